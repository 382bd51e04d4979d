"""Whose a fact is among several people, and what only sounds like a fact: told as people tell it, with near misses beside them."""

from __future__ import annotations

from datetime import date

import pytest

from bot import knowledge
from bot.korean.regions import Regions
from bot.korean.typed import as_meant
from bot.understand import Names, Reader, command, receipt
from tests.bot.factcases import ROOT, Told, facts_of, said_outright, told, understood

CASES: list[tuple[str, str | None, list[Told]]] = [
    # Who is ill, who stopped working for it, and whose the bare age after it is.
    (
        "남편이 작년에 뇌졸중으로 쓰러져서 제가 일을 그만두고 옆에서 보고 있는데요 나이는 예순하나고요",
        None,
        [told("spouse", serious_illness=True, age=61), told(employment="unemployed")],
    ),
    ("엄마가 조현병이라 제가 고등학교때부터 돌보고있어요 지금 22살이고 알바해요", None, [told(age=22, employment="employed")]),
    ("할머니가 아프셔서 제가 돌봐요 스물하나고 학교 휴학했어요", None, [told(age=21)]),
    ("아버지가 알코올중독이라 제가 돈 벌어요 19살이에요", None, [told(age=19)]),
    ("엄마가 치매인데 제가 돌보고 있어요 78살이에요", None, [told("mother", dementia=True, age=78)]),
    ("어머니가 편찮으셔서 제가 모시는데 연세는 여든하나세요", None, [told("mother", age=81)]),
    ("어머니가 편찮으셔서 제가 모시는데 저는 쉰둘이고요", None, [told(age=52)]),
    # Of either of the two: better asked.
    (
        "엄마가 뇌출혈로 쓰러지셔서 제가 회사를 그만두고 돌봐요 지금 서른둘이에요",
        None,
        [told("mother", serious_illness=True), told(employment="unemployed")],
    ),
    (
        "와이프가 유방암 수술을 했습니다. 항암도 해야 한다는데 저는 일용직이라 간병하면 일을 못합니다",
        None,
        [told("spouse", serious_illness=True), told(employment="employed")],
    ),
    ("허리가 아파서 일을 못합니다", None, [told(employment="unemployed")]),
    # Whose job was lost.
    (
        "남편이 지난달에 회사에서 짤렸습니다 저는 마트 파트로 월 110 벌고요",
        None,
        [told("spouse", job_lost=True, employment="unemployed"), told(employment="employed", monthly_income=1_100_000)],
    ),
    ("짤린건 남편이고 저는 안짤렸어요", None, [told("spouse", job_lost=True, employment="unemployed"), told(job_lost=False)]),
    ("실직한 건 아내고 저는 아직 다닙니다", None, [told("spouse", job_lost=True, employment="unemployed")]),
    ("제가 짤린게 아니라 남편이 짤렸어요", None, [told(job_lost=False), told("spouse", job_lost=True, employment="unemployed")]),
    ("아직 안 잘렸어요", None, [told(job_lost=False)]),
    ("저도 지난주에 짤렸어요", None, [told(job_lost=True, employment="unemployed")]),
    ("프레스에 손 잘렸다구요", None, []),
    ("회사에서 잘렸다구요", None, [told(job_lost=True, employment="unemployed")]),
    # Who lives alone.
    ("혼자사시던 삼촌이 돌아가셨는데 장례 치를돈이 없어요", None, []),
    ("아니 혼자 사신건 삼촌이고 저는 가족하고 살아요", None, [told("other", lives_alone=True), told(lives_alone=False)]),
    ("저는 혼자 안살아요 네식구에요", None, [told(lives_alone=False, household_size=4)]),
    ("혼자 사는 건 할머니예요 저는 부모님이랑 살아요", None, [told("grandmother", lives_alone=True), told(with_parents=True)]),
    ("혼자 사는 건 저고 엄마는 시골에 계세요", None, [told(lives_alone=True)]),
    ("저 혼자 사는 거 아니에요 가족이랑 살아요", None, [told(lives_alone=False)]),
    ("혼자 사시던 어머니를 제가 모셔왔어요", None, [told("mother", lives_alone=True)]),
    ("치매인 건 아버지고 저는 멀쩡해요", None, [told("father", dementia=True)]),
    ("예순하나는 남편이고 저는 쉰여덟이에요", None, [told("spouse", age=61), told(age=58)]),
    ("오십여덟입니더 본인이 싫다카는데 강제로 병원 넣을 수 있습니꺼", None, [told(age=58)]),
    ("할아버지가 6.25 참전용사신데 아흔셋 보훈수당 말고 더 없나요", None, [told("grandfather", veteran=True, age=93)]),
    # Nephews and grandchildren are no children of one's own.
    ("조카 둘을 우리집에서 키우게됐어요 12살 9살 저희도 애 하나 있고 와이프가 힘들어해요", None, [told(children=1)]),
    ("조카가 셋인데 제가 데리고 있어요 여덟살 여섯살 네살", None, []),
    ("저희는 애가 둘이고 9살 4살이요 조카도 와있어요", None, [told(children=2, child_ages_months=[[108, 119], [48, 59]])]),
    ("아니 둘은 조카고 제 애는 하나예요", None, [told(children=1)]),
    ("할매가 손주 하나 키우는디 애비는 감옥가고 애미는 도망가부렀어", None, [told(raises_grandchildren=True)]),
    # Money that is left or owed comes in no more.
    ("돈은 십팔만원 남았습니다", "monthly_income", []),
    ("통장에 칠만원 남았네요", "monthly_income", []),
    ("통장 잔고 백만원 있어요", "monthly_income", []),
    ("남은 돈이 50만원이에요", "monthly_income", []),
    ("현금 30만원 있어요", "monthly_income", []),
    ("보증금 300", "monthly_income", []),
    ("빚만 8천", "monthly_income", []),
    ("200은 월급이 아니라 생활비 대출이에요", "monthly_income", []),
    ("월급 200 받고 100 남아요", "monthly_income", [told(monthly_income=2_000_000)]),
    ("소득이 한 30만원 노령연금 나오는기 다다", "monthly_income", [told(monthly_income=300_000)]),
    ("소득은 이제 없죠", None, [told(monthly_income=0)]),
    ("소득은 거의 없어요", None, []),
    # How old somebody was then, and is now.
    ("나는 예순둘에 입사했어요", None, []),
    ("저는 스무 살 때부터 일했어요", None, []),
    ("서른에 결혼해서 지금 마흔둘이에요", None, [told(age=42)]),
    ("스물다섯에 시집와서 지금 예순이에요", None, [told(age=60)]),
    ("올해 일흔에 혼자 살아요", None, [told(age=70, lives_alone=True)]),
    ("나이 칠십에 폐지 줍고 살아요", None, [told(age=70)]),
    # A home that is wished for.
    ("자립준비청년 전용 뭐 없음? 임대주택이라던가", None, []),
    ("행복주택 들어가고 싶어요", None, []),
    ("전세라도 얻고 싶은데", None, []),
    ("임대주택 살고 있어요", None, [told(housing="public_rental")]),
    ("매입임대 신청하려고요 지금은 월세예요", None, [told(housing="monthly_rent")]),
    # How many they are.
    ("맞벌인데 둘다 8시에 퇴근이라 초2 딸이 혼자있어요", None, [told(child_ages_months=[[94, 106]])]),
    ("둘 다 일하고 애는 초1이에요", None, [told(child_ages_months=[[82, 94]])]),
    ("애들이 둘 다 이제 초등학생이에요", None, [told(children=2, child_ages_months=[[72, 155], [72, 155]])]),
    ("여섯이요.. 아니 다섯이요 우리 셋 조카 둘", "household_size", [told(household_size=5)]),
    ("여섯이요.. 아니 다섯이요 우리 셋 조카 둘", "child_ages_months", [told(household_size=5)]),
    ("여섯식구? 시어머니까지 다섯이요", "household_size", [told(household_size=5)]),
    ("보험은 안들었고 마누라랑 둘이다", None, [told(household_size=2)]),
    ("집사람하고 둘입니다", "household_size", [told(household_size=2)]),
    ("강아지랑 둘이다", "household_size", []),
    (
        "아내가 버는게 180정도요 딸 고2까지 세식구",
        "monthly_income",
        [told(monthly_income=1_800_000, child_ages_months=[[202, 214]], household_size=3)],
    ),
    # An answer before what they want to know.
    ("43이요 집주인이 물어내라는데 진짜 물어줘야돼요?", "age", [told(age=43)]),
    ("셋이요 아이돌봄은 대기가 너무 길대요 다른거 뭐 있나요", "household_size", [told(household_size=3)]),
    ("얼마 받을 수 있나요 300이요", "monthly_income", []),
    ("엄마 아빠 저 동생 넷이요", "household_size", [told(household_size=4)]),
    ("저랑 남편 합쳐서 350이요", "monthly_income", [told(household_size=2, monthly_income=3_500_000)]),
    ("남편 250 저 180 해서 430이요", "monthly_income", [told(monthly_income=4_300_000)]),
    # The children of a brother or a friend.
    ("오빠 애 둘을 제가 키워요 초3 초1", None, []),
    ("동생네 애를 제가 봐줘요 4살", None, []),
    ("동생도 있고 애 둘 키워요 초3 초1", None, [told(children=2, child_ages_months=[[106, 118], [82, 94]])]),
    ("스물아홉 살에 다쳐서 장애 3급 받았어요", None, [told(disability="severe")]),
    ("월세 살 돈도 없어요", None, []),
    # Soldiers: no employment that the rules know.
    ("군인인데요 전역하고 뭐 있나요", None, [told(soldier=True)]),
    ("아들이 상병인데 훈련하다 다쳤어요", None, [told("child:1", soldier=True)]),
    ("군대 다녀왔어요", None, []),
    ("저는 직업군인입니다", None, [told(employment="employed")]),
]


