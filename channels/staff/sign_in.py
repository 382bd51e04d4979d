"""Into the console and out of it, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection
from starlette.responses import RedirectResponse

from channels.audit import log
from channels.clock import millis
from channels.page_url import page_url
from channels.problems import Problem
from channels.staff import door, enter, session, shapes, tickets
from channels.staff.enter import Entered
from channels.staff.session import COOKIE, PATH, DoorRoute
from channels.staff.sign_on import Pending, SignOnError, SingleSignOn
from channels.staff.tickets import FULL, TOTP, Session
from channels.vault import VaultError
from channels.web import JSON, PROBLEMS, Shared, address

SIGN_ON = f"{PATH}/sign-in/oidc"
CALLBACK = f"{SIGN_ON}/callback"
PENDING = "threeany_oidc"
PENDING_MS = 10 * 60 * 1000
PAGE = "/console"

router = APIRouter(prefix=PATH, tags=["console"], route_class=DoorRoute, responses=PROBLEMS)


async def second_step(request: Request) -> Session:
    return await session.current(request, TOTP)


@router.post("/sign-in", summary="Sign in with a password")
async def sign_in(body: shapes.SignIn, request: Request, shared: Shared) -> Response:
    session.from_here(request)
    before = request.cookies.get(COOKIE, "")
    return _entered(await enter.by_password(shared, body.login, body.password, address(request), before), request)


@router.post("/sign-in/totp", summary="The second factor")
async def totp(body: shapes.TotpCode, request: Request, shared: Shared, half: Annotated[Session, Depends(second_step)]) -> Response:
    before = request.cookies.get(COOKIE, "")
    return _entered(await enter.by_code(shared, half.member.id, body.code, address(request), before), request)


@router.post("/sign-out", status_code=204, summary="Sign out")
async def sign_out(request: Request, shared: Shared) -> Response:
    found = await session.current(request, FULL)

    def leave(connection: Connection) -> None:
        tickets.end(connection, request.cookies[COOKIE])
        tickets.gone(connection, found.member.id)
        log.write(connection, found.member.login, "sign_out", found.member.login, millis(shared.clock()))

    await shared.store.run(leave)
    response = Response(status_code=204)
    session.take_back(response, request)
    return response


@router.post("/setup", summary="Set a password by a one-time link")
async def set_up(body: shapes.SetUp, request: Request, shared: Shared) -> dict[str, Any]:
    session.from_here(request)
    account = await enter.by_link(shared, body.token, body.password, body.login, body.name, address(request))
    return {"login": account.login, "name": account.name, "role": account.role}


@router.get("/sign-in/oidc", status_code=303, response_class=RedirectResponse, summary="To the provider of single sign-on")
async def to_provider(request: Request, shared: Shared) -> Response:
    provider = _provider(shared.door)
    back = page_url(request, shared.settings) + CALLBACK
    try:
        url, pending = await provider.begin(back, millis(shared.clock()), PENDING_MS)
    except SignOnError as error:
        return await _refused(shared, error.reason, request)
    response = RedirectResponse(url, 303)
    sealed = shared.vault.seal(orjson.dumps(pending).decode())
    # Lax, not Strict: the browser comes back from the provider's site, and must bring it.
    response.set_cookie(PENDING, sealed, PENDING_MS // 1000, path=SIGN_ON, httponly=True, samesite="lax", secure=session.is_https(request))
    return response


@router.get("/sign-in/oidc/callback", status_code=303, response_class=RedirectResponse, summary="Back from the provider")
async def from_provider(request: Request, shared: Shared) -> Response:
    """Ends at the console's page: signed in, or with `#refused=CODE`."""
    provider = _provider(shared.door)
    where, before = address(request), request.cookies.get(COOKIE, "")
    try:
        pending = Pending(**orjson.loads(shared.vault.unseal(request.cookies.get(PENDING, ""))))
        vouched = await provider.finish(pending, dict(request.query_params), millis(shared.clock()))
        entered = await enter.by_sign_on(shared, vouched, where, before)
    except VaultError:
        return await _refused(shared, "state", request)
    except SignOnError as error:
        return await _refused(shared, error.reason, request)
    response = RedirectResponse(PAGE, 303)
    session.give(response, request, entered.cookie)
    response.delete_cookie(PENDING, path=SIGN_ON)
    return response


def _provider(found: door.Door) -> SingleSignOn:
    if found.sign_on is None:
        raise Problem("not_found")
    return found.sign_on


async def _refused(shared: Shared, reason: str, request: Request) -> Response:
    await enter.not_vouched(shared, reason, address(request))
    code = "not_permitted" if reason in ("role", "disabled") else "sso_failed"
    response = RedirectResponse(f"{PAGE}#refused={code}", 303)
    response.delete_cookie(PENDING, path=SIGN_ON)
    return response


def _entered(found: Entered, request: Request) -> Response:
    csrf = tickets.csrf_token(found.cookie)
    # Whoever has the password alone learns nothing more of the account.
    me = shapes.me(found.account, csrf) if found.stage == FULL else None
    response = Response(orjson.dumps({"stage": found.stage, "csrf": csrf, "me": me}), media_type=JSON)
    session.give(response, request, found.cookie)
    return response
