"""Spoken conversations in real time: how long after the end of speech the answer begins, and what many sessions at once do to it.

Real are the gateway, the session, the turn machine, the detector, recogniser and voice in their processes, and the dialogue; Rasa alone is
left out (its time is in the table of turns). The line is a web page's in the same process, the sound comes at its own pace.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import threading
import time
import wave
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import httpx2
import numpy as np

from bot import dialogue as dialogues
from bot.errors import EarsError
from bot.settings import ROOT, Settings
from channels import audio
from channels.app import create_app
from channels.dialogue import Engine
from channels.spoken import listener, player
from channels.spoken.speech import Speech
from channels.telemetry import Telemetry
from tests.channels.conftest import API, make_settings
from tests.channels.fakes import NOW
from tests.spoken.at_hand import AtHand
from tests.spoken.lines import mute
from tests.spoken.visitor import Visitor
from tests.voice.weights import checkpoint
from voice import transcribe
from voice.audio import RATE, from_pcm16, to_pcm16
from voice.events import Expects
from voice.profile import WEB
from voice.speak import Mouth
from voice.transcribe import Ears, Wanted
from voice.vad import FRAME, FRAME_S

PATIENCE_S = 0.8
"""What a plain question waits for, and every question here: yes or no would be less, a story more."""
TURNS = 20
SESSIONS = (10, 30)
CROWD_S = 20.0
COMPARED = 3
SETTLE_S = 0.6
QUESTIONS = (
    "기초연금은 얼마예요",
    "어디서 신청해요",
    "예순여덟 살이에요",
    "혼자 살아요",
    "기초연금 받을 수 있어요",
    "한 달에 삼십만 원 벌어요",
)
ANSWER = (
    "기초연금, 이만큼 도와드려요.",
    "혼자 사시면 한 달에 최대 삼십사만 구천칠백 원이에요.",
    "부부가 함께 받으시면 한 사람에 이십 퍼센트씩 줄어요.",
    "가까운 주민센터나 국민연금공단에서 신청하시면 돼요.",
)
Figures = dict[str, Any]


def measure() -> Figures:
    settings = Settings(_env_file=None)
    try:
        ears = transcribe.ears(settings)
    except EarsError as error:
        raise SystemExit(f"{error}; the turns are measured with a recogniser that understands the synthetic voice") from error
    mouth = Mouth()
    try:
        ears.start()
        said = {text: mouth.synthesise(text, rate=140).samples for text in QUESTIONS}
        found: Figures = {"turns": asyncio.run(_turns(ears, mouth, said))}
        found["crowds"] = {str(count): asyncio.run(_crowd(ears, mouth, said, count)) for count in SESSIONS}
        return {**found, "base": _base(mouth, said)}
    finally:
        ears.close()
        mouth.close()


class _Shared:
    """Recogniser or voice, which the gateway does not close."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)

    def close(self) -> None:
        """The next measurement goes on with it."""


class _Page(Visitor):
    """Always heard; reports what it was sent as played at once, so that the next question need not wait."""

    def __init__(self, app: Any, key: dict[str, str]) -> None:
        super().__init__(app, key, mute)
        self.due: deque[float] = deque()
        self.sent = 0

    async def says(self, samples: np.ndarray, silence_s: float) -> None:
        """At the pace of speech, a frame of 32 ms at a time."""
        whole = np.concatenate([samples, np.zeros(round(silence_s * RATE), np.float32)])
        whole = np.pad(whole, (0, -whole.size % FRAME)) + np.random.default_rng(self.sent).normal(0, 3e-4, whole.size + -whole.size % FRAME)
        loop = asyncio.get_running_loop()
        due = loop.time()
        for piece in whole.astype(np.float32).reshape(-1, FRAME):
            due += FRAME_S
            await asyncio.sleep(max(0.0, due - loop.time()))
            if self.capturing:
                self.due.append(due)
                self.sent += 1
                await self.send_sound(to_pcm16(piece))


