"""Sound in, sound out: the kiosk page in Chromium, the gateway, the recogniser that comes along and the assistant's own dialogue.

Beside `test_kiosk_whole.py` nothing stands in but Rasa, whose intent is that of the example most alike.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot import dialogue as dialogues
from channels.app import create_app
from channels.dialogue import Engine
from channels.spoken.speech import Speech
from tests.browser import microphone
from tests.browser.conftest import picture, until
from tests.browser.microphone import heard
from tests.browser.real_gateway import listening, port, served
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW
from tests.spoken.at_hand import AtHand
from voice import transcribe

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "기초연금이 뭐예요"
VOICE, RATE_SAID = "ko+f4", 155
"""As in `tests/voice/test_ears_shipped.py`: nobody it was trained on."""
ANSWER = "소득과 재산이 많지 않은 어르신께 매달 드리는 연금이에요"
ATTEMPTS = 8
COUNT = """
window.played = 0;  // seconds of speech
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...given) { window.played += this.buffer.duration; return start.apply(this, given); };
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "said.wav"
    microphone.spoken(SENTENCE, path, RATE_SAID, VOICE)
    return path


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = make_settings(tmp_path_factory.mktemp("var"))
    assert settings.ears_model == "", "what comes along"
    assistant = dialogues.load(ROOT)
    ears = transcribe.ears(settings)
    ears.start()  # on a busy machine this takes longer than a visitor waits
    speech = Speech(settings, assistant.knowledge.names, lambda: ears)
    at = listening()
    with served(create_app(settings, assistant, Engine(settings, AtHand(assistant)), now=lambda: NOW, speech=speech), at):
        yield f"http://127.0.0.1:{port(at)}"


@pytest.fixture
def kiosk(browser: Browser, said: Path, address: str) -> Iterator[Page]:
    with microphone.kiosk(browser, said, address, COUNT) as page:
        yield page


def test_a_question_is_heard_as_it_was_said_and_answered_aloud_with_its_caption(kiosk: Page) -> None:
    kiosk.keyboard.press("5")
    expect(kiosk.locator(".caption.assistant").first).to_contain_text("합성한 목소리만", timeout=20_000)
    for _ in range(ATTEMPTS):
        # A press may come in the middle of the sentence; then half of it is heard, and asked for again.
        expect(kiosk.locator("#talk-label")).to_have_text("눌러서 말하기", timeout=60_000)
        kiosk.locator("body").press("Enter")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not heard(kiosk, SENTENCE):
            kiosk.wait_for_timeout(200)
            if kiosk.locator("#talk-label").text_content() == "눌러서 말하기":
                break
        if heard(kiosk, SENTENCE):
            break
    assert heard(kiosk, SENTENCE), kiosk.locator(".caption").all_inner_texts()
    before = kiosk.evaluate("window.played")
    expect(kiosk.locator(".caption.assistant", has_text=ANSWER).first).to_be_visible(timeout=20_000)
    until(kiosk, lambda: kiosk.evaluate("window.played") > before + 2)
    picture(kiosk, "kiosk-heard")
