"""KakaoTalk: who may ask, what is answered within its limits and its five seconds, what comes later; nothing is said twice or lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection, text, update

from bot.message import Card, QuickReply, Reply
from channels.clock import iso
from channels.events import MESSAGE, STATE, Draft, append
from channels.events import spoken as drafted
from channels.kakao.callbacks import is_kakaos
from channels.kakao.routes import PATH
from channels.schema import conversation
from tests.channels.conftest import Desk, Running
from tests.channels.conversations import CONVERSATIONS, LONG, Conversation, engine
from tests.channels.fakes import APOLOGY, FIRST_AID, NOW, WELCOME, FakeRasa, down, usual
from tests.channels.kakao_phone import CALLBACK, SECRET, Phone, components, labels, payload, spoken, texts
from tests.channels.kakao_schema import check

ON = {"kakao_secret": SECRET}


@pytest.fixture
async def phone(running: Running, rasa: FakeRasa) -> AsyncIterator[Phone]:
    async with running(rasa, **ON) as desk:
        yield Phone(desk)


@pytest.fixture
async def greeted(phone: Phone) -> Phone:
    await phone.greet()
    return phone


@pytest.fixture
async def hasty(running: Running, rasa: FakeRasa) -> AsyncIterator[Phone]:
    """Kakao loses its patience at once."""
    async with running(rasa, kakao_wait_s=0.05, **ON) as desk:
        yield Phone(desk)


def answering(*replies: Reply) -> Callable[[dict[str, Any]], Any]:
    def script(question: dict[str, Any]) -> Any:
        found = usual(question)
        return [{**found[0], "custom": {**found[0]["custom"], "replies": [reply.to_dict() for reply in replies]}}]

    return script


async def conversation_of(phone: Phone) -> str:
    """The only conversation there is."""
    found = await phone.desk.gateway.store.run(lambda c: c.execute(text("SELECT id FROM conversation")).scalars().all())
    assert len(found) == 1
    return str(found[0])


async def delivered(phone: Phone) -> tuple[int, int]:
    """How far the person has read, and how far the log goes."""
    query = (
        "SELECT delivered_seq, last_seq FROM binding JOIN conversation ON conversation.id = conversation_id WHERE binding.channel = 'kakao'"
    )
    return tuple(await phone.desk.gateway.store.run(lambda c: c.execute(text(query)).one()))


async def write(phone: Phone, *messages: dict[str, Any], mode: str | None = None, role: str = "counsellor") -> None:
    """What somebody else writes into the log, such as a counsellor."""
    conversation_id = await conversation_of(phone)

    def store(connection: Connection) -> None:
        row = connection.execute(conversation.select()).one()
        drafts = [_draft(role, message) for message in messages]
        if mode:
            drafts.append(Draft(STATE, {**json.loads(row.state), "mode": mode}))
        events = append(connection, conversation_id, row.last_seq, drafts)
        changed = {"last_seq": events[-1].seq} | ({"mode": mode, "state": events[-1].payload} if mode else {})
        connection.execute(update(conversation).values(changed))

    await phone.desk.gateway.store.run(store)


def _draft(role: str, message: dict[str, Any]) -> Draft:
    draft = drafted(role, {"speech": "", "benefits": (), "quick_replies": (), **message}, iso(NOW))
    return Draft(MESSAGE, {**draft.content, **message})


# Who may ask


async def test_without_a_secret_there_is_no_such_address(desk: Desk) -> None:
    response = await Phone(desk).send(payload("안녕하세요"))
    assert response.status_code == 404


@pytest.mark.parametrize("shown", ["", "wrong", f"{SECRET} ", "비밀".encode()])
async def test_a_wrong_secret_is_refused(phone: Phone, shown: str | bytes) -> None:
    response = await phone.send(payload("안녕하세요"), Authorization=shown)
    assert response.status_code == 401
    assert await phone.desk.gateway.store.run(lambda c: c.execute(text("SELECT count(*) FROM binding")).scalar()) == 0


async def test_the_secret_may_come_as_a_bearer_or_in_a_header_of_ones_own(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, kakao_header="X-Skill-Key", **ON) as desk:
        assert (await Phone(desk).send(payload("안녕하세요"))).status_code == 401
        assert (await Phone(desk).send(payload("안녕하세요"), **{"X-Skill-Key": SECRET})).status_code == 200
        assert (await Phone(desk).send(payload("안녕하세요"), **{"X-Skill-Key": f"Bearer {SECRET}"})).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 400), (b"[" * 20_000, 400), (b"[]", 422), (b'{"userRequest": {"utterance": "x"}}', 422), (b"null", 422)]
)
async def test_what_is_no_payload_is_refused(phone: Phone, body: bytes, status: int) -> None:
    response = await phone.desk.client.post(PATH, content=body, headers={"Authorization": SECRET})
    assert response.status_code == status


async def test_broken_letters_cost_nobody_their_message(phone: Phone) -> None:
    raw = json.dumps(payload("반가워요 BROKEN")).replace("BROKEN", "\\ud83d")
    response = await phone.desk.client.post(PATH, content=raw.encode(), headers={"Authorization": SECRET})
    assert "반가워요 \ufffd" in spoken(response.json())


async def test_the_store_knows_nobody_by_their_kakao_id(phone: Phone) -> None:
    await phone.say("안녕하세요")
    stored = await phone.desk.gateway.store.run(lambda c: str(c.execute(text("SELECT * FROM binding")).all()))
    assert "invented-key-1" not in stored


# Conversations


@pytest.mark.parametrize("held", CONVERSATIONS, ids=lambda found: found.name)
async def test_kakaotalk_holds_the_conversation(held: Conversation, greeted: Phone, rasa: FakeRasa) -> None:
    rasa.script = engine
    offered: list[str] = []
    for exchange in held.exchanges:
        if exchange.presses:
            label = next(each["label"] for each in greeted.last["template"]["quickReplies"] if each["messageText"] == exchange.says)
            assert label in offered
            await greeted.press(label)
        else:
            await greeted.say(exchange.says)
        found = await greeted.read_on()
        assert " ".join(" ".join(texts(found)).split()) == " ".join(" ".join(exchange.answers).split())
        offered = labels(greeted.last)
        assert tuple(offered) == exchange.buttons
        assert tuple(each["textCard"]["title"] for each in found if "textCard" in each) in (exchange.benefits, ("지금 바로 전화하세요",))


async def test_the_first_words_are_answered_after_a_greeting(phone: Phone) -> None:
    await phone.say("안녕하세요")
    assert spoken(phone.last) == f"{WELCOME}\n\n1: 안녕하세요"


async def test_somebody_who_comes_back_goes_on(greeted: Phone) -> None:
    await greeted.say("혼자 살아요")
    greeted.later()
    assert "다시 오셨네요" in spoken(await greeted.greet())
    assert spoken(await greeted.say("월세예요")) == "2: 월세예요"


async def test_two_people_have_two_conversations(phone: Phone) -> None:
    await phone.say("혼자 살아요")
    assert spoken(await Phone(phone.desk, "invented-key-2").say("월세예요")).endswith("1: 월세예요")


async def test_a_picture_is_answered_with_what_can_be_done(greeted: Phone) -> None:
    content = payload("https://talk.kakaocdn.net/dn/invented/i_1.jpg")
    content["userRequest"]["params"]["media"] = {"type": "image", "url": "https://talk.kakaocdn.net/dn/invented/i_1.jpg"}
    assert "글로 적어" in spoken(await greeted.ask(content))
    assert await greeted.desk.gateway.conversations.read(await conversation_of(greeted), 2) == ()


async def test_a_message_that_is_too_long_is_answered_with_what_to_do(greeted: Phone) -> None:
    assert "나누어서" in spoken(await greeted.say("가" * 2001))


async def test_an_empty_message_is_answered_with_what_to_do(greeted: Phone) -> None:
    assert "적어 주세요" in spoken(await greeted.say("  "))


async def test_who_asks_too_often_is_told_when_to_come_back(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, messages_per_minute=1, **ON) as desk:
        await Phone(desk).say("하나")
        assert "초 뒤에" in spoken(await Phone(desk).say("둘"))


# Within the limits


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


# Danger


async def test_a_danger_is_answered_at_once_with_numbers_to_touch(phone: Phone, rasa: FakeRasa) -> None:
    rasa.gate.clear()
    phone.callback = CALLBACK
    found = components(await phone.say("죽고 싶어요"))
    assert texts(found) == [f"{FIRST_AID} (suicide)"]
    assert [each["phoneNumber"] for each in found[-1]["textCard"]["buttons"]] == ["109"]
    rasa.gate.set()


async def test_a_danger_comes_before_everything_that_is_waiting(greeted: Phone) -> None:
    await write(greeted, {"text": LONG})
    assert texts(components(await greeted.say("죽고 싶어요"))) == [f"{FIRST_AID} (suicide)"]
    assert spoken(await greeted.say("새 답 보기")).startswith("[상담원] 1.")


# Slow answers


def kakao(status: int = 200, answer: Any = None) -> tuple[httpx2.MockTransport, list[tuple[str, Any]]]:
    posted: list[tuple[str, Any]] = []

    def take(request: httpx2.Request) -> httpx2.Response:
        posted.append((str(request.url), json.loads(request.content)))
        return httpx2.Response(
            status, json={"taskId": "t", "status": "SUCCESS", "message": "", "timestamp": 1} if answer is None else answer
        )

    return httpx2.MockTransport(take), posted


async def test_a_slow_answer_comes_by_the_callback_once(hasty: Phone, rasa: FakeRasa) -> None:
    transport, posted = kakao()
    callbacks = hasty.with_callbacks(transport)
    await hasty.greet()
    rasa.gate.clear()
    hasty.callback = CALLBACK
    first = await hasty.say("혼자 살아요")
    again = await hasty.say("혼자 살아요")
    assert first == again == {"version": "2.0", "useCallback": True, "data": {"text": "답을 찾고 있어요. 잠시만 기다려 주세요."}}
    rasa.gate.set()
    await callbacks.idle()
    ((url, content),) = posted
    assert (url, spoken(check(content))) == (CALLBACK, "1: 혼자 살아요")
    assert len(rasa.questions) == 1
    assert len(set(await delivered(hasty))) == 1


async def test_an_answer_that_is_there_in_time_needs_no_callback(greeted: Phone) -> None:
    transport, posted = kakao()
    greeted.with_callbacks(transport)
    greeted.callback = CALLBACK
    assert spoken(await greeted.say("혼자 살아요")) == "1: 혼자 살아요"
    assert posted == []


@pytest.mark.parametrize("failed", [(500, None), (200, {"status": "FAIL"}), (200, "no mapping"), (403, {"status": "ERROR"})])
async def test_an_answer_that_the_callback_did_not_take_is_read_with_the_next(
    hasty: Phone, rasa: FakeRasa, failed: tuple[int, Any]
) -> None:
    transport, posted = kakao(*failed)
    callbacks = hasty.with_callbacks(transport)
    await hasty.greet()
    rasa.gate.clear()
    hasty.callback = CALLBACK
    await hasty.say("혼자 살아요")
    rasa.gate.set()
    await callbacks.idle()
    assert len(posted) == 1
    hasty.callback = None
    assert spoken(await hasty.say("새 답 보기")) == "1: 혼자 살아요"


async def test_without_a_callback_the_answer_is_asked_for(hasty: Phone, rasa: FakeRasa) -> None:
    await hasty.greet()
    rasa.gate.clear()
    assert "조금 더 걸려요" in spoken(await hasty.say("혼자 살아요"))
    assert labels(hasty.last) == ["새 답 보기"]
    rasa.gate.set()
    await hasty.desk.gateway.runner.idle()
    assert spoken(await hasty.press("새 답 보기")) == "1: 혼자 살아요"
    assert labels(hasty.last) == []


async def test_the_notice_that_it_takes_longer_is_not_read_beside_the_answer(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, kakao_wait_s=0.01, answer_wait_s=0.01, **ON) as desk:
        phone = Phone(desk)
        await phone.greet()
        rasa.gate.clear()
        await phone.say("혼자 살아요")
        with desk.gateway.followers.following(await conversation_of(phone)) as follower:
            while not any(APOLOGY in each.payload for each in await desk.gateway.conversations.read(await conversation_of(phone), 2)):
                follower.news.clear()
                await asyncio.wait_for(follower.news.wait(), 5)
        assert spoken(await phone.say("새 답 보기")).startswith("답을 찾는 데")
        rasa.gate.set()
        await desk.gateway.runner.idle()
        assert spoken(await phone.say("답 보기")) == "1: 혼자 살아요"


async def test_nobody_makes_us_call_another_address_than_kakaos(hasty: Phone, rasa: FakeRasa) -> None:
    transport, posted = kakao()
    hasty.with_callbacks(transport)
    rasa.gate.clear()
    hasty.callback = "https://bot-api.kakao.com.evil.example/x"
    assert "useCallback" not in await hasty.say("혼자 살아요")
    rasa.gate.set()
    assert posted == []


@pytest.mark.parametrize(
    "url",
    [
        None, "", "http://bot-api.kakao.com/x", "https://kakao.com.evil.example/", "https://evilkakao.com/x", "https://169.254.169.254/",
        "https://user@bot-api.kakao.com/x", "https://bot-api.kakao.com:22/x", "https://[::1/x", "file:///etc/passwd", "https://bot-api.kakao.com:x/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_kakaos_is_told(url: str | None) -> None:
    assert not is_kakaos(url)


def test_kakaos_address_is_known() -> None:
    assert is_kakaos(CALLBACK)


async def test_an_answer_given_up_is_an_apology(greeted: Phone, rasa: FakeRasa) -> None:
    rasa.script = lambda question: [{"custom": "nonsense"}]
    assert spoken(await greeted.say("혼자 살아요")) == APOLOGY


async def test_an_engine_that_is_down_costs_nobody_their_message(hasty: Phone, rasa: FakeRasa) -> None:
    await hasty.greet()
    rasa.script = lambda question: down()
    assert "조금 더 걸려요" in spoken(await hasty.say("혼자 살아요"))
    rasa.script = lambda question: None
    await hasty.desk.gateway.runner.idle()
    assert spoken(await hasty.say("새 답 보기")) == "1: 혼자 살아요"


# Again


async def test_a_request_that_is_repeated_is_answered_once_and_the_same(greeted: Phone, rasa: FakeRasa) -> None:
    first = await greeted.say("혼자 살아요")
    assert await greeted.say("혼자 살아요") == first
    assert len(rasa.questions) == 1


async def test_the_same_request_twice_at_once_is_one_message(greeted: Phone, rasa: FakeRasa) -> None:
    found = await asyncio.gather(*(Phone(greeted.desk).say("혼자 살아요") for _ in range(5)))
    assert [spoken(each) for each in found] == ["1: 혼자 살아요"] * 5
    assert len(rasa.questions) == 1


async def test_the_same_words_later_are_a_new_message(phone: Phone) -> None:
    await phone.say("네")
    phone.later()
    assert spoken(await phone.say("네")) == "2: 네"


async def test_the_same_words_after_others_are_a_new_message(greeted: Phone) -> None:
    await greeted.say("네")
    await greeted.say("아니요")
    assert spoken(await greeted.say("네")) == "3: 네"


async def test_a_request_with_a_callback_is_known_again_however_late(greeted: Phone, rasa: FakeRasa) -> None:
    greeted.callback = CALLBACK
    await greeted.say("네")
    greeted.callback = CALLBACK + "2"
    await greeted.say("네")
    greeted.callback = CALLBACK
    assert spoken(await greeted.say("네")).startswith("1: 네")
    assert len(rasa.questions) == 2


async def test_news_that_are_asked_for_twice_at_once_are_there_twice(greeted: Phone) -> None:
    await write(greeted, {"text": "서류를 보내 주세요."})
    assert spoken(await greeted.say("새 답 보기")) == spoken(await greeted.say("새 답 보기")) == "[상담원] 서류를 보내 주세요."
    await write(greeted, {"text": "기다릴게요."})
    assert spoken(await greeted.say("새 답 보기")) == "[상담원] 서류를 보내 주세요.\n\n[상담원] 기다릴게요."
    greeted.later()
    assert "새로 온 답이 없어요" in spoken(await greeted.say("새 답 보기"))


async def test_a_code_that_is_asked_for_twice_at_once_is_one_code(greeted: Phone) -> None:
    first = await greeted.say("다른 기기에서 이어하기")
    assert await greeted.say("다른 기기에서 이어하기") == first
    greeted.later()
    assert await greeted.say("다른 기기에서 이어하기") != first


async def test_a_code_that_is_sent_twice_at_once_is_right_both_times(greeted: Phone) -> None:
    code = (await (await greeted.desk.begin()).call("POST", "/link")).json()["code"]
    assert "이어 갈게요" in spoken(await greeted.say(f"이어하기 {code}"))
    assert "이어 갈게요" in spoken(await greeted.say(f"이어하기 {code}"))


# A person


async def test_where_a_person_comes_in_it_is_said_how_their_answer_is_seen(greeted: Phone) -> None:
    await write(greeted, {"text": "상담원을 기다리고 계세요."}, mode="waiting", role="system")
    said = spoken(await greeted.say("혼자 살아요"))
    assert said.startswith("[알림] 상담원을 기다리고 계세요.\n\n1: 혼자 살아요")
    assert "저절로 뜨지 않아요" in said
    assert labels(greeted.last) == ["새 답 보기", "다른 기기에서 이어하기"]
    assert "저절로 뜨지 않아요" not in spoken(await greeted.say("월세예요"))


async def test_a_counsellors_words_are_read_when_asked_for(greeted: Phone) -> None:
    await write(greeted, {"text": "안녕하세요. 상담원이에요."}, mode="counsellor")
    assert spoken(await greeted.say("새 답 보기")).startswith("[상담원] 안녕하세요. 상담원이에요.")
    await write(greeted, {"text": "서류를 보내 주세요."})
    greeted.later()
    assert spoken(await greeted.press("새 답 보기")) == "[상담원] 서류를 보내 주세요."


async def test_a_counsellors_words_come_with_the_next_answer_in_order(greeted: Phone) -> None:
    await write(greeted, {"text": "하나"}, {"text": "둘"})
    assert spoken(await greeted.say("네")) == "[상담원] 하나\n\n[상담원] 둘\n\n1: 네"


async def test_words_to_a_counsellor_are_passed_on_without_waiting_for_the_engine(greeted: Phone, rasa: FakeRasa) -> None:
    await write(greeted, {"text": "네, 말씀하세요."}, mode="counsellor")
    await greeted.say("새 답 보기")
    rasa.gate.clear()
    assert "상담원에게 전해 드렸어요" in spoken(await greeted.say("월세예요"))
    assert labels(greeted.last) == ["새 답 보기", "다른 기기에서 이어하기"]
    rasa.gate.set()


async def test_a_counsellor_is_called_by_name(greeted: Phone) -> None:
    await write(greeted, {"text": "네, 말씀하세요.", "by": {"id": "1", "name": "김가상"}})
    assert spoken(await greeted.say("새 답 보기")) == "[김가상 상담원] 네, 말씀하세요."


@pytest.mark.parametrize(("says", "told"), [("월세예요", "전해 드렸어요"), ("새 답 보기", "아직 새로 온 답이 없어요")])
async def test_with_a_callback_a_counsellors_words_arrive_by_themselves(greeted: Phone, rasa: FakeRasa, says: str, told: str) -> None:
    transport, posted = kakao()
    callbacks = greeted.with_callbacks(transport)
    await write(greeted, {"text": "네, 말씀하세요."}, mode="counsellor")
    await greeted.say("새 답 보기")
    greeted.later()
    rasa.gate.clear()
    greeted.callback = CALLBACK
    answer = await greeted.say(says)
    assert answer["useCallback"] and told in answer["data"]["text"]
    assert posted == []
    await write(greeted, {"text": "서류를 보내 주세요."})
    greeted.desk.gateway.followers.wake(await conversation_of(greeted))
    await callbacks.idle()
    ((_, content),) = posted
    assert spoken(check(content)) == "[상담원] 서류를 보내 주세요."
    greeted.callback = None
    greeted.later()
    assert "아직 새로 온 답이 없어요" in spoken(await greeted.say("새 답 보기"))


async def test_where_no_word_comes_in_a_minute_that_is_said(greeted: Phone, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.kakao.skill.VALID_S", 8.0)
    transport, posted = kakao()
    callbacks = greeted.with_callbacks(transport)
    await write(greeted, {"text": "네, 말씀하세요."}, mode="counsellor")
    await greeted.say("새 답 보기")
    rasa.gate.clear()
    greeted.callback = CALLBACK
    await greeted.say("월세예요")
    await callbacks.idle()
    ((_, content),) = posted
    assert "'새 답 보기'를 눌러" in spoken(check(content))


async def test_a_counsellors_words_changed_before_they_were_read_are_read_once(greeted: Phone) -> None:
    await write(greeted, {"id": "m", "text": "구비 서유"}, {"id": "m", "text": "구비 서류", "replaces": 3}, {"id": "n", "text": "x"})
    await write(greeted, {"id": "n", "text": "", "replaces": 5, "withdrawn": True})
    assert spoken(await greeted.say("새 답 보기")) == "[상담원] 구비 서류"


async def test_a_counsellors_words_changed_after_they_were_read_are_said_to_be_changed(greeted: Phone) -> None:
    await write(greeted, {"id": "m", "text": "구비 서유"})
    await greeted.say("새 답 보기")
    await write(greeted, {"id": "m", "text": "구비 서류", "replaces": 3})
    assert spoken(await greeted.say("네")).startswith("[상담원이 고쳐 쓴 말] 구비 서류")
    await write(greeted, {"id": "m", "text": "", "replaces": 3, "withdrawn": True})
    assert spoken(await greeted.say("아니요")).startswith("상담원이 앞서 한 말 하나를 거두었어요.")


async def test_many_words_that_were_waiting_are_all_read(greeted: Phone) -> None:
    said = [f"{number}. " + "말씀드릴 것이 있어요. " * 30 for number in range(12)]
    await write(greeted, *({"text": each} for each in said))
    await greeted.say("새 답 보기")
    found = " ".join(" ".join(texts(await greeted.read_on())).split())
    assert found == " ".join(" ".join(f"[상담원] {each}" for each in said).split())


async def test_words_of_which_nothing_was_shown_are_not_taken_for_read(greeted: Phone) -> None:
    said = [f"{number}번째. " + "말씀드릴 것이 있어요. " * 40 for number in range(12)]
    await write(greeted, *({"text": each} for each in said))
    shown = spoken(await greeted.say("새 답 보기")) + spoken(await greeted.say("그렇군요"))
    while "더 보기" in labels(greeted.last):
        shown += spoken(await greeted.press("더 보기"))
    assert all(f"[상담원] {number}번째." in shown for number in range(12))
    assert "1: 그렇군요" in shown


# Going on elsewhere, and erasing


async def test_a_code_and_a_link_lead_to_the_web_page(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, public_url="https://any.example.kr/", **ON) as desk:
        phone = Phone(desk)
        await phone.say("한부모예요")
        (shown,) = components(await phone.say("다른 기기에서 이어하기"))
        (button,) = shown["textCard"]["buttons"]
        address, code = button["webLinkUrl"].split("#code=")
        assert address == "https://any.example.kr/"
        assert f"{code[:4]} {code[4:]}" in shown["textCard"]["description"]
        joined = (await desk.client.post("/api/v1/conversations/join", json={"code": code})).json()
        assert joined["id"] == await conversation_of(phone)


async def test_a_code_from_the_web_page_brings_its_conversation(greeted: Phone) -> None:
    talk = await greeted.desk.begin()
    await talk.say("한부모예요")
    code = (await talk.call("POST", "/link")).json()["code"]
    found = spoken(await greeted.say(f"이어하기 {code[:4]} {code[4:]}"))
    assert "이어 갈게요" in found and "1: 한부모예요" in found
    assert spoken(await greeted.say("둘이요")) == "2: 둘이요"
    assert "2: 둘이요" in await talk.said()


async def test_wrong_codes_are_limited_and_leave_everything_as_it_was(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, join_failures=2, **ON) as desk:
        phone = Phone(desk)
        await phone.say("한부모예요")
        assert "맞지 않거나" in spoken(await phone.say("이어하기 0000 0000"))
        assert "맞지 않거나" in spoken(await phone.say("연결 번호 0000-0001"))
        assert "여러 번" in spoken(await phone.say("이어하기 00000002"))
        assert spoken(await phone.say("네")) == "2: 네"


async def test_a_number_in_a_sentence_is_no_code(greeted: Phone) -> None:
    assert spoken(await greeted.say("19580312에 태어났어요")).startswith("1: ")
    assert spoken(await greeted.say("19580312")).startswith("2: ")


async def test_erasing_is_asked_about_first_and_then_leaves_nothing(greeted: Phone) -> None:
    await greeted.say("한부모예요")
    assert "모두 지울까요" in spoken(await greeted.say("대화 지우기"))
    assert labels(greeted.last) == ["모두 지우기", "그대로 두기"]
    kept = dict(greeted.last)
    await greeted.press("그대로 두기")
    assert spoken(await greeted.say("네")) == "2: 네"
    greeted.last = kept
    assert "모두 지웠어요" in spoken(await greeted.press("모두 지우기"))
    for table in ("conversation", "event", "turn", "binding"):
        assert await greeted.desk.gateway.store.run(lambda c, table=table: c.execute(text(f"SELECT count(*) FROM {table}")).scalar()) == 0
    assert spoken(await greeted.say("처음이에요")) == f"{WELCOME}\n\n1: 처음이에요"
