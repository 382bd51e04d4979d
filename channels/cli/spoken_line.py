"""The line of a spoken conversation: the gateway's `/audio`, taken up again when it breaks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from bot.errors import EngineDown, Invalid
from channels.cli.client import Gateway
from channels.cli.live import trust

AGAIN_S = 1.0
GIVEN_UP_S = 25.0
"""The gateway keeps a conversation whose line broke for 30 s by itself."""
CLOSE_S = 2.0
MOST_UNSENT = 200
_OVER = ("ended", "wiped", "replaced")
_NOT_AGAIN = (1000, 1008)
"""How the gateway closes a line that it does not want back."""

Frame = dict[str, Any] | bytes


class SpokenLine:
    def __init__(self, gateway: Gateway, auth: Mapping[str, Any], take: Callable[[Frame], None], lost: Callable[[], None]) -> None:
        """`take`: gets every frame. `lost`: told once for each time that the line breaks."""
        self._gateway, self._auth, self._take, self._lost = gateway, {"token": gateway.token, **auth}, take, lost
        self._id = gateway.id
        self._unsent: asyncio.Queue[Frame] | None = None
        self._alive_at = 0.0

    def send(self, frame: Frame) -> None:
        """Nobody hears what is sent while the line is broken."""
        if self._unsent is not None and self._unsent.qsize() < MOST_UNSENT:
            self._unsent.put_nowait(frame)

    async def run(self) -> None:
        """Until the conversation is over. Raises EngineDown where the gateway stays away, Invalid where it refuses us."""
        clock = asyncio.get_running_loop().time
        self._alive_at = clock()
        while True:
            url = f"ws{self._gateway.url.removeprefix('http')}/api/v1/conversations/{self._id}/audio"
            try:
                async with connect(url, ssl=trust(url), proxy=None, close_timeout=CLOSE_S) as socket:
                    await self._enter(socket)
                    if await self._serve(socket):
                        return
                    self._alive_at = clock()
                    self._lost()
            except (OSError, WebSocketException):
                if clock() - self._alive_at > GIVEN_UP_S:
                    raise EngineDown(self._gateway.said.say("error.down", url=self._gateway.url)) from None
            await asyncio.sleep(AGAIN_S)

    async def _enter(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "auth", **self._auth}))
        frame = json.loads(await socket.recv())
        while frame["type"] != "ready":
            if frame["type"] == "error":
                raise Invalid(str(frame.get("detail") or self._gateway.said.say("error.unexpected")))
            frame = json.loads(await socket.recv())
        await socket.send(json.dumps({"type": "start"}))  # who has been greeted is not greeted again

    async def _serve(self, socket: ClientConnection) -> bool:
        """True where the conversation is over, False where only the line is."""
        self._unsent = asyncio.Queue()
        sending = asyncio.create_task(_write(socket, self._unsent))
        try:
            while True:
                message = await socket.recv()
                frame = message if isinstance(message, bytes) else json.loads(message)
                self._take(frame)
                kind = frame["type"] if isinstance(frame, dict) else None
                if kind in _OVER:
                    return True
                if kind == "moved":
                    self._id, self._auth = frame["id"], {**self._auth, "token": frame["token"]}
        except ConnectionClosed as closed:
            return closed.rcvd is not None and closed.rcvd.code in _NOT_AGAIN
        finally:
            self._unsent = None
            sending.cancel()


async def _write(socket: ClientConnection, unsent: asyncio.Queue[Frame]) -> None:
    try:
        while True:
            frame = await unsent.get()
            await socket.send(frame if isinstance(frame, bytes) else json.dumps(frame))
    except ConnectionClosed:
        return  # who reads sees it too
