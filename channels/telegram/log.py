"""A conversation's log as a messenger delivers it: what is sent for each event, with what was corrected before it went out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import orjson

from channels.events import MESSAGE, STATE, Event

PLACE = "region"


@dataclass(frozen=True)
class Item:
    seq: int
    turn_id: str | None
    message: dict[str, Any] | None
    """None: nothing is to be sent for this event."""
    asks_place: bool = False
    """The message ends in the question where they live."""


def items(events: Sequence[Event]) -> list[Item]:
    """One for each event, oldest first.

    A message that is replaced further on in `events` is sent once, in its place, as it is in the end; one withdrawn is not sent.
    """
    messages = {event.seq: orjson.loads(event.payload) for event in events if event.kind == MESSAGE}
    newest = {message["id"]: message for message in messages.values()}
    first: dict[str, int] = {}
    for seq, message in messages.items():
        first.setdefault(message["id"], seq)
    asking = _asking(events)
    return [
        Item(event.seq, event.turn_id, _sent(messages[event.seq], newest, first, event.seq), event.seq in asking)
        if event.seq in messages
        else Item(event.seq, event.turn_id, None)
        for event in events
    ]


def _sent(message: dict[str, Any], newest: dict[str, dict[str, Any]], first: dict[str, int], seq: int) -> dict[str, Any] | None:
    if first[message["id"]] != seq:
        return None
    last = newest[message["id"]]
    if "replaces" in message:
        return last
    return None if last.get("withdrawn") else {name: value for name, value in last.items() if name != "replaces"}


def _asking(events: Sequence[Event]) -> set[int]:
    """Messages right before a State whose open question is where they live."""
    return {
        before.seq
        for before, event in pairwise(events)
        if before.kind == MESSAGE and event.kind == STATE and before.turn_id == event.turn_id and _asks_place(event)
    }


def _asks_place(state: Event) -> bool:
    return (orjson.loads(state.payload).get("next_question") or {}).get("fact") == PLACE
