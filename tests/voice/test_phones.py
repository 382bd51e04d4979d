"""The sounds the small recogniser is taught."""

from __future__ import annotations

import pytest

from voice import phones


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("국민 합니다", "궁민 함니다"), ("독립 신라", "동닙 실라"), ("같이 굳이", "가치 구지"), ("값이 많아 좋아", "갑씨 마나 조아"),
        ("입학 못하다", "이팍 모타다"), ("읽는 옷", "잉는 옫"), ("희망 가져 의사", "히망 가저 의사"),
    ],
)  # fmt: skip
def test_a_word_is_respelled_as_it_sounds(written: str, said: str) -> None:
    assert phones.respelled(written) == said


def test_without_assimilation_finals_stay_as_espeak_leaves_them() -> None:
    assert phones.respelled("국민 먹어요 옷", assimilated=False) == "국민 머거요 옫"


def test_what_sounds_the_same_has_the_same_units() -> None:
    assert phones.units("먹어") == phones.units("머거")
    assert phones.units("국민") != phones.units("국민", assimilated=False)
    assert [phones.UNITS[unit] for unit in phones.units("강아지")] == list("ㄱㅏㅇㅏㅈㅣ")


def test_only_a_final_t_is_written_otherwise() -> None:
    assert phones.unvoiced("멷 닫 다") == "몃 닷 다"


def test_edits_are_counted() -> None:
    assert phones.edits("기초연금", "기초연금") == 0
    assert phones.edits("기초연금", "기조연금은") == 2
    assert phones.edits("", "가나") == 2
