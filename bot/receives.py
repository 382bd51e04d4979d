"""Whether another benefit is received, which opens this one: who gets 기초연금 has a cheaper phone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conditions import AgencyChecks, Case, Result


@dataclass(frozen=True)
class Receives(AgencyChecks):
    """Gets another benefit, as they said themselves: what that one asks for need not be asked again. Untold, another way is open."""

    benefit: str = ""

    def evaluate(self, case: Case) -> Result:
        has = self.benefit in case.person.receiving
        return Result(has, speaks=self.pointing and has)
