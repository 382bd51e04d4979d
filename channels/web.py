"""The conversation API over HTTP: translates, decides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from ipaddress import ip_address, ip_network
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from bot.errors import NotAllowed
from channels import qr
from channels.conversation import Incoming
from channels.gateway import Gateway, gateway
from channels.identity import digest
from channels.page_url import page_url
from channels.shapes import Answer, Code, Facts, Key, LinkCode, NewConversation, ProblemDetails, Say, State, Transcript
from channels.text import clean, well_formed

MOST_SEQ = 2**31 - 1
ONE_HOME_BITS = 64
"""An IPv6 network that one household or office is given at least."""
JSON = "application/json"
_PROBLEM = {"application/problem+json": {"schema": ProblemDetails.model_json_schema()}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    401: {"content": _PROBLEM, "description": "The token does not open it"},
    404: {"content": _PROBLEM, "description": "No such thing"},
    422: {"content": _PROBLEM, "description": "Not as agreed"},
    429: {"content": _PROBLEM, "description": "Too often: see Retry-After"},
}


class WellFormed(Request):
    """JSON whose texts are valid Unicode, whatever the client sent: half an emoji must not cost a citizen their message."""

    async def json(self) -> Any:
        if not hasattr(self, "_json"):
            self._json = well_formed(json.loads(await self.body()))
        return self._json


class Route(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            return await handle(WellFormed(request.scope, request.receive))

        return handler


router = APIRouter(prefix="/api/v1", tags=["conversation"], route_class=Route, responses=PROBLEMS)
bearer = HTTPBearer(auto_error=False, description="The token of this one conversation.")
Shared = Annotated[Gateway, Depends(gateway)]
AnyId = Annotated[str, Path(max_length=64)]


def address(request: HTTPConnection) -> str:
    """Who is asking, for limits: an IPv4 address, or the network of an IPv6 one, since a device has as many of those as it likes."""
    host = request.client.host if request.client else "unknown"
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if found.version == 4 or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(ip_network((found, ONE_HOME_BITS), strict=False))


async def opened(
    conversation_id: AnyId, shared: Shared, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> str:
    """The conversation's id, once its token was shown and its limit allows."""
    if credentials is None:
        raise NotAllowed("no token")
    shared.limits.messages.take(digest(credentials.credentials))
    await shared.conversations.admit(clean(conversation_id), credentials.credentials)
    return conversation_id


Opened = Annotated[str, Depends(opened)]


@router.post("/conversations", status_code=201, response_model=Key, summary="Begin a conversation")
async def begin(new: NewConversation, request: Request, shared: Shared) -> Response:
    shared.limits.conversations.take(address(request))
    return _key(await shared.conversations.begin(new.channel))


@router.post("/conversations/join", status_code=201, response_model=Key, summary="Go on here with a code from another device")
async def join(code: Code, request: Request, shared: Shared) -> Response:
    # Only wrong codes count, but they are counted before they are looked at: guesses sent at once must not slip through together.
    shared.limits.joins.take(address(request))
    found = await shared.conversations.join(code.code, code.channel)
    shared.limits.joins.give_back(address(request))
    return _key(found)


@router.post("/conversations/{conversation_id}/messages", response_model=Answer, summary="Say something")
async def say(conversation: Opened, said: Say, shared: Shared) -> Response:
    """What the assistant answered. If that takes over five seconds, a notice; the same `client_id` gives the answer once it is there."""
    client_id = clean(said.client_id) or None if said.client_id else None
    answer = await shared.conversations.handle(Incoming(conversation, said.text, client_id))
    return Response(f'{{"messages":[{",".join(answer.messages)}],"state":{answer.state}}}', media_type=JSON)


@router.get("/conversations/{conversation_id}/messages", response_model=Transcript, summary="The transcript, oldest first")
async def transcript(conversation: Opened, shared: Shared, after: Annotated[int, Query(ge=0, le=MOST_SEQ)] = 0) -> Response:
    events = await shared.conversations.read(conversation, after, messages_only=True)
    return Response(f'{{"messages":[{",".join(event.payload for event in events)}]}}', media_type=JSON)


@router.get("/conversations/{conversation_id}/state", response_model=State, summary="What was understood and found")
async def state(conversation: Opened, shared: Shared) -> Response:
    return Response(await shared.conversations.state(conversation), media_type=JSON)


@router.patch("/conversations/{conversation_id}/facts", response_model=State, summary="Edit or remove what was understood")
async def edit(conversation: Opened, facts: Facts, shared: Shared) -> Response:
    return Response(await shared.conversations.edit(conversation, facts.person, facts.facts), media_type=JSON)


@router.post("/conversations/{conversation_id}/handover", response_model=State, summary="Ask for a person")
async def handover(conversation: Opened, shared: Shared) -> Response:
    return Response(await shared.conversations.handover(conversation), media_type=JSON)


@router.post("/conversations/{conversation_id}/handover/cancel", response_model=State, summary="Wait for a person no longer")
async def stay(conversation: Opened, shared: Shared) -> Response:
    return Response(await shared.conversations.stay(conversation), media_type=JSON)


@router.post("/conversations/{conversation_id}/link", status_code=201, response_model=LinkCode, summary="A code for another device")
async def link(conversation: Opened, request: Request, shared: Shared) -> Response:
    shared.limits.links.take(address(request))
    code, expires_at = await shared.conversations.link(conversation)
    # In the fragment, which is sent to no server: no log of a proxy's keeps the code.
    url = f"{page_url(request, shared.settings)}/#code={code}"
    found = {"code": code, "expires_at": expires_at, "valid_s": 60 * shared.settings.link_minutes, "url": url, "qr": qr.svg(url)}
    return Response(orjson.dumps(found), 201, media_type=JSON)


@router.delete("/conversations/{conversation_id}", status_code=204, summary="Erase the conversation and what was learnt in it")
async def erase(conversation: Opened, request: Request, shared: Shared) -> Response:
    """The rows are gone, and every byte of them unless other erasures or a backup hold that up; then it follows by itself."""
    shared.limits.erasures.take(address(request))
    await shared.conversations.erase(conversation)
    return Response(status_code=204)


def _key(found: tuple[str, str]) -> Response:
    conversation_id, token = found
    return Response(orjson.dumps({"id": conversation_id, "token": token}), 201, media_type=JSON)
