"""What is kept can be taken along, from the menu."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway


def test_what_is_kept_comes_as_a_file_and_that_it_came_is_said(chat: Chat) -> None:
    chat.say("혼자 사는 68세예요")
    chat.answered(2)
    with chat.page.expect_download() as downloading:
        chat.page.get_by_role("button", name="내 자료 받기").click()
    found = downloading.value
    assert found.suggested_filename == "내-자료.html"
    assert "내 자료" in Path(found.path()).read_text(encoding="utf-8")
    expect(chat.page.get_by_role("button", name="내 자료 받기")).to_have_attribute("aria-disabled", "false")
    assert any("파일로 받았어요" in line for line in chat.heard())


def test_where_it_cannot_be_had_a_sentence_says_so(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("혼자 사는 68세예요")
    chat.answered(2)
    chat.page.route("**/export", lambda route: route.abort())
    chat.page.get_by_role("button", name="내 자료 받기").click()
    expect(chat.page.locator("#say-problem")).to_be_visible()
