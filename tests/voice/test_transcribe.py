"""The ears as a whole: their processes, and the gates behind which noise stays."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.errors import DataError, EarsError, SpeechDown
from bot.settings import Settings
from tests.voice.recorded import talk, tone
from tests.voice.weights import checkpoint
from voice import blocklist, transcribe
from voice.audio import RATE
from voice.blocklist import Blocklist
from voice.checkpoint import Sidecar, parts, prompt_tokens, tokens_for, window, within_silence
from voice.convert import converted
from voice.transcribe import Ears, Loaded, Transcript, Wanted, accepted, compression, joined, refusal

ROOT = Path(__file__).resolve().parents[2]
STOCK = blocklist.load(ROOT)
HEARD = Transcript("기초연금 신청하고 싶어요", -0.2, 0.05, 1.0, 2.5)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkpoint(tmp_path_factory.mktemp("ears") / "toy.pt", context=200)


@pytest.fixture(scope="module")
def ears(model: Path) -> Iterator[Ears]:
    ears = Ears(Wanted("ctranslate", str(converted(model, model.parent)), model.parent, threads=1), limit_s=2.0)
    ears.start()
    yield ears
    ears.close()


def test_ten_callers_each_get_the_words_of_their_own_sound(ears: Ears) -> None:
    sounds = [tone(0.3, 200.0 + 190 * number) for number in range(10)]
    alone = [ears.transcribe(sound) for sound in sounds]
    assert len(set(alone)) == 10
    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(ears.transcribe, sounds)) == alone


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "frozen"])
def test_the_words_are_heard_although_the_process_was(ears: Ears, blow: signal.Signals) -> None:
    expected = ears.transcribe(talk(0.5))
    os.kill(ears.crew.workers[0].pid or 0, blow)
    assert ears.transcribe(talk(0.5)) == expected


def test_openai_hears_in_its_process_what_ctranslate_hears(ears: Ears, model: Path) -> None:
    other = Ears(Wanted("openai", str(model), model.parent, threads=1))
    assert other.start() == Loaded("toy")
    assert other.transcribe(talk(0.5)).text[:8] == ears.transcribe(talk(0.5)).text[:8]
    other.close()


def test_speech_longer_than_the_window_is_heard_in_parts(ears: Ears) -> None:
    heard = ears.transcribe(talk(9.0))
    assert heard.seconds == 9.0 and len(heard.text) > len(ears.transcribe(talk(3.0)).text)


def test_no_sound_is_no_words_and_no_work(ears: Ears) -> None:
    assert ears.transcribe(np.zeros(0, np.float32)) == Transcript("", 0.0, 1.0, 0.0, 0.0)


def test_what_cannot_be_loaded_says_why_through_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(transcribe.ENGINES, "deaf", "tests.voice.toys:Deaf")
    with pytest.raises(EarsError, match="it is deaf"):
        transcribe.ears(Settings(_env_file=None, ears_engine="deaf", ears_model="small", var_dir=tmp_path)).start()
    with pytest.raises(EarsError, match=r"no engine abacus; there are openai, ctranslate"):
        Ears(Wanted("abacus", "small", tmp_path))


def test_the_start_warns_of_ears_that_do_not_understand_people() -> None:
    assert "synthetic voices only" in Loaded("ears", synthetic_voices=True).cautions[0]
    assert [len(Loaded(name).cautions) for name in ("tiny", "base", "small", "large-v3-turbo")] == [1, 1, 0, 0]


def test_the_warning_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setitem(transcribe.ENGINES, "slow", "tests.voice.toys:Sleeper")
    with caplog.at_level(logging.WARNING):
        ears = Ears(Wanted("slow", "base", tmp_path))
        ears.start()
        ears.close()
    assert "small is the least" in caplog.text


def test_the_shipped_recogniser_serves_where_none_is_named(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, root=tmp_path)
    with pytest.raises(EarsError, match="THREEANY_EARS_MODEL"):
        transcribe.ears(settings)
    (tmp_path / "models" / "ears").mkdir(parents=True)
    (tmp_path / "models" / "ears" / "ears.pt").touch()
    assert transcribe.shipped(tmp_path).name == "ears.pt"


@pytest.mark.parametrize(
    ("changed", "speech_seconds", "why"),
    [
        ({}, 1.8, None),
        ({}, 0.24, "short"),
        ({"text": ""}, 1.0, "nothing"),
        ({"text": " … !"}, 1.0, "nothing"),
        ({"no_speech": 0.7, "log_prob": -1.2}, 1.8, "no_speech"),
        ({"no_speech": 0.7, "log_prob": -0.3}, 1.8, None),
        ({"no_speech": 0.2, "log_prob": -1.2}, 1.8, None),
        ({"compression": 2.5}, 1.8, "repetition"),
        ({}, 0.5, "too_fast"),
        ({"text": "네"}, 0.25, None),
        ({"text": "감사합니다"}, 0.7, None),
        ({"text": "시청해 주셔서 감사합니다!"}, 1.2, "blocked"),
        ({"text": "시청해 주셔서 감사합니다!"}, 2.2, None),
        ({"text": "한글 자막 by 김"}, 1.2, "blocked"),
        ({"text": "MBC 뉴스 이덕영입니다."}, 1.4, "blocked"),
        ({"text": "구독과 좋아요 부탁. 다음 영상에서 만나요."}, 1.49, "blocked"),
    ],
)
def test_only_what_a_person_said_is_accepted(changed: dict[str, Any], speech_seconds: float, why: str | None) -> None:
    heard = replace(HEARD, **changed)
    assert refusal(heard, speech_seconds, STOCK) == why
    assert accepted(heard, speech_seconds, STOCK) == (why is None)


PROMPT = "기초연금, 생계급여, 에너지바우처, 노인맞춤돌봄서비스, 국민취업지원제도"


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("기초연금", False),
        ("에너지바우처, 생계급여", False),
        ("생계급여, 에너지바우처, 노인맞춤돌봄서비스", True),
        ("생계급여 에너지바우처 노인맞춤돌봄서비스 신청", False),
        (PROMPT + ".", True),
        ("국민취업지원제도.", False),
    ],
)
def test_the_prompt_itself_is_no_answer(text: str, echo: bool) -> None:
    assert STOCK.with_prompt(PROMPT).blocks(text, 5.0) is echo
    assert not Blocklist().blocks(text, 5.0)


def test_a_loop_is_seen_by_how_far_its_text_shrinks() -> None:
    assert compression("웃음소리 " * 40) > 2.4
    assert compression("기초연금을 신청하고 싶은데 어디로 가야 하나요") < 1.5


def test_a_malformed_list_of_phrases_names_the_key(tmp_path: Path) -> None:
    (tmp_path / "data" / "speech").mkdir(parents=True)
    (tmp_path / "data" / "speech" / "stock_phrases.yml").write_text("phrases: [a]\nstarts: 3\nends: []\n")
    with pytest.raises(DataError, match="starts must be a list"):
        blocklist.load(tmp_path)


def test_the_parts_of_an_utterance_become_one_by_their_seconds() -> None:
    whole = joined(
        [Transcript("기초연금", -0.1, 0.0, 1.0, 3.0), Transcript("", -0.5, 0.9, 0.0, 1.0), Transcript("신청", -0.1, 0.1, 1.0, 1.0)]
    )
    assert (whole.text, whole.seconds) == ("기초연금 신청", 5.0)
    assert whole.log_prob == pytest.approx(-0.18) and whole.no_speech == pytest.approx(0.2)


def test_long_speech_is_cut_where_it_is_quiet() -> None:
    spoken = np.concatenate([tone(5.0), np.zeros(RATE // 2, np.float32), tone(4.0)])
    first, second = parts(spoken, 6.0)
    assert 5.0 <= first.size / RATE <= 5.5
    assert first.size + second.size == spoken.size
    assert [part.size / RATE for part in parts(tone(6.0), 6.0)] == [6.0]
    assert all(part.size <= 6 * RATE for part in parts(tone(60.0), 6.0))


def test_the_window_grows_with_the_utterance_up_to_the_whole() -> None:
    assert [window(round(seconds * RATE), 1500, Sidecar()) for seconds in (0.3, 4, 10, 28, 30)] == [150, 350, 650, 1500, 1500]
    assert window(RATE, 300, Sidecar(any_window=False)) == 300 and window(RATE, 300, Sidecar(margin=10)) == 100
    assert [tokens_for(seconds, 224) for seconds in (1, 5, 30)] == [30, 86, 224]


def test_a_prompt_keeps_its_first_entries_whole() -> None:
    def encode(text: str) -> list[int]:
        return [ord(char) for char in text]

    assert prompt_tokens("가나, 다라, 마바", encode, 8) == encode(" 가나, 다라,")
    assert prompt_tokens("", encode) == []
    assert len(prompt_tokens(", ".join(["생계급여"] * 500), encode)) <= 223


def test_a_hung_recogniser_gives_up_in_time(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(transcribe.ENGINES, "slow", "tests.voice.toys:Sleeper")
    ears = Ears(Wanted("slow", str(model), model.parent), limit_s=0.3)
    ears.start()
    began = time.monotonic()
    with pytest.raises(SpeechDown):
        ears.transcribe(talk(1.0))
    assert time.monotonic() - began < 5.0
    ears.close()


def test_silence_around_a_part_is_cut_to_two_tenths_of_a_second() -> None:
    word = np.full(RATE, 0.1, np.float32)
    around = np.concatenate([np.zeros(2 * RATE, np.float32), word, np.zeros(3 * RATE, np.float32)])
    assert within_silence(around).size == pytest.approx(1.4 * RATE, abs=RATE // 5)
    assert within_silence(np.zeros(RATE, np.float32)).size == RATE
    assert within_silence(word[:100]).size == 100
