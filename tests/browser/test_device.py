"""Going on with another device: a code, an address or a picture on one, the same conversation on the other. Before the real gateway."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Chat, chats, overflow, picture, violations
from tests.browser.real_gateway import gateway, listening, port, served
from tests.channels.fakes import WELCOME


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    at = listening()
    with served(gateway(tmp_path_factory.mktemp("var"), join_failures=1000), at):
        yield f"http://127.0.0.1:{port(at)}"


@pytest.fixture
def strict(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Chat]]:
    """Pages before a gateway that bears three wrong codes."""
    at = listening()
    with served(gateway(tmp_path, join_failures=3), at):
        yield from chats(browser, f"http://127.0.0.1:{port(at)}")


@pytest.fixture
def open_chat(browser: Browser, address: str) -> Iterator[Callable[..., Chat]]:
    yield from chats(browser, address)


@pytest.fixture
def first(open_chat: Callable[..., Chat]) -> Chat:
    """Somebody who has said something."""
    chat = open_chat()
    chat.say("한부모예요")
    chat.answered(2)
    return chat


def open_dialog(page: Page) -> None:
    if page.locator("#device").is_hidden():
        page.click("#tools-toggle")
    page.click("#device")


def give(page: Page) -> str:
    """A code, as it is shown."""
    open_dialog(page)
    page.get_by_role("button", name="번호 받기").click()
    digits = page.locator(".device-digits")
    expect(digits).to_have_text(re.compile(r"^\d{4} \d{4}$"))
    return digits.inner_text()


def take(page: Page, code: str) -> None:
    page.fill("#device-input", code)
    page.press("#device-input", "Enter")


@pytest.fixture
def elsewhere(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A page on another device, which has not begun anything."""
    contexts = []

    def make(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=address, locale="ko-KR", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()


def test_a_code_brings_conversation_and_facts_to_another_device_and_both_go_on(first: Chat, open_chat: Callable[..., Chat]) -> None:
    code = give(first.page)
    second = open_chat(width=390, height=844)
    open_dialog(second.page)
    take(second.page, code)
    expect(second.page.locator("#device-dialog")).to_be_hidden()
    expect(second.bubbles("citizen")).to_have_text(["한부모예요"])
    expect(second.bubbles("assistant")).to_have_text([WELCOME, "1: 한부모예요"])
    assert second.focused() == "say"
    second.say("둘이요")
    expect(first.bubbles("assistant").last).to_have_text("2: 둘이요")
    first.page.keyboard.press("Escape")
    first.say("서울이요")
    expect(second.bubbles("assistant").last).to_have_text("3: 서울이요")


def test_what_was_said_before_is_not_read_out_again(first: Chat, open_chat: Callable[..., Chat]) -> None:
    code = give(first.page)
    second = open_chat()
    open_dialog(second.page)
    take(second.page, code)
    expect(second.bubbles("citizen")).to_have_count(1)
    expect(second.page.locator("#resume")).to_be_hidden()
    assert not any("한부모예요" in line for line in second.heard())
    assert any("이어 볼게요" in line for line in second.heard())


def test_the_address_asks_first_and_does_not_keep_the_code(first: Chat, elsewhere: Callable[..., Page]) -> None:
    code = give(first.page).replace(" ", "")
    page = elsewhere(f"/#code={code}")
    expect(page.get_by_text("여기서 이어 볼까요?")).to_be_visible()
    assert page.evaluate("location.href").endswith("/")
    assert page.evaluate("localStorage.getItem('threeany.conversation')") is None
    page.keyboard.press("Enter")
    expect(page.locator(".message.citizen .bubble")).to_have_text(["한부모예요"])
    page.reload()
    expect(page.locator(".message.citizen .bubble")).to_have_text(["한부모예요"])


def test_an_address_with_the_code_in_its_query_works_too(first: Chat, elsewhere: Callable[..., Page]) -> None:
    page = elsewhere(f"/?code={give(first.page).replace(' ', '')}")
    page.get_by_role("button", name="이어하기", exact=True).click()
    expect(page.locator(".message.citizen .bubble")).to_have_text(["한부모예요"])
    assert "code" not in page.evaluate("location.href")


def test_who_declines_begins_a_conversation_of_their_own(first: Chat, elsewhere: Callable[..., Page]) -> None:
    page = elsewhere(f"/#code={give(first.page).replace(' ', '')}")
    expect(page.locator("#device-dialog")).to_be_visible()
    expect(page.locator(".message")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".message.assistant .bubble")).to_have_text([WELCOME])


@pytest.mark.parametrize("place", ["/#code=", "/#code=1234", "/#code=javascript:alert(1)", "/?code=%3Cb%3E"])
def test_an_address_with_something_else_opens_the_chat(elsewhere: Callable[..., Page], place: str) -> None:
    page = elsewhere(place)
    expect(page.locator(".message.assistant")).to_have_count(1)
    expect(page.locator("#device-dialog")).to_be_hidden()


