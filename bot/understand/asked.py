"""Short answers in the light of the question: 둘이요 after 가구원 수, 없어요 after 소득."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.korean.ages import age_on, birth_year, is_only_near, years_off
from bot.korean.money import Amount, find_amounts
from bot.korean.numbers import NUMBER, Number, find_numbers, number_at, value_of
from bot.person import MOST_MONTHS
from bot.understand import asked_whether
from bot.understand.bounds import with_bound
from bot.understand.elsewhere import is_unknown_of, without_other_things
from bot.understand.income import comes_in, household_sum
from bot.understand.page import Found, Page
from bot.understand.people import PET_WORDS
from bot.understand.schemes import BLANK
from bot.understand.work import MINDS_CHILDREN

_UNKNOWN = re.compile(r"몰라|모르|모릅|몰러|모름|글쎄|기억이?\s?안|생각이?\s?안|까먹|헷갈|알\s?수\s?없|가늠")
_THEY = re.compile(r"(?:부모님?|엄마|아빠|어머니|아버지|남편|아내|신랑|식구들?|가족들?|아무도?|사람들?|남들?)(?:은|는|이|가|도"
    r"|한테는|께서는)?\s?(?:아직\s?|아무도\s?)?$")
"""부모님은 몰라요: it is they who do not know."""
_NONE = re.compile(
    r"^(?:\s|아니(?:요|오)?|아뇨|네|예|음|어|저는|그런\s?거|그런\s?건|지금은|현재는?|아직|아직은|전혀|하나도|따로|아예"
    r"|아무것도|한\s?푼도|,|\.)*(?:없(?:어|습|는|음|다|지|네|구|심|슈|당|$)|읎|영원|0\s?원|제로|무$|안\s?(?:벌|받|낳|키))"
)
_NOUGHT = re.compile(r"^\s*[0영]\s?(?:명|원)?(?:이?요|이에요|예요)?\s*[.!]*$")
_QUESTION = re.compile(
    r"뭐(?!\s*[.!~]*$)|뭘|무엇|왜|얼마(?!\s?안)|어디|언제|누구|어떻|무슨|알려|받을|나오"
    r"|신청(?!(?:은|을|도)?\s?(?:아직\s?)?(?:[안못]\s?)?했[어는다고습지])|물어|\S(?:나요|까요)\?"
)
_NUMBER = re.compile(NUMBER)
_COUNT = re.compile(
    r"(?:(?:(?<!야\s)(?<!야)하나(?!하나|은행)|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)"
    r"(?=[이요예에뿐입라야여지고만도밖가인다임유은는를을랑하있없키낳데제당네까더씩끼서용욤우중로으\s.,!~?…ㅎㅋㅠ]|$)"
    r"|열(?![가-힣]?\s?평|[하한두둘세셋네넷다여일아])|(?:한|두|세|네|다섯|여섯|일곱|여덟"
    r"|[1-9]\d?|[일이삼사오육칠팔구십])\s?(?:명"
    r"|인|식구|사람|분)|(?<![\d가-힣])[1-9](?=\s*(?:$|[.,]|이?요|이에|예요|이고))|(?:^|(?<=[\s,.]))[이삼사오육칠](?=요|이요|\s?$))"
    r"(?!\s?(?:시(?=\s|에|간)|살|세(?=\s|이|$)|개월|번|층|달|주(?=\s|일)|째|해(?=\s|가)|평))"
)
_ALONE_SAID = re.compile(
    r"(?:혼자|홀로|나만|저만|저뿐|나뿐)(?!(?:가|는)?\s?아니)(?=(?:서)?\s?(?:이?[에예]?요|이?[여야라지다네임유제당랑]|입니|인데|인디"
    r"|뿐|밖에|살|사[는시세십신셔]|삽"
    r"|산|있|지내|계|남|식구|하나|[\s.,!~]*$|이렇|우다|이우))"
)
"""혼자요, 혼자 살아요, not 혼자 밥해 먹기 힘들어요."""
_NOBODY = re.compile(
    r"\s*(?:(?:저는?|나는?|지금은?|저\s?말고(?:는)?|나\s?말고(?:는)?)\s)?(?:아무도|(?:같이\s?|함께\s?)?(?:사는\s?)?(?:가족|식구|사람)(?:이|은|도|가|는)?)"
    r"\s?(?:아무도\s?|하나도\s?|한\s?명도\s?)?(?:없(?!으면)|읎|안\s?계)"
)
"""아무도 없어요, to how many live there."""
_PUT_RIGHT = re.compile(r"(?:(?:지금|현재|이제|인제|요즘|올해)(?:은|는)?|(?<![가-힣])아니(?:다|야|라|고|지)?|아차|참)[\s,.]+$")
"""다섯이었는데 지금은 넷; 셋. 아니 넷이다: the number that holds comes last."""
_TOTAL = re.compile(rf"(?<=까지\s)(?:{_COUNT.pattern})|(?<=까지)(?:둘|셋|넷|다섯|여섯)")
"""애 둘까지 넷이요: the number of all comes last."""
_ALONE = re.compile(r"혼자|홀로|나만|저만|저뿐|나뿐")
_DENIED_ALONE = r"\S{0,3}\s?(?:아니|아녀|안|않)"
_TOGETHER = re.compile(r"(?:이?랑|하고|와|과|네랑|네하고)(?:\s|요|$|이요)|같이|함께|모시고|데리고|(?:아들|딸|자식|며느리)네|식구들|가족들")
_ONLY = r"(?=\s?(?:이?[에예]?요|이?여|이?야|입니다|이?라[예우요]?|이?지[예요]?|이올시다|이고(?!\s?싶)|인데|[.,!]|$))"
"""Nothing after it but the copula: 할머니요, not 할머니가 아프세요."""
_SEXES = (
    (re.compile(rf"(?:여자|여성)(?!친구)|(?<![가-힣])(?:여(?=요|\s|$)|(?:할머니|할매|할망|할멈|아줌마|아지매|아가씨){_ONLY})"), "female"),
    (re.compile(rf"(?:남자|남성)(?!친구)|(?<![가-힣])(?:남(?=요|\s|$)|(?:할아버지|할배|영감|아저씨|사내|총각){_ONLY})"), "male"),
)
_OWN_SEX = re.compile(
    r"(?<!우리\s)(?<!저희\s)(?<!우리)(?<!외)(?<!친)(?:할머니|할매|할망|할멈|할아버지|할배|영감(?:탱이)?|아저씨|아줌마|아지매"
    r"|아주머니|총각|처녀)"
    r"(?:이?지(?:요|예)?|이?라(?:예|우|니까)?|입니다|예요|이에요|이?여|이?야|인데요?|이?다|요|이?우다)[\s.!~]*$"
)
_PENNILESS = re.compile(r"(?:돈(?:이|은|도)?\s?(?:하나도|한\s?푼도?|아예|전혀|일절)|한\s?푼도|십\s?원\s?한\s?장)\s?(?:없|읎"
    r"|안\s?들어)(?!으면"
    r"|다면)")
_DEGREE = re.compile(r"(?P<degree>[1-6일이삼사오육])\s?등?급(?!여)")
_DEGREES = ((re.compile(r"안\s?심|심하지\s?않|경증|가벼|약해|심하진"), "mild"), (re.compile(r"심[한해하]|중증|많이"), "severe"))
_NO = re.compile(
    r"\s*(?:아니(?:요|오|[에예]요|야|고요|여|유|라예|우다)|아닙니다|아뇨|아녀|아니(?=[\s.,!~]*$|[\s,]+(?:장애|없|그런|등록|안\s))"
    r"|장애\s?아니)"
)
_GRADE = re.compile(r"(?P<grade>(?<![\d.,가-힣])[1-5](?![\d.,]\d|\d|\s?(?:층|년|월|일|주|기|평|번|째|명|개|시|만|천|백|원|살|세))|(?:^"
    r"|(?<=[\s,.]))[일이삼사오](?=\s?등|요|이요|$))\s?(?:등급|급)?")
_NO_GRADE = re.compile(
    r"(?:등급|판정|신청|인정)(?:은|이|을|도|조차)?\s?(?:아직\s?|따로\s?|아예\s?|한\s?번도\s?)*(?:없(?!으면|다면)|읎|안\s?(?:받|했|해|나)|못\s?(?:받|했|해))"
    r"|(?:받은|신청한|나온)\s?적(?:이|은|도)?\s?없|^\s*(?:아직\s?)?못\s?받|떨어졌|탈락"
)
_HOUSING = (
    (re.compile(r"임대|LH|lh|엘에이치|주공|행복주택"), "public_rental"),
    (re.compile(r"월세|사글세|달세|고시원|다달이|(?<![가-힣])세\s?(?:살아|살고|들어|내)|셋[방집]"), "monthly_rent"),
    (re.compile(r"전세"), "jeonse"),
    (re.compile(r"내\s?집|제\s?집|우리\s?집|(?<![가-힣])자가|집\s?있|^\s*(?:네|예|응|어|음)?[\s,.]*(?:하나\s?)?있[어습지네]|소유"
        r"|(?<![식들딸모형님남]\s)(?<![식들딸모형님남])명의|내꺼|제\s?[거꺼]|내\s?[거꺼]"
        r"|우리\s?[거꺼]"), "owner"),
    (re.compile(rf"{_NONE.pattern}|집[이은도]?\s?(?:아예\s?|아직\s?|따로\s?)?없|노숙"), "none"),
)
_WORK = (
    (re.compile(r"은퇴|퇴직|정년"), "retired"),
    (re.compile(MINDS_CHILDREN), "homemaker"),
    (re.compile(
        rf"놀|쉬[고는어었]|쉽니|쉰다|백수|무직|{_NONE.pattern}|(?:일|직장|직업)\S{{0,2}}\s?(?:\S+\s)?없|안\s?(?:해|하|다[녀니님])"
        rf"|그만\s?[두둬둔뒀]|못\s?해"
    ), "unemployed"),
    (re.compile(r"농사|농부|농민|밭|논(?!다)"), "farmer"),
    (re.compile(r"어부|배\s?타|고기"), "fisher"),
    (re.compile(r"살림|주부|집안일"), "homemaker"),
    (re.compile(r"학생|학교|대학"), "student"),
    (re.compile(r"구직|구하|취준|찾"), "job_seeking"),
    (re.compile(r"(?:장사|가게|사업)(?!\S{0,3}\s?(?:\S+\s)?(?:접|망했|망해|닫|그만|폐업|때려))|자영|프리|사장"), "self_employed"),
    (re.compile(r"(?<!학원)(?<!학원\s)(?<!학원[에을]\s)(?:다녀|다니(?!려|고\s?싶|면)|다닙)"
        r"|직장|회사|일해|일하|일합|알바|아르바이트|출근|공무원|경비|청소"), "employed"),
)
_YEARS_OF_A_CHILD = (
    r"\s?(?:살|세)?(?:$|[.,/]|\s(?=큰|작|막내|첫|둘|셋|애|아들|딸|그리고|또|다음|$|[\d열일여아다네세두한])|이|에|예|요|인|하고|랑|고|입"
    r"|짜리)"
)
_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d|\d\d(?=\s?년)|[영공일이삼사오육칠팔구]{2}(?=\s?년))(?!\d|\s?년?\s?(?:전|됐|되|동안|째|넘|만|간"
    r"|부터|까지))\s?년?(?:도"
    r"|생)?(?:\s?(?P<month>\d{1,2})\s?월)?(?:\s?(?P<day>\d{1,2})\s?일)?"
)


_LEADS = re.compile(
    r"\s*(?:(?:네|예|응|음|아|어|저는?|나는?|전|저희는?|우리는?|다해서|모두|총|한|만|약)[\s,.]+)*[^\s.,!?]{1,7}(?:\s(?:명|살|세|만\s?원|식구|정도|쯤)[^\s.,!?]{0,4})?"
    r"(?<=[요유다여고임예])[\s.,!~]+"
)
"""What a first word or two answers: 셋이요, 둘이요, 43이요, 혼자요, 한 200만원이요."""


_ONLY_MONTHS = re.compile(
    r"\s*(?:(?:이제|지금|아직|겨우|애는|아기는|애기는|아이는)\s)?(?P<months>\d{1,2}|[일이삼사오육칠팔구십]{1,3})\s?개월(?:\s?(?:됐|됐어|쯤|정도))?\S{0,4}[\s.!~]*"
)
"""8개월이요, of a child."""


def read_answer(page: Page, asked: str, told: Iterable[Found] = ()) -> Iterator[Found]:
    """Facts for which `asked` is needed to read them; nothing where the words are no answer to it.

    What already tells another fact (`told`), or speaks of another thing, is no answer as well.
    """
    if _QUESTION.search(page.text):
        lead = _LEADS.match(page.text)
        if lead is None or _QUESTION.search(lead[0]):
            return
        # 43이요 집주인이 물어내라는데 …: the answer comes first, and then what they want to know.
        page = replace(page, text=lead[0] + BLANK * (len(page.text) - lead.end()))
    if asked == "age" and (months := _ONLY_MONTHS.fullmatch(page.text)):
        yield Found("age", int(value_of(months["months"]) or 0) // 12, *months.span("months"))
        return
    page = without_other_things(page, asked, told)
    reader = _READERS.get(asked)
    found = list(reader(page)) if reader else []
    yield from found
    if not found and (unknown := _UNKNOWN.search(page.text)) and is_unknown_of(page, asked, unknown.start()) and not _THEY.search(
        page.text[: unknown.start()]
    ):
        yield Found(asked, None, unknown.start(), unknown.end())


def names_own_sex(text: str) -> bool:
    """목소리 들으면 몰라? 영감이지: in answer to that question a word for an old person is the speaker's own."""
    return _OWN_SEX.search(text) is not None


