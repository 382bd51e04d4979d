"""Numbers that lead to a person, written or said, and e-mail."""

from __future__ import annotations

import re
from datetime import date

from bot.privacy.kinds import ACCOUNT, CARD, EMAIL, FOREIGNER, LICENCE, PASSPORT, PHONE, RESIDENT, Rule, always, ignoring_case

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


def _digits(text: str) -> str:
    return "".join(str(_VALUES[word]) for word in _EACH.findall(text))


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


NUMBERS: tuple[Rule, ...] = (
    Rule(ignoring_case(r"[a-z0-9._%+-]+\s?@\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9._%+-]{2,}@[a-z0-9-]{2,}"), EMAIL, always),
    Rule(ignoring_case(
        r"[a-z0-9가-힣._-]{2,20}\s?골뱅이\s?[a-z가-힣]{2,8}\s?(?:(?:닷|점|쩜|[.])\s?(?:컴|넷|com|net|씨오\s?점\s?케이알|co[.]kr"
        r"|케이알))?"), EMAIL, always),
    Rule(
        re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{7,8}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]\d{3}[A-Z]\d{4}(?![A-Za-z0-9])"),
        PASSPORT, always,
    ),
    Rule(ignoring_case(r"여권[^0-9a-z]{0,8}?([a-z]{1,2}\d{7,8}|[a-z]\d{3}[a-z]\d{4})(?![a-z0-9])"), PASSPORT, always, 1),
    # An account where the words say so, even if its digits would make a birth date.
    Rule(ignoring_case(rf"(?:계좌|통장|은행|입금|송금|이체)[^0-9]{{0,10}}?{_B}(\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_timestamp, 1),
    Rule(ignoring_case(rf"{_B}(\d{{10,16}}){_E}\s?\(?(?:계좌|[가-힣]{{2,5}}은행|농협|우체국|새마을금고|카카오뱅크|토스)"), ACCOUNT, always, 1),
    # Resident numbers: 13 digits in any dress, said or written; half hidden ones; the back seven where they are called so.
    Rule(ignoring_case(rf"{_B}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), FOREIGNER, _foreign_born),
    Rule(ignoring_case(rf"{_B}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), RESIDENT, _native_born),
    Rule(ignoring_case(rf"{_B}\d{{6}}(?:{_DASH})[0-9]{_STARS}{{6}}(?![0-9*])"), RESIDENT, always),
    Rule(ignoring_case(rf"{_B}\d{{6}}\s?[-ㅡ]\s?[1-8](?:[*xX●○•]{{1,6}})?(?![0-9*-])"), RESIDENT, _born),
    Rule(ignoring_case(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}((?:\d{{6}}\s?-?\s?)?[0-9]\d{{6}}){_E}"), RESIDENT, always, 1),
    Rule(ignoring_case(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}(\d{{6}}\s?-?\s?\d{{1,7}}){_E}"), RESIDENT, always, 1),
    Rule(ignoring_case(rf"{_ID_WORD}[^0-9]{{0,8}}?(?<![가-힣])({_D}{{7}})(?![가-힣0-9]{{2}})"), RESIDENT, always, 1),
    # Cards.
    Rule(ignoring_case(
        rf"{_B}(?:\d{{4}}{_S}){{3}}\d{{3,4}}{_E}|{_B}\d{{4}}{_S}[*xX]{{4}}{_S}[*xX]{{4}}{_S}\d{{4}}{_E}"
        rf"|{_B}\d{{4}}{_S}\d{{6}}{_S}\d{{5}}{_E}|{_B}\d{{16}}{_E}|{_B}3[47]\d{{13}}{_E}"), CARD, always),
    Rule(ignoring_case(rf"(?<![가-힣])(?:{_D}{{4}}{_S}){{3}}{_D}{{4}}"), CARD, lambda plain, start, end: len(_digits(plain[start:end])) == 16),
    Rule(
        ignoring_case(rf"카드[^0-9]{{0,14}}?{_B}(\d[\d\s-]{{12,20}}\d){_E}"),
        CARD, lambda plain, start, end: 14 <= len(_digits(plain[start:end])) <= 16, 1,
    ),
    Rule(ignoring_case(rf"면허[^0-9]{{0,10}}?{_B}(\d{{2}}[\s.-]{{0,3}}\d{{2}}[\s.-]{{0,3}}\d{{6}}[\s.-]{{0,3}}\d{{2}}){_E}"), LICENCE, group=1),
    # Telephones.
    Rule(ignoring_case(rf"(?:\+\s?)?{_B}82{_S}\(?0?\)?\s?(?:1[016789]|2|[3-6][1-5]|70){_S}\d{{3,4}}{_S}\d{{4}}{_E}"), PHONE, always),
    Rule(ignoring_case(rf"(?<![0-9]){_MOBILE}{_S}(?:{_D}\s?){{3,4}}{_S}(?:{_D}\s?){{3}}{_D}{_E}"), PHONE, always),
    Rule(ignoring_case(rf"(?<![0-9])(?:0\s1\s0)\s(?:{_D}\s?){{7}}{_D}{_E}"), PHONE, always),
    Rule(ignoring_case(rf"{_B}1[016789](?:{_DASH})\d{{3,4}}(?:{_DASH})\d{{4}}{_E}"), PHONE, always),
    Rule(ignoring_case(rf"(?<![0-9-])\(?(?:02|0[3-6][1-5]|070|050\d)\)?{_S}\d{{3,4}}(?:{_S})\d{{4}}{_E}{_NOT_AN_AMOUNT}"), PHONE, _private_number),
    Rule(ignoring_case(
        rf"(?<![0-9가-힣])(?:[공영](?:이|둘)|[공영][삼사오육](?:하나|둘|[일이삼사오]))\s?[-에의]?\s?{_D}{{3,4}}\s?(?:[-에의]"
        rf"|다시)?\s?{_D}{{4}}(?![0-9])"), PHONE, _spoken_or_grouped),
    Rule(ignoring_case(rf"{_PHONE_WORD}[^0-9]{{0,10}}?{_B}(\d{{3,4}}(?:{_DASH})?\d{{4}}){_E}{_NOT_AN_AMOUNT}"), PHONE, _private_number, 1),
    Rule(ignoring_case(rf"{_MOBILE}{_S}[0-9*xX]{{3,4}}{_S}[0-9*xX]{{4}}(?![0-9*])"), PHONE, always),
    # Licences, accounts.
    Rule(ignoring_case(rf"{_B}\d{{2}}-\d{{2}}-\d{{6}}-\d{{2}}{_E}"), LICENCE),
    Rule(ignoring_case(rf"(?<![0-9-])\d{{2,6}}(?:-\d{{1,7}}){{2,4}}(?![0-9-]){_NOT_AN_AMOUNT}"), ACCOUNT, _account_shaped),
    Rule(
        ignoring_case(rf"{_BANK}[^0-9]{{0,14}}?{_B}(\d{{2,7}}(?:[-\s.]{{1,2}}\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"),
        ACCOUNT, _account_shaped, 1,
    ),
    Rule(
        ignoring_case(rf"{_B}(\d{{2,7}}(?:[-\s]\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}\s?(?:\(?(?:으로|로)?\s?(?:{_BANK}))"),
        ACCOUNT, _account_shaped, 1,
    ),
    Rule(ignoring_case(rf"{_BANK}[^0-9]{{0,14}}?(?<![가-힣])({_D}(?:{_S}{_D}){{9,15}})"), ACCOUNT, _account_shaped, 1),
    Rule(ignoring_case(rf"{_B}\d{{11,20}}{_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_timestamp),
)  # fmt: skip
