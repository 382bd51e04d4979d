"""What a computed answer becomes under the switches: as it is, without what is off, or held until a counsellor releases it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.korean.reading import spoken as aloud
from channels.supervision.switches import Switches
from channels.turns import Computed, Reply

Paused = Callable[[str, str], Reply]
"""What is said of the benefit or topic of this id, given the supervisor's own sentence or ""."""


@dataclass(frozen=True)
class Held:
    """An answer that a counsellor must release."""

    about: str
    """Id of the benefit or topic that wants it."""
    replies: tuple[Reply, ...]
    """What the assistant would say."""
    instead: Computed
    """What is stored and said now."""


def gate(computed: Computed, switches: Switches, paused: Paused, looked_at: Reply, in_danger: bool = False) -> Computed | Held:
    """The last look at an answer before it is stored, whatever the engine made of the switches it was told of.

    In danger nothing is held and no sentence is replaced: only cards go. Otherwise no word of the assistant's about what is marked
    `approve` reaches the citizen, in an answer, a card or State, and none about what is `off`.
    """
    state = narrowed(computed.state, dict.fromkeys(switches.unspoken, ""))
    danger = in_danger or bool(computed.state.get("crisis"))
    replies = _without_off(computed, switches, paused, danger)
    let_through = _remembered(replace(computed, replies=replies, state=state), computed)
    wanting = next((each for each in _touched(let_through) if each in switches.approve), None)
    if danger or wanting is None:
        return let_through
    instead = replace(let_through, replies=(looked_at,), state={**state, "next_question": None})
    return Held(wanting, replies, _remembered(instead, let_through))


def _remembered(said: Computed, before: Computed) -> Computed:
    """What is said again when somebody asks for it is what was said, not what the engine would have."""
    if said.replies == before.replies or "last" not in said.context:
        return said
    return replace(said, context={**said.context, "last": list(said.replies)})


def narrowed(state: Mapping[str, Any], unspoken: Mapping[str, str]) -> Mapping[str, Any]:
    """A State without the benefits (id → name) that none may show."""
    if not unspoken:
        return state
    shown = {**state, "matches": [match for match in state.get("matches") or () if match.get("id") not in unspoken]}
    return {**shown, "benefit": None, "aspect": None} if state.get("benefit") in unspoken.values() else shown


def _touched(computed: Computed) -> list[str]:
    cards = [str(card.get("id")) for reply in computed.replies for card in reply["benefits"]]
    return [*computed.about, *cards]


def _without_off(computed: Computed, switches: Switches, paused: Paused, danger: bool) -> tuple[Reply, ...]:
    if not switches.off:
        return computed.replies
    asked = computed.about[:1]
    said: list[Reply] = []
    for reply in computed.replies:
        told = reply if danger else _told(reply, asked, switches.off, paused)
        told = {**told, "benefits": [card for card in told["benefits"] if card.get("id") not in switches.off]}
        if told not in said:
            said.append(told)
    return tuple(said)


def _told(reply: Reply, asked: tuple[str, ...], off: Mapping[str, str], paused: Paused) -> Reply:
    """The reply, or of a list the lines that are not about what is off; the sentence where nothing of it is left."""
    cards = list(reply["benefits"])
    gone = [card for card in cards if card.get("id") in off]
    if gone and len(gone) < len(cards):
        return _shortened(reply, [str(card.get("name")) for card in gone])
    if gone:
        return paused(gone[0]["id"], off[gone[0]["id"]])
    if asked and asked[0] in off and reply["text"] != (sentence := paused(asked[0], off[asked[0]]))["text"]:
        return sentence
    return reply


def _shortened(reply: Reply, names: list[str]) -> Reply:
    text = "\n".join(line for line in reply["text"].split("\n") if not any(name in line for name in names))
    return {**reply, "text": text, "speech": aloud(text)}
