"""After somebody spoke of danger: the number stays first until they say that they are safe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.context import Context
from bot.intent import ASPECT_OF, Intent
from bot.message import Heard
from bot.understand import crisis
from bot.understand.result import Understanding

WATCHED_TURNS = 3
"""Messages after a danger was spoken of during which nothing is asked and the number comes first."""
_ASKING = (*ASPECT_OF, "ask_benefits", "compare", "more", "ask_person", "ask_why_not", "restart")


@dataclass(frozen=True)
class FirstAid:
    context: Context
    crisis: str | None
    """What State says."""
    key: str | None = None
    """Sentence under `crisis.` in the wording; None: the first answer to a danger, or nothing to say."""
    answers_alone: bool = False
    """Nothing else is answered this time."""


def first_aid(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    if read.crisis:
        return FirstAid(replace(context, crisis=read.crisis, crisis_turns=0), read.crisis, None, True)
    kind = context.crisis
    if kind is None:
        return FirstAid(context, None)
    if crisis.is_safe(heard.text):
        return FirstAid(replace(context, crisis=None, crisis_turns=0), None, "safe", not read.said)
    turns = context.crisis_turns + 1
    if turns > WATCHED_TURNS:
        return FirstAid(replace(context, crisis=None, crisis_turns=0), None)
    watched = replace(context, crisis_turns=turns)
    told_of_life = bool(read.said) and turns > 1 and kind != "suicide"
    if intent.name in _ASKING or read.benefits or told_of_life:
        return FirstAid(watched, kind, f"still.{kind}")
    return FirstAid(watched, kind, f"stay.{kind}", True)
