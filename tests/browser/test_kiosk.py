"""The kiosk in a real Chromium with a microphone that plays a file: by touch, by keypad, by eye and for the next visitor."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import TONE_HZ, overflow, picture, until, violations
from tests.browser.fake_gateway import FakeGateway
from tests.browser.fake_speech import RATE, SpeechDesk, chunk
from voice import habits

KIOSK = {"width": 1080, "height": 1920}
PX_PER_MM = 96 / 25.4
LETTER_OF_TYPE = 0.86
"""A letter of Hangul is so much of its type size high."""
CHOICES = [{"title": "어르신 혜택", "text": "어르신 혜택이요"}, {"title": "아이 키우는 집", "text": "아이 키워요"}]
CARD = {
    "id": "basic-pension",
    "name": "기초연금",
    "status": "possible",
    "summary": "소득이 적은 예순다섯 살 넘은 분께 다달이 드리는 돈이에요.",
}


@pytest.fixture
def new_kiosk(listening_browser: Browser, gateway: FakeGateway, served: tuple[FakeGateway, str]) -> Iterator[Callable[..., Page]]:
    contexts = []

    def make(path: str = "/kiosk", microphone: bool = True, **options: Any) -> Page:
        context = listening_browser.new_context(**{"viewport": KIOSK, "base_url": served[1], "locale": "ko-KR", **options})
        if microphone:
            context.grant_permissions(["microphone"], origin=served[1])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def desk(gateway: FakeGateway) -> SpeechDesk:
    return gateway.speech


@pytest.fixture
def kiosk(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> Page:
    """Woken: somebody stands before it and was greeted."""
    page = new_kiosk()
    page.click("#asleep")
    awake(page, desk)
    return page


def awake(page: Page, desk: SpeechDesk, lines: int = 1) -> None:
    expect(page.locator("#asleep")).to_be_hidden()
    until(page, lambda: desk.opened >= lines and len(desk.sent("start")) >= lines)


def test_a_touch_wakes_it_and_tells_the_gateway_who_listens(kiosk: Page, desk: SpeechDesk) -> None:
    (auth,) = [frame for frame in desk.frames if frame["type"] == "auth"]
    assert auth["device"] == "kiosk"
    assert auth["echo"] in ("none", "cancelled")
    assert kiosk.evaluate("document.activeElement.id") == "talk"


@pytest.mark.parametrize("key", ["5", "Enter", " ", "*"])
def test_any_key_wakes_it(new_kiosk: Callable[..., Page], desk: SpeechDesk, key: str) -> None:
    page = new_kiosk()
    page.keyboard.press(key)
    awake(page, desk)


def test_the_microphone_is_heard_as_it_is_and_only_while_it_is_wanted(kiosk: Page, desk: SpeechDesk) -> None:
    kiosk.wait_for_timeout(300)
    assert not desk.sound
    desk.send({"type": "turn", "state": "listening"}, {"type": "capture", "on": True})
    until(kiosk, lambda: len(desk.sound) > 2 * RATE)
    expect(kiosk.locator("#talk")).to_have_text("다 말했으면 누르기")
    desk.send({"type": "capture", "on": False})
    kiosk.wait_for_timeout(200)
    so_far = len(desk.sound)
    kiosk.wait_for_timeout(300)
    assert len(desk.sound) == so_far
    samples = array("h", bytes(desk.sound[: so_far // 2 * 2]))[RATE // 4 : RATE // 4 + RATE // 2]
    crossings = sum(a < 0 <= b for a, b in zip(samples, samples[1:], strict=False))
    # Half a second: the pitch arrives unchanged, so the rate is what we say it is.
    assert abs(2 * crossings - TONE_HZ) <= 8
    assert max(samples) > 1000


def test_what_is_said_is_played_reported_and_shown(kiosk: Page, desk: SpeechDesk) -> None:
    desk.send(
        {"type": "turn", "state": "speaking"},
        {"type": "caption", "id": "1.0", "text": "안녕하세요.", "who": "assistant"},
        {"type": "caption", "id": "1.1", "text": "무엇을 도와드릴까요?", "who": "assistant"},
        {"type": "say", "utterance": 1, "index": 0, "text": "안녕하세요.", "rate": RATE},
        chunk(1, 0, 0.2, last=False),
        chunk(1, 0, 0.4),
    )
    expect(kiosk.locator(".caption.assistant")).to_have_count(2)
    expect(kiosk.locator(".caption.now")).to_contain_text("안녕하세요")
    until(kiosk, lambda: any(frame["finished"] for frame in desk.sent("played")))
    reports = desk.sent("played")
    assert reports[0]["finished"] is False
    assert 0 < reports[0]["position"] < 0.6
    (end,) = [frame for frame in reports if frame["finished"]]
    assert (end["utterance"], end["index"]) == (1, 0)
    assert end["position"] == pytest.approx(0.6, abs=0.01)


def test_while_it_speaks_the_button_cuts_in_even_where_it_listens_too(kiosk: Page, desk: SpeechDesk) -> None:
    desk.send({"type": "capture", "on": True}, {"type": "turn", "state": "speaking"})
    expect(kiosk.locator("#talk")).to_have_text("그만 듣고 말하기")
    expect(kiosk.locator("#talk")).not_to_have_class("on")


def test_what_is_cleared_is_neither_heard_nor_reported(kiosk: Page, desk: SpeechDesk) -> None:
    desk.send({"type": "say", "utterance": 2, "index": 0, "text": "길게", "rate": RATE}, chunk(2, 0, 3.0), {"type": "clear"})
    kiosk.wait_for_timeout(500)
    assert not desk.sent("played")


def test_everything_is_done_by_the_keypad(kiosk: Page, desk: SpeechDesk) -> None:
    for key in ["1", "9", "*", "0", "#", "/"]:
        kiosk.keyboard.press(key)
    kiosk.locator("body").press("Enter")
    until(kiosk, lambda: len(desk.sent("key")) == 6 and len(desk.sent("button")) == 1)
    assert [frame["key"] for frame in desk.sent("key")] == ["1", "9", "*", "0", "#", "#"]
    assert desk.sent("button")[0]["name"] == "talk"


def test_every_button_says_what_it_is(kiosk: Page, desk: SpeechDesk) -> None:
    talking = {"다시 듣기": "repeat", "사람 부르기": "person", "그만": "stop", "도움말": "help", "처음부터": "restart", "끝내기": "end"}
    talking["이어하기"] = "elsewhere"
    sounding = {"천천히": "slower", "사람 부르기": "person", "쉽게": "simpler", "빨리": "faster", "작게": "softer", "크게": "louder"}
    for name in talking:
        kiosk.get_by_role("button", name=name).click()
    kiosk.get_by_role("button", name="말소리").click()
    for name in sounding:
        kiosk.get_by_role("button", name=name).click()
    wanted = [*talking.values(), *sounding.values()]
    until(kiosk, lambda: len(desk.sent("button")) == len(wanted))
    assert [frame["name"] for frame in desk.sent("button")] == wanted


def test_each_button_shows_the_key_that_does_the_same(kiosk: Page) -> None:
    shown = "Array.from(document.querySelectorAll('[data-habit]')).map((b) => [b.dataset.habit, b.querySelector('kbd').textContent])"
    keys: dict[str, str] = {habit: key for key, habit in habits.KEYS.items()}
    after_star: dict[str, str] = {habit: f"*{key}" for key, habit in habits.AFTER_STAR.items() if key not in habits.KEYS}
    assert dict(kiosk.evaluate(shown)) == {**keys, **after_star, "restart": "***", "end": "#"}


def test_opening_the_buttons_for_the_voice_moves_nothing(kiosk: Page) -> None:
    place = "['talk', 'sound'].map((id) => document.getElementById(id).getBoundingClientRect().y)"
    for double in (False, True):
        if double:
            kiosk.click("#double")
        before = kiosk.evaluate(place)
        kiosk.click("#sound")
        assert kiosk.evaluate(place) == before
        assert kiosk.locator("[data-habit]:visible").count() == 7
        kiosk.click("#sound")


def test_the_keypad_changes_the_screen_too(kiosk: Page, desk: SpeechDesk) -> None:
    for key in "*#123":
        kiosk.keyboard.press(key)
    for id in ("double", "contrast", "low"):
        expect(kiosk.locator(f"#{id}")).to_have_attribute("aria-pressed", "true")
    expect(kiosk.locator("#status")).to_contain_text("3 낮은 화면")
    for key in "149":
        kiosk.keyboard.press(key)
    expect(kiosk.locator("#double")).to_have_attribute("aria-pressed", "false")
    until(kiosk, lambda: len(desk.sent("key")) == 3)
    assert [frame["key"] for frame in desk.sent("key")] == ["*", "4", "9"], "what was for the screen is not sent"
    kiosk.keyboard.press("1")
    until(kiosk, lambda: len(desk.sent("key")) == 4)


def test_a_hash_that_does_not_follow_a_star_at_once_is_the_gateways(kiosk: Page, desk: SpeechDesk) -> None:
    for key in "*4#":
        kiosk.keyboard.press(key)
    until(kiosk, lambda: [frame["key"] for frame in desk.sent("key")] == ["*", "4", "#"])


def test_choices_are_pressed_on_the_screen_by_their_number(kiosk: Page, desk: SpeechDesk) -> None:
    desk.send({"type": "choices", "options": CHOICES})
    kiosk.get_by_role("button", name="아이 키우는 집").click()
    until(kiosk, lambda: desk.sent("key") == [{"type": "key", "key": "2"}])
    desk.send({"type": "choices", "options": []})
    expect(kiosk.locator("#choices")).to_be_hidden()


def test_the_next_visitor_finds_nothing_of_the_last(kiosk: Page, desk: SpeechDesk, gateway: FakeGateway) -> None:
    desk.send({"type": "caption", "id": "c1", "text": "저는 예순여덟이에요", "who": "citizen"}, {"type": "benefits", "benefits": [CARD]})
    kiosk.click("#double")
    kiosk.click("#contrast")
    kiosk.click("#sound")
    expect(kiosk.locator(".caption")).to_have_count(1)
    desk.send({"type": "wiped"})
    expect(kiosk.locator("#asleep")).to_be_visible()
    assert "예순여덟" not in kiosk.content()
    assert "기초연금" not in kiosk.content()
    assert kiosk.evaluate("[document.documentElement.dataset.text, document.documentElement.dataset.contrast].join()") == "normal,standard"
    assert not kiosk.evaluate("document.getElementById('keys').hasAttribute('data-sound')")
    kiosk.keyboard.press("1")
    awake(kiosk, desk, lines=2)
    assert len(gateway.talks) == 2


def test_a_cut_line_is_told_and_mended_without_a_second_greeting(kiosk: Page, desk: SpeechDesk) -> None:
    desk.cut()
    expect(kiosk.locator(".caption.trouble")).to_contain_text("129")
    until(kiosk, lambda: desk.opened == 2)
    expect(kiosk.locator(".caption.trouble")).to_have_count(0)
    assert len(desk.sent("start")) == 1


def test_without_a_microphone_the_keys_are_told_of(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    page = new_kiosk()
    page.evaluate("() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('none', 'NotFoundError') } }")
    page.click("#asleep")
    awake(page, desk)
    expect(page.locator(".caption.trouble")).to_contain_text("0번")
    page.keyboard.press("0")
    until(page, lambda: desk.sent("key") == [{"type": "key", "key": "0"}])


def test_where_nothing_can_be_heard_it_is_said_once(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    desk.deaf = True
    page = new_kiosk()
    page.click("#asleep")
    expect(page.locator(".caption.trouble")).to_contain_text("들을 수 없어요")
    page.wait_for_timeout(1500)
    expect(page.locator(".caption.trouble")).to_contain_text("들을 수 없어요")
    assert desk.opened == 1


def fill(page: Page, desk: SpeechDesk) -> None:
    desk.send(
        {"type": "caption", "id": "c1", "text": "어머니가 예순여덟이신데 혼자 사세요", "who": "citizen"},
        {"type": "caption", "id": "1.0", "text": "기초연금을 받으실 수 있어요. 한 달 소득이 얼마쯤 되세요?", "who": "assistant"},
        {"type": "benefits", "benefits": [CARD]},
        {"type": "choices", "options": CHOICES},
        {"type": "turn", "state": "listening"},
        {"type": "capture", "on": True},
    )
    expect(page.locator(".benefit")).to_be_visible()
    expect(page.locator("#talk")).to_have_class("on")


SMALLEST = """() => Math.min(...Array.from(document.querySelectorAll("body *"))
    .filter((e) => e.checkVisibility() && Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim())
        && !e.closest(".unseen, noscript, script"))
    .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""


