"""A published service as a benefit: the same record that people write by hand, of lower trust.

Its conditions are what its text demands where that could be read, else what its codes leave open. Its words are the agency's own.
"""

from __future__ import annotations

from bot.korean.regions import Regions, Where
from bot.services.service import Service

THEME_OF = {
    "생활안정": "생계",
    "주거·자립": "주거",
    "보육·교육": "교육",
    "고용·창업": "일자리",
    "보건·의료": "의료",
    "행정·안전": "안전",
    "임신·출산": "임신·출산",
    "보호·돌봄": "가족",
    "문화·환경": "문화",
    "농림축산어업": "일자리",
}
LOCAL = ("시군구", "광역시도", "교육청")
"""소관기관유형 of offices that serve the people of a place."""
MONEY = ("현금", "현금성 지원")
UNREAD = ("말로 쓰인 조건을 다 읽지 못했어요.",)


def place_of(service: Service, regions: Regions) -> Where | None:
    """Whose people an office serves; None for offices of the country and for enterprises that serve whoever comes."""
    if service.agency_type not in LOCAL:
        return None
    found = regions.find(service.agency, anywhere=True)
    return found[0][1] if found else None
