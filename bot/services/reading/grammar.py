"""One line of a published text: what it demands of everybody, and what it offers to choose from.

장애인 중 기초생활수급자 joins; 장애인, 국가유공자 및 한부모가족 offers a choice; 19세 이상 장애인 joins again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain

from bot.services.reading import ages, groups, income, residence, schooling
from bot.services.reading.found import Found

_SKIPPED_BRACKETS = re.compile(r"제외|포함|단,|※|불가|우선|무관|예[:)]|가능|경우|이전|이후|기준일|인정(?!액)|미만\s?등|문의|중복|\d\s?원|명\)|관내|[12]종\)")
_LAW = re.compile(
    r"「[^」]{1,60}」|｢[^｣]{1,60}｣|『[^』]{1,60}』|(?:국가|독립|참전|특수임무|5\s?[·.․]\s?18\s?민주)\s?유공자\s?등?\s?예우\s?(?:및|에)[^,\n○]{0,30}?법률|고엽제[^,\n]{0,20}?에\s?관한\s?법률|장애인\s?등에\s?대한[^,\n]{0,12}법"
    r"|(?:제\d+조(?:의\d)?)(?:제\d+항)?(?:제\d+호)?"
)
_NESTED = re.compile(r"(\([^()\n]*)(\([^()\n]*\))")
_HONOURED = re.compile(r"(?:국가|독립|참전|특수임무)\s?유공자")
_KEPT_LAW = re.compile(r"기초\s?생활|한\s?부모|다문화|북한이탈|국가유공자|보훈")
_PERSON = r"(?:자|인|가구|가정|세대|가족|아동|학생|주민|시민|구민|군민|도민|국민|노인|어르신|사람|분|환자|여성|청년|청소년|단체|법인|기관|기업|업체|시설|부부|유족|유가족|배우자|차량|조합|교사|교원|공무원|주|지원|자녀|부모|노숙인|층|계층|사|임산부|산모|예비부모|영유아|영아|유아|어린이|신생아|소아|농장|회사|협회|작목반|연구회|축협|수협|생산자|지자체|마을|용사|포로|농협|대상)"
_PERSON_END = re.compile(rf"{_PERSON}(?:들)?\s?(?:등)?[)\s.]*$")
_AND_SO_ON = re.compile(r"(?<![가-힣])등(?=\s*$|\s*[,.)]|으로|의\s|이\s|을\s|에게|\s+(?!에\s?관한|예우|편의|에\s?대한))|(?<=[가-힣])\s?등(?=\s*$|\s*[.)]\s*$|\s(?:해당|저소득|취약|으로|지원|관내|시민|[가-힣]{1,6}\s?(?:가구|가정|세대)))")
_STRONG = re.compile(
    rf"(?<=[자인구정대동민분람족상생체])\s?중(?:에서)?(?:,|\s)|이면서|(?<=[하되])면서\s|이고\s|(?:으로|인\s?자로|자로|가구로|가정으로|세대로|이로)(?:서)?[,\s](?!\s?(?:결정|등록|구성|선정|지정|판정|인정|명시|전입|추천|인하|인한|분류|의뢰))|이며[,\s]|하며[,\s]|하고[,\s]|동시에"
)
_OR = re.compile(r"\s?(?:,|，|·|ㆍ|/|;|、|‧|․|･|∙|\+)\s?|\s(?:및|혹은|내지|or)\s|(?<!본인)\s또는\s|(?:이거나|거나)[,\s]|(?<=[가-힣])[와과]\s|\s및(?=[가-힣])|(?<!본인)\s또는(?=[가-힣])")
_EXPLICIT = re.compile(r"또는|혹은|거나|및|[와과]\s")
_BRACKETS = re.compile(r"\([^()]*\)")
_INSTITUTION = re.compile(r"(?:의료기관|병원|기업|업체|사업장|사업주|어린이집)[\s.]*$")
"""What such a line says is said of those the institution serves or employs."""
_ANYBODY = re.compile(r"일반인|누구나|전\s?국민|(?:주민|시민|구민|군민|도민|국민|지역민)(?:\s?등)?\s*$")
_HEAD = re.compile(r"^\s*[^:：\n]{1,24}[:：]\s?")


@dataclass(frozen=True)
class Alternative:
    """One of several ways in. No `founds`: only the agency knows."""

    founds: tuple[Found, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Meaning:
    required: tuple[Found, ...] = ()
    choices: tuple[tuple[Alternative, ...], ...] = ()

    @property
    def empty(self) -> bool:
        return not self.required and not any(a.founds for choice in self.choices for a in choice)


def read_line(text: str, offset: int) -> Meaning:
    """The meaning of one line that begins at `offset` of its field."""
    readable = _readable(text)
    founds = _all_found(readable)
    if not founds:
        return Meaning()
    required: list[Found] = []
    choices: list[tuple[Alternative, ...]] = []
    for start, end in _segments(readable, founds):
        meaning = _segment(readable, start, end, [f for f in founds if start <= f.start < end])
        required += meaning.required
        choices += meaning.choices
    return _shifted(Meaning(joined(required), tuple(choices)), offset)


def joined(founds: list[Found]) -> tuple[Found, ...]:
    """Demands that hold together, each kind once: the first interval of ages, a severe disability before any."""
    kept: dict[str, Found] = {}
    for found in founds:
        before = kept.get(found.kind)
        if found.negated or (before and before.negated):
            kept.setdefault(f"{found.kind} {found.negated}", found)
        elif before is None:
            kept[found.kind] = found
        elif found.kind in ("age", "child"):
            kept[found.kind] = _both_bounds(before, found)
        elif found.kind == "disabled" and found.value == ("severe",):
            kept[found.kind] = found
        elif found.kind == "income" and found.value[0] > before.value[0]:
            # Two limits (of the person, of the household): the wider one excludes nobody wrongly.
            kept[found.kind] = found
    return tuple(kept.values())


def _both_bounds(one: Found, other: Found) -> Found:
    low, high = one.value[0] or other.value[0], one.value[1] if one.value[1] is not None else other.value[1]
    open_low, open_high = not one.value[0], one.value[1] is None
    fits = (open_low and other.value[0] and other.value[1] is None) or (open_high and other.value[1] is not None and not other.value[0])
    return replace(one, value=(low, high), end=max(one.end, other.end)) if fits and (high is None or not low or low < high) else one


def _all_found(text: str) -> list[Found]:
    found = list(chain(groups.find(text), ages.find(text), income.find(text), residence.find(text), schooling.find(text)))
    return sorted((_trimmed(text, f) for f in found), key=lambda f: (f.start, -f.end))


def _trimmed(text: str, found: Found) -> Found:
    words = text[found.start : found.end]
    return replace(found, start=found.start + len(words) - len(words.lstrip()), end=found.end - len(words) + len(words.rstrip()))


def _readable(text: str) -> str:
    """`text` with blanks for asides that demand nothing (exceptions, laws), every position kept."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match[0])

    def aside(match: re.Match[str]) -> str:
        return blank(match) if _SKIPPED_BRACKETS.search(match[0]) else match[0]

    def law(match: re.Match[str]) -> str:
        worthy = _HONOURED.match(match[0])
        if worthy:
            return worthy[0] + " " * (len(match[0]) - worthy.end())
        return match[0] if _KEPT_LAW.search(match[0]) and match[0][0] in "「｢『" else blank(match)

    text = _NESTED.sub(lambda m: m[1] + " " * len(m[2]), text)
    text = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]", aside, text)
    return _LAW.sub(law, text)


