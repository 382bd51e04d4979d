"""What was said to somebody reaches their chat: in order, none lost, whoever wrote it and whatever the Bot API does meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import Connection

from channels import bindings
from channels.clock import millis
from channels.conversation import Incoming
from channels.store import StoreError
from channels.telegram import courier
from tests.channels.conftest import Talk
from tests.channels.fakes import NOW, WELCOME, FakeRasa
from tests.channels.telegram.conftest import Bot, Opening, Person, by_counsellor
from tests.channels.telegram.fake_api import Fault

TWENTY = [f"{number}번째 말씀이에요." for number in range(1, 21)]


def said_by_counsellor(text: str) -> str:
    return f"상담원\n{text}"


async def test_what_another_process_writes_is_delivered_in_order(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY))
    await person.until(21)
    assert person.reads[1:] == [said_by_counsellor(text) for text in TWENTY]


async def test_an_outage_delays_and_loses_and_doubles_nothing(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    await bot.api.stop()
    await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY[:10]))
    await bot.desk.gateway.conversations.handle(Incoming(bound.conversation_id, "거기 계세요?", "tg-900"))
    await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY[10:]))
    await bot.api.start()
    await person.until(22)
    assert person.reads[1:] == [*map(said_by_counsellor, TWENTY[:10]), "1: 거기 계세요?", *map(said_by_counsellor, TWENTY[10:])]


async def test_errors_of_the_server_are_waited_out(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.faults["sendMessage"].append(Fault(500, 3))
    bot.api.faults["sendMessage"].append(Fault(502, 2))
    assert [shown.text for shown in await person.say("안녕하세요")] == ["1: 안녕하세요"]
    assert len(bot.api.called("sendMessage")) == 1 + 5 + 1


async def test_a_gateway_that_starts_delivers_what_was_left(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa) as bot:
        await person.start()
        bound = await bot.bound(person)
        await bot.api.stop()
        await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY))
    await bot.api.start()
    async with opening(rasa):
        await person.until(21)
    assert person.reads[1:] == [said_by_counsellor(text) for text in TWENTY]


async def test_who_asks_for_less_is_asked_no_sooner(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.faults["sendMessage"].append(Fault(429, 1, {"retry_after": 1}, "Too Many Requests: retry after 1"))
    assert [shown.text for shown in await person.say("안녕하세요")] == ["1: 안녕하세요"]
    refused, taken = [at for at, method, _ in bot.api.calls if method == "sendMessage"][1:]
    assert taken - refused >= 0.99


async def test_who_blocked_the_bot_is_let_go_and_finds_everything_when_they_come_back(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    bot.api.blocked_by.add(person.id)
    await bot.write(bound.conversation_id, by_counsellor("다시 오시면 봬요."))
    await bot.api.until(lambda: len(bot.api.called("sendMessage")) == 2)
    async with asyncio.timeout(5):
        while await bot.desk.gateway.store.run(bindings.behind, "telegram", millis(NOW)):
            pass
    bot.api.blocked_by.clear()
    shown = await person.say("저 왔어요", answered_by=2)
    assert [each.text for each in shown] == [said_by_counsellor("다시 오시면 봬요."), "1: 저 왔어요"]
    assert (await bot.bound(person)).conversation_id == bound.conversation_id


async def test_a_gateway_that_died_half_way_goes_on_after_what_was_delivered(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa) as bot:
        await person.start()
        bound = await bot.bound(person)
        await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY[:10]))
        await person.until(11)
        bot.api.faults["sendMessage"].append(Fault(500, 1000))
        await bot.write(bound.conversation_id, *map(by_counsellor, TWENTY[10:]))
        await bot.api.until(lambda: len(bot.api.called("sendMessage")) > 12)
    bot.api.faults.clear()
    async with opening(rasa):
        await person.until(21)
    assert person.reads[1:] == [said_by_counsellor(text) for text in TWENTY]


def fails_to_note_once(monkeypatch: pytest.MonkeyPatch, seq: int) -> None:
    """The store fails when the event of this number has been delivered."""
    failures, delivered = [StoreError("locked")], bindings.delivered

    def failing(connection: Connection, binding_id: str, up_to: int) -> None:
        if up_to == seq and failures:
            raise failures.pop()
        delivered(connection, binding_id, up_to)

    monkeypatch.setattr(bindings, "delivered", failing)


async def test_a_delivery_that_could_not_be_noted_is_made_again(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await person.start()
    bound = await bot.bound(person)
    fails_to_note_once(monkeypatch, await bot.desk.gateway.conversations.place(bound.conversation_id, 1000) + 1)
    await bot.write(bound.conversation_id, by_counsellor("하나"), by_counsellor("둘"))
    await person.until(4)
    assert person.reads[1:] == [said_by_counsellor(text) for text in ("하나", "하나", "둘")]


async def test_an_edit_that_could_not_be_noted_says_nothing_twice(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await person.start()
    bound = await bot.bound(person)
    [first] = await bot.write(bound.conversation_id, by_counsellor("내일 오세요."))
    await person.until(2)
    fails_to_note_once(monkeypatch, first["seq"] + 1)
    await bot.write(bound.conversation_id, by_counsellor("모레 오세요.", id=first["id"], replaces=first["seq"]))
    await bot.api.until(lambda: len(bot.api.called("editMessageText")) == 2)
    await person.say("고마워요")
    assert person.reads[1:] == [said_by_counsellor("모레 오세요."), "1: 고마워요"]


async def test_an_edited_message_is_changed_where_it_stands(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    [first] = await bot.write(bound.conversation_id, by_counsellor("내일 오세요."))
    await person.until(2)
    await bot.write(bound.conversation_id, by_counsellor("모레 오세요.", id=first["id"], replaces=first["seq"]))
    await bot.api.until(lambda: person.reads[1:] == [said_by_counsellor("모레 오세요.")])


async def test_a_withdrawn_message_goes_away(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    [first] = await bot.write(bound.conversation_id, by_counsellor("잘못 보낸 말"))
    await person.until(2)
    await bot.write(bound.conversation_id, by_counsellor("", id=first["id"], replaces=first["seq"], withdrawn=True))
    await bot.api.until(lambda: person.reads == [WELCOME])


async def test_what_can_no_longer_be_changed_is_said_anew(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa) as bot:
        await person.start()
        bound = await bot.bound(person)
        one, other = await bot.write(bound.conversation_id, by_counsellor("내일 오세요."), by_counsellor("잘못 보낸 말"))
        await person.until(3)
    async with opening(rasa) as bot:  # which does not know as what these were sent
        await bot.write(
            bound.conversation_id,
            by_counsellor("모레 오세요.", id=one["id"], replaces=one["seq"]),
            by_counsellor("", id=other["id"], replaces=other["seq"], withdrawn=True),
        )
        await person.until(5)
    assert person.reads[3:] == ["앞서 드린 말씀을 고쳤어요.\n상담원\n모레 오세요.", "앞서 드린 말씀 하나를 거두었어요."]


async def test_typing_is_shown_while_an_answer_is_made(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "TYPING_S", 0.02)
    await person.start()
    bot.desk.rasa.gate.clear()
    bot.api.send(person.says("어머니가 예순여덟이세요"))
    await bot.api.until(lambda: len(bot.api.called("sendChatAction")) >= 3)
    assert {call["action"] for call in bot.api.called("sendChatAction")} == {"typing"}
    bot.desk.rasa.gate.set()
    await person.until(3)


async def test_what_is_said_on_another_device_is_shown_with_its_answer(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    code, _ = await bot.desk.gateway.conversations.link(bound.conversation_id)
    key = (await bot.desk.client.post("/api/v1/conversations/join", json={"code": code, "channel": "web"})).json()
    await Talk(bot.desk.client, **key).say("집에서 이어 해요")
    await person.until(3)
    assert person.reads[1:] == ["다른 기기에서 하신 말씀: 집에서 이어 해요", "1: 집에서 이어 해요"]


async def test_a_message_telegram_never_takes_holds_up_nothing(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    bot.api.faults["sendMessage"].append(Fault(400, 2, description="Bad Request: something about it"))
    await bot.write(bound.conversation_id, by_counsellor("첫 말씀"), by_counsellor("둘째 말씀"))
    await person.until(2)
    assert person.reads[1:] == [said_by_counsellor("둘째 말씀")]


async def test_two_gateways_send_everything_once_and_the_other_goes_on_when_one_stops(opening: Opening, person: Person) -> None:
    async with AsyncExitStack() as lasting, AsyncExitStack() as ending:
        first = await ending.enter_async_context(opening(FakeRasa(), instance="one"))
        await person.start()
        second = await lasting.enter_async_context(opening(FakeRasa(), instance="other"))
        bound = await first.bound(person)
        await second.write(bound.conversation_id, *map(by_counsellor, TWENTY))
        await second.desk.gateway.conversations.say(Incoming(bound.conversation_id, "둘째 관문에서", "tg-901"))
        await person.until(22)
        await ending.aclose()
        await second.write(bound.conversation_id, by_counsellor("끝까지 함께해요."))
        await person.until(23)
        assert [each.text for each in await person.say("고마워요")] == ["2: 고마워요"]
    assert person.reads[1:23] == [*map(said_by_counsellor, TWENTY), "1: 둘째 관문에서", said_by_counsellor("끝까지 함께해요.")]
    assert len(person.reads) == 24


async def test_whose_address_no_key_opens_is_reached_again_once_they_write(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa) as bot:
        await person.start()
        bound = await bot.bound(person)
        (bot.desk.settings.var_dir / "keys" / "vault.key").unlink()
    async with opening(rasa) as bot:
        await bot.write(bound.conversation_id, by_counsellor("들리세요?"))
        async with asyncio.timeout(5):
            while (await bot.bound(person)).address is not None:
                pass
        assert [shown.text for shown in await person.say("저예요", 2)] == [said_by_counsellor("들리세요?"), "1: 저예요"]


async def test_the_store_knows_neither_chat_nor_person(bot: Bot, person: Person) -> None:
    person = Person(bot.api, 7_700_123_456)
    await person.start()
    await person.say("안녕하세요")
    files = [path for path in bot.desk.settings.var_dir.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if str(person.id).encode() in path.read_bytes()] == []
