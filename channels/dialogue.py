"""The client of the dialogue engine (Rasa's REST channel) and of its probes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2
import orjson

from bot.errors import EngineDown, EngineError
from bot.settings import Settings
from channels.turns import Computed, Reply, Turn

KEEPALIVE_S = 4.0
"""Rasa closes an idle connection after 5 s; we let go first, so none breaks under a question."""
PROBE_S = 2.0


class Engine:
    """Asks Rasa for one turn at a time; every turn is a conversation of its own there, so Rasa has nothing to remember."""

    def __init__(self, settings: Settings, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        connections = settings.engine_connections
        limits = httpx2.Limits(max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEEPALIVE_S)
        # trust_env: engine and actions are on loopback; a proxy of the site is none of their business.
        self._client = httpx2.AsyncClient(timeout=settings.engine_timeout_s, limits=limits, transport=transport, trust_env=False)
        # One queue in front of the pool: the pool looks at every idle connection and every waiting request again for each answer,
        # which with fifty of them cost more than the rest of a turn.
        self._places = asyncio.Semaphore(connections)
        self._webhook = f"{settings.rasa_url.rstrip('/')}/webhooks/rest/webhook"
        self._status = f"{settings.rasa_url.rstrip('/')}/status"
        self._action_health = f"{settings.action_url}/health"
        self._token = settings.rasa_token.get_secret_value()

    async def answer(self, turn: Turn, attempt: int, desk: str = "none") -> Computed:
        """What the engine makes of a message. `desk`: whether a counsellor can come (`bot.message.Heard.desk`).

        Raises EngineDown where it did not answer, EngineError where it answered something else than agreed: an empty list is what
        Rasa sends when an action crashed or the action server is gone.
        """
        try:
            async with self._places:
                response = await self._client.post(
                    self._webhook, content=orjson.dumps(_question(turn, attempt, desk)), headers={"Content-Type": "application/json"}
                )
        except httpx2.HTTPError as error:
            raise EngineDown(type(error).__name__) from None
        if response.status_code >= 500:
            raise EngineDown(f"HTTP {response.status_code}")
        if response.status_code != 200:
            raise EngineError(f"HTTP {response.status_code}")
        return envelope(response.content, may_be_silent=turn.crisis is not None)

    async def health(self) -> dict[str, bool]:
        """Whether Rasa has a model and the action server answers."""
        rasa, actions = await asyncio.gather(self._is_well(self._status, {"token": self._token}), self._is_well(self._action_health))
        return {"engine": rasa, "actions": actions}

    async def is_well(self) -> bool:
        return all((await self.health()).values())

    async def close(self) -> None:
        await self._client.aclose()

    async def _is_well(self, url: str, params: Mapping[str, str] | None = None) -> bool:
        try:
            response = await self._client.get(url, params=params, timeout=PROBE_S)
        except httpx2.HTTPError:
            return False
        return response.status_code == 200


def _question(turn: Turn, attempt: int, desk: str) -> dict[str, Any]:
    metadata = {
        "context": orjson.loads(turn.context),
        "day": turn.day,
        "asked_at": turn.asked_at,
        "crisis_answered": turn.crisis is not None,
        **({"desk": desk} if desk != "none" else {}),
    }
    # A new sender for every attempt: what a failed one left in Rasa's tracker must not colour the next.
    return {"sender": f"{turn.id}-{attempt}", "message": turn.text, "metadata": metadata}


def envelope(content: bytes, may_be_silent: bool = False) -> Computed:
    """The one answer in Rasa's list of messages: `{"replies", "context", "state"}` under `custom`, texts of Rasa's own before it."""
    try:
        messages = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise EngineError("the engine's answer must be JSON") from None
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise EngineError("the engine's answer must be a list of messages")
    customs = [message["custom"] for message in messages if isinstance(message.get("custom"), dict)]
    if len(customs) != 1:
        raise EngineError(f"the engine's answer must hold one envelope, found {len(customs)}")
    custom = customs[0]
    for key, kind in (("replies", list), ("context", dict), ("state", dict)):
        if not isinstance(custom.get(key), kind):
            raise EngineError(f"the envelope's {key} must be a {kind.__name__}, found {type(custom.get(key)).__name__}")
    replies = tuple(_reply(found) for found in [*(m for m in messages if m.get("text")), *custom["replies"]])
    if not replies and not may_be_silent:
        raise EngineError("the envelope holds no reply")
    return Computed(replies, custom["context"], custom["state"])


def _reply(found: Any) -> Reply:
    text = found.get("text") if isinstance(found, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise EngineError("a reply must have a text")
    quick_replies = found.get("quick_replies") or [{"title": b.get("title"), "text": b.get("payload")} for b in found.get("buttons") or ()]
    return {"text": text, "speech": found.get("speech") or text, "benefits": found.get("benefits") or [], "quick_replies": quick_replies}
