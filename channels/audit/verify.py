"""Whether the audit log is whole: every row sealed over the one before, none missing, and all that was anchored still there."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection

from channels.audit import cut, log
from channels.audit.anchor import BEGINNING, Anchors, Head
from channels.audit.log import Chain, Entry
from channels.store import Store

PAGE = 5000
"""Rows read in one transaction, so that the gateway's own are not held up."""
BEFORE_ANY = -(2**31)


@dataclass(frozen=True)
class Fault:
    kind: str
    """`changed`: not as it was sealed · `missing`: a number is left out · `cut`: an anchored row and all after it are gone · `replaced`:
    sealed with our key, but another was anchored · `anchor_missing`, `anchor_damaged`: no file, or a line none of ours."""
    seq: int
    """The first row it is true of; of a damaged anchor file the line."""


@dataclass(frozen=True)
class Verdict:
    rows: int
    head: Head
    unanchored: int
    """Rows since the last anchor: a crash may leave the newest so, until the next start."""
    fault: Fault | None

    @property
    def sound(self) -> bool:
        return self.fault is None


class Checker:
    """Takes rows in order and stops at the first fault."""

    def __init__(self, chain: Chain, anchors: Anchors | None, beginning: Head = BEGINNING) -> None:
        """`beginning`: what the first row is sealed over, as a later row says. That row is read too, so it cannot be made up."""
        self._chain = chain
        # Two seals for one number: the log was cut, and what the gateway wrote after that was anchored too.
        self._anchored: defaultdict[int, set[str]] = defaultdict(set)
        for head in anchors.heads if anchors else ():
            self._anchored[head.seq].add(head.mac)
        self.head, self.rows = beginning, 0
        self.fault: Fault | None = None

    def take(self, entry: Entry) -> Fault | None:
        self.fault = self._judge(entry)
        if self.fault is None:
            self.head, self.rows = Head(entry.seq, entry.mac, entry.at), self.rows + 1
        return self.fault

    def _judge(self, entry: Entry) -> Fault | None:
        if entry.seq != self.head.seq + 1:
            return Fault("missing", self.head.seq + 1) if entry.seq > self.head.seq else Fault("changed", entry.seq)
        if not hmac.compare_digest(entry.mac.encode(), self._chain.seal(asdict(entry), self.head.mac).encode()):
            return Fault("changed", entry.seq)
        if self._anchored[entry.seq] - {entry.mac}:
            return Fault("replaced", entry.seq)
        return None


async def verify(store: Store, chain: Chain) -> Verdict:
    """Read the whole log. The anchors are read before the rows: what is anchored is stored, so each must be found."""
    anchors = chain.anchors.read()
    beginning, first = await store.run(_opening)
    checker = Checker(chain, anchors, beginning)
    async for entry in _rows(store, first):
        if checker.take(entry):
            break
    fault = checker.fault or _of_anchors(anchors, checker.head)
    return Verdict(checker.rows, checker.head, max(0, checker.head.seq - (anchors.newest if anchors else 0)), fault)


def _opening(connection: Connection) -> tuple[Head, list[Entry]]:
    """Where the log begins and its first rows, at one moment: a purge may take the oldest away while we read."""
    return cut.beginning(connection), log.read(connection, BEFORE_ANY, PAGE)


async def _rows(store: Store, page: list[Entry]) -> AsyncIterator[Entry]:
    while page:
        for entry in page:
            yield entry
        page = await store.run(log.read, page[-1].seq, PAGE)


def _of_anchors(anchors: Anchors | None, head: Head) -> Fault | None:
    if anchors is None or not (anchors.heads or anchors.damaged):
        return Fault("anchor_missing", head.seq)
    if anchors.newest > head.seq:
        return Fault("cut", head.seq + 1)
    return Fault("anchor_damaged", anchors.damaged) if anchors.damaged else None
