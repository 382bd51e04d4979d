"""The web chat: files of `static/`, sent as they are."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"
HEADERS = {
    # Everything the page needs comes from here, so nothing that is slipped into it may load or run anything else.
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'",
    # Asked for again each time, sent again only if changed: a new version is there at once.
    "Cache-Control": "no-cache",
}

router = APIRouter()


@router.get("/", include_in_schema=False)
async def index() -> FileResponse:
    return FileResponse(STATIC / "index.html", headers=HEADERS)


def files() -> StaticFiles:
    return StaticFiles(directory=STATIC)
