"""In whatever order things happen: nobody is left in silence, our own voice is never recognised, a turn is taken once, it ends told."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.voice.stage import WORDING, lines
from voice import profile
from voice.actions import CancelRecognition, ClearPlayback, Earcon, End, HandOver, MakeCode, Recognise, Redeem, SendText, Speak, Wipe
from voice.events import (
    Button,
    CodeMade,
    Consent,
    DialogueFailed,
    EchoDeclared,
    Event,
    Expects,
    Frame,
    HungUp,
    Joined,
    Key,
    NotJoined,
    Option,
    RecogniserFailed,
    Reply,
    Spoken,
    Started,
    SynthesisFailed,
    Tick,
    Transcript,
)
from voice.state import State
from voice.turn import Turn

PLACES = {
    "phone": profile.PHONE,
    "kiosk": profile.KIOSK,
    "hands free": profile.KIOSK_HANDS_FREE,
    "web": profile.WEB,
    "loudspeaker": profile.Profile(echo="none"),
    "cancelling": profile.Profile(echo="cancelled"),
}
LONGEST_SILENCE = 31.0
"""Half a minute, the longest an answer may be; everything else is shorter."""
TEXTS = [
    "", "네", "아니요", "음", "그만", "다시", "천천히", "도움말", "상담원", "뒤로", "처음부터 다시", "끝낼게요", "쉽게 말해 주세요",
    "일 번",     "저희 어머니가 예순여덟이세요", "예순여덟이요", "아니 예순아홉이요", "제 번호는 010-1234-5678이에요",
    "다른 기기에서 이어하기", "번호 받아 왔어요", "일이삼사 오육칠팔",
]  # fmt: skip
HABITS = [
    "talk",
    "yes",
    "no",
    "repeat",
    "slower",
    "faster",
    "louder",
    "softer",
    "simpler",
    "restart",
    "stop",
    "person",
    "help",
    "back",
    "end",
    "elsewhere",
]
OPTIONS = (Option("월세예요", "월세예요"), Option("전세예요", "전세예요"))
FRAME = 0.1


class Conversation(RuleBasedStateMachine):
    """The caller, badly behaved: it answers late, twice, never, or to what was given up."""

    @initialize(place=st.sampled_from(sorted(PLACES)))
    def begins(self, place: str) -> None:
        self.place = PLACES[place]
        self.turn, self.now, self.echo = Turn(self.place, WORDING), 100.0, self.place.echo
        self.asked: list[int] = []
        self.outstanding: set[int] = set()
        self.sent: list[int] = []
        self.called: list[int] = []
        self.codes: list[int] = []
        self.playing: list[Speak] = []
        self.heard_own: list[list[float]] = []
        self.audible, self.goodbye, self.silenced, self.ended = self.now, False, 0, False
        self.do(Started(self.now))

    # The one way in, with what holds for every event.

    def do(self, event: Event) -> None:
        self.happens(Tick(event.at))
        self.happens(event)

    def happens(self, event: Event) -> None:
        closed = self.turn.state is State.CLOSED
        protected = any(speak.protected for speak in self.playing)
        done = self.turn.handle(event)
        assert not (closed and done), "closed is closed"
        if isinstance(event, Frame | Transcript) and protected:
            assert ClearPlayback() not in done, "cut by voice"
        taken = [action for action in done if isinstance(action, SendText)]
        if isinstance(event, Transcript):
            assert len(taken) <= (1 if event.id in self.outstanding else 0), "a turn is taken once"
            self.outstanding.discard(event.id)
        elif isinstance(event, RecogniserFailed):
            self.outstanding.discard(event.id or 0)
        for action in done:
            self.follow(action)
        assert len(self.outstanding) <= 1, "one recognition at a time"
        if self.turn.state is State.CLOSED or self.turn.due is None:
            self.audible = self.now

    def follow(self, action: Any) -> None:
        if isinstance(action, Speak):
            if not self.playing:
                self.heard_own.append([self.now, float("inf")])
            self.playing.append(action)
            self.goodbye = self.goodbye or "마칠게요" in action.line.text
        elif isinstance(action, ClearPlayback):
            self.silence()
        elif isinstance(action, Recognise):
            assert action.begin < action.end <= self.now + 1e-6
            if self.echo == "none":
                assert not self.playing, "recognises while it speaks"
                assert all(action.begin >= end for _, end in self.heard_own[-3:]), "recognises its own voice"
            self.asked.append(action.id)
            self.outstanding.add(action.id)
        elif isinstance(action, CancelRecognition):
            self.outstanding.discard(action.id)
        elif isinstance(action, SendText):
            self.sent.append(action.id)
        elif isinstance(action, HandOver):
            self.called.append(action.id)
        elif isinstance(action, MakeCode | Redeem):
            self.codes.append(action.id)
        elif isinstance(action, End | Wipe):
            self.ended = True
            assert self.goodbye or self.silenced, "left without a word"
            self.goodbye = isinstance(action, End)
        if isinstance(action, Speak | Earcon | HandOver):
            self.audible = self.now

    def silence(self) -> None:
        if self.playing:
            self.heard_own[-1][1] = self.now
        self.playing.clear()

    # What can happen.

    @rule(seconds=st.sampled_from([0.1, 0.5, 1.0, 2.0, 5.0, 9.0, 20.0]))
    def time_passes(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now < until:
            self.now += 0.5
            self.do(Tick(self.now))
            self.nobody_waits_in_silence()

    @rule(seconds=st.sampled_from([0.16, 0.3, 0.6, 1.2, 4.0]), pause=st.sampled_from([0.0, 0.35, 0.6, 0.9, 1.6]))
    def somebody_speaks(self, seconds: float, pause: float) -> None:
        for probability, length in ((0.9, seconds), (0.05, pause)):
            for _ in range(round(length / FRAME)):
                self.now += FRAME
                if probability > 0.5:
                    self.audible = self.now
                self.do(Frame(self.now, probability, -30.0 if probability > 0.5 else -60.0, FRAME))

    @rule(name=st.sampled_from(HABITS))
    def a_button(self, name: Any) -> None:
        self.do(Button(self.now, name))

    @rule(keys=st.text("0123456789*#", min_size=1, max_size=3))
    def keys(self, keys: str) -> None:
        for key in keys:
            self.do(Key(self.now, key))

    @precondition(lambda self: self.asked)
    @rule(text=st.sampled_from(TEXTS), accepted=st.booleans(), log_prob=st.sampled_from([-0.1, -0.9]), late=st.integers(0, 2))
    def words(self, text: str, accepted: bool, log_prob: float, late: int) -> None:
        self.do(Transcript(self.now, self.asked[max(-len(self.asked), -1 - late)], text, accepted, log_prob))

    @rule(late=st.integers(-1, 1))
    def no_words(self, late: int) -> None:
        self.do(RecogniserFailed(self.now, self.asked[-1 - late] if len(self.asked) > late >= 0 else None))

    @rule(data=st.data())
    def a_reply(self, data: st.DataObject) -> None:
        draw = data.draw
        ends = draw(st.integers(0, 30)) == 0
        self.silenced += ends
        self.do(
            Reply(
                self.now,
                to=draw(st.sampled_from([None, *self.sent[-2:], *self.called[-1:], *([self.turn.pending] if self.turn.pending else [])])),
                parts=draw(st.sampled_from([(), (lines("하나예요.", "둘이에요."),), (lines("하나예요."), lines("둘이에요."))])),
                question=draw(st.sampled_from([(), lines("혼자 사세요?")])),
                expects=draw(st.sampled_from(Expects)),
                options=draw(st.sampled_from([(), OPTIONS])),
                say_options=draw(st.booleans()),
                protected=draw(st.integers(0, 5)) == 0,
                understood=draw(st.integers(0, 4)) > 0,
                waiting=draw(st.integers(0, 3)) == 0,
                ends=ends,
                command=draw(st.sampled_from([None, "slower", "stop"])),
            )
        )

    @precondition(lambda self: self.codes)
    @rule(what=st.sampled_from(["made", "joined", "wrong", "too_many", "fails"]), question=st.sampled_from([(), lines("혼자 사세요?")]))
    def a_code_is_answered(self, what: Any, question: Any) -> None:
        id = self.codes[-1]
        if what == "made":
            self.do(CodeMade(self.now, id, "12345678", 60))
        elif what == "joined":
            self.do(Joined(self.now, Reply(self.now, question=question), "기초연금"))
        else:
            self.do(DialogueFailed(self.now, id) if what == "fails" else NotJoined(self.now, id, what))

    @precondition(lambda self: self.sent or self.called)
    @rule()
    def the_dialogue_fails(self) -> None:
        self.do(DialogueFailed(self.now, max([*self.sent[-1:], *self.called[-1:]])))

    @precondition(lambda self: self.playing)
    @rule(count=st.integers(1, 4), fails=st.integers(0, 4))
    def playback(self, count: int, fails: int) -> None:
        for _ in range(min(count, len(self.playing))):
            if not self.playing:
                return
            speak = self.playing.pop(0)
            self.now += 0.5
            self.audible = self.now
            if not self.playing:
                self.heard_own[-1][1] = self.now
            kind = SynthesisFailed if fails == 0 else Spoken
            self.do(kind(self.now, speak.utterance, speak.index))

    @rule(echo=st.sampled_from(["none", "cancelled", "headset"]), consent=st.booleans())
    def declared(self, echo: Any, consent: bool) -> None:
        if echo == "none" and self.echo != "none":
            # What was said before nobody can take back: it was heard without an echo.
            self.heard_own = self.heard_own[-1:] if self.playing else []
        self.echo = echo
        self.do(EchoDeclared(self.now, echo))
        self.do(Consent(self.now, consent))

    @precondition(lambda self: self.now > 400)
    @rule()
    def hangs_up(self) -> None:
        self.silenced += 1
        self.do(HungUp(self.now))
        assert self.turn.state is State.CLOSED and self.turn.due is None

    # What holds always.

    @invariant()
    def nobody_waits_in_silence(self) -> None:
        if not hasattr(self, "turn") or self.turn.state is State.CLOSED or not self.turn._talk.awake:
            return
        assert self.turn.due is not None, "nothing leads on"
        assert self.turn.due - self.now <= LONGEST_SILENCE
        if not self.playing:
            assert self.now - self.audible <= LONGEST_SILENCE, f"silent in {self.turn.state}"

    @invariant()
    def state_and_mouth_agree(self) -> None:
        if hasattr(self, "turn"):
            talk = self.turn._talk
            assert (talk.mouth.current is not None) == (talk.state is State.SPEAKING)
            if talk.state is State.SPEAKING and talk.profile.echo == "none":
                assert not talk.capturing

    def teardown(self) -> None:
        """Everybody goes away: the talk ends told, or waits for a person it has told them of."""
        if not hasattr(self, "turn"):
            return
        for _ in range(2000):
            if self.turn.state is State.CLOSED or self.turn.due is None:
                return
            if self.playing:
                self.playback(4, 1)
            elif self.turn.pending is not None:
                self.do(DialogueFailed(self.now, self.turn.pending))
            else:
                self.now = max(self.now, self.turn.due)
                self.audible = self.now
                self.do(Tick(self.now))
        assert self.turn._talk.waiting and not self.place.shared, "it never ends"


TestAlways = Conversation.TestCase
TestAlways.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
