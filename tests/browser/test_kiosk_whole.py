"""The kiosk page and the real gateway, turn machine, detector and voice together: Chromium hears a file that says a sentence over and over.

Only the engine and the recogniser are stand-ins: this is about the way there and back.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from channels.app import create_app
from channels.dialogue import Engine
from channels.spoken.speech import Speech
from tests.browser.conftest import FLAGS, picture
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.spoken.parrot import Parrot
from voice.audio import RATE, to_pcm16
from voice.speak import Mouth

SENTENCE = "어머니가 예순여덟이신데 혼자 사세요"
ATTEMPTS = 6
"""A press may come in the middle of the sentence; then it is not understood and asked for again."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray]:
    """A file that says the sentence and is quiet for eight seconds, and the sentence alone."""
    mouth = Mouth()
    try:
        speech = mouth.synthesise(SENTENCE, rate=150).samples
    finally:
        mouth.close()
    path = tmp_path_factory.mktemp("sound") / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(to_pcm16(np.concatenate([speech, np.zeros(8 * RATE, np.float32)])))
    return path, speech


@pytest.fixture(scope="module")
def address(said: tuple[Path, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = make_settings(tmp_path_factory.mktemp("var"))
    ears = Parrot()
    ears.known[SENTENCE] = said[1]
    speech = Speech(settings, lambda: {"기초연금": ()}, lambda: ears)
    app = create_app(settings, FakeDialogue(), Engine(settings, FakeRasa()), now=lambda: NOW, speech=speech)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(15)
    listening.close()


@pytest.fixture
def kiosk(browser: Browser, said: tuple[Path, np.ndarray], address: str) -> Iterator[Page]:
    path = shutil.which("chromium")
    assert path
    microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={said[0]}"]
    started = browser.browser_type.launch(executable_path=path, headless=True, args=[*FLAGS, *microphone])
    page = started.new_context(
        viewport={"width": 1080, "height": 1920}, base_url=address, locale="ko-KR", permissions=["microphone"]
    ).new_page()
    page.goto("/kiosk")
    yield page
    started.close()


def heard(page: Page) -> bool:
    return page.locator(".caption.citizen", has_text=SENTENCE).count() > 0


def speak_until_heard(page: Page) -> None:
    """Press the big button whenever it may be pressed to talk, as who is not understood does."""
    for _ in range(ATTEMPTS):
        expect(page.locator("#talk-label")).to_have_text("눌러서 말하기", timeout=30_000)
        page.locator("body").press("Enter")
        deadline = time.monotonic() + 16
        while time.monotonic() < deadline and not heard(page):
            page.wait_for_timeout(200)
        if heard(page):
            return
    raise AssertionError("never understood")


def test_by_keyboard_alone_somebody_wakes_it_speaks_is_answered_and_leaves(kiosk: Page) -> None:
    kiosk.keyboard.press("5")
    expect(kiosk.locator("#asleep")).to_be_hidden()
    expect(kiosk.locator(".caption.assistant").first).to_be_visible(timeout=10_000)
    speak_until_heard(kiosk)
    # The engine's stand-in repeats what came in: the words went all the way through.
    expect(kiosk.locator(".caption.assistant", has_text=SENTENCE).last).to_be_visible(timeout=10_000)
    picture(kiosk, "kiosk-whole")
    expect(kiosk.locator("#talk-label")).to_have_text("눌러서 말하기", timeout=20_000)
    kiosk.keyboard.press("#")
    kiosk.wait_for_timeout(500)
    kiosk.keyboard.press("#")
    expect(kiosk.locator("#asleep")).to_be_visible(timeout=30_000)
    assert SENTENCE not in kiosk.content()