_SPLIT = re.compile(r"(?P<tens>[이삼사오육칠팔구]십)\s(?P<ones>[일이삼사오육칠팔구])(?=\s*(?:이?[요에예]\S{0,3}|입니다|살|세)?[\s.!~]*$)")
"""이십 구: as it is heard."""
_HUNDRED_DAYS = re.compile(r"(?:백|100)\s?일(?!\s?[살세])")
_COUNTS_ELSE = re.compile(r"\s?(?:명|개|달|주(?!\s?년)|일|월|년|시|분|층|평|호|번|만|천|원|%|프로|퍼|kg|킬로|등급|급|학년"
    r"|동|기|차|회|도|식구|가구|인"
    r"|대)(?!데"
    r"|디)")


def _age(page: Page) -> Iterator[Found]:
    for match in _YEAR.finditer(page.text):
        year = birth_year(match["year"], page.day)
        if year is not None:
            month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
            years, open_year = age_on(year, month, day, page.day)
            yield Found("age", years, match.start(), match.end(), approximate=open_year)
            return
    for match in _NUMBER.finditer(page.text):
        if split := _SPLIT.match(page.text, match.start()):
            yield Found("age", int(value_of(split["tens"] + split["ones"]) or 0), split.start(), split.end("ones"))
            return
        number = number_at(page.text, match.start(), match.end())
        if _COUNTS_ELSE.match(page.text, match.end()) or _HUNDRED_DAYS.match(page.text, match.start()):
            continue
        if number and 10 < number.value <= 120:
            if is_only_near(page.text, number.start, number.end):
                continue
            unsure, off = number.end < match.end() and number.kind == "sino", years_off(page.text, number.start, number.end)
            yield Found("age", int(number.value) + off, number.start, number.end, approximate=number.approximate or unsure or off != 0)


