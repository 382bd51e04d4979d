"""Whose a fact is that another reading would give away: 짤린 건 남편이고; the age of who nurses beside the one who is nursed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.understand.clauses import Clause
from bot.understand.page import Found, Page
from bot.understand.people import POINTS, Mention

Turn = tuple[int, str | None, bool]
"""Place, person, and whether they are named in this clause: from there on the words are about that person."""
_NEAR = 8
"""Characters between a fact and the name it is pointed at by 건, 게, 사람은."""
_IS_WHO = re.compile(
    r"(?:님)?(?:이?고|이?에요|예요|이?요(?![가-힣])|입니다|이?지|이?야|인데|이?라|이?여|이?네|이?거든|이?구|임(?=[\s.,]|$)|시[고지]|세요|이세요|이시)"
)
_YOUNGEST = {"mother": 30, "father": 30, "parent": 30, "grandmother": 45, "grandfather": 45, "mother:in_law": 35, "father:in_law": 35}
"""Years that the parent or grandparent of one who writes has at least."""
_CHILDREN_GROW = 14
"""Years from which one is no small child beside the parent who was named."""
_NO_LONGER_AT_WORK = 75
_BESIDE_AN_AGE = re.compile(r"(?:[\s.,]|만|올해|연세|나이|지금)*")
_EITHERS = 54
"""Years up to which an age may be that of a parent as well as of the grown child who nurses them."""


def pointed_at(page: Page, fact: Found) -> str | None:
    """혼자 사신 건 삼촌이고 저는 …, 짤린 건 남편이에요: what comes before is told of who is named after it."""
    clause = page.clause_at(fact.start)
    after = next((m for m in page.mentions if fact.end <= m.start < clause.end), None)
    if after is not None and after.role == "rejected":
        # 짤린 건 제가 아니라 남편이에요: denied of the first, told of the second.
        near = after.start - fact.end <= _NEAR and POINTS.search(page.text[fact.start : after.start])
        second = next((m for m in page.mentions if m.start >= after.end), None)
        whose = after if fact.value in (False, "none") else second
        return whose.person if near and whose else None
    if after is None or after.start - fact.end > _NEAR or not POINTS.search(page.text[fact.start : after.start]):
        return None
    return after.person if _IS_WHO.match(page.text, after.end) else None


def without_too_young(page: Page, turns: Iterable[Turn]) -> Iterator[Turn]:
    """엄마가 조현병이라 제가 돌봐요. 지금 22살이고 알바해요: no mother is 22, so the speaker is told of from there on."""
    speaker: str | None = None
    for place, person, named in turns:
        clause = page.clause_at(place)
        years = min((a.years for a in page.ages if clause.start <= a.start < clause.end), default=None)
        if named or clause.honorific or person not in _YOUNGEST:
            speaker = None
        elif years is not None and _CHILDREN_GROW <= years < _YOUNGEST[person]:
            speaker = "self"
        yield place, speaker or person, named


def of_the_elder(page: Page, turns: Iterable[Turn]) -> Iterator[Turn]:
    """노모가 누워 계신데 제가 일을 나가야 해서요 93세: an age that stands alone, far from who goes to work, is the old one's."""
    elder = next((m.person for m in page.mentions if m.person in _YOUNGEST and m.role == "subject"), None)
    for place, person, named in turns:
        clause = page.clause_at(place)
        age = next((a for a in page.ages if a.start >= clause.start), None)
        first = age is not None and age is page.ages[0] and age.years >= _NO_LONGER_AT_WORK
        alone = first and not named and _BESIDE_AN_AGE.fullmatch(page.text, clause.start, age.start) is not None
        yield place, elder if elder and alone and person == "self" else person, named


