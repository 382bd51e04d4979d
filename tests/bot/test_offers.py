"""Published services to choose from: found by everyday words, beside what is answered, and of the own town; to nobody who only talks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.dialogue import Dialogue
from bot.message import Outcome
from bot.services.snapshot import Snapshots
from tests.bench.search import off_topic
from tests.bot.published_services import DAY, conversation, knowing, service
from tests.bot.saying import text

RELAY = service("R1", "나래 통신중계 서비스", "청각·언어장애인의 전화를 수어나 문자로 대신 통화해 드림", "○ 청각장애인, 언어장애인")
SCIENCE = service("R2", "과학문화이용권 나래", "아이들이 과학관을 이용하고 과학책을 살 수 있는 포인트를 드림")
ELDERS = service("R3", "어르신 과학관 나래 무료 이용", "어르신이 과학관을 무료로 이용하게 해 드림", "○ 65세 이상 어르신")
SOLDIERS = service("R4", "제대군인 나래 전직지원금", "전역한 제대군인이 일자리를 찾는 동안 다달이 수당을 드림", "○ 제대군인")
TOWN = service("R5", "관악구 기초연금 나래 추가 지원", "기초연금을 받는 어르신께 더 드림", agency="서울특별시 관악구", agency_type="시군구")
FAR = replace(TOWN, id="R6", name="해운대 기초연금 나래 추가 지원", agency="부산광역시 해운대구")
SCIENCE_ASKED = "아이들 과학관 갈 수 있게 포인트 주는 거"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    folder: Path = tmp_path_factory.mktemp("kept") / "services"
    return knowing(folder, RELAY, SCIENCE, ELDERS, SOLDIERS, TOWN, FAR)


def _offered(outcome: Outcome) -> list[str]:
    return [card.id for reply in outcome.replies for card in reply.benefits if card.apply["origin"] == "published"]


def test_what_everyday_words_describe_is_offered_and_nothing_asked_back(assistant: Dialogue) -> None:
    outcome = conversation(assistant)(SCIENCE_ASKED, "ask_benefits")
    assert _offered(outcome)[0] == "R2" and "누구의 어떤 사정" not in text(outcome)
    (reply,) = outcome.replies
    assert reply.quick_replies[0].text == "과학문화이용권 나래가 뭐예요?"
    assert "나래부" in reply.text and reply.benefits[0].status is None


def test_a_choice_is_asked_about_by_its_button(assistant: Dialogue) -> None:
    say = conversation(assistant)
    button = say(SCIENCE_ASKED, "ask_benefits").replies[0].quick_replies[0].text
    assert say(button, "ask_overview").state["benefit"] == "과학문화이용권 나래"


def test_what_known_facts_contradict_is_no_choice(assistant: Dialogue) -> None:
    say = conversation(assistant)
    say("저는 서른 살이에요", "inform")
    assert "R3" not in _offered(say(SCIENCE_ASKED, "ask_benefits"))


def test_a_topic_is_answered_first_and_services_stand_beside(assistant: Dialogue) -> None:
    outcome = conversation(assistant)("귀가 안 들려서 전화를 못 해요 대신 통화해 주는 데", "ask_benefits")
    assert "107" in outcome.replies[0].text and not outcome.replies[0].benefits
    assert _offered(outcome)[0] == "R1" and "가까워 보여요: 나래 통신중계 서비스" in text(outcome)


def test_what_people_wrote_is_listed_first_and_a_question_stays_the_last_word(assistant: Dialogue) -> None:
    outcome = conversation(assistant)("군인이었는데 일자리를 찾는 동안 다달이 주는 수당", "ask_benefits")
    shown = [card.apply["origin"] for reply in outcome.replies for card in reply.benefits]
    assert shown == sorted(shown, reverse=True) and "R4" in _offered(outcome)
    if outcome.state["next_question"]:
        assert not outcome.replies[-1].benefits


def test_a_choice_is_not_offered_twice(assistant: Dialogue) -> None:
    say = conversation(assistant)
    asked = "귀가 안 들려서 전화를 못 해요 대신 통화해 주는 데"
    assert "R1" in _offered(say(asked, "ask_benefits")) and "R1" not in _offered(say(asked, "ask_benefits"))


@pytest.mark.parametrize("asked", ["복지 혜택 알려주세요", "저는 뭐 받을 수 있는데요", "받을 수 있는 혜택이 뭐가 있어요?"])
def test_who_asks_for_anything_is_not_answered_with_something(assistant: Dialogue, asked: str) -> None:
    assert not _offered(conversation(assistant)(asked, "ask_benefits"))


def test_in_danger_nothing_is_offered(assistant: Dialogue) -> None:
    assert not _offered(conversation(assistant)("남편이 때려서 도망 나왔는데 나래 과학관 포인트 주는 거", "ask_benefits"))


def test_the_own_town_s_of_the_same_kind_comes_with_a_benefit_that_is_named(assistant: Dialogue) -> None:
    say = conversation(assistant)
    say("저는 일흔이고 서울 관악구에 살아요", "inform")
    outcome = say("기초연금 받을 수 있어요?", "ask_eligibility")
    assert outcome.state["benefit"] == "기초연금" and _offered(outcome) == ["R5"]
    assert "사시는 곳의 기관에서 알린" in text(outcome)


def test_no_town_is_guessed(assistant: Dialogue) -> None:
    assert not _offered(conversation(assistant)("기초연금 받을 수 있어요?", "ask_eligibility"))


@pytest.mark.parametrize("intent", ["smalltalk", "out_of_scope", "ask_benefits"])
def test_what_asks_for_nothing_is_offered_nothing(assistant: Dialogue, intent: str) -> None:
    said = [each for part in off_topic() for each in part][::6]
    assert not [each for each in said if _offered(conversation(assistant)(each, intent))]


def test_before_the_services_are_there_everything_is_answered_as_without(tmp_path: Path) -> None:
    assistant = knowing(tmp_path / "services", SCIENCE)
    assert Snapshots(tmp_path / "services").current() is not None
    country = assistant.country(DAY)
    assert country is not None
    country.index = None
    assert "누구의 어떤 사정" in text(conversation(assistant)(SCIENCE_ASKED, "ask_benefits"))


def test_where_what_fits_the_words_best_was_just_shown_nothing_stands_beside(assistant: Dialogue) -> None:
    outcome = conversation(assistant)("노인네들 다달이 통장에 넣어주는 돈", "ask_benefits")
    assert [card.name for reply in outcome.replies for card in reply.benefits][0] == "기초연금" and not _offered(outcome)
