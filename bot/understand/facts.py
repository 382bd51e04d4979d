"""The facts grammar: what a person tells about somebody, in their own words.

Readers, one a noun, find facts in the text; `Bearers` says whose they are; a question just asked lends its meaning to a short answer.
Nothing is guessed: conditions, questions and names of benefits give nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.korean.ages import find_ages
from bot.korean.regions import Regions
from bot.understand import (
    addressed,
    age,
    bracketed,
    child_ages,
    children,
    dependence,
    family,
    hardship,
    health,
    household,
    housing,
    income,
    last_words,
    ratio,
    residence,
    tenure,
    welfare,
    work,
)
from bot.understand import asked as answers
from bot.understand.bearers import Bearers
from bot.understand.beside import is_any_parent
from bot.understand.carers import with_carers, with_the_honoured
from bot.understand.clauses import split
from bot.understand.own_denial import read_own_denial
from bot.understand.page import Found, Page
from bot.understand.people import PET, mentions
from bot.understand.result import Said
from bot.understand.schemes import blank
from bot.understand.self_words import SELF
from bot.understand.speaker import with_speaker
from bot.understand.together import Pair, read_together
from bot.understand.wards import with_wards

_READERS: tuple[Callable[[Page], Iterable[Found]], ...] = (
    age.read_ages,
    bracketed.read_bracketed_ages,
    age.read_sex,
    children.read_children,
    children.read_daughter,
    children.read_twins,
    child_ages.read_child_ages,
    household.read_household_size,
    household.read_lives_alone,
    residence.read_with_parents,
    income.read_income,
    ratio.read_ratio,
    work.read_work,
    health.read_health,
    dependence.read_needs_care,
    family.read_family,
    welfare.read_welfare,
    housing.read_housing,
    hardship.read_hardship,
    tenure.read_tenure,
)
_SAID_BEFORE = re.compile(
    r"\s*(?:\d+|[이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백]*)\s?이?라(?:니까|니깐|니께|고|구)(?:요|유)?[\s.!~]*"
)
"""육십이라니까요: what was answered is said once more."""
_FIGURE_AGAIN = re.compile(r"\s*(?:아|아니|앗|아참|참)[\s,.]+(?:\d+"
    r"|[이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백]*)\s?(?:이?[요에예여야]+"
    r"|입니다)?[\s.!~]*")
SPEAKS_OF_SELF = re.compile(SELF)
_SHORT = 8
"""Characters of an answer that is one word."""


@dataclass(frozen=True)
class FactsRead:
    said: tuple[Said, ...] = ()
    """One a person and fact, in the order of the words."""
    subject: str | None = None
    """Person the message is about, where the words tell."""
    low_income: bool = False
    places: tuple[dict[str, str | None], ...] = ()
    """Regions among which the name that was said leaves open which is meant."""
    together: tuple[Pair, ...] = ()
    """Who lives with whom."""
    gone: tuple[str, ...] = ()
    """People who are dead or have left."""
    ranks: tuple[Pair, ...] = ()
    """Child and rank, where a word says which child it is."""


def read(text: str, day: date, regions: Regions, asked: str | None = None) -> FactsRead:
    """Read the facts told in `text`.

    `asked` names the fact the last question was about: a bare 둘이요 or 백오십이요 then answers it. Spans are places in `text`; a
    decomposed (NFD) text is read composed, so there the spans are those of its composed form.
    """
    page = open_page(unicodedata.normalize("NFC", text), day, asked)
    found = [fact for reader in _READERS for fact in reader(page)]
    found.extend(residence.read_region(page, regions))
    found.extend(child_ages.read_own_age(page, found))
    found.extend(read_own_denial(page, tuple(found)))
    if members := list(last_words.read_list(page)):
        found = [fact for fact in found if fact.fact not in ("household_size", "lives_alone")] + members
    found.extend(last_words.read_last_words(page, tuple(found)))
    if asked == "child_ages_months" and not page.mentions and not SPEAKS_OF_SELF.search(page.text):
        # 스물셋이에요, to how old the children are, is no age of the speaker's.
        found = [fact for fact in found if fact.fact != "age" or fact.person or not answers.may_be_a_childs(fact)]
    if asked and not any(fact.fact == asked for fact in found):
        found.extend(answers.read_answer(page, asked, tuple(found)))
    bearers = Bearers(page)
    said, subject = bearers.said([_trimmed(page, fact) for fact in found])
    placed = any(fact.fact == "region" and fact.value for fact in said)
    places = () if placed else residence.read_shared_name(page, regions)
    return FactsRead(
        tuple(_last_of_each(said)),
        subject,
        income.is_in_want(page),
        places,
        tuple(pair for pair in read_together(page, bearers.owner_at) if PET not in pair),
        tuple(dict.fromkeys(m.person for m in page.mentions if m.role == "gone" and m.person != PET)),
        tuple(dict.fromkeys((m.person, m.rank) for m in page.mentions if m.relation == "child" and m.rank)),
    )


def _trimmed(page: Page, fact: Found) -> Found:
    words = page.text[fact.start : fact.end]
    start = fact.end - len(words.lstrip()) if words.strip() else fact.start
    return replace(fact, start=start, end=start + len(words.strip()) if words.strip() else fact.end)


def open_page(text: str, day: date, asked: str | None = None) -> Page:
    covered = bracketed.without_brackets(blank(addressed.blanked(text)))
    clauses = split(covered)
    # Asked for the sex, 할머니요 names no grandmother.
    people = () if asked == "sex" and (len(text) <= _SHORT or answers.names_own_sex(text)) else with_carers(covered, mentions(covered))
    ages = tuple(find_ages(covered, day))
    if asked not in (None, "age", "child_ages_months") and (_FIGURE_AGAIN.fullmatch(covered) or _SAID_BEFORE.fullmatch(covered)):
        # 아니 20이요 corrects an answer given before; of an age nothing was said.
        ages = ()
    people = with_the_honoured(people, clauses)
    people = tuple(replace(m, role="company") if is_any_parent(text, m.person, m.end) else m for m in people)
    people = with_speaker(covered, with_wards(covered, people, ages), ages)
    page = Page(text, covered, clauses, tuple(clause.start for clause in clauses), people, ages, day, asked)
    members = last_words.listed_members(page)
    return page if members is None else replace(page, mentions=members)


def _last_of_each(said: Iterable[Said]) -> Iterator[Said]:
    """One value a person and fact: what was said comes before what is entailed, a figure before 몰라요, a later word before an earlier."""
    best: dict[tuple[str, str], Said] = {}
    for fact in sorted(said, key=lambda fact: (not fact.derived, fact.value is not None, fact.start)):
        best[fact.person, fact.fact] = fact
    yield from sorted(best.values(), key=lambda fact: (fact.start, fact.derived))
