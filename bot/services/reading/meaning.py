"""What a text means: what everybody must be, and the ways in that it offers to choose from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.services.reading.found import Found


@dataclass(frozen=True)
class Alternative:
    """One of several ways in. No `founds`: only the agency knows."""

    founds: tuple[Found, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Meaning:
    required: tuple[Found, ...] = ()
    choices: tuple[tuple[Alternative, ...], ...] = ()

    @property
    def empty(self) -> bool:
        return not self.required and not any(a.founds for choice in self.choices for a in choice)


def all_of(meanings: list[Meaning]) -> Meaning:
    required = joined([f for m in meanings for f in m.required])
    return Meaning(required, tuple(choice for m in meanings for choice in m.choices))


def joined(founds: list[Found]) -> tuple[Found, ...]:
    """Demands that hold together, each kind once: the first interval of ages, a severe disability before any."""
    kept: dict[str, Found] = {}
    for found in founds:
        before = kept.get(found.kind)
        if found.negated or (before and before.negated):
            kept.setdefault(f"{found.kind} {found.negated}", found)
        elif before is None:
            kept[found.kind] = found
        elif found.kind in ("age", "child"):
            kept[found.kind] = _both_bounds(before, found)
        elif found.kind == "disabled" and found.value == ("severe",):
            kept[found.kind] = found
        elif found.kind == "income" and found.value[0] > before.value[0]:
            # Two limits (of the person, of the household): the wider one excludes nobody wrongly.
            kept[found.kind] = found
    return tuple(kept.values())


def _both_bounds(one: Found, other: Found) -> Found:
    low, high = one.value[0] or other.value[0], one.value[1] if one.value[1] is not None else other.value[1]
    open_low, open_high = not one.value[0], one.value[1] is None
    fits = (open_low and other.value[0] and other.value[1] is None) or (open_high and other.value[1] is not None and not other.value[0])
    return replace(one, value=(low, high), end=max(one.end, other.end)) if fits and (high is None or not low or low < high) else one


def shared_by(ways: list[Alternative]) -> tuple[Found, ...]:
    if not all(way.founds for way in ways):
        return ()
    return tuple(f for f in ways[0].founds if all(any((g.kind, g.value) == (f.kind, f.value) for g in w.founds) for w in ways))


def without(founds: tuple[Found, ...], shared: tuple[Found, ...]) -> tuple[Found, ...]:
    same = {(f.kind, f.value) for f in shared}
    return tuple(f for f in founds if (f.kind, f.value) not in same)


def shifted(meaning: Meaning, offset: int) -> Meaning:
    def moved(found: Found) -> Found:
        return replace(found, start=found.start + offset, end=found.end + offset)

    return Meaning(
        tuple(moved(f) for f in meaning.required),
        tuple(tuple(Alternative(tuple(moved(f) for f in a.founds), a.start + offset, a.end + offset) for a in c) for c in meaning.choices),
    )
