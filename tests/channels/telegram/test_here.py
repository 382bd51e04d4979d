"""Where somebody is: asked with consent, told as the 시군구 it was taken for, and theirs to say yes to. The position itself is nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from bot.settings import ROOT
from bot.wording import load
from channels.keeping.terms import LOCATION
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.telegram.fake_api import Shown
from tests.channels.test_erasure import traces

WORDS = load(ROOT / "data" / "wording" / "telegram.ko.yml")
SUWON = {"latitude": 37.26361, "longitude": 127.02863}
FORMS = ("37.26361", "127.02863", "37.2636", "127.0286", "3726361", "12702863")
LIVES = WORDS.say("place.says", place="경기도 수원시")


async def agreed(bot: Bot, person: Person) -> Shown:
    """They have asked to answer so, and agreed; what they then see."""
    await person.start()
    [asked] = await person.say(WORDS.say("place.here"))
    bot.api.send(person.presses(asked, WORDS.say("place.agree")))
    await person.until(3)
    return person.sees[2]


async def located(bot: Bot, person: Person, **position: Any) -> Shown:
    before = len(person.sees)
    bot.api.send(person.sends(location=position))
    [found] = await person.until(before + 1, before)
    return found


async def test_the_sentence_comes_first_and_only_then_the_button_that_sends_a_position(bot: Bot, person: Person) -> None:
    await person.start()
    [asked] = await person.say(WORDS.say("place.here"))
    term = bot.desk.gateway.own_data.term(LOCATION)
    assert term.text in asked.text and term.kept in asked.text
    assert list(asked.choices) == [WORDS.say("place.agree"), WORDS.say("place.button")]
    assert not any(shown.asks_for_position for shown in person.sees)
    bot.api.send(person.presses(asked, WORDS.say("place.agree")))
    await person.until(3)
    assert person.sees[2].asks_for_position == [WORDS.say("place.send_button")]
    assert await bot.desk.gateway.own_data.holds((await bot.bound(person)).conversation_id, LOCATION)
    assert [shown.asks_for_position for shown in await person.say(WORDS.say("place.here"))] == [[WORDS.say("place.send_button")]], (
        "asked once"
    )


async def test_a_position_becomes_a_sigungu_that_is_told_and_confirmed(bot: Bot, person: Person) -> None:
    await agreed(bot, person)
    found = await located(bot, person, **SUWON, horizontal_accuracy=20.0)
    assert found.text == "지금 계신 곳을 경기도 수원시로 알아들었어요. 좌표는 저장하지 않았어요. 여기 사시는 게 맞나요?"
    assert list(found.choices) == [LIVES, WORDS.say("place.elsewhere")]
    assert not bot.desk.rasa.questions, "nothing is known before they say so"
    bot.api.send(person.presses(found, LIVES))
    await person.until(5)
    assert (found.text, person.reads[4]) == ("📍 경기도 수원시", f"1: {LIVES}")


async def test_who_lives_elsewhere_chooses_from_the_list(bot: Bot, person: Person) -> None:
    await agreed(bot, person)
    found = await located(bot, person, **SUWON)
    bot.api.send(person.presses(found, WORDS.say("place.elsewhere")))
    await bot.api.until(lambda: found.text == WORDS.say("place.ask_sido"))
    assert "서울" in found.choices


async def test_by_a_border_they_are_asked_which(bot: Bot, person: Person) -> None:
    await agreed(bot, person)
    found = await located(bot, person, latitude=37.4979, longitude=127.0276)
    assert found.text == WORDS.say("place.near_border")
    assert {WORDS.say("place.says", place=f"서울특별시 {name}") for name in ("서초구", "강남구")} < set(found.choices)


async def test_a_position_in_sejong_needs_no_sigungu(bot: Bot, person: Person) -> None:
    await agreed(bot, person)
    found = await located(bot, person, latitude=36.5040, longitude=127.2656)
    bot.api.send(person.presses(found, WORDS.say("place.says", place="세종특별자치시")))
    await person.until(5)
    assert person.reads[4] == "1: 세종특별자치시에 살아요"


@pytest.mark.parametrize(
    "position", [{"latitude": 35.68, "longitude": 139.76}, {**SUWON, "horizontal_accuracy": 1500.0, "latitude": 36.0, "longitude": 125.0}]
)
async def test_where_it_cannot_be_told_the_list_is_there(bot: Bot, person: Person, position: dict[str, float]) -> None:
    await agreed(bot, person)
    found = await located(bot, person, **position)
    assert found.text == WORDS.say("place.unknown") and "경기" in found.choices


async def test_a_position_nobody_asked_for_is_let_go_unread_and_consent_is_asked(bot: Bot, person: Person) -> None:
    await person.start()
    found = await located(bot, person, **SUWON)
    assert found.text.startswith(WORDS.say("place.unread"))
    assert "수원" not in "".join(person.reads) and list(found.choices) == [WORDS.say("place.agree"), WORDS.say("place.button")]


async def test_a_button_of_another_sentence_agrees_to_nothing(bot: Bot, person: Person) -> None:
    await person.start()
    [asked] = await person.say(WORDS.say("place.here"))
    asked.markup = {"inline_keyboard": [[{"text": "옛 문장", "callback_data": "here:0123456789abcdef"}]]}
    bot.api.send(person.presses(asked, "옛 문장"))
    await person.until(3)
    assert "동의 문장이 바뀌었어요" in person.reads[2]
    assert not await bot.desk.gateway.own_data.holds((await bot.bound(person)).conversation_id, LOCATION)


async def test_no_trace_of_a_position_is_left(capfd: pytest.CaptureFixture[str], bot: Bot, person: Person) -> None:
    await person.start()
    await located(bot, person, **SUWON)  # without consent
    [asked] = await person.say(WORDS.say("place.here"))
    bot.api.send(person.presses(asked, WORDS.say("place.agree")))
    await person.until(4)
    found = await located(bot, person, **SUWON)
    bot.api.send(person.presses(found, LIVES))
    await person.until(6)
    moving = {"edited_message": {**person.sends(location={**SUWON, "live_period": 60})["message"], "edit_date": 1}}
    bot.api.send(bot.api.update(**moving))
    await person.say("고마워요")
    logged = "".join(capfd.readouterr())
    for form in FORMS:
        assert traces(bot.desk.settings.var_dir, form) == []
        assert form not in logged and form not in str(bot.desk.rasa.questions) and form not in "".join(person.reads)
