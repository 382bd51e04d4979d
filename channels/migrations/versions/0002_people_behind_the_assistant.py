"""counsellors, their queue and what they write; switches, statistics, audit"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = "rating note label held consent callback switch staff_session invitation canned announcement step staff audit"
BEFORE = "what was answered at once, before the engine"
DANGER = "the danger told of: answered at once, before the engine, or found in the talk as a whole"


def upgrade() -> None:
    _create_tables()
    _create_tables_of_conversations()
    op.add_column("binding", sa.Column("address", sa.Text, comment="sealed (vault): where a messenger reaches the person"))
    op.add_column(
        "binding",
        sa.Column("delivered_seq", sa.Integer, server_default="0", nullable=False, comment="newest event that a messenger has delivered"),
    )
    op.add_column("conversation", sa.Column("owner_id", sa.String(32), comment="the counsellor (staff.id), in mode counsellor alone"))
    op.add_column("conversation", sa.Column("waiting_since", sa.BigInteger, comment="in mode waiting alone; the queue's order"))
    op.add_column(
        "conversation",
        sa.Column(
            "reason", sa.String(32), comment="why a person is wanted: asked, crisis, misunderstood, upset, approval, returned, transferred"
        ),
    )
    op.add_column("conversation", sa.Column("crisis", sa.String(32), comment="the gravest danger spoken of so far"))
    op.add_column("conversation", sa.Column("preview", sa.String(200), comment="the citizen's last words, masked, for lists"))
    op.add_column(
        "conversation",
        sa.Column("last_at", sa.BigInteger, server_default="0", nullable=False, comment="time of the newest message"),
    )
    op.add_column("conversation", sa.Column("outcome", sa.String(32), comment="how a counsellor closed it"))
    op.execute("UPDATE conversation SET last_at = created_at")
    op.create_index("conversation_newest_ix", "conversation", ["last_at", "id"])
    op.create_index("conversation_owner_id_ix", "conversation", ["owner_id"])
    op.create_index("conversation_queue_ix", "conversation", ["mode", "waiting_since"])
    op.add_column("turn", sa.Column("intent", sa.String(32), comment="what was done with the message; for statistics"))
    op.add_column("turn", sa.Column("about", sa.String(64), comment="id of the benefit or topic it was about; for statistics"))
    op.add_column(
        "turn",
        sa.Column(
            "understood",
            sa.Integer,
            comment="0: asked again, or found nothing; 1: otherwise; null: not by the engine, or in danger",
        ),
    )
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments.
        op.alter_column("turn", "crisis", comment=DANGER, existing_comment=BEFORE)


def _create_tables() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.String(64), nullable=False, comment="login, or system"),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("target", sa.String(80), nullable=False, comment="conversation, member of staff, setting …"),
        sa.Column("detail", sa.Text, nullable=False, comment="JSON; never what a citizen said"),
        sa.Column(
            "mac", sa.String(64), nullable=False, comment="HMAC-SHA-256 over the row and the mac before it, with a key outside the database"
        ),
        sa.PrimaryKeyConstraint("seq", name="audit_pk"),
    )
    op.create_index("audit_at_ix", "audit", ["at"])
    op.create_table(
        "staff",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("login", sa.String(64), nullable=False),
        sa.Column("name", sa.String(64), nullable=False, comment="as citizens see it"),
        sa.Column("role", sa.String(16), nullable=False, comment="counsellor, supervisor, administrator or auditor"),
        sa.Column("password_hash", sa.String(200), comment="argon2id; null: signs in elsewhere (OIDC) or has not set one"),
        sa.Column("totp", sa.Text, comment="sealed (vault): secret of the second factor"),
        sa.Column(
            "totp_step",
            sa.BigInteger,
            server_default="0",
            nullable=False,
            comment="newest time step a code was used of; none is used twice",
        ),
        sa.Column("oidc_subject", sa.String(200), comment="issuer and subject of single sign-on"),
        sa.Column("failures", sa.Integer, server_default="0", nullable=False, comment="wrong passwords and codes in a row"),
        sa.Column("locked_until", sa.BigInteger, server_default="0", nullable=False),
        sa.Column("disabled", sa.Integer, server_default="0", nullable=False),
        sa.Column("away", sa.Integer, server_default="0", nullable=False, comment="signed in, but takes nobody"),
        sa.Column(
            "seen_at", sa.BigInteger, server_default="0", nullable=False, comment="the console's last sign of life; older than 60 s: gone"
        ),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="staff_pk"),
        sa.UniqueConstraint("login", name="staff_login_uq"),
        sa.UniqueConstraint("oidc_subject", name="staff_oidc_subject_uq"),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), comment="null once the conversation is erased; the figures stay"),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column(
            "kind",
            sa.String(16),
            nullable=False,
            comment="begun, queued, claimed, released, returned, transferred, closed, callback, rated",
        ),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("value", sa.Integer, comment="rated: the score; claimed: milliseconds waited"),
        sa.PrimaryKeyConstraint("id", name="step_pk"),
    )
    op.create_index("step_at_ix", "step", ["at"])
    op.create_index("step_conversation_id_ix", "step", ["conversation_id"])
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="announcement_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="announcement_pk"),
    )
    op.create_table(
        "canned",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False, comment="with variables in braces: {이름} {상담원} {기관} {지원} {전화}"),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="canned_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="canned_pk"),
    )
    op.create_index("canned_staff_id_ix", "canned", ["staff_id"])
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.String(64), nullable=False, comment="SHA-256 of the one-time link's secret"),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="invitation_staff_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="invitation_pk"),
    )
    op.create_index("invitation_staff_id_ix", "invitation", ["staff_id"])
    op.create_table(
        "staff_session",
        sa.Column("id_hash", sa.String(64), nullable=False, comment="SHA-256 of the cookie"),
        sa.Column("staff_id", sa.String(32), nullable=False),
        sa.Column("csrf_hash", sa.String(64), nullable=False, comment="SHA-256 of the token that every change must bring"),
        sa.Column("stage", sa.String(8), nullable=False, comment="totp: the second factor is missing; full"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="staff_session_staff_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id_hash", name="staff_session_pk"),
    )
    op.create_index("staff_session_staff_id_ix", "staff_session", ["staff_id"])
    op.create_table(
        "switch",
        sa.Column("key", sa.String(80), nullable=False, comment="assistant, benefit:<id> or topic:<id>"),
        sa.Column("kind", sa.String(16), nullable=False, comment="off: not answered; approve: a counsellor releases the answer"),
        sa.Column("text", sa.Text, comment="said instead; null: the sentence of data/wording"),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="switch_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key", name="switch_pk"),
    )


def _create_tables_of_conversations() -> None:
    op.create_table(
        "callback",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False, comment="sealed (vault): JSON of phone, address, when and what about"),
        sa.Column("status", sa.String(16), nullable=False, comment="open, done, unreachable"),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="callback_conversation_id_fk", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="callback_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="callback_pk"),
    )
    op.create_index("callback_conversation_id_ix", "callback", ["conversation_id"])
    op.create_index("callback_staff_id_ix", "callback", ["staff_id"])
    op.create_index("callback_status_ix", "callback", ["status", "created_at"])
    op.create_table(
        "consent",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("what", sa.String(32), nullable=False, comment="callback, location, audio …"),
        sa.Column("version", sa.String(32), nullable=False, comment="content hash of the sentence agreed to"),
        sa.Column("granted", sa.Integer, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="consent_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="consent_pk"),
    )
    op.create_index("consent_conversation_id_ix", "consent", ["conversation_id"])
    op.create_table(
        "held",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("turn_id", sa.String(32), nullable=False),
        sa.Column("about", sa.String(64), nullable=False, comment="the benefit or topic that wants approval"),
        sa.Column("replies", sa.Text, nullable=False, comment="JSON list of what the assistant would say"),
        sa.Column("status", sa.String(16), nullable=False, comment="open, released, dropped, expired"),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="held_conversation_id_fk", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="held_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="held_pk"),
    )
    op.create_index("held_conversation_id_ix", "held", ["conversation_id"])
    op.create_index("held_status_ix", "held", ["status", "created_at"])
    op.create_table(
        "label",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="label_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation_id", "name", name="label_pk"),
    )
    op.create_index("label_name_ix", "label", ["name"])
    op.create_table(
        "note",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("staff_id", sa.String(32)),
        sa.Column("text", sa.Text, nullable=False, comment="masked; the citizen never sees it"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="note_conversation_id_fk", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="note_staff_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="note_pk"),
    )
    op.create_index("note_conversation_id_ix", "note", ["conversation_id"])
    op.create_table(
        "rating",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("score", sa.Integer, nullable=False, comment="1 to 5"),
        sa.Column("reason", sa.Text, comment="masked"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="rating_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation_id", name="rating_pk"),
    )


def downgrade() -> None:
    op.drop_column("turn", "understood")
    op.drop_column("turn", "about")
    op.drop_column("turn", "intent")
    op.drop_index("conversation_queue_ix", table_name="conversation")
    op.drop_index("conversation_owner_id_ix", table_name="conversation")
    op.drop_index("conversation_newest_ix", table_name="conversation")
    op.drop_column("conversation", "outcome")
    op.drop_column("conversation", "last_at")
    op.drop_column("conversation", "preview")
    op.drop_column("conversation", "crisis")
    op.drop_column("conversation", "reason")
    op.drop_column("conversation", "waiting_since")
    op.drop_column("conversation", "owner_id")
    op.drop_column("binding", "delivered_seq")
    op.drop_column("binding", "address")
    for table in TABLES.split():
        op.drop_table(table)
