"""What people feel, and when they only talk."""

import pytest

from bot.understand.emotion import read

FEELINGS = {
    "joy": """
        정말 감사합니다! | 눈물 나게 고마워요 | 합격했어요! 너무 기뻐요 | 와 대박 | 덕분에 살았어요 고마워요 |
        우리 손주가 태어나서 너무 행복해요 | 좋아 죽겠어
    """,
    "anger": """
        뭐 이래 | 왜 자꾸 물어봐 | 하나도 도움이 안 되네 | 짜증나게 진짜 | 화가 나서 미치겠네 | 속에서 불이 나요 |
        몇 번을 말해야 알아들어 | 장난해요? | 열받아 | 어이가 없네 | 이게 나라냐 |
        속 터져 죽겠네 | 성질나네 | 말이 돼요?
    """,
    "sadness": """
        너무 막막해요 | 외로워요 | 남편이 갑자기 떠났어요 | 혼자 살기 힘들어요 | 눈물이 나요 | 앞이 캄캄합니다 |
        걱정이 돼서 잠이 안 와요 | 우짜노 큰일났네 | 살기 싫어요 | 속상해요 | ㅠㅠ 어떡해요 |
        마음이 아파요
    """,
    "pleasure": """
        다행이네요 | 마음이 놓이네요 | ㅋㅋㅋ 재밌네 | 오늘 날씨 좋네요 | 즐거운 하루 보내세요 | 속이 다 시원하네 | 안심이 돼요 |
        덕분에 마음이 편안해졌어요
    """,
}
NONE = """
    예순여덟이에요 | 혼자 살아요 | 기초연금 얼마예요 | 네 | 서울 관악구요 | 안녕하세요 | 월 사십만 원쯤이요 | 신청 어떻게 해요 |
    사망신고 어떻게 해요 | 건강보험 좋은가요 | 힘들지는 않아요 | 서류가 뭐 필요해요 |
    저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요
"""


@pytest.mark.parametrize(("kind", "text"), [(kind, text.strip()) for kind, texts in FEELINGS.items() for text in texts.split("|")])
def test_a_feeling_is_heard(kind, text):
    assert read(text) == kind


@pytest.mark.parametrize("text", [text.strip() for text in NONE.split("|")])
def test_plain_talk_shows_no_feeling(text):
    assert read(text) == "neutral"
