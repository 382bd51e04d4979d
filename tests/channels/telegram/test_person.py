"""A person behind a Telegram chat: asked for, waited for, read and answered, by a counsellor at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.channels.desk.people import Counsellor, hire
from tests.channels.fakes import FIRST_AID, FakeRasa
from tests.channels.telegram.conftest import Bot, Opening, Person
from tests.channels.telegram.fake_api import PATIENCE_S


@pytest.fixture
async def bot(opening: Opening, rasa: FakeRasa) -> AsyncIterator[Bot]:
    async with opening(rasa) as found:
        yield found


@pytest.fixture
async def kim(bot: Bot) -> Counsellor:
    return await hire(bot.desk, "kim")


async def shows(kim: Counsellor, conversation_id: str, text: str) -> None:
    """Until the console has it."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if (await kim.row(conversation_id))["preview"] == text:
                return
            await asyncio.sleep(0.02)


async def claimed(bot: Bot, person: Person, kim: Counsellor) -> str:
    """The conversation of somebody whom Kim has just taken."""
    await person.start()
    conversation_id = (await bot.bound(person)).conversation_id
    assert (await kim.do(conversation_id, "claim")).status_code == 200
    await person.until(2)
    return conversation_id


@pytest.mark.parametrize(("asks", "shown"), [("/person", 1), ("상담원 바꿔 주세요", 2)])
async def test_a_person_is_asked_for_waited_for_read_and_answered(
    bot: Bot, person: Person, kim: Counsellor, asks: str, shown: int
) -> None:
    await person.start()
    told = [each.text for each in await person.say(asks, shown)]
    assert "지금 바로 다음 차례예요" in told[-1]
    conversation_id = (await bot.bound(person)).conversation_id
    row = await kim.row(conversation_id)
    assert (row["mode"], row["channel"], row["position"], row["reason"]) == ("waiting", "telegram", 1, "asked")

    before = len(person.sees)
    assert (await kim.do(conversation_id, "claim")).status_code == 200
    assert (await kim.say(conversation_id, "무엇이 궁금하세요?")).status_code == 200
    joined, asked = [each.text for each in await person.until(before + 2, before)]
    assert "김상담 상담원이 들어왔어요" in joined and asked == "상담원 김상담\n무엇이 궁금하세요?"

    questions = len(bot.desk.rasa.questions)
    bot.api.send(person.says("월세 지원이요"))
    await shows(kim, conversation_id, "월세 지원이요")
    await kim.say(conversation_id, "서류를 보내 드릴게요.")
    [papers] = await person.until(before + 3, before + 2)
    assert papers.text == "상담원 김상담\n서류를 보내 드릴게요." and len(bot.desk.rasa.questions) == questions

    await kim.do(conversation_id, "release")
    [left] = await person.until(before + 4, before + 3)
    assert "김상담 상담원이 나갔어요" in left.text
    [answer] = await person.say("고마워요")
    assert answer.text.endswith(": 고마워요")
    assert (await kim.row(conversation_id))["mode"] == "assistant"


async def test_a_counsellors_correction_changes_what_was_shown(bot: Bot, person: Person, kim: Counsellor) -> None:
    conversation_id = await claimed(bot, person, kim)
    first = (await kim.say(conversation_id, "구비 서유")).json()["message"]
    [shown] = await person.until(3, 2)
    await kim.call("PATCH", f"/conversations/{conversation_id}/messages/{first['id']}", json={"text": "구비 서류"})
    await bot.api.until(lambda: shown.text == "상담원 김상담\n구비 서류")
    assert len(person.sees) == 3


async def test_a_danger_is_answered_while_a_counsellor_has_the_conversation(bot: Bot, person: Person, kim: Counsellor) -> None:
    await claimed(bot, person, kim)
    [number] = await person.say("죽고 싶어요")
    assert number.text.startswith(FIRST_AID)
