"""How the bench of the desk counts: each thing it must notice, shown to it once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.bench import desk_figures, seen
from tests.bench.desk_figures import Arrival, Phase
from tests.bench.seen import Account, Came, Letter, Screen, Stored, Turn

LOG = (
    Stored(1, "message", {"role": "citizen", "text": "월세 살아요", "client_id": "citizen-0"}, "t1"),
    Stored(2, "state", {"mode": "assistant"}, "t1"),
    Stored(3, "message", {"role": "assistant", "text": "네, 월세군요.", "client_id": None}, "t1"),
    Stored(4, "message", {"role": "counsellor", "text": "확인해 볼게요.", "client_id": "kim-0"}, None),
)
TURN = Turn("t1", 1, "citizen-0", "done", None)
LETTER = Letter("citizen-0", "월세 살아요", said_at=1.0, stored_at=1.01, seq=1)


def shown(*numbers: int, looks_on: bool = True) -> Screen:
    by_number = {event.seq: event for event in LOG}
    came = [Came(number, by_number[number].kind, by_number[number].content, float(at)) for at, number in enumerate(numbers)]
    return Screen(came, looks_on)


@pytest.mark.parametrize(
    ("screen", "found"),
    [
        (shown(1, 2, 3, 4), Account()),
        (shown(1, 2, 4), Account(lost=1)),
        (shown(1, 2, 3), Account(lost=1)),
        (shown(1, 2, 3, looks_on=False), Account()),
        (shown(1, 3, looks_on=False), Account(lost=1)),
        (shown(1, 2, 2, 3, 4), Account(doubled=1)),
        (shown(1, 3, 2, 4), Account(disordered=1)),
        (shown(), Account(lost=4)),
        (shown(looks_on=False), Account()),
    ],
)
def test_a_screen_is_held_to_the_log(screen: Screen, found: Account) -> None:
    assert seen.seen(screen, LOG) == found


def test_what_came_otherwise_or_was_never_stored_is_noticed() -> None:
    screen = shown(1, 2, 3, 4)
    screen.came[2] = replace(screen.came[2], content={"role": "assistant", "text": "네."})
    screen.came.append(Came(5, "message", {"text": "아무도 하지 않은 말"}, 9.0))
    assert seen.seen(screen, LOG) == Account(altered=2)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, Account()),
        ({"stored_at": None, "seq": None}, Account()),
        ({"client_id": "citizen-9"}, Account(lost=1)),
        ({"client_id": "citizen-9", "refused": "long_message"}, Account()),
        ({"seq": 3}, Account(altered=1)),
        ({"text": "전세 살아요"}, Account(altered=1)),
    ],
)
def test_a_letter_is_held_to_the_log(change: dict[str, Any], found: Account) -> None:
    assert seen.written([replace(LETTER, **change)], LOG) == found


def test_a_letter_stored_twice_or_overtaken_is_noticed() -> None:
    again = replace(LOG[0], seq=5)
    assert seen.written([LETTER], [*LOG, again]) == Account(doubled=1)
    later = replace(LETTER, client_id="citizen-1", said_at=0.5, seq=6)
    assert seen.written([LETTER, later], [*LOG, replace(LOG[0], seq=6, content={**LOG[0].content, "client_id": "citizen-1"})]) == Account(
        disordered=1
    )


def test_an_answer_given_twice_or_never_is_noticed() -> None:
    assert seen.answered([TURN], LOG) == Account()
    assert seen.answered([replace(TURN, status="open")], LOG[:2]) == Account(lost=1)
    assert seen.answered([TURN], [*LOG, replace(LOG[2], seq=5)]) == Account(doubled=1)


def test_a_notice_that_it_takes_longer_is_no_answer() -> None:
    notice = replace(LOG[2], seq=2, content={"role": "assistant", "text": "답이 늦어지고 있어요."})
    assert seen.first_answers([replace(TURN, notice_seq=2)], [LOG[0], notice]) == {}
    assert seen.first_answers([replace(TURN, notice_seq=2)], [LOG[0], notice, LOG[2]]) == {"citizen-0": 3}


def test_times_are_milliseconds_and_none_are_none() -> None:
    assert seen.times([]) == {"count": 0}
    assert seen.times([number / 1000 for number in range(1, 101)]) == {"count": 100, "p50_ms": 51.0, "p95_ms": 96.0, "most_ms": 100.0}


def test_what_is_on_the_other_screen_before_its_author_knows_took_no_time() -> None:
    assert Arrival(LETTER, 1.005).after_stored == 0
    assert Arrival(LETTER, 1.02).after_stored == pytest.approx(0.01)
    assert Arrival(replace(LETTER, stored_at=None), 1.5).after_stored == pytest.approx(0.5)


def arrived(said_at: float, at: float) -> Arrival:
    return Arrival(replace(LETTER, said_at=said_at), at)


def test_what_was_under_way_as_a_process_was_killed_belongs_to_the_kill() -> None:
    calm, engine, gateway = Phase("calm", 0.0, 10.0), Phase("engine", 10.0, 60.0, killed=True), Phase("gateway", 60.1, 90.0, killed=True)
    early, caught, during, late, never = (arrived(*at) for at in ((1.0, 1.1), (9.9, 26.0), (12.0, 30.0), (60.0, 70.0), (95.0, 95.1)))
    found = desk_figures.by_phase([early, caught, during, late, never], [calm, engine, gateway])
    assert found == {calm: [early], engine: [caught, during, late], gateway: []}


def test_a_recovery_ends_with_the_last_who_waited_long() -> None:
    phase = Phase("engine", 10.0, 60.0, killed=True)
    said = [arrived(*at) for at in ((9.0, 11.0), (12.0, 30.0), (15.0, 28.0), (40.0, 41.0))]
    assert desk_figures.recovery(phase, said, [3.0, 12.5]) == {"answers_flow_s": 18.0, "caught_up_s": 20.0, "lines_back_s": 2.5}
    assert desk_figures.recovery(replace(phase, killed=False), said, []) == {}
