"""When the line breaks, the page is reloaded, the conversation is gone: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WATCH, Chat
from tests.browser.fake_gateway import FakeGateway


def goes_offline(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.context.set_offline(True)
    gateway.drop_sockets()
    expect(chat.page.locator("#offline")).to_be_visible()


def test_a_short_break_is_not_worth_a_word(chat: Chat, gateway: FakeGateway) -> None:
    gateway.drop_sockets()
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_count(1)
    assert gateway.said == ["저는 예순여덟이에요"]
    assert not any("끊겼어요" in line for line in chat.heard())


def test_what_was_said_meanwhile_is_there_after_the_break_once(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    goes_offline(chat, gateway)
    gateway.interject("assistant", "그동안 온 말이에요.")
    chat.page.context.set_offline(False)
    chat.answered(3)
    expect(chat.page.locator("#offline")).to_be_hidden()
    assert sum("그동안 온 말이에요." in line for line in chat.heard()) == 1


def test_what_is_written_without_a_line_is_sent_when_it_is_back(chat: Chat, gateway: FakeGateway) -> None:
    goes_offline(chat, gateway)
    chat.say("첫째 말이에요")
    chat.say("둘째 말이에요")
    expect(chat.page.locator(".fate").first).to_have_text("연결되면 바로 보낼게요")
    chat.page.context.set_offline(False)
    chat.answered(3)
    expect(chat.bubbles("citizen")).to_have_text(["첫째 말이에요", "둘째 말이에요"])
    assert gateway.said == ["첫째 말이에요", "둘째 말이에요"]


def test_a_letter_sent_over_a_dead_line_is_sent_again(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.clock.install()
    gateway.hearing = False
    chat.say("들리시나요")
    expect(chat.page.locator(".pending")).to_have_count(1)
    gateway.hearing = True
    chat.page.clock.run_for(8600)
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_text(["들리시나요"])
    assert gateway.said == ["들리시나요"]


def test_a_letter_waiting_when_the_page_is_reloaded_is_not_lost(chat: Chat, gateway: FakeGateway) -> None:
    goes_offline(chat, gateway)
    chat.say("다시 열어도 남아 있을 말")
    chat.page.context.set_offline(False)
    chat.page.reload()
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_text(["다시 열어도 남아 있을 말"])


def test_where_websockets_are_blocked_requests_do(new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    gateway.sockets_allowed = False
    chat = new_chat()
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_count(1)
    expect(chat.page.locator("#situation")).to_contain_text("68세")
    gateway.interject("counsellor", "안녕하세요, 상담원이에요.")
    expect(chat.bubbles("counsellor")).to_have_count(1)
    assert gateway.said == ["저희 어머니가 예순여덟이세요"]
    expect(chat.page.locator("#offline")).to_be_hidden()


def test_a_crisis_is_unmistakable_without_websockets_too(new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    gateway.sockets_allowed = False
    chat = new_chat()
    chat.say("죽고 싶어요")
    expect(chat.page.locator(".crisis .call").first).to_have_attribute("href", "tel:109")


def test_without_websockets_a_refused_message_comes_back_into_the_field(new_chat: Callable[..., Chat], gateway: FakeGateway) -> None:
    gateway.sockets_allowed = False
    chat = new_chat()
    chat.say("거절될 말이에요")
    expect(chat.page.locator("#say-problem")).to_have_text("나누어서 보내 주세요.")
    expect(chat.page.locator("#say")).to_have_value("거절될 말이에요")


def test_a_reload_goes_on_with_the_conversation(chat: Chat) -> None:
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    chat.page.reload()
    chat.answered(2)
    expect(chat.bubbles("citizen")).to_have_text(["저희 어머니가 예순여덟이세요"])
    expect(chat.page.locator("#situation")).to_contain_text("68세")
    expect(chat.page.locator("#resume")).to_be_hidden()


def test_a_new_visit_offers_to_go_on_or_begin_anew(chat: Chat) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    later = Chat(chat.page.context.new_page())
    later.page.goto("/")
    later.answered(2)
    later.page.get_by_role("button", name="이어서 하기").click()
    assert later.focused() == "say"
    expect(later.page.locator("#resume")).to_be_hidden()


def test_to_begin_anew_asks_before_it_erases(chat: Chat) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    later = Chat(chat.page.context.new_page())
    later.page.goto("/")
    later.page.get_by_role("button", name="새로 시작하기").click()
    expect(later.page.get_by_role("dialog")).to_be_visible()


def test_a_token_that_opens_nothing_begins_a_new_conversation(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    gateway.talks.clear()
    chat.page.reload()
    expect(chat.bubbles("citizen")).to_have_count(0)
    chat.answered(1)
    assert any("새로 시작했어요" in line for line in chat.heard())


def test_the_page_works_where_storage_is_blocked(browser: Browser, served: tuple[FakeGateway, str], gateway: FakeGateway) -> None:
    context = browser.new_context(base_url=served[1])
    context.add_init_script(WATCH)
    blocked = "Object.defineProperty(window, kind, {get() { throw new Error('blocked'); }})"
    context.add_init_script(f"for (const kind of ['localStorage', 'sessionStorage']) {blocked};")
    chat = Chat(context.new_page())
    chat.page.goto("/")
    chat.answered(1)
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    context.close()


def test_erasing_asks_first_and_keeps_everything_on_second_thought(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    chat.page.click("#erase")
    assert "그대로 두기" in chat.page.evaluate("document.activeElement.textContent")
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_be_hidden()
    assert chat.focused() == "erase"
    assert len(gateway.talks) == 1
    expect(chat.bubbles("citizen")).to_have_count(1)


def test_erasing_leaves_nothing_and_starts_afresh(chat: Chat, gateway: FakeGateway) -> None:
    (before,) = gateway.talks
    chat.say("저희 어머니가 예순여덟이세요")
    chat.answered(2)
    chat.page.click("#erase")
    chat.page.get_by_role("button", name="모두 지우기").click()
    expect(chat.bubbles("citizen")).to_have_count(0)
    chat.answered(1)
    assert before not in gateway.talks
    assert len(gateway.talks) == 1
    expect(chat.page.locator("#situation")).not_to_contain_text("68세")
    assert any("모두 지웠어요" in line for line in chat.heard())
    assert chat.focused() == "say"
    assert "예순여덟" not in chat.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_what_could_not_be_erased_is_not_said_to_be(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.context.set_offline(True)
    chat.page.click("#erase")
    chat.page.get_by_role("button", name="모두 지우기").click()
    expect(chat.page.locator("#erase-dialog .problem")).to_contain_text("연결할 수 없어요")
    assert len(gateway.talks) == 1


@pytest.mark.parametrize("answer", [502, 429])
def test_a_gateway_that_is_not_ready_is_tried_again(
    browser: Browser, served: tuple[FakeGateway, str], gateway: FakeGateway, answer: int
) -> None:
    context = browser.new_context(base_url=served[1])
    context.add_init_script(WATCH)
    chat = Chat(context.new_page())
    headers = {"Retry-After": "1"}
    chat.page.route("**/conversations", lambda route: route.fulfill(status=answer, body="busy", headers=headers), times=1)
    chat.page.goto("/")
    expect(chat.page.locator("#offline")).to_be_visible()
    chat.say("아직 보낼 수 없는 말")
    expect(chat.page.locator("#say")).to_have_value("아직 보낼 수 없는 말")
    expect(chat.bubbles("assistant")).to_have_count(1, timeout=15_000)
    expect(chat.page.locator("#offline")).to_be_hidden()
    context.close()
