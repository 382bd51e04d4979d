"""What is sent for a piece of the log: corrected before it went out where it was."""

from __future__ import annotations

from typing import Any

from channels.events import MESSAGE, STATE, Event, dump
from channels.telegram.log import items


def said(seq: int, id: str, text: str, **more: Any) -> Event:
    return Event(seq, MESSAGE, "turn", dump({"id": id, "seq": seq, "text": text, **more}))


def state(seq: int, fact: str | None, turn: str = "turn") -> Event:
    return Event(seq, STATE, turn, dump({"next_question": {"fact": fact} if fact else None}))


def sent(*log: Event) -> list[str | None]:
    return [item.message["text"] if item.message else None for item in items(log)]


def test_every_event_has_its_place_and_a_state_sends_nothing() -> None:
    assert sent(said(1, "a", "하나"), state(2, None), said(3, "b", "둘")) == ["하나", None, "둘"]
    assert [item.seq for item in items((said(4, "a", "하나"), state(5, None)))] == [4, 5]


def test_what_was_corrected_before_it_went_out_is_sent_once_as_it_is() -> None:
    log = (said(1, "a", "내일"), said(2, "b", "네"), said(3, "a", "모레", replaces=1), said(4, "a", "글피", replaces=1))
    assert sent(*log) == ["글피", "네", None, None]
    first = items(log)[0].message
    assert first is not None and "replaces" not in first


def test_what_was_withdrawn_before_it_went_out_is_not_sent() -> None:
    assert sent(said(1, "a", "잘못"), said(2, "a", "", replaces=1, withdrawn=True)) == [None, None]


def test_of_several_corrections_of_what_was_sent_the_last_is_made() -> None:
    log = (said(5, "a", "모레", replaces=1), said(6, "a", "글피", replaces=1))
    assert sent(*log) == ["글피", None]
    first = items(log)[0].message
    assert first is not None and first["replaces"] == 1


def test_the_list_of_places_is_offered_where_that_is_asked_and_nowhere_else() -> None:
    log = (said(1, "a", "잠시만요."), said(2, "b", "어디 사세요?"), state(3, "region"), said(4, "c", "네"), state(5, "age"))
    assert [item.asks_place for item in items(log)] == [False, True, False, False, False]
    assert not any(item.asks_place for item in items((said(1, "a", "네"), state(2, "region", turn="another"))))
