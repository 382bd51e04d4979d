"""Numbers as Koreans write and say them: digits, Sino-Korean words, native words and mixtures.

Promises: spans are half-open indices into the given text; a value is an `int` unless a decimal was written. Nothing here knows what a
number counts. Words that are numbers only sometimes (이, 사, 한, 네 …) count only in front of a counter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "스믈": 20, "서른": 30, "설흔": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "예슨": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
NATIVE_ONES = {
    "하나": 1, "하난": 1, "한": 1,
    "둘": 2, "두": 2, "셋": 3, "서이": 3, "서인": 3, "너이": 4, "너인": 4, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4, "다섯": 5,
    "다섰": 5, "여섯": 6, "일곱": 7, "여덟": 8, "여덜": 8, "여덞": 8, "야덟": 8, "아홉": 9,
}  # fmt: skip
NATIVE_RANGES = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5),
    "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9),
}  # fmt: skip
SINO_DIGITS = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
_BIG_UNITS = {"만": 10**4, "억": 10**8}

_ones = "|".join(sorted(NATIVE_ONES, key=len, reverse=True))
_tens = "|".join(sorted(NATIVE_TENS, key=len, reverse=True))
_ranges = "|".join(sorted(NATIVE_RANGES, key=len, reverse=True))
# After a Sino-Korean ten the short forms are counters or particles (육십세 is 60 years), unless 살 makes them numbers (육십세 살).
_mixed_ones = rf"(?:{'|'.join(word for word in NATIVE_ONES if word not in '한두세석네넉')}|[한두세네](?=\s?살))"
NATIVE = rf"(?:(?:{_ranges})|(?:{_tens})(?:\s?(?:{_ones}))?|(?:{_ones}))"
"""Pattern of a native number, for use inside other patterns (non-capturing)."""
# Possessive, so that a long run of digits is never tried in every split.
_DIGITS = r"(?>\d{1,3}(?:,\d{3})++(?!\d)|\d++(?:\.\d++)?)"
_PIECE = rf"(?:{_DIGITS}|[영공일이삼사오육륙칠팔구십백천만억])"
# 만 before a number is 만 나이 (만 65세) and no 10,000, but for what no age has: 만이천, 만삼백이십원.
_TEN_THOUSAND = r"(?<![가-힣])만(?=\s?[일이삼사오육칠팔구]?천|[일이삼사오육칠팔구십백]{1,6}\s?원)"
_FIRST = rf"(?:{_DIGITS}|{_TEN_THOUSAND}|[영공일이삼사오육륙칠팔구십백천]|[만억](?!\s?[\d일이삼사오육칠팔구십백]))"
# A space may stand before a unit (40 만) or after one, when what follows is plainly a number as well (1억 2천, 칠십 이세).
_GAP = (
    r"(?>\s(?=[십백천만억](?!에|이))|(?<=[십백천만억])\s(?=\d(?!\s?(?:인\s?가|명|식구|개월|등급|층|학년))|[일이삼사오육륙칠팔구]?[십백천]"
    r"|[일이삼사오육칠팔구](?:\s?(?:세(?![대금후]|\s?(?:식구|명))|살|원|만))))"
)
_PAIR = r"(?:\d\s?[,~\-–]\s?\d\s?(?=[십백천만]))"
SINO = rf"(?:{_PAIR}|{_FIRST})(?:{_GAP}?{_PIECE}){{0,15}}"
"""Pattern of a number in digits, Sino-Korean words or a mixture."""
NUMBER = rf"(?:{NATIVE}|{SINO}(?:(?<=[십백\d])\s?{_mixed_ones})?)"
"""Pattern of any number: the two above and 칠십둘, 60다섯."""

_COUNTERS = (
    r"(?:살|세(?![상금입탁무])|명|분(?=이|의|\s|$)|인(?=\s?(?:가구|가족))|식구|가족|아이|자녀|남매|형제|자매|개월|달|돌|년|월"
    r"|일(?=\s|$|부|까)|주(?=\s|$|차|째|예|인|입|됐|이)|등급|급|학년|원|만|프로|퍼센트|퍼|%|번|개|가지|마리|채|평|시간|시|종"
    r"|쌍둥이)"
)
_COPULA = re.compile(r"요|에요|어도|고|신|라|야|죠|지|니|며|었|였|구|래|랑|나|면|거든|다(?!섯)|세요|십니|셔|유|여(?!섯|덟)|쥬|제|올시|유")
# 이백이 안 돼요, 칠십이 넘었어요: the 이 after a round number is a particle, unless a counter follows.
_SUBJECT = re.compile(r"[십백천만\d]\s(?![세살명만원]|거주|사는\s?[곳데]|주소|직업|성별|남자|여자|장애|무직|독거)\S")
_FINDER = re.compile(NUMBER)
_COUNTED = re.compile(rf"\s?{_COUNTERS}")
_TOKENS = re.compile(rf"{_DIGITS}|[영공일이삼사오육륙칠팔구]|[십백천]|[만억]")
_TWO_DIGITS = re.compile(r"(\d)\s?[,~\-–]\s?(\d)(?=\s?[십백천만])|(일이|이삼|삼사|사오|오육|오륙|육칠|칠팔|팔구)(?=[십백천만])")
_MIXED_ONES = re.compile(rf"(?P<head>.*?[\d십백])\s?(?P<one>{_ones})$")
_ENDS_IN_I = tuple(tens + ones for tens in (*NATIVE_TENS, "십") for ones in NATIVE_ONES if ones.endswith("이"))
_AMBIGUOUS_ALONE = frozenset("한두세네석넉열영공일이삼사오육륙칠팔구십백천만억") | {
    "이사",
    "사이",
    "구이",
    "사오",
    "이만",
    "오만",
    "구만",
    "천만",
    "서이",
    "서인",
    "너이",
    "너인",
    "일이",
    "천이",
    "만일",
}


@dataclass(frozen=True)
class Number:
    value: int | float
    start: int
    end: int
    kind: str
    """`digits`, `sino`, `native` or `mixed`."""
    low: int | float | None = None
    high: int | float | None = None
    """Bounds where the words give two (2,3백; 서너): `value` is their middle."""

    @property
    def approximate(self) -> bool:
        return self.low is not None


def find_numbers(text: str) -> list[Number]:
    """Every number in `text`, left to right, without overlaps.

    A word that is a number only sometimes is left out unless a counter follows. A final 이 before a copula belongs to the copula:
    백오십이요 is 150 and 칠십이에요 is 70, but 칠십이세 is 72.
    """
    found = []
    for match in _FINDER.finditer(text):
        number = number_at(text, match.start(), match.end())
        if number and not _is_just_a_word(text, number):
            found.append(number)
    return found


def number_at(text: str, start: int, end: int) -> Number | None:
    """The number written in `text[start:end]`, or None where those characters make none. A copula's 이 at the end is left out."""
    words = text[start:end]
    if words.endswith("이구") and len(words) > 2 and text.startswith(("요", "여"), end):
        # 월 이백이구요: a copula, not 29.
        end, words = end - 2, words[:-2]
    # 여든서이라고: its 이 is the number's own.
    i_follows = len(words) > 1 and words[-1] == "이" and not words.endswith(_ENDS_IN_I)
    if i_follows and (_COPULA.match(text, end) or _SUBJECT.match(words[-2] + text[end : end + 3])):
        end, words = end - 1, words[:-1]
    low, high = bounds(words)
    if low is None or high is None:
        return None
    kind = _kind(words)
    return Number(low, start, end, kind) if low == high else Number(_middle(low, high), start, end, kind, low, high)


