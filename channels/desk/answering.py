"""What the desk answers itself, engine or no engine: somebody takes up its offer to call back, or says how it was.

So both can be done on every channel in words. A number is sealed before the message, in which it is masked, is stored.
"""

from __future__ import annotations

from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, select

from bot import rating
from bot.privacy import PHONE
from channels import turns
from channels.desk import callbacks, modes, ratings
from channels.desk.callbacks import Wish
from channels.desk.modes import COUNSELLOR
from channels.desk.sentences import FORM, RATING
from channels.desk.taking import Taking, say
from channels.events import MESSAGE
from channels.schema import event, turn
from channels.turns import Accepted, Lease, Said
from channels.vault import Vault

CITIZEN = "citizen"
LOOK_BACK = 20
"""Messages among which the last word said to the citizen is looked for."""

_LATE = select(turn.c.notice_seq).where(turn.c.conversation_id == bindparam("id"), turn.c.notice_seq.is_not(None))
_NEWEST = (
    select(event.c.payload)
    .where(event.c.conversation_id == bindparam("id"), event.c.kind == MESSAGE, event.c.seq.not_in(_LATE))
    .order_by(event.c.seq.desc())
    .limit(LOOK_BACK)
)


def accept(
    connection: Connection, said: Said, number: str | None, taking: Taking, vault: Vault, at: datetime, lease: Lease, most_open: int
) -> Accepted:
    """A citizen's message, answered at once where it takes up an offer. `number`: the telephone number in it, before it was masked."""
    judged = None if said.crisis else rating.score(said.text)
    if judged is not None and _offered(connection, said.conversation_id, RATING):
        return _rated(connection, said, judged, taking, at, lease, most_open)
    accepted = taking.accept(connection, said, at, lease, most_open)
    if not accepted.events or said.crisis or accepted.mode == COUNSELLOR:
        return accepted
    if said.text == taking.sentences.word("says.callback.reply"):
        asking = taking.sentences.ask_number(taking.opens_at(at), at, accepted.turn_id)
        say(connection, modes.locked(connection, said.conversation_id), [asking], at)
    elif number and PHONE in said.text and _offered(connection, said.conversation_id, FORM):
        callbacks.leave(connection, said.conversation_id, Wish(number), vault, taking, at, accepted.turn_id)
    else:
        return accepted
    return turns.answered(connection, accepted, said.conversation_id, lease.until)


def _rated(connection: Connection, said: Said, score: int, taking: Taking, at: datetime, lease: Lease, most_open: int) -> Accepted:
    """A judgement begins nothing anew: what is closed stays so."""
    accepted = turns.accept(connection, said, at, lease, most_open, reopens=False)
    if not accepted.events:
        return accepted
    ratings.rate(connection, said.conversation_id, score, None, at)
    say(connection, modes.locked(connection, said.conversation_id), [taking.sentences.say("rating.taken", at, accepted.turn_id)], at)
    return turns.answered(connection, accepted, said.conversation_id, lease.until)


def _offered(connection: Connection, conversation_id: str, form: str) -> bool:
    """Whether the citizen answers an offer to call back, or how it was: nothing was said since but notices, which come of themselves."""
    messages = map(orjson.loads, connection.scalars(_NEWEST, {"id": conversation_id}))
    last = next((message for message in messages if message["role"] != CITIZEN and "announcement" not in message), None)
    return last is not None and any(quick.get("form") == form for quick in last["quick_replies"])
