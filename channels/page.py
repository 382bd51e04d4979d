"""The pages: the web chat, the kiosk and the counsellors' console, files of `static/` sent as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"
SECURITY = {
    # Everything the page needs comes from here, so nothing that is slipped into it may load or run anything else.
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
}

router = APIRouter()


class Files(StaticFiles):
    """Asked for again each time, sent again only if their ETag changed: a new version is there at once, and all of it."""

    def file_response(self, full_path: Any, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(full_path, *args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        if str(full_path).endswith(".html"):
            # Whichever way a page is asked for, no other site may frame it; the page itself cannot say so.
            response.headers.update(SECURITY)
        return response


@router.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
async def chat(request: Request) -> Response:
    return await _page("index.html", request)


@router.api_route("/kiosk", methods=["GET", "HEAD"], include_in_schema=False)
async def kiosk(request: Request) -> Response:
    return await _page("kiosk/index.html", request)


@router.api_route("/console", methods=["GET", "HEAD"], include_in_schema=False)
async def console(request: Request) -> Response:
    return await _page("console/index.html", request)


async def _page(path: str, request: Request) -> Response:
    response = await files().get_response(path, request.scope)
    response.headers.update(SECURITY)
    return response


def files() -> Files:
    return Files(directory=STATIC)