@pytest.mark.parametrize(("text", "asked", "people"), CASES)
def test_facts_are_kept_of_whom_they_are_told(text: str, asked: str | None, people: list[Told]) -> None:
    assert said_outright(text, asked) == dict(people)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("우리 둘이 연금 합쳐서 한 구십만 원 정도 나오고요", 2),
        ("남편이랑 450정도요", 2),
        ("둘이합쳐 한달 430정도 벌어요", 2),
        ("부부 합산 380입니다", 2),
        ("맞벌이 합쳐서 500이요", 2),
        ("우리 내외 국민연금 합해서 60만원", 2),
        ("둘이 벌어서 600이요", 2),
        ("둘이 680이요 딸은 한명이에요", 3),
        ("남편하고 둘이 합쳐서 한달에 500이요 애는 둘", 4),
        ("애들 둘이 벌어요 300", None),
        ("동생이랑 둘이 합쳐 300 벌어요", None),
        ("시어머니 모시고 남편이랑 둘이 합쳐 300이요", None),
        ("둘이 합쳐 300인데 애들은 다 커서 나갔어요 아들 둘", None),
    ],
)
def test_a_couple_that_earns_together_counts_two_and_its_children(text: str, size: int | None) -> None:
    found = [each for each in facts_of(text, "monthly_income").values() if "household_size" in each]
    assert [each["household_size"] for each in found] == ([] if size is None else [size])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("할매가 손주 하나 키우는디 나라에서 뭐 쪼까 나오는거 없당가", "self"),
        ("할배가 손녀 하나 키우고 있소", "self"),
        ("우리 할매가 손주 키워", "grandmother"),
        ("할매가 손주를 키우시는데 힘들어하세요", "grandmother"),
        ("할매가 저를 키웠어요", "grandmother"),
        ("엄마가 조현병이라 제가 돌보고있어요 지금 22살이고 알바해요", "self"),
        ("엄마가 치매인데 제가 돌보고 있어요 78살이에요", "mother"),
    ],
)
def test_who_the_message_is_about(text: str, subject: str) -> None:
    assert understood(text).subject == subject


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("벌이업서요", "벌이없어요"),
        ("집이 잇어요", "집이 있어요"),
        ("작년에 짤렷어요", "작년에 짤렸어요"),
        ("기초샹활 어덯게", "기초생활 어떻게"),
        ("수입은 업습니다", "수입은 없습니다"),
        ("애를 업어 키웠어요", "애를 업어 키웠어요"),
        ("애기 업고 다녀요", "애기 업고 다녀요"),
        ("옷을 벗어요", "옷을 벗어요"),
        ("햇살이 좋네요", "햇살이 좋네요"),
        ("갓 태어났어요", "갓 태어났어요"),
    ],
)
def test_slips_of_the_thumb_are_put_right_in_place(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant and len(typed) == len(meant)


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("생리대 지원 그거 어케받음", None, None),
        ("주거급여 어케 받아", None, None),
        ("아동수당 어떻게 받음", None, None),
        ("아동수당 받음", None, True),
        ("조카 키우는 돈은 나와요 안나와요", None, None),
        ("아니 안받고있는데?? 어케 신청하냐고", None, False),
        ("그거 안 받는다고요", None, False),
        ("연락을 못 받았어요", None, None),
        ("기초연금 삼십사만원 그거여", "monthly_income", True),
        ("기초연금 34만원이요", "monthly_income", True),
        ("기초연금 34만원이요", None, None),
        ("기초연금이 34만원이라던데요", "monthly_income", None),
        ("장애수당 6만원 그게 다예요", None, True),
        ("자립수당 오십 받는거 뿐임", "monthly_income", True),
        ("기초연금 34만원 받을 수 있나요", "monthly_income", None),
    ],
)
def test_what_is_received_and_what_is_asked(text: str, asked: str | None, expected: bool | None) -> None:
    assert receipt.receives(text, asked) is expected


def test_the_three_of_us_start_nothing_anew() -> None:
    assert command.read("여섯이요.. 아니 다섯이요 우리 셋 조카 둘") is None
    assert command.read("리셋해줘") == "restart"


def test_places_stay_places_where_a_slip_is_put_right() -> None:
    reader = Reader(Regions.load(ROOT / "data" / "regions.csv"), Names(knowledge.load(ROOT / "data").names()))
    text = "예순세살이오 벌이업서요"
    income = next(said for said in reader.read(text, date(2026, 11, 23)).said if said.fact == "monthly_income")
    assert text[income.start : income.end] == "벌이업"
