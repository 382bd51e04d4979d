"""The income as a percentage of the median: 중위소득 50% 이하예요."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import SINO, value_of
from bot.understand.page import Found, Page
from bot.understand.stance import DENIED, IDLE, UNKNOWN, stance

_RATIO = re.compile(
    rf"(?:기준\s?)?중위\s?(?:소득)?(?:의|이|은|는|으로|,)?\s?(?:한\s?|약\s?|딱\s?|정확히\s?|대략\s?)?(?P<number>\d+(?:\.\d+)?|{SINO})\s?(?:%|프로"
    r"|퍼센트|퍼|프|(?=\s?(?:이하|이내|미만|정도|쯤|이상|가량|언저리|안팎|이?(?:에요|예요|요|고|다)(?![가-힣])|인데)))(?P<about>\s?(?:이하|이내|미만|정도|쯤|이상|가량|언저리|안팎|보다"
    r"|안\s?(?:돼|되)|넘))?"
)
_RATIO_LIMIT = re.compile(
    r"^\s?(?:이?면|인\s?(?:사람|가구)|여야|이어야|인가|까지|기준|만\s|도\s|가\s?(?:얼마|뭐|되)|은\s?얼마|는\s?얼마|얼마)"
)


def read_ratio(page: Page) -> Iterator[Found]:
    for match in _RATIO.finditer(page.text):
        value, rest = value_of(match["number"]), page.rest(match.end())
        clause = page.clause_at(match.start())
        if (
            value is not None
            and clause.mode == "say"
            and not _RATIO_LIMIT.match(rest)
            and stance(page, match.start(), match.end()) not in (IDLE, DENIED, UNKNOWN)
        ):
            yield Found("income_ratio", float(value), match.start(), match.end(), approximate=bool(match["about"]))
