"""Emergency notices for everybody, over HTTP. Translates, decides nothing."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from channels.web import PROBLEMS, Route, Shared, address

router = APIRouter(prefix="/api/v1", tags=["conversation"], route_class=Route, responses=PROBLEMS)


@router.get("/notices", summary="Emergency notices in force")
async def notices(request: Request, shared: Shared) -> dict[str, Any]:
    """Every conversation is told them too; a page shows them before there is one."""
    shared.limits.queries.take(address(request))
    return {"notices": [each.to_dict() for each in await shared.supervision.notices()]}
