"""Whose fact it is, what nobody said, and what was said and got lost."""

from __future__ import annotations

import pytest

from bot.means import asked as asked_of_means
from bot.means import owned
from tests.bot.factcases import Told, me, said_outright, told, understood
from tests.bot.saying import Say, cards, text


def facts(text: str, asked: str | None = None) -> dict[str, dict[str, object]]:
    return {who: values for who, values in said_outright(text, asked).items() if values}


ELDERS = [
    ("예순둘이유 마누라도 같이 농사지어유", told(age=62), told("spouse", employment="farmer")),
    ("일흔이유 영감도 같이 살어유", told(age=70), None),
    ("마누라가 예순둘이유", None, told("spouse", age=62)),
    ("마누라 예순둘이유", None, told("spouse", age=62)),
]


@pytest.mark.parametrize(("words", "own", "others"), ELDERS)
def test_an_age_before_the_wife_is_ones_own(words: str, own: Told | None, others: Told | None) -> None:
    found = facts(words)
    for expected in filter(None, (own, others)):
        assert expected[1].items() <= found[expected[0]].items()
    assert others is None or "age" in others[1] or "age" not in found.get("spouse", {})


@pytest.mark.parametrize("word", ["할마이", "할매", "할망"])
def test_an_old_mans_old_woman_is_his_wife(say: Say, word: str) -> None:
    say("내 나이 칠십셋이라예. 할마이랑 둘이 삽니더", "inform")
    people = {p["id"]: p["facts"] for p in say(f"{word}는 예순넷인데 {word}도 됩니꺼", "ask_eligibility").state["people"]}
    assert people["self"]["age"] == 73 and people["spouse"]["age"] == 64


def test_a_young_persons_grandmother_stays_one(say: Say) -> None:
    state = say("저는 25살이고 할매는 여든넷이에요", "inform").state
    assert "spouse" not in {p["id"] for p in state["people"]}


def test_ones_own_grandmother_is_no_wife(say: Say) -> None:
    say("58살이에요", "inform")
    assert "spouse" not in {p["id"] for p in say("우리 할머니는 아흔여덟이세요", "inform").state["people"]}


def test_what_is_left_behind_is_the_widows(say: Say) -> None:
    say("베트남 사람이에요 남편 한국사람 결혼했어요", "life_event")
    state = say("남편 죽었어요 아기 2살 키워요", "life_event").state
    people = {p["id"]: p["facts"] for p in state["people"]}
    assert state["subject"] == "self"
    assert {"bereaved", "child_ages_months", "foreign_national"} <= people["self"].keys()
    assert not people.get("spouse", {}).keys() & {"bereaved", "child_ages_months", "foreign_national"}


def test_a_widow_in_one_breath() -> None:
    found = facts("남편이 작년에 돌아가셨고 저는 베트남 사람이고 아기가 8개월이에요")
    assert found == {"self": {"bereaved": True, "foreign_national": True, "child_ages_months": [8]}}


@pytest.mark.parametrize("words", ["남편이 공사장에서 떨어져서 입원했어요", "남편이 일하다 다쳐서 수술했어요",
    "공장에서 일하다가 떨어졌어요"])
def test_who_was_hurt_at_work_hears_of_the_insurance_for_it(say: Say, words: str) -> None:
    answer = say(words, "life_event")
    assert "산재보험" in text(answer) and "재난적의료비" in text(answer)
    assert "장제급여" not in [match["name"] for match in answer.state["matches"]]


@pytest.mark.parametrize("words", ["부모님 이혼하고 엄마랑 살아요", "부모님이 이혼하셔서 아빠랑 살아요", "부모님 이혼 후 할머니랑 살아요"])
def test_parents_who_parted_are_not_counted(words: str) -> None:
    found = understood(words)
    assert not any(said.fact == "household_size" for said in found.said)
    assert "parent" in found.gone


def test_parents_one_lives_with_are_counted() -> None:
    assert facts("부모님이랑 동생이랑 살아요")["self"]["household_size"] == 4


HEARSAY = [
    "친구가 그러는데 자식이 돈 벌면 수급자 못된다던데 맞아요?", "아들이 돈 벌면 수급자 못 하나요", "자식이 있으면 기초수급자 안 된다면서요",
    "아들 때문에 수급자 안된대요", "수급자 못 된다던데",
]  # fmt: skip


@pytest.mark.parametrize("words", HEARSAY)
def test_what_is_said_of_all_is_nobodys_standing(words: str) -> None:
    assert not any(said.fact == "basic_livelihood" for said in understood(words).said)


@pytest.mark.parametrize("words", HEARSAY[:4])
def test_whether_the_children_count_is_answered(say: Say, words: str) -> None:
    assert asked_of_means(words) == "family"
    answer = say(words, "inform")
    assert "1억 3" in text(answer) and "basic_livelihood" not in answer.state["facts"]


OWN_STANDING = [
    ("저는 수급자예요", True), ("수급자 못 됐어요", False), ("수급자 떨어졌어요", False),
    ("수급자가 아닌데 암환자 의료비 지원 되나요", False),
    ("저는 수급자가 아닌데요 암환자 의료비 지원 받을 수 있어요?", False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "standing"), OWN_STANDING)
def test_ones_own_standing_is_kept(words: str, standing: bool) -> None:
    assert facts(words)["self"]["basic_livelihood"] is standing