def _segments(text: str, founds: list[Found]) -> list[tuple[int, int]]:
    cuts = [m.end() for m in _STRONG.finditer(text) if not any(f.start < m.end() <= f.end - 1 for f in founds) and text[: m.start()].count("(") == text[: m.start()].count(")")]
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
        elif len(pieces) > 1 and finish - max((f.end for f in lifted), default=begin - 9) > 8 and _PERSON_END.search(_BRACKETS.sub("", _HEAD.sub("", text[begin:finish]))):
            alternatives.append(Alternative((), begin, finish))
    return _chosen(text, start, end, required, alternatives, "".join(piece[2] for piece in pieces))


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
    everyone = len(told) == len(alternatives) and kinds <= {"age", "jobless", "employed"} and len(kinds) > 1 and not _EXPLICIT.search(separators)
    more = any(_AND_SO_ON.search(text, found.end, min(end, found.end + 14)) for a in told for found in a.founds)
    if everyone or (len(alternatives) == 1 and not more):
        return Meaning(joined(required + [f for a in told for f in a.founds]))
    if not told:
        return Meaning(joined(required))
    if more and len(told) == len(alternatives):
        alternatives.append(Alternative((), start, end))
    shared = [f for f in told[0].founds if len(told) == len(alternatives) and all(any(g.kind == f.kind and g.value == f.value for g in a.founds) for a in told)]
    rest = [replace(a, founds=tuple(f for f in a.founds if (f.kind, f.value) not in {(s.kind, s.value) for s in shared})) for a in alternatives]
    if shared and any(not a.founds for a in rest):
        return Meaning(joined(required + shared))
    return Meaning(joined(required + shared), (tuple(rest),) if rest else ())


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
    if len(listed) == 1:
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


def _shifted(meaning: Meaning, offset: int) -> Meaning:
    def moved(found: Found) -> Found:
        return replace(found, start=found.start + offset, end=found.end + offset)

    return Meaning(
        tuple(moved(f) for f in meaning.required),
        tuple(tuple(Alternative(tuple(moved(f) for f in a.founds), a.start + offset, a.end + offset) for a in c) for c in meaning.choices),
    )
