"""Two gateways, each a process of its own, on one store: the same conversation through both, and through one when the other is killed."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import connect

from bot.settings import ROOT
from tests.channels.conftest import API, Talk

PATIENCE_S = 60.0
"""Two interpreters begin at once, on a machine that may have other things to do."""
EACH = 10


@dataclass
class Apart:
    process: Process
    port: int
    client: httpx2.AsyncClient

    def again(self, talk: Talk) -> Talk:
        """The same device, calling this process."""
        return Talk(self.client, talk.id, talk.token)

    async def follow(self, talk: Talk, seen: list[dict[str, Any]]) -> None:
        """Hold a line open and keep what comes of the log."""
        async with connect(f"ws://127.0.0.1:{self.port}{API}/conversations/{talk.id}/events", proxy=None) as socket:
            await socket.send(json.dumps({"type": "auth", "token": talk.token, "after": 0}))
            async for frame in socket:
                content = json.loads(frame)
                if content["type"] in ("message", "state"):
                    seen.append(content)


async def started(var_dir: Path, instance: str) -> Process:
    command = (sys.executable, "-m", "tests.channels.gateway_process", str(var_dir), instance)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)


async def serves(process: Process) -> Apart:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b"\n")
    async with asyncio.timeout(PATIENCE_S):
        port = int(await process.stdout.readline())
    return Apart(process, port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE_S))


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[tuple[Apart, Apart]]:
    processes = [await started(tmp_path, instance) for instance in ("one", "two")]
    try:
        one = await serves(processes[0])  # It makes the store.
        other = await serves(processes[1])
        async with one.client, other.client:
            yield one, other
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def has(seen: list[dict[str, Any]], seq: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if seen and seen[-1]["seq"] >= seq:
                return
            await asyncio.sleep(0.02)


async def test_one_conversation_through_two_processes_loses_and_doubles_nothing(two: tuple[Apart, Apart]) -> None:
    one, other = two
    talk = Talk(one.client, **(await one.client.post(f"{API}/conversations", json={"channel": "web"})).json())

    async def say(gateway: Apart, name: str, numbers: range) -> None:
        for n in numbers:
            assert (await gateway.again(talk).say(f"{name} {n}", f"{name}{n}")).status_code == 200

    logs: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    lines = [asyncio.create_task(gateway.follow(talk, seen)) for gateway, seen in zip(two, logs, strict=True)]
    await asyncio.gather(say(one, "가", range(EACH)), say(other, "나", range(EACH)))
    last = (await other.again(talk).transcript())[-1]["seq"]
    for seen in logs:
        await has(seen, last)

    one.process.kill()
    await one.process.wait()
    await say(other, "가", range(EACH - 1, EACH + 1))  # What its client had no answer to, and one more.
    transcript = await other.again(talk).transcript()
    await has(logs[1], transcript[-1]["seq"])
    for line in lines:
        line.cancel()
    await asyncio.gather(*lines, return_exceptions=True)

    said = [message["text"] for message in transcript if message["role"] == "citizen"]
    for name, count in (("가", EACH + 1), ("나", EACH)):
        assert [text for text in said if text.startswith(name)] == [f"{name} {n}" for n in range(count)]
    answers = [message["text"] for message in transcript[1:] if message["role"] == "assistant"]
    # The engine tells the how manyth message it has heard of: none was answered without what came before, whichever process had it.
    assert answers == [f"{n}: {text}" for n, text in enumerate(said, 1)]
    numbers = [frame["seq"] for frame in logs[1]]
    assert numbers == list(range(1, numbers[-1] + 1))
    assert logs[0] == logs[1][: len(logs[0])]