def value_of(words: str) -> int | float | None:
    """The value of one number in any form; the middle where two are given; None where the words are no number."""
    low, high = bounds(words)
    return None if low is None or high is None else low if low == high else _middle(low, high)


def bounds(words: str) -> tuple[int | float | None, int | float | None]:
    """Lowest and highest value the words allow: 이삼백 → (200, 300), 사십 → (40, 40), no number → (None, None)."""
    words = words.strip()
    if words in NATIVE_RANGES:
        return NATIVE_RANGES[words]
    pair = _TWO_DIGITS.search(words)
    if pair:
        one, other = pair.group(1, 2) if pair.group(1) else pair.group(3)
        head, rest = words[: pair.start()], words[pair.end() :]
        return _single(head + one + rest), _single(head + other + rest)
    value = _single(words)
    return value, value


def digit_string(words: str) -> str | None:
    """Digits read one by one (오팔 → "58", 공오 → "05"), or None."""
    digits = [str(SINO_DIGITS[word]) if word in SINO_DIGITS else word for word in words if not word.isspace()]
    return "".join(digits) if digits and all(digit.isdigit() for digit in digits) else None


def _single(words: str) -> int | float | None:
    compact = words.replace(" ", "")
    native = _native(compact)
    if native is not None:
        return native
    mixed = _MIXED_ONES.match(compact)
    if mixed:
        head = _sino(mixed["head"])
        return None if head is None or head % 10 else head + NATIVE_ONES[mixed["one"]]
    return _sino(compact)


