"""Files of 복지로 (the welfare ministry's portal) as rows in the field names of the public-service API.

A code of the API shuts out whoever lacks it, so a label of 복지로 becomes one only where nothing of it is lost: not where another
label beside it has no code, nor where two would have to be "either" and codes of two kinds mean "both". Life stages name whom a
service is about (an infant, not the parent who asks), so they give no ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.services.values import SEPARATOR, Row

_ID = re.compile(r"WLF\d{8}")
_GROUPS = {"장애인": ("JA0328",), "보훈": ("JA0329",), "한부모": ("JA0403",), "다문화": ("JA0401", "JA0402"), "다자녀": ("JA0411",)}
"""다문화 is 복지로's 다문화·탈북민."""
_OTHER_GROUPS = ("저소득", "기타")
_BIRTH, _BIRTH_CODE = "임신·출산", "007"
_BIRTH_CODES = ("JA0301", "JA0302", "JA0303")
"""복지로 has one label for hoping for a child, carrying and bearing it."""
_FORMS = {"현금지급": "현금", "현물지급": "현물", "전자바우처(바우처)": "이용권", "실물바우처": "이용권", "감면": "현금(감면)"}
_FIELDS = {
    "신체건강": "보건·의료", "정신건강": "보건·의료", "생활지원": "생활안정", "주거": "주거·자립", "일자리": "고용·창업",
    "문화·여가": "문화·환경", "안전·위기": "행정·안전", "임신·출산": "임신·출산", "보육": "보육·교육", "교육": "보육·교육",
    "입양·위탁": "보호·돌봄", "보호·돌봄": "보호·돌봄", "법률": "행정·안전", "에너지": "생활안정", "서민금융": "생활안정",
}  # fmt: skip
_ELSEWHERE = re.compile(r"\s*(?:—\s*)?복지로 상세 참조\s*")


def is_bokjiro(id: str) -> bool:
    """Is it a service of 복지로's own numbering? The API neither lists nor ends those."""
    return _ID.fullmatch(id) is not None


def rows(content: Any) -> list[Row] | None:
    """The rows of a parsed file; None where it is none of 복지로's: its list, its details by id, or the list of local birth services."""
    if isinstance(content, Mapping) and isinstance(content.get("items"), list):
        content = content["items"]
    if isinstance(content, Mapping) and content and all(is_bokjiro(str(key)) for key in content):
        return [_detail(id, row) for id, row in content.items() if isinstance(row, Mapping)]
    if not isinstance(content, list) or not all(isinstance(row, Mapping) for row in content) or not content:
        return None
    if all(is_bokjiro(str(row.get("servId"))) for row in content):
        return [_local(row) for row in content]
    if all(is_bokjiro(str(row.get("id"))) for row in content):
        return [_listed(row) for row in content]
    return None


def _listed(row: Row) -> Row:
    agency, department = _agency(row)
    contact = _text(row, "contact")
    themes = [_FIELDS[theme] for theme in _texts(row, "themes") if theme in _FIELDS and theme != "서민금융"]
    how = _ELSEWHERE.sub("", _text(row, "how_to_apply"))
    return {
        "서비스ID": row["id"],
        "서비스명": row.get("name"),
        "서비스목적요약": row.get("benefit"),
        "신청방법": SEPARATOR.join(filter(None, (part.strip() for part in how.split(",")))),
        "소관기관명": agency,
        "소관기관유형": _kind(agency, local="ministry" not in row),
        "부서명": department,
        "전화문의": f"{agency}/{contact}" if contact else "",
        "상세조회URL": row.get("source_url"),
        "지원유형": _forms(_text(row, "provision")),
        "사용자구분": "개인",
        "서비스분야": themes[0] if themes else "생활안정",
        **_codes(_texts(row, "tags")),
    }


def _detail(id: str, row: Row) -> Row:
    return {
        "서비스ID": id,
        "지원대상": row.get("target"),
        "선정기준": row.get("criteria"),
        "지원내용": row.get("content"),
        "신청방법": SEPARATOR.join(_texts(row, "apply")),
        "법령": SEPARATOR.join(_texts(row, "laws")),
        "전화문의": _contacts(_texts(row, "contacts")),
    }


def _local(row: Row) -> Row:
    found = row.get("detail")
    detail: Row = found if isinstance(found, Mapping) else {}
    agency = " ".join(filter(None, (_text(row, "ctpv"), _text(row, "sgg"))))
    ways = [part.strip() for part in _text(row, "aply").split(",")]
    born = row.get("lifeCodes") == [_BIRTH_CODE]
    return {
        "서비스ID": row["servId"],
        "서비스명": row.get("servNm"),
        "서비스목적요약": row.get("dgst"),
        "지원대상": detail.get("target"),
        "선정기준": detail.get("crit"),
        "지원내용": detail.get("benefit"),
        "신청방법": SEPARATOR.join(filter(None, (*ways, _text(detail, "how")))),
        "법령": SEPARATOR.join(_texts(detail, "laws")),
        "전화문의": _contacts(_texts(detail, "contacts")),
        "소관기관명": agency,
        "소관기관유형": _kind(agency, local=True),
        "상세조회URL": row.get("link"),
        "조회수": row.get("inqNum"),
        "수정일시": row.get("lastMod"),
        "지원유형": SEPARATOR.join(_forms(part) for part in _text(row, "pvsn").split(", ") if part),
        "사용자구분": "개인",
        "서비스분야": "임신·출산" if born else None,
        **(dict.fromkeys(_BIRTH_CODES, "Y") if born else {}),
    }


def _codes(tags: list[str]) -> dict[str, str]:
    groups = [tag for tag in tags if tag in _GROUPS or tag in _OTHER_GROUPS]
    if not groups:
        return dict.fromkeys(_BIRTH_CODES, "Y") if tags == [_BIRTH] else {}
    if any(group in _OTHER_GROUPS for group in groups):
        return {}
    codes = [code for group in groups for code in _GROUPS[group]]
    return dict.fromkeys(codes, "Y") if len({code[:4] for code in codes}) == 1 else {}


def _agency(row: Row) -> tuple[str, str]:
    """`전라남도 광양시 교육보육국 여성가족과` → the town and its department; as many words as the region has."""
    whole = _text(row, "agency").split()
    leading = len(_text(row, "ministry" if "ministry" in row else "region").split()) or len(whole)
    return " ".join(whole[:leading]), " ".join(whole[leading:])


def _kind(agency: str, local: bool) -> str:
    if not local:
        return "중앙행정기관"
    return "시군구" if " " in agency else "광역시도"


def _forms(provision: str) -> str:
    return _FORMS.get(provision, provision)


def _contacts(contacts: Iterable[str]) -> str:
    return SEPARATOR.join(_contact(contact) for contact in contacts)


def _contact(contact: str) -> str:
    """`보건복지상담센터 129` → `보건복지상담센터/129`; where there is no number the name stands twice."""
    words = contact.split()
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        return " ".join(words[:half])
    if len(words) > 1 and any(char.isdigit() for char in words[-1]):
        return f"{' '.join(words[:-1])}/{words[-1]}"
    return contact


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _texts(row: Row, name: str) -> list[str]:
    value = row.get(name)
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []
