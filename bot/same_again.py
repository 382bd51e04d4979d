"""The same words are not said twice in a row: that there is no more to say of it, and whom to call for just this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.korean.plain import sentences
from bot.message import Reply

_MOST = 0.6
"""Less of an answer than this, said once more, picks out what is asked now."""


_WHOLE = 0.95
_SHORT = 240
"""Letters."""
_HEADING = re.compile(r", (?:이만큼 도와드려요|이렇게 준비하시면 돼요|이런 분이 받아요|언제인지 알려 드릴게요)\.$")
_WORD = re.compile(r"[가-힣]{2,}")
_OF_ANY = re.compile(
    r"신청|서류|얼마|어디|어떻|언제|받[을나는]|되[나는]|주[나는]|제가|저는|그럼|근데|아니|혹시|그거|필요|있[어나]|하나|해야|가능|돈[은이]"
)
"""Words that any sentence of an answer may hold."""


def repeats(
    reply: Reply, last: Sequence[Mapping[str, Any]], beside: Iterable[str], is_exact: bool = False, heard: Sequence[str] = ()
) -> bool:
    """Whether `reply` was just said, all or most of it, but for the lines `beside` (what was understood, whose words they are).

    `is_exact`: it is what a record says to just this, which may well have been a part of what was said before. `heard`: how lines end
    that say what was understood, then as now.
    """
    apart = {*beside}

    def told(text: str) -> list[str]:
        return [line for line in text.split("\n") if line and line not in apart and not line.endswith(tuple(heard))]

    lines = told(reply.text)
    length = sum(map(len, lines))
    said = [str(node["text"]) for node in last]
    within = (text for text in said if all(line in text for line in lines))
    most = _WHOLE if is_exact else _MOST
    return bool(lines) and any(length >= most * sum(map(len, told(text))) for text in within)


def first(reply: Reply, beside: Iterable[str]) -> str:
    """What `reply` begins with, beside the lines that only say what was understood: all of a short answer, else its first sentence. A
    heading (기초연금, 이만큼 도와드려요.) says nothing by itself."""
    apart = {*beside}
    told = next((line for line in reply.text.split("\n") if line and line not in apart), "")
    said = [each for each in sentences(told) if not _HEADING.search(each)]
    return " ".join(said) if sum(map(len, said)) <= _SHORT else next(iter(said), "")


def picked(text: str, reply: Reply, name: str) -> str:
    """The sentence of `reply` that holds a word of the question (대신 신청해도 되나요); empty where none or most of them do."""
    words = {word[:2] for word in _WORD.findall(text.replace(name, "")) if not _OF_ANY.match(word)}
    told = [s for line in reply.text.split("\n") for s in sentences(line)]
    found = [s for s in told if any(word in s.replace(name, "") for word in words)]
    return found[0] if len(found) == 1 < len(told) and found[0].endswith(".") else ""
