"""Amounts of money in whole won, with the period they are for.

People leave out 만 where everybody knows it (한달에 백오십, 월급 180): such a number is an amount only where the caller says that money is
talked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.korean.numbers import SINO, number_at

MAN = 10_000
# 월급이 백오십: a 이 at the end of a noun is its particle, not 200.
_AMOUNT = re.compile(rf"(?P<number>(?!(?<=[가-힣])이\s){SINO})(?P<won>\s?원)?")
_NOT_MONEY = re.compile(
    r"\s?(?:살|세(?!후|전|\s?식구|\s?가족|\s?명)|개월|명|분(?=\s|이|의)|인(?!\s?당|데|디|걸|지|가(?!구|족)|거)|급|등급|프로|퍼센트|퍼|%|년|월(?!세)|일(?=\s|$|에|부"
    r"|까|날)|시간"
    r"|시(?=\s|에|$)|주(?=\s|차|쯤|정도|요|예|이(?!고|나)|인|입|됐|된|째|$)|달(?=\s|$|째|치|동안|요|이|쯤|정도|넘|밀|분|을|에|도"
    r"|간)|번(?!다(?![가-힣]))|평|층|호|종|학년|식구|가구|차례|가지|개|대(?=\s|$)|도(?=\s?(?:에|라))|동(?=\s)"
    r"|단지|호선"
    r"|킬로|미터|배|(?:에|로)?\s?(?:불렀|부르|신고|전화|구급))"
)
_YEARS_FOLLOW = re.compile(
    r"\s?(?:하나|둘(?!이)|(?:셋|넷|다섯|여섯|일곱|여덟|아홉)(?!이(?:서)?\s?(?:같이\s|함께\s)?(?:살|사[는세시]|삽|산다|지내)))"
)
"""칠십 셋이에요 is an age."""
_OLDEST = 130
"""월소득은 백구십 셋이 살아요: nobody is that old, so who is counted after it is another thing."""
_RANGE = re.compile(r"\s?(?:에서|~|-|–|부터|내지|이나)\s?$")
# 270에서 210으로 줄었어요: the second is what it is now.
_CHANGED_FROM = re.compile(r"\s?(?:에서|받다가|벌다가|하다가)\s?")
_CHANGED_TO = re.compile(r"\s?(?:으로|로)\s?(?:\S+\s)?(?:줄|깎|떨어|내려|내렸|올|늘|바뀌|됐|되)")
_YEARLY = re.compile(
    r"(?:연봉|연\s?소득|연\s?수입)[^\d,.!?]{0,14}$|(?:연봉|연\s?소득|연\s?수입|연간|일\s?년에?|1\s?년에?|한\s?해에?|년에|해마다|매년"
    r"|연\s)\s?[^\d\s]{0,4}\s?[^\d\s]{0,6}\s?$"
)
_YEARLY_AFTER = re.compile(r"(?:원|만|\s|정도|쯤|가량)*(?:이?요|이에요|예요|[은는이가])?\s?"
    r"(?:1년\s?|일\s?년\s?|한\s?해\s?|둘이\s?|부부\s?|세전\s?|합친\s?)*"
    r"(?:연봉|연\s?소득|연\s?수입)(?=\s*(?:[.,!~]|$"
    r"|이?[요예에]|입|인|임))")
"""소득 3천만원 정도 연봉: what the sum is for comes last."""
_MONTHLY = re.compile(r"(?:월급|월\s?수입|월\s?소득|한\s?달|달에|매달|매월|다달이|달마다|(?<![가-힣\d])월(?!세))[^\d,.!?]{0,12}$")
_OTHER_PERIOD = re.compile(
    r"(?:주급|일주일에?|한\s?주에?|주당|매주|일당|하루에?|하루\s?일당|시급|시간당|한\s?시간에?|건당)(?:(?!시간|달)[^\d,.!?]){0,14}$"
)
_ABOUT = re.compile(
    r"\s?(?:만\s?)?(?:원\s?)?(?:도\s?|이\s?|은\s?|에서\s?)?(?:쯤|정도|가량|안팎|남짓|조금|좀|넘|안\s?(?:되|돼)|못|내외|언저리|될까|이하|미만|이내|밖에\s?안)"
)
_ABOUT_BEFORE = re.compile(r"(?:한|약|대략|대충|거의|많아야|적어도|얼추)\s?$")


@dataclass(frozen=True)
class Amount:
    won: int
    """Whole won; a year's amount is already divided by twelve."""
    start: int
    end: int
    period: str | None = None
    """`month`, `year`, `other` (week, day, hour: not converted) or None where none was said."""
    approximate: bool = False
    explicit: bool = True
    """원 or a unit of 만 was said."""


