"""Figures of the desk from what everybody saw and what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any

from tests.bench import seen
from tests.bench.desk_people import Citizen, Counsellor
from tests.bench.desk_store import Log
from tests.bench.seen import Account, Came, Letter

LATE_S = 5.0


@dataclass(frozen=True)
class Phase:
    name: str
    began: float
    ended: float
    killed: bool = False
    """Whether the process it is named after was killed as it began."""


@dataclass(frozen=True)
class Arrival:
    """A message on a screen."""

    letter: Letter
    at: float

    @property
    def waited(self) -> float:
        """From being said: storing it is part of it."""
        return self.at - self.letter.said_at

    @property
    def after_stored(self) -> float:
        """From the moment its author was told that it is kept; the other side may well see it before."""
        return max(0.0, self.at - self.letter.stored_at) if self.letter.stored_at else self.waited


def of(citizens: Sequence[Citizen], counsellors: Sequence[Counsellor], phases: Sequence[Phase], logs: Mapping[str, Log]) -> dict[str, Any]:
    arrivals = {
        "to_counsellor": [arrival for one in citizens for arrival in _at_counsellors(one, counsellors)],
        "to_citizen": [arrival for one in citizens for arrival in _at_citizen(one, counsellors)],
        "answers": [arrival for one in citizens for arrival in _answers(one, logs[one.id])],
    }
    figures = {name: by_phase(found, phases) for name, found in arrivals.items()}
    opened = sorted(at for line in (*citizens, *counsellors) for at in line.opened)
    return {
        "phases": {
            phase.name: {
                "s": phase.ended - phase.began,
                **{name: seen.times([arrival.waited for arrival in found[phase]]) for name, found in figures.items()},
                **{f"{name}_stored": seen.times([arrival.after_stored for arrival in found[phase]]) for name, found in figures.items()},
                **recovery(phase, figures["answers"][phase], opened),
            }
            for phase in phases
        },
        "accounts": {name: asdict(account) for name, account in _accounts(citizens, counsellors, logs).items()},
        "counts": {
            "citizens": len(citizens),
            "counsellors": len(counsellors),
            "said_by_citizens": sum(len(one.letters) for one in citizens),
            "said_by_counsellors": sum(len(one.letters) for one in counsellors),
            "refused": [letter.refused for line in (*citizens, *counsellors) for letter in line.letters.values() if letter.refused],
            "claimed": sum(one.claimed for one in counsellors),
            "too_late": sum(one.too_late for one in counsellors),
            "given_up": sum(turn.status == "failed" for log in logs.values() for turn in log.turns),
            "told_to_wait": sum(turn.notice_seq is not None for log in logs.values() for turn in log.turns),
            "seen_by_citizens": sum(len(one.screen.came) for one in citizens),
            "seen_by_counsellors": sum(len(screen.came) for one in counsellors for screen in one.screens.values()),
        },
    }


def by_phase(arrivals: Sequence[Arrival], phases: Sequence[Phase]) -> dict[Phase, list[Arrival]]:
    """By when they were said; what was still under way as the calm ended belongs to the kill that ended it."""
    found: dict[Phase, list[Arrival]] = {phase: [] for phase in phases}
    for arrival in arrivals:
        for phase, following in zip_longest(phases, phases[1:]):
            if phase.began <= arrival.letter.said_at < (following.began if following else phase.ended):
                is_caught = following and not phase.killed and arrival.at >= following.began
                found[following if is_caught else phase].append(arrival)
    return found


def recovery(phase: Phase, answers: Sequence[Arrival], opened: Sequence[float]) -> dict[str, float]:
    """Seconds after the kill until something said after it was answered, the last who had waited long was, and every line stood again."""
    if not phase.killed:
        return {}
    since = [arrival for arrival in answers if arrival.letter.said_at >= phase.began]
    late = [arrival.at for arrival in answers if arrival.waited > LATE_S]
    again = [at for at in opened if phase.began <= at < phase.ended]
    found = {"answers_flow_s": min((arrival.at for arrival in since), default=phase.ended), "caught_up_s": max(late, default=phase.began)}
    found |= {"lines_back_s": again[-1]} if again else {}
    return {name: at - phase.began for name, at in found.items()}


def _accounts(citizens: Sequence[Citizen], counsellors: Sequence[Counsellor], logs: Mapping[str, Log]) -> dict[str, Account]:
    def total(accounts: Iterator[Account]) -> Account:
        return sum(accounts, Account())

    return {
        "said by citizens, stored": total(seen.written(one.letters.values(), logs[one.id].events) for one in citizens),
        "said by counsellors, stored": total(seen.written(one.of(key), logs[key].events) for one in counsellors for key in one.screens),
        "answered by the assistant": total(seen.answered(log.turns, log.events) for log in logs.values()),
        "stored, seen by citizens": total(seen.seen(one.screen, logs[one.id].events) for one in citizens),
        "stored, seen by counsellors": total(
            seen.seen(screen, logs[key].events) for one in counsellors for key, screen in one.screens.items()
        ),
    }


def _at_counsellors(citizen: Citizen, counsellors: Sequence[Counsellor]) -> Iterator[Arrival]:
    """What was said while a counsellor followed, on that counsellor's screen."""
    for counsellor in counsellors:
        spans = [(since, until) for key, since, until in counsellor.followed if key == citizen.id]
        for came in _said_by("citizen", counsellor.screens[citizen.id].came) if spans else ():
            letter = citizen.letters[came.content["client_id"]]
            if any(since <= letter.said_at <= until for since, until in spans):
                yield Arrival(letter, came.at)


def _at_citizen(citizen: Citizen, counsellors: Sequence[Counsellor]) -> Iterator[Arrival]:
    letters = {letter.client_id: letter for one in counsellors for letter in one.of(citizen.id)}
    for came in _said_by("counsellor", citizen.screen.came):
        yield Arrival(letters[came.content["client_id"]], came.at)


def _said_by(role: str, came: Sequence[Came]) -> Iterator[Came]:
    return (one for one in came if one.kind == "message" and one.content["role"] == role)


def _answers(citizen: Citizen, log: Log) -> Iterator[Arrival]:
    """The assistant's first real answer to each message, on the citizen's screen."""
    at = {came.seq: came.at for came in citizen.screen.came}
    for client_id, seq in seen.first_answers(log.turns, log.events).items():
        if seq in at:
            yield Arrival(citizen.letters[client_id], at[seq])
