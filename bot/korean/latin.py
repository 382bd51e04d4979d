"""Latin letters in Korean text, said aloud."""

from __future__ import annotations

import re

LETTERS = {
    "a": "에이", "b": "비", "c": "시", "d": "디", "e": "이", "f": "에프", "g": "지", "h": "에이치", "i": "아이", "j": "제이",
    "k": "케이", "l": "엘",
    "m": "엠", "n": "엔", "o": "오", "p": "피", "q": "큐", "r": "알", "s": "에스", "t": "티", "u": "유", "v": "브이", "w": "더블유",
    "x": "엑스",
    "y": "와이", "z": "제트",
}  # fmt: skip
_WORDS = {
    "email": "이메일", "e-mail": "이메일", "mail": "메일", "fax": "팩스", "ok": "오케이", "wifi": "와이파이", "wi-fi": "와이파이",
    "app": "앱", "web": "웹", "online": "온라인", "internet": "인터넷",
    "youtube": "유튜브", "kakao": "카카오", "naver": "네이버", "google": "구글", "covid": "코로나", "no": "넘버", "vs": "대",
    "e편한세상": "이편한세상", "cafe": "카페", "card": "카드", "pass": "패스", "call": "콜",
    "center": "센터", "bank": "뱅크", "phone": "폰", "smart": "스마트", "tip": "팁", "plus": "플러스", "new": "뉴", "test": "테스트",
    "and": "앤드", "or": "오어", "home": "홈", "my": "마이", "one": "원", "stop": "스톱",
}  # fmt: skip
_RUN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_INTO_HANGUL = re.compile(r"(?<=[A-Za-z])-(?=[가-힣])")
_LONGEST_SPELT = 5
"""Longer words that are not all capitals are words, which a voice reads as it can."""


def say_latin(text: str) -> str:
    """LH → 엘에이치, K-패스 → 케이패스, ARS → 에이알에스; a long foreign word stays."""
    return _RUN.sub(_say, _INTO_HANGUL.sub("", text))


def _say(found: re.Match[str]) -> str:
    word = found[0]
    if word.lower() in _WORDS:
        return _WORDS[word.lower()]
    if word.isupper() or len(word) <= _LONGEST_SPELT:
        return "".join(LETTERS.get(char, "") for char in word.lower())
    return word
