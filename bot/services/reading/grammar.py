"""One line of a published text: what it demands of everybody, and what it offers to choose from.

장애인 중 기초생활수급자 joins; 장애인, 국가유공자 및 한부모가족 offers a choice; 19세 이상 장애인 joins again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from bot.services.reading import ages, groups, income, residence, schooling
from bot.services.reading.asides import without_asides
from bot.services.reading.found import Found
from bot.services.reading.meaning import Alternative, Meaning, joined, shared_by, shifted, without

_PERSON = (
    r"(?:자|인|가구|가정|세대|가족|아동|학생|주민|시민|구민|군민|도민|국민|노인|어르신|사람|분|환자|여성|청년|청소년|단체|법인|기관|기업|업체|시설|부부|유족|유가족|배우자|차량|조합"
    r"|교사|교원|공무원|사업주|세대주|가구주|자녀|부모|노숙인|층|계층|사|임산부|산모|예비부모|영유아|영아|유아|어린이|신생아|소아|농장|회사|협회|작목반|연구회|축협|수협|생산자|지자체|마을|용사|포로"
    r"|농협|대상)"
)
_PERSON_END = re.compile(rf"{_PERSON}(?:들)?\s*(?:등|중)?[)\s.]*$")
_AND_SO_ON = re.compile(
    r"(?<![가-힣])등(?=\s*$|\s*[,.)]|으로|의\s|이\s|을\s|에게|\s+(?!에\s?관한|예우|편의|에\s?대한))|(?<=[가-힣])\s?등(?=\s*$|\s*[.)]\s*$"
    r"|\s(?:해당|저소득|취약|으로|지원|관내|시민|[가-힣]{1,6}\s?(?:가구|가정|세대)))"
)
_STRONG = re.compile(
    r"(?<=[자인구정대동민분람족상생체])\s?중(?:에서)?(?:,|\s)|이면서|(?<=[하되])면서\s|이고\s|(?:으로|인\s?자로|자로|가구로|가정으로|세대로"
    r"|이로)(?:서)?[,\s](?!\s?(?:결정|등록|구성|선정|지정|판정|인정|명시|전입|추천|인하|인한|분류|의뢰))|이며[,\s]|하며[,\s]|하고[,\s]|동시에"
)
_OR = re.compile(
    r"\s?(?:,|，|·|ㆍ|/|;|、|‧|․|･|∙|\+)\s?|\s(?:및|혹은|내지|or)\s|(?<!본인)\s또는\s|(?:이거나|거나)[,\s]|(?<=[가-힣])[와과]\s"
    r"|\s및(?=[가-힣])|(?<!본인)\s또는(?=[가-힣])"
)
_EXPLICIT = re.compile(r"또는|혹은|거나|및|[와과]\s")
_BRACKETS = re.compile(r"\([^()]*\)")
_INSTITUTION = re.compile(r"(?:의료기관|병원|기업|업체|사업장|사업주|어린이집)[\s.]*$")
"""What such a line says is said of those the institution serves or employs."""
_ANYBODY = re.compile(r"일반인|누구나|전\s?국민|(?:주민|시민|구민|군민|도민|국민|지역민)(?:\s?등)?\s*$")
_HEAD = re.compile(r"^\s*[^:：\n]{1,24}[:：]\s?")


def read_line(text: str, offset: int) -> Meaning:
    """The meaning of one line that begins at `offset` of its field."""
    readable = without_asides(text)
    founds = _all_found(readable)
    if not founds:
        return Meaning()
    required: list[Found] = []
    choices: list[tuple[Alternative, ...]] = []
    for start, end in _segments(readable, founds):
        meaning = _segment(readable, start, end, [f for f in founds if start <= f.start < end])
        required += meaning.required
        choices += meaning.choices
    return shifted(Meaning(joined(required), tuple(choices)), offset)


def _all_found(text: str) -> list[Found]:
    found = list(chain(groups.find(text), ages.find(text), income.find(text), residence.find(text), schooling.find(text)))
    return _all_negated(text, sorted((_trimmed(text, f) for f in found), key=lambda f: (f.start, -f.end)))


def _all_negated(text: str, founds: list[Found]) -> list[Found]:
    """수급자 및 차상위계층에 해당하지 않는 자: what ends a list is said of all of it."""
    for at in range(len(founds) - 1, 0, -1):
        gap = text[founds[at - 1].end : founds[at].start]
        if founds[at].negated and _LISTED.fullmatch(gap):
            founds[at - 1] = replace(founds[at - 1], negated=True)
    return founds


_LISTED = re.compile(r"\s?(?:및|또는|,|·|이나|나|와|과)\s?")


def _trimmed(text: str, found: Found) -> Found:
    words = text[found.start : found.end]
    return replace(found, start=found.start + len(words) - len(words.lstrip()), end=found.end - len(words) + len(words.rstrip()))


def _segments(text: str, founds: list[Found]) -> list[tuple[int, int]]:
    def splits(at: int, end: int) -> bool:
        bracketed = text.count("(", 0, at) != text.count(")", 0, at)
        return not bracketed and not any(f.start < end < f.end for f in founds)

    cuts = [m.end() for m in _STRONG.finditer(text) if splits(m.start(), m.end())]
    edges = [0, *cuts, len(text)]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _pieces(text: str, start: int, end: int, founds: list[Found]) -> list[tuple[int, int, str]]:
    """Parts between separators that stand outside brackets and outside what was found, each with the separator before it."""
    cuts: list[tuple[int, int]] = []
    for match in _OR.finditer(text, start, end):
        inside = any(f.start < match.end() and match.start() < f.end for f in founds)
        bracketed = text.count("(", start, match.start()) > text.count(")", start, match.start())
        number = text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit()
        if not inside and not bracketed and not number:
            cuts.append(match.span())
    pieces, begin, before = [], start, ""
    for cut_start, cut_end in cuts:
        pieces.append((begin, cut_start, before))
        begin, before = cut_end, text[cut_start:cut_end]
    pieces.append((begin, end, before))
    return [piece for piece in pieces if text[piece[0] : piece[1]].strip(" .)(")]


def _segment(text: str, start: int, end: int, founds: list[Found]) -> Meaning:
    if not founds:
        return Meaning()
    required: list[Found] = []
    alternatives: list[Alternative] = []
    pieces = _pieces(text, start, end, founds)
    kinds = {f.kind for f in founds if not f.negated}
    for index, (begin, finish, before) in enumerate(pieces):
        inside = [f for f in founds if begin <= f.start < finish]
        after = pieces[index + 1][2] if index + 1 < len(pieces) else ""
        lifted = [f for f in inside if _is_test(f, len(pieces), before + after, kinds)]
        required += lifted
        rest = [f for f in inside if f not in lifted]
        if not inside and len(pieces) > 1 and _ANYBODY.search(text[begin:finish]):
            return Meaning(joined(required))
        if rest:
            alternatives += _alternatives(text, begin, finish, rest)
        elif len(pieces) > 1 and _names_more(text, begin, finish, lifted):
            alternatives.append(Alternative((), begin, finish))
    return _chosen(text, start, end, required, alternatives, "".join(piece[2] for piece in pieces))


def _names_more(text: str, begin: int, finish: int, lifted: list[Found]) -> bool:
    """Whether a piece names people that nothing was found about, after any test it sets."""
    rest = finish - max((f.end for f in lifted), default=begin - _FEW)
    return rest >= _FEW and _PERSON_END.search(_BRACKETS.sub("", _HEAD.sub("", text[begin:finish]))) is not None


_CRITERIA = frozenset({"age", "jobless", "employed"})
"""19~39세, 미취업자: two demands on one person."""
_FEW = 9
"""Characters that a test's own noun takes (120% 이하 가구)."""
_LISTED_WITH_INCOME = frozenset({"basic", "near", "single", "multicultural", "veteran", "defector", "foreign", "alone"})
"""수급자, 차상위계층, 중위소득 60% 이하 가구: beside these a limit is one more way in."""


