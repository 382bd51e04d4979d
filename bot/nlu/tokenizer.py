"""Komoran as Rasa's tokenizer. Rasa's own deletes Hangul (its emoji filter covers every syllable)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot import knowledge
from bot.korean.morphemes import Morphemes
from bot.understand.names import Names

_WORD = re.compile(r"\S+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class KoreanTokenizer(Tokenizer):
    """One token a morpheme group; `lemma` holds the morphemes. A benefit's name, also misspelt or unspaced, is never cut."""

    def __init__(self, config: dict[str, Any], morphemes: Morphemes, names: Names) -> None:
        super().__init__(config)
        self._morphemes, self._names = morphemes, names

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
            "data": "data",
        }

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KoreanTokenizer:
        names = knowledge.load(Path(config["data"])).names()
        return cls(config, Morphemes(word for name, aliases in names.items() for word in (name, *aliases)), Names(names))

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        tokens, at = [], 0
        for mention in self._names.find(text):
            mention_text = text[mention.start : mention.end]
            tokens += self._between(text, at, mention.start)
            tokens += [Token(w[0], mention.start + w.start(), mention.start + w.end(), lemma=mention.name) for w in _WORD.finditer(mention_text)]
            at = mention.end
        tokens += self._between(text, at, len(text))
        # A message of symbols alone still needs a token.
        return tokens or [Token(text, 0, len(text))]

    def _between(self, text: str, start: int, end: int) -> list[Token]:
        found = self._morphemes.analyse(text[start:end])
        return [Token(m.surface, start + m.start, start + m.end, lemma=m.lemma) for m in found]
