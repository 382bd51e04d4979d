"""Conversations over KakaoTalk: begun, gone on with, and first of all answered in danger."""

from __future__ import annotations

import pytest

from tests.channels.conftest import Running
from tests.channels.conversations import CONVERSATIONS, LONG, Conversation, engine
from tests.channels.fakes import FIRST_AID, WELCOME, FakeRasa
from tests.channels.kakao.conftest import ON, conversation_of, write
from tests.channels.kakao.phone import CALLBACK, Phone, components, labels, payload, spoken, texts


@pytest.mark.parametrize("held", CONVERSATIONS, ids=lambda found: found.name)
async def test_kakaotalk_holds_the_conversation(held: Conversation, greeted: Phone, rasa: FakeRasa) -> None:
    rasa.script = engine
    offered: list[str] = []
    for exchange in held.exchanges:
        if exchange.presses:
            label = next(each["label"] for each in greeted.last["template"]["quickReplies"] if each["messageText"] == exchange.says)
            assert label in offered
            await greeted.press(label)
        else:
            await greeted.say(exchange.says)
        found = await greeted.read_on()
        assert " ".join(" ".join(texts(found)).split()) == " ".join(" ".join(exchange.answers).split())
        offered = labels(greeted.last)
        assert tuple(offered) == exchange.buttons
        assert tuple(each["textCard"]["title"] for each in found if "textCard" in each) in (exchange.benefits, ("지금 바로 전화하세요",))


async def test_the_first_words_are_answered_after_a_greeting(phone: Phone) -> None:
    await phone.say("안녕하세요")
    assert spoken(phone.last) == f"{WELCOME}\n\n1: 안녕하세요"


async def test_somebody_who_comes_back_goes_on(greeted: Phone) -> None:
    await greeted.say("혼자 살아요")
    greeted.later()
    assert "다시 오셨네요" in spoken(await greeted.greet())
    assert spoken(await greeted.say("월세예요")) == "2: 월세예요"


async def test_two_people_have_two_conversations(phone: Phone) -> None:
    await phone.say("혼자 살아요")
    assert spoken(await Phone(phone.desk, "invented-key-2").say("월세예요")).endswith("1: 월세예요")


async def test_a_picture_is_answered_with_what_can_be_done(greeted: Phone) -> None:
    content = payload("https://talk.kakaocdn.net/dn/invented/i_1.jpg")
    content["userRequest"]["params"]["media"] = {"type": "image", "url": "https://talk.kakaocdn.net/dn/invented/i_1.jpg"}
    assert "글로 적어" in spoken(await greeted.ask(content))
    assert await greeted.desk.gateway.conversations.read(await conversation_of(greeted), 2) == ()


async def test_a_message_that_is_too_long_is_answered_with_what_to_do(greeted: Phone) -> None:
    assert "나누어서" in spoken(await greeted.say("가" * 2001))


async def test_an_empty_message_is_answered_with_what_to_do(greeted: Phone) -> None:
    assert "적어 주세요" in spoken(await greeted.say("  "))


async def test_who_asks_too_often_is_told_when_to_come_back(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, messages_per_minute=1, **ON) as desk:
        await Phone(desk).say("하나")
        assert "초 뒤에" in spoken(await Phone(desk).say("둘"))


async def test_a_danger_is_answered_at_once_with_numbers_to_touch(phone: Phone, rasa: FakeRasa) -> None:
    rasa.gate.clear()
    phone.callback = CALLBACK
    found = components(await phone.say("죽고 싶어요"))
    assert texts(found) == [f"{FIRST_AID} (suicide)"]
    assert [each["phoneNumber"] for each in found[-1]["textCard"]["buttons"]] == ["109"]
    rasa.gate.set()


async def test_a_danger_comes_before_everything_that_is_waiting(greeted: Phone) -> None:
    await write(greeted, {"text": LONG})
    assert texts(components(await greeted.say("죽고 싶어요"))) == [f"{FIRST_AID} (suicide)"]
    assert spoken(await greeted.say("새 답 보기")).startswith("[상담원] 1.")
