"""Facts in sentences whose like was once misread: a few of each kind, so that the kind stays read rightly."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Facts, facts_of, place, said_outright

ALONE = {"lives_alone": True, "household_size": 1}
KOREAN = {"sex": "male", "foreign_national": False}
UNEMPLOYED = {"employment": "unemployed"}
OWN_BUSINESS = {"employment": "self_employed"}


def _me(text: str, asked: str | None = None, **facts: object) -> tuple[str, str | None, Facts]:
    return text, asked, {"self": facts} if facts else {}


WHERE_PEOPLE_WORK_THE_LAND = [
    _me("여수서 멸치 잡는 일 하고 삽니다", region=place("전남광주통합특별시", "여수시")),
    _me("완도서 전복 양식 해요", region=place("전남광주통합특별시", "완도군"), employment="fisher"),
    _me("성주에서 참외 농사 짓고 살아요", region=place("경상북도", "성주군"), employment="farmer"),
    _me("상주에서 소 키워요", region=place("경상북도", "상주시"), employment="farmer"),
    _me("제주 서귀포우다", "region", region=place("제주특별자치도", "서귀포시")),
    _me("군위는 대구로 편입됐어요", "region", region=place("대구광역시", "군위군")),
]
SUMS_AND_SHARES = [
    _me("월세가 삼십인데 스물일곱이에요", housing="monthly_rent", age=27),
    _me("방세는 이십이고 나이는 예순이에요", housing="monthly_rent", age=60),
    _me("보증금이 오십이에요"),
    _me("연금이 사십이요", monthly_income=400_000),
    _me("소득이 칠십이요", monthly_income=700_000),
    _me("저희는 중위소득 육십삼 퍼센트래요", income_ratio=63.0),
    _me("중위소득 백이십 프로라는데요", income_ratio=120.0),
    _me("연금 40만원에 아들이 매달 10만원 줘요", monthly_income=500_000),
    _me("기초연금 34만원에 딸이 30만원", "monthly_income", monthly_income=640_000),
    _me("연금 32만원에 자식이 20만원", "monthly_income", monthly_income=520_000),
]
PUPILS = [
    _me("초등학생 둘 중학생 하나", "child_ages_months", children=3, child_ages_months=[[72, 155], [72, 155], [144, 191]]),
    _me("고등학생 하나요", "child_ages_months", children=1, child_ages_months=[[180, 227]]),
    _me("고등학생이에요", "employment", employment="student"),
    _me("학교 못 다니고 있어요"),
    _me("학교 안 다녀요 열일곱이에요", age=17),
    _me("초등 3학년이랑 1학년 키워요", child_ages_months=[[106, 118], [82, 94]]),
]
WORK = [
    _me("우리 부부 맞벌이입니다 월 오백", monthly_income=5_000_000),
    _me("저는 살림하며 애들 키워요", employment="homemaker"),
    _me("백화점 다녀요", employment="employed"),
    _me("마트 다녀왔어요"),
    _me("병원 다녀요"),
    _me("회사는 작년까지 다니다가 그만뒀어요", **UNEMPLOYED),
    _me("공장 다니다 허리 아파서 관뒀어요", **UNEMPLOYED),
    _me("학원 다니다 그만뒀어요"),
    _me("꽃집 작게 하나 해요", "employment", **OWN_BUSINESS),
    _me("네일샵 조그맣게 해요", "employment", **OWN_BUSINESS),
    _me("휴대폰 대리점 해요", **OWN_BUSINESS),
    _me("세차장 하고 있어요", **OWN_BUSINESS),
    _me("피자집 접고 빚만 남았어요", business_closed=True),
    _me("옷가게 쫄딱 망하고 놀고 있어요", business_closed=True, **UNEMPLOYED),
    _me("카페 접고 지금 반찬가게 해요", business_closed=True, **OWN_BUSINESS),
    _me("폐업한 자영업자예요", business_closed=True),
    _me("우리 집 망했어요"),
    _me("옆집 망했대요"),
    _me("조리원으로 일해요", employment="employed"),
    _me("산후조리원이에요"),
]
HOMES_AND_HOUSEHOLDS = [
    _me("집은 제 명의로 돼 있어요", housing="owner"),
    _me("집이 내 앞으로 하나 있어", housing="owner"),
    _me("집은 아들 이름으로 돼 있어요"),
    _me("주말에 갈 데가 없어요"),
    _me("오갈 데 없는 처지예요", housing="none"),
    _me("갈 데가 없어요 쫓겨났어요", housing="none", crisis_event=True),
    _me("고시원 혼자", housing="monthly_rent", lives_alone=True),
    _me("일흔 임대아파트 혼자요", age=70, housing="public_rental", lives_alone=True),
    _me("1인 가구예요", **ALONE),
    _me("1인가구 생계급여 얼마예요"),
    _me("일인가구면 얼마까지예요"),
]
LOSSES_AND_DISASTERS = [
    _me("할아버지가 밤새 주무시다가 가셨어요", bereaved=True),
    _me("남편이 일 나갔다가 그길로 갔어요", bereaved=True),
    _me("영감이 장에 갔어"),
    _me("태풍에 비닐하우스고 뭐고 다 쓸려갔어요", crisis_event=True),
    _me("장마에 논이고 밭이고 물에 잠겼어요", crisis_event=True),
    _me("지난주에 집에 불이 나서 다 탔어요", crisis_event=True),
    _me("불이 났는데 연기가 들어와요"),
]
STANDING = [
    _me("둘 다 아닙니다 차상위도 수급자도", basic_livelihood=False, near_poor=False),
    _me("아니에요 차상위도", near_poor=False),
    _me("아니요 수급자도 차상위도 아니에요", basic_livelihood=False, near_poor=False),
]
NEWBORNS = [
    _me("지난주에 애기 낳았어요", child_ages_months=[0]),
    _me("이틀 전에 딸 낳았어요", child_ages_months=[0]),
    _me("지난달에 딸 낳았어요", child_ages_months=[[0, 1]]),
]


@pytest.mark.parametrize(
    ("text", "asked", "facts"),
    [
        *WHERE_PEOPLE_WORK_THE_LAND,
        *SUMS_AND_SHARES,
        *PUPILS,
        *WORK,
        *HOMES_AND_HOUSEHOLDS,
        *LOSSES_AND_DISASTERS,
        *STANDING,
        *NEWBORNS,
    ],
)
def test_what_is_said_outright_is_read_and_nothing_else(text: str, asked: str | None, facts: Facts) -> None:
    assert said_outright(text, asked) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("그저께 둘째 제왕절개로 낳았어요", {"": {"children": 2, "child_ages_months": [0], "sex": "female"}}),
        ("열아홉에 아이를 낳았고 지금 두 살이에요", {"": {"child_ages_months": [[24, 35]], "sex": "female"}}),
        ("와이프가 자연분만으로 낳았어요", {"spouse": {"sex": "female"}}),
        ("애들이 다섯 살 두 살이에요", {"": {"child_ages_months": [[60, 71], [24, 35]], "children": 2}}),
        ("애들 중에 다섯 살하고 두 살이 아파요", {"": {"child_ages_months": [[60, 71], [24, 35]]}}),
        ("저 필리핀. 남편 죽었어요", {"self": {"foreign_national": True, "multicultural": True, "bereaved": True}}),
        ("저 일본 여행 가요 남편이랑", {}),
        (
            "나 베트남 사람 신랑은 한국 사람이고 국적 아직 없어",
            {"self": {"multicultural": True, "foreign_national": True}, "spouse": KOREAN},
        ),
        ("어머니 연금 40만원에 아들이 10만원 줘요", {"mother": {"sex": "female", "monthly_income": 500_000}}),
        (
            "아내는 살림하고 저는 식당 다녀요",
            {"spouse": {"sex": "female", "employment": "homemaker"}, "self": {"employment": "employed"}},
        ),
        (
            "맞벌이인데 남편은 회사 다니고 저는 공무원이에요",
            {"spouse": {"sex": "male", "employment": "employed"}, "self": {"employment": "employed"}},
        ),
        ("아파트는 남편 이름으로 된 거 있어요", {"spouse": {"sex": "male", "housing": "owner"}}),
    ],
)
def test_what_the_words_entail_goes_to_the_right_person(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts
