"""Who is only named beside the one told about, who has gone for good, and numbers that are no town, no age and no month's income."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understand.crisis import detect
from tests.bot.factcases import facts_of, place, said_outright, understood


@pytest.mark.parametrize(
    "text",
    [
        "시부모님 재산도 같이 보나요",
        "아들 월급도 합산되나요?",
        "딸 소득까지 다 따지는지 궁금해요",
        "어머니가 용돈을 가끔 보내주세요",
        "애들이 엄마 면회 갈 때 태워 줄 데 있나요",
        "출산휴가 아빠도 쓸 수 있나요",
        "남편이 우리 집을 못 찾게 하려면 어떻게 해요",
        "아버지가 제 학교를 알지 못하게 하고 싶어요",
    ],
)
def test_who_is_only_named_is_not_asked_about(text: str) -> None:
    assert understood(text).subject in (None, "self")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("시부모님 소득이 하나도 없어요", "parent"),
        ("남편 월급이 280이에요", "spouse"),
        ("어머니가 가끔 어지러우시대요 일흔둘이세요", "mother"),
        ("애들은 엄마가 키우고 엄마는 마흔이에요", "mother"),
        ("아빠도 기초연금 받을 수 있나요 예순여덟이세요", "father"),
        ("남편이 밥을 못 넘기게 됐어요", "spouse"),
        ("아버지는 집을 못 찾아오세요 여든이세요", "father"),
        ("내 무릎 말고 어머니 무릎이요 일흔이세요", "mother"),
    ],
)
def test_of_whom_something_is_told_is_asked_about(text: str, who: str) -> None:
    assert understood(text).subject == who


@pytest.mark.parametrize("text", ["내 무릎 수술비 나오나 일흔일곱이오", "엄마는 치매고 제 허리 수술비가 걱정이에요 쉰둘이에요"])
def test_ones_own_body_is_ones_own(text: str) -> None:
    assert understood(text).subject == "self" and "age" in facts_of(text)["self"]


@pytest.mark.parametrize(
    "text",
    [
        "신랑이 삼주 전에 갔어요 뭐부터 하나요",
        "영감이 지난 봄에 가고 나서 혼자 있어요",
        "아내가 두 달 전에 갔습니다 연금은 어떻게 되나요",
        "남편이 작년에 돌아갔어요. 저는 베트남사람이에요",
    ],
)
def test_who_went_on_some_day_and_nowhere_is_dead(text: str) -> None:
    found = understood(text)
    assert found.gone == ("spouse",) and any(said.fact == "bereaved" for said in found.said)


@pytest.mark.parametrize(
    "text",
    [
        "남편이 두 달 전에 부산에 갔어요",
        "아내가 지난주에 병원에 갔다가 쓰러졌어요",
        "남편이 작년에 일하러 갔어요",
        "남편이 지난달에 퇴직하고 나서 쉬어요",
        "남편이 집으로 돌아갔어요",
        "아들이 두 달 전에 갔어요 군대",
    ],
)
def test_who_went_somewhere_is_not(text: str) -> None:
    assert not understood(text).gone


@pytest.mark.parametrize(
    "text",
    [
        "빚이 이천 있어요", "대출도 사천 남았고 갚을 길이 없어요", "카드값만 사천이요", "보증금 이천에 월 20이에요",
        "퇴직금 사천 받았어요",
    ],
)
def test_a_sum_is_no_town(text: str) -> None:
    assert "region" not in {said.fact for said in understood(text).said}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("사천 사는데 빚이 많아요", place("경상남도", "사천시")),
        ("이천에 살고 대출이 삼천 있어요", place("경기도", "이천시")),
        ("주소는 전주거든요", place("전북특별자치도", "전주시")),
        ("서울 딸네 와 계신데 주소는 강릉이에요", place("강원특별자치도", "강릉시")),
        ("사천 안 살아요 진주 살아요", place("경상남도", "진주시")),
        ("목포 사는 애 셋 아빠예요", place("전남광주통합특별시", "목포시")),
    ],
)
def test_a_home_is_heard(text: str, where: dict[str, Any]) -> None:
    assert where in [facts.get("region") for facts in facts_of(text).values()]


def test_from_where_somebody_applies_is_no_home_of_the_one_applied_for() -> None:
    found = facts_of("어머니는 일흔아홉이시고 제가 인천에서 대신 신청해도 되나요?")
    assert "region" not in found["mother"]
    assert facts_of("어머니는 인천에 사시고 제가 대신 신청해요")["mother"]["region"] == place("인천광역시")


@pytest.mark.parametrize("text", ["마흔 전인데 되나요", "아직 예순 전이에요", "아직 서른 안 됐어요", "쉰 되기 전에요"])
def test_an_age_not_reached_is_none(text: str) -> None:
    assert "age" not in facts_of(text).get("", {})


@pytest.mark.parametrize(("text", "years"), [("이제 서른 됐어요", 30), ("마흔인데 3년 전에 그만뒀어요", 40)])
def test_an_age_reached_is_one(text: str, years: int) -> None:
    assert facts_of(text)[""]["age"] == years


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("수입 0. 뭐 받을 수 있죠", "monthly_income", 0),
        ("부부 소득 합쳐서 6천이요", "monthly_income", 5_000_000),
        ("6천은 둘이 합친 연봉이에요", "monthly_income", 5_000_000),
        ("소득이 중위 120쯤이에요", "income_ratio", 120.0),
        ("딸이 30만원 보내주는 거 말고는 없어요", "monthly_income", 300_000),
        ("요양 등급은 받아놨어요 4등급.", "care_grade", 4),
        ("할머니가 고관절 골절로 수술하셨어요", "serious_illness", True),
    ],
)
def test_a_figure_is_taken_for_what_it_is(text: str, fact: str, value: object) -> None:
    assert value in [facts.get(fact) for facts in facts_of(text).values()]


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("둘이 합쳐서 5백이요", "monthly_income", 5_000_000),
        ("월 2천만원 벌어요", "monthly_income", 20_000_000),
        ("소득이 150쯤 돼요", "monthly_income", 1_500_000),
        ("신용 등급은 4등급.", "care_grade", None),
        ("딸이 30만원 보내줘요", "monthly_income", None),
        ("무릎 수술하셨어요", "serious_illness", None),
        ("중위 100 이하면 되나요", "income_ratio", None),
    ],
)
def test_a_figure_is_taken_for_nothing_else(text: str, fact: str, value: object) -> None:
    found = [facts[fact] for facts in facts_of(text).values() if fact in facts]
    assert found in ([value], []) if value is None else found == [value]


@pytest.mark.parametrize(
    "text",
    [
        "우리집은 이제 벌이가 없어요",
        "LH 매입임대 그런 거 있다던데요",
        "행복주택이 나온다던데 언제예요",
        "한부모는 더 준다던데 얼마예요",
        "수급자는 깎아준다던데",
        "권고사직 아니고 제가 그만뒀으면 안 되나요",
        "일자리 돈이요 청소하는 거요",
    ],
)
def test_what_is_only_heard_of_or_supposed_is_no_fact(text: str) -> None:
    told = {fact for facts in said_outright(text).values() for fact in facts}
    assert not told & {"housing", "single_parent", "basic_livelihood", "job_lost", "employment"}


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("우리 집이에요", "housing", "owner"),
        ("LH 매입임대 살아요", "housing", "public_rental"),
        ("임대아파트 사는데 관리비를 깎아준다던데요", "housing", "public_rental"),
        ("저는 한부모인데 더 준다던데요", "single_parent", True),
        ("할머니가 치매가 있다던데요", "dementia", True),
        ("권고사직 아니고 제가 그만뒀어요", "job_lost", False),
        ("식당에서 청소하고 있어요", "employment", "employed"),
    ],
)
def test_what_is_told_is_one(text: str, fact: str, value: object) -> None:
    assert value in [facts.get(fact) for facts in said_outright(text).values()]


@pytest.mark.parametrize(("text", "value"), [("학원 다니려고요", None), ("학원 다니고 싶어요", None), ("회사 다녀요", "employed")])
def test_a_plan_answers_no_question_for_work(text: str, value: str | None) -> None:
    assert facts_of(text, "employment").get("", {}).get("employment") == value


def test_who_stays_under_ones_roof_is_told_of() -> None:
    assert understood("서울 우리 집에 와 계신데 주소는 원주거든요").subject is None
    assert understood("우리 집은 원주예요").subject == "self"


@pytest.mark.parametrize("text", ["당뇨로 발가락을 절단하셨어요 뭐 받을 수 있어요", "암 때문에 다리 절단 수술 받았어요"])
def test_an_amputation_for_an_illness_is_no_alarm(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("text", ["기계에 손가락이 절단됐어요", "프레스에 손이 잘렸어요", "당뇨 있는 아버지가 의식이 없어요"])
def test_an_accident_is_one(text: str) -> None:
    assert detect(text) == "medical_emergency"
