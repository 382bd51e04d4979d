"""Finding a benefit by everyday words: BM25 over morphemes and character pairs of names, keywords and summaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from rank_bm25 import BM25Okapi

from bot.knowledge import Benefit, Knowledge

_WORD = re.compile(r"[0-9A-Za-z]+|[가-힣]+")
# Said in nearly every request, so they tell no benefit from another.
_STOP = frozenset(
    "도와주 도와 받을 받는 받나 있나 있는 있을 수 거 것 뭐 저 제 좀 나라 정부 지원 지원금 혜택 신청"
    " 도움 돈 주는 주나 알려 해주 싶어 싶은 어떻 어떤 우리 제가 나오 나와 있어 없나 없어".split()
)


@dataclass(frozen=True)
class Hit:
    benefit: Benefit
    score: float


class Search:
    """`terms` turns text into index terms; character pairs by default, so that no analyser (and no JVM) is needed."""

    def __init__(self, knowledge: Knowledge, terms: Callable[[str], list[str]] | None = None) -> None:
        self.benefits = tuple(knowledge.benefits.values())
        self.terms = terms or pairs
        self.index = BM25Okapi([self.terms(_document(b)) for b in self.benefits], b=0.4)

    def find(self, query: str, limit: int = 10) -> list[Hit]:
        """Best first; only benefits that share a term with the query."""
        terms = self.terms(query)
        if not terms:
            return []
        scores = self.index.get_scores(terms) + self._name_bonus(query)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Hit(self.benefits[i], round(float(scores[i]), 3)) for i in best if scores[i] > 0]

    def _name_bonus(self, query: str) -> np.ndarray:
        """A name written whole outranks any sharing of words."""
        bare = query.replace(" ", "")
        return np.array([20.0 if any(n.replace(" ", "") in bare for n in (b.name, *b.aliases)) else 0.0 for b in self.benefits])


def _document(benefit: Benefit) -> str:
    weighted = [benefit.name] * 3 + [*benefit.aliases] * 2 + [*benefit.keywords] * 2
    return " ".join([*weighted, benefit.summary, benefit.who, benefit.theme])


def pairs(text: str) -> list[str]:
    """Character pairs within words, and whole short words, less what says nothing."""
    return list(_pairs(_WORD.findall(text)))


def _pairs(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word in _STOP or any(word.startswith(stop) and len(word) - len(stop) <= 1 for stop in _STOP if len(stop) > 1):
            continue
        yield from (word[i : i + 2] for i in range(len(word) - 1))


class Needs:
    """What a benefit is for, in the everyday words of its record, found where they stand in a text."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = [(_bare(word), b.id) for b in knowledge.benefits.values() for word in b.keywords]
        common = Counter(word for word, _ in words)
        # A word that many records share (돈, 생활비) tells none of them.
        self.words = [(word, benefit) for word, benefit in words if len(word) >= 2 and common[word] <= _SHARED_BY]

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of benefits whose need is named, the most closely named first."""
        bare = _bare(text)
        named: dict[str, int] = {}
        for word, benefit in self.words:
            if word in bare:
                named[benefit] = named.get(benefit, 0) + len(word)
        return tuple(sorted(named, key=lambda benefit: (-named[benefit], benefit)))


_SHARED_BY = 4


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text))
