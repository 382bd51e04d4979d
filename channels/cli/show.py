"""Messages, cards and lists on a terminal. Text is never read as markup, so nobody's words can style or hide the output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.wording import Wording

STYLES = {"assistant": "bold cyan", "counsellor": "bold green", "system": "dim"}
BORDERS = {"eligible": "green", "possible": "yellow"}
APPLY = ("amount", "how", "where", "online", "documents", "period")


class Screen:
    def __init__(self, console: Console, words: Wording) -> None:
        self.console, self.words = console, words

    def say(self, key: str, style: str = "", **values: Any) -> None:
        self.console.print(Text(self.words.say(key, **values), style=style))

    def messages(self, messages: Iterable[Mapping[str, Any]]) -> None:
        for message in messages:
            role = message["role"]
            self.console.print(Text(self.words.say(f"who.{role}"), style=STYLES[role]))
            self.console.print(Padding(Text(message["text"]), (0, 0, 0, 2)))
            for card in message.get("benefits") or ():
                self.card(card)

    def card(self, card: Mapping[str, Any]) -> None:
        status = card.get("status")
        label = f" · {self.words.say(f'card.{status}')}" if status else ""
        title = Text(f"{card['name']}{label}", style="bold")
        parts = [Text(card["summary"]), *self._why(card.get("why") or ()), *self._apply(card.get("apply") or {})]
        self.console.print(Panel(Group(*parts), title=title, title_align="left", border_style=BORDERS.get(status or "", "blue")))

    def _why(self, lines: Sequence[Mapping[str, Any]]) -> Iterable[Text]:
        marks = {True: "met", False: "unmet", None: "unknown"}
        for line in lines:
            mark = self.words.say(f"mark.{marks[line.get('met')]}")
            yield Text(f"{mark} {line['text']}", style="dim")

    def _apply(self, apply: Mapping[str, Any]) -> Iterable[Text]:
        values = {key: _joined(apply.get(key)) for key in APPLY} | {"contact": _contacts(apply.get("contact") or ())}
        for key, value in values.items():
            if value:
                yield Text.assemble((f"{self.words.say(f'card.{key}')}  ", "bold"), value)
        if apply.get("agency") and apply.get("checked"):
            yield Text(self.words.say("card.basis", agency=apply["agency"], checked=apply["checked"]), style="dim")

    def choices(self, replies: Sequence[Mapping[str, Any]]) -> None:
        """Quick replies, numbered from 1."""
        if replies:
            texts = [self.words.say("choice", number=number, title=reply["title"]) for number, reply in enumerate(replies, 1)]
            self.console.print(Padding(Text("   ".join(texts), style="cyan"), (0, 0, 1, 2)))

    def match(self, found: Mapping[str, Any]) -> None:
        """The answer of `/match`."""
        benefits = [*found["eligible"], *found["possible"]]
        for benefit in benefits:
            self.card(benefit)
        if not benefits:
            self.say("match.none")
        self.say("match.rest", "dim", open=found["open_count"], ineligible=found["ineligible_count"])
        if found["next_question"]:
            self.say("match.next", "bold", question=found["next_question"]["text"])

    def items(self, items: Sequence[Mapping[str, Any]]) -> None:
        """Search results."""
        for item in items:
            self.console.print(Text.assemble((item["name"], "bold"), f"  {item['summary']}", (f"  [{item['id']}]", "dim")))
        if not items:
            self.say("search.none")


def _joined(value: object) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value or "")


def _contacts(contacts: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(f"{contact['name']} {contact['phone']}" for contact in contacts)
