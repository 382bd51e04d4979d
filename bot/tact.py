"""What an experienced counsellor does not ask this person, though the rules would like to know.

Nobody of 80 is asked about raising a child, nobody with a baby in arms whether she is pregnant. Whoever is in such a rare
position says so unasked, and what is said always counts; unknown stays unknown and excludes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.person import Person

RAISING_CHILDREN = (18, 59)
SMALL_CHILDREN = (28, 49)
BEARING_CHILDREN = (15, 50)
WORKING = (18, 64)


def asked_as(fact: str, person: Person) -> str:
    """The way to put the question: whoever said that they are disabled is asked how severely, not whether."""
    if fact == "monthly_income" and person.size() == 1:
        return "monthly_income_alone"
    return "disability_degree" if fact == "disability" and person.get("disabled") else fact


def untimely(person: Person) -> frozenset[str]:
    """Facts not to ask `person` about."""
    return frozenset(fact for fact, is_timely in _TIMELY.items() if not is_timely(person))


def _aged(person: Person, band: tuple[int, int]) -> bool:
    """May the person's age lie in the band? An unknown age may."""
    years = person.age_range()
    return years is None or (years[0] <= band[1] and years[1] >= band[0])


def _may_raise_children(person: Person) -> bool:
    return not person.minor and person.size() != 1 and _aged(person, RAISING_CHILDREN)


def _may_have_children(person: Person) -> bool:
    # The one who hopes for a child is not asked how many there are; nor is anybody before the age is known.
    known = person.age_range() is not None
    return known and _may_raise_children(person) and _aged(person, SMALL_CHILDREN) and not person.get("infertility")


def _may_raise_them_alone(person: Person) -> bool:
    """At most one grown-up is left in the household."""
    size, children = person.size(), person.get("children")
    return _may_raise_children(person) and bool(size and children) and size - children <= 1


def _may_be_pregnant(person: Person) -> bool:
    has_baby = any(youngest < 24 for youngest, _ in person.children_months() or ())
    return not person.minor and not has_baby and _aged(person, BEARING_CHILDREN)


def _may_work(person: Person) -> bool:
    return not person.minor and _aged(person, WORKING)


def _is_not_assessed(person: Person) -> bool:
    """An agency has already measured the income of who is on basic livelihood or near-poor support."""
    return not (person.get("basic_livelihood") or person.get("near_poor"))


_TIMELY: Mapping[str, Callable[[Person], bool]] = {
    "children": _may_have_children,
    "child_ages_months": _may_raise_children,
    "single_parent": _may_raise_them_alone,
    "pregnant": _may_be_pregnant,
    "infertility": _may_be_pregnant,
    "employment": _may_work,
    "monthly_income": _is_not_assessed,
    "housing": lambda person: not person.minor,
    "dementia": lambda person: _aged(person, (50, 130)),
}
