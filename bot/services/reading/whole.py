"""Whether everything that a text demands was read: then who fits is sure of it, else a service is at best possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found
from bot.services.reading.groups import find
from bot.services.reading.meaning import Meaning

# What may stand beside the demands without demanding anything: frames, endings, and living in the agency's place.
_FRAMES = re.compile(
    r"지원|대상자?|자격|신청|[가-힣]{1,8}[시군구도]에?(?<!위험군)(?<!환자군)(?<!지구)(?=\s|서|$)|관내|주민등록(?:법?상)?|주소지?|거주지?|사는|살고|두고|둔|두며"
    r"|있는|하는|하고|하며|해당|주민|시민|구민|군민|도민|국민|사람|가구원?|세대원?|가정|중인|모든|누구나|에게|인\s?경우|경우"
    r"|또는|및|으로서?|이면서|이고|이며|에서|[을를이가은는의에인자분로과와만등중한된]"
)
_OF_AN_AGE = re.compile("청년|청소년|노인|어르신|아동|학생")
"""They demand an age, and none more where that is told in figures."""
_OF_FEW = re.compile(r"학교\s?밖|위기|위험|퇴소|자립\s?준비|고립|은둔")
"""In the name of what is for fewer than its text tells."""
_AGES = frozenset({"age", "child", "school"})
_MANY = frozenset({"basic", "near", "jobless", "employed", "sex", "alone", "children"})
"""Kinds that a name may have beside the text's demands; the smaller groups are conditions by the name alone (`bot.services.benefit`)."""
_PLAIN = {
    "farmer": re.compile(r"(?:관내|둔|청년)?(?:농업인|농어업인|농\(임\)업인|농민|농어민|농가|농업경영인|농업경영체)"),
    "veteran": re.compile(r"국가유공자|(?:국가)?보훈대상자|보훈가족"),
}
_NARROWER = {
    "disabled": re.compile("시각|청각|언어|지체|뇌병변|지적|자폐|발달|정신|신장|심장|와상|중복|특수교육|학생|아동"),
    "basic": re.compile("생계|의료|주거|교육"),
    "near": re.compile("자활|장애|본인부담"),
    "multicultural": re.compile("결혼"),
    "foreign": re.compile("난민|동포|유학"),
    "jobless": re.compile("경력|단념|실업급여"),
    "pregnant": re.compile("임신부|임부"),
    "employed": re.compile("비정규직|저소득"),
    "sex": re.compile("가임|경력|이주|이탈|가장"),
}
"""Of a kind: all it may be called, or what makes it fewer than the condition asks for (청각장애인, 양돈농가, 참전유공자)."""


def is_whole(name: str, texts: tuple[str, str], meanings: tuple[Meaning, Meaning]) -> bool:
    """`texts` hold nothing beside what was read in each, that was read for what it is, and the name is of nobody else."""
    founds = [list(_founds(meaning)) for meaning in meanings]
    every, named = [found for each in founds for found in each], list(find(name))
    if not every or _OF_FEW.search(name):
        return False
    rest = "".join(_FRAMES.sub("", _blanked(text, each)) for text, each in zip(texts, founds, strict=True))
    if any(found.kind in _AGES for found in every):
        rest = _OF_AN_AGE.sub("", rest)
    told = all(_is_plain(text, found) for text, each in zip((*texts, name), (*founds, named), strict=True) for found in each)
    told = told and {found.kind for found in named} & _MANY <= {found.kind for found in every}
    return told and not re.search(r"[가-힣A-Za-z0-9]", rest)


def _founds(meaning: Meaning) -> Iterator[Found]:
    yield from meaning.required
    yield from (found for choice in meaning.choices for way in choice for found in way.founds)


def _blanked(text: str, founds: list[Found]) -> str:
    for found in founds:
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _is_plain(text: str, found: Found) -> bool:
    words = re.sub(r"\s", "", text[found.start : found.end])
    plain, narrower = _PLAIN.get(found.kind), _NARROWER.get(found.kind)
    return (plain is None or plain.fullmatch(words) is not None) and (narrower is None or narrower.search(words) is None)
