"""The items of a text put together: are they all demanded, or is each one way in?"""

from __future__ import annotations

import re

from bot.services.reading.grammar import read_line
from bot.services.reading.layout import ALL_OF, ATTRIBUTE, HEADING, ONE_OF, Line
from bot.services.reading.meaning import Alternative, Meaning, all_of, joined, shared_by, without

_MOST_WAYS = 24
_ANYBODY = re.compile(
    r"누구나|전\s?국민|(?:국민|주민|시민|구민|군민|도민)\s?(?:모두|전체|누구)|모든\s?(?:국민|주민|시민|구민|군민|도민)|일반인"
)
_SOMEBODY = re.compile(
    r"(?:자|인|가구|가정|세대|가족|아동|학생|주민|노인|어르신|사람|분|환자|여성|청년|청소년|단체|법인|기관|기업|업체|부부|유족|배우자|차량|계층|층|경우|등|농가|시설|사업주|영유아|영아"
    r"|유아|어린이|신생아|산모|국민|시민|구민|군민|도민|모두)(?:들)?\s?(?:등)?[\s.)]*$"
)


def read_items(items: list[Line], above: str) -> Meaning:
    """The meaning of sibling items under the line `above`."""
    if sum(_PREFERRED.search(line.text) is not None for line in items) * 2 > len(items):
        return Meaning()
    ranked = sum(_RANK.search(line.text) is not None for line in items) > 1
    told = [(line, _read_item(line)) for line in items if not line.passed_over or (ranked and _RANK.search(line.text))]
    known = [(line, meaning) for line, meaning in told if not meaning.empty]
    if not known:
        return Meaning()
    others = [line for line, meaning in told if meaning.empty and _names_somebody(line)]
    notes = " ".join(line.text for line in [*items, *items[-1].items] if line.passed_over)
    if _all_hold([line for line, _ in told], above) or ALL_OF.search(notes) or _limits_beside(known):
        return all_of([meaning for _, meaning in known])
    if len(known) == 1 and not others:
        return known[0][1]
    if len(known) > 1:
        others = [line for line, meaning in told if meaning.empty and (line in others or _may_name_somebody(line))]
    return _any_of(known, others)


_PREFERRED = re.compile(r"우대|가점|가산점")
"""Most of a list being preferences, all of it is."""
_RANK = re.compile(r"^\W{0,3}[1-4]\s?순위")
"""A list of ranks names everybody who may come."""
_BESIDE = frozenset({"age", "child", "income", "employed", "jobless", "residence", "no_home"})
_ENDS_IN_LIMIT = re.compile(r"(?:이하|이내|미만|%|것)[\s.)]*$")


def _limits_beside(known: list[tuple[Line, Meaning]]) -> bool:
    """An income limit on a line of its own beside a line about ages is demanded as well, not instead."""
    alone = [line for line, m in known if _kinds(m) == {"income"} and _ENDS_IN_LIMIT.search(line.text)]
    return bool(alone) and all(_kinds(m) <= _BESIDE for _, m in known)


def _read_item(line: Line) -> Meaning:
    own = all_of([read_line(line.text, line.start), *(_noted(note) for note in line.items if note.kind == "note")])
    below = read_items(line.items, line.text)
    if own.empty:
        return below
    if below.empty or _EXPLAINS.search(line.items[-1].text):
        return own
    if not own.required and any(f.kind in _kinds(own) for c in below.choices for a in c for f in a.founds):
        # The items spell out the groups that the line named.
        return below
    # Items below a line that already says who: details of it, rarely narrower for everyone.
    if ALL_OF.search(line.text) or ONE_OF.search(line.text) or line.text.rstrip().endswith((":", "：")):
        return all_of([own, below])
    return all_of([own, Meaning(tuple(f for f in below.required if f.kind not in _kinds(own)), _new_choices(below, own))])