def count_with_a_pet(text: str) -> bool:
    """강아지랑 둘이다: no number of people."""
    return re.search(rf"(?:{PET_WORDS})(?:이?랑|하고|와|과)\s(?:둘|셋)", text) is not None


def _size(page: Page) -> Iterator[Found]:
    none = _NOBODY.match(page.text) or _NONE.fullmatch(page.text.rstrip(" .!~요음다어")) or _NOUGHT.match(page.text)
    alone, couple = _ALONE_SAID.search(page.text) or none, re.search(r"부부|내외", page.text)
    total = _TOTAL.search(page.text)
    if alone and (last := _count(page)) and alone.end() < last.start() and _PUT_RIGHT.search(page.text[: last.start()]):
        # 혼자요 아니 둘이요
        alone, total = None, last
    if count_with_a_pet(page.text):
        return
    count = None if alone or (couple and not total) else total or _count(page)
    if alone:
        yield Found("household_size", 1, alone.start(), alone.end())
        yield Found("lives_alone", True, alone.start(), alone.end(), derived=True)
    elif count and (number := _head_count(count.group())) and number <= 30:
        yield Found("household_size", number, count.start(), count.end())
    elif couple and (child := re.search(r"(?:애|아이)\s?(하나|둘|셋|넷)", page.said)):
        start, end = min(couple.start(), child.start()), max(couple.end(), child.end())
        yield Found("household_size", 2 + int(value_of(child[1]) or 0), start, end)
    elif couple:
        yield Found("household_size", 2, couple.start(), couple.end())


