"""Places where people live: 시도 and 시군구, by official, short, old and everyday names.

The list is `data/regions.csv`, one line a 시도, 시군구 or 일반구: `spoken` holds other names of it, `everyday` those of them that
are ordinary words as well (사천, 구리, 화성), `formerly` the name with which it belonged elsewhere or was called before a reform.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.errors import DataError

Span = tuple[int, int]
_COLUMNS = ("sido", "sigungu", "district", "spoken", "everyday", "formerly", "since")
_STAY = (
    r"살|사[는시세셔십신]|삽|삼(?!\w)|산(?:다|지|께|당|게)|거주|지내|자취|이사|계[세시신]|있[는어으습]|토박이|사람|농사|배\s?(?:타"
    r"|를\s?타)|고기\s?잡|물질|양식|장사|식당\s?[하해]|가게\s?[하해]|과수원|소\s?키"
)
_BETWEEN = (
    r"(?:(?:혼자|홀로|둘이|셋이|같이|지금|계속|오래|현재|쭉|아직|시골|원룸|월세|전세|아파트|임대아파트|임대|영구임대"
    r"|엘에이치|LH|주공|빌라|고시원|쪽방|반지하|옥탑방|단칸방|행복주택|혁신도시|신도시)\w{0,2}\s*){0,2}"
)
_KIN_HOME = (
    r"[딸형]|아들|누나|언니|오빠|동생|친구|친정|시댁|시집|처가|본가|엄마|아빠|부모|할머|할아|이모|고모|삼촌|조카|손[자주녀]|사람"
    r"|병원|회사|직장|공장"
    r"|기숙|남편|아내|자식|애들|사위|며느|예전|옛날|전에|[가-힣]{1,3}(?:이|가|은|는|도|말고|다가)\s"
)
"""여수 돌산 살어 names a town of 여수; 부산 딸네 살아 does not."""
_LIVING = re.compile(
    rf"\s*(?:쪽|시내|읍내|근처|촌)?(?:(?:에서?|서)?\s*{_BETWEEN}(?:{_STAY})|(?:으로|로|에|\s)\s?(?:이사|옮[겼겨긴]|내려[왔와온]"
    rf"|올라[왔와온]|왔|시집[왔와온]|귀농|귀촌)|(?:에서|서)\s?(?:\S{{1,4}}\s){{0,2}}?(?:농사|양식|과수원|장사|어업"
    rf"|사[는시세][가-힣]|사셔|살(?:아|고|어|지|제)|삽니|(?:까|캐|따|잡|말리)는\s?일|키[우워운웁])|(?:에서|에"
    rf"|서)?\s(?:[가-힣]{{1,5}}(?:이?랑|하고|와|과|\s?모시고|\s?데리고))\s(?:단?\s?둘이서?\s?|셋이서?\s?|같이\s?|함께\s?)?(?:살"
    rf"|사[는시세십신]|삽|산[다지]|지내)|\s(?!{_KIN_HOME})[가-힣]{{2,3}}"
    r"(?:(?:에서|서)\s(?:\S{1,3}\s){1,2}(?:키[우워운웁]|살|사[는시]|농사|짓|지어)"
    r"|(?:에서|에|서)?(?:마씸|\s(?:살(?:아|고|어|지|제|암)|사[는시세]|삽니|산다)))"
    rf"|\s(?!친|누|가|운|아|노|행|활|감|이동|자)[가-힣]{{1,3}}(?:동|읍|구)(?=이에|이요|이고"
    rf"|예요|요|에\s|입|인데|\s|,|\.|$))"
)
_COPULA = re.compile(
    r"\s?(?:쪽|시내|신도시)?\s?(?:이에요|이예요|예요|에요|이요|요(?![가-힣])|입니다|입니더|인데|인디|이고|고요|이야|야(?![가-힣])"
    r"|임(?!대)|이라|이여|유(?=[\s.,]|$)|라예|이심|이?우다|(?:에서)?마씸|이(?:드)?래(?:요|유)|이?(?:세요|셔요|십니다|신데)|이?랑께|이?랑게|이유"
    r"|이어유|이라예|이시더"
    r"|이?거든요?|이?여라(?:우)?(?=[\s.,!?]|$)|이?지라(?=[\s.,!?]|$)|이어라(?:우)?)"
)
_AGE_BEFORE = re.compile(r"(?:\d\d\s?[살세]|[가-힣]\s?살|[른흔쉰순든](?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?|[육칠팔구]십\s?\S?세)\s$")
"""우리 아빠 일흔넷 진안이에요: beside an age even the name that is another word is a place."""
_ADDRESS = re.compile(
    r"(?:주소|사는\s?곳|사는\s?데|사는\s?동네|사시는\s?곳|동네|우리\s?집|저희\s?집|거주지|지역|고장)(?:[은는이가]|지는)?\s*$"
)
_AFTER_NAME = re.compile(
    r"$|[^가-힣]|[고구]요|거든|유(?=[\s.,]|$)|에|은|는|이|가|도|의|으로|로|쪽|사[는시세십신람]|살|삽|삼|산다|예요|요|입|인데|인디|임(?!대)|거주|서(?=\s|살"
    r"|사)|야|여|라|우다|마씸|말|하고|랑|와|과|토박|변두리|외곽|시내|혼자|독거|월세|전세"
)
_OFFICE = re.compile(r"청(?=$|[^가-힣]|에|이|은|으로|역)|대학|역(?=$|[^가-힣]|에)|공항|법원|은행")
# 보여주시면, 해 주시고: verbs that look like ○주시.
_VERB = re.compile(r"(?:면|고(?=\s|$)|기\s|길|겠|던|죠|지\s|려|ㄹ)")
_LONGEST_NAME = 9
_GLUED_TO = frozenset("는은가이도여금재집네만백십")


Where = dict[str, str | None]
T = TypeVar("T")


@dataclass(frozen=True)
class _Place:
    """What one name means."""

    sido: str
    sigungu: str | None = None
    official: bool = False
    everyday: bool = False


class Regions:
    """Finds places in text. Built once from the list; `find` is a pure function of its arguments."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        rows = list(rows)
        order = [row["sido"] for row in rows if not row["sigungu"]]
        self._sidos = {form: place for row in rows if not row["sigungu"] for form, place in _names_of(row)}
        self._within: dict[str, dict[str, _Place]] = {row["sido"]: {} for row in rows}
        self._districts: dict[tuple[str, str], dict[str, _Place]] = {}
        shared: dict[str, set[_Place]] = {}
        for row in sorted(rows, key=lambda row: bool(row["district"])):
            for form, place in _names_of(row) if row["sigungu"] else ():
                # 포항 남구 is read as a part of 포항; beside the 시도 alone a 시군구 of that name comes first.
                self._within[place.sido].setdefault(form, place)
                shared.setdefault(form, set()).add(_Place(place.sido, place.sigungu))
                if row["district"]:
                    self._districts.setdefault((row["sido"], row["sigungu"]), {})[form] = place
        self._alone = {form: self._within[place.sido][form] for form, places in shared.items() if len(places) == 1 for place in places}
        self._shared = {
            form: tuple(sorted((self._within[place.sido][form] for place in places), key=lambda place: order.index(place.sido)))
            for form, places in shared.items()
            if len(places) > 1
        }
        for row in rows:
            for former in _split(row["formerly"]):
                sido, _, name = former.partition(" ")
                for form in (name, name[:-1]) if len(name) > 2 else (name,):
                    self._within[self._sidos[sido].sido].setdefault(form, _Place(row["sido"], row["sigungu"]))
        self._heads = {form[:2] for form in (*self._sidos, *self._alone)}
        self._shared_heads = {form[:2] for form in self._shared}

    @classmethod
    def load(cls, path: Path) -> Regions:
        """Read the list. Raises `DataError` where a column is missing or a line names no 시도 of the list."""
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                raise DataError(path, "header", ",".join(_COLUMNS), reader.fieldnames)
            rows = list(reader)
        known = {form for row in rows if not row["sigungu"] for form, _ in _names_of(row)}
        for number, row in enumerate(rows, start=2):
            for sido in (row["sido"], *(former.split(" ")[0] for former in _split(row["formerly"]))):
                if sido not in known:
                    raise DataError(path, f"line {number}", "a 시도 that has a line of its own", sido)
        return cls(rows)

    def find(self, text: str, anywhere: bool = False) -> list[tuple[Span, Where]]:
        """Places in `text` with their spans, as `{"sido", "sigungu"}` by official name.

        A short name (수원, 해운대) counts where it stands as a place: beside its 시도 or before a word of living; with `anywhere`
        (the question was where they live) wherever it stands. A name that several 시도 share counts beside its 시도 only.
        """
        found: list[tuple[Span, Where]] = []
        start = 0
        while start < len(text) - 1:
            end = None
            if text[start : start + 2] in self._heads and _may_begin(text, start):
                end = self._read(text, start, anywhere, found)
            start = end or start + 1
        return found

    def find_shared(self, text: str, anywhere: bool = False) -> list[tuple[Span, tuple[Where, ...]]]:
        """Names that stand as a place and are those of several 시도 (강서구, 고성), with every place that may be meant."""
        covered = [span for span, _ in self.find(text, anywhere)]
        found: list[tuple[Span, tuple[Where, ...]]] = []
        for start in range(len(text) - 1):
            if text[start : start + 2] not in self._shared_heads or not _may_begin(text, start):
                continue
            end, places = _longest(text, start, self._shared)
            if places is None or any(a < end and start < b for a, b in covered):
                continue
            any_of_them = _Place("", "", everyday=any(place.everyday for place in places))
            if self._stands(text, start, end, any_of_them, sure=False, anywhere=anywhere):
                found.append(((start, end), tuple({"sido": place.sido, "sigungu": place.sigungu} for place in places)))
        return found

    def of_office(self, name: str) -> Where | None:
        """The place whose name an office, or an enterprise of a place, bears at its beginning (누리도 가온시, 가온시설공단)."""
        end, place = _longest(name, 0, self._sidos)
        if place is None:
            _, place = _longest(name, 0, self._alone)
        elif place.sigungu is None:
            start = _skip(name, end)
            _, inner = _longest(name, start, self._within[place.sido])
            place = inner or place
        return {"sido": place.sido, "sigungu": place.sigungu} if place else None

    def _read(self, text: str, start: int, anywhere: bool, found: list[tuple[Span, Where]]) -> int | None:
        """Read one place at `start` into `found`; its end, or None where there is none."""
        end, place = _longest(text, start, self._sidos)
        other_end, other = _longest(text, start, self._alone)
        if place is None or (other is not None and other_end > end):
            end, place = other_end, other
        if place is None:
            return None
        first = end
        if place.sigungu is None:
            end, place = self._inside(text, end, place)
        if place.sigungu:
            end, _ = _longest(text, _skip(text, end), self._districts.get((place.sido, place.sigungu), {}), default=end)
        sure = end > first or (not place.everyday and (place.official or place.sigungu is None))
        if not self._stands(text, start, end, place, sure, anywhere):
            return None
        found.append(((start, end), {"sido": place.sido, "sigungu": place.sigungu}))
        return end

    def _inside(self, text: str, end: int, sido: _Place) -> tuple[int, _Place]:
        """A 시군구 after the name of its 시도; that may be said twice (전남 광주 북구)."""
        after, again = _longest(text, _skip(text, end), self._sidos, default=end)
        inner_end, inner = _longest(text, _skip(text, end), self._within[sido.sido], default=end)
        if inner is None and again is not None and again.sido == sido.sido:
            end = after
            inner_end, inner = _longest(text, _skip(text, end), self._within[sido.sido], default=end)
        if inner is None or _OFFICE.match(text, inner_end):
            return end, sido
        return inner_end, inner

    def _stands(self, text: str, start: int, end: int, place: _Place, sure: bool, anywhere: bool) -> bool:
        """Whether the name at `start` stands there as a place rather than as another word."""
        if _OFFICE.match(text, end) or (text[end - 1] == "시" and _VERB.match(text, end)):
            return False
        if sure and place.sigungu:
            return text[end - 1] in "시군구" or _AFTER_NAME.match(text, end) is not None
        if not _AFTER_NAME.match(text, end):
            return False
        if sure or anywhere or _LIVING.match(text, end) or _ADDRESS.search(text[max(0, start - 12) : start]):
            return True
        aged = _AGE_BEFORE.search(text[max(0, start - 8) : start]) is not None
        return (aged or not place.everyday) and _COPULA.match(text, end) is not None


def _names_of(row: Mapping[str, str]) -> list[tuple[str, _Place]]:
    """The names of one line. Of a 일반구 the place is the 시 it belongs to."""
    sido, sigungu = row["sido"], row["sigungu"] or None
    everyday = _split(row["everyday"])
    official = row["district"] or sigungu or sido
    spoken = [(form, _Place(sido, sigungu, everyday=form in everyday)) for form in _split(row["spoken"])]
    return [(official, _Place(sido, sigungu, official=True)), *spoken]


def _split(cell: str) -> list[str]:
    return [form for form in cell.split(";") if form]


def _may_begin(text: str, start: int) -> bool:
    return start == 0 or not "가" <= text[start - 1] <= "힣" or text[start - 1] in _GLUED_TO


def _skip(text: str, end: int) -> int:
    while end < len(text) and text[end] in " ,":
        end += 1
    return end


def _longest(text: str, start: int, names: Mapping[str, T], default: int | None = None) -> tuple[int, T | None]:
    for length in range(min(_LONGEST_NAME, len(text) - start), 1, -1):
        place = names.get(text[start : start + length])
        if place:
            return start + length, place
    return start if default is None else default, None
