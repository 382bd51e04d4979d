"""A door behind which nobody answers, money just sent to a swindler, and what is only feared."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.saying import Say, text

NO_SIGN_OF_LIFE = [
    "며칠째 인기척이 없습니다. 어디로 전화합니까",
    "급합니다 문을 두드려도 대답이 없어요",
    "초인종을 눌러도 아무 소리가 없어요",
    "아무리 두드려도 기척이 없네요",
    "할아버지 집 앞에 우유가 닷새째 쌓였어요",
    "벨을 계속 눌렀는데 반응이 없습니다",
    "나흘째 신문이 그대로 있고 조용해요",
    "현관을 두들겨도 안 나오세요",
]


@pytest.mark.parametrize("words", NO_SIGN_OF_LIFE)
def test_somebody_must_look_behind_the_door_now(words: str) -> None:
    assert (detect(words), form("medical_emergency", words)) == ("medical_emergency", "unseen")


@pytest.mark.parametrize(
    "words",
    [
        "동사무소 문을 두드려도 대답이 없어요 점심시간이라",
        "문의를 했는데 답이 없습니다",
        "상담원이 대답이 없어요",
        "사흘째 택배가 안 와요",
        "집주인 집 벨을 눌러도 안 나와요 보증금 받아야 하는데",
        "고양이가 며칠째 기척이 없어요",
        "밤에 누가 문을 두드려서 조용히 했어요",
    ],
)
def test_no_answer_from_an_office_is_no_danger(words: str) -> None:
    assert detect(words) != "medical_emergency"


@pytest.mark.parametrize(
    "words",
    [
        "길을 잃으실까봐 걱정인데 미리 해둘 수 있는 게 있나요",
        "아버지가 길 잃을까 봐 무서워요",
        "나갔다가 길 잃으면 어떡해요",
        "길 잃어버릴까봐 미리 등록하는 거 뭐 있죠",
        "치매라 길을 잃을 수도 있어서 대비하려고요",
        "집을 못 찾으면 어쩌나 싶어서 예방하는 거 있나요",
    ],
)
def test_what_is_feared_has_not_happened(words: str) -> None:
    assert detect(words) is None


LOST = ["아버지가 길을 잃으셨어요", "길을 잃었어요 여기가 어딘지 모르겠어요", "어머니가 나가셨는데 길을 잃으신 것 같아요"]


@pytest.mark.parametrize("words", LOST)
def test_who_is_lost_is(words: str) -> None:
    assert detect(words) == "medical_emergency"


SENT = [
    "할머니가 방금 검사라는 사람한테 800만원 보냈대요",
    "엄마가 금감원이라는 전화 받고 돈을 부쳤어요",
    "방금 송금했는데 보이스피싱 같아요",
    "은행 직원이라는 여자한테 300만원 이체했어요",
    "아버지가 경찰이라는 놈한테 속아서 천만원을 보냈어요",
    "남편이 검찰이라는 연락 받고 5백만원 입금했대요",
    "방금 모르는 사람한테 500만원 이체했어요 사기 같아요",
]


@pytest.mark.parametrize("words", SENT)
def test_money_just_sent_is_stopped_at_the_bank(words: str, say: Say) -> None:
    assert (detect(words), form("crime", words)) == ("crime", "swindle")
    told = text(say(words, "life_event"))
    assert "지급정지" in told
    assert "문을 잠그" not in told


def test_after_the_call_to_the_police_it_is_told_how_the_money_comes_back(say: Say) -> None:
    say("할머니가 방금 검사라는 사람한테 800만원 보냈대요", "life_event")
    assert "지급정지" in text(say("10분전쯤이요 농협에서 보냈어요", "inform"))
    told = text(say("112 전화했어요 그담은요?? 돈 돌려받을수있어요?", "ask_eligibility"))
    assert "피해구제" in told
    assert "제 자료에 답이 없어요" not in told
    assert "안전한 곳" not in told


def test_who_spoke_of_dying_may_ask_for_help_in_writing(say: Say) -> None:
    say("죽고싶다기보단 그냥 사라지고싶음", "life_event")
    say("지금은 괜찮아 안전해", "affirm")
    assert "문자" in text(say("문자로 상담하는 데 있냐고", "ask_contact"))


@pytest.mark.parametrize(
    "words",
    [
        "아이는 누가 데려가게 되나요",
        "학폭위 열리면 어떻게 돼요",
        "학교폭력대책심의위원회는 언제 열려요",
        "이혼하면 애는 누가 데려가나요",
        "애들은 누가 데려가야 하나요",
        "오늘 월세 이체했어요",
    ],
)
def test_a_question_of_what_comes_next_is_no_danger(words: str) -> None:
    assert detect(words) is None


@pytest.mark.parametrize(
    "words", ["하느님 왜 나를 안 데려가나요", "누가 나 좀 데려가 줬으면", "하늘은 왜 날 안 데려가", "아들이 학폭을 당했어요"]
)
def test_a_wish_to_be_gone_and_violence_at_school_are(words: str) -> None:
    assert detect(words) is not None


@pytest.mark.parametrize(
    "words", ["아들이 자폐인데 학교 끝나고 갈 데가 없어요", "방학에 애가 갈 데가 없어요", "낮에 애 혼자 있을 데가 없어요"]
)
def test_a_child_without_a_place_by_day_is_not_without_a_bed(words: str, say: Say) -> None:
    assert "잘 곳" not in text(say(words, "life_event"))
