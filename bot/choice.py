"""Which detail of a benefit or topic answers a question, if any does: a probability of each (`models/choice`).

The words that a detail lists say much, and alone they too often say a neighbour: one shared word may ask another thing. So a small network
weighs them with how near the question is to the questions of each detail, in letters, in words and by vectors learnt from which questions
have one answer; with how much of the question the entry speaks of at all; and with what else it may be about. `threeany train-choice`
makes it from the records: from `tried` and `untold`, questions of people who saw the answers and not the words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from bot import asked_kind, details
from bot.choice_model import FIGURES, LEADS, Learnt
from bot.details import Detail
from bot.knowledge import Benefit
from bot.korean.plain import compact
from bot.matters import NONE, Matters
from bot.search.dense import Static, unit
from bot.topics import Topic

LEAST = 0.4
"""From here on a detail answers; `judged` in the model tells how often rightly."""
AGREED, DOUBTED = 0.2, 0.1
"""The same where the words that details list say it too, and where `MANY` of them do."""
FEW = 3
"""Details of an entry below which none is far before the others, so that the choice must be clear."""
MANY, NEARLY = 5, 0.5
"""Syllables, and how much of the most that are said."""
SURELY, CLEARLY, CERTAIN = 0.6, 0.8, 0.9
"""The same where the words ask for an aspect as well, whatever else they name, and where the entry is only now turned to."""
EXACT = 1.0
"""Of the very words that a detail lists."""
PERHAPS = 0.3
"""The same where nothing else is known to say."""
_LETTERS = (2, 3)
"""Characters in a row."""
_MOST_WORDS = 8
_SYLLABLE = re.compile(r"[가-힣]")
_FEWEST = 2
"""Syllables of a question, beside the entry's name."""
_OF_THE_NAME = re.compile(
    r"(?:이|가|은|는|을|를|요|그럼|그러면|에대해서?|좀|더|자세히|자세하게|한번)*"
    r"(?:알려|가르쳐|갈켜|갈차|설명|말씀?해|얘기해|이야기해|궁금|알고싶|안내|뭐예요|뭐에요|뭐야|뭔가요|뭐죠|뭡니까|무엇인가요)[가-힣]*"
)
"""기초연금 알려 주세요: what it is, and nothing that a detail says."""


@dataclass(frozen=True)
class Entry:
    """A benefit or topic as far as its details go."""

    id: str
    names: tuple[str, ...]
    """The longest first."""
    details: tuple[Detail, ...]
    """None that only follows another."""

    def beside_names(self, text: str) -> str:
        for name in self.names:
            text = details.beside_name(text, name)
        return text


def entry(of: Benefit | Topic) -> Entry:
    names = {of.name, *(of.aliases if isinstance(of, Benefit) else ())}
    return Entry(of.id, tuple(sorted(names, key=len, reverse=True)), tuple(each for each in of.details if not each.after))


@dataclass(frozen=True)
class Rarity:
    """How much each term tells, the rarer the more; `unknown`: what a term of no text does."""

    of: dict[Hashable, float]
    unknown: float

    def __call__(self, term: Hashable) -> float:
        return self.of.get(term, self.unknown)

    @classmethod
    def count(cls, texts: Iterable[Sequence[Hashable]]) -> Rarity:
        terms = [set(each) for each in texts]
        often = Counter(term for each in terms for term in each)
        return cls({term: math.log((1 + len(terms)) / (0.5 + count)) for term, count in often.items()}, math.log((1 + len(terms)) / 0.5))


class Vectors:
    """Of a text: the sum of its tokens' vectors, each by its weight, where what learnt (`moved`) has moved them."""

    def __init__(self, base: Static, rarity: Rarity, moved: np.ndarray, vectors: np.ndarray, weights: np.ndarray) -> None:
        """`moved`: tokens, (n,); `vectors`: theirs, (n, dimensions); `weights`: theirs, (n,)."""
        self._base, self._rarity = base, rarity
        self._rows = {int(token): row for row, token in enumerate(moved)}
        self._vectors, self._weights = vectors.astype(np.float32), weights.astype(np.float32)

    def __call__(self, tokens: Sequence[int]) -> np.ndarray:
        found = np.zeros(self._base.vectors.shape[1], np.float32)
        for token in tokens:
            row = self._rows.get(token)
            if row is None:
                found += self._base.vectors[token] * (self._rarity(token) * SCALE)
            else:
                found += self._vectors[row] * self._weights[row]
        return found


SCALE = 0.2
"""Of a token's rarity, its weight before anything is learnt."""


class Texts:
    """What is counted over all entries, and how a text is told by it."""

    def __init__(self, base: Static, entries: Iterable[Entry]) -> None:
        self.base = base
        # Not by `tried`: what learns from one of these must not have counted it.
        written = [text for each in entries for d in each.details for text in (*d.asks, d.text)]
        self.morphemes, self.letters = Rarity.count(map(self.tokens, written)), Rarity.count(map(letters, written))

    def tokens(self, text: str) -> list[int]:
        return list(self.base.tokenizer.encode(text, add_special_tokens=False).ids)


