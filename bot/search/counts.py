"""How often each term stands in each text, passage and name of documents; counted once, for all that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from bot.search.document import Parts
from bot.search.terms import Terms

_AT_ONCE = 2000
"""Texts; so that what the tokenizer gives back never lies in memory as a whole."""


@dataclass(frozen=True)
class Counts:
    """Rows are texts, passages or names; columns are terms, in the order of `codes`."""

    codes: np.ndarray
    """The numbers of the terms, ascending."""
    texts: sparse.csr_matrix
    passages: sparse.csr_matrix
    names: sparse.csr_matrix


def count(parts: Parts, terms: Terms) -> Counts:
    passages, names = _counted(parts.passages, terms), _counted(parts.names, terms)
    codes = np.unique(np.concatenate([passages[1], names[1]]))
    by_passage = _matrix(passages, len(parts.passages), codes)
    return Counts(codes, parts.of_texts(by_passage), by_passage, _matrix(names, len(parts.names), codes))


def _counted(texts: Sequence[str], terms: Terms) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(text, term, how often)"""
    found = [(np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.float32))]
    for start in range(0, len(texts), _AT_ONCE):
        rows, codes = terms.batch(texts[start : start + _AT_ONCE])
        order = np.lexsort((codes, rows))
        rows, codes = rows[order], codes[order]
        first = np.flatnonzero(np.r_[True, (rows[1:] != rows[:-1]) | (codes[1:] != codes[:-1])][: len(rows)])
        often = np.diff(np.r_[first, len(rows)]).astype(np.float32)
        found.append((rows[first] + start, codes[first], often))
    rows, codes, often = (np.concatenate(each) for each in zip(*found, strict=True))
    return rows.astype(np.int32), codes, often


def _matrix(counted: tuple[np.ndarray, np.ndarray, np.ndarray], rows: int, codes: np.ndarray) -> sparse.csr_matrix:
    row, code, often = counted
    columns = np.searchsorted(codes, code).astype(np.int32)
    return sparse.csr_matrix((often, (row, columns)), shape=(rows, len(codes)))
