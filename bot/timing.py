"""Of questions that are not about when or how to apply: the day of payment, how long and how often it is paid, where it is spent, when an
office is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.plain import sentences

_PAYDAY = re.compile(
    r"언제(?:쯤|부터)?\s?(?:돈(?:이|은)?\s?)?(?:들어\s?와|들어\s?오|들어\s?옵|입금|지급|돌려|나와|나오|나옵|줘|주나|줍니까|통장|받아)|(?:며칠|몇\s?일)(?:날)?에?\s?(?:들어|나와|나오|입금|줘|주)"
    r"|(?:지급|입금|들어오는|나오는|받는|주는)\s?(?:일|날)(?!짜에?\s?신청)"
)
_FROM = re.compile(r"언제(?:쯤)?부터\s?(?:받|나와|나오|타|탈|되|줘|주)|몇\s?(?:살|세)(?:부터|에|이?면|이?\s?되면|돼야|되어야)")
_DURATION = re.compile(
    r"(?:몇\s?(?:달|개월|년|주)|얼마나?\s?오래|얼마\s?동안|얼마나?\s?동안|며칠)\s?(?:이나|씩)?\s?(?:동안|간)?\s?(?:이나)?\s?(?:줘|주|줍|받|나오|나와|나옵|지원|타|쓸)|언제까지\s?(?:줘|주|나오|나와|받|지원)"
)
_UNTIL = re.compile(r"몇\s?(?:살|세|개월)\s?(?:까지|때까지|될\s?때까지)|언제까지\s?(?:나와|나오|받|줘|주|지원)")
_TIMES = re.compile(r"(?:몇|최대\s?몇)\s?(?:번|회|차례)\s?(?:까지|이나|씩)?\s?(?:받|지원|되|돼|가능|할|해|나|쓸)")
_SPENDING = re.compile(
    r"사용처|사용\s?(?:가능한\s?)?(?:곳|데)|쓸\s?수\s?있는\s?(?:곳|데|가게)|쓰는\s?(?:곳|데)|(?:어디|어데|오디)(?:다|에다|에|에서|서)?\s?(?:쓰|써|쓸|사용)"
)
_HOURS = re.compile(r"몇\s?시(?:까지|부터|에)|토요일|점심\s?시간|문\s?(?:열|닫|여)|주말에도?\s?(?:해|하|열|여)")
_PAID = re.compile(r"(?:매달|매월|\d+일)[^.]*(?:들어와|들어가|나와|지급|입금|드려)|돌려드|들어와요|줄어서 나와요|몫부터 받")
_LASTS = re.compile(
    r"(?:\d[\d~∼ ]*(?:개월|년|일|주|달|번)|달|두 돌|세)[^.]*(?:동안|까지|치)[^.]*"
    r"(?:나와|받|드려|지원|이어|줘|줍|도와|쓸)|평생|사시는 동안"
)
_ENDS = re.compile(r"\d[\d,]*\s?(?:세|살|개월)\s?(?:미만|이하|까지)|까지\s?(?:나와|받|드려|줘)")
_BEGINS = re.compile(r"만\s?\d+세(?:부터|\s?이상|예요|가\s?된)?")
_COUNTED = re.compile(r"\d+\s?(?:회|번)|횟수")
_SPENT = re.compile(r"쓸 수 있|쓰는|쓰시|사용할|사용해")
_APPLY = re.compile(r"신청(?:해야|하|을|은)[^.]*(?:안에|까지|해야)|신청해요|안에만 받|접수")


_AND_HOW_LONG = re.compile(r"몇\s?(?:달|개월|년|번)|며칠|언제까지|얼마\s?동안|얼마나\s?오래")
_HOW_MUCH = re.compile(r"얼마(?!나?\s?(?:오래|걸|동안|있다|기다))|얼매|을매")


def amount_and_duration(text: str) -> bool:
    """얼마나 몇 개월?: how much, and for how long."""
    return bool(_HOW_MUCH.search(text) and _AND_HOW_LONG.search(text)) and not _APPLIES.search(text)


_APPLIES = re.compile(r"신청|접수|걸려|걸리|서류|내야|일하|다녀|가입")


def asked(text: str) -> str | None:
    """`hours`, `spending`, `times`, `until`, `duration`, `from` (at what age), `payday` or None."""
    for kind, pattern in (("hours", _HOURS), ("spending", _SPENDING), ("times", _TIMES), ("until", _UNTIL)):
        if pattern.search(text):
            return kind
    if _DURATION.search(text):
        return "duration"
    if _FROM.search(text):
        return "from"
    return "payday" if _PAYDAY.search(text) else None


def told(kind: str, *texts: str) -> str:
    """The sentences among `texts` that answer; empty where none does."""
    return " ".join(dict.fromkeys(_fitting(kind, texts)))


def _fitting(kind: str, texts: tuple[str, ...]) -> Iterator[str]:
    pattern = _TOLD[kind]
    for text in texts:
        yield from (s for s in sentences(text) if pattern.search(s) and not (kind == "duration" and _APPLY.search(s)))


_TOLD = {"from": _BEGINS, "payday": _PAID, "duration": _LASTS, "until": _ENDS, "times": _COUNTED, "spending": _SPENT}
OF_THE_WHOLE = ("from", "until", "times", "spending")
"""Kinds that any part of a record may answer, not only what it says of amounts and times."""
