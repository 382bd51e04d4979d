"""What comes back: cards, quick replies, a crisis, waiting, a person."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import canned
from tests.browser.conftest import Chat
from tests.browser.fake_gateway import FakeGateway


def found(chat: Chat) -> None:
    chat.say("저희 어머니가 예순여덟이신데 혼자 사세요")
    chat.answered(2)


def test_what_the_cards_say_is_not_said_beside_them_again(chat: Chat) -> None:
    found(chat)
    expect(chat.bubbles("assistant").last.locator("li")).to_have_count(0)
    expect(chat.bubbles("assistant").last).to_contain_text("4가지가 맞을 수 있어요")
    expect(chat.bubbles("assistant").last).to_contain_text(canned.ASKED)


def test_a_list_that_says_more_than_the_cards_is_kept(chat: Chat) -> None:
    kept = chat.page.evaluate(
        """async () => {
          const { messageElement } = await import("/static/message.js");
          const benefit = { name: "기초연금", summary: "매달 드려요.", status: null, why: [], missing: [], apply: {} };
          const text = "• 기초연금: 매달 드려요. 한 달에 최대 349,700원\\n• 신분증";
          return messageElement({ role: "assistant", seq: 1, text, benefits: [benefit] }).querySelectorAll("li").length;
        }"""
    )
    assert kept == 2


def test_a_card_says_its_status_in_words(chat: Chat) -> None:
    found(chat)
    cards = chat.page.locator("benefit-card")
    expect(cards.nth(0).locator(".badge")).to_have_text("확인이 더 필요해요")
    expect(cards.nth(1).locator(".badge")).to_have_text("말씀하신 조건이 맞아요")


def test_a_card_opens_why_how_documents_and_contact_one_at_a_time(chat: Chat) -> None:
    found(chat)
    card = chat.page.locator("benefit-card").first
    card.get_by_role("button", name="왜 맞나요").click()
    expect(card.get_by_text("만 65세 이상 맞아요")).to_be_visible()
    expect(card.get_by_text("아직 모르는 것: 한 달 소득")).to_be_visible()
    card.get_by_role("button", name="문의").click()
    expect(card.get_by_text("만 65세 이상 맞아요")).to_be_hidden()
    expect(card.locator("a[href='tel:1355']")).to_be_visible()
    card.get_by_role("button", name="필요한 서류").click()
    expect(card.get_by_text("통장 사본")).to_be_visible()
    card.get_by_role("button", name="어떻게 신청").click()
    expect(card.get_by_role("link", name="인터넷으로 신청하기")).to_have_attribute("href", "https://www.bokjiro.go.kr")


def test_a_card_names_its_agency_and_the_day_it_was_checked(chat: Chat) -> None:
    found(chat)
    source = chat.page.locator(".card-source").first
    expect(source).to_contain_text("보건복지부 · 2026년 6월 12일 확인")
    expect(source).to_contain_text("결정은 기관이 해요")


def test_a_cards_button_asks_in_a_natural_sentence(chat: Chat) -> None:
    found(chat)
    chat.page.locator("benefit-card").first.get_by_role("button", name="신청 방법 물어보기").click()
    expect(chat.bubbles("citizen").last).to_have_text("기초연금 신청 방법 알려줘요")


def test_the_particle_fits_the_name_of_the_benefit(chat: Chat) -> None:
    found(chat)
    chat.page.locator("benefit-card").nth(1).get_by_role("button", name="이미 받고 있어요").click()
    expect(chat.bubbles("citizen").last).to_have_text("노인맞춤돌봄서비스는 이미 받고 있어요")


def test_more_than_three_cards_wait_behind_a_button(chat: Chat) -> None:
    found(chat)
    expect(chat.page.locator("benefit-card:visible")).to_have_count(3)
    chat.page.get_by_role("button", name="혜택 1가지 더 보기").click()
    expect(chat.page.locator("benefit-card:visible")).to_have_count(4)


def test_only_the_newest_message_offers_quick_replies(chat: Chat) -> None:
    expect(chat.page.locator(".quick-replies button")).to_have_count(2)
    found(chat)
    expect(chat.page.locator(".quick-replies button")).to_have_text(canned.OPTIONS)


def test_the_question_stands_again_beside_the_quick_replies_that_answer_it(chat: Chat) -> None:
    found(chat)
    expect(chat.page.locator(".quick-replies .asked")).to_have_text(canned.ASKED)


def test_a_quick_reply_is_sent_as_the_citizens_words(chat: Chat) -> None:
    found(chat)
    chat.page.get_by_role("button", name="50만 원쯤이요").first.click()
    expect(chat.bubbles("citizen").last).to_have_text("50만 원쯤이요")
    expect(chat.page.locator(".quick-replies")).to_have_count(0)


def test_a_crisis_answer_leads_with_the_number_to_call(chat: Chat) -> None:
    chat.say("죽고 싶어요")
    crisis = chat.page.locator(".message.crisis")
    expect(crisis.locator(".call").first).to_have_attribute("href", "tel:109")
    expect(crisis.locator(".call").first).to_contain_text("자살예방 상담전화")
    expect(crisis.locator(".call").first).to_be_in_viewport()
    assert (crisis.locator(".call").first.bounding_box() or {})["height"] >= 64


def test_after_a_crisis_answer_nothing_more_is_waited_for(chat: Chat) -> None:
    chat.say("죽고 싶어요")
    expect(chat.page.locator(".message.crisis")).to_have_count(1)
    expect(chat.page.locator(".typing")).to_have_count(0)


def test_a_crisis_marks_its_own_answer_only(chat: Chat) -> None:
    chat.say("죽고 싶어요")
    expect(chat.page.locator(".message.crisis")).to_have_count(1)
    chat.say("지금은 안전해요")
    chat.answered(3)
    expect(chat.page.locator(".message.crisis")).to_have_count(1)


def test_numbers_in_a_sentence_can_be_called_and_amounts_cannot(chat: Chat) -> None:
    numbers = chat.page.evaluate(
        """async () => {
          const { phoneNumbers } = await import("/static/phone.js");
          const text = "129, 110이나 1577-1389, 02-120-1234로. 월 129만 원, 1,355,000원, 120명, 제112조, 129세, 2026-11-23, 1352개월";
          return phoneNumbers(text).map(({ number }) => number);
        }"""
    )
    assert numbers == ["129", "110", "1577-1389", "02-120-1234"]


def test_while_an_answer_is_looked_for_the_page_says_so(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("천천히 알아봐 주세요")
    expect(chat.page.locator(".typing")).to_have_text("답을 찾고 있어요")
    gateway.release()
    chat.answered(2)
    expect(chat.page.locator(".typing")).to_have_count(0)


def test_after_ten_seconds_the_page_says_that_it_takes_longer(chat: Chat, gateway: FakeGateway) -> None:
    chat.page.clock.install()
    chat.say("천천히 알아봐 주세요")
    # The bubble is there before the gateway has it. The ten seconds are counted from its last word: that it has it, and looks.
    expect(chat.page.locator(".message.citizen:not(.pending)")).to_have_count(1)
    expect(chat.page.locator(".typing")).to_have_count(1)
    chat.page.clock.run_for(8000)
    expect(chat.page.locator(".slow")).to_have_count(0)
    chat.page.clock.run_for(4000)
    expect(chat.page.locator(".slow")).to_contain_text("129")
    gateway.release()
    chat.answered(2)
    expect(chat.page.locator(".slow")).to_have_count(0)


def test_a_late_answer_comes_after_its_notice(chat: Chat, gateway: FakeGateway) -> None:
    chat.say("늦게 와도 돼요")
    chat.answered(2)
    gateway.release()
    chat.answered(3)
    expect(chat.bubbles("assistant").nth(1)).to_have_text(canned.NOTICE)


def test_the_button_for_a_person_brings_the_numbers_to_call(chat: Chat) -> None:
    chat.page.click("#handover")
    chat.answered(2)
    expect(chat.bubbles("assistant").last.locator("a[href='tel:129']")).to_be_visible()


def test_text_of_others_is_never_markup(chat: Chat, gateway: FakeGateway) -> None:
    gateway.interject("assistant", "<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/a")
    chat.answered(2)
    expect(chat.bubbles("assistant").last).to_contain_text("<img src=x onerror=alert(1)>")
    expect(chat.bubbles("assistant").last.locator("a")).to_have_count(1)
    expect(chat.bubbles("assistant").last.locator("img")).to_have_count(0)
