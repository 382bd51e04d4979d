"""People and families as strangers tell of them: who speaks, who is meant, children of several ages, losses, corrections."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me, understood

ALONE = {"lives_alone": True, "household_size": 1}
FEMALE, MALE = {"sex": "female"}, {"sex": "male"}

SPEAKERS: list[Case] = [
    ("할매 혼자 산다 나이는 여든둘이다", {"self": {"age": 82, **FEMALE, **ALONE}}),
    ("할매지 여든은 넘었고", {"self": {"age": 80, **FEMALE}}),
    ("여든네 살 먹은 할망이우다", {"self": {"age": 84, **FEMALE}}),
    ("애엄마인데요 서른넷이고 애가 둘이에요", {"self": {"age": 34, "children": 2, **FEMALE}}),
    ("딸인데요 아버지가 여든이세요", {"self": FEMALE, "father": {"age": 80, **MALE}}),
    ("저는 사위입니다 장인어른이 여든하나신데 혼자 지내십니다", {"self": MALE, "father:in_law": {"age": 81, **MALE, **ALONE}}),
    ("어머니 모시는 외아들입니다 쉰다섯이고요", {"self": {"age": 55, **MALE}}),
    ("내는 여자고 예순둘임더", {"self": {"age": 62, **FEMALE}}),
    ("남잡니다 마흔여덟이고요", me(age=48, **MALE)),
    ("아저씬데요 52살이고 혼자 살아요", me(age=52, **MALE, **ALONE)),
    ("스물한살여자구요", me(age=21, **FEMALE)),
    ("스물여섯 취준생 여", me(age=26, employment="job_seeking", **FEMALE)),
    ("저도되나요열아홉살이에요", {"self": {"age": 19}}),
    ("저도 되나요? 일흔이 넘었는데", {"self": {"age": 70}}),
    ("저 19살인데 혼자 살아요", {"self": {"age": 19, **ALONE}}),
    ("칠십하고도 둘이야", me(age=72)),
    ("올해 칠학년 육반이여", me(age=76)),
    ("생년월일 850312", me(age=41)),
    ("환갑이 내년이에요", me(age=59)),
    ("스물하난데 임신했어요", me(age=21, pregnant=True, **FEMALE)),
]


@pytest.mark.parametrize(("text", "facts"), SPEAKERS)
def test_words_people_call_themselves_by_name_the_speaker(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


OTHERS: list[Case] = [
    ("아버지 75 어머니 72 두 분 다 시골 계심", {"father": {"age": 75, **MALE}, "mother": {"age": 72, **FEMALE}}),
    ("저랑 엄마 둘 다 수급자예요", {"self": {"basic_livelihood": True}, "mother": {"basic_livelihood": True, **FEMALE}}),
    ("엄마 아빠 두 분 다 65세 넘으셨어요", {"parent": {"age": 65}}),
    ("딸이 이혼하고 애 둘 데리고 들어왔어요", {"child:1": {"single_parent": True, "children": 2, **FEMALE}}),
    ("아는 동생이 미혼모인데 애가 백일이에요", {"other": {"single_parent": True, "child_ages_months": [3], **FEMALE}}),
    ("아내가 둘째 임신 중이고 첫째는 28개월이에요", {"spouse": {"pregnant": True, **FEMALE}, "self": {"child_ages_months": [28]}}),
    ("엄마 모시고 사는 마흔일곱 아들입니다", {"self": {"age": 47, "lives_alone": False, **MALE}}),
    ("올해 육십팔 됐고 영감은 칠십이오", {"self": {"age": 68}, "spouse": {"age": 70, **MALE}}),
    ("울엄마 올해 66 혼자삼", {"mother": {"age": 66, **FEMALE, **ALONE}}),
    ("강아지 두 마리랑 살아요 여섯 살이에요", {}),
    ("우리 강아지가 암이래요", {}),
    ("죽은 남편이 국가유공자예요", {}),
    ("친구 아버지가 돌아가셨대요", {}),
]


@pytest.mark.parametrize(("text", "facts"), OTHERS)
def test_facts_of_several_people_animals_and_the_dead_are_kept_apart(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    "text", ["남편이 또 때렸어요", "중학생인데요 아빠가 때려요", "양육비를 애아빠가 안줘요", "엄마는 안계세요", "둘째예요 첫째는 네살"]
)
def test_what_a_relative_does_makes_them_no_subject(text: str) -> None:
    assert understood(text).subject in (None, "self")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("남편 얘긴데 쉰아홉이에요", "spouse"),
        ("제가 아니라 아버지예요 일흔아홉이시고요", "father"),
        ("엄마가 아니라 제가 받는 거예요", "self"),
        ("다시 제 얘기로 돌아와서 저는 쉰하나예요", "self"),
        ("아빠 거 말고 엄마 거요", "mother"),
        ("나는 일흔하나 할머니 전북 군산", "self"),
        ("울 할매 구십둘이고 고모랑 둘이 사는데 뭐 받을 수 있노", "grandmother"),
        ("할머니 78세 손주가 대신 물어봐요", "grandmother"),
    ],
)
def test_who_is_meant_follows_the_words(text: str, subject: str) -> None:
    assert understood(text).subject == subject


FOUR, FIVE, SIX = [48, 59], [60, 71], [72, 83]
CHILDREN: list[Case] = [
    ("애 셋인데 첫째는 초2 둘째 셋째는 쌍둥이 네 살이에요", me(children=3, child_ages_months=[[94, 106], FOUR, FOUR])),
    ("첫째는 열한 살 둘째 셋째는 여섯 살이요", me(child_ages_months=[[132, 143], SIX, SIX])),
    ("막내가 9개월이고 위로 하나 더 있어요 그놈은 네 살", me(children=2, child_ages_months=[9, FOUR])),
    ("애들 셋 다 초등학생이에요", me(children=3, child_ages_months=[[72, 155]] * 3)),
    ("유치원생 하나 초등학생 하나 있습니다", me(children=2, child_ages_months=[[36, 83], [72, 155]])),
    ("애가 유치원 다니는데 여섯 살", me(child_ages_months=[SIX])),
    ("아들딸 하나씩 있어요", me(children=2)),
    ("삼형제 엄마예요 열 살 일곱 살 네 살", {"self": {"children": 3, "child_ages_months": [[120, 131], [84, 95], FOUR], **FEMALE}}),
    ("열흘 전에 쌍둥이가 태어났어요", me(children=2, child_ages_months=[0, 0], twins=True)),
    ("닷새 전에 태어났어요 우리 딸", me(child_ages_months=[0])),
    ("석 달 전에 애기 낳았습니다", me(child_ages_months=[3])),
    ("9월에 출산했어요", me(child_ages_months=[2])),
    ("작년 10월에 낳은 애가 있어요", me(child_ages_months=[13])),
    ("아기 생후 45일이에요", me(child_ages_months=[1])),
    ("24개월 아기랑 60일 된 아기 있어요", me(child_ages_months=[24, 2])),
    ("애가 15갤이에요", me(child_ages_months=[15])),
    ("첫째 4살이고 둘째 임신 24주예요 34살이고요", {"": {"child_ages_months": [FOUR], "pregnant": True, "age": 34, **FEMALE}}),
    ("저 혼자 키워요", {"self": {"single_parent": True}}),
    ("애 아빠 없이 혼자 키웁니다 네 살이에요", me(single_parent=True, child_ages_months=[FOUR])),
    ("이혼하고 애 둘 데리고 나왔어요", me(single_parent=True, children=2)),
    ("혼자 텃밭 가꾸면서 상추 키워요", {}),
    ("남편이 집을 떠난 지 3년", {}),
]


@pytest.mark.parametrize(("text", "facts"), CHILDREN)
def test_children_of_different_ages_are_told_apart(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


HOMES: list[Case] = [
    ("영감이랑 나랑 단둘이지", me(household_size=2)),
    ("식구는 저까지 다섯이에요", me(household_size=5)),
    ("강아지랑 둘이 살아요", me(**ALONE)),
    ("등본에 저 혼자 있어요", {"self": ALONE}),
    ("집에 나밖에 없어", me(**ALONE)),
    ("혼자 사는 줄 아시는데 남편이랑 살아요", me(lives_alone=False)),
    ("딸만 둘이고 임신 중이에요", me(children=2, pregnant=True, **FEMALE)),
    ("시험관 다섯 번 만에 임신 성공했어요", me(infertility=True, pregnant=True, **FEMALE)),
    ("뱃속 아기까지 애가 셋이에요", me(pregnant=True, children=3, **FEMALE)),
    ("어제 남편 사십구일재 지냈어요", me(bereaved=True)),
    ("우리 영감 보내고 나니 막막혀", me(bereaved=True)),
    ("아들을 먼저 보냈어요", me(bereaved=True)),
    ("남편이 출장을 떠났어요", {}),
    ("부모님 다 돌아가신 지 오래예요", {}),
    ("지급 예정일이 지났어요", {}),
    ("임신했다가 유산했어요", me(pregnant=False)),
    ("애 엄마 없이 혼자 딸 둘 키우는 아빱니다", me(single_parent=True, children=2, **MALE)),
    ("아빠는 돌아가셨어요", {}),
    ("영감 보내고 가슴이 찢어져", me(bereaved=True)),
    ("영감이 가고 나서 잠이 안 와요", me(bereaved=True)),
    ("할멈 가고 나니 집이 텅 빈 것 같애", me(bereaved=True)),
    ("엄마가 가신 뒤로 너무 허전해요", me(bereaved=True)),
    ("영감 간 지 두 달 됐어요", me(bereaved=True)),
    ("남편이 회사 가고 나서 잠이 안 와요", {"spouse": MALE}),
    ("영감이 시장에 가고 없어요", {"spouse": MALE}),
    (
        "이혼 도장 찍고 왔어요 애들은 제가 데려왔고 일곱 살 네 살이에요",
        {"self": {"single_parent": True, "child_ages_months": [[84, 95], FOUR], "children": 2}},
    ),
    ("부모님이랑 저랑 동생 넷이 살아요", me(household_size=4)),
    ("할머니랑 둘이 사는 고1이에요", me(household_size=2, age=16, employment="student")),
]


@pytest.mark.parametrize(("text", "facts"), HOMES)
def test_homes_pregnancies_and_losses_are_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


CORRECTED: list[Case] = [
    ("애가 둘 아니고 셋이요", me(children=3)),
    ("애가 셋이라고 했는데 둘이에요", me(children=2)),
    ("식구가 넷이 아니라 다섯이에요", me(household_size=5)),
    ("예전엔 다섯 식구였는데 지금은 둘이에요", me(household_size=2)),
    ("혼자 산다고 했는데 사실은 딸하고 둘이 살아요", me(lives_alone=False, household_size=2)),
    ("나이가 육십 아 칠십팔인데요", me(age=78)),
    ("만으로 예순여섯 집나이로 예순여덟", me(age=66)),
    ("3등급이라고 했는데 4등급이에요", me(care_grade=4)),
    ("장애 4급이라고 했는데 3급이에요", me(disability="severe")),
    ("남자가 아니라 여자라니까요", me(**FEMALE)),
    ("임신했다고 했는데 아니래요", me(pregnant=False)),
    ("아까 일곱 살이라 했는데 여섯 살이에요 애가", me(child_ages_months=[SIX])),
]


@pytest.mark.parametrize(("text", "facts"), CORRECTED)
def test_a_value_taken_back_gives_way_to_the_new_one(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


ANSWERS: list[tuple[str, str, Facts]] = [
    ("큰애 열둘 작은애 아홉", "child_ages_months", me(child_ages_months=[[144, 155], [108, 119]])),
    ("할매요", "sex", me(**FEMALE)),
    ("영감하고 나 둘", "household_size", {"self": {"household_size": 2}}),
    ("혼자가 아니라 둘이요", "household_size", me(household_size=2)),
    ("전기세 3만원 나와", "household_size", {}),
    ("부부랑 애 하나", "household_size", me(household_size=3, children=1)),
    ("나 혼잔데", "household_size", {"self": ALONE}),
]


@pytest.mark.parametrize(("text", "asked", "facts"), ANSWERS)
def test_family_answers_are_read_in_the_light_of_the_question(text: str, asked: str, facts: Facts) -> None:
    assert facts_of(text, asked) == facts


@pytest.mark.parametrize(
    "text", ["낼모레가 팔순이에요", "나이가 팔십줄이여", "마흔 중반이에요", "열아홉 살도 되나요?", "내일모레면 여든이여"]
)
def test_an_age_that_is_only_near_or_asked_about_is_none(text: str) -> None:
    assert all("age" not in facts for facts in facts_of(text).values())
