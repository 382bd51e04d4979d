"""What a member of staff does with their own account, over HTTP."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection

from channels import problems
from channels.audit import log
from channels.clock import millis
from channels.gateway import Gateway
from channels.problems import Problem
from channels.staff import accounts, attempts, enter, passwords, second_factor, session, shapes, tickets
from channels.staff.roles import AUDITOR, COUNSELLOR
from channels.staff.session import COOKIE, PATH, DoorRoute, Member, signed_in
from channels.staff.tickets import FULL
from channels.web import JSON, PROBLEMS, Shared, address

router = APIRouter(prefix=PATH, tags=["console"], route_class=DoorRoute, responses=PROBLEMS)
Anybody = Annotated[Member, Depends(signed_in(COUNSELLOR, AUDITOR))]


@router.get("/me", summary="Who is signed in, and the token that changes must bring")
async def me(request: Request, shared: Shared) -> Response:
    """Where nobody is, `oidc` tells whether there is single sign-on."""
    try:
        found = await session.current(request, FULL)
    except Problem as problem:
        return problems.response(problem, shared.wording, oidc=shared.door.sign_on is not None)
    account = await shared.store.run(accounts.by_id, found.member.id)
    if account is None:
        raise Problem("not_signed_in")
    return Response(orjson.dumps(shapes.me(account, found.csrf)), media_type=JSON)


@router.put("/me/away", summary="Whether I take nobody for now")
async def away(body: shapes.Away, member: Anybody, shared: Shared) -> dict[str, Any]:
    account = await shared.store.run(accounts.change, member.id, away=int(body.away))
    return {"away": bool(account.away)}


@router.post("/me/password", summary="Change my password; every other session ends")
async def password(body: shapes.NewPassword, member: Anybody, request: Request, shared: Shared) -> Response:
    await _confirm(shared, member, body.current, address(request))
    passwords.check(body.password, member.login, member.name)
    hashed = await shared.door.passwords.hash(body.password)

    def change(connection: Connection) -> None:
        accounts.change(connection, member.id, password_hash=hashed)
        log.write(connection, member.login, "user", member.login, millis(shared.clock()), change="password")

    return await _anew(shared, member, request, change)


@router.post("/me/totp", summary="Begin with a second factor: with the password the secret is offered, with its first code it is kept")
async def enrol(body: shapes.Enrol, member: Anybody, request: Request, shared: Shared) -> Response:
    now = millis(shared.clock())
    if body.enrolment is None or body.code is None:
        await _confirm(shared, member, body.password or "", address(request))
        offered = second_factor.offer(shared.vault, member.id, member.login, now)
        return Response(orjson.dumps(asdict(offered)), media_type=JSON)
    sealed, step = second_factor.accept(shared.vault, member.id, body.enrolment, body.code, now)

    def keep(connection: Connection) -> None:
        accounts.change(connection, member.id, totp=sealed, totp_step=step)
        log.write(connection, member.login, "user", member.login, now, change="totp", on=True)

    return await _anew(shared, member, request, keep)


@router.delete("/me/totp", summary="Go on without a second factor")
async def leave(body: shapes.Confirm, member: Anybody, request: Request, shared: Shared) -> Response:
    await _confirm(shared, member, body.password, address(request))

    def drop(connection: Connection) -> None:
        # The step stays: a code that was seen is not taken again should the same secret ever come back.
        accounts.change(connection, member.id, totp=None)
        log.write(connection, member.login, "user", member.login, millis(shared.clock()), change="totp", on=False)

    return await _anew(shared, member, request, drop)


async def _confirm(shared: Gateway, member: Member, password: str, where: str) -> None:
    """Whoever sits at somebody's unlocked console does not know their password. Guesses count as at the door."""
    now = millis(shared.clock())
    attempt = await shared.store.run(attempts.at_account, member.id, now, shared.door.rule)
    fits, _ = await shared.door.passwords.fits(password, attempt.password_hash)
    if not fits:
        await shared.store.run(enter.failed, attempt, now, where, "confirm")
        raise Problem("wrong_password")
    await shared.store.run(attempts.forgive, member.id)


async def _anew(shared: Gateway, member: Member, request: Request, change: Any) -> Response:
    """Make a change after which every session of the member ends, and begin another for the browser that asked for it."""
    now, hours = millis(shared.clock()), shared.settings.staff_session_hours

    def work(connection: Connection) -> str:
        tickets.end(connection, request.cookies[COOKIE])
        tickets.end_all(connection, member.id)
        change(connection)
        return tickets.begin(connection, member.id, FULL, now, hours * 3_600_000)

    cookie = await shared.store.run(work)
    response = Response(orjson.dumps({"csrf": tickets.csrf_token(cookie)}), media_type=JSON)
    session.give(response, request, cookie)
    return response
