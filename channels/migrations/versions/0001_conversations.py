"""conversations, who may open them, their events and turns"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="account_pk"),
    )
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32)),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("context", sa.Text, nullable=False, comment="opaque to everything but bot/context.py"),
        sa.Column("state", sa.Text, nullable=False, comment="the contract's State"),
        sa.Column("version", sa.Integer, nullable=False, comment="counts changes of context and state"),
        sa.Column("last_seq", sa.Integer, nullable=False, comment="number of the newest event"),
        sa.Column("lease_holder", sa.String(200), nullable=False, comment="who runs the turns; empty: nobody"),
        sa.Column("lease_until", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="conversation_account_id_fk", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="conversation_pk"),
    )
    op.create_index("conversation_account_id_ix", "conversation", ["account_id"])
    op.create_table(
        "binding",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("external_hash", sa.String(64), comment="SHA-256 of the channel's own id of the person"),
        sa.Column("token_hash", sa.String(64), comment="SHA-256 of the bearer token"),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="binding_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="binding_pk"),
        sa.UniqueConstraint("channel", "external_hash", name="binding_channel_external_hash_uq"),
        sa.UniqueConstraint("token_hash", name="binding_token_hash_uq"),
    )
    op.create_index("binding_conversation_id_ix", "binding", ["conversation_id"])
    op.create_table(
        "link",
        sa.Column("selector", sa.String(8), nullable=False, comment="first half of the code"),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False, comment="SHA-256 of the whole code"),
        sa.Column("guesses", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="link_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("selector", name="link_pk"),
    )
    op.create_index("link_conversation_id_ix", "link", ["conversation_id"])
    _create_log()


def _create_log() -> None:
    op.create_table(
        "event",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False, comment="message or state"),
        sa.Column("turn_id", sa.String(32), comment="the turn it belongs to; null for what no citizen message caused"),
        sa.Column("payload", sa.Text, nullable=False, comment="the contract's Message or State"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="event_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name="event_pk"),
    )
    op.create_table(
        "turn",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False, comment="the citizen's message in the event log"),
        sa.Column("client_id", sa.String(128)),
        sa.Column("day", sa.String(10), nullable=False, comment="fixed when the message came, Asia/Seoul"),
        sa.Column("crisis", sa.String(32), comment="what was answered at once, before the engine"),
        sa.Column("status", sa.String(8), nullable=False, comment="open, done, or failed: given up with an apology"),
        sa.Column("notice_seq", sa.Integer, comment="the event that said an answer takes longer"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="turn_conversation_id_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="turn_pk"),
        sa.UniqueConstraint("conversation_id", "client_id", name="turn_conversation_id_client_id_uq"),
    )
    # Few turns are open at any moment, so finding them stays quick however long the history grows.
    is_open = sa.text("status = 'open'")
    op.create_index("turn_open_ix", "turn", ["conversation_id", "seq"], unique=True, sqlite_where=is_open, postgresql_where=is_open)


def downgrade() -> None:
    for table in ("turn", "event", "link", "binding", "conversation", "account"):
        op.drop_table(table)
