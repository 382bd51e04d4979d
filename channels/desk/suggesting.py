"""What the assistant would answer to the citizen's last question, for a counsellor to put right and send."""

from __future__ import annotations

import asyncio

import orjson
from sqlalchemy import Connection, bindparam, func, select

from bot.errors import EngineError, NotFound
from channels import events
from channels.clock import iso
from channels.desk.listening import Before
from channels.desk.modes import ASSISTANT
from channels.gateway import Gateway
from channels.identity import new_id
from channels.schema import conversation, event, turn
from channels.turns import Turn

_LAST = (
    select(event.c.seq, event.c.payload)
    .join_from(turn, event, (event.c.conversation_id == turn.c.conversation_id) & (event.c.seq == turn.c.seq))
    .where(turn.c.conversation_id == bindparam("id"), func.coalesce(turn.c.intent, "") != "ask_person")
    .order_by(turn.c.seq.desc())
    .limit(1)
)
"""Whoever asks for a person has one now: what they asked before is what is to be answered."""


async def suggest(shared: Gateway, conversation_id: str) -> str:
    """By the engine; where it does not answer in time, by what `bot/` makes of the words.

    Empty where nothing was asked yet, or the assistant is switched off.
    """
    last, switches = await shared.store.run(_last, conversation_id), await shared.supervision.switches()
    if last is None or switches.silent:
        return ""
    remembered = shared.desk.listener.before(conversation_id)
    asked = remembered if remembered and remembered.seq == last.seq else last
    now = shared.clock()
    asking = Turn(
        id=new_id(),
        conversation_id=conversation_id,
        seq=asked.seq,
        text=asked.text,
        asked_at=iso(now),
        day=now.date().isoformat(),
        crisis=None,
        noticed=True,
        context=events.dump(asked.context),
        version=0,
        holder="",
        mode=ASSISTANT,
    )
    try:
        async with asyncio.timeout(shared.settings.answer_wait_s):
            computed = await shared.engine.answer(asking, 0, without=switches.off)
    except (EngineError, TimeoutError):
        return await shared.desk.listener.suggest(asked.text, asked.context, now.date(), switches.off)
    return "\n".join(str(reply["text"]) for reply in shared.supervision.suggested(computed, switches))


def _last(connection: Connection, conversation_id: str) -> Before | None:
    context = connection.scalar(select(conversation.c.context).where(conversation.c.id == conversation_id))
    if context is None:
        raise NotFound("conversation")
    said = connection.execute(_LAST, {"id": conversation_id}).one_or_none()
    return Before(said.seq, orjson.loads(said.payload)["text"], orjson.loads(context)) if said else None
