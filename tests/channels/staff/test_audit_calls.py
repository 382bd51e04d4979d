"""The audit log over HTTP, and that what a citizen said is never in it."""

from __future__ import annotations

from channels.audit import log
from channels.audit.verify import verify
from tests.channels.staff.conftest import Console

WORDS = "뭉치라는 고양이"


async def test_auditors_read_the_log_page_by_page_both_ways(console: Console) -> None:
    auditor = await console.signed_in("audit", "auditor")
    for number in range(6):
        await console.gateway.store.run(log.write, "kim", "view", f"c{number}", console.clock.millis, crisis=False)
    newest = (await auditor.call("GET", "/audit?limit=4")).json()
    assert [item["target"] for item in newest["items"]] == ["c5", "c4", "c3", "c2"]
    older = (await auditor.call("GET", f"/audit?limit=4&before={newest['next']}")).json()
    assert [item["target"] for item in older["items"]] == ["c1", "c0", "audit"]
    assert older["next"] is None
    oldest = (await auditor.call("GET", "/audit?after=0&limit=2")).json()
    assert [item["seq"] for item in oldest["items"]] == [1, 2] and oldest["next"] == 2
    item = newest["items"][0]
    assert set(item) == {"seq", "at", "actor", "action", "target", "detail"}
    assert (item["detail"], item["at"]) == ({"crisis": False}, "2026-11-23T14:00:00.000+09:00")


async def test_what_is_sought_is_found_in_all_of_it_page_by_page(console: Console) -> None:
    for number in range(30):
        action = "reveal" if number % 10 == 3 else "view"
        await console.gateway.store.run(log.write, "kim", action, f"c{number}", console.clock.millis, reason="50% 서류 확인")
        console.clock.go_on(hours=24)
    auditor = await console.signed_in("audit", "auditor")

    async def targets(query: str) -> list[list[str]]:
        """Of every page."""
        pages, before = [], ""
        while True:
            found = (await auditor.call("GET", f"/audit?limit=2&{query}{before}")).json()
            pages.append([item["target"] for item in found["items"]])
            if found["next"] is None:
                return pages
            before = f"&before={found['next']}"

    assert await targets("action=reveal") == [["c23", "c13"], ["c3"]]
    assert await targets("action=reveal&q=KIM&since=2026-11-27&until=2026-12-06") == [["c13"]]
    assert await targets("q=c29") == [["c29"]]
    assert await targets("q=0%25 서류&until=2026-11-24") == [["c1", "c0"]]
    assert await targets("q=0_ 서류") == [[]]
    assert await targets("action=claim") == [[]]
    (row,) = (await auditor.call("GET", "/audit?q=2")).json()["items"][-1:]
    assert row["seq"] == 2, "a row is found by its number too"


async def test_limits_of_a_page_are_checked(console: Console) -> None:
    auditor = await console.signed_in("audit", "auditor")
    for query in ("limit=0", "limit=501", "after=-1", "before=x", "since=never", "until=9999-12-31", "since=0001-01-01"):
        assert (await auditor.call("GET", f"/audit?{query}")).status_code == 422


async def test_no_call_changes_or_removes_a_row(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert (await root.call(method, "/audit", {})).status_code == 405


async def test_erasing_a_conversation_leaves_the_log_whole_and_without_a_word_of_it(console: Console) -> None:
    citizen = console.browser().client
    begun = (await citizen.post("/api/v1/conversations", json={"channel": "web"})).json()
    bearer, there = {"Authorization": f"Bearer {begun['token']}"}, f"/api/v1/conversations/{begun['id']}"
    await citizen.post(f"{there}/messages", json={"text": f"저는 {WORDS}와 살아요"}, headers=bearer)
    store = console.gateway.store
    await store.run(log.write, "kim", "view", begun["id"], console.clock.millis)
    assert (await citizen.delete(there, headers=bearer)).status_code == 204
    assert await store.scrub()
    verdict = await verify(store, console.gateway.audit)
    assert (verdict.sound, verdict.rows) == (True, 2)  # that it was viewed, and that it was erased
    var = console.gateway.settings.var_dir
    files = [path for path in var.rglob("*") if path.is_file()]
    assert var / "audit" / "anchor.log" in files
    assert not [path for path in files if WORDS.encode() in path.read_bytes()]
