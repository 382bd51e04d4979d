"""Who lives together, said in the last few words beside other things: … 저는 집에 있어요 둘이요, … 백만원 벌어요 혼자, 저 엄마 아빠요."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.korean.numbers import value_of
from bot.understand.children import CHILD
from bot.understand.page import Found, Page
from bot.understand.people import Mention, words_for_people
from bot.understand.stance import is_taken_back

_COPULA = r"(?:이?요|이?에요|이?예요|이?여요?|이?라(?:예|우)|이?유|이?야|입니다|입니더|임|뿐이?에?요?)?"
_LAST = re.compile(
    r"(?:^|[\s,.])(?:(?:저희|우리|저|나|식구|가족)(?:는|은|가|도)?\s)?(?:다\s?해서\s|모두\s|총\s|다\s|그냥\s|단\s?)?"
    rf"(?P<number>둘|셋|넷|다섯|여섯)(?:이서|이(?=\s*$))?{_COPULA}[\s.!~]*$"
)
_ONLY_US = re.compile(rf"\s*(?:(?:네|예|응|그냥)[\s,.]+)*(?:저희|우리)\s(?:단\s?)?(?P<number>둘|셋|넷)(?:이서|이)?{_COPULA}[\s.!~]*")
_ALONE_LAST = re.compile(rf"(?:^|[\s,.])(?P<alone>(?:(?:저|나)\s)?혼자(?:서)?{_COPULA})[\s.!~]*$")
_ONLY_ALONE = re.compile(
    r"\s*(?:(?:네|예|응|음|어|아니(?:요|오)?|그냥|지금(?:은)?|이제(?:는)?|집에)[\s,.]+)*(?:(?:저|나|제|내)(?:는)?\s?)?혼자(?:서)?(?:이?요|이?유|임|라예|예)?[\s.!~]*"
)
"""혼자요, 저 혼자요: nothing else is said."""
_ENDED = re.compile(r"[가-힣](?:요|유|예|다|고|데|디|당께|라우|[아어여해]서)[\s,.!~]+(?:저희\s|우리\s|저\s|나\s)?$")
"""The sentence before it is over, so no noun is counted."""
_OWN_LIFE = re.compile(
    r"(?:벌어|버[는네]|법니|벌고|받아|받[고습]|살아|살고|사는|삽니|지내|없어|없고|없습|직장|회사|농사|수급자|차상위|무직|백수|(?:월세|전세|관리비|방세)[^.?!]{0,8}내고|(?:[살세십]|[하둘셋넷섯곱덟홉열물른흔쉰순든]나?)(?:이[에요고]|예요|요|인데|입)|(?:소득|수입|월급|연금)\S*\s?\S*)[가-힣]{0,4}[\s,.!~]*(?:저\s|나\s)?$"
)
_DONE_ALONE = re.compile(r"키우|키워|기르|길러|모시|모셔|돌보|돌봐|간병|낳|갔|왔|여행|병원|밥|먹|신청|가야|가도|[나까]요|되나|돼요")
"""애 키워요 혼자: brings up alone."""
_COUNTS_ELSE = re.compile(
    rf"{CHILD}|쌍둥이|임신|남매|형제|자매|[가-힣]째|강아지|고양이|마리|친구|방[이은]"
    r"|차[가는]|집[이은]\s?둘|받[나을]|되나|신청|나오"
)
_OF_CHILDREN = ("children", "child_ages_months")
_TOGETHER_ON = re.compile(
    r"(?<![가-힣])(?:단\s?)?(?P<number>둘|셋|넷|다섯|여섯)(?:이서|이)\s(?:[^\s.?!]+\s){1,6}?(?:먹고\s?|겨우\s?|근근이\s?|간신히\s?|그럭저럭\s?|나눠\s?)?"
    r"(?:살(?!이|면|려)|사[는세시네니]|삽|산다|지내|버텨|버티|생활)"
)
"""둘이서 연금 삼십만원으로 사는데."""
_LIVE_ON = re.compile(r"(?:으로|로|가지고|갖고|[가-힣](?:고|면서|서))\s(?:먹고\s?|겨우\s?|근근이\s?|간신히\s?|그럭저럭\s?|나눠\s?)?\S*$")
_THEIRS = re.compile(rf"(?:{CHILD}|남매|형제|자매|부모님|어르신|두\s?분)(?:이|가|은|는|도|만|을|를|하고|끼리)?\s?$")
_COUPLE = re.compile(
    r"(?:(?<![가-힣])(?:우리|저희|두|늙은)\s?|(?<![가-힣])노\s?|^\s*)(?:부부|내외)(?:가|만|끼리|는|은|이)?\s(?:[^\s.?!]+\s){0,4}?[^\s.?!]*(?:농사|장사|가게|식당|과수원|밭|시골|도시|연금)[^\s.?!]*\s?"
    r"(?:[^\s.?!]+\s){0,2}?(?:살(?!이|면|려)|사[는세시네니]|삽|산다|지내)"
)
_OTHERS = re.compile(
    r"이?랑\s|하고\s(?:같이|함께)|모시|데리|얹혀|같이|함께|손주|손자|손녀|부모|어머니|아버지|(?<![가-힣])(?:애|아들|딸)(?:[이가도들]|\s)"
)
_ALONE_WITH = re.compile(
    r"(?:모시고|부양하(?:고|면서)|모시면서)\s(?:(?:저|제가|나|내가)(?:는)?\s)?혼자(?:서)?\s(?:[^\s.?!]+\s){0,3}?(?:살|사[는네]|삽|산다|지내)"
    r"|(?:저|제가|나|내가)(?:는)?\s?혼자(?:서)?\s(?:[^\s.?!]+\s){0,3}?(?:모시고|부양하고)\s(?:[^\s.?!]+\s){0,1}?(?:살|사[는네]|삽|산다|지내)"
    r"|(?:저|제가|나|내가)\s혼자\s모시[고는](?=\s*$)"
)
"""아버지 어머니 모시고 저 혼자 벌어 살아요: nobody but they and the speaker."""
_CARED_FOR = {"mother": 1, "father": 1, "parent": 2, "grandmother": 1, "grandfather": 1}


def read_last_words(page: Page, found: tuple[Found, ...]) -> Iterator[Found]:
    """The household, where no other words told it."""
    if any(fact.fact in ("household_size", "lives_alone") and fact.value is not None and fact.value is not False for fact in found):
        return
    yield from lives_with_elders(page) or _couple(page) or _on_what(page) or _alone(page) or _number(page)


def lives_with_elders(page: Page) -> list[Found]:
    told = _ALONE_WITH.search(page.text)
    if told is None or page.clause_at(told.start()).mode == "if" or re.search(CHILD, page.text):
        return []
    if any(":in_law" in m.person or m.person == "spouse" for m in page.mentions):
        return []
    elders = {relation for relation, _, end in words_for_people(page.text) if end <= told.end() and relation in _CARED_FOR}
    if "parent" in elders:
        elders -= {"mother", "father"}
    size = 1 + sum(_CARED_FOR[relation] for relation in elders)
    return [Found("household_size", size, told.start(), told.end(), person="speaker")] if elders else []


def _couple(page: Page) -> list[Found]:
    told = _COUPLE.search(page.text)
    if told is None or _OTHERS.search(told.group()) or page.clause_at(told.end() - 1).mode == "if":
        return []
    return [Found("household_size", 2, told.start(), told.end(), person="speaker")]


def _on_what(page: Page) -> list[Found]:
    told = _TOGETHER_ON.search(page.text)
    if told is None or not _LIVE_ON.search(told.group()) or _THEIRS.search(page.text[: told.start()]):
        return []
    if re.search(r"이?랑\s|모시|데리|[나까]요", told.group()) or page.clause_at(told.end() - 1).mode == "if":
        return []
    ours = "speaker" if re.search(r"(?:저희|우리)\s?$", page.text[: told.start()]) else None
    return [Found("household_size", int(value_of(told["number"]) or 2), told.start("number"), told.end(), person=ours)]


def _alone(page: Page) -> list[Found]:
    only = _ONLY_ALONE.fullmatch(page.text)
    told = only or _ALONE_LAST.search(page.text)
    if told is None:
        return []
    start, end = (told.start(), told.end()) if only else told.span("alone")
    before = page.text[:start]
    if not only and (not _ENDED.search(before) or not _OWN_LIFE.search(before) or _DONE_ALONE.search(before)):
        return []
    return [Found("lives_alone", True, start, end), Found("household_size", 1, start, end, derived=True)]


def _number(page: Page) -> list[Found]:
    """둘이요, 셋이서 after other things; 애가 둘이요 and 차가 둘이에요 count something else."""
    only = _ONLY_US.fullmatch(page.text)
    told = only or _LAST.search(page.text)
    if told is None or page.asked in _OF_CHILDREN:
        return []
    if only:
        return [Found("household_size", int(value_of(told["number"]) or 0), told.start("number"), told.end("number"))]
    before = page.text[: told.start("number")]
    counts_else = _COUNTS_ELSE.search(before) or is_taken_back(page, told.end())
    if counts_else or not _ENDED.search(re.sub(r"(?:다\s?해서\s|모두\s|총\s|다\s|그냥\s|단\s?)$", "", before)):
        return []
    return [Found("household_size", int(value_of(told["number"]) or 0), told.start("number"), told.end("number"))]


_COUNT = r"(?:하나|둘|셋|넷|다섯|여섯|일곱|(?:한|두|세|네|다섯|여섯|[1-9])\s?(?:명|식구|사람|분))"
_SAID_OF_ALL = re.compile(
    rf"(?:^|[\s,.])(?:총\s|모두\s|다\s?해서\s|이렇게\s)?(?P<number>{_COUNT}|[두세네]\s?식구|[2-6]\s?인\s?(?:가구|가족))(?:이?서|이)?(?:이?요|이?에요|예요|입니다|인데요?|이?고요?)?(?=[\s.,!~]|$)"
)
_BETWEEN = re.compile(
    r"(?:이?랑|하고|과|와|그리고|이렇게|까지|해서|총|모두|다|도|이서|이?요|이?에요|예요|입니다|이고요?|인데요?|있어요|같이|함께|살아요|살고|사는|사세요|삽니다|부부|내외|우리|저희|제|내|님|네|음|어|그|[\s,.!~])*"
)


_PARTICLE = re.compile(r"(?:들|님)?(?:이|가|만|은|는)?\s?")


def _total(text: str, words: list[tuple[str, int, int]]) -> re.Match[str] | None:
    """The number said of all of them: 시부모님이랑 저희 부부 애 하나 다섯이요."""
    numbers = [m for m in _SAID_OF_ALL.finditer(text) if not _follows_a_person(text, m.start("number"), words)]
    return numbers[-1] if numbers else None


def _follows_a_person(text: str, place: int, words: list[tuple[str, int, int]]) -> bool:
    before = [text[end:place] for relation, _, end in words if end <= place and relation in ("child", "sibling", "other")]
    return any(_PARTICLE.fullmatch(between) for between in before)


def listed_members(page: Page) -> tuple[Mention, ...] | None:
    """`page.mentions` as members of a household, where the message is nothing but their list: 세 명이요 저 엄마 아빠. None: it is not."""
    words = words_for_people(page.text)
    total = _total(page.text, words)
    has_self = any(relation == "self" for relation, _, _ in words)
    if len(words) < 2 or all(relation == "child" for relation, _, _ in words):
        return None
    if page.asked != "household_size" and not (total and has_self):
        return None
    spans = [(start, end) for _, start, end in words]
    if total:
        spans.append(total.span())
    rest = list(page.text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    left = re.sub(_COUNT, " ", "".join(rest))
    if not _BETWEEN.fullmatch(left):
        return None
    return tuple(replace(m, role="company") if m.role == "subject" and m.person != "self" else m for m in page.mentions)


def read_list(page: Page) -> Iterator[Found]:
    """How many the list of a household names, the speaker counted in, unless their number is said."""
    if listed_members(page) is None:
        return
    words = words_for_people(page.text)
    total = _total(page.text, words)
    if total:
        number = value_of(re.sub(r"\s?(?:명|인|식구|사람|분|인\s?가구|인\s?가족)$", "", total["number"]))
    else:
        number = 0 if any(relation == "self" for relation, _, _ in words) else 1
        for place, (relation, _, end) in enumerate(words):
            until = words[place + 1][1] if place + 1 < len(words) else len(page.text)
            counted = re.match(rf"\s?(?P<count>{_COUNT})", page.text[end:until])
            several = value_of(re.sub(r"\s?(?:명|식구|사람|분)$", "", counted["count"])) if counted and relation != "self" else None
            if several and several > 2 and several == number + 1 and place == len(words) - 1:
                # 엄마 아빠 저 동생 넷이요: the number is that of all.
                several = 1
            couple = relation == "self" and re.match(r"\s?(?:부부|내외)", page.text[end:until])
            number += int(several or (2 if relation == "parent" or couple else 1))
    if number and 2 <= number <= 20:
        yield Found("household_size", int(number), words[0][1], words[-1][2], person=None)
