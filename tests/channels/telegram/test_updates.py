"""What people send: words once, and a sentence for everything that is no words."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.settings import ROOT
from bot.wording import load
from channels.store import StoreError
from tests.channels.fakes import FIRST_AID, WELCOME, FakeRasa
from tests.channels.telegram import fake_api
from tests.channels.telegram.conftest import Bot, Opening, Person
from tests.channels.telegram.fake_api import Fault, Telegram

WORDS = load(ROOT / "data" / "wording" / "telegram.ko.yml")
FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = {**FILE, "width": 10, "height": 10}
WRITTEN = {"file_name": "a.pdf", **FILE}


async def test_an_update_that_comes_twice_is_answered_once(bot: Bot, person: Person) -> None:
    await person.start()
    update = person.says("안녕하세요")
    bot.api.send(update, update)
    await person.until(2)
    bot.api.send(update, person.says("고마워요"))
    await person.until(3)
    assert person.reads[1:] == ["1: 안녕하세요", "2: 고마워요"]


async def test_an_update_that_comes_again_after_a_restart_is_answered_once(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa) as bot:
        await person.start()
        update = person.says("안녕하세요")
        bot.api.send(update)
        await person.until(2)
    async with opening(rasa) as bot:
        bot.api.send(update, person.says("고마워요"))
        await person.until(3)
    assert person.reads[1:] == ["1: 안녕하세요", "2: 고마워요"]


async def test_numbers_of_updates_may_begin_anew(bot: Bot, person: Person) -> None:
    await person.start()
    low, high = person.says("낮은 번호"), {**person.says("높은 번호"), "update_id": 900_000}
    bot.api.send(high)
    await person.until(2)
    bot.api.send(low)
    await person.until(3)
    assert person.reads[1:] == ["1: 높은 번호", "2: 낮은 번호"]


async def test_an_update_the_store_could_not_take_is_taken_later(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await person.start()
    conversations = bot.desk.gateway.conversations
    say, failures = conversations.say, [StoreError("locked"), StoreError("locked")]

    async def failing(incoming: Any) -> int:
        if failures:
            raise failures.pop()
        return await say(incoming)

    monkeypatch.setattr(conversations, "say", failing)
    bot.api.send(person.says("하나"), person.says("둘"))
    await person.until(3)
    assert person.reads[1:] == ["1: 하나", "2: 둘"]
    assert not failures


async def test_many_messages_of_many_chats_are_answered_each_in_its_order(bot: Bot) -> None:
    people = [Person(bot.api, 100 + number) for number in range(8)]
    bot.api.send(*(person.says(f"{number}") for number in range(1, 6) for person in people))
    for person in people:
        await person.until(6)
        assert person.reads == [WELCOME, *(f"{number}: {number}" for number in range(1, 6))]


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("photo", {"photo": [PICTURE]}),
        ("video", {"video": {**PICTURE, "duration": 3}}),
        ("sticker", {"sticker": {**PICTURE, "type": "regular", "is_animated": False, "is_video": False}}),
        ("document", {"document": WRITTEN}),
        ("document", {"animation": {**PICTURE, "duration": 1}, "document": WRITTEN}),
        ("contact", {"contact": {"phone_number": "01000000000", "first_name": "가온"}}),
        ("other", {"dice": {"emoji": "🎲", "value": 3}}),
    ],
)
async def test_what_is_no_words_gets_a_sentence_and_is_not_kept(bot: Bot, person: Person, key: str, content: dict[str, Any]) -> None:
    await person.start()
    bot.api.send(person.sends(**content))
    await person.until(2)
    assert person.reads[1] == WORDS.say(f"cannot_take.{key}")
    bound = await bot.bound(person)
    assert len(await bot.desk.gateway.conversations.read(bound.conversation_id, 0, messages_only=True)) == 1


async def test_words_below_a_photo_are_taken(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.send(person.sends(photo=[PICTURE], caption="이 서류가 뭐예요?"))
    await person.until(3)
    assert person.reads[1:] == [WORDS.say("cannot_take.photo"), "1: 이 서류가 뭐예요?"]


async def test_an_edited_message_is_pointed_out_and_a_moving_position_is_not(bot: Bot, person: Person) -> None:
    await person.start()
    moving = fake_api.message(person.id, location={"latitude": 37.5, "longitude": 127.0, "live_period": 60})
    bot.api.send(bot.api.update(edited_message=moving), bot.api.update(edited_message=fake_api.message(person.id, text="아니 둘")))
    await person.until(2)
    assert person.reads[1:] == [WORDS.say("edited")]


async def test_a_message_of_the_messenger_itself_is_passed_over(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.send(person.sends(message_auto_delete_timer_changed={"message_auto_delete_time": 60}))
    assert [shown.text for shown in await person.say("안녕하세요")] == ["1: 안녕하세요"]


async def test_a_group_is_told_once_and_left(bot: Bot) -> None:
    group = -100
    added = bot.api.update(my_chat_member=fake_api.membership(group, "member", "supergroup"))
    spoken = bot.api.update(message=fake_api.message(group, "supergroup", text="안녕하세요"))
    left = bot.api.update(my_chat_member=fake_api.membership(group, "left", "supergroup"))
    bot.api.send(added, spoken, left)
    await bot.api.until(lambda: len(bot.api.called("leaveChat")) == 2)
    assert [shown.text for shown in bot.api.chats[group]] == [WORDS.say("private_only")]
    assert not bot.desk.rasa.questions


async def test_who_blocks_the_bot_is_let_go_at_once(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.send(bot.api.update(my_chat_member=fake_api.membership(person.id, "kicked")))
    other = Person(bot.api, 1)
    await other.say("/start")
    async with asyncio.timeout(5):
        while (await bot.bound(person)).address is not None:
            pass


async def test_who_writes_too_often_is_told_once_and_a_danger_is_always_heard(opening: Opening, person: Person, rasa: FakeRasa) -> None:
    async with opening(rasa, telegram_messages_per_minute=2) as bot:
        bot.api.send(*(person.says(text) for text in ("하나", "둘", "셋", "넷", "다섯", "죽고 싶어요")))
        await bot.api.until(lambda: f"{FIRST_AID} (suicide)" in person.reads)
        assert sum("잠시 쉬었다가" in text for text in person.reads) == 1
        assert len(bot.desk.rasa.questions) <= 3


async def test_a_message_too_long_gets_its_sentence(bot: Bot, person: Person) -> None:
    await person.start()
    shown = await person.say("가" * 3000)
    assert "2,000자까지" in shown[0].text


async def test_an_update_that_breaks_something_stops_nothing(bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await person.start()
    conversations = bot.desk.gateway.conversations
    say, failures = conversations.say, [RuntimeError("a defect")]

    async def failing(incoming: Any) -> int:
        if failures:
            raise failures.pop()
        return await say(incoming)

    monkeypatch.setattr(conversations, "say", failing)
    bot.api.send(person.says("하나"), person.says("둘"))
    await person.until(3)
    assert "저희 쪽에 문제가 생겼어요" in person.reads[1]
    assert person.reads[2] == "1: 둘"


async def test_the_gateway_starts_and_serves_while_telegram_is_away(opening: Opening, person: Person, api: Telegram) -> None:
    await api.stop()
    async with opening(FakeRasa()) as bot:
        assert (await (await bot.desk.begin()).say("안녕하세요")).status_code == 200
        await api.start()
        await person.start()


async def test_a_token_that_is_refused_keeps_nothing_from_starting(opening: Opening) -> None:
    async with opening(FakeRasa(), telegram_token="1:WRONG") as bot:
        await bot.api.until(lambda: len(bot.api.called("deleteWebhook")) >= 2)
        assert (await (await bot.desk.begin()).say("안녕하세요")).status_code == 200


async def test_the_menu_of_commands_is_made(bot: Bot) -> None:
    [call] = await bot.api.until(lambda: bot.api.called("setMyCommands"))
    assert all(name in call["commands"] for name in ("start", "help", "person", "link", "erase"))


async def test_what_telegram_refuses_at_the_start_does_not_stop_deliveries(bot: Bot, person: Person) -> None:
    bot.api.faults["setMyCommands"].append(Fault(500, 2))
    await person.start()


async def test_nothing_is_logged_of_words_or_token(bot: Bot, person: Person, capfd: pytest.CaptureFixture[str]) -> None:
    await person.start()
    await bot.api.stop()
    await bot.api.start()
    await person.say("비밀이에요")
    logged = "".join(capfd.readouterr())
    assert "turn" in logged
    assert [secret for secret in (fake_api.TOKEN, "비밀이에요", str(person.id)) if secret in logged] == []
