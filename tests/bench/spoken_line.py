"""What the spoken turns of the bench are measured by: a page that keeps its own time, the gateway before it, and the dialogue behind."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import httpx2
import numpy as np

from bot import dialogue as dialogues
from bot.dialogue import Dialogue
from bot.errors import ThreeAnyError
from bot.settings import ROOT, Settings
from channels import audio
from channels.app import create_app
from channels.cli.supervise import Supervisor
from channels.dialogue import Engine
from channels.spoken import player
from channels.spoken.speech import Speech
from channels.telemetry import Telemetry
from tests.channels.conftest import API, make_settings
from tests.channels.fakes import NOW
from tests.engine.product import READY_S, eventually, programs, settings_of
from tests.spoken.at_hand import AtHand
from tests.spoken.lines import mute
from tests.spoken.visitor import Visitor
from voice.audio import RATE, to_pcm16
from voice.events import Expects
from voice.pace import Pace
from voice.profile import WEB
from voice.vad import FRAME, FRAME_S

PATIENCE_S = 0.8
"""What a plain question waits for, and every question here: yes or no would be less, a story more."""
BEFORE_S = 0.1
VOICED = 0.01
"""Of the loudest sample: what is softer is no voice any more (-40 dB)."""
SAME_S = 0.35
"""The session's own end of speech lies no further than this from the true one, or it ended within the question."""

Turn = dict[str, float]
"""Stage → seconds, by the page's clock where it is the page that knows: `endpoint`, `sending`, `total`."""


def true_end(samples: np.ndarray) -> float:
    """Seconds to the last voiced sample of what is fed, by the samples and nobody's judgement of them."""
    loud = np.flatnonzero(np.abs(samples) > VOICED * np.abs(samples).max())
    return (int(loud[-1]) + 1) / RATE


def turn(told: Mapping[str, float], left: float, came: float, ends: list[float], engine: float) -> Turn | None:
    """What a turn took. None where it did not answer any whole question.

    `told`: the session's stages; `left`, `came`: when the first sound left it and came to the page; `ends`: the true ends of the
    questions so far; `engine`: seconds the dialogue's engine had the question.
    """
    end = min(ends, key=lambda each: abs(left - told["total"] - each), default=None)
    if end is None or "recognition" not in told or abs(left - told["total"] - end) > SAME_S:
        return None
    after = {stage: told.get(stage, 0.0) for stage in ("recognition", "dialogue", "synthesis", "sending")}
    found = {"endpoint": left - sum(after.values()) - end, **after, "engine": engine, "total": came - end}
    return {**found, "dialogue": after["dialogue"] - engine, "sending": after["sending"] + came - left}


class Page(Visitor):
    """Always heard; reports what it was sent as played at once, so that the next question need not wait."""

    def __init__(self, app: Any, key: dict[str, str]) -> None:
        super().__init__(app, key, mute)
        self.due: deque[float] = deque()
        self.sent = self.asked = 0
        self.turns: list[Turn] = []
        self.answered = asyncio.Event()
        self._ends: list[float] = []
        self._leaving: tuple[Mapping[str, float], float, float] | None = None

    async def says(self, samples: np.ndarray, silence_s: float, waits: bool = False) -> None:
        """At the pace of speech, a frame of 32 ms at a time; `waits`: until the answer begins, not longer."""
        chance = np.random.default_rng(self.sent)
        before = BEFORE_S + chance.uniform(0.0, FRAME_S)  # speech ends anywhere in a frame
        whole = np.concatenate([np.zeros(round(before * RATE)), samples, np.zeros(round(silence_s * RATE))])
        whole = np.pad(whole, (0, -whole.size % FRAME))
        whole = (whole + chance.normal(0, 3e-4, whole.size)).astype(np.float32)
        loop = asyncio.get_running_loop()
        due = loop.time()
        self.answered.clear()
        self.asked += 1
        self._ends.append(due + round(before * RATE) / RATE + true_end(samples))
        for piece in whole.reshape(-1, FRAME):
            due += FRAME_S
            await asyncio.sleep(max(0.0, due - loop.time()))
            if waits and self.answered.is_set():
                return
            if self.capturing:
                self.due.append(due)
                self.sent += 1
                await self.send_sound(to_pcm16(piece))

    def leaves(self, told: Mapping[str, float], engine: float) -> None:
        """The first sound of an answer leaves the session."""
        self._leaving = (told, asyncio.get_running_loop().time(), engine)

    async def _play(self, data: bytes) -> None:
        if self._leaving is not None:
            (told, left, engine), self._leaving = self._leaving, None
            if found := turn(told, left, asyncio.get_running_loop().time(), self._ends, engine):
                self.turns.append(found)
            self.answered.set()
        await super()._play(data)


