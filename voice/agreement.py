"""What the encoder heard by itself, sound after sound, held against the words that are made of it.

Words made up from noise look as certain as words that were said: the sounds tell them apart. They come from a second head of the encoder
(CTC, a sound or nothing every 20 ms), which `voice.spelling` reads.
"""

from __future__ import annotations

from functools import lru_cache

from bot.korean.jamo import INITIALS, VOWELS, edits, letters
from voice.pronounce import standard

UNITS = ("", *INITIALS, *VOWELS)
"""What the head tells apart; the first is nothing. ㅇ is the final only, and finals are the seven that are said (표준발음법 제8항)."""


@lru_cache(maxsize=16_384)
def sounded(text: str) -> str:
    """The sounds of `text` as they are said, in their letters: 국민이 → ㄱㅜㅇㅁㅣㄴㅣ. Spaces and what is no Hangul are not heard."""
    found = []
    for char in standard(text):
        initial, vowel, final = letters(char)
        if vowel:
            found += [initial.replace("ㅇ", ""), vowel, final]
    return "".join(found)


def agreement(units: list[int], text: str) -> float:
    """How well the sounds of the frames (numbers of `UNITS`) fit `text`: 1 the same, 0 nothing in common; like sounds count half."""
    heard = "".join(UNITS[unit] for before, unit in zip([0, *units], units, strict=False) if unit != before)
    said = sounded(text)
    return 1 - edits(heard, said) / max(1, len(heard), len(said))
