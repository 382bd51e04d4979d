"""The gateway: everything a citizen's device talks to."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from functools import cache
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from starlette.exceptions import HTTPException

from bot import dialogue as dialogues
from bot import wording
from bot.dialogue import Dialogue
from bot.errors import ThreeAnyError
from bot.settings import Settings
from channels import (
    audio,
    audiosocket,
    catalogue,
    clock,
    live,
    page,
    place,
    probes,
    problems,
    read_aloud,
    reference,
    telegram,
    telephony,
    vault,
    web,
    widget,
)
from channels.audit import api as audit_api
from channels.audit import log as audit
from channels.clock import Clock
from channels.conversation import Conversations
from channels.desk import citizen, console, console_more, live_console
from channels.desk.desk import Desk
from channels.dialogue import Engine
from channels.edge import BodyLimit, Measured
from channels.erasure import Scrubber
from channels.events import Followers
from channels.gateway import Gateway, limits
from channels.kakao import routes as kakao
from channels.kakao.callbacks import Callbacks
from channels.kakao.skill import Skill
from channels.keeping import api as keeping
from channels.keeping.citizen import own_data
from channels.keeping.keeping import Keeping
from channels.keeping.whereabouts import whereabouts
from channels.problems import Problem
from channels.runner import Runner
from channels.spoken.core import Services
from channels.spoken.lobby import Lobby
from channels.spoken.speech import Speech
from channels.staff import colleagues, door, me, sign_in
from channels.store import Store
from channels.supervision import controls, notices, reports
from channels.supervision.service import Supervision
from channels.telemetry import Telemetry, configure_logging
from channels.wire import BoundedHttp, BoundedWebSocket

CHANNELS = (
    web,
    live,
    audio,
    read_aloud,
    telephony,
    catalogue,
    page,
    probes,
    reference,
    sign_in,
    me,
    colleagues,
    audit_api,
    console,
    live_console,
    console_more,
    citizen,
    telegram,
    kakao,
    widget,
    notices,
    reports,
    controls,
    keeping,
    place,
)
"""Each has a `router`. A new channel is one file and one line here."""

GRACE_S = 5
_BY_STATUS = {400: "bad_json", 401: "not_allowed", 404: "not_found", 405: "wrong_method", 408: "too_slow", 413: "too_large"}


def create_app(
    settings: Settings,
    dialogue: Dialogue | None = None,
    engine: Engine | None = None,
    now: Clock = clock.now,
    speech: Speech | None = None,
) -> FastAPI:
    """The gateway as an ASGI app. What is not given is made from the settings; the store is opened when the app starts."""
    dialogue = dialogue or dialogues.load(settings.root, settings.services_dir, settings.search_model)
    dialogue.country(now().date())  # begins to read the published services, so that the first question has them
    speech = speech or Speech(settings, lambda: dialogue.knowledge.names())
    shared = assemble(settings, dialogue, engine or Engine(settings), now, speech)
    app = FastAPI(
        title="3-Any 개인비서",
        description="What a citizen is entitled to, in their own words. Guidance only: the agency decides.",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        # Our own metrics and logs hold no words; the framework's would carry what was sent to the site's collector.
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False},
    )
    app.state.gateway = shared
    app.state.kakao = Skill(shared, Callbacks(shared.telemetry))
    for channel in CHANNELS:
        app.include_router(channel.router)
    app.mount("/static", page.files())
    app.add_middleware(BodyLimit, most=settings.max_body_bytes, wording=shared.wording)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=settings.allowed_origins, allow_methods=["*"], allow_headers=["Authorization", "Content-Type"]
        )
    app.add_middleware(Measured, telemetry=shared.telemetry)
    _explain(app, shared)
    return app


def assemble(settings: Settings, dialogue: Dialogue, engine: Engine, now: Clock, speech: Speech) -> Gateway:
    words = wording.load(settings.root / "data" / "wording" / "gateway.ko.yml")
    problems.check(words)
    store, followers, telemetry = Store(settings.store_url), Followers(), Telemetry(settings.log_level)
    # Made once: every turn has it at hand, and making it anew was 8 % of the gateway's work.
    apology = cache(lambda: dialogue.unavailable().to_dict())
    safe = vault.load(settings.var_dir / "keys" / "vault.key")
    told = wording.load(settings.root / "data" / "wording" / "desk.ko.yml")
    desk = Desk(settings, store, dialogue, followers, telemetry, now, told, safe)
    supervision = Supervision(settings, store, dialogue, words, telemetry, now, desk.taking)
    runner = Runner(settings, store, engine, followers, telemetry, now, apology, desk, supervision)
    scrubber = Scrubber(store, telemetry)
    conversations = Conversations(settings, store, scrubber, dialogue, runner, desk, followers, telemetry, now, supervision)
    owned = own_data(settings, store, safe, now)
    limited = limits(settings)
    services = Services(speech, conversations, followers, telemetry, limited, lambda: apology()["text"], owned.said, owned.refused)
    return Gateway(
        settings,
        dialogue,
        words,
        engine,
        store,
        scrubber,
        followers,
        runner,
        conversations,
        Lobby(settings, services),
        speech,
        limited,
        telemetry,
        now,
        safe,
        audit.attach(store.engine, settings),
        door.make(settings),
        desk,
        supervision,
        Keeping(settings, store, now, conversations.forget),
        owned,
        whereabouts(settings, owned),
    )


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    shared: Gateway = app.state.gateway
    await shared.open()
    watching = asyncio.create_task(shared.watch())
    try:
        async with audiosocket.listening(shared), telegram.running(app):
            yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await app.state.kakao.callbacks.close()
        await shared.close()


def _explain(app: FastAPI, shared: Gateway) -> None:
    """Every refusal becomes a problem with a sentence; none repeats what was sent."""

    def answer(problem: Problem, **more: Any) -> Response:
        shared.telemetry.refused(problem)
        return problems.response(problem, shared.wording, **more)

    async def ours(_request: Request, error: ThreeAnyError) -> Response:
        return answer(problems.of(error))

    async def malformed(_request: Request, error: RequestValidationError) -> Response:
        faults = [{"at": ".".join(map(str, fault["loc"])), "message": fault["msg"]} for fault in error.errors()]
        unreadable = any(fault["type"] == "json_invalid" for fault in error.errors())
        return answer(Problem("bad_json" if unreadable else "invalid"), errors=faults)

    async def framework(_request: Request, error: HTTPException) -> Response:
        response = answer(Problem(_BY_STATUS.get(error.status_code, "invalid")))
        # Such as which methods are allowed.
        response.headers.update(error.headers or {})
        return response

    async def unexpected(_request: Request, error: Exception) -> Response:
        shared.telemetry.log.error("unexpected", exc_info=error)
        return answer(Problem("unexpected"))

    handlers: dict[type[Exception], Callable[..., Any]] = {
        ThreeAnyError: ours,
        RequestValidationError: malformed,
        HTTPException: framework,
        Exception: unexpected,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def main(settings: Settings) -> None:
    """Serve until told to stop."""
    configure_logging(settings.log_level)
    uvicorn.run(create_app(settings), loop="uvloop", **serving(settings))


def serving(settings: Settings) -> dict[str, Any]:
    """How uvicorn is to serve the gateway."""
    return {
        "host": settings.host,
        "port": settings.port,
        "http": BoundedHttp,
        "ws": BoundedWebSocket,
        # Larger than what is accepted, so that a frame somewhat too large is answered and not just cut off.
        "ws_max_size": 16 * settings.max_body_bytes,
        # Frames are small; compressing each costs more than it saves.
        "ws_per_message_deflate": False,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": GRACE_S,
        "ssl_certfile": settings.tls_cert,
        "ssl_keyfile": settings.tls_key,
    }
