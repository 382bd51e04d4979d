"""What is received, told beside what is asked."""

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "received", "asked"),
    [
        ("기초연금은 받는다니까요 노인일자리요", "기초연금", "노인일자리 및 사회활동 지원"),
        ("아동수당은 받고 있다고요 아이돌봄서비스는요", "아동수당", "아이돌봄서비스"),
        ("장애인연금은 나오고 있고 활동지원 말이에요", "장애인연금", "장애인활동지원"),
    ],
)
def test_of_the_other_one_it_is_asked(say: Say, words: str, received: str, asked: str) -> None:
    state = say(words, "already_receiving").state
    assert (state["receiving"], state["benefit"]) == ([received], asked)


@pytest.mark.parametrize("words", ["받고는 있는데 시간이 모자라요", "중증이에요 받고는 있는데 부족하다고요", "벌써 받아요 근데 적어요"])
def test_what_is_talked_about_is_what_is_received(say: Say, words: str) -> None:
    say("장애인활동지원이 뭐예요", "ask_overview")
    assert say(words, "inform").state["receiving"] == ["장애인활동지원"]


@pytest.mark.parametrize("words", ["실업급여를 받고 있는데요", "월급을 받고는 있는데 적어요", "받을 수 있는지 몰라요", "옆집은 받는데 왜"])
def test_something_else_is_not(say: Say, words: str) -> None:
    say("장애인활동지원이 뭐예요", "ask_overview")
    assert "장애인활동지원" not in say(words, "inform").state["receiving"]


@pytest.mark.parametrize(
    "words", ["영감은 일흔일곱이고 우리는 논 좀 있고 기초연금 받어라", "72살 기초연금 받아요", "기초연금 타묵고 산다 팔십이여"]
)
@pytest.mark.parametrize(("asked", "intent"), [("통신요금도 깎아주나요", "ask_benefits"), ("통신비 할인 되나요", "ask_eligibility")])
def test_what_is_received_opens_what_is_for_who_gets_it(say: Say, words: str, asked: str, intent: str) -> None:
    told = say(words, "inform")
    assert told.state["receiving"] == ["기초연금"] and "소득인정액을 셈할" not in text(told)
    found = say(asked, intent)
    standing = [card.status for reply in found.replies for card in reply.benefits if card.name == "이동통신 요금 감면"]
    assert standing == ["eligible"] and "소득이 얼마" not in text(found)


def test_of_who_gets_nothing_it_stays_open(say: Say) -> None:
    assert "조건에 맞아요" not in text(say("72살인데 통신비 할인 되나요", "ask_eligibility"))


def test_what_others_say_of_it_takes_back_nothing(say: Say) -> None:
    words = "나는 일흔네살이고 기초연금밖에 없는데 아들이 있으면 수급자가 안된다고 들었어"
    assert say(words, "ask_benefits").state["receiving"] == ["기초연금"]
