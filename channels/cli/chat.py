"""`threeany chat`: the conversation in a terminal, or in a pipe, one message a line."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.describe import facts_text
from bot.errors import ThreeAnyError
from bot.wording import Wording
from channels.cli.client import Gateway
from channels.cli.live import Listener
from channels.cli.show import Screen


class Chat:
    """One person at one terminal. Messages are shown once each, in order, however they arrive."""

    def __init__(self, gateway: Gateway, screen: Screen, facts_wording: Wording) -> None:
        self.gateway, self.screen, self._facts_wording = gateway, screen, facts_wording
        self._lock = threading.Lock()
        self._seen = 0
        self._choices: Sequence[Mapping[str, Any]] = ()

    def begin(self) -> None:
        self.gateway.begin()
        self._seen, self._choices = 0, ()
        self.catch_up()

    def catch_up(self) -> bool:
        """Show what is new; True if anything was."""
        with self._lock:
            return self._show(self.gateway.messages(self._seen))

    def take(self, line: str) -> bool:
        """One line as typed; False when the person wants to leave."""
        if not line.startswith("/"):
            self._send(line)
        elif line[1:].isdigit():
            self._choose(int(line[1:]))
        elif line in ("/quit", "/q", "/exit"):
            return False
        elif line == "/facts":
            self._facts()
        elif line == "/erase":
            self._erase()
        else:
            self.screen.say("no_such_command")
        return True

    def end(self) -> None:
        """A terminal is often shared, so a conversation does not outlive it."""
        self.gateway.erase()
        self.screen.say("bye", "dim")

    def _send(self, text: str) -> None:
        with self.screen.console.status(self.screen.words.say("waiting")):
            self.gateway.say(text)
        self.catch_up()

    def _choose(self, number: int) -> None:
        if 1 <= number <= len(self._choices):
            self._send(self._choices[number - 1]["text"])
        else:
            self.screen.say("no_such_choice")

    def _show(self, messages: Sequence[Mapping[str, Any]]) -> bool:
        new = [message for message in messages if message["seq"] > self._seen]
        self._seen = max((message["seq"] for message in new), default=self._seen)
        others = [message for message in new if message["role"] != "citizen"]
        if others:
            self.screen.messages(others)
            self._choices = others[-1].get("quick_replies") or ()
            self.screen.choices(self._choices)
        return bool(others)

    def _facts(self) -> None:
        people = [person for person in self.gateway.state()["people"] if person["facts"]]
        self.screen.say("facts.title" if people else "facts.none", "bold" if people else "")
        for person in people:
            who = self._facts_wording.say(f"who.{person['relation']}")
            self.screen.say("facts.of", who=who, facts=facts_text(person["facts"], self._facts_wording))

    def _erase(self) -> None:
        words = self.screen.words
        if sys.stdin.isatty() and input(words.say("erase.ask") + " ").strip() not in words.options("erase.agree"):
            self.screen.say("erase.kept")
            return
        self.gateway.erase()
        self.screen.say("erase.done")
        self.begin()


def converse(chat: Chat, lines: Iterator[str] | None = None) -> None:
    """Until /quit, the end of the input or Ctrl-C."""
    chat.begin()
    chat.screen.say("hint", "dim")
    typed = lines if lines is not None else _typed(chat)
    try:
        for line in typed:
            if line.strip() and not _carried_out(chat.take, line.strip(), chat.screen):
                break
    except KeyboardInterrupt:
        chat.screen.console.print()
    finally:
        chat.end()


def _carried_out(take: Callable[[str], bool], line: str, screen: Screen) -> bool:
    """A refused or lost message is said, and the talk goes on."""
    try:
        return take(line)
    except ThreeAnyError as error:
        screen.console.print(str(error), style="red", markup=False)
        return True


def _typed(chat: Chat) -> Iterator[str]:
    """Lines of a pipe; on a terminal a prompt, while late answers and a counsellor's words appear by themselves."""
    if not sys.stdin.isatty():
        for line in sys.stdin:
            chat.screen.say("typed", text=line.strip())  # nobody typed it here, so that the output reads as a conversation
            yield line
        return
    with Listener(chat, chat.screen.words.say("prompt") + " ") as listener:
        while True:
            try:
                yield listener.read_line()
            except EOFError:
                return
