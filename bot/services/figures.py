"""Amounts of money that a published text promises and that the record about the same service does not bear out.

Texts tell of parts, sisters and examples that a record does not; so an amount counts only where something says that it is the record's
own of another time: it is what a dated parameter of the record was before, its words name an earlier year, or it is the amount that
comes every month and is told first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.knowledge import PLACEHOLDER, Benefit, fill
from bot.parameters import Parameter, Parameters
from bot.services import worth
from bot.services.service import Service
from bot.services.worth import MONTHS

_WON = "KRW"
_YEAR = re.compile(r"(?<!\d)(?:20|['’])(\d\d)\s?년")


@dataclass(frozen=True)
class Known:
    """What a record says of money."""

    now: frozenset[int]
    """Won, in any of its texts and in the parameters that these use and their sisters."""
    before: frozenset[int]
    """What such a parameter was and no longer is."""

    def bears_out(self, won: int) -> bool:
        """Also as a year of what comes every month, or the other way round."""
        return won in self.now or won * MONTHS in self.now or any(won == each * MONTHS for each in self.now)

    def nearest(self, won: int) -> int:
        return min(self.now, key=lambda each: (abs(each - won), each))


def known(benefit: Benefit, parameters: Parameters, day: date) -> Known:
    rows = (text for row in benefit.amount_rows for text in (row.label, row.text))
    texts = (benefit.summary, benefit.notice, *benefit.uncertain, *benefit.texts, *rows)
    used = {found[1].split(".")[0] for text in texts for found in PLACEHOLDER.finditer(text)}
    dated = [one for key, one in parameters.entries.items() if key.split(".")[0] in used and one.unit.startswith(_WON)]
    now = {round(value) for one in dated if (value := parameters.value(one.key, day))}
    now |= {won for text in texts for won in worth.figures(fill(text, parameters, day) or "")}
    return Known(frozenset(now), frozenset(was for one in dated for was in _before(one, day)) - now)


def _before(parameter: Parameter, day: date) -> Iterator[int]:
    return (round(each.value) for each in parameter.values if each.value and each.start <= day)


def differing(service: Service, told: Known, day: date) -> dict[str, tuple[int, ...]]:
    """The words of `service` that promise the record's own amounts of another time, and those."""
    found: dict[str, tuple[int, ...]] = {}
    first = worth.money(service)
    for one in worth.given(service.content) if told.now else ():
        own = one.won in told.before or _is_of_before(one.quote, day) or (one.every_month and one == first)
        if own and not told.bears_out(one.won):
            found[one.quote] = tuple(dict.fromkeys((*found.get(one.quote, ()), one.won)))
    return found


def _is_of_before(words: str, day: date) -> bool:
    """They name years, all of them over."""
    years = [2000 + int(year) for year in _YEAR.findall(words)]
    return bool(years) and max(years) < day.year
