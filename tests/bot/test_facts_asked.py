"""Short answers in the light of the question, corrections, regions, and several facts at once."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me, understood

SEOUL, BUSAN, DAEGU = "서울특별시", "부산광역시", "대구광역시"
ANSWERS: list[tuple[str, str, Facts]] = [
    ("둘이요", "household_size", me(household_size=2)),
    ("세 명", "household_size", me(household_size=3)),
    ("4명이요", "household_size", me(household_size=4)),
    ("혼자요", "household_size", me(household_size=1, lives_alone=True)),
    ("넷", "household_size", me(household_size=4)),
    ("사십만 원쯤", "monthly_income", me(monthly_income=400_000)),
    ("백오십이요", "monthly_income", me(monthly_income=1_500_000)),
    ("180", "monthly_income", me(monthly_income=1_800_000)),
    ("이백 좀 안 돼요", "monthly_income", me(monthly_income=2_000_000)),
    ("없어요", "monthly_income", me(monthly_income=0)),
    ("하나도 없어", "monthly_income", me(monthly_income=0)),
    ("0원", "monthly_income", me(monthly_income=0)),
    ("잘 모르겠어요", "monthly_income", me(monthly_income=None)),
    ("한 삼사십 되나", "monthly_income", me(monthly_income=350_000)),
    ("60만원이 아니라 40만원", "monthly_income", me(monthly_income=400_000)),
    ("일흔둘", "age", me(age=72)),
    ("일흔둘이요", "age", me(age=72)),
    ("칠십이", "age", me(age=72)),
    ("72", "age", me(age=72)),
    ("육십팔이요", "age", me(age=68)),
    ("58년", "age", me(age=68)),
    ("1958년이요", "age", me(age=68)),
    ("글쎄 몰라", "age", me(age=None)),
    ("둘", "children", me(children=2)),
    ("없어요", "children", me(children=0)),
    ("하나예요", "children", me(children=1)),
    ("혼자요", "lives_alone", me(lives_alone=True, household_size=1)),
    ("아들네랑요", "lives_alone", me(lives_alone=False)),
    ("남편하고 같이요", "lives_alone", me(lives_alone=False)),
    ("해운대요", "region", me(region={"sido": BUSAN, "sigungu": "해운대구"})),
    ("수원", "region", me(region={"sido": "경기도", "sigungu": "수원시"})),
    ("사천이요", "region", me(region={"sido": "경상남도", "sigungu": "사천시"})),
    ("세종", "region", me(region={"sido": "세종특별자치시", "sigungu": None})),
    ("월세요", "housing", me(housing="monthly_rent")),
    ("내 집", "housing", me(housing="owner")),
    ("임대요", "housing", me(housing="public_rental")),
    ("없어요", "disability", me(disability="none")),
    ("2급이요", "disability", me(disability="severe")),
    ("5급", "disability", me(disability="mild")),
    ("중증이요", "disability", me(disability="severe")),
    ("심하진 않아요", "disability", me(disability="mild")),
    ("놀아요", "employment", me(employment="unemployed")),
    ("집에서 살림해요", "employment", me(employment="homemaker")),
    ("농사", "employment", me(employment="farmer")),
    ("그냥 쉬어요", "employment", me(employment="unemployed")),
    ("다녀요", "employment", me(employment="employed")),
    ("3등급", "care_grade", me(care_grade=3)),
    ("인지지원이요", "care_grade", me(care_grade="cognitive")),
    ("다섯 살하고 백일이요", "child_ages_months", me(child_ages_months=[[60, 71], 3])),
    ("7개월이요", "child_ages_months", me(child_ages_months=[7])),
    ("여자요", "sex", me(sex="female")),
    ("남", "sex", me(sex="male")),
    ("50프로요", "income_ratio", me(income_ratio=50.0)),
    ("예순여덟이요", "household_size", me(age=68)),
    ("그건 왜 물어봐요?", "monthly_income", {}),
    ("기초연금 얼마예요?", "age", {}),
    ("네", "lives_alone", {}),
]


@pytest.mark.parametrize(("text", "asked", "facts"), ANSWERS)
def test_a_short_answer_is_read_in_the_light_of_the_question(text: str, asked: str, facts: Facts) -> None:
    assert facts_of(text, asked) == facts


def place(sido: str, sigungu: str | None = None) -> Facts:
    return me(region={"sido": sido, "sigungu": sigungu})


PLACES: list[Case] = [
    ("서울 관악구 살아요", place(SEOUL, "관악구")),
    ("해운대 살아요", place(BUSAN, "해운대구")),
    ("수원시 팔달구에 살아요", place("경기도", "수원시")),
    ("부산 살아예", place(BUSAN)),
    ("여긴 광주예요", place("전남광주통합특별시")),
    ("경기도 광주 살아요", place("경기도", "광주시")),
    ("전라남도 여수에 삽니다", place("전남광주통합특별시", "여수시")),
    ("부산 말고 대구요", place(DAEGU)),
    ("서울에서 부산으로 이사 왔어요", place(BUSAN)),
    ("강원도 고성 사는 사람이에요", place("강원특별자치도", "고성군")),
    ("인천 남구요", place("인천광역시", "미추홀구")),
    ("사는 곳은 전주", place("전북특별자치도", "전주시")),
]


@pytest.mark.parametrize(("text", "facts"), PLACES)
def test_where_somebody_lives_is_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "중구 살아요",
        "고향이 목포예요",
        "서울에서 일해요",
        "서울 살면 받나요",
        "관악구청 어디예요",
        "부산 병원에 다녀요",
        "음성으로 말해줘",
        "공주님",
        "경기가 안 좋아요",
        "화성에 로켓을 쐈대요",
    ],
)
def test_a_place_that_is_not_home_is_no_region(text: str) -> None:
    assert all("region" not in facts for facts in facts_of(text).values())


CORRECTIONS: list[Case] = [
    ("아니 예순아홉이세요", me(age=69)),
    ("예순여덟이 아니라 예순아홉이에요", me(age=69)),
    ("잘못 말했어요 월 60이에요", me(monthly_income=600_000)),
    ("둘이 아니고 셋이 살아요", me(household_size=3)),
    ("예순여덟이에요 아니 예순아홉이요", me(age=69)),
    ("월세 아니고 전세예요", me(housing="jeonse")),
]


@pytest.mark.parametrize(("text", "facts"), CORRECTIONS)
def test_only_the_corrected_value_is_kept(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


SEVERAL: list[Case] = [
    (
        "저는 서른둘이고 서울 관악구에서 월세 살아요 한 달에 180 벌어요",
        {"self": {"age": 32, "region": {"sido": SEOUL, "sigungu": "관악구"}, "housing": "monthly_rent", "monthly_income": 1_800_000}},
    ),
    (
        "예순여덟이고 혼자 살아요 장애는 없고 월 40만원 벌어요",
        me(age=68, lives_alone=True, household_size=1, disability="none", monthly_income=400_000),
    ),
    ("서울 사는 68세 여자 뭐 받을 수 있어요", me(region={"sido": SEOUL, "sigungu": None}, age=68, sex="female")),
    ("4인가구 월 200 뭐 받을수있나요", me(household_size=4, monthly_income=2_000_000)),
    ("이혼하고 혼자 7개월 아기 키우는데 월세 살아요", me(single_parent=True, child_ages_months=[7], housing="monthly_rent")),
    ("남편이 실직했고 애가 둘이에요", {"spouse": {"job_lost": True, "employment": "unemployed", "sex": "male"}, "self": {"children": 2}}),
]


@pytest.mark.parametrize(("text", "facts"), SEVERAL)
def test_several_facts_in_one_message_are_all_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "안녕하세요",
        "고맙습니다",
        "기초연금이 뭐예요?",
        "그거 어디서 신청해요?",
        "서류는요",
        "네",
        "아니요",
        "몰라요",
        "천천히 말해줘요",
        "받을 수 있는 거 있을까요?",
        "상담원 연결해 주세요",
        "오늘 날씨 좋네요",
        "여권 재발급 어떻게 해요",
        "",
        " ",
        "?!",
        "ㅋㅋㅋ",
        "1577-1389",
        "다시 말해줘",
        "이사했어요",
        "만나서 반가워요",
        "백번 말해도 몰라",
        "한번 볼게요",
        "두고 봐요",
        "첫만남이용권 얼마예요",
        "국민취업지원제도 되나요",
        "K-패스가 뭐예요",
        "129에 전화하면 돼요?",
        "2026년부터예요?",
        "내일 세 시에 가도 돼요?",
    ],
)
def test_everyday_talk_holds_no_facts(text: str) -> None:
    assert understood(text).said == ()
