"""A Message of the contract as Telegram shows it: text, benefit cards, and buttons that say something for the person.

Buttons are a keyboard under the chat, not under the message: they are large, what they say stands in the chat as the person's own words,
and none of an earlier question is left to be pressed by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.wording import Wording
from channels.telegram.pieces import Line, Piece, anchor, bold, cut, italic, joined, labelled, packed, plain

Message = Mapping[str, Any]
Keyboard = ReplyKeyboardMarkup | ReplyKeyboardRemove

SHORT_TITLE = 9
"""Titles up to so many letters stand two in a row."""
FULL_CARDS = 1
"""With more cards than this, what is below their summary is folded."""
MOST_CONDITIONS = 8
_MET = {True: "met", False: "unmet", None: "unknown"}


@dataclass(frozen=True)
class Rendered:
    pieces: tuple[Piece, ...]
    keyboard: Keyboard


class Renderer:
    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def message(self, message: Message, asks_place: bool = False) -> Rendered:
        """`asks_place`: what is asked is where they live, so that they may choose it from a list, or say where they are."""
        pieces = (*self._said(message), *self._cards(message.get("benefits") or ()))
        titles = [quick["title"] for quick in message.get("quick_replies") or ()]
        ways = [self._wording.say(f"place.{each}") for each in ("button", "here")] if asks_place else []
        return Rendered(pieces, self.keyboard([*titles, *ways]))

    def corrected(self, message: Message) -> Rendered:
        """What replaces a message that cannot be changed any more where it stands."""
        lead = Piece(*_both(italic(self._wording.say("corrected"))))
        found = self.message(message)
        return Rendered(tuple(joined((lead, *found.pieces))), found.keyboard)

    def withdrawn(self) -> Rendered:
        return Rendered((Piece(*_both(italic(self._wording.say("withdrawn")))),), self.keyboard(()))

    def from_elsewhere(self, message: Message) -> Rendered:
        """What the citizen said on another device."""
        said = self._wording.say("from_elsewhere", text=str(message["text"]))
        return Rendered(tuple(Piece(*_both(italic(part))) for part in cut(said)), self.keyboard(()))

    def keyboard(self, titles: Sequence[str]) -> Keyboard:
        if not titles:
            return ReplyKeyboardRemove()
        rows: list[list[KeyboardButton]] = []
        for title in titles:
            if rows and len(rows[-1]) == 1 and max(len(title), len(rows[-1][0].text)) <= SHORT_TITLE:
                rows[-1].append(KeyboardButton(title))
            else:
                rows.append([KeyboardButton(title)])
        return ReplyKeyboardMarkup(
            rows, resize_keyboard=True, one_time_keyboard=True, input_field_placeholder=self._wording.say("placeholder")
        )

    def _said(self, message: Message) -> Iterator[Piece]:
        texts = [Piece(*_both(plain(part))) for part in cut(str(message["text"]))]
        if message["role"] == "counsellor":
            name = (message.get("by") or {}).get("name")
            title = self._wording.say("counsellor_named", name=name) if name else self._wording.say("counsellor")
            texts = [Piece(*_both(bold(title))), *texts]
        return joined(texts)

    def _cards(self, cards: Sequence[Mapping[str, Any]]) -> Iterator[Piece]:
        folded = len(cards) > FULL_CARDS
        for card in cards:
            yield from joined((*packed(self._head(card)), *packed(self._details(card), folded)))

    def _head(self, card: Mapping[str, Any]) -> Iterator[Line]:
        yield bold(str(card["name"]))
        if card["status"] in ("eligible", "possible"):
            yield italic(self._wording.say(f"card.{card['status']}"))
        yield from map(plain, cut(str(card["summary"])))
        apply = card["apply"]
        if apply.get("amount"):
            yield from labelled(self._wording.say("card.content" if apply.get("origin") == "published" else "card.amount"), apply["amount"])

    def _details(self, card: Mapping[str, Any]) -> Iterator[Line]:
        apply = card["apply"]
        yield from self._why(card["why"])
        for key, field in (("apply", "how"), ("where", "where"), ("period", "period")):
            if apply.get(field):
                yield from labelled(self._wording.say(f"card.{key}"), str(apply[field]))
        if str(apply.get("online") or "").startswith(("https://", "http://")):
            yield anchor(self._wording.say("card.online"), apply["online"])
        if apply.get("documents"):
            yield from labelled(self._wording.say("card.documents"), ", ".join(apply["documents"]))
        if contacts := apply.get("contact"):
            yield from labelled(self._wording.say("card.phone"), ", ".join(f"{each['name']} {each['phone']}" for each in contacts))
        if apply.get("agency") and apply.get("checked"):
            yield italic(self._wording.say("card.checked", agency=apply["agency"], date=apply["checked"]))

    def _why(self, conditions: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
        if conditions:
            yield bold(self._wording.say("card.why"))
        for condition in conditions[:MOST_CONDITIONS]:
            yield plain(self._wording.say(f"card.{_MET[condition['met']]}", text=str(condition["text"])))


def _both(line: Line) -> tuple[str, str]:
    return line.plain, line.html
