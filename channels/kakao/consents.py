"""What was agreed to, as a skill response, with a button for each that agrees or takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.wording import Wording
from channels.kakao import template
from channels.kakao.commands import Command
from channels.kakao.pieces import pieces
from channels.kakao.template import Component
from channels.keeping.citizen import OwnData
from channels.keeping.listing import Listing
from channels.keeping.terms import MESSENGER


class Consents:
    def __init__(self, own_data: OwnData, listing: Listing, words: Wording) -> None:
        self._own_data, self._listing, self._words = own_data, listing, words

    async def answer(self, conversation_id: str, command: Command) -> dict[str, Any]:
        """Do what `command` wants, show how things stand. Raises Problem where its button is of another sentence than the one of now."""
        if command.name == "consents":
            return self._shown((await self._own_data.consents(conversation_id))["consents"])
        agrees = command.name == "agree"
        found = await self._own_data.decide(conversation_id, command.what, agrees, command.code)
        told = found.get("told") or self._listing.agreed(self._own_data.term(command.what).title)
        if command.what == MESSENGER and not agrees:
            return template.response([template.text(told), template.text(self._words.say("consents.let_go"))])
        return template.response([template.text(told)], self._offers(found["consents"]))

    def _shown(self, found: Sequence[dict[str, Any]]) -> dict[str, Any]:
        text = "\n\n".join([*self._listing.paragraphs(found), self._words.say("consents.more")])
        return template.response([template.text(part) for part in pieces(text, template.MOST_TEXT)], self._offers(found))

    def _offers(self, found: Sequence[dict[str, Any]]) -> list[Component]:
        offers = []
        for each in self._listing.choices(found):
            title, does = self._words.say(f"consents.short.{each.what}"), "agree" if each.granted else "take_back"
            label = self._words.say(f"consents.{does}", title=title)
            extra = {"what": each.what, "granted": each.granted, "version": each.version}
            offers.append(template.quick_reply(label, label, {"consent": extra}))
        return [*offers, *(self._way(key) for key in ("link", "ask_to_erase"))]

    def _way(self, key: str) -> Component:
        return template.quick_reply(self._words.say(f"button.{key}"), self._words.options(f"command.{key}")[0])
