"""Both engines hear the same recordings with the same (random) weights; what cannot be loaded says why."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.errors import EarsError
from tests.voice.recorded import talk, tone
from tests.voice.weights import checkpoint
from voice.audio import RATE
from voice.checkpoint import SAMPLES
from voice.transcribe import Recogniser, Transcript, Wanted
from voice.whisper_ctranslate import CtranslateWhisper
from voice.whisper_openai import OpenaiWhisper
from voice.whisper_tokens import korean

SOUNDS = {"talk": talk(2.0), "low": tone(1.0, 220.0), "noise": np.random.default_rng(4).normal(0, 0.1, RATE).astype(np.float32)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ears")


@pytest.fixture(scope="module")
def toy(folder: Path) -> Path:
    return checkpoint(folder / "toy.pt")


@pytest.fixture(scope="module")
def openai(toy: Path, folder: Path) -> OpenaiWhisper:
    return OpenaiWhisper(Wanted("openai", str(toy), folder, threads=1))


@pytest.fixture(scope="module")
def ctranslate(toy: Path, folder: Path) -> Iterator[CtranslateWhisper]:
    yield CtranslateWhisper(Wanted("ctranslate", str(toy), folder, threads=1), compute="float32")


@pytest.mark.parametrize("sound", SOUNDS)
@pytest.mark.parametrize("prompt", ["", "기초연금, 에너지바우처, 생계급여"], ids=["alone", "prompted"])
def test_both_engines_hear_the_same(openai: Recogniser, ctranslate: Recogniser, sound: str, prompt: str) -> None:
    ours, theirs = (engine.transcribe(SOUNDS[sound], prompt=prompt) for engine in (openai, ctranslate))
    assert ours.text and ours.text == theirs.text
    assert ours.log_prob == pytest.approx(theirs.log_prob, abs=0.02)
    assert ours.no_speech == pytest.approx(theirs.no_speech, abs=1e-3)
    assert ours.compression == theirs.compression and ours.seconds == SOUNDS[sound].size / RATE


def test_an_utterance_says_something_else_than_another(openai: Recogniser) -> None:
    assert len({openai.transcribe(sound).text for sound in SOUNDS.values()}) == len(SOUNDS)


def test_what_is_heard_does_not_depend_on_what_was_heard_before(openai: Recogniser, ctranslate: Recogniser) -> None:
    for engine in (openai, ctranslate):
        alone = engine.transcribe(SOUNDS["low"])
        engine.transcribe(SOUNDS["talk"], prompt="기초연금")
        assert engine.transcribe(SOUNDS["low"]) == alone


def test_the_prompt_reaches_the_decoder(openai: Recogniser) -> None:
    assert openai.transcribe(SOUNDS["low"]).text != openai.transcribe(SOUNDS["low"], prompt="기초연금").text


def test_a_prompt_of_three_hundred_names_is_cut_to_what_fits(openai: Recogniser, ctranslate: Recogniser) -> None:
    long = ", ".join(f"국민기초생활보장 제도 {number}" for number in range(300))
    for engine in (openai, ctranslate):
        assert isinstance(engine.transcribe(SOUNDS["low"], prompt=long), Transcript)


def test_a_short_utterance_is_given_a_short_window(openai: OpenaiWhisper, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    forward = openai._model.encoder.forward
    monkeypatch.setattr(openai._model.encoder, "forward", lambda mel: (lengths.append(mel.shape[-1] // 2), forward(mel))[1])
    for seconds in (0.5, 2.4, 29.5):
        openai.transcribe(talk(seconds))
    assert lengths == [200, 250, 1500]


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
def test_a_sidecar_names_the_tokens_that_may_be_said(folder: Path, kind: str) -> None:
    model = checkpoint(folder / f"few-{kind}.pt", context=300)
    tokenizer = korean(99)
    known = sorted({*tokenizer.encode("네 아니요 기초연금 신청"), tokenizer.eot})
    stated = {"tokens": known, "synthetic_voices": True, "takes_prompt": False, "any_window": False, "made": "by a test"}
    model.with_suffix(".json").write_text(json.dumps(stated))
    engine = _engine(kind, model, folder)
    assert engine.loaded.synthetic_voices and engine.longest_s == 300 * SAMPLES / RATE
    heard = engine.transcribe(SOUNDS["talk"])
    assert heard.text and set(heard.text) <= set(tokenizer.decode(known))
    assert engine.transcribe(SOUNDS["talk"], prompt="에너지바우처") == heard


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
def test_what_the_sidecar_calls_no_speech_has_no_words(folder: Path, kind: str) -> None:
    model = checkpoint(folder / f"strict-{kind}.pt", context=300)
    model.with_suffix(".json").write_text(json.dumps({"least_log_prob": 0.0}))
    heard = _engine(kind, model, folder).transcribe(SOUNDS["talk"])
    assert heard.text == "" and heard.compression == 0.0 and heard.log_prob < 0


@pytest.mark.parametrize("stated", ["{", "[]", '{"tokens": 5}', '{"tokens": ["a"]}', '{"synthetic_voices": 1}', '{"least_log_prob": "no"}'])
def test_a_malformed_sidecar_says_what_was_expected(toy: Path, folder: Path, stated: str) -> None:
    model = folder / "odd.pt"
    model.write_bytes(toy.read_bytes())
    model.with_suffix(".json").write_text(stated)
    with pytest.raises(EarsError, match=r"odd\.json.*must be"):
        OpenaiWhisper(Wanted("openai", str(model), folder))


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PK\x03\x04 cut off"], ids=["empty", "text", "cut"])
def test_a_file_that_is_no_checkpoint_says_so(folder: Path, kind: str, content: bytes) -> None:
    path = folder / "wrong.pt"
    path.write_bytes(content)
    with pytest.raises(EarsError, match=r"wrong\.pt is no checkpoint"):
        _engine(kind, path, folder)


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
@pytest.mark.parametrize("name", ["smal", "small.en"])
def test_a_name_that_is_no_korean_size_lists_those_that_are(folder: Path, kind: str, name: str) -> None:
    with pytest.raises(EarsError, match=r"tiny, base, small, medium.*turbo"):
        _engine(kind, Path(name), folder)


def test_a_checkpoint_that_knows_english_alone_is_refused(folder: Path) -> None:
    model = checkpoint(folder / "english.pt", n_vocab=51864)
    with pytest.raises(EarsError, match="does not know Korean"):
        _engine("openai", model, folder)


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
def test_weights_that_may_not_be_fetched_are_not(folder: Path, kind: str) -> None:
    with pytest.raises(EarsError, match="THREEANY_EARS_DOWNLOAD"):
        _engine(kind, Path("small"), folder / "none", download=False)


@pytest.mark.parametrize("kind", ["openai", "ctranslate"])
def test_without_a_network_the_error_says_what_to_do(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(EarsError, match="Without a network"):
        _engine(kind, Path("tiny"), folder / "none")


def test_a_folder_of_ctranslate_is_taken_as_it_is(toy: Path, folder: Path, ctranslate: Recogniser) -> None:
    made = next(path for path in folder.iterdir() if path.is_dir() and path.name.startswith("toy-"))
    engine = CtranslateWhisper(Wanted("ctranslate", str(made), folder, threads=1), compute="float32")
    assert engine.transcribe(SOUNDS["low"]) == ctranslate.transcribe(SOUNDS["low"])


def test_a_conversion_is_made_once_and_made_whole(toy: Path, folder: Path) -> None:
    from voice.convert import converted

    target, made = folder / "twice", []
    threads = [threading.Thread(target=lambda: made.append(converted(toy, target))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made[0] == made[1] and [path.name for path in target.iterdir()] == [made[0].name]


def _engine(kind: str, model: Path, folder: Path, download: bool = True) -> Recogniser:
    wanted = Wanted(kind, str(model), folder, download, threads=1)
    return OpenaiWhisper(wanted) if kind == "openai" else CtranslateWhisper(wanted, compute="float32")
