"""7년 다니다 잘렸어요, 월급은 300이었어요: how long somebody had the work they lost, and what it paid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import value_of
from bot.understand.page import Found, Page
from bot.understand.supposed_pay import supposed_pay

_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12,
           "스무": 20}  # fmt: skip
_COUNT = rf"\d{{1,2}}|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구]|{'|'.join(_NATIVE)}"
_YEARS = rf"(?<![가-힣\d])(?P<years>{_COUNT})\s?(?:년|해)"
_WORKED = re.compile(
    rf"(?P<insured>(?:고용\s?보험|근속|근무\s?기간)(?:은|이|에|도|기간)?\s?(?:한\s)?)?{_YEARS}"
    r"(?:\s?\d{1,2}\s?개월|\s?반)?(?:을|를|이나|동안|간|쯤|정도|넘게|씩|\s)*"
    r"(?(insured)|(?:다녔|다니|다닌|다님|댕기|댕겼|일했|일하|일한|일함|근무|근속|가입|든\s|들었|들어\s?있|부었|냈))"
)


def years_worked(text: str) -> int | None:
    found = _WORKED.search(text)
    if found is None:
        return None
    told = _NATIVE.get(found["years"])
    value = told if told is not None else value_of(found["years"])
    return None if value is None else int(value)


def read_tenure(page: Page) -> Iterator[Found]:
    """`years_worked` and `past_pay`, where the loss of that work is told of in the same breath."""
    if not _LOST.search(page.text):
        return
    found, years = _WORKED.search(page.text), years_worked(page.text)
    if found and years is not None:
        yield Found("years_worked", years, found.start(), found.end())
    pay = supposed_pay(page.text)
    if pay is not None and (was := _WAS_PAID.search(page.text)):
        yield Found("past_pay", pay, was.start(), was.end())


_WAS_PAID = re.compile(r"(?:월급|봉급|급여|연봉)[^.?!]{0,14}?(?:이?었|였|받았|받던|받다)")
_LOST = re.compile(
    r"짤[렸려리]|잘[렸려리]|해고|권고\s?사직|실직|계약\s?만료|계약이?\s?끝|폐업|그만\s?[두뒀둬]|관[두뒀]|퇴직|퇴사|정년"
)