@asynccontextmanager
async def _gateway(ears: Any, mouth: Any) -> AsyncIterator[tuple[Any, httpx2.AsyncClient]]:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
        assistant = dialogues.load(ROOT)
        settings = make_settings(Path(folder))
        speech = Speech(settings, assistant.knowledge.names, lambda: _Shared(ears), lambda: _Shared(mouth))
        app = create_app(
            settings, assistant, Engine(settings, AtHand(assistant, lambda _text: ("ask_amount", 0.9))), now=lambda: NOW, speech=speech
        )
        web = replace(WEB, patience=dict.fromkeys(Expects, PATIENCE_S))
        async with AsyncExitStack() as stack:
            stack.enter_context(mock.patch.dict(audio.PROFILES, web=web))
            stack.enter_context(mock.patch.object(player, "LEAD_S", 1e6))
            await stack.enter_async_context(app.router.lifespan_context(app))
            transport = httpx2.ASGITransport(app)
            yield app, await stack.enter_async_context(httpx2.AsyncClient(transport=transport, base_url="http://gateway"))


async def _arrives(app: Any, client: httpx2.AsyncClient) -> _Page:
    page = _Page(app, (await client.post(f"{API}/conversations", json={"channel": "web"})).json())
    await page.connect(device="web", hands_free=True, echo="headset")
    await page.send(type="start")
    await page.until("turn", state="listening")
    return page


@contextmanager
def _stages() -> Iterator[list[Mapping[str, float]]]:
    found: list[Mapping[str, float]] = []
    with mock.patch.object(Telemetry, "spoken_turn", lambda _self, _id, seconds: found.append(seconds)):
        yield found


async def _turns(ears: Ears, mouth: Mouth, said: Mapping[str, np.ndarray]) -> Figures:
    """One caller after the other's question, on a machine that has nothing else to do."""
    with _stages() as stages:
        async with _gateway(ears, mouth) as (app, client):
            page = await _arrives(app, client)
            for number in range(TURNS + 1):
                await page.says(list(said.values())[number % len(said)], PATIENCE_S + SETTLE_S)
                with suppress(TimeoutError):  # what was no speech to the detector is not answered
                    await page.until("turn", state="speaking")
                    await page.until("turn", state="listening")
            await page.drop()
    return _by_stage([turn for turn in stages[1:] if "recognition" in turn])


def _by_stage(turns: Sequence[Mapping[str, float]]) -> Figures:
    names = ("endpoint", "recognition", "dialogue", "synthesis", "sending", "total")
    found: Figures = {name: _percentiles([turn.get(name, 0.0) for turn in turns]) for name in names}
    ours = [turn["total"] - turn.get("recognition", 0.0) - PATIENCE_S for turn in turns]
    return {"count": len(turns), "stages": found, "overhead": _percentiles(ours)}


async def _crowd(ears: Ears, mouth: Mouth, said: Mapping[str, np.ndarray], count: int) -> Figures:
    """Everybody speaks and listens at the same time: how late a frame is worked at, counted from when it was due."""
    late: list[float] = []
    pages: dict[str, _Page] = {}
    sound = listener.Listener.sound

    def timed(ear: listener.Listener, pcm: bytes) -> None:
        sound(ear, pcm)
        page = pages[ear._core.id]
        if page.due:
            late.append(asyncio.get_running_loop().time() - page.due.popleft())

    with _stages() as stages, mock.patch.object(listener.Listener, "sound", timed):
        async with _gateway(ears, mouth) as (app, client):
            for page in [await _arrives(app, client) for _ in range(count)]:
                pages[page.id] = page
            used = time.process_time()
            await asyncio.gather(*(_talks(page, said, place / count) for place, page in enumerate(pages.values())))
            used = time.process_time() - used
            await asyncio.sleep(0.5)
            sent, heard = sum(page.sent for page in pages.values()), len(late)
            await asyncio.gather(*(page.drop() for page in pages.values()))
    frames = {**_percentiles(late), "p99_ms": float(np.quantile(late, 0.99) * 1000), "dropped": sent - heard, "sent": sent}
    return {"frames": frames, "cores": used / CROWD_S, **_by_stage([turn for turn in stages if "recognition" in turn])}


