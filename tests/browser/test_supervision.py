"""The views of supervisors and auditors in a real Chromium: seen by axe, by keyboard, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import overflow, picture, violations
from tests.browser.supervision_page import NOTICE, SWITCH, Console, mount

Open = Callable[..., Page]
SIZES = {"wide": (1280, 900), "phone": (360, 740)}


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture
def view(browser: Browser, console: Console) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def opened(size: str = "wide", tag: str = "supervision-view", module: str = "supervision", **more: str) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ko-KR", timezone_id="America/New_York")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        mount(page, console, module, tag, **more)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()


def section(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def loaded(page: Page) -> None:
    """Every picture is there."""
    expect(page.locator("img[data-chart]")).to_have_count(7)
    for chart in page.locator("img[data-chart]").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_js_property("complete", True)
        assert chart.evaluate("image => image.naturalWidth") > 0
    page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["통계", "확인할 답", "멈춤", "긴급 안내"])
def test_nothing_is_wrong_for_axe_and_nothing_is_wider_than_the_screen(
    view: Open, console: Console, name: str, size: str, theme: str
) -> None:
    console.switches, console.notices = (
        [dict(SWITCH), {**SWITCH, "key": "assistant", "name": None, "text": "점검 중이에요."}],
        [dict(NOTICE)],
    )
    page = view(size, theme=theme)
    section(page, name)
    if name == "통계":
        loaded(page)
    expect(page.locator(".supervision h2").first).to_be_visible()
    expect(page.locator(".supervision li, .supervision table").first).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0
    picture(
        page,
        f"supervision-{ {'통계': 'figures', '확인할 답': 'held', '멈춤': 'switches', '긴급 안내': 'announcements'}[name] }-{size}-{theme}",
    )


def test_every_chart_has_its_table_beside_it(view: Open) -> None:
    page = view()
    loaded(page)
    assert page.locator(".chart img").count() == page.locator(".chart table").count() == 7
    assert page.get_by_role("img", name="상담원을 부른 까닭 그림. 값은 표에 있어요.").count() == 1
    expect(page.get_by_role("region", name="상담원을 부른 까닭 표")).to_contain_text("직접 요청")
    expect(page.locator(".tiles").first).to_contain_text("2분 34초")


def test_charts_follow_the_colours_of_the_page(view: Open) -> None:
    page = view()
    chart = page.locator("img[data-chart]").first
    expect(chart).to_have_attribute(
        "src",
        "/api/v1/console/charts/load.svg?theme=light&"
        + page.evaluate("new URLSearchParams([...new FormData(document.querySelector('form'))].filter(([, v]) => v)).toString()"),
    )
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert "theme=dark" in (chart.get_attribute("src") or "")


def test_a_period_and_a_channel_are_chosen_and_the_sheet_is_of_the_same(view: Open, console: Console) -> None:
    page = view()
    page.get_by_label("첫날").fill("2026-11-01")
    page.get_by_label("마지막 날").fill("2026-11-02")
    page.get_by_label("채널", exact=True).select_option("telegram")
    page.get_by_role("button", name="보기").click()
    chosen = {"from": "2026-11-01", "to": "2026-11-02", "channel": "telegram"}
    expect(page.get_by_role("link", name="날짜별 표")).to_have_attribute(
        "href", "/api/v1/console/figures.csv?of=days&from=2026-11-01&to=2026-11-02&channel=telegram"
    )
    assert console.calls[-1] == ("GET", "/figures", chosen)


def test_an_auditor_sees_figures_and_nothing_to_change(view: Open) -> None:
    page = view(role="auditor")
    loaded(page)
    assert page.locator(".tabs").count() == 0 and page.get_by_role("button").count() == 1


def test_an_answer_is_sent_as_it_is(view: Open, console: Console) -> None:
    page = view()
    section(page, "확인할 답")
    expect(page.locator(".held")).to_contain_text("기초연금 얼마 받아요?")
    page.get_by_role("button", name="그대로 보내기").click()
    expect(page.get_by_role("status").filter(has_text="답을 보냈어요.")).to_be_visible()
    expect(page.locator(".cards")).to_have_text("기다리는 답이 없어요.")
    assert console.calls[-1] == ("POST", "/held/h1/release", {})
    assert page.evaluate("document.activeElement.textContent") == "확인할 답"


def test_an_answer_is_edited_first_and_an_empty_one_is_not_sent(view: Open, console: Console) -> None:
    page = view()
    section(page, "확인할 답")
    page.get_by_role("button", name="고쳐서 보내기").click()
    text = page.get_by_label("시민에게 보낼 답")
    expect(text).to_be_focused()
    expect(text).to_have_value("기초연금은 매달 최대 34만 원쯤 드려요.\n129에 물어보세요.")
    text.fill(" ")
    page.get_by_role("button", name="고친 답 보내기").click()
    expect(page.get_by_text("보낼 답을 적어 주세요.")).to_be_visible()
    text.fill("매달 25일에 드려요.")
    page.get_by_role("button", name="고친 답 보내기").click()
    expect(page.locator(".cards")).to_have_text("기다리는 답이 없어요.")
    assert console.calls[-1] == ("POST", "/held/h1/release", {"text": "매달 25일에 드려요."})


def test_what_another_decided_first_is_told(view: Open, console: Console) -> None:
    page = view()
    section(page, "확인할 답")
    expect(page.locator(".held")).to_be_visible()
    console.refuse = {"detail": "다른 분이 먼저 처리했어요. 목록을 새로 고쳐 주세요."}
    console.held["items"] = []
    page.get_by_role("button", name="보내지 않고 상담원에게").click()
    expect(page.get_by_text("다른 분이 먼저 처리했어요.")).to_be_visible()
    expect(page.locator(".held")).to_have_count(0)


def test_a_benefit_is_found_and_switched_off_by_keyboard_and_on_again(view: Open, console: Console) -> None:
    page = view()
    section(page, "멈춤")
    page.get_by_label("혜택이나 주제 이름").fill("기초")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="기초연금")).to_be_checked()
    page.get_by_label("대신 할 말").fill("금액이 오늘 바뀌어요.")
    page.get_by_role("button", name="멈추기", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cards")).to_contain_text("기초연금 답하지 않기")
    assert console.calls[-1] == ("PUT", "/switches/benefit:basic_pension", {"kind": "off", "text": "금액이 오늘 바뀌어요."})
    page.get_by_role("button", name="기초연금 다시 켜기").click()
    expect(page.locator(".cards")).to_have_text("멈춘 것이 없어요.")
    assert console.calls[-1][:2] == ("DELETE", "/switches/benefit:basic_pension")


def test_without_a_choice_nothing_is_switched(view: Open, console: Console) -> None:
    page = view()
    section(page, "멈춤")
    page.get_by_label("혜택이나 주제 이름").fill("없는 것")
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_text("찾은 것이 없어요.")).to_be_visible()
    page.get_by_role("button", name="멈추기", exact=True).click()
    expect(page.get_by_text("무엇을 멈출지 골라 주세요.")).to_be_visible()
    assert [call for call in console.calls if call[0] == "PUT"] == []


def test_the_whole_assistant_is_switched_off_only_by_who_is_sure(view: Open, console: Console) -> None:
    page = view()
    section(page, "멈춤")
    page.get_by_text("자동 안내 전체").click()
    expect(page.get_by_label("혜택이나 주제 이름")).to_be_hidden()
    for answer in ("취소", "모두 멈추기"):
        page.get_by_role("button", name="멈추기", exact=True).click()
        dialog = page.get_by_role("dialog", name="자동 안내를 모두 멈출까요?")
        expect(dialog).to_be_visible()
        assert violations(page) == []
        assert [call for call in console.calls if call[0] == "PUT"] == []
        dialog.get_by_role("button", name=answer).click()
        expect(dialog).to_have_count(0)
    expect(page.locator(".cards")).to_contain_text("자동 안내 전체")
    assert console.calls[-1] == ("PUT", "/switches/assistant", {"kind": "off", "text": None})


def test_a_notice_is_told_in_korean_time_wherever_the_page_is_read(view: Open, console: Console) -> None:
    page = view()
    section(page, "긴급 안내")
    page.get_by_role("button", name="알리기").click()
    expect(page.get_by_text("안내할 말과 끝나는 때를 적어 주세요.")).to_be_visible()
    page.get_by_label("안내할 말").fill(NOTICE["text"])
    page.get_by_label("끝", exact=True).fill("2026-11-23T18:00")
    page.get_by_role("button", name="알리기").click()
    expect(page.locator(".cards")).to_contain_text("나가는 중")
    assert console.calls[-1] == (
        "POST",
        "/announcements",
        {"text": NOTICE["text"], "starts_at": None, "ends_at": "2026-11-23T18:00:00+09:00"},
    )
    expect(page.locator(".cards")).to_contain_text("오후 6:00")
    page.get_by_role("button", name="안내 거두기").click()
    expect(page.locator(".cards")).to_have_text("긴급 안내가 없어요.")


@pytest.mark.parametrize(("size", "theme"), [("wide", "light"), ("phone", "dark")])
def test_the_audit_log_is_read_page_by_page_and_searched(view: Open, size: str, theme: str) -> None:
    page = view(size, "audit-view", "audit", role="auditor", theme=theme)
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(50)
    assert violations(page) == [] and overflow(page) == 0
    picture(page, f"audit-{size}-{theme}")
    expect(rows.first).to_contain_text("90")
    page.get_by_role("button", name="앞선 기록").click()
    expect(rows).to_have_count(40)
    expect(page.get_by_role("button", name="앞선 기록")).to_be_hidden()
    expect(page.get_by_role("button", name="처음으로")).to_be_focused()
    # What is sought is sought in all of the log, from its newest row on.
    page.get_by_label("무엇을").select_option("switch")
    expect(rows).to_have_count(22)
    expect(rows.first).to_contain_text("87")
    page.get_by_role("searchbox", name="찾기").fill("nobody")
    expect(page.get_by_text("조건에 맞는 기록이 없어요.")).to_be_visible()
    page.get_by_role("searchbox", name="찾기").fill("system")
    page.get_by_label("무엇을").select_option("")
    expect(rows.first).to_contain_text("지움")
    expect(rows).to_have_count(23)
