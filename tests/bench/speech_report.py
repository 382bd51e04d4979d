"""The tables of hearing and speaking in docs/benchmarks.md, and which goals they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.markdown import prose as _prose
from tests.bench.markdown import table as _table

Figures = dict[str, Any]

STAGES = {
    "endpoint": "end of speech → known to be the end (0.8 s of it the silence waited for)",
    "recognition": "→ words, as far as they were not there yet",
    "dialogue": "→ answer: taken up, stored, read by the gateway",
    "engine": "→ answer: made by the dialogue's engine",
    "synthesis": "→ its first sentence as sound",
    "sending": "→ there",
    "total": "all of it",
}
ENGINES = {
    "rasa": "Rasa and its actions, started for it as `threeany run` does, are asked over loopback",
    "here": "Rasa could not be started: the same dialogue answers in the gateway's process, so this stage is shorter than Rasa's",
}
SPOKEN_MS = {"p50_ms": 1200, "p95_ms": 1500}
OVERHEAD_MS = 150
FASTER = 2.0


def table(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    labels = {
        "openai_plain": "openai-whisper, `transcribe`",
        "openai_30": "ours by openai-whisper, 30 s window",
        "openai_short": "ours by openai-whisper, window by the utterance",
        "faster_plain": "faster-whisper int8, `transcribe`",
        "ctranslate_30": "ours by CTranslate2 int8, 30 s window",
        "ctranslate_short": "ours by CTranslate2 int8, window by the utterance",
    }
    sizes = figures["sizes"]
    yield _prose(f"""
        One utterance of four seconds and {figures["tokens"]} tokens, greedy, Korean stated, both engines with the same random weights at
        the dimensions of each size (time does not depend on the weights; what a shorter window does to the words is not measured here).
        Milliseconds, and how many times as fast as openai-whisper's own `transcribe`; median of {figures["rounds"]}, the ways in turn.""")
    yield ""

    def shown(row: Figures, name: str) -> str:
        return f"{row[name]:.0f} ({row['openai_plain'] / row[name]:.1f}×)"

    rows = [[label, *(shown(row, name) for row in sizes.values())] for name, label in labels.items()]
    yield from _table(["", *sizes], rows)
    yield ""
    voice = figures["voice"]
    parts = {f"decoding 6.5 s of {kind}": times for kind, times in figures["decode"].items()}
    parts |= {"an utterance of 4 s into a process and back (both ways)": figures["process"]}
    parts |= {"the detector, a frame of 32 ms": figures["frame"]}
    parts |= {"a sentence said for the first time": voice["alone"], "a sentence said before": voice["again"]}
    yield from _table(["", "p50 ms", "p95 ms"], [[label, f"{t['p50_ms']:.2f}", f"{t['p95_ms']:.2f}"] for label, t in parts.items()])
    yield ""
    yield _prose(f"""
        {voice["callers"]} callers at once: {voice["per_s"]:.0f} sentences a second of one process; a killed voice is back in
        {voice["start_s"]:.2f} s.""")
    if "spoken" in figures:
        yield ""
        yield from _spoken(figures["spoken"])


