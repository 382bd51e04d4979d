"""What is asked of one benefit or topic beside its aspects (회사가 동의해야 해요?), and what a named source says to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot import asked_kind
from bot.errors import DataError
from bot.korean.apart import pattern, placed
from bot.korean.plain import compact, compact_spans


@dataclass(frozen=True)
class Detail:
    text: str
    """The answer; it may hold dated figures as a record's `amount` does."""
    words: tuple[str, ...]
    """What asks it, written as keywords are: words in their order, `|` between words as good as each other."""
    source: str
    asks: tuple[str, ...] = ()
    """Whole questions that it answers, as people put them."""
    tried: tuple[str, ...] = ()
    """The same, of people who saw only the answers and knew no word of the record: by these the choice is learnt (`bot.choice`)."""
    id: str = ""
    after: str = ""
    """Id of the detail that must have been told just before (둘 다 돼요?, of two types just explained)."""
    anywhere: bool = False
    """Its words tell by themselves what is asked, whatever is talked about."""
    benefit: str = ""
    """Id of the benefit that the talk turns to with it."""
    reckoned: bool = False
    """What it says in general a reckoning (`bot.reckoning`) says of who asks; any other detail comes before one."""

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Of the questions that it answers."""
        return asked_kind.given(self.asks)

    def weight(self, text: str) -> int:
        """Syllables of its words that `text` holds; 0: none asks it."""
        plain, _ = placed(text)
        hits = (found for word in self.words if (found := pattern(word).search(plain)))
        return max((sum(len(group.replace(" ", "")) for group in hit.groups() if group) for hit in hits), default=0)

    def share(self, text: str, *spans: tuple[int, int]) -> float:
        """How much of what stands at `spans` is among its words that `text` holds: 본인부담 is all of that in 본인부담은 얼마."""
        plain, places = placed(text)
        hits = (hit for word in self.words for hit in pattern(word).finditer(plain))
        held = {at for hit in hits for first, last in hit.regs[1:] if last > first >= 0 for at in places[first:last]}
        named = [at for span in spans for at in range(*span) if not text[at].isspace()]
        return sum(at in held for at in named) / len(named) if named else 0.0


def beside_name(text: str, name: str) -> str:
    """`text` without `name`, spaces and points aside: who names 기저귀·조제분유 지원 asks nothing of 분유. Places stay."""
    plain, places = compact_spans(text)
    at = plain.find(compact(name))
    if at < 0 or not compact(name):
        return text
    start, end = places[at], places[at + len(compact(name)) - 1] + 1
    return text[:start] + " " * (end - start) + text[end:]


_NOT_YET = re.compile(r"^(?:네|아니요|아쉽지만)?,?\s?(?:만\s)?(\d{2})세가?\s?(?:안\s?(?:되어|돼|됐어)도|되기\s?전에도|전에도)")


def is_for_younger(detail: Detail, age: int) -> bool:
    """아니요, 65세가 안 되어도 돼요, to who is 88."""
    found = _NOT_YET.match(detail.text)
    return found is not None and age >= int(found[1])


def asked(details: Iterable[Detail], text: str, before: str | None) -> Detail | None:
    """The one that `text` asks at most length; first of all those that go on from the detail `before`."""
    hits = [(bool(each.after), weight, each) for each in details if each.after in ("", before) and (weight := each.weight(text))]
    if not hits:
        return None
    after, most, _ = first = max(hits, key=lambda hit: hit[:2])
    wanted = asked_kind.kinds(text)
    if after or not wanted or len(hits) < 2:
        return first[2]
    # 월급은 350이었어요 첫 입금이 언제예요: of what nearly as many words ask, what answers such a question.
    near = [hit for hit in hits if hit[1] >= _NEARLY * most]
    return max(near, key=lambda hit: (bool(wanted & hit[2].kinds), hit[1]))[2]


_NEARLY = 0.6
"""Of the most words, how much another must hold to be meant for the kind of question."""
_KEYS = {"text", "words", "source"}
_MORE = {"asks", "tried", "id", "after", "anywhere", "benefit", "reckoned"}


def read(path: Path, key: str, node: Any) -> tuple[Detail, ...]:
    """Raises DataError."""
    if not isinstance(node, list):
        raise DataError(path, key, f"a list of {sorted(_KEYS)}", node)
    return tuple(_detail(path, f"{key}[{i}]", item) for i, item in enumerate(node))


def check_together(path: Path, details: Iterable[tuple[str, Detail]], benefits: Iterable[str]) -> None:
    """Ids are unique over all records and topics; what follows a detail or turns to a benefit names one there is. Raises DataError."""
    told = list(details)
    ids = [each.id for _, each in told if each.id]
    for where, each in told:
        if each.id and ids.count(each.id) > 1:
            raise DataError(path, f"{where}.id", "an id of its own", each.id)
        if each.after and each.after not in ids:
            raise DataError(path, f"{where}.after", f"the id of a detail of {sorted(ids)}", each.after)
        if each.benefit and each.benefit not in benefits:
            raise DataError(path, f"{where}.benefit", "the id of a benefit", each.benefit)


def _detail(path: Path, where: str, item: Any) -> Detail:
    if not isinstance(item, Mapping) or not _KEYS <= set(item) <= _KEYS | _MORE:
        found = sorted(map(str, item)) if isinstance(item, Mapping) else item
        raise DataError(path, where, f"the keys {sorted(_KEYS)}, and {sorted(_MORE)} where they help", found)
    for mark in ("anywhere", "reckoned"):
        if not isinstance(item.get(mark, False), bool):
            raise DataError(path, f"{where}.{mark}", "true or false", item[mark])
    texts = {key: _text(path, f"{where}.{key}", item[key]) for key in ("text", "source", "id", "after", "benefit") if key in item}
    lists = {key: tuple(_words(path, f"{where}.{key}", item[key])) for key in ("words", "asks", "tried") if key in item}
    if several := next((word for word in lists.get("words", ()) if ", " in word), None):
        raise DataError(path, f"{where}.words", "each pattern as an item of its own, not several in one pair of quotes", several)
    return Detail(**texts, **lists, anywhere=item.get("anywhere", False), reckoned=item.get("reckoned", False))


def _words(path: Path, where: str, node: Any) -> Iterator[str]:
    if not isinstance(node, list) or not node:
        raise DataError(path, where, "a list of texts", node)
    for i, word in enumerate(node):
        yield _text(path, f"{where}[{i}]", word)


def _text(path: Path, where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(path, where, "a text", value)
    return " ".join(value.split())
