"""A published service as a benefit: the record that people write by hand, of lower trust.

Its conditions are what its own words demand, where they could be read; on every side that the words leave open, its codes exclude whoever
they clearly do not mean. Its texts are the agency's, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.conditions import AgencyChecks, All, Any_, Condition, Is
from bot.knowledge import PUBLISHED, Benefit, Contact, Source
from bot.korean.regions import Regions, Where
from bot.services import codes, window
from bot.services.bokjiro import is_bokjiro
from bot.services.names import core
from bot.services.reading import Reading, read
from bot.services.reading.groups import find
from bot.services.reading.vocabulary import condition
from bot.services.service import Service
from bot.services.youth import YouthAges

THEMES = {
    "생활안정": "생계",
    "주거·자립": "주거",
    "보육·교육": "교육",
    "고용·창업": "일자리",
    "보건·의료": "의료",
    "행정·안전": "안전",
    "임신·출산": "임신·출산",
    "보호·돌봄": "가족",
    "문화·환경": "문화",
    "농림축산어업": "일자리",
}
"""서비스분야 → theme."""
LOCAL = frozenset({"시군구", "광역시도", "교육청"})
"""소관기관유형 of offices that serve the people of their place; the enterprises of a place serve whoever comes."""
SCHOOLS, YOUNG = "교육청", "청년"
NATIONAL = frozenset({"중앙행정기관", "공공기관", "국가기관", ""})
_BODY = re.compile(r"^(?:\((?:재|사|주)\)|(?:재|사)단법인)\s*")
PUBLISHER, BOKJIRO = "행정안전부 공공서비스(혜택) 정보", "복지로"
_SIDES: tuple[tuple[Callable[[Service], Condition | None], frozenset[str]], ...] = (
    (codes.age, frozenset({"age", "child", "school"})),
    (codes.sex, frozenset({"sex"})),
    (codes.income, frozenset({"income"})),
    (codes.personal, frozenset({"disabled", "veteran", "pregnant", "farmer", "fisher", "employed", "jobless", "school", "child"})),
    (codes.household, frozenset({"single_parent", "children", "multicultural", "single", "no_home"})),
)
"""Each side of the codes, and the kinds of demand that say the same in words (`bot.services.reading.found`)."""


_GROUPS = {
    "north_korean_defector": (True,),
    "foreign_national": (True,),
    "multicultural": (True,),
    "veteran": (True,),
    "pregnant": (True,),
    "infertility": (True,),
    "single_parent": (True,),
    "disability": ("any", "mild", "severe"),
    "employment": ("farmer", "fisher"),
}
"""What few are, by fact: a service for them alone is not found by the age or the income that everybody has."""


def place_of(service: Service, regions: Regions) -> Where | None:
    """The place an office, or an enterprise of a place, is of; None for those of the country."""
    if service.agency_type in NATIONAL:
        return None
    return regions.of_office(_BODY.sub("", service.agency))


@dataclass(frozen=True)
class Maker:
    """What one must know to read a published service."""

    regions: Regions
    youth: YouthAges
    ask: Contact
    """Whom to call where the agency gives no number."""

    def benefit(self, service: Service, day: date, twin: Service | None = None) -> Benefit:
        """`day` decides whether the time to apply is over; `twin` is another entry for the same service, named as a source."""
        reading = read(service)
        opening = window.read(service.deadline)
        contact = tuple(Contact(name or service.agency, phone) for name, phone in service.contact if phone)
        return Benefit(
            id=service.id,
            name=service.name,
            aliases=(),
            theme=THEMES.get(service.field, "생계"),
            agency=service.agency,
            weight=1,
            summary=_plain(_summary(service)),
            who=_plain("\n".join(filter(None, (service.target, service.criteria)))),
            conditions=All(_pointed_by_group(tuple(self._conditions(service, reading)))),
            amount=_plain(service.content),
            amount_rows=(),
            how=service.how,
            where=service.office,
            online=service.online or service.url,
            documents=tuple(filter(None, (line.strip(" ○◦•-·*") for line in service.documents.splitlines()))),
            period=_plain(service.deadline),
            contact=contact or (self.ask,),
            law=", ".join(service.laws),
            sources=tuple(map(_source, filter(None, (service, twin)))),
            checked=_day(service.modified) or day,
            keywords=(),
            uncertain=(),
            excludes=(),
            nationwide=service.agency_type in NATIONAL,
            closed=service.deadline if opening and opening.is_over(day) else "",
            notice="",
            origin=PUBLISHED,
            complete=reading.complete,
        )

    def _conditions(self, service: Service, reading: Reading) -> Iterator[Condition]:
        said = {kind.removeprefix("not ") for one in reading.extracted for kind, _ in one.demands}
        told = reading.condition
        yield from told.parts if isinstance(told, All) else (told,)
        place = place_of(service, self.regions)
        demanded = {kind for one in reading.extracted if one.required for kind, _ in one.demands}
        yield from _named_groups(service.name, demanded)
        young = self.youth.of(place) if YOUNG in reading.words and "age" not in said else None
        if young is not None:
            yield young
            said |= {"age"}
        for read_codes, kinds in _SIDES:
            condition = read_codes(service) if said.isdisjoint(kinds) else None
            if condition is not None:
                yield condition
        if service.agency_type == SCHOOLS:
            yield codes.PUPILS
        local = codes.region(place) if service.agency_type in LOCAL else None
        if local is not None:
            yield local


def _pointed_by_group(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Where one condition is to belong to a group, it alone points to the service."""
    if not any(map(_is_a_group, parts)):
        return parts
    return tuple(part if _is_a_group(part) else replace(part, pointing=False) for part in parts)


def _named_groups(name: str, demanded: Collection[str]) -> Iterator[Condition]:
    """Groups in the name that its text does not plainly demand (중증장애인 자산형성지원): they point, and exclude nobody."""
    for found in find(name):
        named = None if found.negated or found.kind in demanded else condition(found, name)
        if named is not None and _is_a_group(named):
            yield Any_((named, codes.UNTOLD))


def _is_a_group(condition: Condition) -> bool:
    if isinstance(condition, Any_):
        telling = [part for part in condition.parts if not isinstance(part, AgencyChecks)]
        return bool(telling) and all(map(_is_a_group, telling))
    return isinstance(condition, Is) and set(condition.values) <= set(_GROUPS.get(condition.fact, ()))


def _summary(service: Service) -> str:
    """What it is for; where the agency only repeats the name there, the first line of what one gets."""
    said = service.summary.strip()
    if core(said) not in ("", core(service.name)):
        return said
    lines = (line.strip() for text in (service.content, service.target) for line in text.splitlines())
    return next((line for line in lines if len(line) > len(service.name) // 2), said or service.name)


_BRACES = str.maketrans("{}", "｛｝")


def _plain(text: str) -> str:
    """Where the records people write hold figures in braces, an agency's braces are only braces."""
    return text.translate(_BRACES)


def _source(service: Service) -> Source:
    return Source(service.name, BOKJIRO if is_bokjiro(service.id) else PUBLISHER, _dashed(service.modified))


def _dashed(moment: str) -> str:
    found = _day(moment)
    return found.isoformat() if found else moment


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:8]) if len(moment) >= 8 else None
    except ValueError:
        return None
