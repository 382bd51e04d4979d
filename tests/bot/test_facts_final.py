"""Classes of sentences that were once misread: whose facts they are, places in dialect, trades, and what only sounds like a fact."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from tests.bot.factcases import Told, place, said_outright, told, understood

CASES: list[tuple[str, str | None, list[Told]]] = [
    # The person of the question before owns the honorific facts after it.
    ("아버지 활동지원 신청할 수 있나요? 여든둘이시고 파킨슨이세요", None, [told("father", age=82, serious_illness=True)]),
    ("시어머니 기초연금 신청 되나요? 일흔이시고 혼자 사세요", None, [told("mother:in_law", age=70, lives_alone=True)]),
    ("할머니 신청하려면 어디로 가요? 아흔이시고 치매가 있으셔요", None, [told("grandmother", age=90, dementia=True)]),
    # 나와요 names nobody.
    ("기초연금 얼마 나와요? 저 예순여섯이에요", None, [told(age=66)]),
    ("언제까지 나와요? 나 일흔이야", None, [told(age=70)]),
    ("그거 어디서 나와요? 저 쉰이고 무직이에요", None, [told(age=50, employment="unemployed")]),
    # Without spaces.
    ("영감은여든이고나는일흔여섯이여", None, [told("spouse", age=80), told(age=76)]),
    ("어머니는여든둘이시고저는쉰넷이에요", None, [told("mother", age=82), told(age=54)]),
    ("남편은예순인데저는쉰여덟이에요", None, [told("spouse", age=60), told(age=58)]),
    # Places.
    ("포항에서 어머니랑 둘이 사는데 지원 있나요", None, [told(region=place("경상북도", "포항시"), household_size=2)]),
    ("목포여라 혼자 살지라", None, [told(region=place("전남광주통합특별시", "목포시"), lives_alone=True)]),
    ("경남 하동군 산다 아이가", None, [told(region=place("경상남도", "하동군"))]),
    ("의성에서 남편하고 산다", None, [told(region=place("경상북도", "의성군"))]),
    # Trades.
    ("합천에서 돼지 키운다", None, [told(region=place("경상남도", "합천군"), employment="farmer")]),
    ("어부도 뭐 나오나? 완도 사는디", None, [told(region=place("전남광주통합특별시", "완도군"), employment="fisher")]),
    ("농민도 받나요", None, []),
    ("카페에서 일하고 월 120 받아요", None, [told(employment="employed", monthly_income=1_200_000)]),
    # Two who earn are not two who live together.
    ("우리 부부가 둘이 다 벌어서 삼백 돼요", None, [told(monthly_income=3_000_000)]),
    ("우리 부부 둘이 맞벌이해서 오백 벌어요", None, [told(monthly_income=5_000_000)]),
    ("우리 부부 둘이 살아요", None, [told(household_size=2)]),
    # A burning mouth and a bleak outlook are no sudden hardship.
    ("떡볶이가 매워서 입안에 불났어요", None, []),
    ("청양고추 먹고 혀에 불났어", None, []),
    ("퇴직하고 살길이 막막해요", None, [told(employment="retired")]),
    # Children counted one by one, and infants.
    ("초등학생 둘 키워요", None, [told(children=2, child_ages_months=[[72, 155], [72, 155]])]),
    ("중학생 둘이랑 초등학생 하나 키워요", None, [told(children=3, child_ages_months=[[144, 191], [144, 191], [72, 155]])]),
    ("우리 애기가 인자 석 달인디 뭐 있어유", None, [told(child_ages_months=[3])]),
    ("아기가 겨우 세 달이에요", None, [told(child_ages_months=[3])]),
    ("애는 둘이고 실직하고 이제 두 달인데요", None, [told(children=2, job_lost=True, employment="unemployed")]),
    # A grade somebody has forgotten.
    ("몇 등급인지 헷갈려요", "care_grade", [told(care_grade=None)]),
    ("등급이 몇 등급인지 기억이 안 나요", "care_grade", [told(care_grade=None)]),
    ("인지요", "care_grade", [told(care_grade="cognitive")]),
]
TWO = (
    "큰딸은 고등학생이고 작은딸은 중학생이에요",
    "큰애는 일곱 살이고 작은애는 네 살이에요",
    "큰아들은 초등학생이고 작은아들은 다섯 살이에요",
)
VIOLENCE = [
    ("십 년 전에 남편이 때려서 갈라섰고 지금은 애랑 둘이 살아요", None),
    ("옛날에 남편한테 맞고 살다 이혼했고 지금은 편해요", None),
    ("작년에 남편이 때려서 이혼했는데 지금도 찾아와요", "domestic_violence"),
    ("예전에 남편이 때려서 이혼했는데 요즘 또 때려요", "domestic_violence"),
]
TIRED_OF_LIFE = (
    "제가 사라지는 게 애들한테 나을 것 같아요",
    "나만 없어지는 게 가족한테 도움이 될 것 같아",
    "내가 없어지는 편이 모두한테 낫겠지",
)


@pytest.mark.parametrize(("text", "asked", "people"), CASES)
def test_a_class_once_misread_is_read_rightly(text: str, asked: str | None, people: list[Told]) -> None:
    assert said_outright(text, asked) == dict(people)


@pytest.mark.parametrize("text", TWO)
def test_an_elder_and_a_younger_child_are_two_children(text: str) -> None:
    assert [said.value for said in understood(text).said if said.fact == "children"] == [2]


@pytest.mark.parametrize(("text", "kind"), VIOLENCE)
def test_violence_left_behind_long_ago_is_no_danger_of_today(text: str, kind: str | None) -> None:
    assert detect(text) == kind


@pytest.mark.parametrize("text", TIRED_OF_LIFE)
def test_who_thinks_others_are_better_off_without_them_is_in_danger(text: str) -> None:
    assert detect(text) == "suicide"
