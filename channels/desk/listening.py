"""Understands what a citizen says to a counsellor, for the counsellor's side panel. `bot/` alone; the engine is not asked."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ParamSpec, TypeVar

import orjson

from bot.dialogue import Dialogue
from channels.bulkhead import outcome
from channels.telemetry import Telemetry
from channels.turns import Computed, Turn

P = ParamSpec("P")
R = TypeVar("R")
MOST_KEPT = 1000
"""Conversations of which it is remembered how they stood before the last message."""


@dataclass(frozen=True)
class Before:
    """A message and the context it was said in: what an answer to it is computed from."""

    seq: int
    text: str
    context: Mapping[str, Any]


class Listener:
    def __init__(self, dialogue: Dialogue, telemetry: Telemetry) -> None:
        self._dialogue, self._telemetry = dialogue, telemetry
        # Reading a message is tens of milliseconds of pure computing, and the first one loads models: neither the event loop nor the
        # store's only thread may wait for it. One thread, since more would only take turns.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="listening")
        self._before: OrderedDict[str, Before] = OrderedDict()

    async def hear(self, turn: Turn) -> Computed | None:
        """The new context and State, with nothing to say but first aid; None where the message cannot be read, which costs nobody their
        counsellor."""
        context = orjson.loads(turn.context)
        self._keep(turn.conversation_id, Before(turn.seq, turn.text, context))
        heard = await outcome(self._off_loop(self._dialogue.listen, turn.text, context, date.fromisoformat(turn.day)))
        if isinstance(heard, Exception):
            self._telemetry.log.error("message not understood", conversation=turn.conversation_id, turn=turn.id, exc_info=heard)
            return None
        # In danger the assistant's first words are the number to call; the rest is the counsellor's to say.
        aid = heard.replies[:1] if heard.state.get("crisis") else ()
        return Computed((), heard.context, heard.state, first_aid=tuple({**reply.to_dict(), "benefits": []} for reply in aid))

    def before(self, conversation_id: str) -> Before | None:
        return self._before.get(conversation_id)

    async def suggest(self, text: str, context: Mapping[str, Any], day: date, off: Collection[str] = ()) -> str:
        """What the assistant would say, without the engine; nothing of the benefits and topics that are off."""
        dialogue = self._dialogue.leaving_out(off) if off else self._dialogue
        heard = await self._off_loop(dialogue.listen, text, context, day)
        return "\n".join(reply.text for reply in heard.replies)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _keep(self, conversation_id: str, before: Before) -> None:
        self._before[conversation_id] = before
        self._before.move_to_end(conversation_id)
        if len(self._before) > MOST_KEPT:
            self._before.popitem(last=False)

    async def _off_loop(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(work, *args, **kwargs))

    def forget(self, conversation_id: str) -> None:
        """An erased conversation leaves nothing here."""
        self._before.pop(conversation_id, None)
