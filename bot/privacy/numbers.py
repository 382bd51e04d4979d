"""Numbers that lead to a person, written or said, and e-mail."""

from __future__ import annotations

import re
from datetime import date

from bot.privacy.kinds import ACCOUNT, CARD, EMAIL, FOREIGNER, LICENCE, PASSPORT, PHONE, RESIDENT, Rule, always, folded

_D = r"(?:[0-9]|[공영빵이삼사오육륙칠팔구둘셋넷]|일(?!곱)|하나|다섯|여섯|일곱|여덟|아홉)"
"""A digit, written or said; 하나 and 둘 are said for 일 and 이 on the telephone."""
_VALUES = {
    **{str(n): n for n in range(10)}, "공": 0, "영": 0, "빵": 0, "일": 1,
    "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
    "하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_EACH = re.compile(_D)
_S = r"(?>\s{0,3}(?:[-.,/~_)ㅡ의에시가]|다(?!섯)){0,3}\s{0,3})"
"""Between groups: spaces, a sign, or what is said for it (공일공에 일이삼사 다시 …)."""
_B, _E = r"(?<![0-9])", r"(?![0-9])"
_BEGIN = r"(?:(?<![0-9])(?=[0-9])|(?<![0-9가-힣]))"
"""A number that is said begins a word: the 이 of 핸드폰이 is no digit."""
_DASH = r"\s{0,2}[-./_ㅡ]\s{0,2}|\s"
_STARS = r"[0-9*xX●○•]"
_MOBILE = r"(?:[0oO공영빵](?:1|[일lI]|하나)(?:[016789oO공영육륙칠팔구]|여섯|일곱|여덟|아홉))"
_PUBLIC = re.compile(r"1[5-9]\d\d\D{0,3}\d{4}|080\D{0,3}\d{3,4}\D{0,3}\d{4}|0?\d{1,2}\D{0,2}(?:120|129|110)")
_NOT_AN_AMOUNT = r"(?!\s?(?:원|만|억|천|백|명|개|년|월|일|%|퍼센트|시간|세|살|회|번째|km|kg|포인트))"

_ACCOUNT_WORD = (
    r"(?:계좌|통장|은행|입금|송금|이체|예금주|농협|새마을|우체국|신협|수협|카카오뱅크|카뱅|토스|케이뱅크)[^0-9]{0,14}?"
    r"|(?:국민|신한|우리|하나|기업|부산은|대구은|광주은|전북은|경남은|제주은|씨티|sc)(?:은행|뱅크|카드)?[^0-9가-힣]{0,4}"
)
"""What announces an account; names of banks that are everyday words only right before it."""
_BANK = r"(?:계좌|통장|은행|입금|송금|이체|농협|국민|신한|우리|하나|기업|새마을|우체국|신협|수협|카카오뱅크|토스|케이뱅크|씨티|sc)"
_PHONE_WORD = r"(?:전화|연락처|핸드폰|휴대폰|휴대전화|폰\s?번호|번호|폰|연락|집전화|팩스|fax|tel)"
_MAILS = r"(?:지메일|구글|네이버|다음|한메일|네이트|카카오|핫메일|야후|naver|gmail|daum|hanmail|nate|kakao)"
_DOT_COM = r"(?:(?:닷|점|쩜|[.])\s?(?:컴|콤|넷|com|net|씨오\s?(?:점|쩜|닷)\s?케이알|co[.]kr|케이알))"
_ID_WORD = r"(?:주민|민번|뒷자리|뒷번호|등록번호|주번)"


def digits(text: str) -> str:
    """Its digits as figures, written or said."""
    return "".join(str(_VALUES[word]) for word in _EACH.findall(text))


def _born(plain: str, start: int, end: int) -> bool:
    """Do the first six digits make a birth date, and does the seventh say when and what?"""
    if plain[end - 1] in _VALUES and not plain[end - 1].isdigit() and plain[end - 2].isdigit():
        return False  # twelve digits and the 이 of 이요
    number = digits(plain[start:end])
    century = {"1": 1900, "2": 1900, "5": 1900, "6": 1900, "3": 2000, "4": 2000, "7": 2000, "8": 2000, "9": 1800, "0": 1800}
    year, month, day = century[number[6]] + int(number[:2]), int(number[2:4]), int(number[4:6])
    try:
        return date(year, month, day) is not None
    except ValueError:
        return False


def _native_born(plain: str, start: int, end: int) -> bool:
    return _born(plain, start, end) and digits(plain[start:end])[6] not in "5678"


def _foreign_born(plain: str, start: int, end: int) -> bool:
    return _born(plain, start, end) and digits(plain[start:end])[6] in "5678"


def _adds_up(plain: str, start: int, end: int) -> bool:
    """Luhn's check, for lengths that accounts have too. Sixteen digits are a card even if it fails: a mistyped card is one still."""
    total = 0
    for place, digit in enumerate(reversed(plain[start:end])):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0 and end - start != 13


def _private_number(plain: str, start: int, end: int) -> bool:
    return not _PUBLIC.fullmatch(plain[start:end].strip("() "))


def _spoken_or_grouped(plain: str, start: int, end: int) -> bool:
    """An area code is said in so many ordinary syllables (공이 이이 …) that all of it must be digits of one kind."""
    piece = plain[start:end]
    return _private_number(plain, start, end) and (any(char.isdigit() for char in piece) or 9 <= len(digits(piece)) <= 11)


def _account_shaped(plain: str, start: int, end: int) -> bool:
    piece = plain[start:end]
    dated = re.fullmatch(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}(?:-\d+)?", piece)
    return 10 <= len(digits(piece)) <= 16 and not dated and _private_number(plain, start, end)


def _no_service(plain: str, start: int, end: int) -> bool:
    """The country's services have numbers of twelve digits, with zeros in the middle (135200000125)."""
    return _no_timestamp(plain, start, end) and not (end - start == 12 and "0000" in plain[start:end])


def _no_timestamp(plain: str, start: int, end: int) -> bool:
    return not re.match(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", plain[start:end])


NUMBERS: tuple[Rule, ...] = (
    Rule(folded(r"[a-z0-9._%+-]+\s?@{1,2}\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9._%+-]{2,}@[a-z0-9-]{2,}"), EMAIL),
    Rule(folded(
        rf"[a-z0-9가-힣._+-]{{2,20}}\s?골뱅이\s?(?:{_MAILS}\s?{_DOT_COM}?|[a-z0-9가-힣]{{2,12}}?\s?{_DOT_COM}|[a-z]{{2,8}})"), EMAIL),
    Rule(
        re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{7,8}|[A-Z]\d{3}[A-Z]\d{4})(?![A-Za-z0-9])"),
        PASSPORT, always,
    ),
    Rule(folded(r"여권[^0-9a-z]{0,8}?([a-z]{1,2}\s?\d{7,8}|[a-z]\d{3}[a-z]\d{4})(?![a-z0-9])"), PASSPORT, group=1),
    # An account where the words say so, even if its digits would make a birth date.
    Rule(folded(rf"(?:계좌|통장|은행|입금|송금|이체)[^0-9]{{0,10}}?{_B}(\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_timestamp, 1),
    Rule(folded(
        rf"{_B}(\d{{10,16}}){_E}\s?\(?(?:계좌|[가-힣]{{2,5}}은행|농협|우체국|새마을금고|카카오뱅크|토스)"), ACCOUNT, group=1),
    # More digits in a row than anything has: all of it goes, and nobody makes this slow with two thousand of them.
    Rule(folded(rf"(?:{_D}\s?+){{24,}}+"), ACCOUNT),
    # Resident numbers: 13 digits in any dress, said or written; half hidden ones; the back seven where they are called so.
    Rule(folded(rf"{_BEGIN}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), FOREIGNER, _foreign_born),
    Rule(folded(rf"{_B}\d{{6}}{_S}[1-8][0-9oil]{{6}}(?![0-9a-z])"), RESIDENT, _native_born),
    Rule(folded(rf"{_BEGIN}(?:{_D}\s?){{6}}{_S}(?:{_D}\s?){{6}}{_D}{_E}"), RESIDENT, _native_born),
    Rule(folded(rf"{_B}\d{{6}}(?:{_DASH})[0-9]{_STARS}{{6}}(?![0-9*])"), RESIDENT),
    Rule(folded(rf"{_B}\d{{6}}\s?[-ㅡ]\s?[1-8](?:[*xX●○•]{{1,6}})?(?![0-9*-])"), RESIDENT, _born),
    Rule(folded(rf"{_B}(\d{{6}}[\s,]{{0,2}}(?:이?고\s?)?뒤[가-힣]{{0,3}}\s?[0-9]{{7}}){_E}"), RESIDENT, group=1),
    Rule(folded(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}((?:\d{{6}}\s?-?\s?)?[0-9]\d{{6}}){_E}"), RESIDENT, group=1),
    Rule(folded(rf"{_ID_WORD}[^0-9]{{0,12}}?{_B}(\d{{6}}\s?-?\s?\d{{1,7}}){_E}"), RESIDENT, _no_service, 1),
    Rule(folded(rf"{_ID_WORD}[^0-9]{{0,8}}?(?<![가-힣])({_D}{{7}})(?![가-힣0-9]{{2}})"), RESIDENT, group=1),
    # Cards.
    Rule(folded(
        rf"{_B}(?:\d{{4}}{_S}){{3}}\d{{3,4}}{_E}|{_B}\d{{4}}{_S}[0-9*xX]{{4}}{_S}[0-9*xX]{{4}}{_S}[0-9*xX]{{4}}(?![0-9*])"
        rf"|{_B}\d{{4}}{_S}\d{{6}}{_S}\d{{5}}{_E}|{_B}\d{{16}}{_E}|{_B}3[47]\d{{13}}{_E}"), CARD),
    Rule(folded(
        rf"(?<![가-힣])(?:{_D}{{4}}{_S}){{3}}{_D}{{4}}"), CARD, lambda plain, start, end: len(digits(plain[start:end])) == 16),
    Rule(
        folded(rf"카드[^0-9]{{0,14}}?{_B}(\d[\d\s-]{{12,20}}\d){_E}"),
        CARD, lambda plain, start, end: 14 <= len(digits(plain[start:end])) <= 16, 1,
    ),
    Rule(folded(rf"면허[^0-9]{{0,10}}?{_B}(\d{{2}}[\s.-]{{0,3}}\d{{2}}[\s.-]{{0,3}}\d{{6}}[\s.-]{{0,3}}\d{{2}}){_E}"), LICENCE, group=1),
    Rule(folded(rf"{_B}[2-69]\d{{12,18}}{_E}{_NOT_AN_AMOUNT}"), CARD, _adds_up),
    # Telephones.
    Rule(folded(rf"{_B}01[016789](?:{_DASH})?[0-9oil]{{3,4}}(?:{_DASH})?[0-9oil]{{4}}(?![0-9a-z])"), PHONE),
    Rule(folded(rf"(?:\+\s?)?{_B}82{_S}\(?0?\)?\s?(?:1[016789]|2|[3-6][1-5]|70){_S}\d{{3,4}}{_S}\d{{4}}{_E}"), PHONE),
    Rule(folded(rf"(?<![0-9]){_MOBILE}{_S}(?:{_D}\s?){{3,4}}{_S}(?:{_D}\s?){{3}}{_D}{_E}"), PHONE),
    Rule(folded(rf"(?<![0-9가-힣])[0공영]\s[1일]\s[0공영]\s(?:{_D}\s){{7}}{_D}{_E}"), PHONE),
    Rule(folded(rf"{_B}1[016789](?:{_DASH})\d{{3,4}}(?:{_DASH})\d{{4}}{_E}"), PHONE),
    Rule(folded(rf"(?<![0-9-])\(?(?:02|0[3-6][1-5]|070|050\d)\)?{_S}\d{{3,4}}(?:{_S})\d{{4}}{_E}{_NOT_AN_AMOUNT}"), PHONE, _private_number),
    Rule(folded(
        rf"(?<![0-9가-힣])(?:[공영](?:이|둘)|[공영][삼사오육](?:하나|둘|[일이삼사오]))\s?[-에의]?\s?{_D}{{3,4}}\s?(?:[-에의]"
        rf"|다시)?\s?{_D}{{4}}(?![0-9])"), PHONE, _spoken_or_grouped),
    Rule(folded(rf"{_PHONE_WORD}[^0-9]{{0,10}}?{_B}(\d{{3,4}}(?:{_DASH})?\d{{4}})(?!\s?-?\d){_NOT_AN_AMOUNT}"), PHONE, _private_number, 1),
    Rule(folded(rf"{_MOBILE}{_S}[0-9*xX]{{3,4}}{_S}[0-9*xX]{{4}}(?![0-9*])"), PHONE),
    # Licences, accounts.
    Rule(folded(rf"{_B}\d{{2}}-\d{{2}}-\d{{6}}-\d{{2}}{_E}"), LICENCE),
    Rule(folded(rf"(?<![0-9-])\d{{2,6}}(?:-\d{{1,7}}){{2,4}}(?![0-9-]){_NOT_AN_AMOUNT}"), ACCOUNT, _account_shaped),
    Rule(
        folded(rf"(?:{_ACCOUNT_WORD}){_B}(\d{{2,7}}(?:[-\s.]{{1,2}}\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}{_NOT_AN_AMOUNT}"),
        ACCOUNT, _account_shaped, 1,
    ),
    Rule(
        folded(rf"{_B}(\d{{2,7}}(?:[-\s]\d{{1,7}}){{1,4}}|\d{{10,16}}){_E}\s?(?:\(?(?:으로|로)?\s?(?:{_BANK}))"),
        ACCOUNT, _account_shaped, 1,
    ),
    Rule(folded(rf"(?:{_ACCOUNT_WORD})(?<![가-힣])({_D}(?:{_S}{_D}){{9,15}})"), ACCOUNT, _account_shaped, 1),
    Rule(folded(rf"(?<![0-9a-z])\d{{11,20}}{_E}{_NOT_AN_AMOUNT}"), ACCOUNT, _no_service),
)  # fmt: skip
