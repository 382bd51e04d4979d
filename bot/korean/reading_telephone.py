"""Numbers that are read digit by digit: telephones, and the last digits of what nobody should hear in full."""

from __future__ import annotations

import re

from bot.korean import figures

_SHORT = (
    "109|110|111|112|113|114|117|118|119|120|122|123|125|126|127|128|129|131|132|182|188"
    "|1301|1330|1332|1333|1335|1339|1345|1350|1355|1357|1366|1372|1382|1388|1393|1397|1398|1399"
)
_SERVICE = r"1[5-9]\d\d"
_NO_UNIT = (
    r"(?!\d|,\d|\.\d|\s?(?:원|명|개(?![가-힣])|개월|개소|만\s?원|억|세(?![가-힣])|세대|살(?![가-힣])|년|월|일(?![가-힣])|%|퍼센트|시간|건(?!강)"
    r"|가구|쪽|페이지|k|m|g|c|㎡|°|/|:)"
    r"|[천만배점인회종곳호분위차주])"
)
_RANGE = r"(?!\s?[~∼〜-]\s?\d)"
_SAY_LAST = "끝 {count} 자리 {digits}"


def _groups(found: re.Match[str]) -> str:
    """A breath at each hyphen; where one side is short (02-120) the number is said in one go."""
    groups = [figures.digits(group) for group in re.findall(r"\d+", re.sub(r"^\+?82[-.\s]?0?", "0", found[0].strip()))]
    apart = ", " if len(groups) > 2 or min(map(len, groups)) > 3 else " "
    return " " + apart.join(groups)


def _short(found: re.Match[str]) -> str:
    return f" {figures.digits(re.sub(r'[^0-9]', '', found[0]))}{' ' if found.string.startswith('번', found.end()) else ''}"


def _run(found: re.Match[str]) -> str:
    digits = found[0]
    cuts = (3, len(digits) - 4) if digits[1] != "2" else (2, len(digits) - 4)
    return " " + ", ".join(figures.digits(part) for part in (digits[: cuts[0]], digits[cuts[0] : cuts[1]], digits[cuts[1] :]))


def _ends_of(found: re.Match[str]) -> str:
    """Resident numbers, cards and accounts are never said in full: two digits of the first, four of the others."""
    digits = re.sub(r"\D", "", found[0])
    count = 2 if len(digits) == 13 else 4
    return f" {_SAY_LAST.format(count=figures.native(count), digits=figures.digits(digits[-count:]))}"


RULES = (
    (re.compile(r"(?<![\d-])\d{6}\s?-\s?[0-9]\d{6}(?!\d)"), _ends_of),
    (re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{4}(?!\d)"), _ends_of),
    (re.compile(rf"(?<![\d.,])(?:\+?82[-\s]?)?"
        rf"(?:0\d{{1,3}}|{_SERVICE}|(?<=82[-\s])\d{{1,2}})[-.\s]\d{{3,4}}[-.\s]\d{{4}}(?!\d|,\d|-\d)"), _groups),
    (re.compile(rf"(?<![\d.,-])(?:{_SERVICE}|0\d{{1,2}})-\d{{3,4}}(?!\d|,\d|-\d)"), _groups),
    (re.compile(r"(?<![\d.,-])0(?:1\d|2|[3-7]\d)\d{7,8}(?!\d)"), _run),
    (re.compile(r"(?<![\d-])(?!(?:19|20)\d\d-\d\d?-\d\d?(?!\d))(?=(?:\d-?){10,16}(?![\d-]))\d{2,6}(?:-\d{1,7}){2,3}(?!\d)"), _ends_of),
    (re.compile(r"(?<![\d.,-])\d{10,16}(?![\d,.]|\s?(?:원|만|억|명|개|년|%))"), _ends_of),
    (re.compile(
        r"(?:(?<=☎)|(?<=국번 없이 )|(?<=국번없이 )|(?<=전화 )|(?<=콜센터 )|(?<=상담 )|(?<=상담전화 ))\s?\d{3,4}" + _NO_UNIT), _short),
    (re.compile(r"(?<![\d.,-])1\d{2,3}(?=(?:번)?(?:으로|로|에)\s?(?:전화|연락|문의|걸|신고|상담)|\s?콜센터|번으로|번에)"), _short),
    (re.compile(rf"(?<![\d.,~-])(?:{_SHORT})" + _NO_UNIT + _RANGE), _short),
)  # fmt: skip
