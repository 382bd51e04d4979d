"""What a supervisor does reaches KakaoTalk."""

from __future__ import annotations

from channels.clock import millis
from tests.channels.fakes import NOW, PAUSED
from tests.channels.kakao.phone import Phone, spoken
from tests.channels.test_announcements import STORM, announce
from tests.channels.test_switches import hire, pension, sign_in, switch


async def test_what_is_switched_off_is_not_told_there(greeted: Phone) -> None:
    greeted.desk.rasa.script = pension
    await hire(greeted.desk)
    sign_in(greeted.desk)
    await switch(greeted.desk, "benefit:basic_pension", "off")
    said = spoken(await greeted.say("기초연금 얼마예요?"))
    assert said == f"{PAUSED} (basic_pension)"


async def test_the_assistant_off_says_so_there_and_calls_a_person(greeted: Phone) -> None:
    await hire(greeted.desk, millis(NOW))
    sign_in(greeted.desk)
    await switch(greeted.desk, "assistant", "off", text="오늘은 점검 중이에요.")
    said = spoken(await greeted.say("기초연금 얼마예요?"))
    assert said.index("오늘은 점검 중이에요.") < said.index("129") < said.index("다음 차례")
    assert greeted.desk.rasa.questions == []


async def test_an_emergency_notice_is_told_once_there_before_the_answer(greeted: Phone) -> None:
    await hire(greeted.desk)
    sign_in(greeted.desk)
    await announce(greeted.desk)
    said = spoken(await greeted.say("안녕하세요"))
    assert said.index(STORM) < said.index("1: 안녕하세요")
    greeted.later()
    assert STORM not in spoken(await greeted.say("고마워요"))
