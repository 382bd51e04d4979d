"""Hangul as it sounds: the re-spelling espeak-ng needs, and the sound units the recogniser's encoder is trained on.

espeak-ng carries finals over to a following vowel and aspirates by itself, but neither nasalises nor lateralises
(국민 is said kukmin); `assimilated` says whether that is done here (궁민) or left as espeak-ng does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
UNITS = ("", *"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", *VOWELS)
"""Unit 0 is CTC's blank. ㅇ stands for the final only; an initial ㅇ is no sound."""
_NUMBER = {unit: number for number, unit in enumerate(UNITS)}
_FIRST, _LAST = 0xAC00, 0xD7A3
_DOUBLE = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_NEUTRAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"), **dict.fromkeys("ㄴㄵㄶ", "ㄴ"), **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **dict.fromkeys("ㅁㄻ", "ㅁ"), **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"), "ㅇ": "ㅇ", "": "",
}  # fmt: skip
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_TENSE = {"ㄱ": "ㄲ", "ㄷ": "ㄸ", "ㅂ": "ㅃ", "ㅅ": "ㅆ", "ㅈ": "ㅉ"}

_UNVOICED = {code: code + 12 for code in range(_FIRST + 7, _LAST + 1, 28)}
"""A final ㄷ as ㅅ: espeak-ng voices the one and not the other."""

Syllable = tuple[str, str, str]
"""Initial, vowel and final consonant."""


def respelled(text: str, assimilated: bool = True) -> str:
    """`text`, Hangul and spaces, spelled as it sounds: 국민연금 합니다 → 궁민년금 함니다 (ㄴ is not added: 궁미년금)."""
    return " ".join("".join(_composed(syllable) for syllable in _sounds(word, assimilated)) for word in text.split())


def unvoiced(text: str) -> str:
    """`text` with every final ㄷ written ㅅ, as the mouth writes it for espeak-ng."""
    return text.translate(_UNVOICED)


def units(text: str, assimilated: bool = True) -> list[int]:
    """The sounds of `text`, as numbers of `UNITS`; spaces are not heard."""
    found = []
    for word in text.split():
        for initial, vowel, final in _sounds(word, assimilated):
            found += [_NUMBER[sound] for sound in ("" if initial == "ㅇ" else initial, vowel, final) if sound]
    return found


@lru_cache(maxsize=65536)
def _sounds(word: str, assimilated: bool) -> tuple[Syllable, ...]:
    said = [_letters(char) for char in word if _FIRST <= ord(char) <= _LAST]
    for at, syllable in enumerate(said):
        if at + 1 < len(said):
            said[at], said[at + 1] = _joined(syllable, said[at + 1], assimilated)
        else:
            said[at] = (syllable[0], syllable[1], _NEUTRAL[syllable[2]])
    return tuple((initial, _vowel(initial, vowel), final) for initial, vowel, final in said) if assimilated else tuple(said)


def _vowel(initial: str, vowel: str) -> str:
    """희망 → 히망, 가져 → 가저 (표준발음법 제5항)."""
    if vowel == "ㅢ" and initial != "ㅇ":
        return "ㅣ"
    return "ㅓ" if vowel == "ㅕ" and initial in "ㅈㅉㅊ" else vowel


def _joined(first: Syllable, second: Syllable, assimilated: bool) -> tuple[Syllable, Syllable]:
    initial, vowel, final = first
    follows = second[0]
    kept, moved = _DOUBLE.get(final, ("", final))
    if follows == "ㅇ" and final not in ("", "ㅇ"):
        final, follows = _carried(kept, moved, second[1])
    elif moved == "ㅎ" and follows in _ASPIRATED:
        final, follows = kept, _ASPIRATED[follows]
    elif moved == "ㅎ" and follows == "ㅅ":
        final, follows = kept, "ㅆ"
    elif follows == "ㅎ" and (moved if moved in _ASPIRATED else _NEUTRAL[final]) in _ASPIRATED:
        final, follows = kept, _ASPIRATED[moved if moved in _ASPIRATED else _NEUTRAL[final]]
    else:
        final = _NEUTRAL[final]
        if assimilated:
            final, follows = _assimilated(final, follows)
    return (initial, vowel, final), (follows, *second[1:])


def _carried(kept: str, moved: str, vowel: str) -> tuple[str, str]:
    """What stays and what goes over to the vowel: 값이 → 갑씨, 같이 → 가치, 좋아 → 조아, 많아 → 마나."""
    if moved == "ㅎ":
        return ("", kept) if kept else ("", "ㅇ")
    if moved in "ㄷㅌ" and vowel in "ㅣㅕ":
        return kept, "ㅈ" if moved == "ㄷ" else "ㅊ"
    return kept, "ㅆ" if kept and moved == "ㅅ" else moved


def _assimilated(final: str, follows: str) -> tuple[str, str]:
    if follows == "ㄹ" and final in ("ㄱ", "ㄷ", "ㅂ", "ㅁ", "ㅇ"):
        return _NASAL.get(final, final), "ㄴ"
    if (final, follows) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        return "ㄹ", "ㄹ"
    if follows in "ㄴㅁ" and final in _NASAL:
        return _NASAL[final], follows
    return final, _TENSE.get(follows, follows) if final in _NASAL else follows


def _letters(char: str) -> Syllable:
    number = ord(char) - _FIRST
    return INITIALS[number // 588], VOWELS[number % 588 // 28], FINALS[number % 28]


def _composed(syllable: Syllable) -> str:
    initial, vowel, final = syllable
    return chr(_FIRST + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final))


def edits(first: Sequence[object], second: Sequence[object]) -> int:
    """How many to change, add or take away (Levenshtein)."""
    row = list(range(len(second) + 1))
    for number, one in enumerate(first, 1):
        diagonal, row[0] = row[0], number
        for at, other in enumerate(second, 1):
            diagonal, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, diagonal + (one != other))
    return row[-1]
