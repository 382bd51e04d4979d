"""From sound to words: engines behind one protocol, in processes that are watched, and gates that let no noise become a sentence."""

from __future__ import annotations

import importlib
import logging
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bot.errors import EarsError
from voice.audio import RATE
from voice.blocklist import Blocklist
from voice.checkpoint import Sidecar, parts, within_silence
from voice.trust import Evidence
from voice.worker import Answer, Crew, Worker

if TYPE_CHECKING:
    from bot.settings import Settings

ENGINES = {
    "openai": "voice.whisper_openai:OpenaiWhisper",
    "ctranslate": "voice.whisper_ctranslate:CtranslateWhisper",
}
"""Engine → its class, made with a `Wanted`. A new engine is a file that follows `Recogniser`, and a line here."""

LEAST_SPEECH_S = 0.25
NO_SPEECH, LOG_PROB, COMPRESSION = 0.6, -1.0, 2.4
"""Whisper's own bounds."""
FASTEST = 12.0
"""Syllables a second that nobody reaches."""
_WEAK = ("tiny", "base")
_START_S, _FETCH_S = 120.0, 3600.0
_NORMAL_S = 10.0
"""An utterance up to which the time limit holds as it is; longer ones get more in proportion."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Transcript:
    text: str
    """Empty where the recogniser heard nothing it knows."""
    log_prob: float
    """ln, 0 being certain: a mean of the tokens, which says little alone, for small models are certain of what they make up; where sounds
    are spelt, of the probability that this was said, and to us (`voice.trust`)."""
    no_speech: float
    """Probability that nobody spoke, 0 to 1."""
    compression: float
    """How many times its text shrinks by zlib; above 2.4 it repeats itself."""
    seconds: float
    """Of sound."""
    evidence: Evidence = ()
    """What the latter rests on."""


@dataclass(frozen=True)
class Wanted:
    """Which recogniser, as it goes to its process."""

    engine: str
    model: str
    """An official size (`small`, `turbo` …), a checkpoint of openai-whisper, or a folder of CTranslate2's."""
    folder: Path
    """Where weights that are fetched or converted are kept."""
    download: bool = True
    threads: int = 0
    """0: one a core."""


@dataclass(frozen=True)
class Loaded:
    name: str
    """The size of an official one, else the name of the file."""
    synthetic_voices: bool = False

    @property
    def cautions(self) -> tuple[str, ...]:
        """What whoever runs this has to be told."""
        found = []
        if self.synthetic_voices:
            found.append(
                f"The recogniser {self.name} was trained on synthetic voices only: it serves tests and demonstrations and does not "
                "understand people. For people set THREEANY_EARS_MODEL=small or better."
            )
        if self.name in _WEAK:
            found.append(
                f"Whisper {self.name} gets a fifth to a third of Korean syllables wrong in free speech; small is the least that serves."
            )
        return tuple(found)


class Recogniser(Protocol):
    loaded: Loaded
    longest_s: float
    """Seconds of sound it takes at once."""

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        """`samples`: float32 (n,), 16 kHz. `prompt`: words that are likely, separated by commas, the likeliest first."""
        ...


