"""Limits on income as a share of 기준 중위소득. Other yardsticks (보험료, 도시근로자 평균소득, 만원) are left to the agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found

_PERCENT = re.compile(
    r"중위\s?소득\s?(?:액)?\*{0,2}\s?(?:\([^)\n]{0,14}\)\s?)?(?:기준)?\s?(?:의|이|대비)?\s?[:：]?\s?(?:\(?\s?가구\s?\)?\s?)?"
    r"(?:(?P<hundredths>100분의)\s?)?(?P<half>2분의\s?1|1/2)?(?P<low>\d{1,3})?\s?%?\s?(?:(?:초과"
    r"|이상)?\s?[~∼～\-–]\s?(?P<high>\d{1,3}))?\s?(?P<sign>%|퍼센트|프로|％)?"
    r"\s?(?P<bound>이하|이내|미만|범위|초과|이상|까지|내외)?"
)
_STANDARD = re.compile(r"기준\s?$")
_OF_ANOTHER = re.compile(r"부양\s?의무자[^\n]{0,25}$")
_ONLY_GRADES = re.compile(
    r"[^\n]{0,20}?(?:본인\s?부담금?\s?(?:발생|차등|면제|감면)|자기\s?부담|차등|우선|가점)|\s?인?\s?경우\s?[:：]|\s?[:：]\s?비급여"
)


def find(text: str) -> Iterator[Found]:
    if "중위" not in text:
        return
    for match in _PERCENT.finditer(text):
        percent = _percent(match)
        if percent is None or _OF_ANOTHER.search(text[: match.start()]) or _ONLY_GRADES.match(text, match.end()):
            continue
        before = _STANDARD.search(text[: match.start()])
        start = before.start() if before else match.start()
        yield Found("income", (percent,), start, match.end())


def _percent(match: re.Match[str]) -> int | None:
    """The limit, or None where the words set none."""
    if match["half"]:
        return 50
    figure = match["high"] or match["low"]
    if figure is None or not (match["sign"] or match["hundredths"] or match["bound"]):
        return None
    if match["bound"] in ("초과", "이상") and not match["high"]:
        return None
    return int(figure) if 10 <= int(figure) <= 400 else None
