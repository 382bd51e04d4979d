"""How well money is read out of published texts (`bot.services.worth`), on records labelled by hand.

Drawn by chance (`random.Random`, seeds 20261130 and 20261201, of the ids in order) from the 4,550 services of a sync, with the files of
복지로 brought in, that have a figure in won in 지원내용: some of those that the reader of the day read, some of those that it left alone.
Labels (`money_labels.jsonl`) hold ids and no text: `money`, any of which is right, in won and where it comes every month with `month`; none
where no money is given, or none that is simply money; `open` where one may say either. By one annotator who also wrote the rules.

The rules were written on other texts. `first` and `second` were labelled as they were first read, one after the other; what that first run
got wrong then went into the rules (`BLIND`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.services import worth
from bot.services.snapshot import Snapshots
from tests.bench.markdown import prose
from tests.bench.markdown import table as markdown

LABELS = Path(__file__).with_name("money_labels.jsonl")
SPLITS = ("first", "second")
BLIND = {"first": 0.950, "second": 0.950}
"""Of what the rules read, the share that was right when they first read it."""
READ, UNREAD = {"first": 2621, "second": 2657}, {"first": 1929, "second": 1713}
"""Services that the reader of the day read, and those that it left alone, of which the labelled ones were drawn."""


def measure(services: Path) -> dict[str, Any]:
    loaded = Snapshots(services).load()
    if loaded is None:
        raise SystemExit(f"{services} holds no services")
    by_id = {service.id: service for service in loaded.services}
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    known = [label for label in labels if label["id"] in by_id]
    for label in known:
        label["read"] = worth.money(by_id[label["id"]])
    return {
        "services": len(by_id),
        "read": sum(worth.money(service) is not None for service in loaded.services),
        "gone": len(labels) - len(known),
        "splits": [_score(split, [label for label in known if label["split"] == split]) for split in SPLITS],
    }


def _score(split: str, labels: Sequence[dict[str, Any]]) -> dict[str, Any]:
    read = [label for label in labels if label["read"]]
    given = [label for label in labels if label["money"] and not label.get("open")]
    # Drawn from two heaps of different sizes, each record stands for so many.
    heaps = {"read": READ[split], "unread": UNREAD[split]}
    stands_for = {drawn: size / sum(label["drawn"] == drawn for label in labels) for drawn, size in heaps.items()}
    found = sum(stands_for[label["drawn"]] for label in given if label["read"] and _is_right(label))
    return {
        "split": split,
        "records": len(labels),
        "read": len(read),
        "blind": BLIND[split],
        "right": sum(map(_is_right, read)) / len(read),
        "too_much": sum(map(_is_too_much, read)),
        "found": found / sum(stands_for[label["drawn"]] for label in given),
    }


def _is_right(label: dict[str, Any]) -> bool:
    return f"{label['read'].won}{' month' * label['read'].every_month}" in label["money"] or bool(label.get("open"))


def _is_too_much(label: dict[str, Any]) -> bool:
    """More a month than anything that would be right."""
    given = [int(money.split()[0]) / (1 if money.endswith("month") else worth.MONTHS) for money in label["money"]]
    return not label.get("open") and bool(label["read"].monthly > max(given, default=0.0))


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    count = sum(one["records"] for one in figures["splits"])
    yield prose(f"""
        Of {figures["services"]:,} services {figures["read"]:,} have an amount of money read out of 지원내용, for their order. {count} texts
        with a figure in won were drawn by chance and labelled by reading (`tests/bench/money_labels.jsonl`, by one annotator who also wrote
        the rules), as the rules first read them; what that first run got wrong was then looked at. Right: the amount is given, and whether
        it comes every month. Found: of all that are given money, by estimate over both heaps they were drawn from.""")
    yield ""
    head = ["labels", "texts", "read", "right, first run", "right, today", "read as more than it is", "found"]
    rows = [
        [one["split"], one["records"], one["read"], f"{one['blind']:.3f}", f"{one['right']:.3f}", one["too_much"], f"{one['found']:.2f}"]
        for one in figures["splits"]
    ]
    yield from markdown(head, rows)
    if figures["gone"]:
        yield ""
        yield f"{figures['gone']} of the labelled services are not among these."
