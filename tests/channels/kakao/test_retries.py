"""What Kakao asks again, or a person touches twice, is one message."""

from __future__ import annotations

import asyncio

from tests.channels.fakes import FakeRasa
from tests.channels.kakao.conftest import write
from tests.channels.kakao.phone import CALLBACK, Phone, spoken


async def test_a_request_that_is_repeated_is_answered_once_and_the_same(greeted: Phone, rasa: FakeRasa) -> None:
    first = await greeted.say("혼자 살아요")
    assert await greeted.say("혼자 살아요") == first
    assert len(rasa.questions) == 1


async def test_the_same_request_twice_at_once_is_one_message(greeted: Phone, rasa: FakeRasa) -> None:
    found = await asyncio.gather(*(Phone(greeted.desk).say("혼자 살아요") for _ in range(5)))
    assert [spoken(each) for each in found] == ["1: 혼자 살아요"] * 5
    assert len(rasa.questions) == 1


async def test_the_same_words_later_are_a_new_message(phone: Phone) -> None:
    await phone.say("네")
    phone.later()
    assert spoken(await phone.say("네")) == "2: 네"


async def test_the_same_words_after_others_are_a_new_message(greeted: Phone) -> None:
    await greeted.say("네")
    await greeted.say("아니요")
    assert spoken(await greeted.say("네")) == "3: 네"


async def test_a_request_with_a_callback_is_known_again_however_late(greeted: Phone, rasa: FakeRasa) -> None:
    greeted.callback = CALLBACK
    await greeted.say("네")
    greeted.callback = CALLBACK + "2"
    await greeted.say("네")
    greeted.callback = CALLBACK
    assert spoken(await greeted.say("네")).startswith("1: 네")
    assert len(rasa.questions) == 2


async def test_news_that_are_asked_for_twice_at_once_are_there_twice(greeted: Phone) -> None:
    await write(greeted, {"text": "서류를 보내 주세요."})
    assert spoken(await greeted.say("새 답 보기")) == spoken(await greeted.say("새 답 보기")) == "[상담원] 서류를 보내 주세요."
    await write(greeted, {"text": "기다릴게요."})
    assert spoken(await greeted.say("새 답 보기")) == "[상담원] 서류를 보내 주세요.\n\n[상담원] 기다릴게요."
    greeted.later()
    assert "새로 온 답이 없어요" in spoken(await greeted.say("새 답 보기"))


async def test_a_code_that_is_asked_for_twice_at_once_is_one_code(greeted: Phone) -> None:
    first = await greeted.say("다른 기기에서 이어하기")
    assert await greeted.say("다른 기기에서 이어하기") == first
    greeted.later()
    assert await greeted.say("다른 기기에서 이어하기") != first


async def test_a_code_that_is_sent_twice_at_once_is_right_both_times(greeted: Phone) -> None:
    code = (await (await greeted.desk.begin()).call("POST", "/link")).json()["code"]
    assert "이어 갈게요" in spoken(await greeted.say(f"이어하기 {code}"))
    assert "이어 갈게요" in spoken(await greeted.say(f"이어하기 {code}"))
