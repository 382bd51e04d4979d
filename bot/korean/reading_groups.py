"""Middle dots and brackets as they are said: which words a voice runs together, and where it pauses."""

from __future__ import annotations

import re

from bot.korean import figures
from bot.korean.josa import josa

_DOT = r"\s?[·ㆍ・‧∙]\s?"
_DAY_OF_HISTORY = re.compile(
    rf"(?<![\d.,·])(?P<month>1[0-2]|[1-9])(?:{_DOT}|\.)(?P<day>3[01]|[12]\d|[1-9])(?=\s?(?:전쟁|사변|참전|민주|혁명|항쟁|광복|절|운동"
    rf"|사건|사태|의거|학살|참사"
    rf"|해방|전몰|유공자|용사|때|난리|만세)(?!에서|부터|까지))"
)
_WHOLE_WORDS = "암집돈섬법책옷쌀빚밥땅차약간뇌눈귀코입손발"
"""Syllables that are words of their own: 암·희귀질환 is two things, 전·월세 one."""
_SYLLABLES = re.compile(
    rf"(?<![가-힣])[가-힣](?:{_DOT}[가-힣]){{1,9}}(?![가-힣])(?!{_DOT})|(?<![가-힣·])(?![{_WHOLE_WORDS}])[가-힣]{_DOT}(?=[가-힣]{{2}})"
)
_UNITS = re.compile(
    rf"(?<![가-힣])[가-힣](?:{_DOT}[가-힣]){{1,9}}(?=(?:청|장|민|비|립|군|도|구|면|동|에|의|은|는|이|가|을|를|로|만|과|와|마다|까지|부터|나|이나"
    rf"|별)(?![가-힣]*{_DOT}))"
)
_SHORT_PAIR = re.compile(rf"(?<![가-힣·])([가-힣]{{2}}){_DOT}([가-힣]{{2}})(?=\s[가-힣])(?!\s?{_DOT})")
_DOTS = re.compile(_DOT)
_MIDDLE = re.compile(
    r"(?<=[가-힣])\s?\(([가-힣]{1,4})\)((?:신고|신청|동의|확인|증명|계획|청구|진단|소견)?(?:서|증|금|비|료|장)(?:류"
    r"|식)?)(?=[\s,.·]|[은는이가을를와과의도만]|에|로|으로|$)"
)
_ASIDE_THEN_PARTICLE = re.compile(r"(?<=[^\s(),.])\s?\(([^()]*)\)([가-힣]+)")
_PLAIN_NAME = re.compile(rf"[가-힣]{{1,6}}(?:{_DOT}[가-힣A-Za-z0-9]{{1,8}}){{0,3}}(?<=[가-힣])")
_NO_NAME = re.compile(r"(?:이상|이하|미만|까지|부터|기준|포함|제외|별도|이내|초과|정도|경우|가능|필요|무료|때|등)$")
_PARTICLES = {
    **dict.fromkeys(("은", "는"), "은/는"), **dict.fromkeys(("이", "가"), "이/가"), **dict.fromkeys(("을", "를"), "을/를"),
    **dict.fromkeys(("과", "와"), "과/와"), **dict.fromkeys(("으로", "로"), "으로/로"), **dict.fromkeys(("이나", "나"), "이나/나"),
    **{word: f"{word}/{word}" for word in ("에서", "에", "의", "도", "만", "에게", "까지", "에서는", "에서도")},
}  # fmt: skip


def say_dots(text: str) -> str:
    """시·군·구 → 시군구, 소득·재산 신고서 → 소득 재산 신고서, 6·25 전쟁 → 육이오 전쟁; longer items keep their dot, which is a pause."""
    said = _DAY_OF_HISTORY.sub(_day_of_history, text)
    said = _UNITS.sub(_joined, _SYLLABLES.sub(_joined, said))
    return _SHORT_PAIR.sub(r"\1 \2", said)


def say_asides(text: str) -> str:
    """신청(변경)서 → 신청 변경서; 복지로(인터넷·앱)에서 → 복지로, 인터넷이나 앱에서; anything longer is said after the particle."""
    return _ASIDE_THEN_PARTICLE.sub(_aside, _MIDDLE.sub(_inside_a_word, text))


def _inside_a_word(found: re.Match[str]) -> str:
    return f" {found[1]}{' ' if len(found[2]) > 1 else ''}{found[2]}"


def _day_of_history(found: re.Match[str]) -> str:
    """The month is a number, the day is read digit by digit: 오일팔, 십이십이."""
    month, day = int(found["month"]), int(found["day"])
    return figures.sino(month) + (figures.sino(day) if day in (10, 12) or day < 10 else figures.digits(str(day)))


def _joined(found: re.Match[str]) -> str:
    return _DOTS.sub("", found[0])


def _aside(found: re.Match[str]) -> str:
    gloss, particle = found[1].strip(), found[2]
    pair = _PARTICLES.get(particle)
    if pair is None or not _PLAIN_NAME.fullmatch(gloss) or _NO_NAME.search(gloss):
        return f"{particle}, {gloss},"
    return f", {josa(_either(gloss), pair)}"


def _either(gloss: str) -> str:
    *first, last = _DOTS.split(gloss)
    return f"{', '.join([*first[:-1], josa(first[-1], '이나/나')])} {last}" if first else last
