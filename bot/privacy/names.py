"""Names where somebody says that it is one: 제 이름은 …, 저는 …라고 합니다, 어머니 성함은 …, 예금주 …

A name that nothing introduces stays: "김 선생님" and 홍길동 in passing cannot be told from other words without more harm than good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.name_shapes import GRANDMOTHERLY, ends_in_consonant, is_full_name, is_no_name

_KIN = (
    "어머니|어머님|어무이|엄마|모친|아버지|아버님|아부지|아빠|부친|남편|신랑|바깥양반|아내|와이프|집사람|마누라|할머니|할매|할머님|할아버지|할배|할아버님|장모님?|장인어른|장인"
    "|시어머니|시어머님|시아버지|딸내미|딸래미|딸아이|따님|딸|아들|아드님|손자|손녀|손주|며느리|사위|형|형님|오빠|누나|언니|동생|이모|고모|삼촌|아기|애기|아이|애|아|막내|첫째|둘째|셋째"
)
_PERSON = re.compile(
    rf"(?:^|[^가-힣])(?:제|내|저의|나의|저희|지|우리\s?(?:{_KIN})?|울\s?(?:{_KIN})?|(?:{_KIN})(?:의|는|은)?|본인|신청인|신청자|보호자|수급자"
    r"|환자|대상자|세대주|가구주|자녀|배우자|법정대리인|대리인|당사자)\s?$"
)
"""Whose name follows, at the end of what stands before."""
_THING = re.compile(r"(?:[가-힣]+(?:도|드|업|책|행|사|원|장|게|약|관|품|램|비스|단지|지|금|여|당|험|병|동네|거리|역|앱|이트|서|과|팀))\s?$")
"""제도 이름, 카드 이름, 병원 이름 …"""
_NOUN = re.compile(r"(?P<own>성함|존함|함자|성명|예금주(?:\s?이름|\s?성함)?)|이름(?!표|난|칸|값|짓|붙|쓰|순)")
_AFTER_NOUN = re.compile(r"\s?(?P<said>은요|이?요\?|이요|은|는|이(?=\s|[가-힣]{2,4}(?:이에요|예요|입니다))|가|[:=.]|\s)?\s?[:=]?\s{0,3}")
_TO_BE = (
    r"(?:에요|예요|여요|이요(?=[\s,.!]|$)|이오|이?고요?(?=[\s,.]|$)|고(?=\S)|구요|구(?=\s)|이구|입니다|입니더|임니다|임다|임(?=\s|$)|이여(?=[\s.,!]|$)|여(?=[\s.,!]|$)|이야|야(?=[\s.,!]|$)"
    r"|요(?=[\s.,!]|$)|라고|라구|라카|라예|라이더|라는|라니까|랍니다|라오|래요|이에|랑께|이유(?=[\s.,!]|$)|유(?=[\s.,!]|$)|구만|구먼|이다|다(?=[\s.,!]|$)"
    r"|인데|인디|인대|이신데|신데|이세|세요|시고|이시고|이셔|셔요|십니다|이십|이네|네요|이지|지요|죠|거든|이며|며(?=[\s,])|올시다|이올|이라|씨|님)"
)
_END = re.compile(rf"\s?(?:$|[.,!?~)/\0;]|{_TO_BE})|\s")
_STRONG_END = re.compile(
    r"\s?(?:이?에요|예요|입니다|입니더|이?라고|이?라예|이?고(?=[\s,요])|인데|이?여(?=[\s.,!]|$)|이?야(?=[\s.,!]|$)|이?구만|이?세요|임|$)"
)
_VERBAL = re.compile(r"요(?=[\s.,!]|$)|고|다(?=[\s.,!]|$)|지|네|죠|며|라(?!고|구|예)|여(?=[\s.,!]|$)")
"""Endings that verbs have too."""
_STEMS = "해와어려져줘봐돼되워켜겨커러래"
_ROMAN = re.compile(r"[A-Z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'.-]*){0,3}")
_SPACED = re.compile(r"([가-힣])\s?([가-힣])\s([가-힣])(?![가-힣]*\s?[가-힣]{4})|([가-힣])\s([가-힣]{2})")
_WORDS = re.compile(r"[가-힣]{1,5}(?:\s[가-힣]{1,5}){1,3}?(?=이?에요|예요|입니다|이?라고)")
_OUTLANDISH = re.compile(r"\s[가-힣](?:\s|$)|[스즈츠크트르프그토브쿠투누]")
"""What Korean words for people seldom have: 산토스, 알베르토, a word of one syllable."""
_PARTICLED = re.compile(r"[가-힣]+[가은는을를에의준된던할한](?:\s|$)")

_CALLED = re.compile(
    r"(?:(?:^|[^가-힣])(?:저는요?|제가|나는|내가|전|난|저|지는|지가|나|내는|본인은)[\s,]{1,3}|(?P<bare>^|[.!?,\n]\s{0,2}|(?:안녕하(?:세요|십니까)|반갑습니다)[\s.,!]{0,3}))"
    r"(?P<name>[가-힣]{2,4}?)\s?이?(?:라고|라구|라)\s?(?:합니|캅니|칸다|한데|해요|하는|하고|한다|하오|해유|해예|하지|하구|하며|하거든|허는|혀요|불러|부르|부릅)"
)
_WHOSE = re.compile(r"(?:^|[^가-힣])(?P<name>[가-힣]{3,4})\s?(?:이름|명의|성함)(?:으로|로)")
_SIGNED = re.compile(r"(?:^|\s)(?P<name>[가-힣]{3,4})\s(?:올림|드림|배상)\s{0,2}$")
_OF_KIN = re.compile(rf"(?:^|[^가-힣])(?:{_KIN}|저|나|제가)(?:는|은)?\s(?P<name>[가-힣]{{3}})(?=[,/;]|이?고[\s,]|\s?$)")
_BESIDE = re.compile(r"\0\s(?P<name>[가-힣]{3})(?=\s?$|[,.]|이?에요|예요|입니다)")
"""Who an account or a telephone belongs to, right after it."""
_NAMED = re.compile(r"(?:^|[^가-힣])(?P<name>[가-힣]{3})이?(?:라는|란)\s(?:분|사람|애|아이|친구|학생|어르신|할머니|할아버지)")
_ENGLISH = re.compile(r"(?i:my name is|my name's|name\s?[:=])\s?(?P<name>[A-Za-z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'.-]*){0,3})")


def spans(plain: str) -> Iterator[tuple[int, int]]:
    """Where names stand in a plain text."""
    found = [*_introduced(plain), *_by_pattern(plain)]
    for start, end in found:
        yield start, end
        # A name that was told once is the same name when it comes again.
        name = plain[start:end]
        if len(name) > 2:
            yield from (again.span() for again in re.finditer(re.escape(name), plain) if again.start() != start)


def _by_pattern(plain: str) -> Iterator[tuple[int, int]]:
    patterns = (_CALLED, _WHOSE, _SIGNED, _BESIDE, _NAMED, *((_OF_KIN,) if _NOUN.search(plain) else ()))
    for pattern in patterns:
        for match in pattern.finditer(plain):
            start, end = match.span("name")
            end = _fitting(plain, start, end)
            bare = pattern is _BESIDE or (pattern is _CALLED and match["bare"] is not None)
            if is_full_name(plain[start:end]) and not (bare and end - start < 3):
                yield start, end
    yield from (match.span("name") for match in _ENGLISH.finditer(plain))


def _fitting(plain: str, start: int, end: int) -> int:
    """Without the 이 of 이라고 where it is no part of the name."""
    return end - 1 if plain[end - 1] == "이" and end - start > 2 and _is_copula(plain[end - 2]) else end


def _is_copula(before: str) -> bool:
    return ends_in_consonant(before) and before not in GRANDMOTHERLY


def _introduced(plain: str) -> Iterator[tuple[int, int]]:
    for noun in _NOUN.finditer(plain):
        before = plain[max(0, noun.start() - 12) : noun.start()]
        after = _AFTER_NOUN.match(plain, noun.end())
        if after is None or (after.end() == noun.end() and after.end() < len(plain)):
            continue
        own = bool(noun["own"] or _PERSON.search(before))
        if not own and _THING.search(before):
            continue
        said = (after["said"] or " ").strip()
        end = _name_at(plain, after.end(), loose=own and bool(said), shortest=2 if said else 3)
        if end:
            yield after.end(), end


def _name_at(plain: str, at: int, loose: bool, shortest: int) -> int | None:
    """Where the name that begins at `at` ends. `loose`: the words say that a person's name follows, so a given name alone will do."""
    roman = _ROMAN.match(plain, at)
    if roman:
        return roman.end()
    rest = plain[at : at + 12].split("\0")[0]
    if not rest or is_no_name(rest):
        return None
    whole = _full(plain, at, shortest)
    if not loose:
        return whole
    if whole and plain[whole : whole + 1] != " ":
        return whole
    return _foreign(plain, at) or whole or _given(plain, at)


