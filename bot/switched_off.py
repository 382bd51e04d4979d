"""What an answer is about, and the answer without what a supervisor has switched off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intent import ASPECT_OF
from bot.message import Reply

if TYPE_CHECKING:
    from bot.context import Context
    from bot.turn import Turn

_SAYS_AGAIN = ("repeat", "slower", "faster", "louder", "softer", "simpler")
_OF_A_BENEFIT = (*ASPECT_OF, "ask_benefits", "ask_why_not", "compare", *_SAYS_AGAIN)
"""Acts after which the context's benefit is what the answer was about."""
_LEAVES_TOPIC = ("thank", "affirm", "greet", "stop")
"""The topic stays as it was, and nothing is said of it."""


def about(turn: Turn, replies: Iterable[Reply]) -> tuple[str, ...]:
    """Ids of the topic and the benefits that the answer is about, the one asked of first. A list is about all it names."""
    context, act = turn.context, turn.intent.name
    found = [context.topic] if context.topic and act not in _LEAVES_TOPIC else []
    if act in _OF_A_BENEFIT:
        found += [context.focus if act == "simpler" else context.benefit]
    if act in _SAYS_AGAIN:
        found += [str(card["id"]) for node in context.last for card in node["benefits"]]
    found += [card.id for reply in replies for card in reply.benefits]
    # 기초연금도 받으실 수 있어요, said in passing.
    found += [i for i in context.fitting if i in turn.records and any(turn.records[i].name in reply.text for reply in replies)]
    return tuple(dict.fromkeys(each for each in found if each))


def forgotten(context: Context, gone: Collection[str]) -> Context:
    """What was found before is not said to have changed, nor offered again, because it was switched off."""
    fitting, wished = (tuple(i for i in ids if i not in gone) for ids in (context.fitting, context.wished))
    return replace(context, fitting=fitting, wished=wished)


def left_out(
    replies: tuple[Reply, ...], asked: Collection[str], gone: Collection[str], in_danger: bool, paused: Callable[[str], Reply]
) -> tuple[Reply, ...]:
    """`replies` without what is told of `gone`; who asked for just that (`asked`) hears why there is no answer, and whom to call.

    In danger not a word of the answer is held back, only the cards.
    """
    if in_danger:
        return tuple(replace(reply, benefits=tuple(card for card in reply.benefits if card.id not in gone)) for reply in replies)
    if wanted := [each for each in asked if each in gone]:
        return tuple(paused(each) for each in wanted)
    said: list[Reply] = []
    for reply in replies:
        shown = next((card.id for card in reply.benefits if card.id in gone), None)
        told = reply if shown is None else paused(shown)
        if told not in said:
            said.append(told)
    return tuple(said)


def asked_of(turn: Turn) -> tuple[str, ...]:
    """What the answer is about, whatever it shows."""
    return about(turn, ())
