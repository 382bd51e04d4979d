"""Makes the search model from what the project owns: Kiwi's morphemes for what words mean, our sentences for what questions are like,
our records for which words belong together. Deterministic; some minutes on one core.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.knowledge import Benefit, Knowledge
from bot.search import asking, morphemes
from bot.search.asking import Asking
from bot.search.dense import TOKENIZER
from bot.search.document import ways
from bot.search.model import ABOUT, ASKING, COMMON
from bot.search.terms import Segmenter, Split, pairs, read_tokenizer
from bot.yaml_file import read

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

DIMENSIONS = 96
SEED = 20260101
_SYLLABLE_COST = -16.0
_COMMON_FROM = 0.0005
"""Share of the questions from which a term is kept."""
_RARE, _TOLD = 2e-4, 5e-3
"""Below these shares of all text, and of all questions, a morpheme counts nearly whole (SIF weighting; tuned)."""
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
_MARK = re.compile(r"\{[^}]*\}")
ASKS = "ask_amount ask_benefits ask_contact ask_documents ask_eligibility ask_how ask_overview ask_period inform".split()
OTHERS = "smalltalk out_of_scope greet goodbye thank repeat restart stop louder softer slower faster".split()
"""Intents whose sentences ask for a benefit, and for none."""
USUAL = 150
"""Questions that stand for any question."""
EPOCHS, BATCH, RATE, PULL = 8, 32, 2e-3, 0.05

Say = Callable[[str], None]


@dataclass(frozen=True)
class Trained:
    folder: Path
    tokens: int
    pairs: int
    size: int
    """Bytes of the folder."""


def train(known: Knowledge, nlu: Path, folder: Path, say: Say = lambda _: None) -> Trained:
    """Write the model to `folder`, in place of what is there."""
    from kiwipiepy import Kiwi

    say("reading the language model")
    kiwi = Kiwi(num_workers=1)
    forms, at = morphemes.forms(kiwi), morphemes.vectors(kiwi)
    tokenizer = tokenizer_of(forms)
    asked = list(questions(nlu))
    common = _shares(asked, Segmenter(tokenizer, [True] * tokenizer.get_vocab_size()))
    vectors = weighed(forms, _reduced(at, forms), common, tokenizer)
    say("learning from the records")
    told = [*belonging(known.benefits.values()), *asked_of(nlu.parent / "asked")]
    model = _model(tokenizer, vectors)
    tune(model, told)
    learned = Segmenter(tokenizer, vectors.any(axis=1))
    say("learning what asks for a benefit")
    asks = fit_asking(known, nlu, learned, nlu.parent / "everyday.yml")
    usual = np.random.default_rng(SEED).choice(asked, USUAL, replace=False).tolist()
    shares = {"morphemes": _shares(asked, learned), "pairs": _shares(asked, pairs), "questions": usual}
    _write(model, {COMMON: shares, ASKING: asdict(asks), ABOUT: {"source": digest(known, nlu)}}, folder)
    return Trained(folder, tokenizer.get_vocab_size(), len(told), sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def digest(known: Knowledge, nlu: Path) -> str:
    """Of what a model is made from, but for the language model inside Kiwi, whose version the lock file holds."""
    intents = sorted({*ASKS, *OTHERS})
    said = [*questions(nlu), *(f"{intent}\t{text}" for intent in intents for text in questions(nlu, intent))]
    told = ["\t".join(pair) for pair in (*belonging(known.benefits.values()), *asked_of(nlu.parent / "asked"))]
    called = ["\t".join((name, *words)) for name, words in read(nlu.parent / "everyday.yml").items()]
    return hashlib.sha256("\n".join((*said, *told, *called)).encode()).hexdigest()[:16]


def questions(nlu: Path, intent: str = "*") -> Iterator[str]:
    """What people say to the assistant, of one intent or all: the training sentences without their annotations."""
    for path in sorted(nlu.glob(f"{intent}.yml")):
        for node in read(path).get("nlu", []):
            for line in str(node.get("examples", "")).splitlines() if "intent" in node else ():
                if text := _ANNOTATION.sub(r"\1", line.strip().removeprefix("-").strip()):
                    yield text


def fit_asking(known: Knowledge, nlu: Path, learned: Segmenter, everyday: Path) -> Asking:
    """From what people say to the assistant, and from how benefits and everyday needs are called."""
    told = [text for intent in ASKS for text in questions(nlu, intent)]
    told += [said for said, _ in belonging(known.benefits.values())]
    told += [word for written in read(everyday).items() for word in (written[0], *written[1])]
    return asking.fit(told, [text for intent in OTHERS for text in questions(nlu, intent)], learned)


def _shares(texts: Sequence[str], terms: Split) -> dict[str, float]:
    counts = Counter(term for text in texts for term in set(terms(text)))
    least = _COMMON_FROM * len(texts)
    return {term: round(count / len(texts), 5) for term, count in sorted(counts.items()) if count >= least}


def tokenizer_of(forms: Sequence[morphemes.Form]) -> Tokenizer:
    """Words cut where the morphemes are likeliest (Unigram, Zipf's law by rank); a syllable of no morpheme stands alone."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    listed = {form.text: -math.log(form.order + 20) for form in forms}
    syllables = [bytes((a, b)).decode("euc-kr") for a in range(0xB0, 0xC9) for b in range(0xA1, 0xFF)]
    listed |= {char: _SYLLABLE_COST for char in (*syllables, *ascii_lowercase, *digits) if char not in listed}
    tokenizer = Tokenizer(models.Unigram([("[UNK]", 2 * _SYLLABLE_COST), *listed.items()], unk_id=0))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("[0-9]+|[a-z]+|[가-힣]+"), "removed", invert=True)
    return tokenizer


