"""The part of Whisper's vocabulary the recogniser uses: every byte, so that anything can be written, and the pieces our sentences need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voice.whisper_tokens import korean, spelt

if TYPE_CHECKING:
    from whisper.tokenizer import Tokenizer

_LANGUAGES = 99
"""Of Whisper's vocabulary before large-v3."""
_OFTEN = 3
"""Pieces seen less often are written in bytes."""


@dataclass(frozen=True)
class Vocabulary:
    used: tuple[int, ...]
    """Whisper's numbers, ascending. Ours count through them from 0."""
    prompt: tuple[int, ...]
    """Start, language, task, no timestamps: in our numbers, as all below."""
    end: int
    no_speech: int

    def written(self, text: str, tokenizer: Tokenizer) -> list[int]:
        """`text` in our numbers, with the leading space Whisper's own training has."""
        numbers = {whisper: ours for ours, whisper in enumerate(self.used)}
        return [numbers[token] for token in spelt(text, tokenizer, numbers)]


def tokenizer() -> Tokenizer:
    """Whisper's, for Korean."""
    return korean(_LANGUAGES)


def chosen(texts: Iterable[str], whisper: Tokenizer) -> Vocabulary:
    """The vocabulary for sentences like `texts`."""
    counts = Counter(token for text in texts for token in whisper.encode(" " + text))
    pieces = {token for token, count in counts.items() if count >= _OFTEN}
    pieces |= {whisper.encoding.encode_single_token(bytes([byte])) for byte in range(256)}
    prompt = whisper.sot_sequence_including_notimestamps
    return of(tuple(sorted({*pieces, *prompt, whisper.eot, whisper.no_speech})), whisper)


def of(used: tuple[int, ...], whisper: Tokenizer) -> Vocabulary:
    numbers = {token: ours for ours, token in enumerate(used)}
    prompt = tuple(numbers[token] for token in whisper.sot_sequence_including_notimestamps)
    return Vocabulary(used, prompt, numbers[whisper.eot], numbers[whisper.no_speech])
