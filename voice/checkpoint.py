"""What stands beside a checkpoint, how much of its window an utterance needs, and how a prompt is made to fit.

`ears.pt` may have an `ears.json` beside it; a CTranslate2 folder may hold one. Official checkpoints have none.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import EarsError
from voice.audio import RATE

SIDECAR = "ears.json"
"""Its name inside a CTranslate2 folder."""
WHOLE = 1500
"""Encoder positions of an official checkpoint: 30 s."""
SAMPLES = 320
"""Of one position."""
PROMPT_TOKENS = 223
MARGIN = 128
"""Positions kept free after the speech, 2.5 s: with fewer, official checkpoints begin to repeat (whisper.cpp, issue 1855)."""
_STEP = 50
_FRAME = RATE // 10
_FAINT = 1e-4
"""Of the power of the loudest tenth of a second: 40 dB below it."""
_TOKENS, _TOKENS_A_SECOND = 16, 14
"""What a decoder may say: nobody says more than seven syllables a second for long, each at most two tokens."""


@dataclass(frozen=True)
class Sidecar:
    tokens: tuple[int, ...] = ()
    """Token ids it was trained to say; the others are suppressed. Empty: all."""
    synthetic_voices: bool = False
    """It knows synthetic voices only, and no person's."""
    takes_prompt: bool = True
    any_window: bool = True
    """It was trained on windows of any length; otherwise it always gets its whole one."""
    margin: int = MARGIN
    """Positions it wants free after the speech."""
    least_log_prob: float = -100.0
    """Of a transcript (`voice.transcribe.Transcript`) under which its words are made up, or not for us."""
    longest_s: float = 30.0
    """Of an utterance; what is longer is heard in parts."""
    audio_context: int = WHOLE
    """Encoder positions; stated for CTranslate2, which does not tell them."""


_KINDS: dict[str, type | tuple[type, ...]] = {
    "tokens": list,
    "synthetic_voices": bool,
    "takes_prompt": bool,
    "any_window": bool,
    "margin": int,
    "least_log_prob": (int, float),
    "longest_s": (int, float),
    "audio_context": int,
}


def beside(model: Path) -> Path:
    """Where the sidecar of a checkpoint or of a CTranslate2 folder is, if it has one."""
    return model / SIDECAR if model.is_dir() else model.with_suffix(".json")


def sidecar(model: Path) -> Sidecar:
    """Keys it does not know are left alone. Raises EarsError where the file cannot be read."""
    path = beside(model)
    if not path.is_file():
        return Sidecar()
    try:
        stated: Any = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EarsError(f"{path} must be JSON ({error})") from error
    if not isinstance(stated, dict):
        raise EarsError(f"{path} must be a JSON object, found {type(stated).__name__}")
    known = {name: stated[name] for name in _KINDS if name in stated}
    for name, value in known.items():
        fits = isinstance(value, _KINDS[name]) and (_KINDS[name] is bool) == isinstance(value, bool)
        if not fits or (name == "tokens" and not all(type(token) is int for token in value)):
            raise EarsError(f"{path}: {name} must be like {getattr(Sidecar(), name)!r}, found {str(value)[:60]!r}")
    return Sidecar(**{**known, "tokens": tuple(known.get("tokens", ()))})


def unused(tokens: tuple[int, ...], vocabulary: int) -> list[int]:
    """Token ids to suppress; none where all are in use."""
    return sorted(set(range(vocabulary)) - set(tokens)) if tokens else []


def window(samples: int, whole: int, beside: Sidecar) -> int:
    """Encoder positions for so many samples, of `whole` the checkpoint has: the cost of a decode goes with them, not with the speech."""
    if not beside.any_window:
        return whole
    needed = math.ceil(samples / SAMPLES) + beside.margin
    return min(whole, math.ceil(needed / _STEP) * _STEP)


def tokens_for(seconds: float, most: int) -> int:
    """How many tokens an utterance may become: a bound on loops, far above any speech."""
    return min(most, _TOKENS + math.ceil(seconds * _TOKENS_A_SECOND))


def filled(samples: np.ndarray, positions: int) -> np.ndarray:
    """Samples (positions × 320,): cut, or followed by silence."""
    size = positions * SAMPLES
    return np.pad(samples[:size], (0, max(0, size - samples.size)))


def parts(samples: np.ndarray, longest_s: float) -> list[np.ndarray]:
    """Pieces of at most `longest_s`, each cut at the quietest tenth of a second in the last third of what may be taken."""
    longest, left, found = int(longest_s * RATE), samples, []
    while left.size > longest:
        first = longest * 2 // 3
        frames = left[first : first + (longest - first) // _FRAME * _FRAME].reshape(-1, _FRAME)
        cut = first + int((frames**2).sum(1).argmin()) * _FRAME + _FRAME // 2
        found.append(left[:cut])
        left = left[cut:]
    return [*found, left]


def within_silence(samples: np.ndarray) -> np.ndarray:
    """What is loud enough to be speech, with two tenths of a second around it: a word before seconds of silence is heard as nobody's."""
    frames = samples[: samples.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    power = (frames**2).mean(1) if len(frames) else np.zeros(0)
    loud = np.flatnonzero(power > _FAINT * power.max(initial=0.0))
    return samples[max(0, loud[0] - 2) * _FRAME : (loud[-1] + 3) * _FRAME] if loud.size else samples


def prompt_tokens(prompt: str, encode: Callable[[str], list[int]], most: int = PROMPT_TOKENS) -> list[int]:
    """As many whole entries of a prompt, first ones first, as fit; Whisper itself would keep its end and begin amid a word."""
    tokens: list[int] = []
    for entry in re.findall(r"[^,.!?\n]+[,.!?\n]?", prompt):
        added = encode(f" {entry.strip()}") if entry.strip() else []
        if len(tokens) + len(added) > most:
            break
        tokens += added
    return tokens
