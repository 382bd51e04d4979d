"""A counsellor at work: the queue, one conversation, what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import canned
from tests.browser.conftest import Console, until
from tests.browser.fake_console import FakeDesk, now

New = Callable[..., Console]
ASKED = "저희 어머니가 예순여덟이세요"


def test_who_begins_to_wait_is_there_at_once_and_is_told(console: Console, desk: FakeDesk) -> None:
    expect(console.page.locator(".below")).to_contain_text("기다리는 분이 없어요")
    desk.case(ASKED, mode="waiting", reason="asked", emotion="sadness", labels=["연금"])
    expect(console.rows()).to_have_count(1)
    expect(console.rows()).to_contain_text("직접 요청하셨어요 · 슬픔")
    expect(console.rows()).to_contain_text("연금")
    expect(console.page.get_by_role("button", name="대기")).to_contain_text("1")
    until(console.page, lambda: any("새 상담이 기다려요" in line for line in console.heard()))
    assert "(1)" in console.page.title()


def test_the_longest_wait_comes_first_and_a_crisis_before_it(console: Console, desk: FakeDesk) -> None:
    first = desk.case("먼저 온 말", mode="waiting", reason="asked")
    second = desk.case("나중에 온 말", mode="waiting", reason="asked")
    danger = desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    expect(console.rows()).to_have_count(3)
    order = console.page.evaluate("[...document.querySelectorAll('.rows > li')].map((row) => row.dataset.id)")
    assert order == [danger.id, first.id, second.id]


def test_a_claimed_conversation_is_answered(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    assert case.owner is desk.members["m1"]
    console.reply("안녕하세요, 김하늘이에요.")
    expect(console.said("counsellor")).to_have_text(["안녕하세요, 김하늘이에요."])
    expect(console.page.locator(".pending")).to_have_count(0)
    expect(console.field).to_have_value("")
    assert [m["text"] for m in case.talk.messages() if m["role"] == "counsellor"] == ["안녕하세요, 김하늘이에요."]
    assert ("view", case.id) in desk.audited


def test_what_comes_in_is_said_once_and_ones_own_words_are_not(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.reply("무엇이 궁금하세요?")
    desk.says(case, "citizen", "서류가 궁금해요")
    expect(console.said("citizen")).to_have_count(2)
    assert sum("서류가 궁금해요" in line for line in console.heard()) == 1
    assert not any("무엇이 궁금하세요?" in line for line in console.heard())


def test_who_was_slower_learns_who_has_it(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.open(case)
    # The other's claim is on its way to this screen.
    case.mode, case.owner = "counsellor", desk.members["m2"]
    console.act("맡기")
    expect(console.page.locator("one-conversation .strip")).to_have_text("이바다 님이 이미 맡고 있어요.")
    expect(console.page.locator(".talk-foot")).to_contain_text("이바다 님이 상담하고 있어요.")
    expect(console.field).to_have_count(0)


def test_a_draft_waits_for_its_conversation(console: Console, desk: FakeDesk) -> None:
    one = desk.case("첫째 분의 말", mode="counsellor", owner=desk.members["m1"])
    other = desk.case("둘째 분의 말", mode="counsellor", owner=desk.members["m1"])
    console.page.get_by_role("button", name="내 상담").click()
    console.open(one)
    console.field.fill("첫째 분께 쓰던 글")
    console.open(other)
    expect(console.field).to_have_value("")
    console.page.reload()
    console.page.get_by_role("button", name="내 상담").click()
    console.open(one)
    expect(console.field).to_have_value("첫째 분께 쓰던 글")


def test_a_slash_brings_a_reply_and_its_variables_must_be_filled(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    desk._gateway.run(case.talk.speak("assistant", canned.reply("기초연금이 있어요.", [canned.PENSION])))
    console.claim(case)
    console.page.keyboard.press("/")
    expect(console.dialog.get_by_role("option")).to_have_count(2)
    console.page.keyboard.type("신청")
    expect(console.dialog.get_by_role("option")).to_have_count(1)
    console.page.keyboard.press("Enter")
    expect(console.field).to_have_value("{이름} 님, 기초연금은 보건복지부에 신청하시면 돼요. 129")
    console.page.keyboard.press("End")
    console.page.keyboard.press("Enter")
    expect(console.page.locator("reply-composer .problem")).to_have_text("빈칸을 채워 주세요: {이름}")
    assert console.said("counsellor").count() == 0
    console.page.keyboard.type("홍길동")
    console.page.keyboard.press("Enter")
    expect(console.said("counsellor")).to_have_text(["홍길동 님, 기초연금은 보건복지부에 신청하시면 돼요. 129"])


def test_a_suggestion_is_there_to_be_edited_and_not_sent(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.page.get_by_role("button", name="답 제안").click()
    expect(console.field).to_have_value("기초연금은 주민센터에서 신청하실 수 있어요.")
    assert console.said("counsellor").count() == 0


def test_a_benefit_goes_with_the_reply(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.page.get_by_role("button", name="혜택 넣기").click()
    console.page.keyboard.type("요금")
    expect(console.dialog.get_by_role("option")).to_have_count(1)
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".attached")).to_contain_text("이동통신 요금 감면")
    console.reply("이것도 보세요.")
    expect(console.page.locator(".entry.counsellor:not(.pending) .mini-cards")).to_contain_text("이동통신 요금 감면")
    assert case.talk.messages()[-1]["benefits"][0]["id"] == "이동통신 요금 감면"


def test_a_reply_kept_ready_speaks_of_the_benefit_that_goes_with_it(console: Console, desk: FakeDesk) -> None:
    desk.canned = {"c1": {"id": "c1", "title": "신청 안내", "text": "{지원}는 {기관}으로 신청하세요. {지원}을 도와드려요.", "shared": True}}
    case = desk.case(ASKED, mode="waiting", reason="asked")
    desk._gateway.run(case.talk.speak("assistant", canned.reply(canned.FOUND, canned.CARDS)))
    console.claim(case)
    console.page.keyboard.press("/")
    console.page.keyboard.press("Enter")
    expect(console.field).to_have_value("{지원}는 {기관}으로 신청하세요. {지원}을 도와드려요.")
    console.page.get_by_role("button", name="혜택 넣기").click()
    console.page.get_by_label("혜택 이름이나 사정으로 찾기").fill("기초연금")
    console.page.keyboard.press("Enter")
    expect(console.field).to_have_value("기초연금은 보건복지부로 신청하세요. 기초연금을 도와드려요.")


def test_enter_takes_what_was_written_and_not_what_stood_there(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    desk.understood(case, canned.found_state())
    console.claim(case)
    console.page.route("**/api/v1/benefits*", lambda route: (console.page.wait_for_timeout(400), route.continue_()))
    console.page.get_by_role("button", name="혜택 넣기").click()
    expect(console.page.get_by_role("option").first).to_contain_text("기초연금")
    console.page.keyboard.type("이동통신")
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".attached")).to_have_text("이동통신 요금 감면")


def test_magnified_four_times_it_opens_at_the_newest_words(new_console: New, desk: FakeDesk) -> None:
    case = desk.case(*(f"{number}번째 말" for number in range(1, 21)), mode="waiting", reason="asked")
    console = new_console(width=320, height=256)
    console.open(case)
    expect(console.said("citizen").last).to_be_in_viewport()


def test_ones_last_words_can_be_mended_and_taken_back(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.reply("기초연금은 월 30만 원이에요.")
    expect(console.said("counsellor")).to_have_count(1)
    console.page.keyboard.press("ArrowUp")
    expect(console.field).to_have_value("기초연금은 월 30만 원이에요.")
    console.reply("기초연금은 월 34만 원이에요.")
    expect(console.said("counsellor")).to_have_text(["기초연금은 월 34만 원이에요."])
    expect(console.page.locator(".entry.counsellor .who")).to_contain_text("고침")
    console.page.get_by_role("button", name="거두기").click()
    console.dialog.get_by_role("button", name="거두기").click()
    expect(console.said("counsellor")).to_have_text(["거두어들인 말이에요"])
    expect(console.page.get_by_role("button", name="거두기")).to_have_count(0)


def test_a_draft_comes_back_after_an_edit_is_dropped(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.reply("먼저 한 말")
    expect(console.said("counsellor")).to_have_count(1)
    console.field.fill("쓰던 글")
    console.page.get_by_role("button", name="고치기").click()
    expect(console.field).to_have_value("먼저 한 말")
    console.page.keyboard.press("Escape")
    expect(console.field).to_have_value("쓰던 글")


def test_a_colleague_who_is_there_can_take_over(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.act("넘기기")
    expect(console.dialog.get_by_label("박솔")).to_be_disabled()
    console.dialog.get_by_label("이바다").check()
    console.dialog.get_by_role("button", name="넘기기").click()
    expect(console.page.locator(".talk-foot")).to_contain_text("이바다 님이 상담하고 있어요.")
    assert case.owner is desk.members["m2"]


def test_another_agency_is_named(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.act("넘기기")
    console.dialog.get_by_label("다른 기관을 안내하고 끝내기", exact=True).check()
    console.dialog.get_by_label("기관 이름과 연락처").fill("국민연금공단 1355")
    console.dialog.get_by_role("button", name="넘기기").click()
    expect(console.page.locator(".talk-foot")).to_contain_text("끝난 상담이에요.")
    assert case.outcome == "other_agency"


def test_it_ends_with_an_outcome_or_goes_back_to_the_assistant(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    console.act("끝내기")
    console.dialog.get_by_role("button", name="끝내기").click()
    expect(console.dialog.locator(".problem")).to_have_text("하나를 골라 주세요.")
    console.dialog.get_by_label("해결됐어요").check()
    console.dialog.get_by_role("button", name="끝내기").click()
    expect(console.page.locator(".talk-foot")).to_contain_text("끝난 상담이에요.")
    assert (case.mode, case.outcome) == ("closed", "resolved")
    other = desk.case("다른 분의 말", mode="waiting", reason="asked")
    console.claim(other)
    console.act("자동 안내로 돌려주기")
    expect(console.page.locator(".talk-foot")).to_contain_text("자동 안내가 답하고 있어요")
    assert other.mode == "assistant"


def test_what_was_understood_stands_beside(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="misunderstood")
    desk._gateway.run(case.talk.speak("assistant", canned.reply(canned.FOUND, canned.CARDS)))
    desk.understood(case, canned.found_state())
    console.open(case)
    panel = console.page.get_by_role("complementary", name="살펴보기")
    expect(panel).to_contain_text("자동 안내가 못 알아들었어요")
    expect(panel.locator(".facts")).to_contain_text("68세")
    expect(panel.locator(".summary")).to_contain_text("한 달 소득을 아직 몰라요.")
    panel.get_by_text("왜 맞나요").nth(1).click()
    expect(panel.locator("ul.matches")).to_contain_text("혼자 사는 어르신 맞아요")


def test_the_summary_follows_what_is_said_while_it_is_open(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="misunderstood")
    console.open(case)
    summary = console.page.locator("side-panel .summary")
    expect(summary).not_to_contain_text("한 달 소득을 아직 몰라요.")
    views = len(desk.audited)
    desk.understood(case, canned.found_state())
    expect(summary).to_contain_text("한 달 소득을 아직 몰라요.", timeout=1500)
    assert len(desk.audited) == views


def test_notes_and_labels_are_kept(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.open(case)
    console.page.get_by_label("새 메모").fill("서류를 다시 확인할 것")
    console.page.get_by_role("button", name="메모 남기기").click()
    expect(console.page.locator(".notes li")).to_contain_text("김하늘")
    console.page.get_by_label("새 라벨").fill("연금")
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".labels .chip")).to_have_text("연금")
    expect(console.rows()).to_contain_text("연금")
    console.page.get_by_role("button", name="라벨 연금 빼기").click()
    expect(console.page.locator(".labels .chip")).to_have_count(0)
    assert case.labels == []
    assert case.notes[0]["text"] == "서류를 다시 확인할 것"


def test_a_telephone_number_is_shown_for_a_reason_and_hidden_again(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    desk.callback(case)
    console.page.clock.install()
    console.open(case)
    expect(console.page.locator("side-panel")).not_to_contain_text("010-0000-1234")
    console.page.get_by_role("button", name="연락처 보기").click()
    console.dialog.get_by_role("button", name="연락처 보기").click()
    expect(console.dialog.locator(".problem")).to_have_text("까닭을 적어 주세요.")
    console.dialog.get_by_label("까닭").fill("회신하려고요")
    console.page.keyboard.press("Enter")
    expect(console.page.get_by_role("link", name="010-0000-1234")).to_be_focused()
    assert ("reveal", "회신하려고요") in desk.audited
    console.page.clock.run_for(61_000)
    expect(console.page.get_by_role("link", name="010-0000-1234")).to_have_count(0)


def test_a_call_back_is_settled_in_its_list(new_console: New, desk: FakeDesk) -> None:
    case = desk.case(ASKED)
    desk.callback(case)
    page = new_console(at="/console#/callbacks").page
    page.get_by_role("button", name="회신했어요").click()
    expect(page.locator(".callback .tag")).to_have_text("회신했어요")
    assert desk.callbacks["b1"]["status"] == "done"
    page.get_by_label("상태").select_option("open")
    expect(page.locator(".empty")).to_have_text("회신 요청이 없어요.")


def test_replies_are_made_changed_and_removed(new_console: New, desk: FakeDesk) -> None:
    console = new_console(at="/console#/canned")
    console.page.get_by_role("button", name="새로 만들기").click()
    console.dialog.get_by_label("제목").fill("감사 인사")
    console.dialog.get_by_label("글", exact=True).fill("고맙습니다, {상담원}이었어요.")
    console.dialog.get_by_role("button", name="저장").click()
    expect(console.page.locator(".cards > li")).to_have_count(3)
    console.page.get_by_role("button", name="감사 인사 지우기").click()
    console.dialog.get_by_role("button", name="지우기", exact=True).click()
    expect(console.page.locator(".cards > li")).to_have_count(2)
    assert len(desk.canned) == 2


def test_a_crisis_alarms_until_it_is_acknowledged(console: Console, desk: FakeDesk) -> None:
    expect(console.page.locator("alarm-banner")).to_be_hidden()
    expect(console.page.locator(".below")).to_contain_text("기다리는 분이 없어요")
    case = desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    alarm = console.page.get_by_role("alert")
    expect(alarm).to_contain_text("위기 대화예요: 자살 위험")
    assert console.page.title().startswith("(1) 위기!")
    alarm.get_by_role("button", name="확인했어요").click()
    expect(alarm).to_be_hidden()
    desk.says(case, "citizen", "아무도 없나요")
    expect(console.rows()).to_contain_text("아무도 없나요")
    expect(console.page.locator("alarm-banner")).to_be_hidden()
    console.open(case)
    panel = console.page.get_by_role("complementary", name="살펴보기")
    expect(panel.get_by_role("link", name="109")).to_have_attribute("href", "tel:109")


def test_an_alarm_sounds_and_notifies(new_console: New, desk: FakeDesk) -> None:
    console = new_console()
    console.page.evaluate("""() => {
        window.shown = []; window.tones = 0;
        window.Notification = class { static permission = "granted"; constructor(title) { window.shown.push(title); } close() {} };
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...at) { window.tones += 1; return start.apply(this, at); };
    }""")
    console.page.locator("main").click()
    desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    expect(console.page.get_by_role("alert")).to_contain_text("자살 위험")
    assert console.page.evaluate("window.shown") == ["위기 대화예요: 자살 위험"]
    until(console.page, lambda: console.page.evaluate("window.tones") >= 3)


def test_a_colleague_who_takes_a_crisis_ends_the_alarm(console: Console, desk: FakeDesk) -> None:
    case = desk.case("죽고 싶어요", mode="waiting", reason="crisis", crisis="suicide")
    expect(console.page.get_by_role("alert")).to_be_visible()
    desk.move(case, "counsellor", "m2")
    expect(console.page.locator("alarm-banner")).to_be_hidden()
    expect(console.rows()).to_have_count(0)


def test_new_words_of_ones_own_conversations_are_marked_until_seen(console: Console, desk: FakeDesk) -> None:
    mine = desk.case("첫말", mode="counsellor", owner=desk.members["m1"])
    other = desk.case("다른 첫말", mode="counsellor", owner=desk.members["m1"])
    console.page.get_by_role("button", name="내 상담").click()
    console.open(mine)
    console.open(other)
    expect(console.page.locator(".rows .unread")).to_have_count(0)
    desk.says(mine, "citizen", "새로 한 말")
    row = console.page.locator(f'.rows [data-id="{mine.id}"]')
    expect(row).to_contain_text("새 말")
    console.open(mine)
    expect(console.page.locator(".rows .unread")).to_have_count(0)


def test_the_citizens_unsent_words_are_seen(console: Console, desk: FakeDesk) -> None:
    case = desk.case(ASKED, mode="waiting", reason="asked")
    console.claim(case)
    desk.preview(case, "사실은 제가")
    expect(console.page.locator(".preview")).to_contain_text("사실은 제가")
    desk.says(case, "citizen", "사실은 제가 신청하려고요")
    expect(console.page.locator(".preview")).to_be_hidden()
    console.field.press_sequentially("네")
    until(console.page, lambda: desk.typed == [case.id])


def test_the_list_is_found_in_filtered_and_paged(console: Console, desk: FakeDesk) -> None:
    for number in range(60):
        desk.case(f"질문 {number}번이에요", channel="telegram" if number % 2 else "web", last_at=now())
    console.page.locator("[data-tab=assistant]").click()
    expect(console.rows()).to_have_count(50)
    console.page.locator(".below").scroll_into_view_if_needed()
    expect(console.rows()).to_have_count(60)
    console.page.get_by_label("말이나 번호로 찾기").fill("질문 17번")
    expect(console.rows()).to_have_count(1)
    console.page.get_by_label("말이나 번호로 찾기").fill("")
    console.page.get_by_role("button", name="거르기", exact=True).click()
    console.page.get_by_label("채널").select_option("telegram")
    expect(console.rows()).to_have_count(30)
    console.page.get_by_role("button", name="거르기 지우기").click()
    expect(console.rows()).to_have_count(50)
