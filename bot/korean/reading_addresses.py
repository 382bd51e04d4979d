"""Addresses of the internet as they are said: a homepage by its name, e-mail letter by letter. No URL is ever spelt."""

from __future__ import annotations

import re

from bot.korean import figures
from bot.korean.josa import josa
from bot.korean.latin import LETTERS

_SITES = {
    "bokjiro.go.kr": "복지로", "gov.kr": "정부 이십사", "nhis.or.kr": "국민건강보험공단", "nps.or.kr": "국민연금공단",
    "work24.go.kr": "고용 이십사", "hometax.go.kr": "홈택스", "e-health.go.kr": "공공보건포털", "mnuri.kr": "문화누리카드",
    "longtermcare.or.kr": "노인장기요양보험", "lllcard.kr": "평생교육이용권", "kosaf.go.kr": "한국장학재단",
    "comwel.or.kr": "근로복지공단", "kspo.or.kr": "스포츠강좌이용권", "oneclick.moe.go.kr": "교육비 원클릭",
    "nip.kdca.go.kr": "예방접종도우미",
    "korea-pass.kr": "케이패스", "idolbom.go.kr": "아이돌봄서비스", "mohw.go.kr": "보건복지부", "moel.go.kr": "고용노동부",
    "lh.or.kr": "엘에이치", "myhome.go.kr": "마이홈", "socialservice.or.kr": "전자바우처", "129.go.kr": "보건복지상담센터",
    "childcare.go.kr": "아이사랑", "nts.go.kr": "국세청", "welfare.go.kr": "복지", "youtube.com": "유튜브", "naver.com": "네이버",
}  # fmt: skip
"""The end of a host → whose homepage it is."""
_MAIL_HOSTS = {
    "naver": "네이버", "gmail": "지메일", "hanmail": "한메일", "daum": "다음", "kakao": "카카오", "nate": "네이트", "korea": "코리아",
    "com": "컴", "net": "넷", "go": "지오", "kr": "케이알", "or": "오알", "co": "씨오",
}  # fmt: skip
_SIGNS = {".": " 점 ", "_": " 밑줄 ", "-": " 하이픈 ", "+": " 더하기 ", "%": " 퍼센트 "}
_URL_CHARS = r"[\x21\x23-\x27\x2a-\x3b\x3d\x3f-\x5a\x5c\x5e-\x7a\x7c\x7e]"
_PARTICLE = "에서는|에서도|에서|으로|로|에|을|를|은|는|이|가|와|과|도|의"
_URL = re.compile(
    rf"(?P<url>(?:https?://|www\.){_URL_CHARS}*|(?<![A-Za-z0-9@.])(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}"
    rf"(?:kr|com|net|org|io|app|me)\b(?:/{_URL_CHARS}*)?)(?:(?P<particle>{_PARTICLE})(?![가-힣]))?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"([A-Za-z0-9._%+-]{1,64})@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_PAIRS = {
    **dict.fromkeys(("을", "를"), "을/를"), **dict.fromkeys(("은", "는"), "은/는"), **dict.fromkeys(("이", "가"), "이/가"),
    **dict.fromkeys(("과", "와"), "과/와"), **dict.fromkeys(("으로", "로"), "으로/로"),
}  # fmt: skip


def say_addresses(text: str) -> str:
    """https://www.bokjiro.go.kr에서 → 복지로 홈페이지에서; an unknown one is called 인터넷, and in brackets left out."""
    return _URL.sub(_homepage, _EMAIL.sub(_mail, text))


def _homepage(found: re.Match[str]) -> str:
    particle = found["particle"] or ""
    if found.string[: found.start()].rstrip().endswith(("(", "[", "<")):
        return " "
    name = _named(found["url"])
    if name is None and not particle:
        return " "
    said = f"{name} 홈페이지" if name else "인터넷"
    return josa(said, _PAIRS[particle]) if particle in _PAIRS else said + particle


def _named(url: str) -> str | None:
    host = _HOST.match(url.lower())
    if host is None:
        return None
    parts = host[1].split(".")
    return next((_SITES[end] for i in range(len(parts)) if (end := ".".join(parts[i:])) in _SITES), None)


def _mail(found: re.Match[str]) -> str:
    host = " 점 ".join(_MAIL_HOSTS.get(part.lower()) or _spelt(part) for part in found[2].split("."))
    return f" {_spelt(found[1])} 골뱅이 {host}"


def _spelt(part: str) -> str:
    return "".join(_SIGNS.get(char) or LETTERS.get(char) or figures.digits(char) for char in part.lower())