_EXPLAINS = re.compile(r"(?:이용|적용|상이|참고)\s*\.?$")
_LOW_INCOME = re.compile(r"[*※\s]*저소득[^:：\n]{0,8}[:：]")
_NO_DEMAND = re.compile(r"우선|제외|가능|불가|경우|단,|미만|아니|이후|예정")


def _noted(note: Line) -> Meaning:
    """A note below a line may add how long one must live there, or how many children are meant; other notes explain."""
    if _NO_DEMAND.search(re.sub(r"[(\[][^()\[\]]*[)\]]", "", note.text)):
        return Meaning()
    kinds = ("residence", "no_home", "children", *(("income",) if _LOW_INCOME.match(note.text) else ()))
    return Meaning(tuple(f for f in read_line(note.text, note.start).required if f.kind in kinds))


def _new_choices(below: Meaning, own: Meaning) -> tuple[tuple[Alternative, ...], ...]:
    kinds = _kinds(own)
    return tuple(c for c in below.choices if not any(f.kind in kinds for a in c for f in a.founds))


def _kinds(meaning: Meaning) -> set[str]:
    return {f.kind for f in meaning.required} | {f.kind for c in meaning.choices for a in c for f in a.founds}


def _names_somebody(line: Line) -> bool:
    if HEADING.match(line.text) and not line.items:
        return False
    return _SOMEBODY.search(re.sub(r"[(\[][^()\[\]]*[)\]]", "", line.text)) is not None or any(
        _names_somebody(i) for i in line.items if not i.passed_over
    )


_NOT_SOMEBODY = re.compile(r"(?:것|함|됨|다|지원|가능|참조|참고|원|명|%|이하|이내|미만|일|까지|음|임|[:：])[\s.)]*$")


def _may_name_somebody(line: Line) -> bool:
    """Among several ways in, a line that is not understood is taken for one more (병역명문가)."""
    return (
        not (HEADING.match(line.text) or ATTRIBUTE.match(line.text) or _NOT_SOMEBODY.search(line.text))
        and re.search("[가-힣]{2}", line.text) is not None
    )


def _all_hold(lines: list[Line], above: str) -> bool:
    if ONE_OF.search(above):
        return False
    if ALL_OF.search(above):
        return True
    return sum(ATTRIBUTE.match(line.text) is not None for line in lines) * 2 >= len(lines) and len(lines) > 1


def _any_of(known: list[tuple[Line, Meaning]], others: list[Line]) -> Meaning:
    tests = joined([f for line, m in known for f in m.required if f.kind == "residence" or _only_homes(line, m)])
    if any(_ANYBODY.search(line.text) for line in others):
        return Meaning(tests)
    ways: list[Alternative] = []
    for line, meaning in known:
        ways += _ways(line, meaning)
    ways += [Alternative((), line.start, line.end) for line in others]
    told = [way for way in ways if way.founds]
    if not told:
        return Meaning(tests)
    shared = shared_by(ways)
    if len(told) == 1 and len(ways) == 1 or any(not without(w.founds, shared) for w in told):
        return Meaning(joined([*tests, *shared])) if len(told) == len(ways) else Meaning(tests, (tuple(ways[:_MOST_WAYS]),))
    rest = tuple(Alternative(without(w.founds, shared), w.start, w.end) for w in ways[:_MOST_WAYS])
    return Meaning(joined([*tests, *shared]), (rest,))


def _only_homes(line: Line, meaning: Meaning) -> bool:
    """신청일 현재 무주택자, on a line of its own, is said of all."""
    return _kinds(meaning) == {"no_home"} and len(line.text) < _ONE_DEMAND


_ONE_DEMAND = 40


def _ways(line: Line, meaning: Meaning) -> list[Alternative]:
    """The ways in that one item offers, its own demands joined to each."""
    own = tuple(f for f in meaning.required if f.kind != "residence" and not _only_homes(line, meaning))
    if not meaning.choices:
        return [Alternative(own, line.start, line.end)] if own else []
    first = meaning.choices[0]
    return [Alternative(joined([*own, *a.founds]) if a.founds else (), a.start, a.end) for a in first]
