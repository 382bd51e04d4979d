"""What was agreed to: seen, given and taken back in the panel, by mouse, keyboard and ear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from channels.keeping.terms import AUDIO, CALLBACK, LOCATION
from tests.browser.conftest import Chat
from tests.browser.fake_gateway import TERMS, FakeGateway, Talk


def the_talk(gateway: FakeGateway) -> Talk:
    (talk,) = gateway.talks.values()
    return talk


def consent(chat: Chat, what: str) -> Any:
    return chat.page.locator(".consent", has=chat.page.get_by_role("heading", name=TERMS[what].title))


def button(chat: Chat, what: str, does: str) -> Any:
    return chat.page.get_by_role("button", name=f"{TERMS[what].title}: {does}")


@pytest.fixture
def seen(chat: Chat) -> Chat:
    chat.page.get_by_role("button", name="내 정보와 동의").last.click()
    expect(chat.page.locator(".consent")).to_have_count(len(TERMS))
    return chat


def test_each_consent_says_what_why_how_long_and_how_it_stands(seen: Chat) -> None:
    for what, term in TERMS.items():
        for part in (term.text, term.kept, "동의하신 적이 없어요."):
            expect(consent(seen, what)).to_contain_text(part)
        expect(consent(seen, what)).not_to_contain_text(term.if_withdrawn)


def test_a_consent_is_given_and_taken_back_and_a_screen_reader_hears_it(seen: Chat, gateway: FakeGateway) -> None:
    button(seen, CALLBACK, "동의하기").click()
    expect(consent(seen, CALLBACK)).to_contain_text("2026년 11월 23일 오전 10:00부터 동의하셨어요.")
    expect(consent(seen, CALLBACK)).to_contain_text(TERMS[CALLBACK].if_withdrawn)
    assert the_talk(gateway).decided == {CALLBACK: True}
    button(seen, CALLBACK, "동의 거두기").click()
    expect(consent(seen, CALLBACK)).to_contain_text("동의를 거두셨어요.")
    expect(consent(seen, CALLBACK)).to_contain_text(TERMS[CALLBACK].withdrawn)
    assert the_talk(gateway).decided == {CALLBACK: False}
    assert "전화로 연락받기에 동의하셨어요." in seen.heard()
    assert TERMS[CALLBACK].withdrawn in seen.heard()


def test_by_keyboard_alone_and_the_focus_stays_on_the_button(seen: Chat, gateway: FakeGateway) -> None:
    button(seen, LOCATION, "동의하기").focus()
    for decided, does in ((True, "동의 거두기"), (False, "동의하기")):
        seen.page.keyboard.press("Enter")
        expect(button(seen, LOCATION, does)).to_be_focused()
        assert the_talk(gateway).decided == {LOCATION: decided}


def test_the_settings_lead_there_also_on_a_phone(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(390, 844)
    chat.page.click("#tools-toggle")
    chat.page.click("#privacy")
    expect(chat.page.locator("#situation")).to_be_visible()
    expect(chat.page.locator("my-consents .disclosure")).to_be_focused()
    expect(chat.page.locator(".consent").first).to_be_visible()


def test_a_sentence_that_changed_meanwhile_is_shown_before_it_is_agreed_to(seen: Chat, gateway: FakeGateway) -> None:
    the_talk(gateway).versions[AUDIO] = "another"
    button(seen, AUDIO, "동의하기").click()
    expect(seen.page.locator("my-consents .problem")).to_contain_text("동의 문장이 바뀌었어요")
    assert the_talk(gateway).decided == {}
    button(seen, AUDIO, "동의하기").click()
    expect(button(seen, AUDIO, "동의 거두기")).to_be_visible()
    expect(seen.page.locator("my-consents .problem")).to_be_hidden()


def test_where_the_gateway_is_away_a_sentence_says_so(seen: Chat, gateway: FakeGateway) -> None:
    seen.page.route("**/consents/*", lambda route: route.abort())
    button(seen, AUDIO, "동의하기").click()
    expect(seen.page.locator("my-consents .problem")).to_contain_text("연결할 수 없어요")
    expect(button(seen, AUDIO, "동의하기")).to_be_focused()


def test_what_is_decided_elsewhere_is_seen_with_the_next_news(seen: Chat, gateway: FakeGateway) -> None:
    the_talk(gateway).decided[CALLBACK] = True
    seen.say("혼자 사는 68세예요")
    expect(button(seen, CALLBACK, "동의 거두기")).to_be_visible()


def test_what_is_kept_can_be_taken_along_and_erased_from_there(seen: Chat, gateway: FakeGateway) -> None:
    with seen.page.expect_download():
        seen.page.locator("my-consents").get_by_role("button", name="내 자료 받기").click()
    seen.page.locator("my-consents").get_by_role("button", name="대화 지우기").click()
    seen.page.get_by_role("button", name="모두 지우기").click()
    expect(seen.page.locator(".consent")).to_have_count(0)
    expect(seen.page.locator("#say")).to_be_focused()
    assert len(gateway.talks) == 1


def test_erased_on_a_phone_one_may_write_at_once(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(390, 844)
    chat.page.click("#situation-toggle")
    chat.page.get_by_role("button", name="내 정보와 동의").click()
    chat.page.locator("my-consents").get_by_role("button", name="대화 지우기").click()
    chat.page.get_by_role("button", name="모두 지우기").click()
    expect(chat.page.locator("#situation")).to_be_hidden()
    expect(chat.page.locator("#say")).to_be_focused()
