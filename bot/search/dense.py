"""Meaning as vectors: texts that mean the like lie near each other. By any model in the format of sentence-transformers."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy import sparse

from bot.errors import SearchModelError
from bot.search.document import Parts
from bot.search.terms import read_tokenizer

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

log = logging.getLogger(__name__)
STATIC = "StaticEmbedding"
WEIGHTS, TOKENIZER, MODULES = "model.safetensors", "tokenizer.json", "modules.json"
_BROKEN = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, ImportError)
"""What sentence-transformers, transformers and torch raise of a model: not there or not to be had, malformed JSON, JSON of another shape,
weights of another shape, a package it needs that is not installed."""


class Encoder(Protocol):
    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """A unit vector each (zeros where nothing is understood), float32."""

    def documents(self, texts: Sequence[str]) -> np.ndarray: ...


class Static:
    """A StaticEmbedding without torch: the mean of a text's token vectors, as sentence-transformers has it."""

    def __init__(self, tokenizer: Tokenizer, vectors: np.ndarray) -> None:
        self.tokenizer, self.vectors = tokenizer, vectors.astype(np.float32)

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        found = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        for row, each in enumerate(self.tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            if each.ids:
                found[row] = self.vectors[each.ids].mean(0)
        return unit(found)

    documents = queries

    def counted(self, often: sparse.csr_matrix, codes: np.ndarray) -> np.ndarray:
        """The same for texts whose tokens `codes` were counted."""
        return unit(often @ self.vectors[codes])


class Transformer:
    """Whatever sentence-transformers loads; its own prompts for queries and documents are used (multilingual-e5 wants them)."""

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        return unit(self._model.encode_query(list(texts), show_progress_bar=False))

    def documents(self, texts: Sequence[str]) -> np.ndarray:
        return unit(self._model.encode_document(list(texts), show_progress_bar=False))


def load(model: str) -> Encoder:
    """`model` is a folder, or a name that sentence-transformers finds. Raises SearchModelError where it cannot be loaded."""
    from safetensors import SafetensorError  # compiled, and only a search needs it
    from safetensors.numpy import load_file

    try:
        if (folder := _static_folder(Path(model))) is not None:
            [vectors] = load_file(folder / WEIGHTS).values()
            return Static(read_tokenizer(folder / TOKENIZER), vectors)
        from sentence_transformers import SentenceTransformer  # heavy: torch and the model

        return Transformer(SentenceTransformer(model, device="cpu"))
    except (*_BROKEN, SafetensorError) as error:
        raise SearchModelError(f"search_model must be a model of sentence-transformers, found {model!r}: {error}") from error


def _static_folder(folder: Path) -> Path | None:
    """Where the files of a model lie that is nothing but a StaticEmbedding; else None."""
    try:
        first, *more = json.loads((folder / MODULES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    plain = first["type"].endswith(STATIC) and all(each["type"].endswith("Normalize") for each in more)
    return folder / first["path"] if plain else None


class Dense:
    """How near a query lies to each document's text and to its nearest name, -1 to 1.

    What all documents have in common is taken off first, else every query would be near to all of them.
    """

    def __init__(self, encoder: Encoder, parts: Parts, texts: np.ndarray, names: np.ndarray) -> None:
        self._encoder, self._parts = encoder, parts
        self._middle = texts.mean(0)
        self._texts, self._names = self._moved(texts), self._moved(names)

    def match(self, query: str) -> tuple[np.ndarray, np.ndarray]:
        """(text, name)"""
        at = self._encoder.queries([query])
        if not at.any():
            nothing = np.zeros(len(self._texts), np.float32)
            return nothing, nothing
        moved = self._moved(at)[0]
        return along(self._texts, moved), self._parts.best_name(along(self._names, moved))

    def _moved(self, vectors: np.ndarray) -> np.ndarray:
        return unit(np.where(vectors.any(axis=1, keepdims=True), vectors - self._middle, 0.0))


def along(vectors: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """Their products, on this thread alone: for so small a matrix the threads of a BLAS wait for each other longer than they reckon."""
    return np.einsum("ij,j->i", vectors, direction)


def unit(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
