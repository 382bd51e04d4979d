"""집이 있으면 못 받아요?, 자식이 잘살면요?: whether what somebody owns, or their family has, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.conditions import Condition, OwnIncome
from bot.knowledge import Benefit
from bot.korean.plain import sentences

_THING = (
    r"(?<![가-힣])(?:(?:내|자기|우리|제|본인|시골)\s?)?(?:집(?!에|안|값|세|으로|사람|주인|이랑|세)|주택|아파트|빌라|땅|밭|논|전답|토지|임야|과수원|자동차|승용차|차(?![가-힣]*상위)|트럭|예금|적금"
    r"|저금|모은\s?돈|통장에\s?돈|재산|상가|보증금|퇴직금|보험금|주식)(?=\s|이|가|은|는|도|만|을|를|까지|때문|있|한|두|하나|[?.,]|$)"
)
_COUNTS = re.compile(
    r"(?:소득|재산|수입)(?:으로|에|에도)?\s?(?:치|쳐|잡|보|봐|들어|계산|환산|되나|돼|포함|따지)"
    r"|(?:도|까지|것도|것까지)\s?(?:다\s?)?(?:보나|봐요|봅니까|보는가|보는지|보남|따지|치나|치는|쳐요|들어가|포함|잡히|잡나|계산)"
    r"|(?:있으면|있어서|있다고|있음|갖고\s?있으면|때문에|남아\s?있으면)\s?(?:기초연금은?\s?|그럼\s?)?(?:혹시\s?)?(?:안\s?되|안\s?돼|못\s?받|못\s?타|깎|줄어|빠지|빠져|떨어|탈락|걸리|안\s?나|문제|손해)"
    r"|있(?:어도|는데도|더라도|는데)\s?(?:그럼\s?)?(?:되나|되는|되남|될까|돼요?|됩니까|받을\s?수|받나|받아요|나오나|나와요|괜찮|상관)"
)
_RELATIVE = r"(?<![가-힣])(?:자식(?:들)?|자녀(?:들)?|아들(?:들)?|딸(?:들)?|애들|사위|며느리|부모(?:님)?|가족(?:들)?)"
_WELL_OFF = re.compile(
    rf"{_RELATIVE}(?:이|가|은|는|한테|들이|네가)?\s?(?:[가-힣]{{1,6}}\s){{0,2}}?(?:잘\s?살|잘사|벌|부자|돈이?\s?많|재산|집이?\s?있|월급|소득|직장"
    rf"|능력)[가-힣]{{0,8}}(?:면|다고|어서|아서|는데|어도|아도|이\s?있|이\s?많)?"
    rf"[^.?!]{{0,12}}(?:못\s?받|못\s?(?:되|된|돼|하)|안\s?되|안\s?된|안\s?돼|안\s?나|깎|떨어|탈락|보나|봐요|보는가|따지|상관|받을\s?수|되나|돼요|됩니까)"
    rf"|{_RELATIVE}(?:이|가|은|는)?\s?(?:있으면|있어서|있다고|때문에)\s?(?:(?:기초\s?)?(?:생활\s?)?수급자?\S{{0,2}}\s)?(?:못\s?받|못\s?(?:되|된|돼|하)|안\s?되|안\s?돼|안\s?된|안\s?나|깎|떨어|탈락)"
    rf"|{_RELATIVE}(?:의)?\s?(?:소득|재산|월급|수입|돈)(?:도|까지|을|를)?\s?(?:다\s?)?(?:보나|봐|봅|보는|따지|치나|쳐|들어가|포함|합|계산)"
)
_OWNING = re.compile(_THING)
_OF_PROPERTY = re.compile(r"재산|예금|자동차|금융")
_OF_FAMILY = re.compile(r"부모|자녀의|자식|부양|따로 사는|함께 살지 않는")
_INTO_INCOME = re.compile(r"소득인정액|재산도 소득으로|소득으로 바꿔")
_WHATEVER = re.compile(r"소득과 상관없이|소득은 보지 않|소득을 보지 않|소득이나 재산")


_OWNED = re.compile(
    r"(?<![가-힣])(?<!나이\s)(?:(?:시골|고향)에?\s|제\s|내\s|우리\s)?(?P<thing>땅|밭|논|임야|토지|과수원|선산|상가|자동차|승용차|트럭|차(?=[가도는]|\s?(?:한|두|1|2)\s?대)|예금|적금|주식)"
    r"(?:뙈기|떼기)?(?:이|가|도|은|는|이랑|하고)?\s(?:조금\s|좀\s|쪼매\s|쪼끔\s|약간\s|하나\s|(?:한|두|세|1|2|3)\s?(?:대|필지|평|마지기)[은는도이가]?\s|\S{1,6}(?:평|만원|만\s?원|원|대|마지기)(?:정도|쯤)?\s){0,2}"
    r"(?:이?랑\s)?(?:있(?:어|고|습|심|지만|지요|구|네|음|는데|는디|슈|당께|다)|갖고\s?있(?!으면)|가지고\s?있(?!으면))"
)
_WORTH = re.compile(
    r"(?<![가-힣])(?P<thing>집|아파트|빌라|주택|땅|밭|논|예금|적금|저금|자동차|차|주식|상가)(?:이|가|은|는|도|값|값이|값은|시세)?\s?"
    r"(?:(?:공시\s?(?:지가|가격)?|시가|시세|한|약|대략|대출\s?빼고)(?:로|가|는)?\s)*(?:\d+|[일이삼사오육칠팔구]?[억천백]|[일이삼사오육칠팔구]억)[\d억천백만,.\s]*(?:원|정도|쯤|짜리)*"
    r"\s?(?:이?[에예]요|이?고|이?요|입니다|인데|이?네요?|[.,]|하나|한\s?채|있|$)"
)
"""집은 공시지가 4억이에요 예금 5천: told by what it is worth."""
_CALLED = {"차": "자동차", "승용차": "자동차", "트럭": "자동차"}


def owned(text: str) -> tuple[str, ...]:
    """땅이 조금 있고 차도 한 대 있어요: things told of that an agency counts with the income."""
    found = (*_OWNED.finditer(text), *_WORTH.finditer(text))
    return tuple(dict.fromkeys(_CALLED.get(each["thing"], each["thing"]) for each in found))


def asked(text: str) -> str | None:
    """`family`, `property` or None."""
    if _WELL_OFF.search(text):
        return "family"
    thing = _OWNING.search(text)
    return "property" if thing and _COUNTS.search(text, thing.start()) else None


def kind(benefit: Benefit) -> str:
    """How it looks at property: as `income`, as property `told` of in its record, not at all (`whatever`), or `unknown`."""
    words = _words(benefit)
    if _INTO_INCOME.search(words):
        return "income"
    if _OF_PROPERTY.search(words):
        return "told"
    return "whatever" if _WHATEVER.search(words) else "unknown"


def looks_at_their_own(benefit: Benefit) -> bool:
    """Whether the income that decides is that of the person and the spouse alone."""
    return _has(benefit.conditions, OwnIncome)


def is_of_children(benefit: Benefit) -> bool:
    """자녀가 있으면 되나요 is then no question about what they have."""
    return bool({"children", "child_ages_months"} & benefit.conditions.facts())


def told(benefit: Benefit, about: str) -> tuple[str, ...]:
    """What its record says of `property` or `family`, sentence by sentence."""
    who, checks = sentences(benefit.who), tuple(_checks(benefit.conditions))
    if about == "family":
        return _ended(sentence for sentence in (*who, *checks) if _OF_FAMILY.search(sentence))
    limits = _ended(sentence for sentence in checks if _OF_PROPERTY.search(sentence) and not _OF_FAMILY.search(sentence))
    whole = _ended(sentence for sentence in who if _OF_PROPERTY.search(sentence) or _INTO_INCOME.search(sentence))
    return whole or limits if kind(benefit) == "income" else limits or whole


def told_of(benefit: Benefit, text: str) -> tuple[str, ...]:
    """What its record says of the very thing asked about (보증금도 봐요)."""
    things = {each.group(0).split()[-1] for each in _OWNING.finditer(text)} - {"재산"}
    return _ended(s for s in (*sentences(benefit.who), *_checks(benefit.conditions)) if any(thing in s for thing in things))


def _ended(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{sentence.strip().rstrip('.')}." for sentence in sentences))


def _words(benefit: Benefit) -> str:
    return " ".join((benefit.summary, benefit.who, *_checks(benefit.conditions)))


def _checks(condition: Condition) -> Iterator[str]:
    text = getattr(condition, "text", None)
    if isinstance(text, str):
        yield text
    for part in getattr(condition, "parts", ()):
        yield from _checks(part)


def _has(condition: Condition, kind: type[Condition]) -> bool:
    return isinstance(condition, kind) or any(_has(part, kind) for part in getattr(condition, "parts", ()))
