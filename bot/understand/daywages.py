"""Wages told without a word for them: by the day (일당 13만 원씩 한 달에 15일), beside the trade (식당 일해요. 130만원, 캐셔 백오십)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.money import Amount, find_amounts
from bot.korean.numbers import NUMBER, value_of
from bot.understand.clauses import Clause
from bot.understand.page import Found, Page

_NATIVE_DAYS = {"열흘": 10, "보름": 15, "스무날": 20, "스무 날": 20, "열닷새": 15, "닷새": 5, "나흘": 4, "사흘": 3, "이틀": 2, "엿새": 6}
_BY_DAY = re.compile(r"일당|하루\s?(?:에\s?)?(?=[^.!?]{0,8}(?:\d|[십백만]))|날일")
_DAYS = re.compile(
    rf"(?P<span>(?:한\s?)?달에?|매달|매월|월|(?:일\s?)?주일?에?|매주)\s?(?:한\s?|약\s?|보통\s?|많아야\s?|겨우\s?)?"
    rf"(?:(?P<count>{NUMBER})\s?(?:일|번|날)(?!당|자리|차)|(?P<word>{'|'.join(_NATIVE_DAYS)}))"
)
_WEEKS_A_MONTH = 52 / 12
_WEEKLY = re.compile(r"주급\S{0,2}\s?|일주일에\s?")
_HOURLY = re.compile(r"시급\S{0,2}\s?|시간당\s?")
_EARNS = re.compile(r"\s?(?:정도|쯤|씩|\s)*(?:받|벌|법|번다)")
_HOURS = re.compile(rf"하루(?:에)?\s?(?P<hours>{NUMBER})\s?시간")
_WORKDAYS = re.compile(r"(?:주|일주일에|주에)\s?(?P<days>[1-7일이삼사오육칠])\s?[일번]")


def read_day_wages(page: Page) -> Iterator[Found]:
    """`monthly_income` from a day's wage and the days of a month or week; nothing where no days are said."""
    yield from _by_the_week(page)
    wage, days = _BY_DAY.search(page.text), _DAYS.search(page.text)
    if not wage or not days or page.clause_at(days.start()).mode == "if":
        return
    count = _NATIVE_DAYS.get(days["word"] or "") or value_of(days["count"] or "")
    amount = next((a for a in find_amounts(page.text, implied=True) if 0 <= a.start - wage.end() < 14 and a.start >= wage.end()), None)
    if amount is None or not count or count > 31:
        return
    weekly = "주" in days["span"]
    won = round(amount.won * count * (_WEEKS_A_MONTH if weekly else 1))
    yield Found(
        "monthly_income", won, min(amount.start, days.start()), max(amount.end, days.end()), approximate=weekly or amount.approximate
    )


def _by_the_week(page: Page) -> Iterator[Found]:
    """주급 40만 원, and 시급 만 원 하루 네 시간 주 5일."""
    weekly, hourly = _WEEKLY.search(page.text), _HOURLY.search(page.text)
    hours, days = _HOURS.search(page.text), _WORKDAYS.search(page.text)
    wage, factor = weekly, 1.0
    if hourly:
        if not hours or not days:
            return
        wage, factor = hourly, float(value_of(hours["hours"]) or 0) * float(value_of(days["days"]) or 0)
    if wage is None or page.clause_at(wage.start()).mode == "if":
        return
    amount = next((a for a in find_amounts(page.text, implied=True) if a.start == wage.end()), None)
    if amount and factor and (hourly or _EARNS.match(page.text, amount.end) or "주급" in wage.group()):
        yield Found("monthly_income", round(amount.won * factor * _WEEKS_A_MONTH), amount.start, amount.end, approximate=True)


TRADE = (
    r"(?:캐셔|계산원|점원|경비원?|미화원|교사|간호사|간호조무사|회사원|직장인|공무원|생산직|사무직|조리원|요양보호사|라이더|기사|설거지|서빙|주방일?|파출부|노가다|알바|아르바이트|계약직|일용직|파트타임)"
)
"""Pattern of a trade beside which a sum is its wage."""
_WORKS = re.compile(
    r"(?:일(?:[해혀]요|해|합니다|함|하고\s?있[어습]\S{0,3})|다녀요|다닙니다|다님|댕겨요|알바(?:[해예]요|합니다|함|이에요|임)"
    r"|근무(?:해요|합니다|함)|뛰어요|뜁니다)[\s.,]*$"
)
_ONLY_THE_SUM = re.compile(r"(?:씩|정도|쯤|요|이요|이에요|예요|입니다|임|[\s.,!~])*")


def is_the_wage(page: Page, clause: Clause, amount: Amount) -> bool:
    """식당 일해요. 130만원.: a sum that stands alone after what somebody does."""
    works = amount.explicit and _WORKS.search(page.text, max(0, clause.start - 20), clause.start) is not None
    return works and page.lead(amount.start).strip() == "" and _ONLY_THE_SUM.fullmatch(page.text, amount.end, clause.end) is not None
