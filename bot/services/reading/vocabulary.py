"""What was found, in the vocabulary the evaluator judges."""

from __future__ import annotations

from dataclasses import replace

from bot.conditions import Age, AgencyChecks, All, Any_, Child, Children, Condition, Income, Is, Not, Recipient
from bot.services.reading.found import Found

_GRADES = {"e": (70, 160), "m": (140, 196), "h": (176, 245)}
"""Ages in months at which a school is attended, wide enough for early and late birthdays."""
_WITHOUT_WORK = ("unemployed", "job_seeking", "student", "homemaker", "retired")
_BENEFIT_CEILING = 50
_GROWN_UP = 19


def condition(found: Found, quote: str) -> Condition:
    """The condition for one demand; what a talk cannot settle is left to the agency, with its own words."""
    if found.negated:
        return _excluded(found, quote)
    if found.kind == "school":
        return _school(found, quote)
    built = _BUILDERS[found.kind](found) if found.kind in _BUILDERS else AgencyChecks(text=quote)
    # Another member of the household may be the one meant, so a no about this person settles nothing.
    return Any_((built, AgencyChecks(text=quote))) if found.of_another else built


def _excluded(found: Found, quote: str) -> Condition:
    """Told and not asked: an exclusion that nothing known speaks of stays open."""
    plain = {"severe": replace(found, kind="disabled", value=("severe",)), "disabled": replace(found, value=("any",))}.get(
        found.kind, found
    )
    part = condition(replace(plain, negated=False), quote) if plain.kind in _EXCLUDABLE else AgencyChecks(text=quote)
    return Not(part, asked=False) if plain.kind in _EXCLUDABLE else part


_EXCLUDABLE = frozenset({"basic", "near", "single", "disabled", "veteran", "multicultural", "defector"})


def together(founds: tuple[Found, ...], quote: str) -> Condition:
    parts = tuple(condition(found, quote) for found in founds)
    return parts[0] if len(parts) == 1 else All(parts)


def _age(found: Found) -> Condition:
    low, high = found.value
    own = Age(at_least=low, below=None if high is None else high + 1)
    if (low or 0) >= _GROWN_UP or high is None or high > 24:
        return own
    # A parent may ask for a child of that age.
    return Any_((own, Child(at_least=(low or 0) * 12, below=(high + 1) * 12)))


def _child(found: Found) -> Condition:
    low, high = found.value
    return Child(at_least=low or None, below=None if high is None else high + 1)


def _school(found: Found, quote: str) -> Condition:
    levels = str(found.value[0])
    parts: list[Condition] = []
    for low, high in _merged([_GRADES[level] for level in levels if level in _GRADES]):
        parts += [Child(at_least=low, below=high), Age(at_least=low // 12, below=high // 12)]
    if "u" in levels:
        # Who studies may say that they work; nothing known about a grown-up rules it out.
        parts += [Is("employment", ("student",)), AgencyChecks(text=quote)]
    return Any_(tuple(parts))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


_BUILDERS = {
    "age": _age,
    "child": _child,
    "income": lambda found: Income(at_most=found.value[0]),
    "basic": lambda _: Recipient(("basic_livelihood",), _BENEFIT_CEILING),
    "near": lambda _: Recipient(("near_poor",), _BENEFIT_CEILING),
    "single": lambda _: Is("single_parent"),
    "disabled": lambda found: Is("disability", (found.value[0],)),
    "veteran": lambda _: Is("veteran"),
    # 임산부 covers the months after the birth too.
    "pregnant": lambda _: Any_((Is("pregnant"), Child(below=12))),
    "multicultural": lambda _: Is("multicultural"),
    "defector": lambda _: Is("north_korean_defector"),
    "foreign": lambda _: Is("foreign_national"),
    "children": lambda found: Children(found.value[0]),
    "alone": lambda _: Is("lives_alone"),
    "sex": lambda found: Is("sex", (found.value[0],)),
    "farmer": lambda _: Is("employment", ("farmer",)),
    "fisher": lambda _: Is("employment", ("fisher",)),
    "employed": lambda _: Is("employment", ("employed", "self_employed", "farmer", "fisher")),
    "jobless": lambda _: Is("employment", _WITHOUT_WORK),
    "no_home": lambda _: Not(Is("housing", ("owner",))),
}
