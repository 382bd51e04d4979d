"""What a folder of snapshots holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.services.snapshot import Snapshots

Run = Callable[..., str]
"""A command run; what it printed."""


def held(kept: Snapshots) -> dict[str, Any]:
    loaded = kept.load()
    return {service.id: service for service in loaded.services} if loaded else {}
