"""How it was, asked in the chat once a counsellor has closed the conversation."""

from __future__ import annotations

from tests.channels.desk.people import hire
from tests.channels.telegram.conftest import Bot, Person


async def test_how_it_was_is_asked_and_told_by_a_button(bot: Bot, person: Person) -> None:
    await person.start()
    kim, conversation = await hire(bot.desk, "kim"), (await bot.bound(person)).conversation_id
    await kim.do(conversation, "claim")
    before = len(await person.until(2))
    await kim.do(conversation, "close", outcome="resolved")
    closed, asked = await person.until(before + 2, before)
    assert "상담을 마쳤어요" in closed.text and "오늘 상담은 몇 점이었나요?" in asked.text
    assert asked.buttons == ["1점", "2점", "3점", "4점", "5점"]
    (thanks,) = await person.say("4점")
    assert "점수를 알려 주셔서 고마워요" in thanks.text
    shown = (await kim.call("GET", f"/conversations/{conversation}")).json()
    assert (shown["rating"]["score"], shown["row"]["mode"]) == (4, "closed")
