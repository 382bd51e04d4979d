"""저는 아니고 남편이 심한 장애예요: what the speaker denies of themselves while telling it of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.understand.negation import NOT
from bot.understand.page import Found, Page

_NOT_ME = re.compile(
    r"(?:^|[\s,.])(?P<me>저는|전|나는|난|지는|내는|본인은)(?:요)?\s?(?:그건\s?|그런\s?거\s?)?"
    rf"(?:{NOT}|(?P<lacks>없(?:고|구|지만|는데|어|습|네|다(?=[\s.,!]|$)|음)))"
)
_HAS = re.compile(r"\S{1,8}\s?(?:좀\s?)?(?:있(?:으[시신])?(?:고|구|는데|는디|지만|데)|이고|인데)[\s,]*")
"""오빠는 장애가 있고 | 저는 없어요: what he has is what the speaker lacks."""
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
    if denied is None or page.clause_at(denied.start("me")).mode == "ask":
        return
    found = [replace(fact, fact="disability") if fact.fact == "disabled" else fact for fact in found]
    held = [fact for fact in found if fact.fact in _NO and fact.value not in (False, "none", None)]
    before = [fact.fact for fact in held if fact.end <= denied.start("me")]
    if denied["lacks"] and page.asked not in _NO:
        before = [fact.fact for fact in held if _HAS.fullmatch(page.text[fact.start : denied.start("me")])]
    told = [fact.fact for fact in found if fact.fact == page.asked]
    name = page.asked if page.asked in _NO and (told or not before) else before[-1] if before else None
    if name in _NO:
        yield Found(name, _NO[name], denied.start("me"), denied.end(), person="speaker")
