"""Who tells of violence shapes what is said: whoever reports it for somebody else is not told to flee."""

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.test_first_aid import talk, text

NEIGHBOURS = ("옆집 할아버지가 할머니를 때리는 것 같아요. 밤마다 소리가 나요. 제가 신고해도 되나요?", "ask_eligibility")


def said(told: str) -> list[str]:
    return [each.strip() for each in told.split("|")]


SEEN = {
    "seen_elder": """
        옆집 영감님이 할매를 팹니다 | 앞집 할머니를 아들이 때려요 | 이웃집 어르신이 며느리한테 구박받아요 |
        옆집할배가할매를때리는거같아예 | 동네 할아버지가 아들한테 맞고 계세요 | 이웃 할머니 팔에 멍이 있어요 아들이 때린대요
    """,
    "seen_child": """
        옆집 애가 맨날 맞는 소리가 나요 | 옆집에서애맞는소리나요 | 아파트 위층에서 아이를 때리는 소리가 나요 | 아들이 손주를 때려요 |
        놀이터에서 어떤 엄마가 애를 막 때려요 | 우리 반 학생이 집에서 아빠한테 맞는대요 | 친구 엄마가 친구를 때려요
    """,
    "seen_disabled": """
        옆집 장애인 아저씨를 형이 때려요 | 이웃집 할머니가 장애 아들을 굶겨요 |
        이웃집 지적장애 아저씨 수급비를 형이 다 뺏어간대요 때리기도 하고요
    """,
    "seen_home": """
        친구가 남편한테 맞고 살아요 | 딸이 사위한테 맞았대요 | 언니가 형부한테 맞고 있어요 | 사위가 딸을 때려요 |
        아는 동생이 남친한테 맞아요 | 누나가 매형한테 맞아요 | 아들이 며느리를 때려요 | 아랫집 아저씨가 아줌마를 때려요 |
        친구가 저한테 말했는데 남편한테 맞는대요
    """,
}
SUFFERED = said("""
    옆집 아저씨가 저를 때렸어요 | 남편이 때려서 옆집에 와 있어요 | 옆집에서 신고해줬어요 남편이 때려서 |
    동네 창피해서 말 못해요 남편이 때려요 | 딸한테 맞아요 | 아들이 나를 때려요 | 아는 오빠한테 맞았어요 | 길에서 남편한테 맞았어요 |
    남편이 딸을 때려요 | 아빠가 동생을 때려요 | 이웃 눈도 있는데 남편이 또 때려요 | 아빠가 엄마를 때려요 |
    남편이 저도 때리고 애도 때려요 | 시어머니가 때려요 옆집으로 도망갔어요
""")


@pytest.mark.parametrize(("shape", "words"), [(shape, words) for shape, told in SEEN.items() for words in said(told)])
def test_who_sees_it_is_heard_as_a_witness(shape: str, words: str) -> None:
    kind = detect(words)
    assert kind is not None
    assert form(kind, words) == shape


@pytest.mark.parametrize("words", SUFFERED)
def test_who_suffers_it_is_not(words: str) -> None:
    kind = detect(words)
    assert kind is not None
    assert not (form(kind, words) or "").startswith("seen_")


def test_a_neighbour_may_report_and_is_not_told_to_flee() -> None:
    (first,) = talk(NEIGHBOURS)
    assert "누구나 신고할 수 있" in text(first)
    assert "1577-1389" in text(first)
    assert "자리를 피하" not in text(first)
    assert "지금은 안전해요" not in str([reply.quick_replies for reply in first.replies])


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("신고하면 제가 신고한거 알게 되나요?", "ask_privacy", "누가 신고했는지 알리지 않아요"),
        ("할머니가 멍이 들어있어서 물어봤더니 넘어졌대요", "life_event", "넘어졌다고 하시는 일이"),
        ("할머니가 나와서 지낼 곳은 있나요", "ask_benefits", "학대피해노인 전용쉼터"),
        ("할머니가 돈이 하나도 없으시대요 연금도 할아버지가 다 가져간대요", "life_event", "경제적 학대"),
        ("할머니가 신고하지 말래요", "out_of_scope", "어르신이 싫다고 하셔도"),
        ("잘못 신고한 거면 어떡해요", "ask_benefits", "확실하지 않아도"),
        ("경찰이 오면 어떻게 되나요", "ask_how", "쉼터"),
    ],
)
def test_what_a_witness_asks_is_answered_for_the_one_they_fear_for(words: str, intent: str, told: str) -> None:
    last = talk(NEIGHBOURS, (words, intent))[-1]
    assert told in text(last)
    assert last.state["crisis"] is not None
    assert "자리를 피" not in text(last)


def test_who_will_call_is_let_go() -> None:
    last = talk(NEIGHBOURS, ("네 고맙습니다 일단 전화해볼게요", "thank"))[-1]
    assert last.state["crisis"] is None
    assert "1577-1389" in text(last)


def test_who_says_that_it_is_next_door_is_believed() -> None:
    last = talk(("맞고 있어요 도와주세요", "inform"), ("저 말고 옆집 할머니요 옆집이라니까요", "correct"))[-1]
    assert "곁에서 보고 걱정" in text(last)


def test_a_new_blow_is_met_with_the_number() -> None:
    last = talk(NEIGHBOURS, ("할머니가 어제 또 맞으셨어요", "life_event"))[-1]
    assert text(last).startswith("1577-1389나 112")


def test_a_neighbours_noise_is_no_noise_between_floors() -> None:
    (first,) = talk(("옆집 애가 맨날 맞는 소리가 나요 어떡하죠", "ask_benefits"))
    assert "층간소음" not in text(first)
    assert "112" in text(first)


def test_a_friend_decides_and_is_helped_anyway() -> None:
    last = talk(("친구가 남자친구한테 맞고 있어요 어떻게 도와줘요", "ask_benefits"), ("친구가 신고하기 싫대요", "out_of_scope"))[-1]
    assert "그분이 정하게" in text(last)
    assert "1366" in text(last)
