"""Who speaks is told apart from whom they name: the father of one's child, one's parents, who is feared, who is called, a client."""

from __future__ import annotations

import pytest

from tests.bot.factcases import facts_of, understood

FATHERS_OF_A_CHILD = [
    "임신7개월인데애아빠가연락두절이에요돈도없고무서워요",
    "애 아빠가 잠적했어요 임신 5개월이에요",
    "뱃속 아기 아빠가 책임 못 진대요 임신 18주예요",
    "아기아버지는 도망갔고 지금 임신 중이에요",
    "아이 아빠랑 헤어졌는데 임신했어요",
    "임신 중인데 아기 아빠 연락이 끊겼어요",
]


@pytest.mark.parametrize("text", FATHERS_OF_A_CHILD)
def test_the_father_of_ones_child_is_no_father_of_ones_own(text: str) -> None:
    read = understood(text)
    assert read.subject in (None, "self", "spouse")
    assert not any(said.person == "father" for said in read.said)
    assert [said.person in ("", "self") for said in read.said if said.fact == "pregnant"] == [True]


def test_one_s_own_father_stays_who_he_is() -> None:
    assert understood("아빠가 연락이 끊겼고 저는 17살이에요").gone == ("father",)
    assert understood("우리 아버지가 잠적했어요").gone == ("father",)
    assert facts_of("두 아이 아빠입니다") == {"self": {"children": 2, "sex": "male"}}


YOUNG = [
    ("26살 부모님이랑 살아", 26),
    ("28살 부모님은 대전 사세요 아빠 연봉 7천", 28),
    ("27세 아버지랑 둘이 살아요 취준생", 27),
    ("33살 엄마랑 사는데 월세예요", 33),
    ("24살 우리 부모님은 김해 계세요", 24),
    ("31살, 친정엄마랑 살아요", 31),
    ("36세 할머니랑 둘이 살고 있어요", 36),
]


@pytest.mark.parametrize(("text", "years"), YOUNG)
def test_an_age_too_young_for_a_parent_is_the_speakers(text: str, years: int) -> None:
    read = understood(text)
    assert [said.person in ("", "self") for said in read.said if said.fact == "age" and said.value == years] == [True]
    assert read.subject in (None, "self")


@pytest.mark.parametrize(
    ("text", "person", "years"),
    [
        ("72살 아버지는 대구 사세요", "father", 72),
        ("82살 엄마 모시고 살아요", "mother", 82),
        ("65세 부모님이랑 살아요", "parent", 65),
        ("58살 엄마랑 둘이 살아요", "mother", 58),
        ("엄마 39살인데 암이에요", "mother", 39),
    ],
)
def test_an_age_that_fits_a_parent_stays_theirs(text: str, person: str, years: int) -> None:
    assert facts_of(text)[person]["age"] == years


FEARED = [
    "주소 옮기면 남편이 찾아올까봐요",
    "신랑이 학교로 올까 봐 무서워요",
    "남편이 알면 어떡해요",
    "아버지가 쫓아올까봐 이사도 못 가요",
    "남편이 등본 떼서 찾아올 수 있어요?",
    "애들 학교 옮기면 남편이 알아낼까요",
    "남편한테 들킬까봐 휴대폰도 못 켜요",
    "남편이 애 데려갈까 봐 걱정돼요",
]


@pytest.mark.parametrize("text", FEARED)
def test_who_is_feared_is_not_who_is_asked_about(text: str) -> None:
    read = understood(text)
    assert read.subject in (None, "self")
    assert not any(said.person in ("spouse", "father") for said in read.said)


@pytest.mark.parametrize(
    ("text", "person"),
    [("어머니가 넘어지실까봐 걱정이에요", "mother"), ("남편이 실직할까봐 걱정돼요", "spouse"), ("아버지가 79세신데 혼자 사세요", "father")],
)
def test_who_is_worried_about_is(text: str, person: str) -> None:
    assert understood(text).subject == person


CALLED = [
    "고맙습니다 아저씨 지금 병원 도착했대요",
    "아저씨 감사합니다",
    "네 고마워요 언니 저는 46살이에요",
    "총각 내가 여든하나여",
    "여보세요 학생 나는 72살인데",
    "아주머니 저 좀 도와줘요",
    "오빠 그거 얼마 나와요",
    "수고 많아요 아가씨",
]


@pytest.mark.parametrize("text", CALLED)
def test_a_word_by_which_the_assistant_is_called_tells_of_nobody(text: str) -> None:
    read = understood(text)
    assert read.subject in (None, "self")
    assert not any(said.fact in ("sex", "employment") or said.person not in ("", "self") for said in read.said)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("저는 아저씨예요 58세", {"self": {"sex": "male", "age": 58}}),
        ("네 언니 42살이고 암이에요", {"sibling": {"sex": "female", "age": 42, "serious_illness": True}}),
        ("이모 70세 혼자 사세요", {"other": {"sex": "female", "age": 70, "lives_alone": True, "household_size": 1}}),
        ("안녕하세요 학생인데요 22살입니다", {"": {"employment": "student", "age": 22}}),
    ],
)
def test_the_same_words_said_of_somebody_tell_of_them(text: str, facts: dict[str, dict[str, object]]) -> None:
    assert facts_of(text) == facts


CLIENTS = [
    "사회복지사입니다. 69세 독거 남성, 뇌경색 편마비, 장기요양 등급외 판정. 돌봄서비스 문의드립니다.",
    "요양보호사예요 돌보는 할머니가 83세인데 4등급이세요",
    "방문간호사입니다 91세 여성 치매 혼자 사심",
    "주민센터 직원인데 55세 남자분이 실직했어요",
    "담임교사입니다 우리 반 학생이 할머니랑 둘이 살아요",
    "생활지원사인데요 어르신이 끼니를 거르세요",
]


@pytest.mark.parametrize("text", CLIENTS)
def test_who_writes_for_a_client_tells_nothing_of_their_own_work(text: str) -> None:
    assert not any(said.fact == "employment" and said.value == "employed" for said in understood(text).said)


THEMSELVES = ["간호사인데 월급 230이에요", "사회복지사입니다 저도 육아휴직 되나요 어르신 돌보는 일 해요", "요양보호사예요 58세"]


@pytest.mark.parametrize("text", THEMSELVES)
def test_who_tells_of_themselves_does(text: str) -> None:
    assert any(said.fact == "employment" and said.value == "employed" for said in understood(text).said)
