"""conversations of somebody in danger, and what was done of one kind, are found without going through all of them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IN_DANGER = sa.text("crisis IS NOT NULL")


def upgrade() -> None:
    op.create_index("conversation_crisis_ix", "conversation", ["last_at", "id"], sqlite_where=IN_DANGER, postgresql_where=IN_DANGER)
    op.create_index("audit_action_ix", "audit", ["action", "seq"])


def downgrade() -> None:
    op.drop_index("audit_action_ix", table_name="audit")
    op.drop_index("conversation_crisis_ix", table_name="conversation")
