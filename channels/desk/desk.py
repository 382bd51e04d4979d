"""The desk: who can come, who has whom, and everything a counsellor does to a conversation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.dialogue import Dialogue
from bot.privacy import telephones
from bot.settings import Settings
from bot.wording import Wording
from channels.audit import log as audit
from channels.clock import Clock, millis
from channels.desk import answering, callbacks, hours, modes, presence, queue, ratings, returning, words
from channels.desk.board import Board
from channels.desk.callbacks import Wish
from channels.desk.listening import Listener
from channels.desk.modes import WAITING
from channels.desk.presence import Presence
from channels.desk.sentences import Sentences
from channels.desk.summary import Summary
from channels.desk.taking import NONE, Taking
from channels.desk.words import Spoken
from channels.events import Draft, Followers
from channels.problems import Problem
from channels.staff.tickets import Member
from channels.store import Store
from channels.supervision import switches
from channels.telemetry import Telemetry
from channels.turns import Accepted, Lease, Said, Turn
from channels.vault import Vault

SIGNS_IN_TIME = 4
"""Signs of life written in the time after which somebody counts as gone: more tell nothing new."""


class Desk:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        dialogue: Dialogue,
        followers: Followers,
        telemetry: Telemetry,
        clock: Clock,
        wording: Wording,
        vault: Vault,
    ) -> None:
        self._store, self._dialogue, self._followers, self._clock = store, dialogue, followers, clock
        self._gone_ms, self._most_chars = int(settings.desk_gone_s * 1000), settings.max_message_chars
        opening = hours.read(settings.desk_hours, settings.desk_lunch, settings.desk_closed, settings.desk_holidays)
        self.taking = Taking(opening, Sentences(wording), self._gone_ms)
        self.summary = Summary(wording, dialogue.described)
        self._vault = vault
        self.listener = Listener(dialogue, telemetry)
        self.board = Board(store, followers, telemetry, clock, settings.poll_s, settings.staff_idle_minutes * 60_000)
        self._known = Presence(False, 0)
        self._signs: dict[str, int] = {}

    # Who can come

    def standing(self) -> str:
        """`none`, `open` or `closed`, as last seen: what a turn is told, without asking the store."""
        return self.taking.standing(self._known, self._clock())

    def word(self, turn: Turn) -> str:
        """The same for one turn; who waits already hears so."""
        standing = self.standing()
        return "waiting" if turn.mode == WAITING and standing != NONE else standing

    async def refresh(self) -> None:
        self._known = await self._store.run(presence.count, millis(self._clock()), self._gone_ms)

    async def seen(self, staff_id: str, arrives: bool = False) -> None:
        """A sign of life of a counsellor's console. `arrives`: it has just been opened; whoever left before is there again at once."""
        now = millis(self._clock())
        if not arrives and now - self._signs.get(staff_id, 0) < self._gone_ms // SIGNS_IN_TIME:
            return
        self._signs[staff_id] = now

        def sign(connection: Any) -> Presence:
            presence.seen(connection, staff_id, now)
            return presence.count(connection, now, self._gone_ms)

        self._known = await self._store.run(sign)

    async def watch(self) -> None:
        """Look who is there, bring back whose counsellor is gone, and let nobody wait for a desk that has closed."""
        await self.refresh()
        if not self._known.staffed:
            return
        for conversation_id in await returning.all_due(self._store, self.taking, self._known, self._clock()):
            self._followers.wake(conversation_id)

    # Who has whom

    async def hand_over(self, conversation_id: str, reason: str) -> str:
        """A person is wanted; the State after it."""
        return await self._change(conversation_id, lambda c, at: self.taking.ask(c, conversation_id, reason, at))

    async def claim(self, conversation_id: str, member: Member) -> str:
        told = self.taking.sentences.say("joined", self._clock(), name=member.name)
        return await self._by(member, "claim", conversation_id, lambda c, at: modes.claim(c, conversation_id, member.id, at, [told]))

    async def claim_next(self, member: Member) -> str | None:
        """The one who is to come next; None where nobody waits. So a queue drains, however many take from it at once."""
        told = self.taking.sentences.say("joined", self._clock(), name=member.name)

        def take(connection: Any, at: datetime) -> str | None:
            for conversation_id in queue.waiting(connection):
                # Where a store lets others in between looking and locking, whoever was taken meanwhile is passed over.
                if modes.locked(connection, conversation_id).mode == WAITING:
                    modes.claim(connection, conversation_id, member.id, at, [told])
                    audit.write(connection, member.login, "claim", conversation_id, millis(at))
                    return conversation_id
            return None

        found = await self._store.run(take, self._clock())
        if found is not None:
            self._followers.wake(found)
        return found

    async def release(self, conversation_id: str, member: Member) -> str:
        told = self.taking.sentences.say("released", self._clock(), name=member.name)
        return await self._by(member, "release", conversation_id, lambda c, at: modes.release(c, conversation_id, member.id, at, [told]))

    async def close(self, conversation_id: str, member: Member, outcome: str) -> str:
        def move(connection: Any, at: datetime) -> str:
            told = [self.taking.sentences.say("closed", at), *self._asking(connection, conversation_id, at)]
            return modes.close(connection, conversation_id, member.id, outcome, at, told)

        return await self._by(member, "close", conversation_id, move, outcome=outcome)

    async def transfer(self, conversation_id: str, member: Member, to: str) -> str:
        """To a colleague who is there. Raises Problem `not_there`."""

        def move(connection: Any, at: datetime) -> str:
            found = next((each for each in presence.colleagues(connection, millis(at), self._gone_ms) if each.id == to), None)
            if found is None or found.away or not found.present:
                raise Problem("not_there")
            told = self.taking.sentences.say("passed_on", at, name=found.name)
            return modes.transfer(connection, conversation_id, member.id, to, at, [told])

        return await self._by(member, "transfer", conversation_id, move, to=to)

    async def refer(self, conversation_id: str, member: Member, agency: str) -> str:
        """To an agency, which the citizen is told to turn to; with that it is over here."""

        def move(connection: Any, at: datetime) -> str:
            told = self.taking.sentences.say("agency", at, agency=words.masked(agency))
            asking = self._asking(connection, conversation_id, at)
            return modes.close(connection, conversation_id, member.id, "other_agency", at, [told, *asking])

        return await self._by(member, "transfer", conversation_id, move, agency=agency)

    def _asking(self, connection: Any, conversation_id: str, at: datetime) -> list[Draft]:
        """How it was, asked once where no page does."""
        return [self.taking.sentences.ask_rating(at)] if ratings.is_due(connection, conversation_id) else []

    # What is said

    async def say(
        self, conversation_id: str, member: Member, text: str, client_id: str | None = None, benefits: tuple[str, ...] = ()
    ) -> Spoken:
        """A counsellor's message, with cards of benefits; the same `client_id` twice is one message. Raises Problem.

        What somebody wrote while their line was cut for long is said after all, unless somebody else came meanwhile.
        """
        kept = words.checked(text, self._most_chars)

        def write(connection: Any, at: datetime) -> Spoken:
            if before := words.known(connection, conversation_id, member, client_id):
                return before
            again = self.taking.sentences.say("joined_again", at, name=member.name)
            if modes.take_up_again(connection, conversation_id, member.id, at, [again]):
                audit.write(connection, member.login, "claim", conversation_id, millis(at))
            off = switches.in_force(switches.every(connection)).off if benefits else ()
            shown = tuple(each for each in benefits if each not in off)
            cards = words.cards(connection, self._dialogue, conversation_id, shown, at)
            found = words.say(connection, conversation_id, member, kept, client_id, cards, at)
            audit.write(connection, member.login, "reply", conversation_id, millis(at), seq=found.seq)
            return found

        return await self._write(conversation_id, write)

    async def edit(self, conversation_id: str, member: Member, message_id: str, text: str | None) -> Spoken:
        """Put right the last thing one said, or take it back (`text` None)."""
        said_instead = words.checked(text, self._most_chars) if text is not None else self.taking.sentences.word("says.withdrawn")

        def write(connection: Any, at: datetime) -> Spoken:
            found = words.replace(connection, conversation_id, member, message_id, said_instead, text is None, at)
            audit.write(connection, member.login, "withdraw" if text is None else "edit", conversation_id, millis(at), seq=found.seq)
            return found

        return await self._write(conversation_id, write)

    async def accept(self, said: Said, unmasked: str, at: datetime, lease: Lease, most_open: int) -> Accepted:
        """A citizen's message where there is a desk. `unmasked` is looked at for a number to call and kept nowhere but sealed."""
        number = telephones.found_in(unmasked)
        return await self._store.run(answering.accept, said, number, self.taking, self._vault, at, lease, most_open)

    async def call_back(self, conversation_id: str, wish: Wish) -> str:
        """The citizen left a number; the State after it."""
        return await self._change(conversation_id, lambda c, at: callbacks.leave(c, conversation_id, wish, self._vault, self.taking, at))

    async def rate(self, conversation_id: str, score: int, reason: str | None) -> None:
        """The citizen said how it was."""
        await self._write(conversation_id, lambda connection, at: ratings.rate(connection, conversation_id, score, reason, at))

    def close_down(self) -> None:
        self.listener.close()

    async def _by(self, member: Member, action: str, conversation_id: str, move: Callable[[Any, datetime], str], **detail: str) -> str:
        """A member of staff moves a conversation; written into the audit log with it."""

        def moved(connection: Any, at: datetime) -> str:
            state = move(connection, at)
            audit.write(connection, member.login, action, conversation_id, millis(at), **detail)
            return state

        return await self._write(conversation_id, moved)

    async def _change(self, conversation_id: str, move: Callable[[Any, datetime], str]) -> str:
        return await self._write(conversation_id, move)

    async def _write(self, conversation_id: str, work: Callable[[Any, datetime], Any]) -> Any:
        found = await self._store.run(work, self._clock())
        self._followers.wake(conversation_id)
        return found
