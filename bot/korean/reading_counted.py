"""Amounts, measures and counted things as they are said: 삼십사만 구천칠백 원, 세 명, 삼 층, 일급에서 삼급."""

from __future__ import annotations

import re

from bot.korean import figures
from bot.korean.reading_calendar import is_date, say_month_and_day

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:조|억|천만|백만|십만|만|천|백|십)"
_NATIVE = (
    "명|사람|자녀|살|가지|개(?![월소국년사항인정선설최관])|시간|곳|군데|마리|달(?!러)|번째|벌|켤레|권(?![역리한고])|잔|병(?![원동])|그릇|자루|송이|쌍|식구|끼"
    "|채|차례|해(?=[\\s.,]|$)|분(?=[께은도만]|이[에지고라]|의 |이(?:[\\s]|$))|배|건(?!강)|시(?![도설군청내민급험작행장간])|통|집(?!안)"
    "|장(?![애소학기년려해비])|그루|포기|다발|모금|스푼|숟갈|자리(?! ?수)|줄|칸|손|돌"
    "|대(?!(?=\\s?(?:[가이은는의초중후까부]|보험|사회|암|질환|중증|과제|의무|급여|질병|범죄|이상|청년|여성|남성|분|노인|어르신|[,.·~]))|학|상|출|비)"
)
_SINO_ABOVE = {
    "시간": 12, "시": 12, "배": 10, "건": 20, "해": 10, "달": 12, "집": 20, "대": 9, "장": 30, "살": figures.LARGEST_NATIVE,
    "번째": figures.LARGEST_NATIVE, "명": figures.LARGEST_NATIVE,
}  # fmt: skip
"""Where people change to Sino-Korean: twelve hours are 열두 시간, twenty-four 이십사 시간."""
_SINO_ABOVE_OTHERS = 39
_SINO = (
    "세|개월|개소|개국|년생|년간|년도|년|월분|월|일간|일|원|인실|인|회차|회|등급|급|종|층|호선|호|동|번지|분|초|주년|주일|주간|주차|주|학년|학기|교시"
    "|차|점|위|도|평|박|조|항|단계|순위|번|대|페이지|쪽|부|퍼센트|끼니|미터|킬로|시|유형|형(?![가-힣])|과목|기(?![가-힣])|장|권|세대|포인트|톤|리터"
)
_UNITS = {
    "km": "킬로미터", "kg": "킬로그램", "cm": "센티미터", "mm": "밀리미터", "mg": "밀리그램", "ml": "밀리리터", "kwh": "킬로와트시",
    "kw": "킬로와트", "w": "와트", "gb": "기가바이트", "mb": "메가바이트", "tb": "테라바이트", "kb": "킬로바이트",
    "kcal": "킬로칼로리", "cc": "씨씨",
    "m2": "제곱미터", "m3": "세제곱미터", "m²": "제곱미터", "㎡": "제곱미터", "㎥": "세제곱미터", "m": "미터", "g": "그램", "l": "리터",
    "t": "톤", "ha": "헥타르", "db": "데시벨", "°c": "도", "℃": "도", "°": "도", "%p": "퍼센트포인트", "%": "퍼센트", "$": "달러",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_WORDED = "달러|유로|엔|파운드"
_OFTEN = re.compile(r"(?:하루에?|한 ?달에|일 ?년에|일주일에|매년|매월|매달|매주|월|연|주|달에|년에|총|최대|최소|모두|적어도|단|딱)\s?$")
_COUNTS = re.compile(
    r"씩|만(?!\s?창구)|까지|에 걸쳐|에 나[누뉘]|\s?(?:이상|이하|이내|이나|정도|넘게|반복|더|쯤)"
    r"|\s?(?:받|신청|나눠|나누어|연속|다시|지급|방문|지원|들|말|눌|했|하)"
)

_JOINED = {
    "급": re.compile(""), "인실": re.compile(""), "인": re.compile(r"\s?(?:가구|이상|이하|가족|세대|기준|당|용|분|세)"),
    "대": re.compile(r"\s?(?:보험|사회보험|암|질환|중증)"),
}  # fmt: skip
"""Counters said in one breath with their number: 일급, 사인 가구, 사대 보험."""
_FROM_NOTHING = r"(?<![가-힣\w)])(?<![가-힣\w)]\s)[~∼〜]\s?"
"""A range without a lower end: ~34세."""
_IN_TABLES = {"천": 1_000, "백만": 1_000_000}
"""Units of tables, which nobody says: 2,500천원 is 이백오십만 원."""
_EACH = "호|명|인|월|년|일|회|ha|세대|가구|농가|마리|두|kg|개소|톤|주|시간"
_PARTICLE = re.compile(r"(?:까지|부터|에서|에게|에|으로|로|은|는|이나|나|이고|이|가|처럼|보다|마다|을|를|과|와|의|도|만)(?![가-힣])")


def _number(text: str) -> str:
    plain = text.replace(",", "")
    if "." in plain:
        return figures.decimal(plain)
    return figures.digits(plain) if plain.startswith("0") and len(plain) > 1 else figures.sino(int(plain))


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found["top"]), int(found["bottom"])
    if 0 < top < bottom <= 10 or (0 < top < bottom and bottom in (12, 20, 30, 100)):
        return f"{figures.sino(bottom)}분의 {figures.sino(top)}"
    if is_date(found["top"], found["bottom"]):
        return say_month_and_day(found["top"], found["bottom"])
    return f"{figures.sino(top)}, {figures.sino(bottom)}"


