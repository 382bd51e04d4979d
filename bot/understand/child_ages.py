"""Ages of minor children in months, from birth to school."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.korean.ages import Age
from bot.korean.numbers import NATIVE_RANGES, NUMBER, bounds, value_of
from bot.understand.age import is_a_childs
from bot.understand.children import CHILD, OF_A_SIBLING, SET_SIZES
from bot.understand.page import Found, Page
from bot.understand.schooling import Months, read_pupils
from bot.understand.stance import is_taken_back

Dated = tuple[int, int, Months, bool]
"""Start, end, months, and whether the age is only roughly said."""
_ORDINAL = re.compile(r"첫째|둘째|셋째|넷째|다섯째|막내|큰애|작은애|큰아이|작은아이|큰놈|작은놈|큰딸|작은딸|큰아들|작은아들")
_TOGETHER = re.compile(rf"(?:(?:{_ORDINAL.pattern})(?:이?랑|하고|와|과|,)?\s?){{2,4}}(?:은|는|이|가|도)?\s?(?:둘\s?)?(?:다\s"
    rf"|모두\s)?(?:쌍둥이(?:로|라서|고|인데)?\s?)?$")
_EVERYONE = re.compile(r"(?P<count>둘|셋|넷|다섯)(?:이)?\s?(?:다|모두|전부)\s(?!받|되|돼|나오|나와|신청|가능|해당|지원|주나|줘)"
    r"|(?<=애\s)(?P<bare>둘|셋|넷)\s(?=$)")
_COUNTED_UP = r"\s?(?:다\s?해서|다해서|모두|총|합|해서|[가-힣\d]{1,3}\s?(?:식구|명)|셋|넷|다섯|여섯)"
"""딸 고2까지 세 식구."""
_NEXT_TO = re.compile(r"(?:[^\s\d]{1,5}\s)?(?:[^\s\d]{1,4}\s?)?")
_SO_MANY_PUPILS = re.compile(r"(?:이|은|가)?\s?(?P<count>둘|셋|넷|(?:두|세|네|[2-4])\s?명)(?!째)")
"""고등학생 하나에 초등학생 둘: two children of one school."""
_RAISED = re.compile(
    rf"{CHILD}|키우|키워|기르|길러|데리고\s?(?:살|사[는니네시])|쌍둥이|늦둥이|생후|첫째|둘째|셋째|막내|큰애|작은애|남매|유치원|어린이집|태어났|출산했|미숙아"
    rf"|[초중고][1-6]\s?(?:하나|둘|한\s?명|아들|딸)|(?:초등|중"
    r"|고등)학생\s?(?:하나|둘|셋|넷|[가-힣\d]\s?명)"
)
_PARENTAL = re.compile(r"키우|우리|저희|있는데|낳")
_OF_A_CHILD = frozenset({"disability", "disabled", "serious_illness", "care_grade", "employment"})
_MONTHS = re.compile(
    rf"(?P<number>{NUMBER})\s?(?:개월|갤|달(?=\s?(?:된|됐|되었|짜리|지난|이\s?지|아기|애|차|이요|요|이에요|$)))(?!\s?(?:전|동안|간"
    rf"|째(?!\s?(?:아기"
    r"|애|아이))|밀|치|분|뒤|후|만에|이내|이상|이하|미만|부터|까지|넘게|다\s?돼|마다|더|연체|체납|실업|썼|쓰[고는]|쓴|사용|휴직|살았|일했|근무|은\s?(?:실직|백수|무직)))"
)
_MONTHS_NOW = re.compile(
    rf"(?:아기|애기|아가|아이|(?<![가-힣])애|막내|첫째|둘째|셋째|쌍둥이|딸|아들)(?:가|는|이|은|도)?\s(?:이제\s|인자\s|겨우\s|막\s"
    rf"|지금\s|갓\s|아직\s)*"
    rf"(?P<number>{NUMBER})\s?달(?=인데|인디|이고|이라|입니|이네|이야|밖에|도\s?(?:안|채)|\s?정도)"
)
_NOT_A_CHILDS = re.compile(
    r"(?:실직|실업|퇴사|백수|무직|해고|폐업|입원|연체|체납|이혼|사별|별거)\s?(?:한\s?지\s?|이?후\s?|생활\s?)?$"
    r"|(?:임신|출산\s?예정|배\s?속|뱃속|임산부|산모)[^,.]{0,8}$|(?<!태어)(?<!출산)[한된간온산은진]\s?지\s*$"
)
_EXPECTED = re.compile(
    r"(?:가졌|가져|들어섰|생겼|배었|뱄|임신했|임신해|임신한\s?지|임신\s?중인데)[^\s.,!?]{0,5}[\s.,]*(?:(?:지금|이제|인자|벌써|현재|딱|막|한|저는|제가)\s?){0,2}$"
)
_LONGEST_PREGNANCY = 10
"""둘째 가졌는데 지금 7개월이에요: months of carrying, not of a child's age."""
_SINCE = re.compile(
    rf"(?:생후|태어난\s?지|낳은\s?지|출산한\s?지|(?<![가-힣])출산\s?(?:후\s?)?(?=\d{{1,2}}\s?(?:개월|주|일)\s?(?:차|째|요|이에|예요|됐|된|인데|입니|지났|$))|(?<![가-힣])난\s?지)\s?(?:이제\s?|막\s?|겨우\s?|딱\s?|벌써\s?)?(?:한\s)?(?P<number>{NUMBER}|백|열흘|보름|한|두|세"
    r"|석)\s?(?P<unit>개월|갤|달|주|일|날)?"
)
_HUNDRED = re.compile(
    r"(?<![가-힣\d])(?:백|100)\s?일(?=\s?(?:된|되|됐|지난|지났|이에|이요|이고|인|예|요|갓|아기|아가|애|하고|이랑|쯤|막|잔치|,"
    r"|$|\s?(?:아들|딸)))(?!\s?(?:동안|만에|전|간|장|홍|넘))"
)
_BIRTHDAY = re.compile(
    r"(?:(?<![가-힣])|(?<=첫)|(?<=두)|(?<=세)|(?<=네)|(?<=갓))(?P<which>첫|두|세|네)?\s?돌(?P<before>\s?(?:도\s?|이\s?)?(?:안"
    r"|전|못|아직))?(?=\s?(?:지|된|됐|되|이(?!나|켜)|잔치|쯤|도|배기|쟁이|$|예|인|아기|맞|막|갓|하고|,|안|전|못|아직|요|난))(?!아"
    r"|려|리|보)"
)
_DAYS_OLD = re.compile(rf"(?<![가-힣\d])(?P<number>{NUMBER})\s?(?P<unit>일|주)(?=\s?(?:된|됐|되었|되는|짜리|차))")
_NEWLY = re.compile(r"태어났|낳았|출산했|신생아|갓난|조리원|아기가|애기가")
_INFANT = 83
"""Months; what happened longer ago tells no age of a small child."""
_BORN_IN = re.compile(
    r"(?P<year>작년|지난해|올해?|(?:20)?\d\d년)?\s?(?<!\d)(?P<month>1[0-2]|[1-9])월(?:달)?(?:에|\s?\d{1,2}일(?:에)?"
    r"|\s?[초말]에?)?\s?(?:[^\s.,]+\s){0,2}?"
    r"(?:낳았|낳은|출산했|출산한|태어났|태어난)"
)
_BORN_THEN = re.compile(r"(?:낳았|출산했|태어났)\S{0,4}\s(?:지난\s?주|어제|그제|며칠\s?전|이번\s?주|사흘\s?전|오늘|방금|이번\s?달)에?")
_NEWBORN = re.compile(r"신생아|갓난(?:쟁이|아기|아이|애|이)?|갓\s?태어난\s?(?:아기|애|아이)?|핏덩이"
    r"|(?<![가-힣])(?<!속\s)(?<!사진\s)(?<!에\s)(?:애기|아기|아가"
    r"|우리\s애)(?:가|도)?\s?(?:드디어\s?|이제\s?|막\s?|무사히\s?|건강하게\s?)?나왔(?:어|습|네|다|는데|지|음)"
    r"|낳고\s?(?:지금\s?)?(?:산후\s?)?조리원")
