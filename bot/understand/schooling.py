"""Children at school: the months that a school or a grade allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.korean.numbers import value_of
from bot.understand.page import Found, Page

Months = int | list[int]
_PARENTAL = re.compile(r"키우|우리|저희|있는데|낳")
_GRADES = re.compile(
    r"(?:(?<![가-힣])|(?<=니다)|(?<=[데고요]))(?:(?P<school>초등학교|초등|중학교|고등학교)\s?(?P<grade>[1-6일이삼사오육])\s?학년(?:\s?(?P<to>[1-6])|\s?(?:하고"
    r"|이?랑|과|와|이고|,)\s?(?P<also>[1-6일이삼사오육])\s?학년)?"
    r"|(?P<short>[초중고])(?P<number>[1-6]|삼(?=이에|이고|인데|예|이야))(?:\s?학년)?(?=$|[\s,이인예아딸애짜요학하랑고까]))"
)
_BARE_GRADES = re.compile(
    r"(?<![가-힣\d])(?<!학교\s)(?<!초등\s)(?<!대학\s)(?P<grade>[1-6일이삼사오육])\s?학년"
    r"(?!\s?[1-9일이삼사오육칠팔구]\s?반)")
"""4학년 without a school: only primary schools have a fourth year. A lower one is of a primary school beside such a child, else of any."""
_YEAR_AT_SCHOOL = re.compile(r"\s?학년")
_PUPILS = (
    (re.compile(r"유치원(?:생|에?\s?(?:다니|다녀|보내))"), [36, 83]),
    (re.compile(r"초등(?:\s?학생|생|(?=(?:이?에?요|이고)?[\s.]*$))|초딩|초등학교(?:에)?\s?(?:\S+\s)?(?:다니|다녀|보내|들어갔|입학했)"
        r"|국민학생"), [72, 155]),
    (re.compile(r"중\s?학생|중딩|중학교(?:에)?\s?(?:\S+\s)?(?:다니|다녀|보내|들어갔|입학했)"), [144, 191]),
    (re.compile(r"고등\s?학생|고딩|고교생|고등학교(?:에)?\s?(?:\S+\s)?(?:다니|다녀|보내|들어갔|입학했)"), [180, 227]),
)
_ELDERS = frozenset({"mother", "father", "parent", "grandmother", "grandfather"})
"""With whom a pupil lives who writes: 할머니랑 둘이 사는 고1이에요."""
_FIRST_AGE = {"초": 6, "중": 12, "고": 15}
"""Years by which a school starts: in March of the year after this birthday's year (초·중등교육법 제13조)."""


def read_pupils(page: Page, raised: bool) -> Iterator[tuple[int, int, Months, bool]]:
    """Start, end, months, and False: a school is said exactly. `raised`: the message speaks of children who are brought up."""
    if pupil_who_writes(page):
        return
    for match in _GRADES.finditer(page.text):
        if _is_a_pupil_here(page, match.start(), match.end(), raised):
            for group in filter(match.group, ("grade", "number", "to", "also")):
                months = _in_grade((match["school"] or match["short"])[0], int(value_of(match[group]) or 1), page.day)
                start = match.start() if group in ("grade", "number") else match.start(group)
                named = _YEAR_AT_SCHOOL.match(page.text, match.end(group))
                yield start, named.end() if named else match.end(group), months, False
    grades = [(match, int(value_of(match["grade"]) or 1)) for match in _BARE_GRADES.finditer(page.text)]
    primary = any(grade > 3 for _, grade in grades)
    for match, grade in grades:
        if _is_a_pupil_here(page, match.start(), match.end(), raised):
            youngest, oldest = _in_grade("초", grade, page.day), _in_grade("초" if primary else "고", grade, page.day)
            yield match.start(), match.end(), [youngest[0], oldest[1]], False
    for words, months in _PUPILS:
        for match in words.finditer(page.text):
            if _is_a_pupil_here(page, match.start(), match.end(), raised):
                yield match.start(), match.end(), months, False


_GRADE_SAID = r"(?:(?:초등학교|초등|중학교|고등학교)\s?[1-6일이삼사오육]\s?학년|(?<![가-힣])[초중고][1-6](?:\s?학년)?)"
_PUPIL = rf"(?:{_GRADE_SAID}|(?:초등|중|고등)\s?학생|[초중고]딩|[여남][중고]생)"
_GIRL_OR_BOY = re.compile(rf"{_GRADE_SAID}\s?(?:여자|남자|여학생|남학생|여|남)(?=\s*(?:[.,!~]|$|이?[요예에야고]|인데|입"
    rf"|임))(?!\s?(?:애|아이|조카|동생))")
