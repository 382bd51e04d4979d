"""What a citizen says to the desk over HTTP, beside asking for a person at once: to be called back, how it was. Translates, decides
nothing."""

from __future__ import annotations

from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from channels.clock import iso
from channels.desk import callbacks, ratings
from channels.desk.callbacks import Wish
from channels.shapes import State
from channels.text import clean
from channels.web import JSON, PROBLEMS, Opened, Route, Shared

MOST_LINE, MOST_ABOUT = 200, 1000

router = APIRouter(prefix="/api/v1", tags=["conversation"], route_class=Route, responses=PROBLEMS)
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_LINE)]


class CallBack(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"phone": "010-0000-0000", "when": "오후에", "consent": True}]})

    phone: Annotated[str, StringConstraints(max_length=40)]
    address: Line | None = None
    when: Line | None = None
    about: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_ABOUT)] | None = None
    consent: Literal[True]


class Rating(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"score": 5, "reason": "친절했어요"}]})

    score: int = Field(strict=True, ge=ratings.WORST, le=ratings.BEST)
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_ABOUT)] | None = None


@router.get("/conversations/{conversation_id}/callback", summary="What one agrees to who leaves a number, and when the call comes")
async def terms(conversation: Opened, shared: Shared) -> Response:
    """`opens_at`: null where counsellors are there."""
    opens = shared.desk.taking.opens_at(shared.clock())
    return Response(
        orjson.dumps({**callbacks.terms(shared.desk.taking.sentences), "opens_at": iso(opens) if opens else None}), media_type=JSON
    )


@router.post("/conversations/{conversation_id}/callback", response_model=State, summary="Ask to be called back")
async def call_back(conversation: Opened, asked: CallBack, shared: Shared) -> Response:
    wish = Wish(callbacks.number(asked.phone), *(clean(text or "") or None for text in (asked.address, asked.when, asked.about)))
    state = await shared.desk.call_back(conversation, wish)
    return Response((await shared.supervision.telling())(state), media_type=JSON)


@router.post("/conversations/{conversation_id}/rating", status_code=204, summary="Say how it was")
async def rate(conversation: Opened, judged: Rating, shared: Shared) -> Response:
    """1 (poor) to 5 (good); said again, it replaces what was said."""
    await shared.desk.rate(conversation, judged.score, clean(judged.reason or "") or None)
    return Response(status_code=204)
