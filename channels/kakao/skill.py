"""A message from KakaoTalk and what is said back, within the five seconds Kakao waits, or by its callback."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import orjson

from bot import wording
from bot.errors import ThreeAnyError
from channels import bindings, problems, turns
from channels.bindings import Bound, Somebody
from channels.clock import millis
from channels.conversation import Incoming
from channels.gateway import Gateway
from channels.kakao import reading, retry, template
from channels.kakao.callbacks import POST_WITHIN_S, VALID_S, Callbacks, is_kakaos
from channels.kakao.commands import Command, Commands
from channels.kakao.consents import Consents
from channels.kakao.payload import Payload
from channels.kakao.reading import COUNSELLOR, WITH_A_PERSON
from channels.kakao.showing import Shown, show, show_button
from channels.keeping.listing import Listing

CHANNEL = "kakao"
MARGIN_S = 3.0
"""A callback is sent by so much before its address ends."""


@dataclass(frozen=True)
class Asked:
    """One request of Kakao's."""

    payload: Payload
    digest: str
    """Of the request as it came: the same for a repetition."""
    page_url: str
    """Where the citizen finds the web page."""
    began: float
    """On the clock of the event loop."""

    @property
    def callback(self) -> str | None:
        url = self.payload.userRequest.callbackUrl
        return url if is_kakaos(url) else None


