"""Probes for whoever runs it: alive, ready, metrics."""

from __future__ import annotations

import asyncio

import orjson
from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from channels.gateway import Gateway
from channels.store import StoreError
from channels.web import JSON, Shared

router = APIRouter(tags=["operation"])


@router.head("/health/live", include_in_schema=False)
@router.get("/health/live", summary="The process answers")
async def live() -> Response:
    return Response(b'{"status":"alive"}', media_type=JSON)


@router.head("/health/ready", include_in_schema=False)
@router.get(
    "/health/ready",
    summary="Engine, actions, knowledge base and store all answer",
    responses={503: {"description": "One does not; `checks` names it"}},
)
async def ready(shared: Shared) -> Response:
    engine, store = await asyncio.gather(shared.engine.health(), _store_answers(shared))
    checks = {**engine, "knowledge": _knowledge_answers(shared), "store": store}
    well = all(checks.values())
    content = {"status": "ready" if well else "not ready", "checks": checks}
    return Response(orjson.dumps(content), 200 if well else 503, media_type=JSON)


@router.get("/metrics", summary="Prometheus metrics")
async def metrics(shared: Shared) -> Response:
    return Response(shared.telemetry.metrics(), media_type=CONTENT_TYPE_LATEST)


async def _store_answers(shared: Gateway) -> bool:
    try:
        await shared.store.ping()
    except StoreError:
        return False
    return True


def _knowledge_answers(shared: Gateway) -> bool:
    return bool(shared.dialogue.state(shared.dialogue.new_context(), shared.clock().date()))
