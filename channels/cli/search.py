"""`threeany eval search`, `threeany train-search`, `threeany train-matters` and `threeany train-choice`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import typer
from rich.console import Console

from bot.settings import Settings
from channels.cli.steps import step

SEARCH = Path("models") / "search"
MATTERS = Path("models") / "matters"
CHOICE = Path("models") / "choice"


def evaluate(settings: Settings, corpus: Path, queries: Path, komoran: bool) -> None:
    """One JSON line each for lexical, dense and hybrid."""
    from bot.search import evaluate as measured
    from bot.search import model, terms

    documents = measured.corpus(corpus)
    asked = measured.queries(queries, documents)
    used = model.load(settings.root / SEARCH, settings.search_model, settings.root / "data")
    if komoran:
        used = replace(used, morphemes=terms.Komoran())
    for line in measured.evaluate(documents, asked, used):
        typer.echo(orjson.dumps(line).decode())


def train(settings: Settings, console: Console) -> None:
    """Make `models/search` anew, from the records and sentences in `data/`."""
    from bot import knowledge
    from bot.search import training

    with step(console, "search model") as making:
        data = settings.root / "data"
        made = training.train(knowledge.load(data), data / "nlu", settings.root / SEARCH, making.note)
        making.note(f"{made.tokens} tokens, tuned on {made.pairs} pairs, {made.size / 1e6:.1f} MB")


def train_matters(settings: Settings, console: Console) -> None:
    """Make `models/matters` anew, from `data/matters` and from how records and topics are called."""
    from bot import knowledge, topic_files
    from bot.matters import NONE, training
    from bot.search import Needs, model

    with step(console, "model of matters") as making:
        data = settings.root / "data"
        known = knowledge.load(data)
        others, needs = topic_files.load(data / "topics", known.benefits, known.parameters), Needs(known)
        silent = training.of_none(data / "nlu", lambda text: others.about(text) or needs.told(text))
        sentences = [*training.told(data / "matters"), *((NONE, text) for text in silent)]
        called = [*training.called(known.benefits.values()), *others.called]
        base = model.load(settings.root / SEARCH)
        made = training.train(sentences, called, base, settings.root / MATTERS, training.digest(data / "matters"))
        making.note(f"{made.matters} matters, {made.sentences} sentences, {made.judged['right']:.3f} right, {made.size / 1e6:.1f} MB")


def train_choice(settings: Settings, console: Console) -> None:
    """Make `models/choice` anew, from the questions in the records and topics."""
    from bot import choice_training, knowledge, matters, topic_files
    from bot.search import model

    with step(console, "model of choice") as making:
        data = settings.root / "data"
        known = knowledge.load(data)
        others = topic_files.load(data / "topics", known.benefits, known.parameters)
        written = (*others.by_id.values(), *known.benefits.values())
        meant = matters.load(settings.root / MATTERS, model.load(settings.root / SEARCH))
        made = choice_training.train(written, meant, settings.root / CHOICE, making.note)
        shares = next(iter(made.judged["from"].values()))
        making.note(f"{made.questions} questions, {shares['right']:.3f} right, {made.size / 1e6:.1f} MB")
