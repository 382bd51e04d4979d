"""The console without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Console
from tests.browser.fake_console import FakeDesk


def focus_text(console: Console) -> str:
    return str(console.page.evaluate("document.activeElement.textContent || document.activeElement.placeholder"))


def reach(console: Console, text: str) -> None:
    """Press Tab until what has the focus says `text`."""
    for _ in range(60):
        console.page.keyboard.press("Tab")
        if text in focus_text(console):
            return
    raise AssertionError(f"{text} cannot be reached")


def test_a_conversation_is_claimed_and_answered_with_tab_and_enter(console: Console, desk: FakeDesk) -> None:
    case = desk.case("혼자 사는 어머니예요", mode="waiting", reason="asked")
    expect(console.rows()).to_have_count(1)
    reach(console, "혼자 사는 어머니예요")
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".talk-head h2")).to_be_visible()
    reach(console, "맡기")
    console.page.keyboard.press("Enter")
    expect(console.field).to_be_focused()
    console.page.keyboard.type("안녕하세요.")
    console.page.keyboard.press("Enter")
    expect(console.said("counsellor")).to_have_text(["안녕하세요."])
    assert case.owner is desk.members["m1"]


def test_shortcuts_do_all_of_it(console: Console, desk: FakeDesk) -> None:
    first = desk.case("먼저 온 분", mode="waiting", reason="asked")
    second = desk.case("나중에 온 분", mode="waiting", reason="asked")
    expect(console.rows()).to_have_count(2)
    keys = console.page.keyboard
    keys.press("u")
    expect(console.page.locator(".number")).to_have_text(f"#{first.id[:6]}")
    keys.press("j")
    expect(console.page.locator(".number")).to_have_text(f"#{second.id[:6]}")
    # With Hangul switched on the same key is another letter.
    console.page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ㅊ', code: 'KeyC', bubbles: true}))")
    expect(console.field).to_be_focused()
    keys.type("cjk?")
    expect(console.field).to_have_value("cjk?")
    assert console.dialog.count() == 0
    console.page.locator("h2").first.evaluate("document.activeElement.blur()")
    keys.press("2")
    expect(console.page.locator("[aria-pressed=true]")).to_contain_text("내 상담")
    keys.press("e")
    expect(console.dialog).to_contain_text("상담을 어떻게 끝낼까요?")
    keys.press("Escape")
    keys.press("n")
    expect(console.page.get_by_label("새 메모")).to_be_focused()


def test_three_at_once_are_kept_without_a_mouse(console: Console, desk: FakeDesk) -> None:
    cases = [desk.case(f"{which} 분", mode="waiting", reason="asked") for which in ("첫째", "둘째", "셋째")]
    keys, number = console.page.keyboard, console.page.locator(".number")
    expect(console.rows()).to_have_count(3)
    for case in cases:
        keys.press("u")
        expect(number).to_have_text(f"#{case.id[:6]}")
        keys.press("c")
        expect(console.field).to_be_focused()
        keys.press("Escape")
        expect(console.field).not_to_be_focused()
    desk.says(cases[1], "citizen", "저 급해요")
    keys.press("2")
    expect(console.page.locator(f'[data-id="{cases[1].id}"].unread')).to_be_visible()
    keys.press("m")
    expect(number).to_have_text(f"#{cases[1].id[:6]}")
    keys.press("r")
    keys.type("네, 말씀하세요.")
    keys.press("Enter")
    expect(console.said("counsellor").last).to_have_text("네, 말씀하세요.")
    keys.press("Escape")
    keys.press("m")
    expect(number).to_have_text(f"#{cases[1].id[:6]}")
    assert "내 상담에 새 말이 없어요." in console.heard()


def test_the_list_of_keys_opens_and_the_keys_can_be_switched_off(console: Console, desk: FakeDesk) -> None:
    desk.case("기다리는 분", mode="waiting", reason="asked")
    console.page.keyboard.press("?")
    expect(console.dialog).to_contain_text("가장 먼저 온 대기 상담")
    console.dialog.get_by_label("단축키 쓰기").uncheck()
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("u")
    console.page.keyboard.press("?")
    assert console.dialog.count() == 0
    expect(console.page.locator(".number")).to_have_count(0)


@pytest.mark.parametrize("modifier", ["Control", "Alt"])
def test_keys_of_the_browser_stay_its_own(console: Console, desk: FakeDesk, modifier: str) -> None:
    desk.case("기다리는 분", mode="waiting", reason="asked")
    expect(console.rows()).to_have_count(1)
    console.page.keyboard.press(f"{modifier}+u")
    expect(console.page.locator(".number")).to_have_count(0)


def test_a_list_that_moves_takes_no_focus_away(console: Console, desk: FakeDesk) -> None:
    desk.case("먼저 온 분", mode="waiting", reason="asked")
    second = desk.case("나중에 온 분", mode="waiting", reason="asked")
    row = console.page.locator(f'[data-id="{second.id}"] a')
    row.focus()
    desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    expect(console.rows()).to_have_count(3)
    desk.says(second, "citizen", "한마디 더")
    expect(row).to_contain_text("한마디 더")
    expect(row).to_be_focused()


def test_a_dialog_gives_the_focus_back(console: Console, desk: FakeDesk) -> None:
    case = desk.case("기다리는 분", mode="waiting", reason="asked")
    console.claim(case)
    console.page.locator("[data-act=end]").focus()
    console.page.keyboard.press("Enter")
    expect(console.dialog).to_be_visible()
    console.page.keyboard.press("Escape")
    expect(console.page.locator("[data-act=end]")).to_be_focused()
