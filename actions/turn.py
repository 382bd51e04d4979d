"""The one action: hand what Rasa understood to the dialogue, hand back what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.errors import Invalid
from bot.message import Asked, Heard, Outcome


class Responds(Protocol):
    """What is needed of `bot.dialogue.Dialogue`."""

    def respond(self, heard: Heard, context: dict[str, Any], day: date) -> Outcome: ...


NAMES = ("action_answer", "action_restart")
"""Rasa itself ties the intent `restart` to `action_restart`, so what answers it must bear that name; domain.yml lists both."""


class Answer(Action):
    def __init__(self, dialogue: Responds, name: str = NAMES[0]) -> None:
        self._dialogue, self._name = dialogue, name

    def name(self) -> str:
        return self._name

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any] | None) -> list[dict[str, Any]]:
        """Dispatch one `custom` envelope: `{"replies", "context", "state"}`. No event: Rasa keeps nothing."""
        message = tracker.latest_message
        metadata = message.get("metadata") or {}
        outcome = self._dialogue.respond(heard(message), context(metadata), day(metadata))
        dispatcher.utter_message(json_message=envelope(outcome))
        return []


def heard(message: Mapping[str, Any]) -> Heard:
    intent, metadata = message.get("intent") or {}, message.get("metadata") or {}
    return Heard(
        text=message.get("text") or "",
        intent=intent.get("name"),
        confidence=float(intent.get("confidence") or 0.0),
        asked=tuple(Asked(**each) for each in message.get("questions") or ()),
        crisis_answered=bool(metadata.get("crisis_answered", False)),
        desk=str(metadata.get("desk", "none")),
        without=metadata.get("without") or {},
    )


def context(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The dialogue context as the gateway sent it; without one the turn would silently forget the person, so it fails."""
    found = metadata.get("context")
    if not isinstance(found, dict):
        raise Invalid(f"metadata.context must be an object, found {found!r}")
    return found


def day(metadata: Mapping[str, Any]) -> date:
    """The day the gateway fixed for this turn (Asia/Seoul); today is never read here."""
    found = metadata.get("day")
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError) as error:
        raise Invalid(f"metadata.day must be an ISO date, found {found!r}") from error


def envelope(outcome: Outcome) -> dict[str, Any]:
    return {
        "replies": [reply.to_dict() for reply in outcome.replies],
        "context": outcome.context,
        "state": outcome.state,
        "about": list(outcome.about),
    }
