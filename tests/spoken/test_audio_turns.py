"""What happens in a spoken conversation: interruptions, silence, keys, a person called, danger, counsellors, another device."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select, update

from bot.message import QuickReply, Reply
from channels.conversation import Conversations
from channels.events import append, spoken
from channels.schema import conversation
from tests.channels.fakes import APOLOGY, FIRST_AID, usual
from tests.spoken.conftest import Booth, Opening
from tests.spoken.visitor import Visitor
from voice.profile import KIOSK, WEB, Times

QUICK = Times(no_input=0.1, extension=0.1, tail=0.0)


def answering(*texts: str, quick: tuple[QuickReply, ...] = (), **state: Any) -> Any:
    """A script for Rasa: these messages, and this State."""

    def script(question: dict[str, Any]) -> Any:
        found = usual(question)
        found[0]["custom"]["replies"] = [Reply(text, text, quick_replies=quick).to_dict() for text in texts]
        found[0]["custom"]["state"] |= state
        return found

    return script


async def greeted(booth: Booth, **auth: Any) -> Visitor:
    visitor = await (await booth.visitor()).connect(**{"device": "kiosk", **auth})
    await visitor.send(type="start")
    await visitor.hears("말씀해 주세요")
    await visitor.until("turn", state="listening" if auth.get("hands_free") else "idle")
    return visitor


async def test_a_button_stops_the_voice_at_once_and_opens_the_ear(booth: Booth) -> None:
    booth.rasa.script = answering("하나예요. 둘이에요.")
    visitor = await greeted(booth)
    visitor.listens = False
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("하나예요")
    await visitor.press("talk")
    await visitor.until("clear")
    await visitor.until("turn", state="listening")
    visitor.listens = True
    booth.rasa.script = lambda question: None
    await visitor.speaks("생계급여도 알려 주세요")
    await visitor.hears("생계급여도 알려 주세요")


async def test_who_is_silent_is_asked_again_and_in_the_end_led_to_a_person(opening: Opening) -> None:
    async with opening(profiles={"web": replace(WEB, times=QUICK)}) as booth:
        visitor = await greeted(booth, device="web", hands_free=True)
        await visitor.hears("작년에 일을 그만두고")
        await visitor.until("choices")
        await visitor.hears("번호를 말씀하시거나")
        await visitor.hears("말씀이 들리지 않아요")
        await visitor.hears("129로 전화하시면 사람이 받아요")
        await visitor.hears("여기서 마칠게요")
        await visitor.until("ended")
        assert await visitor.closed() == 1000


async def test_a_kiosk_left_alone_forgets_its_visitor(opening: Opening) -> None:
    async with opening(profiles={"kiosk": replace(KIOSK, times=QUICK)}) as booth:
        visitor = await (await booth.visitor()).connect(device="kiosk")
        await visitor.send(type="start")
        await visitor.hears("아무 단추나 눌러 주세요")
        await visitor.until("wiped")
        assert await visitor.closed() == 1000
        headers = {"Authorization": f"Bearer {visitor._key['token']}"}
        gone = await booth.client.get(f"/api/v1/conversations/{visitor.id}/state", headers=headers)
        assert gone.status_code == 404


async def test_nought_calls_a_person_and_without_one_tells_the_number(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.keys("0")
    await visitor.hears("상담원에게 이어 드릴게요")
    await visitor.hears("129로 전화하시면 사람이 받아요")
    await visitor.until("turn", state="idle")
    assert (await booth.transcript(visitor))[-1]["text"] == "129로 전화하시면 사람이 받아요."


async def test_a_star_repeats_the_answer(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("1: 기초연금이 뭐예요")
    await visitor.until("turn", state="idle")
    await visitor.keys("*")
    await visitor.hears("1: 기초연금이 뭐예요")
    assert len(booth.rasa.questions) == 1


async def test_starting_over_in_whatever_words_is_asked_about_and_a_no_keeps_everything(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.asks("저는 70살이에요")
    await visitor.hears("1: 저는 70살이에요")
    await visitor.until("turn", state="idle")
    await visitor.asks("전부 다 지우고 새로 시작해 주세요")
    await visitor.hears("처음부터 다시 시작할까요?")
    await visitor.until("turn", state="idle")
    await visitor.asks("아니요")
    await visitor.hears("그대로 이어 갈게요")
    await visitor.until("turn", state="idle")
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("2: 기초연금이 뭐예요")
    assert booth.rasa.questions[-1]["metadata"]["context"]["facts"] == {"age": 70}


async def test_a_figure_is_typed_and_ended_by_the_hash(booth: Booth) -> None:
    question = {"fact": "age", "text": "올해 만으로 몇 살이세요?", "options": []}
    booth.rasa.script = answering("하나만 여쭐게요. 올해 만으로 몇 살이세요?", next_question=question)
    visitor = await greeted(booth)
    await visitor.asks("기초연금 받을 수 있나요")
    await visitor.hears("몇 살이세요")
    await visitor.until("turn", state="idle")
    booth.rasa.script = lambda question: None
    await visitor.keys("68#")
    await visitor.hears("2: 68")


async def test_choices_that_were_numbered_aloud_are_shown_and_pressed(booth: Booth) -> None:
    booth.rasa.script = answering("장애가 있으세요?", quick=tuple(QuickReply(t, t) for t in ("네", "아니요", "모르겠어요")))
    visitor = await greeted(booth)
    await visitor.asks("기초연금 받을 수 있나요")
    shown = await visitor.until("choices")
    assert [option["title"] for option in shown["options"]] == ["네", "아니요"]
    await visitor.until("turn", state="idle")
    booth.rasa.script = lambda question: None
    await visitor.keys("1")
    await visitor.hears("2: 네")


async def test_a_wish_for_slower_speech_counts_from_then_on(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.press("slower")
    assert (await visitor.until("manner"))["rate"] == 120
    assert booth.rasa.questions == []


async def test_danger_is_answered_with_the_number_first_and_without_waiting_for_the_engine(booth: Booth) -> None:
    booth.rasa.gate.clear()
    visitor = await greeted(booth)
    await visitor.asks("지금 죽고 싶어요")
    assert (await visitor.until("say"))["text"].startswith(FIRST_AID.rstrip("."))
    await visitor.until("turn", state="idle")
    booth.rasa.gate.set()


async def test_what_a_counsellor_writes_meanwhile_is_spoken(booth: Booth) -> None:
    visitor = await greeted(booth)
    await written(booth, visitor, "안녕하세요, 상담원 김입니다.")
    await visitor.hears("상담원 김입니다")


async def written(booth: Booth, visitor: Visitor, text: str) -> None:
    """A counsellor's message in the log."""

    def write(connection: Any) -> None:
        last = connection.scalar(select(conversation.c.last_seq).where(conversation.c.id == visitor.id))
        reply = {"text": text, "speech": text, "benefits": [], "quick_replies": []}
        append(connection, visitor.id, last, [spoken("counsellor", reply, "2026-11-23T14:00:00.000+09:00")])
        connection.execute(update(conversation).where(conversation.c.id == visitor.id).values(last_seq=last + 1))

    await booth.gateway.store.run(write)
    booth.gateway.followers.wake(visitor.id)


