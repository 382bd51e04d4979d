"""Switches, emergency notices and held answers over HTTP: each change is audited in the transaction that makes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints
from sqlalchemy import Connection

from channels.audit import log
from channels.clock import SEOUL, from_millis, iso, millis
from channels.gateway import Gateway
from channels.problems import Problem
from channels.staff.session import Member, signed_in
from channels.supervision import announcements, held, switches
from channels.supervision.announcements import Announcement
from channels.supervision.switches import ASSISTANT, KINDS, OFF, Switch
from channels.text import clean
from channels.web import PROBLEMS, Route, Shared

FOUND_AT_ONCE = 12
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Id = Annotated[str, Path(max_length=64)]
Key = Annotated[str, Path(max_length=80)]

router = APIRouter(prefix="/api/v1/console", tags=["console"], route_class=Route, responses=PROBLEMS)
Supervisor = Annotated[Member, Depends(signed_in("supervisor", "administrator"))]
Counsellor = Annotated[Member, Depends(signed_in("counsellor", "supervisor", "administrator"))]


class NewSwitch(BaseModel):
    kind: Literal["off", "approve"]
    text: Text | None = Field(None, description="Said instead of the usual sentence.")


class NewAnnouncement(BaseModel):
    text: Text
    starts_at: AwareDatetime | None = Field(None, description="Now if left out.")
    ends_at: AwareDatetime


class Released(BaseModel):
    text: Text | None = Field(None, description="Said instead; as it is if left out.")


@router.get("/switches", summary="What is switched off, and what wants a release")
async def every_switch(_member: Supervisor, shared: Shared) -> dict[str, Any]:
    return {"items": [_switch(shared, each) for each in await shared.store.run(switches.every)]}


@router.get("/switchable", summary="Benefits and topics by everyday words, each with the key of its switch")
async def switchable(_member: Supervisor, shared: Shared, q: Annotated[str, Query(max_length=200)] = "") -> dict[str, Any]:
    found = shared.dialogue.called(clean(q), FOUND_AT_ONCE, shared.clock().date())
    return {"items": [{"key": f"{kind}:{one}", "name": name} for kind, one, name in found]}


@router.put("/switches/{key}", summary="Switch something off, or have its answers released by a counsellor")
async def switch(key: Key, new: NewSwitch, member: Supervisor, shared: Shared) -> dict[str, Any]:
    kind, _, one = key.partition(":")
    if key != ASSISTANT and (kind not in KINDS or shared.dialogue.name_of(one, shared.clock().date()) is None):
        raise Problem("not_found")
    if key == ASSISTANT and new.kind != OFF:
        raise Problem("invalid")
    at = millis(shared.clock())

    def put(connection: Connection) -> None:
        switches.put(connection, key, new.kind, new.text, member.id, at)
        log.write(connection, member.login, "switch", key, at, kind=new.kind, text=new.text)

    await _changed(shared, put)
    return await every_switch(member, shared)


@router.delete("/switches/{key}", summary="Switch it on again")
async def unswitch(key: Key, member: Supervisor, shared: Shared) -> dict[str, Any]:
    at = millis(shared.clock())

    def remove(connection: Connection) -> None:
        if not switches.remove(connection, key):
            raise Problem("not_found")
        log.write(connection, member.login, "switch", key, at, kind="on")

    await _changed(shared, remove)
    return await every_switch(member, shared)


@router.get("/announcements", summary="Emergency notices that have not ended, the next first")
async def every_announcement(_member: Supervisor, shared: Shared) -> dict[str, Any]:
    now = millis(shared.clock())
    found = await shared.store.run(announcements.every, now)
    return {"items": [{**each.to_dict(), "in_force": each.is_in_force(now)} for each in found]}


@router.post("/announcements", status_code=201, summary="Tell everybody, on every channel")
async def announce(new: NewAnnouncement, member: Supervisor, shared: Shared) -> dict[str, Any]:
    now = shared.clock()
    starts_at, ends_at = _seoul(new.starts_at or now), _seoul(new.ends_at)
    if ends_at <= max(starts_at, now):
        raise Problem("invalid")

    def add(connection: Connection) -> Announcement:
        made = announcements.add(connection, new.text, millis(starts_at), millis(ends_at), member.id, millis(now))
        log.write(connection, member.login, "announce", made.id, millis(now), starts_at=iso(starts_at), ends_at=iso(ends_at))
        return made

    made: Announcement = await _changed(shared, add)
    return made.to_dict()


@router.delete("/announcements/{announcement_id}", status_code=204, summary="Tell nobody any more")
async def withdraw(announcement_id: Id, member: Supervisor, shared: Shared) -> Response:
    at = millis(shared.clock())

    def remove(connection: Connection) -> None:
        if not announcements.remove(connection, announcement_id):
            raise Problem("not_found")
        log.write(connection, member.login, "announce", announcement_id, at, withdrawn=True)

    await _changed(shared, remove)
    return Response(status_code=204)


@router.get("/held", summary="Answers that wait for a release, the oldest first")
async def every_held(member: Counsellor, shared: Shared) -> dict[str, Any]:
    minutes, at, looked_at = shared.settings.approval_minutes, shared.clock(), shared.supervision.looked_at
    day = at.date()

    def look(connection: Connection) -> list[dict[str, Any]]:
        items = held.waiting(connection)
        for item in items:
            # A citizen's question is read. The page asks every few seconds: who reads it is written down once.
            if (member.id, item["id"]) not in looked_at:
                log.write(connection, member.login, "view", item["conversation"], millis(at), held=item["id"])
        return items

    items = await shared.store.run(look)
    shared.supervision.looks_at(member.id, [item["id"] for item in items])
    return {"items": [{**each, "name": shared.dialogue.name_of(each["about"], day) or each["about"]} for each in items], "minutes": minutes}


@router.post("/held/{held_id}/release", summary="Say it, as it is or edited")
async def release(held_id: Id, released: Released, member: Counsellor, shared: Shared) -> dict[str, Any]:
    at = shared.clock()

    def say(connection: Connection) -> str:
        conversation_id = held.release(connection, held_id, member, released.text, at)
        edited = released.text is not None
        log.write(connection, member.login, "approve", conversation_id, millis(at), held=held_id, what="released", edited=edited)
        return conversation_id

    shared.followers.wake(await shared.store.run(say))
    return await every_held(member, shared)


@router.post("/held/{held_id}/drop", summary="Never say it: the citizen waits for a person instead")
async def drop(held_id: Id, member: Counsellor, shared: Shared) -> dict[str, Any]:
    at, supervision = shared.clock(), shared.supervision

    def give_up(connection: Connection) -> str:
        conversation_id = held.drop(connection, held_id, member.id, supervision.say("dropped"), supervision.taking, at)
        log.write(connection, member.login, "approve", conversation_id, millis(at), held=held_id, what="dropped")
        return conversation_id

    shared.followers.wake(await shared.store.run(give_up))
    return await every_held(member, shared)


async def _changed(shared: Gateway, change: Callable[[Connection], Any]) -> Any:
    done = await shared.store.run(change)
    shared.supervision.changed()
    return done


def _switch(shared: Gateway, one: Switch) -> dict[str, Any]:
    name = shared.dialogue.name_of(one.id, shared.clock().date()) if one.id else None
    at = iso(from_millis(one.created_at))
    return {"key": one.key, "kind": one.kind, "name": name or one.id or None, "text": one.text, "by": one.by, "created_at": at}


def _seoul(at: datetime) -> datetime:
    return at.astimezone(SEOUL)
