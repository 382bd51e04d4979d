"""The mouth: the right text at the right rate for the right caller, whatever happens to the process that speaks."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.errors import MouthError
from bot.settings import Settings
from voice import speak
from voice.audio import RATE, decode
from voice.speak import Audio, Mouth, trimmed

WORDS = "안녕하세요 기초연금은 만 육십오 세부터 받을 수 있어요 혼자 사시면 더 받으실 수도 있고요 가까운 주민센터에 물어보세요".split()


@pytest.fixture(scope="module")
def mouth() -> Iterator[Mouth]:
    mouth = Mouth()
    assert mouth.name == "ko"
    yield mouth
    mouth.close()


def afresh(mouth: Mouth, text: str, rate: int = 140, volume: float = 1.0) -> Audio:
    mouth._said = speak._Said(speak.CACHE_BYTES)
    return mouth.synthesise(text, rate=rate, volume=volume)


def test_korean_is_said_as_sixteen_kilohertz_pcm(mouth: Mouth) -> None:
    said = mouth.synthesise("안녕하세요, 무엇을 도와드릴까요?", rate=140)
    assert 1.5 < said.seconds < 4.0
    assert len(said.pcm) == 2 * said.samples.size == round(said.seconds * RATE) * 2
    assert said.samples.dtype == np.float32 and 0.1 < np.abs(said.samples).max() <= 1.0
    assert abs(decode(said.wav()).size - said.samples.size) <= 1


def test_rate_and_volume_are_those_asked_for_at_every_change(mouth: Mouth) -> None:
    text = " ".join(WORDS[:6])
    lengths = {rate: afresh(mouth, text, rate).seconds for rate in (105, 140, 170, 260)}
    assert list(lengths.values()) == sorted(lengths.values(), reverse=True)
    for rate in (260, 105, 170, 140) * 6:
        assert abs(afresh(mouth, text, rate).seconds - lengths[rate]) < 0.06
    power = {volume: float((afresh(mouth, text, 140, volume).samples ** 2).mean()) for volume in (0.5, 1.0, 2.0)}
    assert power[0.5] * 2 < power[1.0] < power[2.0] / 1.5
    assert np.abs(afresh(mouth, text, 140, 2.0).samples).max() <= 1.0


def test_sixty_callers_with_their_own_rates_each_get_their_own_sentence(mouth: Mouth) -> None:
    asked = [(f"{' '.join(WORDS[: 1 + n % 7])} {'가' * (n % 4 + 1)}", (105, 140, 200)[n % 3]) for n in range(60)]
    expected = {each: afresh(mouth, *each).seconds for each in set(asked)}
    assert len({round(seconds, 1) for seconds in expected.values()}) > 15
    mouth._said = speak._Said(0)  # nothing is remembered: each has to be spoken
    with ThreadPoolExecutor(60) as pool:
        said = list(pool.map(lambda each: mouth.synthesise(each[0], rate=each[1]).seconds, asked))
    assert [round(abs(seconds - expected[each]), 1) for seconds, each in zip(said, asked, strict=True)] == [0.0] * 60


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "frozen"])
def test_the_sentence_is_said_although_its_process_was(blow: signal.Signals) -> None:
    mouth = Mouth(limit_s=1.5)
    expected = mouth.synthesise("이 문장은 끝까지 들려야 해요.", rate=140).seconds
    os.kill(mouth.worker.pid or 0, blow)
    began = time.monotonic()
    assert abs(afresh(mouth, "이 문장은 끝까지 들려야 해요.").seconds - expected) < 0.06
    assert time.monotonic() - began < 1.5 + 5.0  # the limit, and a start on a busy machine
    mouth.close()


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "…!?", "\0", "😀", "👩‍👧 ❤️", "---"])
def test_what_has_no_word_in_it_is_no_sound(mouth: Mouth, text: str) -> None:
    assert mouth.synthesise(text, rate=140) == Audio(b"")


@pytest.mark.parametrize("text", ["기초\0연금 신청", "기초 😀 연금 신청", "기초\x1b연금\ud800 신청", "기초 연금\n\n신청"])
def test_what_cannot_be_said_takes_nothing_else_with_it(mouth: Mouth, text: str) -> None:
    assert abs(mouth.synthesise(text, rate=140).seconds - mouth.synthesise("기초 연금 신청", rate=140).seconds) < 0.06


@pytest.mark.parametrize("text", ["<speak>기초연금</speak>", "[[g]] 기초연금", "가" * 1500, "네", "9", "a"])
def test_odd_texts_are_said(mouth: Mouth, text: str) -> None:
    assert mouth.synthesise(text, rate=200).seconds > 0.1


def test_a_sentence_said_before_costs_no_work(mouth: Mouth) -> None:
    first = afresh(mouth, "한 번 더 말씀드릴게요.")
    os.kill(mouth.worker.pid or 0, signal.SIGSTOP)
    assert mouth.synthesise(" 한 번  더 말씀드릴게요. ", rate=140) is first
    os.kill(mouth.worker.pid or 0, signal.SIGCONT)
    assert mouth.synthesise("한 번 더 말씀드릴게요.", rate=141) is not first


def test_fixed_prompts_stay_ready_and_the_rest_makes_room(mouth: Mouth) -> None:
    mouth._said = speak._Said(60_000)
    mouth.prepare(["네, 말씀하세요.", "다시 한 번 말씀해 주세요."], rate=140)
    one, other = (mouth.synthesise(text, rate=140) for text in ("첫 번째 문장이에요", "두 번째 문장이에요"))
    assert mouth.synthesise("두 번째 문장이에요", rate=140) is other
    assert mouth.synthesise("첫 번째 문장이에요", rate=140) is not one
    os.kill(mouth.worker.pid or 0, signal.SIGSTOP)
    assert mouth.synthesise("네, 말씀하세요.", rate=140).seconds > 0.3
    os.kill(mouth.worker.pid or 0, signal.SIGCONT)


def test_the_silence_at_the_end_is_cut_to_its_share(mouth: Mouth) -> None:
    samples = mouth.synthesise("끝을 들어 보세요.", rate=140).samples
    last = np.flatnonzero(np.abs(samples) > 0.004)[-1]
    assert 0.10 < (samples.size - last) / RATE < 0.14
    assert trimmed(Audio(bytes(1000))).pcm == bytes(1000)


def test_the_sound_leaves_in_small_pieces(mouth: Mouth) -> None:
    said = mouth.synthesise("조금씩 나누어서 보내 드려요.", rate=140)
    pieces = list(said.chunks(0.1))
    assert b"".join(pieces) == said.pcm
    assert {len(piece) for piece in pieces[:-1]} == {3200}


def test_a_second_engine_is_a_file_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(speak.ENGINES, "whistle", "tests.voice.toys:Whistle")
    monkeypatch.setenv("THREEANY_VOICE_ENGINE", "whistle")
    mouth = speak.mouth(Settings(_env_file=None, voice_name="low"))
    assert mouth.name == "whistle low"
    assert mouth.synthesise("아무 말", rate=100).seconds == pytest.approx(0.4, abs=0.01)
    mouth.close()


def test_a_voice_that_is_not_there_is_said_at_the_start() -> None:
    with pytest.raises(MouthError, match="there is no voice klingon; there are"):
        assert Mouth(voice="klingon").name


def test_a_variant_that_is_not_there_is_no_other_voice() -> None:
    with pytest.raises(MouthError, match="ko\\+nobody"):
        assert Mouth(voice="ko+nobody").name


def test_an_english_voice_says_no_korean() -> None:
    mouth = Mouth(voice="gmw/en-us")
    with pytest.raises(MouthError, match="not Korean"):
        mouth.synthesise("기초연금", rate=140)
    assert mouth.synthesise("Basic pension", rate=140).seconds > 0.5
    mouth.close()


def test_nothing_that_is_said_lies_on_the_disk(mouth: Mouth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    quiet = Mouth()
    quiet.synthesise("아무 데도 남지 않아요.", rate=140)
    quiet.close()
    assert list(tmp_path.iterdir()) == []
