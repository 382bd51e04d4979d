"""What people call themselves by a fact of theirs: 장애인, 한부모, 대학생."""

from __future__ import annotations

from typing import Any

_BY_FACT = {
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


def called(fact: str, value: Any) -> str | None:
    """None where nobody is called by it."""
    if fact == "employment":
        return _BY_WORK.get(value)
    return _BY_FACT.get(fact) if value and value != "none" else None
