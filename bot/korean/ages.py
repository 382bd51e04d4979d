"""Ages as they are said: 예순여덟, 칠십이 세, 58년생, 오팔년 개띠, 팔순, 한국 나이로 일흔.

Years are international age (만 나이). A birth year gives the age reached this year, as the birthday is unknown; a complete birth date
gives the exact age on the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.korean.numbers import NATIVE, NATIVE_TENS, NUMBER, SINO, bounds, digit_string, number_at, value_of

_tens = "|".join(NATIVE_TENS)
_MILESTONES = {"환갑": 60, "회갑": 60, "진갑": 61, "칠순": 70, "고희": 70, "희수": 77, "팔순": 80, "미수": 88, "구순": 90, "졸수": 90}
_YEAR = (
    r"(?:(?:19|20)\d\d|천\s?구백\s?[가-힣]{1,5}?|이천\s?[가-힣]{0,3}?|\d\d"
    r"|[영공일이삼사오육륙칠팔구]\s?[영공일이삼사오육륙칠팔구십]|[이삼사오육칠팔구]?십[일이삼사오육칠팔구]?)"
)
_BORN = re.compile(
    rf"(?P<year>{_YEAR})\s?(?:년도?|[./\-])\s?(?:(?P<month>\d{{1,2}}|[일이삼사오육칠팔구십]{{1,2}}(?=\s?월))\s?(?:월"
    rf"|[./\-])\s?(?:(?P<day>\d{{1,2}})\s?일?)?\s?)?(?:생(?!각|활|긴|겼|계|신)|출생"
    rf"|[쥐소범호랑이토끼용뱀말양원숭닭개돼지]{{1,3}}띠|해방둥이|에\s?(?:\S+\s)?(?:태어|났))"
)
_IN_THE_YEAR = (
    (1945, re.compile(r"(?<![\d년]\s)해방둥이|해방(?:되던|\s?나던|된)\s?해에?\s?(?:\S+\s)?(?:났|나서|태어)")),
    (1950, re.compile(r"(?:육이오|6\s?\.?\s?25|전쟁|사변)\s?(?:나던|터지던|난|나고)\s?(?:그\s?)?해에?\s?(?:\S+\s)?(?:났|나서|태어)")),
)
"""Years of birth that are named by what happened in them."""
_BIRTHDAY = re.compile(r"(?P<year>(?:19|20)\d\d)\s?[년./\-]\s?(?P<month>\d{1,2})\s?[월./\-]\s?(?P<day>\d{1,2})")
_SIX_DIGITS = re.compile(
    r"(?:생년월일|생일|주민(?:등록)?\s?번호|앞\s?자리)\S{0,2}\s?(?:앞\s?자리\S?\s?)?(?P<year>(?:19|20)?\d\d)(?P<month>0[1-9]"
    r"|1[0-2])(?P<day>[0-3]\d)(?!\d)"
)
_COUNTED = re.compile(
    rf"(?P<number>(?!이\d){NUMBER})(?:쌀(?=이(?:에|요|고|야|여|라|지|다|구)|인데|인디|입니|예요|요|임|\s(?!\d|한|두|세|[가-힣]?\s?(?:키로|포대|가마|되|말))|[.,]|$)"
    rf"|\s?(?:살(?!아|고|려|림|던|다|았|어|면|게|기|죽|피|며|인(?!데|디|가)|지|겠)|센(?=데|디)|셉(?=니[다더])|(?<=\d\d)세(?=\s(?:아이|자녀))|세(?![대금탁무들상월놓계]|입자"
    r"|\s?(?:식구|명|가구|아이|자녀|들어|끼|번|달|쌍|가지|자매))))"
)
_NATIVE_ALONE = re.compile(
    rf"(?P<number>(?:{_tens})(?:\s?(?:하[나난]|한|둘|두|셋|서[이인]|세|넷|너[이인]|네|다섯|여섯|일곱|여덟|여덜|여덞|아홉))?"
    rf"|(?:{SINO})(?<=[십백\d])\s?(?:하나|둘|셋|서[이인]|너[이인]|넷|다섯|여섯|일곱|여덟|여덜|여덞|아홉))"
)
_ADDED = re.compile(
    rf"(?P<tens>{_tens}|[이삼사오육칠팔구]십)\s?하고도?\s?(?P<ones>하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?:\s?살|\s?더|(?=이|요|야|예|여|입|인|$))"
)
"""예순하고 다섯."""
_CLASS = re.compile(r"(?<![가-힣\d])(?P<tens>[5-9오육칠팔구])\s?학년\s?(?P<ones>[1-9일이삼사오육칠팔구])\s?반")
_NOT_AGE = re.compile(
    r"\s?몇\s?(?:만|천|백|원|명|년|달|번|개|집|가구|키로|평)|\s?(?:명|개(?!띠)|가지|번|마리|평|원|만|년(?!생)|달|날|시(?=\s|에|간|쯤|까지|부터|반|$)|분(?=\s|에|이)|지\s|채|통|배|군데|나[고서]|(?<!\s)나는|심|줄|쪽|\s?[초중후]반|대(?=\s|에|초|중"
    r"|후|이|인|의|는|라|요|여|남)|이\s?나(?!\s?(?:먹|됐|되[는어셨]))|었|쇠)"
)
_NAMED = re.compile(
    rf"(?:나이|연세|춘추|연령)(?:가|는|은|이|를|요|:)?,?\s?(?:올해|지금|이제|현재|한|거의|대략)?\s?(?:만\s?)?(?P<number>{NUMBER})(?!\s?(?:대|줄|명|만|년|월(?!세)))"
)
_NAMED_AFTER = re.compile(
    rf"(?<![가-힣\d.])(?P<number>{NUMBER})\s?(?:살|세)?(?:이?요|이에요|예요|입니다|이네요?)[\s,.]+"
    r"(?:제\s|내\s)?(?:나이|연세)(?:가|는|요)?(?=[\s.!~]*$)"
)
"""68이요, 나이가."""
_AT = re.compile(
    r"(?:^\s*|[.,!?~]\s*|(?<![가-힣])(?:나|내|이|저|인자|이제|벌써)\s?)(?P<number>[오육칠팔구]십[일이삼사오육칠팔구]?|[5-9]\d)(?:이?\s?나이)?(?:에|엔)\s"
    r"(?=(?:나\s|내가\s|나는\s|내\s)?(?:혼자|홀로|홀몸|독거|폐지|파지|박스|아직|손[주자녀]|병든|아픈|영감|할멈|마누라|자식|새끼|이게|이러|무슨|무신|뭔|몸|눈[이도]|다리|허리|밭|논))"
)
"""칠십에 혼자 살아 tells how old one is, 칠십에 받나요 asks of an age; sums and years of long ago are seen to where they are read."""
_BARE = re.compile(
    r"(?:(?:(?<=[는은가이도전난])|(?<=저)|(?<=나)|(?<=[니지빠마편내들딸감멈배매])|(?<=본인))\s?(?:올해로?|지금|이제|현재|벌써|만|갓)?|올해로?"
    r"|(?P<loose>(?<=[요다어여야]\s))|(?<![가-힣])(?:아|아니|앗)[\s,]+"
    r"|이제|벌써|내년(?:이면|에)?|곧\s?있으면|(?P<first>^\s*)(?=\S{1,4}(?:이?고|인데|인디)\s|[2-9이삼사오육칠팔구]\S{1,3}이?(?:라니까|라니께|라니깐|라고(?:요|유)|라구(?:요|유))|[6-9육칠팔구]\S{1,3}\s(?:혼자|홀로)\s?(?:살|사[는시]|지내))|(?<![가-힣])[남여][\s,/])\s?(?<!\A이)(?<![^가-힣]이)(?<![십백천만]이)(?P<number>\d{2}|[이삼사오육칠팔구]?십(?:이(?!우다)|[일삼사오육칠팔구])?)(?=이(?:고|에|요|오(?![가-힣])|신|시"
    r"|구|라|며|세|십|야|여(?![가-힣])|니까|니께|네요?(?![가-힣])|제(?![가-힣])|지(?:요|만)?(?![가-힣])|유(?![가-힣])|거든|올시다|우다)|이?(?:인데|인디|입니다|예요|요(?![가-힣])|고(?=\s)|임|신데|세요|셔)|\s?(?:됐|되셨|되었|되신|넘|먹)"
    r"|\s?$|[,./]|\s(?=(?:장기\s?)?요양\s?(?:등급)?|치매|독거|과부|홀아비|홀애비|주부|백수|무직|두\s?분|둘\s?다|이혼|사별|미혼|기혼|본인|아들|딸|따로\s?살|저\s|나\s|어머니|아버지|엄마|아빠|남편|아내)|(?<=[저나전난]\s\d\d)\s(?=애(?:[가는들\s둘셋]|$)|아이|아기|아들|딸|큰|첫|남매|쌍둥이)|(?<=[남여]\s\d\d)\s"
    r"|(?<=[가-힣]\s\d\d)\s(?=두\s?분|둘\s?다|둘이|모두|혼자|독거|부모님|[남여](?=\s|$))|\s(?=둘이\s)|\s(?=(?:혼자|홀로)\s?(?:살|사[는시]|지내))|\s(?=(?:할머니|할아버지|어머니|아버지|엄마|아빠|남편|신랑|아내|집사람|마누라|영감)(?:님)?[은는이가도]?\s?"
    r"(?:\d{2}|[이삼사오육칠팔구]?십[일이삼사오육칠팔구]?)\s?[살세]))"
)
_TELEGRAPHIC = re.compile(
    r"(?<![^\s,/])(?:(?P<number>[2-9]\d)(?=[\s,/]+(?:혼자|독거|홀로)(?:[\s,./]|$|[사살]))"
    r"|(?P<elder>[6-9]\d|[육칠팔구]십[일이삼사오육칠팔구]?)(?=\s(?:노모|노부|노친|홀어머니|홀아버지|시모|장모|(?:어머니|아버지|어머님|아버님|부모님)(?:을|를)?\s?모시)))"
    r"|(?<![^\s,/])(?:(?:혼자|독거|홀로|어른|노인|성인|수급자)[\s,/]+(?P<after>[2-9]\d)(?=[\s,./]|$)(?!\s?(?:만|천|백|프로|%|평|명|번|원|일|개월|년|달)))"
)
"""수급자 맞아 74 혼자: as those write who leave out all particles."""
_A_SUM_BEFORE = re.compile(r"(?:벌|소득|수입|월[급세]|연금|급여|돈|보증금|빚|수당|알바|[료비값])\S{0,3}\s(?:(?!받|타)\S{1,3}\s)?$")
_MONEY_TALK = re.compile(r"벌|소득|수입|월[급세]?|연금|급여|돈|만\s?원|%|프로|얼마|보증금|빚")
_FIRST_SENTENCE = re.compile(r"[^.!?\n]*")
_SUM_OF = re.compile(
    r"(?:월세|사글세|전세|방세|보증금|월급|봉급|연봉|소득|수입|벌이|연금|관리비|이자|빚|용돈|급여|수당|[료비값])(?:은|는|이|가|도|만)\s?(?:지금|이제|벌써|현재)?\s?$"
)
"""월세가 사십이에요: a sum in ten thousands."""
_MILESTONE = re.compile(rf"(?P<name>{'|'.join(_MILESTONES)})(?!\s?(?:여행|선물|잔치\s?(?:비용|지원)))")
_THRESHOLD = re.compile(
    r"\s?(?:를|을|가|이)?\s?(?:이상|이하|미만|초과|부터|까지|이전|이후|(?:되기\s?)?전(?:에|까지|(?=이|인|임|예|입|[\s.,]*$))|때|넘어야|되어야|돼야|이어야|여야|이면|넘었다[고며]|넘으니까?\s?(?:안|못|끊|바꾸)"
    r"|면(?=\s|$)|되면|넘으면|때부터|이상부터|기준|짜리\s?(?:보험|적금)|에\s?(?:결혼|시집|장가|돌아가|낳|은퇴|일)|차이|차(?=\s"
    r"|이)|위(?=\s|예|인|로)|아래|많|적(?=\s|은|어)|어려|어리|터울|연상|연하|정년|은\s?돼야|밖에(?!\s?안\s?(?:됐|되|된|돼|먹))|밑|도\s?(?:되|돼|됩|가능)"
    r"|(?:넘은|넘는|이상인|된|먹은)?\s?(?:사람|분|노인|어르신)(?:들)?(?:은|는|도|만|이면|한테))"
)
_UNIT = re.compile(r"\s?[살세]")
_SELF_OVER = re.compile(r"\s?(?:이상|초과)\s?(?:이에요|이고|입니다|이세요|이신|인데|이십|예요|이라|됐|되었)")
_ABOUT = re.compile(
    r"\s?(?:살|세)?(?:이|가|은|는|도|을|를)?\s?(?:쯤|정도|좀\s?(?:넘|안)|조금\s?(?:넘|안)|넘|다\s?(?:되|돼|됐)|가까|가량|안팎"
    r"|남짓|(?:이|가)?\s?지났|(?:이|을|를)?\s?지나|즈음|언저리|몇)"
)
_SOON = re.compile(
    r"\s?(?:살|세)?\s?(?:이|가|도)?\s?(?:다\s?(?:되어|돼|되)\s?(?:가|간)|에\s?(?:하나|한\s?살)(?:이)?\s?(?:모자라|빠지|부족)|아직\s?안\s?(?:됐|되|돼)|안\s?(?:됐|되었|된)|(?:곧"
    r"|이제\s?곧)|(?:되|돼)(?:요|십니다|세요|시)?\s?(?:내년|다음))"
)
_NOT_YET = re.compile(r"\s?(?:살|세)?\s?(?:이|가|도|은)?\s?(?:아직\s?)?(?:안|못)\s?(?:됐|되었|된|되[는어]|돼|넘)")
"""65세 안 됐는데: some age below it."""
_COUNTING = re.compile(r"(?:한국\s?나이|우리\s?나이|세는\s?나이|집의?\s?나이|옛날\s?나이)(?:로는|로|는)?\s?(?:치면\s?)?(?:올해\s?)?$")
_NEXT_YEAR = re.compile(r"(?:내년(?:이면|에|에는|이|\s)|다음\s?달(?:이면|에)|(?:이제\s?)?곧(?:\s?있으면|\s?있음|이면)?)\s?(?:만\s?)?$")
_NEARLY = re.compile(r"(?:내일\s?모레|낼\s?모레|낼모래|내일모래)\s?(?:면|이면|가)?\s?$")
_NEARLY_AFTER = re.compile(r"\s?(?:살|세)?(?:이|가|을|를)?\s?(?:내일\s?모레|낼\s?모레|코앞|바라보|바라봐|바라본|앞[두뒀둔]|다가[오와])")
"""내일모레면 여든: some age below it, nobody knows which."""
_GONE_BY = re.compile(r"(?:\s?진갑)?(?:이|은|도|을|를)?\s?(?:벌써\s?|진작\s?|한참\s?|훨씬\s?|다\s?)?(?:지났|지난|지나|넘)")
"""환갑 지났어요: some age above it."""
_LAST_YEAR = re.compile(r"(?:작년에|지난해에|작년이)\s?(?:만\s?)?$")

_LISTED = re.compile(rf"\s?[,·/]?\s?(?:{NATIVE}\s?[,·/]?\s?){{1,4}}살")
"""열다섯, 열둘, 일곱 살: the last one carries the word for all."""
_AFTER_TOPIC = re.compile(r"[가-힣](?:은|는|이|가)\s(?:올해\s)?$|(?:^|\s)(?:저|나|[남여]?동생|형|누나|언니|오빠|아들|딸|손자|손녀)\s$")
_NATIVE_FIRST = frozenset(tens[0] for tens in NATIVE_TENS)
_AFTER_A_SENTENCE = re.compile(r"[가-힣](?:요|다|데예?|라우|당께|고)[\s.,!~]+$|[중고][1-3일이삼][\s.,]+$")
_GLUED_TO = frozenset("요데고는은가이도만해년희저나니지빠마전로금께들딸애")
"""Last syllables of words to which people glue an age (저는스물세살, 어머니예순여덟)."""


@dataclass(frozen=True)
class Age:
    years: int
    start: int
    end: int
    approximate: bool = False
    counted: bool = False
    """살 or 세 was said, or 나이: without it a number is an age only where a person stands beside it."""
    born: bool = False


def find_ages(text: str, day: date) -> list[Age]:
    """Ages of people in `text`, left to right. Limits (65세 이상이면), differences and ages of long ago are left out."""
    found: list[Age] = []
    for read in (_births, _idioms, _added, _counted, _named, _named_after, _natives, _bare, _telegraphic, _at, _milestones):
        for age in read(text, day):
            if not any(age.start < other.end and other.start < age.end for other in found):
                found.append(age)
    return sorted(found, key=lambda age: age.start)


def birth_year(words: str, day: date) -> int | None:
    """Full year of a birth year in any form (1958, 58, 오팔, 오십팔, 천구백오십팔). Two digits mean the last hundred years."""
    compact = words.replace(" ", "")
    spelled = digit_string(compact) if len(compact) == 2 else None
    low, high = (int(spelled),) * 2 if spelled else bounds(compact)
    if low is None or low != high or not isinstance(low, int):
        return None
    year = low if low >= 100 else 2000 + low if low <= day.year % 100 else 1900 + low
    return year if day.year - 120 <= year <= day.year else None


def age_on(year: int, month: int | None, day_of_month: int | None, day: date) -> tuple[int, bool]:
    """International age on `day`, and whether the missing birthday leaves a year open."""
    years = day.year - year
    if month is None or (month == day.month and day_of_month is None):
        return years, True
    return years - ((month, day_of_month or 1) > (day.month, day.day)), False


def _idioms(text: str, day: date) -> Iterator[Age]:
    """7학년 6반, 해방둥이: what old people say for 76, and of 1945."""
    for year, words in _IN_THE_YEAR:
        for match in words.finditer(text):
            yield Age(day.year - year, match.start(), match.end(), approximate=True, counted=True, born=True)
    for match in _CLASS.finditer(text):
        tens, ones = value_of(match["tens"]), value_of(match["ones"])
        if tens is not None and ones is not None:
            yield Age(int(10 * tens + ones), match.start(), match.end(), counted=True)


def _births(text: str, day: date) -> Iterator[Age]:
    for pattern in (_BORN, _BIRTHDAY, _SIX_DIGITS):
        for match in pattern.finditer(text):
            year = birth_year(match["year"], day)
            month = int(value_of(match["month"]) or 0) if match["month"] else None
            if year is None or (month is not None and not 1 <= month <= 12):
                continue
            years, open_year = age_on(year, month, int(match["day"]) if match["day"] else None, day)
            yield Age(years, match.start(), match.end(), open_year, counted=True, born=True)


def _added(text: str, day: date) -> Iterator[Age]:
    for match in _ADDED.finditer(text):
        tens, ones = value_of(match["tens"]), value_of(match["ones"])
        if tens and ones and ones < 10 and not _NOT_AGE.match(text, match.end()):
            yield Age(int(tens + ones), match.start(), match.end(), counted=True)


def _counted(text: str, day: date) -> Iterator[Age]:
    return (
        age
        for match in _COUNTED.finditer(text)
        if (age := _age(text, match.start("number"), match.end("number"), match.end(), counted=True))
    )


def _named(text: str, day: date) -> Iterator[Age]:
    # The word for it is part of what tells it, so that nothing else is looked for in 나이가.
    return (
        replace(age, start=match.start())
        for match in _NAMED.finditer(text)
        if (age := _age(text, match.start("number"), _end_of(text, match), match.end(), counted=True)) and age.years >= 10
    )


def _named_after(text: str, day: date) -> Iterator[Age]:
    for match in _NAMED_AFTER.finditer(text):
        age = _age(text, match.start("number"), match.end("number"), match.end("number"), counted=True)
        if age and age.years >= 10:
            yield replace(age, end=match.end())


def _end_of(text: str, match: re.Match[str]) -> int:
    """Of the number; 칠십이우다 is seventy, said as in Jeju."""
    end = match.end("number")
    return end - 1 if match["number"].endswith("십이") and text.startswith("우다", end) else end


def _natives(text: str, day: date) -> Iterator[Age]:
    for match in _NATIVE_ALONE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        glued = "가" <= before <= "힣" and before not in _GLUED_TO
        if _is_a_sum_and_a_number(text, match):
            continue
        if not _NOT_AGE.match(text, match.end()) and not (
            glued
            or (match.group() == "열" and not re.match(r"\s?(?:살|이에요|이요|예요|이고|인데)", text[match.end() :]))
            or (
                match.group().startswith("열")
                and not _copula_follows(text, match.end())
                and not _AFTER_TOPIC.search(text[: match.start()])
                and not _LISTED.match(text, match.end())
                and not _ends_the_message(text, match)
            )
        ):
            age = _age(text, match.start(), match.end(), match.end())
            if age:
                yield age


def _is_a_sum_and_a_number(text: str, match: re.Match[str]) -> bool:
    """월소득은 육십 셋이 살아요: a sum, and how many live on it."""
    return match.group()[0] not in _NATIVE_FIRST and _SUM_OF.search(text[max(0, match.start() - 12) : match.start()]) is not None


def _ends_the_message(text: str, number: re.Match[str]) -> bool:
    """집 나와서 살아요 열일곱: a teenager's age after the last word of a sentence. From fourteen on: 열둘 may count anything."""
    bare = _AFTER_A_SENTENCE.search(text[: number.start()]) and not text[number.end() :].strip(" .!~")
    return bool(bare) and (value_of(number.group()) or 0) >= 14


