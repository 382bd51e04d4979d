"""The citizen's page once a person stands behind the assistant; and both pages at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser import canned
from tests.browser.conftest import Chat, Console, overflow, until, violations
from tests.browser.fake_console import FakeDesk
from tests.browser.fake_gateway import FakeGateway

NewChat = Callable[..., Chat]
NewConsole = Callable[..., Console]


def queued(chat: Chat, desk: FakeDesk) -> None:
    desk.open = True
    chat.page.click("#handover")
    expect(chat.page.locator("#mode")).to_contain_text("상담원을 기다리고 있어요")


def taken(chat: Chat, desk: FakeDesk) -> None:
    queued(chat, desk)
    (case,) = desk.cases.values()
    desk.move(case, "counsellor", "m1", told="김하늘 상담원이 왔어요.")
    expect(chat.page.locator("#mode")).to_contain_text("상담원과 이야기하고 있어요")


def said_aloud(chat: Chat, text: str) -> int:
    return sum(text in line for line in chat.heard())


def test_who_waits_is_told_where_in_the_queue_once(chat: Chat, desk: FakeDesk) -> None:
    queued(chat, desk)
    expect(chat.bubbles("system")).to_have_text([canned.QUEUED])
    assert said_aloud(chat, canned.QUEUED) == 1
    assert said_aloud(chat, "기다리고 있어요.") == 0
    expect(chat.page.locator("#handover")).to_be_visible()


def test_who_is_talked_to_is_named(chat: Chat, desk: FakeDesk) -> None:
    taken(chat, desk)
    assert said_aloud(chat, "김하늘 상담원이 왔어요.") == 1
    assert said_aloud(chat, "쓰시는 글이 상담원에게 바로 보여요.") == 1
    (case,) = desk.cases.values()
    by = desk.members["m1"].who()
    desk._gateway.run(case.talk.speak("counsellor", canned.reply("반갑습니다."), by=by))
    expect(chat.page.locator("#mode")).to_contain_text("김하늘 상담원과 이야기하고 있어요.")
    expect(chat.page.locator(".message.counsellor .speaker")).to_have_text("상담원 김하늘")
    assert said_aloud(chat, "상담원 김하늘: 반갑습니다.") == 1


def test_what_is_being_written_is_seen_only_by_a_counsellor(chat: Chat, desk: FakeDesk, gateway: FakeGateway) -> None:
    chat.page.locator("#say").press_sequentially("자동 안내에게")
    chat.page.wait_for_timeout(500)
    assert gateway.previews == []
    chat.page.fill("#say", "")
    taken(chat, desk)
    chat.page.locator("#say").press_sequentially("상담원에게")
    until(chat.page, lambda: gateway.previews[-1:] == ["상담원에게"])
    assert len(gateway.previews) < 5
    chat.page.keyboard.press("Enter")
    until(chat.page, lambda: gateway.previews[-1:] == [""])


def test_a_counsellor_is_not_waited_for_like_a_machine(chat: Chat, desk: FakeDesk, gateway: FakeGateway) -> None:
    taken(chat, desk)
    chat.say("여쭤볼 게 있어요")
    expect(chat.bubbles("citizen")).to_have_count(1)
    expect(chat.page.locator(".typing")).to_have_count(0)
    (case,) = desk.cases.values()
    gateway.run(gateway.to_citizen(case.id, {"type": "typing", "who": "counsellor"}))
    expect(chat.page.locator(".typing")).to_have_text("상담원이 쓰고 있어요")


def test_mended_and_withdrawn_words_take_the_place_of_the_first(chat: Chat, desk: FakeDesk, gateway: FakeGateway) -> None:
    taken(chat, desk)
    (case,) = desk.cases.values()
    gateway.run(case.talk.speak("counsellor", canned.reply("월 30만 원이에요.")))
    expect(chat.bubbles("counsellor")).to_have_text(["월 30만 원이에요."])
    first = case.talk.messages()[-1]
    mended = {k: v for k, v in first.items() if k != "seq"} | {"replaces": first["seq"]}
    gateway.run(case.talk.add("message", mended | {"text": "월 34만 원이에요."}))
    expect(chat.bubbles("counsellor")).to_have_text(["월 34만 원이에요."])
    expect(chat.page.locator(".message.counsellor .fate")).to_have_text("고친 말이에요")
    gateway.run(case.talk.add("message", mended | {"text": "거두어들인 말이에요.", "withdrawn": True}))
    expect(chat.bubbles("counsellor")).to_have_text(["거두어들인 말이에요."])
    assert said_aloud(chat, "월 34만 원이에요.") == 1
    chat.page.reload()
    expect(chat.bubbles("counsellor")).to_have_text(["거두어들인 말이에요."])


def test_an_answer_that_comes_late_takes_nothing_back(chat: Chat, desk: FakeDesk) -> None:
    desk.open = True

    def late(route: Route) -> None:
        response = route.fetch()
        (case,) = desk.cases.values()
        desk.move(case, "counsellor", "m1", told="김하늘 상담원이 왔어요.")
        expect(chat.page.locator("#mode")).to_contain_text("상담원과 이야기하고 있어요")
        route.fulfill(response=response)

    chat.page.route("**/handover", late)
    with chat.page.expect_response("**/handover"):
        chat.page.click("#handover")
    expect(chat.page.locator("#handover")).to_have_attribute("aria-disabled", "false")
    expect(chat.page.locator("#mode")).to_contain_text("상담원과 이야기하고 있어요")


def test_how_it_was_is_asked_once_and_blocks_nothing(chat: Chat, desk: FakeDesk, gateway: FakeGateway) -> None:
    taken(chat, desk)
    (case,) = desk.cases.values()
    chat.page.focus("#say")
    desk.move(case, "closed", told="상담이 끝났어요.")
    question = chat.page.get_by_role("group", name="상담이 도움이 되셨나요?")
    expect(question).to_be_visible()
    assert chat.focused() == "say"
    chat.page.get_by_role("radio", name="4점, 그래요").check(force=True)
    chat.page.get_by_label("까닭").fill("친절했어요")
    chat.page.locator("#rating").get_by_role("button", name="보내기").click()
    expect(question).to_be_hidden()
    assert gateway.ratings == [{"score": 4, "reason": "친절했어요"}]
    chat.page.reload()
    expect(chat.page.locator("#mode")).to_contain_text("상담이 끝났어요")
    expect(question).to_be_hidden()


def test_who_does_not_want_to_say_how_it_was_just_writes_on(chat: Chat, desk: FakeDesk, gateway: FakeGateway) -> None:
    taken(chat, desk)
    (case,) = desk.cases.values()
    desk.move(case, "closed", told="상담이 끝났어요.")
    expect(chat.page.locator("#rating")).to_be_visible()
    desk.move(case, "assistant")
    expect(chat.page.locator("#rating")).to_be_hidden()
    assert gateway.ratings == []


def test_outside_office_hours_a_number_is_left(chat: Chat, desk: FakeDesk) -> None:
    desk.shut = True
    chat.page.click("#handover")
    chat.page.get_by_role("button", name="전화번호 남기기").click()
    form = chat.page.get_by_role("dialog")
    expect(form.get_by_label("전화번호", exact=True)).to_be_focused()
    form.get_by_role("button", name="남기기", exact=True).click()
    expect(form.locator(".problem")).to_have_text("전화번호를 적어 주세요.")
    form.get_by_label("전화번호", exact=True).fill("공일공")
    form.get_by_role("button", name="남기기", exact=True).click()
    expect(form.locator(".problem")).to_have_text("전화번호를 남기려면 동의해 주세요.")
    form.get_by_role("checkbox").check()
    form.get_by_role("button", name="남기기", exact=True).click()
    expect(form.locator(".problem")).to_have_text("전화번호를 다시 봐 주세요.")
    form.get_by_label("전화번호", exact=True).fill("010-0000-1234")
    form.get_by_label("편한 시간").fill("오후 3시")
    form.get_by_role("button", name="남기기", exact=True).click()
    expect(form).to_have_count(0)
    expect(chat.bubbles("system").last).to_have_text(canned.WILL_CALL)
    assert desk.callbacks["b1"]["sealed"] == {"phone": "010-0000-1234", "when": "오후 3시", "consent": True}


@pytest.mark.parametrize(("width", "options"), [(1280, {}), (320, {}), (1280, {"contrast": "more"})])
def test_axe_finds_nothing_on_the_way(new_chat: NewChat, desk: FakeDesk, width: int, options: dict[str, str]) -> None:
    chat = new_chat(width, 720, reduced_motion="reduce", **options)
    taken(chat, desk)
    (case,) = desk.cases.values()
    chat.picture(f"handover-{width}-{len(options)}-counsellor")
    assert (violations(chat.page), overflow(chat.page)) == ([], 0)
    desk.move(case, "closed", told="상담이 끝났어요.")
    expect(chat.page.locator("#rating")).to_be_visible()
    chat.picture(f"handover-{width}-{len(options)}-rating")
    assert (violations(chat.page), overflow(chat.page)) == ([], 0)
    desk.open, desk.shut = False, True
    chat.page.click("#handover")
    chat.page.get_by_role("button", name="전화번호 남기기").click()
    expect(chat.page.get_by_role("dialog")).to_be_visible()
    chat.picture(f"handover-{width}-{len(options)}-callback")
    assert (violations(chat.page), overflow(chat.page)) == ([], 0)


def test_a_citizen_and_two_counsellors_at_once(new_chat: NewChat, new_console: NewConsole, desk: FakeDesk, gateway: FakeGateway) -> None:
    chat, one, other = new_chat(), new_console("haneul"), new_console("bada")
    queued(chat, desk)
    (case,) = desk.cases.values()
    one.claim(case)
    expect(other.rows()).to_have_count(0)
    chat.page.locator("#say").press_sequentially("사실은")
    expect(one.page.locator(".preview")).to_contain_text("사실은")
    chat.page.fill("#say", "사실은 어머니 일이에요")
    chat.page.keyboard.press("Enter")
    expect(one.said("citizen")).to_have_text(["사실은 어머니 일이에요"])
    one.field.press_sequentially("네")
    expect(chat.page.locator(".typing")).to_have_text("상담원이 쓰고 있어요")
    one.reply("네, 말씀하세요.")
    expect(chat.bubbles("counsellor")).to_have_text(["네, 말씀하세요."])
    one.act("넘기기")
    one.dialog.get_by_label("이바다").check()
    one.dialog.get_by_role("button", name="넘기기").click()
    other.page.get_by_role("button", name="내 상담").click()
    other.open(case)
    other.reply("이어서 도와드릴게요.")
    expect(chat.page.locator("#mode")).to_contain_text("이바다 상담원과")
    other.act("끝내기")
    other.dialog.get_by_label("해결됐어요").check()
    other.dialog.get_by_role("button", name="끝내기").click()
    expect(chat.page.locator("#rating")).to_be_visible()
    expect(chat.bubbles("counsellor")).to_have_text(["네, 말씀하세요.", "이어서 도와드릴게요."])
