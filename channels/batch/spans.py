"""A Parquet file cut into spans of rows, each the work of one task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from bot.errors import Invalid

ROWS = 50_000
"""Persons of one task: seconds of work, so that little is lost with a worker."""
BLOCK = 1024
"""Persons read and matched at once; what is held in memory grows with this, not with the row groups."""
BUFFER = 1 << 20
CUTS = 64
"""Into so many spans a row group is cut at most: each one past the first decodes the rows before it again."""


@dataclass(frozen=True)
class Span:
    number: int
    group: int
    """Row group of the file."""
    start: int
    """Row of the group it begins with."""
    rows: int
    first: int
    """Number in the file of its first row, from 1."""


def schema(path: Path) -> pa.Schema:
    with _opened(path) as file:
        return file.schema_arrow


def cut(path: Path, rows: int = ROWS) -> list[Span]:
    """All rows in order; one span without rows where there are none. Raises Invalid where it is no Parquet file."""
    spans: list[Span] = []
    first = 1
    with _opened(path) as file:
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            step = max(rows, -(-size // CUTS))
            for start in range(0, size, step):
                spans.append(Span(len(spans), group, start, min(step, size - start), first + start))
            first += size
    return spans or [Span(0, -1, 0, 0, 1)]


def read(path: Path, span: Span, columns: Sequence[str], block: int = BLOCK) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Batches of the span, each with the number of its first row."""
    if not span.rows:
        return
    at, end = 0, span.start + span.rows
    with _opened(path) as file:
        for batch in file.iter_batches(block, row_groups=[span.group], columns=list(columns), use_threads=False):
            low, high = max(span.start - at, 0), min(end - at, batch.num_rows)
            if low < high:
                yield span.first - span.start + at + low, batch.slice(low, high - low)
            at += batch.num_rows
            if at >= end:
                return


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        # Without pre_buffer and with a buffer a row group is read piece by piece, however large it is.
        return parquet.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False)
    except FileNotFoundError as error:
        raise Invalid(f"{path}: no such file") from error
    except (pa.ArrowInvalid, OSError) as error:
        raise Invalid(f"{path} must be a Parquet file: {error}") from error