def _count(page: Page) -> re.Match[str] | None:
    """A number of people; the 여덟 of 예순여덟 is none."""
    numbers = find_numbers(page.text)
    counts = [m for m in _COUNT.finditer(page.text) if not any(n.start < m.start() < n.end for n in numbers)]
    put_right = [m for m in counts[1:] if _PUT_RIGHT.search(page.text[: m.start()])]
    return next(iter(put_right or counts), None)


def _head_count(words: str) -> int | None:
    number = value_of(re.sub(r"\s?(?:명|인|식구|사람|분)$", "", words))
    return int(number) if number else None


def _children(page: Page) -> Iterator[Found]:
    none, count = _NONE.match(page.text) or _NOUGHT.match(page.text), _count(page)
    if none:
        yield Found("children", 0, none.start(), none.end(), person="parent")
    elif count and (number := _head_count(count.group())) and number <= 20:
        yield Found("children", number, count.start(), count.end(), person="parent")


_COUNTS_A_HOME = re.compile(r"(?:우리|저희)\s?(?:둘|셋|넷|다섯)(?=[\s.,]|$)|식구|조카")
"""다섯이요 우리 셋 조카 둘, to who asked for ages: how many they are."""


def _child_ages(page: Page) -> Iterator[Found]:
    if _COUNTS_A_HOME.search(page.said):
        return
    """큰애 열둘 작은애 아홉: bare numbers are years."""
    if grown := _GROWN.search(page.text):
        low = 12 * max(_MAJORITY, int(value_of(grown["years"]) or 0) if grown["years"] else 0)
        yield Found("child_ages_months", [[low, MOST_MONTHS]], grown.start(), grown.end(), person="parent")
        return
    years = [n for n in find_numbers(page.text) if 0 < n.value <= (OLDEST_CHILD if _in_years(page.text, n) else 18)]
    years = [n for n in years if _stands_alone(page.text, n)]
    # 둘 다 나와요? counts the children.
    years = [n for n in years if not _HEADS_ALL.match(page.text, n.start)]
    if years:
        ages = [[12 * int(n.low or n.value), 12 * int(n.high or n.value) + 11] for n in years]
        yield Found("child_ages_months", ages, years[0].start, years[-1].end, person="parent")