def _spoken(figures: Figures) -> Iterator[str]:
    turns, behind, crowds, heavy, base = (figures[name] for name in ("turns", "behind", "crowds", "heavy", "base"))
    yield _prose(f"""
        From the true end of speech (the last voiced sample of what is fed) to the first sample of the answer at the page, in real time, by
        the recogniser that comes along, one caller alone and {" and ".join(crowds)} who all speak at once. Milliseconds, p50 / p95; no p95
        of fewer than {figures["p95_from"]} answers. 0.8 s of silence end every question; a sentence is never one that was said before.
        {ENGINES[figures["engine"]]}.""")
    yield ""
    sides = [turns, behind, *crowds.values()]
    rows = [[label, *(_times(side["stages"][stage]) for side in sides)] for stage, label in STAGES.items()]
    rows += [["all but that silence, the words and the engine", *(_times(side["overhead"]) for side in sides)]]
    rows += [["answers of questions", *(f"{side['count']} of {side['asked']}" for side in sides)]]
    rows += [["a frame of 32 ms is worked at, after it was due", "", "", *(_times(side["frames"]) for side in crowds.values())]]
    rows += [["frames sent, lost", "", "", *(f"{side['frames']['sent']:,}, {side['frames']['dropped']}" for side in crowds.values())]]
    rows += [["cores of the gateway and the callers", "", "", *(f"{side['cores']:.2f}" for side in crowds.values())]]
    yield from _table(["", "alone", "alone, not recognised ahead", *(f"{count} at once" for count in crowds)], rows)
    yield ""
    yield _prose(f"""
        The same turns by a recogniser of the dimensions of Whisper {heavy["size"]} (random weights: what it hears is given, the time is its
        own), recognised ahead or only behind the 0.8 s; all else is the same.""")
    yield ""
    rows = [[label, *_ahead_and_behind(*pair)] for label, pair in _pairs(turns, behind, heavy)]
    yield from _table(["to the first sound, p50 / p95 ms", "recognised ahead", "behind a fixed 0.8 s", "behind ÷ ahead, p50"], rows)
    yield ""
    yield _prose(f"""
        At the dimensions of Whisper {heavy["size"]}, random weights, four sentences, to the first sound, median of {base["rounds"]},
        without gateway and dialogue: after the endpoint {base["ours"]:.0f} ms, by openai-whisper's `transcribe` of a file and the whole
        answer spoken {base["plain"]:.0f} ({base["plain"] / base["ours"]:.1f}×). With the silence in: recognised ahead
        {base["ahead"]:.0f} ms, behind a timer of 0.8 s and by theirs {base["timer"]:.0f} ({base["timer"] / base["ahead"]:.1f}×).""")
    yield ""
    yield from _table(["goal", "at most", "found", ""], _goals(figures))


def _times(times: Mapping[str, float | None]) -> str:
    return " / ".join("–" if value is None else f"{value:.0f}" for value in (times["p50_ms"], times["p95_ms"]))


def _pairs(turns: Figures, behind: Figures, heavy: Figures) -> Iterator[tuple[str, tuple[Figures, Figures]]]:
    yield "the recogniser that comes along", (turns, behind)
    yield f"Whisper {heavy['size']}", (heavy["turns"], heavy["behind"])


def _ahead_and_behind(ahead: Figures, behind: Figures) -> Iterator[str]:
    yield f"{_times(ahead['stages']['total'])} ({ahead['count']})"
    yield f"{_times(behind['stages']['total'])} ({behind['count']})"
    first, second = ahead["stages"]["total"]["p50_ms"], behind["stages"]["total"]["p50_ms"]
    yield f"{second / first:.2f}×" if first and second else "–"


def _goals(figures: Figures) -> Iterator[list[str]]:
    """Alone, recognised ahead: as the product is."""
    total, overhead = figures["turns"]["stages"]["total"], figures["turns"]["overhead"]["p95_ms"]
    for name, label in (("p50_ms", "p50"), ("p95_ms", "p95")):
        yield _goal(f"end of speech → first sound, {label}, ms", SPOKEN_MS[name], total[name])
    yield _goal("all but that silence, the words and the engine, p95, ms", OVERHEAD_MS, overhead)
    times = figures["base"]["plain"] / figures["base"]["ours"]
    yield ["after the endpoint, as many times as fast as the plain way", f"at least {FASTER:.0f}", f"{times:.1f}", _met(times >= FASTER)]


def _goal(label: str, limit: float, found: float | None) -> list[str]:
    return [label, str(limit), "–", "not measured"] if found is None else [label, str(limit), f"{found:.0f}", _met(found <= limit)]


def _met(is_met: bool) -> str:
    return "met" if is_met else "missed"
