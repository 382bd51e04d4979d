"""Words about the talk itself, plain speech that is no voice command, and feelings that are none."""

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.message import Heard
from bot.understand import aside, command, emotion
from bot.understand.asking import asks_for_all

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def spoken():
    return dialogue.load(Path(__file__).parents[2])


def talk(spoken, *turns):
    context, outcomes = spoken.new_context(), []
    for text, intent in turns:
        outcomes.append(spoken.respond(Heard(text, intent, 0.9), context, DAY))
        context = outcomes[-1].context
    return outcomes


def text(outcome):
    return "\n".join(reply.text for reply in outcome.replies)


@pytest.mark.parametrize("intent", ["ask_person", "smalltalk", "unclear"])
@pytest.mark.parametrize(
    "asked",
    [
        "사람이야 기계야",
        "너 사람이니",
        "너 로봇이야?",
        "혹시 사람이세요",
        "AI예요?",
        "사람 맞아요?",
        "지금 사람이랑 얘기하는 거야?",
        "챗봇인가요",
    ],
)
def test_who_asks_whether_it_is_a_machine_is_told(spoken, asked, intent):
    (found,) = talk(spoken, (asked, intent))
    assert "사람이 아니에요" in text(found)
    assert "자동 안내" in text(found)
    assert "상담원" in text(found)


@pytest.mark.parametrize("said", ["사람 바꿔줘", "사람이요", "아픈 사람이에요", "저는 외국 사람이에요", "기계가 고장났어요", "상담원이요"])
def test_who_names_people_or_machines_otherwise_asks_nothing(said):
    assert aside.about(said) is None


@pytest.mark.parametrize("intent", ["ask_contact", "inform", "ask_person"])
@pytest.mark.parametrize(
    "left",
    [
        "[전화번호]로 연락줘요",
        "제 전화번호는 [전화번호]이에요",
        "[전화번호]",
        "[전화번호] 여기로 문자 남겨주세요",
        "전화 주세요 [전화번호]",
    ],
)
def test_a_telephone_number_left_is_not_kept(spoken, left, intent):
    (found,) = talk(spoken, (left, intent))
    assert found.state["benefit"] is None
    assert "저장하지 않아요" in text(found)
    assert "129" in text(found)


@pytest.mark.parametrize("left", ["[주민등록번호]", "[주민등록번호]이에요", "[이름]입니다", "[주소]", "[이름] [주민등록번호]"])
def test_a_message_that_is_nothing_but_identifiers_is_told_that_none_is_kept(spoken, left):
    (found,) = talk(spoken, (left, "unclear"))
    assert found.state["benefit"] is None
    assert found.state["facts"] == {}
    assert "저장하지 않아요" in text(found)
    assert "129" not in text(found)


@pytest.mark.parametrize("said", ["제 이름은 [이름]이고 68세예요", "[주소]에 혼자 살아요", "[계좌번호]로 언제 들어와요"])
def test_an_identifier_beside_other_words_is_passed_over(said):
    assert aside.about(said) is None


@pytest.mark.parametrize("said", ["[전화번호]에서 문자가 왔는데 사기인가요", "[전화번호] 요금 할인 되나요", "제 전화 요금 할인 되나요"])
def test_a_number_spoken_of_is_not_left(said):
    assert aside.about(said) is None


@pytest.mark.parametrize(
    "asked",
    [
        "몇 살이라고 했지?",
        "내가 몇 살이라고 했지",
        "제 나이 기억하세요?",
        "나에 대해 뭘 알고 있어요",
        "내가 말한 거 기억해?",
    ],
)
def test_what_was_understood_is_told_again(spoken, asked):
    assert "68세" in text(talk(spoken, ("저 68세요", "inform"), (asked, "smalltalk"))[1])


def test_who_has_told_nothing_is_invited_to(spoken):
    assert "아직" in text(talk(spoken, ("몇 살이라고 했지?", "smalltalk"))[0])