class Ears:
    """A recogniser in processes of its own. Callers may come from any thread; each gets the words of its own sound."""

    def __init__(self, wanted: Wanted, workers: int = 1, limit_s: float = 10.0) -> None:
        """`limit_s`: seconds an utterance of up to 10 s may take, after which its process is replaced and it is tried once more."""
        if wanted.engine not in ENGINES:
            raise EarsError(f"there is no engine {wanted.engine}; there are {', '.join(ENGINES)}")
        start_s = _START_S if os.path.exists(wanted.model) else _FETCH_S
        threads = wanted.threads or max(1, (os.cpu_count() or 1) // workers)
        arguments = (ENGINES[wanted.engine], replace(wanted, threads=threads))
        self.crew = Crew([Worker("the recogniser", open_ears, arguments, start_s) for _ in range(workers)])
        self._limit_s = limit_s

    def start(self) -> Loaded:
        """Load the model now, fetching it where that is needed and allowed. Raises EarsError, SpeechDown."""
        loaded: Loaded = self.crew.start()
        for caution in loaded.cautions:
            log.warning(caution)
        return loaded

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        """See `Recogniser`, for sound of any length; blocks (from a coroutine: `asyncio.to_thread`). Raises EarsError, SpeechDown."""
        seconds = samples.size / RATE
        if not samples.size:
            return Transcript("", 0.0, 1.0, 0.0, 0.0)
        found: Transcript = self.crew.ask((np.asarray(samples, np.float32), prompt), self._limit_s * max(1.0, seconds / _NORMAL_S))
        return found

    def close(self) -> None:
        self.crew.close()


def ears(settings: Settings) -> Ears:
    """The recogniser of the settings; loads nothing yet. Raises EarsError where none is named and none is shipped, SettingsError."""
    model = settings.ears_model or str(shipped(settings.root))
    wanted = Wanted(settings.engine("ears", ENGINES), model, settings.var_dir / "ears", settings.ears_download)
    return Ears(wanted, settings.ears_workers, settings.ears_limit_s)


def shipped(root: Path) -> Path:
    """The small recogniser that comes along. Raises EarsError where there is none."""
    found = sorted((root / "models" / "ears").glob("*.pt"))
    if not found:
        raise EarsError("models/ears holds no recogniser: set THREEANY_EARS_MODEL")
    return found[0]


def open_ears(place: str, wanted: Wanted) -> tuple[Answer, Loaded]:
    """In the recogniser's process: what answers `(samples, prompt)`, and what was loaded. `place`: a value of ENGINES."""
    module, made = place.split(":")
    engine: Recogniser = getattr(importlib.import_module(module), made)(wanted)
    engine.transcribe(np.zeros(RATE, np.float32))  # what is set up at the first decode is not to count against somebody's

    def answer(request: tuple[np.ndarray, str]) -> Transcript:
        samples, prompt = request
        pieces = parts(samples, engine.longest_s)
        if len(pieces) > 1:
            pieces = [within_silence(piece) for piece in pieces]
        return joined([engine.transcribe(piece, prompt=prompt) for piece in pieces])

    return answer, engine.loaded


def joined(found: Sequence[Transcript]) -> Transcript:
    """One transcript of the parts of an utterance; scores by their seconds."""
    if len(found) == 1:
        return found[0]
    seconds = sum(part.seconds for part in found)
    text = " ".join(part.text for part in found if part.text)
    log_prob = sum(part.log_prob * part.seconds for part in found) / seconds
    no_speech = sum(part.no_speech * part.seconds for part in found) / seconds
    return Transcript(text, log_prob, no_speech, compression(text), seconds)


def believed(heard: Transcript, beside: Sidecar) -> Transcript:
    """What was heard, without the words where the recogniser, by what is known of it, made them up or they are not for us."""
    return replace(heard, text="", compression=0.0) if heard.log_prob < beside.least_log_prob else heard


def compression(text: str) -> float:
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def accepted(transcript: Transcript, speech_seconds: float, blocklist: Blocklist) -> bool:
    """Is this something a person said? `speech_seconds`: of voice, by the detector, pauses left out."""
    return refusal(transcript, speech_seconds, blocklist) is None


def refusal(transcript: Transcript, speech_seconds: float, blocklist: Blocklist) -> str | None:
    """Why it is not: `short`, `nothing`, `no_speech`, `repetition`, `too_fast`, `blocked`; None where it is accepted."""
    letters = sum(char.isalnum() for char in transcript.text)
    if speech_seconds < LEAST_SPEECH_S:
        return "short"
    if not letters:
        return "nothing"
    if transcript.no_speech > NO_SPEECH and transcript.log_prob < LOG_PROB:
        return "no_speech"
    if transcript.compression > COMPRESSION:
        return "repetition"
    if letters > FASTEST * (speech_seconds + LEAST_SPEECH_S):
        return "too_fast"
    return "blocked" if blocklist.blocks(transcript.text, speech_seconds) else None
