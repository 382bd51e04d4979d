"""A real Chromium before a fake gateway on loopback."""

from __future__ import annotations

import asyncio
import math
import shutil
import socket
import threading
import wave
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.fake_console import PASSWORD, Case, FakeDesk
from tests.browser.fake_gateway import FakeGateway, build

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TONE_HZ = 440

# Every rule that axe runs by itself, then the one of WCAG 2.2 AA that it does not. What has been scrolled half under a bar that stays is as
# large as ever, so bars do not stay while sizes are measured.
AXE_RUN = """async () => {
  const rest = await axe.run(document, { resultTypes: ["violations"] });
  const stuck = [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).position === "sticky");
  for (const { style } of stuck) Object.assign(style, { position: "relative", inset: "auto" });
  const sizes = await axe.run(document, { resultTypes: ["violations"], runOnly: ["target-size"] });
  for (const { style } of stuck) Object.assign(style, { position: "", inset: "" });
  return [...rest.violations, ...sizes.violations];
}"""
SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"

# Keeps every line the live region ever held and everything that took the focus.
WATCH = """
window.heard = []; window.focused = [];
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => window.heard.push(node.textContent))))
    .observe(document.getElementById("announcer"), { childList: true });
  document.addEventListener("focusin", (event) => window.focused.push(event.target.id || event.target.tagName));
});
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is missing")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "tone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(array("h", (int(12_000 * math.sin(2 * math.pi * TONE_HZ * n / 48_000)) for n in range(48_000 * 5))).tobytes())
    return path


@pytest.fixture(scope="session")
def listening_browser(tone: Path, browser: Browser) -> Iterator[Browser]:
    """`browser` comes first: one Playwright at a time may run, and it is the one."""
    path = shutil.which("chromium")
    assert path
    microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={tone}"]
    started = browser.browser_type.launch(executable_path=path, headless=True, args=[*FLAGS, *microphone])
    yield started
    started.close()


@pytest.fixture(scope="session")
def served() -> Iterator[tuple[FakeGateway, str]]:
    fake = FakeGateway()
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build(fake), log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1))
    ready = threading.Event()

    async def serve() -> None:
        fake.loop = asyncio.get_running_loop()
        ready.set()
        await server.serve(sockets=[listening])

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait(5)
    yield fake, f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture
def gateway(served: tuple[FakeGateway, str]) -> FakeGateway:
    fake, _ = served
    fake.reset()
    return fake


@dataclass
class Chat:
    """The page as a citizen and a screen reader meet it."""

    page: Page

    def say(self, text: str) -> None:
        self.page.fill("#say", text)
        self.page.press("#say", "Enter")

    def bubbles(self, role: str) -> Any:
        return self.page.locator(f".message.{role} .bubble")

    def heard(self) -> list[str]:
        return list(self.page.evaluate("window.heard"))

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName"))

    def answered(self, count: int) -> None:
        """Wait until the assistant has said so many things."""
        expect(self.bubbles("assistant")).to_have_count(count)

    def violations(self) -> list[str]:
        return violations(self.page)

    def overflow(self) -> int:
        return overflow(self.page)

    def picture(self, name: str) -> None:
        picture(self.page, name)


def until(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("did not come about in 5 s")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is now."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(AXE_RUN)
    return [f"{v['id']}: {v['help']}: {node['html'][:160]} {node['failureSummary'][:300]}" for v in found for node in v["nodes"]]


def overflow(page: Page) -> int:
    """How many pixels wider than the window the page is."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.fixture
def new_chat(browser: Browser, gateway: FakeGateway, served: tuple[FakeGateway, str]) -> Iterator[Callable[..., Chat]]:
    yield from chats(browser, served[1])


def chats(browser: Browser, base_url: str) -> Iterator[Callable[..., Chat]]:
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Chat:
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=base_url, locale="ko-KR", **options)
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto("/")
        chat = Chat(page)
        chat.answered(1)
        return chat

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def chat(new_chat: Callable[..., Chat]) -> Chat:
    return new_chat()


@dataclass
class Console:
    """The counsellors' page as one of them meets it."""

    page: Page
    desk: FakeDesk

    def open(self, case: Case) -> None:
        self.page.locator(f'.rows [data-id="{case.id}"] a').click()
        expect(self.page.locator(".talk-head .number")).to_have_text(f"#{case.id[:6]}")

    def claim(self, case: Case) -> None:
        self.open(case)
        self.act("맡기")
        expect(self.field).to_be_focused()

    def act(self, title: str) -> None:
        self.page.locator("one-conversation").get_by_role("button", name=title, exact=True).first.click()

    def reply(self, text: str) -> None:
        self.field.fill(text)
        self.page.keyboard.press("Enter")

    @property
    def field(self) -> Any:
        return self.page.get_by_role("textbox", name="답 쓰기")

    @property
    def dialog(self) -> Any:
        return self.page.get_by_role("dialog")

    def rows(self) -> Any:
        return self.page.locator(".rows > li")

    def said(self, role: str) -> Any:
        return self.page.locator(f".entry.{role}:not(.pending, .preview) .said")

    def heard(self) -> list[str]:
        return list(self.page.evaluate("window.heard"))

    def picture(self, name: str) -> None:
        picture(self.page, f"console-{name}")


@pytest.fixture
def desk(gateway: FakeGateway) -> FakeDesk:
    return gateway.desk


@pytest.fixture
def new_console(browser: Browser, desk: FakeDesk, served: tuple[FakeGateway, str]) -> Iterator[Callable[..., Console]]:
    """Makes a console of somebody who is signed in; of nobody where `login` is empty."""
    contexts: list[BrowserContext] = []

    def make(login: str = "haneul", width: int = 1440, height: int = 900, at: str = "/console", **options: Any) -> Console:
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=served[1], locale="ko-KR", **options)
        contexts.append(context)
        context.add_init_script(WATCH)
        if login:
            answer = context.request.post("/api/v1/console/sign-in", data={"login": login, "password": PASSWORD})
            assert answer.ok
        page = context.new_page()
        page.set_default_timeout(5000)
        open_lines = len(desk.lines)
        page.goto(at)
        if login and desk.sockets_allowed and login != "dal":
            until(page, lambda: len(desk.lines) > open_lines)
        return Console(page, desk)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def console(new_console: Callable[..., Console]) -> Console:
    return new_console()
