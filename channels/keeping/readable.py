"""An export as a page that anybody can read and print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

from bot.describe import facts_text
from bot.person import FACTS
from bot.wording import Wording
from channels.keeping.terms import Term

SECURITY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The page runs and loads nothing, even opened from a disk."""
_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff}"
    "h2{margin:2rem 0 .5rem;font-size:1.25rem}dl{margin:0}dt{margin-top:.75rem;font-weight:600}dd{margin:0;white-space:pre-wrap}"
    "li{margin:.25rem 0}p{white-space:pre-wrap}@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#161616}}"
)


class Readable:
    def __init__(self, words: Wording, facts: Wording, terms: Mapping[str, Term]) -> None:
        """`words`: headings; `facts`: the assistant's wording, which knows how facts are said."""
        self._words, self._facts, self._terms = words, facts, terms

    @property
    def file(self) -> str:
        """Name of the file, without its ending."""
        return self._say("file")

    def page(self, kept: Mapping[str, Any]) -> str:
        title = escape(self._say("title"))
        lead = escape(self._say("lead", at=_when(kept["exported_at"])))
        body = "".join(self._section(name, lines) for name, lines in self._sections(kept) if lines)
        policy = f'<meta http-equiv="Content-Security-Policy" content="{escape(SECURITY)}">'
        page = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        head = f"{page}{policy}<title>{title}</title><style>{_STYLE}</style>"
        return f'<!doctype html><html lang="ko"><head>{head}</head><body><main><h1>{title}</h1><p>{lead}</p>{body}</main></body></html>'

    def _sections(self, kept: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
        yield "about", list(self._about(kept["conversation"]))
        yield "facts", list(self._understood(kept["understood"]))
        yield "callbacks", [line for each in kept["callbacks"] for line in self._callback(each)]
        yield "consents", [self._consent(each) for each in kept["consents"]]
        yield "devices", [self._device(each) for each in kept["devices"]]
        yield "notes", [f"{_when(each['created_at'])} {each['text']}" for each in kept["notes"]]
        yield "labels", list(kept["labels"])
        yield "rating", list(self._rating(kept["rating"]))
        yield "held", [reply["text"] for each in kept["held"] for reply in each["replies"]]
        yield "accesses", [self._access(each) for each in kept["accesses"]]
        yield "messages", [f"{self._who(each)}\0{each['text']}" for each in kept["messages"]]

    def _section(self, name: str, lines: list[str]) -> str:
        heading = f"<h2>{escape(self._say(f'{name}.title'))}</h2>"
        if name == "messages":
            pairs = (line.split("\0", 1) for line in lines)
            return f"{heading}<dl>{''.join(f'<dt>{escape(who)}</dt><dd>{escape(text)}</dd>' for who, text in pairs)}</dl>"
        return f"{heading}<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"

    def _about(self, conversation: Mapping[str, Any]) -> Iterator[str]:
        yield self._say("about.begun", at=_when(conversation["created_at"]))
        if conversation["last_at"]:
            yield self._say("about.last", at=_when(conversation["last_at"]))
        if conversation["mode"] == "closed":
            yield self._say("about.closed")
        if conversation["crisis"]:
            yield self._say("about.danger")

    def _understood(self, state: Mapping[str, Any]) -> Iterator[str]:
        lines = [line for person in state.get("people", ()) for line in self._person(person)]
        yield from lines or [self._say("facts.none")]
        if names := state.get("receiving"):
            yield self._say("facts.receiving", names=", ".join(names))

    def _person(self, person: Mapping[str, Any]) -> Iterator[str]:
        known = {name: value for name, value in person["facts"].items() if name in FACTS}
        relation = f"who.{person['relation']}"
        who = self._facts.say(relation) if self._facts.has(relation) else person["relation"]
        if known and (text := facts_text(known, self._facts)):
            yield self._say("facts.of", who=who, facts=text)
        for name in sorted({*person["facts"]} - {*known}):
            yield self._say("facts.other", name=name, value=str(person["facts"][name]))

    def _callback(self, each: Mapping[str, Any]) -> Iterator[str]:
        left = each["left"]
        parts = [self._say(f"callbacks.{name}", value=left[name]) for name in ("phone", "address", "when", "about") if left.get(name)]
        said = ", ".join(parts) or self._say("callbacks.sealed")
        status = self._say(f"callbacks.status.{each['status']}")
        yield f"{_when(each['created_at'])} {said}. {status}"

    def _consent(self, each: Mapping[str, Any]) -> str:
        term = self._terms.get(each["what"])
        title = term.title if term else each["what"]
        held = self._say("consents.granted" if each["granted"] else "consents.withdrawn", at=_when(each["at"]))
        return f"{title}: {held} {each['text'] or self._say('consents.changed')}"

    def _device(self, each: Mapping[str, Any]) -> str:
        key = "devices.one" if each["messenger_address"] is None else "devices.reached"
        return self._say(key, channel=each["channel"], until=_when(each["until"]), value=str(each["messenger_address"]))

    def _rating(self, found: Mapping[str, Any] | None) -> Iterator[str]:
        if found:
            yield " ".join(filter(None, (self._say("rating.score", score=found["score"]), found["reason"])))

    def _access(self, each: Mapping[str, Any]) -> str:
        key = f"accesses.action.{each['action']}"
        what = self._say(key) if self._words.has(key) else each["action"]
        return self._say("accesses.one", at=_when(each["at"]), what=what)

    def _who(self, message: Mapping[str, Any]) -> str:
        who = self._say(f"messages.who.{message['role']}")
        return f"{who} · {_when(message['created_at'])}"

    def _say(self, key: str, **values: Any) -> str:
        return self._words.say(key, **values)


def _when(at: str) -> str:
    return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M}"
