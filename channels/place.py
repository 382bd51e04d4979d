"""In which 시군구 somebody is who shares their position. Translates, decides nothing."""

from __future__ import annotations

from typing import Annotated

import orjson
from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from channels.web import JSON, PROBLEMS, Opened, Route, Shared

FARTHEST_M = 1_000_000.0

router = APIRouter(prefix="/api/v1", tags=["conversation"], route_class=Route, responses=PROBLEMS)


class Position(BaseModel):
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    accuracy: Annotated[float, Field(ge=0, le=FARTHEST_M, allow_inf_nan=False, description="Metres by which it may be off.")] = 0.0


@router.post("/conversations/{conversation_id}/place", summary="In which 시군구 a position lies")
async def place(conversation: Opened, position: Position, shared: Shared) -> Response:
    """One where it is sure, several where it is near a border, none where it cannot be told. Needs the consent `location`; the position is
    forgotten with the answer, and nothing is noted: the citizen says which one it is."""
    found = await shared.whereabouts.of(conversation, position.latitude, position.longitude, position.accuracy)
    shown = [{"sido": each.sido, "sigungu": each.sigungu, "name": str(each)} for each in found]
    return Response(orjson.dumps({"places": shown}), media_type=JSON)
