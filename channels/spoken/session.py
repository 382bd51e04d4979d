"""One spoken conversation: a task that owns the turn machine, feeds it what happens and does what it wants.

It knows no transport: a `Device` takes what is to be heard and seen, `put` takes what comes from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from bot.errors import NotFound, SpeechError, ThreeAnyError
from channels.keeping.terms import AUDIO
from channels.problems import Problem
from channels.spoken.codes import Codes, captions, earlier, joined
from channels.spoken.core import Core, Guest, Services
from channels.spoken.device import Choices, Device, Ended, Moved, Replaced, StateIs, TurnIs, Wiped
from channels.spoken.exchange import Exchange
from channels.spoken.listener import Listener
from channels.spoken.player import Player
from voice import actions, events
from voice.endpoint import PRE_ROLL
from voice.events import Option
from voice.profile import Profile
from voice.speak import Audio
from voice.state import State
from voice.turn import Turn

MOST_WAITING = 64
"""Pieces from the device that may wait for us; then it is not read any more."""
PAGE = "web"
"""A channel whose page shows the conversation too, and leaves it by itself."""
ERASED_WITHIN_S = 1.0
"""The next visitor does not wait longer for the last byte of the one before to be overwritten; its rows are gone before."""

Happening = bytes | Callable[[float], events.Event]
"""From the device: sound (16-bit PCM, 16 kHz), or the event that it is at a time."""


class SpokenSession(Core):
    def __init__(
        self,
        conversation_id: str,
        guest: Guest,
        profile: Profile,
        services: Services,
        moved: Callable[[SpokenSession, str], None],
        time: Callable[[], float],
    ) -> None:
        """`moved`: called when it is about another conversation than this one. `time`: seconds of a clock that only goes on."""
        super().__init__(conversation_id, guest, services, time)
        self._moved = moved
        self._turn, self._echo, self._shared = Turn(profile, services.speech.wording), profile.echo, profile.shared
        self.machine = self._happened
        self._exchange = Exchange(self, conversation_id, self._on_erased)
        self._codes = Codes(self, self._go_on_with)
        self._listener = Listener(self, max(profile.cap.values()) + PRE_ROLL + 1.0, lambda: self._exchange.likely())
        self._player = Player(services.speech, self.send, self._made, self._mute)
        self._room = asyncio.Semaphore(MOST_WAITING)
        self.line, self._attached = 0, asyncio.Event()
        self._state, self._choices = State.IDLE, tuple[Option, ...]()
        self._erasing: asyncio.Task[None] | None = None

    # The line

    def attach(self, device: Device, echo: events.Echo) -> None:
        """A device takes the conversation over, for the first time or again; one that had it is told."""
        again = self.line > 0
        if self.device is not None:
            self.device.send(Replaced())
            self.detach(self.device)
        self.device, self.line = device, self.line + 1
        self.clock.go_on()
        self._listener.capturing = False
        self._state, self._choices = State.IDLE, ()
        if echo != self._echo:
            self._echo = echo
            self.happens(lambda now: events.EchoDeclared(now, echo))
        if again:
            self.happens(events.Reconnected)
        self._attached.set()

    def detach(self, device: Device) -> None:
        """The line of `device` is gone. The conversation stands still until there is another, or `hang_up`."""
        if device is self.device:
            self.device = None
            self.clock.stop()
            self._player.clear()
            self._attached.clear()

    def give_way(self) -> None:
        """Another session has the conversation now."""
        self.send(Replaced())
        self.over.set()
        self.post(lambda: None)
        self._attached.set()

    def hang_up(self) -> None:
        """Nobody is there any more."""
        self.happens(events.HungUp)
        self.post(lambda: None if self._shared else self.over.set())
        self._attached.set()

    @property
    def is_attached(self) -> bool:
        return self.device is not None

    @property
    def wants_sound(self) -> bool:
        return self._listener.capturing

    async def put(self, device: Device, happening: Happening) -> None:
        """Take what `device` sends; waits while too much of it waits already."""
        await self._room.acquire()

        def take() -> None:
            self._room.release()
            if device is self.device:
                self._take(happening)

        self.post(take)

    def _take(self, happening: Happening) -> None:
        if isinstance(happening, bytes):
            self._listener.sound(happening)
        else:
            self._happened(happening(self.clock.now()))

    # The task

    async def run(self) -> None:
        """Until the conversation is over."""
        try:
            await self._exchange.begin()
            while not self.over.is_set():
                await self._attached.wait()
                await self._next()
        finally:
            self.over.set()
            self._player.clear()
            self._listener.forget()
            for task in self._tasks:
                task.cancel()
        if self._erasing is not None:
            await self._erasing

    async def _next(self) -> None:
        due = self._turn.due
        try:
            async with asyncio.timeout(None if due is None else max(0.0, due - self.clock.now())):
                work = await self._inside.get()
        except TimeoutError:
            self._happened(events.Tick(self.clock.now()))
            return
        work()
        if self._inside.qsize():
            await asyncio.sleep(0)  # others have their turn too, however much this device sends

    def _happened(self, event: events.Event) -> None:
        for action in self._turn.handle(event):
            _DOES[type(action)](self, action)
        if self._turn.state is not self._state:
            self._state = self._turn.state
            self.send(TurnIs(self._state))
        if self._turn.choices != self._choices:
            self._choices = self._turn.choices
            self.send(Choices(self._choices))

    # What the machine wants

    def _start_capture(self, _wanted: actions.StartCapture) -> None:
        self._listener.start()

    def _stop_capture(self, _wanted: actions.StopCapture) -> None:
        self._listener.stop()

    def _recognise(self, wanted: actions.Recognise) -> None:
        self._listener.recognise(wanted)

    def _cancel(self, wanted: actions.CancelRecognition) -> None:
        self._listener.cancel(wanted.id)

    def _say(self, wanted: actions.SendText) -> None:
        self._exchange.say(wanted)

    def _call(self, wanted: actions.HandOver) -> None:
        self._exchange.call(wanted)

    def _make_code(self, wanted: actions.MakeCode) -> None:
        self.spawn(self._codes.make(wanted))

    def _redeem(self, wanted: actions.Redeem) -> None:
        self.spawn(self._codes.redeem(wanted))

    async def _go_on_with(self, conversation_id: str, token: str) -> None:
        """Be about another conversation from now on, and leave the one before. Raises StoreError, NotFound."""
        before, guest, messages = self.id, self.guest, await earlier(self, conversation_id)
        exchange = Exchange(self, conversation_id, self._on_erased, self._exchange.rate)
        state = await exchange.skip()

        def switch() -> None:
            self._exchange.stop()
            self._exchange, self.id, self.guest = exchange, conversation_id, replace(guest, token=token)
            self._moved(self, before)
            for signal in (Moved(conversation_id, token), StateIs(orjson.dumps(state).decode()), *captions(messages)):
                self.send(signal)
            exchange.follow()
            self._happened(joined(self.clock.now(), messages, state, exchange.rate))
            if guest.channel != PAGE:
                self.spawn(self._left(before, guest))

        self.post(switch)

    async def _left(self, conversation_id: str, guest: Guest) -> None:
        try:
            await self.services.conversations.leave(conversation_id, guest.token)
        except ThreeAnyError as error:
            self.services.telemetry.log.error("conversation not left", conversation=conversation_id, exc_info=error)

    def _speak(self, wanted: actions.Speak) -> None:
        if not self.answering:
            # Whatever we say, be it that we are still looking: until now it was the words or the answer that was waited for.
            self.passed("recognition")
            self.passed("dialogue")
        self.answering = True
        self._player.say(wanted)

    def _made(self, _speak: actions.Speak, _audio: Audio) -> None:
        self.passed("synthesis")

    def _mute(self, speak: actions.Speak, error: SpeechError) -> None:
        self.services.telemetry.speech_failed(self.id, error)
        self.happens(lambda now: events.SynthesisFailed(now, speak.utterance, speak.index))

    def _clear(self, wanted: actions.ClearPlayback) -> None:
        self._player.clear()
        self.send(wanted)

    def _earcon(self, wanted: actions.Earcon) -> None:
        if wanted.sound is actions.Sound.HEARD:
            self.stages.ended(self._listener.last_voice, self.clock.now())
        self.send(wanted)

    def _caption(self, wanted: actions.Caption) -> None:
        self.send(wanted)

    def _manner(self, wanted: actions.SetManner) -> None:
        self._exchange.rate = wanted.rate
        self.send(wanted)

    def _keep(self, wanted: actions.KeepAudio) -> None:
        """Sound is never kept, whoever would allow it; what the visitor decided about their voice is noted."""
        self.spawn(self._decided(wanted.allowed))

    async def _decided(self, given: bool) -> None:
        try:
            await self.services.decided(self.id, AUDIO, given)
        except ThreeAnyError as error:
            self.services.telemetry.log.error("consent not recorded", conversation=self.id, exc_info=error)

    def _wipe(self, _wanted: actions.Wipe) -> None:
        self._player.clear()
        self._erasing = asyncio.create_task(self._erase())
        self.spawn(self._wiped(self._erasing))

    async def _wiped(self, erasing: asyncio.Task[None]) -> None:
        await asyncio.wait({erasing}, timeout=ERASED_WITHIN_S)
        self.send(Wiped())
        self.over.set()
        self.post(lambda: None)

    async def _erase(self) -> None:
        try:
            await self.services.conversations.leave(self.id, self.guest.token)
        except NotFound:
            pass
        except ThreeAnyError as error:
            self.services.telemetry.log.error("visitor not erased", conversation=self.id, exc_info=error)

    def _on_erased(self) -> None:
        if self._erasing is None:  # by another device, not by us
            self.refuse(Problem("erased"))
            self.over.set()

    def _end(self, _wanted: actions.End) -> None:
        self.send(Ended())
        self.over.set()


_DOES: dict[type[actions.Action], Callable[[SpokenSession, Any], None]] = {
    actions.StartCapture: SpokenSession._start_capture,
    actions.StopCapture: SpokenSession._stop_capture,
    actions.Recognise: SpokenSession._recognise,
    actions.CancelRecognition: SpokenSession._cancel,
    actions.SendText: SpokenSession._say,
    actions.HandOver: SpokenSession._call,
    actions.MakeCode: SpokenSession._make_code,
    actions.Redeem: SpokenSession._redeem,
    actions.Speak: SpokenSession._speak,
    actions.ClearPlayback: SpokenSession._clear,
    actions.Earcon: SpokenSession._earcon,
    actions.Caption: SpokenSession._caption,
    actions.SetManner: SpokenSession._manner,
    actions.KeepAudio: SpokenSession._keep,
    actions.Wipe: SpokenSession._wipe,
    actions.End: SpokenSession._end,
}
