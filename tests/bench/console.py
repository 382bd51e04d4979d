"""The console before 10,000 conversations: how soon the page is there in a real Chromium, and how long each list takes.

A real gateway in a process of its own over loopback; its store is filled beforehand, as months of talk would fill it.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import Connection, insert

from bot import dialogue
from bot.settings import Settings
from channels import schema
from channels.cli import stored
from channels.cli.client import address, connect
from channels.clock import from_millis, iso, millis, now
from channels.desk.modes import CLOSED, COUNSELLOR, WAITING
from channels.events import MESSAGE, STATE, dump, spoken
from channels.identity import new_id
from channels.staff import changes
from channels.staff.passwords import Passwords
from channels.staff.session import COOKIE, PATH
from tests.bench import markdown, seen
from tests.engine.product import READY_S, answers, environment, eventually, settings_of

CONVERSATIONS = 10_000
OF_MODE = {WAITING: 40, COUNSELLOR: 60, "assistant": 3900, CLOSED: 6000}
EVERY_TH = {"crisis": 100, "label": 20}
MESSAGES = 6
APART_MS = 60_000
ROUNDS, OPENINGS = 40, 10
SAID = (
    "어머니가 일흔둘이고 혼자 사세요. 한 달에 40만 원쯤 버세요",
    "애 둘 키우는 한부모예요. 월세 살아요",
    "실직했어요. 서른다섯 살이고 고용보험 있었어요",
    "남편이 암이라 병원비가 너무 많이 나와요",
)
LISTS: dict[str, dict[str, str]] = {
    "all, the first page": {},
    "all, a page further on": {"before": ""},
    "who waits": {"mode": "waiting"},
    "with the assistant": {"mode": "assistant"},
    "one's own": {"mine": "true"},
    "in danger": {"crisis": "true"},
    "in danger, closed": {"crisis": "true", "mode": "closed"},
    "of one channel": {"channel": "kakao"},
    "with a label": {"label": "연금"},
    "speaks of 병원비": {"q": "병원비"},
    "speaks of what nobody said": {"q": "낙하산"},
}
TABS = {"waiting": "who waits", "all": "all conversations"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SHOWN = """
const tab = %s;
localStorage.setItem("threeany.console.tab", JSON.stringify(tab));
new MutationObserver((_, watching) => {
  if (!document.querySelector(".rows > li")) return;
  watching.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.shownAt = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""
SHOWN_AT = "() => new Promise((told) => setInterval(() => window.shownAt && told(window.shownAt), 20))"
"""Milliseconds from the navigation to the first row having been painted."""


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
        settings, password = settings_of(Path(folder)), secrets.token_urlsafe(16)
        asyncio.run(_filled(settings, password))
        with _serving(settings):
            session = _signed_in(settings, password)
            return {"conversations": CONVERSATIONS, "lists": _lists(settings, session), "opened": _opened(settings, session)}


async def _filled(settings: Settings, password: str) -> None:
    hashed = await Passwords().hash(password)

    def fill(connection: Connection) -> None:
        account = changes.add(connection, "system", "counsellor", "상담원", "counsellor", millis(now()))
        changes.set_password(connection, "system", account, hashed, millis(now()))
        for table, rows in _rows(settings, account.id).items():
            connection.execute(insert(table), rows)

    async with stored.opened(settings) as store:
        await store.run(fill)


def _rows(settings: Settings, staff_id: str) -> dict[Any, list[dict[str, Any]]]:
    """Conversations a minute apart, the newest now; modes, dangers and labels spread over them."""
    drawn, talk, day = random.Random(1), dialogue.load(settings.root), now().date()
    heard = [talk.listen(text, talk.new_context(), day) for text in SAID]
    modes = [mode for mode, count in OF_MODE.items() for _ in range(count)]
    drawn.shuffle(modes)
    conversations, events, labels = [], [], []
    for number, mode in enumerate(modes):
        at, one, outcome = millis(now()) - number * APART_MS, new_id(), heard[number % len(heard)]
        said = SAID[number % len(SAID)]
        state = dump({**outcome.state, "mode": mode})
        conversations.append(
            {
                "id": one,
                "channel": drawn.choice(("web", "web", "kakao", "phone")),
                "mode": mode,
                "context": dump(outcome.context),
                "state": state,
                "version": 1,
                "last_seq": MESSAGES + 1,
                "lease_holder": "",
                "lease_until": 0,
                "created_at": at,
                "owner_id": staff_id if mode == COUNSELLOR else None,
                "waiting_since": at if mode == WAITING else None,
                "reason": "asked" if mode in (WAITING, COUNSELLOR) else None,
                "crisis": "suicide" if number % EVERY_TH["crisis"] == 50 else None,
                "preview": said,
                "last_at": at,
            }
        )
        for seq in range(1, MESSAGES + 1):
            role, text = ("citizen", said) if seq % 2 else ("assistant", outcome.replies[0].text)
            reply = {"text": text, "speech": text, "benefits": (), "quick_replies": ()}
            content = spoken(role, reply, iso(from_millis(at))).content
            events.append({"conversation_id": one, "seq": seq, "kind": MESSAGE, "turn_id": None, "payload": dump({"seq": seq, **content})})
        events.append({"conversation_id": one, "seq": MESSAGES + 1, "kind": STATE, "turn_id": None, "payload": state})
        if not number % EVERY_TH["label"]:
            labels.append({"conversation_id": one, "name": "연금"})
    return {schema.conversation: conversations, schema.event: events, schema.label: labels}


@contextmanager
def _serving(settings: Settings) -> Iterator[None]:
    command = [sys.executable, "-m", "channels"]
    process = subprocess.Popen(command, cwd=settings.root, env={**os.environ, **environment(settings)})
    try:
        with connect(address(settings)) as client:
            assert eventually(partial(answers, client, "/health/live"), READY_S), "the gateway does not answer"
        time.sleep(3)  # it goes on loading what no console waits for
        yield
    finally:
        process.terminate()
        process.wait(20)


def _signed_in(settings: Settings, password: str) -> str:
    answer = httpx2.post(f"{address(settings)}{PATH}/sign-in", json={"login": "counsellor", "password": password}, timeout=30)
    answer.raise_for_status()
    return str(answer.cookies[COOKIE])


def _lists(settings: Settings, session: str) -> dict[str, dict[str, float]]:
    with httpx2.Client(base_url=f"{address(settings)}{PATH}", cookies={COOKIE: session}, timeout=30, trust_env=False) as client:
        further = client.get("/conversations").raise_for_status().json()["next"]

        def ask(query: dict[str, str]) -> None:
            asked = {**query, "before": further} if "before" in query else query
            client.get("/conversations", params=asked).raise_for_status()

        return {name: seen.times([_took(partial(ask, query)) for _ in range(ROUNDS)]) for name, query in LISTS.items()}


def _took(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _opened(settings: Settings, session: str) -> dict[str, dict[str, float]]:
    path = shutil.which("chromium")
    assert path, "chromium is missing"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        try:
            _open(browser, settings, session, "waiting", 2)  # the browser's own first time
            opened = [{tab: _open(browser, settings, session, tab, 2) for tab in TABS} for _ in range(OPENINGS)]
            visits = {"first": 0, "again": 1}
            return {tab: {name: seen.times([each[tab][at] for each in opened]) for name, at in visits.items()} for tab in TABS}
        finally:
            browser.close()


def _open(browser: Browser, settings: Settings, session: str, tab: str, times: int) -> list[float]:
    """Seconds of each visit by one browser that begins with nothing of the page in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    context.add_cookies([{"name": COOKIE, "value": session, "domain": settings.host, "path": PATH, "httpOnly": True, "sameSite": "Strict"}])
    context.add_init_script(SHOWN % repr(tab).replace("'", '"'))
    found = []
    for _ in range(times):
        page = context.new_page()
        page.goto(f"{address(settings)}/console")
        found.append(float(page.evaluate(SHOWN_AT)) / 1000)
        page.close()
    context.close()
    return found


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    yield markdown.prose(f"""
        {figures["conversations"]:,} conversations of {MESSAGES} messages each in the store, one in {EVERY_TH["crisis"]} of somebody in
        danger, spread over all of them; one gateway, one counsellor. Milliseconds from the navigation in Chromium to the first row of the
        list having been painted, the browser knowing nothing of the page, and once more (goal: 1,000).""")
    yield ""
    rows = ([TABS[tab], *(_times(found[visit]) for visit in ("first", "again"))] for tab, found in figures["opened"].items())
    yield from markdown.table(["the page opens with", "first visit: p50 / p95 / longest", "again"], rows)
    yield ""
    yield "A page of 50 rows over HTTP, by filter, in milliseconds:"
    yield ""
    yield from markdown.table(
        ["", "p50", "p95"], ([name, f"{t['p50_ms']:.1f}", f"{t['p95_ms']:.1f}"] for name, t in figures["lists"].items())
    )


def _times(found: dict[str, float]) -> str:
    return " / ".join(f"{found[name]:.0f}" for name in ("p50_ms", "p95_ms", "most_ms"))
