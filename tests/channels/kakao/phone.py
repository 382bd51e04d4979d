"""A person's KakaoTalk and Kakao between it and us: payloads in the shape that Kakao sends, answers checked against its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx2

from channels.kakao.callbacks import Callbacks
from channels.kakao.routes import PATH
from tests.channels.conftest import Desk
from tests.channels.kakao.schema import check

SECRET = "an invented secret"
CALLBACK = "https://bot-api.kakao.com/callback/invented-token"


def payload(
    utterance: str, user: str = "invented-key-1", callback: str | None = None, extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """As recorded: blocks, parameters and identifiers are Kakao's, the values invented."""
    asked: dict[str, Any] = {
        "timezone": "Asia/Seoul",
        "params": {"ignoreMe": "true", "surface": "Kakaotalk.plusfriend"},
        "block": {"id": "65a0invented0block", "name": "폴백 블록"},
        "utterance": utterance,
        "lang": None,
        "user": {
            "id": user,
            "type": "botUserKey",
            "properties": {"plusfriendUserKey": f"plus-{user}", "botUserKey": user, "bot_user_key": user, "isFriend": True},
        },
    }
    if callback:
        asked["callbackUrl"] = callback
    return {
        "intent": {"id": "65a0invented0block", "name": "폴백 블록", "extra": {"reason": {"code": 1, "message": "OK"}}},
        "userRequest": asked,
        "bot": {"id": "65a0invented00bot", "name": "3-Any 개인비서"},
        "action": {"name": "3-Any", "clientExtra": extra, "params": {}, "id": "65a0invented0skill", "detailParams": {}},
        "contexts": [],
    }


@dataclass
class Phone:
    desk: Desk
    user: str = "invented-key-1"
    callback: str | None = None
    last: dict[str, Any] = field(default_factory=dict)
    """The last skill response."""

    async def send(self, content: Mapping[str, Any], **headers: str | bytes) -> httpx2.Response:
        body = json.dumps(content, ensure_ascii=False).encode()
        known: dict[str, str | bytes] = {"Authorization": SECRET, "Content-Type": "application/json;charset=UTF-8"}
        return await self.desk.client.post(PATH, content=body, headers={**known, **headers})

    async def say(self, utterance: str, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return await self.ask(payload(utterance, self.user, self.callback, extra))

    async def ask(self, content: Mapping[str, Any]) -> dict[str, Any]:
        response = await self.send(content)
        assert response.status_code == 200, response.text
        self.last = check(response.json())
        return self.last

    async def greet(self) -> dict[str, Any]:
        """What Kakao asks when somebody opens the channel for the first time."""
        content = payload("웰컴 블록", self.user)
        content["userRequest"]["block"]["name"] = content["intent"]["name"] = "웰컴 블록"
        return await self.ask(content)

    async def press(self, label: str) -> dict[str, Any]:
        """Press a quick reply of the last response."""
        found = next(each for each in self.last["template"]["quickReplies"] if each["label"] == label)
        return await self.say(found["messageText"], found.get("extra"))

    async def read_on(self) -> list[dict[str, Any]]:
        """The components of the last response and of all pages after it."""
        found = list(components(self.last))
        while "더 보기" in labels(self.last):
            found += components(await self.press("더 보기"))
        return found

    def later(self) -> None:
        """Some seconds go by: the same request is no repetition any more."""
        gateway = self.desk.gateway
        at = gateway.clock() + timedelta(seconds=4)
        object.__setattr__(gateway, "clock", lambda: at)

    def with_callbacks(self, transport: httpx2.AsyncBaseTransport) -> Callbacks:
        """Kakao's address for late answers is `transport` from now on."""
        skill = self.desk.app.state.kakao
        skill.callbacks = Callbacks(self.desk.gateway.telemetry, transport)
        return skill.callbacks


def components(response: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(response["template"]["outputs"])


def labels(response: Mapping[str, Any]) -> list[str]:
    return [each["label"] for each in response["template"].get("quickReplies", ())]


def texts(found: list[dict[str, Any]]) -> list[str]:
    return [each["simpleText"]["text"] for each in found if "simpleText" in each]


def spoken(response: Mapping[str, Any]) -> str:
    return "\n".join(texts(components(response)))
