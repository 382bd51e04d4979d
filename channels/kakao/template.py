"""What Kakao takes: the skill response, version 2.0, with its limits. https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from channels.kakao.pieces import length, pieces

Component = dict[str, Any]

VERSION = "2.0"
MOST_OUTPUTS = 3
MOST_TEXT = 1000
FOLDED_TEXT = 500
"""A bubble shows so much; what is longer must be unfolded by the reader."""
MOST_TITLE = 50
MOST_CARD_TEXT = 400
"""Title and description of a text card together."""
MOST_BUTTONS = 3
MOST_ITEMS = 5
MOST_LABEL = 14
MOST_QUICK_REPLIES = 10


def short(text: str, most: int) -> str:
    """`text` on one line, cut with an ellipsis where it is longer: for titles and labels, whose whole stands elsewhere."""
    line = " ".join(text.split())
    return line if length(line) <= most else pieces(line, most - 1)[0] + "…"


def text(words: str) -> Component:
    return {"simpleText": {"text": words}}


def text_card(title: str, description: str, buttons: Sequence[Component] = ()) -> Component:
    heading = short(title, MOST_TITLE)
    words = pieces(description, MOST_CARD_TEXT - length(heading))
    card = {"title": heading, "description": words[0]} if words else {"title": heading}
    return {"textCard": {**card, **_buttons(buttons)}}


def list_card(title: str, items: Sequence[Component]) -> Component:
    return {"listCard": {"header": {"title": title}, "items": list(items[:MOST_ITEMS])}}


def item(title: str, description: str, message: str) -> Component:
    return {"title": short(title, MOST_TITLE), "description": description, "action": "message", "messageText": message}


def phone(label: str, number: str) -> Component:
    return {"action": "phone", "label": short(label, MOST_LABEL), "phoneNumber": number}


def link(label: str, url: str) -> Component:
    return {"action": "webLink", "label": short(label, MOST_LABEL), "webLinkUrl": url}


def message(label: str, words: str) -> Component:
    return {"action": "message", "label": short(label, MOST_LABEL), "messageText": words}


def quick_reply(label: str, words: str, extra: Mapping[str, Any] | None = None) -> Component:
    """`extra` comes back as the payload's `clientExtra` when it is pressed."""
    return {**message(label, words), **({"extra": dict(extra)} if extra else {})}


def response(outputs: Sequence[Component], quick_replies: Sequence[Component] = ()) -> dict[str, Any]:
    assert 0 < len(outputs) <= MOST_OUTPUTS
    offered = {"quickReplies": list(quick_replies[:MOST_QUICK_REPLIES])} if quick_replies else {}
    return {"version": VERSION, "template": {"outputs": list(outputs), **offered}}


def later(words: str) -> dict[str, Any]:
    """The answer comes by the callback. `words` is what the block shows meanwhile, as `{{#webhook.text}}`."""
    return {"version": VERSION, "useCallback": True, "data": {"text": words}}


def _buttons(buttons: Sequence[Component]) -> Component:
    return {"buttons": list(buttons[:MOST_BUTTONS])} if buttons else {}
