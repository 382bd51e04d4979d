"""The gateway's tables, the same for SQLite and PostgreSQL. `migrations/` makes them; a test compares the two.

Times are milliseconds since 1970, UTC. JSON is text: the gateway stores and delivers it, `bot/` alone looks inside.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "uq": "%(table_name)s_%(column_0_N_name)s_uq",
        "ix": "%(table_name)s_%(column_0_N_name)s_ix",
    }
)


def _of_conversation() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE")


account = Table(
    "account",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created_at", BigInteger, nullable=False),
)

conversation = Table(
    "conversation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="SET NULL"), index=True),
    Column("channel", String(32), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("context", Text, nullable=False, comment="opaque to everything but bot/context.py"),
    Column("state", Text, nullable=False, comment="the contract's State"),
    Column("version", Integer, nullable=False, comment="counts changes of context and state"),
    Column("last_seq", Integer, nullable=False, comment="number of the newest event"),
    Column("lease_holder", String(200), nullable=False, comment="who runs the turns; empty: nobody"),
    Column("lease_until", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

binding = Table(
    "binding",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("channel", String(32), nullable=False),
    Column("external_hash", String(64), comment="SHA-256 of the channel's own id of the person"),
    Column("token_hash", String(64), comment="SHA-256 of the bearer token"),
    Column("expires_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("channel", "external_hash"),
    UniqueConstraint("token_hash"),
    _of_conversation(),
)

link = Table(
    "link",
    metadata,
    Column("selector", String(8), primary_key=True, comment="first half of the code"),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("secret_hash", String(64), nullable=False, comment="SHA-256 of the whole code"),
    Column("guesses", Integer, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    _of_conversation(),
)

event = Table(
    "event",
    metadata,
    Column("conversation_id", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False, comment="message or state"),
    Column("turn_id", String(32), comment="the turn it belongs to; null for what no citizen message caused"),
    Column("payload", Text, nullable=False, comment="the contract's Message or State"),
    _of_conversation(),
)

turn = Table(
    "turn",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False),
    Column("seq", Integer, nullable=False, comment="the citizen's message in the event log"),
    Column("client_id", String(128)),
    Column("day", String(10), nullable=False, comment="fixed when the message came, Asia/Seoul"),
    Column("crisis", String(32), comment="what was answered at once, before the engine"),
    Column("status", String(8), nullable=False, comment="open, done, or failed: given up with an apology"),
    Column("notice_seq", Integer, comment="the event that said an answer takes longer"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("conversation_id", "client_id"),
    _of_conversation(),
)

OPEN = text("status = 'open'")
Index("turn_open_ix", turn.c.conversation_id, turn.c.seq, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
