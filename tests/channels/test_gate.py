"""What becomes of an answer under the switches; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from channels.supervision.gate import Held, gate
from channels.supervision.switches import Switch, Switches, in_force
from channels.turns import Computed, Reply

LOOKED_AT = {"text": "사람이 먼저 확인해요.", "speech": "사람이 먼저 확인해요.", "benefits": [], "quick_replies": []}
PENSION = {"id": "basic_pension", "name": "기초연금", "status": "eligible"}
VOUCHER = {"id": "energy_voucher", "name": "에너지바우처", "status": "possible"}


def paused(one: str, text: str) -> Reply:
    said = text or f"{one} 안내를 멈췄어요."
    return {"text": said, "speech": said, "benefits": [], "quick_replies": []}


def reply(text: str, *cards: dict[str, Any]) -> Reply:
    return {"text": text, "speech": text, "benefits": list(cards), "quick_replies": []}


def computed(*replies: Reply, about: tuple[str, ...] = (), crisis: str | None = None) -> Computed:
    matches = [{"id": card["id"], "name": card["name"], "status": card["status"]} for card in (PENSION, VOUCHER)]
    state = {"matches": matches, "crisis": crisis, "next_question": {"fact": "age"}}
    return Computed(replies, {"kept": True}, state, about)


def through(answer: Computed, switches: Switches, in_danger: bool = False) -> Computed | Held:
    return gate(answer, switches, paused, LOOKED_AT, in_danger)


OFF = Switches(off={"basic_pension": ""})
APPROVE = Switches(approve=frozenset({"basic_pension"}))


def test_without_switches_an_answer_goes_through_as_it_is() -> None:
    answer = computed(reply("기초연금이에요.", PENSION), about=("basic_pension",))
    assert through(answer, Switches()) == answer


def test_an_answer_about_what_is_off_becomes_the_sentence() -> None:
    found = through(computed(reply("매달 드려요."), reply("나이가 어떻게 되세요?"), about=("basic_pension",)), OFF)
    assert isinstance(found, Computed)
    assert [each["text"] for each in found.replies] == ["basic_pension 안내를 멈췄어요."]
    assert [match["id"] for match in found.state["matches"]] == ["energy_voucher"]


def test_the_sentence_the_engine_said_already_is_not_said_twice() -> None:
    answer = computed(paused("basic_pension", ""), about=("basic_pension",))
    found = through(answer, OFF)
    assert isinstance(found, Computed) and found.replies == answer.replies


def test_the_supervisors_own_words_are_said() -> None:
    found = through(computed(reply("매달 드려요.", PENSION)), Switches(off={"basic_pension": "오늘 바뀌어요."}))
    assert isinstance(found, Computed) and [each["text"] for each in found.replies] == ["오늘 바뀌어요."]


def test_a_list_loses_the_line_and_the_card() -> None:
    text = "두 가지를 찾았어요.\n· 기초연금: 매달 334,810원\n· 에너지바우처: 난방비\n안내예요."
    found = through(computed(reply(text, PENSION, VOUCHER), about=("energy_voucher", "basic_pension")), OFF)
    assert isinstance(found, Computed)
    (said,) = found.replies
    assert said["text"] == "두 가지를 찾았어요.\n· 에너지바우처: 난방비\n안내예요." and said["benefits"] == [VOUCHER]
    assert "기초연금" not in said["speech"] and "에너지바우처" in said["speech"]


def test_what_wants_a_release_is_held_and_the_citizen_hears_that_a_person_looks_at_it() -> None:
    answer = computed(reply("매달 드려요.", PENSION), about=("basic_pension",))
    found = through(answer, APPROVE)
    assert isinstance(found, Held)
    assert (found.about, found.replies) == ("basic_pension", answer.replies)
    assert found.instead.replies == (LOOKED_AT,) and found.instead.context == answer.context
    assert found.instead.state["next_question"] is None
    assert [match["id"] for match in found.instead.state["matches"]] == ["energy_voucher"]


def test_a_card_or_a_mention_of_it_is_enough_to_hold_an_answer() -> None:
    assert isinstance(through(computed(reply("두 가지예요.", VOUCHER, PENSION)), APPROVE), Held)
    assert isinstance(through(computed(reply("기초연금도 되세요."), about=("energy_voucher", "basic_pension")), APPROVE), Held)


def test_an_answer_about_something_else_is_not_held_but_its_state_says_nothing_of_it() -> None:
    found = through(computed(reply("난방비예요.", VOUCHER), about=("energy_voucher",)), APPROVE)
    assert isinstance(found, Computed) and found.replies == (reply("난방비예요.", VOUCHER),)
    assert [match["id"] for match in found.state["matches"]] == ["energy_voucher"]


def test_in_danger_nothing_is_held_and_no_word_is_lost() -> None:
    for answer, danger in ((computed(reply("109예요.", PENSION), crisis="suicide"), False), (computed(reply("109예요.", PENSION)), True)):
        held = through(answer, APPROVE, danger)
        assert isinstance(held, Computed) and held.replies[0]["text"] == "109예요."
        off = through(answer, OFF, danger)
        assert isinstance(off, Computed) and off.replies == (reply("109예요."),)


def test_switches_are_read_from_their_rows() -> None:
    rows = (
        Switch("assistant", "off", None, "김", 1),
        Switch("benefit:basic_pension", "off", "바뀌어요.", None, 2),
        Switch("topic:death_report", "approve", None, None, 3),
    )
    found = in_force(rows)
    assert found == Switches({"basic_pension": "바뀌어요."}, frozenset({"death_report"}), True, "")
    assert found.unspoken == {"basic_pension", "death_report"}


def test_what_is_said_again_when_asked_is_what_was_said() -> None:
    """The engine remembers its last answer for who asks to hear it again; a held one would come out that way, and in an export."""
    answer = computed(reply("매달 드려요.", PENSION), about=("basic_pension",))
    answer = replace(answer, context={"last": list(answer.replies), "kept": True})
    found = through(answer, APPROVE)
    assert isinstance(found, Held) and found.instead.context == {"last": [LOOKED_AT], "kept": True}
    stopped = through(answer, OFF)
    assert isinstance(stopped, Computed) and stopped.context == {"last": [paused("basic_pension", "")], "kept": True}
    assert through(answer, Switches()) == answer
