"""Consents and one's own data over HTTP: translates, decides nothing."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import orjson
from fastapi import APIRouter, Header, Path, Response
from pydantic import BaseModel, Field

from channels.keeping.readable import SECURITY
from channels.web import JSON, PROBLEMS, Opened, Route, Shared

HTML = "text/html"
MOST_ACCEPT = 1000
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": SECURITY}
"""Nobody's disk keeps a copy that was not asked for."""

router = APIRouter(prefix="/api/v1", tags=["keeping"], route_class=Route, responses=PROBLEMS)
What = Annotated[str, Path(max_length=32)]


class Decision(BaseModel):
    granted: bool
    version: Annotated[str, Field(max_length=32)] | None = Field(None, description="Of the sentence that was shown; needed to agree.")


@router.get("/consents", summary="The sentences a citizen may be asked to agree to, with their versions")
async def terms(shared: Shared) -> Response:
    return _json({"terms": [term.shown() for term in shared.own_data.terms.values()]})


@router.get("/conversations/{conversation_id}/consents", summary="What was agreed to in this conversation")
async def consents(conversation: Opened, shared: Shared) -> Response:
    return _json(await shared.own_data.consents(conversation))


@router.put("/conversations/{conversation_id}/consents/{what}", summary="Agree, or take it back")
async def decide(conversation: Opened, what: What, decision: Decision, shared: Shared) -> Response:
    """Taking back a call-back removes the number that was left, taking back a messenger its address."""
    return _json(await shared.own_data.decide(conversation, what, decision.granted, decision.version))


@router.get("/conversations/{conversation_id}/export", summary="Everything kept about this conversation")
async def export(conversation: Opened, shared: Shared, accept: Annotated[str, Header(max_length=MOST_ACCEPT)] = JSON) -> Response:
    """JSON; as a page to read with `Accept: text/html`."""
    kept = await shared.own_data.export(conversation)
    name = shared.own_data.readable().file
    if _prefers_page(accept):
        return Response(shared.own_data.readable().page(kept), media_type=f"{HTML}; charset=utf-8", headers=_as_file(f"{name}.html"))
    return Response(orjson.dumps(kept, option=orjson.OPT_INDENT_2), media_type=JSON, headers=_as_file(f"{name}.json"))


def _prefers_page(accept: str) -> bool:
    """Which of the two is named first."""
    named = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    return next((kind for kind in named if kind in (HTML, JSON)), JSON) == HTML


def _as_file(name: str) -> dict[str, str]:
    return {**PRIVATE, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def _json(content: dict[str, Any]) -> Response:
    return Response(orjson.dumps(content), media_type=JSON)
