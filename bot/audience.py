"""Whom a fact makes one of: 장애인, 한부모, 대학생.

In the short words that people write, which a learnt model takes for a matter far sooner than those of an official record: of 자동차 살 때도
할인되나요 it is 0.83 sure beside 장애인, and 0.48 beside 중증 장애.
"""

from __future__ import annotations

from typing import Any

_BY_FACT = {
    "disabled": "장애인",
    "disability": "장애인",
    "pregnant": "임신",
    "basic_livelihood": "수급자",
    "near_poor": "차상위",
    "veteran": "국가유공자",
    "single_parent": "한부모",
    "dementia": "치매",
    "multicultural": "다문화",
    "north_korean_defector": "탈북민",
    "foreign_national": "외국인",
    "business_closed": "폐업",
}
_BY_WORK = {"student": "대학생", "farmer": "농민", "self_employed": "자영업자"}


def audience(fact: str, value: Any, relation: str = "") -> str | None:
    """None where it makes one of no kind of people that something is for. `relation`: to who speaks."""
    if fact in ("disabled", "disability") and relation == "child" and value not in (False, "none"):
        return "장애 아이"
    if fact == "employment":
        return _BY_WORK.get(value)
    return _BY_FACT.get(fact) if value and value != "none" else None