async def _talks(page: _Page, said: Mapping[str, np.ndarray], begins: float) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + CROWD_S
    await asyncio.sleep(begins * 4.0)
    number = round(begins * len(said))
    while loop.time() < until:
        await page.says(list(said.values())[number % len(said)], 3.0)
        number += 1


def _base(mouth: Mouth, said: Mapping[str, np.ndarray]) -> Figures:
    """An utterance at the dimensions of Whisper base, random weights: ours, and what one writes by the two libraries' READMEs."""
    from tests.bench.speech import TOKENS

    spoken = np.concatenate([*said.values()])[: 4 * RATE]
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as name:
        folder = Path(name)
        model = checkpoint(folder / "base.pt", "base", n_text_ctx=2 * TOKENS)  # of which half is the most that is said
        ears, plain = Ears(_wanted(model, folder)), _Plain(model, folder, mouth)
        try:
            ears.start()
            rounds = [_compared(ears, plain, mouth, spoken, number) for number in range(COMPARED + 1)][1:]
        finally:
            ears.close()
    return {key: statistics.median(each[key] for each in rounds) for key in rounds[0]} | {"rounds": COMPARED}


def _wanted(model: Path, folder: Path) -> Wanted:
    return Wanted("openai", str(model), folder)


def _compared(ears: Ears, plain: _Plain, mouth: Mouth, spoken: np.ndarray, number: int) -> dict[str, float]:
    """ms: after the endpoint, and with the silence that leads to it."""
    answer = [f"{sentence} {number}번 답이에요." for sentence in ANSWER]

    def first() -> None:
        mouth.synthesise(answer[0], rate=140)

    def ours() -> None:
        ears.transcribe(spoken)
        first()

    def ahead() -> None:
        """Recognised while the silence lasts."""
        words = threading.Timer(0.3, ears.transcribe, (spoken,))
        words.start()
        time.sleep(PATIENCE_S)
        words.join()
        mouth.synthesise(f"{answer[0]} 다시", rate=140)

    def theirs() -> None:
        plain.answers(spoken, " ".join(answer))

    def timer() -> None:
        time.sleep(PATIENCE_S)
        plain.answers(spoken, " ".join([*answer, "다시"]))

    return {name: _timed(work) for name, work in (("ours", ours), ("plain", theirs), ("ahead", ahead), ("timer", timer))}


class _Plain:
    """openai-whisper's `transcribe` of a file, then the whole answer spoken into one."""

    def __init__(self, model: Path, folder: Path, mouth: Mouth) -> None:
        import whisper

        self._model, self._file, self._mouth = whisper.load_model(str(model), "cpu"), folder / "said.wav", mouth

    def answers(self, spoken: np.ndarray, answer: str) -> None:
        import whisper

        from tests.bench.speech import TOKENS

        with wave.open(str(self._file), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(to_pcm16(spoken))
        with wave.open(str(self._file), "rb") as file:  # its own way needs the program ffmpeg, which would take longer
            samples = from_pcm16(file.readframes(file.getnframes()))
        whisper.transcribe(
            self._model, samples, language="ko", fp16=False, temperature=0.0, without_timestamps=True, sample_len=TOKENS,
            logprob_threshold=None, compression_ratio_threshold=None, no_speech_threshold=None,
        )  # fmt: skip
        self._mouth.synthesise(answer, rate=140)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [float("nan")]
    return {"p50_ms": statistics.median(ordered) * 1000, "p95_ms": ordered[int(0.95 * len(ordered))] * 1000}
