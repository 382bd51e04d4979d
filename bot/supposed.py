"""예순다섯 되면 바로 나와?, 어린이집 보내면 못 받아요?, 그 돈도 없으면요?: what is asked of a benefit under a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conditions import Age, Condition
from bot.knowledge import Benefit
from bot.korean.plain import sentences

_YEARS = r"(?:\d{2}|[열스물서른마흔쉰예순일흔여든아흔]{1,3}\S{0,3}|[이삼사오육칠팔구]십\S{0,2})\s?(?:살|세)?(?:이|가)?"
_COMES = r"(?:되면|돼면|되믄|되는데|될\s?때|되는\s?날|되고\s?나면|넘으면|차면|지나면)"
_OF_AGE = re.compile(
    rf"{_YEARS}\s?{_COMES}|(?:그\s?)?나이(?:가|만)?\s?(?:{_COMES})|생일(?:이|만)?\s?(?:지나|되|오|돌아오)\S{{0,3}}면|내년(?:이면|이\s?되면|에는|에)"
)
_THEN = re.compile(r"나와|나오|받|되나|돼|될까|됩니까|신청|줘|주나|자동|저절로|바로|언제")
_NOW_OF_MONEY = re.compile(r"얼마|서류|필요")
_EVENTS = ("어린이집", "유치원", "요양원", "요양병원", "입원",
           "취직", "취업", "재혼", "결혼", "이혼", "이사", "알바", "아르바이트", "해외", "외국", "휴직",
           "복직")  # fmt: skip
_EVENT = re.compile(
    rf"({'|'.join(_EVENTS)})(?:을|를|에|으로|로|도|이라도)?"
    rf"\s?(?:[가-힣]{{1,3}}\s)?[가-힣]{{0,5}}?(?:면|어도|아도|해도|가도|려면|서도)(?![가-힣])"
)
_LOSES = re.compile(r"못\s?받|안\s?나|안\s?되|안\s?돼|안\s?주|끊|깎|줄어|없어지|그대로|계속|받을\s?수|되나|돼요?|나오나|나와|받나|받아")
_NO_MONEY = re.compile(
    r"(?:그\s?(?:돈|것|거|만큼)(?:도|조차)?|(?:낼|내야\s?할|그런)\s?돈(?:도|이|은)?|(?:그걸|그거)\s?낼\s?돈(?:도|이)?|돈(?:도|이))\s?(?:하나도\s?)?"
    r"(?:없|못\s?내|못\s?낼|모자라|부족|안\s?되)[가-힣]{0,4}(?:면|믄|는데|은데|는디|어서)\s?.{0,4}(?:어떡|어떻|어뜨|우짜|우째|우야|어짜|어쩌|어쩐|워쩌|워째|어찌|우찌|방법|요\s*[?？]|\s*[?？])"
    r"|(?:그\s?(?:돈|것|거)(?:도)?|그걸|그거)\s?못\s?내[가-힣]{0,3}면"
)
_REDUCED = re.compile(r"내지 않|깎아|깎여|면제|덜어|안 내도|무료|경감|돈이 들지 않")


def of_age(text: str) -> bool:
    """Whether they ask what is when they are old enough."""
    return bool(_OF_AGE.search(text) and _THEN.search(text)) and not _NOW_OF_MONEY.search(text)


def event(text: str) -> str | None:
    """The thing that may come to pass (어린이집, 취직), where it is asked whether one still gets the benefit then."""
    found = _EVENT.search(text)
    return found[1] if found and _LOSES.search(text, found.end()) else None


_CASE = re.compile(
    r"(?:(?<=^)|(?<=[\s,.?!]))(?P<clause>(?P<what>[가-힣]{2,7}?|일|차|빚|땅)(?:을|를|이|가|은|는|도|에서|에|으로|로|하고)?\s?(?:[가-힣]{1,3}\s)?"
    r"(?:하면서|면서|있는데|있는디|있으면|있어도|없는데|없으면|없어도|했는데|안\s?했는데|하면|해도|가면|가도|다니면|다녀도|벌면|벌어도|중인데|중이면|이면|이라도))"
    r"[\s,]{0,2}[^.?!]{0,12}?(?:되나|돼|되는|될까|됩니|못\s?받|못\s?타|안\s?되|안\s?돼|안\s?주|안\s?나|받을|받나|받아|괜찮|가능|나오나|나와|상관|끊기|끊겨|깎이|깎여|문제)"
)
_NO_CASE = re.compile(r"^(?:그거|그것|이거|저거|혼자|어떻게|그렇게|이렇게|신청|아니|그럼|그러|나이|소득|지원|혜택)")


def case(text: str, benefit: Benefit) -> str | None:
    """알바하면서 해도 돼요?: the clause that asks of a case, where its record speaks of no such thing."""
    found = _CASE.search(text)
    if found is None or _NO_CASE.search(found["what"]):
        return None
    texts = (benefit.name, benefit.summary, benefit.who, benefit.amount, benefit.how, benefit.period, *_checks(benefit.conditions))
    details = (text for detail in benefit.details for text in (detail.text, *detail.words))
    return None if any(found["what"] in text for text in (*texts, *details)) else found["clause"]


def stands_alone(clause: str) -> bool:
    """Whether a clause can be quoted: no end of one (네시간이면, 먼저 쓰고 있는데)."""
    return _TORN.match(clause) is None


_TORN = re.compile(
    r"먼저|지금|같이|계속|벌써|이미|아직|그냥|따로|바로|[가-힣\d]{1,3}(?:시간|개월|만\s?원|만원|살|프로)(?:이|을|도|에|\s|벌)|[한두세네\d]\s?(?:번|명|년|달)"
)


def no_money(text: str) -> bool:
    """Whether they ask what to do who cannot pay even that."""
    return _NO_MONEY.search(text) is not None


def told_of(benefit: Benefit, word: str) -> tuple[str, ...]:
    """The sentences of its record that speak of `word`, unfilled."""
    return tuple(s for s in _sentences(benefit) if word in s)


def reduced(benefit: Benefit) -> tuple[str, ...]:
    """Who pays less or nothing, unfilled."""
    return tuple(s for s in _sentences(benefit) if _REDUCED.search(s))


def demands(benefit: Benefit, word: str) -> bool:
    """Whether it is only for those of whom `word` holds already (보육료 for who goes to a 어린이집)."""
    return benefit.who.startswith(word)


def fails_by_age_alone(condition: Condition) -> bool:
    """Who is too young yet grows into it; who is too old for what a child gets never will."""
    too_old = isinstance(condition, Age) and condition.at_least is None
    return condition.facts() <= {"age", "birthday_passed"} and bool(condition.facts()) and not too_old


def _sentences(benefit: Benefit) -> Iterator[str]:
    for text in (benefit.who, benefit.amount, benefit.period, *_checks(benefit.conditions)):
        yield from (f"{s.strip().rstrip('.')}." for s in sentences(text) if s.strip())


def _checks(condition: Condition) -> Iterator[str]:
    text = getattr(condition, "text", None)
    if isinstance(text, str):
        yield text
    for part in getattr(condition, "parts", ()):
        yield from _checks(part)