_MAJORITY, OLDEST_CHILD = 19, 45
_GROWN = re.compile(
    rf"(?P<years>{NUMBER})\s?(?:살|세)?(?:이|은|도)?\s?(?:다\s?|훨씬\s?|한참\s?|벌써\s?)?(?:넘|이상)|(?:다|벌써|이미|모두)\s?(?:컸|큰\s?(?:애|자식|아이)|커서|자랐)"
    r"|성인(?=이|입|예|인|됐|$)|어른(?=이|입|예|인|됐|$)|(?:시집|장가)\S{0,2}\s?(?:갔|다\s?갔|보냈)|결혼했"
)
"""스무 살 넘었어요, 다 컸어요: of children one is asked about."""
_HEADS_ALL = re.compile(r"(?:둘|셋|넷)(?:이)?\s?(?:다|모두|전부)(?=[\s요.,?!]|$)")


def may_be_a_childs(age: Found) -> bool:
    """An age that children of whoever is asked may have reached."""
    return isinstance(age.value, int) and age.value <= OLDEST_CHILD


def _in_years(text: str, number: Number) -> bool:
    """스물셋, 25살: 25 alone may be months."""
    return number.kind == "native" or re.match(r"\s?[살세]", text[number.end :]) is not None


def _stands_alone(text: str, number: Number) -> bool:
    """열둘, 아홉 살: no part of another word (관악구) and nothing else that is counted (두 번)."""
    glued = "가" <= text[number.start - 1 : number.start] <= "힣" and number.end - number.start == 1
    return not glued and re.match(_YEARS_OF_A_CHILD, text[number.end :]) is not None


def _lives_alone(page: Page) -> Iterator[Found]:
    alone, together = _ALONE.search(page.text), _TOGETHER.search(page.text)
    if nobody := _NOBODY.match(page.text):
        yield Found("lives_alone", True, nobody.start(), nobody.end())
        yield Found("household_size", 1, nobody.start(), nobody.end(), derived=True)
        return
    if alone and not _ALONE_SAID.match(page.text, alone.start()) and not re.match(_DENIED_ALONE, page.text[alone.end() :]):
        alone = None
    if together:
        yield Found("lives_alone", False, together.start(), together.end())
    elif alone:
        denied = re.match(_DENIED_ALONE, page.text[alone.end() :])
        yield Found("lives_alone", not denied, alone.start(), alone.end())
        if not denied:
            yield Found("household_size", 1, alone.start(), alone.end(), derived=True)
    elif count := _count(page):
        number = _head_count(count.group())
        if number:
            yield Found("lives_alone", number == 1, count.start(), count.end(), derived=True)
            yield Found("household_size", number, count.start(), count.end())


