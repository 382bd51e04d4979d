"""The turn machine: what happens goes in as events, what is to be done comes out as actions.

Pure: no input or output, no threads, no clock but the events'. Recognition, dialogue, synthesis and playback are the caller's; their
results come back as events. Whoever waits for us hears from us: while a conversation is open, `due` says when at the latest.

    turn = Turn(PHONE, wording)
    for action in turn.handle(Started(at=0.0)): ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.wording import Wording
from voice import actions, commands, elsewhere, events, flow, hands, listening, waiting
from voice.actions import Action
from voice.endpoint import Ear
from voice.profile import Profile
from voice.prompts import MOST_OPTIONS, Prompts
from voice.state import State
from voice.talk import Talk


class Turn:
    """One device or call."""

    def __init__(self, profile: Profile, wording: Wording) -> None:
        self._talk = Talk(profile, Prompts(wording, profile.hands_free), ear=Ear(profile.gate_db))

    @property
    def state(self) -> State:
        return self._talk.state

    @property
    def due(self) -> float | None:
        """When the machine wants to be told of the time at the latest (a `Tick`); None: asleep or closed."""
        return min(self._talk.timers.values(), default=None)

    @property
    def pending(self) -> int | None:
        """The `SendText` or `HandOver` whose answer is waited for."""
        return self._talk.pending.id if self._talk.pending else None

    @property
    def choices(self) -> tuple[events.Option, ...]:
        """What the keys 1, 2, 3 choose now, in this order."""
        talk = self._talk
        if not (talk.awake and talk.free) or talk.keypad.digits:
            return ()
        if talk.asked.said_options:
            return talk.asked.options[:MOST_OPTIONS]
        return talk.prompts.yes_or_no() if talk.asked.expects is events.Expects.YES_NO else ()

    def handle(self, event: events.Event) -> tuple[Action, ...]:
        """What is to be done, in order. Time never goes back: an event older than the last one counts as of the last one's time."""
        talk = self._talk
        self._pass_time(max(talk.now, event.at))
        if talk.state is not State.CLOSED:
            _HANDLERS[type(event)](talk, event)
        done = tuple(talk.out)
        talk.out.clear()
        return done

    def _pass_time(self, now: float) -> None:
        """Timers fire in order and at their own time, however late we hear of it."""
        talk = self._talk
        while talk.timers and talk.state is not State.CLOSED:
            name, at = min(talk.timers.items(), key=lambda timer: timer[1])
            if at > now:
                break
            talk.forget(name)
            talk.now = max(talk.now, at)
            waiting.due(talk, name)
        talk.now = now


def _started(talk: Talk, event: events.Started) -> None:
    if not talk.awake:
        flow.greet(talk)


def _frame(talk: Talk, event: events.Frame) -> None:
    listening.frame(talk, event)


def _transcript(talk: Talk, event: events.Transcript) -> None:
    listening.transcript(talk, event)


def _recogniser_failed(talk: Talk, event: events.RecogniserFailed) -> None:
    if talk.awake:
        listening.failed(talk, event.id)


def _reply(talk: Talk, event: events.Reply) -> None:
    if talk.awake and not talk.ending:
        flow.received(talk, event)


def _dialogue_failed(talk: Talk, event: events.DialogueFailed) -> None:
    if talk.pending is not None and talk.pending.id == event.to:
        waiting.no_answer(talk)


def _code_made(talk: Talk, event: events.CodeMade) -> None:
    if talk.awake and not talk.ending:
        elsewhere.made(talk, event)


def _joined(talk: Talk, event: events.Joined) -> None:
    if talk.awake and not talk.ending:
        elsewhere.joined(talk, event)


def _not_joined(talk: Talk, event: events.NotJoined) -> None:
    elsewhere.not_joined(talk, event)


def _spoken(talk: Talk, event: events.Spoken) -> None:
    if event.finished:
        _over(talk, event.utterance, event.index, failed=False)
    elif talk.mouth.current is not None and talk.mouth.current.id == event.utterance:
        talk.watch_playback()


def _synthesis_failed(talk: Talk, event: events.SynthesisFailed) -> None:
    _over(talk, event.utterance, event.index, failed=True)


def _over(talk: Talk, utterance: int, index: int, failed: bool) -> None:
    if not talk.mouth.over(utterance, index, failed):
        talk.watch_playback()
        return
    talk.forget("playback")
    talk.quiet_since = talk.now
    done, mute = talk.mouth.current, talk.mouth.failed
    talk.mouth.current = None
    if talk.mouth.waiting:
        talk.begin(talk.mouth.waiting.popleft())
    elif done is not None and mute == len(done.lines):
        flow.muted(talk)
    else:
        flow.settle(talk)


def _echo(talk: Talk, event: events.EchoDeclared) -> None:
    talk.profile = replace(talk.profile, echo=event.echo)
    if event.echo == "cancelled" and talk.warm_at is not None:
        talk.warm_at = talk.now + talk.profile.echo_warm_up
    if event.echo == "none" and talk.state is State.SPEAKING:
        talk.drop_hearing()
        talk.deafen()
    elif event.echo == "none":
        talk.ear.opened_at = max(talk.ear.opened_at, talk.quiet_since + talk.profile.times.tail)


def _consent(talk: Talk, event: events.Consent) -> None:
    talk.emit(actions.KeepAudio(event.given))


def _reconnected(talk: Talk, event: events.Reconnected) -> None:
    """Say that we are there again; what they were listening to goes on, what they were saying is lost and asked for again."""
    if not talk.awake:
        return
    left = talk.hush() or talk.interrupted
    talk.interrupted = ()
    talk.drop_hearing()
    talk.deafen()
    talk.say(talk.prompts.say("reconnected"))
    if left:
        commands.resume(talk, left)
    elif talk.free and talk.asked.lines:
        talk.say(talk.asked.lines)


def _hung_up(talk: Talk, event: events.HungUp) -> None:
    talk.drop_hearing()
    talk.deafen()
    if talk.mouth.stop():
        talk.emit(actions.ClearPlayback())
    if talk.profile.shared:
        talk.emit(actions.Wipe())
    talk.timers.clear()
    talk.state = State.CLOSED


def _tick(talk: Talk, event: events.Tick) -> None:
    """The timers have had their turn already."""


_HANDLERS: dict[type[events.Event], Callable[[Talk, Any], None]] = {
    events.Started: _started,
    events.Frame: _frame,
    events.Button: lambda talk, event: hands.button(talk, event),
    events.Key: lambda talk, event: hands.key(talk, event),
    events.Transcript: _transcript,
    events.RecogniserFailed: _recogniser_failed,
    events.Reply: _reply,
    events.DialogueFailed: _dialogue_failed,
    events.CodeMade: _code_made,
    events.Joined: _joined,
    events.NotJoined: _not_joined,
    events.Spoken: _spoken,
    events.SynthesisFailed: _synthesis_failed,
    events.EchoDeclared: _echo,
    events.Consent: _consent,
    events.Reconnected: _reconnected,
    events.HungUp: _hung_up,
    events.Tick: _tick,
}