class Skill:
    """Made once an app."""

    def __init__(self, shared: Gateway, callbacks: Callbacks) -> None:
        self._shared, self.callbacks = shared, callbacks
        self.words = wording.load(shared.settings.root / "data" / "wording" / "kakao.ko.yml")
        listing = Listing.load(shared.settings.root)
        self._commands, self._recent = Commands(self.words, listing.is_asked), retry.Recent()
        self._consents = Consents(shared.own_data, listing, self.words)

    async def respond(self, asked: Asked) -> dict[str, Any]:
        """A skill response; a refusal is one too, since Kakao shows nothing of any other answer."""
        try:
            return await self._respond(asked)
        except ThreeAnyError as error:
            problem = problems.of(error)
            self._shared.telemetry.refused(problem)
            detail = problems.body(problem, self._shared.wording)["detail"]
            return template.response([template.text(detail)], [show_button(self.words)])

    async def _respond(self, asked: Asked) -> dict[str, Any]:
        who = self._who(asked)
        self._shared.limits.messages.take(who.external_hash)
        command, now = self._commands.read(asked.payload), millis(self._shared.clock())
        if command.name == "say":
            return await self._say(asked, await self._shared.conversations.bound(who), now)
        if command.name in ("show", "welcome"):
            bound = await self._shared.conversations.bound(who)
            return await self._news(asked, bound, self._recent.place(asked.digest, now, bound.delivered_seq), command.name)
        return await self._recent.once(asked.digest, now, lambda: self._do(asked, who, command))

    async def _do(self, asked: Asked, who: Somebody, command: Command) -> dict[str, Any]:
        if command.name == "join":
            return await self._join(who, command.code)
        bound = await self._shared.conversations.bound(who)
        if command.name == "more":
            return await self._shown(bound, await self._show(bound, command.after, command.upto, command.page))
        if command.name == "link":
            return await self._link(asked, bound)
        if command.name == "erase":
            return await self._erase(bound)
        if command.name in ("consents", "agree", "take_back"):
            return await self._consents.answer(bound.conversation_id, command)
        return self._fixed(command)

    # What is said

    async def _say(self, asked: Asked, bound: Bound, now: int) -> dict[str, Any]:
        key = await self._shared.store.run(retry.client_id, bound, asked.digest, asked.callback is not None, now)
        seq = await self._shared.conversations.say(Incoming(bound.conversation_id, asked.payload.userRequest.utterance, key))
        turn_id = await self._shared.store.run(reading.turn_of, bound.conversation_id, seq)
        if await self._shared.store.run(reading.in_danger, bound.conversation_id, turn_id):
            return await self._in_danger(bound, seq, turn_id)
        # A repetition finds its answer delivered: it gets it once more.
        after = min(bound.delivered_seq, seq)
        if await self._mode(bound) == COUNSELLOR:
            return await self._persons(asked, bound, after, key, "passed_on")
        return await self._answer(asked, bound, after, turn_id, key)

    async def _answer(self, asked: Asked, bound: Bound, after: int, turn_id: str, key: str) -> dict[str, Any]:
        ends = asked.began + self._shared.settings.kakao_wait_s
        if await self._is_done(bound, turn_id, ends):
            return await self._shown(bound, await self._show(bound, after))
        if asked.callback:
            is_done = partial(self._is_done, bound, turn_id)
            self.callbacks.begin(key, self._call_back(asked, asked.callback, bound, after, is_done))
            return template.later(self.words.say("later"))
        return template.response([template.text(self.words.say("not_yet"))], [show_button(self.words)])

    async def _persons(self, asked: Asked, bound: Bound, after: int, key: str, otherwise: str) -> dict[str, Any]:
        """What a person said. They write when they can: where there is nothing yet, the callback waits for it as long as it is valid."""
        shown = await self._show(bound, after, otherwise=otherwise)
        if shown.is_news or not asked.callback:
            return await self._shown(bound, shown)
        self.callbacks.begin(key, self._call_back(asked, asked.callback, bound, after, partial(self._has_news, bound, after)))
        return template.later(self.words.say(f"{otherwise}_later"))

    async def _call_back(self, asked: Asked, url: str, bound: Bound, after: int, ready: Callable[[float], Awaitable[bool]]) -> None:
        await ready(asked.began + VALID_S - POST_WITHIN_S - MARGIN_S)
        shown = await self._show(bound, after)
        if await self.callbacks.post(url, shown.content) and shown.delivered is not None:
            await self._delivered(bound, shown.delivered)

    async def _in_danger(self, bound: Bound, seq: int, turn_id: str) -> dict[str, Any]:
        """The number to call before anything else, whatever is waiting to be read."""
        await self._is_done(bound, turn_id, asyncio.get_running_loop().time() + self._shared.settings.crisis_wait_s)
        shown = await self._show(bound, seq, in_danger=True)
        if not bound.is_new and bound.delivered_seq < seq - 1:
            return shown.content  # What was waiting is read the next time.
        return await self._shown(bound, shown)

    async def _is_done(self, bound: Bound, turn_id: str, ends: float) -> bool:
        async def holds() -> bool:
            return (await self._shared.store.run(turns.answer, bound.conversation_id, turn_id)).done

        return await self._until(bound, ends, holds)

    async def _has_news(self, bound: Bound, after: int, ends: float) -> bool:
        async def holds() -> bool:
            return (await self._show(bound, after)).is_news

        return await self._until(bound, ends, holds)

    async def _until(self, bound: Bound, ends: float, holds: Callable[[], Awaitable[bool]]) -> bool:
        """Whether it comes about by `ends`, on the clock of the event loop. Looked at whenever the log has grown."""
        loop = asyncio.get_running_loop()
        with self._shared.followers.following(bound.conversation_id) as follower:
            while True:
                follower.news.clear()
                if await holds():
                    return True
                if loop.time() >= ends:
                    return False
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout_at(ends):
                        await follower.news.wait()

    # What is read

    async def _news(self, asked: Asked, bound: Bound, after: int, why: str) -> dict[str, Any]:
        mode = await self._mode(bound)
        turn_id = await self._shared.store.run(reading.open_turn, bound.conversation_id)
        if turn_id and mode != COUNSELLOR:
            return await self._answer(asked, bound, after, turn_id, f"show-{turn_id}")
        if why == "show" and mode in WITH_A_PERSON:
            return await self._persons(asked, bound, after, f"show-{bound.id}", "nothing_new")
        otherwise = "welcome_back" if why == "welcome" else "nothing_new"
        return await self._shown(bound, await self._show(bound, after, otherwise=otherwise))

    async def _mode(self, bound: Bound) -> str:
        return str(orjson.loads(await self._shared.conversations.state(bound.conversation_id))["mode"])

    async def _show(self, bound: Bound, after: int, upto: int | None = None, page: int = 1, **more: Any) -> Shown:
        return show(await self._shared.store.run(reading.stretch, bound.conversation_id, after, upto), page, self.words, **more)

    async def _shown(self, bound: Bound, shown: Shown) -> dict[str, Any]:
        if shown.delivered is not None:
            await self._delivered(bound, shown.delivered)
        return shown.content

    async def _delivered(self, bound: Bound, seq: int) -> None:
        await self._shared.store.run(bindings.delivered, bound.id, seq)

    # Everything else

    async def _join(self, who: Somebody, code: str) -> dict[str, Any]:
        # As over HTTP: only wrong codes count, but they are counted before they are looked at.
        self._shared.limits.joins.take(who.external_hash)
        bound = await self._shared.conversations.join_bound(code, who)
        self._shared.limits.joins.give_back(who.external_hash)
        return await self._shown(bound, await self._show(bound, bound.delivered_seq, before="joined"))

    async def _link(self, asked: Asked, bound: Bound) -> dict[str, Any]:
        self._shared.limits.links.take(bound.id)
        code, _ = await self._shared.conversations.link(bound.conversation_id)
        spaced, minutes = f"{code[:4]} {code[4:]}", self._shared.settings.link_minutes
        button = template.link(self.words.say("link.open"), f"{asked.page_url}/#code={code}")
        card = template.text_card(self.words.say("link.title"), self.words.say("link.text", code=spaced, minutes=minutes), [button])
        return template.response([card], [show_button(self.words)])

    async def _erase(self, bound: Bound) -> dict[str, Any]:
        self._shared.limits.erasures.take(bound.id)
        # The rows are gone at once; the last byte may take longer than Kakao waits.
        erasing = asyncio.Event()

        async def erase() -> None:
            try:
                await self._shared.conversations.erase(bound.conversation_id)
            finally:
                erasing.set()

        self.callbacks.begin(f"erase-{bound.conversation_id}", erase())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._shared.settings.kakao_wait_s):
                await erasing.wait()
        return template.response([template.text(self.words.say("erased"))])

    def _fixed(self, command: Command) -> dict[str, Any]:
        """A sentence that is always the same, with its buttons."""
        offers = [template.quick_reply(label, text) for label, text in self._commands.offers(command.name)]
        return template.response([template.text(self.words.say(command.name))], offers)

    def _who(self, asked: Asked) -> Somebody:
        return Somebody(CHANNEL, bindings.hashed(self._key, CHANNEL, asked.payload.userRequest.user.id))

    @cached_property
    def _key(self) -> bytes:
        return bindings.load_key(self._shared.settings.var_dir / "keys" / "binding.key")
