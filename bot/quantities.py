"""What a reckoning may use (`bot.reckoning`): what is known of one person, and what the message itself supposes (60만원 벌면)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.conditions import Case
from bot.context import SELF, Context
from bot.formula import Unknown, Value
from bot.korean.ages import find_ages
from bot.understand.supposed_pay import supposed_pay
from bot.understand.tenure import years_worked
from bot.understand.working_time import hourly_pay, hours_a_week

_RANK = re.compile(r"(?<![가-힣])(?:(?P<one>첫째|첫\s?아이|첫\s?애|첫아기|초산)|(?P<two>둘째)|(?P<three>셋째)|(?P<four>넷째))")
_RANKS = ("one", "two", "three", "four")
_TWINS = re.compile(r"(?<![세네])(?:쌍둥이|쌍동이|쌍생아)")
_DEPENDENTS = re.compile(r"부양\s?가족(?:이|은|도)?\s?(?P<count>하나|한|둘|두|셋|세|넷|네|다섯|[1-9])")
_COUNTS = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5}
_COUPLE = re.compile(
    r"부부|(?:남편|아내|집사람|마누라|와이프|신랑|영감|할멈|배우자)(?:이?랑|하고|과|와|도|이)|두\s?분\s?(?:다|모두)|둘\s?다"
)
_COUPLES = ((SELF, "spouse"), ("mother", "father"), ("grandmother", "grandfather"))
_PARTNERS = {one: other for couple in _COUPLES for one, other in (couple, couple[::-1])}
_SIZE = re.compile(r"(?<!\d)(?P<size>[1-9])\s?인\s?(?:가구|가족)")
_DUE = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])\s?월\s?(?:달\s?)?(?:에\s?)?(?:출산\s?)?(?:예정|출산|낳|태어)")
GROWN = 19


@dataclass(frozen=True)
class Quantities:
    """Of `who`, as `context` and the message `text` tell."""

    context: Context
    who: str
    case: Case
    text: str

    def named(self, name: str) -> Value | None:
        return self._known.get(name)

    def functions(self) -> Mapping[str, Callable[..., Value]]:
        return {"kids": self._kids, "median": self._median}

    def children(self) -> list[tuple[int, int]]:
        """Lowest and highest age of each child in months. Raises Unknown."""
        ages = self.case.person.children_months() or self._ages_named()
        if ages is None:
            raise Unknown("child_ages_months")
        return ages

    @cached_property
    def _known(self) -> Mapping[str, Value | None]:
        person, day = self.case.person, self.case.day
        years = person.age_range()
        return {
            "age": years[0] if years and years[0] == years[1] else None,
            "size": person.size() or self._size_named(),
            "income": person.get("monthly_income"),
            "pay": self._pay(),
            "said_pay": supposed_pay(self.text),
            "children": self._count(),
            "dependents": self._dependents(),
            "years": self._years(),
            "rank": self._rank(),
            "twins": int(_TWINS.search(self.text) is not None or person.get("twins") is True),
            "couple": self._couple(),
            "grown_child": int(self.who.startswith("child") and years is not None and years[0] >= GROWN),
            "disabled": int(person.get("disability") in ("mild", "severe")),
            "owner": int(person.get("housing") == "owner"),
            "year": day.year,
            "month": day.month,
            "week_hours": hours_a_week(self.text),
            "hourly": hourly_pay(self.text),
            "due_month": int(due["month"]) if (due := _DUE.search(self.text)) else None,
        }

    def _size_named(self) -> int | None:
        """3인 가구는 얼마예요, asked of no household in particular."""
        found = _SIZE.search(self.text)
        return int(found["size"]) if found else None

    def _pay(self) -> int | None:
        """A wage supposed or told now, else what they bring in themselves."""
        told = supposed_pay(self.text)
        if told is not None:
            return told
        facts = self.case.person.facts
        return next((facts[name] for name in ("past_pay", "own_pay", "monthly_income") if name in facts), None)

    def _years(self) -> int | None:
        told = years_worked(self.text)
        return told if told is not None else self.case.person.get("years_worked")

    def _count(self) -> int | None:
        ages = self.case.person.children_months()
        told: int | None = self.case.person.get("children")
        return told if told is not None else len(ages) if ages else None

    def _dependents(self) -> int | None:
        """부양가족이 셋; else the children, of whom somebody told."""
        found = _DEPENDENTS.search(self.text)
        if found:
            return _COUNTS.get(found["count"]) or int(found["count"])
        return self._count()

    def _rank(self) -> int | None:
        """Which child of the mother is meant: the last of those named, else the one that is on its way or came last."""
        named = [place for found in _RANK.finditer(self.text) for place, name in enumerate(_RANKS, 1) if found[name]]
        if named:
            return max(named)
        children = self.case.person.get("children")
        if children is None:
            return None
        return int(children) + 1 if self.case.person.get("pregnant") else max(1, int(children))

    def _couple(self) -> int | None:
        partner = _PARTNERS.get(self.who, "")
        someone = self.context.someone(self.who)
        together = partner in self.context.people or partner in someone.lives_with
        if (together and partner not in self.context.gone) or self.who == "parent" or _COUPLE.search(self.text):
            return 1
        return 0 if self.case.person.size() == 1 else None

    def _ages_named(self) -> list[tuple[int, int]] | None:
        """9살은 끝난 거죠, 6살은요: of children about whom nothing was told before."""
        ages = [age for age in find_ages(self.text, self.case.day) if age.years is not None and age.years < GROWN]
        return [(age.years * 12, age.years * 12 + 11) for age in ages] or None

    def _kids(self, low: Value, below: Value) -> int:
        """How many children are from `low` to below `below` months old. Raises Unknown where that is not sure of one."""
        count = 0
        for youngest, oldest in self.children():
            if low <= youngest and oldest < below:
                count += 1
            elif not (oldest < low or youngest >= below):
                raise Unknown("child_ages_months")
        return count

    def _median(self, size: Value) -> int:
        """기준 중위소득 of a household. Raises Unknown."""
        won = self.case.parameters.median_income(int(size), self.case.day)
        if won is None:
            raise Unknown("median_income")
        return won
