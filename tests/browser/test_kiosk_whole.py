"""The kiosk page and the real gateway, turn machine, detector and voice together: Chromium hears a file that says a sentence over and over.

Only the engine and the recogniser are stand-ins: this is about the way there and back.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from channels.app import create_app
from channels.dialogue import Engine
from channels.spoken.speech import Speech
from tests.browser import microphone
from tests.browser.conftest import picture
from tests.browser.microphone import heard
from tests.browser.real_gateway import listening, port, served
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.spoken.parrot import Parrot

SENTENCE = "어머니가 예순여덟이신데 혼자 사세요"
ATTEMPTS = 6
"""A press may come in the middle of the sentence; then it is not understood and asked for again."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray]:
    """A file that says the sentence, and the sentence alone."""
    path = tmp_path_factory.mktemp("sound") / "said.wav"
    return path, microphone.spoken(SENTENCE, path, 150)


@pytest.fixture(scope="module")
def address(said: tuple[Path, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = make_settings(tmp_path_factory.mktemp("var"))
    ears = Parrot()
    ears.known[SENTENCE] = said[1]
    speech = Speech(settings, lambda: {"기초연금": ()}, lambda: ears)
    app = create_app(settings, FakeDialogue(), Engine(settings, FakeRasa()), now=lambda: NOW, speech=speech)
    at = listening()
    with served(app, at):
        yield f"http://127.0.0.1:{port(at)}"


@pytest.fixture
def kiosk(browser: Browser, said: tuple[Path, np.ndarray], address: str) -> Iterator[Page]:
    with microphone.kiosk(browser, said[0], address) as page:
        yield page


def speak_until_heard(page: Page) -> None:
    """Press the big button whenever it may be pressed to talk, as who is not understood does."""
    for _ in range(ATTEMPTS):
        expect(page.locator("#talk-label")).to_have_text("눌러서 말하기", timeout=30_000)
        page.locator("body").press("Enter")
        deadline = time.monotonic() + 16
        while time.monotonic() < deadline and not heard(page, SENTENCE):
            page.wait_for_timeout(200)
        if heard(page, SENTENCE):
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
