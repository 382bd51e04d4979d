"""What must hold of a conversation that two sides follow: everything stored is seen once, in order; everything said is stored once.

Kept apart from who gathers it, so that the counting itself is tested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Stored:
    """An event as the store has it."""

    seq: int
    kind: str
    content: Mapping[str, Any]
    turn_id: str | None = None

    @property
    def client_id(self) -> str | None:
        return self.content.get("client_id")


@dataclass(frozen=True)
class Came:
    """An event as it came over a line, and when."""

    seq: int
    kind: str
    content: Mapping[str, Any]
    at: float


@dataclass(frozen=True)
class Letter:
    """A message as its author knows it."""

    client_id: str
    text: str
    said_at: float
    stored_at: float | None = None
    """When its author was told that it is kept."""
    seq: int | None = None
    refused: str | None = None


@dataclass(frozen=True)
class Account:
    """How often each thing that must not happen happened."""

    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    altered: int = 0
    """Came otherwise than it is stored, or was never stored."""

    def __add__(self, other: Account) -> Account:
        return Account(
            self.lost + other.lost, self.doubled + other.doubled, self.disordered + other.disordered, self.altered + other.altered
        )


@dataclass
class Screen:
    """One side's view of one conversation. What is asked for again begins after the last event that came."""

    came: list[Came] = field(default_factory=list)
    looks_on: bool = False
    """Whether it still follows, so that nothing up to the end of the log may be missing."""

    @property
    def position(self) -> int:
        return self.came[-1].seq if self.came else 0


def seen(screen: Screen, stored: Sequence[Stored]) -> Account:
    """A screen that was left is held to what was stored up to the last event it showed."""
    kept = {event.seq: event for event in stored}
    times = Counter(event.seq for event in screen.came)
    end = max(kept, default=0) if screen.looks_on else max(times, default=0)
    return Account(
        lost=sum(seq not in times for seq in kept if seq <= end),
        doubled=sum(count - 1 for count in times.values()),
        disordered=sum(later.seq < former.seq for former, later in zip(screen.came, screen.came[1:], strict=False)),
        altered=sum(not _is(event, kept.get(event.seq)) for event in screen.came),
    )


def _is(came: Came, stored: Stored | None) -> bool:
    return stored is not None and came.kind == stored.kind and came.content == stored.content


def written(letters: Iterable[Letter], stored: Sequence[Stored]) -> Account:
    """Whether each letter is stored once, under the number its author was told, with its words, in the order they were said."""
    of = {event.client_id: event for event in reversed(stored) if event.client_id}
    times = Counter(event.client_id for event in stored if event.client_id)
    sent = sorted((letter for letter in letters if letter.refused is None), key=lambda letter: letter.said_at)
    found = [(letter, of[letter.client_id]) for letter in sent if letter.client_id in of]
    return Account(
        lost=len(sent) - len(found),
        doubled=sum(max(0, times[letter.client_id] - 1) for letter in sent),
        disordered=sum(later.seq < former.seq for (_, former), (_, later) in zip(found, found[1:], strict=False)),
        altered=sum(letter.text != event.content["text"] or letter.seq not in (None, event.seq) for letter, event in found),
    )


@dataclass(frozen=True)
class Turn:
    """A citizen's message and what became of it."""

    id: str
    seq: int
    client_id: str | None
    status: str
    notice_seq: int | None


def answered(turns: Iterable[Turn], stored: Sequence[Stored]) -> Account:
    """Whether each message was answered, and by nothing said twice. Where a counsellor has the conversation there is no answer to count."""
    said = Counter((event.turn_id, event.content["text"]) for event in answers(stored))
    return Account(lost=sum(turn.status == "open" for turn in turns), doubled=sum(count - 1 for count in said.values()))


def answers(stored: Iterable[Stored]) -> Iterator[Stored]:
    """What the assistant said to somebody's message, notices that it will take longer included."""
    return (event for event in stored if event.kind == "message" and event.content["role"] == "assistant" and event.turn_id)


def first_answers(turns: Iterable[Turn], stored: Sequence[Stored]) -> dict[str, int]:
    """Client id of a message → number of the first real answer to it."""
    found: dict[str | None, int] = {}
    notices = {turn.notice_seq for turn in turns}
    for event in answers(stored):
        if event.seq not in notices:
            found.setdefault(event.turn_id, event.seq)
    return {turn.client_id: found[turn.id] for turn in turns if turn.client_id and turn.id in found}


def times(values: Collection[float]) -> dict[str, float]:
    """Milliseconds of seconds: count, p50, p95 and the longest."""
    ordered = sorted(values)
    if not ordered:
        return {"count": 0}
    at = {"p50_ms": 0.5, "p95_ms": 0.95}
    return {
        "count": len(ordered),
        **{name: 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] for name, share in at.items()},
        "most_ms": 1000 * ordered[-1],
    }
