"""Where citizens find the web page, for links that lead there from elsewhere."""

from __future__ import annotations

from starlette.requests import Request

from bot.settings import Settings


def page_url(request: Request, settings: Settings) -> str:
    """Without a closing slash. Where no setting says it, the address by which this request reached the gateway."""
    return (settings.public_url or str(request.base_url)).rstrip("/")
