"""Rasa's tracker store, in Rasa's own environment: what was said is nowhere once a turn is over."""

from __future__ import annotations

import json
import os
import subprocess

from bot.settings import ROOT
from channels.cli import engine

SCRIPT = """
import asyncio, gc, json, weakref
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore, check_if_tracker_store_async
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.utils.endpoints import read_endpoint_config

class Broker:
    told = []
    def publish(self, event): self.told.append(event)

async def turn():
    config = read_endpoint_config("endpoints.yml", "tracker_store")
    store = FailSafeTrackerStore(TrackerStore.create(config, Domain.empty(), Broker()))
    tracker = await store.get_or_create_tracker("turn-0")
    tracker.update(UserUttered("what was said"))
    await store.save(tracker)
    gone = weakref.ref(tracker)
    del tracker
    gc.collect()
    found = {"kind": type(store._tracker_store).__name__, "async": check_if_tracker_store_async(store._tracker_store)}
    found |= {"tracker": gone() is not None, "again": await store.retrieve("turn-0") is not None, "keys": list(await store.keys())}
    return found | {"told": len(Broker.told)}

print(json.dumps(asyncio.run(turn())))
"""


def test_nothing_of_a_turn_is_left_in_rasa() -> None:
    environment = engine.child_environment(engine.environment(ROOT, ROOT / "var", threads=os.cpu_count() or 1))
    command = [str(engine.python(ROOT)), "-c", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {"kind": "DisposableTrackerStore", "async": True, "tracker": False, "again": False, "keys": [], "told": 0}
