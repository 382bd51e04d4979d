"""Latin letters in Korean text, said aloud: nothing Latin is left."""

from __future__ import annotations

import re
import unicodedata

from bot.korean.josa import josa

LETTERS = {
    "a": "에이", "b": "비", "c": "씨", "d": "디", "e": "이", "f": "에프", "g": "지", "h": "에이치", "i": "아이", "j": "제이",
    "k": "케이", "l": "엘", "m": "엠", "n": "엔", "o": "오", "p": "피", "q": "큐", "r": "알", "s": "에스", "t": "티", "u": "유",
    "v": "브이", "w": "더블유", "x": "엑스", "y": "와이", "z": "제트",
}  # fmt: skip
_WORDS = {
    "email": "이메일", "e-mail": "이메일", "mail": "메일", "fax": "팩스", "ok": "오케이", "wifi": "와이파이", "wi-fi": "와이파이",
    "app": "앱", "web": "웹", "online": "온라인", "offline": "오프라인", "internet": "인터넷", "youtube": "유튜브", "kakao": "카카오",
    "kakaotalk": "카카오톡", "naver": "네이버", "google": "구글", "covid": "코로나", "no": "넘버", "vs": "대", "cafe": "카페",
    "card": "카드", "pass": "패스", "call": "콜", "center": "센터", "bank": "뱅크", "phone": "폰", "smart": "스마트", "tip": "팁",
    "plus": "플러스", "new": "뉴", "test": "테스트", "and": "앤드", "or": "오어", "home": "홈", "my": "마이", "one": "원",
    "stop": "스톱", "start": "스타트", "hi": "하이", "wee": "위", "any": "애니", "happy": "해피", "care": "케어", "care+": "케어플러스",
    "life": "라이프", "job": "잡", "work": "워크", "dream": "드림", "welfare": "웰페어", "family": "패밀리", "senior": "시니어",
    "school": "스쿨", "club": "클럽", "service": "서비스", "market": "마켓", "point": "포인트", "green": "그린", "health": "헬스",
    "care-call": "케어콜", "telegram": "텔레그램", "chatbot": "챗봇", "ai": "에이아이", "kiosk": "키오스크", "pin": "핀", "vr": "브이알",
    "ha": "헥타르",
    "click": "클릭", "zoom": "줌", "apple": "애플", "samsung": "삼성", "pay": "페이", "bus": "버스", "taxi": "택시", "tel": "전화",
    "voucher": "바우처", "event": "이벤트", "open": "오픈", "free": "프리", "together": "투게더", "the": "더", "all": "올", "in": "인",
    "up": "업", "on": "온", "off": "오프", "day": "데이", "time": "타임", "step": "스텝", "level": "레벨", "only": "온리",
    "hope": "호프", "vision": "비전", "seoul": "서울", "korea": "코리아", "busan": "부산", "first": "퍼스트", "best": "베스트",
    "good": "굿", "care-plus": "케어플러스", "sms": "문자", "lte": "엘티이", "self": "셀프", "bio": "바이오", "link": "링크",
    "from": "프롬", "to": "투", "with": "위드", "for": "포", "do": "두", "it": "아이티", "rasa": "라사", "gb": "기가바이트",
}  # fmt: skip
_MEANT = {"EITC": "근로장려금", "CTC": "자녀장려금"}
"""Abbreviations nobody says: the benefit has a Korean name."""
_MEANT_WITH_PARTICLE = re.compile(rf"(?<![A-Za-z])({'|'.join(_MEANT)})(은|는|이|가|을|를|과|와|으로|로)?(?![A-Za-z])")
_PAIRS = {a: f"{p}" for p in ("은/는", "이/가", "을/를", "과/와", "으로/로") for a in p.split("/")}
_RUN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_INTO_HANGUL = re.compile(r"(?<=[A-Za-z])-(?=[가-힣0-9])|(?<=[A-Za-z])'(?=[A-Za-z])")
_FOREIGN = re.compile(r"[A-Za-z']+(?:[ ,.:;()]+[A-Za-z']+){3,}")
_AND = re.compile(r"(?<=[A-Za-z])\s?&\s?(?=[A-Za-z])")


def unaccented(text: str) -> str:
    """`Café` → `Cafe`: Latin letters without their marks; anything else is as it was."""
    return "".join(char if char.isascii() or "가" <= char <= "힣" else _bare(char) for char in text)


def _bare(char: str) -> str:
    first = unicodedata.normalize("NFD", char)[0]
    return first if first.isascii() and first.isalpha() else char


def say_latin(text: str) -> str:
    """LH → 엘에이치, K-패스 → 케이패스, EITC를 → 근로장려금을, R&D → 알앤디; a word that is not known is spelt in Korean names of letters.

    Four words and more in a row are a foreign sentence, which this voice cannot say: it is left out.
    """
    said = _FOREIGN.sub(lambda found: found[0] if found[0].upper() == found[0] else " ", text)
    said = _MEANT_WITH_PARTICLE.sub(_meant, _AND.sub("앤", _INTO_HANGUL.sub("", said)))
    return _RUN.sub(_say, said)


def _meant(found: re.Match[str]) -> str:
    name, particle = _MEANT[found[1]], found[2]
    return josa(name, _PAIRS[particle]) if particle else name


def _say(found: re.Match[str]) -> str:
    word = found[0].lower()
    if word in _WORDS and not (found[0].isupper() and len(word) < 3 and word != "ok"):
        return _WORDS[word]
    if "-" in word:
        return "".join(_WORDS.get(part) or _spelt(part) for part in word.split("-"))
    return _spelt(word)


def _spelt(word: str) -> str:
    return "".join(LETTERS[char] for char in word)
