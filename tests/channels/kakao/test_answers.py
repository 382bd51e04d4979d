"""Answers within what KakaoTalk takes: cards, lists, pages; no sentence is lost."""

from __future__ import annotations

from typing import Any

import pytest

from bot.message import Card, QuickReply, Reply
from tests.channels.conversations import LONG
from tests.channels.fakes import FakeRasa
from tests.channels.kakao.conftest import answering
from tests.channels.kakao.phone import Phone, components, labels, spoken, texts

BENEFIT = Card(
    "a", "기초연금", "eligible", "매달 드려요.", ({"text": "만 65세 이상", "met": True}, {"text": "소득이 적은 분", "met": None})
)


def card(number: int, **changed: Any) -> Card:
    return Card(f"id{number}", f"지원 {number}", "possible", "드려요.", **changed)


async def show(phone: Phone, rasa: FakeRasa, *replies: Reply) -> list[dict[str, Any]]:
    rasa.script = answering(*replies)
    await phone.say("알려 주세요")
    return components(phone.last)


async def test_a_benefit_is_a_card_with_its_telephone_and_its_web_page(greeted: Phone, rasa: FakeRasa) -> None:
    apply = {"online": "https://www.bokjiro.go.kr", "amount": "월 34만 원", "contact": [{"name": "보건복지상담센터", "phone": "129"}]}
    found = Card(BENEFIT.id, BENEFIT.name, BENEFIT.status, BENEFIT.summary, BENEFIT.why, apply=apply)
    _, shown = await show(greeted, rasa, Reply("있어요.", "있어요.", (found,)))
    assert shown["textCard"]["title"] == "기초연금"
    assert shown["textCard"]["description"].splitlines() == [
        "말씀하신 조건이 맞아요", "매달 드려요.", "금액: 월 34만 원", "✓ 만 65세 이상", "? 소득이 적은 분",
    ]  # fmt: skip
    assert [each.get("webLinkUrl") or each.get("phoneNumber") for each in shown["textCard"]["buttons"]] == [
        None, "https://www.bokjiro.go.kr", "129",
    ]  # fmt: skip


async def test_what_a_card_cannot_hold_is_left_for_a_question(greeted: Phone, rasa: FakeRasa) -> None:
    conditions = tuple({"text": f"{number}번째 조건 " + "가" * 60, "met": True} for number in range(9))
    found = Card("a", "가" * 80, "eligible", "나" * 900, conditions, apply={"online": "javascript:alert(1)", "contact": None})
    _, shown = await show(greeted, rasa, Reply("있어요.", "있어요.", (found,)))
    assert [each["action"] for each in shown["textCard"]["buttons"]] == ["message"]
    assert shown["textCard"]["buttons"][0]["messageText"] == f"{'가' * 80} 신청 방법 알려줘요"


async def test_several_benefits_are_a_list_that_is_asked_with_a_touch(greeted: Phone, rasa: FakeRasa) -> None:
    _, shown = await show(greeted, rasa, Reply("세 가지예요.", "", tuple(map(card, range(3)))))
    assert [each["title"] for each in shown["listCard"]["items"]] == ["지원 0", "지원 1", "지원 2"]
    assert shown["listCard"]["items"][0]["messageText"] == "지원 0에 대해 알려줘요"


async def test_more_benefits_than_a_list_takes_are_further_lists_and_none_is_left_out(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply("많아요.", "", tuple(map(card, range(17)))))
    found = await greeted.read_on()
    names = [each["title"] for part in found if "listCard" in part for each in part["listCard"]["items"]]
    assert names == [f"지원 {number}" for number in range(17)]


async def test_a_quick_reply_says_all_of_what_its_button_shortens(greeted: Phone, rasa: FakeRasa) -> None:
    words = "함께 사는 가족의 소득을 잘 모르겠어요"
    await show(greeted, rasa, Reply("얼마예요?", "", quick_replies=(QuickReply(words, words),)))
    (offer,) = greeted.last["template"]["quickReplies"]
    assert (offer["label"], offer["messageText"]) == ("함께 사는 가족의 소득을…", words)


async def test_no_more_quick_replies_than_kakao_takes(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply("고르세요.", "", quick_replies=tuple(QuickReply(str(n), str(n)) for n in range(15))))
    assert len(labels(greeted.last)) == 10


async def test_no_sentence_of_a_long_answer_is_lost(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply(LONG, LONG))
    assert len(components(greeted.last)) == 3
    assert " ".join(" ".join(texts(await greeted.read_on())).split()) == " ".join(LONG.split())


async def test_what_is_offered_with_the_rest_comes_with_the_last_page(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply(LONG, LONG, quick_replies=(QuickReply("네", "네"),)))
    assert labels(greeted.last) == ["더 보기"]
    await greeted.read_on()
    assert labels(greeted.last) == ["네"]


async def test_somebody_who_does_not_read_on_gets_the_next_answer(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply(LONG, LONG))
    rasa.script = answering(Reply("네.", "네."))
    assert spoken(await greeted.say("됐어요")) == "네."


@pytest.mark.parametrize(
    "place",
    [None, "x", {}, {"after": -1, "upto": 3, "page": 1}, {"after": 0, "upto": "9", "page": 1}, {"after": 0, "upto": 10**30, "page": 2}],
)
async def test_a_page_that_is_not_of_our_making_shows_what_is_new(greeted: Phone, place: Any) -> None:
    assert "새로 온 답이 없어요" in spoken(await greeted.say("더 보기", {"more": place}))


async def test_a_page_beyond_the_last_says_that_there_is_nothing(greeted: Phone) -> None:
    assert "새로 온 답이 없어요" in spoken(await greeted.say("더 보기", {"more": {"after": 0, "upto": 2, "page": 50}}))


async def test_signs_and_lines_stay_as_they_are(greeted: Phone, rasa: FakeRasa) -> None:
    await show(greeted, rasa, Reply("1 < 2 & <b>\n• 하나\n• 둘", ""))
    assert spoken(greeted.last) == "1 < 2 & <b>\n• 하나\n• 둘"