def test_who_has_said_something_is_told_what_they_leave(first: Chat, open_chat: Callable[..., Chat]) -> None:
    open_dialog(first.page)
    expect(first.page.get_by_text("더 볼 수 없어요")).to_be_visible()
    fresh = open_chat()
    open_dialog(fresh.page)
    expect(fresh.page.get_by_text("더 볼 수 없어요")).to_be_hidden()


def test_the_code_may_be_typed_as_a_korean_keyboard_does(first: Chat, open_chat: Callable[..., Chat]) -> None:
    digits = give(first.page)
    second = open_chat()
    open_dialog(second.page)
    take(second.page, digits.translate(str.maketrans("0123456789", "０１２３４５６７８９")).replace(" ", " - "))
    expect(second.bubbles("citizen")).to_have_text(["한부모예요"])


def test_half_a_code_is_not_sent(open_chat: Callable[..., Chat]) -> None:
    page = open_chat().page
    open_dialog(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    take(page, "1234")
    expect(page.locator("#device-problem")).to_have_text("숫자 8자리를 모두 적어 주세요.")
    expect(page.locator("#device-input")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#device-input")).to_be_focused()
    assert not any("join" in url for url in sent)


def test_a_code_that_was_used_says_no_more_than_one_that_never_was(strict: Callable[..., Chat]) -> None:
    first, second, third = strict(), strict(), strict()
    first.say("한부모예요")
    first.answered(2)
    code = give(first.page)
    open_dialog(second.page)
    take(second.page, code)
    expect(second.bubbles("citizen")).to_have_count(1)
    open_dialog(third.page)
    said = []
    for tried in (code, "0000 0000" if code != "0000 0000" else "0000 0001"):
        take(third.page, tried)
        expect(third.page.locator("#device-problem")).not_to_have_text("")
        said.append(third.page.locator("#device-problem").inner_text())
    assert said[0] == said[1] and "맞지 않거나" in said[0]
    for _ in range(3):
        take(third.page, "00000000")
        third.page.wait_for_timeout(100)
    expect(third.page.locator("#device-problem")).to_contain_text("여러 번")
    expect(third.bubbles("citizen")).to_have_count(0)


def test_a_code_whose_time_is_over_is_taken_away(first: Chat) -> None:
    page = first.page
    page.clock.install()
    give(page)
    page.clock.run_for(10 * 60 * 1000)
    expect(page.get_by_text("번호의 기한이 지났어요")).to_be_visible()
    expect(page.locator(".device-digits")).to_have_count(0)
    page.get_by_role("button", name="번호 받기").click()
    expect(page.locator(".device-digits")).to_be_visible()


def test_a_code_is_gone_when_the_dialog_is_closed(first: Chat) -> None:
    give(first.page)
    first.page.keyboard.press("Escape")
    expect(first.page.locator(".device-digits")).to_have_count(0)
    assert first.focused() == "device"


def test_the_code_is_spoken_digit_by_digit(first: Chat) -> None:
    code = give(first.page).replace(" ", "")
    assert any(f"연결 번호는 {' '.join(code)}" in line for line in first.heard())
    expect(first.page.get_by_role("img", name=re.compile("QR"))).to_be_visible()


def test_where_the_clipboard_is_closed_the_address_is_there_to_be_copied(first: Chat) -> None:
    first.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    code = give(first.page).replace(" ", "")
    first.page.get_by_role("button", name="주소 복사하기").click()
    field = first.page.get_by_role("textbox", name="다른 기기에서 열 주소")
    expect(field).to_be_focused()
    assert field.input_value().endswith(f"/#code={code}")


def test_the_gateway_unreached_is_said(first: Chat) -> None:
    open_dialog(first.page)
    first.page.context.set_offline(True)
    first.page.get_by_role("button", name="번호 받기").click()
    expect(first.page.locator("#device-dialog [role=alert]").first).to_contain_text("연결할 수 없어요")


@pytest.mark.parametrize("screen", [{}, {"width": 320, "height": 640}, {"forced_colors": "active"}, {"contrast": "more"}], ids=str)
def test_axe_finds_nothing_and_nothing_is_cut_off(open_chat: Callable[..., Chat], screen: dict[str, Any]) -> None:
    chat = open_chat(**screen)
    give(chat.page)
    take(chat.page, "12")
    picture(chat.page, f"device-{screen.get('width', next(iter(screen), 'desktop'))}")
    assert violations(chat.page) == []
    assert overflow(chat.page) <= 0
    assert chat.page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.getElementById('device-dialog'))") <= 0


def test_by_keyboard_alone(first: Chat, open_chat: Callable[..., Chat]) -> None:
    first.page.locator("#device").focus()
    first.page.keyboard.press("Enter")
    for _ in range(6):
        if first.page.evaluate("document.activeElement.textContent") == "번호 받기":
            break
        first.page.keyboard.press("Tab")
    first.page.keyboard.press("Enter")
    code = first.page.locator(".device-digits").inner_text()
    second = open_chat()
    second.page.locator("#device").focus()
    second.page.keyboard.press("Enter")
    for _ in range(6):
        if second.focused() == "device-input":
            break
        second.page.keyboard.press("Tab")
    second.page.keyboard.type(code)
    second.page.keyboard.press("Enter")
    expect(second.bubbles("citizen")).to_have_text(["한부모예요"])
