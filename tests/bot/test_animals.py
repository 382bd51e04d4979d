"""A pet is nobody of the conversation: what is told of it is no person's, help for it is none of ours, and nothing breaks."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot import dialogue
from bot.context import RELATIONS
from bot.korean.regions import Regions
from bot.message import Heard
from bot.understand import animals, facts, people

ROOT = Path(__file__).parents[2]
DAY = date(2026, 7, 28)


@pytest.fixture(scope="module")
def spoken():
    return dialogue.load(ROOT)


def say(spoken, *turns, intent="inform", confidence=0.8):
    context, outcome = spoken.new_context(), None
    for turn in turns:
        outcome = spoken.respond(Heard(turn, intent, confidence), context, DAY)
        context = outcome.context
    return outcome


ASKED = [
    "강아지 예방접종 지원되나요",
    "강아지 치료비 지원되나요",
    "고양이 예방접종 무료인가요",
    "반려동물",
    "반려동물 등록",
    "애완견 지원금",
    "강아지 한마리",
    "강아지 병원비 지원되나요",
    "우리 고양이 중성화 수술 지원해 주나요?",
    "개 예방접종 어디서 해요",
    "유기견 입양하면 지원금 있나요",
    "저 혼자 사는데 고양이 병원비 지원돼요?",
    "72세인데 반려견 사료 지원 있어요?",
    "강아지가 임신했어요",
]


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("intent", ["ask_eligibility", "ask_amount", "inform"])
def test_help_for_a_pet_is_out_of_scope_with_where_to_ask(spoken, text, intent):
    found = say(spoken, text, intent=intent)
    assert found.state["subject"] == "self"
    assert found.state["benefit"] is None
    assert found.state["intent"]["name"] == "out_of_scope"
    assert "시청·군청·구청" in "".join(reply.text for reply in found.replies)
    assert not any(reply.benefits for reply in found.replies)


TOLD = [
    ("78세 할머니예요 강아지 한마리 키우며 혼자 살아요", {"age": 78, "lives_alone": True}),
    ("고양이 두 마리 키워요 혼자 살아요", {"lives_alone": True}),
    ("고양이 두 마리 있고 월세 살아요", {"housing": "monthly_rent"}),
    ("강아지가 열 살인데 저는 65세예요", {"age": 65}),
    ("고양이는 세 살이고 저는 서른다섯이에요 직장 다녀요", {"age": 35, "employment": "employed"}),
    ("강아지 한 마리랑 살아요 기초수급자예요", {"basic_livelihood": True}),
    ("저 72세고 개 한 마리 키워요 한 달에 60만원 벌어요", {"age": 72, "monthly_income": 600000}),
    ("72세인데 혼자 살아요 강아지 병원비 지원돼요?", {"age": 72, "lives_alone": True}),
]


@pytest.mark.parametrize("text, told", TOLD)
def test_who_keeps_a_pet_keeps_their_own_facts(spoken, text, told):
    state = say(spoken, text).state
    assert state["subject"] == "self"
    assert {name: state["facts"].get(name) for name in told} == told


@pytest.mark.parametrize(
    "text",
    [
        "강아지가 두 살이에요",
        "우리집 개가 새끼를 낳았어요", "우리 강아지 열두 살인데 암이래요", "고양이가 죽었어요", "고양이 두 마리 키워요",
    ],
)
def test_what_is_told_of_a_pet_is_nobodys(spoken, text):
    state = say(spoken, text).state
    assert state["facts"] == {}
    assert [person["relation"] for person in state["people"]] == ["self"]


def test_the_talk_goes_on_after_a_pet(spoken):
    state = say(spoken, "72세입니다", "강아지 병원비 지원되나요", "혼자 살아요", "월세예요").state
    assert state["facts"].items() >= {"age": 72, "lives_alone": True, "housing": "monthly_rent"}.items()


@pytest.mark.parametrize(
    "text",
    [
        "강아지한테 물려서 병원비가 많이 나왔어요",
        "반려동물 관리사 자격증 배우고 싶은데 지원되나요",
        "강아지 산책시키다 넘어져서 다리가 부러졌는데 지원 있나요",
        "개인회생 지원되나요",
        "개명 신청 어디서 해요",
        "두 개 등록하면 되나요",
        "한꺼번에 여러 개를 한 창구에서 다 신청할 수 있나요",
    ],
)
def test_what_befalls_people_is_not_asked_for_an_animal(text):
    assert animals.wanted(text) is None


@pytest.mark.parametrize(
    "text",
    ["우리 강아지가 아파서 속상해요", "우리집 개가 새끼를 다섯 마리나 낳았어요", "고양이가 다쳐서 수술했어요", "강아지가 너무 귀여워요"],
)
@pytest.mark.parametrize("intent", ["smalltalk", "inform", "life_event", "unclear"])
def test_who_only_tells_of_a_pet_is_shown_no_benefit(spoken, text, intent):
    found = say(spoken, text, intent=intent)
    assert not any(reply.benefits for reply in found.replies)
    assert found.state["benefit"] is None


def test_a_pets_operation_beside_ones_own_story_is_no_need(spoken):
    state = say(spoken, "72세인데 혼자 살아요 강아지가 수술했어요", intent="life_event").state
    assert state["facts"].items() >= {"age": 72, "lives_alone": True}.items()
    assert "기초연금" in [match["name"] for match in state["matches"]]
    assert state["benefit"] is None


def test_who_keeps_a_pet_may_ask_for_themselves(spoken):
    assert say(spoken, "강아지 키우는 65세인데 뭐 받을 수 있나요", intent="ask_benefits").state["matches"]


def test_a_conversation_kept_with_a_pet_as_its_subject_goes_on(spoken):
    context = spoken.new_context()
    pet = {**context["people"]["self"], "id": "pet"}
    broken = {**context, "subject": "pet", "people": {**context["people"], "pet": pet}, "gone": ["pet"]}
    found = spoken.respond(Heard("혼자 살아요", "inform", 0.9), broken, DAY)
    assert found.state["subject"] == "self"
    assert found.state["facts"]["lives_alone"] is True
    assert [person["id"] for person in found.state["people"]] == ["self"]


def _utterances():
    def texts(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("text", "texts", "examples", "turns", "say", "said") or isinstance(value, dict | list):
                    yield from texts(value)
        elif isinstance(node, list):
            for item in node:
                yield from texts(item)
        elif isinstance(node, str):
            yield from (line.strip().removeprefix("- ") for line in node.splitlines() if line.strip())

    for path in (*sorted((ROOT / "tests/heldout").glob("*.yml")), *sorted((ROOT / "data/nlu").glob("*.yml"))):
        yield from texts(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_no_utterance_known_to_us_names_a_person_outside_the_contract():
    regions, strange = Regions.load(ROOT / "data/regions.csv"), {}
    # Who is nowhere mentioned is nobody's subject: the rest need not be read in full.
    named = {text for text in _utterances() if any(m.relation not in RELATIONS for m in people.mentions(text))}
    assert len(named) > 10
    for text in named:
        read = facts.read(text, DAY, regions)
        persons = {read.subject, *(said.person for said in read.said), *read.gone, *(one for pair in read.together for one in pair)}
        odd = {person for person in persons if person and person.partition(":")[0] not in RELATIONS}
        if odd:
            strange[text] = odd
    assert strange == {}