def _is_test(found: Found, pieces: int, separators: str, listed: set[str]) -> bool:
    if found.negated or found.kind in ("residence", "no_home"):
        return True
    return found.kind == "income" and (pieces == 1 or (not _EXPLICIT.search(separators) and not listed & _LISTED_WITH_INCOME))


def _chosen(text: str, start: int, end: int, required: list[Found], alternatives: list[Alternative], separators: str) -> Meaning:
    alternatives = _schools_joined(alternatives)
    told = [a for a in alternatives if a.founds]
    kinds = {f.kind for a in told for f in a.founds}
    if len(alternatives) == 1 and _INSTITUTION.search(_BRACKETS.sub("", text[start:end])):
        return Meaning(joined([f for f in required if f.negated or f.kind == "residence"]))
    everyone = len(told) == len(alternatives) and len(kinds) > 1 and kinds <= _CRITERIA and not _EXPLICIT.search(separators)
    more = any(_AND_SO_ON.search(text, found.end, min(end, found.end + 14)) for a in told for found in a.founds)
    if everyone or (len(alternatives) == 1 and not more):
        return Meaning(joined(required + [f for a in told for f in a.founds]))
    if not told:
        return Meaning(joined(required))
    if more and len(told) == len(alternatives):
        alternatives.append(Alternative((), start, end))
    common = shared_by(alternatives)
    rest = tuple(replace(a, founds=without(a.founds, common)) for a in alternatives)
    if common and any(not a.founds for a in rest):
        return Meaning(joined([*required, *common]))
    return Meaning(joined([*required, *common]), (rest,))


