"""Which passwords are refused: those that guessers try first, and none for lack of a sign or a digit."""

from __future__ import annotations

import unicodedata

import pytest

from channels.problems import Problem
from channels.staff import passwords


@pytest.mark.parametrize(
    "password",
    [
        "", "short", "아홉글자비밀번호네", "1234567890", "0987654321", "aaaaaaaaaaaa", "abcabcabcabc", "ababababababab",
        "qwertyuiop12", "poiuytrewq", "password123!", "P@ssw0rd2026", "Passw0rd!!!!", "letmein12345", "welcome2026!",
        "admin1234567", "threeany1234", "1qaz2wsx3edc", "1q2w3e4r5t6y", "비밀번호1234567890", "상담원상담원상담원",
        "qlalfqjsgh123", "kim.staff2026!", "KIM.STAFF!!!!!", "홍길동동이2026!", "x" * 257, "          ",
    ],
)  # fmt: skip
def test_what_everybody_tries_is_refused(password: str) -> None:
    with pytest.raises(Problem, match="weak_password"):
        passwords.check(password, "kim.staff", "홍길동동이")


@pytest.mark.parametrize(
    "password",
    [
        "파란 자전거 열두 시", "correct horse battery staple", "saturday morning soup", "dksldksgkqslek", "kimono-lantern-7", "x8#kd02mZQ",
        "우산을쓰고걷는고양이", "mypasswordisverylong", "a password with nine words in it", "🦊🐻🐼🦁🐸🦉🐙🦋🌵🍄",
    ],
)  # fmt: skip
def test_no_rules_about_signs_stand_in_the_way(password: str) -> None:
    passwords.check(password, "kim", "김")


def test_composed_and_decomposed_letters_count_alike() -> None:
    with pytest.raises(Problem, match="weak_password"):
        passwords.check(unicodedata.normalize("NFD", "파란자전거"))  # five syllables, twelve jamo


async def test_a_hash_that_is_damaged_opens_nothing() -> None:
    assert await passwords.Passwords().fits("파란 자전거 열두 시", "$argon2id$broken") == (False, None)
