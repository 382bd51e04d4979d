"""The figures of two days, counted by hand; days begin at midnight in Korea."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, create_engine, delete, insert, update

from bot import wording
from channels.audit import log
from channels.clock import SEOUL, millis
from channels.schema import callback, conversation, event, held, metadata, rating, staff, step, turn
from channels.supervision import charts, figures, sheet
from channels.supervision.figures import Period
from channels.supervision.tally import Tally, waiting
from tests.channels.conftest import Desk, Talk
from tests.channels.test_switches import CONSOLE, hire, sign_in

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
BOTH = Period(SUNDAY, MONDAY)
WORDS = wording.load(Path(__file__).parents[2] / "data" / "wording" / "gateway.ko.yml")


def at(clock: str, day: date = MONDAY) -> int:
    return millis(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL))


def begin(connection: Connection, one: str, channel: str = "web", when: int = 0, **more: Any) -> None:
    usual = {"mode": "assistant", "context": "{}", "state": "{}", "version": 0, "last_seq": 0, "lease_holder": "", "lease_until": 0}
    connection.execute(insert(conversation), {"id": one, "channel": channel, **usual, "created_at": when, "last_at": when, **more})
    went(connection, one, when, "begun", channel)


def went(connection: Connection, one: str | None, when: int, kind: str, channel: str = "web", **more: Any) -> None:
    connection.execute(insert(step), {"conversation_id": one, "at": when, "kind": kind, "channel": channel, **more})


def heard(connection: Connection, one: str, seq: int, when: int, text: str, understood: int | None, **more: Any) -> None:
    row = {"conversation_id": one, "seq": seq, "kind": "message", "turn_id": f"{one}-{seq}", "payload": f'{{"text": "{text}"}}'}
    connection.execute(insert(event), row)
    kept = {"id": f"{one}-{seq}", "conversation_id": one, "seq": seq, "day": "2026-11-23", "status": "done", "created_at": when}
    connection.execute(insert(turn), {**kept, "understood": understood, "about": None, "crisis": None, **more})


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def two_days(connection: Connection) -> Connection:
    """a: Sunday, 5 s before midnight; asked for a person, taken after midnight. b, c: Monday; c on Telegram. d: the next midnight."""
    begin(connection, "a", when=at("23:59:55", SUNDAY), outcome="resolved")
    went(connection, "a", at("23:59:59", SUNDAY), "queued", reason="asked")
    went(connection, "a", at("00:00:09"), "claimed", reason="asked", staff_id="s1", value=10_000)
    went(connection, "a", at("00:10"), "closed", reason="asked", staff_id="s1")
    went(connection, "a", at("00:11"), "rated", value=5)
    begin(connection, "b", when=at("00:00"))
    begin(connection, "c", "telegram", at("09:00"), outcome="unresolved")
    for n, (clock, wait) in enumerate((("09:10", 20_000), ("09:30", 60_000), ("09:50", 90_000))):
        went(connection, "c", at(clock), "queued", "telegram", reason=("misunderstood", "returned", "returned")[n])
        went(connection, "c", at(clock) + wait, "claimed", "telegram", value=wait)
    went(connection, "c", at("10:00"), "closed", "telegram", reason="misunderstood")
    went(connection, "c", at("10:01"), "rated", "telegram", value=2)
    went(connection, "c", at("10:02"), "callback", "telegram")
    went(connection, "c", at("11:00"), "begun", "telegram", reason="reopened")
    begin(connection, "d", when=at("00:00", date(2026, 11, 24)))
    heard(connection, "a", 1, at("23:59:58", SUNDAY), "연금 얼마?", 1, about="basic_pension")
    heard(connection, "b", 1, at("00:00:01"), "이거 뭐예요", 0)
    heard(connection, "b", 2, at("00:00:02"), "기초연금 사본?", 0, about="basic_pension")
    heard(connection, "b", 3, at("00:00:03"), "이거  뭐예요?!", 0)
    heard(connection, "c", 1, at("09:01"), "이거 뭐예요", 0, about="basic_pension")
    heard(connection, "c", 2, at("09:02"), "죽고 싶어요", 0, crisis="suicide")
    heard(connection, "c", 3, at("09:03"), "상담원이 답한 말", None)
    return connection


def test_a_period_is_counted_whole(two_days: Connection) -> None:
    whole = figures.figures(two_days, BOTH)["total"]
    assert whole == {
        "begun": 3,
        "contained": 1,
        "containment": 0.3333,
        "queued": 4,
        "claimed": 4,
        "wait": {"mean_s": 45.0, "median_s": 40.0, "p90_s": 90.0},
        "closed": 2,
        "resolved": 1,
        "resolution": 0.5,
        "callbacks": 1,
        "rated": 2,
        "satisfaction": 3.5,
        "scores": {"1": 0, "2": 1, "3": 0, "4": 0, "5": 1},
        "messages": 6,
        "not_understood": 5,
        "fallback": 0.8333,
    }


def test_a_day_begins_at_midnight_in_korea(two_days: Connection) -> None:
    days = {row["day"]: row for row in figures.figures(two_days, BOTH)["days"]}
    assert list(days) == ["2026-11-22", "2026-11-23"]
    sunday, monday = days["2026-11-22"], days["2026-11-23"]
    assert [sunday[name] for name in ("begun", "contained", "queued", "claimed", "closed", "rated", "messages")] == [1, 0, 1, 0, 0, 0, 1]
    assert [monday[name] for name in ("begun", "contained", "queued", "claimed", "closed", "rated", "messages")] == [2, 1, 3, 4, 2, 2, 5]
    assert (sunday["wait"]["mean_s"], sunday["satisfaction"], sunday["resolution"]) == (None, None, None)


def test_the_day_after_is_no_part_of_it(two_days: Connection) -> None:
    assert figures.figures(two_days, Period(date(2026, 11, 24), date(2026, 11, 24)))["total"]["begun"] == 1
    assert figures.figures(two_days, Period(date(2026, 11, 21), date(2026, 11, 21)))["total"]["begun"] == 0


def test_one_channel_alone(two_days: Connection) -> None:
    found = figures.figures(two_days, Period(SUNDAY, MONDAY, "telegram"))
    assert [row["channel"] for row in found["channels"]] == ["telegram"]
    assert (found["total"]["begun"], found["total"]["queued"], found["total"]["not_understood"]) == (1, 3, 2)
    assert found["reasons"] == [{"name": "returned", "count": 2}, {"name": "misunderstood", "count": 1}]
    assert [row["text"] for row in found["unanswered"]] == ["이거 뭐예요"]


def test_by_channel(two_days: Connection) -> None:
    web, telegram = sorted(figures.figures(two_days, BOTH)["channels"], key=lambda row: -row["begun"])
    assert (web["channel"], web["begun"], web["fallback"], web["satisfaction"]) == ("web", 2, 0.75, 5.0)
    assert (telegram["channel"], telegram["begun"], telegram["fallback"], telegram["wait"]["median_s"]) == ("telegram", 1, 1.0, 60.0)


def test_why_a_person_was_called_and_how_it_ended(two_days: Connection) -> None:
    found = figures.figures(two_days, BOTH)
    assert {row["name"]: row["count"] for row in found["reasons"]} == {"asked": 1, "misunderstood": 1, "returned": 2}
    assert {row["name"]: row["count"] for row in found["outcomes"]} == {"resolved": 1, "unresolved": 1}


def test_an_outcome_told_by_the_step_itself_outlives_the_conversation_and_a_reason_is_never_taken_for_one(two_days: Connection) -> None:
    went(two_days, None, at("12:00"), "closed", reason="resolved")
    went(two_days, None, at("12:01"), "closed", reason="asked")
    found = figures.figures(two_days, BOTH)
    assert {row["name"]: row["count"] for row in found["outcomes"]} == {"resolved": 2, "unresolved": 1, None: 1}
    assert (found["total"]["closed"], found["total"]["resolved"]) == (4, 2)


def test_fallback_by_topic_the_most_often_missed_first(two_days: Connection) -> None:
    assert figures.topics(two_days, BOTH) == [
        {"about": None, "messages": 3, "not_understood": 3, "fallback": 1.0},
        {"about": "basic_pension", "messages": 3, "not_understood": 2, "fallback": 0.6667},
    ]


def test_questions_without_an_answer_are_grouped_and_nothing_said_in_danger_is_among_them(two_days: Connection) -> None:
    assert figures.unanswered(two_days, BOTH) == [{"text": "이거 뭐예요", "count": 3}, {"text": "기초연금 사본?", "count": 1}]


def test_questions_vanish_with_their_conversation_and_the_counts_of_conversations_stay(two_days: Connection) -> None:
    for table in (turn, event):
        two_days.execute(delete(table).where(table.c.conversation_id == "c"))
    two_days.execute(delete(conversation).where(conversation.c.id == "c"))
    two_days.execute(update(step).where(step.c.conversation_id == "c").values(conversation_id=None))
    found = figures.figures(two_days, BOTH)
    assert found["unanswered"] == [{"text": "이거  뭐예요?!", "count": 2}, {"text": "기초연금 사본?", "count": 1}]
    assert [found["total"][name] for name in ("begun", "contained", "queued", "claimed", "rated", "messages")] == [3, 1, 4, 4, 2, 4]


def test_load_at_this_moment(connection: Connection) -> None:
    now = at("10:00")
    begin(connection, "w1", mode="waiting", waiting_since=now - 90_000)
    begin(connection, "w2", mode="waiting", waiting_since=now - 5_000)
    begin(connection, "k", mode="counsellor")
    begin(connection, "fresh", when=now - 599_000)
    begin(connection, "old", when=now - 601_000)
    people = [("here", "counsellor", 59_000, 0, 0), ("gone", "counsellor", 61_000, 0, 0), ("away", "supervisor", 1_000, 1, 0)]
    people += [("fired", "counsellor", 0, 0, 1), ("reads", "auditor", 0, 0, 0)]
    for login, role, ago, away, disabled in people:
        row = {"id": login, "login": login, "name": login, "role": role, "away": away, "disabled": disabled}
        connection.execute(insert(staff), {**row, "seen_at": now - ago, "created_at": 0})
    for n, status in enumerate(("open", "open", "done")):
        connection.execute(insert(callback), {"id": str(n), "conversation_id": "k", "sealed": "", "status": status, "created_at": 0})
    row = {"id": "h", "conversation_id": "k", "turn_id": "t", "about": "x", "replies": "[]", "status": "open", "created_at": 0}
    connection.execute(insert(held), row)
    assert figures.live(connection, now) == {
        "waiting": 2,
        "longest_wait_s": 90,
        "with_counsellors": 1,
        "with_assistant": 1,
        "counsellors_present": 1,
        "counsellors_away": 1,
        "callbacks_open": 2,
        "held": 1,
    }


def test_nobody_and_nothing_is_no_error(connection: Connection) -> None:
    assert figures.live(connection, at("10:00"))["longest_wait_s"] is None
    found = figures.figures(connection, BOTH)
    assert found["total"] == Tally().to_dict() and [row["begun"] for row in found["days"]] == [0, 0]


@pytest.mark.parametrize(
    ("waits", "mean", "median", "p90"),
    [
        ([1000], 1, 1, 1),
        ([1000, 2000], 1.5, 1.5, 2),
        ([n * 1000 for n in range(10, 0, -1)], 5.5, 5.5, 9),
        ([1000] * 18 + [60_000] * 2, 6.9, 1, 1),
    ],
)
def test_average_median_and_ninetieth_percentile(waits: list[int], mean: float, median: float, p90: float) -> None:
    assert waiting(waits) == {"mean_s": mean, "median_s": median, "p90_s": p90}


def test_the_rating_kept_with_a_conversation_counts_once(two_days: Connection) -> None:
    two_days.execute(insert(rating), {"conversation_id": "a", "score": 5, "created_at": 0})
    assert figures.figures(two_days, BOTH)["total"]["rated"] == 2


# As CSV


def test_the_sheet_opens_in_a_spreadsheet_with_a_line_a_day_and_channel(two_days: Connection) -> None:
    titles = WORDS.options("supervision.csv.days")
    text = "".join(sheet.of_cells(figures.cells(two_days, BOTH), titles))
    assert text.startswith("\ufeff날짜,채널,")
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert len(header) == len(titles) == 2 + len(sheet.COLUMNS) and {len(row) for row in rows} == {len(titles)}
    assert [row[:5] for row in rows] == [
        ["2026-11-22", "web", "1", "0", "1"],
        ["2026-11-23", "telegram", "1", "0", "3"],
        ["2026-11-23", "web", "1", "1", "0"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+82", "-3", "@SUM(A1)", " =HYPERLINK(1)", "\t=1", "\u3000=1"])
def test_no_text_is_a_formula(text: str) -> None:
    (_, line) = sheet.of_questions([{"count": 2, "text": text}], ("횟수", "질문"))
    ((count, written),) = csv.reader(io.StringIO(line, newline=""))
    assert (count, written) == ("2", f"'{text}")


def test_a_number_below_zero_is_a_number_and_a_plain_text_is_left_alone() -> None:
    assert list(sheet.lines(("a",), [(-1.5, "가, 나\n다")]))[1] == '-1.5,"가, 나\n다"\r\n'


# As charts


@pytest.mark.parametrize("theme", charts.COLOURS)
@pytest.mark.parametrize("name", charts.CHARTS)
def test_a_chart_has_no_script_loads_nothing_and_tells_what_it_shows(two_days: Connection, name: str, theme: charts.Theme) -> None:
    found = figures.figures(two_days, BOTH)
    found["topics"] = [{"name": str(topic["about"]), **topic} for topic in found["topics"]]
    svg = charts.draw(name, found, WORDS, theme).decode()
    assert svg.startswith("<svg ") and 'role="img" aria-labelledby="chart-title chart-desc"' in svg
    title, desc = (WORDS.say(f"supervision.charts.{name}_{part}", first="2026-11-22", last="2026-11-23") for part in ("title", "desc"))
    assert f'<title id="chart-title">{title}</title>' in svg and f'<desc id="chart-desc">{desc}</desc>' in svg
    namespaces = svg.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    for outside in ("<script", "http:", "https:", "//", "@import", "url(", "onload", "onclick"):
        assert outside not in namespaces, outside
    assert charts.COLOURS[theme]["series"][0] in svg and charts.COLOURS[theme]["ground"] in svg


def test_the_colours_are_those_of_the_page() -> None:
    static = Path(__file__).parents[2] / "channels" / "static"
    written = {theme: static / file for theme, file in (("light", "tokens.css"), ("contrast", "tokens.css"), ("dark", "console/theme.css"))}
    assert written.keys() == charts.COLOURS.keys()
    for theme, file in written.items():
        tokens = file.read_text(encoding="utf-8") if file.exists() else ""  # dark comes with the console
        of = charts.COLOURS[theme]
        missing = [colour for colour in (of["ground"], of["text"], of["guide"], *of["series"]) if f": {colour};" not in tokens]
        assert missing == [] or not file.exists(), theme


def test_a_chart_of_nothing_says_so(connection: Connection) -> None:
    assert "아직 자료가 없어요" in charts.draw("reasons", figures.figures(connection, BOTH), WORDS, "light").decode()


def test_reasons_are_named_in_words_and_unknown_ones_as_they_are() -> None:
    assert charts.label(WORDS, "reasons", "asked") == "직접 요청"
    assert charts.label(WORDS, "reasons", "brand_new") == "brand_new"


# Over HTTP


async def test_the_figures_of_what_went_on_here(desk: Desk, talk: Talk) -> None:
    await hire(desk)
    sign_in(desk)
    missed = {"understood": 0, "about": "basic_pension"}
    await talk.say("기초연금 사본?")
    await desk.gateway.store.run(lambda connection: connection.execute(update(turn).values(**missed)))
    found = (await desk.client.get(f"{CONSOLE}/figures")).json()
    assert (found["from"], found["to"], len(found["days"])) == ("2026-10-25", "2026-11-23", 30)
    assert found["topics"] == [{"name": "기초연금", "about": "basic_pension", "messages": 1, "not_understood": 1, "fallback": 1.0}]
    assert found["unanswered"] == [{"text": "기초연금 사본?", "count": 1}] and found["live"]["waiting"] == 0
    assert (await talk.call("DELETE")).status_code == 204
    assert (await desk.client.get(f"{CONSOLE}/figures")).json()["unanswered"] == []


async def test_sheets_and_charts_are_sent_as_such(desk: Desk) -> None:
    sign_in(desk)
    for of in ("days", "questions"):
        sent = await desk.client.get(f"{CONSOLE}/figures.csv", params={"of": of, "from": "2026-11-22", "to": "2026-11-23"})
        assert sent.content.startswith(b"\xef\xbb\xbf") and sent.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert sent.headers["Content-Disposition"] == f'attachment; filename="{of}-2026-11-22-2026-11-23.csv"'
    rows = await desk.gateway.store.run(log.read, 0, 10)
    assert [(row.actor, row.action, row.target) for row in rows] == [("kim", "export", "figures")] * 2
    period = {"first": "2026-11-22", "last": "2026-11-23", "channel": None}
    assert [orjson.loads(row.detail) for row in rows] == [{"of": "days", **period}, {"of": "questions", **period}]
    drawn = await desk.client.get(f"{CONSOLE}/charts/load.svg", params={"theme": "dark"})
    assert drawn.headers["Content-Type"] == "image/svg+xml" and "default-src 'none'" in drawn.headers["Content-Security-Policy"]
    assert (await desk.client.get(f"{CONSOLE}/charts/no-such.svg")).status_code == 404


@pytest.mark.parametrize("query", ["from=2026-11-24&to=2026-11-23", "from=2025-01-01&to=2026-11-23", "from=gestern", "channel=W%20B"])
async def test_a_period_that_is_none_is_refused(desk: Desk, query: str) -> None:
    sign_in(desk)
    assert (await desk.client.get(f"{CONSOLE}/figures?{query}")).status_code == 422
