"""Dates and hours, alone and from one to the other, as they are said: 유월 일일부터, 오후 한 시."""

from __future__ import annotations

import re

from bot.korean import figures

_MONTHS = {6: "유", 10: "시"}
_HALVES = r"오전|오후|밤|새벽|낮|저녁|아침|정오"
_HOUR_NAMED = re.compile(rf"(?:{_HALVES})\s?$")
_SEP = r"\s?[.\-/]\s?"
_TO = r"\s?[~∼〜–—−-]\s?"
_AFTER_DECIMAL = r"(?![\d.]|\s?(?:km|kg|cm|mm|mg|ml|m|g|l|t|cc|%|㎡|㎥|℃|원|조|억|천|만|배|점|세|개월|명|퍼센트|평|등급|시간|년|도|대))"

_NUMERIC = rf"'?(?:\d{{4}}|(?<=')\d{{2}}){_SEP}\d{{1,2}}(?:{_SEP}\d{{1,2}})?\.?(?!\d)"
_WRITTEN = r"(?:'?\d{2,4}년\s?)?\d{1,2}월(?:\s?\d{1,2}일)?"
_DAY = rf"(?:{_NUMERIC}|{_WRITTEN}|\d{{1,2}}\.\s?\d{{1,2}}\.(?!\d)|\d{{1,2}}\.\d{{1,2}}(?![\d.])|\d{{1,2}}/\d{{1,2}}(?![\d/]))"
_DAYS = re.compile(
    rf"(?<![\d.,])(?P<low>{_DAY}|\d{{1,2}}(?=\s?[~∼〜–—-]\s?\d{{1,2}}월)|\d{{4}}년?)(?:\([월화수목금토일]\))?{_TO}"
    rf"(?P<high>{_DAY}|\d{{1,2}}일(?!\d|간)|\d{{4}}년(?!도))(?:\([월화수목금토일]\))?(?P<until>\s?까지)?"
)
_CLOCK = rf"(?:(?:{_HALVES})\s?)?(?:\d{{1,2}}:\d\d|\d{{1,2}}시(?!간)(?:\s?\d{{1,2}}분)?)"
_HOURS = re.compile(rf"(?<![\d:.,])(?P<low>{_CLOCK}|\d{{1,2}}){_TO}(?P<high>{_CLOCK})(?![\d:])(?P<until>\s?까지)?(?:에(?=[\s,.)]|$))?")
_ONE_CLOCK = re.compile(rf"(?P<half>{_HALVES})?\s?(?P<h>\d{{1,2}})(?:시|:)?\s?(?:(?P<min>\d{{1,2}})분?)?")
_PARTS = re.compile(r"\d+")
_WEEKDAYS = re.compile(rf"(?<![가-힣])([월화수목금토일])(?:요일)?{_TO}([월화수목금토일])(?:요일)?(?:까지)?(?![가-힣])")
_PARTICLE = re.compile(r"까지|부터|에(?![가-힣])|에는|로(?![가-힣])|이(?:에요|며|고)|[은을](?![가-힣])")
_WEEKDAY = re.compile(r"(?<=[일.])\s?\(([월화수목금토일])\)")


def _date(year: str | None, month: str, day: str | None) -> str:
    words = [figures.sino(int(year)).replace(" ", "") + "년"] if year else []
    words.append(_MONTHS.get(int(month), figures.sino(int(month))) + "월")
    if day:
        words.append(figures.sino(int(day)) + "일")
    return " ".join(words)


