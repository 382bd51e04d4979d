"""The figures of a period, per day in Korea and by channel. Queries over a connection.

Steps stay when a conversation is erased, without a word and without its id; turns, their texts and the outcome kept with the conversation
go with it. So counts of conversations hold for ever, and fallback and questions are of what is still kept.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal, select

from channels.clock import SEOUL, millis
from channels.schema import callback, conversation, event, held, staff, step, turn
from channels.supervision.tally import Tally, share, total

KST_MS, DAY_MS = 9 * 3_600_000, 86_400_000
EPOCH = date(1970, 1, 1)
PRESENT_MS = 60_000
"""A console that was not heard of for longer is gone."""
ACTIVE_MS = 10 * 60_000
"""A citizen who wrote nothing for longer is not counted as talking with the assistant now."""
QUESTIONS_READ, QUESTIONS_SHOWN = 5000, 20
AGAIN = ("returned", "transferred")
"""Why somebody waits who had waited before."""
RESOLVED = "resolved"
OUTCOMES = (RESOLVED, "unresolved", "left", "abuse", "other_agency", "callback")

Cells = Mapping[tuple[date, str], Tally]


@dataclass(frozen=True)
class Period:
    """Days in Korea, both included; of one channel or all."""

    first: date
    last: date
    channel: str | None = None

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def holds(self, at: ColumnElement[int], channel: ColumnElement[str]) -> ColumnElement[bool]:
        within = and_(at >= _midnight(self.first), at < _midnight(self.last + timedelta(days=1)))
        return within if self.channel is None else and_(within, channel == self.channel)


def _midnight(day: date) -> int:
    return millis(datetime(day.year, day.month, day.day, tzinfo=SEOUL))


def _day(at: ColumnElement[int]) -> ColumnElement[int]:
    """Days since 1970 as they begin in Korea."""
    # Written out: PostgreSQL takes two placeholders, in SELECT and in GROUP BY, for two different things.
    return (at + literal(KST_MS, literal_execute=True)) // literal(DAY_MS, literal_execute=True)


def _date(number: int) -> date:
    return EPOCH + timedelta(days=int(number))


def live(connection: Connection, now: int) -> dict[str, Any]:
    """What goes on at this moment."""
    active = (conversation.c.mode != "assistant") | (conversation.c.last_at > now - ACTIVE_MS)
    modes = dict(connection.execute(select(conversation.c.mode, func.count()).where(active).group_by(conversation.c.mode)).all())
    oldest = connection.scalar(select(func.min(conversation.c.waiting_since)).where(conversation.c.mode == "waiting"))
    here = (staff.c.disabled == 0, staff.c.seen_at > now - PRESENT_MS, staff.c.role != "auditor")
    people = dict(connection.execute(select(staff.c.away, func.count()).where(*here).group_by(staff.c.away)).all())
    return {
        "waiting": modes.get("waiting", 0),
        "longest_wait_s": None if oldest is None else max(0, now - oldest) // 1000,
        "with_counsellors": modes.get("counsellor", 0),
        "with_assistant": modes.get("assistant", 0),
        "counsellors_present": people.get(0, 0),
        "counsellors_away": people.get(1, 0),
        "callbacks_open": _count(connection, select(func.count()).where(callback.c.status == "open")),
        "held": _count(connection, select(func.count()).where(held.c.status == "open")),
    }


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.scalar(query) or 0


def cells(connection: Connection, period: Period) -> Cells:
    """What is counted, by day and channel."""
    found: defaultdict[tuple[date, str], Tally] = defaultdict(Tally)
    for read in (_steps, _wanting, _outcomes_by_day, _understood):
        for number, channel, name, value in read(connection, period):
            tally = found[_date(number), channel]
            if name == "wait":
                tally.waits.append(value)
            elif name == "score":
                tally.scores[value] += 1
            else:
                tally.counts[name] += value
    return found


Rows = list[tuple[int, str, str, int]]
"""Day, channel, what, how many or what value."""


def _steps(connection: Connection, period: Period) -> Rows:
    day = _day(step.c.at)
    kinds = step.c.kind.in_(("begun", "queued", "claimed", "closed", "callback"))
    counted = and_(kinds, func.coalesce(step.c.reason, "") != "reopened", period.holds(step.c.at, step.c.channel))
    by = (day, step.c.channel, step.c.kind)
    counts = connection.execute(select(*by, func.count()).where(counted).group_by(*by)).all()
    named = case((step.c.kind == "claimed", "wait"), else_="score")
    measured = and_(step.c.kind.in_(("claimed", "rated")), step.c.value.is_not(None), period.holds(step.c.at, step.c.channel))
    values = connection.execute(select(day, step.c.channel, named, step.c.value).where(measured)).all()
    return [tuple(row) for row in (*counts, *values)]


def _wanting(connection: Connection, period: Period) -> Rows:
    """Of the conversations begun that day, those in which a person was called for, whenever that was.

    Of erased ones it is only known how many were begun and how many calls there were: a call counts where and when it was made.
    """
    day, called = _day(step.c.at), step.alias("called")
    by = (day, step.c.channel)
    begun = and_(step.c.kind == "begun", func.coalesce(step.c.reason, "") != "reopened", period.holds(step.c.at, step.c.channel))
    wanted = exists().where(called.c.conversation_id == step.c.conversation_id, called.c.kind == "queued")
    known = connection.execute(select(*by, func.count()).where(begun, wanted).group_by(*by)).all()
    first = func.coalesce(step.c.reason, "").not_in(AGAIN)
    nameless = and_(step.c.kind == "queued", step.c.conversation_id.is_(None), first, period.holds(step.c.at, step.c.channel))
    erased = connection.execute(select(*by, func.count()).where(nameless).group_by(*by)).all()
    return [(number, channel, "wanting", count) for number, channel, count in (*known, *erased)]


def _outcome() -> ColumnElement[str]:
    """Of a step `closed`: as the step tells it, else as the conversation does while it is kept and was not opened again."""
    return case((step.c.reason.in_(OUTCOMES), step.c.reason), else_=conversation.c.outcome)


def _outcomes_by_day(connection: Connection, period: Period) -> Rows:
    day = _day(step.c.at)
    query = (
        select(day, step.c.channel, func.count())
        .join_from(step, conversation, conversation.c.id == step.c.conversation_id, isouter=True)
        .where(step.c.kind == "closed", _outcome() == RESOLVED, period.holds(step.c.at, step.c.channel))
        .group_by(day, step.c.channel)
    )
    return [(number, channel, "resolved", count) for number, channel, count in connection.execute(query)]


_UNDERSTOOD = case((turn.c.understood == 0, "not_understood"), else_="understood")


def _understood(connection: Connection, period: Period) -> Rows:
    by = (_day(turn.c.created_at), conversation.c.channel, _UNDERSTOOD)
    query = (
        select(*by, func.count())
        .join_from(turn, conversation, conversation.c.id == turn.c.conversation_id)
        .where(turn.c.understood.is_not(None), period.holds(turn.c.created_at, conversation.c.channel))
        .group_by(*by)
    )
    return [tuple(row) for row in connection.execute(query)]


def figures(connection: Connection, period: Period) -> dict[str, Any]:
    """Everything of a period but the moment: whole, by day, by channel, and what it was about."""
    found = cells(connection, period)
    channels = sorted({channel for _, channel in found})
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "channel": period.channel,
        "total": total(found.values()).to_dict(),
        "days": [{"day": day.isoformat(), **total(t for (d, _), t in found.items() if d == day).to_dict()} for day in period.days],
        "channels": [{"channel": each, **total(t for (_, c), t in found.items() if c == each).to_dict()} for each in channels],
        "reasons": _grouped(connection, period, "queued", step.c.reason),
        "outcomes": _grouped(connection, period, "closed", _outcome()),
        "topics": topics(connection, period),
        "unanswered": unanswered(connection, period),
    }


def _grouped(connection: Connection, period: Period, kind: str, by: ColumnElement[str]) -> list[dict[str, Any]]:
    query = (
        select(by, func.count())
        .join_from(step, conversation, conversation.c.id == step.c.conversation_id, isouter=True)
        .where(step.c.kind == kind, period.holds(step.c.at, step.c.channel))
        .group_by(by)
    )
    return sorted(
        ({"name": name, "count": count} for name, count in connection.execute(query)), key=lambda row: (-row["count"], str(row["name"]))
    )


def topics(connection: Connection, period: Period) -> list[dict[str, Any]]:
    """How often what was asked about a benefit or topic was not understood; the most often first. None: about nothing in particular."""
    missed = func.sum(case((turn.c.understood == 0, 1), else_=0))
    query = (
        select(turn.c.about, func.count(), missed)
        .join_from(turn, conversation, conversation.c.id == turn.c.conversation_id)
        .where(turn.c.understood.is_not(None), period.holds(turn.c.created_at, conversation.c.channel))
        .group_by(turn.c.about)
    )
    rows = [(about, count, int(misses)) for about, count, misses in connection.execute(query)]
    rows.sort(key=lambda row: (-row[2], -row[1], str(row[0])))
    return [{"about": a, "messages": n, "not_understood": m, "fallback": share(m, n)} for a, n, m in rows]


def unanswered(connection: Connection, period: Period) -> list[dict[str, Any]]:
    """What citizens asked most without being understood, masked as it is stored; gone with the conversation. Nothing said in danger."""
    query = (
        select(event.c.payload)
        .join_from(turn, event, and_(event.c.conversation_id == turn.c.conversation_id, event.c.seq == turn.c.seq))
        .join(conversation, conversation.c.id == turn.c.conversation_id)
        .where(turn.c.understood == 0, turn.c.crisis.is_(None), period.holds(turn.c.created_at, conversation.c.channel))
        .order_by(turn.c.created_at.desc())
        .limit(QUESTIONS_READ)
    )
    counts, newest = Counter[str](), dict[str, str]()
    for payload in connection.scalars(query):
        text = str(orjson.loads(payload)["text"])
        if key := normal(text):
            counts[key] += 1
            newest.setdefault(key, text)
    most = sorted(counts, key=lambda key: (-counts[key], key))[:QUESTIONS_SHOWN]
    return [{"text": newest[key], "count": counts[key]} for key in most]


def normal(text: str) -> str:
    """The same for questions that differ in spaces, marks, width and case only."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
