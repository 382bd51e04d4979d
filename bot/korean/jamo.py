"""Hangul syllables as the letters they are written with, and how far two words are apart in those letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST, _LAST = 0xAC00, 0xD7A3

_CONFUSED = (
    "ㅐㅔ", "ㅒㅖ", "ㅖㅔ", "ㅙㅞ", "ㅚㅙ", "ㅚㅞ", "ㅢㅣ", "ㅢㅡ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ", "ㅏㅑ", "ㅗㅓ", "ㅡㅜ", "ㅡㅓ",
    "ㄱㄲ", "ㄱㅋ", "ㄷㄸ", "ㄷㅌ", "ㅂㅃ", "ㅂㅍ", "ㅅㅆ", "ㅈㅉ", "ㅈㅊ", "ㄴㅇ", "ㄴㄹ", "ㄹㅇ", "ㅁㄴ", "ㅂㅁ",
)  # fmt: skip
"""Letters that sound alike or lie side by side on the keyboard: half a mistake."""
_HALF = frozenset(pair for a, b in _CONFUSED for pair in ((a, b), (b, a)))


def is_syllable(char: str) -> bool:
    return _FIRST <= ord(char) <= _LAST


def letters(char: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a syllable; any other character stands for itself, with two empty places."""
    if not is_syllable(char):
        return char, "", ""
    code = ord(char) - _FIRST
    return INITIALS[code // 588], VOWELS[code % 588 // 28], FINALS[code % 28]


def decompose(text: str) -> str:
    """`값싼` → `ㄱㅏㅄㅆㅏㄴ`."""
    return "".join("".join(letters(char)) for char in text)


def linked(text: str) -> Iterator[str]:
    """As it is heard, one place at a time, where a final consonant goes over to an empty initial: 실업급여 → 시럽급여, 실업그벼."""
    for at, (char, after) in enumerate(zip(text, text[1:], strict=False)):
        (initial, vowel, last), (empty, following, close) = letters(char), letters(after)
        stays, goes = _CLUSTERS.get(last, ("", last))
        if empty == "ㅇ" and following and goes and goes not in "ㅇㅎ":
            yield text[:at] + _syllable(initial, vowel, stays) + _syllable(goes, following, close) + text[at + 2 :]


_CLUSTERS = {
    "ㄳ": ("ㄱ", "ㅅ"),
    "ㄵ": ("ㄴ", "ㅈ"),
    "ㄺ": ("ㄹ", "ㄱ"),
    "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"),
    "ㄾ": ("ㄹ", "ㅌ"),
    "ㄿ": ("ㄹ", "ㅍ"),
    "ㅄ": ("ㅂ", "ㅅ"),
    "ㄶ": ("", "ㄴ"),
    "ㅀ": ("", "ㄹ"),
}


def _syllable(initial: str, vowel: str, last: str) -> str:
    return chr(_FIRST + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(last))


def final(char: str) -> str:
    """The final consonant of a syllable, empty where it has none."""
    return letters(char)[2]


def cost(a: str, b: str) -> float:
    """What it costs to have typed letter `b` for `a`: 0, 0.5 where the two are easily confused, 1."""
    if a == b:
        return 0.0
    return 0.5 if (a, b) in _HALF else 1.0


def edits(a: Sequence[str], b: Sequence[str]) -> float:
    """Weighted Levenshtein distance between two sequences of letters."""
    row = [float(j) for j in range(len(b) + 1)]
    for i, left in enumerate(a, 1):
        diagonal, row[0] = row[0], float(i)
        for j, right in enumerate(b, 1):
            step = min(diagonal + cost(left, right), row[j] + 1, row[j - 1] + 1)
            diagonal, row[j] = row[j], step
    return row[-1]


def distance(a: str, b: str) -> float:
    """How far two words are apart, 0 (the same) to 1 (nothing in common), counted in letters."""
    left, right = decompose(a), decompose(b)
    longest = max(len(left), len(right))
    return edits(left, right) / longest if longest else 0.0
