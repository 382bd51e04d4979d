"""When the counsellor's line breaks, the gateway stumbles or the page is reloaded: nothing lost, nothing doubled, nothing out of order."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Console, until
from tests.browser.fake_console import FakeDesk

New = Callable[..., Console]


def test_twenty_messages_over_a_cut_line_are_there_once_and_in_order(console: Console, desk: FakeDesk) -> None:
    case = desk.case("첫말", mode="waiting", reason="asked")
    console.claim(case)
    desk.sockets_allowed = False
    desk.cut()
    for number in range(10):
        desk.says(case, "citizen", f"시민 {number}")
        console.reply(f"상담원 {number}")
    expect(console.page.locator("console-shell > .strip")).to_contain_text("연결이 끊겼어요")
    # What was sent over HTTP is on the screen all the while.
    expect(console.page.locator(".entry.counsellor .said")).to_have_count(10)
    desk.sockets_allowed = True
    expect(console.page.locator("console-shell > .strip")).to_be_hidden(timeout=20_000)
    expect(console.said("counsellor")).to_have_text([f"상담원 {number}" for number in range(10)])
    expect(console.said("citizen")).to_have_text(["첫말", *(f"시민 {number}" for number in range(10))])
    shown = console.page.evaluate("[...document.querySelectorAll('.log > .entry[data-seq]')].map((entry) => Number(entry.dataset.seq))")
    assert shown == [m["seq"] for m in case.talk.messages()]
    assert all(sum(f": 시민 {number}" in line for line in console.heard()) == 1 for number in range(10))


def test_a_reply_the_gateway_could_not_take_goes_out_again_and_arrives_once(console: Console, desk: FakeDesk) -> None:
    case = desk.case("첫말", mode="waiting", reason="asked")
    console.claim(case)
    desk.failing = 2
    console.reply("첫째 답")
    console.reply("둘째 답")
    expect(console.page.locator(".fate").first).to_have_text("연결되면 보낼게요")
    expect(console.said("counsellor")).to_have_text(["첫째 답", "둘째 답"], timeout=10_000)
    assert [m["text"] for m in case.talk.messages() if m["role"] == "counsellor"] == ["첫째 답", "둘째 답"]


def test_a_refused_reply_says_why_and_can_be_sent_again(console: Console, desk: FakeDesk) -> None:
    case = desk.case("첫말", mode="waiting", reason="asked")
    console.claim(case)
    desk.refusing = "거절"
    console.reply("거절될 답")
    console.reply("다음 답")
    expect(console.page.locator(".failed .fate")).to_have_text("보내지 못했어요: 나누어서 보내 주세요.")
    expect(console.said("counsellor")).to_have_text(["다음 답"])
    desk.refusing = ""
    console.page.get_by_role("button", name="다시 보내기").click()
    expect(console.said("counsellor")).to_have_text(["다음 답", "거절될 답"])
    expect(console.page.locator(".failed")).to_have_count(0)


def test_a_reply_on_its_way_survives_a_reload(console: Console, desk: FakeDesk) -> None:
    case = desk.case("첫말", mode="waiting", reason="asked")
    console.claim(case)
    desk.failing = 3
    console.reply("다시 열어도 남을 답")
    expect(console.page.locator(".pending")).to_have_count(1)
    console.page.reload()
    expect(console.said("counsellor")).to_have_text(["다시 열어도 남을 답"], timeout=10_000)
    assert sum(m["role"] == "counsellor" for m in case.talk.messages()) == 1


def test_rows_that_changed_while_the_line_was_down_are_right_afterwards(console: Console, desk: FakeDesk) -> None:
    stays = desk.case("남을 분", mode="waiting", reason="asked")
    leaves = desk.case("다른 상담원이 맡을 분", mode="waiting", reason="asked")
    expect(console.rows()).to_have_count(2)
    desk.sockets_allowed = False
    desk.cut()
    desk.move(leaves, "counsellor", "m2")
    comes = desk.case("그동안 온 분", mode="waiting", reason="asked")
    desk.sockets_allowed = True
    expect(console.page.locator(f'[data-id="{comes.id}"]')).to_be_visible(timeout=20_000)
    expect(console.rows()).to_have_count(2)
    expect(console.page.locator(f'[data-id="{stays.id}"]')).to_be_visible()


def test_a_conversation_that_is_erased_leaves_the_screen(console: Console, desk: FakeDesk) -> None:
    case = desk.case("지워질 말", mode="waiting", reason="asked")
    console.open(case)

    async def erase() -> None:
        for line in desk.lines:
            line.send({"type": "gone", "id": case.id})

    desk._gateway.run(erase())
    expect(console.page.locator("one-conversation")).to_contain_text("이 대화는 지워졌어요.")
    expect(console.page.get_by_text("지워질 말")).to_have_count(0)


def test_two_counsellors_see_one_owner(new_console: New, desk: FakeDesk) -> None:
    one, other = new_console("haneul"), new_console("bada")
    case = desk.case("첫말", mode="waiting", reason="asked")
    one.open(case)
    other.open(case)
    one.act("맡기")
    expect(other.page.locator(".talk-foot")).to_contain_text("김하늘 님이 상담하고 있어요.")
    expect(other.rows()).to_have_count(0)
    one.reply("제가 도와드릴게요.")
    expect(other.said("counsellor")).to_have_text(["제가 도와드릴게요."])


def test_without_a_line_a_conversation_can_still_be_answered(new_console: New, desk: FakeDesk) -> None:
    desk.sockets_allowed = False
    case = desk.case("첫말", mode="waiting", reason="asked")
    console = new_console()
    console.claim(case)
    console.reply("전화로도 도와드려요.")
    until(console.page, lambda: case.talk.messages()[-1]["text"] == "전화로도 도와드려요.")
