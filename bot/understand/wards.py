"""Grandchildren whom the one who speaks brings up: 딸이 집을 나가서 손자(7살)를 제가 키워요. They are told of as one's own children are.

What is paid for a child is paid to whoever brings it up (한부모가족지원법 제5조의2, 아동수당법 제6조), so their ages count as those of
the speaker's children. Who only minds them by day (손주를 봐줘요) brings up nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from bot.korean.ages import Age
from bot.understand.clauses import split
from bot.understand.people import Mention

_GRANDCHILD = re.compile(r"손(?:자|녀딸?|주)")
_BRINGS_UP = re.compile(
    r"(?:\([^)]*\)|[^.?!])*?"
    r"(?:키우|키워|키운|키웁|키웠|키움|기르|길러|양육|맡아(?!\s?봐)|맡게|떠맡|거두|거둬|거둔|데리고\s?(?:\S+\s)?(?:있|사[는니세시네요]|살|삽|산)|도맡)"
)
_WHOM_ONE_RAISES = re.compile(r"(?:키우는|기르는|데리고\s?사는|맡아\s?기르는)\s?(?:우리\s)?$")
_TWO_OF_US = re.compile(
    r"(?:이?랑|하고|와|과)\s?(?:나랑\s?|저랑\s?)?(?:단\s?)?둘(?:이|이서|이만)?\s?(?:서\s?)?(?:살|사[는니세요]|삽|산|지내)"
)
_DOES = re.compile(r"(?:님|네|들)?(?:이|가|는|은|도|께서)(?=[\s,])")
_GROWN = 19
_PARENT_OF_IT = re.compile(r"애기?들?\s?(?:엄마|아빠|어멈|아범|어머니|아버지)")
"""애엄마, beside a grandchild: its mother, no wife of the one who speaks."""


def with_wards(text: str, people: tuple[Mention, ...], ages: tuple[Age, ...]) -> tuple[Mention, ...]:
    """`people` with the grandchildren whom the speaker brings up as children of theirs."""
    if any(_GRANDCHILD.fullmatch(m.word) for m in people):
        people = tuple(m for m in people if not _PARENT_OF_IT.fullmatch(m.word))
    raised = {m.person for m in people if _GRANDCHILD.fullmatch(m.word) and _is_raised(text, m, people, ages)}
    # 조카(9살)를 제가 키워요: no child of one's own in law, and nobody who is asked about.
    people = tuple(replace(m, role="company") if m.word == "조카" and _is_raised(text, m, people, ages) else m for m in people)
    if not raised:
        return people
    taken = {m.person for m in people}
    free = (f"child:{number}" for number in count(1) if f"child:{number}" not in taken)
    ids = {person: next(free) for person in sorted(raised)}
    wards = {m for m in people if m.person in ids and _GRANDCHILD.fullmatch(m.word)}
    return tuple(replace(m, person=ids[m.person], role="company") if m in wards else m for m in people)


def _is_raised(text: str, child: Mention, people: Iterable[Mention], ages: Iterable[Age]) -> bool:
    if any(age.years >= _GROWN and child.end <= age.start <= child.end + 4 for age in ages):
        return False
    if _TWO_OF_US.match(text, child.end):
        return True
    raises = _BRINGS_UP.match(text, child.end)
    if raises is None:
        before = [m for m in people if m.end <= child.start]
        return bool(before) and before[-1].person == "self" and _WHOM_ONE_RAISES.search(text, 0, child.start) is not None
    clauses = split(text)
    around = [clause for clause in clauses if clause.start < raises.end() and child.start < clause.end]
    if any(clause.honorific and clause.start <= raises.end() - 1 < clause.end for clause in around):
        return False
    acting = [m for m in people if around[0].start <= m.start < raises.end() and m is not child]
    acting = [m for m in acting if m.role in ("subject", "is", "agent") and (m.person == "self" or _DOES.match(text, m.end))]
    acting = [m for m in acting if not _GRANDCHILD.fullmatch(m.word)]
    return not acting or acting[-1].person == "self"
