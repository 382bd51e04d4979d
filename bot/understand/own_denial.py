"""저는 아니고 남편이 심한 장애예요: what the speaker denies of themselves while telling it of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.understand.negation import NOT
from bot.understand.page import Found, Page

_NOT_ME = re.compile(
    r"(?:^|[\s,.])(?P<me>저는|전|나는|난|지는|내는|본인은)(?:요)?\s?(?:그건\s?|그런\s?거\s?)?"
    rf"(?:{NOT}|(?P<lacks>없(?:고|구|지만|는데)))"
)
_NO = {
    "disability": "none",
    "veteran": False,
    "basic_livelihood": False,
    "near_poor": False,
    "dementia": False,
    "foreign_national": False,
    "pregnant": False,
    "serious_illness": False,
}


def read_own_denial(page: Page, found: Iterable[Found]) -> Iterator[Found]:
    """The fact asked for, or else the one told of somebody else just before, is not the speaker's."""
    denied = _NOT_ME.search(page.text)
    if denied is None or (denied["lacks"] and page.asked not in _NO) or page.clause_at(denied.start("me")).mode == "ask":
        return
    held = [fact for fact in found if fact.fact in _NO and fact.value not in (False, "none", None)]
    before = [fact.fact for fact in held if fact.end <= denied.start("me")]
    told = [fact.fact for fact in found if fact.fact == page.asked]
    name = page.asked if page.asked in _NO and (told or not before) else before[-1] if before else None
    if name in _NO:
        yield Found(name, _NO[name], denied.start("me"), denied.end(), person="speaker")
