"""Whose a fact is among kin, and what was counted, asked or only feared: found in forty conversations of strangers."""

from __future__ import annotations

import pytest

from bot.korean.typed import as_meant
from tests.bot.factcases import understood


def told(text: str, asked: str | None = None) -> dict[tuple[str, str], object]:
    return {(said.person, said.fact): said.value for said in understood(as_meant(text), asked).said}


def own(text: str, asked: str | None = None) -> dict[str, object]:
    """What the words tell of the one who speaks."""
    return {fact: value for (person, fact), value in told(text, asked).items() if person in ("", "self")}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "할머니가 시골에 혼자 계신데 올해 여든넷이시고 저는 부산에서 회사 다니느라 자주 못 찾아봬요. 뭐부터 알아보면 될까요?",
            "grandmother",
        ),
        ("엄마가 요즘 자꾸 깜빡깜빡하세요 일흔둘이신데 저는 직장 다녀서 자주 못 들러요", "mother"),
        ("아부지가 여든하나인디 지는 서울서 일해가 잘 못 내려가예", "father"),
        ("장모님이 혼자 사시는데 여든이세요. 저희는 둘 다 맞벌이라 자주 못 들여다봐요. 도움 받을 게 있을까요", "mother:in_law"),
        ("시아버지가 일흔아홉이신데 혼자 계세요 저는 교대근무라 매일 챙겨드리기가 어려워요", "father:in_law"),
        ("외할머니가 아흔이신데 저는 대전에서 근무해서 한 달에 한 번밖에 못 가요", "grandmother"),
    ],
)
def test_who_works_far_away_is_told_of_in_passing(text: str, whom: str) -> None:
    assert understood(text).subject == whom


def test_who_works_and_asks_for_oneself_is_asked_about() -> None:
    assert understood("어머니는 시골에 계시고 저는 직장 다니는데 월세가 너무 비싸요 저는 뭐 받을 수 있어요").subject == "self"


@pytest.mark.parametrize(
    "text",
    [
        "스무살이고 임신했어요 지금 아는 언니 원룸에 있어요 저같은 사람도 도움 받을 수 있나요",
        "집 나왔어요 열일곱이요 지금 친구네 자취방이에요",
        "이모 집인데 오래 못 있어요 저 열아홉이에요",
        "쫓겨나서 삼촌 가게에서 자요 마흔둘입니다",
        "남자친구 고시원에서 지내요 스물셋이에요",
        "누나네 오피스텔에 얹혀 있어요 서른하나요",
    ],
)
def test_whose_room_it_is_tells_nothing_of_them(text: str) -> None:
    read = understood(text)
    assert read.subject in (None, "self")
    assert not [said for said in read.said if said.person not in ("", "self")]
    assert own(text).get("lives_alone") is not True


@pytest.mark.parametrize(
    ("text", "whom", "grade"),
    [
        (
            "남편이 뇌졸중으로 누운 지 3년. 제가 일흔하나인데 대소변도 제가 받고 밥도 제가 먹여요. 등급은 2등급 나왔는데 시설은 싫어요",
            "spouse",
            2,
        ),
        ("어머니가 치매세요. 내가 밥도 차리고 씻기기도 다 내가 하는데 장기요양 3등급 받아놨거든요", "mother", 3),
        ("마누라가 파킨슨인데 내가 일흔여덟이라 힘에 부쳐. 요양등급은 3등급이여", "spouse", 3),
        ("장인어른이 치매라 저희가 모시는데 제가 허리가 안 좋아요. 등급은 4등급이에요", "father:in_law", 4),
    ],
)
def test_the_grade_of_care_is_that_of_who_is_nursed(text: str, whom: str, grade: int) -> None:
    assert told(text)[whom, "care_grade"] == grade and understood(text).subject == whom
    assert "care_grade" not in own(text)