_BORN = re.compile(
    r"(?:(?<![가-힣])(?:이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|스무날|며칠)\s?전|어제|오늘|엊그제|그저께|그제"
    r"|지난\s?주|저번\s?주"
    r"|이번\s?주|이번\s?달|이달|이번|지난\s?달|저번\s?달|방금|이제\s?막|막"
    rf"|(?P<number>{NUMBER})\s?(?P<unit>일|주|주일|달|개월)\s?전)(?:에|쯤|초에|말에)*\s?(?:\S+\s){{0,3}}?"
    r"(?:낳았|낳은|출산했|출산을\s?했|출산한|태어났|태어난|낳으셨|출산하|해산|분만)"
)


_ALL_OF_THEM = re.compile(r"(?:애|애기|아이|아기|자식|자녀)들(?:은|이|도)?(?=\s)[^.?!]{0,22}$")
"""애들은 일곱 살 네 살이에요: the ages of all count the children."""
_SOME_ARE_LEFT = re.compile(r"막내|그\s?중|중에|위로|아래로|밑으로|대학|성인|다\s?[컸커큰]|조카|손주")
_THIS_WEEK = re.compile(
    r"어제|오늘|그저께|그제|방금|며칠|사흘|이틀|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름"
    r"|지난\s?주|저번\s?주|이번\s?주|\d\s?일\s?전|주\s?전"
)
"""Younger than a month for certain."""


