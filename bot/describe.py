"""Facts about a person as a citizen would say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.korean.won import written
from bot.person import MOST_MONTHS
from bot.wording import Wording

# Said through another fact, or on its own not worth repeating.
_SILENT = frozenset({"income_ratio", "birthday_passed", "daughter", "illness", "disability_kind"})


def facts_text(facts: Mapping[str, Any], wording: Wording, bound: str = "") -> str:
    """`68세, 혼자 생활, 월 소득 400,000원`; empty for no facts. `bound`: whether the income was told as one (bot.understand.bounds)."""
    said = dict(facts)
    if said.get("lives_alone"):
        said.pop("household_size", None)
    if said.get("child_ages_months") and said.get("children") == len(said["child_ages_months"]):
        said.pop("children")
    if bound and said.get("monthly_income"):
        income = wording.say(f"fact.income_{bound}", value=written(said["monthly_income"]))
        return ", ".join(income if name == "monthly_income" else fact_text(name, value, wording) for name, value in said.items()
                         if name not in _SILENT)  # fmt: skip
    return ", ".join(fact_text(name, value, wording) for name, value in said.items() if name not in _SILENT)


def fact_text(name: str, value: Any, wording: Wording) -> str:
    if isinstance(value, bool):
        return wording.say(f"fact.{'yes' if value else 'no'}.{name}")
    if name == "monthly_income":
        return _income(value, wording)
    if name == "past_pay":
        return wording.say("fact.past_pay", value=written(value))
    if name == "children" and value == 0:
        return wording.say("fact.no_children")
    if name == "region":
        value = " ".join(part for part in (value["sido"], value.get("sigungu")) if part)
    elif name == "child_ages_months":
        value = ", ".join(_child_age(age, wording) for age in value)
    elif name in ("sex", "employment", "disability", "housing", "care_grade"):
        value = wording.say(f"value.{name}.{value}")
    return wording.say(f"fact.{name}", value=str(value))


def _income(value: int, wording: Wording) -> str:
    if not value:
        return wording.say("fact.no_income")
    if value % 10_000 and value > 100_000:
        # A yearly amount divided by twelve: nobody says the last won of it.
        return wording.say("fact.income_about", value=written(round(value, -4)))
    return wording.say("fact.monthly_income", value=written(value))


def _child_age(months: int | list[int], wording: Wording) -> str:
    low, high = (months, months) if isinstance(months, int) else months
    # 30개월 was said in months and is said back so.
    if high < 24 or (isinstance(months, int) and months < 48 and months % 12):
        return wording.say("fact.months", value=low if low == high else f"{low}~{high}")
    if high // 12 == low // 12:
        return wording.say("fact.years", value=low // 12)
    if high >= MOST_MONTHS:
        return wording.say("fact.years_from", low=low // 12)
    return wording.say("fact.years_range", low=low // 12, high=high // 12)
