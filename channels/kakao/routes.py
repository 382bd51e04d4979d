"""The address that Kakao's chatbot builder calls: checks who calls, translates, decides nothing."""

from __future__ import annotations

import asyncio
import hmac
import json
from hashlib import sha256
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from channels.gateway import Gateway
from channels.kakao.payload import Payload
from channels.kakao.skill import Asked, Skill
from channels.page_url import page_url
from channels.problems import Problem
from channels.text import well_formed

PATH = "/api/v1/kakao/skill"
JSON = "application/json"

router = APIRouter()


@router.post(PATH, include_in_schema=False)
async def skill(request: Request) -> Response:
    """Only who knows the secret gets in; where there is no secret, there is no such address."""
    shared: Gateway = request.app.state.gateway
    began = asyncio.get_running_loop().time()
    _check(request, shared)
    body = await request.body()
    answering: Skill = request.app.state.kakao
    asked = Asked(_parsed(body), sha256(body).hexdigest(), page_url(request, shared.settings), began)
    return Response(orjson.dumps(await answering.respond(asked)), media_type=JSON)


def _check(request: Request, shared: Gateway) -> None:
    secret = shared.settings.kakao_secret.get_secret_value()
    if not secret:
        raise Problem("not_found")
    shown = request.headers.get(shared.settings.kakao_header, "")
    if not hmac.compare_digest(shown.removeprefix("Bearer ").encode(), secret.encode()):
        raise Problem("not_allowed")


def _parsed(body: bytes) -> Payload:
    try:
        content: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise Problem("bad_json") from None
    try:
        return Payload.model_validate(well_formed(content))
    except ValidationError:
        raise Problem("invalid") from None
