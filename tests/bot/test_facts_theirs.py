"""Facts missed, invented or denied: ages said in passing, words set aside, verbs that look like sums; and near misses."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Told, place, said_outright, told

CASES: list[tuple[str, str | None, list[Told]]] = [
    # Ages without a unit, before any ending.
    ("육십삼이라니까요 만으로", None, [told(age=63)]),
    ("육십삼이라니까요 만으로", "monthly_income", [told(age=63)]),
    ("육십이라니까요", "monthly_income", [told(monthly_income=600_000)]),
    ("소득이 아니라 나이가 육십삼이라고요", None, [told(age=63)]),
    ("나이가 아니라 소득이 육십삼이라고요", None, [told(monthly_income=630_000)]),
    ("육십칠이고 의료보험은 있소. 소득은 국민연금 삼십팔만원", None, [told(age=67, monthly_income=380_000)]),
    ("육십이고 국민연금 받아요", "monthly_income", [told(monthly_income=600_000)]),
    ("아버지는 칠십육이시고 어머니는 칠십이신데 저는 마흔이에요", None,
     [told("father", age=76), told("mother", age=70), told(age=40)]),
    ("그분이 누구여 내가 키운다니께 내가 칠십이여", None, [told(age=70)]),
    ("나 구십이여", None, [told(age=90)]),
    ("우리 어머니가 팔십이시거든요", None, [told("mother", age=80)]),
    ("월세가 삼십이여", None, [told(housing="monthly_rent")]),
    ("제가 십이지장이 안 좋아요", None, []),
    ("혼자 밥해먹는 것도 귀찮고 예순아홉이나 먹어서 자식들한테 짐만 되고", None, [told(age=69)]),
    ("빵을 서른이나 샀어요", None, []),
    ("나 백수고 서른넷 울엄마 예순둘 울아빠 예순넷", None,
     [told(employment="unemployed", age=34), told("mother", age=62), told("father", age=64)]),
    # Verbs that look like sums, and cats that look like a town.
    ("여든다섯이라예 부산 사십니더", "monthly_income", [told(age=85, region=place("부산광역시"))]),
    ("부산 사십니다", "monthly_income", [told(region=place("부산광역시"))]),
    ("사십입니더", "monthly_income", [told(monthly_income=400_000)]),
    ("우리집 고양이가 죽었어요 너무 슬퍼요", None, []),
    ("우리 집에 고양이도 있어요", None, []),
    ("우리 집은 고양이에요", None, [told(region=place("경기도", "고양시"))]),
    ("고양이요", "region", [told(region=place("경기도", "고양시"))]),
    # Illness: bills nobody can bear, a scheme only heard of, whose cancer it is.
    ("언니가 어제 쓰러져서 중환자실에 있어요 병원비가 감당이 안돼요 언니는 41살", None, [told("sibling", serious_illness=True, age=41)]),
    ("병원비를 감당할 수가 없어요", None, [told(serious_illness=True)]),
    ("치료비가 감당이 안 됩니다", None, [told(serious_illness=True)]),
    ("암은 없어요", None, [told(serious_illness=False)]),
    ("아니 암은 남편이 아니라 제가 걸렸다고요", None, [told(serious_illness=True)]),
    ("산정특례라고 들었는데 그게 뭐예요", None, []),
    ("산정특례가 뭔가요", None, []),
    ("산정특례 받고 있어요", None, [told(serious_illness=True)]),
    ("저는 52세고 아내는 암, 어머니는 81세", None, [told(age=52), told("spouse", serious_illness=True), told("mother", age=81)]),
    # Work: nobody is let out, and what others come and do.
    ("남편이 생활비 안주고 밖에도 못나가게 해요", None, []),
    ("남편이 밖에 못 가게 해요", None, []),
    ("저 가게 해요", None, [told(employment="self_employed")]),
    ("반찬가게 해요", None, [told(employment="self_employed")]),
    ("할머니들 집에 와서 청소해주고 말동무해주는거 뭐더라", None, []),
    ("식당 청소해요", None, [told(employment="employed")]),
    # Set aside, or only named.
    ("월세 그런거 말고요 애가 사람을 안 만나요", None, []),
    ("월세 같은 거 말고 취업이요", None, []),
    ("월세 살아요", None, [told(housing="monthly_rent")]),
    ("엄마집살아요", None, [told(with_parents=True)]),
    ("기초수급", None, []),
    ("저 기초수급이요. 기초수급", None, [told(basic_livelihood=True)]),
    ("아빠가 수급자면 엄마도 수급자 아닌가요", None, []),
    ("엄마는 수급자 아니에요", None, [told("mother", basic_livelihood=False)]),
    # The dead.
    ("와이프 죽고 나서 아무 의미가 없어요. 오년 됐는데", None, []),
    ("와이프 죽고 나서 아무 의미가 없어요", None, [told(bereaved=True)]),
    ("옛날에 우리 영감이 살았을 적에는 병원도 데려다주고 했는디", None, []),
    ("수급자 어머니가 돌아가셨는데 장례비 지원되나요", None, [told(bereaved=True)]),
    ("저는 수급자인데 어머니가 돌아가셨어요", None, [told(basic_livelihood=True, bereaved=True)]),
    # Missed.
    ("혼자 애 둘 키움", None, [told(single_parent=True, children=2)]),
    ("군대에서 다쳐서 상이 7급이에요", None, [told(veteran=True)]),
    ("59세. 혼자. 청소일 110만원", None, [told(age=59, lives_alone=True, employment="employed", monthly_income=1_100_000)]),
    ("식구는 셋. 아니다 넷이다 장모님도 같이 사셔", None, [told(household_size=4)]),
    ("식구가 둘이요 아니 셋이요", None, [told(household_size=3)]),
]


@pytest.mark.parametrize(("text", "asked", "people"), CASES)
def test_what_is_told_is_whose_it_is(text: str, asked: str | None, people: list[Told]) -> None:
    found = {who: facts for who, facts in said_outright(text, asked).items() if facts}
    assert found == dict(people)
