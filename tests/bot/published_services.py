"""Assistants that know a few invented published services, and what they publish instead later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot import dialogue
from bot.dialogue import Dialogue
from bot.services.service import Service
from bot.services.snapshot import Snapshots
from tests.bot import saying
from tests.bot.saying import Say

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
ANYBODY = frozenset({"JA0322", "JA0410"})
NATIONAL = "중앙행정기관"

MODEL = Service(
    "", "", content="나래 {묶음}", agency="나래부", agency_type=NATIONAL, field="생활안정",
    codes=ANYBODY, users=("개인",), modified="20260301090000",
)  # fmt: skip


def service(id: str, name: str, summary: str, target: str = "", **more: str) -> Service:
    return replace(MODEL, id=id, name=name, summary=summary, target=target, **more)


def publish(folder: Path, *services: Service) -> None:
    snapshots = Snapshots(folder)
    with snapshots.locked():
        snapshots.activate(snapshots.write(services, "test", "2026-11-29T00:00:00+09:00").id, force=True)


def knowing(folder: Path, *services: Service) -> Dialogue:
    publish(folder, *services)
    loaded = dialogue.load(ROOT, folder, "")
    loaded.wait(DAY)
    return loaded


def conversation(assistant: Dialogue) -> Say:
    return saying.conversation(assistant, DAY)
