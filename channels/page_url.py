"""Where browsers find the gateway, for links that lead there from elsewhere."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from bot.settings import Settings


def page_url(connection: HTTPConnection, settings: Settings) -> str:
    """Without a closing slash. Where no setting says it, the address by which this request reached the gateway."""
    return (settings.public_url or str(connection.base_url)).rstrip("/")
