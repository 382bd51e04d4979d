"""Conditions and verdicts in plain Korean: what holds, what does not, what is unknown, and by which figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot import conditions as c
from bot.conditions import Case
from bot.diagnosis import Diagnosed
from bot.eligibility import Check, Verdict
from bot.receives import Receives
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
            Diagnosed: lambda condition, case: self.wording.say(f"value.{condition.kind}.{condition.name}"),
            c.AgencyChecks: lambda condition, case: condition.text.rstrip("."),
            Receives: lambda condition, case: condition.text.rstrip("."),
            c.All: self._all,
            c.Any_: self._any,
            c.Not: self._not,
        }

    def why(self, verdict: Verdict, case: Case) -> tuple[dict[str, Any], ...]:
        """Each condition with whether it is met (true, false, null: unknown) and what that rests on."""
        return tuple(self._line(check, verdict, case) for check in verdict.checks)

    def _line(self, check: Check, verdict: Verdict, case: Case) -> dict[str, Any]:
        source = verdict.benefit.sources[0]
        basis = self.wording.say("card.basis", publisher=source.publisher, date=source.date)
        return {"text": self.text(check.condition, case), "met": check.result.value, "basis": basis}

    def unmet(self, verdict: Verdict, case: Case) -> tuple[str, ...]:
        """The very conditions that failed, however deep they lie."""
        failed = [check.condition for check in verdict.checks if check.result.value is False]
        return tuple(dict.fromkeys(text for condition in failed for text in self._failed(condition, case)))

    def _failed(self, condition: c.Condition, case: Case) -> tuple[str, ...]:
        if isinstance(condition, c.All):
            failed = [part for part in condition.parts if part.evaluate(case).value is False]
            return tuple(text for part in failed for text in self._failed(part, case))
        if isinstance(condition, c.Any_):
            # Each way to it is closed; of each, what closes it, but for ways closed by more than another.
            ways = list(dict.fromkeys(self._failed(part, case) for part in condition.parts))
            shortest = [way for way in ways if not any(set(other) < set(way) for other in ways)]
            return (self._either([self._grouped(way) for way in shortest]),)
        return (self.text(condition, case),)

    def _grouped(self, parts: tuple[str, ...]) -> str:
        """Several that belong together, marked off so that an "or" beside them is not misread."""
        return parts[0] if len(parts) == 1 else self._say("group", what=self._say("all").join(parts))

    def unknown(self, verdict: Verdict, case: Case) -> tuple[str, ...]:
        """What is still open, but for bounds nobody needs to hear of."""
        open_ = [_left_open(check.condition, case) for check in verdict.checks if check.result.value is None]
        bounds = (c.Age, c.HouseholdSize, c.Child)
        return tuple(self.text(part, case) for part in open_ if part.asked or part.pointing or not isinstance(part, bounds))

    def fits(self, verdict: Verdict, case: Case) -> str:
        """That the age and the income that were told are within the bounds; empty where that decides nothing."""
        ages, told = case.person.age_range(), []
        bounds = _ages(verdict.benefit.conditions)
        if ages and bounds and all(part.evaluate(case).value for part in bounds):
            told.append(self.wording.say("eligibility.fits_age" if ages[0] == ages[1] else "eligibility.fits_born", age=ages[0]))
        within = any(check.result.value and _is_of_income(check.condition) for check in verdict.checks)
        if within and case.person.get("monthly_income") is not None:
            told.append(self.wording.say("eligibility.fits_income_too" if told else "eligibility.fits_income"))
        return " ".join(told)

    def text(self, condition: c.Condition, case: Case) -> str:
        return self._texts[type(condition)](condition, case)

    def _say(self, key: str, **values: Any) -> str:
        return self.wording.say(f"condition.{key}", **values)

    def _all(self, condition: c.All, case: Case) -> str:
        """`여성이면서 혼자 생활`; what only the agency can check follows in brackets."""
        shown = [p for p in condition.parts if not _keeps_apart(p, condition.parts)] or list(condition.parts)
        # Income last: its aside in brackets would come between a noun and its ending.
        plain = sorted((p for p in shown if not isinstance(p, c.AgencyChecks)), key=lambda p: isinstance(p, c.Income | c.OwnIncome))
        told = ", ".join(self.text(p, case) for p in shown if isinstance(p, c.AgencyChecks))
        text = self._say("all").join(self.text(part, case) for part in plain)
        if not text or not told:
            return text or told
        return f"{text[:-1]}, {told})" if text.endswith(")") else self._say("all_told", what=text, told=told)

    def _any(self, condition: c.Any_, case: Case) -> str:
        if eased := _eased(condition):
            # The same limit for what is earned, of which a part is left out: told once, with what is left out.
            text = self.text(condition.parts[0], case)
            return f"{text[:-1]}, {eased.text})" if text.endswith(")") else self._say("all_told", what=text, told=eased.text)
        shown = [p for p in condition.parts if not _keeps_apart(p) or p.evaluate(case).value] or list(condition.parts)
        texts = [self.text(part, case) for part in shown]
        joined = [len(texts) > 1 and isinstance(part, c.All) and self._say("all") in text for part, text in zip(shown, texts, strict=True)]
        return self._either([self._say("group", what=t) if mixed else t for t, mixed in zip(texts, joined, strict=True)])

    def _either(self, texts: list[str]) -> str:
        """`가, 나 또는 다`; with 또는 throughout where a comma would be read into one of them."""
        word = self._say("or")
        if any(word in text or "," in text for text in texts):
            return word.join(texts)
        return word.join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)

    def _not(self, condition: c.Not, case: Case) -> str:
        part = condition.part
        key = f"is_not.{part.fact}" if isinstance(part, c.Is) else ""
        if isinstance(part, c.Is) and part.values in ((True,), ("any",)) and self.wording.has(f"condition.{key}"):
            return self._say(key)
        return self._say("not_both" if isinstance(part, c.All) else "not", what=self.text(part, case))

    def _age(self, condition: c.Age, case: Case) -> str:
        low, high, below = (case.limit(x) for x in (condition.at_least, condition.at_most, condition.below))
        if low is not None and high is not None:
            return self._say("age_between", low=f"{low:g}", high=f"{high:g}")
        if low is not None and below is not None:
            return self._say("age_from_below", low=f"{low:g}", below=f"{below:g}")
        for key, years in (("age_at_least", low), ("age_at_most", high), ("age_below", below)):
            if years is not None:
                return self._say(key, years=f"{years:g}")
        return self._say("age_unknown")

    def _is(self, condition: c.Is, case: Case) -> str:
        if condition.values == (True,):
            return self._say(f"is.{condition.fact}")
        if condition.values == ("any",):
            return self._say(f"any_of.{condition.fact}")
        names = [self.wording.say(f"value.{condition.fact}.{value}") for value in condition.values]
        return self._say(f"one_of.{condition.fact}", values=self._either(names))

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
        key = ("own_income_year" if condition.per_year else "own_income") + ("_same" if single == couple else "")
        bound = self._say("amount_below" if condition.below else "amount_at_most")
        income = case.person.get("monthly_income")
        note = self._say("assets_too") if income is None else self._say("a_year_told", year=f"{income * 12:,}")
        return self._say(key, single=f"{single:,.0f}", couple=f"{couple:,.0f}", bound=bound, note=note)

    def _recipient(self, condition: c.Recipient, case: Case) -> str:
        names = [self.wording.say(f"status.{fact}") for fact in condition.of]
        return self._say("recipient", names=self._either(names))

    def _region(self, condition: c.Region, case: Case) -> str:
        places = [" ".join(part for part in place if part) for place in condition.places]
        return self._say("region", places=", ".join(places))

    def _child(self, condition: c.Child, case: Case) -> str:
        low, below = case.limit(condition.at_least), case.limit(condition.below)
        if low and below is not None and condition.years:
            return self._say("child", bounds=self._say("age_from_below", low=f"{low:g}", below=f"{below:g}"))
        bounds = [
            self._child_age("at_least", low, condition.years) if low else "",
            self._child_age("below", below, condition.years) if below is not None else "",
        ]
        return self._say("child", bounds=" ".join(bound for bound in bounds if bound))

    def _child_age(self, bound: str, limit: float, years: bool) -> str:
        """In years where people count so: from three on, at a whole year."""
        if not years and limit >= 36 and limit % 12 == 0:
            limit, years = limit / 12, True
        return self._say(f"child_{bound}_{'years' if years else 'months'}", age=f"{limit:g}")


def _left_open(condition: c.Condition, case: Case) -> c.Condition:
    """`condition` without what is settled by what was told: of 65세 이상이면서 소득이 적은 분, told 68, the income."""
    if not isinstance(condition, c.All | c.Any_) or (isinstance(condition, c.Any_) and _eased(condition)):
        return condition
    settled = isinstance(condition, c.All)
    parts = tuple(_left_open(part, case) for part in condition.parts if part.evaluate(case).value is not settled)
    return parts[0] if len(parts) == 1 else replace(condition, parts=parts)


def _is_of_income(condition: c.Condition) -> bool:
    return isinstance(condition, c.Income | c.OwnIncome) or (isinstance(condition, c.Any_) and _eased(condition) is not None)


def _ages(condition: c.All) -> list[c.Age]:
    """Bounds of age by law, where there is no way around them."""
    own = [part for part in condition.parts if isinstance(part, c.Age) and part.asked and not _keeps_apart(part, condition.parts)]
    return own + [age for part in condition.parts if isinstance(part, c.All) for age in _ages(part)]


def _keeps_apart(part: c.Condition, beside: tuple[c.Condition, ...] = ()) -> bool:
    """A bound that no law knows: it only keeps guesses apart (nobody expects a child at 60), so nobody is told of it."""
    of_women = isinstance(part, c.Age) and not part.asked and any(isinstance(other, c.Is) and other.fact == "sex" for other in beside)
    if not isinstance(part, c.Age | c.HouseholdSize) or (part.pointing and not of_women):
        return False
    for_two = isinstance(part, c.HouseholdSize) and part.at_least == 2
    of_mothers = isinstance(part, c.Age) and any(isinstance(other, c.Is) and other.fact == "pregnant" for other in beside)
    return not part.asked or for_two or of_mothers


def _eased(condition: c.Any_) -> c.AgencyChecks | None:
    """What eases the income test that comes first (일해서 번 돈은 30%를 빼고 계산해요), where the other part is one too."""
    if len(condition.parts) != 2 or not isinstance(condition.parts[0], c.Income | c.OwnIncome) or not isinstance(condition.parts[1], c.All):
        return None
    parts = condition.parts[1].parts
    tested = any(isinstance(part, type(condition.parts[0])) for part in parts)
    return next((part for part in parts if isinstance(part, c.AgencyChecks)), None) if tested else None
