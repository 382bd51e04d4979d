"""A person behind KakaoTalk: asked for, waited for, read and answered, though Kakao lets nobody be sent anything."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from tests.channels.conftest import Desk, Running
from tests.channels.desk.conftest import Time
from tests.channels.desk.people import Counsellor
from tests.channels.fakes import FIRST_AID, FakeRasa
from tests.channels.kakao.phone import SECRET, Phone, components, labels, spoken, texts


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa, time: Time) -> AsyncIterator[Desk]:
    async with running(rasa, time, kakao_secret=SECRET) as found:
        yield found


@pytest.fixture
async def phone(desk: Desk) -> Phone:
    made = Phone(desk)
    await made.greet()
    return made


async def conversation_of(desk: Desk) -> str:
    return str(await desk.gateway.store.run(lambda c: c.execute(text("SELECT id FROM conversation")).scalar_one()))


async def test_a_person_is_asked_for_waited_for_read_and_answered(desk: Desk, phone: Phone, kim: Counsellor, time: Time) -> None:
    said = spoken(await phone.say("상담원 바꿔 주세요"))
    assert "상담원을 부르고 있어요" in said and "저절로 뜨지 않아요" in said
    assert labels(phone.last)[-2:] == ["새 답 보기", "다른 기기에서 이어하기"]
    conversation = await conversation_of(desk)
    assert (await kim.do(conversation, "claim")).status_code == 200
    await kim.say(conversation, "무엇이 궁금하세요?")
    said = spoken(await phone.press("새 답 보기"))
    assert said.index("김상담 상담원이 들어왔어요") < said.index("[김상담 상담원] 무엇이 궁금하세요?") < said.index("이제 상담원과")
    assert "전해 드렸어요" in spoken(await phone.say("월세 지원이요"))
    await kim.say(conversation, "서류를 보내 드릴게요.")
    time.pass_by(5)
    assert spoken(await phone.press("새 답 보기")) == "[김상담 상담원] 서류를 보내 드릴게요."
    await kim.do(conversation, "close", outcome="resolved")
    time.pass_by(5)
    assert "상담을 마쳤어요" in spoken(await phone.press("새 답 보기"))
    time.pass_by(5)
    assert "새 답 보기" not in labels(await phone.say("고마워요"))


async def test_a_counsellors_correction_is_read_once(desk: Desk, phone: Phone, kim: Counsellor, time: Time) -> None:
    conversation = await conversation_of(desk)
    await kim.do(conversation, "claim")
    await phone.say("새 답 보기")
    first = (await kim.say(conversation, "구비 서유")).json()
    await kim.call("PATCH", f"/conversations/{conversation}/messages/{first['message']['id']}", json={"text": "구비 서류"})
    time.pass_by(5)
    assert spoken(await phone.say("새 답 보기")) == "[김상담 상담원] 구비 서류"


async def test_a_danger_is_answered_while_a_counsellor_has_the_conversation(desk: Desk, phone: Phone, kim: Counsellor) -> None:
    conversation = await conversation_of(desk)
    await kim.do(conversation, "claim")
    await phone.say("새 답 보기")
    found = components(await phone.say("죽고 싶어요"))
    assert texts(found)[0].startswith(FIRST_AID)
    assert found[-1]["textCard"]["buttons"][0]["phoneNumber"] == "109"


async def test_how_it_was_is_asked_and_told_by_a_button(desk: Desk, phone: Phone, kim: Counsellor, time: Time) -> None:
    conversation = await conversation_of(desk)
    await kim.do(conversation, "claim")
    await phone.say("새 답 보기")
    await kim.do(conversation, "close", outcome="resolved")
    time.pass_by(5)
    assert "오늘 상담은 몇 점이었나요?" in spoken(await phone.press("새 답 보기"))
    assert labels(phone.last) == ["1점", "2점", "3점", "4점", "5점"]
    time.pass_by(5)
    assert "점수를 알려 주셔서 고마워요" in spoken(await phone.press("4점"))
    shown = (await kim.call("GET", f"/conversations/{conversation}")).json()
    assert (shown["rating"]["score"], shown["row"]["mode"]) == (4, "closed")
