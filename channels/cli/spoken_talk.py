"""What the gateway sends in a spoken conversation, shown and played; and whose turn it is."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Any

from rich.padding import Padding
from rich.text import Text

from channels.cli.show import STYLES, Screen
from channels.cli.spoken_line import Frame
from channels.spoken.narrow import earcon
from voice.actions import Sound
from voice.playback import Playback
from voice.state import State

HEADER = struct.Struct(">IHH")
LAST = 1
_OURS = (State.IDLE.value, State.LISTENING.value)


class SpokenTalk:
    def __init__(self, screen: Screen, playback: Playback) -> None:
        self._screen, self._playback = screen, playback
        self._state, self._was_greeted = State.IDLE.value, False
        self._choices: Any = ()
        self.is_heard = False
        """Sound is wanted."""
        self.goes_on_elsewhere = self._has_moved = False
        """The conversation that was begun here is wanted on another device, by a code."""

    @property
    def is_our_turn(self) -> bool:
        """Everything that was to be said has been heard."""
        return self._was_greeted and self._state in _OURS and self._playback.is_silent

    def take(self, frame: Frame) -> None:
        """What is of a kind that we do not know is for others."""
        if isinstance(frame, bytes):
            utterance, index, flags = HEADER.unpack_from(frame)
            self._playback.add(utterance, index, frame[HEADER.size :], bool(flags & LAST))
        elif shown := _SHOWN.get(frame["type"]):
            shown(self, frame)

    def lost(self) -> None:
        """The line broke; the gateway begins anew with what is ours to know."""
        self._silence({})
        self._state, self.is_heard = State.IDLE.value, False
        self._screen.say("voice.lost", "yellow")

    def _silence(self, _frame: Mapping[str, Any]) -> None:
        self._playback.clear()

    def _turn(self, frame: Mapping[str, Any]) -> None:
        self._state = frame["state"]

    def _capture(self, frame: Mapping[str, Any]) -> None:
        self.is_heard = frame["on"]

    def _say(self, _frame: Mapping[str, Any]) -> None:
        self._was_greeted = True

    def _earcon(self, frame: Mapping[str, Any]) -> None:
        self._playback.chime(earcon(Sound(frame["sound"])))

    def _caption(self, frame: Mapping[str, Any]) -> None:
        if frame["who"] == "citizen":
            self._screen.say("typed", text=frame["text"])
        else:
            who = self._screen.words.say("who.assistant")
            self._screen.console.print(Text.assemble((f"{who}> ", STYLES["assistant"]), frame["text"]))

    def _choose(self, frame: Mapping[str, Any]) -> None:
        if frame["options"] and frame["options"] != self._choices:
            words = self._screen.words
            titles = [words.say("voice.choice", number=n, title=option["title"]) for n, option in enumerate(frame["options"], 1)]
            self._screen.console.print(Padding(Text("   ".join(titles), style="cyan"), (0, 0, 0, 2)))
        self._choices = frame["options"]

    def _benefits(self, frame: Mapping[str, Any]) -> None:
        for card in frame["benefits"]:
            self._screen.card(card)

    def _code(self, frame: Mapping[str, Any]) -> None:
        code = frame["code"]
        self._screen.say("voice.code", "bold", code=f"{code[:4]} {code[4:]}", minutes=frame["valid_s"] // 60)
        self.goes_on_elsewhere = self.goes_on_elsewhere or not self._has_moved

    def _move(self, _frame: Mapping[str, Any]) -> None:
        self._has_moved = True

    def _trouble(self, frame: Mapping[str, Any]) -> None:
        said = frame.get("detail") or self._screen.words.say("error.unexpected")
        self._screen.console.print(Text(str(said), style="red"))


_SHOWN: Mapping[str, Callable[[SpokenTalk, Mapping[str, Any]], None]] = {
    "turn": SpokenTalk._turn,
    "capture": SpokenTalk._capture,
    "say": SpokenTalk._say,
    "clear": SpokenTalk._silence,
    "earcon": SpokenTalk._earcon,
    "caption": SpokenTalk._caption,
    "choices": SpokenTalk._choose,
    "benefits": SpokenTalk._benefits,
    "code": SpokenTalk._code,
    "moved": SpokenTalk._move,
    "error": SpokenTalk._trouble,
}
