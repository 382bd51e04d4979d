"""Counsellors at the desk, as in `tests/channels/desk`; a gateway that keeps house when it is told to."""

from __future__ import annotations

import pytest

from channels.keeping.keeping import Keeping
from tests.channels.desk.conftest import desk, kim, lee, talk, time

__all__ = ["desk", "kim", "lee", "talk", "time"]


@pytest.fixture(autouse=True)
def nothing_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """The purge of the gateway's first hour does not run beside the one that is looked at. `monkeypatch.undo` brings it back."""

    async def never(_keeping: Keeping) -> bool:
        return False

    monkeypatch.setattr(Keeping, "is_due", never)
