"""Messages in pages of at most three bubbles. What does not fit is a further page; no sentence is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.wording import Wording
from channels.kakao import cards, template
from channels.kakao.pieces import spans
from channels.kakao.reading import Told
from channels.kakao.template import Component


@dataclass(frozen=True)
class Output:
    component: Component
    begun: int
    """The newest message of which something stands here or before."""


@dataclass(frozen=True)
class Page:
    components: tuple[Component, ...]
    begun: int
    """The newest message of which something stands here or before."""
    is_last: bool


def page(told: Sequence[Told], number: int, words: Wording, in_danger: bool = False) -> Page | None:
    """Page `number`, from 1; None where there are not so many. The same messages make the same pages."""
    found = _outputs(told, words, template.FOLDED_TEXT, in_danger)
    if len(found) > template.MOST_OUTPUTS:
        found = _outputs(told, words, template.MOST_TEXT, in_danger)
    start = (number - 1) * template.MOST_OUTPUTS
    part = found[start : start + template.MOST_OUTPUTS]
    if not part:
        return None
    return Page(tuple(each.component for each in part), part[-1].begun, start + len(part) == len(found))


def _outputs(told: Sequence[Told], words: Wording, most: int, in_danger: bool) -> list[Output]:
    found: list[Output] = []
    together: list[Told] = []
    for each in told:
        together.append(each)
        shown = cards.benefits(each.benefits, words) if each.benefits else []
        if in_danger and (calls := cards.calls(each.text, words)):
            shown.append(calls)
        if shown:
            found += _texts(together, words, most)
            found += [Output(component, each.seq) for component in shown]
            together = []
    return found + _texts(together, words, most)


def _texts(told: Sequence[Told], words: Wording, most: int) -> list[Output]:
    """Messages one after the other in as few bubbles as they take."""
    text, starts = "", []
    for each in told:
        text += "\n\n" if text else ""
        starts.append((len(text), each.seq))
        text += spoken(each, words)
    return [Output(template.text(text[start:end]), max(seq for begins, seq in starts if begins < end)) for start, end in spans(text, most)]


def spoken(told: Told, words: Wording) -> str:
    """A message with who says it, where that is not the assistant."""
    if told.kind != "said":
        return words.say(told.kind, text=told.text)
    if told.role == "assistant":
        return told.text
    return words.say(f"speaker.{told.role}{'_named' if told.name else ''}", text=told.text, name=told.name)