def read_child_ages(page: Page) -> Iterator[Found]:
    """Ages of minor children, youngest words first as they were said, in one fact."""
    ages: list[Dated] = []
    for start, end, months, rough in _without_glosses(page.text, list(_ages(page))):
        if page.clause_at(start).mode == "if" or _is_a_nephews(page.text, start, end) or not _tells(page, start, end):
            continue
        if any(start < other[1] and other[0] < end for other in ages):
            continue
        ages.append((start, end, months, rough))
    if ages:
        ages.sort(key=lambda age: age[0])
        yield Found(
            "child_ages_months",
            [months for number, age in enumerate(ages) for months in [age[2]] * _times(page, ages, number)],
            ages[0][0],
            ages[-1][1],
            approximate=any(a[3] for a in ages),
            person="parent",
        )
        if len(ages) > 1 and _ALL_OF_THEM.search(page.text[: ages[0][0]]) and not _SOME_ARE_LEFT.search(page.text):
            counted = sum(_times(page, ages, number) for number in range(len(ages)))
            yield Found("children", counted, ages[0][0], ages[-1][1], derived=True, person="parent")


_NAMES_A_CHILD = re.compile(r"조카|사촌|(?<![가-힣])(?:우리|저희|제|내)?\s?(?:애|아이|아기)(?=[가는를도들한\s]|[하둘셋])|아들|딸"
    r"|자녀|첫째|둘째|셋째|막내|큰애|작은애|손[주자녀]")
_NEPHEW_FOLLOWS = re.compile(r"(?:\s?(?:[,하고이랑과와]|그리고|\d{1,2}\s?[살세]|[가-힣]{1,4}\s?살)){0,6}\s?(?:된|먹은|짜리|인)?\s?조카")


_A_SIBLINGS = re.compile(rf"{OF_A_SIBLING}$")


def _is_a_nephews(text: str, start: int, end: int) -> bool:
    """조카 둘을 키우게 됐어요 12살 9살: no children of the speaker's own."""
    named = list(_NAMES_A_CHILD.finditer(text[:start]))
    if _NEPHEW_FOLLOWS.match(text, end):
        return True
    return bool(named) and (named[-1].group().startswith("조카") or _A_SIBLINGS.search(text[: named[-1].start()]) is not None)