def test_no_letter_is_smaller_than_twelve_millimetres(kiosk: Page, desk: SpeechDesk) -> None:
    fill(kiosk, desk)
    assert kiosk.evaluate(SMALLEST) * LETTER_OF_TYPE / PX_PER_MM >= 12
    kiosk.click("#double")
    assert kiosk.evaluate(SMALLEST) * LETTER_OF_TYPE / PX_PER_MM >= 24


def test_a_millimetre_is_one_of_the_screen_whose_width_is_told(new_kiosk: Callable[..., Page], desk: SpeechDesk) -> None:
    page = new_kiosk("/kiosk?width_mm=270", screen=KIOSK)
    page.click("#asleep")
    awake(page, desk)
    assert page.evaluate(SMALLEST) * LETTER_OF_TYPE / (1080 / 270) >= 12


@pytest.mark.parametrize(
    "modes",
    [(), ("double",), ("contrast",), ("low",), ("sound",), ("double", "sound"), ("double", "contrast", "low")],
    ids=lambda modes: "+".join(modes) or "plain",
)
def test_axe_finds_nothing_and_nothing_is_cut_off(kiosk: Page, desk: SpeechDesk, modes: tuple[str, ...]) -> None:
    for mode in modes:
        kiosk.click(f"#{mode}")
    fill(kiosk, desk)
    picture(kiosk, f"kiosk-{'-'.join(modes) or 'plain'}")
    assert violations(kiosk) == []
    assert overflow(kiosk) <= 0


