"""What was asked last: how it may be answered, and what a yes does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from voice.events import Expects, Line, Option, Said


class Kind(Enum):
    """What a yes would do."""

    ANSWER = "answer"
    MORE = "more"
    HEARD = "heard"
    NUMBER = "number"
    RESTART = "restart"
    PERSON = "person"
    END = "end"
    WITHDRAW = "withdraw"
    ELSEWHERE = "elsewhere"
    CODE = "code"
    CODE_HEARD = "code_heard"
    ALOUD = "aloud"


OURS = frozenset({Kind.NUMBER, Kind.RESTART, Kind.PERSON, Kind.END, Kind.WITHDRAW, Kind.CODE, Kind.CODE_HEARD, Kind.ALOUD})
"""Asked by ourselves, of what has consequences: only a plain yes or no, or a code, is taken, and replies wait until it is settled."""


@dataclass(frozen=True)
class Asked:
    """What was asked last."""

    kind: Kind = Kind.ANSWER
    expects: Expects = Expects.NORMAL
    lines: tuple[Line, ...] = ()
    options: tuple[Option, ...] = ()
    said_options: bool = False
    """The options were numbered aloud, so a number chooses."""
    names: tuple[str, ...] = ()
    text: str = ""
    """HEARD, NUMBER, CODE_HEARD: what we believe was said."""
    said: Said | None = None
    """MORE: what goes on; ALOUD: what a yes lets us say."""
