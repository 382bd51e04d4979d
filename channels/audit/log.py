"""The audit log: who did what when. Rows are only ever added, each sealed over the one before it with a key outside the database.

`write` is called inside the transaction of what it records: both are stored or neither. Once stored, the row's seal goes to the anchor
file. Call it late in the transaction: on PostgreSQL the log is held for one writer from there to the end.
"""

from __future__ import annotations

import hmac
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import orjson
from sqlalchemy import Connection, Engine, bindparam, insert, or_, select, text

from bot.errors import ThreeAnyError
from bot.privacy import mask
from bot.settings import Settings
from channels import vault
from channels.audit.anchor import BEGINNING, AnchorFile, Head, flush
from channels.schema import audit
from channels.store import afterwards

ACTIONS = frozenset(
    "sign_in sign_in_failed locked sign_out view claim release transfer close reply edit withdraw note label reveal export erase setting"
    " switch announce approve user purge call".split()
)
SYSTEM = "system"
"""The actor where it is no member of staff: the programme itself, or its command line."""
MOST_ACTOR, MOST_TARGET, MOST_DETAIL = 64, 80, 200
MOST_DIGITS = 10
"""Of a row's number."""
Plain = str | int | float | bool | None

LOCK = 3_2026_12
"""PostgreSQL advisory lock: one transaction adds to the chain at a time."""
_ENGINE_OPTION = "threeany_audit"
_LAST = select(audit.c.seq, audit.c.mac, audit.c.at).order_by(audit.c.seq.desc()).limit(1)
_ROWS = audit.select().where(audit.c.seq > bindparam("after")).order_by(audit.c.seq).limit(bindparam("limit"))
_NO_WORDS = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}|[a-z_]+")
"""An id, a seal or a name of the programme's own: some ids look like telephone numbers to the mask."""


class AuditError(ThreeAnyError):
    """The log cannot be written, or cannot be verified."""

    code = "audit"


@dataclass(frozen=True)
class Entry:
    seq: int
    at: int
    actor: str
    action: str
    target: str
    detail: str
    """JSON, as it is stored and sealed."""
    mac: str


@dataclass(frozen=True)
class Chain:
    """What rows are sealed with and where their seals are written down."""

    key: bytes
    anchors: AnchorFile
    database: Path | None = None
    """SQLite's file."""
    late: threading.Event = field(default_factory=threading.Event)
    """Set where a stored row could not be anchored."""

    def seal(self, row: Mapping[str, object], before: str) -> str:
        """HMAC-SHA-256 over every column and the seal before. The columns are one JSON list, so none can run into the next."""
        columns = [row[name] for name in ("seq", "at", "actor", "action", "target", "detail")]
        return hmac.new(self.key, orjson.dumps(["threeany audit 1", *columns, before]), "sha256").hexdigest()

    def anchor(self, head: Head) -> None:
        """OSError where it cannot be written down. The row is on the disk first: the anchor may be behind the log, never ahead of it."""
        if self.database:
            # The store does not wait for the disk at each commit (synchronous=NORMAL); what an anchor speaks of must outlive a power cut.
            flush(self.database.with_name(f"{self.database.name}-wal"))
        self.anchors.append(head)

    def start(self, connection: Connection) -> None:
        """At the start of a process: the first row's anchor file is made, and the newest row anchored if a crash came in between.

        OSError where the log has rows and the file is gone.
        """
        newest = head(connection)
        if newest == BEGINNING:
            self.anchors.begin()
        elif self.anchored() < newest.seq:
            self.anchor(newest)
        self.late.clear()

    def anchored(self) -> int:
        found = self.anchors.read()
        return found.newest if found else 0


def attach(engine: Engine, settings: Settings) -> Chain:
    """Have `write` seal what goes through this engine; the key is made at the first start."""
    database = Path(engine.url.database) if engine.dialect.name == "sqlite" and engine.url.database else None
    chain = Chain(read_key(settings), anchor_file(settings), database)
    engine.update_execution_options(**{_ENGINE_OPTION: chain})
    return chain


def read_key(settings: Settings) -> bytes:
    return vault.key_file(key_path(settings), secrets.token_hex(32).encode()).strip()


def key_path(settings: Settings) -> Path:
    return settings.var_dir / "keys" / "audit.key"


def anchor_file(settings: Settings) -> AnchorFile:
    return AnchorFile(settings.var_dir / "audit" / "anchor.log")


def write(connection: Connection, actor: str, action: str, target: str, at: int, **detail: Plain) -> None:
    """Add a row in the caller's transaction. `detail` never holds what a citizen said; what a counsellor typed is masked and cut."""
    chain = connection.get_execution_options().get(_ENGINE_OPTION)
    if chain is None:
        raise AuditError("this store has no audit log: channels.audit.log.attach(store.engine, settings) comes first")
    if action not in ACTIONS or len(actor) > MOST_ACTOR or len(target) > MOST_TARGET:
        raise AuditError(f"no row of the audit log: {action!r} by {len(actor)} characters on {len(target)}")
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    before = head(connection)
    row = {"seq": before.seq + 1, "at": at, "actor": actor, "action": action, "target": target, "detail": _detail(detail)}
    mac = chain.seal(row, before.mac)
    connection.execute(insert(audit), {**row, "mac": mac})
    afterwards(connection, partial(_anchor, chain, Head(before.seq + 1, mac, at)))


def head(connection: Connection) -> Head:
    row = connection.execute(_LAST).one_or_none()
    return Head(row.seq, row.mac, row.at) if row else BEGINNING


def read(connection: Connection, after: int, limit: int) -> list[Entry]:
    """Rows after a number, oldest first."""
    return [Entry(*row) for row in connection.execute(_ROWS, {"after": after, "limit": limit})]


@dataclass(frozen=True)
class Sought:
    """What rows are to be of; None: whatever they are."""

    words: str | None = None
    """In the actor, the target or the detail, whatever their case; or the number of a row."""
    action: str | None = None
    since: int | None = None
    until: int | None = None
    """Times, the latter not included."""


def newest(connection: Connection, before: int, limit: int, sought: Sought = Sought()) -> list[Entry]:
    """So many rows of what is sought before a number, newest first."""
    conditions = [audit.c.seq < before]
    if sought.action is not None:
        conditions.append(audit.c.action == sought.action)
    if sought.since is not None:
        conditions.append(audit.c.at >= sought.since)
    if sought.until is not None:
        conditions.append(audit.c.at < sought.until)
    if sought.words:
        held_by = [column.icontains(sought.words, autoescape=True) for column in (audit.c.actor, audit.c.target, audit.c.detail)]
        numbered = [audit.c.seq == int(sought.words)] if sought.words.isdecimal() and len(sought.words) < MOST_DIGITS else []
        conditions.append(or_(*held_by, *numbered))
    query = audit.select().where(*conditions).order_by(audit.c.seq.desc()).limit(limit)
    return [Entry(*row) for row in connection.execute(query)]


def _anchor(chain: Chain, newest: Head) -> None:
    try:
        chain.anchor(newest)
    except OSError:
        # What is recorded has happened. The gateway anchors again soon, and says what hinders it.
        chain.late.set()


def _detail(detail: Mapping[str, Plain]) -> str:
    return orjson.dumps({name: _wordless(value) for name, value in sorted(detail.items())}).decode()


def _wordless(value: Plain) -> Plain:
    return value if not isinstance(value, str) or _NO_WORDS.fullmatch(value) else mask(value)[:MOST_DETAIL]
