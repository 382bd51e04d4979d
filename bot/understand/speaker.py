"""Who speaks in a line of few words: 42살 아빠 큰애 9살, 아들 4살 키우는 36살 주부.

Who counts up a minor child beside a grown-up's age tells of themselves: the word for a parent is then the speaker's own, and the age
before it as well. 엄마 68세 혼자 사세요 and 아버지 75세 치매 name no small child, so they stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.korean.ages import Age
from bot.understand.clauses import split
from bot.understand.people import Mention

_GROWN = 19
_MINOR = 19
_BARE_OF_A_CHILD = 30
"""Years from which a number beside a child needs no word between them to be the parent's."""
_SETTLED = 40
"""Years from which 55세 주부 딸 is rather a housewife and her daughter than a daughter who keeps house."""
_OLDEST = {"엄마": 60, "아빠": 60, "mother": 50, "father": 50}
"""Years below which who is called so is the speaker: 52세 엄마예요 tells of oneself, 78세 엄마예요 of one's mother."""
_PARENTS_WORD = (
    r"(?:(?:애|아이|아들|딸|남매|육아|워킹|전업|다둥이|싱글|미혼|쌍둥이)\s?(?:하나|둘|셋|넷)?\s?)?(?:엄마|아빠|맘|대디|파파)|미혼[모부]|싱글|한\s?부모"
    r"|(?:전업\s?)?주부|(?:임산|산)[부모]|홀아비|과부|돌싱"
)
_ADULTS_WORD = (
    r"남자|여자|남성|여성|남(?=\s)|여(?=\s)|직장인|회사원|자영업자?|프리랜서|공무원|실직자?|무직|백수|구직자?|청년|가장|이혼|사별|세입자"
    r"|기혼|미혼|수급자|차상위|농부|알바|일용직"
)
_PARENT_AFTER = re.compile(rf"(?:\s?[살세])?\s?(?:된\s|의\s)?(?:[^\s.,!?]+\s){{0,2}}?(?:{_PARENTS_WORD})(?![가-힣]*[이가]\s)")
_ADULT_AFTER = re.compile(rf"(?:\s?[살세])?[\s,/]+(?:[^\s.!?]+[\s,/]+){{0,3}}?(?:{_ADULTS_WORD})")
_AGED_CHILD = re.compile(
    r"(?:이|가|은|는|도|만)?[\s,]*(?:(?:하나|둘|셋|넷|[한두세네]\s?명)[\s,]+)?(?:올해\s|이제\s|지금\s|만\s)?"
    r"(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열[가-힣]{0,2}|[일이삼사오육칠팔구십]{1,3})?\s?"
    r"(?:살|세(?![가-힣])|개월|갤|돌|학년|초등|중학|고등|[초중고][1-6딩]|유치원|어린이집|신생아|백일)"
)
_RAISED = re.compile(r"키우|키워|키운|키웁|기르|길러|돌보|돌봐")
_RAISING = re.compile(r"(?:키우|기르|돌보|양육하|데리고\s?사)는\s$|(?:둔|있는)\s$")
_OWNED = re.compile(r"(?:우리|울|저희|제|내|친정|시|치매|아픈|편찮으신|누워|모시는|돌보는|친구|옆집|아는|동생|언니|누나)\s?$")
_TOLD_OF = re.compile(r"(?:님|께서|들)?\s?(?:이|가|은|는|도|를|을|한테|께|의|랑|하고|와|과)(?:\s|$)|\s?(?:모시|돌보|간병|부양)")
_SAYS_IT_IS = re.compile(r"(?:이에요|예요|에요|입니다|인데|이고|이야|이?라서?|임|이?여|입니더)")
_CARED_FOR = re.compile(r"\s?(?:을|를|만)?\s?(?:키우|키워|키운|키웁|돌보|돌봐|데리고)")
_EARNS = re.compile(r"(?:은|는|이|가)?\s?(?:월급|월\s?수입|월\s?소득|수입|소득|연봉|벌이)")
_RAISES_GRANDCHILDREN = re.compile(
    r"(?:\s?[살세])?\s?(?:된\s)?(?:할머니|할아버지|할매|할배)[\s,]+(?:혼자(?:서)?\s)?손[주자녀][^.?!]*(?:키우|키워|키웁|돌보|돌봐|데리고)"
)
"""60세 할머니 손주 5살 키워요."""


def with_speaker(text: str, people: tuple[Mention, ...], ages: tuple[Age, ...]) -> tuple[Mention, ...]:
    """`people` with the one who speaks among them, where a line of few words tells of their own children beside their age."""
    if any(m.person == "self" and m.role != "is" for m in people) and not any(m.person == "self" and m.role == "is" for m in people):
        return people
    honoured = any(clause.honorific for clause in split(text))
    if not honoured:
        people = tuple(_as_parent(text, m, people, ages) for m in people)
    if honoured or any(m.person == "self" for m in people):
        return _beside_speaker(text, people)
    own = next((age for age in ages if _is_speakers(text, age, people, ages)), None)
    if own is None:
        return people
    sex = _sex_of(text, own)
    speaker = Mention("self", sex, own.start, own.start, "is" if sex else "subject")
    return _beside_speaker(text, tuple(sorted((*people, speaker), key=lambda m: (m.start, m.end))))


