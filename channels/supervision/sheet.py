"""Figures as CSV that a spreadsheet opens: UTF-8 with a byte order mark, a line after the other, nothing in it a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from channels.supervision.figures import Cells

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    *("begun", "contained", "queued", "claimed", "mean_s", "median_s", "p90_s", "closed", "resolved"),
    *("callbacks", "rated", "satisfaction", "messages", "not_understood", "fallback"),
)
"""After the day and the channel."""


def of_cells(found: Cells, titles: Sequence[str]) -> Iterator[str]:
    """A line for each day and channel; `titles` of day, channel and `COLUMNS`."""
    rows = ((day.isoformat(), channel, tally.to_dict()) for (day, channel), tally in sorted(found.items()))
    yield from lines(titles, ((day, channel, *({**row, **row["wait"]}[name] for name in COLUMNS)) for day, channel, row in rows))


def of_questions(rows: Iterable[dict[str, Any]], titles: Sequence[str]) -> Iterator[str]:
    """A line for each question without an answer."""
    yield from lines(titles, ((row["count"], row["text"]) for row in rows))


def lines(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield BOM + _line(titles)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0\u3000").startswith(FORMULA) else cell
