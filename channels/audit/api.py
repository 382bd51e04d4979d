"""The audit log for those who may read it. Rows are never changed or removed over any call."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query
from pydantic import Field

from channels.audit import log
from channels.audit.log import Entry, Sought
from channels.clock import SEOUL, from_millis, iso, millis
from channels.staff.roles import ADMINISTRATOR, AUDITOR
from channels.staff.session import Member, signed_in
from channels.text import clean
from channels.web import MOST_SEQ, Shared

MOST_ROWS, MOST_Q = 500, 100

router = APIRouter(prefix="/api/v1/console", tags=["console"])
Reader = Annotated[Member, Depends(signed_in(AUDITOR, ADMINISTRATOR))]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
Number = Annotated[int | None, Query(ge=0, le=MOST_SEQ)]


@router.get("/audit", summary="The audit log: after a number oldest first and all of it, else newest first and what is sought")
async def read(
    _reader: Reader,
    shared: Shared,
    after: Number = None,
    before: Number = None,
    q: Annotated[str | None, Query(max_length=MOST_Q, description="In the actor, the target or the detail; or a row's number.")] = None,
    action: Annotated[str | None, Query(max_length=32)] = None,
    since: Annotated[Day | None, Query(description="First day, in Korea.")] = None,
    until: Annotated[Day | None, Query(description="Last day, in Korea.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 100,
) -> dict[str, Any]:
    """`next` goes where `after` or `before` was, for the page that follows; null where there is none."""
    if after is not None:
        rows = await shared.store.run(log.read, after, limit + 1)
    else:
        sought = Sought(clean(q or "") or None, action or None, _begins(since), _begins(until and until + timedelta(days=1)))
        rows = await shared.store.run(log.newest, MOST_SEQ if before is None else before, limit + 1, sought)
    more, rows = len(rows) > limit, rows[:limit]
    return {"items": [_shown(row) for row in rows], "next": rows[-1].seq if more else None}


def _begins(day: date | None) -> int | None:
    return millis(datetime.combine(day, time(), SEOUL)) if day else None


def _shown(row: Entry) -> dict[str, Any]:
    at = iso(from_millis(row.at))
    return {
        "seq": row.seq,
        "at": at,
        "actor": row.actor,
        "action": row.action,
        "target": row.target,
        "detail": orjson.loads(row.detail),
    }