async def test_an_answer_to_another_device_of_the_conversation_is_spoken_too(booth: Booth) -> None:
    visitor = await greeted(booth)
    headers = {"Authorization": f"Bearer {visitor._key['token']}"}
    await booth.client.post(f"/api/v1/conversations/{visitor.id}/messages", json={"text": "글로 물어요"}, headers=headers)
    await visitor.hears("1: 글로 물어요")


async def test_what_was_said_before_the_line_was_opened_is_not_said_again(booth: Booth) -> None:
    visitor = await booth.visitor()
    headers = {"Authorization": f"Bearer {visitor._key['token']}"}
    await booth.client.post(f"/api/v1/conversations/{visitor.id}/messages", json={"text": "글로 물어요"}, headers=headers)
    await visitor.connect(device="web")
    await visitor.send(type="start")
    await visitor.until("turn", state="idle")
    await visitor.press("slower")
    await visitor.until("turn", state="idle")
    assert not [text for text in visitor.said() if "글로" in text]


async def noticed(booth: Booth, visitor: Visitor) -> None:
    for _ in range(500):
        if APOLOGY in [message["text"] for message in await booth.transcript(visitor)]:
            return
        await asyncio.sleep(0.01)


async def test_a_late_answer_is_waited_for_in_our_own_words_and_then_said(opening: Opening) -> None:
    async with opening(profiles={"kiosk": replace(KIOSK, times=Times(wait_line=0.05))}, answer_wait_s=0.05) as booth:
        booth.rasa.gate.clear()
        visitor = await greeted(booth)
        await visitor.asks("기초연금이 뭐예요")
        await visitor.hears("답을 찾고 있어요")
        await noticed(booth, visitor)
        booth.rasa.gate.set()
        await visitor.hears("1: 기초연금이 뭐예요")
        assert not [text for text in visitor.said() if text in APOLOGY]


