"""Makes the model that chooses among details (`bot.choice`) from the questions that the records hold."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.choice import LEAST, SCALE, SURELY, Entry, Owner, Texts, Vectors, about, entry
from bot.choice_model import ABOUT, FIGURES, LEADS, RERANKED, WEIGHTS, Network, Reranker
from bot.details import Detail
from bot.everywhere import Questions, figures
from bot.knowledge import Benefit
from bot.matters import Matters
from bot.topics import Topic

if TYPE_CHECKING:
    import torch

SEED = 20260101
FOLDS = 4
"""Of entries: what is told of a question was learnt without its entry."""
ROUNDS, RATE, AT_ONCE = 4, 0.01, 8
"""Of the vectors: times through all entries, Adam's step, entries a step."""
SHARP, BY_MIDDLE, BY_TEXT = 8.0, 1.0, 0.5
"""With which they begin: how much a cosine counts, with the middle of a detail's other questions and with its text."""
NETWORKS, UNITS, DECAY, EPOCHS, STEP = 3, 48, 0.1, 40, 0.003
SILENT = 0.3
"""What the questions that nothing answers weigh in sum, of those that a detail answers."""
ELSEWHERE = 0.5
"""Of the questions, how many are asked of another entry too, which does not answer them."""


@dataclass(frozen=True)
class Asked:
    of: Entry
    question: str
    answer: Detail | None
    """None: the entry does not answer it."""
    elsewhere: bool = False


@dataclass(frozen=True)
class Trained:
    questions: int
    size: int
    """Bytes."""
    judged: dict[str, Any]


def questions(written: Iterable[Benefit | Topic]) -> list[Asked]:
    """Those of people who had not seen the words; entries with one detail leave nothing to choose, but something to leave out."""
    found = []
    for one in written:
        of = entry(one)
        if of.details:
            found += [Asked(of, text, detail) for detail in of.details for text in detail.tried]
            found += [Asked(of, text, None) for text in one.untold]
    return found


def digest(written: Iterable[Benefit | Topic]) -> str:
    """Of the questions of people. What else records say is read anew at every start, so that another answer needs no other model."""
    lines = ["\t".join((one.id, *one.untold, "|", *(text for each in one.details for text in each.tried))) for one in written]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def train(written: Sequence[Benefit | Topic], matters: Matters, folder: Path, note: Any = lambda text: None) -> Trained:
    """Write the model to `folder`. One and a half to five minutes of two cores."""
    if matters.vectors is None:
        raise ValueError("the models of search and of matters must be made first")
    entries = [entry(one) for one in written if one.details]
    texts, asked = Texts(matters.vectors, entries), [*questions(written)]
    asked += list(_elsewhere(asked, entries))
    fold = {each.id: n % FOLDS for n, each in enumerate(_shuffled(entries))}
    rows: list[np.ndarray] = [np.zeros(0)] * len(asked)
    unlearnt: list[Vectors] = []
    for held in range(FOLDS):
        note(f"vectors {held + 1}/{FOLDS + 1}")
        vectors = Vectors(matters.vectors, texts.morphemes, *learnt_vectors(texts, [e for e in entries if fold[e.id] != held]))
        unlearnt.append(vectors)
        for n, each in enumerate(asked):
            if fold[each.of.id] == held:
                rows[n] = _unseen(each, texts, vectors).figures(each.question, about(matters, each.of.id, each.question))
    truth = [np.array([each.answer is not None and detail.text == each.answer.text for detail in each.of.details]) for each in asked]
    note("networks")
    chances: list[np.ndarray] = [np.zeros(0)] * len(asked)
    for held in range(FOLDS):
        kept = [n for n, each in enumerate(asked) if fold[each.of.id] != held]
        network = fitted([rows[n] for n in kept], [truth[n] for n in kept], _weights([asked[n] for n in kept]))
        for n, each in enumerate(asked):
            if fold[each.of.id] == held:
                chances[n] = network(rows[n])
    judged = _judged(asked, chances, truth)
    network = fitted(rows, truth, _weights(asked))
    note(f"vectors {FOLDS + 1}/{FOLDS + 1}")
    moved, vectors_of, weights = learnt_vectors(texts, entries)
    made_with = {"source": digest(written), "vectors": list(matters.vectors.vectors.shape), "judged": judged}
    note("all entries")
    owners = [_Owners(texts, vectors) for vectors in unlearnt]
    reranker = reranked(asked, entries, texts, matters, network, [owners[fold[each.of.id]] for each in asked])
    _write(folder, network, reranker, (moved, vectors_of, weights), made_with)
    return Trained(len(asked), sum(path.stat().st_size for path in folder.iterdir()), judged)


