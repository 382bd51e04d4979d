"""What a published text says that one gets, read conservatively; and what cannot wait."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services import worth
from bot.services.service import Service

DAY = date(2026, 11, 29)


def read(content: str, name: str = "나래 지원", forms: tuple[str, ...] = ("현금성 지원",)) -> tuple[int, bool] | None:
    found = worth.money(Service("1", name, content=content, forms=forms))
    return (found.won, found.every_month) if found else None


@pytest.mark.parametrize(
    ("content", "won"),
    [
        ("○ 나래수당 월 20만원 지급", 200_000),
        ("나래수당: 매월 1인 100천원", 100_000),
        ("월 1인당 5만원 이내", 50_000),
        ("- 지원금액 : 140,000원 / 매월", 140_000),
        ("나래비(매달) 7.5만원", 75_000),
        ("- 첫째 15만원 24개월 지원(360만원)", 150_000),
        ("○ 첫째 400만원 (매월 20만원씩 20회 분할 지급)", 200_000),
        ("○ 월 지급액\n- 나래 : 34만원", 340_000),
        ("- 총 150만원 (6개월 × 25만원) 지급", 250_000),
    ],
)
def test_what_comes_every_month(content: str, won: int) -> None:
    assert read(content) == (won, True)


@pytest.mark.parametrize(
    ("content", "won"),
    [
        ("1인당 연 120만원 지원", 1_200_000),
        ("최대 300만원 (1회)", 3_000_000),
        ("나래 축하금 10만원을 지급합니다", 100_000),
        ("○ 1구당 1백50만원", 1_500_000),
        ("100~200만원 차등 지급", 1_000_000),
        ("112만 7,000원~326만 8,000원의 일시금", 1_127_000),
        ("임신축하금 지원(50만원)", 500_000),
        ("저소득층에게 상품권 5만원 지급", 50_000),
        ("○ 세대당 이사비 30만원 지급", 300_000),
        ("사망일로부터 1년 이내 신청 시 유족에게 50만원 지급", 500_000),
    ],
)
def test_what_comes_once_or_by_the_year_is_spread_over_twelve_months(content: str, won: int) -> None:
    assert read(content) == (won, False)
    money = worth.money(Service("1", "나래 지원", content=content))
    assert money is not None and money.monthly == won / 12


@pytest.mark.parametrize(
    "content",
    [
        "○ 나래 자금 융자 한도 2,000만원",
        "○ 대출 한도: 최대 1억 2천만원",
        "월 소득 300만원 이하인 자",
        "○ 지원대상: 보험료가 22,340원 이하인 가구",
        "○ 소득기준\n- 4인 가구 300만원",
        "기준 중위소득 60%(월 1,538,543원) 가구",
        "본인부담금 5만원",
        "이용료: 1인 2,000원",
        "과태료 10만원",
        "1일 50,000원 지급",
        "시간당 17,200원",
        "○ 지원단가 : 60만원/두",
        "1ha당 50만원 지원",
        "PE 필름 1,200원/m * 1,000m = 1,200,000원",
        "10만원 상당의 나래 꾸러미",
        "나래카드 1인 구매한도 월 30만원",
        "월 20만원 저축 시 정부가 더합니다",
        "분기별 30만원 지급",
        "첫째 500만원 (5년 분할)",
        "○ 첫째200, 둘째500, 셋째1,000만원",
        "상해 사망한 경우 후유장해 1,500만원",
        "○ 사업비 : 100,000천원",
        "나래 상담을 해 드립니다",
    ],
)
def test_what_is_no_money_given_is_not_read(content: str) -> None:
    assert read(content) is None


@pytest.mark.parametrize("name", ["나래 전세대출 이자 지원", "나래 시민안전보험", "나래 일자리", "나래 요금 감면", "나래 청년통장"])
def test_what_is_of_another_kind_by_its_name_gives_no_figure(name: str) -> None:
    assert read("월 20만원 지원", name) is None


def test_what_is_lent_by_its_form_gives_no_figure() -> None:
    assert read("월 20만원 지원", forms=("현금대여(융자)",)) is None


def test_the_first_amount_that_is_given_counts_and_is_quoted() -> None:
    text = "○ 지원대상: 월 소득 300만원 이하\n○ 지원내용\n- 나래수당 : 월 20만원\n- 나래 위로금 : 100만원"
    money = worth.money(Service("1", "나래 지원", content=text))
    assert money == worth.Money(200_000, True, "- 나래수당 : 월 20만원")


@pytest.mark.parametrize(
    ("content", "forms", "grade"),
    [
        ("월 100만원", ("현금",), 3.0),
        ("월 1,000만원", ("현금",), 3.0),
        ("월 10만원", ("현금",), 2.0),
        ("120만원 1회", ("현금",), 2.0),
        ("5,000원 1회", ("현금",), 0.0),
        ("나래 지원금", ("현금성 지원",), worth.UNTOLD),
        ("나래 자금", ("현금대여(융자)",), 0.0),
        ("나래 교실", ("서비스 지원",), 0.0),
    ],
)
def test_ten_times_the_money_is_one_grade_more(content: str, forms: tuple[str, ...], grade: float) -> None:
    assert worth.grade(Service("1", "나래 지원", content=content, forms=forms), DAY) == pytest.approx(grade)


@pytest.mark.parametrize(
    ("deadline", "urgent"),
    [
        ("2026.11.01~2026.12.13", True),
        ("2026.11.29까지", True),
        ("2026.11.01~2026.12.14", False),
        ("2026.12.01~2026.12.05", False),
        ("2026.11.01~2026.11.28", False),
        ("상시신청", False),
        ("2026.11.01~예산 소진 시", False),
    ],
)
def test_what_closes_within_two_weeks_cannot_wait(deadline: str, urgent: bool) -> None:
    service = Service("1", "나래 지원", deadline=deadline)
    assert worth.is_urgent(service, DAY) == urgent
    assert worth.grade(service, DAY) == float(urgent)


@pytest.mark.parametrize(
    ("name", "urgent"),
    [
        ("나래형 긴급복지 지원", True),
        ("위기가정 나래 지원", True),
        ("틈새계층 나래", True),
        ("나래 긴급견인 서비스", False),
        ("위기가구 발굴 신고 나래", False),
        ("나래 지원", False),
    ],
)
def test_what_is_for_who_is_in_need_now_cannot_wait(name: str, urgent: bool) -> None:
    assert worth.is_urgent(Service("1", name), DAY) == urgent
