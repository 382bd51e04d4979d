"""For every eye: axe finds nothing in any state of the console, nothing is cut off at 400 %, on a phone one thing after the other.

Leaves screenshots in var/screenshots.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import canned
from tests.browser.conftest import Console, overflow, violations
from tests.browser.fake_console import PASSWORD, FakeDesk

New = Callable[..., Console]
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"width": 1440, "height": 900},
    "dark": {"width": 1440, "height": 900, "color_scheme": "dark"},
    "contrast": {"width": 1280, "height": 900, "contrast": "more"},
    "forced": {"width": 1280, "height": 900, "forced_colors": "active"},
    "tablet": {"width": 1024, "height": 768},
    "phone": {"width": 390, "height": 844, "device_scale_factor": 2, "has_touch": True, "is_mobile": True},
    "zoomed": {"width": 320, "height": 640, "device_scale_factor": 4},
}


def states(console: Console, desk: FakeDesk) -> Iterator[str]:
    """Walk through what a counsellor may see; each name is a state that is now on the screen."""
    page = console.page
    case = desk.case("저희 어머니가 예순여덟이시고 혼자 사세요. 받을 게 있을까요?", mode="waiting", reason="asked", emotion="sadness")
    desk._gateway.run(case.talk.speak("assistant", canned.reply(canned.FOUND, canned.CARDS[:2], canned.OPTIONS)))
    desk.understood(case, canned.found_state())
    desk.callback(case)
    desk.case("다른 분의 물음이에요", mode="waiting", reason="misunderstood", labels=["연금", "서울"], channel="kakao")
    expect(console.rows()).to_have_count(2)
    yield "queue"
    console.open(case)
    yield "waiting"
    page.locator("[data-act=claim]:visible").first.click()
    expect(console.field).to_be_visible()
    console.reply("안녕하세요, 김하늘이에요. 어머님 상황을 함께 볼게요.")
    expect(console.said("counsellor")).to_have_count(1)
    desk.preview(case, "네, 그런데")
    expect(page.locator(".preview")).to_be_visible()
    yield "mine"
    page.get_by_role("button", name="자주 쓰는 답", exact=True).click()
    expect(page.get_by_role("option")).to_have_count(2)
    yield "picker"
    page.keyboard.press("Enter")
    desk.refusing = "거절"
    console.reply("거절될 답이에요")
    expect(page.locator(".failed")).to_be_visible()
    yield "failed"
    page.locator("[data-act=transfer]").click()
    expect(console.dialog).to_be_visible()
    yield "transfer"
    page.keyboard.press("Escape")
    if page.locator("side-panel").is_hidden():
        page.get_by_role("button", name="살펴보기").click()
    page.get_by_text("왜 맞나요").first.click()
    page.get_by_role("button", name="연락처 보기").click()
    console.dialog.get_by_label("까닭").fill("회신")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="010-0000-1234")).to_be_visible()
    yield "panel"
    desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "alarm"
    page.get_by_role("alert").get_by_role("button", name="열기").click()
    expect(page.locator(".talk-status .tag.danger")).to_be_visible()
    yield "crisis"
    for view, ready in (("callbacks", "callback-list .callback"), ("canned", "canned-replies .cards"), ("account", "own-account h2")):
        page.goto(f"/console#/{view}")
        expect(page.locator(ready).first).to_be_visible()
        yield view


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_nothing_is_cut_off(screen: str, new_console: New, desk: FakeDesk) -> None:
    console = new_console(**SCREENS[screen], reduced_motion="reduce")
    for state in states(console, desk):
        console.picture(f"{screen}-{state}")
        assert violations(console.page) == [], state
        assert overflow(console.page) == 0, state


@pytest.mark.parametrize("screen", ["desktop", "dark", "zoomed"])
def test_before_anybody_is_signed_in_too(screen: str, new_console: New, desk: FakeDesk) -> None:
    desk.oidc = True
    console = new_console(login="", **SCREENS[screen])
    expect(console.page.get_by_label("아이디")).to_be_focused()
    console.picture(f"{screen}-sign-in")
    assert violations(console.page) == []
    assert overflow(console.page) == 0


@pytest.mark.parametrize("link", ["invited", "first"])
@pytest.mark.parametrize("screen", ["desktop", "dark", "zoomed"])
def test_nor_where_a_link_sets_a_password(screen: str, link: str, new_console: New) -> None:
    console = new_console(login="", at=f"/console#setup={link}", **SCREENS[screen])
    page = console.page
    page.get_by_label("새 비밀번호", exact=True).fill("짧다")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_contain_text("10자 이상")
    if link == "first":
        page.get_by_label("새 비밀번호", exact=True).fill(PASSWORD)
        page.get_by_label("새 비밀번호 한 번 더").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_label("이름(시민에게 보여요)")).to_be_visible()
    console.picture(f"{screen}-set-up-{link}")
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("screen", ["desktop", "dark", "phone"])
def test_what_only_administrators_see_too(screen: str, new_console: New, desk: FakeDesk) -> None:
    desk.members["m3"].totp = False
    console = new_console("sol", at="/console#/staff", **SCREENS[screen])
    expect(console.page.locator(".cards > li")).to_have_count(4)
    console.picture(f"{screen}-staff")
    assert violations(console.page) == []
    assert overflow(console.page) == 0


def test_a_phone_shows_one_thing_after_the_other(new_console: New, desk: FakeDesk) -> None:
    case = desk.case("기다리는 분", mode="waiting", reason="asked")
    console = new_console(**SCREENS["phone"])
    page = console.page
    console.open(case)
    expect(page.locator("conversation-list")).to_be_hidden()
    expect(page.locator("one-conversation h2")).to_be_focused()
    page.get_by_role("button", name="살펴보기").click()
    expect(page.locator("one-conversation")).to_be_hidden()
    expect(page.locator("side-panel h2")).to_be_focused()
    page.go_back()
    expect(page.locator("one-conversation")).to_be_visible()
    page.go_back()
    expect(console.rows()).to_have_count(1)
    expect(page.locator("conversation-list")).to_be_visible()


def test_at_400_percent_what_is_written_is_in_sight(new_console: New, desk: FakeDesk) -> None:
    case = desk.case("기다리는 분", mode="waiting", reason="asked")
    console = new_console(width=320, height=256, device_scale_factor=4)
    console.claim(case)
    console.field.fill("보이는 글")
    expect(console.field).to_be_in_viewport()
    assert overflow(console.page) == 0
    console.picture("tiny-mine")


def test_every_control_of_a_phone_is_large_enough(new_console: New, desk: FakeDesk) -> None:
    case = desk.case("기다리는 분", mode="waiting", reason="asked")
    console = new_console(**SCREENS["phone"])
    console.open(case)
    shown = "[...document.querySelectorAll('button, .button')].filter((button) => button.offsetParent)"
    assert console.page.evaluate(f"{shown}.filter((button) => button.offsetHeight < 44).map((button) => button.textContent)") == []


def test_light_and_dark_are_chosen_by_hand_and_remembered(new_console: New) -> None:
    console = new_console()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = console.page.evaluate(ground)
    console.page.get_by_role("button", name="밝게·어둡게 바꾸기").click()
    dark = console.page.evaluate(ground)
    assert dark != light
    console.page.reload()
    assert console.page.evaluate(ground) == dark


def test_with_reduced_motion_nothing_moves(new_console: New, desk: FakeDesk) -> None:
    console = new_console(reduced_motion="reduce")
    console.page.get_by_label("자리 비움").click()
    assert console.page.evaluate("document.getAnimations().length") == 0
    assert desk.members["m1"].away


def test_the_policy_of_the_page_lets_nothing_foreign_in(console: Console, desk: FakeDesk) -> None:
    refused: list[str] = []
    console.page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    console.page.on("pageerror", lambda error: refused.append(str(error)))
    console.page.reload()
    case = desk.case("기다리는 분", mode="waiting", reason="asked")
    console.claim(case)
    console.reply("안녕하세요.")
    expect(console.said("counsellor")).to_have_count(1)
    assert refused == []


def test_a_long_queue_opens_within_a_second(new_console: New, desk: FakeDesk) -> None:
    for number in range(200):
        desk.case(f"질문 {number}", mode="waiting", reason="asked")
    console = new_console()
    expect(console.rows().first).to_be_visible()
    shown = console.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert shown < 1000
