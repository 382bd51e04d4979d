"""Begin to anchor anew, by hand and never in silence: the log itself tells of it."""

from __future__ import annotations

from sqlalchemy import Connection

from channels.audit import log
from channels.audit.anchor import Head
from channels.audit.log import AuditError, Chain
from channels.audit.verify import verify
from channels.store import Store


async def restart(store: Store, chain: Chain, at: int) -> int:
    """The row anchored. Raises AuditError where there is an anchor file, or rows that do not hang together."""
    verdict = await verify(store, chain)
    if chain.anchors.read() is not None:
        raise AuditError(f"{chain.anchors.path} is there: put it aside first, it may be the only witness")
    if verdict.fault and verdict.fault.kind != "anchor_missing":
        raise AuditError(f"no anchor for a log whose row {verdict.fault.seq} is {verdict.fault.kind}")

    def record(connection: Connection) -> Head:
        log.write(connection, log.SYSTEM, "setting", "audit anchor", at, change="begun anew")
        return log.head(connection)

    head = await store.run(record)
    chain.anchors.begin(head)
    return head.seq
