"""An amount is reckoned from what was told: exact figures of 2026, and what is not told is never made up."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

AMOUNT, TELLS = "ask_amount", "inform"


def told(say: Say, *turns: str, intent: str = AMOUNT) -> str:
    """The answer to the last of `turns`; those before only tell."""
    for before in turns[:-1]:
        say(before, TELLS)
    return text(say(turns[-1], intent))


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("수급자인데 한 달에 60만원 벌면 생계급여 얼마 줄어요? 스물일곱이에요",), ("27세", "60만 원", "0원", "줄지 않아요")),
        (("기초수급 받는 서른 살인데 알바로 90만원 벌면 생계급여 얼마나 깎여요",), ("21만 원",)),
        (("수급자이고 마흔다섯이에요", "한 달에 60만원 벌면 생계급여 얼마나 깎여요"), ("18만 원을 빼고 42만 원", "42만 원 줄어요")),
        (("예순여섯 수급자인데 박스 팔아 월 30만원 벌면 생계급여 얼마 줄어요",), ("20만 원을 먼저", "7만 원 줄어요")),
        (("혼자 사는 쉰 살 수급자예요", "월 100만원 벌면 생계급여 끊기나요"), ("70만 원 줄어요", "820,556원", "120,556원")),
        (("수급자예요", "한 달에 60만원 벌면 생계급여 얼마나 줄어요"), ("42만 원 줄어요", "0원", "28만 원")),
        (("혼자 살고 한 달 소득 20만원인데 생계급여 얼마 나와요",), ("820,556원", "620,556원", "재산")),
        (("식구 셋이고 한 달에 80만원 들어와요", "생계급여 얼마나 나와요"), ("914,892원", "재산")),
    ],
)
def test_the_livelihood_benefit_is_reckoned(say: Say, turns: tuple[str, ...], says: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)


def test_what_is_only_supposed_is_no_fact(say: Say) -> None:
    outcome = say("수급자인데 한 달에 60만원 벌면 생계급여 얼마 줄어요? 스물일곱이에요", AMOUNT)
    assert "monthly_income" not in outcome.state["facts"]
    assert "생계급여는 줄지 않아요" not in text(say("생계급여 얼마 나와요", AMOUNT))


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("부모급여 아동수당 첫만남 다 합치면 얼마예요 첫째예요",), ("200만 원", "310만 원", "1,520만 원", "출산지원금")),
        (("출산하면 나오는 돈 총 얼마예요 둘째고 1월 예정이에요",), ("300만 원", "410만 원", "1,620만 원", "내년")),
        (("출산하면 나오는 돈 다 합치면 얼마예요",), ("1,520만 원", "둘째부터는 1,620만 원")),
        (("아기 8개월이에요", "부모급여랑 아동수당 합쳐 얼마예요"), ("100만 원", "10만 원", "110만 원")),
        (("아기 5개월인데 부모급여 얼마 나와요",), ("지금 5개월", "한 달 100만 원")),
        (("쌍둥이 임신했어요", "첫만남이용권 얼마예요"), ("500만 원", "600만 원")),
        (("쌍둥이 임신했어요", "임신·출산 진료비 얼마예요"), ("모두 200만 원",)),
        (("첫째는 다섯 살이고 둘째 임신 중이에요 첫만남이용권 얼마예요",), ("300만 원",)),
    ],
)
def test_what_a_birth_brings_is_added_up(say: Say, turns: tuple[str, ...], says: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)


def test_each_child_is_told_of_by_its_age(say: Say) -> None:
    answer = told(say, "9살은 아동수당 끝난거죠? 6살은 언제까지 나와요?", intent="ask_period")
    assert "9살은 끝났어요" in answer and "6살은 아동수당이 나와요" in answer and "만 13세" in answer
    assert "답이 없어요" not in answer


@pytest.mark.parametrize(
    ("turns", "says", "not_said"),
    [
        (("예순여덟이고 아내랑 둘이 살아요", "기초연금 얼마 나와요"), ("279,760원", "559,520원"), ()),
        (("일흔둘이고 혼자 살아요", "기초연금 얼마 나와요"), ("349,700원",), ("559,520원",)),
        (("에너지바우처 둘이 사는데 얼마예요",), ("407,500원",), ("295,200원", "532,700원")),
        (("대구에서 넷이 살아요", "주거급여 얼마까지 나와요"), ("381,000원",), ("571,000원", "247,000원")),
        (("강릉에 혼자 살아요 월세예요", "주거급여 얼마까지 나와요"), ("212,000원",), ("369,000원",)),
        (("혼자 애 둘 키워요 마흔이에요", "한부모 아동양육비 얼마예요"), ("46만 원",), ()),
        (("혼자 애 하나 키우는 스물아홉이에요", "한부모 아동양육비 얼마예요"), ("33만 원",), ()),
        (("애가 둘이고 일 안 해요", "국민취업지원제도 수당 얼마예요"), ("80만 원", "480만 원"), ()),
        (("국민취업지원제도 부양가족 다섯이면 한 달에 얼마예요",), ("100만 원",), ("110만 원",)),
        (("애 둘인데 자녀장려금 최대 얼마예요",), ("200만 원",), ()),
        (("혼자 살아요", "근로장려금 최대 얼마예요"), ("165만 원",), ("330만 원",)),
        (("식구가 여덟이에요", "긴급복지 생계비 얼마예요"), ("3,210,500원",), ()),
        (("중증장애인이고 차상위예요 마흔이에요", "장애인연금 얼마 나와요"), ("349,700원", "429,700원"), ()),
        (("아들이 열한 살이고 중증 장애예요 수급자예요", "장애아동수당 얼마예요"), ("22만 원",), ("11만 원",)),
    ],
)
def test_the_amount_is_that_of_who_asks(say: Say, turns: tuple[str, ...], says: tuple[str, ...], not_said: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)
    assert not any(part in answer for part in not_said)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("월급 300이었는데 권고사직 당했어요 실업급여 하루에 얼마예요",), ("하루 66,048원", "약 198만 원")),
        (("월급 400만원이었는데 해고됐어요 실업급여 하루에 얼마예요",), ("하루 68,100원", "약 204만 원")),
        (("쉰다섯이고 12년 다니다 해고됐어요", "실업급여 며칠이나 나와요"), ("270일",)),
        (("마흔둘이고 7년 다니다 잘렸어요", "실업급여 며칠이나 나와요"), ("210일",)),
        (("월급 280만원인데 육아휴직 급여 얼마 나와요",), ("250만 원", "200만 원", "160만 원", "2,310만 원")),
        (("한부모 직장인이고 월급 320만원이에요 육아휴직 급여 얼마예요",), ("300만 원", "2,460만 원")),
        (("월급 190만원인데 육아휴직 급여 얼마예요",), ("190만 원", "152만 원")),
    ],
)
def test_a_wage_decides(say: Say, turns: tuple[str, ...], says: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("둘이 사는데 250만원 벌면 중위 몇 프로예요",), ("4,199,292원", "59.5%")),
        (("혼자 살고 월 150 벌어요", "저 중위소득 몇 프로쯤이에요"), ("2,564,238원", "58.5%")),
    ],
)
def test_an_income_is_put_in_percent_of_the_median(say: Say, turns: tuple[str, ...], says: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("일흔둘 수급자예요", "틀니 하면 얼마 내요"), ("72세", "5%(1종)나 15%(2종)")),
        (("예순일곱이고 차상위예요", "틀니 하면 얼마 내요"), ("67세", "본인부담경감")),
        (("일흔이에요", "틀니 하면 얼마 내요"), ("70세", "30%")),
        (("예순이에요", "틀니 하면 얼마 내요"), ("60세", "5년쯤")),
    ],
)
def test_dentures_cost_by_age_and_standing(say: Say, turns: tuple[str, ...], says: tuple[str, ...]) -> None:
    answer = told(say, *turns)
    assert all(part in answer for part in says)


def test_a_grown_son_is_reckoned_for_though_the_husbands_pay_is_told(say: Say) -> None:
    answer = told(say, "아들 19살인데 장애인연금 돼요? 얼마 나와요? 중증이에요 남편 월급이 350이에요")
    assert "19세라 나이는 맞아요" in answer and "349,700원" in answer and "부모의 소득과 재산은 보지 않고" in answer


def test_where_one_thing_is_missing_it_is_named_and_its_answer_is_reckoned_with(say: Say) -> None:
    assert "몇 명인지 말씀해 주시면" in told(say, "에너지바우처 얼마예요")
    assert "532,700원" in text(say("셋이요", TELLS))


def test_who_told_nothing_hears_the_rule(say: Say) -> None:
    assert "기준액에서 소득인정액을 뺀 만큼" in told(say, "생계급여 얼마 나와요")


@pytest.mark.parametrize(
    ("turns", "opens", "not_open"),
    [
        (("예순여덟인데 기초연금 받을 수 있어요?",), "68세라 나이는 맞아요. 기초연금은 받으실 가능성이 있어요.", "65세 이상"),
        (("예순여섯이고 혼자 월 100만원 벌어요 기초연금 받을 수 있어요?",), "66세라 나이는 맞아요. 소득도 기준 안이에요.", "2,470,000원"),
    ],
)
def test_who_asks_whether_hears_first_how_it_stands_for_them(say: Say, turns: tuple[str, ...], opens: str, not_open: str) -> None:
    answer = told(say, *turns, intent="ask_eligibility")
    assert answer.startswith(opens)
    assert not any(not_open in line for line in answer.split("\n") if line.startswith("•"))