def _schools_joined(alternatives: list[Alternative]) -> list[Alternative]:
    """초등학생, 중학생 및 고등학생: one demand."""
    schools = [a.founds[0] for a in alternatives if len(a.founds) == 1 and a.founds[0].kind == "school"]
    if len(schools) < 2:
        return alternatives
    levels = "".join(level for level in "emhu" if any(level in str(f.value[0]) for f in schools))
    one = Found("school", (levels,), schools[0].start, schools[-1].end)
    rest = [a for a in alternatives if not (len(a.founds) == 1 and a.founds[0].kind == "school")]
    return [Alternative((one,), one.start, one.end), *rest]


def _alternatives(text: str, begin: int, finish: int, founds: list[Found]) -> list[Alternative]:
    """One piece: usually one way in; 저소득층(수급자, 차상위계층) several."""
    enclosed = [f for f in founds if text.count("(", begin, f.start) > text.count(")", begin, f.start)]
    bracket = text.rfind("(", begin, enclosed[0].start) if enclosed else -1
    if bracket < 0:
        return _doubled(founds, begin, finish)
    close = text.find(")", bracket, finish)
    within = [f for f in founds if bracket < f.start < (close if close > 0 else finish)]
    outside = [f for f in founds if f.start < bracket]
    later = [f for f in founds if f not in outside and f not in within]
    listed = _pieces(text, bracket + 1, close if close > 0 else finish, within) if within else []
    if len(listed) == 1 or [f.kind for f in within] == ["disabled"]:
        return _doubled(outside + within + later, begin, finish)
    if outside and {f.kind for f in outside} & {f.kind for f in within}:
        return _doubled(outside + later, begin, finish)
    later = outside + later
    return _listed(text, listed, within, later)


def _listed(text: str, listed: list[tuple[int, int, str]], within: list[Found], later: list[Found]) -> list[Alternative]:
    ways = []
    for begin, finish, _ in listed:
        inside = [f for f in within if begin <= f.start < finish]
        ways.append(Alternative(joined(inside + later) if inside else (), begin, finish))
    return ways


def _doubled(founds: list[Found], begin: int, finish: int) -> list[Alternative]:
    """농어업인 is found as a farmer and as a fisher at one place: two ways in."""
    twins = [f for f in founds if f.kind == "fisher" and any(g.kind == "farmer" and g.start == f.start for g in founds)]
    if not twins:
        return [Alternative(joined(founds), begin, finish)] if founds else []
    others = [f for f in founds if f.kind != "fisher"]
    return [Alternative(joined(others), begin, finish), Alternative(joined([f for f in founds if f.kind != "farmer"]), begin, finish)]
