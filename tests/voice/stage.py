"""A person, a room and a player for the turn machine, on a fake clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.wording import load
from voice.actions import (
    Action,
    CancelRecognition,
    ClearPlayback,
    Earcon,
    HandOver,
    Recognise,
    SendText,
    Speak,
    StartCapture,
    StopCapture,
)
from voice.events import (
    Button,
    Event,
    Expects,
    Frame,
    Key,
    Line,
    RecogniserFailed,
    Reply,
    Spoken,
    Started,
    SynthesisFailed,
    Tick,
    Transcript,
)
from voice.profile import PHONE, Profile
from voice.state import State
from voice.turn import Turn

WORDING = load(Path(__file__).parents[2] / "data/wording/ko.yml")
FRAME = 0.032


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, text) for text in texts)


class Stage:
    """Does what the machine asks as far as it is told to. `log` is everything it asked for, with the time."""

    def __init__(self, profile: Profile, level: float = -30.0) -> None:
        self.turn, self.now, self.level = Turn(profile, WORDING), 0.0, level
        self.log: list[tuple[float, Action]] = []
        self.playing: list[Speak] = []
        self.capturing = False

    def do(self, event: Event) -> tuple[Action, ...]:
        done = self.turn.handle(event)
        for action in done:
            self.log.append((event.at, action))
            if isinstance(action, Speak):
                self.playing.append(action)
            elif isinstance(action, ClearPlayback):
                self.playing.clear()
            elif isinstance(action, StartCapture | StopCapture):
                self.capturing = isinstance(action, StartCapture)
        return done

    # What the person does.

    def start(self) -> Stage:
        self.do(Started(self.now))
        self.listen_to_it()
        return self

    def frames(self, seconds: float, probability: float, level: float | None = None) -> list[Action]:
        done: list[Action] = []
        for _ in range(round(seconds / FRAME)):
            self.now += FRAME
            done += self.do(Frame(self.now, probability, self.level if level is None else level))
        return done

    def speak(self, seconds: float) -> list[Action]:
        return self.frames(seconds, 0.9)

    def quiet(self, seconds: float) -> list[Action]:
        return self.frames(seconds, 0.02, -60.0)

    def wait(self, seconds: float) -> list[Action]:
        """Nothing comes, not even frames; playback plays."""
        done: list[Action] = []
        until = self.now + seconds
        while self.now < until - 1e-9:
            self.now = min(until, self.now + 0.1)
            done += self.do(Tick(self.now))
        return done

    def until_it_speaks(self, most: float = 60.0) -> tuple[str, ...]:
        """Wait in silence for it to say something; what it said, heard to the end."""
        until = self.now + most
        while not self.playing and self.now < until:
            self.wait(0.1)
        return self.listen_to_it()

    def listen_to_it(self) -> tuple[str, ...]:
        """Playback up to the end; what was said."""
        said = []
        while self.playing:
            speak = self.playing.pop(0)
            said.append(speak.line.text)
            self.now += 1.0
            self.do(Spoken(self.now, speak.utterance, speak.index))
        return tuple(said)

    def tap(self, name: Any = "talk") -> tuple[Action, ...]:
        self.now += 0.1
        return self.do(Button(self.now, name))

    def press(self, keys: str) -> list[Action]:
        done: list[Action] = []
        for key in keys:
            self.now += 0.3
            done += self.do(Key(self.now, key))
        return done

    def say(self, text: str, seconds: float = 1.0, **heard: Any) -> list[Action]:
        """Speak, be silent until it is recognised; what it does with the words."""
        self.speak(seconds)
        self.quiet(1.7)
        return self.recognise(text, **heard)

    # What the machinery does.

    def recognise(self, text: str, accepted: bool = True, **heard: Any) -> list[Action]:
        return list(self.do(Transcript(self.now, self.last(Recognise).id, text, accepted, **heard)))

    def recogniser_fails(self) -> tuple[Action, ...]:
        return self.do(RecogniserFailed(self.now, self.last(Recognise).id))

    def reply(self, *texts: str, **given: Any) -> tuple[str, ...]:
        """The dialogue answers; what is said then, heard to the end."""
        self.answer(*texts, **given)
        return self.listen_to_it()

    def answer(self, *texts: str, **given: Any) -> tuple[Action, ...]:
        self.now += 0.1
        given.setdefault("to", self.turn.pending)
        given.setdefault("parts", (lines(*texts),) if texts else ())
        return self.do(Reply(self.now, **given))

    def voice_fails(self) -> None:
        while self.playing:
            speak = self.playing.pop(0)
            self.do(SynthesisFailed(self.now, speak.utterance, speak.index))

    # What was asked for.

    def all(self, kind: type[Action]) -> list[Any]:
        return [action for _, action in self.log if isinstance(action, kind)]

    def last(self, kind: type[Action]) -> Any:
        return self.all(kind)[-1]

    def time_of_last(self, kind: type[Action]) -> float:
        return [at for at, action in self.log if isinstance(action, kind)][-1]

    @property
    def sent(self) -> list[str]:
        return [action.text for action in self.all(SendText)]

    @property
    def handed_over(self) -> list[str]:
        return [action.reason for action in self.all(HandOver)]

    @property
    def said(self) -> list[str]:
        return [action.line.text for action in self.all(Speak)]

    @property
    def sounds(self) -> list[str]:
        return [action.sound.value for action in self.all(Earcon)]

    @property
    def cancelled(self) -> list[int]:
        return [action.id for action in self.all(CancelRecognition)]


def asking(stage: Stage, text: str = "무엇을 도와드릴까요?", expects: Expects = Expects.NORMAL, **given: Any) -> Stage:
    """Bring the talk to a question of the dialogue: as if they had asked something first."""
    if stage.turn.state.value != "listening":
        stage.tap()
    stage.say("안녕하세요 저기 여쭤볼게요")
    stage.reply(question=lines(text), expects=expects, **given)
    return stage


LONG = ("첫째 문장이에요.", "둘째 문장이에요.", "셋째 문장이에요.")


def speaking(where: Profile = PHONE, *texts: str, **given: Any) -> Stage:
    """A stage on which a reply of three sentences has just begun to be said."""
    stage = asking(Stage(where).start())
    if where.hands_free is False:
        stage.tap()
    stage.say("기초연금이 뭐예요")
    stage.answer(*(texts or LONG), **given)
    assert stage.turn.state is State.SPEAKING
    return stage