def find_amounts(text: str, implied: bool = False) -> list[Amount]:
    """Amounts in `text`, left to right. With `implied` a bare number below 10,000 means so many 만원 (180 → 1,800,000).

    Of a range (백에서 백이십) the middle is taken and marked approximate.
    """
    found: list[Amount] = []
    for amount in _amounts(text, implied):
        last = found[-1] if found else None
        if last and _CHANGED_FROM.match(text, last.end) and _CHANGED_TO.match(text, amount.end):
            found[-1] = amount
        elif last and _RANGE.search(text[last.end : amount.start]) and len(text[last.end : amount.start]) <= 5:
            low = last.won if last.explicit or not amount.explicit or last.won >= MAN * 10 else last.won * MAN
            found[-1] = Amount((low + amount.won) // 2, last.start, amount.end, last.period or amount.period, True, amount.explicit)
        else:
            found.append(amount)
    return [amount for amount in found if amount.explicit or implied]


_IS_A_VERB = re.compile(r"십(?:니[다더까꺼]|시[오요]|쇼)")
"""부산 사십니더, 어디 이십니까: no forty, no twenty."""
_PART_OF_A_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z][-–—]?$|[며메몇]$")
"""F-4 비자, E9, 며칠만, 메칠: the figure belongs to the letter or the syllable before it."""


def _amounts(text: str, implied: bool) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        start = match.start("number")
        # 교사 백구십: the last syllable of the word before is no number.
        start += 2 if text[start + 1 : start + 2] == " " and "가" <= text[start - 1 : start] <= "힣" else 0
        number = number_at(text, start, match.end("number"))
        if (
            number is None
            or _IS_A_VERB.match(text, number.end - 1)
            or _PART_OF_A_NAME.search(text[max(0, number.start - 3) : number.start])
            or _NOT_MONEY.match(text, number.end)
            or (number.value < _OLDEST and _YEARS_FOLLOW.match(text, number.end))
            or (not match["won"] and (number.value == 0 or text[number.start : number.end] in ("만", "억")))
        ):
            continue
        words = text[number.start : number.end]
        explicit = (
            bool(match["won"]) or "만" in words or "억" in words or number.value >= 100 * MAN or ("," in words and number.value >= MAN)
        )
        glued = (
            number.start > 0 and "가" <= text[number.start - 1] <= "힣" and text[number.start - 1] not in "에월급은는이한약만로가봉입당득도"
        )
        if glued and len(words) == 1 and not words.isdigit() and words not in "백천":
            continue
        if not explicit and (glued or len(words) == 1 and not words.isdigit() and words not in "백천"):
            continue
        won = _won(number.value, words, explicit)
        end = match.end() if match["won"] else number.end
        yield _with_period(text, number.start, end, won, explicit, number.approximate)


def _won(value: int | float, words: str, explicit: bool) -> int:
    """사십 → 400,000 and 백오십 → 1,500,000, but 1500000 and 300,000원 as they stand."""
    small = value < MAN and "만" not in words and "억" not in words
    return round(value * MAN) if small and not explicit else round(value)


def _with_period(text: str, start: int, end: int, won: int, explicit: bool, rough: bool) -> Amount:
    before = text[max(0, start - 18) : start]
    period = "other" if _OTHER_PERIOD.search(before) else "month" if _MONTHLY.search(before) else "year" if _YEARLY.search(before) else None
    if _YEARLY_AFTER.match(text, end):
        period = "year"
    about = rough or _ABOUT.match(text, end) is not None or _ABOUT_BEFORE.search(before) is not None
    return Amount(round(won / 12) if period == "year" else won, start, end, period, about, explicit)
