"""How likely words were said as they were heard, and said to the assistant.

Neither alone tells: words made up from noise do not fit the sounds, words misheard are odd together, and what somebody says to their
companion fits and is not odd at all. So each is weighed (a logistic regression); the sum decides.
"""

from __future__ import annotations

import math
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from bot.errors import EarsError

BESIDE = "trust.npz"
PARTS = ("for_us", "weights")
SHARES = 1 << 15
"""Numbers that runs of syllables are thrown to."""
_LONGEST_RUN = 4
_LEAST = 1e-5

Evidence = tuple[float, ...]
"""How likely nobody spoke (log odds); how well the words fit the sounds (`voice.agreement`); what the language makes of them (ln, a mean
of syllables); how much they are like what is said to us; syllables. Empty where there are no words."""
EVIDENCE = 5


class Trust:
    def __init__(self, for_us: np.ndarray, weights: np.ndarray) -> None:
        """`for_us` (SHARES,): of each run of syllables, for us or for others. `weights` (1 + EVIDENCE,): the first stands alone.
        Raises ValueError where they are neither."""
        if for_us.shape != (SHARES,) or weights.shape != (1 + EVIDENCE,):
            raise ValueError("no trust")
        self._for_us, self._weights = for_us.astype(np.float64), weights.astype(np.float64)

    def evidence(self, text: str, no_speech: float, agreement: float, likely: float) -> Evidence:
        syllables = len(text) - text.count(" ")
        if not syllables:
            return ()
        nobody = min(max(no_speech, _LEAST), 1 - _LEAST)
        # Long sentences have more runs that speak for the same.
        for_us = float(self._for_us[runs(text)].sum()) / math.sqrt(syllables)
        return math.log(nobody / (1 - nobody)), agreement, likely, for_us, float(syllables)

    def log_prob(self, evidence: Evidence) -> float:
        """ln of the probability; 0 where there are no words to trust."""
        return -float(np.logaddexp(0.0, -self._weights @ (1.0, *evidence))) if evidence else 0.0


def runs(text: str) -> list[int]:
    """The runs of up to four syllables in `text`, its ends being two more, as numbers under SHARES; spaces are not heard."""
    line = f"^{text.replace(' ', '')}$"
    found = {line[at : at + length] for length in range(1, _LONGEST_RUN + 1) for at in range(len(line) - length + 1)}
    return sorted({crc32(run.encode()) % SHARES for run in found})


def beside(model: Path) -> Trust | None:
    """The trust beside the checkpoint `model`, if there is one. Raises EarsError where it cannot be read."""
    path = model.with_name(BESIDE)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file, np.load(file) as kept:
            return Trust(*(kept[name] for name in PARTS))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise EarsError(f"{path} is no trust of a recogniser, or damaged ({type(error).__name__})") from error
