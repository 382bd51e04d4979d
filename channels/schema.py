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
    Column("owner_id", String(32), index=True, comment="the counsellor (staff.id), in mode counsellor alone"),
    Column("waiting_since", BigInteger, comment="in mode waiting alone; the queue's order"),
    Column("reason", String(32), comment="why a person is wanted: asked, crisis, misunderstood, upset, approval, returned, transferred"),
    Column("crisis", String(32), comment="the gravest danger spoken of so far"),
    Column("preview", String(200), comment="the citizen's last words, masked, for lists"),
    Column("last_at", BigInteger, nullable=False, server_default="0", comment="time of the newest message"),
    Column("outcome", String(32), comment="how a counsellor closed it"),
    Index("conversation_queue_ix", "mode", "waiting_since"),
    Index("conversation_newest_ix", "last_at", "id"),
    Index("conversation_crisis_ix", "last_at", "id", sqlite_where=text("crisis IS NOT NULL"), postgresql_where=text("crisis IS NOT NULL")),
)

binding = Table(
    "binding",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("channel", String(32), nullable=False),
    Column("external_hash", String(64), comment="SHA-256 of the channel's own id of the person"),
    Column("token_hash", String(64), comment="SHA-256 of the bearer token"),
    Column("address", Text, comment="sealed (vault): where a messenger reaches the person"),
    Column("delivered_seq", Integer, nullable=False, server_default="0", comment="newest event that a messenger has delivered"),
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
    Column("crisis", String(32), comment="the danger told of: answered at once, before the engine, or found in the talk as a whole"),
    Column("status", String(8), nullable=False, comment="open, done, or failed: given up with an apology"),
    Column("notice_seq", Integer, comment="the event that said an answer takes longer"),
    Column("intent", String(32), comment="what was done with the message; for statistics"),
    Column("about", String(64), comment="id of the benefit or topic it was about; for statistics"),
    Column("understood", Integer, comment="0: asked again, or found nothing; 1: otherwise; null: not by the engine, or in danger"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("conversation_id", "client_id"),
    _of_conversation(),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("login", String(64), nullable=False),
    Column("name", String(64), nullable=False, comment="as citizens see it"),
    Column("role", String(16), nullable=False, comment="counsellor, supervisor, administrator or auditor"),
    Column("password_hash", String(200), comment="argon2id; null: signs in elsewhere (OIDC) or has not set one"),
    Column("totp", Text, comment="sealed (vault): secret of the second factor"),
    Column("totp_step", BigInteger, nullable=False, server_default="0", comment="newest time step a code was used of; none is used twice"),
    Column("oidc_subject", String(200), comment="issuer and subject of single sign-on"),
    Column("failures", Integer, nullable=False, server_default="0", comment="wrong passwords and codes in a row"),
    Column("locked_until", BigInteger, nullable=False, server_default="0"),
    Column("disabled", Integer, nullable=False, server_default="0"),
    Column("away", Integer, nullable=False, server_default="0", comment="signed in, but takes nobody"),
    Column("seen_at", BigInteger, nullable=False, server_default="0", comment="the console's last sign of life; older than 60 s: gone"),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("login"),
    UniqueConstraint("oidc_subject"),
)


def _by_staff(nullable: bool = False, index: bool = True) -> Column[str]:
    return Column("staff_id", ForeignKey("staff.id", ondelete="SET NULL" if nullable else "CASCADE"), nullable=nullable, index=index)


staff_session = Table(
    "staff_session",
    metadata,
    Column("id_hash", String(64), primary_key=True, comment="SHA-256 of the cookie"),
    _by_staff(),
    Column("csrf_hash", String(64), nullable=False, comment="SHA-256 of the token that every change must bring"),
    Column("stage", String(8), nullable=False, comment="totp: the second factor is missing; full"),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

invitation = Table(
    "invitation",
    metadata,
    Column("token_hash", String(64), primary_key=True, comment="SHA-256 of the one-time link's secret"),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), index=True),
    Column("expires_at", BigInteger, nullable=False),
)
"""One-time links to set a password; without a member of staff: the first administrator's."""

