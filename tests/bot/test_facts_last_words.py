"""Who lives together, told in the last few words or in a list; ages that come last; long sentences of a speech recogniser."""

from __future__ import annotations

import pytest

from tests.bot.factcases import said_outright, understood

ALONE = [
    "혼자 살어라",
    "혼자 산당께",
    "혼자 살아라우",
    "혼자요",
    "저 혼자요",
    "네 혼자요",
    "혼자 있어라우",
    "나 혼자 있어라",
    "홀로 지내고",
    "혼자 지내유",
    "서른다섯이고 백만원 정도 벌어요 혼자",
    "소득 없어요 혼자요",
    "월세 살아요 혼자",
    "기초수급자예요 혼자요",
    "칠십이에요 혼자",
    "일흔다섯 혼자 사요",
    "아이고 내가 여든하나인디 혼자 살어라 뭣이라도 받을 것이 있당가",
]
NOT_ALONE = [
    "애 키워요 혼자",
    "저는 애 키워요 혼자",
    "병원 갔다 왔어요 혼자",
    "밥 먹어요 혼자",
    "어머니 모시고 살아요 혼자",
    "혼자 신청해도 돼요",
    "애가 집에 혼자 있당께",
    "신청하러 가도 되나요 혼자",
    "아버지 모시고 저 혼자 살아요",
]


@pytest.mark.parametrize("text", ALONE)
def test_living_alone_may_be_a_dialect_word_or_the_last(text: str) -> None:
    assert said_outright(text)["self"]["lives_alone"] is True


@pytest.mark.parametrize("text", NOT_ALONE)
def test_what_is_done_alone_is_no_household(text: str) -> None:
    assert said_outright(text).get("self", {}).get("lives_alone") is not True


SIZES = [
    ("남편 소득은 이백이고 저는 집에 있어요 둘이요", None, 2),
    ("소득은 하나도 없어요 셋이서", None, 3),
    ("같이 산 지 오래됐고 소득은 하나도 없어요 셋이서", None, 3),
    ("월세 살아요 셋이요", None, 3),
    ("직장 다녀요 넷이요", "monthly_income", 4),
    ("일흔이고요 소득 없어요 영감하고 둘이요", None, 2),
    ("둘이서 기초연금하고 국민연금 삼십만원으로 사는데", None, 2),
    ("넷이서 월급 이백으로 먹고 살아요", None, 4),
    ("우리 내외가 전남 해남에서 농사짓고 삽니다", None, 2),
    ("저희 부부는 시골에서 농사지으며 살아요", None, 2),
    ("두 내외가 조그만 가게 하면서 삽니다", None, 2),
    ("노부부 둘이", None, 2),
    ("저희 셋이서 아들 월급 이백오십으로 삽니다", None, 3),
    ("일흔여덟인디요 할멈하고 둘이 사요", None, 2),
    ("저희 둘이요", None, 2),
    ("시부모님이랑 저희 부부 애 하나 다섯이요", "household_size", 5),
    ("세 명이요 저 엄마 아빠", "household_size", 3),
    ("저랑 엄마 아빠요", "household_size", 3),
    ("저 엄마 동생 이렇게 셋", "household_size", 3),
    ("엄마 아빠 동생 둘 저까지 여섯이요", "household_size", 6),
    ("저 남편 아들 하나", "household_size", 3),
    ("저 엄마 아빠 세 식구예요", None, 3),
    ("아버지 어머니 모시고 저 혼자 벌어 살아요", None, 3),
    ("부모님 모시고 제가 혼자 벌어서 사는데", None, 3),
    ("아버지 모시고 저 혼자 살아요", None, 2),
    ("아버지 어머니 두분 다 일흔 넘으셨고 저 혼자 모시고 사는데요 제가 백수에요", None, 3),
    ("딸이 희귀병이에요 14살 4인 가구 소득은 500이에요", None, 4),
    ("5인 가구 소득이 400이에요", None, 5),
    # Near misses: other things are counted, or nothing is told.
    ("애 키워요 둘이요", None, None),
    ("나이는 일흔이고 아들은 둘이요", None, None),
    ("방은 둘이에요", None, None),
    ("임신했어요 둘이요", None, None),
    ("신청할 수 있어요 둘이서", None, None),
    ("애들 둘이서 장난감 가지고 놀고 살아요", None, None),
    ("아들 내외가 시골에서 농사짓고 살아요", None, None),
    ("우리 내외가 아들네랑 농사짓고 살아요", None, None),
    ("어머니 모시고 살아요", None, None),
    ("4인 가구 소득 기준이 얼마예요", None, None),
    ("4인 가구 소득은 500 이하여야 되나요", None, None),
    ("다섯손가락 다 있어요", "household_size", None),
]


