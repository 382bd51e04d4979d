"""A conversation with the assistant as it is, without Rasa: what the model would make of the words is said along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard, Outcome
from tests.bot.saying import Say

DAY = date(2026, 11, 29)


@pytest.fixture(scope="session")
def assistant() -> Dialogue:
    return dialogue.load(Path(__file__).parents[2])


@pytest.fixture
def say(assistant: Dialogue) -> Say:
    """Says one thing after the other in one conversation."""
    kept = assistant.new_context()

    def said(text: str, intent: str) -> Outcome:
        nonlocal kept
        outcome = assistant.respond(Heard(text, intent, 0.8), kept, DAY)
        kept = outcome.context
        return outcome

    return said
