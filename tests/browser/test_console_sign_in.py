"""Who may come in, how, and what happens when their time is over."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Console
from tests.browser.fake_console import PASSWORD, SECRET, TOTP, FakeDesk

New = Callable[..., Console]


def enter(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("아이디").fill(login)
    page.get_by_label("비밀번호").fill(password)
    page.keyboard.press("Enter")


def test_a_password_and_the_second_factor_lead_in(new_console: New, desk: FakeDesk) -> None:
    page = new_console(login="").page
    enter(page, "sol")
    code = page.get_by_label("인증 앱의 숫자 6자리")
    expect(code).to_be_focused()
    code.fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("숫자가 맞지 않아요. 지금 보이는 숫자를 적어 주세요.")
    code.fill(f"{TOTP[:3]} {TOTP[3:]}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation")).to_contain_text("상담")


def test_a_wrong_password_is_told_and_forgotten(new_console: New) -> None:
    console = new_console(login="")
    enter(console.page, "haneul", "틀린 비밀번호예요")
    expect(console.page.locator(".problem")).to_have_text("아이디나 비밀번호가 맞지 않아요.")
    expect(console.page.get_by_label("비밀번호")).to_have_value("")
    expect(console.page.get_by_label("비밀번호")).to_be_focused()
    assert sum("맞지 않아요" in line for line in console.heard()) == 1


def test_single_sign_on_is_offered_where_it_is_set_up(new_console: New, desk: FakeDesk) -> None:
    expect(new_console(login="").page.get_by_role("link", name="기관 계정으로 로그인")).to_have_count(0)
    desk.oidc = True
    link = new_console(login="").page.get_by_role("link", name="기관 계정으로 로그인")
    expect(link).to_have_attribute("href", "/api/v1/console/sign-in/oidc")


def test_who_comes_back_from_single_sign_on_unwanted_is_told(new_console: New) -> None:
    console = new_console(login="", at="/console#refused=not_permitted")
    expect(console.page.locator(".problem")).to_contain_text("이 계정으로는 로그인할 수 없어요.")
    assert "refused" not in console.page.url


def test_a_link_sets_a_password_and_stays_in_no_address(new_console: New) -> None:
    page = new_console(login="", at="/console#setup=invited").page
    page.get_by_label("새 비밀번호", exact=True).fill("짧다")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_contain_text("10자 이상")
    page.get_by_label("새 비밀번호", exact=True).fill(PASSWORD)
    page.get_by_label("새 비밀번호 한 번 더").fill(PASSWORD)
    assert "invited" not in page.url
    page.keyboard.press("Enter")
    expect(page.get_by_label("아이디")).to_have_value("haneul")


def test_the_first_link_also_asks_for_a_login_and_a_name(new_console: New) -> None:
    page = new_console(login="", at="/console#setup=first").page
    page.get_by_label("새 비밀번호", exact=True).fill(PASSWORD)
    page.get_by_label("새 비밀번호 한 번 더").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("아이디").fill("sori")
    page.get_by_label("이름(시민에게 보여요)").fill("윤소리")
    # The password was typed already, and is not asked for again.
    expect(page.get_by_label("새 비밀번호", exact=True)).to_have_value(PASSWORD)
    expect(page.get_by_label("새 비밀번호 한 번 더")).to_have_value(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("아이디")).to_have_value("sori")


def test_signing_out_leaves_nothing_that_was_written(console: Console, desk: FakeDesk) -> None:
    case = desk.case("기초연금이 궁금해요", mode="waiting", reason="asked")
    console.claim(case)
    console.field.fill("아직 보내지 않은 글")
    console.page.get_by_role("button", name="로그아웃").click()
    expect(console.page.get_by_label("아이디")).to_be_visible()
    assert "아직 보내지" not in console.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_a_session_that_ends_takes_no_draft_with_it(console: Console, desk: FakeDesk) -> None:
    case = desk.case("기초연금이 궁금해요", mode="waiting", reason="asked")
    console.claim(case)
    console.field.fill("길게 쓰던 답이에요")
    desk.sessions.clear()
    console.page.keyboard.press("Enter")
    expect(console.dialog).to_contain_text("다시 로그인해야 해요")
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("Escape")
    expect(console.dialog).to_be_visible()
    console.dialog.get_by_label("비밀번호").fill(PASSWORD)
    console.page.keyboard.press("Enter")
    expect(console.dialog).to_have_count(0)
    expect(console.said("counsellor")).to_have_text(["길게 쓰던 답이에요"])


def test_the_second_factor_is_enrolled_by_picture_or_by_letters(new_console: New, desk: FakeDesk) -> None:
    page = new_console(at="/console#/account").page
    page.get_by_role("button", name="켜기", exact=True).click()
    page.get_by_role("dialog").get_by_label("지금 비밀번호").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="인증 앱에 등록하는 QR 그림")).to_be_visible()
    expect(page.locator(".secret")).to_have_text(" ".join(SECRET[at : at + 4] for at in range(0, len(SECRET), 4)))
    page.get_by_label("숫자 6자리").fill(TOTP)
    page.keyboard.press("Enter")
    expect(page.locator("own-account")).to_contain_text("켜져 있어요. 로그인할 때")
    assert desk.members["m1"].totp


def test_an_administrator_invites_and_shuts_out(new_console: New, desk: FakeDesk) -> None:
    desk.members["m3"].totp = False
    page = new_console("sol", at="/console#/staff").page
    page.get_by_role("button", name="직원 부르기").click()
    page.get_by_role("dialog").get_by_label("아이디").fill("nara")
    page.get_by_role("dialog").get_by_label("이름(시민에게 보여요)").fill("한나라")
    page.keyboard.press("Enter")
    expect(page.get_by_label("초대 링크")).to_have_value("http://127.0.0.1/console#setup=invited")
    page.get_by_role("button", name="이바다 막기").click()
    page.get_by_role("dialog").get_by_role("button", name="막기", exact=True).click()
    expect(page.get_by_role("button", name="이바다 다시 열기")).to_be_visible()
    assert desk.members["m2"].disabled


def test_who_becomes_an_auditor_meanwhile_sees_no_conversation_any_more(new_console: New, desk: FakeDesk) -> None:
    page = new_console("haneul").page
    expect(page.get_by_role("navigation").get_by_role("link").first).to_have_text("상담")
    desk.members["m1"].role, desk.sockets_allowed = "auditor", False
    desk.cut()
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_text(["현황", "감사 기록", "내 계정"], timeout=10_000)
    expect(page.locator("counsel-desk")).to_have_count(0)
    asked: list[str] = []
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.wait_for_timeout(3000)
    assert asked == []


def test_an_auditor_sees_no_conversation(new_console: New, desk: FakeDesk) -> None:
    page = new_console("dal").page
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_text(["현황", "감사 기록", "내 계정"])
    assert desk.read == 0