@pytest.mark.parametrize(("text", "asked", "size"), SIZES)
def test_a_household_may_be_told_in_the_last_words(text: str, asked: str | None, size: int | None) -> None:
    said = [said for said in understood(text, asked).said if said.fact == "household_size"]
    assert [(one.value, one.person) for one in said if one.person in ("", "self")] == ([(size, said[0].person)] if size else [])


@pytest.mark.parametrize(
    "text", ["세 명이요 저 엄마 아빠", "저랑 엄마 아빠요", "저 엄마 동생 이렇게 셋", "엄마 아빠 동생 둘 저까지 여섯이요"]
)
def test_who_lists_the_household_still_speaks_of_themselves(text: str) -> None:
    assert understood(text, "household_size").subject in (None, "self")


SUMS = [
    ("월소득은 백구십 셋이 살아요", 1_900_000, 3),
    ("여섯살 월소득은 백구십 셋이 살아요", 1_900_000, 3),
    ("백이십 벌어요 넷이 먹고 살아요", 1_200_000, 4),
    ("월소득은 육십 셋이 살아요", 600_000, 3),
]


@pytest.mark.parametrize(("text", "won", "size"), SUMS)
def test_how_many_live_on_a_sum_is_no_part_of_it(text: str, won: int, size: int) -> None:
    told = said_outright(text)["self"]
    assert (told["monthly_income"], told["household_size"], told.get("age")) == (won, size, None)


