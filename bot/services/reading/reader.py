"""A published service's 지원대상 and 선정기준 as conditions, each with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.conditions import AgencyChecks, All, Any_, Condition
from bot.services.reading.found import Evidence, Extracted, Found
from bot.services.reading.layout import outline
from bot.services.reading.meaning import Alternative, Meaning
from bot.services.reading.outlined import read_items
from bot.services.reading.vocabulary import condition, together
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
    return Reading(tuple(built), _complete(service, built), tuple(words))


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


# What may stand beside the demands without demanding anything: frames, endings, and living in the agency's place.
_FRAMES = re.compile(
    r"지원|대상자?|자격|신청|[가-힣]{1,8}[시군구도]에?(?=\s|서|$)|관내|주민등록(?:법?상)?|주소지?|거주지?|사는|살고|두고|둔|두며|있는|하는|하고|하며|해당"
    r"|주민|시민|구민|군민|도민|국민|사람|가구원?|세대원?|가정|청년|청소년|노인|어르신|아동|학생|여성|남성|중인|모든|누구나|에게|인\s?경우|경우"
    r"|또는|및|으로서?|이면서|이고|이며|에서|[을를이가은는의에인자분로과와만등중한된]"
)


def _complete(service: Service, extracted: Iterable[Extracted]) -> bool:
    """Nothing is left in the texts that may demand more."""
    rest = {"target": service.target, "criteria": service.criteria}
    told = False
    for one in extracted:
        told = True
        evidence, text = one.evidence, rest[one.evidence.field]
        rest[evidence.field] = text[: evidence.start] + " " * (evidence.end - evidence.start) + text[evidence.end :]
    return told and not re.search(r"[가-힣A-Za-z0-9]", "".join(_FRAMES.sub("", text) for text in rest.values()))
