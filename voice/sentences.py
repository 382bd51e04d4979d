"""A text in sentences, how long each takes to say, and how much of them one can listen to at once.

Whoever only hears cannot skim: at most two sentences or eight seconds, then we ask whether to go on. A short sentence is not worth that
question: it stays with its neighbour. A number to call in a crisis is never behind the question, nor the one of the person asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.korean.figures import digits

SENTENCES_AT_ONCE = 2
SECONDS_AT_ONCE = 8.0
SHORT_S = 4.0
"""To ask whether to go on and to hear the answer takes longer than to say so much."""
ITEMS_AT_ONCE = 3
"""Items of a list that count as one sentence together: 첫째, 둘째, 셋째."""
SPEED = ((100, 2.95), (120, 3.54), (130, 3.88), (140, 4.18), (160, 4.78), (175, 5.25), (200, 6.02))
"""Rate → Korean syllables a second, measured with espeak-ng 1.52 on a sentence of 53 syllables, its pauses included."""
CRISIS_NUMBERS = ("109", "112", "117", "119", "1366", "1388", "1393", "1577-0199", "1577-1389")
PERSON_NUMBERS = ("129", "110")

_OPEN, _CLOSE = "“‘「『《〈([", "”’」』》〉)]"
_CLOSERS = re.escape(_CLOSE) + "\"'"
_END = re.compile(rf"[.!?。！？]+[{_CLOSERS}]*(?=\s|$)|\s*\n\s*")
_LIST_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$|^\s*[가나다라마바사아자차카타파하]\.$")
_QUOTED = re.compile(rf"[{_CLOSERS}]$")
_GOES_ON = re.compile(r"(?:하고|라고|라는|이라고|고|하며|라며|하는)(?![가-힣])")
_ABBREVIATED_DATE = re.compile(r"\d{1,4}\.$")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)[\s]*$")
_ITEM = re.compile(r"(?:둘째|셋째|넷째|다섯째|여섯째|일곱째|여덟째|아홉째|열째|십[일이삼사오육칠팔구]?번),")


def split(text: str) -> tuple[str, ...]:
    """The sentences of `text`, said or written, each with its mark; one that ends without a mark ends with its line.

    No end: the point of a decimal, a date, a list's number or an ellipsis within a line, nor anything within a quotation.
    """
    found, start = [], 0
    for end in _END.finditer(text):
        if "\n" in end[0] or _ends(text, start, end):
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if any(char.isalnum() for char in sentence))


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    sentence, rest = text[start : end.end()], text[end.end() :].lstrip()
    if not rest:
        return True
    if _LIST_NUMBER.search(sentence) or (_ABBREVIATED_DATE.search(sentence) and rest[0].isdigit()):
        return False
    if _QUOTED.search(sentence) and _GOES_ON.match(rest):
        return False
    return not (_ELLIPSIS.search(sentence) or _inside_quotation(sentence, text[end.end() :].split("\n")[0]))


def _inside_quotation(sentence: str, rest: str) -> bool:
    """Only where the quotation is closed on the same line; one that never is swallows nothing."""
    opened = [char for char in sentence if char in _OPEN]
    closed = [char for char in sentence if char in _CLOSE]
    if len(opened) > len(closed):
        return _CLOSE[_OPEN.index(opened[-1])] in rest
    return sentence.count('"') % 2 == 1 and '"' in rest


def syllables(text: str) -> int:
    """Hangul counts one; a digit or a Latin letter, which should have been read before, two."""
    return sum(1 if "가" <= char <= "힣" else 2 for char in text if char.isalnum())


def seconds(text: str, rate: int = 140) -> float:
    """How long `text` takes to say at espeak's `rate` (words a minute), by the straight lines between the measured speeds."""
    return syllables(text) / syllables_a_second(rate)


def syllables_a_second(rate: int) -> float:
    lower = max((point for point in SPEED[:-1] if point[0] <= rate), default=SPEED[0])
    (low, slow), (high, fast) = lower, SPEED[SPEED.index(lower) + 1]
    return max(slow + (rate - low) * (fast - slow) / (high - low), 0.5)


def parts(sentences: Sequence[str], rate: int = 140, at_once: Sequence[str] = CRISIS_NUMBERS) -> tuple[tuple[str, ...], ...]:
    """All of `sentences`, in as many parts as it takes to listen to them; between two parts one asks whether to go on.

    `at_once`: numbers to call that must be in the first part; empty where a number is a number like another.
    """
    found, rest = [], tuple(sentences)
    while rest:
        now = _fitting(rest, rate, at_once)
        found.append(rest[:now])
        rest = rest[now:]
    return tuple(found)


def _fitting(sentences: Sequence[str], rate: int, at_once: Sequence[str]) -> int:
    """How many sentences go together: one at least, up to the last number that is to be said `at_once`."""
    most = _listened_to(sentences, rate)
    if len(sentences) == most + 1 and seconds(sentences[most], rate) < SHORT_S:
        most += 1
    sign = _numbers(tuple(at_once))
    return max([most, *(place + 1 for place, sentence in enumerate(sentences) if sign and sign.search(sentence))])


def _listened_to(sentences: Sequence[str], rate: int) -> int:
    count = items = 0
    lasting = 0.0
    for place, sentence in enumerate(sentences):
        items = items + 1 if _ITEM.match(sentence) else 1
        count += _ITEM.match(sentence) is None or place == 0
        lasting += seconds(sentence, rate)
        is_short = place == 1 and min(seconds(sentences[0], rate), seconds(sentence, rate)) < SHORT_S
        if place and (count > SENTENCES_AT_ONCE or items > ITEMS_AT_ONCE or (lasting > SECONDS_AT_ONCE and not is_short)):
            return place
    return len(sentences)


@cache
def _numbers(numbers: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of them, as written and as said."""
    forms = (form for number in numbers for form in (re.escape(number), digits(number).replace("-", r",?\s")))
    return re.compile("|".join(rf"(?<![\d가-힣]){form}(?![\d])" for form in forms)) if numbers else None