AGES = [
    ("학교 안다니고 집 나와서 살아요 열일곱", 17),
    ("부모님이랑 살아요 열여덟", 18),
    ("회사 다녀요 서른둘", 32),
    ("혼자 살아요 스물여섯", 26),
    ("제가 칠십육센데 혼자 살아요", 76),
    ("육십팔센데요", 68),
    ("올해 팔십인디", 80),
    ("칠십육셉니다", 76),
    ("나이는 칠십 셋이에요", 73),
    # 열둘 may count anything.
    ("식구가 많아요 열둘", None),
    ("사과를 먹어요 열하나", None),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_may_come_last_or_run_into_its_ending(text: str, age: int | None) -> None:
    assert said_outright(text).get("self", {}).get("age") == age


SPOKEN: list[tuple[str, dict[str, object]]] = [
    (
        "여보세요 거기 복지 상담하는 데 맞나요 제가 칠십육센데 영감은 팔십이고 둘이서 "
        "기초연금하고 국민연금 삼십만원으로 사는데 영감이 요즘 자꾸 넘어져요",
        {"age": 76, "household_size": 2, "monthly_income": 300_000, "spouse.age": 80},
    ),
    (
        "여보세요 저기 제가 예순여덟센데요 남편이 작년에 죽고 혼자 사는데 한달에 국민연금 사십만원 받아요",
        {"age": 68, "lives_alone": True, "monthly_income": 400_000, "bereaved": True},
    ),
    (
        "저기요 우리 어머니가 올해 여든셋인데 저랑 둘이 사시고 기초연금만 받으시는데 요양등급은 아직 없거든요",
        {"mother.age": 83, "mother.household_size": 2},
    ),
    (
        "수고하십니다 제가 칠십이센데 안사람은 육십구세고 둘이서 농사 쪼매 지으면서 기초연금으로 삽니다",
        {"age": 72, "spouse.age": 69, "household_size": 2},
    ),
    (
        "네 여보세요 저는 서른넷이고요 애가 하나 있는데 다섯 살이고 남편이 작년에 집을 나가서 혼자 키우는데 식당에서 일해서 백칠십 벌어요",
        {"age": 34, "children": 1, "child_ages_months": [[60, 71]], "single_parent": True, "monthly_income": 1_700_000},
    ),
    (
        "저 그게 제가 오십팔세고 작년에 회사를 그만두고 지금은 일이 없는데 집사람하고 둘이서 살고 있어요",
        {"age": 58, "employment": "unemployed", "household_size": 2},
    ),
    (
        "거기 복지 상담하는 데죠 우리 아버지가 칠십칠센데 치매가 오셔가지고 어머니가 혼자 돌보고 계세요",
        {"father.age": 77, "father.dementia": True},
    ),
    (
        "예 제가 올해 팔십인디 다리가 아파가지고 병원비가 많이 들어가는데 자식들은 다 서울 살고 혼자 있어라우",
        {"age": 80, "lives_alone": True},
    ),
    (
        "그러니까 제가 스물여섯이고 대학은 졸업했고 취업 준비하고 있는데 고시원에서 혼자 살고 알바로 칠십 벌어요",
        {"age": 26, "employment": "job_seeking", "lives_alone": True, "monthly_income": 700_000},
    ),
    (
        "안녕하세요 저희 딸이 서른하난데 발달장애가 있고 저희 부부하고 셋이 살아요 남편이 이백오십 벌고요",
        {"child:1.age": 31, "household_size": 3, "monthly_income": 2_500_000},
    ),
    ("저는 육십삼이고 남편은 육십칠인데 둘이서 남편 연금 팔십으로 먹고살아요", {"age": 63, "spouse.age": 67, "monthly_income": 800_000}),
    (
        "네 제가 마흔둘이고요 애가 셋인데 열두살 아홉살 네살이고 남편이 월급 삼백 받아요 다섯식구요",
        {"age": 42, "children": 3, "monthly_income": 3_000_000, "household_size": 5},
    ),
    (
        "저는 서른여덟이고 혼자 살고 공장 다녀서 이백십만원 받아요",
        {"age": 38, "lives_alone": True, "employment": "employed", "monthly_income": 2_100_000},
    ),
    (
        "아버지가 예순아홉이신데 뇌출혈로 쓰러지셔서 제가 회사 그만두고 돌보고 있어요",
        {"father.age": 69, "father.serious_illness": True, "employment": "unemployed", "father.employment": None},
    ),
    (
        "저희 엄마가 혼자 되신 지 삼년 됐는데 일흔하나시고 연금 조금 받으시고 무릎이 안 좋으세요",
        {"mother.age": 71, "mother.lives_alone": True},
    ),
    ("제가 육십오세고 아저씨가 작년에 가고 나서 혼자 사는데 소득이 하나도 없어요", {"age": 65, "lives_alone": True, "monthly_income": 0}),
]


@pytest.mark.parametrize(("text", "facts"), SPOKEN)
def test_a_long_spoken_sentence_is_read_whole(text: str, facts: dict[str, object]) -> None:
    said = {s.fact if s.person in ("", "self") else f"{s.person}.{s.fact}": s.value for s in understood(text).said}
    assert {name: said.get(name) for name in facts} == facts


COMPOUNDS = [
    "하나원 나와서 임대아파트 살아요",
    "하나센터에서 알려줬어요",
    "하나은행 다녀요",
    "하나님 믿어요",
    "둘레길 걷다가 다쳤어요",
    "둘러봤어요",
    "세종 살아요",
    "네이버에서 봤어요",
    "다섯손가락 다 있어요",
]


@pytest.mark.parametrize("asked", ["children", "household_size"])
@pytest.mark.parametrize("text", COMPOUNDS)
def test_a_word_that_begins_like_a_number_counts_nobody(text: str, asked: str) -> None:
    assert asked not in said_outright(text, asked).get("self", {})


@pytest.mark.parametrize(
    ("text", "number"),
    [("하나 있어요", 1), ("둘이에요", 2), ("셋 키워요", 3), ("둘뿐이에요", 2), ("하나요", 1), ("넷입니다", 4), ("하나도 없어요", 0)],
)
def test_a_bare_number_still_counts_children(text: str, number: int) -> None:
    assert said_outright(text, "children")["self"]["children"] == number


HYPOTHETICAL = ["그거 소득 오백이어도 돼요?", "소득이 오백이어도 받을 수 있나요", "월급이 삼백이라도 되나요"]


@pytest.mark.parametrize("text", HYPOTHETICAL)
def test_a_figure_asked_about_is_not_told(text: str) -> None:
    assert "monthly_income" not in said_outright(text).get("self", {})


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("애만 봐요", "homemaker"),
        ("애 봐요", "homemaker"),
        ("집에서 애기 봐요", "homemaker"),
        ("집에서 애 둘 봐요", "homemaker"),
        ("집에 있어요 애 키워요", "homemaker"),
        ("아무 일도 안 하고 애만 봐요", "homemaker"),
        ("애기 키우느라 일 못해요", "homemaker"),
        ("손주만 봐요", "homemaker"),
        ("집에 있어요", "unemployed"),
        ("애는 어머니가 봐요 저는 회사 다녀요", "employed"),
        ("애는 시어머니가 봐요", None),
        ("일은 못해요 허리 수술해서", "unemployed"),
    ],
)
def test_who_minds_children_at_home_keeps_house(text: str, job: str | None) -> None:
    told = understood(text, "employment").said
    assert [said.value for said in told if said.fact == "employment"] == ([job] if job else [])


@pytest.mark.parametrize(
    ("text", "income", "size"),
    [
        ("쉰하나 월 이백 세식구", 2_000_000, 3),
        ("월 이백오십 세 식구요", 2_500_000, 3),
        ("월급 삼백 네 식구", 3_000_000, 4),
    ],
)
def test_a_household_after_an_amount_is_no_unit_of_it(text: str, income: int, size: int) -> None:
    facts = said_outright(text)["self"]
    assert (facts["monthly_income"], facts["household_size"]) == (income, size)
