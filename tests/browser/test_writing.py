"""Writing a message: by key, by button, by an input method that composes Hangul."""

from __future__ import annotations

from playwright.sync_api import CDPSession, expect

from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway


def composing(chat: Chat, text: str) -> CDPSession:
    """Begin to compose `text` as a Hangul input method does: it is shown, but not yet part of the text."""
    chat.page.focus("#say")
    protocol = chat.page.context.new_cdp_session(chat.page)
    protocol.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    return protocol


def enter_into_composition(protocol: CDPSession) -> None:
    key = {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    protocol.send("Input.dispatchKeyEvent", key)


def test_enter_sends_and_empties_the_field(chat: Chat) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_text(["저는 예순여덟이에요"])
    expect(chat.page.locator("#say")).to_have_value("")
    assert chat.focused() == "say"


def test_shift_and_enter_begin_a_new_line(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.focus("#say")
    chat.page.keyboard.type("one")
    chat.page.keyboard.press("Shift+Enter")
    chat.page.keyboard.type("two")
    expect(chat.page.locator("#say")).to_have_value("one\ntwo")
    assert gateway.said == []


def test_nothing_but_blanks_is_not_sent(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("   ")
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    assert gateway.said == ["저는 예순여덟이에요"]


def test_a_syllable_being_composed_is_not_sent_in_half(chat: Chat, gateway: FakeGateway) -> None:
    protocol = composing(chat, "안녕하세요")
    enter_into_composition(protocol)
    expect(chat.page.locator("#say")).to_have_value("안녕하세요")
    assert gateway.said == []


def test_the_last_syllable_is_sent_once_where_enter_comes_again_after_the_composition(chat: Chat, gateway: FakeGateway) -> None:
    protocol = composing(chat, "안녕하세요")
    enter_into_composition(protocol)
    protocol.send("Input.insertText", {"text": "안녕하세요"})
    chat.page.keyboard.press("Enter")
    chat.answered(2)
    expect(chat.page.locator("#say")).to_have_value("")
    assert gateway.said == ["안녕하세요"]


def test_the_last_syllable_is_sent_once_where_the_same_enter_becomes_a_line_break(chat: Chat, gateway: FakeGateway) -> None:
    protocol = composing(chat, "안녕하세요")
    enter_into_composition(protocol)
    protocol.send("Input.insertText", {"text": "안녕하세요"})
    protocol.send("Input.dispatchKeyEvent", {"type": "char", "key": "Enter", "text": "\r"})
    chat.answered(2)
    expect(chat.page.locator("#say")).to_have_value("")
    assert gateway.said == ["안녕하세요"]


def test_the_button_sends_a_syllable_still_being_composed_once(chat: Chat, gateway: FakeGateway) -> None:
    composing(chat, "안녕하세요")
    chat.page.get_by_role("button", name="보내기").click()
    chat.answered(2)
    expect(chat.page.locator("#say")).to_have_value("")
    assert gateway.said == ["안녕하세요"]


def test_a_refused_message_comes_back_into_the_field(chat: Chat) -> None:
    chat.say("거절될 말이에요")
    expect(chat.page.locator("#say-problem")).to_have_text("나누어서 보내 주세요.")
    expect(chat.page.locator("#say")).to_have_value("거절될 말이에요")
    expect(chat.bubbles("citizen")).to_have_count(0)


def test_the_length_is_counted_only_near_the_limit(chat: Chat) -> None:
    chat.page.fill("#say", "가" * 1799)
    expect(chat.page.locator(".count")).to_be_hidden()
    chat.page.fill("#say", "가" * 1800)
    expect(chat.page.locator(".count")).to_have_text("1,800 / 2,000자")


def test_a_message_over_the_limit_stays_in_the_field(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("가" * 2001)
    expect(chat.page.locator("#say-problem")).to_contain_text("2,000자까지")
    expect(chat.page.locator("#say")).to_have_value("가" * 2001)
    assert gateway.said == []


def test_what_the_gateway_masked_takes_the_place_of_what_was_written(chat: Chat) -> None:
    chat.say("제 번호는 010-1234-5678이에요")
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_text(["제 번호는 (전화번호)이에요"])
