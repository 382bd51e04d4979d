"""One published public service, as its agency wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """Fields as published; "" where absent, line breaks kept."""

    id: str = ""
    name: str = ""
    summary: str = ""
    target: str = ""
    criteria: str = ""
    content: str = ""
    how: str = ""
    deadline: str = ""
    documents: str = ""
    online: str = ""
    url: str = ""
    agency: str = ""
    agency_type: str = ""
    department: str = ""
    office: str = ""
    contact: tuple[tuple[str, str], ...] = ()
    laws: tuple[str, ...] = ()
    field: str = ""
    forms: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    views: int = 0
    registered: str = ""
    modified: str = ""
    codes: frozenset[str] = frozenset()
    age_from: int | None = None
    age_to: int | None = None
