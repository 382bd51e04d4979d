"""What a citizen erases is nowhere any more."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.settings import Settings
from channels import register, turns
from channels.clock import millis
from channels.erasure import Scrubber
from channels.store import Store
from channels.telemetry import Telemetry
from channels.turns import Computed, Lease, Said
from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import NOW, FakeRasa, blank_state

SECRET = "우리집강아지이름은뭉치랍니다"
LONG_S = 2.0
"""Generous for a busy machine; without shared scrubs the same took minutes."""


@contextmanager
def reading(desk: Desk) -> Iterator[None]:
    """Another program reads the store meanwhile."""
    reader = sqlite3.connect(desk.settings.var_dir / "threeany.db")
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        yield
    finally:
        reader.close()


async def slowest_answer(talk: Talk, times: int) -> float:
    """Seconds the slowest of so many answers took."""
    slowest = 0.0
    for _ in range(times):
        began = time.perf_counter()
        assert (await talk.say("하나")).status_code == 200
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


def traces(folder: Path, words: str) -> list[str]:
    """Files that hold the words, as they are or escaped as JSON may write them."""
    forms = (words.encode(), json.dumps(words)[1:-1].encode(), words.encode("utf-16-le"), words.encode("utf-16-be"))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


async def test_erasing_leaves_no_byte_of_what_was_said(capfd: pytest.CaptureFixture[str], desk: Desk, talk: Talk) -> None:
    for n in range(30):
        await talk.say(f"{SECRET} {n}", f"{SECRET}{n}")
    await talk.call("PATCH", "/facts", json={"facts": {"note": SECRET}})
    assert traces(desk.settings.var_dir, SECRET)
    assert (await talk.call("DELETE")).status_code == 204
    assert traces(desk.settings.var_dir, SECRET) == []
    assert SECRET not in "".join(capfd.readouterr())


async def test_an_erased_conversation_is_not_found(talk: Talk) -> None:
    await talk.say("하나")
    await talk.call("DELETE")
    for method, path in (("GET", "/messages"), ("GET", "/state"), ("DELETE", ""), ("POST", "/link")):
        assert (await talk.call(method, path)).status_code == 404
    assert (await talk.say("둘")).status_code == 404


async def test_a_code_of_an_erased_conversation_opens_nothing(desk: Desk, talk: Talk) -> None:
    code = (await talk.call("POST", "/link")).json()["code"]
    await talk.call("DELETE")
    assert (await desk.client.post(f"{API}/conversations/join", json={"code": code})).status_code == 404


async def test_erasing_leaves_other_conversations_alone(desk: Desk, talk: Talk) -> None:
    other = await desk.begin()
    await other.say("하나")
    before = await other.transcript()
    await talk.call("DELETE")
    assert await other.transcript() == before


async def test_an_answer_under_way_is_dropped_when_its_conversation_is_erased(desk: Desk, talk: Talk) -> None:
    desk.rasa.gate.clear()
    asking = asyncio.create_task(talk.say(SECRET))
    await desk.rasa.asked(1)
    assert (await talk.call("DELETE")).status_code == 204
    desk.rasa.gate.set()
    assert (await asking).status_code == 404
    assert traces(desk.settings.var_dir, SECRET) == []
    await desk.gateway.runner.idle()


async def test_erasing_waits_for_another_process_that_reads(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    # A slow disk makes the scrub that the reader prevents a long one, and the rest after it nine times as long.
    monkeypatch.setattr("channels.conversation.ERASE_WAIT_S", 60.0)
    await talk.say(SECRET)
    with reading(desk):
        with desk.gateway.followers.following(talk.id) as follower:
            erasing = asyncio.create_task(talk.call("DELETE"))
            await follower.news.wait()
        assert follower.erased
    assert (await erasing).status_code == 204
    assert traces(desk.settings.var_dir, SECRET) == []


async def test_what_could_not_be_scrubbed_is_scrubbed_later_by_itself(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.conversation.ERASE_WAIT_S", 0.05)
    await talk.say(SECRET)
    with reading(desk):
        assert (await talk.call("DELETE")).status_code == 204
        assert (await talk.call("GET", "/state")).status_code == 404
    assert await desk.gateway.scrubber.clean(5)
    assert traces(desk.settings.var_dir, SECRET) == []


async def test_others_converse_while_erasures_wait_for_a_reader(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.conversation.ERASE_WAIT_S", 0.5)
    async with running(FakeRasa()) as desk:
        other = await desk.begin()
        leaving = [await desk.begin() for _ in range(20)]
        for talk in leaving:
            await talk.say(SECRET)
        log = desk.settings.var_dir / "threeany.db-wal"
        with reading(desk):
            erasing = asyncio.gather(*(talk.call("DELETE") for talk in leaving))
            slowest = await slowest_answer(other, 20)
            assert {response.status_code for response in await erasing} == {204}
            length = log.stat().st_size
            await desk.gateway.scrubber.clean(0.5)
            assert log.stat().st_size == length, "an attempt while somebody reads must not make the log longer"
        assert slowest < LONG_S
        assert await desk.gateway.scrubber.clean(5)
        assert traces(desk.settings.var_dir, SECRET) == []


async def test_a_burst_of_erasures_shares_few_scrubs_and_holds_nobody_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scrubs = 0
    rewrite = desk.gateway.store._rewrite

    def counted() -> bool:
        nonlocal scrubs
        scrubs += 1
        return rewrite()

    async def begin_and_erase(n: int) -> int:
        talk = await desk.begin()
        await talk.say(f"{SECRET} {n}")
        return (await talk.call("DELETE")).status_code

    monkeypatch.setattr(desk.gateway.store, "_rewrite", counted)
    other = await desk.begin()
    burst = asyncio.gather(*(begin_and_erase(n) for n in range(50)))
    assert await slowest_answer(other, 20) < LONG_S
    assert await burst == [204] * 50
    # On a busy machine the answer does not wait for the last scrub, which still comes.
    assert await desk.gateway.scrubber.clean(30)
    assert traces(desk.settings.var_dir, SECRET) == []
    assert scrubs < 25


class SlowStore:
    """Its scrub takes until it is let go, and then succeeds or not."""

    def __init__(self, *outcomes: bool) -> None:
        self.outcomes, self.scrubs = list(outcomes), 0
        self.begun, self.go = asyncio.Event(), asyncio.Event()

    async def scrub(self) -> bool:
        self.scrubs += 1
        self.begun.set()
        await self.go.wait()
        return self.outcomes.pop(0) if self.outcomes else True


async def test_all_who_ask_during_a_scrub_share_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.erasure.REST", 0)
    store = SlowStore()
    scrubber = Scrubber(store, Telemetry("error"))
    first = asyncio.create_task(scrubber.clean(5))
    await store.begun.wait()
    later = [asyncio.create_task(scrubber.clean(5)) for _ in range(50)]
    await asyncio.sleep(0)
    store.go.set()
    assert await asyncio.gather(first, *later) == [True] * 51
    assert store.scrubs == 2


async def test_a_scrub_that_failed_is_tried_again_until_it_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.erasure.REST", 0)
    monkeypatch.setattr("channels.erasure.RETRY_S", 0.001)
    store = SlowStore(False, False, True)
    store.go.set()
    assert await Scrubber(store, Telemetry("error")).clean(5)
    assert store.scrubs == 3


async def test_after_a_scrub_the_store_rests_from_scrubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.erasure.REST", 1e9)
    store = SlowStore()
    store.go.set()
    scrubber = Scrubber(store, Telemetry("error"))
    assert await scrubber.clean(5)
    assert not await scrubber.clean(0.01)
    assert store.scrubs == 1
    await scrubber.stop()


async def test_what_a_dying_gateway_could_not_scrub_is_scrubbed_by_the_next(running: Running) -> None:
    async with running(FakeRasa(), poll_s=60) as dying:
        talk = await dying.begin()
        await talk.say(SECRET)
        await dying.gateway.store.run(register.erase, talk.id)
    async with running(FakeRasa(), poll_s=60) as desk:
        assert await desk.gateway.scrubber.clean(5)
        assert traces(desk.settings.var_dir, SECRET) == []


async def test_the_store_is_for_its_owner_alone(desk: Desk) -> None:
    assert [oct(path.stat().st_mode & 0o777) for path in desk.settings.var_dir.glob("threeany.db*")] == ["0o600"] * 3


async def test_conversations_that_nobody_can_open_any_more_are_erased(running: Running) -> None:
    async with running(FakeRasa()) as desk:
        talk = await desk.begin()
        await talk.say(SECRET)
        await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("UPDATE binding SET expires_at = 1"))
        await desk.gateway.keep_house()
        assert traces(desk.settings.var_dir, SECRET) == []


async def test_a_token_in_use_does_not_expire(running: Running) -> None:
    async with running(FakeRasa()) as desk:
        talk = await desk.begin()
        soon = millis(NOW) + 3_600_000
        await desk.gateway.store.run(lambda connection: connection.exec_driver_sql(f"UPDATE binding SET expires_at = {soon}"))
        assert (await talk.call("GET", "/state")).status_code == 200
        ends = await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("SELECT expires_at FROM binding").scalar_one())
    assert ends == millis(NOW) + 30 * 24 * 3_600_000


async def test_an_expired_token_opens_nothing(running: Running) -> None:
    async with running(FakeRasa()) as desk:
        talk = await desk.begin()
        await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("UPDATE binding SET expires_at = 1"))
        assert (await talk.call("GET", "/state")).status_code == 401


@pytest.mark.parametrize("seed", range(2))
async def test_rows_that_moved_between_pages_leave_nothing_behind(settings: Settings, seed: int) -> None:
    """Many conversations of all sizes grow side by side and are erased in any order."""
    random_ = random.Random(seed)
    store = Store(settings.store_url)
    await store.open()
    living: dict[str, str] = {}
    for n in range(300):
        if not living or random_.random() < 0.2:
            state = {"mode": "assistant", **blank_state({})}
            living[(await store.run(register.begin, "web", {}, state, [], millis(NOW), 2**50))[0]] = f"뭉치{n:04}"
        elif random_.random() < 0.85:
            await _grow(store, *random_.choice(list(living.items())), random_)
        else:
            conversation_id = random_.choice(list(living))
            words = living.pop(conversation_id)
            await store.run(register.erase, conversation_id)
            assert await store.scrub()
            assert traces(settings.var_dir, words) == []
    await store.close()


async def _grow(store: Store, conversation_id: str, words: str, random_: random.Random) -> None:
    def text() -> str:
        return f"{words} " * random_.choice((1, 3, 20, 200))

    accepted = await store.run(turns.accept, Said(conversation_id, text(), None), NOW, Lease("me/1", millis(NOW) + 1), 50)
    assert accepted.turn
    computed = Computed(({"text": text()}, {"text": text()}), {"heard": text()}, blank_state({"facts": {"note": text()}}))
    assert (await store.run(turns.finish, accepted.turn, computed, {}, NOW, 0)).fate == "stored"