_I_AM = re.compile(rf"(?:^|[\s,.])(?:저는?|나는?|전|난)\s(?:지금\s|올해\s)?{_PUPIL}(?=이?[요예에야고]|인데|입|임|[\s.,]|$)")
_OPENS = re.compile(rf"\s*(?:안녕하세요[\s.,!]*)?{_PUPIL}(?=인데|이에요|예요|입니다|이고|이야|이요|요)")
_LIVES_WITH = re.compile(
    rf"(?:할머니|할아버지|할매|할배|엄마|아빠|부모님|언니|누나|형|오빠|이모|고모|삼촌|동생|혼자)\S{{0,3}}\s?(?:(?:둘이서?|셋이서?|같이|함께)\s?)?"
    rf"(?:사는|살고\s?있는|지내는)\s(?P<who>{_PUPIL})(?=인데|이에요|예요|입니다|이고|이야|이요|요)"
)
_OF_HOME = re.compile(
    r"(?<![가-힣])(?:집[에이은]|우리\s?집|엄마|아빠|할머니|할아버지|부모님|언니|오빠|누나|학교|선생님|급식|친구|용돈|배고)|배가?\s?고"
)
"""What a pupil tells of home; a parent would name the child."""
_RAISED = re.compile(r"키우|키워|둘째|첫째|막내|큰애|작은애|아들|딸|(?<![가-힣])(?:애|아이|아기)(?=[가는를도들]|\s)|손[자주녀]|조카|동생")


def pupil_who_writes(page: Page) -> tuple[int, int] | None:
    """Where a pupil speaks of their own school: 중2 여자예요; 초등학교 5학년인데요 집에 쌀이 없어요."""
    if page.asked in ("child_ages_months", "children") or any(age.years > 19 for age in page.ages):
        return None
    if with_whom := _LIVES_WITH.search(page.text):
        return with_whom.span("who")
    own = _GIRL_OR_BOY.search(page.text) or _I_AM.search(page.text)
    if own is None and not _RAISED.search(page.text):
        opens = _OPENS.match(page.text)
        own = opens if opens and _OF_HOME.search(page.text, opens.end()) else None
    if own is None or (_RAISED.search(page.text[: own.start()]) is not None):
        return None
    return own.start() + len(own.group()) - len(own.group().lstrip(" ,.")), own.end()


def pupils_age(page: Page) -> Found | None:
    """Of a pupil who writes, about how old the grade or the school makes them."""
    pupil = pupil_who_writes(page)
    if pupil is None:
        return None
    grade = _GRADES.search(page.text, *pupil)
    kinds = (months for words, months in _PUPILS if words.search(page.text, pupil[0], pupil[1] + 1))
    months = _in_grade((grade["school"] or grade["short"])[0], _number(grade), page.day) if grade else next(kinds, None)
    return Found("age", sum(months) // 24, *pupil, approximate=True, person="speaker") if months else None


def _number(grade: re.Match[str]) -> int:
    return int(value_of(grade["grade"] or grade["number"]) or 1)


def _in_grade(school: str, grade: int, day: date) -> list[int]:
    """Months a child in that grade can have on `day`: the school year starts in March, grades go by birth year."""
    started = day.year - (day.month < 3)
    birth = started - _FIRST_AGE[school] - grade
    oldest = (day.year - birth) * 12 + day.month - 1
    return [oldest - 12 + (day.day == 31 and day.month == 12), oldest]


_CHILD_NAMED = re.compile(
    r"손[주자녀](?!딸)|손녀딸|외손\S?|(?<![가-힣])(?:애|아이|아기)(?=[가는를도들]|\s)|아들|딸|첫째|둘째|셋째|막내|큰애|작은애"
)


def _is_a_grandchild(page: Page, start: int) -> bool:
    """우리 딸이 손녀 키우는데 초등학교 1학년이에요: the pupil is no child of who speaks, and no elder is told of who raises one."""
    named = [found.group() for found in _CHILD_NAMED.finditer(page.text[:start])]
    elder = any(m.relation in ("grandmother", "grandfather", "other") and m.role == "subject" and "손" not in m.word for m in page.mentions)
    ward = any(m.relation == "child" and "손" in m.word for m in page.mentions)
    return bool(named) and "손" in named[-1] and not elder and not ward


def _is_a_pupil_here(page: Page, start: int, end: int, raised: bool) -> bool:
    """A child of the speaker's, not the speaker: 저는 고등학생이에요 is their own schooling."""
    near = page.nearest(start, end)
    if _is_a_grandchild(page, start):
        return False
    if re.match(r"한테|처럼|수준|도\s?알|같이", page.text[end:]):
        return False
    if near is not None and near.relation in _ELDERS and re.match(r"이에요|예요|인데|입니다|이고|이야", page.text[end:]):
        return False
    if near is not None:
        return (
            near.person.startswith("child")
            or near.role in ("company", "is")
            or re.match(r"\s?(?:아들|딸|애|아이|자녀)", page.text[end:]) is not None
            or _PARENTAL.search(page.rest(end)) is not None
        )
    return raised or page.text.startswith(("초", "유치"), start)