def _full(plain: str, at: int, shortest: int) -> int | None:
    for length in range(4, shortest - 1, -1):
        word = plain[at : at + length]
        if len(word) == length and is_full_name(word) and _ends(plain, at + length, word):
            return _fitting(plain, at, at + length)
    spaced = _SPACED.match(plain, at)
    if spaced:
        word = spaced[0].replace(" ", "")
        if is_full_name(word) and _ends(plain, spaced.end(), word):
            return spaced.end()
    return None


def _ends(plain: str, at: int, word: str) -> bool:
    ends = _END.match(plain, at)
    if word[-1] in "예에" and plain[at : at + 1] == "요":
        return False  # 안나 + 예요
    return bool(ends) and not (word[-1] in _STEMS and _VERBAL.match(plain, at))


def _given(plain: str, at: int) -> int | None:
    for length in (2, 3, 4):
        word = plain[at : at + length]
        if (
            re.fullmatch(r"[가-힣]{2,4}", word)
            and not is_no_name(word)
            and _STRONG_END.match(plain, at + length)
            and word[-1] not in _STEMS
        ):
            return _with_i(plain, at + length)
    return None


def _foreign(plain: str, at: int) -> int | None:
    """응우옌 티 란, 마리아 산토스: several words that only a foreign name has."""
    words = _WORDS.match(plain, at)
    if not words or _PARTICLED.search(words[0]):
        return None
    rest = words[0].split()
    fits = (
        rest[-1] != "이"
        and not any(is_no_name(word) for word in rest)
        and (not is_full_name(rest[0]) or _OUTLANDISH.search(words[0][len(rest[0]) :]))
    )
    return words.end() if fits else None


def _with_i(plain: str, end: int) -> int:
    """순이예요: the 이 after such a syllable is the name's, unless the copula would then be missing its own."""
    return end + 1 if plain[end : end + 1] == "이" and plain[end - 1] in GRANDMOTHERLY and plain[end + 1 : end + 2] in "예" else end
