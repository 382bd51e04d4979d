"""What happens where two Hangul syllables meet, by the rules of standard pronunciation (표준발음법, 문화체육관광부고시 제2017-13호).

A syllable is three numbers here, as Unicode counts them: initial 0–18, vowel 0–20, final 0–27 (0: none).
"""

from __future__ import annotations

from functools import lru_cache

from bot.korean.jamo import FINALS, INITIALS, VOWELS

_CLASS = {
    **dict.fromkeys("ㄲㅋㄳㄺ", "ㄱ"), **dict.fromkeys("ㅅㅆㅈㅊㅌㅎ", "ㄷ"), **dict.fromkeys("ㅍㄿㅄ", "ㅂ"),
    "ㄵ": "ㄴ", "ㄶ": "ㄴ", "ㄼ": "ㄹ", "ㄽ": "ㄹ", "ㄾ": "ㄹ", "ㅀ": "ㄹ", "ㄻ": "ㅁ",
}  # fmt: skip
"""제8–11항: the seven consonants a syllable can end in."""
_SPLIT = {
    "ㄳ": ("ㄱ", "ㅆ"), "ㄵ": ("ㄴ", "ㅈ"), "ㄶ": ("", "ㄴ"), "ㄺ": ("ㄹ", "ㄱ"), "ㄻ": ("ㄹ", "ㅁ"), "ㄼ": ("ㄹ", "ㅂ"),
    "ㄽ": ("ㄹ", "ㅆ"),
    "ㄾ": ("ㄹ", "ㅌ"), "ㄿ": ("ㄹ", "ㅍ"), "ㅀ": ("", "ㄹ"), "ㅄ": ("ㅂ", "ㅆ"),
}  # fmt: skip
"""제14항: what of two consonants stays and what goes over to a vowel; ㅎ is silent (제12항 4)."""
_TENSE = dict(zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True))
_ASPIRATED = dict(zip("ㄱㄷㅂㅈ", "ㅋㅌㅍㅊ", strict=True))
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_STOPS = frozenset(_NASAL)


@lru_cache(maxsize=16_384)
def meet(final: int, initial: int, vowel: int) -> tuple[int, int]:
    """The final of one syllable and the initial of the next as they sound together. A vowel matters for ㄷ, ㅌ before ㅣ."""
    left, right = _meet(FINALS[final], INITIALS[initial], VOWELS[vowel])
    return FINALS.index(left), INITIALS.index(right)


@lru_cache(maxsize=64)
def at_the_end(final: int) -> int:
    """제9항: 옷 → 옫, 부엌 → 부억, 값 → 갑; ㄺ is ㄱ, ㄼ is ㄹ."""
    return FINALS.index(_CLASS.get(FINALS[final], FINALS[final]))


def _meet(left: str, right: str, vowel: str) -> tuple[str, str]:
    if right == "ㅇ":
        return _before_vowel(left, vowel)
    if left in ("ㅎ", "ㄶ", "ㅀ"):
        return _after_h(left, right)
    if right == "ㅎ":
        return _before_h(left, vowel)
    return _assimilated(*_tensed(left, right))


def _before_vowel(left: str, vowel: str) -> tuple[str, str]:
    """Liaison (제13, 14항), palatalisation before 이 and 여 (제17항), silent ㅎ (제12항 4)."""
    if left in ("", "ㅇ"):
        return left, "ㅇ"
    if vowel in "ㅣㅕ" and left in ("ㄷ", "ㅌ", "ㄾ"):
        return ("ㄹ" if left == "ㄾ" else ""), ("ㅈ" if left == "ㄷ" else "ㅊ")
    if left == "ㅎ":
        return "", "ㅇ"
    return _SPLIT.get(left, ("", left))


def _after_h(left: str, right: str) -> tuple[str, str]:
    """제12항: 놓고 → 노코, 많소 → 만쏘, 놓는 → 논는, 뚫는 → 뚤른."""
    rest = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}[left]
    if right in ("ㄱ", "ㄷ", "ㅈ"):
        return rest, _ASPIRATED[right]
    if right == "ㅅ":
        return rest, "ㅆ"
    if right == "ㄴ":
        return ("ㄹ", "ㄹ") if left == "ㅀ" else ("ㄴ", "ㄴ")
    return (rest or _NASAL["ㄷ"] if right in "ㅁㄹ" else rest or "ㄷ"), right


def _before_h(left: str, vowel: str) -> tuple[str, str]:
    """제12항 붙임 1, 제17항 붙임: 각하 → 가카, 넓히다 → 널피다, 못하다 → 모타다, 닫히다 → 다치다, 앉히다 → 안치다."""
    if left in ("ㄵ", "ㅈ") or (left == "ㄷ" and vowel in "ㅣㅕ"):
        return ("ㄴ" if left == "ㄵ" else ""), "ㅊ"
    if left in ("ㄺ", "ㄼ"):
        return "ㄹ", ("ㅋ" if left == "ㄺ" else "ㅍ")
    sound = _CLASS.get(left, left)
    return ("", _ASPIRATED[sound]) if sound in _ASPIRATED else (sound, "ㅎ")


def _tensed(left: str, right: str) -> tuple[str, str]:
    """제23, 25항: after a stop, and after stems in ㄵ, ㄼ, ㄾ, a lenis is tense: 국밥 → 국빱, 앉고 → 안꼬, 넓게 → 널께."""
    if left == "ㄺ" and right == "ㄱ":
        # 제11항 다만: a stem in ㄺ keeps ㄹ before ㄱ (읽고 → 일꼬); the few nouns (닭과, 흙과) are known words.
        return "ㄹ", "ㄲ"
    sound = _CLASS.get(left, left)
    if right in _TENSE and (sound in _STOPS or left in ("ㄵ", "ㄼ", "ㄾ", "ㄽ")):
        return sound, _TENSE[right]
    return sound, right


def _assimilated(left: str, right: str) -> tuple[str, str]:
    """제18–20항: 국민 → 궁민, 담력 → 담녁, 협력 → 혐녁, 신라 → 실라, 칼날 → 칼랄."""
    if left in _STOPS and right in ("ㄴ", "ㅁ", "ㄹ"):
        return _NASAL[left], "ㄴ" if right == "ㄹ" else right
    if left in ("ㅁ", "ㅇ") and right == "ㄹ":
        return left, "ㄴ"
    if (left, right) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        return "ㄹ", "ㄹ"
    return left, right
