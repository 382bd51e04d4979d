"""A stretch of the log as one skill response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.wording import Wording
from channels.kakao import template
from channels.kakao.pages import Page, page
from channels.kakao.reading import WITH_A_PERSON, Stretch, Told
from channels.kakao.template import Component


@dataclass(frozen=True)
class Shown:
    content: dict[str, Any]
    delivered: int | None
    """How far the log has reached the citizen by it; None: no further than before."""
    is_news: bool = True
    """False: nothing was told."""


def show(stretch: Stretch, number: int, words: Wording, otherwise: str = "", before: str = "", in_danger: bool = False) -> Shown:
    """Page `number` of what the stretch tells. `before` names a sentence that comes first, `otherwise` one for where there is nothing."""
    told = _with_ours(stretch, words, before, in_danger)
    found = page(told, number, words, in_danger)
    if found is None:
        key = otherwise or ("passed_on" if stretch.mode in WITH_A_PERSON else "nothing_new")
        return Shown(template.response([template.text(words.say(key))], _always(stretch, words)), stretch.upto, is_news=False)
    offers = [*_offers(stretch, told, found, number, words), *_always(stretch, words)]
    return Shown(template.response(found.components, offers), stretch.upto if found.is_last else found.begun)


def show_button(words: Wording) -> Component:
    return template.quick_reply(words.say("button.show"), words.options("command.show")[0])


def _with_ours(stretch: Stretch, words: Wording, before: str, in_danger: bool) -> list[Told]:
    """What is told, and how answers are seen where a person comes in: Kakao lets nobody be sent anything."""
    told = list(stretch.told)
    if before:
        told.insert(0, Told(stretch.after, "assistant", words.say(before)))
    if stretch.is_new_mode and stretch.mode in WITH_A_PERSON and not in_danger:
        last = told[-1].quick_replies if told else ()
        told.append(Told(stretch.upto, "assistant", words.say(f"mode.{stretch.mode}"), quick_replies=last))
    return told


def _offers(stretch: Stretch, told: list[Told], found: Page, number: int, words: Wording) -> list[Component]:
    """The rest where there is one, or else what the last message offers."""
    if not found.is_last:
        place = {"after": stretch.after, "upto": stretch.upto, "page": number + 1}
        return [template.quick_reply(words.say("button.more"), words.say("button.more"), {"more": place})]
    return [template.quick_reply(each["title"], each["text"]) for each in told[-1].quick_replies]


def _always(stretch: Stretch, words: Wording) -> list[Component]:
    if stretch.mode not in WITH_A_PERSON and not stretch.is_waiting:
        return []
    link = template.quick_reply(words.say("button.link"), words.options("command.link")[0])
    return [show_button(words), link] if stretch.mode in WITH_A_PERSON else [show_button(words)]
