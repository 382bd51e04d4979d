"""Speaking and listening in the chat page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Chat, chats, until
from tests.browser.fake_gateway import FakeGateway
from tests.browser.fake_speech import RATE, SpeechDesk, chunk


@pytest.fixture
def new_talk(listening_browser: Browser, gateway: FakeGateway, served: tuple[FakeGateway, str]) -> Iterator[Callable[..., Chat]]:
    yield from chats(listening_browser, served[1])


@pytest.fixture
def talk(new_talk: Callable[..., Chat]) -> Chat:
    return new_talk(permissions=["microphone"])


@pytest.fixture
def desk(gateway: FakeGateway) -> SpeechDesk:
    return gateway.speech


def presses(desk: SpeechDesk) -> int:
    return len(desk.sent("button"))


def test_who_holds_the_button_is_heard_until_it_is_let_go(talk: Chat, desk: SpeechDesk) -> None:
    hold = talk.page.locator("#hold")
    hold.hover()
    talk.page.mouse.down()
    until(talk.page, lambda: presses(desk) == 1)
    desk.send({"type": "capture", "on": True})
    expect(hold).to_have_attribute("aria-pressed", "true")
    until(talk.page, lambda: len(desk.sound) > RATE)
    talk.page.mouse.up()
    until(talk.page, lambda: presses(desk) == 2)
    desk.send({"type": "capture", "on": False})
    expect(hold).to_have_attribute("aria-pressed", "false")
    (auth,) = [frame for frame in desk.frames if frame["type"] == "auth"]
    assert auth["device"] == "web"


def test_by_keyboard_one_press_begins_and_another_ends(talk: Chat, desk: SpeechDesk) -> None:
    talk.page.focus("#hold")
    talk.page.keyboard.press("Enter")
    until(talk.page, lambda: presses(desk) == 1)
    talk.page.wait_for_timeout(500)
    assert presses(desk) == 1
    talk.page.keyboard.press("Enter")
    until(talk.page, lambda: presses(desk) == 2)
    assert desk.opened == 1


def test_what_is_answered_to_the_voice_is_heard(talk: Chat, desk: SpeechDesk) -> None:
    talk.page.focus("#hold")
    talk.page.keyboard.press("Enter")
    until(talk.page, lambda: presses(desk) == 1)
    desk.send({"type": "say", "utterance": 1, "index": 0, "text": "네", "rate": RATE}, chunk(1, 0, 0.3))
    until(talk.page, lambda: any(frame["finished"] for frame in desk.sent("played")))


def test_without_a_microphone_it_is_said_and_writing_goes_on(new_talk: Callable[..., Chat], desk: SpeechDesk) -> None:
    chat = new_talk()
    chat.page.evaluate("() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError') } }")
    chat.page.focus("#hold")
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("#say-problem")).to_contain_text("마이크")
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    assert desk.opened == 0


def test_where_nothing_can_be_heard_it_is_said_and_may_be_tried_again(talk: Chat, desk: SpeechDesk) -> None:
    desk.deaf = True
    for times in (1, 2):
        talk.page.focus("#hold")
        talk.page.keyboard.press("Enter")
        until(talk.page, lambda times=times: desk.opened == times)
        expect(talk.page.locator("#say-problem")).to_contain_text("들을 수 없어요")


def test_what_ears_do_not_understand_is_shown_before_anything_is_said(talk: Chat, desk: SpeechDesk) -> None:
    desk.notice = "사람 말은 잘못 들을 수 있으니 글로 적어 주세요."
    talk.page.focus("#hold")
    talk.page.keyboard.press("Enter")
    expect(talk.page.locator("#say-problem")).to_contain_text("글로 적어 주세요")
    until(talk.page, lambda: desk.sent("button") == [{"type": "button", "name": "talk"}])


def test_an_answer_is_read_at_its_button_and_again_stops_it(chat: Chat, desk: SpeechDesk) -> None:
    chat.page.locator(".message.assistant .aloud").first.click()
    until(chat.page, lambda: desk.read == [1])


def test_every_new_answer_is_read_where_it_is_wished(chat: Chat, desk: SpeechDesk) -> None:
    chat.say("저는 예순여덟이에요")
    chat.answered(2)
    assert desk.read == []
    chat.page.click("#aloud")
    chat.say("혼자 살아요")
    chat.answered(3)
    until(chat.page, lambda: len(desk.read) == 1)
    chat.page.reload()
    chat.answered(3)
    expect(chat.page.locator("#aloud")).to_have_attribute("aria-pressed", "true")
    chat.page.wait_for_timeout(300)
    assert len(desk.read) == 1


def test_where_no_sound_can_be_made_it_is_said(chat: Chat, desk: SpeechDesk) -> None:
    desk.mute = True
    chat.page.locator(".message.assistant .aloud").first.click()
    expect(chat.page.locator("#say-problem")).to_contain_text("글로")


HABITS = ["repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop", "person", "help"]


def test_while_speech_goes_to_and_fro_each_habit_has_a_button_and_a_key(talk: Chat, desk: SpeechDesk) -> None:
    expect(talk.page.locator("#habits")).to_be_hidden()
    talk.page.focus("#hold")
    talk.page.keyboard.press("Enter")
    until(talk.page, lambda: presses(desk) == 1)
    for habit in HABITS:
        talk.page.click(f"#habits [data-habit={habit}]")
    until(talk.page, lambda: presses(desk) == 1 + len(HABITS))
    assert [frame["name"] for frame in desk.sent("button")[1:]] == HABITS
    talk.page.focus("#hold")
    for key in "0*#4":
        talk.page.keyboard.press(key)
    until(talk.page, lambda: [frame["key"] for frame in desk.sent("key")] == ["0", "*", "#", "4"])
    talk.picture("chat-habits")
    assert talk.violations() == []
    talk.page.focus("#habits [data-habit=help]")
    desk.send({"type": "ended"})
    expect(talk.page.locator("#habits")).to_be_hidden()
    expect(talk.page.locator("#hold")).to_be_focused()


def test_on_a_narrow_screen_they_stay_in_one_row(new_talk: Callable[..., Chat], desk: SpeechDesk) -> None:
    talk = new_talk(width=360, height=740, permissions=["microphone"])
    talk.page.focus("#hold")
    talk.page.keyboard.press("Enter")
    until(talk.page, lambda: presses(desk) == 1)
    talk.picture("chat-habits-narrow")
    assert talk.overflow() <= 0
    assert talk.page.evaluate("document.getElementById('habits').getBoundingClientRect().height") < 90
    talk.page.click("#habits [data-habit=help]")
    until(talk.page, lambda: presses(desk) == 2)


def test_who_goes_on_by_voice_with_another_conversation_sees_it_and_keeps_the_line(
    talk: Chat, desk: SpeechDesk, gateway: FakeGateway
) -> None:
    hold = talk.page.locator("#hold")
    hold.click()
    until(talk.page, lambda: presses(desk) == 1)
    other = gateway.run(gateway.begin())
    gateway.run(gateway.hear(gateway.talks[other["id"]], "한부모예요", None))
    desk.send({"type": "moved", **other})
    expect(talk.bubbles("citizen")).to_have_text(["한부모예요"])
    expect(talk.page.locator("#habits")).to_be_visible()
    hold.click()
    until(talk.page, lambda: presses(desk) == 2)
    assert desk.opened == 1
