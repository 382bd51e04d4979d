"""Messages that were once misread: each stays read rightly."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me, understood

FATHER = {"sex": "male"}
LOST = {"job_lost": True, "employment": "unemployed"}
CASES: list[Case] = [
    ("아빠가 일자리를 잃으셨어요", {"father": {**LOST, **FATHER}}),
    ("아들을 잃었어요", me(bereaved=True)),
    ("남편 보낸 지 백일 됐어요", me(bereaved=True)),
    ("일하다 손가락이 잘렸어요", {}),
    ("차상위가 아니라 수급자라니까요", me(near_poor=False, basic_livelihood=True)),
    ("사십만원 아니고 사백만원", me(monthly_income=4_000_000)),
    ("직장 다니는 게 아니라 알바예요", me(employment="employed")),
    ("장애 2급 아니고 3급이에요", me(disability="severe")),
    ("주간활동서비스 지적장애 아니고 자폐도 되는 거 맞죠", {}),
    ("네 아들 하나 딸 둘요", me(children=3)),
    ("일 쉰 지 2년 됐어요", me(employment="unemployed")),
    ("뱃속에 쌍둥이 있어요", me(pregnant=True, sex="female", twins=True)),
    ("첫째가 24개월이고 지금 둘째 임신 16주예요", me(child_ages_months=[24], pregnant=True, sex="female")),
    ("아흔 먹은 노모를 모시고 있습니다", {"mother": {"age": 90, "sex": "female"}, "self": {"lives_alone": False}}),
    ("치매 걸린 어머니 모시고 살아요", {"mother": {"dementia": True, "sex": "female"}, "self": {"lives_alone": False}}),
    ("임신한 딸이 있어요", {"child:1": {"pregnant": True, "sex": "female"}}),
    ("남편이랑 이혼하고 애 둘 혼자 키워요", me(children=2, single_parent=True)),
    (
        "아들이 자폐성 장애예요 7살이에요",
        {"child:1": {"disability": "severe", "sex": "male", "age": 7}, "self": {"child_ages_months": [[84, 95]]}},
    ),
    ("큰애는 지적장애 있고 작은애는 괜찮아요", {"child:1": {"disability": "severe"}}),
    ("정년퇴직하고 집에서 쉬고 있어요", me(employment="retired")),
    ("월급은 이백이 안 돼요", me(monthly_income=2_000_000)),
    ("사십구년생이라 일흔 넘었지", me(age=77)),
    (
        "쉰셋 남 무직 독거 월세 뭐 받을 수 있음?",
        me(age=53, sex="male", employment="unemployed", lives_alone=True, household_size=1, housing="monthly_rent"),
    ),
    ("일흔둘 할머니예요 뭐 받나요", {"self": {"age": 72, "sex": "female"}}),
    ("아빠가 국가유공자셨는데 돌아가셨고 엄마가 일흔여덟이세요", {"self": {"bereaved": True}, "mother": {"age": 78, "sex": "female"}}),
    ("아내가 베트남 사람이에요", {"self": {"multicultural": True}, "spouse": {"foreign_national": True, "sex": "female"}}),
    ("외국인 아니고 귀화했어요 이제 한국 사람", me(foreign_national=False)),
    ("형이 쉰인데 부모님 돌아가시고 제가 돌봐요", {"sibling": {"age": 50, "sex": "male"}, "self": {"bereaved": True}}),
    ("우리 아들이 회사에서 쫓겨났어", {"child:1": {**LOST, "sex": "male"}}),
    ("아이 하나 학교 다녀요", me(children=1)),
    (
        "경남 함양서 혼자 사는데 자식은 서울에 있습니더",
        me(region={"sido": "경상남도", "sigungu": "함양군"}, lives_alone=True, household_size=1),
    ),
    ("제주시 애월읍 살아요", me(region={"sido": "제주특별자치도", "sigungu": "제주시"})),
    ("영감하고 나하고 둘뿐이라예", {"": {"household_size": 2}}),
    ("우리 엄니는 시골서 혼자 계셔요", {"mother": {"lives_alone": True, "household_size": 1, "sex": "female"}}),
    ("애 아빠가 양육비를 안 줘요", me(single_parent=True)),
    ("여 68 독거 기초수급", me(sex="female", age=68, lives_alone=True, household_size=1, basic_livelihood=True)),
    ("아내랑 저 그리고 네 살짜리 딸 하나 세 식구입니다", {"self": {"household_size": 3, "child_ages_months": [[48, 59]]}}),
    (
        "저는 장애는 없고 아내가 지체장애 5급입니다",
        {"self": {"disability": "none"}, "spouse": {"disability": "mild", "sex": "female"}},
    ),
    ("남편과 사별한 지 3개월 됐고 5살 아이가 있어요", me(bereaved=True, child_ages_months=[[60, 71]])),
    ("애기 태어난 지 100일 됐어요", me(child_ages_months=[3])),
    (
        "어머니는 72세 수급자 아버지는 75세 장애 3급",
        {
            "mother": {"age": 72, "basic_livelihood": True, "sex": "female"},
            "father": {"age": 75, "disability": "severe", "sex": "male"},
        },
    ),
    ("여동생이 고등학생인데 임신을 했어요", {"sibling": {"employment": "student", "pregnant": True, "sex": "female"}}),
    ("남편 월급 300에 저는 전업주부예요", {"self": {"monthly_income": 3_000_000, "employment": "homemaker"}}),
    (
        "지금 25살이고 취업 준비하면서 편의점 알바로 월 80 정도 벌어요",
        me(age=25, employment="job_seeking", monthly_income=800_000),
    ),
    (
        "할머니가 돌아가신 지 두 달 됐고 할아버지 혼자 계세요",
        {"self": {"bereaved": True}, "grandfather": {"lives_alone": True, "household_size": 1, "sex": "male"}},
    ),
    ("둘째를 임신했고 첫째는 세 살이에요", me(pregnant=True, sex="female", child_ages_months=[[36, 47]])),
    ("나는 여든이고 할멈은 일흔여덟이여", {"self": {"age": 80}, "spouse": {"age": 78, "sex": "female"}}),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_a_message_once_misread_stays_read_rightly(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "암요",
        "아까 그 아버지 얘기로 돌아가요",
        "잘못 알아들었네",
        "내일배움카드 직장인도 되나요",
        "청년월세 몇 개월 동안 나와요",
        "한부모 양육비 언제까지 나와요",
        "기초수급 서류가 뭐예요",
        "긴급복지하고 기초수급이 뭐가 달라요",
        "일흔 넘은 사람은 안 되지요?",
        "둘이 살아도 설치해 주나요",
        "응급안전안심서비스 혼자 살아도 되나요",
        "상담하는 아가씨 바꿔줘",
        "농식품바우처 네 식구면 얼마 나와요",
        "뭐 좀 타 먹을 거 없나",
        "나이 하나 모자란다고 안 되는 거예요?",
        "사고 나서 말하나요",
        "신청할 만한 게 있나요",
        "문자가 왔는데요",
        "저 대학 졸업하고 일 년째예요",
        "자활근로 하면 한 달에 백만 원 넘게 받나",
        "하루에 폐지 주워서 오천 원 벌어",
        "기초연금은 소득이 없어야 받나요",
    ],
)
def test_words_that_only_look_like_facts_stay_unread(text: str) -> None:
    assert [said for said in understood(text).said if not said.derived] == []
