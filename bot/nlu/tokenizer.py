"""Komoran as Rasa's tokenizer. Rasa's own deletes Hangul (its emoji filter covers every syllable)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.korean.morphemes import Morphemes
from bot.nlu.korean import DATA, korean
from bot.tokens import tokens
from bot.understand.names import Names


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
            "data": DATA,
        }

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KoreanTokenizer:
        tools = korean(config["data"])
        return cls(config, tools.morphemes, tools.names)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        found = tokens(text, self._morphemes, self._names)
        # A message of symbols alone still needs a token.
        return [Token(m.surface, m.start, m.end, lemma=m.lemma) for m in found] or [Token(text, 0, len(text))]
