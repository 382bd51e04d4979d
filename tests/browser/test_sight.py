"""For every eye: axe finds nothing in any state, nothing is cut off at 400 %, contrast and size can be chosen.

Leaves screenshots in var/screenshots.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844, "device_scale_factor": 2, "has_touch": True, "is_mobile": True},
    "zoomed": {"width": 320, "height": 640, "device_scale_factor": 4},
    "contrast": {"width": 1280, "height": 900, "contrast": "more"},
    "forced": {"width": 1280, "height": 900, "forced_colors": "active"},
}


def states(chat: Chat, gateway: FakeGateway) -> Iterator[str]:
    """Walk through what a citizen may see; each name is a state that is now on the screen."""
    page = chat.page
    yield "start"
    chat.say("저희 어머니 일이에요, 천천히 알아봐 주세요")
    expect(page.locator(".typing")).to_be_visible()
    yield "typing"
    gateway.release()
    chat.answered(2)
    yield "answer"
    for index, part in enumerate(["왜 맞나요", "어떻게 신청", "필요한 서류"]):
        page.locator("benefit-card").nth(index).get_by_role("button", name=part).click()
    yield "cards"
    if page.locator("#situation").is_hidden():
        page.click("#situation-toggle")
    yield "panel"
    for label in ("자녀 나이", "사는 곳", "혼자 사세요?", "한 달 소득"):
        page.get_by_role("button", name=f"{label} 고치기").first.click()
        page.keyboard.press("Escape")
    page.get_by_role("button", name="자녀 나이 고치기").click()
    page.get_by_role("textbox", name="자녀 1 나이").fill("x")
    page.keyboard.press("Enter")
    yield "editing"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="성별 지우기").click()
    expect(page.locator(".undo")).to_be_visible()
    yield "removed"
    page.locator("my-consents .disclosure").click()
    page.get_by_role("button", name="전화로 연락받기: 동의하기").click()
    page.get_by_role("button", name="목소리 알아듣기: 동의하기").click()
    page.get_by_role("button", name="목소리 알아듣기: 동의 거두기").click()
    expect(page.locator(".told")).to_be_visible()
    yield "consents"
    page.locator("#situation").get_by_role("button", name="닫기").click()
    chat.say("죽고 싶어요")
    expect(page.locator(".crisis")).to_be_visible()
    yield "crisis"
    if page.locator("#tools-toggle").is_visible():
        page.click("#tools-toggle")
    page.click("#erase")
    yield "dialog"
    page.keyboard.press("Escape")
    chat.say("거절될 말이에요")
    expect(page.locator("#say-problem")).to_be_visible()
    yield "refused"
    page.context.set_offline(True)
    gateway.drop_sockets()
    expect(page.locator("#offline")).to_be_visible()
    chat.say("연결이 끊긴 동안 적은 말")
    yield "offline"


def test_axe_looks_at_the_size_of_what_is_touched(chat: Chat) -> None:
    small = "width: 10px; height: 10px; padding: 0; border: 0"
    close = "".join(f'<button style="{small}">{name}</button>' for name in "가나다")
    chat.page.goto("about:blank")
    chat.page.set_content(f'<html lang="ko"><title>작은 단추</title><main><h1>단추</h1>{close}</main></html>')
    assert {found.split(":")[0] for found in chat.violations()} >= {"target-size"}


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_nothing_is_cut_off(screen: str, new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = new_chat(**SCREENS[screen], reduced_motion="reduce")
    for state in states(chat, gateway):
        chat.picture(f"{screen}-{state}")
        assert chat.violations() == [], state
        assert chat.overflow() == 0, state


def test_at_400_percent_the_newest_answer_and_the_field_are_both_in_sight(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(320, 256, device_scale_factor=4, reduced_motion="reduce")
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    expect(chat.page.locator("#say")).to_be_in_viewport(ratio=1)
    expect(chat.bubbles("assistant").last).to_be_in_viewport()
    chat.picture("tiny-answer")


@pytest.mark.parametrize("size", ["크게", "아주 크게"])
def test_larger_text_fits_a_phone_and_is_remembered(new_chat: Callable[..., Chat], size: str) -> None:
    chat = new_chat(320, 640, reduced_motion="reduce")
    before = chat.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bubble')).fontSize)")
    chat.page.click("#tools-toggle")
    chat.page.get_by_role("radio", name=size, exact=True).check(force=True)
    assert chat.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bubble')).fontSize)") > before
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    assert chat.overflow() == 0
    chat.page.reload()
    chat.answered(2)
    assert chat.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bubble')).fontSize)") > before
    chat.picture(f"larger-{'most' if ' ' in size else 'more'}")


def test_what_is_said_is_at_least_18_pixels_tall(chat: Chat) -> None:
    assert chat.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bubble p')).fontSize)") >= 18


def test_every_button_is_large_enough_for_an_unsteady_finger(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(320, 640)
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    chat.page.click("#tools-toggle")
    small = "[...document.querySelectorAll('button')].filter((b) => b.offsetParent && b.offsetHeight < 44).map((b) => b.textContent)"
    assert chat.page.evaluate(small) == []


def test_high_contrast_is_chosen_by_hand_and_remembered(chat: Chat) -> None:
    chat.page.click("#contrast")
    expect(chat.page.locator("#contrast")).to_have_attribute("aria-pressed", "true")
    chat.page.reload()
    chat.answered(1)
    assert chat.page.evaluate("getComputedStyle(document.body).color") == "rgb(244, 245, 246)"


def test_with_reduced_motion_nothing_moves(new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = new_chat(reduced_motion="reduce")
    chat.say("천천히 알아봐 주세요")
    expect(chat.page.locator(".typing")).to_be_visible()
    assert chat.page.evaluate("document.getAnimations().length") == 0


def test_on_paper_stands_what_the_cards_hold_and_nothing_to_press(chat: Chat) -> None:
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    chat.page.emulate_media(media="print")
    expect(chat.page.locator("benefit-card").first).to_contain_text("통장 사본")
    expect(chat.page.locator("benefit-card").first.get_by_text("통장 사본")).to_be_visible()
    expect(chat.page.locator("benefit-card").nth(3)).to_be_visible()
    expect(chat.page.locator("#say")).to_be_hidden()
    expect(chat.page.locator("#situation")).to_be_hidden()
    chat.picture("paper")


def test_the_policy_of_the_page_lets_nothing_foreign_in(new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = new_chat()
    refused: list[str] = []
    chat.page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    chat.page.on("pageerror", lambda error: refused.append(str(error)))
    chat.page.reload()
    chat.answered(1)
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    assert refused == []
    assert "script-src 'self'; style-src 'self'" in chat.page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
