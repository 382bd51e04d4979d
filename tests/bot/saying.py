"""What is said to the assistant in a test, and what of its answer is looked at."""

from __future__ import annotations

from collections.abc import Callable

from bot.message import Outcome

Say = Callable[[str, str], Outcome]
"""The words and the intent the model would see in them."""


def text(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def cards(outcome: Outcome) -> list[str]:
    """Names of the benefits shown, in order."""
    return [card.name for reply in outcome.replies for card in reply.benefits]
