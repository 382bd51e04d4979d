"""Who writes through a messenger is known again, and what was delivered is remembered; neither id nor address can be read in the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from channels import bindings
from channels.bindings import Bound, Somebody
from channels.clock import millis
from channels.conversation import Incoming
from channels.problems import Problem
from tests.channels.conftest import Desk, Running
from tests.channels.fakes import NOW, FakeRasa

CHANNEL = "telegram"
DAY_MS = 24 * 3600 * 1000


def person(name: str = "a", address: str | None = "sealed") -> Somebody:
    return Somebody(CHANNEL, bindings.hashed(b"key", CHANNEL, name), address)


async def behind(desk: Desk, now: int = millis(NOW)) -> list[Bound]:
    return await desk.gateway.store.run(bindings.behind, CHANNEL, now)


def test_a_hash_tells_neither_the_channels_id_nor_that_of_another_channel() -> None:
    one = bindings.hashed(b"key", "telegram", "12345")
    assert one == bindings.hashed(b"key", "telegram", "12345")
    assert len({one, bindings.hashed(b"key", "kakao", "12345"), bindings.hashed(b"other", "telegram", "12345")}) == 3


def test_the_key_stays_the_same_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "binding.key"
    assert bindings.load_key(path) == bindings.load_key(path)
    assert path.stat().st_mode & 0o077 == 0


async def test_somebody_who_writes_again_finds_their_conversation(desk: Desk) -> None:
    first = await desk.gateway.conversations.bound(person())
    again = await desk.gateway.conversations.bound(person())
    assert (first.is_new, again.is_new) == (True, False)
    assert again.conversation_id == first.conversation_id
    assert (await desk.gateway.conversations.bound(person("b"))).conversation_id != first.conversation_id


async def test_a_new_conversation_has_a_greeting_to_be_delivered(desk: Desk) -> None:
    bound = await desk.gateway.conversations.bound(person())
    assert bound.delivered_seq == 0
    assert [found.id for found in await behind(desk)] == [bound.id]


async def test_two_who_bind_the_same_person_at_once_get_one_conversation(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await desk.gateway.conversations.bound(person())
    monkeypatch.setattr(bindings, "use", lambda *_: None)
    monkeypatch.setattr(bindings, "_forget", lambda *_: None)
    second = await desk.gateway.conversations.bound(person())
    assert (second.conversation_id, second.is_new) == (first.conversation_id, False)
    count = await desk.gateway.store.run(lambda c: c.execute(text("SELECT count(*) FROM conversation")).scalar())
    assert count == 1


async def test_what_was_delivered_never_goes_back(desk: Desk) -> None:
    bound = await desk.gateway.conversations.bound(person())
    for seq in (2, 1):
        await desk.gateway.store.run(bindings.delivered, bound.id, seq)
    assert (await desk.gateway.conversations.bound(person())).delivered_seq == 2
    assert await behind(desk) == []


async def test_who_was_let_go_is_sent_nothing_until_they_write_again(desk: Desk) -> None:
    bound = await desk.gateway.conversations.bound(person())
    await desk.gateway.store.run(bindings.let_go, bound.id)
    assert await behind(desk) == []
    back = await desk.gateway.conversations.bound(person(address="sealed again"))
    assert (back.conversation_id, back.address) == (bound.conversation_id, "sealed again")
    assert [found.address for found in await behind(desk)] == ["sealed again"]


async def test_an_expired_binding_is_not_found_and_gives_way_to_a_new_one(desk: Desk) -> None:
    bound = await desk.gateway.conversations.bound(person())
    later = millis(NOW) + 31 * DAY_MS

    def again(connection: Connection) -> Bound:
        return bindings.begin_bound(connection, person(), {}, {"mode": "assistant"}, [], later, later + DAY_MS)

    assert await behind(desk, later) == []
    assert await desk.gateway.store.run(bindings.find, CHANNEL, person().external_hash, later) is None
    assert (await desk.gateway.store.run(again)).conversation_id != bound.conversation_id


async def test_a_binding_in_use_does_not_expire(desk: Desk) -> None:
    await desk.gateway.conversations.bound(person())
    two_days = millis(NOW) + 2 * DAY_MS

    def used(connection: Connection) -> Bound | None:
        return bindings.use(connection, person(), two_days, two_days + 30 * DAY_MS)

    assert await desk.gateway.store.run(used)
    assert await desk.gateway.store.run(bindings.find, CHANNEL, person().external_hash, two_days + 29 * DAY_MS)


async def test_a_code_brings_the_conversation_and_the_last_answer_with_it(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa) as desk:
        talk = await desk.begin()
        await talk.say("한부모예요")
        before = await desk.gateway.conversations.bound(person())
        code, _ = await desk.gateway.conversations.link(talk.id)
        joined = await desk.gateway.conversations.join_bound(f"{code[:4]} {code[4:]}", person())
        assert joined.conversation_id == talk.id != before.conversation_id
        events = await desk.gateway.conversations.read(talk.id, joined.delivered_seq, messages_only=True)
        assert ["1: 한부모예요" in event.payload for event in events] == [True]
        await desk.gateway.conversations.say(Incoming(joined.conversation_id, "둘이요"))


async def test_a_wrong_code_leaves_everything_as_it_was(desk: Desk) -> None:
    before = await desk.gateway.conversations.bound(person())
    with pytest.raises(Problem) as refused:
        await desk.gateway.conversations.join_bound("12345678", person())
    assert refused.value.code == "wrong_code"
    assert (await desk.gateway.conversations.bound(person())).conversation_id == before.conversation_id
