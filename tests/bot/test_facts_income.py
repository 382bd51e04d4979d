"""Income: amounts in every form, no income, want without a figure."""

from __future__ import annotations

import pytest

from tests.bot.factcases import facts_of, understood

AMOUNTS = [
    ("월 사십만 원쯤이요", 400_000),
    ("한달에 백오십 벌어요", 1_500_000),
    ("월급 180", 1_800_000),
    ("월급 180만원이에요", 1_800_000),
    ("월급이 이백이십이요", 2_200_000),
    ("월 3백만 원 벌어요", 3_000_000),
    ("월수입 이백만원", 2_000_000),
    ("한 달에 1,234,500원 벌어요", 1_234_500),
    ("연봉 3600이에요", 3_000_000),
    ("연봉 삼천육백만원", 3_000_000),
    ("일 년에 이천사백 벌어요", 2_000_000),
    ("월 백에서 백이십 벌어요", 1_100_000),
    ("월 200~300만원 벌어요", 2_500_000),
    ("한 달에 이삼백 벌어요", 2_500_000),
    ("소득은 월 사십만원 정도예요", 400_000),
    ("수입이 80만원이에요", 800_000),
    ("알바로 한 달에 육십 벌어요", 600_000),
    ("세후 210 받아요", 2_100_000),
    ("한달에 오십만원밖에 못 벌어요", 500_000),
    ("월소득 1500000원", 1_500_000),
    ("국민연금 35만원 받아요", 350_000),
    ("국민연금 35만원이랑 기초연금 33만원 받아요", 680_000),
    ("연금 30만원 타요", 300_000),
    ("기초연금 34만원 받고 있어요", 340_000),
    ("저는 100 벌고 남편은 200 벌어요", 3_000_000),
    ("저는 소득이 없고 남편이 한 달에 200 벌어요", 2_000_000),
    ("남편 월급이 250만원이에요", 2_500_000),
    ("소득이 없어요", 0),
    ("수입이 하나도 없습니다", 0),
    ("수입 0원이에요", 0),
    ("한 푼도 못 벌어요", 0),
    ("소득은 전혀 없고요", 0),
    ("버는 돈이 없어요", 0),
    ("무소득이에요", 0),
    ("월 60만원이 아니라 40만원이요", 400_000),
    ("월 백만 원 조금 넘게 벌어요", 1_000_000),
    ("월급 백팔십 받고 월세 사십 내요", 1_800_000),
]


@pytest.mark.parametrize(("text", "won"), AMOUNTS)
def test_income_is_won_a_month(text: str, won: int) -> None:
    assert {facts["monthly_income"] for facts in facts_of(text).values() if "monthly_income" in facts} == {won}


@pytest.mark.parametrize("text", ["월 사십만 원쯤이요", "월 백에서 백이십 벌어요", "한 달에 이삼백 벌어요", "월 백만 원 조금 넘게 벌어요"])
def test_a_rough_figure_is_marked(text: str) -> None:
    assert [said.approximate for said in understood(text).said] == [True]


NO_INCOME = [
    "기초연금 30만원 나오나요?",
    "월세 30만원 내고 살아요",
    "보증금 500에 월세 40이에요",
    "병원비가 천만원 나왔어요",
    "월 200만원 이하면 되나요",
    "30만원만 더 있으면",
    "소득이 거의 없어요",
    "형편이 어려워요",
    "대출 이자가 한 달에 50만원 나가요",
    "시급 만원이에요",
    "일당 십만원이에요",
    "한 달에 얼마 받아요",
    "연금 얼마 나와요",
    "집값이 2억이에요",
    "통장에 300만원 있어요",
    "소득이 없으면 받나요",
    "소득 없는 사람도 되나요",
    "월 10만원씩 아동수당 준다던데요",
    "약값이 한 달에 20만원 들어요",
    "수입이 별로 없어요",
    "전화번호 하나 알려주세요",
    "120만원 넘으면 안 되나요?",
]


@pytest.mark.parametrize("text", NO_INCOME)
def test_other_money_is_no_income(text: str) -> None:
    assert all("monthly_income" not in facts for facts in facts_of(text).values())


@pytest.mark.parametrize("text", ["소득은 잘 몰라요", "월급이 얼마인지 모르겠어요", "수입은 정확히 모르겠네요"])
def test_income_one_does_not_know_is_said_to_be_unknown(text: str) -> None:
    assert facts_of(text) == {"": {"monthly_income": None}}


@pytest.mark.parametrize(
    "text",
    [
        "소득이 거의 없어요",
        "형편이 어려워요",
        "돈이 없어요",
        "먹고살기 힘들어요",
        "생활이 어렵습니다",
        "벌이가 시원찮아요",
        "가난해요",
        "생활비가 부족해요",
        "수입이 별로 없어유",
    ],
)
def test_want_without_a_figure_is_kept_apart_from_facts(text: str) -> None:
    read = understood(text)
    assert read.low_income
    assert "monthly_income" not in {said.fact for said in read.said}


@pytest.mark.parametrize("text", ["월급 300이에요", "돈 얼마 나와요", "혼자 살아요", "소득이 높아요"])
def test_no_want_is_read_into_other_words(text: str) -> None:
    assert not understood(text).low_income


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("중위소득 50%예요", 50.0),
        ("기준중위소득 60프로 이하예요", 60.0),
        ("중위 육십 프로 정도요", 60.0),
        ("저희는 중위소득 100퍼센트 이하입니다", 100.0),
    ],
)
def test_an_income_ratio_said_of_oneself_is_read(text: str, ratio: float) -> None:
    assert [said.value for said in understood(text).said if said.fact == "income_ratio"] == [ratio]


@pytest.mark.parametrize("text", ["중위소득 50%가 얼마예요", "중위소득 50% 이하면 되나요", "중위소득 60% 이하인 사람만 되나요"])
def test_a_limit_on_the_ratio_is_not_theirs(text: str) -> None:
    assert facts_of(text) == {}
