"""Benefits and numbers to call as Kakao's cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.wording import Wording
from channels.kakao import template
from channels.kakao.pieces import length
from channels.kakao.template import Component

_NUMBER = re.compile(r"(?<![\d,.-])(?:1(?:0[79]|1[02789]|2\d|3[12]|8[28])|13[3-9]\d|1[568]\d\d-\d{4}|0\d{1,2}-\d{3,4}-\d{4})(?![\d-])")
"""Public lines of three and four digits, nationwide numbers, numbers with an area code."""
_WEB = re.compile(r"https?://\S+")


def benefits(found: Sequence[Mapping[str, Any]], words: Wording) -> list[Component]:
    """One benefit with its buttons; several as lists in which each is asked about with a touch."""
    if len(found) == 1:
        return [benefit(found[0], words)]
    lists = [found[start : start + template.MOST_ITEMS] for start in range(0, len(found), template.MOST_ITEMS)]
    return [template.list_card(words.say("card.list"), [_item(each, words) for each in part]) for part in lists]


def benefit(found: Mapping[str, Any], words: Wording) -> Component:
    return template.text_card(found["name"], _description(found, words), _buttons(found, words))


def calls(text: str, words: Wording) -> Component | None:
    """The numbers a crisis answer names, each to be called with a touch; None where it names none."""
    numbers = list(dict.fromkeys(_NUMBER.findall(text)))
    if not numbers:
        return None
    buttons = [template.phone(words.say("card.call_number", number=number), number) for number in numbers]
    return template.text_card(words.say("card.call_now"), "", buttons)


def _description(found: Mapping[str, Any], words: Wording) -> str:
    """Status, summary, amount and conditions: as many whole lines as the card takes, the most important first."""
    apply = found.get("apply") or {}
    lines = [_status(found, words), found["summary"]]
    if apply.get("amount"):
        lines.append(words.say("card.amount", amount=apply["amount"]))
    lines += [words.say(f"card.met.{_met(each)}", text=each["text"]) for each in found.get("why") or ()]
    room = template.MOST_CARD_TEXT - length(template.short(found["name"], template.MOST_TITLE))
    kept: list[str] = []
    for line in filter(None, lines):
        if kept and length("\n".join([*kept, line])) > room:
            break
        kept.append(line)
    return "\n".join(kept)


def _buttons(found: Mapping[str, Any], words: Wording) -> list[Component]:
    apply = found.get("apply") or {}
    buttons = [template.message(words.say("card.how"), words.say("card.how_text", name=found["name"]))]
    if isinstance(apply.get("online"), str) and _WEB.fullmatch(apply["online"]):
        buttons.append(template.link(words.say("card.online"), apply["online"]))
    if number := _contact(apply.get("contact")):
        buttons.append(template.phone(words.say("card.call", number=number), number))
    return buttons


def _item(found: Mapping[str, Any], words: Wording) -> Component:
    return template.item(found["name"], _status(found, words), words.say("card.about", name=found["name"]))


def _status(found: Mapping[str, Any], words: Wording) -> str:
    status = found.get("status")
    return words.say(f"card.status.{status}") if status else words.say("card.status.none")


def _met(condition: Mapping[str, Any]) -> str:
    met = condition.get("met")
    return "open" if met is None else "met" if met else "unmet"


def _contact(contact: Any) -> str | None:
    """The first number of a contact, which is a list of `{name, phone}` or a sentence."""
    if isinstance(contact, str):
        return next(iter(_NUMBER.findall(contact)), None)
    return next((each["phone"] for each in contact or () if isinstance(each, Mapping) and each.get("phone")), None)