@pytest.mark.parametrize("modes", [("low",), ("double", "low"), ("double", "low", "sound")], ids="+".join)
def test_in_low_position_everything_pressed_lies_in_the_lower_part(kiosk: Page, desk: SpeechDesk, modes: tuple[str, ...]) -> None:
    """The choices, which the keypad presses too, may scroll."""
    for mode in modes:
        kiosk.click(f"#{mode}")
    fill(kiosk, desk)
    picture(kiosk, f"kiosk-{'-'.join(modes)}")
    pressed = "(b) => b.checkVisibility() && !b.closest('#choices')"
    tops = kiosk.evaluate(f"Array.from(document.querySelectorAll('button')).filter({pressed}).map((b) => b.getBoundingClientRect().top)")
    assert min(tops) >= KIOSK["height"] * 0.4
    assert kiosk.evaluate("document.documentElement.scrollHeight") <= KIOSK["height"]


def test_asleep_it_is_one_large_button(new_kiosk: Callable[..., Page]) -> None:
    page = new_kiosk()
    picture(page, "kiosk-asleep")
    assert violations(page) == []
    assert page.evaluate("document.elementFromPoint(540, 100).closest('button').id") == "asleep"


@pytest.mark.parametrize("modes", [(), ("sound",), ("double",), ("double", "sound")], ids=lambda modes: "+".join(modes) or "plain")
def test_lying_screens_cut_nothing_off(new_kiosk: Callable[..., Page], desk: SpeechDesk, modes: tuple[str, ...]) -> None:
    page = new_kiosk(viewport={"width": 1920, "height": 1080})
    page.click("#asleep")
    awake(page, desk)
    for mode in modes:
        page.click(f"#{mode}")
    fill(page, desk)
    picture(page, f"kiosk-lying-{'-'.join(modes) or 'plain'}")
    assert overflow(page) <= 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    (top, bottom) = page.evaluate("(({top, bottom}) => [top, bottom])(document.getElementById('talk').getBoundingClientRect())")
    assert top >= 0 and bottom <= 1080 and page.evaluate("document.getElementById('stage').scrollTop") == 0
    for habit in ("person", "softer" if "sound" in modes else "stop"):
        page.locator(f"[data-habit={habit}]").click()