def test_a_grade_of_ones_own_stays_ones_own() -> None:
    assert own("남편은 치매고 나는 장기요양 4등급 받았어요")["care_grade"] == 4
    assert own("제가 여든둘인데 3등급 받았어요 요양원은 싫어요").get("care_grade", 3) == 3


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("혼잠다", "lives_alone", True),
        ("저는 여잠다 서른둘임다", "sex", "female"),
        ("지금 수급잠다", "basic_livelihood", True),
        ("혼자 삼다 마흔여덟임다", "lives_alone", True),
        ("월세 삼다", "housing", "monthly_rent"),
        ("식당에서 일함다", "employment", "employed"),
        ("소득은 없슴다", "monthly_income", 0),
        ("탈북해서 왔슴다 셋이 삼다", "household_size", 3),
        ("애가 둘임다", "children", 2),
    ],
)
def test_endings_of_the_north_say_the_same(text: str, fact: str, value: object) -> None:
    assert own(text)[fact] == value


@pytest.mark.parametrize(
    "text",
    [
        "취직하면 수급비 아예 못 받나요",
        "공장에 나가문 수급비 못받슴까",
        "한 달에 백오십 받는 데 들어가믄 생계급여 짤리능교",
        "장가가면 기초수급 끊기나요",
        "아들이 벌면 수급자 탈락돼요?",
        "알바하면 수급비 짤림?",
        "취직하모 수급자 떨어지는교",
    ],
)
def test_what_is_feared_is_no_fact(text: str) -> None:
    assert own(text).get("basic_livelihood") is not False
    assert "job_lost" not in own(text) and "employment" not in own(text) and "monthly_income" not in own(text)


def test_what_has_happened_is() -> None:
    assert own("작년에 수급자 탈락했어요")["basic_livelihood"] is False
    assert own("회사에서 짤렸는데 실업급여 되나요")["job_lost"] is True


@pytest.mark.parametrize(
    "text",
    [
        "수급자 아닌 게 아니고 지금 수급자예요",
        "수급자가 아닌 거 아니에요 수급자 맞아요",
        "수급자 아니라는 게 아니고요 수급자입니다",
    ],
)
def test_two_denials_affirm(text: str) -> None:
    assert own(text)["basic_livelihood"] is True


@pytest.mark.parametrize(
    "text",
    [
        "저 수급자인데 언니랑 합치게 되면 언니 월급 때문에 저 잘려요? 언니는 200 벌어요",
        "수급자예요. 형이랑 같이 살면 형 소득 때문에 제 생계급여 끊기나요? 형은 월 300 받아요",
        "나 수급잔디 아들이 들어오믄 아들 월급 땜시 나 짤리는겨? 아들은 이백 벌어",
        "제가 수급자인데 오빠하고 살게 되면 오빠 월급도 봐요? 저 탈락해요? 오빠는 250 벌어요",
    ],
)
def test_what_a_brother_earns_is_not_ones_own(text: str) -> None:
    read = understood(text)
    assert read.subject in (None, "self")
    assert own(text).get("basic_livelihood") is True
    assert "monthly_income" not in own(text) and "job_lost" not in own(text)
    assert not read.together


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("셋이요. 저랑 애 둘. 큰애는 고2 작은애 중2", 3),
        ("넷이요. 저랑 애 셋. 첫째가 중1이에요", 4),
        ("둘이요. 저랑 딸 하나. 딸은 초3", 2),
        ("다섯이에요. 우리 부부랑 애 셋이요. 막내가 6살", 5),
        ("세 명이요 저랑 아들 둘이요 큰놈은 고1", 3),
        ("저랑 애 둘. 큰애 초5", 3),
        ("우린 셋이고요", 3),
        ("우린 넷이에요", 4),
    ],
)
def test_the_household_is_counted_with_the_speaker(text: str, size: int) -> None:
    assert own(text, "household_size")["household_size"] == size


@pytest.mark.parametrize(
    "text",
    [
        "아내랑 저랑 둘 다 육아휴직 쓰려고요",
        "남편이랑 저랑 둘 다 신청하는 거예요",
        "와이프랑 나랑 둘 다 받는 건가요",
        "누나랑 저랑 둘 다 쓸 수 있나요",
    ],
)
def test_both_of_us_is_no_household(text: str) -> None:
    assert not [fact for _, fact in told(text) if fact == "household_size"]


