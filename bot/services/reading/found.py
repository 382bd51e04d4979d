"""What was found in a text: a demand on the person, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conditions import Condition


@dataclass(frozen=True)
class Found:
    """One demand at `text[start:end]`.

    `kind` and `value`: age (lowest, highest) in years; child (lowest, highest) in months; income (percent,); children (at least,);
    disabled ("any" or "severe",); sex (…,); school (levels out of "emhu",); the other kinds have no value. None is an open bound.
    """

    kind: str
    value: tuple[int | float | str | None, ...]
    start: int
    end: int
    of_another: bool = False
    """Said of a household, a family or somebody who died: another than the person asked about may be the one."""
    negated: bool = False
    """수급자가 아닌 자: must not be so."""


@dataclass(frozen=True)
class Evidence:
    field: str
    """`target` or `criteria`."""
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Extracted:
    """A condition with the words that say it."""

    condition: Condition
    evidence: Evidence
    group: int | None = None
    """None: required. Else it is one of several alternatives, any of those with the same number."""
    demands: tuple[tuple[str, tuple[int | float | str | None, ...]], ...] = ()
    """Kind and value of what the condition was built from; empty for an alternative that only the agency can check."""

    @property
    def required(self) -> bool:
        return self.group is None
