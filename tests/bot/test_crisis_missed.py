"""What strangers said in danger that was not heard, what was heard wrongly, and what comes near to either."""

import pytest

from bot.understand.crisis import detect, is_safe
from bot.understand.crisis_forms import form


def said(text):
    return [each.strip() for each in text.split("|")]


HEARD = {
    "sexual_violence": said("""
        새아빠가 밤에 제 방에 들어와서 만져요 | 삼촌이 자는데 자꾸 만져요 | 아빠가 이불 속에 들어와서 만지려고 해요 |
        선생님이 둘이 있을 때 몰래 만졌어요 | 오빠가 밤마다 내 방에 와서 만져요 | 아는 오빠한테 당했어요 | 교회 선배한테 강제로 당했어요
    """),
    "suicide": said("""
        엄마가 수면제를 한움큼 먹었어요 | 아내가 수면제를 한 주먹 먹었어요 | 제가 진통제를 스무 알 먹었어요 |
        동생이 정신과약을 통째로 삼켰어요 |
        친구가 카톡으로 그동안 고마웠다고 잘있으라고 보냈는데 전화를 안받아요 | 동생이 미안했다고 문자 남기고 연락이 안 돼요 |
        남자친구가 행복했다고 메시지 보내고 폰을 꺼놨어요 | 자살하려는거 같다고요 어떡해요 |
        아내가 애기랑 같이 죽어버리고 싶다고 그래요 | 한강가야되나
    """),
    "child_abuse": said("""
        손주가 굶고 있는것 같아요 며느리가 밥을 안줘요 | 조카가 삐쩍 말랐는데 새엄마가 밥을 안 주나봐요 |
        손녀가 배를 곯아요 아들이 술만 먹고 방치해요
    """),
    "medical_emergency": said("""
        옆집 할아버지가 며칠째 안보여요 인기척이 없어요 | 윗집 할머니를 일주일째 못 봤어요 신문이 쌓여 있어요 |
        같은 층에 혼자 사는 아저씨가 사흘째 안 나와요 | 앞집 어르신이 요 며칠 안보이고 이상한 냄새가 나요
    """),
    "elder_abuse": said("요양원에서 엄마가 맞은것 같아요 | 요양병원에 계신 할머니 팔에 멍이 들었어요"),
    "domestic_violence": said("""
        남편이 때려서 쉼터에 있는데 찾아왔어요 | 가정폭력 쉼터에 가고 싶어요 | 농담 아니고 남편이 때려요 |
        장난이 아니라 진짜로 남편이 때렸어요
    """),
    "fire": said("회사에서 불났어요 연기가 나요 | 회사에 불이 났어요 사람이 갇혔어요 ㅠㅠ | 사무실에 불났어요"),
}
QUIET = said("""
    가정폭력으로 나와서 쉼터에 있는데요 주소를 옮기면 남편이 찾을까봐 수급 신청을 못하고있어요 | 남편이 때려서 보호시설에서 지내고 있어요 |
    엄마 입맛에 맞는 요양원이 있을까요 |
    죽고 싶을 정도로 배고프네 ㅋㅋ 대학생인데 밥값 지원 이런거 없나 | 죽고 싶을 만큼 졸려요 | 자살 안해요 진짜로 배고프다고요 |
    자살은 절대 안 할게요 |
    더 살고 싶지 않은 동네예요 이사비 지원 되나요 | 살고 싶지 않은 집이에요 곰팡이가 심해서 | 회사에서 불났어요 일이 너무 많아서 ㅋㅋㅋ |
    단톡방에 불났어요 문의가 쏟아져서 | 취업을 하라는게 아니라 와이프가 뇌출혈로 쓰러졌다고 |
    남편 간병하느라 일을 못해요 뇌졸중으로 쓰러졌거든요 |
    아내가 뇌출혈로 쓰러진 지 석 달째예요 병원에 있어요 | 애가 말을 안들어서 미치겠어요 죽이고싶네 ㅎㅎ |
    아빠가 밤에 열이 나서 이마를 만져봤어요 | 삼촌이 밤에 컴퓨터를 만져요 | 혈압약을 한움큼씩 먹어요 | 수면제 한 알 먹었어요 |
    친구가 고마웠다고 카톡을 보냈어요 | 남자친구가 헤어지자고 그동안 고마웠다고 문자 보내고 연락을 안 받아요 |
    손주가 밥을 안 먹어요 편식이 심해서 |
    옆집 할머니가 며칠째 시끄러워요 | 옆집 할아버지가 이사 가셔서 며칠째 안 보여요 | 아는 형한테 무시당했어요
""")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HEARD.items() for text in texts])
def test_danger_is_heard(kind, text):
    assert detect(text) == kind


