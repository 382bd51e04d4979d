"""The intent model (`bot.intent_model`) as a Rasa component."""

from __future__ import annotations

from datetime import date
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.intent_model import Example, IntentModel, example
from bot.korean.morphemes import Morphemes
from bot.korean.plain import compact
from bot.nlu.korean import DATA, korean
from bot.understand import Reader
from bot.understand.questions import questions

_FILE = "intents.joblib"
RANKED = 5
# Ages are read by birth year; which year it is tells the classifier nothing.
_ANY_DAY = date(2026, 1, 1)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KoreanIntents(GraphComponent):
    """Sets `intent` and `intent_ranking`; of a message that asks several things also `questions`, each with its intent."""

    def __init__(
        self, reader: Reader, morphemes: Morphemes, storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._reader, self._morphemes, self._storage, self._resource, self._model = reader, morphemes, storage, resource, model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"data": DATA}

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KoreanIntents:
        tools = korean(config["data"])
        return cls(tools.reader, tools.morphemes, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KoreanIntents:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model = joblib.load(folder / _FILE)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        # Warns of every annotation that does not meet token borders; training with such a warning is refused by `threeany train`.
        EntityExtractorMixin.check_correct_entity_annotations(training_data)
        messages = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        self._model = IntentModel.fit([self._example(m) for m in messages], [m.get(INTENT) for m in messages])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE, compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._model.predict(self._example(message)) if self._model and message.get(TEXT) else []
            nodes = [{"name": name, "confidence": chance} for name, chance in ranking[:RANKED]]
            message.set(INTENT, nodes[0] if nodes else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", nodes, add_to_output=True)
            message.set("questions", self._questions(message.get(TEXT) or ""), add_to_output=True)
        return messages

    def _questions(self, text: str) -> list[dict[str, Any]]:
        """What is done by each of several questions, or by the one beside which something is told."""
        found = questions(text)
        if self._model is None or not found or (len(found) == 1 and compact(found[0].alone) == compact(text)):
            return []
        likeliest = [self._model.predict(example(each.alone, self._read, self._lemmas))[0] for each in found]
        return [
            {"text": each.text, "question": each.alone, "intent": name, "confidence": chance}
            for each, (name, chance) in zip(found, likeliest, strict=True)
        ]

    def _example(self, message: Message) -> Example:
        return example(message.get(TEXT), self._read, self._lemmas)

    def _read(self, text: str) -> Any:
        return self._reader.read(text, _ANY_DAY)

    def _lemmas(self, text: str) -> list[str]:
        return [m.lemma for m in self._morphemes.analyse(text)]
