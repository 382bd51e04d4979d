"""The sentence of an entry that speaks of what is asked, where no detail of it was written for the question.

이사는 가도 되나요, after 보증금 돌려받기: its answer says what comes before moving. Words tell by how rare they are among all sentences.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from bot.search.dense import Static

TELLING, ENOUGH = 4.0, 4.8
"""Rarity (natural logarithm) from which a word tells by itself, and that of all shared words together from which a sentence speaks of
the question; 이사 4.9, 퇴직금 5.8, 돈 below 4. Chosen on follow-up questions of fifteen topics."""
WORTH = 3.5
"""Rarity from which a word counts at all beside others."""
LONG = 4
"""Syllables from which a word of a name is hardly said of anything else."""
_OF_ANY = re.compile(
    r"전화번호|번호|전화|연락처|연락|알려|말해|가르쳐|갈켜|설명|얼마나?|어디|언제|어떻게|어떡해?|누구|누가|무엇|뭐|뭘|서류|준비|방법|신청|그럼|그러면|거기|혼자|오늘|지금|내일|돈|비용|무료|공짜"
    r"|하려면|하면|해야|되나|될까|돼요|받을|받아|있어|없어|싶|(?<![가-힣])(?:가|와|오|해|하|내|봐|보|써|쓰|줘|주|들|걸려)(?:요|나요|면|야|도|어요|나|죠)*(?![가-힣])"
)
"""Words that ask something of anything."""
_SENTENCES = re.compile(r"(?<=[요다]\.)\s+")


class Passages:
    def __init__(self, vectors: Callable[[], Static | None], texts: Iterable[str]) -> None:
        """`vectors`: whose morphemes are counted; `texts`: of every entry."""
        self._vectors, self._texts = vectors, texts
        self._split = lru_cache(None)(self._apart)

    def about(self, entry: tuple[str, ...], name: str, question: str, said: str = "") -> str | None:
        """The sentence of `entry` that shares most with `question` beside the entry's own `name`; None where none shares enough, or
        all that do were just `said`."""
        vectors = self._vectors()
        if vectors is None:
            return None
        asked = {word for word in self._words(question) - self._words(name) if self._rarity(word) >= TELLING}
        fresh = [(sentence, words) for sentence, words in self._split(entry) if sentence not in said]
        scored = [(sum(self._rarity(word) for word in asked & words), sentence) for sentence, words in fresh]
        score, sentence = max(scored, default=(0.0, ""), key=lambda each: each[0])
        return sentence if score >= ENOUGH else None

    def taken_up(self, entry: tuple[str, ...], question: str) -> float:
        """How much of what `question` says stands in `entry`, word by word as far as they tell anything: 1 where all of it does."""
        asked = {word for word in self._words(question) if self._rarity(word) >= WORTH}
        held = frozenset().union(*(words for _, words in self._split(entry)))
        whole = sum(map(self._rarity, asked))
        return sum(map(self._rarity, asked & held)) / whole if whole else 0.0

    def untouched(self, question: str, said: str) -> bool:
        """Whether `question` has telling words, and `said` none of them."""
        telling = {word for word in self._words(question) if self._rarity(word) >= TELLING}
        return bool(telling) and not telling & self._words(said)

    def speaks_of(self, entry: tuple[str, ...], question: str) -> bool:
        """Whether `question` says nothing of its own, or some word of it stands in `entry`: 로또 번호 is nothing of a driving licence."""
        words = {word for word in self._words(_OF_ANY.sub(" ", question)) if self._rarity(word) >= WORTH}
        asked = {word for word in words if self._is_long(word)} or words
        held = frozenset().union(*(words for _, words in self._split(entry)))
        return not asked or bool(asked & held)

    def _is_long(self, word: int) -> bool:
        vectors = self._vectors()
        return vectors is not None and len(vectors.tokenizer.id_to_token(word)) > 1

    def named(self, name: str, question: str, others: Iterable[str]) -> bool:
        """Whether `question` holds a long word of `name` (국민연금) that none of the names `others` has."""
        vectors, words = self._vectors(), self._words(name) & self._words(question)
        words -= frozenset().union(*map(self._words, others))
        return any(len(vectors.tokenizer.id_to_token(word)) >= LONG for word in words) if vectors else False

    def _apart(self, entry: tuple[str, ...]) -> list[tuple[str, frozenset[int]]]:
        return [(sentence, self._words(sentence)) for text in entry for sentence in _sentences(text)]

    def _words(self, text: str) -> frozenset[int]:
        vectors = self._vectors()
        return frozenset(vectors.tokenizer.encode(text, add_special_tokens=False).ids) if vectors else frozenset()

    def _rarity(self, word: int) -> float:
        often, sentences = self._often
        return math.log((1 + sentences) / (0.5 + often[word]))

    @cached_property
    def _often(self) -> tuple[Counter[int], int]:
        """In how many sentences each word stands, and how many there are."""
        counted = [self._words(sentence) for text in self._texts for sentence in _sentences(text)]
        return Counter(word for words in counted for word in words), len(counted)


def _sentences(text: str) -> Sequence[str]:
    return [sentence for sentence in _SENTENCES.split(text) if sentence]
