"""What can be masked, and what a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

RESIDENT, FOREIGNER, PHONE, CARD = "[주민등록번호]", "[외국인등록번호]", "[전화번호]", "[카드번호]"
ACCOUNT, PASSPORT, LICENCE, EMAIL, ADDRESS, NAME = "[계좌번호]", "[여권번호]", "[운전면허번호]", "[이메일]", "[주소]", "[이름]"
KINDS = {
    RESIDENT: "resident", FOREIGNER: "foreigner", PHONE: "phone", CARD: "card", ACCOUNT: "account",
    PASSPORT: "passport", LICENCE: "licence", EMAIL: "email", ADDRESS: "address", NAME: "name",
}  # fmt: skip
"""Token → the kind's name."""
TOKENS = re.compile("|".join(re.escape(token) for token in KINDS))


class Found(NamedTuple):
    start: int
    end: int
    token: str

    @property
    def kind(self) -> str:
        return KINDS[self.token]


def always(plain: str, start: int, end: int) -> bool:
    return True


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    token: str
    holds: Callable[[str, int, int], bool] = always
    """Whether what stands at (start, end) of the plain text is one after all."""
    group: int = 0


def folded(pattern: str) -> re.Pattern[str]:
    """A pattern to which upper and lower case are the same."""
    return re.compile(pattern, re.IGNORECASE)
