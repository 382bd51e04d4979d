"""A kiosk page in a Chromium whose microphone hears a file over and over."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FLAGS
from voice.audio import RATE, to_pcm16
from voice.speak import Mouth

QUIET_S = 8


def spoken(text: str, path: Path, rate: int, voice: str = "") -> np.ndarray:
    """`text` aloud, written to `path` with `QUIET_S` of silence behind; the sentence alone."""
    mouth = Mouth(voice=voice)
    try:
        speech = mouth.synthesise(text, rate=rate).samples
    finally:
        mouth.close()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(to_pcm16(np.concatenate([speech, np.zeros(QUIET_S * RATE, np.float32)])))
    return speech


@contextmanager
def kiosk(browser: Browser, hears: Path, address: str, script: str = "") -> Iterator[Page]:
    """`script` runs before the page's own."""
    path = shutil.which("chromium")
    assert path
    microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-audio-capture={hears}"]
    started = browser.browser_type.launch(executable_path=path, headless=True, args=[*FLAGS, *microphone])
    try:
        size = {"width": 1080, "height": 1920}
        context = started.new_context(viewport=size, base_url=address, locale="ko-KR", permissions=["microphone"])
        context.add_init_script(script)
        page = context.new_page()
        page.goto("/kiosk")
        yield page
    finally:
        started.close()


def heard(page: Page, sentence: str) -> bool:
    return page.locator(".caption.citizen", has_text=sentence).count() > 0