def _times(page: Page, ages: list[Dated], number: int) -> int:
    """How many children one age is said of: 쌍둥이가 네 살, 둘째 셋째는 여섯 살, 애들 셋 다 초등학생."""
    start, end = ages[number][:2]
    lead = page.text[ages[number - 1][1] if number else 0 : start]
    around = lead + page.text[end : end + 9] if len(ages) > 1 else page.text
    twins = re.search(r"(?:세\s?)?쌍둥이", around)
    together, everyone = _TOGETHER.search(lead), _EVERYONE.search(lead)
    pupils = _SO_MANY_PUPILS.match(page.text, end)
    alike = int(value_of(pupils["count"].replace("명", "").strip()) or 1) if pupils and re.search("생$|딩$", page.text[start:end]) else 1
    several = len(_ORDINAL.findall(together.group())) if together else 1
    if everyone and not _is_of_them(page, lead[everyone.end() :], start - len(lead) + everyone.start(), start):
        # 둘 다 8시에 퇴근이라 초2 딸이 …: of the parents.
        everyone = None
    counted = int(value_of(everyone["count"] or everyone["bare"]) or 1) if everyone and len(ages) == 1 else 1
    return max(SET_SIZES[twins.group().replace(" ", "")] if twins else 1, several, counted, alike)


def _is_of_them(page: Page, between: str, place: int, start: int) -> bool:
    """애들 셋 다 초등학생, but not 둘 다 8시에 퇴근이라 초2 딸이."""
    return _NEXT_TO.fullmatch(between) is not None and page.clause_at(place) == page.clause_at(start)


def _without_glosses(text: str, ages: list[Dated]) -> list[Dated]:
    """In 50일 된 신생아 and 유치원 다니는 여섯 살 the word for a kind of child only glosses the age that is said of it."""
    exact = any(isinstance(months, int) and months <= 3 for _, _, months, _ in ages)
    ages = [age for age in ages if not (exact and age[2] == [0, 1])]
    ages = [age for age in ages if not any(_is_birthday_of(text, age, other) for other in ages)]
    return [age for age in ages if not any(_glosses(text, age, other) for other in ages)]


_PASSED = re.compile(r"(?:이|은|도)?\s?(?:막\s?|갓\s?|이제\s?)?(?:지[났난나]|넘)\S{0,4}[\s,.!]+(?:이제\s|지금\s|벌써\s|만\s)?")


def _is_birthday_of(text: str, birthday: Dated, other: Dated) -> bool:
    """애기 돌 지났어요 14개월: the months say the age of the one whose birthday was named."""
    if not isinstance(birthday[2], int) or not isinstance(other[2], int) or not birthday[2] < other[2] < birthday[2] + 12:
        return False
    between = text[birthday[1] : other[0]]
    return "돌" in text[birthday[0] : birthday[1]] and _PASSED.fullmatch(between) is not None


def _glosses(text: str, wide: Dated, narrow: Dated) -> bool:
    if not isinstance(wide[2], list) or not isinstance(narrow[2], list) or wide[2] == narrow[2] or wide[1] > narrow[0]:
        return False
    between = text[wide[1] : narrow[0]]
    inside = wide[2][0] <= narrow[2][0] and narrow[2][1] <= wide[2][1]
    return inside and re.fullmatch(r"(?:학생|생)?(?:이고|인데|이에요|는데요?|는|인|예요)?\s?(?:이제\s)?", between) is not None


def read_own_age(page: Page, found: list[Found]) -> Iterator[Found]:
    """The one child whose age was told, where that child is talked about as a person: 아들이 일곱 살인데 자폐성 장애예요."""
    ages = [age for age in page.ages if is_a_childs(page, age)]
    children = {m.person for m in page.mentions if m.person.startswith("child")}
    if len(ages) == 1 and len(children) == 1 and any(fact.person is None and fact.fact in _OF_A_CHILD for fact in found):
        yield Found("age", ages[0].years, ages[0].start, ages[0].end, approximate=ages[0].approximate, person=next(iter(children)))


