"""Where browsers find the gateway, for links that lead there from elsewhere."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from bot.settings import Settings


def page_url(connection: HTTPConnection, settings: Settings) -> str:
    """Without a closing slash. Where no setting says it, the address by which this request or line reached the gateway."""
    scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
    return (settings.public_url or str(connection.base_url.replace(scheme=scheme))).rstrip("/")
