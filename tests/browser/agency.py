"""An agency's site whose pages embed the chat, and somebody who visits it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from html import escape
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import FrameLocator, Locator, Page, expect
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.browser.conftest import AXE_RUN, violations
from tests.channels.fakes import FakeRasa


@dataclass
class Sites:
    """The gateway, and two sites with pages of their own; the gateway knows one of them."""

    gateway: str
    agency: str
    stranger: str
    rasa: FakeRasa
    loop: asyncio.AbstractEventLoop
    app: Any

    def hold_answers(self) -> None:
        self.loop.call_soon_threadsafe(self.rasa.gate.clear)

    def let_answers_go(self) -> None:
        self.loop.call_soon_threadsafe(self.rasa.gate.set)

    def channels(self) -> list[str]:
        store = self.app.state.gateway.store
        query = store.run(lambda c: c.execute(text("SELECT channel FROM conversation")).scalars().all())
        return list(asyncio.run_coroutine_threadsafe(query, self.loop).result(5))


def site(gateway_url: str) -> Starlette:
    """Pages of an agency: no inline script, no inline style, nothing from anywhere but what the widget needs."""
    policy = (
        f"default-src 'none'; script-src {gateway_url}; frame-src {gateway_url}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    )

    async def page(request: Request) -> HTMLResponse:
        data = " ".join(f'data-{name}="{escape(value)}"' for name, value in request.query_params.items() if name != "twice")
        tag = f'<script src="{gateway_url}/widget.js" async {data}></script>'
        content = (
            f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>가상군청</title>{tag}{tag if 'twice' in request.query_params else ''}</head>"
            f'<body><main><h1>가상군청</h1><p><a href="/next">다음 화면</a></p></main></body></html>'
        )
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})

    return Starlette(routes=[Route("/{path:path}", page)])


@dataclass
class Visit:
    """Somebody on the agency's page."""

    page: Page
    asked: list[str]
    """Every address that was asked for."""
    complaints: list[str] = field(default_factory=list)
    """What the browser had to say, such as of a policy that was broken."""

    @property
    def button(self) -> Locator:
        return self.page.locator("#threeany-widget .launch")

    @property
    def window(self) -> Locator:
        return self.page.locator("#threeany-widget dialog")

    @property
    def chat(self) -> FrameLocator:
        return self.page.frame_locator("#threeany-widget iframe")

    def bubbles(self, role: str) -> Locator:
        return self.chat.locator(f".message.{role} .bubble")

    def open(self) -> None:
        self.button.click()
        expect(self.bubbles("assistant").first).to_be_visible()

    def say(self, words: str) -> None:
        self.chat.locator("#say").fill(words)
        self.chat.locator("#say").press("Enter")

    def focused(self) -> str:
        return str(self.page.evaluate("(document.getElementById('threeany-widget').shadowRoot.activeElement ?? {}).tagName ?? ''"))

    def violations(self) -> list[str]:
        """In the page and in the frame."""
        found = violations(self.page)
        for frame in self.page.frames[1:]:
            frame.evaluate(AXE_SCRIPT)
            result = frame.evaluate(AXE_RUN)
            found += [f"{v['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for v in result for node in v["nodes"]]
        return found
