"""A whole conversation by voice over the WebSocket."""

from __future__ import annotations

from tests.spoken.conftest import Booth


async def test_a_question_is_heard_answered_and_the_answer_spoken(booth: Booth) -> None:
    visitor = await (await booth.visitor()).connect(device="kiosk")
    assert await visitor.until("ready") == {"type": "ready", "capture": False, "rate": 16000}
    await visitor.send(type="start")
    await visitor.hears("안녕하세요")
    await visitor.until("turn", state="idle")
    await visitor.asks("기초연금이 뭐예요")
    await visitor.until("caption", who="citizen", text="기초연금이 뭐예요")
    await visitor.hears("1: 기초연금이 뭐예요")
    await visitor.until("turn", state="idle")
    assert [message["text"] for message in await booth.transcript(visitor)][1:] == ["기초연금이 뭐예요", "1: 기초연금이 뭐예요"]
    assert all(len(pcm) > 8000 for pcm in visitor.played.values())
    assert {caption["id"] for caption in visitor.of("caption")} >= {f"{u}.{i}" for u, i in visitor.played}
