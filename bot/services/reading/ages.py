"""Ages demanded in published texts: 만 19세 이상 ~ 39세 이하, 65세 이상, 생후 24개월 미만, 만 12세 이하 자녀."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found

_DASH = r"(?:~|∼|～|〜|-|–|—|−|부터|에서)"
_FROM = r"(?:이상|부터|초과)"
_TO = r"(?:이하|미만|까지|이내)"
_RANGE = re.compile(
    rf"(?<![\d.,])(?:만\s?)?(?P<low>\d{{1,3}})\s?(?P<unit>세|살|개월)?\s?(?P<from>{_FROM})?\s?(?:{_DASH}|이면서|,|인|의)?\s?{_DASH}?\s?"
    rf"(?:생후\s?)?(?:만\s?)?(?P<high>\d{{1,3}})\s?(?P<unit2>세|살|개월)\s?(?P<to>{_TO})?"
)
_ONE = re.compile(
    rf"(?<![\d.,])(?:만\s?)?(?P<years>\d{{1,3}})\s?(?P<unit>세|살|개월)\s?(?:\([^)\n]{{0,24}}\)\s?)?(?P<bound>{_FROM}"
    rf"|{_TO}|~(?!\s?\d)|부터)"
)
_MONTHS_OF = re.compile(r"생후|영아|유아|아동|아기|신생아|자녀|출생아|어린이|아이")
_CHILD_AFTER = re.compile(
    r"\s{0,45}(?:이하|미만|까지)?\s?(?:의|인)?\s?(?:\([^)\n]{0,40}\)\s?|\(?[^\s,]{0,10}\)?\s)?(?:[둘셋넷]째\s?이상\s?|(?:취학"
    r"|미취학)[^,.\n]{0,8}?\s)?[^\s,./]{0,6}?(?:영유아|영아|유아|아동|어린이|자녀|아이|신생아|소아)"
)
_MEMBER_AFTER = re.compile(r"[^,.\n]{0,12}?(?:자녀|직계|배우자를|가족을|부양|동거|근로자를|고용)")
_PRICE_AFTER = re.compile(r"[^\n,]{0,14}?\d[\d,]*\s?(?:천|만|백)*\s?원")
_APART = re.compile(r"(?:차이[가는]?|부모의?\s?(?:연령|나이)[가이은]?(?:\s?각각)?|없거나)\s?(?:만\s?)?$")
_GRADED_BEFORE = re.compile(r"\d\s?원\s?[,/(]?\s?$")
_DECADE = re.compile(r"(?<![\d.,])(?P<years>[2-9]0)\s?대\s?이상")
_SPAN = re.compile(r"기간[이은]?\s?$")
_DEADLINE = re.compile(r"(?:(?:출생|출산|분만|입양)\s?(?:신고\s?)?(?:예정)?일|출산|분만)[^\n]{0,8}$")
_WAITED = re.compile(r"\s?(?:[^\s]{0,4}\s)?(?:신청|경과|거주|주민등록|계속|동안|전부터|전\s?부터)")
"""출생일로부터 6개월 이내 신청: a time limit, no age."""
_YOUNGEST_ADULT = 19
_CHILD_BELOW = 13


def find(text: str) -> Iterator[Found]:
    """Intervals of age, the bounds inclusive: in years (`age`), or in months where a child is meant (`child`)."""
    if not any(unit in text for unit in ("세", "살", "개월", "0대")):
        return
    taken: list[tuple[int, int]] = []
    for pattern, read in ((_RANGE, _range), (_ONE, _one), (_DECADE, _decade)):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            bounds = read(match)
            if bounds is None:
                continue
            taken.append(match.span())
            found = _found(text, match, *bounds)
            if found is not None:
                yield found


def _range(match: re.Match[str]) -> tuple[int | None, int | None, bool] | None:
    low, high = int(match["low"]), int(match["high"])
    joined = match["from"] or re.search(_DASH, match[0])
    if low >= high or not joined or (match["unit"] and (match["unit"] == "개월") != (match["unit2"] == "개월")):
        return _mixed(match) if match["unit"] == "개월" and joined else None
    return low + (match["from"] == "초과"), high - (match["to"] == "미만"), match["unit2"] == "개월"


def _mixed(match: re.Match[str]) -> tuple[int, int, bool] | None:
    """생후 3개월 ~ 12세 이하."""
    if match["unit2"] == "개월":
        return None
    high = int(match["high"])
    return int(match["low"]), high * 12 - 1 if match["to"] == "미만" else high * 12 + 11, True


def _one(match: re.Match[str]) -> tuple[int | None, int | None, bool]:
    number, bound = int(match["years"]), match["bound"]
    months = match["unit"] == "개월"
    if bound in ("이하", "까지", "이내"):
        return None, number, months
    if bound == "미만":
        return None, number - 1, months
    return number + (bound == "초과"), None, months


def _decade(match: re.Match[str]) -> tuple[int, None, bool]:
    """40대 이상."""
    return int(match["years"]), None, False


def _found(text: str, match: re.Match[str], low: int | None, high: int | None, months: bool) -> Found | None:
    start, end = match.span()
    around = text[max(0, start - 12) : end + 14]
    if months and (
        not _MONTHS_OF.search(around) or _DEADLINE.search(text[:start]) or _SPAN.search(text[:start]) or _WAITED.match(text, end)
    ):
        return None
    if (
        _PRICE_AFTER.match(text, end)
        or _APART.search(text[:start])
        or _GRADED_BEFORE.search(text[:start])
        or (high or low or 0) > (1000 if months else 120)
    ):
        return None
    after = _CHILD_AFTER.match(text, end)
    of_child = (
        after is not None or re.search(r"(?:자녀|아동|영유아|영아|막내|아이)[은는가이]?\s?(?:중\s)?\S{0,3}$", text[:start]) is not None
    )
    if months:
        return Found("child", (low or 0, high), start, end)
    if of_child and high is not None and high < 25 and (low or 0) < _YOUNGEST_ADULT:
        return Found("child", ((low or 0) * 12, high * 12 + 11), start, after.end() if after else end)
    if _MEMBER_AFTER.match(text, end):
        return None
    if high is not None and high < _CHILD_BELOW:
        return Found("child", ((low or 0) * 12, high * 12 + 11), start, end)
    return Found("age", (low, high), start, end)
