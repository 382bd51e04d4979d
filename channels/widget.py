"""The chat on somebody else's page: the script that a page embeds, and the chat page in a frame that only those pages may hold."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from bot.settings import Settings
from channels import page
from channels.gateway import Gateway

CSP = "Content-Security-Policy"
OWN = "frame-ancestors 'self'"

router = APIRouter()


@router.api_route("/widget.js", methods=["GET", "HEAD"], include_in_schema=False)
async def script(request: Request) -> Response:
    """The one script: everything else is in the frame, where the page around it reaches nothing."""
    response = await page.files().get_response("widget/widget.js", request.scope)
    # A page that is isolated (COEP) may load it all the same: it holds nothing that is anybody's.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@router.api_route("/widget", methods=["GET", "HEAD"], include_in_schema=False)
async def framed(request: Request) -> Response:
    shared: Gateway = request.app.state.gateway
    response = await page.files().get_response("index.html", request.scope)
    response.headers.update(page.SECURITY | {CSP: page.SECURITY[CSP].replace(OWN, ancestors(shared.settings))})
    # The page around it may lend the microphone, which is asked for in the frame.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def ancestors(settings: Settings) -> str:
    """Which pages may hold the frame, for the browser to see to."""
    return " ".join([OWN, *settings.widget_origins])
