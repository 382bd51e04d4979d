"""A sentence as it is said aloud: for `speech`, which a blind or elderly person hears and nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.korean import figures
from bot.korean.latin import say_latin
from bot.korean.marks import plain_characters, without_markup, without_symbols

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:조|억|천만|백만|십만|만|천|백|십)"
_SHORT_NUMBERS = (
    "109|110|111|112|113|114|117|118|119|120|122|123|125|126|127|128|129|131|132|182|188"
    "|1301|1330|1332|1333|1335|1339|1345|1350|1355|1357|1366|1372|1382|1388|1393|1397|1398|1399"
)
_SERVICE = r"1[5-9]\d\d"
_NATIVE_COUNTERS = (
    "명|사람|살|가지|개(?![월소국년사항인정선설최관])|시간|곳|군데|마리|달|번째|벌|켤레|권|잔|병(?![원동])|그릇|자루|송이|쌍|식구|끼"
    "|채|차례|해(?=[\\s.,]|$)|분(?=[이께은도의만])|배|건(?!강)|시(?![도설군청내민급험작행장간])|통|집(?!안)"
)
_SINO_ABOVE = {"시간": 12, "시": 12, "배": 10, "건": 20, "해": 10, "달": 12, "집": 20, "살": figures.LARGEST_NATIVE}
"""Where people change to Sino-Korean: twelve hours are 열두 시간, twenty-four 이십사 시간."""
_SINO_ABOVE_OTHERS = 39
_SINO_COUNTERS = (
    "세|개월|개소|개국|년생|년간|년도|년|월분|월|일간|일|원|인실|인|회|등급|급|종|층|호|동|번지|분|초|주년|주일|주간|주|학년|학기|교시"
    "|차|점|위|도|평|박|조|항|단계|순위|번|대|페이지|쪽|부|퍼센트|끼니|미터|킬로|시"
)
_UNITS = {
    "km": "킬로미터", "kg": "킬로그램", "cm": "센티미터", "mm": "밀리미터", "mg": "밀리그램", "ml": "밀리리터", "kwh": "킬로와트시",
    "kw": "킬로와트", "gb": "기가바이트",
    "mb": "메가바이트", "m2": "제곱미터", "m3": "세제곱미터", "㎡": "제곱미터", "㎥": "세제곱미터", "m": "미터", "g": "그램",
    "l": "리터", "t": "톤", "°c": "도", "℃": "도", "°": "도",
    "%p": "퍼센트포인트", "%": "퍼센트", "$": "달러",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_MONTHS = {6: "유", 10: "시"}
_HOUR_NAMED = re.compile(r"(?:오전|오후|밤|새벽|낮|저녁|아침)\s?$")
_OFTEN = re.compile(r"(?:하루에?|한 ?달에|일 ?년에|일주일에|매년|매월|매달|매주|월|연|주|달에|년에|총|최대)\s?$")


def spoken(text: str) -> str:
    """`text` for the ear: no digit, no URL, no bracket; figures, dates, units and abbreviations in words."""
    said = without_markup(plain_characters(text))
    for pattern, say in _RULES:
        said = pattern.sub(say, said)
    return without_symbols(say_latin(said))


def _number(text: str) -> str:
    plain = text.replace(",", "")
    if "." in plain:
        return figures.decimal(plain)
    return figures.digits(plain) if plain.startswith("0") and len(plain) > 1 else figures.sino(int(plain))


def _digit_groups(found: re.Match[str]) -> str:
    """Telephone numbers: digit by digit, a breath between the groups."""
    return " " + " ".join(figures.digits(group) for group in re.findall(r"\d+", found[0]))


def _date(year: str | None, month: str, day: str | None) -> str:
    words = [figures.sino(int(year)).replace(" ", "") + "년"] if year else []
    words.append(_MONTHS.get(int(month), figures.sino(int(month))) + "월")
    if day:
        words.append(figures.sino(int(day)) + "일")
    return " ".join(words)


def _is_date(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _full_date(found: re.Match[str]) -> str:
    if not _is_date(found["m"], found["d"] or "1"):
        return " ".join(_number(part) for part in re.findall(r"\d+", found[0]))
    said = _date(found["y"] if len(found["y"]) == 4 else f"20{found['y']}", found["m"], found["d"])
    return said + " " if found[0].endswith(".") else said


def _short_date(found: re.Match[str]) -> str:
    if not _is_date(found["m"], found["d"]):
        return found[0]
    return _date(None, found["m"], found["d"]) + (" " if found[0].endswith(".") else "")


def _korean_date(found: re.Match[str]) -> str:
    return _date(found["y"], found["m"], found["d"]) if _is_date(found["m"], found["d"] or "1") else found[0]


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found["h"]), int(found["min"])
    if hour > 24 or minute > 59:
        return f"{_number(found['h'])} 대 {_number(found['min'])}"
    named = _HOUR_NAMED.search(found.string[: found.start()])
    half = "" if named else "오전 " if hour < 12 or hour == 24 else "오후 "
    return f"{half}{figures.native((hour - 1) % 12 + 1)} 시" + (f" {figures.sino(minute)} 분" if minute else "")


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found["top"]), int(found["bottom"])
    if 0 < top < bottom <= 10:
        return f"{figures.sino(bottom)}분의 {figures.sino(top)}"
    if _is_date(found["top"], found["bottom"]):
        return _date(None, found["top"], found["bottom"])
    return f"{figures.sino(top)}, {figures.sino(bottom)}"


def _range(found: re.Match[str]) -> str:
    """65~69세 → 65세에서 69세: the first figure carries the unit of the second."""
    low, own, high, unit = found["low"], found["own"] or "", found["high"], found["unit"] or ""
    return f"{low}{own or unit}에서 {high}{unit}"


def _money(found: re.Match[str]) -> str:
    """34만 9,700원, 1억 2천만 원, 3.5만원: figures between scales, each scale a pause."""
    parts = re.findall(rf"({_N})\s?({_SCALE}*)", found["sum"])
    words = [scale if figure == "1" and scale[:1] in "만천백십" and scale else _number(figure) + scale for figure, scale in parts]
    return " ".join(words) + (" 원" if found["won"] else " ")


def _measured(found: re.Match[str]) -> str:
    return f"{_number(found['n'])} {_UNITS[found['unit'].lower()]}"


def _native_counted(found: re.Match[str]) -> str:
    number, counter = int(found["n"].replace(",", "")), found["unit"]
    if counter == "번째" and number == 1:
        return "첫 번째"
    if 0 < number <= _SINO_ABOVE.get(counter, _SINO_ABOVE_OTHERS):
        return f"{figures.native(number)} {counter}"
    return f"{figures.sino(number)} {counter}"


def _times(found: re.Match[str]) -> str:
    """번 counts after 한 달에 (두 번) and numbers otherwise (이번 창구)."""
    number = int(found["n"])
    counts = _OFTEN.search(found.string[: found.start()]) or re.match(r"씩|만|까지|에 걸쳐|이상|이나", found.string[found.end() :])
    return f"{figures.native(number)} 번" if counts and 0 < number < 20 else f"{_number(found['n'])} 번"


def _sino_counted(found: re.Match[str]) -> str:
    joined = found["unit"] == "인" and re.match(r"\s?(?:가구|이상|이하|가족|세대|기준)", found.string[found.end() :])
    return f"{_number(found['n'])}{'' if joined else ' '}{found['unit']}"


_RULES: tuple[Rule, ...] = (
    # Telephone numbers first: nothing else may take their digits.
    (re.compile(rf"(?<![\d.,])(?:\+?82[-\s]?)?(?:0\d{{1,3}}|{_SERVICE})[-.\s]\d{{3,4}}[-.\s]\d{{4}}(?![\d,])"), _digit_groups),
    (re.compile(rf"(?<![\d.,-])(?:{_SERVICE}|0\d{{1,2}})-\d{{3,4}}(?![\d,-])"), _digit_groups),
    (re.compile(r"(?<![\d.,-])01\d\d{7,8}(?!\d)"), _digit_groups),
    (re.compile(
        r"(?:(?<=☎)|(?<=국번 없이 )|(?<=국번없이 )|(?<=전화 )|(?<=콜센터 )|(?<=상담 )|(?<=상담전화 ))\s?\d{3,4}(?![\d,.]|\s?(?:원|명"
        r"|개|만|세|년|월|일|%|시간|건))"), _digit_groups),
    (re.compile(r"(?<![\d.,-])1\d{2,3}(?=(?:번)?(?:으로|로|에)\s?(?:전화|연락|문의|걸|신고|상담)|\s?콜센터|번으로|번에)"), _digit_groups),
    (re.compile(
        rf"(?<![\d.,~-])(?:{_SHORT_NUMBERS})(?!\d|,\d|\.\d|\s?[~∼〜-]\s?\d|\s?(?:원|명|개|만|천|세|살|년|월|일|%|퍼센트|시간|건|가구"
        rf"|배|점|인|회|종|곳|k|m|g|c|㎡"
        rf"|°|/|:))"), _digit_groups),
    # Dates and hours.
    (
        re.compile(r"(?<![\d.])'?(?P<y>(?:19|20)\d\d)\s?[.\-/]\s?(?P<m>\d{1,2})(?:\s?[.\-/]\s?(?P<d>\d{1,2}))?\.?(?![\d])(?!\.\d)"),
        _full_date,
    ),
    (re.compile(r"'(?P<y>\d\d)\s?[.\-/]\s?(?P<m>\d{1,2})(?:\s?[.\-/]\s?(?P<d>\d{1,2}))?\.?(?!\d)"), _full_date),
    (re.compile(r"(?:(?P<y>\d{4})년\s?)?(?P<m>\d{1,2})월(?:\s?(?P<d>\d{1,2})일)?(?!\d)"), _korean_date),
    (re.compile(r"(?<![\d.,])(?P<m>\d{1,2})\.\s?(?P<d>\d{1,2})\.(?!\d)"), _short_date),
    (
        re.compile(rf"(?<![\d.,])(?P<m>\d{{1,2}})\.(?P<d>\d\d)(?![\d.]|\s?(?:{_UNIT}|원|{_SCALE}|배|점|세|개월|명|퍼센트|평|등급))"),
        _short_date,
    ),
    (re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<min>\d\d)(?::\d\d)?(?![\d:])"), _clock),
    (re.compile(r"(?<![\d/.,])(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})(?![\d/])"), _fraction),
    (re.compile(r"(?<=[시분일월년])\s?[~∼〜]\s?(?=[가-힣])"), lambda found: "에서 "),
    (re.compile(r"(?<![가-힣\w])[~∼〜]\s?(?P<high>\d[^\s,.()~]{0,6})"), lambda found: f"{found['high']}까지"),
    (re.compile(r"(?P<low>\d[^\s,.()~]{0,4})[~∼〜](?=[\s,.)]|$)"), lambda found: f"{found['low']}부터"),
    # Ranges hand their unit on before it is read.
    (re.compile(
        rf"(?P<low>{_N})\s?(?P<own>{_SCALE}*원?|{_UNIT}|[가-힣]{{1,2}})?\s?[~∼〜]\s?(?P<high>{_N})\s?(?P<unit>{_SCALE}*\s?원|{_SCALE}+"
        rf"|{_UNIT}|{_NATIVE_COUNTERS}|{_SINO_COUNTERS})?", re.I), _range),
    (
        re.compile(rf"(?<![\d-])(?P<low>\d{{1,3}})(?P<own>)-(?P<high>\d{{1,3}})"
            rf"(?P<unit>{_SINO_COUNTERS}|{_NATIVE_COUNTERS}|{_UNIT})", re.I),
        _range,
    ),
    # Amounts, measures, counters, and whatever is left.
    (re.compile(rf"(?P<sum>(?:{_N}\s?{_SCALE}+\s?)+(?:{_N})?|{_N})\s?(?P<won>원)"), _money),
    (
        re.compile(rf"(?P<sum>(?:{_N}\s?{_SCALE}+\s?)+(?:\d{{1,4}}(?:,\d{{3}})?(?!\d|\s?(?:{_SINO_COUNTERS}"
        rf"|{_NATIVE_COUNTERS})))?)(?P<won>)"),
        _money,
    ),
    (re.compile(rf"(?P<n>{_N})\s?(?P<unit>{_UNIT})(?![A-Za-z])", re.I), _measured),
    (re.compile(r"(?P<n>\d{1,2})번(?!째|지|호)"), _times),
    (re.compile(rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:,\d{{3}})*)\s?(?P<unit>{_NATIVE_COUNTERS})"), _native_counted),
    (re.compile(rf"제\s?(?P<n>\d+)\s?(?P<unit>{_SINO_COUNTERS})"), lambda found: f"제{_number(found['n'])}{found['unit']}"),
    (re.compile(rf"(?P<n>{_N})\s?(?P<unit>{_SINO_COUNTERS})"), _sino_counted),
    (re.compile(_N), lambda found: f" {_number(found[0])} "),
    (re.compile(r"\d"), lambda found: figures.digits(found[0])),
)  # fmt: skip