def cannot_be_theirs(page: Page, person: str | None, fact: Found) -> bool:
    """26살 부모님이랑 살아, 애아빠가 잠적했어요 임신 중이에요: nobody's parents are 26, and no man is pregnant."""
    named = [m for m in page.mentions if m.person == person]
    if fact.fact == "pregnant" or (fact.fact == "sex" and fact.derived and fact.value == "female"):
        return person != "self" and bool(named) and all(m.sex == "male" for m in named)
    if fact.fact != "age" or person not in _YOUNGEST or not isinstance(fact.value, int):
        return False
    after = next((m for m in named if m.start >= fact.end), None)
    before = any(m.end <= fact.start for m in named)
    bare = after is not None and not before and _LOOSE.fullmatch(page.text, fact.end, after.start) is not None
    return bare and _CHILDREN_GROW <= fact.value < _YOUNGEST[person] + _STANDS_LOOSE


STANDS_BESIDE = re.compile(r"^(?:님)?(?:은|는|이|가|께서|도)?\s?(?:올해|만|나이|연세)?\s?$")
_BARE = re.compile(r"[가-힣]+")
_FINISHED = re.compile(r"[가-힣](?:[어아여혀네지유음함임제]|[가-힣]다)\s$")
"""딸은 알바해서 구십 벌어 나는 예순셋이고: the sentence before 나는 is over."""
_ACTS = re.compile(r"(?:님)?(?:은|는|이|가|께서|도)(?=\s)")


def told_before_the_name(page: Page, clause: Clause, first: Mention, before: str | None) -> bool:
    """나 백수고 서른넷 울엄마 예순둘, 오빠가 무직 마흔아홉 제가 돌봐요: an age and what stands with it go on about who was named before,
    where whoever is named next has an age of their own or is the one who speaks."""
    if first.person == "self" and clause.start and before not in (None, "self") and _FINISHED.search(page.text, clause.start, first.start):
        return True
    age = next((a for a in page.ages if clause.start <= a.start and a.end <= first.start), None)
    if age is None or clause.start == 0 or before == first.person or _LOOSE.fullmatch(page.text, age.end, first.start) is None:
        return False
    if any(m.person == first.person and _has_an_age_beside(page, m) for m in page.mentions):
        return True
    spoken = page.text[first.start : first.end] + page.text[first.end : first.end + 3]
    if before is None:
        return False
    bare = _BARE.fullmatch(page.text[age.start : age.end].replace(" ", "")) is not None and not age.counted
    told = any(m.person == before and _has_an_age_beside(page, m) for m in page.mentions)
    says_who = any(m.role == "is" and page.clause_at(m.start).end == clause.start for m in page.mentions) and before == "self"
    names_oneself = first.person == "self" and _ACTS.search(spoken) is not None or spoken.startswith(("제가", "내가"))
    return bare and not told and (names_oneself or (says_who and _ACTS.match(page.text, first.end) is not None))


def _has_an_age_beside(page: Page, mention: Mention) -> bool:
    """서른넷 울엄마 예순둘: the first number is no age of hers."""
    return any(STANDS_BESIDE.match(page.text[mention.end : age.start]) for age in page.ages if age.start >= mention.end)


_NURSED = re.compile(
    r"치매|알츠하이머|파킨슨|뇌졸중|뇌경색|뇌출혈|중풍|풍[이을]|누워|누운|누웠|편찮|쓰러|거동|못\s?걸|암[이으에]|와상|모시|모셔|돌보|돌봐|간병|수발|아프|아파|아픈"
)
_NEVER_NURSED = ("self", "pet")


def nursed(page: Page, mentions: Iterable[Mention], person: str | None, fact: Found) -> str | None:
    """집사람이 치매예요. 밥도 내가 하고 … 등급은 4등급 받았는데: the grade is that of the only one who is told to be ill."""
    if fact.fact != "care_grade" or person not in (None, "self"):
        return None
    clause = page.clause_at(fact.start)
    if any(m.person == "self" and clause.start <= m.start < fact.start for m in page.mentions):
        return None
    people = [m for m in page.mentions if m.role in ("subject", "company") and m.end <= fact.start]
    ill = []
    for place, mention in enumerate(people):
        until = min(people[place + 1].start if place + 1 < len(people) else fact.start, mention.end + _FAR)
        if mention.relation not in _NEVER_NURSED and _NURSED.search(page.text, mention.end, until):
            ill.append(mention.person)
    return ill[0] if len(set(ill)) == 1 else None


