"""An emergency notice on the citizen's page: on top while it is in force, with numbers to tap, and spoken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway

STORM = "태풍으로 오늘 주민센터가 오후 3시에 닫아요. 급하시면 129에 전화하세요."


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
def test_it_stands_on_top_with_a_number_to_tap(new_chat: Callable[..., Chat], gateway: FakeGateway, size: tuple[int, int]) -> None:
    gateway.notices = [{"id": "n1", "text": STORM}]
    chat = new_chat(*size)
    banner = chat.page.get_by_role("region", name="긴급 안내")
    expect(banner).to_contain_text("오후 3시에 닫아요")
    expect(banner.get_by_role("link", name="129")).to_have_attribute("href", "tel:129")
    assert chat.violations() == [] and chat.overflow() == 0
    chat.picture(f"notice-{size[0]}")


def test_it_goes_when_it_is_over_and_is_not_there_without_one(chat: Chat, gateway: FakeGateway) -> None:
    banner = chat.page.locator("emergency-notices")
    expect(banner).to_be_hidden()
    gateway.notices = [{"id": "n1", "text": STORM}]
    banner.evaluate("element => element.look()")
    expect(banner).to_contain_text("태풍")
    gateway.notices = []
    banner.evaluate("element => element.look()")
    expect(banner).to_be_hidden()
    assert banner.inner_text() == ""


def test_a_screen_reader_hears_it_once_from_the_conversation(chat: Chat, gateway: FakeGateway) -> None:
    gateway.notices = [{"id": "n1", "text": STORM}]
    chat.page.locator("emergency-notices").evaluate("element => element.look()")
    gateway.interject("system", STORM)
    expect(chat.bubbles("system")).to_have_text(STORM)
    assert [line for line in chat.heard() if "태풍" in line] == [f"알림: {STORM}"]