def _range(found: re.Match[str]) -> str:
    """65~69세 → 65세에서 69세: the first figure carries the unit of the second."""
    low, own, high, unit = found["low"], found["own"] or "", found["high"], found["unit"] or ""
    if unit.endswith("원") and own and not own.endswith("원"):
        own += "원"
    return f"{low}{own or unit}에서 {high}{unit}"


def _money(found: re.Match[str]) -> str:
    """34만 9,700원, 1억 2천만 원, 3.5만원: figures between scales, each scale a pause."""
    parts = re.findall(rf"({_N})\s?({_SCALE}*)", found["sum"])
    if len(parts) == 1 and parts[0][1] in _IN_TABLES and "." not in parts[0][0] and int(parts[0][0].replace(",", "")) >= 10:
        parts = [(str(int(parts[0][0].replace(",", "")) * _IN_TABLES[parts[0][1]]), "")]
    words = [scale if figure == "1" and scale[:1] in "만천백십" and scale else _number(figure) + scale for figure, scale in parts]
    said = re.sub(r"(?<=[천백십]) ", "", " ".join(words))
    return said + (f" {found['won']}" if found["won"] else " ")


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
    counts = _OFTEN.search(found.string[: found.start()]) or _COUNTS.match(found.string, found.end())
    return f"{figures.native(number)} 번" if counts and 0 < number < 40 else f"{_number(found['n'])} 번"


def _sino_counted(found: re.Match[str]) -> str:
    joined = _JOINED.get(found["unit"])
    apart = "" if joined and joined.match(found.string, found.end()) else " "
    return f"{_number(found['n'])}{apart}{found['unit']}"


def _left_over(found: re.Match[str]) -> str:
    return f" {_number(found[0])}{'' if _PARTICLE.match(found.string, found.end()) else ' '}"


