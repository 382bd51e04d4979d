"""The same utterance and answer by ours, and by what one writes by the READMEs of openai-whisper and pyttsx3; random weights, no turns."""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from tests.bench.spoken_line import PATIENCE_S
from tests.voice.weights import checkpoint
from voice.audio import RATE, from_pcm16, to_pcm16
from voice.endpoint import SPECULATE
from voice.speak import Mouth
from voice.transcribe import Ears, Wanted

TOKENS = 25
"""Of every utterance, about what four seconds of Korean need."""
ANSWER = (
    "기초연금, 이만큼 도와드려요.",
    "혼자 사시면 한 달에 최대 삼십사만 구천칠백 원이에요.",
    "부부가 함께 받으시면 한 사람에 이십 퍼센트씩 줄어요.",
    "가까운 주민센터나 국민연금공단에서 신청하시면 돼요.",
)


def measure(mouth: Mouth, said: Mapping[str, np.ndarray], rounds: int, size: str = "base") -> dict[str, float]:
    """Median ms to the first sound: after the endpoint (`ours`, `plain`), with the silence in (`ahead`, `timer`)."""
    spoken = np.concatenate([*said.values()])[: 4 * RATE]
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as name:
        folder = Path(name)
        model = checkpoint(folder / "base.pt", size, n_text_ctx=2 * TOKENS)  # of which half is the most that is said
        ears, plain = Ears(wanted(model, folder)), _Plain(model, folder, mouth)
        try:
            ears.start()
            each = [_compared(ears, plain, mouth, spoken, number) for number in range(rounds + 1)][1:]
        finally:
            ears.close()
    return {key: statistics.median(one[key] for one in each) for key in each[0]} | {"rounds": rounds}


def wanted(model: Path, folder: Path) -> Wanted:
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
        words = threading.Timer(SPECULATE, ears.transcribe, (spoken,))
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