_FAR = 30
"""Characters within which the illness is told of who was named."""
_MINOR = 19


def is_a_minor(page: Page, mentions: Iterable[Mention], child: str) -> bool:
    """아들이 자폐인데 5살이에요: so small a child has no household or wages of its own."""
    near = ((age, page.nearest(age.start, age.end)) for age in page.ages)
    return any(age.years < _MINOR and mention is not None and mention.person == child for age, mention in near)


_AT_SCHOOL = re.compile(
    r"(?:은|는|이|가|만)?\s?(?:초등|중학|고등|유치원|어린이집|[초중고][1-6])[^.!?]{0,14}(?:하나|한\s?명|있어요|있습니다|키워요|키웁니다)[^.!?]{0,4}[.!]"
)


def is_told_after_a_pupil(page: Page, child: str, fact: Found) -> bool:
    """아들 중학생 하나. 식당 일 130만원 벌어요: the sentence after the child's is told of who brings it up."""
    named = [m for m in page.mentions if m.person == child and m.end <= fact.start]
    school = _AT_SCHOOL.match(page.text, named[-1].end) if named else None
    return school is not None and school.end() <= fact.start


_EXISTS = re.compile(r"(?:이|가|은|는|도)?\s?(?:하나|한\s?명)?(?:이|가)?\s?(?:있|키[우워]|길러|기르|데리)\S*\s*[.,!]*\s*$")


def introduced_child(page: Page, fact: Found) -> str | None:
    """심한 장애가 있는 아들이 있어요. 자폐 1급이고 …: what is told next of a health is that child's."""
    clause = page.clause_at(fact.start)
    before = [m for m in page.mentions if m.start < clause.start]
    last = before[-1] if before else None
    if last is None or not last.person.startswith("child") or last.role != "company":
        return None
    return last.person if _EXISTS.match(page.text[last.end : clause.start]) else None


_THE_TWO = re.compile(r"(?<![가-힣])(?:둘|셋)이(?:서)?\s?(?:같이\s|함께\s)?(?:살|사[는니]|삽|산다)")


def lives_with_who_told(page: Page, child: str) -> bool:
    """저는 62세고 아들 35세 지적장애 둘이 살고 월세 30: the home is that of both, so it is told of the speaker's."""
    told = _THE_TWO.search(page.text)
    named = [m for m in page.mentions if told and m.end <= told.start()]
    return bool(named) and named[0].person == "self" and {m.person for m in named} == {"self", child}


_LOOSE = re.compile(r"(?:\s?[살세])?[\s,./]*(?:(?:우리|저희|울|친정)\s?)?")
_STANDS_LOOSE = 10
"""Years by which an age that only stands before the word must be above the least: 38살 엄마랑 살아요 is told by who is 38."""


def may_be_the_carers(page: Page, mentions: Iterable[Mention], person: str | None, fact: Found) -> bool:
    """엄마가 아파서 제가 돌봐요 마흔둘이고 …: of the mother or of who nurses her, so it is asked."""
    clause = page.clause_at(fact.start)
    if fact.fact != "age" or person not in ("mother", "father", "parent") or clause.honorific or not isinstance(fact.value, int):
        return False
    mentions = tuple(mentions)
    acting = [m for m in mentions if m.end <= fact.start and m.role in ("agent", "subject", "is")]
    nursed = bool(acting) and acting[-1].person == "self" and acting[-1].role == "agent" and acting[-1].start < clause.start
    named = any(clause.start <= m.start < clause.end for m in mentions)
    return nursed and not named and fact.value <= _EITHERS
