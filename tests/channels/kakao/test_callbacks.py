"""Answers slower than Kakao's five seconds come later, once, and only to Kakao."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from channels.kakao.callbacks import is_kakaos
from tests.channels.conftest import Running
from tests.channels.fakes import APOLOGY, FakeRasa, down
from tests.channels.kakao.conftest import ON, conversation_of, delivered, kakao
from tests.channels.kakao.phone import CALLBACK, Phone, labels, spoken
from tests.channels.kakao.schema import check


async def test_a_slow_answer_comes_by_the_callback_once(hasty: Phone, rasa: FakeRasa) -> None:
    transport, posted = kakao()
    callbacks = hasty.with_callbacks(transport)
    await hasty.greet()
    rasa.gate.clear()
    hasty.callback = CALLBACK
    first = await hasty.say("혼자 살아요")
    again = await hasty.say("혼자 살아요")
    assert first == again == {"version": "2.0", "useCallback": True, "data": {"text": "답을 찾고 있어요. 잠시만 기다려 주세요."}}
    rasa.gate.set()
    await callbacks.idle()
    ((url, content),) = posted
    assert (url, spoken(check(content))) == (CALLBACK, "1: 혼자 살아요")
    assert len(rasa.questions) == 1
    assert len(set(await delivered(hasty))) == 1


async def test_an_answer_that_is_there_in_time_needs_no_callback(greeted: Phone) -> None:
    transport, posted = kakao()
    greeted.with_callbacks(transport)
    greeted.callback = CALLBACK
    assert spoken(await greeted.say("혼자 살아요")) == "1: 혼자 살아요"
    assert posted == []


@pytest.mark.parametrize("failed", [(500, None), (200, {"status": "FAIL"}), (200, "no mapping"), (403, {"status": "ERROR"})])
async def test_an_answer_that_the_callback_did_not_take_is_read_with_the_next(
    hasty: Phone, rasa: FakeRasa, failed: tuple[int, Any]
) -> None:
    transport, posted = kakao(*failed)
    callbacks = hasty.with_callbacks(transport)
    await hasty.greet()
    rasa.gate.clear()
    hasty.callback = CALLBACK
    await hasty.say("혼자 살아요")
    rasa.gate.set()
    await callbacks.idle()
    assert len(posted) == 1
    hasty.callback = None
    assert spoken(await hasty.say("새 답 보기")) == "1: 혼자 살아요"


async def test_without_a_callback_the_answer_is_asked_for(hasty: Phone, rasa: FakeRasa) -> None:
    await hasty.greet()
    rasa.gate.clear()
    assert "조금 더 걸려요" in spoken(await hasty.say("혼자 살아요"))
    assert labels(hasty.last) == ["새 답 보기"]
    rasa.gate.set()
    await hasty.desk.gateway.runner.idle()
    assert spoken(await hasty.press("새 답 보기")) == "1: 혼자 살아요"
    assert labels(hasty.last) == []


async def test_the_notice_that_it_takes_longer_is_not_read_beside_the_answer(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, kakao_wait_s=0.01, answer_wait_s=0.01, **ON) as desk:
        phone = Phone(desk)
        await phone.greet()
        rasa.gate.clear()
        await phone.say("혼자 살아요")
        with desk.gateway.followers.following(await conversation_of(phone)) as follower:
            while not any(APOLOGY in each.payload for each in await desk.gateway.conversations.read(await conversation_of(phone), 2)):
                follower.news.clear()
                await asyncio.wait_for(follower.news.wait(), 5)
        assert spoken(await phone.say("새 답 보기")).startswith("답을 찾는 데")
        rasa.gate.set()
        await desk.gateway.runner.idle()
        assert spoken(await phone.say("답 보기")) == "1: 혼자 살아요"


async def test_nobody_makes_us_call_another_address_than_kakaos(hasty: Phone, rasa: FakeRasa) -> None:
    transport, posted = kakao()
    hasty.with_callbacks(transport)
    rasa.gate.clear()
    hasty.callback = "https://bot-api.kakao.com.evil.example/x"
    assert "useCallback" not in await hasty.say("혼자 살아요")
    rasa.gate.set()
    assert posted == []


@pytest.mark.parametrize(
    "url",
    [
        None, "", "http://bot-api.kakao.com/x", "https://kakao.com.evil.example/", "https://evilkakao.com/x", "https://169.254.169.254/",
        "https://user@bot-api.kakao.com/x", "https://bot-api.kakao.com:22/x", "https://[::1/x", "file:///etc/passwd", "https://bot-api.kakao.com:x/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_kakaos_is_told(url: str | None) -> None:
    assert not is_kakaos(url)


def test_kakaos_address_is_known() -> None:
    assert is_kakaos(CALLBACK)


async def test_an_answer_given_up_is_an_apology(greeted: Phone, rasa: FakeRasa) -> None:
    rasa.script = lambda question: [{"custom": "nonsense"}]
    assert spoken(await greeted.say("혼자 살아요")) == APOLOGY


async def test_an_engine_that_is_down_costs_nobody_their_message(hasty: Phone, rasa: FakeRasa) -> None:
    await hasty.greet()
    rasa.script = lambda question: down()
    assert "조금 더 걸려요" in spoken(await hasty.say("혼자 살아요"))
    rasa.script = lambda question: None
    await hasty.desk.gateway.runner.idle()
    assert spoken(await hasty.say("새 답 보기")) == "1: 혼자 살아요"