class Shared:
    """Recogniser or voice, which the gateway does not close."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)

    def close(self) -> None:
        """The next measurement goes on with it."""


class _Timed(Engine):
    took: dict[str, float]
    """Conversation → seconds the engine had its last question."""

    async def answer(self, turn: Any, *given: Any, **more: Any) -> Any:
        began = time.perf_counter()
        try:
            return await super().answer(turn, *given, **more)
        finally:
            self.took[turn.conversation_id] = time.perf_counter() - began


@cache
def _assistant() -> Dialogue:
    return dialogues.load(ROOT)


@contextmanager
def engine(wanted: bool = True) -> Iterator[Settings | None]:
    """Rasa and the actions as `threeany run` starts them; None, where they cannot be started or are not `wanted`."""
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder, ExitStack() as stack:
        yield _started(Path(folder), stack) if wanted else None


def _started(folder: Path, stack: ExitStack) -> Settings | None:
    settings = settings_of(folder)
    try:
        wanted = [program for program in programs(settings, None) if program.name != "gateway"]
        stack.enter_context(Supervisor(wanted, settings.root, settings.var_dir))
    except (ThreeAnyError, OSError):
        return None
    return settings if eventually(lambda: asyncio.run(_is_well(settings)), READY_S) else None


async def _is_well(settings: Settings) -> bool:
    asked = Engine(settings)
    try:
        return await asked.is_well()
    finally:
        await asked.close()


class Gateway:
    """In this process; whoever arrives has a conversation of their own."""

    client: httpx2.AsyncClient

    def __init__(self, app: Any) -> None:
        self.app = app
        self.pages: dict[str, Page] = {}

    async def arrives(self) -> Page:
        page = Page(self.app, (await self.client.post(f"{API}/conversations", json={"channel": "web"})).json())
        self.pages[page.id] = page
        await page.connect(device="web", hands_free=True, echo="headset")
        await page.send(type="start")
        await page.until("turn", state="listening")
        return page


@asynccontextmanager
async def gateway(ears: Any, mouth: Any, rasa: Settings | None) -> AsyncIterator[Gateway]:
    """`rasa`: where the dialogue's engine is; None: the dialogue answers in this process. The silence is fixed, whoever pauses."""
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
        there = {"rasa_url": rasa.rasa_url, "rasa_token": rasa.rasa_token, "action_port": rasa.action_port} if rasa else {}
        settings, assistant = make_settings(Path(folder), log_level="warning", **there), _assistant()
        speech = Speech(settings, assistant.knowledge.names, lambda: Shared(ears), lambda: Shared(mouth))
        asked = _Timed(settings, None if rasa else AtHand(assistant, lambda _text: ("ask_amount", 0.9)))
        asked.took = {}
        found = Gateway(app := create_app(settings, assistant, asked, now=lambda: NOW, speech=speech))

        def leaves(_telemetry: Telemetry, id: str, told: Mapping[str, float]) -> None:
            found.pages[id].leaves(told, asked.took.pop(id, 0.0))

        web = replace(WEB, patience=dict.fromkeys(Expects, PATIENCE_S))
        async with AsyncExitStack() as stack:
            stack.enter_context(mock.patch.dict(audio.PROFILES, web=web))
            stack.enter_context(mock.patch.object(Pace, "patience", lambda _pace, asked_for: asked_for))
            stack.enter_context(mock.patch.object(player, "LEAD_S", 1e6))
            stack.enter_context(mock.patch.object(Telemetry, "spoken_turn", leaves))
            await stack.enter_async_context(app.router.lifespan_context(app))
            transport = httpx2.ASGITransport(app)
            found.client = await stack.enter_async_context(httpx2.AsyncClient(transport=transport, base_url="http://gateway"))
            yield found
