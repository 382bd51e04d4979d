"""A position that a citizen shares, for the 시군구 it lies in: used once and with their consent, never stored, never logged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bot.borders import Borders, Place
from bot.settings import Settings
from channels.keeping.citizen import OwnData
from channels.keeping.terms import LOCATION
from channels.problems import Problem


@dataclass(frozen=True)
class Whereabouts:
    own_data: OwnData
    borders: Callable[[], Borders]
    """Read at its first use."""

    async def of(self, conversation_id: str, latitude: float, longitude: float, accuracy_m: float = 0.0) -> tuple[Place, ...]:
        """`Borders.around`. Raises Problem `no_consent` where the citizen has not agreed to the sentence that holds."""
        if not await self.own_data.holds(conversation_id, LOCATION):
            raise Problem("no_consent")
        # Milliseconds, but of a loop that carries everybody's words.
        return await asyncio.to_thread(lambda: self.borders().around(latitude, longitude, accuracy_m))


def whereabouts(settings: Settings, own_data: OwnData) -> Whereabouts:
    return Whereabouts(own_data, cache(lambda: Borders.load(settings.root / "data" / "borders.json")))
