"""Calls a person, or offers a call, where the assistant may not answer. Asks first whether anybody can come. Queries over a connection."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from channels.clock import millis
from channels.desk import modes, presence, taking
from channels.desk.modes import ASSISTANT, CLOSED, COUNSELLOR
from channels.desk.taking import NONE, OPEN, Taking
from channels.events import Draft


def call(connection: Connection, desk: Taking, conversation_id: str, reason: str, at: datetime, turn_id: str | None = None) -> bool:
    """A person is wanted for a conversation of the assistant's: into the queue, or a call-back offered; whether anything was said.

    Nothing where somebody else has it or it waits already, nor where no counsellor was ever set up.
    """
    if modes.locked(connection, conversation_id).mode != ASSISTANT or _stands(connection, desk, at) == NONE:
        return False
    desk.ask(connection, conversation_id, reason, at, turn_id)
    return True


def offer_call(connection: Connection, desk: Taking, row: Any, reason: str, sorry: Draft, at: datetime) -> None:
    """Say `sorry` into the locked conversation and offer to call back; a person who can come is called besides. As `speaks` allows."""
    stands = _stands(connection, desk, at)
    said = [sorry] if stands == NONE else [sorry, desk.sentences.ask_number(desk.opens_at(at), at, sorry.turn_id)]
    if row.mode == ASSISTANT and stands == OPEN:
        modes.queue(connection, row.id, reason, at, said)
    else:
        taking.say(connection, row, said, at)


def speaks(row: Any) -> bool:
    """Whether the assistant may still speak there by itself: no counsellor does, and it is not over."""
    return row.mode not in (COUNSELLOR, CLOSED)


def _stands(connection: Connection, desk: Taking, at: datetime) -> str:
    return desk.standing(presence.count(connection, millis(at), desk.gone_ms), at)
