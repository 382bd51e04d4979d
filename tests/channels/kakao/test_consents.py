"""What was agreed to is seen, given and taken back in KakaoTalk."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from bot.settings import ROOT
from bot.wording import load
from channels.keeping.terms import AUDIO, MESSENGER, WHAT
from tests.channels.conftest import Running
from tests.channels.fakes import FakeRasa
from tests.channels.kakao.phone import SECRET, Phone, labels, payload, spoken

WORDS = load(ROOT / "data" / "wording" / "kakao.ko.yml")


@pytest.fixture
async def phone(running: Running, rasa: FakeRasa) -> AsyncIterator[Phone]:
    async with running(rasa, kakao_secret=SECRET) as desk:
        found = Phone(desk)
        await found.greet()
        yield found


def label(what: str, does: str) -> str:
    return WORDS.say(f"consents.{does}", title=WORDS.say(f"consents.short.{what}"))


async def standing(phone: Phone) -> dict[str, object]:
    own = await phone.desk.gateway.store.run(lambda c: c.execute(text("SELECT id FROM conversation")).scalar_one())
    return {each["what"]: each["granted"] for each in (await phone.desk.gateway.own_data.consents(own))["consents"]}


@pytest.mark.parametrize("words", ["동의 보여줘", "동의 보여주세요.", "개인정보 동의"])
async def test_every_consent_is_shown_with_a_button_and_ways_to_take_and_erase_all(phone: Phone, words: str) -> None:
    said = spoken(await phone.say(words))
    flat = said.replace("\n", "").replace(" ", "")
    for term in phone.desk.gateway.own_data.terms.values():
        assert all(part.replace(" ", "") in flat for part in (term.title, term.text, term.kept))
    assert labels(phone.last) == [*(label(what, "agree") for what in WHAT), "다른 기기에서 이어하기", "대화 지우기"]
    assert not phone.desk.rasa.questions


async def test_a_consent_is_given_and_taken_back_by_its_button(phone: Phone) -> None:
    await phone.say("동의 보여줘")
    assert spoken(await phone.press(label(AUDIO, "agree"))).endswith("동의하셨어요.")
    assert (await standing(phone))[AUDIO] is True
    assert spoken(await phone.press(label(AUDIO, "take_back"))) == phone.desk.gateway.own_data.term(AUDIO).withdrawn
    assert (await standing(phone))[AUDIO] is False
    phone.later()
    await phone.say("동의 보여줘")
    assert "거두셨어요" in spoken(phone.last)


async def test_who_takes_the_messenger_back_begins_anew_when_they_write_again(phone: Phone) -> None:
    await phone.say("동의 보여줘")
    await phone.press(label(MESSENGER, "agree"))
    told = spoken(await phone.press(label(MESSENGER, "take_back")))
    assert phone.desk.gateway.own_data.term(MESSENGER).withdrawn in told
    reached = text("SELECT count(*) FROM binding WHERE external_hash IS NOT NULL")
    assert await phone.desk.gateway.store.run(lambda c: c.execute(reached).scalar()) == 0


async def test_a_button_that_is_not_ours_changes_nothing(phone: Phone) -> None:
    for extra in ({"consent": "x"}, {"consent": {"what": "audio", "granted": 1, "version": "x"}}):
        assert "■" in spoken(await phone.ask(payload("목소리 동의하기", extra=extra)))
    await phone.ask(payload("목소리 동의하기", extra={"consent": {"what": "audio", "granted": True, "version": "x"}}))
    assert "동의 문장이 바뀌었어요" in spoken(phone.last)
    assert (await standing(phone))[AUDIO] is None
