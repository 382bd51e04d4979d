"""Benefits without a conversation: match a household, search, look one up. Translates, decides nothing."""

from __future__ import annotations

import asyncio
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Query, Request, Response

from channels.problems import Problem
from channels.shapes import FoundBenefits, Household, Matches
from channels.text import clean
from channels.web import JSON, PROBLEMS, Route, Shared, address

router = APIRouter(prefix="/api/v1", tags=["benefits"], route_class=Route, responses=PROBLEMS)


@router.post("/match", response_model=Matches, summary="What a household may get, without a conversation")
async def match(household: Household, request: Request, shared: Shared) -> Response:
    shared.limits.queries.take(address(request))
    # Off the event loop: judging every benefit takes milliseconds that conversations should not wait for.
    found = await asyncio.to_thread((await shared.supervision.dialogue()).match, household.facts, shared.clock().date())
    return Response(orjson.dumps(found), media_type=JSON)


@router.get("/benefits", response_model=FoundBenefits, summary="Search in everyday words")
async def search(
    request: Request, shared: Shared, q: Annotated[str, Query(max_length=200)] = "", limit: Annotated[int, Query(ge=1, le=100)] = 10
) -> Response:
    shared.limits.queries.take(address(request))
    items = await asyncio.to_thread((await shared.supervision.dialogue()).search, clean(q), limit, shared.clock().date())
    return Response(orjson.dumps({"items": items}), media_type=JSON)


@router.get("/benefits/{benefit_id}", response_model=dict, summary="One benefit, whole, with its sources and date")
async def benefit(benefit_id: Annotated[str, Path(max_length=200)], request: Request, shared: Shared) -> Response:
    shared.limits.queries.take(address(request))
    if benefit_id in (await shared.supervision.switches()).unspoken:
        raise Problem("switched_off")
    found = shared.dialogue.benefit(benefit_id, shared.clock().date())
    if found is None:
        raise Problem("no_such_benefit")
    return Response(orjson.dumps(found), media_type=JSON)