def letters(text: str) -> list[str]:
    plain = compact(text)
    return [plain[at : at + length] for length in _LETTERS for at in range(len(plain) - length + 1)]


class Index:
    """Questions of one entry by their terms: rows of unit length."""

    def __init__(self, texts: Sequence[Sequence[Hashable]], rarity: Rarity) -> None:
        self._rarity = rarity
        self._columns: dict[Hashable, int] = {}
        rows, columns, values = [], [], []
        for row, terms in enumerate(texts):
            for term, value in self._weighed(terms).items():
                rows.append(row)
                columns.append(self._columns.setdefault(term, len(self._columns)))
                values.append(value)
        self._rows = sparse.csr_matrix((values, (rows, columns)), (len(texts), len(self._columns)), np.float32)

    def _weighed(self, terms: Sequence[Hashable]) -> dict[Hashable, float]:
        found = {term: (1 + math.log(count)) * self._rarity(term) for term, count in Counter(terms).items()}
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        return {term: value / length for term, value in found.items()}

    def cosines(self, terms: Sequence[Hashable]) -> np.ndarray:
        """With each question."""
        one = np.zeros(len(self._columns), np.float32)
        for term, value in self._weighed(terms).items():
            if (column := self._columns.get(term)) is not None:
                one[column] = value
        found: np.ndarray = self._rows @ one
        return found


class Owner:
    """The details of one entry, as numbers."""

    def __init__(self, of: Entry, texts: Texts, vectors: Vectors) -> None:
        self.entry, self._texts, self._vectors = of, texts, vectors
        questions = [(n, text) for n, each in enumerate(of.details) for text in (*each.asks, *each.tried)]
        self._of = np.array([n for n, _ in questions], int)
        tokens = [texts.tokens(text) for _, text in questions]
        self._by_morphemes = Index(tokens, texts.morphemes)
        self._by_letters = Index([letters(text) for _, text in questions], texts.letters)
        self._exact = {compact(text): n for n, text in questions}
        self._text = [frozenset(texts.tokens(each.text)) for each in of.details]
        by_detail = [[row for m, row in zip(self._of, tokens, strict=True) if m == n] for n in range(len(of.details))]
        self._asks = [frozenset(token for row in rows for token in row) for rows in by_detail]
        self._words = [frozenset(texts.tokens(" ".join(each.words).replace("|", " "))) for each in of.details]
        rows = np.stack([vectors(row) for row in tokens]) if tokens else np.zeros((1, texts.base.vectors.shape[1]), np.float32)
        self._centre = rows.mean(0)
        self._questions = unit(rows - self._centre) if tokens else rows[:0]
        said = np.stack([vectors(texts.tokens(each.text)) for each in of.details])
        self._said = unit(said - said.mean(0))
        self._middles = unit(np.stack([self._questions[self._of == n].sum(0) for n in range(len(of.details))]))

    def exact(self, question: str) -> Detail | None:
        """The detail one of whose questions this is, letter by letter."""
        at = self._exact.get(compact(question))
        return None if at is None else self.entry.details[at]

    def figures(self, question: str, about: tuple[float, float, float]) -> np.ndarray:
        """(details, figures and leads). `about`: how likely the message is about this entry, about the likeliest other, about none."""
        text = self.entry.beside_names(question)
        tokens, length = self._texts.tokens(text), max(len(compact(text)), 1)
        kinds, rarity = asked_kind.kinds(text), {token: self._texts.morphemes(token) for token in tokens}
        said, whole = rarity.keys(), sum(rarity.values()) or 1.0
        by_letters, by_morphemes = self._by_letters.cosines(letters(text)), self._by_morphemes.cosines(tokens)
        vector = unit((self._vectors(tokens) - self._centre)[None])[0]
        near, middle, near_text = self._questions @ vector, self._middles @ vector, self._said @ vector
        rows = []
        for n, detail in enumerate(self.entry.details):
            mine = self._of == n
            held = self._text[n], self._asks[n], self._text[n] | self._asks[n] | self._words[n]
            weight = detail.weight(text)
            rows.append(
                (
                    min(weight, _MOST_WORDS) / _MOST_WORDS,
                    weight / length,
                    by_letters[mine].max(initial=0.0),
                    by_morphemes[mine].max(initial=0.0),
                    *(sum(rarity[token] for token in said if token in each) / whole for each in held),
                    max((rarity[token] for token in said if token not in held[2]), default=0.0),
                    bool(kinds & detail.kinds),
                    bool(kinds and detail.kinds and not kinds & detail.kinds),
                    middle[n],
                    near[mine].max(initial=-1.0) if mine.any() else 0.0,
                    near_text[n],
                    *about,
                )
            )
        found = np.array(rows, np.float32)
        return np.hstack([found, leads(found[:, [FIGURES.index(each) for each in LEADS]])])


def leads(rows: np.ndarray) -> np.ndarray:
    """Of each row, how far it is before the best other one; 0 where there is none."""
    if len(rows) < 2:
        return np.zeros_like(rows)
    ranked = np.sort(rows, axis=0)
    lead: np.ndarray = rows - np.where(rows == ranked[-1], ranked[-2], ranked[-1])
    return lead