@pytest.mark.parametrize(
    "asked",
    [
        "뭐라고 했지",
        "아까 뭐라고 했어",
        "몇 살부터 받아요",
        "소득 얼마라고 했죠",
        "엄마가 몇 살이라고 했지",
        "기억이 안 나요",
    ],
)
def test_what_asks_something_else_recalls_nothing(asked):
    assert aside.about(asked) is None


@pytest.mark.parametrize(
    "wish",
    [
        "아무것도 몰라요 그냥 다 알려줘",
        "그냥 다 알려줘",
        "있는 거 전부 말해 주세요",
        "하나도 모르니까 알아서 찾아줘요",
    ],
)
@pytest.mark.parametrize("intent", ["smalltalk", "dont_know", "out_of_scope", "unclear", "help"])
def test_who_wants_all_is_asked_the_first_question(spoken, wish, intent):
    found = talk(spoken, ("뭘 받을 수 있나요", "ask_benefits"), (wish, intent))[1]
    assert found.state["intent"]["name"] == "ask_benefits"
    assert "몇 살" in text(found)


@pytest.mark.parametrize("said", ["그냥 그래요", "다 알아요", "아무것도 몰라요", "기초연금 다 알려줘", "다 괜찮아요"])
def test_who_wants_not_all_does_not(said):
    assert not asks_for_all(said)


PLAIN = [
    ("빨리 돈이 필요해요", "faster"),
    ("급해요 빨리 도와주세요", "faster"),
    ("생활비가 빨리 나왔으면 좋겠어요", "faster"),
    ("빨리 해결해 주세요", "faster"),
    ("실업급여 받다가 그만두면 어떻게 돼요", "stop"),
    ("일하다가 그만두면 수당 나와요?", "stop"),
    ("수급 중간에 그만두면", "stop"),
    ("다시 신청하면 받을 수 있나요", "repeat"),
]


@pytest.mark.parametrize("said, heard", PLAIN)
def test_plain_speech_is_no_command_whatever_the_classifier_thinks(spoken, said, heard):
    assert command.read(said) is None
    assert talk(spoken, (said, heard))[0].state["command"] is None


@pytest.mark.parametrize(
    "said, wanted",
    [("빨리 말해줘", "faster"), ("더 빨리", "faster")]
    + [("그만", "stop"), ("그만할래요", "stop"), ("말 그만해", "stop"), ("다시 말해줘", "repeat")],
)
def test_commands_stay_commands(spoken, said, wanted):
    assert talk(spoken, (said, wanted))[0].state["command"] == wanted


@pytest.mark.parametrize(
    "said",
    [
        "35세 주부 아이 3살",
        "40세 주부 아이 둘",
        "기름에 불이 붙었어요",
        "집에 불이 붙었어요",
        "불이 옮겨붙었어요",
    ],
)
def test_no_feeling_is_heard_in_parts_of_words(said):
    assert emotion.read(said) == "neutral"


@pytest.mark.parametrize("said", ["답답해 미치겠네", "아주 답답해서 환장하겠네", "답답해 돌아버리겠어요", "부아가 나네"])
def test_exasperation_is_anger(said):
    assert emotion.read(said) == "anger"


@pytest.mark.parametrize("said", ["시험에 붙었어요", "드디어 붙었다!", "막 합격했어요"])
def test_success_stays_joy(said):
    assert emotion.read(said) == "joy"


@pytest.mark.parametrize("told", ["집에 불났어요 ㅎㅎ", "기름에 불이 붙었어요 대박"])
def test_nobody_tells_of_danger_in_joy(spoken, told):
    state = talk(spoken, (told, "inform"))[0].state
    assert (state["crisis"], state["emotion"]) == ("fire", "neutral")


@pytest.mark.parametrize("told", ["남편이 때려요", "죽고 싶어요", "집에 불이 났어요", "아버지가 쓰러지셨어요", "카드 도용당했어요"])
def test_a_danger_told_twice_is_not_answered_in_the_same_words(spoken, told):
    first, second = talk(spoken, (told, "inform"), (told, "inform"))
    assert first.state["crisis"] == second.state["crisis"]
    assert text(first).splitlines()[0] != text(second).splitlines()[0]
    assert any(number in text(second).split(".")[0].split("?")[0] for number in ("112", "119", "109", "1366"))
