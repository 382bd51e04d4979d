"""Sounds become the words they most likely are, by what people say; both engines spell alike."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bot.errors import EarsError
from bot.korean.jamo import VOWELS
from tests.voice.recorded import talk
from tests.voice.weights import checkpoint
from voice import language, spelling, words
from voice.agreement import UNITS, sounded
from voice.language import PARTS, Language
from voice.training import language as training
from voice.transcribe import Recogniser, Wanted
from voice.trust import SHARES, runs
from voice.whisper_ctranslate import CtranslateWhisper
from voice.whisper_openai import OpenaiWhisper

SAID = (
    "국민연금 얼마예요", "국민연금 받아요", "기초연금 신청하고 싶어요", "기초연금은 얼마예요", "값이 얼마예요", "갑이 아니에요",
    "사과 하나 주세요", "같이 살아요", "네", "아니요",
)  # fmt: skip


@pytest.fixture(scope="module")
def spoken() -> Language:
    return made(Counter(SAID))


def made(counts: Counter[str]) -> Language:
    return Language(*training.model(counts).values())


def frames(sounds: str, sure: float = 0.98, likewise: dict[int, str] | None = None) -> np.ndarray:
    """ln of probabilities: each sound for two frames and two of nothing; at the places of `likewise` another sound is as likely, and a
    little more."""
    found = []
    for place, sound in enumerate(sounds):
        row = np.full(len(UNITS), (1 - sure) / len(UNITS))
        row[UNITS.index(sound)] += sure
        if likewise and place in likewise:
            row[UNITS.index(sound)] *= 0.45
            row[UNITS.index(likewise[place])] += sure * 0.55
        still = np.full(len(UNITS), 1e-5)
        still[0] = 1.0
        found += [row, row, still, still]
    return np.log(np.array(found) / np.array(found).sum(axis=1, keepdims=True))


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_spelt_as_it_is_written(spoken: Language, text: str) -> None:
    assert words.words(frames(sounded(text)), spoken)[0] == text


def test_what_nobody_said_is_spelt_from_what_they_did(spoken: Language) -> None:
    assert words.words(frames(sounded("기초연금 받아요")), spoken)[0] == "기초연금 받아요"
    assert words.words(frames(sounded("국민연금 신청하고 싶어요")), spoken)[0] == "국민연금 신청하고 싶어요"


def test_a_sound_that_is_misheard_is_put_right_by_what_people_say(spoken: Language) -> None:
    said = sounded("국민연금 얼마예요")
    assert words.words(frames(said, likewise={3: "ㅂ"}), spoken)[0] == "국민연금 얼마예요"
    assert words.words(frames(said.replace("ㅁ", "ㅂ", 1)), spoken)[0] != "국민연금 얼마예요", "what is heard for certain is not overruled"


def test_the_same_sound_is_another_one_only_after_nothing(spoken: Language) -> None:
    rows = frames("ㄴㅔ")
    held = np.concatenate([rows[:2], rows[4:6], rows[4:6], rows[4:6], rows[2:3]])
    assert words.words(held, spoken)[0] == "네"


def test_nothing_said_is_no_words(spoken: Language) -> None:
    assert words.words(np.empty((0, len(UNITS))), spoken)[0] == ""
    assert words.words(np.tile(frames("ㄴ")[2], (40, 1)), spoken)[0] == ""
    assert words.words(frames("ㅅ"), spoken)[0] == "", "a consonant is no syllable"


def test_probabilities_after_a_run_are_one_in_all(spoken: Language) -> None:
    state = spoken.followers(spoken.start, tuple(UNITS.index(letter) for letter in "ㄱㅜㅇ"))[0].state
    following = [follower for syllable in spoken._sounding for follower in spoken.followers(state, syllable)]
    share = sum(np.exp(follower.log_prob) for follower in following) + np.exp(spoken.end(state))
    assert 0.97 < share < 1.03
    following = spoken.followers(state, tuple(UNITS.index(letter) for letter in "ㅁㅣㄴ"))
    assert [spoken.written[follower.unit] for follower in following] == ["민"]


def test_sentences_held_out_are_never_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[Counter[str]] = []
    monkeypatch.setattr(training, "model", lambda counts: counted.append(counts) or {})
    training.made(Path(__file__).resolve().parents[2] / "data", 5, drawn=3000)
    assert len(counted[0]) > 20_000 and not any(training.held_out(text) for text in counted[0])


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A toy whose second head hears vowels where there are none."""
    path = checkpoint(tmp_path / "toy.pt", context=200)
    draw = np.random.default_rng(3)
    bias = np.where(np.isin(UNITS, list(VOWELS)), 9.0, 0.0)
    np.savez(path.with_name("sounds.npz"), weight=draw.normal(0, 1, (len(UNITS), 64)), bias=bias)
    parts = training.model(Counter((*SAID, *(" ".join(map(chr, range(first, first + 588, 28))) for first in range(0xAC00, 0xD7A3, 588)))))
    np.savez_compressed(path.with_name("language.npz"), **parts)
    np.savez_compressed(path.with_name("trust.npz"), for_us=draw.normal(0, 0.1, SHARES), weights=np.array([0.2, -0.1, 1, 0.1, 0.1, 0]))
    return path


