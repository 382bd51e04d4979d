"""What other facts already rule of one that nobody told."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.person import Person

# How many live together settles more than whether one lives alone.
ASKED_AS = {"lives_alone": "household_size"}
ENTAILING = {
    "lives_alone": frozenset({"household_size"}),
    "pregnant": frozenset({"sex"}),
    "disability": frozenset({"disabled"}),
    "single_parent": frozenset({"raises_grandchildren"}),
}

PROVEN_BY = {
    "basic_livelihood": frozenset({"livelihood_benefit", "medical_benefit", "housing_benefit", "education_benefit"}),
    "near_poor": frozenset({"near_poor_confirmation"}),
}
"""Facts that hold of whoever receives one of these benefits (국민기초생활 보장법 제7조: 수급자 is who receives any of the four)."""


def proven(receiving: Collection[str]) -> dict[str, bool]:
    return {fact: True for fact, benefits in PROVEN_BY.items() if not benefits.isdisjoint(receiving)}


def entailed(fact: str, values: Collection[Any], person: Person) -> bool | None:
    """Whether the untold `fact` has one of `values`: a man is not pregnant, three people do not live alone. None: open."""
    if fact == "pregnant" and person.get("sex") == "male":
        return True not in values
    if fact == "lives_alone" and person.get("household_size") is not None:
        return (person.get("household_size") == 1) in values
    if fact == "single_parent" and person.get("raises_grandchildren"):
        return True in values  # 조손가족: 한부모가족지원법 제5조의2.
    return None


def may_hold(fact: str, values: Collection[Any], person: Person) -> bool:
    """Whether something told points to `values` without settling them: of the disabled the degree, and whether it is registered."""
    return fact == "disability" and bool(person.get("disabled")) and not {"any", "mild", "severe"}.isdisjoint(values)
