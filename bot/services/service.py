"""One public service as its agency published it, read from the open API of data.go.kr 15113968 or from files in its field names.

The API has three kinds of rows for a service: the list's, the detail's, and the conditions'; a file may carry all in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.errors import RecordError
from bot.services import sanitised
from bot.services.values import SEPARATOR, Row, Values

MAX_AGE = 120
"""An upper age beyond it (999 and the like are published) shuts nobody out: no upper age."""
FLAGS = frozenset(
    "JA0101 JA0102 JA0201 JA0202 JA0203 JA0204 JA0205 JA0301 JA0302 JA0303 JA0313 JA0314 JA0315 JA0316 JA0317 JA0318 JA0319 JA0320 JA0322"
    " JA0326 JA0327 JA0328 JA0329 JA0330 JA0401 JA0402 JA0403 JA0404 JA0410 JA0411 JA0412 JA0413 JA0414 JA1101 JA1102 JA1103 JA1201 JA1202"
    " JA1299 JA2101 JA2102 JA2103 JA2201 JA2202 JA2203 JA2299".split()
)
"""Codes that are "Y" or nothing."""
AGE_FROM, AGE_TO = "JA0110", "JA0111"
FIELDS = frozenset(
    "서비스ID 지원유형 서비스명 서비스목적요약 서비스목적 지원대상 선정기준 지원내용 신청방법 신청기한 상세조회URL 소관기관코드"
    " 소관기관명 부서명 조회수 소관기관유형 사용자구분 서비스분야 접수기관 접수기관명 전화문의 문의처 등록일시 수정일시 구비서류"
    " 온라인신청사이트URL 행정규칙 자치법규 법령 공무원확인구비서류 본인확인필요구비서류".split()
)
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_CODE = re.compile(r"JA\d{4}")


@dataclass(frozen=True, slots=True)
class Service:
    """What is absent is "" or empty. Texts are the agency's own words, sanitised."""

    id: str
    name: str
    summary: str = ""
    target: str = ""
    """Whom it is for (지원대상)."""
    criteria: str = ""
    """How those are chosen (선정기준)."""
    content: str = ""
    """What one gets (지원내용)."""
    how: str = ""
    """How to apply; several ways stand on lines of their own."""
    deadline: str = ""
    documents: str = ""
    online: str = ""
    """Where to apply in the web."""
    url: str = ""
    """The official page about it."""
    agency: str = ""
    agency_type: str = ""
    department: str = ""
    office: str = ""
    """Where one applies (접수기관)."""
    contact: tuple[tuple[str, str], ...] = ()
    """(name, phone); either may be ""."""
    laws: tuple[str, ...] = ()
    field: str = ""
    forms: tuple[str, ...] = ()
    """지원유형: 현금, 현물 …"""
    users: tuple[str, ...] = ()
    """사용자구분: 개인, 가구, 소상공인 …"""
    views: int = 0
    registered: str = ""
    modified: str = ""
    """Times as published, such as 20260710090000."""
    codes: frozenset[str] = frozenset()
    """JA codes that are set; those of the ages apart."""
    age_from: int | None = None
    age_to: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values, the empty ones left out."""
        plain = {name: getattr(self, name) for name in NAMES}
        plain["codes"] = sorted(self.codes)
        return {name: value for name, value in plain.items() if value or (value == 0 and name in ("age_from", "age_to"))}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Service:
        """The same service again; raises RecordError where a key is unknown or missing."""
        values = dict(plain)
        try:
            for name in ("laws", "forms", "users"):
                if name in values:
                    values[name] = tuple(values[name])
            if "contact" in values:
                values["contact"] = tuple((name, phone) for name, phone in values["contact"])
            values["codes"] = frozenset(values.get("codes", ()))
            return cls(**values)
        except (TypeError, ValueError) as error:
            raise RecordError(str(plain.get("id", "")), "record", "fields of this version", str(error)) from error


NAMES = tuple(field.name for field in fields(Service))


def read(listed: Row, detail: Row | None = None, conditions: Row | None = None) -> Service:
    """The service of up to three rows; what a later row gives wins. Raises RecordError for the first value that cannot be."""
    given = merged(row for row in (listed, detail, conditions) if row)
    for name in ("등록일시", "수정일시"):  # the list's: what a later sync compares with
        given[name] = listed.get(name) or given.get(name)
    identifier = _identifier(given)
    value = Values(identifier, given)
    age_from, age_to = _ages(value)
    return Service(
        id=identifier,
        name=value.required_line("서비스명"),
        summary=value.text("서비스목적요약") or value.text("서비스목적"),
        target=value.text("지원대상"),
        criteria=value.text("선정기준"),
        content=value.text("지원내용"),
        how=value.text("신청방법"),
        deadline=value.text("신청기한"),
        documents=value.text("구비서류"),
        online=sanitised.url(value.string("온라인신청사이트URL")),
        url=sanitised.url(value.string("상세조회URL")),
        agency=value.line("소관기관명"),
        agency_type=value.line("소관기관유형"),
        department=value.line("부서명"),
        office=value.line("접수기관") or value.line("접수기관명"),
        contact=_contacts(value.string("전화문의") or value.string("문의처")),
        laws=tuple(law for name in ("법령", "행정규칙", "자치법규") for law in value.several(name)),
        field=value.line("서비스분야"),
        forms=value.several("지원유형"),
        users=value.several("사용자구분"),
        views=value.number("조회수") or 0,
        registered=value.moment("등록일시"),
        modified=value.moment("수정일시"),
        codes=frozenset(code for code in FLAGS if value.flag(code)),
        age_from=age_from,
        age_to=age_to,
    )


def views(listed: Row) -> int:
    """조회수 of a row of the list, the one thing that changes without the service being modified."""
    return Values(_identifier(listed), listed).number("조회수") or 0


def merged(rows: Iterable[Row]) -> dict[str, Any]:
    """One row of all; a blank overrides nothing. Raises RecordError where the rows are of different services."""
    given: dict[str, Any] = {}
    for row in rows:
        if given.get("서비스ID") and row.get("서비스ID") and given["서비스ID"] != row["서비스ID"]:
            raise RecordError(str(given["서비스ID"]), "서비스ID", "the same in all rows of a service", row["서비스ID"])
        given.update((key, value) for key, value in row.items() if value is not None and value != "")
    return given


def unknown(*rows: Row | None) -> set[str]:
    """Names of fields and codes of these rows that nothing here reads: a new version of the API, or a slip in a file."""
    return {str(key) for row in rows if row for key in row} - FIELDS - FLAGS - {AGE_FROM, AGE_TO}


def is_code(name: str) -> bool:
    return _CODE.fullmatch(name) is not None


def _identifier(given: Row) -> str:
    found = given.get("서비스ID")
    if not isinstance(found, str) or not _ID.fullmatch(found):
        # A number would have lost its leading zeros; anything else could be a path.
        raise RecordError(str(found or "")[:64], "서비스ID", "1 to 64 letters and digits", found)
    return found


def _ages(value: Values) -> tuple[int | None, int | None]:
    low, high = value.number(AGE_FROM), value.number(AGE_TO)
    if low is not None and low > MAX_AGE:
        raise RecordError(value.id, AGE_FROM, f"an age up to {MAX_AGE}", low)
    if low is not None and high is not None and low > high:
        raise RecordError(value.id, AGE_TO, f"at least {AGE_FROM} ({low})", high)
    return low, (None if high is not None and high > MAX_AGE else high)


def _contacts(raw: str) -> tuple[tuple[str, str], ...]:
    """`이름/번호||이름/번호`. The name may hold a slash itself; a private number is left out, not shown masked."""
    found = []
    for part in raw.split(SEPARATOR):
        name, slash, phone = part.rpartition("/")
        if not slash or not any(char.isdigit() for char in phone):
            name, phone = (name, "") if slash and not any(char.isalnum() for char in phone) else (part, "")
        phone = sanitised.line(phone)
        found.append((sanitised.line(name).strip(" ,"), "" if "[" in phone else phone))
    return tuple(dict.fromkeys(pair for pair in found if any(pair)))
