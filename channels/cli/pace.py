"""The pace of sound where no sound device keeps it: a file that is spoken, a file that is filled, nobody who listens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from voice.audio import RATE

SAMPLES = 640
FRAME_S = SAMPLES / RATE
_LATE_S = 1.0
"""Who was held up longer, by a machine that slept, does not make up for it."""


async def beats() -> AsyncIterator[None]:
    """One for each frame of `SAMPLES`, without end."""
    clock = asyncio.get_running_loop().time
    due = clock()
    while True:
        yield
        due = max(due + FRAME_S, clock() - _LATE_S)
        await asyncio.sleep(max(0.0, due - clock()))