_CALLED = frozenset("107 109 110 112 117 118 119 120 125 126 129 131 132 182".split())
_OF_A_NUMBER = re.compile(r"\s?번|(?:은|는|에|에서|로|으로)\s?[가-힣]")


def _is_called(text: str, amount: Amount) -> bool:
    """107은 은행에서도 써요: a number to call."""
    return text[amount.start : amount.end] in _CALLED and _OF_A_NUMBER.match(text, amount.end) is not None


def _income(page: Page) -> Iterator[Found]:
    amounts = [
        a
        for a in find_amounts(page.text, implied=True)
        if not re.match(r"\s?(?:원)?(?:이|은|도)?\s?(?:아니(?:라|고|에요)|말고|없)|\s?대(?=\s|예|이|요|입)", page.text[a.end :])
        and not (not a.explicit and (_COUNTED_SO.match(page.text, a.end) or _is_called(page.text, a)))
        and not _VISA.search(page.text[: a.end])
        and not (page.text[a.start : a.end] == "이만" and re.match(r"\s[가-힣]", page.text[a.end :]))
    ]
    none = _NONE.match(page.text) or _NOUGHT.match(page.text)
    # What an amount is for stands in words that may be covered: 보증금 500에 30.
    whole = replace(page, text=page.said)
    amounts = [amount for amount in amounts if comes_in(whole, amount)]
    if amounts:
        yield with_bound(page, household_sum(page, [(amount, page.nearest(amount.start, amount.start)) for amount in amounts]))
    elif none := none or _PENNILESS.search(page.said):
        yield Found("monthly_income", 0, none.start(), none.end())


_COUNTED_SO = re.compile(r"(?:재|호|층|평|동|학년|마리|차|회|번|일)(?=[\s을를이가에은는도]|$)")
"""49재, 3층."""
_VISA = re.compile(r"[A-Za-z]\s?-?\s?\d{1,2}$")
"""F6, E-9."""


def _disability(page: Page) -> Iterator[Found]:
    degree = _DEGREE.search(page.text)
    none = _NONE.match(page.text)
    if degree:
        yield Found("disability", "severe" if (value_of(degree["degree"]) or 0) <= 3 else "mild", degree.start(), degree.end())
    elif none or _NO.match(page.text) or re.search(r"등록(?:은|을|도)?\s?(?:아직\s?)?(?:안|못)\s?(?:했|해|하|받)", page.text):
        yield Found("disability", "none", 0, len(page.text))
    else:
        yield from _first(page, "disability", _DEGREES)


def _care_grade(page: Page) -> Iterator[Found]:
    if cognitive := re.search(r"인지\s?지원|(?<![가-힣])인지(?!\s?(?:잘|모|몰|까|기억|헷|정확))", page.text):
        yield Found("care_grade", "cognitive", cognitive.start(), cognitive.end())
    elif grade := next(iter(reversed(list(_GRADE.finditer(page.text)))), None):
        yield Found("care_grade", int(value_of(grade["grade"]) or 0), grade.start(), grade.end())
    elif none := _NONE.match(page.text) or _NO.match(page.text) or _NO_GRADE.search(page.text):
        yield Found("care_grade", "none", none.start(), none.end())


def _ratio(page: Page) -> Iterator[Found]:
    if match := re.search(rf"(?P<number>\d+(?:\.\d+)?|{NUMBER})\s?(?:%|프로|퍼센트|퍼)", page.text):
        value = value_of(match["number"])
        if value is not None:
            yield Found("income_ratio", float(value), match.start(), match.end())


def _first(page: Page, fact: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[Found]:
    for words, value in table:
        if match := words.search(page.text):
            yield Found(fact, value, match.start(), match.end())
            return


_READERS: dict[str, Callable[[Page], Iterator[Found]]] = {
    **asked_whether.READERS,
    "age": _age,
    "household_size": _size,
    "children": _children,
    "child_ages_months": _child_ages,
    "lives_alone": _lives_alone,
    "monthly_income": _income,
    "disability": _disability,
    "care_grade": _care_grade,
    "income_ratio": _ratio,
    "sex": lambda page: _first(page, "sex", _SEXES),
    "housing": lambda page: _first(page, "housing", _HOUSING),
    "employment": lambda page: _first(page, "employment", _WORK),
}
