"""Spoken conversations in real time: how long after the end of speech the answer begins, and what many sessions at once do to it.

Real are the gateway, the session, the turn machine, the detector, recogniser and voice in their processes, and Rasa with its actions; where
those cannot be started the dialogue answers in this process, which the table says. The line is a web page's in the same process, the sound
comes at its own pace, and nothing is said from what was said before.
"""

from __future__ import annotations

import asyncio
import math
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from bot.errors import EarsError
from bot.settings import Settings
from channels.spoken import listener
from tests.bench import spoken_plain
from tests.bench.spoken_line import PATIENCE_S, Gateway, Page, Turn, engine, gateway
from tests.voice.weights import checkpoint
from voice import endpoint, speak, transcribe
from voice.speak import Mouth
from voice.transcribe import Ears, Transcript

P95_FROM = 60
"""Turns that a 95th percentile needs; of fewer only the median is stated."""
AFTER_S = 3.0
ROUND = 6
"""Questions of one conversation."""
QUESTIONS = (
    "기초연금은 얼마예요",
    "어디서 신청해요",
    "예순여덟 살이에요",
    "혼자 살아요",
    "기초연금 받을 수 있어요",
    "한 달에 삼십만 원 벌어요",
)
Figures = dict[str, Any]
Said = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Amounts:
    """How much of everything; the bench's own, or a test's."""

    turns: int = P95_FROM
    """By the recogniser that comes along, recognised ahead …"""
    behind: int = 18
    """… and not ahead, in turn with the first of the others."""
    heavy: int = 12
    """At the dimensions of Whisper base, each way."""
    size: str = "base"
    compared: int = 3
    crowds: Mapping[int, float] = field(default_factory=lambda: {10: 36.0, 30: 20.0})
    """Callers at once → seconds."""
    rasa: bool = True


FULL = Amounts()


def measure(amounts: Amounts = FULL) -> Figures:
    settings = Settings(_env_file=None)
    try:
        ears = transcribe.ears(settings)
    except EarsError as error:
        raise SystemExit(f"{error}; the turns are measured with a recogniser that understands the synthetic voice") from error
    with mock.patch.object(speak, "CACHE_BYTES", 0):
        mouth = Mouth()
    try:
        ears.start()
        said = {text: mouth.synthesise(text, rate=140).samples for text in QUESTIONS}
        with engine(amounts.rasa) as rasa:
            found: Figures = {"engine": "rasa" if rasa else "here", "p95_from": P95_FROM}
            found |= asyncio.run(_turns(ears, mouth, said, rasa, amounts.turns, amounts.behind))
            crowds = amounts.crowds.items()
            found["crowds"] = {str(count): asyncio.run(_crowd(ears, mouth, said, rasa, count, seconds)) for count, seconds in crowds}
            found["heavy"] = {"size": amounts.size, **_at_base(mouth, said, rasa, amounts)}
        return {**found, "base": spoken_plain.measure(mouth, said, amounts.compared, amounts.size)}
    finally:
        ears.close()
        mouth.close()


async def _turns(ears: Any, mouth: Mouth, said: Said, rasa: Settings | None, ahead: int, behind: int) -> Figures:
    """One caller on a machine that has nothing else to do; so many turns recognised ahead, so many not, conversation by conversation."""
    turns: dict[bool, list[Turn]] = {True: [], False: []}
    asked = {True: 0, False: 0}
    left = {True: ahead, False: behind}
    async with gateway(ears, mouth, rasa) as desk:
        await _talk(desk, ears, list(said.items())[:1], True)  # warm
        way = True
        while any(left.values()):
            way = way if left[way] else not way
            some = list(said.items())[: min(ROUND, left[way])]
            turns[way] += await _talk(desk, ears, some, way)
            asked[way] += len(some)
            left[way] -= len(some)
            way = not way
    return {name: {"asked": asked[way], **by_stage(turns[way])} for name, way in (("turns", True), ("behind", False))}


