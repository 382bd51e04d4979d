"""The recogniser that comes along: it hears a synthetic voice, takes nothing else for a sentence, and says whom it does not understand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from channels.cli.commands import app
from tests.voice.recorded import talk, tone
from voice import transcribe
from voice.audio import RATE, to_wav
from voice.checkpoint import sidecar
from voice.speak import Mouth
from voice.training.acoustics import MADE
from voice.training.examination import SPOKEN, UNWANTED
from voice.transcribe import Wanted
from voice.whisper_ctranslate import CtranslateWhisper
from voice.whisper_openai import OpenaiWhisper

ROOT = Path(__file__).resolve().parents[2]
SAID = """
    네 맞아요|아니요|다시 말해 주세요|천천히 말해 주세요|크게 말해 주세요|쉽게 말해 주세요|처음부터 다시|그만할래요
    상담원 연결해 주세요|도움말|잘 모르겠어요|기초연금이 뭐예요|기초연금 신청하고 싶어요|기초연금은 얼마예요|저는 예순여덟 살이에요
    어머니는 일흔두 살이에요|혼자 살아요|남편하고 둘이 살아요|소득이 없어요|한 달에 오십만 원 벌어요|서울에 살아요|월세로 살아요
    회사에서 잘렸어요|아기를 낳았어요|허리가 아파서 못 걸어요|생활비 도움이 필요해요|두 번째 거 자세히 알려 주세요|생계급여 어떻게 신청해요
    장애인 등록을 했어요|치매에 걸렸어요|이혼했어요|첫째는 여섯 살이에요
"""
SENTENCES = [sentence.strip() for line in SAID.strip().splitlines() for sentence in line.split("|")]
VOICE = "ko+f4"
"""Nobody it was trained on."""
HEARD, BELIEVED, MISHEARD = 30, 29, 1
"""Of the 32: heard exactly and believed exactly at the least (all of them when this was written), wrong and believed at the most (none)."""


@pytest.fixture(scope="module")
def ears() -> OpenaiWhisper:
    return OpenaiWhisper(Wanted("openai", str(transcribe.shipped(ROOT)), ROOT, download=False, threads=1))


@pytest.fixture(scope="module")
def spoken() -> Iterator[dict[str, np.ndarray]]:
    mouth = Mouth(voice=VOICE)
    around = np.zeros(RATE // 5, np.float32)
    yield {text: np.concatenate([around, mouth.synthesise(text, rate=155).samples, around]) for text in SENTENCES}
    mouth.close()


def test_a_voice_it_never_met_is_heard(ears: OpenaiWhisper, spoken: dict[str, np.ndarray]) -> None:
    heard = {text: ears.heard(samples) for text, samples in spoken.items()}
    believed = {text: transcribe.believed(found, ears.beside).text for text, found in heard.items()}
    assert sum(same(text, found.text) for text, found in heard.items()) >= HEARD
    assert sum(same(text, found) for text, found in believed.items()) >= BELIEVED
    assert sum(bool(found) and not same(text, found) for text, found in believed.items()) <= MISHEARD


@pytest.mark.parametrize("kind", ["silence", *MADE])
def test_what_is_no_speech_has_no_words(ears: OpenaiWhisper, kind: str) -> None:
    draw = np.random.default_rng(11)
    for seconds, loud in ((0.6, 0.01), (1.5, 0.1), (3.0, 0.3)):
        noise = np.zeros(8 * RATE) if kind == "silence" else MADE[kind](draw)
        samples = (noise[: round(seconds * RATE)] / max(1e-9, np.abs(noise).max()) * loud).astype(np.float32)
        assert ears.transcribe(samples).text == ""


def test_what_is_louder_than_speech_and_rises_and_falls_like_it_has_no_words(ears: OpenaiWhisper) -> None:
    assert [ears.transcribe(sound).text for sound in (talk(2.0), tone(1.0, 220.0), talk(7.0))] == ["", "", ""]


def test_stock_whisper_reads_the_checkpoint(spoken: dict[str, np.ndarray]) -> None:
    import whisper

    model = whisper.load_model(str(transcribe.shipped(ROOT)), device="cpu")
    options = whisper.DecodingOptions(language="ko", without_timestamps=True, fp16=False)
    texts = ("소득이 없어요", "다시 말해 주세요", "혼자 살아요", "기초연금이 뭐예요")
    mels = [whisper.log_mel_spectrogram(whisper.pad_or_trim(spoken[text])) for text in texts]
    found = [whisper.decode(model, mel, options).text for mel in mels]
    assert sum(same(*pair) for pair in zip(texts, found, strict=True)) >= 3


def test_ctranslate_hears_with_it_too(spoken: dict[str, np.ndarray], tmp_path: Path) -> None:
    ears = CtranslateWhisper(Wanted("ctranslate", str(transcribe.shipped(ROOT)), tmp_path, threads=1))
    texts = SENTENCES[:8]
    assert sum(same(text, ears.transcribe(spoken[text]).text) for text in texts) >= 7
    assert ears.transcribe(np.zeros(RATE, np.float32)).text == "" and ears.loaded.cautions


def test_what_is_longer_than_it_was_taught_is_heard_in_parts(spoken: dict[str, np.ndarray]) -> None:
    answer, loaded = transcribe.open_ears(transcribe.ENGINES["openai"], Wanted("openai", str(transcribe.shipped(ROOT)), ROOT, threads=1))
    first, second = spoken["소득이 없어요"], spoken["기초연금 신청하고 싶어요"]
    sound = np.concatenate([first, np.zeros(round(5.6 * RATE) - first.size, np.float32), second])
    assert sound.size > 8 * RATE and loaded.synthetic_voices
    assert same(answer((sound, "기초연금")).text, "소득이 없어요 기초연금 신청하고 싶어요")


def test_listen_hears_with_it_where_nothing_is_set_and_says_whom_it_knows(tmp_path: Path, spoken: dict[str, np.ndarray]) -> None:
    (tmp_path / "said.wav").write_bytes(to_wav(spoken["소득이 없어요"]))
    result = CliRunner().invoke(app, ["listen", "said.wav", "--json"], obj=tmp_path, catch_exceptions=False)
    found = json.loads(result.stdout)
    assert (found["text"], found["refused"], found["recogniser"]) == ("소득이 없어요", None, "ears")
    assert "synthetic voices only" in found["cautions"][0]


def test_it_is_small_and_states_what_was_measured() -> None:
    model = transcribe.shipped(ROOT)
    assert model.stat().st_size < 30_000_000
    stated = json.loads(model.with_suffix(".json").read_text(encoding="utf-8"))
    assert sidecar(model).synthetic_voices and not sidecar(model).takes_prompt
    assert {" ".join(kind) for kind in SPOKEN} | set(UNWANTED) == set(stated["measured"])
    told = model.with_name("README.md").read_text(encoding="utf-8")
    assert "knows synthetic voices only" in told and f"{stated['trained']['steps']:,} steps" in told


def same(said: str, heard: str) -> bool:
    """Spaces cannot be heard."""
    return said.replace(" ", "") == heard.replace(" ", "")
