"""From the YAML a policy editor writes to conditions; every mistake names file, key, what was expected and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot import conditions as c
from bot.diagnosis import KINDS, Diagnosed
from bot.errors import DataError
from bot.parameters import Parameters
from bot.person import FACTS
from bot.receives import Receives

MARKS = {"asked": True, "pointing": True}


class Vocabulary:
    """Reads condition nodes of one file."""

    def __init__(self, file: Path, parameters: Parameters) -> None:
        self.file, self.parameters = file, parameters
        self.readers: Mapping[str, Callable[[str, Any, dict[str, bool]], c.Condition]] = {
            "age": self._age,
            "is": self._is,
            "one_of": self._one_of,
            "sex": lambda where, node, marks: c.Is("sex", (self._choice(where, "sex", node),), **marks),
            "household_size": self._household_size,
            "income": self._income,
            "own_income": self._own_income,
            "recipient": self._recipient,
            "region": self._region,
            "children": self._children,
            "child": self._child,
            "diagnosed": self._diagnosed,
            "agency_checks": self._agency_checks,
            "receives": self._receives,
            "any": lambda where, node, marks: c.Any_(self.read_list(where, node), **marks),
            "all": lambda where, node, marks: c.All(self.read_list(where, node), **marks),
            "not": lambda where, node, marks: c.Not(self.read(where, node), **marks),
        }

    def read_list(self, where: str, node: Any) -> tuple[c.Condition, ...]:
        if not isinstance(node, list) or not node:
            raise DataError(self.file, where, "a list of conditions", node)
        return tuple(self.read(f"{where}[{i}]", item) for i, item in enumerate(node))

    def read(self, where: str, node: Any) -> c.Condition:
        if not isinstance(node, Mapping):
            raise DataError(self.file, where, "a condition such as {age: {at_least: 65}}", node)
        kinds = [key for key in node if key not in MARKS]
        if len(kinds) != 1 or kinds[0] not in self.readers:
            raise DataError(self.file, where, f"one condition of {sorted(self.readers)}", node)
        marks = {key: self._mark(where, key, node[key]) for key in node if key in MARKS}
        return self.readers[kinds[0]](f"{where}.{kinds[0]}", node[kinds[0]], marks)

    def _mark(self, where: str, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise DataError(self.file, f"{where}.{key}", "true or false", value)
        return value

    def _age(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        limits = self._limits(where, node, ("at_least", "at_most", "below"))
        return c.Age(**limits, **marks)

    def _is(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        fact = FACTS.get(node) if isinstance(node, str) else None
        if fact is None or fact.kind != "bool":
            raise DataError(self.file, where, "the name of a yes/no fact", node)
        return c.Is(fact.name, (True,), **marks)

    def _one_of(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, Mapping) or len(node) != 1:
            raise DataError(self.file, where, "one fact with its values, e.g. {disability: [severe]}", node)
        (name, values), = node.items()
        listed = values if isinstance(values, list) else [values]
        return c.Is(name, tuple(self._choice(f"{where}.{name}", name, v) for v in listed), **marks)

    def _choice(self, where: str, name: str, value: Any) -> Any:
        fact = FACTS.get(name)
        if fact is None or fact.kind not in ("choice", "grade"):
            raise DataError(self.file, where, "a fact with choices", name)
        allowed = (*fact.values, "any") if fact.kind == "choice" else (1, 2, 3, 4, 5, "cognitive", "any")
        if value not in allowed:
            raise DataError(self.file, where, f"one of {allowed}", value)
        return value

    def _diagnosed(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, Mapping) or len(node) != 1 or not set(node) <= set(KINDS):
            raise DataError(self.file, where, f"one of {sorted(KINDS)} with its name, e.g. {{illness: cancer}}", node)
        (kind, name), = node.items()
        return Diagnosed(kind, self._choice(f"{where}.{kind}", kind, name), **marks)

    def _household_size(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        return c.HouseholdSize(**self._whole(where, node, ("at_least", "at_most")), **marks)

    def _income(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        limits = self._limits(where, node, ("at_most",))
        return c.Income(**limits, **marks)

    def _own_income(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, Mapping) or not {"single", "couple"} <= set(node) <= {"single", "couple", "per", "below"}:
            raise DataError(self.file, where, "{single, couple} and perhaps per: year, below: true", node)
        if node.get("per", "month") not in ("month", "year"):
            raise DataError(self.file, f"{where}.per", "month or year", node["per"])
        single, couple = (self._limit(f"{where}.{key}", node[key]) for key in ("single", "couple"))
        below = self._mark(where, "below", node.get("below", False))
        return c.OwnIncome(single, couple, node.get("per") == "year", below, **marks)

    def _recipient(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, Mapping) or not set(node) <= {"of", "percent"} or not isinstance(node.get("of"), list):
            raise DataError(self.file, where, "{of: [facts], percent: highest % of the median}", node)
        for name in node["of"]:
            self._is(f"{where}.of", name, {})
        return c.Recipient(tuple(node["of"]), self._number(f"{where}.percent", node.get("percent", 50)), **marks)

    def _region(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, list) or not node:
            raise DataError(self.file, where, "a list of places such as {sido: 서울특별시, sigungu: 은평구}", node)
        places = []
        for item in node:
            if not isinstance(item, Mapping) or not isinstance(item.get("sido"), str):
                raise DataError(self.file, where, "places such as {sido: 서울특별시, sigungu: 은평구}", item)
            places.append((item["sido"], item.get("sigungu")))
        return c.Region(tuple(places), **marks)

    def _children(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        return c.Children(**self._whole(where, node, ("at_least",)), **marks)

    def _child(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if isinstance(node, Mapping) and set(node) & {"at_least_months", "below_months"}:
            months = self._whole(where, node, ("at_least_months", "below_months"))
            return c.Child(months.get("at_least_months"), months.get("below_months"), False, **marks)
        return c.Child(**self._limits(where, node, ("at_least", "below")), years=True, **marks)

    def _agency_checks(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, str) or not node.strip():
            raise DataError(self.file, where, "a sentence", node)
        return c.AgencyChecks(node.strip(), **marks)

    def _receives(self, where: str, node: Any, marks: dict[str, bool]) -> c.Condition:
        if not isinstance(node, Mapping) or set(node) != {"benefit", "text"} or not all(isinstance(value, str) for value in node.values()):
            raise DataError(self.file, where, "{benefit: its id, text: who that is}", node)
        return Receives(node["text"], node["benefit"], **marks)

    def _limits(self, where: str, node: Any, allowed: tuple[str, ...]) -> dict[str, c.Limit]:
        if not isinstance(node, Mapping) or not node or not set(node) <= set(allowed):
            raise DataError(self.file, where, f"one or more of {allowed}", node)
        return {key: self._limit(f"{where}.{key}", value) for key, value in node.items()}

    def _limit(self, where: str, value: Any) -> c.Limit:
        if isinstance(value, str):
            if value not in self.parameters.entries:
                raise DataError(self.file, where, "a number or the key of a parameter", value)
            return value
        return self._number(where, value)

    def _number(self, where: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise DataError(self.file, where, "a number", value)
        return value

    def _whole(self, where: str, node: Any, allowed: tuple[str, ...]) -> dict[str, int]:
        if not isinstance(node, Mapping) or not node or not set(node) <= set(allowed):
            raise DataError(self.file, where, f"one or more of {allowed}", node)
        for key, value in node.items():
            if type(value) is not int:
                raise DataError(self.file, f"{where}.{key}", "a whole number", value)
        return dict(node)
