"""Telegram: a bot that carries words between a chat and its conversation.

`polling` or `webhook` → `intake` (once, in order) → `talk` (what it means) → `rooms` → the conversation's log → `courier` → `api`.
The log is the queue: what could not be sent goes out later, from where the chat's binding says delivery stands.
"""

from __future__ import annotations

from channels.telegram.service import running
from channels.telegram.webhook import router

__all__ = ["router", "running"]
