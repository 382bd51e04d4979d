"""Figures in words: 이십삼만, 스물한, 일이구."""

from __future__ import annotations

_DIGITS = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
_ALOUD = ("공", *_DIGITS[1:])
_PLACES = ("", "십", "백", "천")
_GROUPS = ("", "만", "억", "조", "경")
_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
LARGEST_NATIVE = 99


def sino(number: int) -> str:
    """349700 → `삼십사만 구천칠백`; groups of four digits stand apart. Numbers of more than 20 digits are read digit by digit."""
    if number == 0:
        return "영"
    if number >= 10 ** (4 * len(_GROUPS)):
        return digits(str(number))
    groups = []
    for name in _GROUPS:
        number, group = divmod(number, 10_000)
        if group:
            # 만 alone, not 일만; but 일억.
            groups.append(name if group == 1 and name == "만" and not number else _thousands(group) + name)
    return " ".join(reversed(groups))


def _thousands(group: int) -> str:
    words = ""
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            words += ("" if digit == 1 and place else _DIGITS[digit]) + _PLACES[place]
    return words


def native(number: int) -> str:
    """The counting form before a counter: 1 → `한`, 20 → `스무`, 21 → `스물한`. From 1 to 99."""
    tens, ones = divmod(number, 10)
    if number == 20:
        return "스무"
    return _NATIVE_TENS[tens] + _NATIVE_ONES[ones]


def digits(text: str) -> str:
    """Digit by digit, as telephone numbers are read: `129` → `일이구`, 0 is 공."""
    return "".join(_ALOUD[int(char)] if char in "0123456789" else char for char in text)


def decimal(text: str) -> str:
    """`1.05` → `일 점 영오`."""
    whole, _, rest = text.replace(",", "").partition(".")
    return f"{sino(int(whole or 0))} 점 {digits(rest).replace('공', '영')}"


_ORDINALS = ("", "첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째", "아홉째", "열째")


def ordinal(number: int) -> str:
    """The number of an item in a list: `첫째` to `열째`, then `십일번`."""
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else f"{sino(number)}번"
