"""What kind of answer a question wants: a day of payment, an end, a sum, papers, whether it stops. Of two passages that its words ask
almost alike, the one that answers such questions is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot import timing
from bot.korean.plain import compact

_WHOLE = 0.5
"""Share of the questions of a passage that want one kind of answer, from which it gives that."""
_PAPERS = re.compile(r"서류|증명|증빙|진단서|의뢰서|뭐(?:를)?(?:가져|떼|챙|내)|뭘(?:가져|떼|챙|내|받아)|무엇을가져|준비물")
_WHERE = re.compile(r"신청(?:은|을)?(?:어디|어떻|어데|우째)|어디(?:서|다|에|에다)?신청|인터넷(?:으로)?(?:신청|되|돼)|신청방법")
_ENDS = re.compile(r"끊[기겨긴]|깎[이여인]|짤[리려린]|잘[리려린]|못받|안나[오와]|줄어")
_HOW_MUCH = re.compile(r"얼마(?:나|씩)?(?:예|에|나오|나와|받|주|줘|인|임|야|내|들)|몇(?:프로|퍼|%)|[백천만]원(?:이|인|맞)")
_PAID = re.compile(r"(?:입금|지급|첫돈|첫입금|돈)(?:이|은|일이|날이)?언제|며칠(?:날|에|있다가|만에)?(?:들어|나와|입금)")
_COMES = ("payday", "duration", "until")


def kinds(text: str) -> frozenset[str]:
    """Of the last question in `text`, as far as its words tell."""
    plain, timed = compact(text), timing.asked(text)
    found = {"until" if timed == "duration" else timed} if timed in _COMES else set()
    told = (("payday", _PAID), ("papers", _PAPERS), ("where", _WHERE), ("ends", _ENDS), ("how_much", _HOW_MUCH))
    return frozenset(kind for kind in (*found, *(kind for kind, words in told if words.search(plain))) if kind)


def given(asks: Iterable[str]) -> frozenset[str]:
    """The kinds that most of the questions `asks` want."""
    each = [kinds(ask) for ask in asks]
    return frozenset(kind for kind in frozenset().union(*each) if sum(kind in one for one in each) >= _WHOLE * len(each))
