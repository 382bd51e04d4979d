"""Run by Alembic; the connection and its transaction are the caller's (`channels.migrations.upgrade`)."""

from __future__ import annotations

from alembic import context

from channels.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
