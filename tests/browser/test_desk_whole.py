"""A citizen and two counsellors at once in real Chromium, before the real gateway: from sign-in to how it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Connection

from channels.clock import millis
from channels.gateway import Gateway
from channels.staff import changes
from channels.staff.passwords import Passwords
from tests.browser.real_gateway import gateway, listening, port, served
from tests.channels.desk.conftest import Time
from tests.channels.fakes import NOW

PASSWORD = "느티나무 아래 파란 의자"
STAFF = {"haneul": "한하늘", "bada": "이바다"}
WRITTEN = tuple(f"{n}번째 답이에요." for n in range(1, 11))
Visit = Callable[[str], Page]


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path, time: Time) -> Iterator[Visit]:
    """Opens a path of a gateway whose two counsellors exist, each time as somebody else."""
    at, app = listening(), gateway(tmp_path, now=time)
    with served(app, at) as loop, ExitStack() as open_pages:
        asyncio.run_coroutine_threadsafe(hire(app.state.gateway), loop).result(20)

        def opened(path: str) -> Page:
            context = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul")
            open_pages.callback(context.close)
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port(at)}{path}")
            return page

        yield opened


async def hire(shared: Gateway) -> None:
    hashed = await Passwords().hash(PASSWORD)

    def add(connection: Connection) -> None:
        for login, name in STAFF.items():
            account = changes.add(connection, "system", login, name, "counsellor", millis(NOW))
            changes.set_password(connection, "system", account, hashed, millis(NOW))

    await shared.store.run(add)


def signed_in(visit: Visit, login: str) -> Page:
    page = visit("/console")
    page.get_by_label("아이디").fill(login)
    page.get_by_label("비밀번호").fill(PASSWORD)
    page.get_by_role("button", name="로그인").click()
    expect(page.get_by_role("button", name="로그아웃")).to_be_visible()
    return page


def say(page: Page, text: str) -> None:
    page.fill("#say", text)
    page.keyboard.press("Enter")


def reply(page: Page, text: str) -> None:
    page.get_by_label("답 쓰기").fill(text)
    page.keyboard.press("Enter")


def test_a_citizen_and_two_counsellors_before_the_real_gateway(visit: Visit) -> None:
    one, other, citizen = signed_in(visit, "haneul"), signed_in(visit, "bada"), visit("/")
    expect(citizen.locator(".message.assistant")).to_have_count(1)
    say(citizen, "어머니가 혼자 사세요")
    expect(citizen.locator(".message.assistant").last).to_contain_text("1: 어머니가 혼자 사세요")
    citizen.click("#handover")
    expect(citizen.locator("#mode")).to_contain_text("상담원을 기다리고 있어요")

    for page in (one, other):
        page.locator("conversation-list").get_by_text("어머니가 혼자 사세요").click()
    one.get_by_role("button", name="맡기").first.click()
    expect(citizen.locator(".message.system").last).to_contain_text("한하늘 상담원이 들어왔어요")
    expect(other.get_by_role("button", name="맡기")).to_have_count(0)

    reply(one, "안녕하세요, 무엇을 도와드릴까요?")
    expect(citizen.locator("#mode")).to_contain_text("한하늘 상담원과")
    say(citizen, "서류가 궁금해요")
    expect(one.locator(".entry.citizen:not(.pending, .preview) .said").last).to_contain_text("서류가 궁금해요")
    expect(citizen.locator(".message.counsellor")).to_have_count(1)
    expect(citizen.locator(".message.assistant")).to_have_count(2)  # the greeting and one answer: silent since

    one.get_by_role("button", name="넘기기").click()
    one.get_by_role("dialog").get_by_label("이바다").check()
    one.get_by_role("dialog").get_by_role("button", name="넘기기").click()
    expect(citizen.locator(".message.system").last).to_contain_text("이바다")
    reply(other, "신분증만 있으면 돼요.")
    expect(citizen.locator("#mode")).to_contain_text("이바다 상담원과")
    expect(citizen.locator(".message.counsellor").last).to_contain_text("신분증만 있으면 돼요.")

    other.get_by_role("button", name="끝내기").click()
    other.get_by_role("dialog").get_by_label("해결됐어요").check()
    other.get_by_role("dialog").get_by_role("button", name="끝내기").click()
    expect(citizen.locator("#rating")).to_be_visible()
    say(citizen, "하나 더 있어요")
    expect(citizen.locator(".message.assistant").last).to_contain_text("하나 더 있어요")


def test_a_counsellor_without_a_network_for_a_minute_goes_on_with_what_they_wrote(visit: Visit, time: Time) -> None:
    one, citizen = signed_in(visit, "haneul"), visit("/")
    expect(citizen.locator(".message.assistant")).to_have_count(1)
    say(citizen, "어머니가 혼자 사세요")
    citizen.click("#handover")
    one.locator("conversation-list").get_by_text("어머니가 혼자 사세요").click()
    one.get_by_role("button", name="맡기").first.click()
    expect(citizen.locator("#mode")).to_contain_text("상담원과 이야기하고 있어요")

    one.context.set_offline(True)
    for text in WRITTEN:
        reply(one, text)
    expect(one.locator(".entry.pending")).to_have_count(len(WRITTEN))
    time.pass_by(60)
    expect(citizen.locator(".message.system").last).to_contain_text("연결이 끊겼어요")
    expect(citizen.locator("#mode")).to_contain_text("상담원을 기다리고 있어요")

    one.context.set_offline(False)
    expect(citizen.locator(".message.counsellor .bubble")).to_have_text(list(WRITTEN))
    expect(citizen.locator("#mode")).to_contain_text("한하늘 상담원과")
    expect(one.locator(".entry.counsellor:not(.pending) .said")).to_have_text(list(WRITTEN))
    expect(one.locator(".entry.pending")).to_have_count(0)
    reply(one, "이어서 말씀드릴게요.")
    expect(citizen.locator(".message.counsellor .bubble").last).to_contain_text("이어서 말씀드릴게요.")