@pytest.mark.parametrize(
    "text",
    [
        "배우자가 2인가구라는 건 무슨 말이에요?",
        "제가 4인가구라니 무슨 소리예요",
        "부모님이 수급자라는 건 무슨 말인가요",
    ],
)
def test_what_the_assistant_said_and_is_asked_about_is_no_fact(text: str) -> None:
    assert not [fact for _, fact in told(text) if fact != "sex"]


@pytest.mark.parametrize(
    "text",
    [
        "나는 부모님 얘기 한 적 없는데요",
        "남편 이야기는 안 했어요",
        "아들 말은 꺼낸 적도 없어요",
        "저는 어머니 얘기 한 적 없습니다",
    ],
)
def test_whom_nobody_spoke_of_is_not_talked_about(text: str) -> None:
    assert understood(text).subject in (None, "self")


@pytest.mark.parametrize(
    "text",
    [
        "딸이 발달장애인데 6살이에요. 저희 맞벌이라 합쳐서 500 벌어요",
        "아들이 4살인데 자폐예요 저희 둘이 합쳐서 450이에요",
        "아들이 지적장애 7살이고 우리 부부 월급 합치면 380이요",
        "딸이 뇌성마비 8살이에요 남편이랑 저랑 합쳐 550 벌어요",
    ],
)
def test_what_the_parents_earn_is_no_childs(text: str) -> None:
    assert own(text)["monthly_income"]
    assert not [1 for person, fact in told(text) if person.startswith("child") and fact == "monthly_income"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("손녀가 일곱 살 내년에 학교 들어가는데 제가 키워요", [[70, 82]]),
        ("아들이 7살인데 내년에 초등학교 입학해요", [[70, 82]]),
        ("애가 일곱살이라 내년에 학교 가요", [[70, 82]]),
        ("딸 6살인데 내년에 초등학교 들어가요", [[72, 82]]),
        ("아들이 7살이에요", [[84, 95]]),
    ],
)
def test_who_goes_to_school_next_year_is_six(text: str, months: object) -> None:
    assert [said.value for said in understood(text).said if said.fact == "child_ages_months"] == [months]


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("나같은 혼자 사는 남자도 되나요?", "lives_alone", True),
        ("저 같은 수급자 할머니도 신청되나요", "basic_livelihood", True),
        ("나 같은 월세 사는 사람도 해당되나요?", "housing", "monthly_rent"),
        ("저같은 프리랜서도 되나요", "employment", "self_employed"),
        ("우리같은 임대아파트 사는 사람도 돼요?", "housing", "public_rental"),
    ],
)
def test_such_as_i_am_tells_of_me(text: str, fact: str, value: object) -> None:
    assert own(text)[fact] == value


@pytest.mark.parametrize(
    ("text", "housing"),
    [
        ("고시원 방값 밀렸는데 쫓겨나면 갈 데 없어요", "monthly_rent"),
        ("월세 두 달 밀렸어요 나가라면 갈 곳이 없어요", "monthly_rent"),
        ("전세 사는데 집이 넘어가면 살 데가 없어요", "jeonse"),
        ("여관 달방 사는데 쫓겨나믄 갈 데가 없심더", "monthly_rent"),
        ("집 나와서 갈 데가 없어요", "none"),
    ],
)
def test_who_would_have_nowhere_to_go_still_lives_somewhere(text: str, housing: str) -> None:
    assert own(text)["housing"] == housing


@pytest.mark.parametrize(
    "text",
    [
        "25살 혼자 월세45내고사는데요",
        "혼자 원룸 얻어서 살아요",
        "스물여덟 혼자 전세 얻어 살고 있어요",
        "혼자 고시원 월 30 주고 사는데",
        "혼자서 월세 40 내면서 지내요",
    ],
)
def test_who_pays_the_rent_alone_lives_alone(text: str) -> None:
    assert own(text)["lives_alone"] is True


