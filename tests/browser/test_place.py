"""Answering with where one is: the sentence first, then the browser's question, then the 시군구, which the citizen says yes to."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from channels.keeping.terms import LOCATION
from tests.browser.canned import ASKED_PLACE
from tests.browser.conftest import Chat
from tests.browser.fake_gateway import TERMS, FakeGateway, Talk

SUWON = {"latitude": 37.263612345, "longitude": 127.028634567, "accuracy": 20}
BY_A_BORDER = {"latitude": 37.4979, "longitude": 127.0276, "accuracy": 10}
TITLE = "지금 있는 곳으로 답하기"


def the_talk(gateway: FakeGateway) -> Talk:
    (talk,) = gateway.talks.values()
    return talk


@pytest.fixture
def asked(new_chat: Callable[..., Chat]) -> Callable[..., Chat]:
    """A chat in which it is asked where they live, at a place and with what the browser allows."""

    def make(position: dict[str, float] | None = SUWON, **options: Any) -> Chat:
        allowed = {"geolocation": position, "permissions": ["geolocation"]} if position else {}
        chat = new_chat(**{**allowed, **options})
        chat.say("우리 동네에는 뭐가 있어요")
        chat.answered(2)
        return chat

    return make


def begin(chat: Chat) -> Any:
    chat.page.get_by_role("button", name=TITLE).click()
    return chat.page.get_by_role("dialog", name=TITLE)


def agree(dialog: Any) -> None:
    dialog.get_by_role("button", name="동의하고 알려 주기").click()


def test_nothing_is_measured_before_they_agree_to_the_sentence(asked: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = asked()
    chat.page.evaluate("() => { navigator.geolocation.getCurrentPosition = () => { window.measured = true; }; }")
    dialog = begin(chat)
    expect(dialog).to_contain_text(TERMS[LOCATION].text)
    expect(dialog).to_contain_text(TERMS[LOCATION].kept)
    assert not chat.page.evaluate("Boolean(window.measured)")
    dialog.get_by_role("button", name="그만두기").click()
    expect(dialog).to_have_count(0)
    assert not chat.page.evaluate("Boolean(window.measured)")
    assert (the_talk(gateway).decided, the_talk(gateway).positions) == ({}, [])
    expect(chat.page.get_by_role("button", name=TITLE)).to_be_focused()


def test_the_sigungu_is_shown_and_said_once_they_say_yes(asked: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = asked()
    dialog = begin(chat)
    agree(dialog)
    expect(dialog).to_contain_text("지금 계신 곳을 경기도 수원시로 알아들었어요. 좌표는 저장하지 않았어요.")
    expect(dialog).to_contain_text(ASKED_PLACE)
    assert gateway.said[1:] == []
    dialog.get_by_role("button", name="경기도 수원시에 살아요").click()
    expect(chat.bubbles("citizen").last).to_have_text("경기도 수원시에 살아요")
    expect(chat.page.get_by_role("button", name=TITLE)).to_have_count(0)
    assert the_talk(gateway).decided == {LOCATION: True}


def test_what_leaves_the_page_is_coarse_and_nothing_of_it_stays_in_the_browser(asked: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = asked()
    dialog = begin(chat)
    agree(dialog)
    dialog.get_by_role("button", name="경기도 수원시에 살아요").click()
    assert the_talk(gateway).positions == [{"latitude": 37.264, "longitude": 127.029, "accuracy": 120}]
    kept = chat.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert "37.26" not in kept and "127.02" not in kept
    assert "37.26" not in json.dumps(the_talk(gateway).log)


def test_who_agreed_already_is_not_asked_again(asked: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = asked()
    the_talk(gateway).decided[LOCATION] = True
    expect(begin(chat)).to_contain_text("경기도 수원시로 알아들었어요")


def test_by_a_border_they_are_asked_which(asked: Callable[..., Chat]) -> None:
    chat = asked(BY_A_BORDER)
    dialog = begin(chat)
    agree(dialog)
    expect(dialog).to_contain_text("경계와 가까워서")
    for name in ("서초구", "강남구"):
        expect(dialog.get_by_role("button", name=f"서울특별시 {name}에 살아요")).to_be_visible()
    dialog.get_by_role("button", name="아니에요, 직접 적을게요").click()
    expect(dialog).to_have_count(0)


def test_where_the_browser_does_not_allow_it_the_way_on_is_told(asked: Callable[..., Chat], gateway: FakeGateway) -> None:
    chat = asked(None)
    dialog = begin(chat)
    agree(dialog)
    expect(dialog).to_contain_text("사는 곳을 글로 적어 주세요")
    expect(dialog.get_by_role("button", name="닫기")).to_be_focused()
    assert the_talk(gateway).positions == []


def test_abroad_it_cannot_be_told(asked: Callable[..., Chat]) -> None:
    chat = asked({"latitude": 35.68, "longitude": 139.76, "accuracy": 20})
    dialog = begin(chat)
    agree(dialog)
    expect(dialog).to_contain_text("알 수 없었어요")


def test_it_is_offered_only_where_a_place_is_asked_for(asked: Callable[..., Chat]) -> None:
    chat = asked()
    expect(chat.page.get_by_role("button", name=TITLE)).to_have_count(1)
    chat.say("수원이요")
    chat.answered(3)
    expect(chat.page.get_by_role("button", name=TITLE)).to_have_count(0)


@pytest.mark.parametrize(
    "screen", [{"width": 1280, "height": 900}, {"width": 320, "height": 640, "device_scale_factor": 4}], ids=["desktop", "zoomed"]
)
def test_by_keyboard_for_every_eye_and_at_four_hundred_percent(asked: Callable[..., Chat], screen: dict[str, Any]) -> None:
    chat = asked(**screen, reduced_motion="reduce")
    name = f"place-{screen['width']}"
    chat.page.get_by_role("button", name=TITLE).focus()
    chat.page.keyboard.press("Enter")
    for state, told in (("consent", "한 번 쓰고"), ("found", "수원시로 알아들었어요")):
        expect(chat.page.get_by_role("dialog")).to_contain_text(told)
        if state == "consent":
            chat.page.keyboard.press("Enter")  # Read first: nothing is agreed to by a key that was pressed too early.
            expect(chat.page.get_by_role("dialog")).to_contain_text(told)
            chat.page.keyboard.press("Tab")
        chat.picture(f"{name}-{state}")
        assert chat.violations() == [], state
        assert chat.overflow() == 0, state
        chat.page.keyboard.press("Enter")
    expect(chat.bubbles("citizen").last).to_have_text("경기도 수원시에 살아요")