def _shuffled(entries: Sequence[Entry]) -> list[Entry]:
    return [entries[n] for n in np.random.default_rng(SEED).permutation(len(entries))]


def _elsewhere(asked: Sequence[Asked], entries: Sequence[Entry]) -> Iterator[Asked]:
    """The same questions, while something else is talked about."""
    chance = np.random.default_rng(SEED)
    for each in asked:
        other = entries[chance.integers(len(entries))]
        if chance.random() < ELSEWHERE and other.id != each.of.id:
            yield Asked(other, each.question, None, elsewhere=True)


def _unseen(each: Asked, texts: Texts, vectors: Vectors) -> Owner:
    """Its entry without the question itself."""
    told = tuple(replace(detail, tried=tuple(text for text in detail.tried if text != each.question)) for detail in each.of.details)
    return Owner(replace(each.of, details=told), texts, vectors)


# Vectors


def learnt_vectors(texts: Texts, entries: Sequence[Entry]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(tokens, their vectors, their weights), moved until each question lies nearer to the other questions of its detail, and to its
    answer, than to those of the other details of its entry."""
    import torch

    torch.manual_seed(SEED)
    start = torch.from_numpy(texts.base.vectors.copy())
    weighed = torch.tensor([texts.morphemes(token) * SCALE for token in range(len(start))], dtype=torch.float32)
    table, weights = torch.nn.Parameter(start.clone()), torch.nn.Parameter(weighed.clone())
    mix = torch.nn.Parameter(torch.tensor([SHARP * BY_MIDDLE, SHARP * BY_TEXT]))
    lots = [lot for each in entries if (lot := _lot(texts, each))]
    steps = torch.optim.Adam([table, weights, mix], lr=RATE)
    for turn in range(ROUNDS):
        order = np.random.default_rng(SEED + turn).permutation(len(lots))
        for at in range(0, len(order), AT_ONCE):
            steps.zero_grad()
            torch.stack([_loss(lots[n], table, weights, mix) for n in order[at : at + AT_ONCE]]).sum().backward()
            steps.step()
    used = np.array(sorted({int(token) for tokens, _, _, _ in lots for token in tokens}))
    return used, table.detach().numpy()[used], weights.detach().numpy()[used]


def _lot(texts: Texts, each: Entry) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, int] | None:
    """(tokens of all its questions and then answers, where each begins, the detail of each question, details)."""
    import torch

    told = [detail for detail in each.details if detail.asks]
    if len(told) < 2:
        return None
    asks = [(n, text) for n, detail in enumerate(told) for text in (*detail.asks, *detail.tried)]
    tokens = [texts.tokens(text) or [0] for text in (*(text for _, text in asks), *(detail.text for detail in told))]
    starts = np.cumsum([0, *(len(row) for row in tokens[:-1])])
    return torch.tensor([t for row in tokens for t in row]), torch.from_numpy(starts), torch.tensor([n for n, _ in asks]), len(told)


def _loss(lot: tuple[torch.Tensor, torch.Tensor, torch.Tensor, int], table: Any, weights: Any, mix: Any) -> torch.Tensor:
    import torch

    tokens, starts, of, details = lot
    rows = torch.nn.functional.embedding_bag(tokens, table, starts, mode="sum", per_sample_weights=weights[tokens])
    asks, said = rows[: len(of)], rows[len(of) :]
    asks, said = _unit(asks - asks.mean(0)), _unit(said - said.mean(0))
    member = torch.nn.functional.one_hot(of, details).float()
    # The middle of each detail's questions, without the question itself.
    middles = (member.T @ asks)[None] - member[:, :, None] * asks[:, None, :]
    near = (asks[:, None, :] * middles).sum(2) / (middles.norm(dim=2) + 1e-3)
    return torch.nn.functional.cross_entropy(near * mix[0] + (asks @ said.T) * mix[1], of) / AT_ONCE


def _unit(rows: torch.Tensor) -> torch.Tensor:
    return rows / (rows.norm(dim=-1, keepdim=True) + 1e-6)


# Among all entries


class _Owners:
    """Entries as numbers, by vectors that had not learnt from some of them."""

    def __init__(self, texts: Texts, vectors: Vectors) -> None:
        self.texts, self.vectors = texts, vectors
        self._made: dict[str, Owner] = {}

    def __getitem__(self, of: Entry) -> Owner:
        if of.id not in self._made:
            self._made[of.id] = Owner(of, self.texts, self.vectors)
        return self._made[of.id]


def reranked(
    asked: Sequence[Asked], entries: Sequence[Entry], texts: Texts, matters: Matters, network: Network, owners: Sequence[_Owners]
) -> Reranker:
    """Which of all details answers, learnt from questions that have an answer, each as if nobody had asked it before. `owners`: for each
    question, by vectors that had not learnt from its entry."""
    from sklearn.linear_model import LogisticRegression

    every, rows, truth = Questions(entries, texts), [], []
    at = {(of.id, text): n for n, (of, _, text) in enumerate(every.asked)}
    for each, by in zip(asked, owners, strict=True):
        if each.answer is None:
            continue
        near = every.near(each.question, at[each.of.id, each.question])
        unseen = _unseen(each, texts, by.vectors)
        chances: dict[tuple[str, str], float] = {}
        for of in {one.of.id: one.of for one in near}.values():
            owner = unseen if of.id == each.of.id else by[of]
            found = network(owner.figures(each.question, about(matters, of.id, each.question)))
            chances |= {(of.id, detail.text): float(chance) for detail, chance in zip(of.details, found, strict=True)}
        rows.append(figures(each.question, near, [chances[one.of.id, one.detail.text] for one in near], matters))
        truth += [one.of.id == each.of.id and one.detail.text == each.answer.text for one in near]
    learnt_from = np.concatenate(rows)
    mean, spread = learnt_from.mean(0), learnt_from.std(0) + 1e-6
    made = LogisticRegression(max_iter=3000).fit((learnt_from - mean) / spread, truth)
    return Reranker(mean, spread, made.coef_[0], made.intercept_)


# The network


def _weights(asked: Sequence[Asked]) -> list[float]:
    """Of each question: those that nothing answers weigh `SILENT` of the others in sum, so that the more of them are written, the better
    they are told apart, and not the more often it is taken for granted that nothing is known."""
    answered = sum(each.answer is not None for each in asked)
    silent = sum(each.answer is None and not each.elsewhere for each in asked)
    weight = min(1.0, SILENT * answered / max(silent, 1))
    return [weight if each.answer is None and not each.elsewhere else 1.0 for each in asked]


def fitted(rows: Sequence[np.ndarray], truth: Sequence[np.ndarray], weights: Sequence[float]) -> Network:
    """Of each question its details' figures, which of them answers, and how much the question weighs."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    told, answers = np.concatenate(rows), np.concatenate(truth)
    weighed = np.repeat(np.array(weights), [len(each) for each in rows])
    mean, spread = told.mean(0), told.std(0) + 1e-6
    scaled = (told - mean) / spread
    made = [
        MLPClassifier((UNITS,), alpha=DECAY, max_iter=EPOCHS, learning_rate_init=STEP, n_iter_no_change=EPOCHS, random_state=seed)
        for seed in range(NETWORKS)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # It stops after so many rounds, as was chosen.
        for each in made:
            each.fit(scaled, answers, sample_weight=weighed)
    parts = zip(*((m.coefs_[0], m.intercepts_[0], m.coefs_[1][:, 0], m.intercepts_[1][0]) for m in made), strict=True)
    return Network(mean, spread, *(np.stack(part).astype(np.float32) for part in parts))


def _judged(asked: Sequence[Asked], chances: Sequence[np.ndarray], truth: Sequence[np.ndarray]) -> dict[str, Any]:
    """By probability, of entries it had not learnt from: how many questions that have an answer are `answered`, how many get their own
    (`right`), and how many without one get an answer all the same: about the entry (`false`), about another (`elsewhere`)."""
    likely, hit = np.array([each.max() for each in chances]), np.array([bool(t[c.argmax()]) for c, t in zip(chances, truth, strict=True)])
    has, far = np.array([bool(each.any()) for each in truth]), np.array([each.elsewhere for each in asked])
    found: dict[str, Any] = {"answerable": int(has.sum()), "unanswerable": int((~has & ~far).sum()), "from": {}}
    for least in (LEAST, SURELY):
        said = likely >= least
        shares = {"answered": said[has], "right": (said & hit)[has], "false": said[~has & ~far], "elsewhere": said[far]}
        found["from"][str(least)] = {name: round(float(share.mean()), 3) for name, share in shares.items()}
    return found


def _write(folder: Path, network: Network, reranker: Reranker, vectors: tuple[np.ndarray, ...], told: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    moved, rows, weights = vectors
    np.savez_compressed(
        folder / WEIGHTS,
        allow_pickle=False,
        **{name: getattr(network, name).astype(np.float32) for name in ("mean", "spread", "hidden", "hidden_bias", "out", "out_bias")},
        **{f"reranker_{name}": getattr(reranker, name).astype(np.float32) for name in ("mean", "spread", "weights", "bias")},
        moved=moved.astype(np.int32),
        vectors=rows.astype(np.float16),
        weights=weights.astype(np.float16),
    )
    about_it = {**told, "figures": [*FIGURES, *LEADS], "reranked": [*RERANKED]}
    (folder / ABOUT).write_text(json.dumps(about_it, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
