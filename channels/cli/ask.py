"""`threeany ask` and `threeany search`: one question, one answer."""

from __future__ import annotations

import json
import secrets
import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.settings import Settings
from channels.cli.client import Gateway, words
from channels.cli.show import Screen

PATIENCE_S = 20
AGAIN_S = 1.0


def answer(gateway: Gateway, question: str, screen: Screen, as_json: bool) -> None:
    """Ask and show what is answered."""
    found = asked(gateway, question)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    screen.messages(message for message in found["messages"] if message["role"] != "citizen")


def asked(gateway: Gateway, question: str) -> dict[str, Any]:
    """The gateway's answer, in a conversation of its own that is erased: a question on a shared terminal leaves nothing behind."""
    gateway.begin()
    try:
        return _answered(gateway, question)
    finally:
        gateway.erase()


def is_answered(found: dict[str, Any]) -> bool:
    """The first message of a conversation has an intent as soon as it is answered; a notice has none."""
    return found["state"]["intent"] is not None


def _answered(gateway: Gateway, question: str) -> dict[str, Any]:
    """The answer. While the engine starts the gateway answers with a notice first, which is kept only when patience ends."""
    client_id, until = secrets.token_hex(16), time.monotonic() + PATIENCE_S
    while True:
        found = gateway.say(question, client_id)
        if is_answered(found) or time.monotonic() > until:
            return found
        time.sleep(AGAIN_S)


def find(settings: Settings, text: str, limit: int, console: Console, as_json: bool) -> None:
    """Search the knowledge base here; no gateway is needed."""
    from bot import dialogue  # reads all of data/

    assistant, day = dialogue.load(settings.root, settings.services_dir, settings.search_model), datetime.now(ZoneInfo("Asia/Seoul")).date()
    assistant.wait(day)
    items = assistant.search(text, limit, day)
    if as_json:
        typer.echo(json.dumps({"items": items}, ensure_ascii=False, indent=2))
    else:
        Screen(console, words(settings.root)).items(items)
