"""Metrics for Prometheus and logs in JSON. Neither ever holds what anybody said.

Logs carry ids, kinds and durations; an error its class and the places it passed.
"""

from __future__ import annotations

import io
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import orjson
import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.errors import EngineError, SpeechError, ThreeAnyError
from channels.turns import Turn

LATENCY_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0)


class Telemetry:
    """One registry an app, so that two apps in one process do not count together."""

    def __init__(self, log_level: str) -> None:
        self.log = _logger(log_level)
        self.registry = CollectorRegistry()
        self._requests = Histogram(
            "threeany_http_request_seconds",
            "Requests by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
            buckets=LATENCY_S,
        )
        self._turns = Histogram(
            "threeany_turn_seconds", "From taking a message up to its stored answer.", registry=self.registry, buckets=LATENCY_S
        )
        self._outcomes = Counter("threeany_turns", "Turns by outcome.", ("outcome",), registry=self.registry)
        self._failures = Counter(
            "threeany_engine_failures", "Attempts the engine did not answer as agreed.", ("kind",), registry=self.registry
        )
        self._notices = Counter("threeany_late_notices", "Citizens told that their answer takes longer.", registry=self.registry)
        self._crises = Counter("threeany_crises", "Messages answered as a crisis.", ("kind",), registry=self.registry)
        self._refusals = Counter("threeany_refusals", "Requests refused, by problem.", ("problem",), registry=self.registry)
        self._stages = Histogram(
            "threeany_speech_stage_seconds",
            "Stages of a spoken turn, from the end of speech to the first sound of the answer.",
            ("stage",),
            registry=self.registry,
            buckets=LATENCY_S,
        )
        self._speech_failures = Counter(
            "threeany_speech_failures",
            "Utterances not recognised and sentences not said.",
            ("kind",),
            registry=self.registry,
        )
        self._spoken = Gauge("threeany_spoken_sessions", "Spoken conversations going on.", registry=self.registry)
        self._sockets = Gauge("threeany_websockets", "Open WebSockets.", registry=self.registry)

    def request_ended(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).observe(seconds)

    def turn_ended(self, turn: Turn, outcome: str, seconds: float) -> None:
        self._outcomes.labels(outcome).inc()
        self._turns.observe(seconds)
        self.log.info("turn", conversation=turn.conversation_id, turn=turn.id, outcome=outcome, ms=round(seconds * 1000, 1))

    def engine_failed(self, error: EngineError, turn: Turn) -> None:
        self._failures.labels(error.code).inc()
        self.log.warning("engine failed", conversation=turn.conversation_id, turn=turn.id, code=error.code, reason=str(error))

    def noticed(self) -> None:
        self._notices.inc()

    def crisis(self, kind: str) -> None:
        self._crises.labels(kind).inc()

    def refused(self, problem: ThreeAnyError) -> None:
        self._refusals.labels(problem.code).inc()

    def spoken_turn(self, conversation_id: str, seconds: Mapping[str, float]) -> None:
        """One turn was heard and is being answered aloud; `seconds` by stage."""
        for stage, took in seconds.items():
            self._stages.labels(stage).observe(took)
        self.log.info("spoken turn", conversation=conversation_id, ms={stage: round(took * 1000, 1) for stage, took in seconds.items()})

    def speech_failed(self, conversation_id: str, error: SpeechError) -> None:
        self._speech_failures.labels(error.code).inc()
        self.log.warning("speech failed", conversation=conversation_id, code=error.code)

    @contextmanager
    def spoken_session(self) -> Iterator[None]:
        self._spoken.inc()
        try:
            yield
        finally:
            self._spoken.dec()

    @contextmanager
    def socket(self) -> Iterator[None]:
        self._sockets.inc()
        try:
            yield
        finally:
            self._sockets.dec()

    def metrics(self) -> bytes:
        return generate_latest(self.registry)


def configure_logging(level: str) -> None:
    """Logs of the libraries, in the same form as ours."""
    named = [structlog.stdlib.add_logger_name, *_PROCESSORS]
    last = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer(ensure_ascii=False)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=named, processors=last))
    root = logging.getLogger()
    root.handlers, root.level = [handler], logging.getLevelName(level.upper())
    # uvicorn would write down every path a WebSocket is opened with, whatever somebody put there.
    for chatty in ("httpx2", "httpcore2", "alembic", "sqlalchemy.engine", "uvicorn.error"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _logger(level: str) -> structlog.typing.FilteringBoundLogger:
    """JSON lines straight to standard error: a line a turn through `logging` would cost more than all metrics together."""
    processors = [*_PROCESSORS, structlog.processors.JSONRenderer(serializer=orjson.dumps)]
    wrapper = structlog.make_filtering_bound_logger(level)
    found: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.BytesLogger(_StandardError()), processors=processors, wrapper_class=wrapper, cache_logger_on_first_use=True
    )
    return found


class _StandardError(io.RawIOBase):
    """Standard error as it is at the moment of writing, wherever it was redirected to since."""

    def write(self, line: Any) -> int:
        return sys.stderr.buffer.write(line)

    def flush(self) -> None:
        sys.stderr.buffer.flush()


def without_words(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its class and the places it passed: its message could quote what somebody said."""
    error = entry.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        entry["error"], entry["at"] = type(error).__name__, _places(error.__traceback__)
    return entry


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


_PROCESSORS: tuple[Any, ...] = (structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso"), without_words)
