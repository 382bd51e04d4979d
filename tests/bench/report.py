"""docs/benchmarks.md, written from docs/benchmarks.json: each table with what made it, when and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.bench import agreement, console, desk_report, money, next_question, offered, speech_report, sync
from tests.bench.markdown import prose as _prose
from tests.bench.markdown import table as _table

Figures = dict[str, Any]

HEAD = """\
# Benchmarks

`make bench` runs every table that needs nothing but this repository and writes this page. It leaves out, and what an earlier run found of
them stays, the two columns of Rasa's defaults in the first table (`--baselines` trains those) and the tables for which something has to be
handed in, which the line below each names (published data, a folder of a sync, a stand-in for the API); the services of the whole country
at once are those of `var/services` where a sync has fetched them, else made up. One table again, by its own line below it:
`.venv/bin/python -m tests.bench --only NAME`. Figures come from `docs/benchmarks.json`; do not edit this page. Milliseconds belong to the
machine named below a table; ratios travel.
"""


def page(results: dict[str, Figures]) -> str:
    """`results`: table → `{"measured", "command", "machine", "figures"}`."""
    parts = [HEAD]
    for name, (title, table) in TABLES.items():
        if name in results:
            lines = list(table(results[name]["figures"], results))
            parts.append("\n".join([f"## {title}", "", *lines, "", *_origin(results[name]), ""]))
    return "\n".join(parts)


def _origin(result: Figures) -> Iterator[str]:
    machine = result["machine"]
    where = f"{machine['cores']} cores of {machine['cpu']}, Python {machine['python']}, load {machine['load']:.1f} when it began"
    yield _prose(f"Made by `{result['command']}` on {result['measured']}: {where}.")


def _share(figures: Figures, name: str) -> str:
    return f"{figures[name]:.3f}" if name in figures else "–"


def _nlu(whole: Figures, results: dict[str, Figures]) -> Iterator[str]:
    alone = {name: whole[name] for name in ("intent_model", "benefit_f1")}
    rasa = results.get("baselines", {}).get("figures", {})
    default, unfiltered = rasa.get("default", {}), rasa.get("default_unfiltered", {})
    head = ["", "whole assistant", "our model alone", "Rasa's default", "the same, Hangul not deleted"]
    columns = [{**whole, "intent_model": whole["intent"]}, alone, default, unfiltered]
    rows = [
        [label, *(_share(column, name) for column in columns)]
        for label, name in (("intent accuracy", "intent_model"), ("benefit F1", "benefit_f1"), ("fact F1", "fact_f1"))
    ]
    rows.append(["intent errors, as a multiple of ours", *(_error_ratio(column, whole) for column in columns)])
    yield f"{whole['utterances']} utterances held back (`tests/heldout`), written by hand, frozen, never trained on."
    yield ""
    yield from _table(head, rows)
    yield ""
    others = ", ".join(f"{name} {whole[name]:.3f}" for name in ("aspect", "emotion", "crisis", "command"))
    facts = f"precision {whole['fact_precision']:.3f}, recall {whole['fact_recall']:.3f}"
    yield _prose(f"Facts of the whole assistant: {facts}. Share right: {others}.")
    if again := whole.get("unseen"):
        yield _prose(f"""
            On the {again["utterances"]} utterances of a second writer (`tests/heldout/unseen.yml`): intent {again["intent"]:.3f}, fact F1
            {again["fact_f1"]:.3f} ([what these figures mean](decisions/0005-what-the-held-back-figures-mean.md)).""")
    yield from _about_matters(whole.get("matters"))
    yield from _about_baselines(results.get("baselines"))


def _about_matters(judged: Figures | None) -> Iterator[str]:
    if judged is None:
        return
    yield ""
    yield _prose(f"""
        What a message is about where it names nothing (`models/matters`, {judged["matters"]} benefits and topics): of {judged["sentences"]}
        sentences, each judged by a model that had not seen it, {judged["right"]:.3f} have their matter first.""")
    yield ""
    rows = [[least, *(f"{shares[name]:.3f}" for name in ("said", "right", "false"))] for least, shares in judged["from"].items()]
    yield from _table(["answered from this probability on", "of those about a matter", "rightly", "of those about nothing"], rows)


def _error_ratio(column: Figures, ours: Figures) -> str:
    return f"{(1 - column['intent_model']) / (1 - ours['intent']):.2f}×" if "intent_model" in column else "–"


def _about_baselines(result: Figures | None) -> Iterator[str]:
    if result is None:
        return
    yield ""
    yield _prose(f"""
        The two right columns: what `rasa init` of Rasa 3.6 trains (WhitespaceTokenizer, RegexFeaturizer, LexicalSyntacticFeaturizer, two
        CountVectorsFeaturizer, DIETClassifier, EntitySynonymMapper, FallbackClassifier) on our training data of that day, with DIET at
        {result["figures"]["epochs"]} epochs (Rasa's default is 100). These pipelines read no facts; an entity counts when its text is a
        name or an alias of the benefit, spaces aside. Made by `{result["command"]}` on {result["measured"]}.""")


def _particular(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    judged, least = figures["judged"], next(iter(figures["judged"]["from"]))
    alone = judged["from"][least]
    yield _prose("""
        What people ask next of a benefit or topic that was just told of. The upper row: the whole assistant on questions of two writers
        who saw the answers alone (`tests/heldout/particular.yml`), never trained on. An answer counts as right where it holds the detail
        that the writer named; what an aspect, a reckoning or another entry answers as well does not. The lower row: the choice by itself
        (`models/choice`), each question judged by a model that had learnt from no question of that entry, with more hard ones than people
        ask. Both rows are somewhat flattered: 27 answers of the upper and 252 of the lower were written for their question, and the limits
        of the choice were looked at on the upper ([how](decisions/0018-which-detail-answers-is-learnt.md)).""")
    yield ""
    head = ["", "have an answer", "got it", "got a neighbour", "have none", "got one all the same"]
    whole = [figures["answerable"], f"{figures['right']:.3f}", f"{figures['neighbour']:.3f}", figures["none"], f"{figures['false']:.3f}"]
    by_itself = [judged["answerable"], f"{alone['right']:.3f}", f"{alone['answered'] - alone['right']:.3f}"]
    yield from _table(head, [["the assistant", *map(str, whole)],
                             ["the choice", *map(str, by_itself), str(judged["unanswerable"]), f"{alone['false']:.3f}"]])  # fmt: skip
    yield ""
    yield _prose(f"Asked while something else is talked about, {alone['elsewhere']:.3f} of them are answered from that.")
    blue = figures["out_of_the_blue"]
    yield ""
    yield _prose(f"""
        The same {blue["asked"]} questions of the upper row with nothing told before them, many of which name nothing (방학 때도 먹을 수
        있나요), answered by the likeliest detail of all entries from a chance on (`bot/everywhere.py`): {blue["each_ms"]:.0f} ms of
        processor time each, {blue["once_ms"] / 1000:.1f} s once.""")
    yield ""
    yield from _table(
        ["from a chance of", "answered", "by the detail the writer named"],
        [[least, str(row["answered"]), f"{row['right']:.3f}"] for least, row in blue["from"].items()],
    )


def _turns(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    yield _prose("""
        Whole conversations, answered over the gateway (store, crisis check and delivery included) and by Rasa's own REST channel with the
        same context sent along; rounds alternate. The load comes from the same machine, over loopback.""")
    yield ""
    head = ["conversations at once", "gateway p50 / p95 ms", "Rasa p50 / p95 ms", "gateway messages/s", "Rasa messages/s"]
    head += ["p50 ratio", "throughput ratio"]
    rows = []
    for concurrent, found in figures["load"].items():
        ours, theirs, ratio = found["gateway"], found["rasa"], found["ratio"]
        both = [f"{way['p50_ms']:.0f} / {way['p95_ms']:.0f}" for way in (ours, theirs)]
        rows.append([concurrent, *both, f"{ours['per_s']:.1f}", f"{theirs['per_s']:.1f}", f"{ratio['p50']:.2f}×", f"{ratio['per_s']:.2f}×"])
    yield from _table(head, rows)
    yield ""
    yield from _table(["processor time a message, ms", "engine", "actions", "gateway", "load generator"], _processor(figures["load"]))
    yield ""
    ways = [found[way] for found in figures["load"].values() for way in ("gateway", "rasa")]
    messages, failed = sum(way["messages"] for way in ways), sum(way["failed"] for way in ways)
    before, after = figures["before_mib"], figures["after_mib"]
    yield _prose(f"""
        Goals: p50 at most 1.5×, throughput at least 0.8×. {messages} messages, {failed} of them without an answer. Memory (MiB) before and
        after them: {", ".join(f"{name} {before[name]:.0f} → {after[name]:.0f}" for name in before)}.""")


def _processor(load: Figures) -> Iterator[list[str]]:
    for concurrent, found in load.items():
        for way, label in (("gateway", "through the gateway"), ("rasa", "Rasa alone")):
            spent = found[way]["cpu_ms"]
            yield [f"{concurrent} at once, {label}", *(f"{spent.get(name, 0):.1f}" for name in ("engine", "actions", "gateway", "load"))]


def _startup(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    yield "Seconds from `threeany run`, without network. First: no model yet, so training is part of it (building the environments is not)."
    yield ""
    starts = list(figures.items())
    names = {"training": "training alone", "actions": "actions answer", "engine": "engine answers"}
    names |= {"gateway": "gateway is ready", "answer": "first message answered"}
    rows = [[label, *(_seconds(start["seconds"].get(name)) for _, start in starts)] for name, label in names.items()]
    rows.append(["gone after Ctrl-C", *(f"{start['stopped_s']:.1f}" for _, start in starts)])
    rows += [[f"{name}, MiB", *(f"{start['mib'][name]:.0f}" for _, start in starts)] for name in ("engine", "actions", "gateway")]
    yield from _table(["", *(f"{name} start" for name, _ in starts)], rows)


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _questions(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    yield _prose(f"""
        {figures["households"]} generated households, each begun with an age and one more fact. Share: of what fits when every fact is
        known, by weight.""")
    yield ""
    best, every, settled = figures["best"], figures["order_all"], figures["order_settled"]
    found, wrong = figures["found"], figures["wrong"]

    def counts(row: Figures) -> list[str]:
        return [f"{row['mean']:.1f}", f"{row['median']:.0f}", f"{row['most']:.0f}"]

    yield from _table(
        ["", "questions, mean", "median", "most", "share found", "listed that would not fit, a household"],
        [
            ["before any question", "0", "0", "0", f"{found['start']:.2f}", f"{wrong['start']:.1f}"],
            ["the question that settles most", *counts(best), f"{found['best']:.2f}", f"{wrong['best']:.1f}"],
            ["fixed order, as many questions", *counts(best), f"{found['order']:.2f}", f"{wrong['order']:.1f}"],
            ["fixed order, until nothing changes", *counts(settled), "1.00", "0.0"],
            ["fixed order, all facts", *counts(every), "1.00", "0.0"],
        ],
    )
    yield ""
    yield _prose(f"""
        In fixed order the list is final after {settled["mean"] / best["mean"]:.1f}× the questions, and all are asked
        ({every["mean"] / best["mean"]:.1f}×), since nothing tells that it is. What ours leaves open is stated as possible, never as a
        right.""")


def _speeds(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    judging = f"judging one person by {figures['benefits']} benefits"
    labels = {"read": "reading one utterance", "judge": judging, "respond": "one turn of the dialogue"}
    rows = [[label, f"{figures[name]['p50_ms']:.2f}", f"{figures[name]['p95_ms']:.2f}"] for name, label in labels.items()]
    yield from _table(["plain Python, one core", "p50 ms", "p95 ms"], rows)


def _matching(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    one, plain, crowd = figures["one"], figures["plain"], figures["crowd"]
    what = "published and written" if figures["published"] else "made up at random"
    yield f"{figures['services']:,} services, {what}; read and compiled in {figures['built_s']:.1f} s."
    yield ""
    rows = [
        ["by columns", f"{one['p50_ms']:.2f}", f"{one['p95_ms']:.2f}", "1×"],
        ["one benefit at a time", f"{plain['p50_ms']:.0f}", f"{plain['p95_ms']:.0f}", f"{plain['p50_ms'] / one['p50_ms']:.0f}×"],
    ]
    yield from _table(["one person against all", "p50 ms", "p95 ms", "time"], rows)
    yield ""
    yield _prose(
        f"{crowd['persons']:,} persons against all of them: {crowd['seconds']:.0f} s, {crowd['millions_a_second']:.0f} million checks a"
        f" second of one core; memory grew by {crowd['grown_mib']:.0f} MiB. Goals: at most 1 ms p50, at least 100 million checks a second."
    )

    if "ten" in figures:
        yield ""
        yield from _ten(figures["ten"])


def _ten(ten: Figures) -> Iterator[str]:
    labels = {
        "columns": "ours by columns, from persons",
        "plain": "ours, one benefit at a time",
        "openfisca": "OpenFisca-core, from persons",
        "openfisca_arrays": "OpenFisca-core, from arrays that are ready",
    }
    rows = [[label, f"{ten[name]['rate']:.2f}", f"{ten[name]['grown_mib']:.0f}"] for name, label in labels.items()]
    yield from _table([f"{ten['rules']} rules", "million checks a second of one core", "memory grew by, MiB"], rows)
    yield ""
    verdicts = "gave the same verdicts" if ten["same"] else "did NOT give the same verdicts"
    yield _prose(
        f"{ten['persons']:,} persons who told everything (one at a time: the first of them); all engines {verdicts},"
        f" {ten['held']:.0%} of them that nothing excludes. With so few rules most of the time goes into turning persons into arrays,"
        " and OpenFisca, which knows no unknown, is the quicker; the columns read every fact of a person, answer in three values and"
        " are made for all services at once (above)."
    )


def _texts(figures: Figures, _results: dict[str, Figures]) -> Iterator[str]:
    def pair(rates: Sequence[float] | None) -> str:
        return f"{rates[0]:.3f}, {rates[1]:.3f}" if rates else ""

    count = sum(one["records"] for one in figures["splits"])
    yield _prose(
        f"{count} records labelled by reading (`tests/bench/service_labels.jsonl`, by one annotator who also wrote the rules);"
        f" {figures['services']:,} services read in {figures['read_s']:.1f} s. Each pair is precision, recall over single demands (an age,"
        " an income limit, a status …). The rules were written on `dev`; the others were labelled before the rules first read them, and"
        " what that first run missed was then looked at."
    )
    yield ""
    rows = [
        [one["split"], one["records"], pair(one["blind"]), pair(one["text"]), pair(one["roles"]), pair(one["codes"]), one["narrower"]]
        for one in figures["splits"]
    ]
    head = ["labels", "records", "first, blind run", "today", "with the role", "JA codes alone", "demands too much"]
    yield from _table(head, rows)


def _search(figures: Figures, _: dict[str, Figures]) -> Iterator[str]:
    whole, halves, plain, country = figures["whole"], figures["halves"], figures["plain"], figures["country"]
    rows = [("plain BM25", plain["whole"]), *((line["mode"], line) for line in whole)]
    for name, line in halves.items():
        rows += [(f"plain BM25, half {name}", plain[name]), (f"hybrid, half {name}", line)]
    rows += [(f"hybrid, {name}, as hard", line) for name, line in figures["as_hard"].items()]
    keys = ("recall@1", "recall@3", "recall@5", "recall@10", "mrr")
    yield f"{whole[0]['queries']:,} questions about {whole[0]['documents']:,} services:"
    yield ""
    yield from _table(["", *keys], [(name, *(f"{line[key]:.3f}" for key in keys)) for name, line in rows])
    yield ""
    yield _prose(
        "The weights were fitted on questions about half of the services (tuned), and judged on those about the others. Plain BM25:"
        " k1 1.5 and b 0.75 over Komoran's content morphemes of name and text, nothing learnt, on the same questions. The goals (0.80,"
        " 0.90, 0.93) were set for other questions about other services, on which plain BM25 has 0.68, 0.83, 0.86: easier ones. The"
        " last rows weigh the questions at hand by where plain BM25 finds what is right, so that they are as hard as those: estimates of"
        " what the search has there (docs/decisions/0008, The goals: within some 2.5, 1.7, 1.7 points). The tuned half, and so the whole,"
        " is fitted on; the three differ by as much as the estimate errs."
    )
    yield ""
    everyday, told = country["everyday"], ("questions", "recall@1", "recall@3", "recall@5", "recall@10", "p50_ms", "p95_ms")
    yield f"Questions in everyday words among all {country['documents']:,} documents (`tests/bench/everyday_questions.yml`):"
    yield ""
    yield from _table(["", *told], [(half, *(line[key] for key in told)) for half, line in everyday.items()])
    yield ""
    yield _prose(
        "Whoever wrote them wrote `data/situations.yml` too, so that both halves flatter it; constants were looked at on `tuned` alone."
    )
    yield ""
    yield from _table(
        ["", "questions that find nothing", "small talk answered, tuned", "measured"],
        [
            (name, f"{lost:.1%}", f"{found['answered_tuned']:.1%}", f"{found['answered_measured']:.1%}")
            for name, lost, found in (
                (f"{whole[-1]['documents']:,} services", whole[-1]["not_found"], figures),
                (f"{country['documents']:,} documents", country["not_found"], country),
            )
        ],
    )
    yield ""
    yield _prose(
        f"{figures['off_topic']} sentences ask for nothing (`tests/bench/off_topic.txt`); the floor was chosen on half of them."
        f" {country['documents']:,} documents are indexed in {country['build_s']} s and {country['memory_mib']} MiB; a query takes"
        f" {country['p50_ms']} ms p50, {country['p95_ms']} ms p95 (goal: 10 ms p50), of which"
        f" {country['busy_ms']} ms are its own work: the rest is waiting for whatever else the machine does."
    )


def _masking(figures: Figures, _: dict[str, Figures]) -> Iterator[str]:
    def shown(one: Figures) -> list[str]:
        return [f"{one['spans']}", *(f"{one[name]:.3f}" for name in ("recall", "precision", "exact"))]

    whole, sets = figures["whole"], figures["sets"]
    first = {"held": "0.943, 0.994", "unseen": "0.871, 1.000", "everyday": "0.946, 0.973"}
    written = {"dev": "hand-written, for the rules", "held": "hand-written, held back", "unseen": "hand-written, unusual, after the rules"}
    written |= {"everyday": "hand-written, everyday, after the rules"}
    labels = {**written, "made": "made from a fixed seed"}
    yield _prose(f"""
        {whole["lines"]} lines of invented people (`tests/heldout/masking.yml`, `tests/bench/made_up.py`), about half of them with nothing
        to mask. Recall: identifiers of which no letter or digit is left. Precision: what was masked that touches one. Exact: masked with
        its very borders and as its very kind. The first, blind run of three sets stands beside; what it missed was then looked at, so the
        first run says what to expect of a line nobody thought of. {whole["spilled"]} letters or digits beside an identifier were masked
        with it.""")
    yield ""
    rows = [[label, sets[name]["lines"], *shown(sets[name]), first.get(name, "")] for name, label in labels.items()]
    rows.append(["all", whole["lines"], *shown(whole), ""])
    yield from _table(["", "lines", "identifiers", "recall", "precision", "exact", "first run: recall, precision"], rows)
    yield ""
    kinds = ([kind, *shown(one)] for kind, one in whole["kinds"].items())
    yield from _table(["of all", "identifiers", "recall", "precision", "exact"], kinds)


TABLES: dict[str, tuple[str, Callable[[Figures, dict[str, Figures]], Iterator[str]]]] = {
    "nlu": ("Understanding what was never seen", _nlu),
    "particular": ("Particular questions", _particular),
    "turns": ("A turn through gateway, Rasa and actions", _turns),
    "startup": ("Start-up and memory", _startup),
    "questions": ("Questions until settled", _questions),
    "speeds": ("Reading and judging", _speeds),
    "matching": ("All services of the country at once", _matching),
    "agreement": ("Columns against the evaluator", agreement.table),
    "next_question": ("The next question over all services", next_question.table),
    "texts": ("Conditions read out of published texts", _texts),
    "money": ("Money read out of published texts", money.table),
    "sync": ("Bringing the public services here", sync.table),
    "search": ("Search", _search),
    "offered": ("What the talk makes of an everyday question", offered.table),
    "masking": ("Masking of personal data", _masking),
    "speech": ("Hearing and speaking", speech_report.table),
    "console": ("The console before 10,000 conversations", console.table),
    "desk": ("Citizens and counsellors at once, and a process killed under them", desk_report.table),
}
