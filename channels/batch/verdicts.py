"""Statuses as rows of a Parquet file: who they are of, what they get for sure and possibly, and how much of each there is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from bot.eligibility import ELIGIBLE, POSSIBLE
from bot.services.columns import STATUS

IDS = pa.list_(pa.dictionary(pa.int32(), pa.string()))
LISTED = (ELIGIBLE, POSSIBLE)
GROUP = 8
"""Batches written together as one row group."""


def schema(id: pa.Field) -> pa.Schema:
    lists = [pa.field(status, IDS) for status in LISTED]
    return pa.schema([id, *lists, *(pa.field(f"{status}_count", pa.int32()) for status in reversed(STATUS))])


class Table:
    """Rows about the benefits with these ids."""

    def __init__(self, ids: Iterable[str], id: pa.Field) -> None:
        self._ids, self.schema = pa.array(ids, pa.string()), schema(id)

    def rows(self, who: pa.Array, statuses: NDArray[np.uint8]) -> pa.RecordBatch:
        """`statuses`: benefits × persons."""
        by_person = np.ascontiguousarray(statuses.T)
        are = {status: by_person == STATUS.index(status) for status in STATUS}
        counts = {status: each.sum(axis=1, dtype=np.int32) for status, each in are.items()}
        lists = [self._listed(are[status], counts[status]) for status in LISTED]
        return pa.RecordBatch.from_arrays([who, *lists, *(pa.array(counts[status]) for status in reversed(STATUS))], schema=self.schema)

    def _listed(self, are: NDArray[np.bool_], counts: NDArray[np.int32]) -> pa.Array:
        persons, benefits = are.shape
        # Of a flat array: several times quicker than asking for rows and columns.
        places = np.flatnonzero(are) - np.repeat(np.arange(persons) * benefits, counts)
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        return pa.ListArray.from_arrays(offsets, pa.DictionaryArray.from_arrays(places.astype(np.int32), self._ids))

    def write(self, path: Path, batches: Iterable[pa.RecordBatch]) -> None:
        """Whole or not at all; written again it is the same file."""
        unfinished = path.with_name(f".{path.name}.{uuid4().hex}")
        with parquet.ParquetWriter(unfinished, self.schema, compression="zstd") as writer:
            waiting: list[pa.RecordBatch] = []
            for batch in batches:
                waiting.append(batch)
                if len(waiting) == GROUP:
                    writer.write_table(pa.Table.from_batches(waiting))
                    waiting = []
            if waiting:
                writer.write_table(pa.Table.from_batches(waiting))
        os.replace(unfinished, path)
