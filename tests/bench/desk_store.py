"""What the store holds, read beside the gateways that write it: in transactions that lock nobody out."""

from __future__ import annotations

import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.seen import Stored, Turn


@dataclass(frozen=True)
class Log:
    events: list[Stored]
    turns: list[Turn]


class Kept:
    def __init__(self, path: Path) -> None:
        self._path = path

    def late(self, ms: int) -> int:
        """Messages that have gone unanswered for longer."""
        with self._reading() as connection:
            query = "SELECT count(*) FROM turn WHERE status = 'open' AND created_at <= ?"
            return int(connection.execute(query, (int(time.time() * 1000) - ms,)).fetchone()[0])

    def ends(self) -> dict[str, int]:
        with self._reading() as connection:
            return dict(connection.execute("SELECT id, last_seq FROM conversation"))

    def logs(self) -> dict[str, Log]:
        found: defaultdict[str, Log] = defaultdict(lambda: Log([], []))
        with self._reading() as connection:
            for of, seq, kind, turn_id, payload in connection.execute(
                "SELECT conversation_id, seq, kind, turn_id, payload FROM event ORDER BY conversation_id, seq"
            ):
                found[of].events.append(Stored(seq, kind, json.loads(payload), turn_id))
            for of, *turn in connection.execute("SELECT conversation_id, id, seq, client_id, status, notice_seq FROM turn ORDER BY seq"):
                found[of].turns.append(Turn(*turn))
        return dict(found)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=10)) as connection:
            yield connection
