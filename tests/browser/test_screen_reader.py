"""By ear and by keyboard: each message is announced once, and the focus goes nowhere by itself."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import canned
from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway


def announced(chat: Chat, text: str) -> int:
    return sum(text in line for line in chat.heard())


def test_the_log_itself_is_silent_so_that_nothing_is_said_twice(chat: Chat) -> None:
    log = chat.page.locator("chat-log")
    expect(log).to_have_attribute("role", "log")
    expect(log).to_have_attribute("aria-live", "off")


def test_every_answer_is_announced_once(chat: Chat) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    chat.say("혼자 살아요")
    chat.answered(3)
    assert announced(chat, canned.GREETING) == 1
    assert announced(chat, "(저는 예순여덟이에요)") == 1
    assert announced(chat, "(혼자 살아요)") == 1
    assert all("자동 안내: " in line for line in chat.heard())


def test_the_citizens_own_words_are_not_announced(chat: Chat) -> None:
    chat.say("어머니가 혼자 사세요")
    chat.answered(2)
    assert announced(chat, "어머니가 혼자 사세요") == 0


def test_of_cards_only_the_names_are_announced(chat: Chat) -> None:
    chat.say("어머니가 혼자 사세요")
    chat.answered(2)
    assert announced(chat, "혜택 안내 4가지: 기초연금, 노인맞춤돌봄서비스, 생계급여, 이동통신 요금 감면") == 1
    assert announced(chat, canned.PENSION["summary"]) == 0


def test_bullets_and_addresses_are_not_announced(chat: Chat, gateway: FakeGateway) -> None:
    gateway.interject("assistant", "두 가지가 있어요.\n• 신분증\n• 통장 https://example.org/path")
    chat.answered(2)
    assert announced(chat, "자동 안내: 두 가지가 있어요. 신분증 통장") == 1
    assert announced(chat, "example.org") == 0


def test_an_announcement_does_not_stay_in_the_page(chat: Chat) -> None:
    expect(chat.page.locator("#announcer p")).to_have_count(0)
    assert announced(chat, canned.GREETING) == 1


def test_after_a_reload_nothing_is_announced_again(chat: Chat) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    chat.page.reload()
    chat.answered(2)
    assert chat.heard() == []


def test_an_answer_does_not_take_the_focus(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("천천히 알아봐 주세요")
    chat.page.focus("#handover")
    before = chat.page.evaluate("window.focused.length")
    gateway.release()
    chat.answered(2)
    gateway.interject("counsellor", "안녕하세요, 상담원이에요.")
    expect(chat.bubbles("counsellor")).to_have_count(1)
    assert chat.focused() == "handover"
    assert chat.page.evaluate("window.focused.length") == before


def test_the_page_takes_no_focus_when_it_opens(chat: Chat) -> None:
    assert chat.page.evaluate("window.focused") == []


def test_a_whole_conversation_needs_only_the_keyboard(chat: Chat) -> None:
    page = chat.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("어머니 혼자 사세요")
    page.keyboard.press("Enter")
    chat.answered(2)
    assert chat.focused() == "say"
    reach(chat, "왜 맞나요", backwards=True)
    page.keyboard.press("Enter")
    reach(chat, "모르겠어요")
    page.keyboard.press("Enter")
    expect(chat.bubbles("citizen").last).to_have_text("모르겠어요")
    assert chat.focused() == "say"


def reach(chat: Chat, text: str, backwards: bool = False) -> None:
    """Press Tab until the control that says `text` has the focus."""
    for _ in range(60):
        chat.page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if text in chat.page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"{text} cannot be reached")


def test_a_quick_reply_chosen_by_finger_calls_up_no_keyboard(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(390, 844, has_touch=True, is_mobile=True)
    chat.page.locator(".quick-replies button").last.tap()
    chat.answered(2)
    assert chat.focused() == "CHAT-LOG"


def test_what_comes_in_while_reading_further_up_leaves_the_page_where_it_is(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.emulate_media(reduced_motion="reduce")
    chat.say("어머니가 혼자 사세요")
    chat.answered(2)
    expect(chat.page.locator("#situation")).to_contain_text("68세")
    chat.page.locator("#handover").focus()
    expect(chat.page.locator("main .notice")).not_to_be_in_viewport()
    chat.page.keyboard.press("Home")
    expect(chat.page.locator("main .notice")).to_be_in_viewport()
    gateway.interject("counsellor", "안녕하세요, 상담원이에요.")
    chat.page.get_by_role("button", name="새 답이 있어요").click()
    expect(chat.bubbles("counsellor")).to_be_in_viewport()
