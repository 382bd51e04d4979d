"""Frames in, signs out: where an utterance begins and ends."""

from __future__ import annotations

import pytest

from voice.endpoint import PRE_ROLL, Ear, Sign
from voice.events import Frame
from voice.pace import LATER, SOONER

STEP = 0.032


class Room:
    def __init__(self, patience: float = 0.8, cap: float = 15.0, gate_db: float | None = None) -> None:
        self.ear, self.now = Ear(gate_db), 10.0
        self.patience, self.cap = patience, cap
        self.ear.open(self.now, patience, cap)

    def hear(self, seconds: float, probability: float, level: float = -30.0) -> list[tuple[Sign, float]]:
        """The signs and when they came, counted from the first of these frames."""
        begin, signs = self.now, []
        for _ in range(round(seconds / STEP)):
            self.now += STEP
            if (sign := self.ear.hear(Frame(self.now, probability, level, STEP))) is not None:
                signs.append((sign, self.now - begin))
        return signs

    def named(self, seconds: float, probability: float, level: float = -30.0) -> list[Sign]:
        return [sign for sign, _ in self.hear(seconds, probability, level)]


def test_speech_begins_after_two_tenths_of_a_second() -> None:
    (sign, at), *_ = Room().hear(1.0, 0.9)
    assert sign is Sign.STARTED and 0.2 <= at < 0.2 + 2 * STEP


@pytest.mark.parametrize("patience", [0.5, 0.8, 1.5])
def test_silence_ends_it_by_what_was_asked(patience: float) -> None:
    room = Room(patience)
    room.hear(1.0, 0.9)
    signs = room.hear(2.0, 0.0)
    assert [sign for sign, _ in signs] == [Sign.TRAILED, Sign.PAUSED, Sign.ENDED]
    times = dict(signs)
    assert times[Sign.PAUSED] == pytest.approx(0.3, abs=STEP)
    assert times[Sign.ENDED] == pytest.approx(patience, abs=STEP)


def test_less_than_a_quarter_of_a_second_is_no_utterance() -> None:
    room = Room()
    assert room.named(7 * STEP, 0.9) == [Sign.STARTED]
    assert room.named(2.0, 0.0) == [Sign.TRAILED, Sign.DROPPED]
    assert room.named(2.0, 0.9) == [Sign.STARTED], "what comes then is heard"


def test_a_click_begins_nothing() -> None:
    room = Room()
    for _ in range(20):
        assert room.named(0.1, 0.9) + room.named(0.3, 0.0) == []


def test_hysteresis_keeps_soft_sounds_in_and_lets_them_begin_nothing() -> None:
    assert Room().named(3.0, 0.4) == []
    room = Room()
    room.hear(0.5, 0.9)
    assert room.named(3.0, 0.4) == []


def test_who_goes_on_within_the_patience_was_not_done() -> None:
    room = Room()
    room.hear(1.0, 0.9)
    room.hear(0.5, 0.0)
    assert room.named(0.5, 0.9) == [Sign.RESUMED]
    assert room.named(0.7, 0.0) == [Sign.TRAILED, Sign.PAUSED], "the silence counts anew"


def test_who_goes_on_after_the_end_is_heard_too() -> None:
    room = Room(0.5)
    room.hear(1.0, 0.9)
    assert Sign.ENDED in room.named(0.7, 0.0)
    assert room.named(0.5, 0.9) == [Sign.RESUMED]


def test_a_click_in_the_silence_does_not_start_it_anew() -> None:
    room = Room()
    room.hear(1.0, 0.9)
    room.hear(0.4, 0.0)
    room.hear(0.06, 0.9)
    assert Sign.ENDED in room.named(0.5, 0.0)


@pytest.mark.parametrize("cap", [15.0, 30.0])
def test_no_utterance_is_longer_than_its_cap(cap: float) -> None:
    room = Room(cap=cap)
    signs = room.hear(cap + 2, 0.9)
    assert [sign for sign, _ in signs] == [Sign.STARTED, Sign.CAPPED]
    assert signs[1][1] == pytest.approx(cap, abs=2 * STEP)


def test_the_span_has_a_pre_roll_but_nothing_from_before_it_opened() -> None:
    room = Room()
    room.hear(0.1, 0.0)
    room.hear(1.0, 0.9)
    assert room.ear.span(room.now)[0] == 10.0
    room.ear.open(room.now, 0.8, 15.0)
    room.hear(2.0, 0.0)
    began = room.now
    room.hear(1.0, 0.9)
    assert room.ear.span(room.now)[0] == pytest.approx(began - PRE_ROLL, abs=2 * STEP)


def test_lost_frames_are_silence() -> None:
    room = Room()
    room.hear(1.0, 0.9)
    room.now += 5
    assert room.named(STEP, 0.0) == [Sign.ENDED]


def test_the_level_gate_keeps_the_neighbours_out() -> None:
    room = Room(gate_db=6.0)
    room.ear.close()
    room.hear(2.0, 0.9, -42.0)  # before anybody taps the button it learns the room
    room.ear.open(room.now, 0.8, 15.0)
    assert room.named(5.0, 0.9, -41.0) == []
    assert room.named(1.0, 0.9, -25.0) == [Sign.STARTED]
    assert Sign.ENDED in room.named(1.0, 0.9, -42.0), "the neighbours talk on, the person has ended"


def test_without_the_gate_any_level_is_heard() -> None:
    assert Room().named(1.0, 0.9, -70.0) == [Sign.STARTED]


def hesitate(room: Room, pause: float, times: int) -> None:
    room.hear(1.0, 0.9)
    for _ in range(times):
        room.hear(pause, 0.0)
        room.hear(1.0, 0.9)


def test_who_pauses_long_is_given_longer_within_bounds() -> None:
    room = Room()
    hesitate(room, 0.75, 6)
    ((_, at),) = [sign for sign in room.hear(4.0, 0.0) if sign[0] is Sign.ENDED]
    assert 0.95 < at <= 0.8 + LATER + STEP


def test_who_hardly_pauses_is_answered_a_little_sooner() -> None:
    room = Room()
    hesitate(room, 0.25, 6)
    ((_, at),) = [sign for sign in room.hear(4.0, 0.0) if sign[0] is Sign.ENDED]
    assert at == pytest.approx(0.8 - SOONER, abs=2 * STEP)


def test_one_pause_is_not_a_habit() -> None:
    room = Room()
    hesitate(room, 0.75, 1)
    ((_, at),) = [sign for sign in room.hear(4.0, 0.0) if sign[0] is Sign.ENDED]
    assert at == pytest.approx(0.8, abs=STEP)
