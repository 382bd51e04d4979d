"""A counsellor's words over KakaoTalk: read once, in order, as they were last changed."""

from __future__ import annotations

import pytest

from tests.channels.fakes import FakeRasa
from tests.channels.kakao.conftest import conversation_of, kakao, write
from tests.channels.kakao.phone import CALLBACK, Phone, labels, spoken, texts
from tests.channels.kakao.schema import check


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