def engines(model: Path) -> tuple[Recogniser, Recogniser]:
    openai = OpenaiWhisper(Wanted("openai", str(model), model.parent, threads=1))
    return openai, CtranslateWhisper(Wanted("ctranslate", str(model), model.parent, threads=1), compute="float32")


def test_both_engines_spell_the_same_and_judge_it_alike(model: Path) -> None:
    openai, ctranslate = (engine.transcribe(talk(2.0)) for engine in engines(model))
    assert openai.text and openai.text == ctranslate.text
    assert openai.evidence == pytest.approx(ctranslate.evidence, abs=0.06)
    assert openai.no_speech == pytest.approx(ctranslate.no_speech, abs=1e-3)
    assert openai.log_prob == pytest.approx(ctranslate.log_prob, abs=0.03) and openai.log_prob < 0


def test_words_that_are_not_trusted_are_no_words(model: Path) -> None:
    model.with_suffix(".json").write_text('{"least_log_prob": -0.001}')
    assert [engine.transcribe(talk(2.0)).text for engine in engines(model)] == ["", ""]


def test_a_checkpoint_without_a_second_head_spells_nothing(model: Path) -> None:
    model.with_name("sounds.npz").unlink()
    assert spelling.beside(model) is None and engines(model)[0].transcribe(talk(1.0)).evidence == ()


@pytest.mark.parametrize("name", ["sounds.npz", "language.npz", "trust.npz"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PK\x03\x04 cut off"])
def test_a_damaged_half_is_named(model: Path, name: str, content: bytes) -> None:
    model.with_name(name).write_bytes(content)
    with pytest.raises(EarsError, match=name):
        spelling.beside(model)


@pytest.mark.parametrize("name", ["language.npz", "trust.npz"])
def test_half_of_it_is_not_enough(model: Path, name: str) -> None:
    model.with_name(name).unlink()
    with pytest.raises(EarsError, match="needs language.npz and trust.npz beside it"):
        spelling.beside(model)


def test_a_head_of_other_sounds_is_refused(model: Path) -> None:
    np.savez(model.with_name("sounds.npz"), weight=np.zeros((7, 64)), bias=np.zeros(7))
    with pytest.raises(EarsError, match="41 sounds apart, found 7"):
        spelling.beside(model)


def test_parts_of_two_languages_are_no_language(model: Path) -> None:
    path = model.with_name("language.npz")
    other = training.model(Counter(SAID[:3]))
    with np.load(path) as kept:
        mixed = {name: other[name] if name == "unit" else kept[name] for name in PARTS}
    np.savez(path, **mixed)
    with pytest.raises(EarsError, match="language.npz is no language"):
        language.beside(model)


def test_the_ends_of_what_is_said_count_and_its_spaces_do_not() -> None:
    assert runs("국민 연금") == runs("국민연금") != runs("연금국민")
    assert set(runs("네")) < set(runs("네네")) | set(runs("네")) and len(runs("네")) == 6