def _bare(text: str, day: date) -> Iterator[Age]:
    for match in _BARE.finditer(text):
        age = _age(text, match.start("number"), match.end("number"), match.end("number"))
        if _SUM_OF.search(text[max(0, match.start("number") - 12) : match.start("number")]):
            continue
        if match["first"] is not None and _MONEY_TALK.search(_FIRST_SENTENCE.match(text)[0]):
            continue
        if match["loose"] is not None and _MONEY_TALK.search(text, 0, match.start()):
            continue
        if age and 14 <= age.years <= 110:
            yield age


def _telegraphic(text: str, day: date) -> Iterator[Age]:
    for match in _TELEGRAPHIC.finditer(text):
        which = next(group for group in ("number", "after", "elder") if match[group])
        age = _age(text, match.start(which), match.end(which), match.end(which), counted=True)
        money = _MONEY_TALK.search(text, 0, match.start(which)) if age and age.years < 60 else None
        if age and not money and not _A_SUM_BEFORE.search(text[: match.start()]):
            yield age


def _at(text: str, day: date) -> Iterator[Age]:
    for match in _AT.finditer(text):
        age = _age(text, match.start("number"), match.end("number"), match.end("number"), counted=True)
        if age and not _MONEY_TALK.search(text, 0, match.start("number")):
            yield age


