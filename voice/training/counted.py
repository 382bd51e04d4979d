"""The sets of the grammar that are counted or read from the project's records: ages, sums, telephone numbers, benefits, regions."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from pathlib import Path

from bot.korean import figures
from bot.korean.reading import spoken
from bot.yaml_file import read

Draw = Callable[[random.Random], str]
_HANGUL = re.compile(r"[가-힣]+(?: [가-힣]+)*")
_STOPS = re.compile(r"[.,?!]+")
_SUMS = (*range(5, 100, 5), *range(100, 1000, 10), *range(1000, 10000, 500))
"""Sums of money in units of ten thousand won, as people round them."""


def as_heard(text: str) -> str | None:
    """`text` in Hangul and single spaces as it is said, None where something in it cannot be said that way."""
    plain = " ".join(_STOPS.sub(" ", text).split())
    if _HANGUL.fullmatch(plain):
        return plain
    words = " ".join(re.sub(r"[^\w\s]", " ", spoken(text)).split())
    return words if _HANGUL.fullmatch(words) else None


def counted(data: Path) -> dict[str, Draw]:
    """Set name → how one is drawn. Reads `data/benefits` and `data/regions.csv`."""
    benefits, regions = _benefits(data / "benefits"), _regions(data / "regions.csv")
    return {
        "benefit": lambda draw: draw.choice(benefits),
        "region": lambda draw: draw.choice(regions),
        "age": lambda draw: _age(draw, draw.randint(18, 99)),
        "older": lambda draw: _age(draw, draw.randint(60, 99)),
        "birth": _birth,
        "money": _money,
        "people": _people,
        "months": _months,
        "month": lambda draw: spoken(f"{draw.randint(1, 12)}월"),
        "month_count": lambda draw: figures.sino(draw.randint(1, 10)),
        "child_age": _child_age,
        "digits": lambda draw: figures.digits("".join(draw.choices("0123456789", k=draw.choice((2, 3, 4, 6))))),
        "phone": _phone,
        "key": _key,
    }


def _benefits(folder: Path) -> list[str]:
    """Names stand twice: they are said more often than any other name of the same benefit."""
    names = []
    for path in sorted(folder.glob("*.yml")):
        record = read(path)
        names += [record["name"], record["name"], *record.get("aliases", [])]
    return [heard for name in names if (heard := as_heard(name)) and len(heard.replace(" ", "")) <= 14]


def _regions(path: Path) -> list[str]:
    names = []
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            short = row["spoken"].split(";")[0]
            names += [name for name in (short, f"{row['sido']} {row['sigungu']}".strip()) if name]
            names += [row["sigungu"]] * 2 if row["sigungu"] else [row["sido"]] * 6
            names += [name for name in row["spoken"].split(";") if name] * (1 if row["sigungu"] else 6)
    return [name for name in names if _HANGUL.fullmatch(name)]


def _age(draw: random.Random, years: int) -> str:
    kind = draw.random()
    if kind < 0.5:
        return f"{figures.native(years)} 살"
    if kind < 0.7:
        return f"{figures.sino(years)} 세"
    return figures.native(years) if kind < 0.93 else f"{figures.sino(years)} 살"


def _child_age(draw: random.Random) -> str:
    return f"{figures.native(draw.randint(1, 19))} 살" if draw.random() < 0.7 else f"{figures.sino(draw.randint(1, 36))} 개월"


def _birth(draw: random.Random) -> str:
    year = draw.randint(1930, 2007)
    return spoken(f"{year}년생" if draw.random() < 0.6 else f"{year % 100:02d}년생").strip()


def _money(draw: random.Random) -> str:
    won = draw.choice(_SUMS)
    if draw.random() < 0.1:
        return spoken(
            f"{draw.randint(1, 9)}억 원" if draw.random() < 0.6 else f"{draw.randint(1, 9)}억 {draw.randint(1, 9)}천만 원"
        ).strip()
    said = spoken(f"{won}만원").strip()
    return said if draw.random() < 0.6 else said.removesuffix(" 원")


def _people(draw: random.Random) -> str:
    number = draw.randint(1, 7)
    return draw.choice(
        (
            f"{figures.native(number)} 명",
            f"{figures.native(number)} 식구",
            f"{figures.sino(number)}인 가구",
            f"{figures.native(number)} 사람",
        )
    )


def _months(draw: random.Random) -> str:
    number = draw.randint(1, 11)
    return draw.choice(
        (
            f"{figures.sino(number)} 개월",
            f"{figures.native(min(number, 6))} 달",
            f"{figures.sino(number)} 년",
            f"{figures.sino(number * 5)} 년",
            f"{figures.sino(number)} 주",
        )
    )


def _phone(draw: random.Random) -> str:
    start = "공일공" if draw.random() < 0.8 else draw.choice(("공이", "공삼일", "공오일", "공오삼", "공육이"))
    return " ".join((start, *(figures.digits("".join(draw.choices("0123456789", k=4))) for _ in range(2))))


def _key(draw: random.Random) -> str:
    number = draw.randint(0, 9)
    return draw.choice(
        (f"{figures.digits(str(number))} 번", f"{figures.digits(str(number))}", "별표", "우물 정", f"{figures.digits(str(number))} 번")
    )
