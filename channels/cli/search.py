"""`threeany eval search` and `threeany train-search`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import typer
from rich.console import Console

from bot.settings import Settings
from channels.cli.steps import step

SEARCH = Path("models") / "search"


def evaluate(settings: Settings, corpus: Path, queries: Path, komoran: bool) -> None:
    """One JSON line each for lexical, dense and hybrid."""
    from bot.search import evaluate as measured
    from bot.search import model, terms

    documents = measured.corpus(corpus)
    asked = measured.queries(queries, documents)
    used = model.load(settings.root / SEARCH, settings.search_model, settings.root / "data" / "everyday.yml")
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