CODE = {"type": "code", "code": "12345678", "valid_s": 3600, "url": "https://x/#code=12345678", "qr": '<svg xmlns="http://www.w3.org/2000/svg"/>'}


@pytest.mark.parametrize("double", [False, True])
def test_a_code_is_shown_large_until_the_visitor_leaves(kiosk: Page, desk: SpeechDesk, double: bool) -> None:
    if double:
        kiosk.click("#double")
    desk.send(CODE)
    expect(kiosk.locator("#code strong")).to_have_text("1234 5678")
    expect(kiosk.locator("#code svg")).to_have_count(1)
    size = "(id) => parseFloat(getComputedStyle(document.querySelector(id)).fontSize)"
    assert kiosk.evaluate(size, "#code strong") > 1.5 * kiosk.evaluate(size, "main")
    assert not overflow(kiosk)
    desk.send({**CODE, "code": "00000001"})
    expect(kiosk.locator("#code strong")).to_have_text("0000 0001")
    desk.send({"type": "wiped"})
    expect(kiosk.locator("#asleep")).to_be_visible()
    expect(kiosk.locator("#code")).to_have_count(0)


def test_a_code_that_is_no_longer_good_is_not_shown(kiosk: Page, desk: SpeechDesk) -> None:
    desk.send({**CODE, "valid_s": 1})
    expect(kiosk.locator("#code strong")).to_have_text("1234 5678")
    expect(kiosk.locator("#code")).to_have_count(0)


def test_a_line_that_breaks_is_mended_in_the_conversation_it_was_moved_to(kiosk: Page, desk: SpeechDesk, gateway: FakeGateway) -> None:
    other = gateway.run(gateway.begin())
    desk.send({"type": "moved", **other})
    kiosk.wait_for_timeout(200)
    desk.cut()
    until(kiosk, lambda: len(desk.sent("auth")) == 2)
    assert desk.sent("auth")[1]["token"] == other["token"]
