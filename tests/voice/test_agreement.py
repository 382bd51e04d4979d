"""What the encoder heard by itself against the words that are made of it."""

from __future__ import annotations

from voice import agreement
from voice.agreement import UNITS, sounded


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