_AFTER_ANOTHER = re.compile(r"살[\s,]*(?:이?랑|하고|과|와)?\s*$")
"""애들 10살 13살 뭐 받아요: both are told."""


def _tells(page: Page, start: int, end: int) -> bool:
    """Not a kind of children somebody asks about (다섯 살도 되나요) nor one that is denied."""
    rest = page.rest(end)
    if is_taken_back(page, end) or re.match(rf"(?:이|가)?\s?(?:아니(?:라|고|구|에요)|말고)|\s?(?:이상|미만|이하"
        rf"|까지(?!{_COUNTED_UP})|부터)", rest):
        return False
    return (
        page.clause_at(start).mode != "ask"
        or bool(_AFTER_ANOTHER.search(page.text[:start]) and re.match(r"\s(?:이면\s)?(?:뭐|얼마|어떤|무슨)", rest))
        or not re.match(
            (
                r"\s?(?:은|는|도|만|한테|이면|까지|부터)(?=\s|$|\?)|\s?(?:이에요|예요|인가요|아이|애|아동|자녀)?(?:도|는|은"
                r"|만)?\s?(?:\?|받|되나|해당|지원|얼마|뭐)"
            ),
            rest,
        )
        or bool(re.search("키우|우리|저희", page.text[page.clause_at(start).start : page.clause_at(start).end]))
    )


def _ages(page: Page) -> Iterator[Dated]:
    text = page.text
    yield from _infants(page)
    for age in page.ages:
        if is_a_childs(page, age):
            yield age.start, age.end, _before_school(_year_of_life(age, text, page.day), age, text, page.day), age.approximate
    yield from read_pupils(page, page.asked in ("child_ages_months", "children") or _RAISED.search(text) is not None)


_SCHOOL_NEXT_YEAR = re.compile(
    r"[^.?!]{0,12}?(?:내년|다음\s?해|이듬해|새해)(?:에|이면|에는|봄에|\s3월에?|\s삼월에?)?\s(?:이제\s|드디어\s)?"
    r"(?:초등(?:학교)?|국민학교|학교|초등학생|입학|[초1]\s?학년)(?:에|를|을|이)?\s?(?:1학년|입학|들어|가(?!까)|간|갑|보내|되|돼|됩|$)"
)


def _before_school(months: Months, age: Age, text: str, day: date) -> Months:
    """일곱 살 내년에 학교 들어가는데: who goes to school next year was born in the year before the year six before this one."""
    if age.born or not isinstance(months, list) or not _SCHOOL_NEXT_YEAR.match(text, age.end):
        return months
    born = day.year - 6
    low, high = (day.year - born) * 12 + day.month - 13, (day.year - born) * 12 + day.month - 1
    return [max(low, months[0]), min(high, months[1])] if months[0] <= high and low <= months[1] else [low, high]


