"""What every channel is held to, in a real Chromium before the real gateway: on the page of our own, and in the widget on somebody else's.

Numbers to touch stand above the words of a danger and are none of them; benefits are cards; a quick reply is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.agency import Visit, site
from tests.browser.real_gateway import gateway, listening, port, served
from tests.channels.conversations import CONVERSATIONS, Conversation, engine
from tests.channels.fakes import WELCOME, FakeRasa

TEXTS = """(log) => [...log.querySelectorAll(".message.assistant")].map((message) =>
  [...message.querySelectorAll(".bubble > :not(.crisis-title, .calls)")].map((part) => part.innerText).join(" "))"""
"""What the assistant has said, message by message."""

Opened = Callable[[str], Locator]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Of the gateway, and of an agency whose pages have the widget: another name, so that it is another site."""
    own, agency = listening(), listening()
    rasa = FakeRasa()
    rasa.script = engine
    url, around = f"http://127.0.0.1:{port(own)}", f"http://localhost:{port(agency)}"
    with served(gateway(tmp_path_factory.mktemp("var"), rasa, widget_origins=around), own), served(site(url), agency):
        yield url, around


@pytest.fixture(scope="module")
def opened(browser: Browser, addresses: tuple[str, str]) -> Iterator[Opened]:
    """The chat as somebody new finds it, on the `page` or in the `widget`. One context: the scripts stay, what it keeps does not."""
    context = browser.new_context(locale="ko-KR")
    context.add_init_script("try { localStorage.clear(); } catch { /* a frame without storage */ }")

    def opened(where: str) -> Locator:
        for before in context.pages:
            before.close()
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(addresses[where == "widget"])
        if where == "page":
            return page.locator("body")
        visit = Visit(page, [])
        visit.open()
        return visit.chat.locator("body")

    yield opened
    context.close()


@pytest.mark.parametrize("where", ["page", "widget"])
@pytest.mark.parametrize("held", CONVERSATIONS, ids=lambda found: found.name)
def test_the_chat_holds_the_conversation(held: Conversation, where: str, opened: Opened) -> None:
    chat = opened(where)
    expected, benefits = [WELCOME], list[str]()
    expect(chat.locator(".message.assistant")).to_have_count(1)
    for count, exchange in enumerate(held.exchanges, 1):
        offered = chat.locator(".quick-replies button").all_inner_texts()
        title = next((title for title in offered if exchange.says.startswith(title)), "")
        assert bool(title) == exchange.presses
        if title:
            chat.get_by_role("button", name=title, exact=True).click()
        else:
            chat.locator("#say").fill(exchange.says)
            chat.locator("#say").press("Enter")
        expected += exchange.answers
        benefits += exchange.benefits
        expect(chat.locator(".message.assistant")).to_have_count(len(expected))
        expect(chat.locator(".pending, .typing")).to_have_count(0)
        assert [text.split() for text in chat.locator("chat-log").evaluate(TEXTS)] == [text.split() for text in expected]
        assert chat.locator("benefit-card h3").all_inner_texts() == benefits
        assert tuple(chat.locator(".quick-replies button").all_inner_texts()) == exchange.buttons
        assert chat.locator(".message.citizen").count() == count
