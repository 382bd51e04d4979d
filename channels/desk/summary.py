"""A conversation in a few lines, for who takes it over: made from State alone, so it says nothing that was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.wording import Wording

MOST_MATCHES = 5


class Summary:
    def __init__(self, words: Wording, described: Callable[[Mapping[str, Any]], str]) -> None:
        """`described`: facts in words."""
        self._words, self._described = words, described

    def lines(self, crisis: str | None, reason: str | None, state: Mapping[str, Any]) -> list[str]:
        return [*self._urgent(crisis, reason), *self._people(state), *self._asked(state), *self._found(state), *self._feeling(state)]

    def _urgent(self, crisis: str | None, reason: str | None) -> Iterator[str]:
        if crisis:
            yield self._say("crisis", what=self._name("crises", crisis))
        if reason:
            yield self._say("reason", why=self._name("reasons", reason))

    def _people(self, state: Mapping[str, Any]) -> Iterator[str]:
        for person in state.get("people", ()):
            facts = self._described(person["facts"])
            if facts:
                yield self._say("person", who=self._name("relations", person["relation"]), facts=facts)
        if names := state.get("receiving"):
            yield self._say("receiving", names=", ".join(names))

    def _asked(self, state: Mapping[str, Any]) -> Iterator[str]:
        if benefit := state.get("benefit"):
            aspect = state.get("aspect")
            yield self._say("asked", benefit=benefit, aspect=self._name("aspects", aspect or "overview"))

    def _found(self, state: Mapping[str, Any]) -> Iterator[str]:
        for status in ("eligible", "possible"):
            names = [match["name"] for match in state.get("matches", ()) if match["status"] == status]
            if names:
                more = self._say("more", count=len(names) - MOST_MATCHES) if len(names) > MOST_MATCHES else ""
                yield self._say(status, names=", ".join(names[:MOST_MATCHES]), more=more)
        if question := state.get("next_question"):
            yield self._say("open", question=question["text"])

    def _feeling(self, state: Mapping[str, Any]) -> Iterator[str]:
        if (emotion := state.get("emotion")) not in (None, "neutral"):
            yield self._say("feeling", emotion=self._name("emotions", emotion))

    def _say(self, key: str, **values: Any) -> str:
        return self._words.say(f"summary.{key}", **values)

    def _name(self, kind: str, name: str) -> str:
        key = f"summary.{kind}.{name}"
        return self._words.say(key) if self._words.has(key) else name
