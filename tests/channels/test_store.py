"""One schema, made by migrations, for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql

from bot.settings import Settings
from channels import identity, migrations, register, turns
from channels.schema import metadata
from channels.store import Store, StoreError

TABLES = set(
    "account binding conversation event link turn staff staff_session invitation note label canned callback consent rating held switch"
    " announcement step audit duty".split()
)


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    found = Store(settings.store_url)
    await found.open()
    yield found
    await found.close()


@pytest.mark.every_store
async def test_the_migrations_make_exactly_the_schema(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))

    assert await store.run(differences) == []
    assert set(metadata.tables) == TABLES


@pytest.mark.every_store
async def test_conversations_from_before_the_desk_are_as_new_as_they_were(settings: Settings) -> None:
    found = Store(settings.store_url)
    await found.open()

    def begin(connection: Connection) -> None:
        command.downgrade(migrations.config(connection), "0001")
        columns = "id, channel, mode, context, state, version, last_seq, lease_holder, lease_until, created_at"
        values = "'a', 'web', 'assistant', '{}', '{}', 0, 0, '', 0, 5"
        connection.execute(text(f"INSERT INTO conversation ({columns}) VALUES ({values})"))

    await found.run(begin)
    await found.open()
    assert await found.run(lambda c: c.execute(text("SELECT last_at FROM conversation")).scalar()) == 5
    await found.close()


@pytest.mark.every_store
async def test_opening_a_second_time_changes_nothing(store: Store) -> None:
    await store.open()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("secure_delete", 1), ("foreign_keys", 1), ("busy_timeout", 5000), ("synchronous", 1), ("temp_store", 2)],
)
async def test_sqlite_is_set_up_to_be_safe(store: Store, pragma: str, value: object) -> None:
    assert await store.run(lambda connection: connection.execute(text(f"PRAGMA {pragma}")).scalar()) == value


async def test_what_another_program_wrote_is_noticed_once_and_our_own_never(store: Store, settings: Settings) -> None:
    def write(connection: Connection) -> None:
        connection.execute(text("INSERT INTO account (id, created_at) SELECT 'a' || count(*), 1 FROM account"))

    await store.others_wrote()
    await store.run(write)
    assert not await store.others_wrote()
    other = Store(settings.store_url)
    await other.run(write)
    assert [await store.others_wrote(), await store.others_wrote()] == [True, False]
    await other.close()


async def test_what_fails_half_way_stores_nothing(store: Store) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("INSERT INTO account (id, created_at) VALUES ('a', 1)"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.run(fail)
    assert await store.run(lambda connection: connection.execute(text("SELECT count(*) FROM account")).scalar()) == 0


async def test_an_error_of_the_store_quotes_no_values(store: Store) -> None:
    with pytest.raises(StoreError) as failed:
        await store.run(lambda connection: connection.execute(text("INSERT INTO event VALUES (:words)"), {"words": "뭉치"}))
    assert "뭉치" not in str(failed.value)
    assert failed.value.__suppress_context__


async def test_only_hashes_of_tokens_are_kept(store: Store) -> None:
    def bound(connection: Connection) -> tuple[str, str]:
        _, token = register.begin(connection, "web", {}, {"mode": "assistant"}, [], 0, 1)
        return token, str(connection.execute(text("SELECT * FROM binding")).one())

    token, row = await store.run(bound)
    assert token not in row
    assert identity.digest(token) in row


def test_postgresql_locks_the_conversation_for_the_length_of_a_transaction() -> None:
    assert str(turns._ROW.compile(dialect=postgresql.dialect())).endswith("FOR UPDATE")
