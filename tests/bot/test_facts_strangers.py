"""What strangers said to the assistant: elders, dialect, words without spaces; and near misses that tell nothing."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Told, said_outright, told


def region(sido: str, sigungu: str) -> dict[str, str]:
    return {"sido": sido, "sigungu": sigungu}


CASES: list[tuple[str, str | None, list[Told]]] = [
    # Children: those told together are counted together; a grade without a school is as wide as it is said.
    ("애들은 15살 12살 7살이요", None, [told(child_ages_months=[[180, 191], [144, 155], [84, 95]])]),
    ("애들이 열다섯, 열둘, 일곱 살이에요", None, [told(child_ages_months=[[180, 191], [144, 155], [84, 95]])]),
    ("애들은 초3, 중1", None, [told(child_ages_months=[[106, 118], [154, 166]])]),
    ("큰애는 4학년이고 막내는 유치원 다녀요", None, [told(child_ages_months=[[118, 130], [36, 83]])]),
    ("애 둘인데 큰애 5학년 작은애 2학년이요", None, [told(children=2, child_ages_months=[[130, 142], [94, 106]])]),
    ("애는 3학년이에요", None, [told(child_ages_months=[[106, 226]])]),
    ("저는 3학년이에요", None, []),
    ("칠학년 육반이여", None, [told(age=76)]),
    ("애는 이제 백일 됐어요", None, [told(child_ages_months=[3])]),
    ("애는 이제 백일 됐어요", "age", [told(child_ages_months=[3])]),
    ("우리 아기 백일 막 지났어요", "age", [told(child_ages_months=[3])]),
    ("백일이요", "age", []),
    ("백일이요", "child_ages_months", [told(child_ages_months=[3])]),
    ("백한 살이에요", "age", [told(age=101)]),
    ("저는 고2예요", None, [told(age=17, employment="student")]),
    ("저는 중3이에요", None, [told(age=15, employment="student")]),
    ("아내랑 고등학생 딸 하나", None, [told(household_size=3, children=1, child_ages_months=[[180, 227]])]),
    ("아내와 대학생 아들 하나 있어요", None, [told(household_size=3, children=1)]),
    ("스물셋 대학생입니다", None, [told(age=23, employment="student")]),
    # Who raises them. Grandchildren are not counted as children of their own; how old they are counts for who raises them.
    ("손주 둘을 키우고 있어요", None, [told(raises_grandchildren=True)]),
    ("손주를 나 혼자 키우는디", None, [told(raises_grandchildren=True)]),
    ("손녀가 초등학교 2학년인데 제가 키워요", None, [told(raises_grandchildren=True, child_ages_months=[[94, 106]])]),
    ("이혼했고 애 둘을 키워요", None, [told(single_parent=True, children=2)]),
    ("저는 이혼했고 애 둘을 키워요. 다섯살 여덟살", None,
     [told(single_parent=True, children=2, child_ages_months=[[60, 71], [96, 107]])]),
    ("애 아빠랑 헤어졌고 제가 아들 하나 키워요", None, [told(single_parent=True, children=1)]),
    ("남편이랑헤어지고혼자애둘키웁니다", None, [told(single_parent=True, children=2)]),
    ("혼자 아들 키워요", None, [told(single_parent=True)]),
    ("이혼했는데 애는 남편이 키워요", None, []),
    ("이혼했고 재혼해서 애 둘 키워요", None, [told(children=2)]),
    ("혼자 상추 키워요", None, []),
    # Ages: said first, side by side, or only as a bound that is no age.
    ("칠십이고 혼자 살아", None, [told(age=70, lives_alone=True)]),
    ("육십오고 아내랑 살아요", None, [told(age=65)]),
    ("사십이고 월세는 이십이여", "monthly_income", [told(housing="monthly_rent", monthly_income=400_000)]),
    ("할아버지는 76 할머니는 74세예요", "monthly_income", [told("grandfather", age=76), told("grandmother", age=74)]),
    ("아버지는 81 어머니는 79세", None, [told("father", age=81), told("mother", age=79)]),
    ("환갑 지났어요", None, []),
    ("환갑진갑 다 지난 늙은이여", None, []),
    ("칠십에 혼자 살아", None, [told(age=70, lives_alone=True)]),
    ("내 나이 팔십에 이게 뭔 고생이여", None, [told(age=80)]),
    ("기초연금 칠십에 받나요", None, []),
    ("육십에 퇴직했어요", None, [told(employment="retired")]),
    ("보증금 오백에 오십에 살아요", None, [told(housing="monthly_rent")]),
    ("나이 칠십서이여", None, [told(age=73)]),
    ("칠십너이여", None, [told(age=74)]),
    ("해방둥이여", None, [told(age=81)]),
    ("곧 있으면 예순다섯이요", None, [told(age=64)]),
    ("내년이면 칠십이여", None, [told(age=69)]),
    ("아흔 살 바라봐", None, []),
    ("팔십 다 돼가", "age", [told(age=79)]),
    ("칠십에 하나 모자라", "age", [told(age=69)]),
    ("내일모레 팔십이다", "age", []),
    ("칠순 넘은 지 한참이여", None, []),
    ("장기요양 신청 되나요? 65세 안 됐는데", None, []),
    ("아직 65세가 안 됐어요", None, []),
    ("나이는 마흔아홉입니다", None, [told(age=49)]),
    ("아니 20이요", "household_size", []),
    ("아니 예순다섯이요", "household_size", [told(age=65)]),
    # Work and what it brings.
    ("농사 쪼끔 져", None, [told(employment="farmer")]),
    ("농사 쬐끔 지어요", None, [told(employment="farmer")]),
    ("농사 안 지어요", None, []),
    ("농사는 인자 안 지어", None, []),
    ("다음 달에 실직해요", None, []),
    ("내일모레 실직해요", None, []),
    ("어제 실직했어요", None, [told(job_lost=True, employment="unemployed")]),
    ("연금은 한 사십", None, [told(monthly_income=400_000)]),
    ("남편 월급이 250이에요", None, [told(monthly_income=2_500_000)]),
    ("아내가 식당일 해서 백오십", None, [told("spouse", employment="employed"), told(monthly_income=1_500_000)]),
    ("월급은 세후 310이었어요", "monthly_income", [told(monthly_income=3_100_000)]),
    ("월급은 310이었는데 잘렸어요", "monthly_income", [told(job_lost=True, employment="unemployed", past_pay=3_100_000)]),
    ("수입? 없제", None, [told(monthly_income=0)]),
    ("소득은요? 없어요", None, [told(monthly_income=0)]),
    ("돈이 하나도 없어요", "monthly_income", [told(monthly_income=0)]),
    ("한 푼도 없어", "monthly_income", [told(monthly_income=0)]),
    ("돈이 없어요", "monthly_income", []),
    ("돈 버는 거 없소 연금 조금", None, []),
    ("고시원 살아요 월 25", None, [told(housing="monthly_rent")]),
    ("보증금 3천에 월 20", None, [told(housing="monthly_rent")]),
    ("월세 살고 월 80 벌어요", None, [told(housing="monthly_rent", monthly_income=800_000)]),
    # Homes, and where somebody is from.
    ("집은 하나 있소 시골집", None, [told(housing="owner")]),
    ("집은 있는디 다 쓰러져가", None, [told(housing="owner")]),
    ("내 집이요 오래된 집", None, [told(housing="owner")]),
    ("여인숙에서 지내요", None, [told(housing="monthly_rent")]),
    ("베트남에서 왔어요 국적은 아직이에요", None, [told(foreign_national=True)]),
    # As it was before, in the words of strangers.
    ("저는요칠십삼세고요혼자살아요", None, [told(age=73, lives_alone=True)]),
    ("내 나이 칠십둘인디 영감은 먼저 갔고 나 혼자여", None, [told(age=72, lives_alone=True)]),
    ("예순여섯인데 경비 서고 한 백팔십 받소", None, [told(age=66, employment="employed", monthly_income=1_800_000)]),
    ("폐지 주워 한 달에 십오만원 벌어", None, [told(monthly_income=150_000)]),
    ("논 서 마지기 부쳐 먹고 살어", None, [told(employment="farmer")]),
    ("국민연금 사십오만원하고 기초연금 삼십만원 받아", None, [told(monthly_income=750_000)]),
    ("우리 영감이 팔십다섯인디 치매가 왔어", None, [told("spouse", age=85, dementia=True)]),
    ("장모님은 일흔아홉이신데 장기요양 2등급이세요", None, [told("mother:in_law", age=79, care_grade=2)]),
    ("시어머니 여든둘 혼자 계세요", None, [told("mother:in_law", age=82, lives_alone=True)]),
    ("동생이 서른둘인데 지적장애예요", None, [told("sibling", age=32)]),
    ("육십구세남자 혼자삽니다 월세삼십", None, [told(age=69, sex="male", lives_alone=True, housing="monthly_rent")]),
    ("스무살 미혼모예요 애기 5개월", None, [told(age=20, single_parent=True, child_ages_months=[5])]),
    ("돌 안 된 딸이 하나 있어요", None, [told(children=1, child_ages_months=[[0, 11]])]),
    ("소득이 들쭉날쭉해서 한 백에서 백오십", None, [told(monthly_income=1_250_000)]),
    ("아버지가 파킨슨병이에요", None, [told("father", serious_illness=True)]),
    ("혼자 밥 먹어요", None, []),
    # Endings of places, and what may stand between a place and living there.
    ("강원도 원주고요 식구는 다섯 명이에요", None, [told(region=region("강원특별자치도", "원주시"), household_size=5)]),
    ("사는 데는 충남 부여유", None, [told(region=region("충청남도", "부여군"))]),
    ("영등포 쪽방 살아요", None, [told(region=region("서울특별시", "영등포구"), housing="monthly_rent")]),
    ("여수서 어업 합니다", None, [told(region=region("전남광주통합특별시", "여수시"), employment="fisher")]),
    ("여수서 만났어요", None, []),
    # A bare number before a child counts neither years of the child nor children.
    ("나이 46 애 둘", None, [told(age=46, children=2)]),
    ("마흔다섯 딸이 암이에요", None, [told("child:1", age=45, serious_illness=True)]),
    # Every registered autism is a severe disability.
    ("6살 아들이 자폐 판정을 받았어요", None, [told(child_ages_months=[[72, 83]]), told("child:1", age=6)]),
    ("딸아이가 중증 뇌병변이에요", None, [told("child:1", disability="severe")]),
]


@pytest.mark.parametrize(("text", "asked", "people"), CASES)
def test_strangers_are_read_as_they_talk(text: str, asked: str | None, people: list[Told]) -> None:
    assert said_outright(text, asked) == dict(people)
