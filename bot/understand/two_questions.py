"""얼마 나오고 어디에 신청해요?: two things asked of one matter in one message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.korean.plain import compact
from bot.understand import aspect


@dataclass(frozen=True)
class Part:
    text: str
    aspect: str | None
    """What is asked of it, where the words say so."""
    asks: bool
    """Whether it asks at all; 혼자 사는데요 only tells."""


_CUT = re.compile(
    r"(?:[?？!]|[.,](?!\d))+\s*|\s(?:그리고|그라고|글고|그리구|또|아니면)\s"
    r"|(?<=[가-힣]고)(?<!들고)(?<!지고)(?<!갖고)(?<!챙기고)(?<!받고)(?<!있고)\s(?!싶|십|있|계|나[서면])|(?<=뭐고)\s|(?<=주고)\s|(?<=되고)\s"
    r"|(?<=얼마)\s(?=어[떻디데]|언제|며칠|신청|서류)|(?<=언제)\s(?=얼마|어[떻디데])|(?<=어떻게)\s(?=얼마)|(?<=서류)\s(?=어[디데]|언제|얼마)"
    r"|(?<=[요까냐교노])\s|(?<=되나)\s|(?<=주나)\s|(?<=얼마에)\s|(?:이랑|하고|하구|(?<=[가-힣]{2})[와과랑])\s"
)
_PUTS = re.compile(
    r"얼마(?!\s?(?:안|전|든지))|얼매|을매|얼만|금액|비용|어디|어데|어따|워디|어떻|어떡|어케|어캐|우[째예찌]|언제|언재|며칠|몇|메칠|서류|준비물|뭐|뭘|무엇|기간|기한|마감"
    r"|방법|조건|자격|대상|번호|연락처|되나|되는(?:지|가|교)|될까|돼요|되죠|되지요|되냐|되요|받을\s?수|가능"
)
_ENDS_ASKING = re.compile(r"(?:나|나요|까|까요|냐|냐고요?|냐구요?|[은는]요|죠|지요?|교|노|데요|돼요|가요?|당가|음|임|면요?)$")
_WHETHER = re.compile(r"되(?:죠|지요?)$")
_ONE_AFTER_THE_OTHER = re.compile(r"신청하고|받고\s?나|내고\s?나")


def parts(text: str) -> tuple[Part, ...]:
    """Its parts, each with what it asks; a text that is all one question has one part."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    marks = [*_CUT.finditer(text)]
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(text)]
    for start, end in zip(starts, ends, strict=True):
        part = text[start:end].strip()
        if len(compact(part)) < _LEAST:
            continue
        puts = _PUTS.search(part) is not None and not _ONE_AFTER_THE_OTHER.search(part)
        marked = end < len(text) and text[end] in "?？"
        at_a_loss = _AT_A_LOSS.search(part) is not None  # 밤에 자꾸 나가는 건 어떡해요 asks for no counter to go to.
        asked = None if at_a_loss else aspect.read(part) or ("eligibility" if _WHETHER.search(compact(part)) else None)
        yield Part(part, asked if puts else None, puts or marked or _ENDS_ASKING.search(compact(part)) is not None)


_AT_A_LOSS = re.compile(r"^(?!.*(?:신청|접수|가입|등록|받)).*(?:어떡|우[야짜째]\S{0,3}$|어쩌)")
_LEAST = 2
"""Syllables."""