RULES = (
    (re.compile(
        r"(?<=[가-힣]{2})(?=\d)|(?<=(?<![가-힣])[월연주약총각매])(?=\d)|(?<=\d인)(?=\d)|(?<=\d[조항호])(?=제\d)"), lambda found: " "),
    (re.compile(rf"(?<=원)/(?=({_EACH})(?![가-힣]))(?:{_EACH})"), lambda found: f", {found[1]}당"),
    (re.compile(r"(?<=이상|초과)\s?[~∼〜–]\s?(?=[가-힣\d])"), lambda found: ", "),
    (re.compile(r"(?<![\d/.,])(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})(?![\d/])"), _fraction),
    (re.compile(r"(?<![가-힣])만(?=\d+(?:[~∼〜–-]\d+)?\s?(?:세|살))"), lambda found: "만 "),
    (re.compile(r"(?<=\d)[–—−](?=\d)"), lambda found: "~"),
    (re.compile(r"(?<=[시분일월년])\s?[~∼〜]\s?(?=[가-힣])"), lambda found: "에서 "),
    (re.compile(_FROM_NOTHING + r"(?P<high>\d[^\s,.()~]{0,6}?)(?:까지)?(?=[\s,.()~]|$)"), lambda found: f"{found['high']}까지"),
    (re.compile(_FROM_NOTHING + r"(?P<high>\d[^\s,.()~]{0,6})"), lambda found: f"{found['high']}까지"),
    (re.compile(r"(?P<low>\d[^\s,.()~]{0,4})[~∼〜](?=[\s,.)]|$)"), lambda found: f"{found['low']}부터"),
    (re.compile(
        rf"(?<![공경문과면억규통실배숙국황형])제\s?(?P<n>\d+)\s?(?P<unit>{_SINO}|)"),
        lambda found: f"제{_number(found['n'])}{found['unit']}"),
    (re.compile(r"(?<=조의)\s?(\d+)"), lambda found: f" {figures.sino(int(found[1]))}"),
    # Ranges hand their unit on before it is read.
    (re.compile(
        rf"(?P<low>{_N})\s?(?P<own>{_SCALE}*원?|{_UNIT}|[가-힣]{{1,2}})?\s?[~∼〜]\s?(?P<high>{_N})\s?(?P<unit>{_SCALE}*\s?원|{_SCALE}+"
        rf"|{_UNIT}|{_NATIVE}|{_SINO})?", re.I), _range),
    (re.compile(
        rf"(?<![\d-])(?P<low>\d{{1,3}})(?P<own>)-(?P<high>\d{{1,3}})(?P<unit>{_SCALE}*\s?원|{_SINO}|{_NATIVE}|{_UNIT})", re.I), _range),
    (re.compile(r"(?<=부터)\s?[~∼〜]\s?"), lambda found: " "),
    (re.compile(r"(?<=[가-힣])(?:\s[~∼〜]\s|[~∼〜])(?=\d)"), lambda found: "에서 "),
    (re.compile(r"(?<=\d)\s?×\s?(?=\d)"), lambda found: " 곱하기 "),
    (re.compile(r"(?<=[\d원개%명세월])\s?\+\s?(?=\d)"), lambda found: " 더하기 "),
    (re.compile(r"(?<=\d세)\+|(?<=\d명)\+"), lambda found: " 이상"),
    # Amounts, measures, counters, and whatever is left.
    (re.compile(rf"(?P<sum>(?:{_N}\s?{_SCALE}{{1,3}}\s?){{1,5}}(?:{_N})?|{_N})\s?(?P<won>원|{_WORDED})"), _money),
    (
        re.compile(rf"(?P<sum>(?:{_N}\s?{_SCALE}{{1,3}}\s?){{1,5}}(?:\d{{1,4}}(?:,\d{{3}})?(?!\d|\s?(?:{_SINO}|{_NATIVE})))?)(?P<won>)"),
        _money,
    ),
    (re.compile(rf"(?P<n>{_N})\s?(?P<unit>{_UNIT})(?![A-Za-z])", re.I), _measured),
    (re.compile(r"(?P<n>\d{1,2})번(?!째|지|호)"), _times),
    (re.compile(r"(?<=정부|고용|워크|복지) ?24(?!\d|\s?시간)|(?<=보조금) ?24(?!\d|\s?시간)"), lambda found: " 이십사"),
    (re.compile(rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:,\d{{3}})*)\s?(?P<unit>{_NATIVE})"), _native_counted),
    (re.compile(r"(?<!\d)(?:19|20)\d\d년(?!간|생)"), lambda found: f"{figures.sino(int(found[0][:4])).replace(' ', '')}년"),
    (re.compile(rf"(?P<n>{_N})\s?(?P<unit>{_SINO})"), _sino_counted),
    (re.compile(_N), _left_over),
    (re.compile(r"\d"), lambda found: figures.digits(found[0])),
)  # fmt: skip
