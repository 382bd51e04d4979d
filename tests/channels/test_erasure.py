"""What a citizen erases is nowhere any more."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from pathlib import Path

import pytest

from bot.settings import Settings
from channels import register, turns
from channels.clock import millis
from channels.store import Store
from channels.turns import Computed, Lease, Said
from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import NOW, FakeRasa, blank_state

SECRET = "우리집강아지이름은뭉치랍니다"


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


async def test_erasing_waits_for_another_process_that_reads(desk: Desk, talk: Talk) -> None:
    await talk.say(SECRET)
    reader = sqlite3.connect(desk.settings.var_dir / "threeany.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    with desk.gateway.followers.following(talk.id) as follower:
        erasing = asyncio.create_task(talk.call("DELETE"))
        await follower.news.wait()
    assert follower.erased
    reader.close()
    assert (await erasing).status_code == 204
    assert traces(desk.settings.var_dir, SECRET) == []


async def test_what_could_not_be_scrubbed_is_scrubbed_later(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy() -> bool:
        return False

    monkeypatch.setattr("channels.conversation.SCRUB_TRIES", 1)
    monkeypatch.setattr("channels.conversation.SCRUB_PAUSE_S", 0)
    await talk.say(SECRET)
    with monkeypatch.context() as patch:
        patch.setattr(desk.gateway.store, "scrub", busy)
        assert (await talk.call("DELETE")).status_code == 204
    assert await desk.gateway.store.scrub()
    assert traces(desk.settings.var_dir, SECRET) == []


async def test_what_a_dying_gateway_could_not_scrub_is_scrubbed_by_the_next(running: Running) -> None:
    async with running(FakeRasa(), poll_s=60) as dying:
        talk = await dying.begin()
        await talk.say(SECRET)
        await dying.gateway.store.run(register.erase, talk.id)
    async with running(FakeRasa(), poll_s=60) as desk:
        await desk.gateway.conversations.erase_unreachable()
        assert traces(desk.settings.var_dir, SECRET) == []


async def test_the_store_is_for_its_owner_alone(desk: Desk) -> None:
    assert [oct(path.stat().st_mode & 0o777) for path in desk.settings.var_dir.glob("threeany.db*")] == ["0o600"] * 3


async def test_conversations_that_nobody_can_open_any_more_are_erased(running: Running) -> None:
    async with running(FakeRasa()) as desk:
        talk = await desk.begin()
        await talk.say(SECRET)
        await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("UPDATE binding SET expires_at = 1"))
        await desk.gateway.conversations.erase_unreachable()
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
