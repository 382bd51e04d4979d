"""Benefits by their names in running text: official names, aliases, misspellings, with or without spaces.

Looking a text up must not cost a comparison with every name, so names are found by their first two syllables, and
misspellings only among names that share their first or second syllable and half of all with the text at that place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.korean import jamo
from bot.korean.latin import LETTERS
from bot.korean.plain import compact, compact_spans
from bot.understand.result import BenefitMention

_TOO_GENERAL = frozenset((
    "연금", "수당", "월세", "아동", "급여", "지원", "지원금", "보조금", "바우처", "서비스", "카드", "보험", "혜택", "복지", "노인",
    "청년", "장애", "장애인", "임신", "출산", "육아", "교육", "주거", "의료", "생계", "돌봄", "일자리", "대출", "전기", "가스", "통신",
    "암", "치매", "보육", "양육", "아이", "여성", "한부모", "다문화", "국민", "문화", "농식품", "무료", "감면", "할인", "전세", "집",
    "병원비", "생활비", "쉼터", "상담",
))  # fmt: skip
"""Words for a whole field: on their own they name no benefit, whatever an alias list says."""
_THE_OLD = (
    "노인",
    "어르신",
    "성인",
    "대인",
    "할머니",
    "할아버지",
    "어머니",
    "아버지",
    "엄마",
    "아빠",
    "시어머니",
    "시아버지",
    "환자",
    "치매",
    "노모",
    "장모",
)
_NOT_OURS = (
    "산정특례", "틀니", "임플란트", "분할연금", "이의신청", "연말정산", "주택연금", "농지연금", "휴업급여", "상병수당", "간병급여",
    "군인연금", "청소년산모",
    "공무원연금", "사학연금", "개인연금", "퇴직연금", "가족연금", *(f"{who}기저귀" for who in _THE_OLD),
)  # fmt: skip
"""What is near a name of ours by its letters and is something else; an entry of that name takes precedence."""
_DROPPABLE = re.compile(r"(?:지원|서비스|사업|제도)$")
_ASIDE = re.compile(r"\s*[(（].*?[)）]")
_AND_MORE = re.compile(r"\s및\s.*$")
_ASKED_OF = re.compile(r"(?:지원금?|서비스|사업|제도|신청|수령)$")
_WANTED_OF = re.compile(
    r"(?!.{0,8}(?:받고|맞고|타고|[는인은]데|지만|[아어여]서))(?:.{0,8}?)(?:지원|급여|할인|감면|면제|신청|혜택|보조|무료|공짜|바우처|받을"
    r"|받으려|받는(?:법|방법|나이|조건)|탈수|타려"
    r"|깎|끊기|끊겨|줄어|계속|그대로|대상|자격(?!증)|조건|얼마(?:씩|나)*(?:받|나와|나오|주|줘|탈|돼|되)|되나|될까|됩니|도와|제도|알려|뭐예|뭐야|뭐에"
    r"|언제(?:부터)?(?:받|나와|나오)|차이|비교|(?:뭐|머|무엇|어떻게|어떤)[가이게]?(?:다르|다른|달라|나아|나은|더좋)|같은거|(?:같이|함께|둘다)(?:받|타))"
)
_LEAST_DERIVED = 4
"""Syllables a name must keep when its last word is dropped."""
_LEAST_MISSPELT = 4
"""Syllables: shorter names are a typo away from too many ordinary words."""
_SURE = 0.8
_LEADS_IN = re.compile(
    r"(?:은|는|이|가|도|을|를|고|서|데|요|면|의|만|랑|와|과|저|나|제|내|그|왜|혹시|우리|엄마|아빠|어머니|아버지|다|어|아|로|에|한테|께"
    r"|까|네|예|신청|받는|받고|지금|아니)$"
)
_FOLLOWS = re.compile(
    r"(?:$|[은는이가도을를의에로과와랑만요예]|이랑|하고|하구|부터|까지|처럼|으로|인데|인가|이요|이에|입니|이란|란|라는|이라|뭐|얼마"
    r"|언제|어디|어떻|신청|받|대상|자격|서류|조건|되|돼|나와|주|알려|말고|왜|있|없|타|탈|못|안"
    r"|나오|해당|같은|관련|문의|서비스|제도|지원|사업|금액|한번|좀|에서|때|및|또|님|니|가능|누가|누구|더|설치|달아|케어)"
)
_PARTICLES = frozenset("이가은는을를도")


class _Form(NamedTuple):
    written: str
    """Without spaces and punctuation, lower case."""
    name: str
    """Official name; empty for what is none of ours."""
    wanted: bool = False
    """An everyday word (전기요금, 인공수정), which names the benefit only where something is asked of it."""


class Names:
    """Names and aliases of all benefits, made ready for looking texts up."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        """`entries`: official name → aliases.

        Names also work without their last 지원, 서비스, 사업 or 제도, with Latin letters spelt out in Hangul and as they are heard
        (시럽급여). What an entry says outright beats what is derived from another, and a name beats an alias. Words too general to name
        one benefit (연금, 수당, 월세 …) are left out; an alias without its last 지원 or 신청 (전기요금 지원 → 전기요금) counts only
        where something is asked of it.
        """
        written: dict[str, str] = {}
        listed = {name: tuple(aliases) for name, aliases in entries.items()}
        for name in listed:
            written.setdefault(compact(name), name)
        for name, aliases in listed.items():
            for alias in aliases:
                written.setdefault(compact(alias), name)
        for name, aliases in listed.items():
            for form in sorted(_derived((name,), dropping=True) | _derived(aliases, dropping=False)):
                written.setdefault(form, name)
        everyday: dict[str, str] = {}
        for name, aliases in listed.items():
            for form in sorted(_without_asking(aliases) - written.keys()):
                everyday.setdefault(form, name)
        forms = [_Form(text, name) for text, name in written.items()]
        forms += [_Form(text, name, wanted=True) for text, name in everyday.items()]
        forms += [_Form(text, "") for text in _NOT_OURS if text not in written]
        self._by_start: dict[str, list[_Form]] = defaultdict(list)
        self._by_head: dict[tuple[int, str], list[_Form]] = defaultdict(list)
        for form in sorted(forms, key=lambda form: (-len(form.written), form.written)):
            if len(form.written) >= 2 and form.written not in _TOO_GENERAL:
                self._add(form)
        for text, name in written.items():
            for heard in jamo.linked(text) if len(text) >= _LEAST_MISSPELT else ():
                if heard not in written:
                    self._by_start[heard[:2]].append(_Form(heard, name))

    def _add(self, form: _Form) -> None:
        self._by_start[form.written[:2]].append(form)
        if len(form.written) >= _LEAST_MISSPELT and form.name and not form.wanted:
            for place in (0, 1):
                self._by_head[place, form.written[place]].append(form)

    def find(self, text: str) -> tuple[BenefitMention, ...]:
        """The benefits named in `text`, in order, no two overlapping; the longest name wins."""
        plain, places = compact_spans(text)
        starts = _word_starts(text, places)
        taken = [False] * len(plain)
        found = [*self._exact(plain, starts, taken), *self._misspelt(plain, starts, taken)]
        return tuple(BenefitMention(name, places[start], places[end - 1] + 1, score) for start, end, name, score in sorted(found) if name)

    def _exact(self, plain: str, starts: list[bool], taken: list[bool]) -> list[tuple[int, int, str, float]]:
        candidates = [
            (start, start + len(form.written), form.name)
            for start in range(len(plain) - 1)
            for form in self._by_start.get(plain[start : start + 2], ())
            if plain.startswith(form.written, start)
            and _stands_alone(plain, starts, start, start + len(form.written))
            and (not form.wanted or _is_wanted(plain, start, start + len(form.written)))
        ]
        found = []
        for start, end, name in sorted(candidates, key=lambda each: (each[0] - each[1], each[0])):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append((start, end, name, 1.0))
        return found

    def _misspelt(self, plain: str, starts: list[bool], taken: list[bool]) -> list[tuple[int, int, str, float]]:
        candidates = []
        for start in range(len(plain) - 2):
            if taken[start] or not _may_begin(plain, starts, start):
                continue
            for form in self._near(plain, start):
                for end in range(start + len(form.written) - 1, min(start + len(form.written) + 1, len(plain)) + 1):
                    score = 0.0 if any(taken[start:end]) else _likeness(plain[start:end], form.written)
                    if score >= _SURE and _could_be_a_slip(plain, starts, start, form.written, end):
                        candidates.append((-score, start, end, form.name))
        found = []
        for score, start, end, name in sorted(candidates):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append((start, end, name, round(-score, 3)))
        return found

    def _near(self, plain: str, start: int) -> list[_Form]:
        """Forms that share their first or second syllable, and half of all, with what begins at `start`."""
        heads = dict.fromkeys([*self._by_head.get((0, plain[start]), ()), *self._by_head.get((1, plain[start + 1]), ())])
        return [form for form in heads if 2 * _shared(plain, start, form.written) >= len(form.written)]


def _is_wanted(plain: str, start: int, end: int) -> bool:
    """Something is asked of it: after it, or before it of the two together (둘 다 받을 수 있어요? 기초연금이랑 국민연금)."""
    return bool(_WANTED_OF.match(plain, end) or (end == len(plain) and _ASKED_OF_BOTH.search(plain[:start])))


_ASKED_OF_BOTH = re.compile(r"(?:둘다|두개|두가지|같이|함께|동시에|중복|차이|비교|다르|달라).*(?:이랑|랑|하고|하구|과|와)$")


def _shared(plain: str, start: int, written: str) -> int:
    """How many syllables of `written` stand in `plain` at their place, or one place off after a syllable too many or too few."""
    at_place = before = after = 0
    for place, char in enumerate(written, start):
        window = plain[max(place - 1, 0) : place + 2]
        if char in window:
            at_place += place < len(plain) and plain[place] == char
            before += place > 0 and plain[place - 1] == char
            after += place + 1 < len(plain) and plain[place + 1] == char
    return at_place + max(before, after)


def _derived(forms: Iterable[str], dropping: bool) -> set[str]:
    """Other ways of writing `forms`, with `dropping` also without their last word."""
    found = set()
    for form in forms:
        for shape in {form, _ASIDE.sub("", form), _AND_MORE.sub("", form)}:
            text = compact(shape)
            shorter = _DROPPABLE.sub("", text) if dropping else text
            found |= {text, shorter if len(shorter) >= _LEAST_DERIVED else text}
    return found | {"".join(LETTERS.get(char, char) for char in text) for text in found}


def _without_asking(aliases: Iterable[str]) -> set[str]:
    shorter = (_ASKED_OF.sub("", compact(alias)) for alias in aliases)
    return {text for text in shorter if len(text) >= _LEAST_DERIVED}


def _word_starts(text: str, places: list[int]) -> list[bool]:
    """For every character left of `text`: does a word begin with it, after a gap or where Latin letters take over from Hangul?"""
    return [
        index == 0 or places[index - 1] + 1 < place or (text[place].isascii() and not text[places[index - 1]].isascii())
        for index, place in enumerate(places)
    ]


def _stands_alone(plain: str, starts: list[bool], start: int, end: int) -> bool:
    """Is a name of few syllables a word of its own here, and not part of another (청약 in 신청약속)?"""
    length = end - start
    if plain[end - 1] == "급" and plain.startswith(("자", "권자"), end):
        # 기초생활수급자 says who someone is, not which benefit is meant.
        return False
    if length >= 5 or (length == 4 and (starts[start] or not any(starts[start + 1 : end]))):
        return True
    follows = end == len(plain) or starts[end] or _FOLLOWS.match(plain, end) is not None
    return follows and (starts[start] or (length >= 3 and _LEADS_IN.search(plain[:start]) is not None))


_FIGURES = re.compile(r"\d+")


def _may_begin(plain: str, starts: list[bool], start: int) -> bool:
    return starts[start] or _LEADS_IN.search(plain[:start]) is not None


def _could_be_a_slip(plain: str, starts: list[bool], start: int, written: str, end: int) -> bool:
    """No slip is: a word that goes on, a differing syllable that is a word of its own (쓴 병원비) or a particle (어린이집이)."""
    if end < len(plain) and not starts[end] and _FOLLOWS.match(plain, end) is None:
        return False
    if _FIGURES.findall(plain[start:end]) != _FIGURES.findall(written):
        return False  # 55세 연금 is no slip for 65세 연금.
    if end - start != len(written):
        return plain[start] == written[0] and plain[end - 1] == written[-1]
    alone = [starts[at] and (at + 1 == len(plain) or starts[at + 1]) for at in range(start, end)]
    if any(lone and plain[start + at] != written[at] for at, lone in enumerate(alone)):
        return False
    return plain[end - 1] == written[-1] or plain[end - 1] not in _PARTICLES


def _likeness(heard: str, form: str) -> float:
    """1 for the same, 0 where `heard` cannot be a slip for `form`.

    In words of equal length a slip changes letters inside a syllable; a syllable that differs in initial and vowel is
    another word (휴직급여 is no 구직급여). A syllable too many or too few must leave the rest as it is.
    """
    if len(heard) == len(form):
        slips = [_slip(a, b) for a, b in zip(heard, form, strict=True) if a != b]
        if max(slips, default=0.0) > 1.0 or 2 * len(slips) > len(form) or sum(slips) > len(form) / 3:
            return 0.0
    elif jamo.edits(jamo.decompose(heard), jamo.decompose(form)) > (3 if len(form) >= 6 else 1):
        return 0.0
    return 1.0 - jamo.distance(heard, form)


def _slip(a: str, b: str) -> float:
    return sum(jamo.cost(x, y) for x, y in zip(jamo.letters(a), jamo.letters(b), strict=True))
