"""Rasa's default pipeline on our training data, as it is and with the filter removed from its tokenizer that deletes Hangul.

Run in the Rasa environment: `.venv-rasa/bin/python -m tests.bench.baselines [--epochs N]`; prints the models as JSON. A model is trained
once for the same training data, Rasa and epochs, and kept in `var/bench`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "var" / "bench"
EPOCHS = 100
"""Rasa's default."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class UnfilteredWhitespaceTokenizer(WhitespaceTokenizer):
    """Rasa 3.6 drops every token made of the characters U+24C2 to U+1F251, taken for emoji: all of Hangul is among them."""

    def remove_emoji(self, text: str) -> str:
        return text


TOKENIZERS = {
    "default": "WhitespaceTokenizer",
    "default_unfiltered": f"tests.bench.baselines.{UnfilteredWhitespaceTokenizer.__name__}",
}


def config(tokenizer: str, epochs: int) -> dict[str, Any]:
    """What `rasa init` of Rasa 3.6 trains where no pipeline is configured, less the response selector (there are no responses)."""
    return {
        "recipe": "default.v1",
        "assistant_id": "baseline",
        "language": "ko",
        "pipeline": [
            {"name": tokenizer},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": epochs, "random_seed": 1},
            {"name": "EntitySynonymMapper"},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
    }


def trained(tokenizer: str, epochs: int) -> Path:
    """The model, from the cache where it is there. Ten minutes and more otherwise."""
    from rasa.model_training import train_nlu

    written = yaml.safe_dump(config(tokenizer, epochs), sort_keys=False)
    name = _content(written)
    model = KEPT / f"{name}.tar.gz"
    if not model.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{name}.yml"
        path.write_text(written, encoding="utf-8")
        train_nlu(str(path), str(ROOT / "data" / "nlu"), str(KEPT), fixed_model_name=name, domain=str(ROOT / "domain.yml"))
    return model


def _content(written: str) -> str:
    digest = hashlib.sha256(written.encode())
    for path in (ROOT / "requirements" / "rasa.txt", *sorted((ROOT / "data" / "nlu").glob("*.yml"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    asked = parser.parse_args()
    os.chdir(ROOT)
    with redirect_stdout(sys.stderr):  # Rasa's own words are not the answer
        found = {kind: str(trained(tokenizer, asked.epochs)) for kind, tokenizer in TOKENIZERS.items()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