def test_twins_are_answered_child_by_child_and_get_no_age(say: Say) -> None:
    say("쌍둥이 태어났어요!", "life_event")
    answer = say("아동수당도 둘 다 나와요?", "compare")
    assert "child_ages_months" not in answer.state["facts"]
    assert "아이마다" in text(answer)


@pytest.mark.parametrize(("words", "ages"), [("둘이요", [[24, 35]]), ("둘 다 세 살이에요", [[36, 47], [36, 47]]), ("둘 다요", None)])
def test_both_is_no_age(words: str, ages: list[list[int]] | None) -> None:
    assert facts(words, "child_ages_months").get("self", {}).get("child_ages_months") == ages


GRANDCHILDREN = [
    "손녀가 초등학교 다녀요", "손주가 초등학교 3학년인데 뭐 있나", "조카가 중학교 다녀요", "손녀를 제가 키워요 초등학교 3학년이에요",
    "우리 딸이 손녀 키우는데 초등학교 1학년이에요", "손주가 중학생이에요",
]  # fmt: skip


@pytest.mark.parametrize("words", GRANDCHILDREN)
def test_a_grandchild_at_school_is_no_child_of_ones_own_and_no_student_who_asks(words: str) -> None:
    assert not {said.fact for said in understood(words).said} & {"child_ages_months", "employment"}


LOST = [
    ("국민연금 45만원 받으세요", me(monthly_income=450000)), ("기초연금 되나요? 국민연금 45만원 받으세요", me(monthly_income=450000)),
    ("24쌀이에요", me(age=24)), ("24쌀 대학생이에요", me(age=24, employment="student")),
    ("스물네쌀 취준생이요", me(age=24, employment="job_seeking")),
    ("취준생인데 알바해서 60만원 벌어요", me(employment="job_seeking", monthly_income=600000)),
    ("대학생인데 알바해요 월 60", me(employment="student", monthly_income=600000)),
    ("취업 준비하면서 알바해요", me(employment="job_seeking")),
    ("알바해요 월 60", me(employment="employed", monthly_income=600000)),
    ("저는 난민 인정자예요 시리아에서 왔어요", me(foreign_national=True)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LOST)
def test_what_was_said_is_kept(words: str, expected: dict[str, dict[str, object]]) -> None:
    assert facts(words)["self"] == expected[""]


@pytest.mark.parametrize("words", ["쌀 20키로 주나요", "쌀 24키로", "20 쌀 두 포대", "난민 지원센터 어디예요", "65세는 뭐 받나요"])
def test_what_tells_nothing_stays_so(words: str) -> None:
    assert facts(words) == {}


@pytest.mark.parametrize("words", ["어머니 66세는 뭐 받을 수 있어요", "엄마 66세는 뭐 나오나"])
def test_an_age_beside_a_parent_is_theirs_in_a_question(words: str) -> None:
    assert facts(words)["mother"]["age"] == 66


@pytest.mark.parametrize(("words", "things"), [
    ("땅이 조금 있고 차도 한대 있어요", ("땅", "자동차")), ("시골에 밭이 좀 있어요", ("밭",)), ("차가 한 대 있는데요", ("자동차",)),
    ("땅이 있으면 못 받아요?", ()), ("차가 막혀서 늦었어요", ()), ("차상위가 있어요", ()), ("나이 차가 있어요", ()),
    ("땅도 차도 없어요", ()),
])  # fmt: skip
def test_what_is_owned(words: str, things: tuple[str, ...]) -> None:
    assert owned(words) == things


def test_what_is_owned_is_said_back(say: Say) -> None:
    answer = say("땅이 조금 있고 차도 한대 있어요 68세예요", "inform")
    assert "말씀하신 땅, 자동차는 재산" in text(answer) and "기초연금" in cards(answer)


@pytest.mark.parametrize("words", ["10년 다녔어요", "고용보험 3년 들었어요", "다섯 해 일했어요"])
def test_years_at_work_count_for_the_days(say: Say, words: str) -> None:
    say("실업급여 얼마 받아요", "ask_amount")
    answer = text(say(words, "inform"))
    assert "며칠 동안 받는지" in answer or "정확한 날수는 고용센터가" in answer


def test_years_in_the_country_are_no_years_at_work(say: Say) -> None:
    say("실업급여 얼마 받아요", "ask_amount")
    assert "며칠 동안" not in text(say("한국에서 10년 살았습니다", "inform"))


@pytest.mark.parametrize("words", ["거동이 불편하셔서 화장실도 못 가셔유", "혼자 화장실을 못 가세요", "거동이 힘드셔서 씻지도 못하세요"])
def test_who_cannot_get_up_hears_of_long_term_care(say: Say, words: str) -> None:
    say("엄니가 여든둘이에요", "inform")
    assert "노인장기요양보험" in text(say(words, "ask_benefits"))


@pytest.mark.parametrize(
    ("first", "then", "income"),
    [
        ("안마원에서 월 180 받습니다", "결혼했고 아내는 소득이 없습니다", 1_800_000),
        ("남편이 월 300 벌어요", "저는 소득이 없어요", 3_000_000),
        ("저는 월급 200이에요", "남편은 벌이가 없어요", 2_000_000),
        ("저는 월급 200이에요", "지금은 소득이 없어요", 0),
    ],
)
def test_who_brings_in_nothing_takes_nothing_from_the_other(say: Say, first: str, then: str, income: int) -> None:
    say(first, "inform")
    assert say(then, "inform").state["facts"]["monthly_income"] == income
