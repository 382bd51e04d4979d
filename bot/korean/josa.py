"""Particles agree with the sound a word ends in: 연금은, 급여는, 서울로, 129로, LH는."""

from __future__ import annotations

import re

from bot.korean.jamo import final, is_syllable

_DIGIT_FINALS = {"1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "0": "ㅇ"}
_TENS_FINALS = {1: "ㅂ", 2: "ㄱ", 3: "ㄴ", 4: "ㄴ", 5: "ㄴ", 6: "ㄴ", 7: "ㄴ", 8: "ㄱ"}
"""The last sound of 십, 백, 천, 만 …, 억 by the number of zeros a figure ends in."""
_LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
"""Letters whose Korean names (엘, 엠, 엔, 알) end in a consonant."""
_SYMBOL_FINALS = {"%": "", "㎡": "", "℃": "", "₩": "ㄴ"}
_ASIDE = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_FIGURE = re.compile(r"(\d[\d,]*)$")


def josa(word: str, pair: str) -> str:
    """`word` with the fitting one of `pair`, written after a consonant / after a vowel: `josa("기초연금", "은/는")`.

    `으로/로` knows that ㄹ takes 로. A trailing aside in brackets and closing marks do not count. Raises ValueError
    where `pair` has no slash.
    """
    after_consonant, slash, after_vowel = pair.partition("/")
    if not slash:
        raise ValueError(f"a pair of particles is written like 은/는, found {pair!r}")
    sound = last_sound(word)
    if after_consonant.startswith("으") and sound == "ㄹ":
        return word + after_vowel
    return word + (after_consonant if sound else after_vowel)


def last_sound(word: str) -> str:
    """The consonant `word` ends in when said aloud, empty after a vowel or where nothing can be said."""
    spoken = _ASIDE.sub("", word) or word
    for end in range(len(spoken), 0, -1):
        char = spoken[end - 1]
        if is_syllable(char):
            return final(char)
        if char.isascii() and char.isdigit():
            return _figure_sound(spoken[:end])
        if char.isascii() and char.isalpha():
            return _latin_sound(spoken[:end])
        if char in _SYMBOL_FINALS:
            return _SYMBOL_FINALS[char]
    return ""


def _figure_sound(text: str) -> str:
    found = _FIGURE.search(text)
    digits = (found.group(1) if found else text[-1]).replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if 0 < zeros < len(digits):
        return _TENS_FINALS.get(zeros, "ㄱ")
    return _DIGIT_FINALS.get(digits[-1], "")


def _latin_sound(text: str) -> str:
    lowered = text.lower()
    if lowered.endswith(("km", "cm", "mm")):
        return ""
    if lowered.endswith("kg"):
        return "ㅁ"
    return _LETTER_FINALS.get(lowered[-1], "")
