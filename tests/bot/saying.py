"""What is said to the assistant in a test, and what of its answer is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.dialogue import Dialogue
from bot.message import Heard, Outcome

Say = Callable[[str, str], Outcome]
"""The words and the intent the model would see in them."""


def conversation(assistant: Dialogue, day: date) -> Say:
    """Says one thing after the other in one conversation."""
    kept = assistant.new_context()

    def said(text: str, intent: str) -> Outcome:
        nonlocal kept
        outcome = assistant.respond(Heard(text, intent, 0.8), kept, day)
        kept = outcome.context
        return outcome

    return said


def text(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def cards(outcome: Outcome) -> list[str]:
    """Names of the benefits shown, in order."""
    return [card.name for reply in outcome.replies for card in reply.benefits]