def is_date(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def say_month_and_day(month: str, day: str) -> str:
    return _date(None, month, day)


def _said_day(raw: str) -> str | None:
    """One end of a range, whatever its dress; None where it is no date after all."""
    parts = _PARTS.findall(raw)
    if len(parts) == 1 and "월" not in raw:
        return figures.sino(int(parts[0])).replace(" ", "") + ("일" if raw.rstrip().endswith("일") else "년")
    year = None
    if len(parts[0]) == 4 or raw.startswith("'") or "년" in raw:
        year = parts.pop(0)
        year = year if len(year) == 4 else f"20{year}"
    if not parts or not is_date(parts[0], parts[1] if len(parts) > 1 else "1"):
        return None
    return _date(year, parts[0], parts[1] if len(parts) > 1 else None)


def _days(found: re.Match[str]) -> str:
    low, high = found["low"], found["high"]
    plain = re.fullmatch(r"\d{1,2}\.\d{1,2}", high) and not low.startswith("2")
    unit = re.match(_AFTER_DECIMAL, found.string[found.end("high") :]) is None
    first, last = _said_day(f"{low}월" if re.fullmatch(r"\d{1,2}", low) else low), _said_day(high)
    if first is None or last is None or (plain and unit):
        return found[0]
    return f"{first}부터 {last}까지"


def _hours(found: re.Match[str]) -> str:
    low, high = _ONE_CLOCK.search(found["low"]), _ONE_CLOCK.search(found["high"])
    if not low or not high or not all(_is_clock(end) for end in (low, high)):
        return found[0]
    named = _HOUR_NAMED.search(found.string[: found.start()])
    told = ":" in found["high"] or int(high["h"]) > 12
    return f"{_clock_words(low, named is not None, told)}부터 {_clock_words(high, False, told)}까지"


def _is_clock(end: re.Match[str]) -> bool:
    return int(end["h"]) <= 24 and int(end["min"] or 0) <= 59


def _clock_words(end: re.Match[str], named: bool, told: bool) -> str:
    """With its half of the day where the clock has twenty-four hours, as nobody counts aloud to eighteen."""
    hour, minute = int(end["h"]), int(end["min"] or 0)
    half = f"{end['half']} " if end["half"] else ""
    if not half and not named and (told or hour > 12 or hour == 0):
        half = "오전 " if hour < 12 else "밤 " if hour == 24 else "오후 "
    spoken = "영" if hour == 0 else figures.native((hour - 1) % 12 + 1)
    return f"{half}{spoken} 시" + (f" {figures.sino(minute)} 분" if minute else "")


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found["h"]), int(found["min"])
    if hour > 24 or minute > 59:
        return f"{figures.sino(hour)} 대 {figures.sino(minute)}"
    named = _HOUR_NAMED.search(found.string[: found.start()])
    return _clock_words(found, named is not None, found["h"].startswith("0") or hour > 12)


def _late_hour(found: re.Match[str]) -> str:
    if _HOUR_NAMED.search(found.string[: found.start()]):
        return f"{figures.native(int(found['h']) - 12)} 시"
    return _clock_words(found, False, True)


def _full_date(found: re.Match[str]) -> str:
    if not is_date(found["m"], found["d"] or "1"):
        return " ".join(figures.sino(int(part)) for part in _PARTS.findall(found[0]))
    said = _date(found["y"] if len(found["y"]) == 4 else f"20{found['y']}", found["m"], found["d"])
    return said + _gap(found)


def _gap(found: re.Match[str]) -> str:
    """A date that ends with a point needs a space before a noun, none before a particle."""
    return " " if found[0].endswith(".") and not _PARTICLE.match(found.string, found.end()) else ""


def _short_date(found: re.Match[str]) -> str:
    if not is_date(found["m"], found["d"]):
        return found[0]
    return _date(None, found["m"], found["d"]) + _gap(found)


def _korean_date(found: re.Match[str]) -> str:
    year = f"20{found['y']}" if found["y"] and len(found["y"]) == 2 else found["y"]
    return _date(year, found["m"], found["d"]) if is_date(found["m"], found["d"] or "1") else found[0]


RULES = (
    (re.compile(r"[‘’´`](?=\d\d\s?[.년/])"), lambda found: "'"),
    (_DAYS, _days),
    (_HOURS, _hours),
    (_WEEKDAYS, lambda found: f"{found[1]}요일부터 {found[2]}요일까지"),
    (_WEEKDAY, lambda found: f" {found[1]}요일"),
    (re.compile(rf"(?<![\d.])'?(?P<y>(?:19|20)\d\d){_SEP}(?P<m>\d{{1,2}})(?:{_SEP}(?P<d>\d{{1,2}}))?\.?(?![\d])(?!\.\d)"), _full_date),
    (re.compile(rf"'(?P<y>\d\d){_SEP}(?P<m>\d{{1,2}})(?:{_SEP}(?P<d>\d{{1,2}}))?\.?(?!\d)"), _full_date),
    (re.compile(r"(?:'?(?P<y>\d{4}|(?<=')\d\d)년\s?)?(?<!\d)(?P<m>\d{1,2})월(?:\s?(?P<d>\d{1,2})일)?(?!\d)"), _korean_date),
    (re.compile(r"'(\d\d)년"), lambda found: f"20{found[1]}년"),
    (re.compile(r"(?<![\d.,])(?P<m>\d{1,2})\.\s?(?P<d>\d{1,2})\.(?!\d)"), _short_date),
    (re.compile(r"(?<![\d.,])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?=까지|부터)"), _short_date),
    (re.compile(rf"(?<![\d.,])(?P<m>\d{{1,2}})\.(?P<d>\d\d){_AFTER_DECIMAL}"), _short_date),
    (re.compile(r"(?<![\d:])(?P<half>)(?P<h>\d{1,2}):(?P<min>\d\d)(?::\d\d)?(?![\d:])"), _clock),
    (re.compile(r"(?<![\d.,:])(?P<half>)(?P<h>1[3-9]|2[0-3])시(?!간|[가-힣]{2}구)(?:\s?(?P<min>\d{1,2})분)?"), _late_hour),
)  # fmt: skip
