"""Who writes without particles, speaks for a neighbour or tells of the dead: 수급자 맞아 74 혼자, 마을에 치매 영감이 하나 있는데."""

from __future__ import annotations

import pytest

from bot.understand import aside, crisis, receipt
from tests.bot.factcases import facts_of, said_outright, understood


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("수급자 맞아 74 혼자", 74),
        ("혼자 74 수급자야", 74),
        ("나 68 독거 월세 삼십", 68),
        ("나 어른 74 청각장애", 74),
        ("72 혼자", 72),
        ("기초연금 받고 78 혼자", 78),
    ],
)
def test_a_bare_number_beside_how_one_lives_is_an_age(words: str, age: int) -> None:
    assert [facts.get("age") for facts in said_outright(words).values()] == [age]
    assert all("monthly_income" not in facts for facts in said_outright(words, "monthly_income").values())


@pytest.mark.parametrize(
    "words",
    [
        "국민연금 31 혼자 살아",
        "월세 30 혼자 살아요",
        "기초연금 그거뿐이여 서른몇만원",
        "연금이 스무몇만원 나와",
        "30살이 아니여",
        "30살 아이다",
        "혼자 20만원 벌어",
    ],
)
def test_a_sum_and_what_is_denied_is_no_age(words: str) -> None:
    assert all("age" not in facts for facts in facts_of(words).values())


@pytest.mark.parametrize("words", ["수급자 맞아 74 혼자", "혼자 74 수급자야", "기초연금 받고 78 혼자"])
def test_who_writes_alone_beside_an_age_lives_alone(words: str) -> None:
    assert said_outright(words)["self"]["lives_alone"] is True


@pytest.mark.parametrize(
    "words",
    [
        "마을에 치매 영감이 하나 있는디",
        "동네에 치매 할머니가 한 분 계시는데",
        "뒷집 영감이 치매예요",
        "윗집 할매가 치매인데",
        "동네 영감이 치매여",
    ],
)
def test_one_of_the_village_is_nobody_of_ones_own(words: str) -> None:
    assert [person for person, facts in said_outright(words).items() if facts.get("dementia")] == ["other"]


@pytest.mark.parametrize(("words", "person"), [("우리 영감이 치매여", "spouse"), ("동네에 우리 할머니가 치매예요", "grandmother")])
def test_ones_own_stay_ones_own(words: str, person: str) -> None:
    assert said_outright(words)[person]["dementia"] is True


@pytest.mark.parametrize(
    "words",
    ["남편이 보름전에 갔어요", "아내가 사흘 전에 갔습니다", "영감이 여든에 갔소", "남편이 열흘 전에 가셨어요", "남편은 일흔다섯에 갔어요"],
)
def test_who_went_some_days_ago_or_at_an_age_has_died(words: str) -> None:
    read = understood(words)
    assert read.gone == ("spouse",)
    assert all("age" not in facts for facts in facts_of(words).values())


@pytest.mark.parametrize("words", ["남편이 보름 전에 베트남에 갔어요", "남편이 일주일 전에 출장 갔어요", "남편이 병원에 갔어요"])
def test_who_went_somewhere_lives(words: str) -> None:
    assert all("bereaved" not in facts for facts in facts_of(words).values())


def test_what_the_dead_received_is_no_income() -> None:
    assert said_outright("저도 국민연금 31만원 받는데 남편은 68만원 받았어요")["self"]["monthly_income"] == 310_000
    assert said_outright("나는 국민연금 25만원 타고 영감은 40만원 탔어")["self"]["monthly_income"] == 250_000


def test_a_dementia_that_may_be_found_is_none() -> None:
    assert all("dementia" not in facts for facts in facts_of("치매 진단 나오면 뭐 신청해요").values())


@pytest.mark.parametrize("words", ["자식은 서울에 하나 있는디 연락이 안돼라", "아들은 부산에 하나 사는데"])
def test_where_a_child_lives_is_not_where_one_lives(words: str) -> None:
    assert "region" not in said_outright(words).get("self", {})


def test_what_is_named_as_all_there_is_is_received() -> None:
    assert receipt.held("돈 버는 거 기초연금 그거뿐이여 긴급복지 신청하믄 되는거요")


@pytest.mark.parametrize("words", ["ㅋㅋㅋ너사람임?", "너 로봇임", "니 사람이가", "거기 사람 맞음?"])
def test_who_speaks_here_is_asked_in_short(words: str) -> None:
    assert aside.about(words) == "who"


@pytest.mark.parametrize(
    "words",
    ["할머니가요즘자꾸가스불을안끄고길을잃어버려서무서운데어디다말해야돼", "엄마가 요즘 자꾸 냄비를 태우고 집을 못 찾아요"],
)
def test_who_strays_again_and_again_is_not_missing_now(words: str) -> None:
    assert crisis.detect(words) is None


def test_who_strayed_now_is_missing() -> None:
    assert crisis.detect("할머니가 길을 잃어버렸어요 지금 안 들어오세요") == "medical_emergency"
