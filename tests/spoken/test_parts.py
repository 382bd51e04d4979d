"""The parts of a spoken session by themselves: replies, hearing, the player, its clock, the stages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any, cast

import numpy as np
import pytest

from bot.errors import MouthError, SettingsError, SpeechError
from bot.settings import Settings
from channels.events import MESSAGE, STATE, Event, dump
from channels.spoken import player
from channels.spoken.clock import SessionClock
from channels.spoken.device import Say, Signal, Sound
from channels.spoken.hearing import LATE_S, Hearing, level
from channels.spoken.log import pieces
from channels.spoken.player import Player
from channels.spoken.reply import reply
from channels.spoken.speech import Speech
from channels.spoken.stages import Stages
from voice.actions import Speak
from voice.audio import RATE, to_pcm16
from voice.events import Expects, Line
from voice.speak import Audio, Mouth
from voice.vad import FRAME_S, SpeechDetector

PENSION = (
    "기초연금은 매달 드려요. 만 예순다섯 살부터예요. 주민센터에서 신청해요. 국민연금공단에서도 돼요. "
    "하나만 여쭐게요. 올해 만으로 몇 살이세요?"
)


def message(text: str, speech: str | None = None, quick: tuple[str, ...] = ()) -> dict[str, Any]:
    replies = [{"title": each, "text": each} for each in quick]
    return {"text": text, "speech": speech or text, "benefits": [], "quick_replies": replies}


def asking(fact: str, text: str, *options: str) -> dict[str, Any]:
    return {"mode": "assistant", "next_question": {"fact": fact, "text": text, "options": list(options)}}


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_an_answer_comes_in_parts_and_its_question_last() -> None:
    found = reply(1.0, 7, [message(PENSION)], asking("age", "올해 만으로 몇 살이세요?"), 140)
    assert [len(part) for part in found.parts] == [2, 3]
    assert texts(found.question) == ["올해 만으로 몇 살이세요?"]
    assert (found.to, found.expects) == (7, Expects.NUMBER)


def test_a_question_with_yes_and_no_is_answered_quickly() -> None:
    state = asking("pregnant", "임신 중이세요?", "네", "아니요", "모르겠어요")
    found = reply(1.0, 7, [message("네, 알겠어요. 임신 중이세요?")], state, 140)
    assert found.expects is Expects.YES_NO
    assert [option.text for option in found.options] == ["네", "아니요", "모르겠어요"]


@pytest.mark.parametrize(
    ("fact", "expects"), [("region", Expects.OPEN), ("child_ages_months", Expects.OPEN), ("employment", Expects.NORMAL)]
)
def test_what_takes_longer_to_tell_is_waited_for_longer(fact: str, expects: Expects) -> None:
    assert reply(1.0, 7, [message("어디에 사세요?")], asking(fact, "어디에 사세요?"), 140).expects is expects


def test_what_comes_after_the_question_belongs_to_it() -> None:
    text = "한 달 소득이 얼마쯤 되세요? 대략만 말씀하셔도 돼요."
    found = reply(1.0, 7, [message(text)], asking("monthly_income", "한 달 소득이 얼마쯤 되세요?"), 140)
    assert texts(found.question) == ["한 달 소득이 얼마쯤 되세요?", "대략만 말씀하셔도 돼요."]


def test_a_question_put_earlier_is_not_asked_again_where_the_answer_does_not() -> None:
    found = reply(1.0, 7, [message("매달 드려요.", quick=("신청 방법",))], asking("age", "몇 살이세요?", "예순"), 140)
    assert (found.question, found.expects) == ((), Expects.NORMAL)
    assert [option.text for option in found.options] == ["신청 방법"]


def test_lines_show_what_is_written_and_say_what_is_read() -> None:
    found = reply(1.0, 7, [message("월 349,700원이에요.", "월 삼십사만 구천칠백 원이에요.")], {"mode": "assistant"}, 140)
    assert found.parts == ((Line("월 349,700원이에요.", "월 삼십사만 구천칠백 원이에요."),),)


def test_where_written_and_said_do_not_go_together_the_said_is_shown() -> None:
    found = reply(1.0, 7, [message("첫째. 둘째. 셋째.", "첫째, 둘째, 셋째.")], {"mode": "assistant"}, 140)
    assert found.parts == ((Line("첫째, 둘째, 셋째.", "첫째, 둘째, 셋째."),),)


def test_state_decides_how_an_answer_is_said() -> None:
    found = reply(1.0, 7, [message("109에 전화해 주세요.")], {"mode": "waiting", "crisis": "suicide", "command": "slower"}, 140)
    assert (found.protected, found.waiting, found.command, found.understood, found.ends) == (True, True, "slower", True, False)
    found = reply(1.0, 7, [], {"mode": "closed", "intent": {"name": "unclear"}, "command": "dance"}, 140)
    assert (found.protected, found.waiting, found.command, found.understood, found.ends) == (False, False, None, False, True)


def test_who_asked_for_a_person_hears_the_number_before_any_question() -> None:
    text = "사람과 이야기하고 싶으시면 바로 전화하실 수 있어요. 보건복지상담센터 129, 정부민원안내 110에 전화하시면 돼요. 저도 도와드려요."
    asked = reply(1.0, 7, [message(text)], {"mode": "assistant", "intent": {"name": "ask_person"}}, 140)
    called = reply(1.0, 7, [message(text)], {"mode": "assistant"}, 140, wants_person=True)
    assert asked.parts == called.parts
    assert "110" in asked.parts[0][1].text


def test_what_one_agrees_to_is_said_with_the_offer_in_one_part() -> None:
    offer = "지금은 상담원이 없어요. 전화번호를 남겨 주시면 전화드릴게요. 번호는 연락드리는 데에만 써요. 남기시면 동의하신 것으로 알게요."
    told = {**message(offer, quick=("전화로 연락받을게요",)), "role": "system"}
    told["quick_replies"][0]["form"] = "callback"
    numbers = {**message("지금은 이어 드릴 사람이 없어요. 급하시면 국번 없이 129에 전화해 주세요."), "role": "assistant"}
    found = reply(1.0, 7, [numbers, told], {"mode": "assistant"}, 140)
    assert [len(part) for part in found.parts] == [6]
    assert (found.expects, found.options[0].text) == (Expects.PHONE, "전화로 연락받을게요")


def test_how_it_was_is_waited_for() -> None:
    told = {**message("매우 만족은 5점이에요. 오늘 상담은 몇 점이었나요?", quick=("1점", "5점")), "role": "system"}
    for quick in told["quick_replies"]:
        quick["form"] = "rating"
    found = reply(1.0, None, [told], {"mode": "closed"}, 140)
    assert (found.expects, texts(found.question), found.ends) == (Expects.SCORE, ["오늘 상담은 몇 점이었나요?"], True)


def test_what_stands_in_brackets_is_said_with_what_it_is_about() -> None:
    text = "\n".join(
        (
            "기초연금은 만 예순다섯 살 이상이고 소득과 재산이 많지 않은 어르신께 매달 드려요.",
            "(조건 확인이 더 필요해요 · 보건복지부)",
            "노령연금은 국민연금을 십 년 넘게 낸 분이 평생 매달 받는 연금이에요.",
        )
    )
    found = reply(1.0, 7, [message(text)], {"mode": "assistant"}, 140)
    assert [len(part) for part in found.parts] == [2, 1]


def test_what_only_leads_to_the_question_is_asked_with_it() -> None:
    found = reply(1.0, 7, [message("하나만 여쭐게요. 올해 만으로 몇 살이세요?")], asking("age", "올해 만으로 몇 살이세요?"), 140)
    assert found.parts == () and len(found.question) == 2


def test_a_number_to_call_comes_first_in_danger_and_else_in_its_turn() -> None:
    text = "하나예요. 둘이에요. 셋이에요. 넷이에요. 109에 전화해 주세요."
    calm = reply(1.0, 7, [message(text)], {"mode": "assistant", "crisis": None}, 140)
    in_danger = reply(1.0, 7, [message(text)], {"mode": "assistant", "crisis": "suicide"}, 140)
    assert [len(part) for part in calm.parts] == [2, 3]
    assert [len(part) for part in in_danger.parts] == [5]


def test_the_log_comes_in_the_pieces_it_was_written_in() -> None:
    def told(seq: int, turn: str | None, role: str) -> Event:
        return Event(seq, MESSAGE, turn, dump({"role": role, "text": str(seq), "client_id": "c" if role == "citizen" else None}))

    log = [
        told(1, "a", "citizen"),
        told(2, "a", "assistant"),
        Event(3, STATE, "a", "{}"),
        told(4, "a", "assistant"),
        told(5, None, "counsellor"),
    ]
    found = list(pieces(log))
    assert [(len(each.messages), len(each.answers), each.state, each.client_id) for each in found] == [
        (2, 1, "{}", "c"),
        (1, 1, None, None),
        (1, 1, None, None),
    ]


# Hearing


def test_frames_are_stamped_by_their_own_pace_however_they_come() -> None:
    hearing = Hearing(10.0)
    hearing.start(5.0)
    at_once = hearing.push(bytes(RATE * 2), 6.0)
    assert len(at_once) == 31
    assert at_once[0].at == pytest.approx(5.0 + FRAME_S)
    bunch = hearing.push(bytes(RATE), 6.0)
    assert bunch[0].at - at_once[-1].at == pytest.approx(FRAME_S)


def test_a_gap_in_the_sound_is_a_gap_in_time() -> None:
    hearing = Hearing(10.0)
    hearing.start(0.0)
    before = hearing.push(bytes(RATE * 2), 1.0)[-1].at
    after = hearing.push(bytes(3200), 1.1 + 2 * LATE_S)[0].at
    assert after - before > LATE_S


def test_only_the_last_seconds_are_kept_and_any_part_of_them_can_be_had() -> None:
    hearing = Hearing(1.0)
    hearing.start(0.0)
    tone = np.sin(np.arange(RATE * 4) / 10).astype(np.float32)
    hearing.push(to_pcm16(tone), 4.0)
    assert hearing.cut(0.0, 4.0).size <= 1.1 * RATE
    assert hearing.cut(3.5, 3.8).size == pytest.approx(0.3 * RATE, abs=1100)
    hearing.forget()
    assert hearing.cut(0.0, 4.0).size == 0


def test_speech_in_a_span_is_counted(mouth: Mouth) -> None:
    hearing = Hearing(10.0)
    hearing.start(0.0)
    said = mouth.synthesise("기초연금이 뭐예요", rate=140)
    hearing.push(bytes(RATE) + said.pcm + bytes(RATE), said.seconds + 1)
    assert hearing.speech_seconds(0.0, 10.0) == pytest.approx(said.seconds, abs=0.4)
    assert hearing.speech_seconds(0.0, 0.4) == 0
    assert 0.4 < hearing.last_voice < said.seconds + 0.7


def test_the_detector_is_asked_only_where_somebody_may_speak(monkeypatch: pytest.MonkeyPatch, mouth: Mouth) -> None:
    """A room that hums costs nothing once it is known."""
    asked: list[float] = []
    really = SpeechDetector.probability

    def counted(self: SpeechDetector, frame: np.ndarray) -> float:
        asked.append(really(self, frame))
        return asked[-1]

    monkeypatch.setattr(SpeechDetector, "probability", counted)
    hearing = Hearing(10.0)
    hearing.start(0.0)
    room = np.random.default_rng(1).normal(0, 0.01, RATE * 10).astype(np.float32)
    hearing.push(to_pcm16(room), 10.0)
    assert len(asked) < 50
    asked.clear()
    said = mouth.synthesise("기초연금이 뭐예요", rate=140).samples
    frames = hearing.push(to_pcm16(said + room[: said.size]), 10.0 + said.size / RATE)
    assert max(asked) > 0.9
    assert sum(frame.probability > 0.5 for frame in frames) * FRAME_S == pytest.approx(said.size / RATE, abs=0.5)


def test_level_is_in_dbfs() -> None:
    assert level(np.full(512, 32767, np.int16)) == pytest.approx(0.0, abs=0.01)
    assert level(np.zeros(512, np.int16)) < -100


def test_the_clock_stands_still_and_is_driven() -> None:
    now = 100.0
    clock = SessionClock(lambda: now)
    assert clock.now() == 0
    clock.at_least(2.0)
    now = 101.0
    assert clock.now() == 3.0
    clock.stop()
    now = 200.0
    clock.stop()
    assert clock.now() == 3.0
    clock.go_on()
    clock.go_on()
    now = 201.0
    assert clock.now() == 4.0


def test_stages_add_up_and_one_that_is_skipped_is_missing() -> None:
    stages = Stages()
    stages.passed("dialogue", 1.0)
    assert stages.heard_from_us(1.0) is None
    stages.ended(10.0, 10.8)
    stages.passed("recognition", 11.0)
    stages.passed("recognition", 12.0)
    stages.passed("synthesis", 12.5)
    found = stages.heard_from_us(12.6)
    assert found == pytest.approx({"endpoint": 0.8, "recognition": 0.2, "synthesis": 1.5, "sending": 0.1, "total": 2.6})
    assert stages.heard_from_us(13.0) is None


# The player


class Stepwise:
    """A voice that says one sentence after the other when it is told to."""

    def __init__(self) -> None:
        self.may = {"하나": threading.Event(), "둘": threading.Event()}

    async def say(self, text: str, rate: int, volume: float) -> Audio:
        await asyncio.to_thread(self.may[text].wait, 5)
        if rate == 1:
            raise MouthError("no")
        return Audio(bytes(RATE))


def speak(index: int, text: str, rate: int = 140) -> Speak:
    return Speak(1, index, Line(text, text), rate, 1.0)


def playing(voice: Stepwise, sent: list[Signal], failed: Callable[[Speak, SpeechError], None] = lambda *_: None) -> Player:
    return Player(cast(Speech, voice), sent.append, lambda *_: None, failed)


async def settled(sent: list[Signal], count: int) -> None:
    async with asyncio.timeout(5):
        for _ in range(1000):
            if len(sent) >= count:
                return
            await asyncio.sleep(0.005)


async def test_the_first_sentence_leaves_before_the_second_is_sound() -> None:
    voice, sent = Stepwise(), list[Signal]()
    one = playing(voice, sent)
    one.say(speak(0, "하나"))
    one.say(speak(1, "둘"))
    voice.may["하나"].set()
    await settled(sent, 4)
    assert [type(signal) for signal in sent] == [Say, Sound, Sound, Sound]
    assert [signal.last for signal in sent if isinstance(signal, Sound)] == [False, False, True]
    voice.may["둘"].set()
    await settled(sent, 8)
    assert len(sent) == 8


async def test_what_is_cleared_is_not_said() -> None:
    voice, sent = Stepwise(), list[Signal]()
    one = playing(voice, sent)
    one.say(speak(0, "하나"))
    one.clear()
    voice.may["하나"].set()
    voice.may["둘"].set()
    one.say(speak(1, "둘"))
    await settled(sent, 4)
    assert {signal.index for signal in sent if isinstance(signal, Say | Sound)} == {1}


async def test_a_sentence_that_cannot_be_said_is_reported_and_the_next_one_is_said() -> None:
    voice, sent, failed = Stepwise(), list[Signal](), list[tuple[int, SpeechError]]()
    one = playing(voice, sent, lambda speak, error: failed.append((speak.index, error)))
    for event in voice.may.values():
        event.set()
    one.say(speak(0, "하나", rate=1))
    one.say(speak(1, "둘"))
    await settled(sent, 4)
    assert [index for index, _ in failed] == [0]
    assert {signal.index for signal in sent if isinstance(signal, Say | Sound)} == {1}


async def test_sound_leaves_not_long_before_it_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "LEAD_S", 0.1)
    voice, sent = Stepwise(), list[Signal]()
    voice.may["하나"].set()
    one = playing(voice, sent)
    began = asyncio.get_running_loop().time()
    one.say(speak(0, "하나"))
    await settled(sent, 4)
    assert asyncio.get_running_loop().time() - began >= 0.25


# Engines


@pytest.mark.parametrize(("part", "there"), [("ears", "openai, ctranslate"), ("voice", "pyttsx3")])
def test_an_engine_that_is_not_there_is_named_before_anybody_calls(part: str, there: str) -> None:
    settings = Settings(_env_file=None, **{f"{part}_engine": "abacus"})
    with pytest.raises(SettingsError, match=f"THREEANY_{part.upper()}_ENGINE: must be one of {there}, found 'abacus'"):
        Speech(settings, dict)
