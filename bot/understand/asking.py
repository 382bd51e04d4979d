"""Asking openly what there is to get: however long the story before it, the last clause decides."""

from __future__ import annotations

import re

_WH = r"(?<![가-힣])(?:뭐|뭣|머|무엇|뭘|무슨|어떤|무신|뭔)"
_GOOD = r"(?:받을|탈|신청할|해당|도와|보태|지원|혜택|도움|방법|대책|제도)"
_THERE_IS = r"(?:있|읎|없|나오|나와|나올|되|돼|될|가능|받|타|주|준|줄|줍|해당|신청|도와)"
# Endings that only ask, in any province.
_ASKS = (
    r"(?:까|까요|까예|까잉|나|나요|나예|남|냐|냐고|는가|는가요|는고|는교|는지|은지|런지|노|노예|능교|습니까|소|쿠과|쑤과|당가|을란가|을랑가|으까|으까요)"
)
# Endings that ask as often as they state: a question word or mark decides.
_MAYBE = r"(?:요|지요|죠|는디요|데요|가|가요|가예|니|수|대|댜|겨)"
_END = r"\s*[.!~ㅠㅜ…?？\s]*$"
_OPEN = re.compile(rf"(?:{_WH}|{_GOOD})[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_ASKS}{_END}")
_OPEN_WH = re.compile(rf"{_WH}[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_MAYBE}{_END}")
_OPEN_MARK = re.compile(rf"{_GOOD}[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_MAYBE}\s*[?？]")


def asks_openly(text: str) -> bool:
    """`… 뭐 받을 수 있나요`, `… 나라서 뭐 안 도와준당가`, `… 보태줄 데 있을까요`."""
    return bool(_OPEN.search(text) or _OPEN_WH.search(text) or _OPEN_MARK.search(text))
