"""What a counsellor filters by is found by an index, however many conversations there are."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, event

from channels.desk import rows
from channels.desk.rows import Wanted
from tests.channels.conftest import Desk


@pytest.mark.parametrize("wanted", [Wanted(crisis=True), Wanted(crisis=True, mode="closed"), Wanted(crisis=True, channel="web")])
async def test_who_is_in_danger(desk: Desk, wanted: Wanted) -> None:
    asked: list[tuple[str, Any]] = []

    def plan(connection: Connection) -> list[str]:
        event.listen(connection, "before_cursor_execute", lambda _1, _2, text, values, *_3: asked.append((text, values)))
        rows.page(connection, wanted, None, 50)
        text, values = max(asked, key=lambda each: len(each[0]))
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]

    assert (await desk.gateway.store.run(plan))[0] == "SCAN conversation USING INDEX conversation_crisis_ix"
