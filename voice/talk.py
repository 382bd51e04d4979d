"""The state of one spoken conversation, and the few things done to it everywhere: speak, open and close the ear, send."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from voice import actions
from voice.actions import Action, Sound
from voice.asked import OURS, Asked, Kind
from voice.endpoint import PRE_ROLL, Ear, Phase
from voice.events import Expects, Line, Reply, Said, Transcript
from voice.keypad import Keypad
from voice.ladders import Ladder
from voice.manner import Manner
from voice.mouth import Mouth, Utterance
from voice.profile import Profile
from voice.prompts import Prompts
from voice.state import State


@dataclass(frozen=True)
class Pending:
    id: int
    reason: Literal["asked", "no_input", "no_match", "trouble"] | None = None
    """Why a person was called; None: the dialogue is working."""


@dataclass
class Recognition:
    id: int
    attempts: int = 1
    result: Transcript | None = None


WAITING = ("no_input", "reassure", "wipe", "digits", "score")
_HEARING = ("cap", "recognition", "false_interruption")
_ANSWERING = ("thinking", "wait_line", "answer")


@dataclass
class Talk:
    profile: Profile
    prompts: Prompts
    now: float = 0.0
    state: State = State.IDLE
    awake: bool = False
    timers: dict[str, float] = field(default_factory=dict)
    out: list[Action] = field(default_factory=list)
    last_id: int = 0
    ear: Ear = field(default_factory=Ear)
    capturing: bool = False
    ended: bool = False
    """The utterance that is being recognised is over."""
    capped: bool = False
    """… because it was too long, which is said."""
    recognition: Recognition | None = None
    aside: int | None = None
    """Recognition of a word said into our speech without stopping it."""
    mouth: Mouth = field(default_factory=Mouth)
    interrupted: tuple[Utterance, ...] = ()
    mistaken: int = 0
    """Interruptions in a row that were nothing: noise, others who talk."""
    warm_at: float | None = None
    quiet_since: float = 0.0
    """When we were heard last."""
    manner: Manner = field(default_factory=Manner)
    keypad: Keypad = field(default_factory=Keypad)
    no_input: Ladder = field(default_factory=Ladder)
    no_match: Ladder = field(default_factory=Ladder)
    asked: Asked = field(default_factory=Asked)
    before: Asked = field(default_factory=Asked)
    """What was asked before a question of ours came between."""
    pending: Pending | None = None
    since: int = 0
    """Ids up to this one are of the visitor before."""
    owed: set[int] = field(default_factory=set)
    """Sent before `pending` and not answered yet."""
    inbox: deque[Reply] = field(default_factory=deque)
    said: list[Said] = field(default_factory=list)
    unheard: tuple[Line, ...] = ()
    """What was cut off of an offer to call back: it says what one agrees to who leaves a number."""
    waiting: bool = False
    attended: bool = False
    reassured: int = 0
    warned: bool = False
    ending: bool = False
    stars: int = 0
    star_at: float = float("-inf")

    def emit(self, *done: Action) -> None:
        self.out.extend(done)

    def id(self) -> int:
        self.last_id += 1
        return self.last_id

    def after(self, seconds: float, name: str) -> None:
        self.timers[name] = self.now + seconds

    def forget(self, *names: str) -> None:
        for name in names:
            self.timers.pop(name, None)

    def say(self, lines: tuple[Line, ...], protected: bool = False) -> None:
        """Speak, after what is being said already. Whatever was listened to is given up."""
        self.forget(*WAITING)
        self.keypad.take()
        utterance = Utterance(self.id(), lines, protected)
        if self.mouth.current is not None:
            self.mouth.waiting.append(utterance)
        else:
            self.drop_hearing()
            self.begin(utterance)

    def begin(self, utterance: Utterance) -> None:
        self.mouth.start(utterance)
        self.state = State.SPEAKING
        if self.profile.echo == "none":
            self.deafen()
        else:
            self.capture()
        if self.warm_at is None:
            self.warm_at = self.now + (self.profile.echo_warm_up if self.profile.echo == "cancelled" else 0.0)
        volume = self.manner.volume
        for index, line in enumerate(utterance.lines):
            self.emit(
                actions.Caption(f"{utterance.id}.{index}", line.text),
                actions.Speak(utterance.id, index, line, self.manner.rate_of(line), volume, utterance.protected),
            )
        self.watch_playback()

    def watch_playback(self) -> None:
        """Nobody waits for playback that never reports: half as long again as a sentence should take, and some seconds."""
        if self.mouth.current is not None and self.mouth.index < len(self.mouth.current.lines):
            line = self.mouth.current.lines[self.mouth.index]
            self.after(5.0 + 1.5 * self.manner.seconds(line), "playback")

    def hush(self) -> tuple[Utterance, ...]:
        """Stop speaking at once; what was left to say."""
        if self.mouth.current is None:
            return ()
        self.drop_hearing()
        return self.cut()

    def cut(self) -> tuple[Utterance, ...]:
        """Stop the playback; who is heard stays heard."""
        self.forget("playback")
        self.emit(actions.ClearPlayback())
        self.quiet_since = self.now
        left = self.mouth.stop()
        asked = self.before if self.asked.kind is Kind.HEARD else self.asked
        offer = self.said[-1].reply.parts if self.said and asked.expects is Expects.PHONE else ()
        self.unheard = tuple(line for each in left for line in each.lines if any(line in part for part in offer)) or self.unheard
        return left

    def capture(self) -> None:
        if not self.capturing:
            self.capturing = True
            self.emit(actions.StartCapture())

    def deafen(self) -> None:
        self.ear.close()
        if self.capturing:
            self.capturing = False
            self.emit(actions.StopCapture())

    def drop_hearing(self) -> None:
        """Forget an utterance that is being listened to or recognised."""
        self.forget(*_HEARING)
        for id in (self.recognition.id if self.recognition else None, self.aside):
            if id is not None:
                self.emit(actions.CancelRecognition(id))
        self.recognition, self.aside, self.ended = None, None, False
        self.ear.close()

    def open_ear(self) -> None:
        """Listen for an answer to what was asked."""
        patience, cap = self.profile.patience[self.asked.expects], self.profile.cap[self.asked.expects]
        if self.capturing and self.ear.phase in (Phase.SPEECH, Phase.TRAILING):
            self._go_on_hearing(patience, cap)
            return
        self.drop_hearing()
        begins = self.now + self.profile.times.tail if self.profile.echo == "none" else self.now - PRE_ROLL
        self.ear.open(begins, patience, cap)
        self.capture()
        self.state = State.LISTENING
        self.emit(actions.Earcon(Sound.LISTENING))

    def _go_on_hearing(self, patience: float, cap: float) -> None:
        """They began before we ended: a short answer into our last words is an answer."""
        self.ear.expect(patience, cap)
        self.state = State.SPEECH if self.ear.phase is Phase.SPEECH else State.TRAILING
        self.timers["cap"] = self.ear.ends_latest + 0.1
        if self.aside is not None:
            self.recognition, self.aside = Recognition(self.aside), None

    def recognise(self, speculative: bool) -> int:
        begin, end = self.ear.span(self.now)
        id = self.id()
        self.emit(actions.Recognise(id, begin, end, speculative, self.asked.expects, self.asked.names))
        return id

    @property
    def busy_hearing(self) -> bool:
        """Somebody speaks or types, or what they said is being recognised: not a moment to speak ourselves."""
        speaks = self.ear.phase in (Phase.SPEECH, Phase.TRAILING, Phase.ENDED)
        return speaks or self.recognition is not None or bool(self.keypad.digits)

    def think(self, pending: Pending, seconds: float) -> None:
        """Wait for the dialogue or a person; what was asked is answered."""
        self.forget(*WAITING)
        self.keypad.take()
        self.drop_hearing()
        self.pending = pending
        if self.mouth.current is None:
            self.meanwhile(self.profile.hands_free)
        times = self.profile.times
        if "thinking" not in self.timers:
            self.after(times.first_thinking_sound, "thinking")
        self.after(times.wait_line, "wait_line")
        self.after(seconds, "answer")

    def meanwhile(self, hears: bool) -> None:
        """Nothing to do but wait; a wish said meanwhile is heard, and so is what they forgot to say."""
        self.state = State.THINKING
        if hears:
            self.ear.open(self.now + self.profile.times.tail, self.profile.patience[Expects.NORMAL], self.profile.cap[Expects.OPEN])
            self.capture()
        else:
            self.deafen()

    @property
    def free(self) -> bool:
        """What was asked last can be answered."""
        return self.pending is None or self.asked.kind in OURS

    def waits_for(self, id: int) -> bool:
        return self.pending is not None and self.pending.id == id

    def answered(self) -> None:
        self.pending = None
        self.forget(*_ANSWERING)

    def forget_answers(self) -> None:
        """None is waited for any more, and none that comes late is taken."""
        self.answered()
        self.inbox.clear()
        self.owed.clear()
        self.unheard, self.since = (), self.last_id
