"""The audit log for those who may read it. Rows are never changed or removed over any call."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query

from channels.audit import log
from channels.audit.log import Entry
from channels.clock import from_millis, iso
from channels.staff.roles import ADMINISTRATOR, AUDITOR
from channels.staff.session import Member, signed_in
from channels.web import MOST_SEQ, Shared

MOST_ROWS = 500

router = APIRouter(prefix="/api/v1/console", tags=["console"])
Reader = Annotated[Member, Depends(signed_in(AUDITOR, ADMINISTRATOR))]
Number = Annotated[int | None, Query(ge=0, le=MOST_SEQ)]


@router.get("/audit", summary="The audit log: after a number oldest first, else newest first")
async def read(
    _reader: Reader, shared: Shared, after: Number = None, before: Number = None, limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 100
) -> dict[str, Any]:
    """`next` goes where `after` or `before` was, for the page that follows; null where there is none."""
    rows = (
        await shared.store.run(log.newest, before or MOST_SEQ, limit) if after is None else await shared.store.run(log.read, after, limit)
    )
    return {"items": [_shown(row) for row in rows], "next": rows[-1].seq if len(rows) == limit else None}


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