async def _talk(desk: Gateway, ears: Any, questions: Sequence[tuple[str, np.ndarray]], ahead: bool) -> list[Turn]:
    with _recognised(ahead):
        page = await desk.arrives()
        for text, samples in questions:
            if isinstance(ears, _Heavy):
                ears.text = text
            await page.says(samples, AFTER_S, waits=True)
            with suppress(TimeoutError):  # what was no speech to the detector is not answered
                await page.until("turn", state="listening")
        await page.drop()
    return page.turns


@contextmanager
def _recognised(ahead: bool) -> Iterator[None]:
    """Nothing else differs: else recognition begins when the silence is over."""
    with mock.patch.object(endpoint, "SPECULATE", endpoint.SPECULATE if ahead else math.inf):
        yield


class _Heavy:
    """A recogniser of random weights that takes its time; what was said is what it hears."""

    text = ""

    def __init__(self, ears: Ears) -> None:
        self._ears = ears

    def start(self) -> Any:
        return self._ears.start()

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        text = self.text
        found = self._ears.transcribe(samples)
        return Transcript(text, -0.1, 0.0, 1.0, found.seconds)


def _at_base(mouth: Mouth, said: Said, rasa: Settings | None, amounts: Amounts) -> Figures:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as name:
        folder = Path(name)
        model = checkpoint(folder / "heavy.pt", amounts.size, n_text_ctx=2 * spoken_plain.TOKENS)
        ears = Ears(spoken_plain.wanted(model, folder))
        try:
            ears.start()
            return asyncio.run(_turns(_Heavy(ears), mouth, said, rasa, amounts.heavy, amounts.heavy))
        finally:
            ears.close()


def by_stage(turns: Sequence[Turn]) -> Figures:
    """Median and 95th percentile of every stage; overhead: all but the silence waited for, the words and the dialogue's engine."""
    names = ("endpoint", "recognition", "dialogue", "engine", "synthesis", "sending", "total")
    found: Figures = {name: percentiles([turn[name] for turn in turns]) for name in names}
    ours = [turn["total"] - turn["recognition"] - turn["engine"] - PATIENCE_S for turn in turns]
    return {"count": len(turns), "stages": found, "overhead": percentiles(ours)}


async def _crowd(ears: Ears, mouth: Mouth, said: Said, rasa: Settings | None, count: int, seconds: float) -> Figures:
    """Everybody speaks and listens at the same time: how late a frame is worked at, counted from when it was due."""
    late: list[float] = []
    sound = listener.Listener.sound
    async with gateway(ears, mouth, rasa) as desk:

        def timed(ear: listener.Listener, pcm: bytes) -> None:
            sound(ear, pcm)
            page = desk.pages[ear._core.id]
            if page.due:
                late.append(asyncio.get_running_loop().time() - page.due.popleft())

        with mock.patch.object(listener.Listener, "sound", timed):
            pages = [await desk.arrives() for _ in range(count)]
            used = time.process_time()
            await asyncio.gather(*(_talks(page, said, place / count, seconds) for place, page in enumerate(pages)))
            used = time.process_time() - used
            await asyncio.sleep(0.5)
        sent, heard = sum(page.sent for page in pages), len(late)
        await asyncio.gather(*(page.drop() for page in pages))
    frames = {**percentiles(late), "dropped": sent - heard, "sent": sent}
    turns = [turn for page in pages for turn in page.turns]
    asked = sum(page.asked for page in pages)
    return {"asked": asked, "seconds": seconds, "frames": frames, "cores": used / seconds, **by_stage(turns)}


async def _talks(page: Page, said: Said, begins: float, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    await asyncio.sleep(begins * 4.0)
    number = round(begins * len(said))
    while loop.time() < until:
        await page.says(list(said.values())[number % len(said)], AFTER_S)
        number += 1


def percentiles(seconds: Sequence[float]) -> dict[str, float | None]:
    ordered = sorted(seconds)
    middle = statistics.median(ordered) * 1000 if ordered else None
    return {"p50_ms": middle, "p95_ms": ordered[int(0.95 * len(ordered))] * 1000 if len(ordered) >= P95_FROM else None}
