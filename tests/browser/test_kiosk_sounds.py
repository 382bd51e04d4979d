"""What a kiosk sounds of its own: earcons, and the sentences it keeps for when no line carries a voice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bot import wording
from tests.browser.conftest import until
from tests.browser.fake_gateway import FakeGateway
from tests.browser.fake_speech import KEPT_S, SpeechDesk

ROOT = Path(__file__).resolve().parents[2]
LISTEN = """
window.tones = []; window.spoken = []; window.stopped = 0;
for (const [kind, note] of [
  [OscillatorNode, (node) => window.tones.push(Math.round(node.frequency.value))],
  [AudioBufferSourceNode, (node) => window.spoken.push(Math.round(node.buffer.duration * 100) / 100)],
]) {
  const start = kind.prototype.start;
  kind.prototype.start = function (...given) { note(this); return start.apply(this, given); };
}
const stop = AudioBufferSourceNode.prototype.stop;
AudioBufferSourceNode.prototype.stop = function (...given) { window.stopped += 1; return stop.apply(this, given); };
"""
NO_MICROPHONE = "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('none', 'NotFoundError') }"
ERROR = [392, 262]


@pytest.fixture
def desk(gateway: FakeGateway) -> SpeechDesk:
    return gateway.speech


@pytest.fixture
def new_kiosk(listening_browser: Browser, desk: SpeechDesk, served: tuple[FakeGateway, str]) -> Iterator[Callable[..., Page]]:
    contexts = []

    def make(script: str = "") -> Page:
        context = listening_browser.new_context(viewport={"width": 1080, "height": 1920}, base_url=served[1], permissions=["microphone"])
        contexts.append(context)
        context.add_init_script(LISTEN + script)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto("/kiosk", wait_until="networkidle")
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def kiosk(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> Page:
    page = new_kiosk()
    page.click("#asleep")
    until(page, lambda: len(desk.sent("start")) == 1)
    return page


def spoken(page: Page) -> list[str]:
    """Which of the kept sentences were begun."""
    return [name for each in page.evaluate("window.spoken") for name, length in KEPT_S.items() if length == each]


def tones(page: Page) -> list[int]:
    found: list[int] = page.evaluate("window.tones")
    return found


TUNES = {"listening": [523, 784], "heard": [784], "thinking": [392, 392], "error": ERROR, "done": [784, 523]}


@pytest.mark.parametrize(("name", "tune"), TUNES.items())
def test_every_earcon_sounds(kiosk: Page, desk: SpeechDesk, name: str, tune: list[int]) -> None:
    assert not tones(kiosk)
    desk.send({"type": "earcon", "sound": name})
    until(kiosk, lambda: tones(kiosk) == tune)


def test_a_lost_line_is_heard_and_who_presses_then_hears_it_again(kiosk: Page, desk: SpeechDesk) -> None:
    kiosk.context.set_offline(True)
    desk.cut()
    until(kiosk, lambda: spoken(kiosk) == ["lost"])
    assert tones(kiosk) == ERROR
    kiosk.wait_for_timeout(1500)
    assert spoken(kiosk) == ["lost"], "each try that fails does not begin it anew"
    kiosk.keyboard.press("0")
    until(kiosk, lambda: spoken(kiosk) == ["lost", "lost"])
    kiosk.context.set_offline(False)


def test_a_line_that_is_back_is_not_talked_into(kiosk: Page, desk: SpeechDesk) -> None:
    desk.cut()
    until(kiosk, lambda: desk.opened == 2)
    until(kiosk, lambda: kiosk.evaluate("window.stopped") == 1)
    kiosk.keyboard.press("9")
    until(kiosk, lambda: desk.sent("key") == [{"type": "key", "key": "9"}])


def test_a_gateway_out_of_reach_is_heard(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    page = new_kiosk()
    page.context.set_offline(True)
    page.keyboard.press("5")
    until(page, lambda: spoken(page) == ["unreachable"])
    expect(page.locator(".caption.trouble")).to_contain_text("129나 110")
    page.context.set_offline(False)


def test_where_no_speech_can_be_had_it_is_heard(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    desk.deaf = True
    page = new_kiosk()
    page.keyboard.press("5")
    until(page, lambda: spoken(page) == ["no_speech"])


def test_a_missing_microphone_is_heard_before_the_greeting_or_cut_short_by_a_key(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    page = new_kiosk(NO_MICROPHONE)
    page.keyboard.press("5")
    until(page, lambda: spoken(page) == ["no_microphone"])
    assert not desk.sent("start"), "one at a time"
    page.keyboard.press("0")
    until(page, lambda: len(desk.sent("start")) == 1)


def test_what_is_shown_is_what_the_gateway_says(served: tuple[FakeGateway, str]) -> None:
    script = (ROOT / "channels/static/kiosk/words.js").read_text(encoding="utf-8")
    said = wording.load(ROOT / "data/wording/gateway.ko.yml")
    shown: dict[str, Any] = dict(re.findall(r'^  (noMicrophone|lost|unreachable): "(.*)",$', script, re.MULTILINE))
    for name, key in {"noMicrophone": "no_microphone", "lost": "lost", "unreachable": "unreachable"}.items():
        assert shown[name] == said.say(f"kiosk.{key}")
        assert "129나 110" in shown[name]
