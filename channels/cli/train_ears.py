"""`threeany train-ears`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import typer

from bot.settings import Settings


@dataclass(frozen=True)
class Wish:
    steps: int
    threads: int
    helped: bool
    anew: bool
    evaluate_only: bool
    count: int
    """Sentences a condition in the evaluation."""


def run(settings: Settings, wish: Wish, kept: Path, folder: Path) -> None:
    """Trains from where `kept` stands, or what `folder` holds; writes what the product loads to `folder`; measures it. Tells JSON lines."""
    from voice.training import ship
    from voice.training.train import Plan, train

    data = settings.root / "data"
    if not wish.evaluate_only:
        plan = Plan(data, kept, wish.steps, threads=wish.threads, helped=wish.helped, start=_start(wish, folder))
        ship.written(train(plan, _tell), folder)
    ship.measured(folder, data, wish.count, _tell, wish.threads)


def _start(wish: Wish, folder: Path) -> Path | None:
    return folder if (folder / "ears.pt").is_file() and not wish.anew else None


def _tell(line: dict[str, Any]) -> None:
    typer.echo(orjson.dumps(line).decode())
