"""The ages of several children told one after the other: 아들 여섯살, then 딸도 있어요 세살.

A child called by another name is another child; the same name again, or a correction, puts the age right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.context import SELF, Someone
from bot.understand.result import Said

_WORD = re.compile(
    r"(?<![가-힣])(?P<rank>큰|작은|막내|첫째|둘째|셋째|넷째)?\s?(?P<kind>아들|딸|애기?|아이|아기|놈|늦둥이)?"
    r"(?!\s?(?:엄마|아빠|어머니|아버지|어멈|아범))(?=[가-힣]{0,3}(?:\s|$|[\d,.]))"
)
_ALSO = re.compile(r"(?:아들|딸|애|아이|째|막내|하나|명)(?:도|가\s(?:하나\s)?더|이\s(?:하나\s)?더)\s?(?:하나\s"
        r"|한\s?명\s)?(?:더\s)?(?:있|키우|낳|$"
        r"|[\s,])|(?:또|더)\s?(?:하나\s|한\s?명\s)?있")
_RANKS = {"큰": "first", "첫째": "first", "둘째": "second", "셋째": "third", "넷째": "fourth", "작은": "last", "막내": "last"}
_SEXES = {"아들": "male", "딸": "female"}
Name = tuple[str, str]
"""Rank and sex, each empty where the word does not say."""


def of_who_raises_them(facts: tuple[Said, ...]) -> tuple[Said, ...]:
    """아들이 애 둘을 맡기고 가서 제가 키워요: children whom their parents left are told of the one who brings them up."""
    if not any(said.fact == "raises_grandchildren" and said.person == SELF for said in facts):
        return facts
    of_the_children = [said for said in facts if said.fact in ("children", "child_ages_months") and (said.person or "").startswith("child")]
    return tuple(replace(said, person=SELF) if said in of_the_children else said for said in facts)


def names_of(text: str) -> list[Name]:
    """The words for children in `text`, in order: 큰딸 → ("first", "female"), 아이 → ("", "")."""
    return [
        (_RANKS.get(match["rank"] or "", ""), _SEXES.get(match["kind"] or "", ""))
        for match in _WORD.finditer(text)
        if match["kind"] or match["rank"] in ("막내", "첫째", "둘째", "셋째", "넷째")
    ]


def adds_another(text: str) -> bool:
    """둘째도, 딸도 있어요: whether a child is named beside one told of before."""
    return _ALSO.search(text) is not None


def is_of_another(child: Someone, text: str) -> bool:
    """둘째도 말이 느린데 3살이에요, while the first is talked about."""
    names, sex, also = names_of(text), child.facts.get("sex"), adds_another(text)
    ranks, sexes = {rank for rank, _ in names if rank}, {named for _, named in names if named}
    if sexes and sex is not None and sex.value not in sexes:
        return True
    return bool(ranks) and child.rank not in ranks and (also or bool(child.rank) or not ranks & {"first", "last"})


def joined(known: Sequence[Any], before: str, told: Sequence[Any], text: str, only: bool) -> list[Any]:
    """The ages that are known and those just `told`, by the names in the words of `before` and in `text`.

    `only`: a single child was told of, so that a word for a child means that one.
    """
    old, new = names_of(before), names_of(text)
    # 둘째도 느린데 둘째도 되나요 3살: one child, named twice.
    new = _aged(text) or list(dict.fromkeys(new)) if len(told) == 1 else new
    if len(old) > len(known):
        # One child was told of more than once.
        old = list(dict.fromkeys(old))
    old = (old[-1:] or [("", "")]) if len(known) == 1 else old
    if len(told) == len(new) > 1 and known and not {rank for rank, _ in old} & {rank for rank, _ in new} and all(rank for rank, _ in new):
        # 막내가 돌 안 됐어요, then 첫째는 열 살 둘째는 다섯 살.
        return sorted([*told, *(age for age in known if age not in told)], key=_oldest, reverse=True)
    if len(told) == 1 and not new and known and told[0] not in known and adds_another(text):
        # 한 명 더 있어요 두 살
        return [*known, *told]
    if len(told) == 1 and not new and told[0] in known:
        return list(known)
    if len(told) != 1 or len(new) != 1 or not known or told[0] in known:
        return list(told)
    if adds_another(text) and not (new[0] in old and len(known) == len(old)):
        return [*known, *told]
    place = None if new[0][0] == "last" and not any(rank == "last" for rank, _ in old) else _by_rank(new[0][0], known)
    if place is not None:
        return [*known, *told] if place == len(known) else [told[0] if i == place else age for i, age in enumerate(known)]
    if len(old) != len(known) or only:
        return list(told)
    same = [place for place, name in enumerate(old) if _are_one(name, new[0])]
    if same and not _is_an_elder(new[0], old[same[0]], known[same[0]], told[0]):
        return [told[0] if place == same[0] else age for place, age in enumerate(known)]
    return [*known, *told]


_ITS_AGE = re.compile(
    r"(?:이|가|은|는|도)?\s(?:이제\s|지금\s|올해\s|만\s)?(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열[한두세네]?|[일이삼사오육칠팔구십]{1,3})\s?(?:살|세|개월|달)"
    r"|도\s?있\S{1,4}\s(?:\d{1,2}|[한두세네]|다섯|여섯|일곱|여덟|아홉|열[한두세네]?)\s?(?:살|세|개월)"
)


def _aged(text: str) -> list[Name]:
    """둘째가 14개월인데 큰애 데리고 …: the one of several who are named beside whom the age stands."""
    words = [m for m in _WORD.finditer(text) if m["kind"] or m["rank"]]
    aged = [m for m in words if len(words) > 1 and _ITS_AGE.match(text, m.end())]
    return [(_RANKS.get(aged[0]["rank"] or "", ""), _SEXES.get(aged[0]["kind"] or "", ""))] if len(aged) == 1 else []


def put_right(known: Sequence[Any], before: str, told: Sequence[Any], text: str) -> list[Any]:
    """막내는 칠개월이라니까요, 큰애는 열한살이에요 아니: of several children the age of the one who is named, else all that is `told`."""
    new = names_of(text)
    if not new and len(told) == 1 and told[0] in known:
        # 손녀가 일곱 살이라고요, of one of two: what was said already is said once more.
        return list(known)
    if len(told) != 1 or not new or len(set(new)) != 1 or len(known) < 2:
        return list(told)
    place = _by_rank(new[0][0], known)
    if place is None:
        old = names_of(before)
        same = [place for place, name in enumerate(old) if _are_one(name, new[0])] if len(old) == len(known) else []
        place = same[0] if len(same) == 1 else None
    if place is None or place == len(known):
        return list(told)
    return [told[0] if i == place else age for i, age in enumerate(known)]


def _by_rank(rank: str, known: Sequence[Any]) -> int | None:
    """Which of several children a rank means, the eldest being the first; their number where it is one more."""
    index = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": len(known) - 1}.get(rank)
    if len(known) < 2 or index is None or index > len(known):
        return None
    eldest_first = sorted(range(len(known)), key=lambda place: -_oldest(known[place]))
    return [*eldest_first, len(known)][index]


def _are_one(old: Name, new: Name) -> bool:
    """아들 and 애 may be one child; 아들 and 딸, 큰애 and 둘째, 애 and 둘째 are two."""
    if old[1] and new[1] and old[1] != new[1]:
        return False
    if old[0] == new[0]:
        return True
    return "first" in (old[0], new[0]) and "" in (old[0], new[0]) or (new[0] == "" and not new[1])


def _is_an_elder(new: Name, old: Name, known: Any, told: Any) -> bool:
    """아들 다섯살, then 큰애는 열살: the eldest is older than the one known."""
    return new[0] == "first" and old[0] == "" and _oldest(told) > _oldest(known) + 11


def _oldest(age: Any) -> int:
    return int(age if isinstance(age, int) else age[1])