async def test_an_answer_that_is_there_with_its_notice_is_said_alone(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opening(answer_wait_s=0.05) as booth:
        booth.rasa.gate.clear()
        visitor = await greeted(booth)
        read = Conversations.read

        async def late(self: Conversations, *given: Any) -> Any:
            await booth.rasa.gate.wait()
            await asyncio.sleep(0.2)
            return await read(self, *given)

        monkeypatch.setattr(Conversations, "read", late)
        await visitor.asks("기초연금이 뭐예요")
        await visitor.until("turn", state="thinking")
        await asyncio.sleep(0.2)
        booth.rasa.gate.set()
        await visitor.hears("1: 기초연금이 뭐예요")
        assert not [text for text in visitor.said() if text in APOLOGY]


async def test_an_engine_that_gives_up_is_apologised_for(opening: Opening) -> None:
    async with opening(engine_attempts=1) as booth:
        booth.rasa.script = lambda question: []
        visitor = await greeted(booth)
        await visitor.asks("기초연금이 뭐예요")
        await visitor.hears("답이 늦어지고 있어요")


async def test_a_message_over_the_limit_ends_at_a_person_not_in_silence(opening: Opening) -> None:
    async with opening(messages_per_minute=1) as booth:
        visitor = await greeted(booth)
        await visitor.asks("기초연금이 뭐예요")
        assert (await visitor.until("error"))["problem"] == "too_many"
        await visitor.hears("사람이 도와드릴 수 있게 이어 볼게요")


async def test_benefits_and_state_come_along_for_a_screen(booth: Booth) -> None:
    card = {"id": "basic_pension", "name": "기초연금", "status": None, "summary": "매달 드려요.", "why": [], "missing": [], "apply": {}}

    def script(question: dict[str, Any]) -> Any:
        found = usual(question)
        found[0]["custom"]["replies"][0]["benefits"] = [card]
        return found

    booth.rasa.script = script
    visitor = await greeted(booth)
    await visitor.asks("기초연금이 뭐예요")
    assert (await visitor.until("state"))["state"]["mode"] == "assistant"
    assert (await visitor.until("benefits"))["benefits"] == [card]


async def test_the_recogniser_is_told_what_to_expect_the_talk_first(booth: Booth) -> None:
    booth.rasa.script = answering("네.", benefit="생계급여")
    visitor = await greeted(booth)
    for _ in range(2):
        await visitor.asks("기초연금이 뭐예요")
        await visitor.until("turn", state="speaking")
        await visitor.until("turn", state="idle")
    assert booth.ears.prompts[0] == "기초연금, 생계급여"
    assert booth.ears.prompts[-1] == "생계급여, 기초연금"


async def test_a_benefits_name_that_was_misheard_is_put_right(opening: Opening) -> None:
    async with opening(heard_as={"기초연금이 뭐예요": "기초 영금이 뭐예요"}) as booth:
        visitor = await greeted(booth)
        await visitor.asks("기초연금이 뭐예요")
        await visitor.hears("1: 기초연금이 뭐예요")


async def test_noise_never_becomes_a_message(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.press("talk")
    await visitor.until("capture", on=True)
    noise = np.random.default_rng(1).normal(0, 0.05, 16_000 * 4).astype(np.float32)
    await visitor.sound(noise)
    await visitor.press("help")
    await visitor.hears("다시 들으시려면 별표")
    assert booth.rasa.questions == []


async def test_stages_of_a_turn_are_measured_without_a_word(booth: Booth, capsys: pytest.CaptureFixture[str]) -> None:
    visitor = await greeted(booth)
    await visitor.asks("기초연금이 뭐예요")
    await visitor.hears("1: 기초연금이 뭐예요")
    await visitor.until("turn", state="idle")
    metrics = (await booth.client.get("/metrics")).text
    for stage in ("endpoint", "recognition", "dialogue", "synthesis", "sending", "total"):
        assert f'threeany_speech_stage_seconds_count{{stage="{stage}"}} 1.0' in metrics
    logged = capsys.readouterr().err
    assert '"spoken turn"' in logged
    assert "기초연금" not in logged


async def test_who_is_not_understood_three_times_is_led_to_a_person(booth: Booth) -> None:
    booth.rasa.script = answering("무슨 말씀인지 모르겠어요.", intent={"name": "unclear", "confidence": 0.3})
    visitor = await greeted(booth, device="web", hands_free=True, echo="headset")
    for _ in range(2):
        await visitor.speaks("아무 말이나 해 볼게요")
        await visitor.hears("무슨 말씀인지 모르겠어요")
        await visitor.until("turn", state="listening")
    await visitor.speaks("아무 말이나 해 볼게요")
    await visitor.hears("제가 자꾸 알아듣지 못해서")
    await visitor.hears("129로 전화하시면")
