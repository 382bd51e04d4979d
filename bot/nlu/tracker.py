"""A tracker store that forgets: every turn is a conversation of its own, so nothing is worth keeping."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

KEPT = 256
"""Turns in flight at once, generously; the oldest goes first."""


class DisposableTrackerStore(TrackerStore, SerializedTrackerAsText):
    """In memory and bounded. The gateway's store owns the conversation."""

    def __init__(self, domain: Domain, event_broker: EventBroker | None = None, kept: int = KEPT, **kwargs: Any) -> None:
        kwargs.pop("host", None)
        self._trackers: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._kept = kept
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        self._trackers[tracker.sender_id] = tracker
        self._trackers.move_to_end(tracker.sender_id)
        while len(self._trackers) > self._kept:
            self._trackers.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._trackers.get(sender_id)

    async def keys(self) -> list[str]:
        return list(self._trackers)
