"""The codes of the support conditions (JA…) as conditions: a filter that forgets nobody, never a verdict.

Agencies tick generously: most services have every income band and half of the household types set, and "해당사항없음" (JA0322, JA0410)
means that nothing is demanded. A set of ticks therefore excludes only whoever is known to be none of what is ticked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.conditions import Age, AgencyChecks, Any_, Child, Children, Condition, HouseholdSize, Income, Is, Region
from bot.korean.regions import Where
from bot.services.service import Service

BANDS: Mapping[str, int | None] = {"JA0201": 50, "JA0202": 75, "JA0203": 100, "JA0204": 200, "JA0205": None}
"""Upper end of each income band, % of 기준 중위소득."""
UNTOLD = AgencyChecks()
"""What people do not tell in a talk: it holds the door open."""
_PUPIL_YEARS = {"JA0317": (6, 13), "JA0318": (12, 16), "JA0319": (15, 19)}
"""초·중·고, in years with one to spare on either side."""


PUPILS = Child(36, 20 * 12, pointing=False)
"""Whom the school offices serve."""


def _pupil(code: str) -> Condition:
    from_year, below = _PUPIL_YEARS[code]
    return Child(from_year * 12, below * 12)


def _employed(*values: str) -> Condition:
    return Is("employment", values)


PERSONAL: Mapping[str, tuple[Condition, ...]] = {
    "JA0301": (Is("infertility"), Is("pregnant")),
    "JA0302": (Is("pregnant"), Child(None, 12)),
    "JA0303": (Is("pregnant"), Child(None, 24)),
    "JA0313": (_employed("farmer"),),
    "JA0314": (_employed("fisher"),),
    "JA0315": (_employed("farmer"),),
    "JA0316": (_employed("farmer"),),
    "JA0317": (_pupil("JA0317"),),
    "JA0318": (_pupil("JA0318"),),
    "JA0319": (_pupil("JA0319"),),
    "JA0320": (_employed("student"),),
    "JA0326": (_employed("employed"),),
    "JA0327": (_employed("unemployed", "job_seeking"), Is("job_lost")),
    "JA0328": (Is("disability", ("any",)),),
    "JA0329": (Is("veteran"),),
    "JA0330": (Is("serious_illness"), Is("dementia")),
}
HOUSEHOLD: Mapping[str, tuple[Condition, ...]] = {
    "JA0401": (Is("multicultural"),),
    "JA0402": (Is("north_korean_defector"),),
    "JA0403": (Is("single_parent"),),
    "JA0404": (HouseholdSize(1, 1),),
    "JA0411": (Children(2),),
    "JA0412": (Is("housing", ("jeonse", "monthly_rent", "public_rental", "none")),),
    "JA0413": (UNTOLD,),
    "JA0414": (HouseholdSize(4),),
}
ANYBODY, ANY_HOUSEHOLD = "JA0322", "JA0410"
BUSINESS = frozenset("JA1101 JA1102 JA1103 JA1201 JA1202 JA1299 JA2101 JA2102 JA2103 JA2201 JA2202 JA2203 JA2299".split())
PERSONS = ("개인", "가구")
ANY_AGE, ADULT = 100, 20


def is_for_persons(service: Service) -> bool:
    """False for what only businesses or bodies can get."""
    if service.users:
        return any(person in user for user in service.users for person in PERSONS)
    told = service.codes & (PERSONAL.keys() | HOUSEHOLD.keys() | {ANYBODY, ANY_HOUSEHOLD})
    return bool(told) or not service.codes & BUSINESS


def age(service: Service) -> Condition | None:
    low, high = service.age_from or 0, service.age_to
    if high is None or high >= ANY_AGE:
        high = None
    if low == 0 and high is None:
        return None
    # Nearly everybody is past 18; that alone points to nothing.
    years = Age(low or None, high, pointing=low >= 40 or (high or ANY_AGE) < 50)
    # What is meant for children is asked for by their parents.
    return Any_((years, Child(low * 12 or None, (high + 1) * 12))) if high is not None and high < ADULT else years


def sex(service: Service) -> Condition | None:
    ticked = service.codes & {"JA0101", "JA0102"}
    if len(ticked) != 1:
        return None
    return Is("sex", ("male" if "JA0101" in ticked else "female",), pointing=False)


def income(service: Service) -> Condition | None:
    ticked = [BANDS[code] for code in BANDS if code in service.codes]
    tops = [top for top in ticked if top is not None]
    # A gap below is no floor: what is meant for 76 to 100 % is not refused to the poorer.
    return Income(max(tops)) if tops and None not in ticked else None


def personal(service: Service) -> Condition | None:
    return _ticked(service.codes, PERSONAL, ANYBODY)


def household(service: Service) -> Condition | None:
    return _ticked(service.codes, HOUSEHOLD, ANY_HOUSEHOLD)


def _ticked(codes: Collection[str], meanings: Mapping[str, tuple[Condition, ...]], anybody: str) -> Condition | None:
    meant = [condition for code, conditions in meanings.items() if code in codes for condition in conditions]
    if not meant or anybody in codes or codes >= meanings.keys():
        return None
    return Any_(tuple(dict.fromkeys(meant)))


def region(place: Where | None) -> Condition | None:
    """Only who lives there, where the agency is a place's own office."""
    return Region(((place["sido"] or "", place["sigungu"]),), pointing=False) if place else None
