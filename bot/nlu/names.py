"""Benefit names as Rasa entities, resolved against the knowledge base (aliases, misspellings, no spacing)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.korean import DATA, korean
from bot.understand.names import Names


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class BenefitNames(GraphComponent):
    """Adds one `benefit` entity a mention; its value is the official name."""

    def __init__(self, names: Names) -> None:
        self._names = names

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"data": DATA}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> BenefitNames:
        return cls(korean(config["data"]).names)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = [
                {"entity": "benefit", "value": m.name, "start": m.start, "end": m.end, "confidence_entity": m.score}
                for m in self._names.find(message.get(TEXT) or "")
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
