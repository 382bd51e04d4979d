"""Words as they sound: 체불 and 채불 are one."""

from __future__ import annotations


def folded(text: str) -> str:
    """`text` with vowels that sound alike written alike (체불, 채불), syllable by syllable."""
    return "".join(_fold(char) for char in text).replace("센타", "센터")


_SAME = {1: 5, 3: 7, 10: 11, 15: 11}
"""ㅐ→ㅔ, ㅒ→ㅖ, ㅙ and ㅞ→ㅚ, by their places among the vowels."""


def _fold(char: str) -> str:
    code = ord(char) - 0xAC00
    if not 0 <= code < 11172:
        return char
    vowel = code % 588 // 28
    return chr(ord(char) + (_SAME.get(vowel, vowel) - vowel) * 28)