def _sex_of(text: str, age: Age) -> str | None:
    """33살 엄마: of the one who speaks, where the word after the age tells it."""
    told = re.match(r"(?:\s?[살세])?\s?(?:된\s|의\s)?(?:(?P<female>엄마|할머니|할매)|(?P<male>아빠|할아버지|할배))", text[age.end :])
    return told.lastgroup if told else None


def _beside_speaker(text: str, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """…남편월급 280 in such a line tells only what comes into the house."""
    if not any(m.person == "self" and (m.role == "is" or m.start == m.end) for m in people):
        return people
    return tuple(replace(m, role="company") if m.person == "spouse" and _EARNS.match(text, m.end) else m for m in people)


def _as_parent(text: str, mention: Mention, people: tuple[Mention, ...], ages: tuple[Age, ...]) -> Mention:
    """엄마 in 33살 엄마 아들 3살 is the speaker herself."""
    if mention.role not in ("subject", "is") or _OWNED.search(text[: mention.start]) or _TOLD_OF.match(text, mention.end):
        return mention
    age, before = _age_beside(text, mention, ages)
    if age is None:
        return mention
    if mention.person not in ("mother", "father") or age.years >= _OLDEST.get(mention.word, _OLDEST[mention.person]):
        return mention
    couple = {m.relation for m in people} >= {"mother", "father"}
    says_so = before and _SAYS_IT_IS.match(text, mention.end) is not None and not any(m.relation == "sibling" for m in people)
    if couple or not (says_so or _tells_children(text, people, ages)):
        return mention
    return replace(mention, person="self", role="is")


def _age_beside(text: str, mention: Mention, ages: tuple[Age, ...]) -> tuple[Age | None, bool]:
    """The grown-up's age next to the word, and whether it stands before it."""
    for age in ages:
        if age.years >= 15 and age.end <= mention.start and re.fullmatch(r"\s?(?:된\s|의\s)?(?:두\s|세\s)?", text[age.end : mention.start]):
            return age, True
    for age in ages:
        if age.years >= 15 and mention.end <= age.start and not text[mention.end : age.start].strip(" ,(만"):
            return age, False
    return None, False


def _tells_children(text: str, people: tuple[Mention, ...], ages: tuple[Age, ...]) -> bool:
    """Whether a minor child is told of by age or school, or as being brought up."""
    for child in people:
        if child.relation == "child":
            aged = _AGED_CHILD.match(text, child.end) or _CARED_FOR.match(text, child.end) or _RAISED.search(text, child.end)
            following = next((age for age in ages if age.start >= child.end), None)
            if aged and not (following and following.years >= _MINOR and not text[child.end : following.start].strip(" 은는이가,")):
                return True
    return False


def _is_speakers(text: str, age: Age, people: tuple[Mention, ...], ages: tuple[Age, ...]) -> bool:
    """An age of the one who speaks, though a child is the only one named beside it."""
    if age.years < _GROWN:
        return False
    if _RAISES_GRANDCHILDREN.match(text, age.end):
        return age.start == 0 or not _OWNED.search(text[: age.start])
    others = [m for m in people if m.relation != "child" and m.role == "subject" and not (m.person == "spouse" and m.start >= age.end)]
    before = [m for m in people if m.relation == "child" and m.end <= age.start]
    after = [m for m in people if m.relation == "child" and m.start >= age.end]
    if others or not (before or after):
        return False
    if before and not (_RAISING.search(text[: age.start]) or any(before[-1].end <= a.start < a.end <= age.start for a in ages)):
        # 아들 36살: an age right after the child is the child's.
        return False
    if _PARENT_AFTER.match(text, age.end):
        return not after or not _is_described(text, age, after[0])
    if not _tells_children(text, people, ages):
        return False
    next_child = after[0].start if after else len(text)
    adult = _ADULT_AFTER.match(text[:next_child], age.end) is not None
    return adult or _RAISING.search(text[: age.start]) is not None or (age.years >= _BARE_OF_A_CHILD and bool(after))


def _is_described(text: str, age: Age, child: Mention) -> bool:
    """25살 미혼모 딸, 38살 주부인 딸: the words before a child are about that child, unless an age of its own follows."""
    between = text[age.end : child.start]
    linked = re.search(rf"(?:{_PARENTS_WORD})(?P<being>인|된)?\s$", between)
    if linked is None or (linked["being"] is None and age.years >= _SETTLED):
        return False
    return not (_AGED_CHILD.match(text, child.end) or re.match(r"\s?(?:하나|둘|셋|넷|키|있|\S\s?명)", text[child.end :]))