def _infants(page: Page) -> Iterator[Dated]:
    text = page.text
    raised = page.asked == "child_ages_months" or _RAISED.search(text) is not None
    for match in _SINCE.finditer(text):
        if not match["unit"] and not re.search("일이?$|백|열흘|보름", match["number"]):
            continue
        yield match.start(), match.end(), _since(match["number"], match["unit"]), False
    yield from _young(page)
    for match in _MONTHS.finditer(text):
        months = value_of(match["number"])
        alone = re.match(r"\s?(?:된|짜리|차\s|배기|아기|아가|애)", text[match.end() :])
        if months is not None and months <= _LONGEST_PREGNANCY and _EXPECTED.search(text[: match.start()]):
            continue
        if (
            months is not None
            and months <= 83
            and (raised or alone)
            and not _NOT_A_CHILDS.search(text[max(0, match.start() - 12) : match.start()])
        ):
            yield match.start(), match.end(), int(months), False
    for match in _MONTHS_NOW.finditer(text):
        if (months := value_of(match["number"])) is not None and months <= _INFANT:
            yield match.start("number"), match.end(), int(months), False
    for match in _HUNDRED.finditer(text):
        if raised or re.match(r"\s?(?:된|지난|아기|갓|잔치)", text[match.end() :]):
            yield match.start(), match.end(), 3, False
    for match in _BIRTHDAY.finditer(text):
        years = {"두": 2, "세": 3, "네": 4}.get(match["which"] or "", 1)
        soon = re.search(r"(?:다음\s?주|다음\s?달|내일|모레|곧|며칠\s?(?:뒤|후))\S{0,2}\s?$", text[: match.start()])
        months: Months = [12 * years - 12, 12 * years - 1] if match["before"] else 12 * years - 1 if soon else 12 * years
        yield match.start(), match.end(), months, bool(soon)
    for match in _NEWBORN.finditer(text):
        if page.clause_at(match.start()).mode == "say" or _PARENTAL.search(text):
            yield match.start(), match.end(), [0, 1], False
    for match in _BORN_IN.finditer(text):
        months = _since_month(match["year"], int(match["month"]), page.day)
        if 0 <= months <= _INFANT:
            yield match.start(), match.end(), months, False
    for match in _BORN_THEN.finditer(text):
        yield match.start(), match.end(), 0, False
    for match in _BORN.finditer(text):
        months = _since(match["number"], match["unit"]) if match["unit"] else 0
        if months > _INFANT:
            continue
        yield match.start(), match.end(), months or (0 if _THIS_WEEK.search(match.group()) else [0, 1]), False


def _young(page: Page) -> Iterator[Dated]:
    """60일 된 아기, 이제 2주 됐어요 where an infant is talked about."""
    for match in _DAYS_OLD.finditer(page.text):
        named = re.match(r"\s?(?:된|되는|짜리)?\s?(?:아기|아가|애|신생아|쌍둥이|딸|아들|갓난)", page.text[match.end() :])
        if named or (_NEWLY.search(page.text) and "임신" not in page.text):
            yield match.start(), match.end(), _since(match["number"], match["unit"]), False


def _since_month(year: str | None, month: int, day: date) -> int:
    """Months since that month; without a year the last such month is meant."""
    named = re.search(r"\d+", year or "")
    if named:
        then = int(named.group()) % 100 + 2000
    elif year and year.startswith(("작년", "지난해")):
        then = day.year - 1
    else:
        then = day.year - (month > day.month)
    return (day.year - then) * 12 + day.month - month


def _since(number: str, unit: str | None) -> Months:
    """생후 7개월 → 7, 태어난 지 3주 → 0, 백일 → 3."""
    if unit is None and len(number) > 1 and (days_said := re.search("일이?$", number)):
        # In 100일 and 45일이에요 the pattern of numbers takes the 일 for a one.
        number, unit = number[: days_said.start()], "일"
    days = {"열흘": 10, "보름": 15}.get(number)
    value = days if days is not None else value_of(number) or 0
    if unit in ("개월", "갤", "달"):
        return int(value)
    days = int(value) * 7 if unit in ("주", "주일") else int(value)
    return days // 30


def _year_of_life(age: Age, text: str, day: date) -> Months:
    if age.born:
        born = re.search(r"(\d{2,4})\s?년도?\s?(\d{1,2})\s?월", text[age.start : age.end])
        if born:
            return _since_month(born[1], int(born[2]), day)
        year = day.year - age.years if age.approximate else None
        if year is not None:
            return [max(0, (day.year - year) * 12 + day.month - 13), (day.year - year) * 12 + day.month - 1]
    words = text[age.start : age.end].split("살")[0].strip()
    low, high = bounds(words) if words in NATIVE_RANGES else (age.years, age.years)
    return [int(low or 0) * 12, int(high or 0) * 12 + 11]
