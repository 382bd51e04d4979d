"""Incomes told as a bound: 이백도 안 돼요, 많아야 팔십, 삼백 조금 넘어요.

The fact is the figure that was said: nothing more exact is known, and no rule may take a smaller one for granted.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understand.page import Found, Page

_BELOW = re.compile(
    r"\s?(?:만\s?)?(?:원)?(?:이|은|는|도|가|을|를)?\s?(?:채\s?)?"
    r"(?:(?:안|못)\s?(?:돼|되|됩|될|됨|넘|벌)\S{0,2}|될까\s?말까|될\S?똥\s?말똥|미만|이하|모자라\S?)"
)
_AT_MOST = re.compile(
    r"(?:많아야|많아\s?봐야|많아도|많이\s?(?:벌어|받아)(?:야|도|\s?봐야)|기껏\s?해야|잘\s?(?:해야|하면)|끽해야|최대)\s?(?:한\s)?$"
)
_ABOVE = re.compile(r"\s?(?:만\s?)?원?(?:이|은|을|를)?\s?(?:조금|좀|약간|살짝|겨우)?\s?(?:넘|이상|남짓)\S{0,2}")


def with_bound(page: Page, found: Found) -> Found:
    """`found` with the words that make it a bound, so that what is said back says it too."""
    if not found.value:
        return found
    before, after = _AT_MOST.search(page.text[: found.start]), _BELOW.match(page.text, found.end) or _ABOVE.match(page.text, found.end)
    return replace(found, start=before.start() if before else found.start, end=after.end() if after else found.end)


def bound(evidence: str) -> str:
    """`below`, `at_most` or `above` for an income told by these words; empty for a plain figure."""
    if re.match(r"많|기껏|잘|끽|최대", evidence):
        return "at_most"
    if re.search(r"(?:안|못)\s?[돼되됩될됨넘벌]\S{0,2}$|말까$|말똥$|미만$|이하$|모자라\S?$", evidence):
        return "below"
    return "above" if re.search(r"(?:넘|이상|남짓)\S{0,2}$", evidence) else ""