def _milestones(text: str, day: date) -> Iterator[Age]:
    for match in _MILESTONE.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        if not _NEARLY.search(before) and not _NEARLY_AFTER.match(text, match.end()) and not _GONE_BY.match(text, match.end()):
            coming = _NEXT_YEAR.search(before) or re.match(r"(?:이|은|가)?\s?(?:내년|다음\s?달)", text[match.end() :])
            yield Age(_MILESTONES[match["name"]] - bool(coming), match.start(), match.end(), approximate=True)


def is_only_near(text: str, start: int, end: int) -> bool:
    """내일모레면 여든, 구십이 코앞: some age below the one that stands there."""
    return (_NEARLY.search(text[max(0, start - 14) : start]) or _NEARLY_AFTER.match(text, end)) is not None


def years_off(text: str, start: int, end: int) -> int:
    """Years between the number that stands there and the age: 우리 나이로 일흔, 곧 일흔, 일흔 다 돼가, 작년에 일흔."""
    before = text[max(0, start - 14) : start]
    less = _COUNTING.search(before) or _NEXT_YEAR.search(before) or _SOON.match(text, end)
    return -1 if less else 1 if _LAST_YEAR.search(before) else 0


def _is_inside_a_word(text: str, start: int, end: int) -> bool:
    """예순아홉이세요 holds no 이세 and 혼자 사세요 no 사세."""
    before = text[start - 1 : start]
    lone = end - start == 1 and text[start] in "일이삼사오육칠팔구"
    if lone and re.match("세(?:요|서|면|셔|$)", text[end : end + 2]):
        return True
    if (text[start].isdigit() or text[start] == "열") and text.startswith("살", end):
        return "가" <= before <= "힣" and before not in _GLUED_TO  # 3학년하고7살
    return "가" <= before <= "힣" and (end - start == 1 or before not in _GLUED_TO)


def _copula_follows(text: str, end: int) -> bool:
    return re.match(r"\s?(?:이|예요|에요|요|살|인|입)", text[end:]) is not None


def _age(text: str, start: int, number_end: int, end: int, counted: bool = False) -> Age | None:
    """The age written there, made international and marked where it is not exact; None for limits and impossible ages."""
    number = number_at(text, start, number_end)
    if number is None or not 0 < number.value <= 120 or _is_inside_a_word(text, start, number_end):
        return None
    over = _SELF_OVER.match(text, end)
    unit = _UNIT.match(text, end)
    if (_THRESHOLD.match(text, end) or (unit and _THRESHOLD.match(text, unit.end()))) and not over:
        return None
    if not counted and number.value < 10:
        return None
    years, after = int(number.value), max(end, number.end) if counted else number.end
    if years >= 10 and (_NOT_YET.match(text, end) or is_only_near(text, start, end)):
        return None
    end, shift = after, years_off(text, start, after)
    # 칠십이요 can be 70 and 72.
    unsure = number.end < number_end and number.kind == "sino"
    rough = bool(shift or over or number.approximate or unsure or _ABOUT.match(text, end))
    return Age(years + shift, start, end, rough, counted)
