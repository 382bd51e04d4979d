"""Who lives with whom, as far as a message says so: 어머니 모시고 살아요, 아버지랑 둘이 사세요."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.understand.page import Page
from bot.understand.people import Mention

Pair = tuple[str, str]
"""Two person ids; an empty one is whoever the talk is about."""
_LIVE = r"(?:살|사[는시세십]|삽|산다|지내|계[시세])"
_WITH = re.compile(
    rf"(?:님|들)?(?:(?:이?랑|하고|과|와)\s?(?:(?:저|나)(?:랑|하고)?\s)?(?:\S+\s){{0,3}}?{_LIVE}"
    rf"|\s?(?:두\s?분)?(?:을|를)?\s?(?:제가|저희가|내가)?\s?(?:모시고|데리고)\s?(?:\S+\s){{0,2}}?(?:{_LIVE}|있)"
    rf"|(?:이|가|도)?\s?(?:같이|함께)\s?{_LIVE}|(?:집|네)(?:에서?)\s?(?:\S+\s)?(?:{_LIVE}|얹혀))"
)
_NEAR = 24
_NOT = re.compile(r"따로\s|(?:안|못)\s?(?:살|사[시는])|살지\s?(?:는\s?)?(?:않|못)|살(?:았|다가)")
_BOTH = re.compile(r"(?:두\s?분|둘)(?:이서|이|만)?\s?(?:\S+\s)?(?:살|사[는시세]|지내|계[시세])")


def read_together(page: Page, owner_at: Callable[[int], str | None]) -> Iterator[Pair]:
    """Pairs who live in one household. `owner_at`: whom the words at a place are about."""
    for mention in page.mentions:
        with_them = _WITH.match(re.sub(" {2,}", " ", page.text[mention.end : mention.end + _NEAR]))
        told = mention.role in ("company", "subject") and with_them and not _NOT.search(with_them[0])
        # 동생이랑 같이 살게 되면: not yet.
        told = told and with_them is not None and page.clause_at(mention.end + with_them.end() - 1).mode != "if"
        owner = _owner(page, mention, owner_at) if told else None
        # 딸은 저랑 둘이 살아요, but 나는 나랑 … of nobody.
        if owner is not None and owner != mention.person:
            yield owner, mention.person
    for both in _BOTH.finditer(page.text):
        elders = list(dict.fromkeys(m.person for m in page.mentions if m.end <= both.start() and m.role == "subject"))
        if len(elders) >= 2:
            yield elders[-2], elders[-1]


def _owner(page: Page, mention: Mention, owner_at: Callable[[int], str | None]) -> str:
    if mention.person == "self" and owner_at(mention.start) is None:
        # 예순여덟이고 저랑 둘이 살아요: of whoever the talk is about.
        return ""
    owner = owner_at(mention.start)
    if owner and owner != mention.person:
        return owner
    return "" if any(clause.honorific for clause in page.clauses) else "self"
