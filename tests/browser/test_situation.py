"""The panel "내 상황": what was understood, to read, correct and remove."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway


@pytest.fixture
def known(chat: Chat) -> Chat:
    chat.say("저희 어머니가 예순여덟이신데 혼자 사세요")
    expect(chat.page.locator("#situation")).to_contain_text("68세")
    return chat


def facts(gateway: FakeGateway, person: str) -> dict[str, object]:
    (talk,) = gateway.talks.values()
    return next(p["facts"] for p in talk.state["people"] if p["id"] == person)


def edit(chat: Chat, label: str) -> None:
    chat.page.get_by_role("button", name=f"{label} 고치기").first.click()


def save(chat: Chat) -> None:
    chat.page.get_by_role("button", name="저장").click()
    expect(chat.page.locator("fact-row form")).to_have_count(0)


def test_facts_stand_by_person_in_plain_words(known: Chat) -> None:
    people = known.page.locator("#situation section")
    expect(people.nth(0)).to_contain_text("어머니")
    expect(people.nth(0)).to_contain_text("40만 원")
    expect(people.nth(0)).to_contain_text("서울특별시 관악구")
    expect(people.nth(1)).to_contain_text("본인")
    expect(people.nth(1)).to_contain_text("7개월, 5살")


def test_what_is_said_twice_is_shown_once(known: Chat) -> None:
    expect(known.page.locator("#situation")).not_to_contain_text("함께 사는 사람 수")


def test_matches_and_what_is_received_already_are_listed(known: Chat) -> None:
    expect(known.page.locator(".matches li")).to_have_count(4)
    expect(known.page.locator("#situation section", has_text="이미 받고 있어요")).to_contain_text("교통비 지원")


def test_a_number_is_corrected(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "나이")
    known.page.get_by_role("textbox", name="나이").fill("69")
    known.page.keyboard.press("Enter")
    expect(known.page.locator("#situation")).to_contain_text("69세")
    assert facts(gateway, "mother")["age"] == 69
    assert "고치기" in known.page.evaluate("document.activeElement.textContent")
    assert any("나이를 고쳤어요." in line for line in known.heard())


def test_money_is_read_as_people_write_it(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "한 달 소득")
    known.page.get_by_role("textbox", name="한 달 소득").fill("1백50만")
    expect(known.page.locator("fact-row form")).to_contain_text("150만 원")
    save(known)
    assert facts(gateway, "mother")["monthly_income"] == 1_500_000


@pytest.mark.parametrize(
    ("written", "won"),
    [
        ("400000", 400_000),
        ("400,000원", 400_000),
        ("40만", 400_000),
        ("1억 2천만", 120_000_000),
        ("2.5만", 25_000),
        ("0", 0),
        ("만원쯤", None),
        ("", None),
    ],
)
def test_an_amount_is_read_or_refused(chat: Chat, written: str, won: int | None) -> None:
    assert chat.page.evaluate("async (text) => (await import('/static/facts.js')).wonFrom(text)", written) == won


def test_yes_becomes_no(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "혼자 사세요?")
    known.page.get_by_role("radio", name="아니요").check(force=True)
    save(known)
    assert facts(gateway, "mother")["lives_alone"] is False


def test_a_choice_is_changed(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "사는 집")
    known.page.get_by_role("combobox", name="사는 집").select_option("전세")
    save(known)
    assert facts(gateway, "mother")["housing"] == "jeonse"


def test_a_region_is_changed(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "사는 곳")
    known.page.get_by_label("시·도").select_option("부산광역시")
    known.page.get_by_label("시·군·구").fill("해운대구")
    save(known)
    assert facts(gateway, "mother")["region"] == {"sido": "부산광역시", "sigungu": "해운대구"}


def test_childrens_ages_keep_their_meaning(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "자녀 나이")
    known.page.get_by_role("button", name="자녀 더하기").click()
    known.page.keyboard.type("7~12")
    save(known)
    assert facts(gateway, "self")["child_ages_months"] == [7, [60, 71], [84, 155]]


def test_a_child_is_taken_off_the_list(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "자녀 나이")
    known.page.get_by_role("button", name="자녀 1 빼기").click()
    save(known)
    assert facts(gateway, "self")["child_ages_months"] == [[60, 71]]


def test_what_makes_no_sense_is_not_saved(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "나이")
    known.page.get_by_role("textbox", name="나이").fill("이백")
    known.page.keyboard.press("Enter")
    expect(known.page.locator("fact-row .problem")).to_have_text("0부터 130까지 숫자로 적어 주세요(세).")
    assert facts(gateway, "mother")["age"] == 68


def test_an_edit_that_does_not_reach_the_gateway_keeps_what_was_written(known: Chat) -> None:
    edit(known, "나이")
    known.page.get_by_role("textbox", name="나이").fill("69")
    known.page.context.set_offline(True)
    known.page.keyboard.press("Enter")
    expect(known.page.locator("fact-row .problem")).to_contain_text("연결할 수 없어요")
    expect(known.page.get_by_role("textbox", name="나이")).to_have_value("69")


def test_escape_leaves_a_form_without_saving(known: Chat) -> None:
    edit(known, "나이")
    known.page.get_by_role("textbox", name="나이").fill("99")
    known.page.keyboard.press("Escape")
    expect(known.page.locator("#situation")).to_contain_text("68세")
    expect(known.page.locator("fact-row form")).to_have_count(0)
    expect(known.page.locator("#situation")).to_be_visible()


def test_an_answer_that_comes_in_while_editing_does_not_disturb(known: Chat, gateway: FakeGateway) -> None:
    edit(known, "나이")
    known.page.get_by_role("textbox", name="나이").fill("69")
    gateway.interject("counsellor", "안녕하세요, 상담원이에요.")
    expect(known.bubbles("counsellor")).to_have_count(1)
    expect(known.page.get_by_role("textbox", name="나이")).to_have_value("69")
    expect(known.page.get_by_role("textbox", name="나이")).to_be_focused()


def test_a_removed_fact_can_be_brought_back(known: Chat, gateway: FakeGateway) -> None:
    known.page.get_by_role("button", name="한 달 소득 지우기").click()
    expect(known.page.locator(".undo")).to_contain_text("한 달 소득을 지웠어요.")
    assert "monthly_income" not in facts(gateway, "mother")
    known.page.get_by_role("button", name="되돌리기").click()
    expect(known.page.locator("#situation")).to_contain_text("40만 원")
    assert facts(gateway, "mother")["monthly_income"] == 400_000


def test_what_follows_from_other_facts_cannot_be_edited(known: Chat) -> None:
    expect(known.page.locator("fact-row", has_text="기준 중위소득 대비")).to_contain_text("계산했어요")
    expect(known.page.get_by_role("button", name="기준 중위소득 대비 고치기")).to_have_count(0)


def test_a_match_in_the_panel_asks_about_it(known: Chat) -> None:
    known.page.locator(".match", has_text="생계급여").click()
    expect(known.bubbles("citizen").last).to_have_text("생계급여에 대해 알려줘요")


def test_on_a_phone_the_panel_is_a_sheet_and_gives_the_focus_back(new_chat: Callable[..., Chat]) -> None:
    chat = new_chat(390, 844)
    expect(chat.page.locator("#situation")).to_be_hidden()
    chat.page.click("#situation-toggle")
    assert chat.focused() == "situation"
    assert chat.page.evaluate("document.getElementById('conversation').inert")
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#situation")).to_be_hidden()
    assert chat.focused() == "situation-toggle"
    assert not chat.page.evaluate("document.getElementById('conversation').inert")
