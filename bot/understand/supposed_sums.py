"""Sums that are nobody's income: what follows from a figure that is supposed, a pension only expected; and two wages told apart.

월급 210이면 23만원 받는다던데, 6+6이면 첫달 250 둘째달 250, 내 연금 예상액 월 48만.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.korean.money import Amount
from bot.understand.page import Found, Page

_OF_A_FIGURE = re.compile(r"(?:[\d십백천만원%]|프로)\s?이?면\s(?![^.?!]*(?:제가|저는|나는|내가|월급|벌|소득|수입))[^.?!]{0,40}$")
"""What is said after a figure that is supposed, up to the end of the sentence."""
_EXPECTED = re.compile(r"(?:예상\s?(?:연금|액|금액|수령|월)|미래\s?연금|나중에\s?받을)[^\d.?!]{0,14}(?:[\d만원,]+\s?[^\d.?!]{0,14})?$")
_GOT = re.compile(
    r"\s?(?:만\s?)?(?:원|만원)?(?:을|를|이|만|씩|정도|쯤|까지)?\s?(?:다\s|더\s|정도\s|쯤\s)?(?:받|나오|나와|들어오|주|타)[가-힣]{0,3}\s?(?:거|것|건|게)?"
    r"(?:예요|네요|에요|인가요|인가|죠|지요|냐|나요|야|맞[아나죠지]요?|맞습니까)\s*[?？]"
)
"""한 달에 총 46만원 받는 거예요?: what one would get, asked back."""
_TAKEN_OFF = re.compile(
    r"\s?(?:만\s?)?(?:원|만원)?(?:씩|이나|이|을|만|정도|쯤)?\s?(?:더\s)?(?:깎|까였|까인|줄었|줄어|줄인다|빠졌|빠져|덜\s|삭감|차감|떼였|떼이|토해|뱉)"
)
"""수급비가 15만원이나 깎였어: what is missing."""
_FAR = 60
_APART_PAY = re.compile(
    r"\s?(?:만\s?)?(?:원)?(?:은|는|이|가)\s?(?:제\s|우리\s|저희\s)?(?:남편|신랑|아내|와이프|배우자|집사람)(?:의)?\s?"
    r"(?:월급|봉급|통상\s?임금|급여|연봉|소득|거|꺼|것)"
)
_OWN_PAY = re.compile(r"(?:제|내)\s?(?:통상\s?임금|월급|봉급|급여|소득)(?:은|는|이|가)?\s?$")


def is_supposed(text: str, start: int, end: int | None = None) -> bool:
    """Whether the sum from `start` to `end` of `text` only follows from another, is yet to come, or is what is asked back."""
    before = text[max(0, start - _FAR) : start]
    if end is not None and (_GOT.match(text, end) or _TAKEN_OFF.match(text, end)):
        return True
    return _OF_A_FIGURE.search(before) is not None or _EXPECTED.search(before) is not None


def told_apart(page: Page, earned: Sequence[Amount]) -> list[Found]:
    """400은 남편 월급이고 제 통상임금은 320이에요: what is asked goes by each one's own pay, so it is no sum of the house."""
    theirs = [amount for amount in earned if _APART_PAY.match(page.text, amount.end)]
    own = [amount for amount in earned if _OWN_PAY.search(page.text, max(0, amount.start - 20), amount.start)]
    pairs = ((theirs[0], "spouse"), (own[0], "speaker")) if theirs and own else ()
    return [Found("monthly_income", amount.won, amount.start, amount.end, person=who) for amount, who in pairs]
