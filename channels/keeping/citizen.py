"""What a citizen may ask about what is kept of them: what they agreed to, all of it to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection

from bot import wording
from bot.settings import Settings
from channels.audit import log
from channels.clock import Clock, from_millis, iso, millis
from channels.keeping import consents, kept, terms
from channels.keeping.readable import Readable
from channels.keeping.terms import Term
from channels.problems import Problem
from channels.store import Store
from channels.vault import Vault

CITIZEN = "citizen"
"""Who did it, in the audit log: the holder of the conversation's token."""


@dataclass(frozen=True)
class OwnData:
    store: Store
    vault: Vault
    terms: Mapping[str, Term]
    readable: Callable[[], Readable]
    """Made at its first use: it reads the assistant's whole wording."""
    clock: Clock

    def term(self, what: str) -> Term:
        """Raises Problem `no_such_consent`."""
        if what not in self.terms:
            raise Problem("no_such_consent")
        return self.terms[what]

    async def consents(self, conversation_id: str) -> dict[str, Any]:
        """The sentences, and what holds of each with the day it was said."""
        standing = await self.store.run(consents.standing, conversation_id)
        return {"consents": [_shown(term, standing.get(what)) for what, term in self.terms.items()]}

    async def refused(self, conversation_id: str, what: str) -> bool:
        """Whether the citizen agreed once and took it back, or said no."""
        found = (await self.store.run(consents.standing, conversation_id)).get(what)
        return found is not None and not found.granted

    async def holds(self, conversation_id: str, what: str) -> bool:
        """Whether the sentence as it stands now is agreed to."""
        return await self.store.run(consents.holds, conversation_id, what, self.term(what).version)

    async def said(self, conversation_id: str, what: str, granted: bool = True) -> None:
        """Note that the citizen went on after they were told the sentence as it stands now, or wanted it no more."""
        await self.store.run(consents.record, conversation_id, what, self.term(what).version, granted, millis(self.clock()))

    async def decide(self, conversation_id: str, what: str, granted: bool, version: str | None) -> dict[str, Any]:
        """The citizen agrees or takes it back. Raises Problem `other_terms` where another sentence was shown than the one that holds."""
        term = self.term(what)
        if granted and version != term.version:
            raise Problem("other_terms")
        await self.store.run(consents.record, conversation_id, what, term.version, granted, millis(self.clock()))
        found = await self.consents(conversation_id)
        return found if granted else {**found, "told": term.withdrawn}

    async def export(self, conversation_id: str) -> dict[str, Any]:
        """All that is kept. That it was taken out is audited, and stands in it."""
        at = self.clock()

        def work(connection: Connection) -> dict[str, Any]:
            log.write(connection, CITIZEN, "export", conversation_id, millis(at))
            return kept.collect(connection, conversation_id, self.vault, self.terms, at)

        return await self.store.run(work)


def own_data(settings: Settings, store: Store, vault: Vault, clock: Clock) -> OwnData:
    words, sentences = settings.root / "data" / "wording", terms.load(settings)
    return OwnData(
        store,
        vault,
        sentences,
        cache(lambda: Readable(wording.load(words / "export.ko.yml"), wording.load(words / "ko.yml"), sentences)),
        clock,
    )


def _shown(term: Term, held: consents.Consent | None) -> dict[str, Any]:
    """`granted` null: never asked. `current`: to the sentence as it stands now."""
    if held is None:
        return {**term.shown(), "granted": None, "current": False, "at": None}
    return {**term.shown(), "granted": held.granted, "current": held.version == term.version, "at": iso(from_millis(held.at))}
