"""Whose fact it is and whom the talk is about: payers and carers, answers for the household, neighbours, the dead, hurt children."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.understand import receipt
from tests.bot.factcases import facts_of, said_outright, understood
from tests.bot.saying import Say


def _facts(state: Mapping[str, Any], person: str) -> dict[str, Any]:
    return next((one["facts"] for one in state["people"] if one["id"] == person), {})


PAYERS = [
    "돈이라곤 한푼도 없제 아들이 명절에 쪼깨 주는 거 말고는",
    "소득이 없어요 딸이 가끔 용돈 주는 거밖에 없어요",
    "딸이 매달 조금 보내주는 돈 말고는 소득이 없어요",
    "돈은 한푼도 없어요 동생이 주는 거로 살아요",
]


@pytest.mark.parametrize("text", PAYERS)
def test_who_gives_a_little_money_is_not_who_is_told_about(text: str) -> None:
    read = understood(text, "monthly_income")
    assert (read.subject, [s.value for s in read.said if s.fact == "monthly_income" and s.person in ("", "self")]) == (None, [0])


@pytest.mark.parametrize("text", ["딸이 용돈 조금 줘요", "아들 며느리가 가끔 와요", "며느리가 반찬 해주는 거 말고는 아무도 안 와요"])
def test_who_comes_or_gives_turns_no_talk(text: str) -> None:
    assert (understood(text).subject, facts_of(text)) == (None, {})


def test_who_asks_for_what_a_child_is_given_speaks_of_the_child() -> None:
    assert understood("딸애가 대학생인데 등록금 보태주는 거 있소?").subject == "child:1"


NURSED = [
    ("우리 아버지가 올해 칠십구세이신데 작년에 뇌경색이 와 가지고 거동을 못하시고요 엄마가 혼자 다 돌보고 있어요", "father"),
    ("아버지가 일흔일곱인데 치매세요 어머니가 혼자 돌보고 계세요", "father"),
    ("할아버지가 여든여덟이신데 할머니가 간병하고 계셔요", "grandfather"),
    ("엄마가 할머니를 모시고 사는데 할머니가 아흔이세요", "grandmother"),
    ("아버지가 치매시고 엄마는 일흔이세요", "mother"),
]


@pytest.mark.parametrize(("text", "subject"), NURSED)
def test_the_talk_is_about_who_is_nursed(text: str, subject: str) -> None:
    assert understood(text).subject == subject


def test_a_carer_of_whom_nothing_is_told_leaves_the_talk_where_it_is(say: Say) -> None:
    say("아버지가 79세이신데 뇌경색으로 거동을 못하세요", "inform")
    assert say("집에서 간병하는 엄마는 요양보호사 자격증도 있어요", "inform").state["subject"] == "father"
    assert say("엄마가 혼자 다 돌보고 있어요", "inform").state["subject"] == "father"
    assert say("간병하는 엄마도 받을 수 있는 거 있나요", "ask_benefits").state["subject"] == "mother"


def test_the_work_given_up_to_nurse_is_the_speakers() -> None:
    told = said_outright("아버지가 예순아홉이신데 쓰러지셔서 제가 회사 그만두고 돌보고 있어요")
    assert (told["self"]["employment"], "employment" in told["father"]) == ("unemployed", False)
    assert said_outright("애가 아파서 회사 그만뒀어요") == {"self": {"employment": "unemployed"}}
    assert said_outright("우리 아들이 서른인데 회사 그만뒀어요")["child:1"]["employment"] == "unemployed"


def test_an_answer_for_the_household_leaves_the_talk_with_the_spouse(say: Say) -> None:
    say("우리 남편이 61살인데 뇌졸중 후유증이 있어요", "inform")
    state = say("소득은 제가 식당일 해서 백오십이요 둘이 살아요", "inform").state
    assert state["subject"] == "spouse"
    assert (_facts(state, "spouse")["monthly_income"], _facts(state, "spouse")["household_size"]) == (1_500_000, 2)
    assert _facts(state, "self")["employment"] == "employed"


def test_an_answer_for_the_household_leaves_the_talk_with_the_child(say: Say) -> None:
    say("아들이 스물둘인데 다리를 다쳐서 장애가 남는대요", "inform")
    state = say("그건 그렇고 저희 집은 네식구에 월 삼백이요", "inform").state
    assert (state["subject"], state["facts"]["household_size"], state["facts"]["monthly_income"]) == ("child", 4, 3_000_000)


def test_a_list_of_the_household_leaves_the_talk_with_whom_it_is_about(say: Say) -> None:
    say("엄마가 여든이세요", "inform")
    state = say("세 명이요 저랑 엄마 동생", "inform").state
    assert (state["subject"], state["facts"]["household_size"]) == ("mother", 3)


def test_who_asks_for_themselves_is_told_of_themselves(say: Say) -> None:
    say("언니가 정신장애예요 저랑 둘이 살고 수입은 없어요", "inform")
    state = say("저는 뭐 받을 수 있어요 월 230 벌어요", "ask_benefits").state
    assert (state["subject"], state["facts"]["monthly_income"]) == ("self", 2_300_000)
    assert _facts(state, "sibling")["monthly_income"] == 0


def test_who_tells_their_own_age_turns_to_themselves(say: Say) -> None:
    say("우리 남편이 61살인데 뇌졸중 후유증이 있어요", "inform")
    assert say("저는 쉰여덟이고 소득은 백오십이에요", "inform").state["subject"] == "self"


OWN_PART = [
    "시설 이용하면 본인이 얼마 내는가",
    "본인부담은 얼마예요",
    "본인이 신청해야 하나",
    "본인이 직접 가야 돼요?",
    "본인 동의가 필요해요?",
    "제가 대신 신청해도 되나요",
    "본인은 못 가는데 제가 대신 신청해도 되나요",
]


@pytest.mark.parametrize("text", OWN_PART)
def test_the_person_themselves_is_whoever_is_talked_about(say: Say, text: str) -> None:
    say("엄니가 여든넷이고 3등급 나왔어요", "inform")
    assert say(text, "ask_how").state["subject"] == "mother"


@pytest.mark.parametrize("text", ["본인이 65세예요", "본인 55세 남자입니다"])
def test_who_describes_themselves_as_the_person_is_the_speaker(text: str) -> None:
    assert "age" in said_outright(text)["self"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("옆집 할아버지가 혼자 사시는데 여든은 넘으셨어요", "그 할아버지 지금 문 두드려도 대답이 없으세요"),
        ("옆집 할아버지가 혼자 사세요", "할아버지가 쓰러지신 것 같아요"),
        ("아랫집 할머니가 혼자 사세요", "할머니가 일흔여덟이세요"),
    ],
)
def test_the_old_neighbour_is_no_grandparent(say: Say, first: str, then: str) -> None:
    say(first, "inform")
    state = say(then, "inform").state
    assert (state["subject"], {one["id"] for one in state["people"]} & {"grandfather", "grandmother"}) == ("other", set())


def test_a_grandfather_of_ones_own_is_another(say: Say) -> None:
    say("옆집 할아버지가 혼자 사세요", "inform")
    assert say("우리 할아버지는 아흔이세요", "inform").state["subject"] == "grandfather"


def test_after_an_emergency_the_talk_is_about_the_child(say: Say) -> None:
    say("아이가 열이 40도인데 경련을 해요", "inform")
    assert say("119 불렀어요 지금 병원이에요", "inform").state["subject"] == "child"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("아들이 군대에서 다쳤어요", "child:1"),
        ("딸이 회사에서 쓰러졌어요", "child:1"),
        ("아이가 계단에서 굴러서 다리가 부러졌어요", "child:1"),
        ("동생이 교통사고를 당했어요", "sibling"),
        ("애가 아파서 회사 그만뒀어요", None),
        ("아이가 열이 나서 어린이집 못 가는데 하루만 봐 주는 서비스 있을까요", None),
    ],
)
def test_what_befell_a_child_is_told_of_the_child(text: str, subject: str | None) -> None:
    assert understood(text).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "할아버지가 돌아가셔서 장례 치러야 하는데 돈이 하나도 없어요 수급자셨어요",
        "아버지가 지난주에 돌아가셨는데 차상위셨어요",
        "남편이 돌아가셨는데 국가유공자셨어요",
    ],
)
def test_what_the_dead_were_is_nobodys_fact(text: str) -> None:
    told = [said.fact for said in understood(text).said if said.fact in ("basic_livelihood", "near_poor", "veteran")]
    assert (told, [s.value for s in understood(text).said if s.fact == "bereaved"]) == ([], [True])


def test_what_the_dead_were_may_be_told_later(say: Say) -> None:
    say("할아버지가 돌아가셨어요", "life_event")
    assert "basic_livelihood" not in say("수급자셨어요", "inform").state["facts"]
    assert say("저는 수급자예요", "inform").state["facts"]["basic_livelihood"] is True


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("아버지가 돌아가셨는데 어머니는 수급자세요", "mother"),
        ("할머니랑 사는데 수급자세요", "grandmother"),
        ("엄마가 수급자셨어요", "mother"),
    ],
)
def test_an_honoured_standing_is_that_of_the_living_elder(text: str, person: str) -> None:
    assert said_outright(text)[person]["basic_livelihood"] is True


@pytest.mark.parametrize(
    ("text", "own", "person", "age"),
    [
        ("여든하나 할아버지는 여든다섯", 81, "grandfather", 85),
        ("일흔아홉이요 할머니는 일흔여섯이고요", 79, "grandmother", 76),
        ("여든하나요 아버지는 여든넷이세요", 81, "father", 84),
        ("예순다섯이고 아내는 예순하나예요", 65, "spouse", 61),
    ],
)
def test_a_bare_age_first_is_of_who_was_asked_about(text: str, own: int, person: str, age: int) -> None:
    read = understood(text, "age")
    assert read.subject is None
    assert {said.person: said.value for said in read.said if said.fact == "age"} == {"": own, person: age}


def test_two_ages_in_one_answer_leave_the_talk_with_the_grandmother(say: Say) -> None:
    say("우리 할아버지 할머니가 조카 손주 둘을 키우시는데 중1 초3이에요", "inform")
    state = say("할머니가 기초연금만 받으세요 두분 합쳐서 육십만원쯤", "inform").state
    assert state["next_question"]["fact"] == "age"
    state = say("여든하나 할아버지는 여든다섯", "inform").state
    assert (state["subject"], state["facts"]["age"], _facts(state, "grandfather")["age"]) == ("grandmother", 81, 85)
    assert len(state["facts"]["child_ages_months"]) == 2


@pytest.mark.parametrize(
    ("text", "intent", "ages"),
    [
        ("막내는 칠개월이라니까요", "correct", [[120, 131], [60, 71], 7]),
        ("아니 막내가 팔개월이에요", "correct", [[120, 131], [60, 71], 8]),
        ("큰애는 열한살이에요 아니", "inform", [[132, 143], [60, 71], [0, 11]]),
        ("둘째는 여섯살이라고요", "correct", [[120, 131], [72, 83], [0, 11]]),
    ],
)
def test_one_of_three_ages_is_put_right(say: Say, text: str, intent: str, ages: list[object]) -> None:
    say("애 셋인데 막내가 돌 안됐어요", "inform")
    say("첫째는 열살 둘째는 다섯살이에요", "inform")
    assert say(text, intent).state["facts"]["child_ages_months"] == ages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("암환자의료비지원은 수급자가 아닌데 안되는 거 아니에요?", False),
        ("저 수급자 아니에요 그래도 되나요?", False),
        ("수급자도 아닌데 왜 받아요", False),
        ("수급자가 아니어도 되나요", None),
        ("수급자 아니면 안되나요", None),
    ],
)
def test_a_standing_denied_on_the_way_to_a_question_is_told(text: str, value: bool | None) -> None:
    assert said_outright(text).get("self", {}).get("basic_livelihood") is value


@pytest.mark.parametrize(
    ("text", "receives"),
    [
        ("둘이서 기초연금하고 국민연금 삼십만원으로 사는데", True),
        ("기초연금으로 겨우 살아요", True),
        ("기초연금으로 먹고삽니다", True),
        ("기초연금으로 살 수 있나요", None),
        ("월급으로 살아요", None),
    ],
)
def test_who_lives_on_a_pension_receives_it(text: str, receives: bool | None) -> None:
    assert receipt.receives(text) is receives


def test_own_children_are_not_the_old_mothers(say: Say) -> None:
    say("친정 부모님 모시고 살아요. 애도 둘이고요", "inform")
    say("아버지는 82세 장기요양 3등급이시고 엄마는 79세예요", "inform")
    state = say("애들은 초3, 중1이에요", "inform").state
    assert len(_facts(state, "self")["child_ages_months"]) == 2
    assert _facts(state, "mother") == {"sex": "female", "age": 79}
    state = say("남편 월급이 320만원이에요", "inform").state
    assert (state["subject"], _facts(state, "self")["monthly_income"]) == ("mother", 3_200_000)


def test_a_sons_age_put_right_is_his_own_too(say: Say) -> None:
    say("심한 장애가 있는 아들이 있어요. 자폐 1급이고 열네 살이에요", "inform")
    say("저는 우울증이 있어요", "inform")
    state = say("아니 참, 아들은 열세 살이에요", "correct").state
    assert (_facts(state, "child:1")["age"], _facts(state, "self")["child_ages_months"]) == (13, [[156, 167]])


@pytest.mark.parametrize(
    "text", ["어머니 수발하느라 직장을 그만뒀어요", "어머니 병수발하느라 회사 그만뒀어요", "어머니를 간호하느라 일을 그만뒀어요"]
)
def test_who_gives_up_work_to_nurse_is_the_speaker(text: str) -> None:
    assert said_outright(text) == {"self": {"employment": "unemployed"}}


def test_an_age_of_ones_own_told_last_leaves_the_first_with_the_mother(say: Say) -> None:
    say("엄마가 혈액투석 받으세요 신장장애래요", "inform")
    state = say("예순여덟이고 저랑 둘이 살아요 저는 마흔", "inform").state
    assert state["subject"] == "mother"
    assert (state["facts"]["age"], state["facts"]["household_size"], _facts(state, "self")["age"]) == (68, 2, 40)
    assert say("제 월급은 230이에요", "inform").state["facts"]["monthly_income"] == 2_300_000


def test_what_comes_in_a_childs_name_is_the_childs(say: Say) -> None:
    say("딸이 서른둘인데 지적장애가 심해요", "inform")
    say("저는 예순여섯이고 남편은 3년 전에 먼저 갔어요", "inform")
    assert say("딸 앞으로 나오는 연금은 얼마예요?", "ask_amount").state["subject"] == "child"
    assert say("저는 기초연금 되나요?", "ask_eligibility").state["subject"] == "self"


def test_the_standing_of_our_home_leaves_the_talk_with_the_child(say: Say) -> None:
    say("아들이 뇌병변 중증이고 스물아홉이에요", "inform")
    state = say("수급자예요 저희 집이", "inform").state
    assert (state["subject"], state["facts"]["basic_livelihood"]) == ("child", True)


def test_who_asks_whether_they_may_nurse_asks_for_whom_they_nurse(say: Say) -> None:
    say("어머니는 여든여섯이고 거동을 못 하세요", "inform")
    assert say("제가 돌보면 돈 나오나요?", "ask_eligibility").state["subject"] == "mother"


@pytest.mark.parametrize("text", ["둘째가 열이 나요", "소리가 안 나요", "아무 생각이 안 나요", "화가 나요"])
def test_what_arises_is_no_i(text: str) -> None:
    assert understood(text).subject is None


def test_work_left_for_an_injury_is_work_no_more() -> None:
    assert said_outright("식당에서 일하다 허리 다쳐서 그만뒀어요")["self"]["employment"] == "unemployed"
    assert said_outright("공장 다녀서 이백십만원 받아요")["self"]["monthly_income"] == 2_100_000
