"""Whole turns after a danger was spoken of, and the word of feeling before an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.message import Heard, Outcome

DAY = date(2026, 11, 23)
DIALOGUE = dialogue.load(Path(__file__).parents[2])


def talk(*lines: tuple[str, str]) -> list[Outcome]:
    context, outcomes = DIALOGUE.new_context(), []
    for text, intent in lines:
        outcomes.append(DIALOGUE.respond(Heard(text, intent, 0.95), context, DAY))
        context = outcomes[-1].context
    return outcomes


def text(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def names(outcome: Outcome) -> list[str]:
    return [match["name"] for match in outcome.state["matches"]]


@pytest.mark.parametrize("intent", ["inform", "unclear", "affirm", "smalltalk"])
@pytest.mark.parametrize("over", ["다 꺼졌어요. 어젯밤에요", "소방관이 와서 다 껐어요", "어제 일이에요"])
def test_after_a_fire_comes_a_warm_word_and_emergency_help(over: str, intent: str) -> None:
    outcomes = talk(("집에 불이 났어요", "inform"), (over, intent), ("혼자 살아요", "inform"))
    assert [o.state["crisis"] for o in outcomes] == ["fire", None, None]
    assert "다행이에요" in text(outcomes[1])
    assert "119" not in text(outcomes[1])
    assert "긴급복지지원" in text(outcomes[1])


def test_a_fire_that_was_a_joke_leaves_no_fact() -> None:
    last = talk(("집에 불이 났어요", "inform"), ("농담이에요", "inform"))[-1]
    assert last.state["crisis"] is None
    assert "crisis_event" not in last.state["facts"]


@pytest.mark.parametrize("over", ["벌써 퇴원했어요", "이제 괜찮아졌어요", "재활 치료 중이에요", "지난달 일이에요"])
def test_after_an_illness_the_number_no_longer_comes_first(over: str) -> None:
    outcomes = talk(("아버지가 쓰러지셨어요", "inform"), (over, "inform"), ("일흔둘이세요", "inform"))
    assert [o.state["crisis"] for o in outcomes] == ["medical_emergency", None, None]
    assert not text(outcomes[1]).startswith("119")


def test_a_stroke_long_over_is_no_emergency() -> None:
    (first,) = talk(("제가 뇌졸중으로 쓰러져서 왼쪽이 마비됐어요. 55세예요", "inform"))
    assert first.state["crisis"] is None
    assert "119" not in text(first)


def test_who_falls_again_and_again_is_offered_a_watch() -> None:
    (first,) = talk(("장모님이 혼자 사시는데 밤에 자꾸 쓰러지세요", "inform"))
    assert first.state["crisis"] is None
    assert not text(first).startswith("119")
    assert "응급안전안심서비스" in names(first)


def test_who_lies_there_now_gets_the_ambulance() -> None:
    (first,) = talk(("장모님이 자꾸 쓰러지시는데 지금 쓰러져 계세요", "inform"))
    assert first.state["crisis"] == "medical_emergency"
    assert text(first).startswith("119")


def test_gas_is_spoken_of_only_where_there_is_gas() -> None:
    stroke = talk(("한쪽 팔다리에 힘이 없어요", "inform"), ("네", "affirm"))
    gas = talk(("연탄가스 마셨어요", "inform"), ("네", "affirm"))
    assert not any("가스" in text(o) or "창문" in text(o) for o in stroke)
    assert "창문" in text(gas[0])
    assert "바깥 공기" in text(gas[1])


def test_what_was_already_done_calls_the_ambulance_first() -> None:
    for words in ("손목 그었어요", "수면제 한 통 다 먹었어요"):
        (first,) = talk((words, "inform"))
        assert first.state["crisis"] == "suicide"
        assert text(first).startswith("119")
        assert "109" in text(first)


def test_money_is_spoken_of_only_after_a_swindle() -> None:
    stalked = talk(("전남친이 계속 집앞에 찾아와요", "inform"), ("네", "affirm"))
    cheated = talk(("보이스피싱 당했어요 방금 돈 보냈어요", "inform"))
    assert not any("지급정지" in text(o) for o in stalked)
    assert "1366" in text(stalked[0])
    assert "지급정지" in text(cheated[0])


def test_the_fear_of_revenge_keeps_the_violence_at_home() -> None:
    outcomes = talk(("남편이 때려요", "inform"), ("신고하면 보복할까봐 겁나요", "inform"))
    assert [o.state["crisis"] for o in outcomes] == ["domestic_violence", "domestic_violence"]
    assert "지급정지" not in text(outcomes[1])


def test_a_beaten_child_is_not_told_that_who_reports_stays_unnamed() -> None:
    outcomes = talk(("아빠가 때려서 나왔어요", "inform"), ("16살이에요", "inform"))
    assert "신고한 사람" not in text(outcomes[1])
    assert "1388" in text(outcomes[1])


@pytest.mark.parametrize(("words", "tone"), [
    ("쓰러지면 아무도 모를까봐 무서워", "걱정이 많으시겠어요"),
    ("집 팔아야 되나 싶어요", "걱정이 많으시겠어요"),
    ("너무 힘들어요", "많이 힘드셨겠어요"),
    ("아무도 안 찾아와요 외로워요", "많이 외로우셨겠어요"),
    ("밥도 못 먹고 있어요 지금", "끼니를 거르고"),
])  # fmt: skip
def test_the_word_of_feeling_fits_what_was_told(words: str, tone: str) -> None:
    (first,) = talk((words, "inform"))
    assert text(first).startswith(tone)


def test_who_was_refused_is_heard_before_the_conditions() -> None:
    (first,) = talk(("기초연금 신청했는데 떨어졌다고!", "ask_why_not"))
    assert first.state["emotion"] == "anger"
    assert text(first).count("속상하셨지요") == 1
    assert "속상하셨지요" in first.replies[0].text
    assert "이의신청" in text(first)


def test_a_feeling_is_not_answered_twice_running() -> None:
    outcomes = talk(("너무 힘들어요", "inform"), ("정말 힘들어요", "inform"), ("49세예요", "inform"))
    assert ["힘드셨겠어요" in text(o) for o in outcomes] == [True, False, False]


@pytest.mark.parametrize("words", ["49세예요", "마흔아홉이에요", "49세예요 ㅎㅎ", "23살 백수임ㅋㅋ"])
def test_a_mere_age_moves_nobody(words: str) -> None:
    (first,) = talk((words, "inform"))
    assert text(first).startswith("네, ")


def test_who_is_afraid_is_not_congratulated() -> None:
    (first,) = talk(("임신했는데 너무 무서워요", "life_event"))
    assert "축하" not in text(first)


def test_a_husband_who_has_gone_for_good_is_mourned() -> None:
    outcomes = talk(("영감이 가고 나서 잠이 안 와요", "inform"), ("일흔셋이에요", "inform"))
    assert outcomes[0].state["facts"]["bereaved"] is True
    assert "삼가 위로" in text(outcomes[0])
    assert outcomes[1].state["subject"] == "self"
    assert outcomes[1].state["facts"]["age"] == 73