def _native(words: str) -> int | None:
    for tens, value in NATIVE_TENS.items():
        if words == tens:
            return value
        if words.startswith(tens) and words[len(tens) :] in NATIVE_ONES:
            return value + NATIVE_ONES[words[len(tens) :]]
    return NATIVE_ONES.get(words)


def _sino(words: str) -> int | float | None:
    """Digits and Sino-Korean words by place value. In 1억 2천 the 천 means 천만, as people say it."""
    tokens = _TOKENS.findall(words)
    if "".join(tokens) != words or not tokens:
        return None
    total: int | float = 0
    section: int | float = 0
    digit: int | float | None = None
    lowest, biggest = 10**4, 10**12
    for token in tokens:
        if token in _BIG_UNITS:
            unit = _BIG_UNITS[token]
            if unit >= biggest:
                return None
            total += (section + (digit or 0) or 1) * unit
            section, digit, lowest, biggest = 0, None, 10**4, unit
        elif token in _SMALL_UNITS:
            unit = _SMALL_UNITS[token]
            if unit >= lowest:
                return None
            section += (1 if digit is None else digit) * unit
            digit, lowest = None, unit
        elif digit is not None:
            return None
        else:
            digit = SINO_DIGITS[token] if token in SINO_DIGITS else _decimal(token)
    rest = section + (digit or 0)
    if biggest == _BIG_UNITS["억"] and section:
        rest *= 10**4
    return _whole(total + rest)


def _decimal(digits: str) -> int | float:
    plain = digits.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


def _middle(low: int | float, high: int | float) -> int | float:
    return _whole((low + high) / 2)


def _kind(words: str) -> str:
    has_digits = any(character.isdigit() for character in words)
    has_sino = any(word in words for word in "십백천만억") or words in SINO_DIGITS
    if has_digits:
        return "mixed" if any("가" <= character <= "힣" for character in words) else "digits"
    if re.match(rf"(?:{_tens}|{_ones}|{_ranges})", words) and not has_sino:
        return "native"
    return "mixed" if _MIXED_ONES.match(words.replace(" ", "")) else "sino"


def _is_just_a_word(text: str, number: Number) -> bool:
    words = text[number.start : number.end]
    if words[0].isdigit():
        return False
    counted = _COUNTED.match(text, number.end) is not None
    if words in _AMBIGUOUS_ALONE:
        return not counted
    # 이름일곱 …: a number word glued to the end of another word is a number only with its counter.
    glued = number.start > 0 and "가" <= text[number.start - 1] <= "힣"
    return glued and not counted and _kind(words) != "native"
