"""A published service's 지원대상 and 선정기준 as conditions, each with the words that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conditions import AgencyChecks, All, Any_, Condition
from bot.services.reading.found import Evidence, Extracted, Found
from bot.services.reading.layout import outline
from bot.services.reading.meaning import Alternative, Meaning
from bot.services.reading.outlined import read_items
from bot.services.reading.vocabulary import condition, together
from bot.services.reading.whole import is_whole
from bot.services.service import Service

_SAME = re.compile(r"\s*(?:지원\s?대상과\s?동일|위와\s?같음|상동)\s*")
_WORDS = re.compile(r"청년|중장년|청소년|노인|어르신|저소득|취약계층|신혼부부|다자녀")
_LONGEST = 6000
_LONGEST_QUOTE = 300


@dataclass(frozen=True)
class Reading:
    extracted: tuple[Extracted, ...] = ()
    complete: bool = False
    """Nothing stands in the texts beside what was extracted."""
    words: tuple[str, ...] = ()
    """Groups named without a figure (청년, 저소득 …), settled elsewhere."""

    @property
    def condition(self) -> Condition:
        """Everything extracted as one condition: all that is required, and one alternative of each group."""
        groups: dict[int, list[Condition]] = {}
        for one in self.extracted:
            if one.group is not None:
                groups.setdefault(one.group, []).append(one.condition)
        required = [one.condition for one in self.extracted if one.required]
        return All((*required, *(Any_(tuple(ways)) for ways in groups.values())))


def read_conditions(service: Service) -> tuple[Extracted, ...]:
    """The conditions written in `service.target` and `service.criteria`."""
    return read(service).extracted


def read(service: Service) -> Reading:
    target, criteria = service.target[:_LONGEST], service.criteria[:_LONGEST]
    if _SAME.fullmatch(criteria) or _squeezed(criteria) == _squeezed(target):
        criteria = ""
    lines = outline(target)
    first = read_items(lines, "")
    more = outline(criteria)
    first, second = _settled(first), _settled(_added(first, read_items(more, "")))
    built = [*_extracted("target", target, first, 0), *_extracted("criteria", criteria, second, len(first.choices))]
    words = dict.fromkeys(_WORDS.findall(target + criteria))
    return Reading(tuple(built), is_whole(service.name, (target, criteria), (first, second)), tuple(words))


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


def _added(first: Meaning, second: Meaning) -> Meaning:
    """What 선정기준 says beyond 지원대상: the same kind of demand again is the same demand."""
    known = {f.kind for f in first.required} | {f.kind for c in first.choices for a in c for f in a.founds}
    required = tuple(f for f in second.required if f.kind not in known)
    choices = tuple(c for c in second.choices if not any(f.kind in known for a in c for f in a.founds))
    return Meaning(required, choices)


def _settled(meaning: Meaning) -> Meaning:
    """Without choices that what is required already decides."""
    demanded = {(f.kind, f.value) for f in meaning.required}
    choices = [c for c in meaning.choices if not any(a.founds and {(f.kind, f.value) for f in a.founds} <= demanded for a in c)]
    return Meaning(meaning.required, tuple(choices))


def _extracted(field: str, text: str, meaning: Meaning, first_group: int) -> list[Extracted]:
    required = [
        Extracted(condition(f, _quote(text, f.start, f.end)), _evidence(field, text, f.start, f.end), None, _demands((f,)))
        for f in meaning.required
    ]
    chosen = []
    for number, choice in enumerate(meaning.choices, first_group):
        chosen += [_alternative(field, text, way, number) for way in _distinct(choice)]
    return required + chosen


def _distinct(choice: tuple[Alternative, ...]) -> list[Alternative]:
    seen: dict[tuple[object, ...], Alternative] = {}
    for way in choice:
        seen.setdefault(_demands(way.founds), way)
    return list(seen.values())


def _alternative(field: str, text: str, way: Alternative, number: int) -> Extracted:
    start = min((f.start for f in way.founds), default=way.start)
    end = max((f.end for f in way.founds), default=way.end)
    quote = _quote(text, start, end)
    return Extracted(
        together(way.founds, quote) if way.founds else AgencyChecks(text=quote),
        _evidence(field, text, start, end),
        number,
        _demands(way.founds),
    )


def _demands(founds: tuple[Found, ...]) -> tuple[tuple[str, tuple[int | float | str | None, ...]], ...]:
    return tuple((f"not {f.kind}" if f.negated else f.kind, f.value) for f in founds)


def _quote(text: str, start: int, end: int) -> str:
    return text[start : min(end, start + _LONGEST_QUOTE)]


def _evidence(field: str, text: str, start: int, end: int) -> Evidence:
    end = min(end, start + _LONGEST_QUOTE)
    return Evidence(field, start, end, text[start:end])
