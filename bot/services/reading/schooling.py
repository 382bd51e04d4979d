"""School levels: 초·중·고등학생, 대학 신입생, 초등학교 입학생."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found

_LEVEL = r"(?:초등학교|중학교|고등학교|대학교|대학원|대학|초등|중등|고등|유치원|유아|유|초|중|고|대)"
_JOIN = r"(?:\s?[·ㆍ․‧･・,./∙•]\s?|\s?및\s?|\s?또는\s?|\s)?"
_PUPILS = re.compile(
    rf"(?:(?<![가-힣])|(?<=국내)|(?<=관내))(?!중\s)(?P<levels>{_LEVEL}(?:\(원\))?(?:{_JOIN}{_LEVEL}(?:\(원\))?)*)(?:\(원\))?"
    rf"(?:{_JOIN}(?:특수학교|각종학교|특수(?=\s?학교))){{0,2}}\s?(?:\([^)]{{0,10}}\)\s?)?(?:교|등학교|에|의"
    rf"|에\s?최초)?(?:생(?![활업명계산])|\s{{0,12}}(?:[1-6]학년\s?)?(?:(?:[가-힣]{{2,4}})?장애\s?학생|학생|입학\s?예정|특수교육\s?대상자"
    rf"|재학\s?생|신입\s?생|입학\s?생|입학\s?신입생|입학하는|입학한|재학|취학|진학))"
)
_LETTERS = (("초", "e"), ("중", "m"), ("고", "h"), ("대", "u"))
_STAFF_AFTER = re.compile(r"[^\n]{0,3}?(?:교사|교직원|부모)|\s?이하")


def find(text: str) -> Iterator[Found]:
    """Levels as letters: e(lementary), m(iddle), h(igh), u(niversity)."""
    if "학" not in text and "생" not in text:
        return
    for match in _PUPILS.finditer(text):
        words = match["levels"].replace("초등학교", "초").replace("중학교", "중").replace("고등학교", "고").replace("대학교", "대")
        words = re.sub("초등", "초", words)
        words = re.sub("고등", "고", re.sub("중등", "중", words))
        levels = "".join(letter for word, letter in _LETTERS if word in words)
        if levels and not _STAFF_AFTER.match(text, match.end()):
            yield Found("school", (levels,), *match.span())
