"""The same sentences make the same model, and what belongs together comes nearer."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from bot import knowledge
from bot.search import asking
from bot.search.model import ABOUT
from bot.search.terms import Segmenter
from bot.search.training import _model, digest, tune

ROOT = Path(__file__).parents[2]
WORDS = [f"말{number}" for number in range(80)]
TOLD = [(f"{WORDS[2 * n]} 돈", f"{WORDS[2 * n + 1]} 지원") for n in range(40)]
ASKED, OTHER = ["돈 주는 거 있나요", "지원 받고 싶어요", "돈 지원 되나요"], ["안녕 반가워", "날씨 좋네", "노래 불러줘"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    listed = [(word, math.log(1 / 100)) for word in ("[UNK]", *WORDS, "돈", "지원", "받고", "주는")]
    made = Tokenizer(models.Unigram(listed, unk_id=0))
    made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return made


def _tuned(tokenizer: Tokenizer) -> tuple[np.ndarray, np.ndarray]:
    before = np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 16)).astype(np.float32)
    before[tokenizer.token_to_id("주는")] = 0
    model = _model(tokenizer, before.copy())
    tune(model, TOLD)
    return before, model[0].embedding.weight.detach().numpy()


def test_tuning_twice_makes_the_same_vectors(tokenizer: Tokenizer) -> None:
    (before, once), (_, again) = _tuned(tokenizer), _tuned(tokenizer)
    assert np.array_equal(once, again) and not np.array_equal(once, before)


def test_tuning_brings_what_belongs_together_nearer_and_leaves_an_ending_silent(tokenizer: Tokenizer) -> None:
    before, after = _tuned(tokenizer)
    assert _nearness(after, tokenizer) > _nearness(before, tokenizer)
    assert not after[tokenizer.token_to_id("주는")].any()


def _nearness(vectors: np.ndarray, tokenizer: Tokenizer) -> float:
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rows = [[tokenizer.token_to_id(WORDS[2 * n + side]) for n in range(40)] for side in (0, 1)]
    return float((unit[rows[0]] * unit[rows[1]]).sum(axis=1).mean())


def test_what_asks_for_a_benefit_is_fitted_the_same_twice(tokenizer: Tokenizer) -> None:
    learned = Segmenter(tokenizer, [True] * tokenizer.get_vocab_size())
    once, again = asking.fit(ASKED, OTHER, learned), asking.fit(ASKED, OTHER, learned)
    assert once == again and once.weights
    assert once("돈 주는 거", learned) > 0 > once("날씨 좋네", learned)


def _written(folder: Path, *, sentence: str = "돈 주는 거 있나요", everyday: str = "노인네", asked: str = "나래 좀 빌려줘요") -> Path:
    nlu, kinds = folder / "nlu", folder / "asked"
    nlu.mkdir(parents=True)
    kinds.mkdir()
    (nlu / "ask_benefits.yml").write_text(f"nlu:\n- intent: ask_benefits\n  examples: |\n    - {sentence}\n", encoding="utf-8")
    (kinds / "services-a.yml").write_text(f"- name: 나래 대여\n  says: 나래를 빌려줍니다\n  asks: [{asked}]\n", encoding="utf-8")
    (folder / "everyday.yml").write_text(f"{everyday}: [노인]\n", encoding="utf-8")
    return nlu


def test_a_digest_tells_all_that_a_model_is_made_from(tmp_path: Path) -> None:
    known = knowledge.load(ROOT / "data")
    pension = known.benefits["basic_pension"]
    renamed = replace(known, benefits={**known.benefits, pension.id: replace(pension, aliases=(*pension.aliases, "나래연금"))})
    same = [digest(known, _written(tmp_path / name)) for name in ("a", "b")]
    others = [
        digest(renamed, tmp_path / "a" / "nlu"),
        digest(known, _written(tmp_path / "c", sentence="돈 주는 데 있나요")),
        digest(known, _written(tmp_path / "d", everyday="어르신네")),
        digest(known, _written(tmp_path / "e", asked="나래 빌려줄래요")),
    ]
    assert same[0] == same[1] and len({same[0], *others}) == 5


def test_the_shipped_model_was_made_from_what_is_written() -> None:
    made = json.loads((ROOT / "models" / "search" / ABOUT).read_text(encoding="utf-8"))
    assert made["source"] == digest(knowledge.load(ROOT / "data"), ROOT / "data" / "nlu"), "threeany train-search makes it anew"
