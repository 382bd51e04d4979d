"""A conversation with the assistant as it is, without Rasa: what the model would make of the words is said along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from tests.bot.saying import Say, conversation

DAY = date(2026, 11, 29)


@pytest.fixture(scope="session")
def assistant() -> Dialogue:
    return dialogue.load(Path(__file__).parents[2])


@pytest.fixture
def say(assistant: Dialogue) -> Say:
    return conversation(assistant, DAY)
