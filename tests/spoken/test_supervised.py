"""What a supervisor does is heard: at a kiosk, as on the telephone, which speaks the same log."""

from __future__ import annotations

from channels.clock import millis
from tests.channels.conftest import Desk
from tests.channels.fakes import NOW, PAUSED
from tests.channels.test_announcements import announce
from tests.channels.test_switches import hire, pension, sign_in, switch
from tests.spoken.conftest import Booth
from tests.spoken.visitor import Visitor


async def supervised(booth: Booth, seen_at: int = 0) -> Desk:
    desk = Desk(booth.app, booth.client, booth.rasa, booth.settings)
    await hire(desk, seen_at)
    sign_in(desk)
    return desk


async def at_the_kiosk(booth: Booth) -> Visitor:
    visitor = await (await booth.visitor()).connect()
    await visitor.send(type="start")
    return visitor


async def test_what_is_switched_off_is_not_told_aloud(booth: Booth) -> None:
    booth.rasa.script = pension
    desk, visitor = await supervised(booth), await at_the_kiosk(booth)
    await switch(desk, "benefit:basic_pension", "off")
    await visitor.asks("기초연금 얼마예요")
    await visitor.hears(PAUSED.split(".")[0])
    assert not any("매달" in said for said in visitor.said())


async def test_the_assistant_off_is_said_aloud_and_calls_a_person(booth: Booth) -> None:
    desk, visitor = await supervised(booth, millis(NOW)), await at_the_kiosk(booth)
    await switch(desk, "assistant", "off", text="오늘은 점검 중이에요.")
    await visitor.asks("기초연금 얼마예요")
    await visitor.hears("오늘은 점검 중이에요.")
    await visitor.hears("129")
    await visitor.hears("다음 차례")
    assert booth.rasa.questions == []


async def test_an_emergency_notice_is_said_aloud_to_who_listens_and_once(booth: Booth) -> None:
    desk, visitor = await supervised(booth), await at_the_kiosk(booth)
    await visitor.asks("안녕하세요")
    await visitor.hears("1: 안녕하세요")
    await announce(desk)
    await visitor.hears("태풍으로")
    await visitor.asks("고마워요")
    await visitor.hears("2: 고마워요")
    assert sum("태풍으로" in said for said in visitor.said()) == 1
