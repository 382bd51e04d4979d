"""A hundred citizens and ten counsellors at once on the real product: what is lost, how soon words arrive, and what a `kill -9` costs.

Then the same people spread over two gateways on one store. Everything over loopback, on free ports, in a folder that is gone afterwards.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
from sqlalchemy import Connection

from bot.settings import Settings
from channels.cli import stored
from channels.cli.client import address, connect
from channels.cli.supervise import Supervisor
from channels.clock import millis, now
from channels.staff import changes
from channels.staff.passwords import Passwords
from tests.bench import desk_figures
from tests.bench.desk_figures import Phase
from tests.bench.desk_people import API, EVERY_S, Citizen, Counsellor
from tests.bench.desk_store import Kept
from tests.engine.product import READY_S, Product, answers, environment, eventually, free_ports, programs, settings_of

CITIZENS, COUNSELLORS = 100, 10
ALWAYS_OPEN = {"desk_hours": "mon-sun=00:00-24:00", "desk_lunch": "none", "desk_holidays": False}
VICTIMS = ("engine", "actions", "gateway")
SECOND = "gateway2"
LATE_MS = 5000
"""A citizen who waits longer is told so; before everybody is answered within it, a process that was killed is not made up for."""
LEAST_S, MOST_S = 15.0, 75.0
"""Watched after a kill."""
SETTLED_S = 180.0
"""A machine that could not keep up is given so long to answer everybody."""
LOOK_S = 0.5


@dataclass(frozen=True)
class People:
    citizens: Sequence[Citizen]
    counsellors: Sequence[Counsellor]

    @property
    def lines(self) -> Sequence[Citizen | Counsellor]:
        return (*self.citizens, *self.counsellors)


def measure(calm_s: float) -> dict[str, Any]:
    """`one`: everybody at one gateway, and each process killed in turn; `two`: at two of them, and one of those killed."""
    found = {}
    for name, gateways, victims in (("one", 1, VICTIMS), ("two", 2, (SECOND,))):
        with _product(gateways) as (product, urls):
            found[name] = asyncio.run(_lived_through(product, urls, calm_s, victims))
    return found


@contextmanager
def _product(gateways: int) -> Iterator[tuple[Product, list[str]]]:
    """Ready, with the address of each gateway."""
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
        settings = settings_of(Path(folder), **ALWAYS_OPEN)
        kinds, urls = programs(settings, None), [address(settings)]
        if gateways == 2:
            other = settings.model_copy(update={"port": free_ports(1)[0]})
            again = next(kind for kind in kinds if kind.name == "gateway")
            kinds += (replace(again, name=SECOND, environment={**again.environment, **environment(other)}),)
            urls.append(address(other))
        with Supervisor(kinds, settings.root, settings.var_dir) as supervisor:
            product = Product(settings, supervisor)
            product.wait_ready()
            for url in urls:
                with connect(url) as client:
                    assert eventually(partial(answers, client, "/health/ready"), READY_S), f"{url} is not ready"
            yield product, urls


async def _lived_through(product: Product, urls: Sequence[str], calm_s: float, victims: Sequence[str]) -> dict[str, Any]:
    people = await _gathered(product.settings, urls)
    kept = Kept(product.settings.var_dir / "threeany.db")
    lines = [asyncio.create_task(line.live()) for line in people.lines]
    phases_s = [EVERY_S * number / len(people.citizens) for number in range(len(people.citizens))]
    random.shuffle(phases_s)
    writing = [asyncio.create_task(one.write(phase_s)) for one, phase_s in zip(people.citizens, phases_s, strict=True)]
    working = [asyncio.create_task(one.work()) for one in people.counsellors]
    phases = [await _calm(EVERY_S, "warm"), await _calm(calm_s, "calm")]
    for victim in victims:
        phases.append(await _killed(product, victim, kept, people))
        _still_at_work(lines + writing + working)
    for task in writing + working:
        task.cancel()
    settled = await _settle(kept, people)
    _still_at_work(lines)
    for line in people.lines:
        await line.end()
    await asyncio.gather(*lines)
    logs = kept.logs()
    return {
        **desk_figures.of(people.citizens, people.counsellors, phases[1:], logs),
        "settled": settled,
        "audit": asdict(_audit(product.settings)),
    }


def _still_at_work(tasks: Sequence[asyncio.Task[None]]) -> None:
    """None of these ends by itself; one that did says why."""
    for task in tasks:
        if task.done():
            task.result()
            raise AssertionError(f"{task} ended")


async def _calm(seconds: float, name: str) -> Phase:
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    return Phase(name, began, time.perf_counter())


async def _killed(product: Product, victim: str, kept: Kept, people: People) -> Phase:
    """`kill -9`; over once everybody is connected and answered in time again."""
    began = time.perf_counter()
    await asyncio.to_thread(product.kill, victim)
    until = began + MOST_S
    while time.perf_counter() < until:
        await asyncio.sleep(LOOK_S)
        if time.perf_counter() - began > LEAST_S and not kept.late(LATE_MS) and all(line.is_open for line in people.lines):
            break
    return Phase(victim, began, time.perf_counter(), killed=True)


async def _settle(kept: Kept, people: People) -> bool:
    """Whether everything said arrived everywhere once nobody says more."""
    for counsellor in people.counsellors:
        await counsellor.leave()
    until = time.perf_counter() + SETTLED_S
    while time.perf_counter() < until:
        ends = kept.ends()
        screens = [(one.id, one.screen) for one in people.citizens]
        screens += [(key, screen) for one in people.counsellors for key, screen in one.screens.items() if screen.looks_on]
        is_kept = not kept.late(0) and not any(list(line.unanswered()) for line in people.lines)
        if is_kept and all(screen.position == ends[conversation_id] for conversation_id, screen in screens):
            return True
        await asyncio.sleep(LOOK_S)
    return False


async def _gathered(settings: Settings, urls: Sequence[str]) -> People:
    """Half of them at each gateway, where there are two; whose line breaks tries the next."""
    password = secrets.token_urlsafe(16)
    await _hired(settings, password)
    async with httpx2.AsyncClient(timeout=30, trust_env=False) as client:
        counsellors = [await _signed_in(client, _from(urls, number), f"counsellor{number}", password) for number in range(COUNSELLORS)]
        citizens = [await _begun(client, _from(urls, number), number) for number in range(CITIZENS)]
    return People(citizens, counsellors)


def _from(urls: Sequence[str], number: int) -> Sequence[str]:
    at = number % len(urls)
    return (*urls[at:], *urls[:at])


async def _hired(settings: Settings, password: str) -> None:
    hashed = await Passwords().hash(password)

    def add(connection: Connection) -> None:
        for number in range(COUNSELLORS):
            account = changes.add(connection, "system", f"counsellor{number}", f"상담원{number}", "counsellor", millis(now()))
            changes.set_password(connection, "system", account, hashed, millis(now()))

    async with stored.opened(settings) as store:
        await store.run(add)


async def _signed_in(client: httpx2.AsyncClient, urls: Sequence[str], login: str, password: str) -> Counsellor:
    answer = await client.post(f"{urls[0]}{API}/console/sign-in", json={"login": login, "password": password})
    answer.raise_for_status()
    client.cookies.clear()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    return Counsellor(urls, login, cookie, answer.json()["csrf"])


async def _begun(client: httpx2.AsyncClient, urls: Sequence[str], number: int) -> Citizen:
    key = (await client.post(f"{urls[0]}{API}/conversations", json={"channel": "web"})).raise_for_status().json()
    return Citizen(urls, number, key["id"], key["token"])


@dataclass(frozen=True)
class Audit:
    sound: bool
    said: str


def _audit(settings: Settings) -> Audit:
    """What `threeany audit verify` says of a log whose writers were killed."""
    command = [sys.executable, "-m", "channels.cli", "audit", "verify"]
    surroundings = {**os.environ, **environment(settings)}
    done = subprocess.run(command, cwd=settings.root, env=surroundings, capture_output=True, text=True, check=False)
    return Audit(done.returncode == 0, (done.stdout + done.stderr).strip()[-500:])
