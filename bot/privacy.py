"""Identifiers leave a text before it is stored, logged or understood; what a benefit depends on stays.

Gone: resident and foreigner numbers, telephones, cards, accounts, passports, driving licences, e-mail, the detail of an
address. Kept: ages, amounts, dates, percentages, public helplines, 시도 and 시군구.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

RESIDENT, FOREIGNER, PHONE, CARD = "[주민등록번호]", "[외국인등록번호]", "[전화번호]", "[카드번호]"
ACCOUNT, PASSPORT, LICENCE, EMAIL, ADDRESS = "[계좌번호]", "[여권번호]", "[운전면허번호]", "[이메일]", "[주소]"
_TOKENS = re.compile("|".join(re.escape(token) for token in (RESIDENT, FOREIGNER, PHONE, CARD, ACCOUNT, PASSPORT, LICENCE, EMAIL, ADDRESS)))

_D = r"(?:[0-9]|[공영빵일이삼사오육륙칠팔구둘셋넷]|하나|다섯|여섯|일곱|여덟|아홉)"
"""A digit, written or said; 하나 and 둘 are said for 일 and 이 on the telephone."""
_VALUES = {
    **{str(n): n for n in range(10)}, "공": 0, "영": 0, "빵": 0, "일": 1,
    "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
    "하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_EACH = re.compile(_D)
_S = r"(?:\s{0,3}[-.,/~_)ㅡ의에다시]{0,2}\s{0,3})"
"""Between groups: spaces, a sign, or what is said for it (공일공에 일이삼사 다시 …)."""
_B, _E = r"(?<![0-9])", r"(?![0-9])"
_DASH = r"\s{0,2}[-./_ㅡ]\s{0,2}|\s"
_STARS = r"[0-9*xX●○•]"
_MOBILE = r"(?:[0oO공영빵](?:1|[일lI]|하나)(?:[016789oO공영육륙칠팔구]|여섯|일곱|여덟|아홉))"
_PUBLIC = re.compile(r"1[5-9]\d\d\D{0,3}\d{4}|080\D{0,3}\d{3,4}\D{0,3}\d{4}|0?\d{1,2}\D{0,2}(?:120|129|110)")
_NOT_AN_AMOUNT = r"(?!\s?(?:원|만|억|천|백|명|개|년|월|일|%|퍼센트|시간|세|살|회|번째|km|kg|포인트))"

_BANK = (
    r"(?:계좌|통장|은행|입금|송금|이체|농협|국민|신한|우리|하나|기업|새마을|우체국|신협|수협|카카오뱅크|토스|케이뱅크|예금주|부산은"
    r"|대구은|광주은|전북은|경남은|제주은|씨티|sc)"
)
_PHONE_WORD = r"(?:전화|연락처|핸드폰|휴대폰|휴대전화|폰\s?번호|번호|폰|연락|집전화|팩스|fax|tel)"
_ID_WORD = r"(?:주민|민번|뒷자리|뒷번호|등록번호|주번)"

_SIDO = (
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|충청북|충청남|전라북|전라남|경상북"
    r"|경상남)[가-힣]{0,6}"
)
_GU = r"[가-힣]{1,5}(?:시|군|구)"
_ROAD = r"[가-힣0-9·.]{0,12}[가-힣](?:대로|로|길)(?:\s?[가-힣]?\d{1,4}[가-다]?\s?(?:번길|번가길|길|로))?"
_NUMBER = r"(?:지하\s?)?\d{1,5}(?:\s?-\s?\d{1,5})?(?:\s?번지|\s?번(?![길째호]))?"
_UNIT_AFTER = (
    r"(?!\d|[.,]\d|\s?(?:만|천|백|억|원|명|인|살|세|개|년|월|일|주|시(?!\s?\d)|시간|분|%|퍼센트|등급|급|회|가지|배|kg|번(?!지)|차|대"
    r"|식구|도|점|달|끼|평|위|순위|학년|곳|건|사람|번째|호선"
    r"|가구|킬로))"
)
_BUILDING = (
    r"(?:[가-힣A-Za-z0-9]{1,14}(?:아파트|빌라|맨션|오피스텔|연립|주택|타운|빌리지|하이츠|캐슬|자이|힐스테이트|푸르지오|래미안|편한세상"
    r"|더샵|롯데캐슬|아이파크|원룸|고시원|고시텔|빌딩|상가|단지|주공|lh"
    r"|LH)\s?(?:\d단지\s?)?)"
)
_ROOM = (
    r"(?:(?:[0-9]{1,4}|[A-Za-z가-하])\s?동\s?(?:지하\s?|비\s?|B)?[0-9]{1,4}\s?호|(?:지하\s?|B)?[0-9]{1,2}층\s?[0-9]{1,4}호"
    r"|[0-9]{1,4}\s?동(?=[,\s])\s*[0-9]{3,4}(?![0-9원만]))"
)
_NOT_A_ROAD = re.compile(
    r".*(?:으로|이대로|그대로|마음대로|맘대로|제대로|정말로|실제로|진짜로|걸로|거로|별도로|수시로|무료로|유료로|억지로|절대로|서울로"
    r"|최대로|추가로)|(?:새|바|서|별|따|주|스스|홀|도|진|경|위|아래|뒤|대|때때|대체|함부|복지"
    r"|참|날|겨우내)로"
    r"|(?:이|그|갈|살|할|오는|가는|집에 가는)?길"
)


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    token: str
    holds: Callable[[str, int, int], bool]
    """Whether what stands at (start, end) of the plain text is one after all."""
    group: int = 0


def mask(text: str) -> str:
    """`text` with every identifier replaced by a short name of what it was, such as `[전화번호]`. Masking again changes nothing."""
    while (masked := _once(text)) != text:
        text = masked
    return text


def _once(text: str) -> str:
    plain = _plain(text)
    spans: list[tuple[int, int, str]] = []
    for rule in _RULES:
        for found in rule.pattern.finditer(plain):
            start, end = found.span(rule.group)
            if start < end and rule.holds(plain, start, end) and not any(start < e and s < end for s, e, _ in spans):
                spans.append((start, end, rule.token))
    for start, end, token in sorted(spans, reverse=True):
        text = text[:start] + token + text[end:]
    return text


def _plain(text: str) -> str:
    """The same length as `text`: any digit as 0–9, any dash as -, any blank as a space; tokens already there are blanked out."""
    blanked = _TOKENS.sub(lambda found: "\0" * len(found[0]), text)
    return "".join(_plain_character(char) for char in blanked)


def _plain_character(char: str) -> str:
    value = unicodedata.digit(char, None)
    if value is not None:
        return str(value)
    if unicodedata.category(char) == "Pd" or char in "−ー─━～〜∼":
        return "~" if char in "～〜∼" else "-"
    if char.isspace() or unicodedata.category(char) == "Cf":
        return " "
    return {"．": ".", "（": "(", "）": ")", "＠": "@", "·": ".", "／": "/"}.get(char, char)


def _digits(text: str) -> str:
    return "".join(str(_VALUES[word]) for word in _EACH.findall(text))


def _always(plain: str, start: int, end: int) -> bool:
    return True


def _born(plain: str, start: int, end: int) -> bool:
    """Do the first six digits make a birth date, and does the seventh say when and what?"""
    number = _digits(plain[start:end])
    century = {"1": 1900, "2": 1900, "5": 1900, "6": 1900, "3": 2000, "4": 2000, "7": 2000, "8": 2000, "9": 1800, "0": 1800}
    year, month, day = century[number[6]] + int(number[:2]), int(number[2:4]), int(number[4:6])
    try:
        return date(year, month, day) is not None
    except ValueError:
        return False


def _native_born(plain: str, start: int, end: int) -> bool:
    return _born(plain, start, end) and _digits(plain[start:end])[6] not in "5678"


def _foreign_born(plain: str, start: int, end: int) -> bool:
    return _born(plain, start, end) and _digits(plain[start:end])[6] in "5678"


def _private_number(plain: str, start: int, end: int) -> bool:
    return not _PUBLIC.fullmatch(plain[start:end].strip("() "))


def _spoken_or_grouped(plain: str, start: int, end: int) -> bool:
    """An area code is said in so many ordinary syllables (공이 이이 …) that all of it must be digits of one kind."""
    piece = plain[start:end]
    return _private_number(plain, start, end) and (any(char.isdigit() for char in piece) or 9 <= len(_digits(piece)) <= 11)


def _account_shaped(plain: str, start: int, end: int) -> bool:
    piece = plain[start:end]
    dated = re.fullmatch(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}(?:-\d+)?", piece)
    return 10 <= len(_digits(piece)) <= 16 and not dated and _private_number(plain, start, end)


def _no_timestamp(plain: str, start: int, end: int) -> bool:
    return not re.match(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", plain[start:end])


def _road(plain: str, start: int, end: int) -> bool:
    stem = re.match(r".*?(?:대로|로|길)(?=[\s\d가-다]|$)", plain[start:end])
    return not _NOT_A_ROAD.fullmatch((stem[0] if stem else plain[start:end]).split(" ")[-1])


def _x(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_RULES: tuple[_Rule, ...] = (
    _Rule(_x(r"[a-z0-9._%+-]+\s?@\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9._%+-]{2,}@[a-z0-9-]{2,}"), EMAIL, _always),
    _Rule(_x(
        r"[a-z0-9가-힣._-]{2,20}\s?골뱅이\s?[a-z가-힣]{2,8}\s?(?:(?:닷|점|쩜|[.])\s?(?:컴|넷|com|net|씨오\s?점\s?케이알|co[.]kr"
        r"|케이알))?"), EMAIL, _always),
    _Rule(
        re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{7,8}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]\d{3}[A-Z]\d{4}(?![A-Za-z0-9])"),
        PASSPORT, _always,
    ),
    _Rule(_x(r"여권[^0-9a-z]{0,8}?([a-z]{1,2}\d{7,8}|[a-z]\d{3}[a-z]\d{4})(?![a-z0-9])"), PASSPORT, _always, 1),
    # An account where the words say so, even if its digits would make a birth date.
    _Rule(_x(rf"(?:계좌|통장|은행|입금|송금|이체)[^0-9]{{0,10}}?{_B}(\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_timestamp, 1),
    _Rule(_x(rf"{_B}(\d{{10,16}}){_E}\s?\(?(?:계좌|[가-힣]{{2,5}}은행|농협|우체국|새마을금고|카카오뱅크|토스)"), ACCOUNT, _always, 1),
    # Resident numbers: 13 digits in any dress, said or written; half hidden ones; the back seven where they are called so.
    _Rule(_x(rf"{_B}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), FOREIGNER, _foreign_born),
    _Rule(_x(rf"{_B}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), RESIDENT, _native_born),
    _Rule(_x(rf"{_B}\d{{6}}(?:{_DASH})[0-9]{_STARS}{{6}}(?![0-9*])"), RESIDENT, _always),
    _Rule(_x(rf"{_B}\d{{6}}\s?[-ㅡ]\s?[1-8](?:[*xX●○•]{{1,6}})?(?![0-9*-])"), RESIDENT, _born),
    _Rule(_x(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}((?:\d{{6}}\s?-?\s?)?[0-9]\d{{6}}){_E}"), RESIDENT, _always, 1),
    _Rule(_x(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}(\d{{6}}\s?-?\s?\d{{1,7}}){_E}"), RESIDENT, _always, 1),
    _Rule(_x(rf"{_ID_WORD}[^0-9]{{0,8}}?(?<![가-힣])({_D}{{7}})(?![가-힣0-9]{{2}})"), RESIDENT, _always, 1),
    # Cards.
    _Rule(_x(
        rf"{_B}(?:\d{{4}}{_S}){{3}}\d{{3,4}}{_E}|{_B}\d{{4}}{_S}[*xX]{{4}}{_S}[*xX]{{4}}{_S}\d{{4}}{_E}"
        rf"|{_B}\d{{4}}{_S}\d{{6}}{_S}\d{{5}}{_E}|{_B}\d{{16}}{_E}|{_B}3[47]\d{{13}}{_E}"), CARD, _always),
    _Rule(_x(rf"(?<![가-힣])(?:{_D}{{4}}{_S}){{3}}{_D}{{4}}"), CARD, lambda plain, start, end: len(_digits(plain[start:end])) == 16),
    _Rule(
        _x(rf"카드[^0-9]{{0,14}}?{_B}(\d[\d\s-]{{12,20}}\d){_E}"),
        CARD, lambda plain, start, end: 14 <= len(_digits(plain[start:end])) <= 16, 1,
    ),
    # Telephones.
    _Rule(_x(rf"(?:\+\s?)?{_B}82{_S}\(?0?\)?\s?(?:1[016789]|2|[3-6][1-5]|70){_S}\d{{3,4}}{_S}\d{{4}}{_E}"), PHONE, _always),
    _Rule(_x(rf"(?<![0-9]){_MOBILE}{_S}(?:{_D}\s?){{3,4}}{_S}(?:{_D}\s?){{3}}{_D}{_E}"), PHONE, _always),
    _Rule(_x(rf"(?<![0-9])(?:0\s1\s0)\s(?:{_D}\s?){{7}}{_D}{_E}"), PHONE, _always),
    _Rule(_x(rf"{_B}1[016789](?:{_DASH})\d{{3,4}}(?:{_DASH})\d{{4}}{_E}"), PHONE, _always),
    _Rule(_x(rf"(?<![0-9-])\(?(?:02|0[3-6][1-5]|070|050\d)\)?{_S}\d{{3,4}}(?:{_S})\d{{4}}{_E}{_NOT_AN_AMOUNT}"), PHONE, _private_number),
    _Rule(_x(
        rf"(?<![0-9가-힣])(?:[공영](?:이|둘)|[공영][삼사오육](?:하나|둘|[일이삼사오]))\s?[-에의]?\s?{_D}{{3,4}}\s?(?:[-에의]"
        rf"|다시)?\s?{_D}{{4}}(?![0-9])"), PHONE, _spoken_or_grouped),
    _Rule(_x(rf"{_PHONE_WORD}[^0-9]{{0,10}}?{_B}(\d{{3,4}}(?:{_DASH})?\d{{4}}){_E}{_NOT_AN_AMOUNT}"), PHONE, _private_number, 1),
    _Rule(_x(rf"{_MOBILE}{_S}[0-9*xX]{{3,4}}{_S}[0-9*xX]{{4}}(?![0-9*])"), PHONE, _always),
    # Licences, accounts.
    _Rule(_x(rf"{_B}\d{{2}}-\d{{2}}-\d{{6}}-\d{{2}}{_E}|면허[^0-9]{{0,8}}?{_B}\d{{12}}{_E}"), LICENCE, _always),
    _Rule(_x(rf"(?<![0-9-])\d{{2,6}}(?:-\d{{1,7}}){{2,4}}(?![0-9-]){_NOT_AN_AMOUNT}"), ACCOUNT, _account_shaped),
    _Rule(
        _x(rf"{_BANK}[^0-9]{{0,14}}?{_B}(\d{{2,7}}(?:[-\s.]{{1,2}}\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"),
        ACCOUNT, _account_shaped, 1,
    ),
    _Rule(
        _x(rf"{_B}(\d{{2,7}}(?:[-\s]\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}\s?(?:\(?(?:으로|로)?\s?(?:{_BANK}))"),
        ACCOUNT, _account_shaped, 1,
    ),
    _Rule(_x(rf"{_BANK}[^0-9]{{0,14}}?(?<![가-힣])({_D}(?:{_S}{_D}){{9,15}})"), ACCOUNT, _account_shaped, 1),
    _Rule(_x(rf"{_B}\d{{11,20}}{_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_timestamp),
    # Addresses: the road or lot number and everything nearer; 시도, 시군구 and a bare 동 stay.
    _Rule(_x(
        rf"(?:(?:{_SIDO}|{_GU}|[가-힣]{{1,5}}[읍면동])\s+|주소[는가]?\s*"
        rf"|도로명\s*)({_ROAD}\s?{_NUMBER}{_UNIT_AFTER}(?:[,\s]*(?:\([가-힣0-9\s,]+\)\s?)?{_BUILDING}?\s?{_ROOM}?(?:\s?\d{{1,2}}층)?"
        rf"(?:\s?\d{{1,4}}호)?)?)"), ADDRESS, _road, 1),
    _Rule(_x(
        rf"(?<![가-힣0-9])([가-힣0-9·]{{1,10}}(?:대로|로|길)\s?\d{{1,4}}[가-다]?\s?(?:번길|번가길"
        rf"|길)\s?\d{{1,5}}(?:-\d{{1,5}})?(?:번지)?{_UNIT_AFTER}(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"), ADDRESS, _always, 1),
    _Rule(
        _x(rf"(?<![가-힣0-9])([가-힣0-9·]{{1,10}}(?:대로|로|길)\s?{_NUMBER}[,\s]+{_BUILDING}?\s?(?:{_ROOM}|\d{{1,2}}층))"),
        ADDRESS, _road, 1,
    ),
    _Rule(_x(
        rf"(?<![가-힣0-9])([가-힣]{{1,8}}(?:대로|로|길)\s?\d{{1,5}}(?:\s?-\s?\d{{1,5}})?){_UNIT_AFTER}\s?(?=번지|에\s?(?:살|거주|있)"
        rf"|(?:이에요|예요|입니다|이요)"
        rf"|$)"), ADDRESS, _road, 1),
    _Rule(_x(
        rf"(?:(?:{_SIDO}|{_GU}|주소[는가]?)\s+)?([가-힣]{{1,5}}(?:동|읍|면|리"
        rf"|가)\s?(?:산\s?)?\d{{1,5}}(?:-\d{{1,5}})?\s?번지(?:\s?\d{{1,3}}호)?(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"), ADDRESS, _always, 1),
    _Rule(_x(
        rf"(?:(?:{_SIDO}|{_GU})\s+)([가-힣]{{1,5}}(?:\d가|동|읍|면"
        rf"|리)\s?(?:[가-힣]{{1,4}}리\s?)?(?:산\s?)?\d{{1,5}}(?:-\d{{1,5}})?{_UNIT_AFTER}(?:[,\s]*{_BUILDING}?\s?{_ROOM}?)?)"),
        ADDRESS, _always, 1),
    _Rule(
        _x(rf"(?<![가-힣0-9])([가-힣]{{1,5}}(?:동|읍|면|리)\s?(?:산\s?)?\d{{1,5}}-\d{{1,5}}{_UNIT_AFTER}(?:\s?번지)?)"),
        ADDRESS, _always, 1,
    ),
    _Rule(
        _x(r"(?<![가-힣0-9])([일이삼사오육칠팔구십백천0-9]{1,8}(?:다시\s?[일이삼사오육칠팔구십0-9]{1,4})?\s?번지(?:\s?\d{1,3}호)?)"),
        ADDRESS, _always, 1,
    ),
    _Rule(_x(rf"({_BUILDING}?{_ROOM})"), ADDRESS, _always, 1),
    _Rule(_x(rf"({_BUILDING}(?:지하\s?)?\d{{2,4}}\s?호)(?!선)"), ADDRESS, _always, 1),
)  # fmt: skip
