"""Commands, buttons, and going on with another device."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from bot.settings import ROOT
from bot.wording import load
from tests.channels.conftest import Talk
from tests.channels.fakes import WELCOME, FakeRasa, blank_state, usual
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.telegram.fake_api import Fault

WORDS = load(ROOT / "data" / "wording" / "telegram.ko.yml")


async def conversations(bot: Bot) -> int:
    found = await bot.desk.gateway.store.run(lambda connection: connection.execute(text("SELECT count(*) FROM conversation")).scalar())
    return int(found or 0)


async def test_start_greets_once_and_then_goes_on(bot: Bot, person: Person) -> None:
    await person.start()
    assert [shown.text for shown in await person.say("/start")] == [WORDS.say("again")]
    assert await conversations(bot) == 1


async def test_who_writes_without_start_is_greeted_and_answered(bot: Bot, person: Person) -> None:
    assert [shown.text for shown in await person.say("안녕하세요", 2)] == [WELCOME, "1: 안녕하세요"]


@pytest.mark.parametrize("command", ["/help", "/HELP", "/help@threeany_bot"])
async def test_help_says_how_it_is_used(bot: Bot, person: Person, command: str) -> None:
    assert [shown.text for shown in await person.say(command)] == [WORDS.say("help")]


async def test_a_command_there_is_not_is_no_message(bot: Bot, person: Person) -> None:
    assert [shown.text for shown in await person.say("/nonsense")] == [WORDS.say("unknown_command")]
    assert not bot.desk.rasa.questions


async def test_person_asks_for_a_person(bot: Bot, person: Person) -> None:
    await person.start()
    assert [shown.text for shown in await person.say("/person")] == ["129로 전화하시면 사람이 받아요."]


async def test_a_button_says_its_words_and_not_its_title(bot: Bot, person: Person) -> None:
    await person.start()
    assert person.sees[0].buttons == ["시작"]
    assert [shown.text for shown in await person.say("시작")] == ["1: 시작할게요"]


async def test_erasing_is_asked_first_and_then_done(bot: Bot, person: Person) -> None:
    await person.start()
    await person.say("안녕하세요")
    [question] = await person.say("/erase")
    bot.api.send(person.presses(question, WORDS.say("erase.yes")))
    await person.until(4)
    assert (question.text, question.choices) == (WORDS.say("erase.yes"), {})
    assert person.reads[-1] == WORDS.say("erase.done")
    assert await conversations(bot) == 0
    assert [shown.text for shown in await person.say("/start")] == [WELCOME]
    assert len(bot.api.called("answerCallbackQuery")) == 1


async def test_who_thinks_better_of_it_keeps_everything(bot: Bot, person: Person) -> None:
    await person.start()
    [question] = await person.say("/erase")
    bot.api.send(person.presses(question, WORDS.say("erase.no")))
    await bot.api.until(lambda: question.text == WORDS.say("erase.kept"))
    assert await conversations(bot) == 1


async def test_there_may_be_nothing_to_erase(bot: Bot, person: Person) -> None:
    assert [shown.text for shown in await person.say("/erase")] == [WORDS.say("erase.nothing")]
    assert await conversations(bot) == 0


async def test_a_conversation_goes_on_from_the_web_with_its_facts(bot: Bot, person: Person) -> None:
    await person.start()
    await person.say("여기서 한 말")
    talk = await bot.desk.begin()
    await talk.say("어머니가 예순여덟이세요")
    await talk.call("PATCH", "/facts", json={"facts": {"age": 68}})
    code = (await talk.call("POST", "/link")).json()["code"]
    shown = await person.say(f"/start {code}", answered_by=4)
    agreed = bot.desk.gateway.own_data.term("messenger")
    assert [each.text for each in shown] == [WORDS.say("link.joined"), agreed.text, "어머니 이야기군요.", "혼자 사세요?"]
    consents = {each["what"]: each for each in (await talk.call("GET", "/consents")).json()["consents"]}
    assert (consents["messenger"]["granted"], consents["messenger"]["version"]) == (True, agreed.version)
    assert shown[-1].buttons == ["네, 혼자", "아니요"]
    await person.say("네, 혼자", answered_by=2)
    assert [message["text"] for message in await talk.transcript()][-2:] == ["네, 혼자 사세요", "받으실 수 있는 지원이 있어요."]
    assert (await talk.call("GET", "/state")).json()["facts"] == {"age": 68}


async def test_a_code_works_once_and_guesses_are_limited(bot: Bot, person: Person) -> None:
    await person.start()
    talk = await bot.desk.begin()
    code = (await talk.call("POST", "/link")).json()["code"]
    stranger = Person(bot.api, 666)
    for _ in range(bot.desk.settings.join_failures):
        assert "연결 번호가 맞지 않거나" in (await stranger.say("/start 00000000"))[0].text
    assert "여러 번 맞지 않았어요" in (await stranger.say(f"/start {code}"))[0].text
    await person.say(f"/start {code}", answered_by=2)
    assert "연결 번호가 맞지 않거나" in (await Person(bot.api, 5).say(f"/start {code}"))[0].text


async def test_a_code_from_the_chat_opens_it_on_another_device(bot: Bot, person: Person) -> None:
    await person.start()
    await person.say("안녕하세요")
    [shown] = await person.say("/link")
    code = re.search(r"\d{4} \d{4}", shown.text)
    assert code
    key = await bot.desk.client.post("/api/v1/conversations/join", json={"code": code[0], "channel": "web"})
    texts = [message["text"] for message in await Talk(bot.desk.client, **key.json()).transcript()]
    assert texts == [WELCOME, "안녕하세요", "1: 안녕하세요"]


async def test_a_place_is_chosen_from_the_list_and_back(bot: Bot, person: Person) -> None:
    await person.start()
    [asked] = await person.say(WORDS.say("place.button"))
    for title, wanted in (("서울", "서울특별시에서"), (WORDS.say("place.back"), "시·도를"), ("서울", "서울특별시에서")):
        bot.api.send(person.presses(asked, title))
        await bot.api.until(lambda wanted=wanted: wanted in asked.text)
    bot.api.send(person.presses(asked, "관악구"))
    await person.until(3)
    assert asked.text == "📍 서울특별시 관악구"
    assert person.reads[2] == "1: 서울특별시 관악구에 살아요"


async def test_a_place_without_districts_is_chosen_at_once(bot: Bot, person: Person) -> None:
    await person.start()
    [asked] = await person.say(WORDS.say("place.button"))
    bot.api.send(person.presses(asked, "세종"))
    await person.until(3)
    assert person.reads[2] == "1: 세종특별자치시에 살아요"


async def test_a_button_of_a_place_there_is_no_more_says_so(bot: Bot, person: Person) -> None:
    await person.start()
    [asked] = await person.say(WORDS.say("place.button"))
    asked.markup = {"inline_keyboard": [[{"text": "옛 도", "callback_data": "place:옛도:옛군"}]]}
    bot.api.send(person.presses(asked, "옛 도"))
    await bot.api.until(lambda: asked.text == WORDS.say("place.gone"))


async def test_the_question_where_they_live_offers_the_list(bot: Bot, person: Person, rasa: FakeRasa) -> None:
    def asking(question: dict[str, object]) -> list[dict[str, object]]:
        [found] = usual(question)
        state = {**blank_state(found["custom"]["context"]), "next_question": {"fact": "region", "text": "어디 사세요?", "options": []}}
        return [{**found, "custom": {**found["custom"], "state": state}}]

    await person.start()
    rasa.script = asking
    [shown] = await person.say("안녕하세요")
    assert shown.buttons == [WORDS.say("place.button"), WORDS.say("place.here")]


async def test_a_pressed_button_is_done_once_though_telegram_fails(bot: Bot, person: Person) -> None:
    await person.start()
    [question] = await person.say("/erase")
    bot.api.faults["answerCallbackQuery"].append(Fault(400, 1, description="Bad Request: query is too old"))
    bot.api.send(person.presses(question, WORDS.say("erase.no")))
    await bot.api.until(lambda: question.text == WORDS.say("erase.kept"))
