"""What the encoder heard by itself against what the decoder said."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import EarsError
from tests.voice.recorded import talk
from tests.voice.weights import checkpoint
from voice import agreement
from voice.agreement import UNITS, sounded
from voice.transcribe import Wanted
from voice.whisper_openai import OpenaiWhisper


def frames(sounds: str) -> list[int]:
    """Each sound for two frames and one of nothing."""
    return [unit for sound in sounds for unit in (UNITS.index(sound), UNITS.index(sound), 0)]


def test_sounds_are_those_that_are_said_and_not_those_written() -> None:
    assert sounded("국민이 같이") == "ㄱㅜㅇㅁㅣㄴㅣㄱㅏㅊㅣ"
    assert sounded("먹어") == sounded("머거") and sounded("강아지!") == "ㄱㅏㅇㅏㅈㅣ"
    assert sounded("") == sounded("ok 65") == ""


def test_every_sound_has_its_unit() -> None:
    assert len(UNITS) == len(set(UNITS)) == 41
    assert set(sounded("닭이 값을 앓고 꿇어 쀍뛟")) <= set(UNITS)


def test_words_agree_with_their_sounds_and_made_up_ones_do_not() -> None:
    heard = frames(sounded("기초연금 신청하고 싶어요"))
    assert agreement.agreement(heard, "기초연금 신청하고 싶어요") == 1.0
    assert 0.6 < agreement.agreement(heard, "긴급복지 신청하고 싶어요") < 0.9
    assert agreement.agreement(frames("ㅅㅡ"), "청년월세 신청 결과가 궁금해요") < 0.2
    assert agreement.agreement([0, 0], "") == 1.0 and agreement.agreement([0], "네") == 0.0


def test_a_sound_that_is_said_twice_counts_twice() -> None:
    assert agreement.agreement(frames("ㅏㅏ"), "아아") == 1.0
    assert agreement.agreement([UNITS.index("ㅏ")] * 9, "아") == 1.0


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkpoint(tmp_path_factory.mktemp("ears") / "toy.pt", context=200)


def engine(model: Path) -> OpenaiWhisper:
    return OpenaiWhisper(Wanted("openai", str(model), model.parent, threads=1))


def test_a_checkpoint_without_a_second_head_agrees_with_itself(model: Path) -> None:
    assert engine(model).heard(talk(1.0)).agreement == 1.0


def test_words_that_do_not_fit_the_sounds_are_no_words(model: Path) -> None:
    import torch

    head = {"weight": torch.zeros(41, 64), "bias": torch.eye(41)[0]}
    torch.save(head, model.with_name("sounds.pt"))
    model.with_suffix(".json").write_text('{"agrees_from": 0.5}')
    ears = engine(model)
    heard = ears.heard(talk(1.0))
    assert heard.text and heard.agreement == 0.0
    assert ears.transcribe(talk(1.0)).text == ""


@pytest.mark.parametrize("content", [b"", b"nothing of the kind"])
def test_a_damaged_head_is_named(model: Path, content: bytes) -> None:
    model.with_name("sounds.pt").write_bytes(content)
    with pytest.raises(EarsError, match=r"sounds\.pt is no head of sounds"):
        engine(model)


def test_a_head_of_other_sounds_is_refused(model: Path) -> None:
    import torch

    torch.save({"weight": torch.zeros(7, 64), "bias": torch.zeros(7)}, model.with_name("sounds.pt"))
    with pytest.raises(EarsError, match="41 sounds apart, found 7"):
        engine(model)