def _reduced(at: np.ndarray, forms: Sequence[morphemes.Form]) -> np.ndarray:
    """The directions in which the morphemes differ most, each vector of length one."""
    used = at[sorted({form.rank for form in forms if form.means})]
    _, axes = np.linalg.eigh(used.T @ used)
    less = at @ axes[:, ::-1][:, :DIMENSIONS]
    return less / np.maximum(np.linalg.norm(less, axis=1, keepdims=True), 1e-9)


def weighed(forms: Sequence[morphemes.Form], at: np.ndarray, common: dict[str, float], tokenizer: Tokenizer) -> np.ndarray:
    """A vector for each token, the shorter the more often its morpheme is said; zeros for endings and single syllables."""
    found = np.zeros((tokenizer.get_vocab_size(), at.shape[1]), np.float32)
    for form in forms:
        if form.means:
            share = 1 / (form.rank + 20) / 8
            weight = _RARE / (_RARE + share) * math.sqrt(_TOLD / (_TOLD + common.get(form.text, 0.0)))
            found[tokenizer.token_to_id(form.text)] = weight * at[form.rank]
    return found


def belonging(benefits: Iterable[Benefit]) -> Iterator[tuple[str, str]]:
    """(how people say it, what it is): each alias and each way a keyword may be put beside its record."""
    for benefit in benefits:
        record = _MARK.sub(" ", " ".join((benefit.name, benefit.summary, benefit.who)))
        told = itertools.chain.from_iterable(ways(word) for word in benefit.keywords)
        for said in dict.fromkeys((benefit.name, *benefit.aliases, *told)):
            yield said, record


def asked_of(folder: Path) -> Iterator[tuple[str, str]]:
    """(a question, the service it belongs to), of kinds of services described and asked for in our own words."""
    for path in sorted(folder.glob("services-*.yml")):
        for kind in read(path):
            told = f"{kind['name']} {kind['says']}"
            yield from ((asked, told) for asked in (kind["name"], *kind["asks"]))


def _model(tokenizer: Tokenizer, vectors: np.ndarray) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)], device="cpu")


def tune(model: SentenceTransformer, told: Sequence[tuple[str, str]]) -> None:
    """Move what is said nearer to its record than to the others of a batch, and no vector far from where it was."""
    import torch
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    loss_of, static = MultipleNegativesRankingLoss(model, scale=15.0), model[0]
    weights = static.embedding.weight
    before, silent = weights.detach().clone(), ~weights.detach().any(dim=1, keepdim=True)
    length = before.norm(dim=1).mean()
    optimizer = torch.optim.Adam([weights], lr=RATE * float(length))
    chance = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for chosen in _batches([record for _, record in told], chance):
            sides = [static.preprocess([told[n][side] for n in chosen]) for side in (0, 1)]
            loss = loss_of(sides, None) + PULL * ((weights - before) / length).pow(2).sum(1).mean() * len(chosen)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                weights.masked_fill_(silent, 0.0)  # an ending stays one


def _batches(labels: Sequence[str], chance: np.random.Generator) -> Iterator[list[int]]:
    """In each batch a record once: the others are what it is not."""
    batch: dict[str, int] = {}
    for number in chance.permutation(len(labels)).tolist():
        batch.setdefault(labels[number], number)
        if len(batch) == BATCH:
            yield list(batch.values())
            batch = {}


def _write(model: SentenceTransformer, beside: dict[str, Any], folder: Path) -> None:
    """`beside`: what the other files hold, by their names."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".search-") as made:
        model.half().save(made, create_model_card=False)
        tokenizer = Path(made, TOKENIZER)  # on one line: nobody reads its tokens
        tokenizer.write_text(read_tokenizer(tokenizer).to_str(pretty=False), encoding="utf-8")
        for name, content in beside.items():
            Path(made, name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
