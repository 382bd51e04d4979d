"""What was agreed to is seen, given and taken back in the chat."""

from __future__ import annotations

import pytest

from bot.settings import ROOT
from bot.wording import load
from channels.keeping.listing import Listing
from channels.keeping.terms import LOCATION, MESSENGER, WHAT
from tests.channels.conftest import Talk
from tests.channels.fakes import WELCOME
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.telegram.fake_api import Shown

WORDS, CONSENT = (load(ROOT / "data" / "wording" / f"{name}.ko.yml") for name in ("telegram", "consent"))
TITLES = {what: CONSENT.say(f"{what}.title") for what in WHAT}


def agree(what: str) -> str:
    return CONSENT.say("show.agree", title=TITLES[what])


def take_back(what: str) -> str:
    return CONSENT.say("show.take_back", title=TITLES[what])


async def standing(bot: Bot, person: Person) -> dict[str, object]:
    found = await bot.desk.gateway.own_data.consents((await bot.bound(person)).conversation_id)
    return {each["what"]: each["granted"] for each in found["consents"]}


async def shown(person: Person, words: str = "/privacy") -> Shown:
    [found] = await person.say(words)
    return found


@pytest.mark.parametrize("words", ["/privacy", "동의 보여줘", "내 동의 보여줘.", "동의 철회"])
async def test_every_consent_is_shown_with_what_why_how_long_and_how_it_stands(bot: Bot, person: Person, words: str) -> None:
    await person.start()
    found = await shown(person, words)
    for term in bot.desk.gateway.own_data.terms.values():
        assert all(part in found.text for part in (term.title, term.text, term.kept))
    assert found.text.count(CONSENT.say("show.never")) == len(WHAT)
    assert list(found.choices) == [agree(what) for what in WHAT]
    assert "/erase" in found.text and "내 자료 받기" in found.text
    assert not bot.desk.rasa.questions, "it is no message to the assistant"


async def test_a_consent_is_given_and_taken_back_by_its_button(bot: Bot, person: Person) -> None:
    await person.start()
    found = await shown(person)
    bot.api.send(person.presses(found, agree(LOCATION)))
    await person.until(3)
    assert person.reads[2] == CONSENT.say("show.agreed", title=TITLES[LOCATION])
    assert (await standing(bot, person))[LOCATION] is True
    assert "2026년 " in found.text and take_back(LOCATION) in found.choices
    assert CONSENT.say("location.if_withdrawn") in found.text
    bot.api.send(person.presses(found, take_back(LOCATION)))
    await person.until(4)
    assert person.reads[3] == bot.desk.gateway.own_data.term(LOCATION).withdrawn
    assert (await standing(bot, person))[LOCATION] is False
    assert "거두셨어요" in found.text and agree(LOCATION) in found.choices


async def test_a_button_of_another_sentence_agrees_to_nothing(bot: Bot, person: Person) -> None:
    await person.start()
    found = await shown(person)
    found.markup = {"inline_keyboard": [[{"text": "옛 문장", "callback_data": "consent:location:1:0123456789abcdef"}]]}
    bot.api.send(person.presses(found, "옛 문장"))
    await person.until(3)
    assert "동의 문장이 바뀌었어요" in person.reads[2]
    assert (await standing(bot, person))[LOCATION] is None


async def test_who_takes_the_messenger_back_is_told_once_and_sent_nothing_more(bot: Bot, person: Person) -> None:
    talk = await bot.desk.begin()
    await talk.say("혼자 살아요")
    code = (await talk.call("POST", "/link")).json()["code"]
    await person.say(f"/start {code}", 3)
    found = await shown(person)
    bot.api.send(person.presses(found, take_back(MESSENGER)))
    await bot.api.until(lambda: person.reads[-1] == WORDS.say("privacy.let_go"))
    assert (found.text, found.choices) == (bot.desk.gateway.own_data.term(MESSENGER).withdrawn, {})
    seen = len(person.sees)
    await Talk(bot.desk.client, talk.id, talk.token).say("이어서 말해요")
    assert len(person.sees) == seen
    assert (await person.say("여기 다시 왔어요", 2))[0].text == WELCOME


async def test_what_was_talked_of_in_the_messenger_alone_is_soon_erased(bot: Bot, person: Person) -> None:
    await person.start()
    found = await shown(person)
    bot.api.send(person.presses(found, agree(MESSENGER)))
    await bot.api.until(lambda: take_back(MESSENGER) in found.choices)
    bot.api.send(person.presses(found, take_back(MESSENGER)))
    await bot.api.until(lambda: person.reads[-1] == WORDS.say("privacy.let_go"))
    proof = await bot.desk.gateway.keeping.purge()
    assert {each.kind: each.after for each in proof.kinds}["conversations"] == 0 and proof.sound


def test_what_only_sounds_like_asking_is_left_to_the_assistant() -> None:
    listing = Listing(CONSENT)
    assert not any(map(listing.is_asked, ("동의서가 필요해요", "동의 안 하면 어떻게 돼요", "개인정보 동의를 해야 기초연금을 받나요", "")))