@pytest.mark.parametrize(
    "text",
    [
        "허리 다쳐서 두달째 일 못함",
        "일용직인데 팔 부러져서 일을 못함",
        "석달째 일 못하는 중",
        "일 못 나감 한달째",
        "아파서 일을 몬함",
    ],
)
def test_who_cannot_work_is_out_of_work(text: str) -> None:
    assert own(text)["employment"] == "unemployed"


def test_a_father_who_lies_ill_is_talked_about_beside_a_mother_who_does_not_work() -> None:
    assert understood("아빠가 암으로 입원하셨어요.. 엄마는 일을 안 하시고요. 막막해요").subject == "father"
    assert understood("남편이 뇌출혈로 중환자실에 있어요. 시어머니는 연금 30 받으세요 병원비가 걱정이에요").subject == "spouse"
    assert understood("엄마가 투석하세요 아빠는 경비 일 하시고요").subject == "mother"


@pytest.mark.parametrize(
    "text",
    [
        "아니 엄마 말고 아빠요. 아빠 병원비요 그리고 저 등록금 대출이라도 안되나요",
        "언니 말고 오빠요 오빠 얘기예요",
    ],
)
def test_whom_one_names_instead_is_talked_about(text: str) -> None:
    assert understood(text).subject in ("father", "sibling", "sibling:2")


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (
            "장모님 모시고 사는데 장모님 앞으로 기초연금 신청하면 우리 집 소득도 보나요? 저희 집은 제 명의로 6억짜리 아파트입니다",
            "mother:in_law",
        ),
        ("어머니 모시고 살아요 어머니 앞으로 주거급여 신청하면 제 소득도 보나요", "mother"),
        ("할머니 앞으로 장기요양 신청하려는데 제 월급도 보나요? 저는 월 300 받아요", "grandmother"),
        ("시아버지 명의로 기초연금 신청할 건데 저희 부부 소득도 보나요", "father:in_law"),
    ],
)
def test_in_whose_name_it_is_applied_for_is_asked_about(text: str, whom: str) -> None:
    assert understood(text).subject == whom


@pytest.mark.parametrize(
    "text",
    [
        "미성년자라 부모 동의 있어야 하나요",
        "엄마가 바빠서 내가 대신 신청해도 돼?",
        "아빠 허락 없이도 되나요",
        "언니가 직장 때문에 못 가서 제가 대신 가도 되나요",
    ],
)
def test_whose_consent_or_time_is_lacking_is_not_asked_about(text: str) -> None:
    assert understood(text).subject in (None, "self")


@pytest.mark.parametrize(
    "text",
    [
        "남편이 지난달에 심장마비로 갔습니다",
        "영감이 폐암으로 먼저 갔어",
        "집사람이 작년에 교통사고로 갔어요",
        "아버지가 뇌출혈로 갑자기 가셨어요",
        "신랑이 과로로 갔어요",
    ],
)
def test_who_went_of_an_illness_is_dead(text: str) -> None:
    assert understood(text).gone


def test_who_went_to_the_hospital_is_not() -> None:
    assert not understood("남편이 교통사고로 병원에 갔어요").gone


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("언니가 지적장애예요. 부모님이 돌아가시고 제가 모시는데 낮에 혼자 두기가 불안해요", "sibling"),
        ("남편이 치매예요. 시어머니는 돌아가셨고요. 혼자 둘 수가 없어요", "spouse"),
    ],
)
def test_who_cannot_be_left_alone_is_not_the_dead(text: str, whom: str) -> None:
    assert told(text).get((whom, "needs_care")) is True


@pytest.mark.parametrize("text", ["수급자인데 취직하면 월급 180 준답니더", "공장에서 월급 200 준대요 가도 수급 안 끊기나요"])
def test_a_wage_that_is_offered_is_no_income(text: str) -> None:
    assert "monthly_income" not in own(text)


@pytest.mark.parametrize(
    "text",
    [
        "엄마 혼자 벌어 나 고딩인데 집이 너무 추워",
        "저 중딩인데요 급식비 지원 되나요",
        "나는 여고생이야 아빠가 아파",
        "저는 고등학생인데 쌀이 없어요",
    ],
)
def test_a_pupil_who_writes_is_one(text: str) -> None:
    assert own(text)["employment"] == "student"
