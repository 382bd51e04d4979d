"""The address at which Telegram calls us. Translates, decides nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from bot.errors import NotAllowed
from channels.problems import Problem
from channels.telegram.service import Service
from channels.web import WellFormed

router = APIRouter(prefix="/api/v1", include_in_schema=False)


@router.post("/telegram")
async def update(request: Request, x_telegram_bot_api_secret_token: Annotated[str | None, Header()] = None) -> Response:
    """Answered once the update is stored; any other answer, and Telegram sends it again."""
    service: Service | None = getattr(request.app.state, "telegram", None)
    if service is None:
        raise Problem("not_found")
    if not service.is_telegram(x_telegram_bot_api_secret_token):
        raise NotAllowed("secret")
    try:
        content = await WellFormed(request.scope, request.receive).json()
    except ValueError:
        raise Problem("bad_json") from None
    await service.take(content)
    return Response(status_code=200)
