"""Bare answers, as short as people give them."""

import pytest

from bot.understand.answers import read

ANSWERS = {
    "yes": """
        네 | 예 | 응 | 어 | 그래 | 맞아 | 그렇지예 | 넵 | ㅇㅇ | 네 맞아요 | 야 | 어 그래 | 네, 있어요 | 아 네 | 네네 그럼요 | 하모 |
        그려 | 맞심더 | 그라제 | 네에 | 오케이 |
        당연하죠 | 있어요 | 그런 편이에요 | 기여
    """,
    "no": """
        아니요 | 아뇨 | 아녀 | ㄴㄴ | 없어요 | 그런 거 없어요 | 네 없어요 | 네 아니요 | 없어요 그런 거 | 아닌데요 | 아니라예 | 없는데요 |
        읎어유 | 아직 아니에요 | 전혀 없어요 | 하나도 없어요 |
        아이다 | 없당께 | 아니에요 없어요
    """,
    "unknown": """
        몰라요 | 글쎄 | 음… 글쎄요 | 저는 잘 모르겠는디 | 아이고 몰라 | 잘 모르겠어요 | 기억이 안 나요 | 모르것슈 | 글쎄 잘 모르겠네요 |
        ㅁㄹ | 그건 저도 잘 모르겠습니다 | 모르겠는데요? | 헷갈려요 |
        네 모르겠어요 | 정확히는 몰라요
    """,
    "skip": """
        건너뛰기 | 말하기 싫어 | 다음 | 다음 질문 | 말하고 싶지 않아요 | 대답 안 할래요 | 패스할게요 | 그건 좀 말하기 곤란해요 |
        넘어가요 | 건너뛸게요 | 비밀이에요 | 다음 질문으로 넘어가 주세요 |
        나중에 말할게요 | 패스 | 대답하기 싫어요
    """,
}
MORE_THAN_AN_ANSWER = """
    아니 예순아홉이에요 | 둘이요 | 혼자 살아요 | 안녕하세요 | 감사합니다 | 더 있어요? | 다음에 또 올게요 | 저요 | 있어요? | 없어요? |
    네 혼자 살아요 | 아니요 서울이요 | 월세 살아요 | 맞벌이예요 |
    어머니요 | 없는 사람은 못 받나요 | 다음 달에 이사해요 | 모르는 사람이 전화했어요 | 비밀번호가 뭐예요 | 그래서요 | 어디요 | …
"""


@pytest.mark.parametrize(("kind", "text"), [(kind, text.strip()) for kind, texts in ANSWERS.items() for text in texts.split("|")])
def test_a_bare_answer_is_read(kind, text):
    assert read(text, "disability") == kind


@pytest.mark.parametrize("text", [text.strip() for text in MORE_THAN_AN_ANSWER.split("|")])
def test_a_message_that_says_more_is_no_bare_answer(text):
    assert read(text, "disability") is None


def test_later_refuses_a_question_only_where_one_was_asked():
    assert read("나중에요", "age") == "skip"
    assert read("나중에요") is None
