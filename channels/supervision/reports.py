"""Figures, their charts and their CSV over HTTP, for supervisors and auditors. Translates, decides nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from channels.audit import log
from channels.clock import millis
from channels.gateway import Gateway
from channels.problems import Problem
from channels.shapes import Channel
from channels.staff.session import Member, signed_in
from channels.supervision import charts, sheet
from channels.supervision import figures as counting
from channels.supervision.figures import Period
from channels.web import PROBLEMS, Route, Shared

USUAL_DAYS, MOST_DAYS = 30, 366
SAFE_PICTURE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Cache-Control": "no-store"}
"""pygal writes its styles into the picture; nothing else in it may load or run, however it is opened."""

router = APIRouter(prefix="/api/v1/console", tags=["console"], route_class=Route, responses=PROBLEMS)
Reader = Annotated[Member, Depends(signed_in("supervisor", "administrator", "auditor"))]


async def period(
    shared: Shared,
    first: Annotated[date | None, Query(alias="from", description="First day in Korea; 30 days before the last if left out")] = None,
    last: Annotated[date | None, Query(alias="to", description="Last day; today if left out")] = None,
    channel: Annotated[Channel | None, Query()] = None,
) -> Period:
    last = last or shared.clock().date()
    first = first or last - timedelta(days=USUAL_DAYS - 1)
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Problem("invalid")
    return Period(first, last, channel)


Chosen = Annotated[Period, Depends(period)]


@router.get("/figures", summary="Load at this moment, and the figures of a period")
async def figures(_reader: Reader, shared: Shared, chosen: Chosen) -> dict[str, Any]:
    now = await shared.store.run(counting.live, millis(shared.clock()))
    return {"live": now, **await _figures(shared, chosen)}


@router.get("/figures/live", summary="Load at this moment")
async def live(_reader: Reader, shared: Shared) -> dict[str, Any]:
    return await shared.store.run(counting.live, millis(shared.clock()))


@router.get("/figures.csv", summary="The same as CSV: `days`, a line a day and channel, or `questions` without an answer")
async def download(
    reader: Reader, shared: Shared, chosen: Chosen, of: Annotated[Literal["days", "questions"], Query()] = "days"
) -> Response:
    def taken_away(connection: Connection) -> Iterable[str]:
        period = {"first": str(chosen.first), "last": str(chosen.last), "channel": chosen.channel}
        log.write(connection, reader.login, "export", "figures", millis(shared.clock()), of=of, **period)
        if of == "days":
            return sheet.of_cells(counting.cells(connection, chosen), titles)
        return sheet.of_questions(counting.unanswered(connection, chosen), titles)

    titles = shared.wording.options(f"supervision.csv.{of}")
    lines = await shared.store.run(taken_away)
    name = f"{of}-{chosen.first}-{chosen.last}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/charts/{name}.svg", summary="A chart of the figures", response_class=Response)
async def chart(_reader: Reader, shared: Shared, chosen: Chosen, name: str, theme: Annotated[charts.Theme, Query()] = "light") -> Response:
    if name not in charts.CHARTS:
        raise Problem("not_found")
    found = await _figures(shared, chosen)
    # Off the event loop: drawing takes tens of milliseconds that conversations should not wait for.
    drawn = await asyncio.to_thread(charts.draw, name, found, shared.wording, theme)
    return Response(drawn, media_type="image/svg+xml", headers=SAFE_PICTURE)


async def _figures(shared: Gateway, chosen: Period) -> dict[str, Any]:
    found = await shared.store.run(counting.figures, chosen)
    topics = [{"name": name_of(shared, topic["about"]), **topic} for topic in found["topics"]]
    return {**found, "topics": topics}


def name_of(shared: Gateway, about: str | None) -> str:
    """Of a benefit or topic; an id that none bears any more as it is."""
    if about is None:
        return shared.wording.say("supervision.topic_none")
    return shared.dialogue.name_of(about, shared.clock().date()) or about
