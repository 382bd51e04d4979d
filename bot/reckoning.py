"""What somebody gets by what they told, as records and topics say how to reckon it: the `reckon` of their entries.

Each way of reckoning has the words that ask it, the conditions it holds under, its sums and a sentence. The first that everything is known
for is told; where one thing is missing, that is what would settle it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.conditions import Case, Condition
from bot.errors import DataError
from bot.formula import Formula, Lookup, Unknown, Value
from bot.korean.apart import pattern, placed
from bot.korean.won import written
from bot.parameters import Parameters
from bot.vocabulary import Vocabulary

_KEYS = {"text", "source"}
_MORE = {"asked", "anywhere", "when", "if", "let", "more", "each"}
NAMES = ("age", "size", "income", "pay", "said_pay", "children", "dependents", "years", "rank", "twins", "couple",
         "year", "month", "due_month", "grown_child", "disabled", "owner", "week_hours", "hourly")  # fmt: skip
"""What a sum may use (`bot.quantities`)."""
CHILD = ("low", "high", "child")
"""Of each child: months at least and at most, and years."""
FUNCTIONS = ("min", "max", "floor", "round", "kids", "median")
FORMATS = ("won", "manwon", "plain", "bare", "tenth")
_BLANK = re.compile(r"\{([a-z0-9_.]+)(?:\|([a-z]+))?\}")


@dataclass(frozen=True)
class Way:
    text: str
    source: str
    asked: tuple[str, ...] = ()
    """What asks it, written as keywords are; none: it is told wherever how much is asked."""
    anywhere: bool = False
    """Its words tell by themselves what is asked, whatever is talked about."""
    when: Condition | None = None
    holds: Formula | None = None
    sums: tuple[tuple[str, Formula], ...] = ()
    """Each may use those before it."""
    more: tuple[tuple[Formula, str], ...] = ()
    """Further sentences, each said where its sum holds; what hangs on something not told is left out."""
    each: tuple[tuple[Formula, str], ...] = ()
    """Of every child the first sentence whose sum holds; they stand at `{each}`."""

    def asks(self, text: str) -> bool:
        plain, _ = placed(text)
        return any(pattern(word).search(plain) for word in self.asked)


class Known(Protocol):
    """Quantities of one person (`bot.quantities.Quantities`)."""

    @property
    def case(self) -> Case: ...
    def named(self, name: str) -> Value | None: ...
    def functions(self) -> Mapping[str, Callable[..., Value]]: ...
    def children(self) -> list[tuple[int, int]]: ...


def told(way: Way, known: Known) -> str | None:
    """Its sentence; None where it does not hold. Raises Unknown where that hangs on something not told."""
    if way.when:
        result = way.when.evaluate(known.case)
        if result.value is not True:
            if result.value is None and len(result.missing) == 1:
                raise Unknown(next(iter(result.missing)))
            return None
    sums = dict(way.sums)

    def named(name: str) -> Value | None:
        return sums[name].value(named, known.functions()) if name in sums else _figure(known, name)

    if way.holds and not way.holds.value(named, known.functions()):
        return None
    texts = {"each": " ".join(_of_each(way, named, known))} if way.each else {}
    return " ".join([_filled(way.text, named, texts), *_more(way, named, known)])


def _more(way: Way, named: Lookup, known: Known) -> Iterator[str]:
    for holds, text in way.more:
        try:
            if holds.value(named, known.functions()):
                yield _filled(text, named, {})
        except Unknown:
            continue


def _figure(known: Known, name: str) -> Value | None:
    if "." in name:
        figures = known.case.parameters
        return figures.value(name, known.case.day) if name in figures.entries else None
    return known.named(name)


def _of_each(way: Way, named: Lookup, known: Known) -> Iterator[str]:
    for low, high in known.children():
        own = {"low": low, "high": high, "child": low // 12}

        def of_one(name: str, own: Mapping[str, Value] = own) -> Value | None:
            return own[name] if name in own else named(name)

        fitting = (text for holds, text in way.each if holds.value(of_one, known.functions()))
        if text := next(fitting, ""):
            yield _filled(text, of_one, {})


def _filled(text: str, named: Lookup, texts: Mapping[str, str]) -> str:
    def one(name: str, form: str) -> str:
        if name in texts:
            return texts[name]
        value = named(name)
        if value is None:
            raise Unknown(name)
        return _formatted(value, form)

    return _BLANK.sub(lambda blank: one(blank[1], blank[2] or "plain"), text)


def _formatted(value: Value, form: str) -> str:
    if form in ("bare", "tenth"):
        return f"{value:.0f}" if form == "bare" else f"{value:.1f}"
    if form == "plain":
        return f"{round(value, 2):,.10g}"
    return written(round(value)) if form == "won" else f"{value / 10_000:,.10g}만 원"


def read(path: Path, key: str, node: Any, figures: Parameters) -> tuple[Way, ...]:
    """Raises DataError."""
    if not isinstance(node, list):
        raise DataError(path, key, f"a list of {sorted(_KEYS | _MORE)}", node)
    return tuple(_way(path, f"{key}[{i}]", item, figures) for i, item in enumerate(node))


def _way(path: Path, where: str, item: Any, figures: Parameters) -> Way:
    if not isinstance(item, Mapping) or not _KEYS <= set(item) <= _KEYS | _MORE:
        raise DataError(path, where, f"the keys {sorted(_KEYS)}, and {sorted(_MORE)} where they help", item)
    if not isinstance(item.get("anywhere", False), bool) or (item.get("anywhere") and not item.get("asked")):
        raise DataError(path, f"{where}.anywhere", "true, and words that ask it", item.get("anywhere"))
    let = item.get("let", {})
    known = {*NAMES, *let}
    sums = [(name, _formula(path, f"{where}.let.{name}", text, known, figures)) for name, text in let.items()]
    _check_no_circle(path, f"{where}.let", dict(sums))
    holds = _formula(path, f"{where}.if", item["if"], known, figures) if "if" in item else None
    more = tuple(_one(path, f"{where}.more[{i}]", node, known, figures) for i, node in enumerate(item.get("more", [])))
    each = tuple(_one(path, f"{where}.each[{i}]", node, known | set(CHILD), figures) for i, node in enumerate(item.get("each", [])))
    text = _text(path, f"{where}.text", item["text"], known | ({"each"} if each else set()), figures)
    when = Vocabulary(path, figures).read(f"{where}.when", item["when"]) if "when" in item else None
    asked = tuple(str(word) for word in item.get("asked", []))
    return Way(text, str(item["source"]), asked, item.get("anywhere", False), when, holds, tuple(sums), more, each)


def _check_no_circle(path: Path, where: str, sums: Mapping[str, Formula]) -> None:
    left = {name: {used for used, _ in formula.names() if used in sums} for name, formula in sums.items()}
    while left:
        ready = {name for name, uses in left.items() if not uses & left.keys()}
        if not ready:
            raise DataError(path, where, "sums that do not hang on each other in a circle", sorted(left))
        left = {name: uses for name, uses in left.items() if name not in ready}


def _one(path: Path, where: str, node: Any, known: set[str], figures: Parameters) -> tuple[Formula, str]:
    if not isinstance(node, Mapping) or set(node) != {"if", "text"}:
        raise DataError(path, where, "{if, text}", node)
    return _formula(path, f"{where}.if", node["if"], known, figures), _text(path, f"{where}.text", node["text"], known, figures)


def _formula(path: Path, where: str, text: Any, known: set[str], figures: Parameters) -> Formula:
    try:
        formula = Formula.read(str(text))
        names = list(formula.names())
    except ValueError as error:
        raise DataError(path, where, f"a sum ({error})", text) from error
    for name, begins in names:
        is_there = any(key.startswith(name) for key in figures.entries) if begins else name in known or name in figures.entries
        if not is_there and name.removesuffix("()") not in FUNCTIONS:
            raise DataError(path, where, f"quantities of {sorted(known)} or keys of parameters", name)
    return formula


def _text(path: Path, where: str, node: Any, known: set[str], figures: Parameters) -> str:
    if not isinstance(node, str) or not node.strip():
        raise DataError(path, where, "a text", node)
    for blank in _BLANK.finditer(node):
        if (blank[1] not in known and blank[1] not in figures.entries) or (blank[2] or "plain") not in FORMATS:
            raise DataError(path, where, f"quantities or keys of parameters in braces, as one of {FORMATS}", blank[0])
    return " ".join(node.split())
