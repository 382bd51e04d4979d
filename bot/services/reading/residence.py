"""How long one must have lived in a place, and whether one may own a home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found

_LENGTH = r"(?<![\d.만])(?<!만\s)(?<!생후\s)(?<!생후)(?:\d{1,3}|일|한|두|세|육|여섯)\s?(?:년|개월|월|일|달)\s?(?:간\s?)?"
_LIVING = r"(?:거주(?!지\s?보호)|주민\s?등록(?!표|번호|등본)|주소|전입|체류|거소)"
_GAP = r"(?:(?!않|임신|입소|사용|근무|재직|방치)[^\n○ㅇ□])"
_SINCE = re.compile(
    rf"{_LENGTH}(?:이상|상(?=\s)|전\s?부터|전(?=\s[가-힣]{{2,6}}[시군구도]\s)|이전\s?부터|이전에)(?!\s?(?:된|근무|근속|고용|재직|종사|가입|영업"
    rf"|운영|경작|경과한?\s?자녀)){_GAP}{{0,40}}?(?:{_LIVING}|계속하여\s?[가-힣]{{2,8}}민(?=\s|이))"
    rf"(?!하지|\s?또는\s?사용|\s?여부|{_GAP}{{0,4}}?않)"
)
_FOR = re.compile(
    rf"{_LIVING}{_GAP}{{0,30}}?{_LENGTH}(?:이상|전\s?부터|이전\s?부터|경과|상(?=\s))(?!\s?(?:아무도|근무|근속|재직|영업|경작))"
)
_NO_HOME = re.compile(r"무주택")


def find(text: str) -> Iterator[Found]:
    if not any(word in text for word in ("거주", "주민", "주소", "전입", "체류", "거소", "계속하여", "무주택")):
        return
    for pattern in (_SINCE, _FOR):
        match = pattern.search(text)
        if match:
            yield Found("residence", (), *match.span())
            break
    for match in _NO_HOME.finditer(text):
        yield Found("no_home", (), *match.span())
