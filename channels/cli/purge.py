"""`threeany purge`: remove what its time is over for, now, and show that it is gone."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

import orjson
from rich.console import Console
from rich.table import Table

from bot.settings import Settings
from channels import clock, register
from channels.cli import stored
from channels.clock import Clock
from channels.keeping.keeping import Keeping
from channels.keeping.retention import Proof
from channels.store import Store

SCRUBS, SCRUB_PAUSE_S = 25, 0.2
"""A gateway that runs beside us may be reading; where it goes on, it removes the last bytes itself."""


def purge(settings: Settings, console: Console, dry: bool, as_json: bool, now: Clock = clock.now) -> bool:
    """Whether what was due is gone."""
    proof, scrubbed = asyncio.run(_purged(settings, dry, now))
    if as_json:
        console.print(orjson.dumps({**asdict(proof), "sound": proof.sound, "scrubbed": scrubbed}).decode(), soft_wrap=True, highlight=False)
    else:
        _show(proof, scrubbed, console)
    return proof.sound


async def _purged(settings: Settings, dry: bool, now: Clock) -> tuple[Proof, bool]:
    async with stored.opened(settings) as store:

        async def forget(conversation_id: str) -> None:
            await store.run(register.erase, conversation_id)

        keeping = Keeping(settings, store, now, forget)
        proof = await keeping.look() if dry else await keeping.purge()
        return proof, dry or await _scrubbed(store)


async def _scrubbed(store: Store) -> bool:
    for _ in range(SCRUBS):
        if await store.scrub():
            return True
        await asyncio.sleep(SCRUB_PAUSE_S)
    return False


def _show(proof: Proof, scrubbed: bool, console: Console) -> None:
    table = Table("kind", *("before", "due", "removed", "after", "left"), box=None)
    for each in proof.kinds:
        table.add_row(each.kind, *(str(count) for count in (each.before, each.due, each.removed, each.after, each.left)))
    console.print(table)
    if proof.dry:
        console.print("nothing was removed (--dry-run)", highlight=False)
        return
    console.print("nothing due is left" if proof.sound else "NOT SOUND: see `left`, and rows without a conversation", highlight=False)
    if proof.orphans:
        console.print(f"{proof.orphans} rows belong to no conversation", highlight=False)
    if not scrubbed:
        console.print("another program reads the store: the running gateway removes the last bytes", highlight=False)
