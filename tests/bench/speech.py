"""What hearing and speaking cost: decoding, the detector, synthesis, and recognition at the dimensions of three sizes of Whisper.

The weights are random: time does not depend on them, and nothing has to be fetched. What is recognised says nothing here.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from tests.bench import spoken as spoken_turns
from tests.bench.spoken_plain import TOKENS
from tests.voice import toys
from tests.voice.recorded import CONTAINERS, encoded
from tests.voice.weights import checkpoint
from voice.audio import RATE, decode, to_pcm16
from voice.convert import converted
from voice.speak import Mouth
from voice.transcribe import Recogniser, Wanted
from voice.vad import FRAME, SpeechDetector
from voice.whisper_ctranslate import CtranslateWhisper
from voice.whisper_openai import OpenaiWhisper
from voice.worker import Worker

UTTERANCE_S = 4.0
SENTENCES = (
    "안녕하세요, 무엇을 도와드릴까요?",
    "기초연금은 만 육십오 세부터 받으실 수 있어요.",
    "혼자 사시면 한 달에 삼십사만 원쯤 나와요.",
    "신청은 가까운 주민센터나 국민연금공단에서 하시면 돼요.",
    "신분증하고 통장 사본을 가지고 가세요.",
    "예순여덟 살이시군요, 맞나요?",
    "더 들으시겠어요, 아니면 다른 것을 찾아볼까요?",
    "전화로 물어보시려면 일이구 번으로 거시면 돼요.",
)


@dataclass(frozen=True)
class Amounts:
    """How much of everything; the bench's own, or a test's."""

    sizes: Sequence[str] = ("tiny", "base", "small")
    rounds: int = 3
    times: int = 60
    callers: int = 60
    spoken: spoken_turns.Amounts = spoken_turns.FULL


FULL = Amounts()


def measure(amounts: Amounts = FULL) -> dict[str, Any]:
    mouth = Mouth()
    try:
        spoken = mouth.synthesise(" ".join(SENTENCES[1:3]), rate=140).samples
        voice = _voice(mouth, amounts.callers)
    finally:
        mouth.close()
    said = np.resize(spoken, round(6.5 * RATE))
    frame = np.frombuffer(to_pcm16(said[:FRAME]), np.int16)
    detector = SpeechDetector()
    return {
        "voice": voice,
        "decode": {kind: _decoding(encoded(said, kind), amounts.times) for kind in CONTAINERS},
        "process": _process(),
        "frame": _times(lambda: detector.probability(frame), 400),
        "sizes": _sizes(spoken[: round(UTTERANCE_S * RATE)], amounts),
        "tokens": TOKENS,
        "rounds": amounts.rounds,
        "spoken": spoken_turns.measure(amounts.spoken),
    }


def _decoding(data: bytes, times: int) -> dict[str, float]:
    return _times(lambda: decode(data), times)


def _voice(mouth: Mouth, callers: int) -> dict[str, Any]:
    """One sentence at a time and said for the first time; the same again; a crowd at once; a new process."""
    fresh = [(f"{sentence} {number}번", 120 + number % 3 * 20) for number in range(15) for sentence in SENTENCES]
    alone = [_timed(lambda each=each: mouth.synthesise(each[0], rate=each[1])) for each in fresh]
    again = [_timed(lambda each=each: mouth.synthesise(each[0], rate=each[1])) for each in fresh[-60:]]
    crowd = [f"{SENTENCES[number % 8]} {number}번째예요" for number in range(callers)]
    began = time.perf_counter()
    with ThreadPoolExecutor(callers) as pool:
        list(pool.map(lambda text: mouth.synthesise(text, rate=140), crowd))
    together = callers / (time.perf_counter() - began)
    other = Mouth()
    start = _timed(lambda: other.name)
    other.close()
    return {"alone": _percentiles(alone), "again": _percentiles(again), "per_s": together, "start_s": start / 1000, "callers": callers}


def _sizes(spoken: np.ndarray, amounts: Amounts) -> dict[str, dict[str, float]]:
    found = {}
    for size in amounts.sizes:
        with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
            found[size] = _size(size, Path(folder), spoken, amounts.rounds)
    return found


def _size(size: str, folder: Path, spoken: np.ndarray, rounds: int) -> dict[str, float]:
    """Median ms of one utterance, each way in turn so that all share what else the machine does."""
    model = checkpoint(folder / f"{size}.pt", size)
    with (
        mock.patch("voice.whisper_openai.tokens_for", lambda *_: TOKENS),
        mock.patch("voice.whisper_ctranslate.tokens_for", lambda *_: TOKENS),
    ):
        ours = OpenaiWhisper(Wanted("openai", str(model), folder))
        quick = CtranslateWhisper(Wanted("ctranslate", str(model), folder))
        ways: dict[str, Callable[[], object]] = {
            "openai_plain": lambda: _plain_openai(ours, spoken),
            "openai_30": lambda: _whole(ours, "voice.whisper_openai.window", spoken),
            "openai_short": lambda: ours.transcribe(spoken),
            "faster_plain": _plain_faster(converted(model, folder), spoken),
            "ctranslate_30": lambda: _whole(quick, "voice.whisper_ctranslate.window", spoken),
            "ctranslate_short": lambda: quick.transcribe(spoken),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(rounds + 1):
            for name, way in ways.items():
                taken = _timed(way)
                if number:  # the first warms
                    times[name].append(taken)
    return {name: statistics.median(each) for name, each in times.items()}


def _whole(engine: Recogniser, window: str, spoken: np.ndarray) -> object:
    with mock.patch(window, lambda *_: 1500):
        return engine.transcribe(spoken)


def _plain_openai(engine: OpenaiWhisper, spoken: np.ndarray) -> object:
    """`whisper.transcribe` as its README has it, but for what random weights would make of its retries and timestamps."""
    import whisper

    model = engine._model
    model.dims.n_audio_ctx, model.encoder.positional_embedding = engine._whole, engine._positions
    return whisper.transcribe(
        model, spoken, language="ko", fp16=False, temperature=0.0, without_timestamps=True, sample_len=TOKENS, logprob_threshold=None,
        compression_ratio_threshold=None, no_speech_threshold=None,
    )  # fmt: skip


def _plain_faster(folder: Path, spoken: np.ndarray) -> Callable[[], object]:
    """`WhisperModel.transcribe`, greedy; its tokenizer stands in for the real one, which would have to be fetched."""
    from faster_whisper import WhisperModel
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel

    names = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
    Tokenizer(WordLevel({name: number for number, name in enumerate(names)}, unk_token=names[0])).save(str(folder / "tokenizer.json"))
    model = WhisperModel(str(folder), compute_type="int8")

    def once() -> object:
        segments, _ = model.transcribe(
            spoken, language="ko", beam_size=1, temperature=0.0, without_timestamps=True, max_new_tokens=2 * TOKENS - 4,
            log_prob_threshold=None, compression_ratio_threshold=None, no_speech_threshold=None,
        )  # fmt: skip
        return list(segments)

    return once


def _process() -> dict[str, float]:
    """The way of an utterance into a process and back, of one that answers at once."""
    worker, sound = Worker("an echo", toys.echo), np.zeros(round(UTTERANCE_S * RATE), np.float32)
    try:
        worker.start()
        return _times(lambda: worker.ask(("sound", sound), 10.0), 100)
    finally:
        worker.close()


def _timed(work: Callable[[], object]) -> float:
    """ms."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _times(work: Callable[[], object], times: int) -> dict[str, float]:
    return _percentiles([_timed(work) for _ in range(times)])


def _percentiles(times: Iterable[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {"p50_ms": statistics.median(ordered), "p95_ms": ordered[int(0.95 * len(ordered))]}
