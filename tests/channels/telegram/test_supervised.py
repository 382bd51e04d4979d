"""What a supervisor does reaches a Telegram chat."""

from __future__ import annotations

from channels.clock import millis
from tests.channels.fakes import NOW, PAUSED
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.test_announcements import STORM, announce
from tests.channels.test_switches import hire, pension, sign_in, switch


async def test_what_is_switched_off_is_not_told_in_a_chat(bot: Bot, person: Person) -> None:
    bot.desk.rasa.script = pension
    await hire(bot.desk)
    sign_in(bot.desk)
    await person.start()
    await switch(bot.desk, "benefit:basic_pension", "off")
    assert [shown.text for shown in await person.say("기초연금 얼마예요?")] == [f"{PAUSED} (basic_pension)"]


async def test_the_assistant_off_says_so_in_a_chat_and_calls_a_person(bot: Bot, person: Person) -> None:
    await hire(bot.desk, millis(NOW))
    sign_in(bot.desk)
    await person.start()
    await switch(bot.desk, "assistant", "off", text="오늘은 점검 중이에요.")
    off, place = [shown.text for shown in await person.say("기초연금 얼마예요?", 2)]
    assert "오늘은 점검 중이에요." in off and "129" in off and "다음 차례" in place
    assert bot.desk.rasa.questions == []


async def test_an_emergency_notice_is_told_once_in_a_chat_before_the_answer(bot: Bot, person: Person) -> None:
    await hire(bot.desk)
    sign_in(bot.desk)
    await person.start()
    await announce(bot.desk)
    notice, answer = [shown.text for shown in await person.say("안녕하세요", 2)]
    assert STORM in notice and answer == "1: 안녕하세요"
    assert [shown.text for shown in await person.say("고마워요")] == ["2: 고마워요"]
