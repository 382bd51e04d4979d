"""The console's conversations over HTTP: translates, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field, StringConstraints, model_validator
from sqlalchemy import Connection

from bot.privacy import mask
from channels import events
from channels.audit import log as audit
from channels.clock import millis
from channels.desk import beside, modes, notes, rows
from channels.desk.modes import OUTCOMES
from channels.desk.rows import Wanted
from channels.desk.suggesting import suggest
from channels.gateway import Gateway
from channels.shapes import ClientId, State
from channels.staff.session import Member, signed_in
from channels.text import clean
from channels.web import JSON, PROBLEMS, Route, Shared

MOST_ROWS = 100
MOST_MESSAGES = 10_000
MOST_CARDS, MOST_LABELS = 10, 20
MOST_NOTE, MOST_LABEL, MOST_AGENCY = 2000, 32, 100

router = APIRouter(prefix="/api/v1/console", tags=["console"], route_class=Route, responses=PROBLEMS)
Id = Annotated[str, Path(max_length=64)]


async def at_work(found: Annotated[Member, Depends(signed_in())], shared: Shared) -> Member:
    """Who calls, whose console thereby gives a sign of life."""
    await shared.desk.seen(found.id)
    return found


By = Annotated[Member, Depends(at_work)]


class Outcome(BaseModel):
    outcome: str = Field("resolved", pattern=f"^({'|'.join(OUTCOMES)})$")


class Onwards(BaseModel):
    to: Annotated[str, StringConstraints(max_length=64)] | None = None
    agency: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_AGENCY)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Onwards:
        if (self.to is None) == (self.agency is None):
            raise ValueError("to a colleague or to an agency")
        return self


class Words(BaseModel):
    text: str
    client_id: ClientId | None = None
    benefits: Annotated[list[str], Field(max_length=MOST_CARDS)] = []


class Text(BaseModel):
    text: str


class Note(BaseModel):
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_NOTE)]


class Labels(BaseModel):
    labels: Annotated[
        list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_LABEL)]], Field(max_length=MOST_LABELS)
    ]


@router.get("/conversations", summary="Conversations, filtered, a page at a time")
async def listed(
    member: By,
    shared: Shared,
    mode: Literal["assistant", "waiting", "counsellor", "closed"] | None = None,
    q: Annotated[str | None, Query(max_length=rows.MOST_Q)] = None,
    channel: Annotated[str | None, Query(max_length=32)] = None,
    label: Annotated[str | None, Query(max_length=MOST_LABEL)] = None,
    crisis: bool | None = None,
    mine: bool = False,
    before: Annotated[str | None, Query(max_length=64)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50,
) -> Response:
    wanted = Wanted(mode, clean(q or "") or None, channel, label, crisis, member.id if mine else None)

    def look(connection: Connection) -> dict[str, Any]:
        items, following = rows.page(connection, wanted, before, limit)
        return {"items": items, "next": following, "counts": rows.counts(connection, member.id)}

    found = await shared.store.run(look)
    shared.desk.board.shows(row["id"] for row in found["items"])
    return _json(found)


@router.get("/conversations/{conversation_id}", summary="One conversation with all that is known of it")
async def detail(conversation_id: Id, member: By, shared: Shared) -> Response:
    found = await shared.store.run(_whole, shared, conversation_id, member, await shared.supervision.telling())
    return Response(found, media_type=JSON)


def _whole(connection: Connection, shared: Gateway, conversation_id: str, member: Member, told: Callable[[str], str]) -> str:
    locked = modes.locked(connection, conversation_id)
    state = told(locked.state)
    (row,) = rows.by_ids(connection, [conversation_id])
    messages = events.read(connection, conversation_id, 0, MOST_MESSAGES, messages_only=True)
    rest = {"row": row, **beside.read(connection, locked, state, shared.desk.summary)}
    audit.write(connection, member.login, "view", conversation_id, millis(shared.clock()))
    # What the log holds is JSON already.
    said = ",".join(event.payload for event in messages)
    return f'{{"messages":[{said}],"state":{state},{events.dump(rest)[1:]}'


@router.post("/conversations/{conversation_id}/claim", response_model=State, summary="Take a conversation")
async def claim(conversation_id: Id, member: By, shared: Shared) -> Response:
    """409 with the owner where another has it."""
    return await _state(shared, await shared.desk.claim(conversation_id, member))


@router.post("/queue/claim", summary="Take the one who is to come next")
async def claim_next(member: By, shared: Shared) -> Response:
    """Their row; 204 where nobody waits."""
    found = await shared.desk.claim_next(member)
    if found is None:
        return Response(status_code=204)
    (row,) = await shared.store.run(rows.by_ids, [found])
    return _json(row)


@router.post("/conversations/{conversation_id}/release", response_model=State, summary="Give it back to the assistant")
async def release(conversation_id: Id, member: By, shared: Shared) -> Response:
    return await _state(shared, await shared.desk.release(conversation_id, member))


@router.post("/conversations/{conversation_id}/close", response_model=State, summary="End it, saying how")
async def close(conversation_id: Id, member: By, shared: Shared, how: Outcome | None = None) -> Response:
    return await _state(shared, await shared.desk.close(conversation_id, member, (how or Outcome()).outcome))


@router.post("/conversations/{conversation_id}/transfer", response_model=State, summary="Pass it on")
async def transfer(conversation_id: Id, onwards: Onwards, member: By, shared: Shared) -> Response:
    """To a colleague who is there, or to an agency: then it is over here."""
    if onwards.to is not None:
        return await _state(shared, await shared.desk.transfer(conversation_id, member, onwards.to))
    return await _state(shared, await shared.desk.refer(conversation_id, member, onwards.agency or ""))


@router.post("/conversations/{conversation_id}/messages", summary="Say something to the citizen")
async def say(conversation_id: Id, words: Words, member: By, shared: Shared) -> Response:
    found = await shared.desk.say(conversation_id, member, words.text, words.client_id, tuple(words.benefits))
    return _json({"seq": found.seq, "message": found.message})


@router.patch("/conversations/{conversation_id}/messages/{message_id}", summary="Put right one's last message")
async def edit(conversation_id: Id, message_id: Id, words: Text, member: By, shared: Shared) -> Response:
    return _json((await shared.desk.edit(conversation_id, member, message_id, words.text)).message)


@router.delete("/conversations/{conversation_id}/messages/{message_id}", summary="Take back one's last message")
async def withdraw(conversation_id: Id, message_id: Id, member: By, shared: Shared) -> Response:
    return _json((await shared.desk.edit(conversation_id, member, message_id, None)).message)


@router.post("/conversations/{conversation_id}/suggest", summary="What the assistant would answer")
async def suggested(conversation_id: Id, _member: By, shared: Shared) -> Response:
    return _json({"text": await suggest(shared, conversation_id)})


@router.post("/conversations/{conversation_id}/notes", status_code=201, summary="A note for colleagues")
async def annotate(conversation_id: Id, note: Note, member: By, shared: Shared) -> Response:
    def write(connection: Connection) -> dict[str, object]:
        modes.locked(connection, conversation_id)
        note_id = notes.add(connection, conversation_id, member.id, clean(note.text), shared.clock())
        audit.write(connection, member.login, "note", conversation_id, millis(shared.clock()))
        return next(each for each in notes.of(connection, conversation_id) if each["id"] == note_id)

    written = await shared.store.run(write)
    shared.followers.wake(conversation_id)
    return _json(written, 201)


@router.put("/conversations/{conversation_id}/labels", summary="Exactly these labels")
async def label_it(conversation_id: Id, labels: Labels, member: By, shared: Shared) -> Response:
    def write(connection: Connection) -> tuple[str, ...]:
        modes.locked(connection, conversation_id)
        found = notes.set_labels(connection, conversation_id, [mask(clean(name))[:MOST_LABEL] for name in labels.labels])
        audit.write(connection, member.login, "label", conversation_id, millis(shared.clock()), count=len(found))
        return found

    found = await shared.store.run(write)
    shared.followers.wake(conversation_id)
    return _json({"labels": found})


async def _state(shared: Gateway, state: str) -> Response:
    return Response((await shared.supervision.telling())(state), media_type=JSON)


def _json(content: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type=JSON)
