"""하루 5시간 주 4일, 시급 만이천원: hours of work a week and what an hour is paid. No facts about anybody (`bot.quantities`)."""

from __future__ import annotations

import re

from bot.korean.money import find_amounts
from bot.korean.numbers import NUMBER, value_of

_HOURS = re.compile(
    rf"(?P<hours>{NUMBER})\s?시간(?!\s?(?:당|에|이?\s?(?:안|못|미만|이상|이하|넘|부터|까지|초과)))(?P<half>\s?(?:반|30분|삼십\s?분))?"
)
_PER_WEEK = re.compile(r"(?:일주일|(?:한|1)\s?주일?|(?<![가-힣])주|주당|매주)(?:에|로|간|당)?\s*(?:총|합쳐서?|다\s?해서?)?\s*$")
_TWO_OF_WEEKEND = re.compile(r"주말\s?이틀|토\s?[,·]?\s?일(?:요일)?|주말(?!\s?(?:하루|수당))")
_FIVE = re.compile(r"평일|주중|월\s?[~\-–]\s?금|월(?:요일)?부터\s?금")
_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6}
_DAYS_A_WEEK = re.compile(
    rf"(?:일주일|(?:한|1)\s?주일?|(?<![가-힣])주)(?:에|로|당)?\s?(?:(?P<word>{'|'.join(_DAYS)})|(?P<count>[1-7일이삼사오육칠]|[한두세네]|다섯|여섯)\s?(?:일|번|회|날))"
)
_MOST_A_DAY, _MOST_A_WEEK = 16, 100
_HOURLY = re.compile(r"(?:시급|시간당|한\s?시간에|1시간에)[^\d,.!?]{0,6}$")
_LEAST_AN_HOUR, _MOST_AN_HOUR = 3_000, 200_000


def hours_a_week(text: str) -> float | None:
    """As said, or by the day and the days of a week; None where either is not told. Of several the last."""
    days, found = _days_a_week(text), None
    for told in _HOURS.finditer(text):
        value = value_of(told["hours"])
        if value is None:
            continue
        hours = value + (0.5 if told["half"] else 0)
        before = text[: told.start()]
        if _PER_WEEK.search(before):
            found = hours
        elif days and hours <= _MOST_A_DAY:
            found = hours * days
    return float(found) if found is not None and 0 < found <= _MOST_A_WEEK else None


def hourly_pay(text: str) -> int | None:
    """Won an hour; None where none is said. Of several the last."""
    said = [
        amount.won
        for amount in find_amounts(text, implied=True)
        if _LEAST_AN_HOUR <= amount.won <= _MOST_AN_HOUR and _HOURLY.search(text[max(0, amount.start - 12) : amount.start])
    ]
    return said[-1] if said else None


def _days_a_week(text: str) -> int | None:
    if told := _DAYS_A_WEEK.search(text):
        return _DAYS[told["word"]] if told["word"] else int(value_of(told["count"]) or 0) or None
    if _TWO_OF_WEEKEND.search(text):
        return 2
    return 5 if _FIVE.search(text) else None
