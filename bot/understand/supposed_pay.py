"""60만원 벌면, 월급이 300이었는데: what is earned a month, told or only supposed. It is no fact about anybody (`bot.quantities`)."""

from __future__ import annotations

import re

from bot.korean.money import find_amounts

_BEFORE = re.compile(
    r"(?:월급|급여|봉급|연봉|소득|수입|알바비?|아르바이트|벌이|임금|실수령|세전|세후|한\s?달에?|(?<![가-힣])월|매달)[^\d,.!?]{0,8}$"
)
_AFTER = re.compile(
    r"\s?(?:만\s?)?(?:원)?(?:을|를|씩|정도|쯤|가량|넘게|\s)*"
    r"(?:벌|버[는시셔]|받(?:고\s?일|으면서\s?일|던|았는데|았었|고\s?다니|으며\s?일)|짜리\s?(?:알바|일)|일하)"
)
_OTHERS = re.compile(
    r"월세|사글세|보증금|전세|보험료|관리비|이자|대출|연금|수당|용돈|지원금|양육비|재산|예금|통장"
    r"|남편|아내|신랑|와이프|집사람|배우자|부모|아빠|엄마|아버지|어머니|아들|딸"
)
_MORE_THAN_A_MONTH = 20_000_000
"""Won from which a wage is a year's."""


def supposed_pay(text: str) -> int | None:
    """Won a month; None where no such thing is said, or what comes in otherwise. Of several the last."""
    found = None
    for amount in find_amounts(text, implied=True):
        before = text[max(0, amount.start - 12) : amount.start]
        near = re.split(r"[\s,.]", before.rstrip())
        if amount.period == "other" or any(_OTHERS.search(word) for word in near[-2:]):
            continue
        if _BEFORE.search(before) or _AFTER.match(text, amount.end):
            of_a_year = amount.period != "year" and amount.won >= _MORE_THAN_A_MONTH
            found = round(amount.won / 12) if of_a_year else amount.won
    return found
