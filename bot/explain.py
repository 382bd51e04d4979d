"""Conditions and verdicts in plain Korean: what holds, what does not, what is unknown, and by which figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot import conditions as c
from bot.conditions import Case
from bot.eligibility import Check, Verdict
from bot.wording import Wording


class Explainer:
    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._texts: Mapping[type, Callable[[Any, Case], str]] = {
            c.Age: self._age,
            c.Is: self._is,
            c.HouseholdSize: self._household_size,
            c.Income: self._income,
            c.OwnIncome: self._own_income,
            c.Recipient: self._recipient,
            c.Region: self._region,
            c.Children: lambda condition, case: self._say("children", count=condition.at_least),
            c.Child: self._child,
            c.AgencyChecks: lambda condition, case: condition.text,
            c.All: lambda condition, case: self._joined(condition.parts, case, "all"),
            c.Any_: lambda condition, case: self._joined(condition.parts, case, "any"),
            c.Not: lambda condition, case: self._say("not", what=self.text(condition.part, case)),
        }

    def why(self, verdict: Verdict, case: Case) -> tuple[dict[str, Any], ...]:
        """Each condition with whether it is met (true, false, null: unknown) and what that rests on."""
        return tuple(self._line(check, verdict, case) for check in verdict.checks)

    def _line(self, check: Check, verdict: Verdict, case: Case) -> dict[str, Any]:
        source = verdict.benefit.sources[0]
        basis = self.wording.say("card.basis", publisher=source.publisher, date=source.date)
        return {"text": self.text(check.condition, case), "met": check.result.value, "basis": basis}

    def unmet(self, verdict: Verdict, case: Case) -> tuple[str, ...]:
        return tuple(self.text(check.condition, case) for check in verdict.checks if check.result.value is False)

    def text(self, condition: c.Condition, case: Case) -> str:
        return self._texts[type(condition)](condition, case)

    def _say(self, key: str, **values: Any) -> str:
        return self.wording.say(f"condition.{key}", **values)

    def _joined(self, parts: tuple[c.Condition, ...], case: Case, key: str) -> str:
        return self.wording.say(f"condition.{key}").join(self.text(part, case) for part in parts)

    def _age(self, condition: c.Age, case: Case) -> str:
        low, high, below = (case.limit(x) for x in (condition.at_least, condition.at_most, condition.below))
        bounds = [
            self._say("age_at_least", years=f"{low:g}") if low is not None else "",
            self._say("age_at_most", years=f"{high:g}") if high is not None else "",
            self._say("age_below", years=f"{below:g}") if below is not None else "",
        ]
        return " ".join(bound for bound in bounds if bound) or self._say("age_unknown")

    def _is(self, condition: c.Is, case: Case) -> str:
        if condition.values == (True,):
            return self._say(f"is.{condition.fact}")
        if condition.values == ("any",):
            return self._say(f"any_of.{condition.fact}")
        names = [self.wording.say(f"value.{condition.fact}.{value}") for value in condition.values]
        return self._say(f"one_of.{condition.fact}", values=self._say("or").join(names))

    def _household_size(self, condition: c.HouseholdSize, case: Case) -> str:
        if condition.at_least == condition.at_most:
            return self._say("household_exactly", size=condition.at_least)
        if condition.at_most is None:
            return self._say("household_at_least", size=condition.at_least)
        if condition.at_least is None:
            return self._say("household_at_most", size=condition.at_most)
        return self._say("household_between", low=condition.at_least, high=condition.at_most)

    def _income(self, condition: c.Income, case: Case) -> str:
        percent, size = case.limit(condition.at_most), case.person.size()
        if percent is None:
            return self._say("income_unknown")
        limit = case.parameters.threshold(percent, size, case.day) if size else None
        if limit is None:
            return self._say("income", percent=f"{percent:g}")
        return self._say("income_won", percent=f"{percent:g}", year=case.day.year, size=size, won=f"{limit:,}")

    def _own_income(self, condition: c.OwnIncome, case: Case) -> str:
        single, couple = case.limit(condition.single), case.limit(condition.couple)
        if single is None or couple is None:
            return self._say("income_unknown")
        key = "own_income_year" if condition.per_year else "own_income"
        return self._say(key, single=f"{single:,.0f}", couple=f"{couple:,.0f}")

    def _recipient(self, condition: c.Recipient, case: Case) -> str:
        names = [self.wording.say(f"status.{fact}") for fact in condition.of]
        return self._say("recipient", names=self._say("or").join(names))

    def _region(self, condition: c.Region, case: Case) -> str:
        places = [" ".join(part for part in place if part) for place in condition.places]
        return self._say("region", places=", ".join(places))

    def _child(self, condition: c.Child, case: Case) -> str:
        low, below = case.limit(condition.at_least), case.limit(condition.below)
        unit = "years" if condition.years else "months"
        if low and below is not None:
            return self._say(f"child_between_{unit}", low=f"{low:g}", below=f"{below:g}")
        if below is not None:
            return self._say(f"child_below_{unit}", below=f"{below:g}")
        return self._say(f"child_at_least_{unit}", low=f"{low or 0:g}")
