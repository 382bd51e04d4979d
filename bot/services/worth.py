"""What a published service is worth to who gets it: the money that 지원내용 promises, and whether it can wait.

Read conservatively: one amount, the first that is plainly given, and of a range its lower end. What is lent, earned, paid, spared or
insured is no money given; nor is a figure that something must not exceed, or one for each day, animal or square metre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log10

from bot.korean.numbers import number_at
from bot.services import window
from bot.services.service import Service

MONTHS = 12
"""What comes once is spread over a year, as what comes once a year is."""
SOON = timedelta(days=14)
CASH, UNTOLD = "현금", 0.5
"""Money by its form (지원유형), and its grade where the text does not tell how much."""
_LOWEST_GRADE, _HIGHEST_GRADE, _GRADE_FROM = 0.0, 3.0, 1_000
_LEAST, _MOST = 1_000, 20_000_000
"""Won. What is outside is a price, a budget or a slip."""
_LONGEST_QUOTE = 200


@dataclass(frozen=True)
class Money:
    won: int
    every_month: bool
    """False: once, or once a year; also where the text tells no period, for that is the least it can mean."""
    quote: str
    """The words it rests on."""

    @property
    def monthly(self) -> float:
        """Won a month."""
        return self.won if self.every_month else self.won / MONTHS


def grade(service: Service, day: date) -> float:
    """From 0 to 4: one for each tenfold of 1,000 won a month, three at most, and one more where it cannot wait."""
    given = money(service)
    if given is not None:
        worth = min(_HIGHEST_GRADE, max(_LOWEST_GRADE, log10(given.monthly / _GRADE_FROM)))
    else:
        worth = UNTOLD if any(CASH in form and not _OTHER_KIND.search(form) for form in service.forms) else 0.0
    return worth + is_urgent(service, day)


def is_urgent(service: Service, day: date) -> bool:
    """For who is in need now, or to be applied for within two weeks."""
    opening = window.read(service.deadline)
    closes_soon = opening is not None and (opening.first or day) <= day <= opening.last <= day + SOON
    return closes_soon or _IN_NEED.search(service.name) is not None


def money(service: Service) -> Money | None:
    """The first amount that is plainly given; None where there is none, or none that can be told from other figures."""
    if "원" not in service.content or any(map(_OTHER_KIND.search, (service.name, *service.forms))):
        return None
    return next(given(service.content), None)


_IN_NEED = re.compile(
    r"긴급\s?(?:복지|생계|생활|구호|주거|의료|해산|장제|연료|지원|돌봄)|SOS|틈새\s?(?:가구|계층)"
    r"|위기\s?(?:가[정구]|상황|임산부|임신부|청소년)(?!\s?(?:발굴|신고))"
)
_FIGURE = r"\d[\d,]*(?:\.\d+)?(?:\s?(?:억|[천백십]?만|천|백)(?:\s?\d[\d,]*(?:만|천)?(?=\s?[원~∼～만천]))?)?만?"
_WON = re.compile(rf"(?<![\d.,])(?P<low>{_FIGURE})\s?(?:원\s?)?(?:[~∼～\-–]\s?(?P<high>{_FIGURE})\s?)?원(?![금칙서격예])")
_UNIT = re.compile(r"[억만천백십]+$")

_ITEMS = re.compile(r"\n|(?=[○●◦◎■□▣◆◇▶▷❍❏◉◈※★✔☞①-⑳❶-❿])|(?<=\s)(?=[-–ㆍ·•*]\s)|(?<=[가-힣]\.)\s")
_MARK = re.compile(r"\s*(?P<upper>[○●◦◎■□▣◆◇▶▷❍❏◉◈①-⑳❶-❿ㅇ]|\d{1,2}[.)](?=\s))?[\s※★✔☞\-–ㆍ·•*<\[(〈【]*")
_ENDS_AS_HEADING = (":", "：", "]", ">", "】", "〉")
_WHOM = re.compile(
    r"(?:지원|신청|선정|사업|수혜)?\s?(?:대상자?|자격|요건|기준|조건|제외|서류)(?:\s?(?:및(?!\s?지급)|\(|:|：|$))"
    r"|(?:소득|재산|선정)\s?기준|유의|참고|제외|구비|중복"
)
"""An item that says who, not what."""

_OTHER_KIND = re.compile(
    r"융자|대출|대부|대여|보증|저축|적금|통장|보험|공제|직불|직접지불|일자리|근로|아르바이트|인턴|채용|고용|과태료|포상|신고|요금|임대|감면|할인"
    r"|매입|수매"
)
"""In its name or form: what it gives is not simply money, whatever its text counts."""
_NOT_GIVEN = re.compile(
    r"융자|대출|대부|담보|보증금|이자|금리|상환|저축|적립|납입|매칭|가입|보험|보장(?!\s?수급)|후유|장해"
    r"|임금|급여\s?:|(?<!중개)보수|시급|일당|월급|연봉|인건비|근무|근로|채용|고용"
    r"|(?:본인|자기)\s?부담|자부담|자담|부담금|유료|서비스\s?비용|수수료|이용료|사용료|관람료|입장료|수강료\s?:|회비|요금|가격|비용\s?:|단가|시가"
    r"|과태료|벌금|할인|감면|감액|면제|경감|구매|구입\s?한도|결제|사업비|예산|총액|매출|(?<!저)소득|재산|중위|최저|수급액"
    r"|제외|공제|차감|환수|반납|반환|납부|내야|부과|초과|삭감|중단|포상|상금|신고|상당|판매|시세|평가액|거래"
    r"|임대료|임차료\s?:|전세|주택\s?가|(?<!임)신축|기업|업체|사업장|사업주|단체|시설당|기관|농가당|어가당|마을|개소|어린이집에"
)
"""In the same item before a figure, or shortly after it."""
_BOUND_AFTER = re.compile(
    r"\s?(?:\([^)]{0,12}\)\s?)?(?:이하(?!\s?(?:로\s?)?지원)|미만|이상|[을를]?\s?넘|부터|보다|짜리|권|의\s?\d)"
)
_EACH = (
    r"시간|일|하루|박|식|끼|두|마리|(?<!세)대|개소?|ha|㏊|㎡|평|톤|t|kg|포|병|건|농가|업체|사업장|기업|단체|시설|기관|학교|학급|동|필지|호|㎥|km"
    r"|매|장|조|군|팀|그루|L"
)
_EACH_BEFORE = re.compile(rf"(?:{_EACH})\s?당|1\s?(?:일|시간|박|식|끼|두)(?=\s)|하루|매일|일일|주당|매주|분기|반기|학기|격월|\d\s?동\s")
"""Also a share of the year that is no month: what it comes to is not told by one figure."""
_EACH_AFTER = re.compile(rf"\s?(?:\([^)]{{0,10}}\)\s?)?[/／]\s?(?:1\s?)?(?:{_EACH}|명당\s?일|학기|분기|반기|m)(?![가-힣])")
_IN_PARTS = re.compile(r"\d\s?(?:년|개월|회)\s?(?:간|동안|에\s?걸쳐)|기간\s?(?:동안|중)|분할|나누어")
_IN_PARTS_AFTER = re.compile(
    r"[^,/·]{0,12}(?:분할|나누어|[x×X*]\s?\d|\(\s?매?\s?월|\d\s?(?:년|개월)\s?(?:간|동안))|\s?[/／]\s?\d\s?년"
    rf"|\s?\([^)]{{0,16}}?{_FIGURE}\s?원"
)
"""A whole that comes over years, not once."""
_SHORTENED = re.compile(r"[째인아명]\s?\d[\d,]*,\s")
"""첫째 200, 둘째 500만원: the first in the unit of the last."""
_BEFORE, _SHORTLY, _AFTER = 40, 18, 30
"""Characters around a figure."""

_MONTHLY = re.compile(
    r"(?:매\s?월|매달|(?<![\d가-힣])월|월별|다달이|한\s?달에?|개월간\s?월)(?:1\s?(?:인|명|가구|세대)|(?!연|년)[^\d\n]){0,16}$"
    r"|\d\s?개월\s?[xX×*]\s?$"
)
_MONTHLY_AFTER = re.compile(r"\s?(?:\(\s?매?\s?월\s?\)|[/／]\s?매?\s?월|씩?\s?(?:매월|매달)|(?:씩\s?)?(?:[xX×*]\s?)?\d{1,2}\s?개월)")
_BY_MONTH = re.compile(r"월\s?(?:지급액|지원액|지원금액)|\d인?\s?[/／]\s?월")
"""In the item, or in the heading above."""


def figures(text: str) -> set[int]:
    """Every amount of won that stands in `text`, both ends of a range."""
    found = list(_WON.finditer(text))
    return {_lowest(each["low"], each["high"]) for each in found} | {_lowest(each["high"], None) for each in found if each["high"]}


def given(text: str) -> Iterator[Money]:
    """The amounts that are plainly given, in their order."""
    for item, body, above in _items(text):
        if _WHOM.match(body) or _WHOM.search(above) or _NOT_GIVEN.search(above) or _EACH_BEFORE.search(above):
            continue
        for found in _WON.finditer(item):
            before, after = item[max(0, found.start() - _BEFORE) : found.start()], item[found.end() : found.end() + _AFTER]
            won = _lowest(found["low"], found["high"])
            if not _LEAST <= won <= _MOST or _is_no_gift(before, after):
                continue
            monthly = _MONTHLY.search(before) or _MONTHLY_AFTER.match(after) or _BY_MONTH.search(before) or _BY_MONTH.search(above)
            if not monthly and (_IN_PARTS.search(before) or _IN_PARTS_AFTER.match(after)):
                continue
            yield Money(won, bool(monthly), item.strip()[:_LONGEST_QUOTE])


def _is_no_gift(before: str, after: str) -> bool:
    told = _NOT_GIVEN.search(before) or _NOT_GIVEN.search(after[:_SHORTLY]) or _BOUND_AFTER.match(after) or _SHORTENED.search(before)
    return bool(told or _EACH_BEFORE.search(before) or _EACH_AFTER.match(after)) or before.rstrip().endswith("=")


def _items(text: str) -> Iterator[tuple[str, str, str]]:
    """Lines and items: whole, without their marks, and the heading they stand under."""
    heading = ""
    for item in filter(str.strip, _ITEMS.split(text)):
        upper, body = _marked(item)
        yield item, body, "" if upper else heading
        figured = _WON.search(item) is not None
        if upper or (not figured and item.rstrip().endswith(_ENDS_AS_HEADING)):
            heading = "" if figured else item


def _marked(item: str) -> tuple[bool, str]:
    found = _MARK.match(item)
    return (found["upper"] is not None, item[found.end() :]) if found else (False, item)


def _lowest(low: str, high: str | None) -> int:
    """100~200만: the lower end, in the unit of the upper one."""
    unit = _UNIT.search(high) if high and "," not in low and not _UNIT.search(low) else None
    words = low + (unit[0] if unit else "")
    number = number_at(words, 0, len(words))
    return round(number.value) if number else 0
