from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from tests.channels.audit.logbook import Logbook, opened


@pytest.fixture
async def book(settings: Settings) -> AsyncIterator[Logbook]:
    async with opened(settings) as found:
        yield found
