"""The console beside its conversations: who is to be called back, and replies kept ready."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, StringConstraints
from sqlalchemy import Connection

from channels.audit import log as audit
from channels.clock import millis
from channels.desk import callbacks, canned
from channels.desk.console import By
from channels.gateway import Gateway
from channels.staff.tickets import Member
from channels.text import clean
from channels.web import JSON, PROBLEMS, Route, Shared

MOST_REASON, MOST_TITLE, MOST_TEXT = 200, 64, 2000

router = APIRouter(prefix="/api/v1/console", tags=["console"], route_class=Route, responses=PROBLEMS)
Id = Annotated[str, Path(max_length=64)]
Status = Literal["open", "done", "unreachable"]


class Why(BaseModel):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=MOST_REASON)]


class How(BaseModel):
    status: Status


class Canned(BaseModel):
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_TITLE)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_TEXT)]
    shared: bool = False


class CannedChange(BaseModel):
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_TITLE)] | None = None
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_TEXT)] | None = None
    shared: bool | None = None


@router.get("/callbacks", summary="Who is to be called back, without the numbers")
async def listed(_member: By, shared: Shared, status: Annotated[Status | None, Query()] = None) -> Response:
    return _json({"items": await shared.store.run(callbacks.listed, status)})


@router.post("/callbacks/{callback_id}/reveal", summary="The number, for a reason that is recorded")
async def reveal(callback_id: Id, why: Why, member: By, shared: Shared) -> Response:
    def read(connection: Connection) -> bytes:
        conversation_id, found = callbacks.reveal(connection, callback_id, shared.vault)
        detail = {"reason": clean(why.reason), "conversation": conversation_id}
        audit.write(connection, member.login, "reveal", callback_id, millis(shared.clock()), **detail)
        return orjson.dumps(found)

    return Response(await shared.store.run(read), media_type=JSON)


@router.patch("/callbacks/{callback_id}", summary="How the call went")
async def settle(callback_id: Id, how: How, member: By, shared: Shared) -> Response:
    at = shared.clock()

    def write(connection: Connection) -> str:
        conversation_id = callbacks.settle(connection, callback_id, member.id, how.status, at)
        audit.write(connection, member.login, "call", callback_id, millis(at), status=how.status, conversation=conversation_id)
        return conversation_id

    shared.followers.wake(await shared.store.run(write))
    return _json({"id": callback_id, "status": how.status})


@router.get("/canned", summary="Replies kept ready: everybody's and one's own")
async def canned_listed(member: By, shared: Shared) -> Response:
    return _json({"items": await shared.store.run(canned.listed, member.id)})


@router.post("/canned", status_code=201, summary="Keep a reply ready")
async def canned_add(new: Canned, member: By, shared: Shared) -> Response:
    by = None if new.shared else member.id

    def write(connection: Connection) -> dict[str, Any]:
        added = canned.add(connection, by, clean(new.title), clean(new.text), shared.clock())
        _written_down(connection, shared, member, added["id"], what="added", shared=added["shared"])
        return added

    return _json(await shared.store.run(write), 201)


@router.patch("/canned/{canned_id}", summary="Change a reply kept ready")
async def canned_change(canned_id: Id, change: CannedChange, member: By, shared: Shared) -> Response:
    values = {name: clean(text) for name, text in (("title", change.title), ("text", change.text)) if text is not None}
    if change.shared is not None:
        values["staff_id"] = None if change.shared else member.id

    def write(connection: Connection) -> dict[str, Any]:
        changed = canned.change(connection, canned_id, member.id, values)
        _written_down(connection, shared, member, canned_id, what="changed", shared=changed["shared"])
        return changed

    return _json(await shared.store.run(write))


@router.delete("/canned/{canned_id}", status_code=204, summary="Keep it no longer")
async def canned_remove(canned_id: Id, member: By, shared: Shared) -> Response:
    def write(connection: Connection) -> None:
        canned.remove(connection, canned_id, member.id)
        _written_down(connection, shared, member, canned_id, what="removed")

    await shared.store.run(write)
    return Response(status_code=204)


def _written_down(connection: Connection, gateway: Gateway, member: Member, canned_id: str, **detail: str | bool) -> None:
    """What many citizens may be told was changed: who did it."""
    audit.write(connection, member.login, "setting", f"canned:{canned_id}", millis(gateway.clock()), **detail)


def _json(content: object, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type=JSON)