note = Table(
    "note",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    _by_staff(nullable=True, index=False),
    Column("text", Text, nullable=False, comment="masked; the citizen never sees it"),
    Column("created_at", BigInteger, nullable=False),
    _of_conversation(),
)

label = Table(
    "label",
    metadata,
    Column("conversation_id", String(32), primary_key=True),
    Column("name", String(32), primary_key=True),
    _of_conversation(),
    Index("label_name_ix", "name"),
)

canned = Table(
    "canned",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", String(64), nullable=False),
    Column("text", Text, nullable=False, comment="with variables in braces: {이름} {상담원} {기관} {지원} {전화}"),
    _by_staff(nullable=True),
    Column("created_at", BigInteger, nullable=False),
)
"""Replies kept ready; without a member of staff: everybody's."""

callback = Table(
    "callback",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("sealed", Text, nullable=False, comment="sealed (vault): JSON of phone, address, when and what about"),
    Column("status", String(16), nullable=False, comment="open, done, unreachable"),
    _by_staff(nullable=True),
    Column("created_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    _of_conversation(),
    Index("callback_status_ix", "status", "created_at"),
)

consent = Table(
    "consent",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("what", String(32), nullable=False, comment="callback, location, audio …"),
    Column("version", String(32), nullable=False, comment="content hash of the sentence agreed to"),
    Column("granted", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    _of_conversation(),
)

rating = Table(
    "rating",
    metadata,
    Column("conversation_id", String(32), primary_key=True),
    Column("score", Integer, nullable=False, comment="1 to 5"),
    Column("reason", Text, comment="masked"),
    Column("created_at", BigInteger, nullable=False),
    _of_conversation(),
)

held = Table(
    "held",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("turn_id", String(32), nullable=False),
    Column("about", String(64), nullable=False, comment="the benefit or topic that wants approval"),
    Column("replies", Text, nullable=False, comment="JSON list of what the assistant would say"),
    Column("status", String(16), nullable=False, comment="open, released, dropped, expired"),
    _by_staff(nullable=True, index=False),
    Column("created_at", BigInteger, nullable=False),
    _of_conversation(),
    Index("held_status_ix", "status", "created_at"),
)
"""Answers that a counsellor must release first."""

switch = Table(
    "switch",
    metadata,
    Column("key", String(80), primary_key=True, comment="assistant, benefit:<id> or topic:<id>"),
    Column("kind", String(16), nullable=False, comment="off: not answered; approve: a counsellor releases the answer"),
    Column("text", Text, comment="said instead; null: the sentence of data/wording"),
    _by_staff(nullable=True, index=False),
    Column("created_at", BigInteger, nullable=False),
)

announcement = Table(
    "announcement",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    _by_staff(nullable=True, index=False),
    Column("created_at", BigInteger, nullable=False),
)
"""Emergency notices, shown and spoken on every channel."""

step = Table(
    "step",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String(32), index=True, comment="null once the conversation is erased; the figures stay"),
    Column("at", BigInteger, nullable=False, index=True),
    Column("kind", String(16), nullable=False, comment="begun, queued, claimed, released, returned, transferred, closed, callback, rated"),
    Column("channel", String(32), nullable=False),
    Column("reason", String(32)),
    Column("staff_id", String(32)),
    Column("value", Integer, comment="rated: the score; claimed: milliseconds waited"),
)
"""What happened to conversations, without a word of them: what statistics are made from."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("actor", String(64), nullable=False, comment="login, or system"),
    Column("action", String(32), nullable=False),
    Column("target", String(80), nullable=False, comment="conversation, member of staff, setting …"),
    Column("detail", Text, nullable=False, comment="JSON; never what a citizen said"),
    Column("mac", String(64), nullable=False, comment="HMAC-SHA-256 over the row and the mac before it, with a key outside the database"),
    Index("audit_action_ix", "action", "seq"),
)

duty = Table(
    "duty",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(200), nullable=False, comment="instance of the gateway that does it"),
    Column("until", BigInteger, nullable=False),
)
"""What only one of several gateways may do at a time."""

OPEN = text("status = 'open'")
Index("turn_open_ix", turn.c.conversation_id, turn.c.seq, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
