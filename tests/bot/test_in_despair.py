"""After a word of dying the person is answered, not the same text again; what was reported is no new danger."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from bot.understand.reported import reported
from tests.bot.saying import Say, text

NO_CALL = [
    "전화는 하기 싫어요", "전화는 못 하겠어요", "전화하는 게 무서워요", "문자로는 안 되나요", "카톡으로 상담할 수 있나요",
    "말로 하는 게 어려워요",
]  # fmt: skip
ALONE = ["말할 사람이 없어요", "아무도 없어요 47세예요", "들어줄 사람이 하나도 없어요", "친구도 없고 가족도 없어요"]
BUSY = ["109 통화중이에요", "전화했는데 안 받아요", "연결이 안 돼요"]


@pytest.mark.parametrize("words", NO_CALL)
def test_who_cannot_call_hears_of_other_ways(say: Say, words: str) -> None:
    say("죽고 싶어요", "inform")
    answer = say(words, "skip")
    assert answer.state["crisis"] == "suicide"
    assert "1388" in text(answer) and "정신건강복지센터" in text(answer)
    assert "상담원" in " ".join(quick.text for quick in answer.replies[0].quick_replies)


@pytest.mark.parametrize("words", ALONE)
def test_who_is_alone_is_heard(say: Say, words: str) -> None:
    say("죽고 싶어요", "inform")
    assert "외로" in text(say(words, "inform"))


@pytest.mark.parametrize("words", BUSY)
def test_who_gets_no_answer_hears_of_the_other_number(say: Say, words: str) -> None:
    say("죽고 싶어요", "inform")
    assert "1577-0199" in text(say(words, "inform"))


def test_who_is_young_may_write(say: Say) -> None:
    say("죽고 싶어요 16살이에요", "inform")
    assert text(say("전화는 무서워요", "smalltalk")).startswith("1388에 문자")


def test_no_sentence_is_said_twice_running(say: Say) -> None:
    said = [text(say("죽고 싶어요", "inform"))]
    turns = "전화는 하기 싫어요 | 문자로는 안 되나요 | 말할 사람이 없어요 | 그냥 죽고 싶다니까요 | 어떻게 해요 | 너무 힘들어요 | 모르겠어요"
    said += [text(say(words.strip(), "inform")) for words in turns.split("|")]
    assert all(one != other for one, other in zip(said, said[1:], strict=False))
    assert all(answer.startswith(("109", "1388")) for answer in said)


def test_said_again_is_answered_in_few_words(say: Say) -> None:
    first, again = say("죽고 싶어요", "inform"), say("그냥 죽고 싶다니까요", "smalltalk")
    assert text(again).startswith("109") and len(text(again)) < len(text(first)) - 40


def test_a_counsellor_is_the_line_that_answers_now(say: Say) -> None:
    say("죽고 싶어요", "inform")
    assert text(say("상담원 연결해 주세요", "ask_person")).startswith("109")


def test_what_was_taken_already_still_calls_the_ambulance(say: Say) -> None:
    say("수면제 한 통 다 먹었어요", "inform")
    assert text(say("전화는 하기 싫어요", "skip")).startswith("119")


REPORTED = [
    "오늘 112에 신고했어요", "이미 신고했어요", "경찰이 다녀갔어요", "경찰에 신고했어요", "아까 경찰에 신고해 놨어요",
    "112에 신고하고 왔어요", "친구가 112에 신고해 줬어요",
]  # fmt: skip
NOT_REPORTED = [
    "경찰에 신고해야 하나요", "112에 신고해 주세요", "신고하면 보복할까봐 겁나요", "실업 신고했어요", "부정수급 신고했어요",
    "출생신고 했어요", "경찰에 신고할까요", "112에 신고했는데 풀려났어요 무서워요", "경찰에 신고했는데 또 때려요",
    "112에 신고했는데 안 와요", "저 경찰이에요",
]  # fmt: skip


@pytest.mark.parametrize("words", REPORTED)
def test_what_was_reported_is_no_new_danger(say: Say, words: str) -> None:
    assert reported(words) and detect(words) is None
    say("남편이 때려요", "life_event")
    answer = say(words, "life_event")
    assert answer.state["crisis"] is None
    assert "1366에서 이어" in text(answer)


@pytest.mark.parametrize("words", NOT_REPORTED)
def test_what_is_not_reported_or_not_over(words: str) -> None:
    assert not reported(words)


def test_what_comes_after_it_is_asked(say: Say) -> None:
    say("남편이 때려요", "life_event")
    assert "1366에서 이어" in text(say("오늘 112에 신고했어요 이제 뭐 해야 돼요", "ask_benefits"))


def test_what_is_told_beside_it_is_answered(say: Say) -> None:
    answer = say("경찰이 다녀갔어요 생활비가 없어요", "ask_benefits")
    assert "신고하셨군요" in text(answer) and "생계급여" in text(answer)


STILL = ["112에 신고했는데 풀려났어요 무서워요", "경찰에 신고했는데 또 때려요", "112에 신고했는데 안 와요"]


@pytest.mark.parametrize("words", STILL)
def test_a_report_that_did_not_help_is_still_a_danger(words: str) -> None:
    assert detect(words) == "crime"


def test_a_report_to_an_office_is_none_to_the_police(say: Say) -> None:
    say("실업급여 신청하려고요", "ask_how")
    assert "112" not in text(say("이미 신고했어요", "already_receiving"))


def test_who_has_nothing_to_live_on_hears_where_to_get_it_after_the_number(say: Say) -> None:
    say("다 끝내고 싶어요", "stop")
    said = text(say("죽고싶다기보단 그냥 살 길이 안보여서요. 당장 다음주 방값 35만원이 없어요 밥도 하루 한끼 먹어요", "inform"))
    assert said.index("109") < said.index("129")
