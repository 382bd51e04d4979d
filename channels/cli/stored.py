"""The store as a command uses it, beside a gateway that may be running."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import typer

from bot.settings import Settings
from channels.audit import log
from channels.audit.log import AuditError, Chain
from channels.store import Store


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """For commands that change something: what they do is audited."""
    async with _store(settings) as store:
        chain = log.attach(store.engine, settings)
        try:
            await store.run(chain.start)
        except OSError as error:
            # Somebody may have to be disabled in a hurry, whatever happened to that file.
            typer.echo(f"{chain.anchors.path} cannot be written ({error.strerror}): see `threeany audit verify`", err=True)
        yield store


@asynccontextmanager
async def read_only(settings: Settings) -> AsyncIterator[tuple[Store, Chain]]:
    """For commands that look at the audit log: neither key nor anchors are made where they are missing."""
    if not log.key_path(settings).exists():
        raise AuditError(f"{log.key_path(settings)} is missing: nothing was ever logged here, or the key has to come back from the backup")
    async with _store(settings) as store:
        yield store, log.attach(store.engine, settings)


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Store]:
    store = Store(settings.store_url)
    try:
        await store.open()
        yield store
    finally:
        await store.close()
