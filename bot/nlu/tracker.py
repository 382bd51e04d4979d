"""A tracker store that keeps nothing: every turn is a conversation of its own, and what was said belongs to the gateway's store alone.

Rasa makes a tracker for a message, holds it in hand until the answer is out and saves it then. Nothing asks for it again, so what is saved
is dropped: once a turn is answered, no word of it is left in Rasa that an erasure would have to reach.
"""

from __future__ import annotations

from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class DisposableTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Saves to nowhere; every conversation is new to it."""

    def __init__(self, domain: Domain, event_broker: EventBroker | None = None, **kwargs: Any) -> None:
        kwargs.pop("host", None)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Nor to an event broker, should somebody configure one: it would keep what an erasure cannot reach."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return None

    async def keys(self) -> list[str]:
        return []