@pytest.mark.parametrize("text", QUIET)
def test_what_only_sounds_like_danger_is_none(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    said("""
    죽고 싶을 만큼 힘들어요 | 죽고 싶을 정도로 외로워요 | 더 살고 싶지 않은 마음이에요 | 살고 싶지 않은 인생이에요 |
    자살 안 해본 사람은 몰라요 죽고 싶어요
"""),
)
def test_the_same_words_of_despair_are_still_heard(text):
    assert detect(text) == "suicide"


@pytest.mark.parametrize(
    "text",
    said("""
    아니 그냥 배고프다는 말인데요 천원의 아침밥 이런거요 | 자살 안해요 진짜로 ㅋㅋㅋ 배고프다고요 |
    아니 장난이고 고등학생도 받는 장학금 있어? |
    그냥 홧김에 한 말이에요 안죽어요 애가 있는데. 월급 받을 방법이나 알려줘요 | 농담이에요
"""),
)
def test_what_was_not_meant_is_taken_back(text):
    assert is_safe(text, "suicide")


@pytest.mark.parametrize(
    "text",
    said("""
    농담아님 | 농담 아니에요 | 장난 아냐 | 장난이 아닙니다 | 진심이에요 | 빈말 아니야 | 약을 먹어도 안 죽어요 | 농담 아니고 진짜 죽고 싶어요
"""),
)
def test_who_means_it_is_not_believed_to_be_well(text):
    assert not is_safe(text, "suicide")


@pytest.mark.parametrize(
    ("kind", "text", "shape"),
    [
        ("suicide", "엄마가 수면제를 한움큼 먹었어요", "attempt"),
        ("suicide", "아내가 애기랑 같이 죽어버리고 싶다고 그래요", "with_child"),
        ("suicide", "친구가 고마웠다고 카톡 보내고 전화를 안 받아요", "farewell"),
        ("suicide", "자살하려는거 같다고요 어디 사는지는 알아요", "farewell"),
        ("suicide", "동생이 스스로 세상을 떠났어요", "bereaved"),
        ("suicide", "시험 망해서 죽고싶다ㅋㅋㅋㅋ", "lightly"),
        ("suicide", "시험 망해서 진짜 죽고싶다", None),
        ("suicide", "남편이 같이 죽자고 해요", "along"),
        ("suicide", "죽고 싶은데 말할 친구가 없어요", None),
        ("medical_emergency", "옆집 할아버지가 며칠째 안보여요", "unseen"),
        ("medical_emergency", "혼자 계신 아버지가 이틀째 전화를 안 받아요", "silent"),
        ("medical_emergency", "저는 일본에 있는데 대전 엄마가 어제부터 연락이 안 돼요", "silent_abroad"),
        ("medical_emergency", "할머니가 산책 나가셨는데 안 돌아오세요", "lost"),
        ("crime", "사채업자가 매일 전화로 협박해요", "loan"),
        ("crime", "피싱에 속아서 돈을 송금했어요", "swindle"),
        ("domestic_violence", "남편이 카드도 뺏고 못 나가게 해요 때리진 않고요", "control"),
        ("domestic_violence", "남편이 때리지 않으면 목을 졸라요", None),
        ("sexual_violence", "새아빠가 밤에 만져요", "family"),
        ("sexual_violence", "지하철에서 누가 만졌어요", None),
    ],
)
def test_the_shape_of_a_danger_is_told(kind, text, shape):
    assert form(kind, text) == shape
