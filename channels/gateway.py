"""What the channels share: one object, made at start, found again from any request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial

from starlette.requests import HTTPConnection

from bot.dialogue import Dialogue
from bot.settings import Settings
from bot.wording import Wording
from channels import events
from channels.audit.log import Chain
from channels.bulkhead import outcome
from channels.clock import Clock
from channels.conversation import ERASE_WAIT_S, Conversations
from channels.desk.desk import Desk
from channels.dialogue import Engine
from channels.erasure import Scrubber
from channels.events import Followers
from channels.keeping.citizen import OwnData
from channels.keeping.keeping import Keeping
from channels.keeping.whereabouts import Whereabouts
from channels.limits import Limit, Limits
from channels.runner import Runner
from channels.spoken.lobby import Lobby
from channels.spoken.speech import Speech
from channels.staff.door import Door
from channels.store import Store, StoreError
from channels.supervision.service import Supervision
from channels.telemetry import Telemetry
from channels.vault import Vault

HOUSEKEEPING_S = 3600.0
ANCHOR_AGAIN_S = 60.0
FOLLOWED_AT_ONCE = 500
HEARD_OFTEN = 4
"""Times in one `poll_s` that other gateways are listened to: a word between two people is to be on the other's screen within half a second,
whichever gateway each is at. What nobody waits for so is looked after less often."""


@dataclass(frozen=True)
class Gateway:
    settings: Settings
    dialogue: Dialogue
    wording: Wording
    engine: Engine
    store: Store
    scrubber: Scrubber
    followers: Followers
    runner: Runner
    conversations: Conversations
    lobby: Lobby
    speech: Speech
    limits: Limits
    telemetry: Telemetry
    clock: Clock
    vault: Vault
    audit: Chain
    door: Door
    desk: Desk
    supervision: Supervision
    keeping: Keeping
    own_data: OwnData
    whereabouts: Whereabouts

    async def open(self) -> None:
        """Bring the store up to date and take up what was left unfinished."""
        await self.store.open()
        await self._anchor()
        await self.desk.refresh()
        await self.runner.resume()
        self.lobby.warm()

    async def close(self) -> None:
        async with AsyncExitStack() as closing:
            closing.push_async_callback(self.store.close)
            closing.push_async_callback(self.engine.close)
            closing.push_async_callback(self.scrubber.stop)
            closing.push_async_callback(self.runner.stop)
            closing.callback(self.desk.close_down)
            await self.lobby.close()

    async def watch(self) -> None:
        """Look at the store again and again: what other gateways wrote, what nobody is answering, what is to be erased."""
        async with asyncio.TaskGroup() as together:
            together.create_task(self._look_after())
            together.create_task(self._listen())

    async def _listen(self) -> None:
        while True:
            await asyncio.sleep(self.settings.poll_s / HEARD_OFTEN)
            # A store that fails is told of by `_look_after`.
            with suppress(StoreError):
                await self.hear()

    async def hear(self) -> None:
        """Wake who follows a conversation that another gateway has moved on."""
        if self.followers.followed and await self.store.others_wrote():
            await self._hear_others()

    async def _look_after(self) -> None:
        loop = asyncio.get_running_loop()
        cleaned, anchored = loop.time() - HOUSEKEEPING_S, loop.time()
        while True:
            await self._attempt(self.runner.take_up)
            await self._attempt(self.desk.watch)
            await self._attempt(partial(self.supervision.look, self.followers))
            await self._attempt(self._hear_others)
            self.scrubber.ask()
            if loop.time() - cleaned >= HOUSEKEEPING_S and await self._attempt(self.keep_house):
                cleaned = loop.time()
            if self.audit.late.is_set() and loop.time() - anchored >= ANCHOR_AGAIN_S and await self._attempt(self._anchor):
                anchored = loop.time()
            await asyncio.sleep(self.settings.poll_s)

    async def _attempt(self, look: Callable[[], Awaitable[None]]) -> bool:
        """One look; whether it came to its end. Whatever it fails of, the others go on and it has its turn again."""
        error = await outcome(look())
        if error is not None:
            self.telemetry.log.error("store failed" if isinstance(error, StoreError) else "look broke off", exc_info=error)
        return error is None

    async def keep_house(self) -> None:
        """Remove what its time is over for; its bytes go with it, unless other erasures or another program that reads delay them."""
        if await self.keeping.is_due():
            proof = await self.keeping.purge()
            (self.telemetry.log.info if proof.sound else self.telemetry.log.error)("purge", **proof.detail())
            await self.scrubber.clean(ERASE_WAIT_S)

    async def _anchor(self) -> None:
        """Write down what of the audit log a crash or a full disk kept from its anchor file."""
        try:
            await self.store.run(self.audit.start)
        except OSError as error:
            self.telemetry.log.error("audit log not anchored", exc_info=error)

    async def _hear_others(self) -> None:
        followed = self.followers.followed
        for start in range(0, len(followed), FOLLOWED_AT_ONCE):
            asked = followed[start : start + FOLLOWED_AT_ONCE]
            self.followers.compare(asked, await self.store.run(events.newest, asked))


async def gateway(connection: HTTPConnection) -> Gateway:
    """The gateway that serves this request; for `Depends` (a plain function would be sent to a thread)."""
    found: Gateway = connection.app.state.gateway
    return found


def limits(settings: Settings) -> Limits:
    return Limits(
        messages=Limit(settings.messages_per_minute),
        conversations=Limit(settings.conversations_per_minute),
        queries=Limit(settings.queries_per_minute),
        joins=Limit(settings.join_failures, per_s=600.0, code="too_many_guesses"),
        links=Limit(settings.links_per_minute),
        erasures=Limit(settings.erasures_per_minute),
    )
