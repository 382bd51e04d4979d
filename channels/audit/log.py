"""The audit log: who did what when. Rows are only ever added, each chained to the one before it."""

from __future__ import annotations

from hashlib import sha256

import orjson
from sqlalchemy import Connection, insert, select

from channels.schema import audit

Plain = str | int | float | bool | None


def write(connection: Connection, actor: str, action: str, target: str, at: int, **detail: Plain) -> None:
    """Add a row in the caller's transaction. `detail` never holds what a citizen said."""
    last = connection.execute(select(audit.c.seq, audit.c.mac).order_by(audit.c.seq.desc()).limit(1)).one_or_none()
    row = {"seq": last.seq + 1 if last else 1, "at": at, "actor": actor, "action": action, "target": target}
    written = {**row, "detail": orjson.dumps(detail).decode()}
    connection.execute(insert(audit), {**written, "mac": sha256(orjson.dumps([last.mac if last else "", *written.values()])).hexdigest()})
