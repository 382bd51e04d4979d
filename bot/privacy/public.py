"""Numbers that lead to no person: those of offices that our own answers name, of the country's services, of helplines."""

from __future__ import annotations

import re
from collections.abc import Iterator

OFFICES = frozenset(
    """
    0221006000 0221006349 0221816500 0222762276 0232100404 0234330743 0234838883 0236680200 024101298 024612261 025800570 0220805423
    0262226060 0263623751 0263623755 0264548500 0269251114 027116599 027181102 027770182 0312501521 0338112000 0314274415 0316917782
    0319202029 0337365743 0337393667 0337463758 0442012873 0517735454 0517943895 0548101045
    """.split()
)
"""Telephones with an area code in `data/`; a test names one that is missing here."""
_TELEPHONE = re.compile(r"(?<![\d-])(?:\+82[-\s]?)?\(?(0?\d{1,2})[-)\s.]\s?(\d{3,4})[-\s.](\d{4})(?![\d-])")
_HELPLINE = re.compile(r"(?<![\d.-])1[5-9]\d\d-\d{4}(?![\d-])")
_SERVICE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,3}\d{9,12}(?![A-Za-z0-9])|(?<=\()(?=\d*0000)\d{12}(?=\))")
"""보조금24 and 복지로 number what they offer: B55284500010, WLF00001171, (135200000125)."""


def spans(plain: str) -> Iterator[tuple[int, int]]:
    """What is never masked, whatever stands around it."""
    for pattern in (_HELPLINE, _SERVICE):
        yield from (found.span() for found in pattern.finditer(plain))
    for found in _TELEPHONE.finditer(plain):
        if f"0{found[1].removeprefix('0')}{found[2]}{found[3]}" in OFFICES:
            yield found.span()
