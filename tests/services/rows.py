"""Ten invented services in the shape of the API's rows. The places do not exist; the telephone numbers are made up."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]
TIMES = "20260301090000"


def listed(number: int, **other: Any) -> Row:
    """A row of serviceList."""
    return {
        "서비스ID": f"99990000{number:04d}",
        "지원유형": "현금||이용권",
        "서비스명": f"가온시 나래 지원 {number}",
        "서비스목적요약": "나래를 펴도록 돕는다",
        "지원대상": "○ 가온시에 사는 19세 이상 34세 이하 청년\n○ 기준 중위소득 60% 이하",
        "선정기준": None,
        "지원내용": "월 10만 원",
        "신청방법": "방문신청||온라인신청",
        "신청기한": "상시신청",
        "상세조회URL": f"https://www.gov.kr/portal/rcvfvrSvc/dtlEx/99990000{number:04d}",
        "소관기관코드": "9999000",
        "소관기관명": "누리도 가온시",
        "부서명": "청년과",
        "조회수": number * 10,
        "소관기관유형": "시군구",
        "사용자구분": "개인||가구",
        "서비스분야": "생활안정",
        "접수기관": "행정복지센터",
        "전화문의": "가온시 청년과/02-000-0000||가온콜/120",
        "등록일시": "20240102090000",
        "수정일시": TIMES,
        **other,
    }


def detail(number: int, **other: Any) -> Row:
    """A row of serviceDetail."""
    row = listed(number)
    same = ("서비스ID", "지원유형", "서비스명", "신청기한", "지원대상", "지원내용", "신청방법", "수정일시", "소관기관명")
    return {
        **{name: row[name] for name in same},
        "서비스목적": "가온시의 청년이 나래를 펴도록 돕는다",
        "선정기준": "소득이 낮은 순",
        "구비서류": "신분증\n신청서",
        "접수기관명": "행정복지센터",
        "문의처": "가온시 청년과/02-000-0000",
        "온라인신청사이트URL": "https://gaon.example.kr/apply?a=1&amp;b=2",
        "법령": "나래지원법||나래지원법 시행령",
        "자치법규": "가온시 나래 조례",
        "행정규칙": None,
        "공무원확인구비서류": "주민등록등본",
        "본인확인필요구비서류": None,
        **other,
    }


def conditions(number: int, **other: Any) -> Row:
    """A row of supportConditions."""
    codes = {
        "JA0110": 19,
        "JA0111": 34,
        "JA0101": "Y",
        "JA0102": "Y",
        "JA0201": "Y",
        "JA0202": "Y",
        "JA0203": None,
        "JA0322": "Y",
        "JA0410": "Y",
    }
    return {"서비스ID": f"99990000{number:04d}", "서비스명": f"가온시 나래 지원 {number}", **codes, **other}


def whole(number: int, **other: Any) -> Row:
    """All in one row, as a file may have it."""
    return {**detail(number), **listed(number), "선정기준": "소득이 낮은 순", **conditions(number), **other}
