"""The table of the desk in docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.bench import markdown

Figures = dict[str, Any]

ASIDE = {"calm": "nothing happens", "gateway2": "one of two gateways is killed"}
PEOPLE = ("to_counsellor", "to_citizen")
FAULTS = {"lost": "lost", "doubled": "doubled", "disordered": "out of order", "altered": "altered"}
RECOVERY = {"answers_flow_s": "answers flow", "lines_back_s": "every line is open", "caught_up_s": "nobody waits"}


def table(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    one, two = figures["one"], figures["two"]
    yield _who(one["counts"])
    yield ""
    phases = [*_phases(one, "one gateway"), *_phases(two, "two gateways")]
    yield markdown.prose("""
        Milliseconds from a message being said to its being on the other side's screen, storing included: p50 / p95 / longest. In brackets
        p95 from the moment its author is told that it is kept. What is said while a process is down counts from when it was said.""")
    yield ""
    head = ["said while", "citizen → counsellor", "counsellor → citizen", "citizen → assistant's answer", "messages"]
    yield from markdown.table(head, ([label, *_arrivals(phase)] for label, phase in phases))
    yield ""
    yield markdown.prose("""
        Seconds from the kill until something said after it has its answer, until every line that broke is open again, and until the last
        of those who waited longer than 5 s has theirs.""")
    yield ""
    killed = ([label, *(_seconds(phase.get(name)) for name in RECOVERY)] for label, phase in phases if "answers_flow_s" in phase)
    yield from markdown.table(["", *RECOVERY.values()], killed)
    yield ""
    sides = (("one gateway", one), ("two", two))
    head = ["", *(f"{fault}, {gateways}" for gateways, _ in sides for fault in FAULTS.values())]
    yield from markdown.table(head, ([name, *(side["accounts"][name][f] for _, side in sides for f in FAULTS)] for name in one["accounts"]))
    yield ""
    yield _counts(one, "one gateway")
    yield ""
    yield _counts(two, "two gateways")


def _who(counts: Figures) -> str:
    return markdown.prose(f"""
        {counts["citizens"]} citizens over their WebSockets, each with a message every 10 s, one in twelve a wish for a person;
        {counts["counsellors"]} counsellors over theirs, who claim, answer and give back, three conversations at a time. Then engine,
        actions and gateway are killed (`kill -9`) one after the other under that load, which waits for nobody; then the same people are
        at two gateways on one SQLite file, of which one is killed. People and product share the machine and its cores.""")


def _phases(side: Figures, gateways: str) -> Iterator[tuple[str, Figures]]:
    for name, phase in side["phases"].items():
        yield f"{ASIDE.get(name, f'{name} is killed')}, {gateways}" if name == "calm" else ASIDE.get(name, f"{name} is killed"), phase


def _arrivals(phase: Figures) -> Iterator[str]:
    for name in PEOPLE:
        yield f"{_times(phase[name])} ({phase[f'{name}_stored']['p95_ms']:.0f})" if phase[name]["count"] else "–"
    yield _times(phase["answers"]) if phase["answers"]["count"] else "–"
    yield " + ".join(str(phase[name]["count"]) for name in (*PEOPLE, "answers"))


def _times(found: Figures) -> str:
    return " / ".join(f"{found[name]:.0f}" for name in ("p50_ms", "p95_ms", "most_ms"))


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _counts(side: Figures, gateways: str) -> str:
    counts = side["counts"]
    audit = "sound" if side["audit"]["sound"] else "not sound"
    return markdown.prose(f"""
        With {gateways}: {counts["said_by_citizens"]} messages of citizens and {counts["said_by_counsellors"]} of counsellors,
        {counts["seen_by_citizens"]} events seen by citizens and {counts["seen_by_counsellors"]} by counsellors; {counts["claimed"]}
        conversations claimed, {counts["too_late"]} times somebody came too late. Told that the answer takes longer:
        {counts["told_to_wait"]}; given up: {counts["given_up"]}; refused: {len(counts["refused"])}. Once nobody said more, everything
        arrived everywhere: {"yes" if side["settled"] else "no"}. `threeany audit verify` afterwards: {audit}.""")
