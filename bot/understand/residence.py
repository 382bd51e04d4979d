"""Where people live, as against where they work, come from or ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import value_of
from bot.korean.regions import Regions
from bot.understand.page import Found, Page
from bot.understand.stance import DENIED, SAID, is_past, stance

_ELSEWHERE_BEFORE = re.compile(
    r"(?:고향(?:은|이|도)?|출신(?:은|이)?|회사(?:는|가)|직장(?:은|이)|병원(?:은|이)|본적(?:은|이)|학교(?:는|가)|(?:보증금|월세|전세|월급|소득|연금)[은이]?)\s?$"
)
_ELSEWHERE = re.compile(
    r"^\s?(?:에\s(?:하나|둘|셋)\s?(?:있|사[는시])|(?:에|쪽에)?\s?있는\s?(?:병원|회사|학교|직장|딸|아들|친구)|\S{0,2}\s?(?:출신|태생|고향|주민센터|행정복지센터"
    r"|동사무소|보건소|복지관|병원|사람들은)|에서\s?(?:태어|왔|올라|내려|이사|났|나서|일(?:해|하|합|을)|근무|회사|직장|다니"
    r"|출퇴근|만났|놀다|열리)|에서\s?[가-힣]{2,8}\s?(?:까지|가는|가려|갈\s|행\s)|까지(?=\s|$)|행(?=\s)|\s?가는\s?(?:기차|버스|길|차|비행기|열차|표|방법|고속|첫차|막차)"
    r"|(?:으로|로|에)\s?(?:이사\s?(?:가(?!서)|갈|갑|간다|하려|예정|할)|가려|갈|출장|여행|놀러|출근|다녀"
    r"|가면)|에\s?(?:직장|회사|병원)|은\s?(?:얼마|뭐|어떻)|는\s?(?:얼마|뭐|어떻)|말고|(?:이|가)?\s?(?:아니라|아니고|아닌데)"
    r"|(?:에|에서|서)?\s?(?:\S+\s)?살다(?:가|\s)|(?:에|에서|서)?\s?살다가|(?:에|에서|서)?\s?살았(?:었|다가|는데)|(?:에서"
    r"|서)\s?(?:\S+\s)?(?:이사\s?(?:왔|와|온)|내려왔|올라왔)|\s?(?:시민|도민|구민)이면|시장|신문|일보|은행"
    r"|(?:에|에서|서)?\s?(?:사는|산다는)\s?(?:기|게|거|것|건)(?:이|은|는)?\s?(?:아이|아니|아녀|아닙)|(?:에|에서|서)?\s?(?:안|몬)\s?(?:살|사[는세]|산다|삽)"
    r"|(?:에|에서|서)?\s?살지(?:는|도)?\s?(?:않|안)"
    r"|\s?(?:우리\s?집|저희\s?집|제\s?집|딸네|아들네)(?:에|으로)?\s?(?:잠깐\s?|잠시\s?)?(?:와|올라와|내려와|모셔와|모시고)\s?(?:계|있))"
)
# 서울 말고 고양이요: where one place is put for another, both names are places.
_OF_MONEY = re.compile(
    r"(?:빚|대출|융자|부채|카드\s?값|외상|이자|재산|예금|적금|저금|통장|퇴직금|목돈|현금|밑천|[월전]세|[료비값금돈])"
    r"(?:만|이|가|은|는|도|에|만\s?해도)?\s"
    r"(?:한\s|약\s|총\s|또\s|다\s?(?:해서|합쳐)\s|합쳐서?\s|\S{1,4}에\s)*$"
)
_MUCH = re.compile(r"\s?(?:만\s?원?|원|정도\s|쯤\s?(?:되|돼|있|나|빌|모)|넘게|이나\s|가까이"
    r"|(?:을\s)?(?:빌|갚|모[아았]|날[려렸]|대출|벌[어었]))")
_INSTEAD = re.compile(r"(?:서울|부산|대구|인천|광주|대전|울산|세종|[가-힣]{2}(?:시|군|구)?)\s?(?:이|가)?\s?(?:말고|아니고|아니라|아이고)\s")
_MINE_IS = re.compile(
    r"[가-힣]{2}(?:은|는)\s[가-힣]{1,6}(?:이?고|이구)\s(?:저|나|우리|저희)(?:는|집은)\s[가-힣]{2,6}(?:이?요|이에요|예요)?[\s.!]*$"
)
"""수원은 아들네고 저는 오산."""
_PARENT_WORD = r"(?:부모님?|엄마\s?아빠|아빠\s?엄마|어머니\s?아버지|엄마|어머니|아빠|아버지|본가|친정)(?:네)?"
_PARENTS_HOME = re.compile(
    rf"{_PARENT_WORD}\s?집(?:에)?\s?(?:서\s?)?(?:아직\s?|그냥\s?|같이\s?|얹혀\s?)?(?:살|지내|있|얹혀)"
    rf"|(?:부모님?|엄마\s?아빠|아빠\s?엄마)(?:네|이?랑|하고|과|와)?\s?(?:아직\s?)?(?:같이|함께|한집에|한\s?집에)?\s?(?:살|사는(?=데|중)|지내)"
    r"|(?:본가|친정)(?:에서?)\s?(?:\S+\s)?(?:살|지내)"
)
"""부모님 집에 살아요, 부모님이랑 살아요: a home of one's parents, not a home shared with a parent one looks after (어머니랑 둘이)."""
_AWAY_FROM_PARENTS = re.compile(
    r"(?:부모님?|엄마|아빠|본가|집)(?:한테서?|에서|이?랑|하고|과|와)?\s?(?:따로\s?(?:나와\S*\s?)?(?:살|지내)|떨어져\s?(?:살|지내|나와)|독립(?:해서|했))"
)
_UNKNOWN = re.compile(r"(?:사는\s?(?:곳|동네|지역)|주소|지역|동네)(?:이|가|은|는|을|를)?\s?(?:\S+\s)?(?:잘\s?)?(?:몰라|모르)")
_SHORT = 24
"""Characters: longer messages are sentences."""
_BECAME = re.compile(r"(?:으?로)\s?(?:됐|되었|되|바뀌|바뀐|편입|넘어|들어[갔가])")
"""군위가 대구로 됐지."""
_ASKED_ABOUT = re.compile(
    r"(?:은|는|도|에는|에서는|만)(?:\s|요|$)|(?:은|는|도|에는|에서는|만)?\s?(?:어디|얼마|뭐\s?있|지원|혜택|되나|살면"
    r"|시에서|에서\s?(?:하|주|나))"
)
_VERBAL = re.compile(r"[다요까네지죠](?=[\s.?!]|$)|은|는|면|고\s")


