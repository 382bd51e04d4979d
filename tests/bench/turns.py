"""A turn through gateway + Rasa + actions, beside Rasa's own REST channel answering the same messages on the same machine.

Both ways hold the same conversations: whoever calls Rasa directly keeps the dialogue context and sends it with every message, as the
gateway does. Rounds alternate (gateway, Rasa, gateway, Rasa …), so that neither has the quieter machine. The load comes from this
process over kept-alive loopback connections, one a conversation, the next message when the answer to the last is there. Every
conversation starts the script at another place, so that fifty do not ask the same thing at once.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import psutil

from bot import dialogue
from bot.settings import ROOT
from tests.engine.product import DAY, Product

CONCURRENT = {1: 6, 10: 2, 50: 1}
"""Conversations at once → how often each goes through the script in a round."""
ROUNDS = 3
"""Of each way, at each number of conversations; fewer where the time is up."""
BUDGET_S = 300.0
SCRIPT = (
    "저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요. 받을 수 있는 게 있을까요?",
    "월 사십만 원쯤이요",
    "그거 신청하려면 뭐 필요해요?",
    "아니 예순아홉이세요",
    "왜 주거급여는 안 나와요?",
    "기초연금은 이미 받고 있어요",
    "더 있어요?",
    "저는 서른아홉이고 애가 둘이에요 하나는 다섯 살 하나는 초등학생",
    "월세 살아요",
    "상담원 연결해 주세요",
    "다시 말해줘",
    "고맙습니다",
)


class Line:
    """One kept-alive HTTP/1.1 connection. A full client would cost more than what is measured here."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, body: object, token: str = "") -> Any:
        """The JSON answered; raises ConnectionError for anything but success."""
        content = json.dumps(body, ensure_ascii=False).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: {self._address.netloc}\r\nContent-Type: application/json\r\n"
        head += f"Content-Length: {len(content)}\r\n" + (f"Authorization: Bearer {token}\r\n" if token else "")
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._address.hostname, self._address.port)
        self._writer.write(f"{head}\r\n".encode() + content)
        return json.loads(await self._answer(self._reader))

    async def _answer(self, reader: asyncio.StreamReader) -> bytes:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status, *lines = head.split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines if ": " in line)
        content = await reader.readexactly(int(headers["content-length"]))
        if " 20" not in status:
            raise ConnectionError(f"{status}: {content[:200]!r}")
        if headers.get("connection") == "close":
            await self.close()
        return content

    async def close(self) -> None:
        if self._writer:
            self._writer.close()
            await self._writer.wait_closed()
            self._writer = None


@cache
def notice() -> str:
    return dialogue.load(ROOT).unavailable().text


class ThroughGateway:
    def __init__(self, product: Product) -> None:
        self._line, self._path, self._token = Line(product.url), "", ""
        self._notice = notice()

    async def begin(self) -> None:
        opened = await self._line.post("/api/v1/conversations", {"channel": "bench"})
        self._path, self._token = f"/api/v1/conversations/{opened['id']}/messages", opened["token"]

    async def say(self, text: str) -> bool:
        """Whether it was answered: a notice that the answer takes longer is none."""
        answer = await self._line.post(self._path, {"text": text}, self._token)
        return [message["text"] for message in answer["messages"]] not in ([], [self._notice])

    async def end(self) -> None:
        await self._line.close()


class ThroughRasa:
    """What a client of Rasa's REST channel does that keeps the context itself."""

    _turns = 0

    def __init__(self, product: Product) -> None:
        self._line, self._context = Line(product.rasa_url), {}

    async def begin(self) -> None:
        self._context = {}

    async def say(self, text: str) -> bool:
        ThroughRasa._turns += 1
        metadata = {"context": self._context, "day": DAY.isoformat(), "asked_at": f"{DAY}T12:00:00.000+09:00", "crisis_answered": False}
        message = {"sender": f"bench-{ThroughRasa._turns}", "message": text, "metadata": metadata}
        (answer,) = await self._line.post("/webhooks/rest/webhook", message)
        self._context = answer["custom"]["context"]
        return bool(answer["custom"]["replies"])

    async def end(self) -> None:
        await self._line.close()


WAYS: dict[str, Callable[[Product], Any]] = {"gateway": ThroughGateway, "rasa": ThroughRasa}


@dataclass
class Measured:
    """Of one way at one number of conversations."""

    times_ms: list[float] = field(default_factory=list)
    a_second: list[float] = field(default_factory=list)
    """Messages answered a second, one figure a round."""
    failed: int = 0
    cpu_s: Counter[str] = field(default_factory=Counter)
    """Process → processor time it used, `load` being this one."""

    def add(self, other: Measured) -> None:
        self.times_ms += other.times_ms
        self.a_second += other.a_second
        self.failed += other.failed
        self.cpu_s.update(other.cpu_s)

    def percentile(self, share: float) -> float:
        ordered = sorted(self.times_ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def figures(self) -> dict[str, Any]:
        return {
            "p50_ms": self.percentile(0.5),
            "p95_ms": self.percentile(0.95),
            "per_s": statistics.median(self.a_second),
            "messages": len(self.times_ms),
            "failed": self.failed,
            "cpu_ms": {name: 1000 * seconds / len(self.times_ms) for name, seconds in self.cpu_s.items()},
        }


async def _converse(talk: Any, first: int, times: int, measured: Measured) -> None:
    try:
        for _ in range(times):
            await talk.begin()
            for at in range(len(SCRIPT)):
                began = time.perf_counter()
                measured.failed += not await talk.say(SCRIPT[(first + at) % len(SCRIPT)])
                measured.times_ms.append((time.perf_counter() - began) * 1000)
    finally:
        await talk.end()


async def _round(way: Callable[[Product], Any], product: Product, concurrent: int, times: int) -> Measured:
    used, measured, began = _cpu_s(product), Measured(), time.perf_counter()
    await asyncio.gather(*(_converse(way(product), first, times, measured) for first in range(concurrent)))
    measured.a_second.append(len(measured.times_ms) / (time.perf_counter() - began))
    measured.cpu_s = _cpu_s(product) - used
    return measured


def _cpu_s(product: Product) -> Counter[str]:
    pids = {**{name: product.pid(name) for name in ("engine", "actions", "gateway")}, "load": os.getpid()}
    times = {name: psutil.Process(pid).cpu_times() for name, pid in pids.items()}
    return Counter({name: spent.user + spent.system for name, spent in times.items()})


async def measure(product: Product, rounds: int = ROUNDS) -> dict[str, Any]:
    """Concurrent conversations → way → figures, and the ratios between the two."""
    found: dict[str, Any] = {}
    ends = time.perf_counter() + BUDGET_S
    for way in WAYS.values():
        await _round(way, product, 2, 2)  # warm
    for concurrent, times in CONCURRENT.items():
        sums = {name: Measured() for name in WAYS}
        for turn in range(rounds):
            if turn and time.perf_counter() > ends:
                break
            for name, way in WAYS.items():
                sums[name].add(await _round(way, product, concurrent, times))
        figures = {name: total.figures() for name, total in sums.items()}
        ours, theirs = figures["gateway"], figures["rasa"]
        ratios = {"p50": ours["p50_ms"] / theirs["p50_ms"], "per_s": ours["per_s"] / theirs["per_s"]}
        found[str(concurrent)] = {**figures, "ratio": ratios}
    return found
