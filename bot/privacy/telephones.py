"""The telephone number somebody leaves, in figures or in words; only to call them at, for it is masked wherever it is kept in the open."""

from __future__ import annotations

import re
import unicodedata

from bot.privacy import PHONE, find
from bot.privacy.numbers import digits

WHOLE = re.compile(r"0\d{8,11}|1\d{7}")
"""Digits of a Korean number with its area or service code."""
_WRITTEN = re.compile(r"(?<!\d)(?:0\d{1,3}|1\d{3})[\s().\-–—]{0,3}(?:\d{3,4}[\s.\-–—]{0,3})?\d{4}(?!\d)")
"""Korean numbers with their area or service code, once dashes are gone: 02-123-4567, 010-1234-5678, 1588-1234."""
_ABROAD = re.compile(r"^82(?=[1-9])|^820")
_ALIKE = str.maketrans("oOlI", "0011")
_IS = re.compile(r"이(?=[에예]요)")
"""The 이 of 육칠팔이에요 is no digit."""
_BEGUN = re.compile(r"(?:\d|[공영빵일이삼사오육륙칠팔구둘셋넷]|하나|다섯|여섯|일곱|여덟|아홉|다시|[에의요])+")
_FEWEST, _CITY = 3, "02"


def found_in(text: str) -> str | None:
    """The one telephone number of `text`, as digits; None where there is none or more than one."""
    plain = _IS.sub("", unicodedata.normalize("NFKC", text))
    pieces = [found[0] for found in _WRITTEN.finditer(plain)]
    pieces += [plain[found.start : found.end].translate(_ALIKE) for found in find(plain) if found.token == PHONE]
    whole = {number for piece in pieces if WHOLE.fullmatch(number := _ABROAD.sub("0", digits(piece)))}
    return whole.pop() if len(whole) == 1 else None


def is_begun(text: str) -> bool:
    """Nothing but digits, and too few: 공일공 이삼사오."""
    plain = re.sub(r"[\s.,\-–—]", "", unicodedata.normalize("NFKC", text))
    return _BEGUN.fullmatch(plain) is not None and len(digits(plain)) >= _FEWEST


def written(number: str) -> str:
    """Digits as one writes them: 010-2345-6789."""
    if not number.startswith("0"):
        return f"{number[:-4]}-{number[-4:]}"
    code = 2 if number.startswith(_CITY) else len(number) - 8 if len(number) > 11 else 3
    return f"{number[:code]}-{number[code:-4]}-{number[-4:]}"