def read_with_parents(page: Page) -> Iterator[Found]:
    """Whether they live in their parents' home."""
    for match in _PARENTS_HOME.finditer(page.text):
        what = stance(page, match.start(), match.end())
        if what in (SAID, DENIED) and not is_past(page, match.start(), match.end()):
            yield Found("with_parents", what == SAID, match.start(), match.end(), person="speaker")
    if away := _AWAY_FROM_PARENTS.search(page.text):
        yield Found("with_parents", False, away.start(), away.end(), person="speaker")


def read_region(page: Page, regions: Regions) -> Iterator[Found]:
    """`region`. Of several places the last counts: people move, and correct themselves."""
    for (start, end), where in regions.find(page.text, _anywhere(page)):
        if _is_home(page, start, end):
            found = Found("region", where, start, end)
            yield _with_name_beside(page, regions, found) if where["sigungu"] is None else found
    unknown = _UNKNOWN.search(page.text)
    if unknown:
        yield Found("region", None, unknown.start(), unknown.end())


def read_shared_name(page: Page, regions: Regions) -> tuple[dict[str, str | None], ...]:
    """The places that may be meant by the name of a home which several 시도 have (강서구 살아요); the last such name counts."""
    homes = [places for (start, end), places in regions.find_shared(page.text, _anywhere(page)) if _is_home(page, start, end)]
    return homes[-1] if homes else ()


def _anywhere(page: Page) -> bool:
    return page.asked == "region" or _INSTEAD.search(page.text) is not None or _is_a_list(page) or _MINE_IS.search(page.text) is not None


_THE_CAT = re.compile(r"고양이(?!\s?(?:예요|에요|이?에요|요(?![가-힣])|입니다|고(?=\s)|라(?=[\s예고])|야(?=[\s.!]|$)|(?:인데|인디)|아니))")
"""우리집 고양이가 죽었어요 names no 고양시, 고양이요 may."""


def _is_home(page: Page, start: int, end: int) -> bool:
    if _THE_CAT.match(page.text, start):
        return False
    if _is_a_sum(page, start, end):
        return False
    clause = page.clause_at(start)
    if clause.mode == "if" or _ELSEWHERE.match(page.text[end : end + 16]) or _ELSEWHERE_BEFORE.search(page.lead(start)):
        return False
    return clause.mode != "ask" or _ASKED_ABOUT.match(page.rest(end)) is None


def _is_a_sum(page: Page, start: int, end: int) -> bool:
    """빚도 사천 있는데, 이천 정도 모았어요: a number that is a town's name as well."""
    if value_of(page.text[start:end]) is None:
        return False
    return _OF_MONEY.search(page.lead(start)) is not None or _MUCH.match(page.text, end) is not None


def _is_a_list(page: Page) -> bool:
    """71세 정선, 일흔둘 남자 태백: a few words side by side without a verb, an age among them."""
    return bool(page.ages) and len(page.text) <= _SHORT and _VERBAL.search(page.text) is None


_LATER = re.compile(r"[가-힣]{1,4}[구군시](?=(?:이?요|이에요|예요|입니다|이고|인데|쪽|임|야|이야|에)?[\s.,!~]*(?:$|살|사[는세]))")


def _with_name_beside(page: Page, regions: Regions, sido: Found) -> Found:
    """울산 사는데 동구요: the 시군구 said after its 시도 with other words between; else the one said before it."""
    for word in _LATER.finditer(page.text, sido.end, min(len(page.text), sido.end + _SHORT)):
        for (start, _), where in regions.find(f"{sido.value['sido']} {word.group()}") if isinstance(sido.value, dict) else ():
            if where["sigungu"] and start == 0 and where["sido"] == sido.value["sido"]:
                return Found("region", where, sido.start, word.end())
    return _with_name_before(page, regions, sido)


def _with_name_before(page: Page, regions: Regions, sido: Found) -> Found:
    """고성 삽니다 강원도: the 시도 said last tells which of several places of one name was meant."""
    lead = page.text[: sido.start]
    became = _BECAME.match(page.text, sido.end) is not None
    if became:
        lead = re.sub(r"(?<=[가-힣])[이가은는](?=\s)", "", lead)
    says_more = not became and page.rest(sido.end).strip(" .요이예다")
    if len(lead) > _SHORT or says_more or not isinstance(sido.value, dict):
        return sido
    for word in re.finditer(r"\S+", lead):
        for (start, _), where in regions.find(f"{sido.value['sido']} {word.group()}"):
            if where["sigungu"] and start == 0:
                return Found("region", where, word.start(), sido.end)
    return sido
