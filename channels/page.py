"""The pages: the web chat, the kiosk and the counsellors' console, files of `static/` sent as they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"
SECURITY = {
    # Everything the page needs comes from here, so nothing that is slipped into it may load or run anything else.
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
}

router = APIRouter()


class Files(StaticFiles):
    """Asked for again each time, sent again only if their ETag changed: a new version is there at once, and all of it.

    Kept in memory, less than a megabyte: a page is some forty of them, and to open, read and close each in a thread was half of the
    gateway's work for it.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory)
        self._kept: dict[str, tuple[str, bytes]] = {}

    def file_response(self, full_path: Any, stat_result: Any, scope: Any, status_code: int = 200) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        if isinstance(response, FileResponse):
            content = self._content(str(full_path), response.headers["etag"]) if scope["method"] == "GET" else b""
            response = Response(content, status_code, {name: value for name, value in response.headers.items() if name != "accept-ranges"})
        if str(full_path).endswith(".html"):
            # Whichever way a page is asked for, no other site may frame it; the page itself cannot say so.
            response.headers.update(SECURITY)
        return response

    def _content(self, path: str, etag: str) -> bytes:
        known, content = self._kept.get(path, ("", b""))
        if known != etag:
            content = Path(path).read_bytes()
            self._kept[path] = etag, content
        return content


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


@cache
def files() -> Files:
    return Files(STATIC)
