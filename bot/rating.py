"""How it was, from 1 (poor) to 5 (good), in figures or in words. Only where it was asked: elsewhere 오 is no judgement."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_VERY = r"(?:매우|아주|정말|너무|무척|많이|대단히|완전)"
_SCORES = (
    rf"[1일]|(?:[1일한])(?:점|번|개)|{_VERY}(?:불만족|불만|별로)|최악",
    r"[2이둘]|(?:[2이두])(?:점|번|개)|불만족|불만|별로",
    r"[3삼셋]|(?:[3삼세석])(?:점|번|개)|보통|그저그래|그냥그래|중간",
    r"[4사넷]|(?:[4사네넉])(?:점|번|개)|만족",
    rf"[5오]|다섯|(?:[5오]|다섯)(?:점|번|개)|{_VERY}(?:만족|좋았어|좋아)|만점|최고",
)
_BEFORE = r"(?:네|예|음|저는|그럼|점수는)?(?:별)?(?:[5오]점만점에)?"
_AFTER = r"(?:스러워|스러웠어|했어|해|이었어|였어|이에|예|이|입니다|합니다|했습니다|드릴게|줄게|드려|으로|로|로할게)?(?:요)?"
_PATTERNS = tuple(re.compile(f"{_BEFORE}(?:{words}){_AFTER}") for words in _SCORES)


def score(text: str) -> int | None:
    """The judgement that is all of `text`: 5점, 오 점이요, 매우 만족."""
    plain = compact(text)
    return next((place for place, pattern in enumerate(_PATTERNS, 1) if pattern.fullmatch(plain)), None)
