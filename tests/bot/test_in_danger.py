"""Questions while a danger at home is open are answered from first aid."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("집에서 나오고 싶은데 어디로 가요", "ask_how"),
        ("어디로 피해야 해요", "ask_how"),
        ("갈 데가 없는데 쉼터 같은데 있어요?", "ask_benefits"),
        ("애들 데리고 갈 곳이 있을까요", "ask_benefits"),
        ("집을 나가고 싶은데 어떻게 해요", "ask_how"),
    ],
)
def test_where_to_go_is_answered_with_a_shelter(say: Say, words: str, intent: str) -> None:
    say("남편이 술만 먹으면 때려요", "life_event")
    outcome = say(words, intent)
    assert "1366" in text(outcome) and "긴급피난처" in text(outcome) and "112" in text(outcome)
    assert cards(outcome) == [] and outcome.state["crisis"] == "domestic_violence"


@pytest.mark.parametrize("words", ["엄마한테 어디로 가라고 해야 돼요", "나는 어디로 가요", "집에서 나가고 싶은데 갈 데가 있어요?"])
def test_a_child_is_told_of_a_shelter_for_the_young(say: Say, words: str) -> None:
    say("아버지가 술만 드시면 엄마를 때려요", "life_event")
    say("저는 열여섯이에요 지금은 아빠 나갔어요", "inform")
    outcome = say(words, "ask_how")
    assert "1388" in text(outcome) and "1366" in text(outcome) and cards(outcome) == []


@pytest.mark.parametrize(
    "words", ["경찰 부르면 어떻게 돼요", "112에 신고하면 어떻게 되나요", "경찰이 오면 뭐 해줘요", "신고하면 아빠 잡혀가요?"]
)
@pytest.mark.parametrize("intent", ["ask_how", "out_of_scope", "ask_benefits"])
def test_what_the_police_do_is_told(say: Say, words: str, intent: str) -> None:
    say("아버지가 술만 드시면 엄마를 때려요", "life_event")
    outcome = say(words, intent)
    assert "경찰이 와서" in text(outcome) and cards(outcome) == []


@pytest.mark.parametrize("words", ["저 1388 전화해도 돼요?", "1366 전화하면 누가 받아요", "1366은 뭐예요"])
def test_a_number_may_be_called(say: Say, words: str) -> None:
    say("아버지가 술만 드시면 엄마를 때려요", "life_event")
    outcome = say(words, "ask_contact")
    assert "상담" in text(outcome) and cards(outcome) == []


@pytest.mark.parametrize("words", ["어떻게 신청해요", "어떻게 해야 돼요", "그건 얼마나 걸려요"])
def test_no_benefit_is_guessed_at_while_a_danger_is_open(say: Say, words: str) -> None:
    say("남편이 술만 먹으면 때려요", "life_event")
    assert cards(say(words, "ask_how")) == []


def test_a_benefit_that_is_named_is_answered_with_the_number_first(say: Say) -> None:
    say("남편이 술만 먹으면 때려요", "life_event")
    outcome = say("긴급복지지원은 어떻게 신청해요", "ask_how")
    assert "1366" in outcome.replies[0].text and outcome.state["benefit"] == "긴급복지지원"


def test_a_danger_told_anew_is_answered_as_such(say: Say) -> None:
    say("남편이 술만 먹으면 때려요", "life_event")
    assert "112" in text(say("지금 칼 들고 쫓아와요 어디로 가요", "ask_how"))


@pytest.mark.parametrize(
    "words",
    [
        "집주인이 당장 나가라면 어떡해요 갈 데가 없어요",
        "오늘 쫓겨나게 생겼어요 갈 곳이 없어요",
        "오늘 잘 데가 없어요",
        "집주인이 내일까지 방 빼라는데 잘 데가 없어요",
    ],
)
def test_who_is_put_out_hears_whom_to_call_today(say: Say, words: str) -> None:
    outcome = say(words, "ask_benefits")
    assert "129" in outcome.replies[0].text and cards(outcome)[0] == "긴급복지지원"


def test_who_asks_of_a_yearly_rent_is_not_put_out(say: Say) -> None:
    assert "당장 지낼 곳이" not in text(say("월세가 밀렸어요 도움 받을 수 있나요", "ask_benefits"))