class Choice:
    """Without a model the words that details list decide alone."""

    def __init__(self, entries: Iterable[Entry], matters: Callable[[], Matters], learnt: Callable[[], Learnt | None]) -> None:
        self.entries, self._matters, self._load = tuple(entries), matters, learnt
        self._entry_of = {id(detail): each for each in self.entries for detail in each.details}
        self._owners: dict[str, Owner] = {}
        # A turn asks of the same words again and again; no more of them is remembered, since an erasure does not reach here.
        self._asked: tuple[str, dict[str, dict[int, float]]] = ("", {})

    def asked(self, told: Iterable[Detail], text: str, before: str | None = None, least: float = LEAST) -> Detail | None:
        """The one of `told`, details of one entry, that answers `text`; first of all one that goes on from the detail `before`."""
        some = list(told)
        after = [each for each in some if each.after and each.after == before and each.weight(text)]
        if after:
            return max(after, key=lambda each: each.weight(text))
        few = [each for each in some if not each.after]
        of = self._entry_of.get(id(few[0])) if few else None
        if of is None or self.learnt is None:
            return details.asked(few, text, before)
        least = max(least, CLEARLY) if len(of.details) < FEW else least
        chances = self.chances(of, text)
        best = max(few, key=lambda each: chances.get(id(each), 0.0))
        if chances.get(id(best), 0.0) >= least:
            return best
        named = self._named(few, text) if least <= SURELY else None
        return named if named and (named is best or named.weight(text) >= MANY) and self._is_agreed(named, text) else None

    def _named(self, told: Sequence[Detail], text: str) -> Detail | None:
        """The likeliest of those whose words stand in `text`, at least nearly as many as of any other."""
        weights = [(each, weight) for each in told if (weight := each.weight(text))]
        most = max((weight for _, weight in weights), default=0)
        return max((each for each, weight in weights if weight >= NEARLY * most), key=lambda each: self.chance(each, text), default=None)

    def asked_anew(self, told: Iterable[Detail], text: str, before: str | None = None, asks: bool = True) -> Detail | None:
        """The same where the talk turns to the entry only now: what names it (남편이 일하다 다쳤어요) is near to some detail and asks for
        none, so the words must say so, or the choice be clear where `text` `asks` one thing."""
        some = list(told)
        if self.learnt is None or any(each.after and each.after == before and each.weight(text) for each in some):
            return details.asked(some, text, before)
        named = self._named([each for each in some if not each.after], text)
        if named and self._is_agreed(named, text) and (asks or self.chance(named, text) >= LEAST):
            return named
        return self.asked(some, text, before, CERTAIN) if asks else None

    def _is_agreed(self, named: Detail, text: str) -> bool:
        chance = self.chance(named, text)
        return chance >= AGREED or (chance >= DOUBTED and named.weight(text) >= MANY)

    def chance(self, detail: Detail, text: str) -> float:
        """How likely `detail` answers `text`."""
        of = self._entry_of.get(id(detail))
        return self.chances(of, text).get(id(detail), 0.0) if of and self.learnt else 0.0

    def chances(self, of: Entry, text: str) -> dict[int, float]:
        """By the `id` of each detail of `of`."""
        if self._asked[0] != text:
            self._asked = (text, {})
        if of.id not in self._asked[1]:
            self._asked[1][of.id] = self._reckoned(of, text)
        return self._asked[1][of.id]

    def _reckoned(self, of: Entry, text: str) -> dict[int, float]:
        if self.learnt is None or not _SYLLABLE.search(text):
            return {}  # ㅁㄴㅇㄹ asks nothing.
        owner, rest = self._owner(of), compact(of.beside_names(text))
        if exact := owner.exact(rest) or owner.exact(text):
            return {id(exact): 1.0}
        if len(rest) < _FEWEST or _OF_THE_NAME.fullmatch(rest):
            return {}
        chances = self.learnt.network(owner.figures(text, about(self._matters(), of.id, text)))
        return {id(detail): float(chance) for detail, chance in zip(of.details, chances, strict=True)}

    def _owner(self, of: Entry) -> Owner:
        if of.id not in self._owners:
            assert self.learnt and self._vectors
            self._owners[of.id] = Owner(of, self.texts, self._vectors)
        return self._owners[of.id]

    @cached_property
    def learnt(self) -> Learnt | None:
        return self._load() if self._matters().vectors else None

    @cached_property
    def texts(self) -> Texts:
        base = self._matters().vectors
        assert base
        return Texts(base, self.entries)

    @cached_property
    def _vectors(self) -> Vectors | None:
        learnt = self.learnt
        return Vectors(self.texts.base, self.texts.morphemes, learnt.moved, learnt.vectors, learnt.weights) if learnt else None


def about(matters: Matters, one: str, text: str) -> tuple[float, float, float]:
    """How likely `text` is about the entry `one`, about the likeliest other, about none."""
    ranked = dict(matters.ranked(text))
    return ranked.get(one, 0.0), max((c for each, c in ranked.items() if each not in (NONE, one)), default=0.0), ranked.get(NONE, 0.0)
