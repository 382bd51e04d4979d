"""How many children the one who speaks has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import value_of
from bot.understand.page import Found, Page
from bot.understand.people import WEEKS
from bot.understand.stance import DENIED, IDLE, REPLACED, is_taken_back, stance

CHILD = (
    r"(?:(?:(?<![가-힣])|(?<=혼자)|(?<=집에))(?:애기?들?|아이들?|아기들?|자식들?|자녀들?|새끼들?)|"
    r"(?<![가-힣산])(?:아들|딸)(?:들|래미|내미)?)"
)
"""Pattern of a word for somebody's child."""
_COUNT = (
    r"(?P<count>하나|(?:둘|셋)(?!이서\s?(?:만\s?)?(?:살|사[는세시]|삽|산다|지내))|넷|다섯|여섯|일곱|여덟|(?:한|두|세|네|다섯|여섯"
    r"|일곱|\d{1,2})\s?명|한\s?놈)(?!\s?(?:살|세(?!\s?명)"
    r"|개월|당|째|이상|이하|이면|까지|낳으면|부터))"
)
_COUNTED = re.compile(rf"(?P<noun>{CHILD}|(?<![가-힣])아(?=가\s(?:하나|둘|셋|넷))|(?:유치원|초등학|중학|고등학|대학)생(?:이)?"
    rf"|[초중고]딩|(?<![가-힣])[초중고][1-6]|(?:살|개월"
    rf"|돌)\s?(?:짜리|배기|쟁이))(?:이|가|은|는|을|를|도|만|수는?|수가)?\s?(?:총|모두|다\s?해서|전부|합쳐서?)?\s?{_COUNT}")
_WHOLE = ("애", "아이", "아기", "자식", "자녀", "새끼")
"""Words for all of one's children; sons, daughters and pupils are added up."""
_COUNT_BEFORE = re.compile(
    r"(?<![가-힣\d])(?P<count>한|두|세|네|다섯|여섯|일곱|[1-9]|하나뿐인)\s?(?:명의\s)?(?P<noun>아이(?!\s?(?:고|템))|자녀|아들"
    r"|딸(?!기)|애(?=\s|를|가|들|엄마)|자식)(?!\s?이상)"
)
_OF_A_FORM = re.compile(r"(?<![가-힣])(?P<noun>자녀)\s?(?P<count>[1-9])(?=\s*[(/,.]|\s|$)")
"""자녀1(중학생), as those write who fill in a form."""
_SETS = re.compile(
    r"(?P<word>세\s?쌍둥이|쌍둥이|외동(?:아들|딸)?|(?:삼|사|오|육)남매|남매|(?:삼|사|오)형제(?=를|\s?키|\s?엄마|\s?아빠|가\s?있)"
    r"|형제를\s?키"
    r"|자매를\s?키|무자녀|(?P<born>둘째|셋째|넷째|다섯째)(?:를|을|가|까지)?\s?(?:\S+\s)?(?:낳았|출산했|태어났|낳고|봤어))"
)
SET_SIZES = {
    "세쌍둥이": 3,
    "쌍둥이": 2,
    "외동": 1,
    "삼남매": 3,
    "사남매": 4,
    "오남매": 5,
    "육남매": 6,
    "남매": 2,
    "삼형제": 3,
    "사형제": 4,
    "오형제": 5,
    "형제": 2,
    "자매": 2,
    "무자녀": 0,
    "둘째": 2,
    "셋째": 3,
    "넷째": 4,
    "다섯째": 5,
}
_NONE = re.compile(
    r"(?<![가-힣])(?:애기?|아이|아기|자식|자녀)(?:들)?(?:이|가|은|는|도)?\s?(?:아직\s?|하나도\s?|한\s?명도\s?)?(?:없(?!으면"
    r"|다면|는\s?(?:사람|부부|집))|안\s?낳|안\s?키)"
)


_TWINS_BORN = re.compile(
    r"(?<![세네])쌍[둥동]이(?=[^.?!]{0,12}(?:임신|낳|태어|출산|가졌|가진|주인데|주예요|예정))|(?:임신|뱃속|출산)[^.?!]{0,10}(?<![세네])쌍[둥동]이"
)


def read_twins(page: Page) -> Iterator[Found]:
    """`twins`: on their way or just born."""
    if found := _TWINS_BORN.search(page.text):
        yield Found("twins", True, found.start(), found.end())


_CORRECTED = re.compile(
    rf"{CHILD}(?:이|가|은|는)?\s?(?:하나|둘|셋|넷|다섯|\S{{1,2}}\s?명){REPLACED}"
    rf"(?:{CHILD}\s?)?{_COUNT}(?!\s?(?:아들|딸))"
)
_OLDER = re.compile(
    r"(?:위로|아래로|밑으로)\s?(?:[^\s.,]+\s){0,2}?(?:(?:아들|딸|형|누나|언니|오빠|애|동생)(?:이|가|도)?\s?)?(?P<count>하나|둘|셋"
    r"|(?:한|두|세)\s?명)(?:이|가)?\s?"
    r"(?:더|있|키우|입니|이에|예요|인데)"
)
"""막내가 9개월이고 위로 하나 더 있어요: one more than the child just named."""
_AMONG_OTHERS = re.compile(r"첫째|둘째|셋째|큰애|큰아이|큰\s?딸|큰\s?아들|막내")
_RAISED = re.compile(r"키우|키워|엄마|아빠|낳|두고|가정|가장|뒀|(?:가|를|이)\s?있")
_AND_ANOTHER = re.compile(r"(?:개월|살)(?:이?랑|하고|,)\s?\S{0,6}(?:개월|살)")
_A_CHILD = re.compile(r"막내|아기|애기|애|개월|살|둘째|초등|유치원")
_ELDER = re.compile(r"(?<![가-힣])큰\s?(?:애|아이|놈|아들|딸)(?:은|는|이|가)?(?=\s)")
_YOUNGER = re.compile(r"(?<![가-힣])(?:작은\s?(?:애|아이|놈|아들|딸)|막내)(?:은|는|이|가)?(?=\s)")
"""큰애는 …, 작은애는 …: two children, unless another is named."""
_MORE = re.compile(r"둘째|셋째|넷째|쌍둥이|가운데\s?애|중간|위로|아래로|밑으로|대학|직장|군대|시집|장가|결혼|다\s?[컸커큰]")
_ONE_OF_EACH = re.compile(r"아들\s?(?:이랑\s|하고\s|과\s)?딸\s?(?P<count>하나|둘|한\s?명|두\s?명)\s?씩")


_AGED_ONE = re.compile(r"(?:살|개월|돌)\s(?P<count>하나|둘|셋)(?=이?요|이?에요|예요|뿐|입니다|이고|[\s.,!~]|$)")
"""다섯살 하나요, in answer to how old the children are."""


OF_A_SIBLING = (
    r"(?:오빠|언니|누나|누님|형님?|동생|시누이?|올케|형수|사촌|친구|옆집|이웃집?|아는\s?(?:동생|언니|집))(?:네|의)?\s?"
    r"(?:집\s)?(?:큰|작은|막내)?\s?"
)
"""Pattern of what stands before a child that is a brother's or a friend's: 오빠 애 둘."""
_OF_A_SIBLING = re.compile(rf"{OF_A_SIBLING}$")


def read_children(page: Page) -> Iterator[Found]:
    """How many children. Sons and daughters are added up; a number said of all of them comes first."""
    counts = [found for found in _counts(page) if _holds(page, found[1], found[2]) and not _OF_A_SIBLING.search(page.text[: found[1]])]
    whole = (
        [count for count in counts if count[3]] or [(sum(count[0] for count in counts), counts[0][1], counts[-1][2], True)]
        if counts
        else []
    )
    for number, start, end, _ in whole[-1:]:
        yield Found("children", number, start, end, person="parent")
    if not counts and (elder := _ELDER.search(page.text)) and (younger := _YOUNGER.search(page.text)) and _of_age(page.text):
        yield Found("children", 2, min(elder.start(), younger.start()), max(elder.end(), younger.end()), derived=True, person="parent")
    elif not counts:
        none = _NONE.search(page.text)
        if none and page.clause_at(none.start()).mode == "say":
            yield Found("children", 0, none.start(), none.end(), person="parent")


def read_daughter(page: Page) -> Iterator[Found]:
    """Whether one of the children is a girl: a daughter is spoken of as there."""
    for mention in page.mentions:
        there = mention.relation == "child" and mention.role != "gone"
        if there and mention.sex == "female" and page.clause_at(mention.start).mode == "say":
            yield Found("daughter", True, mention.start, mention.end, derived=True, person="parent")


def _of_age(text: str) -> bool:
    """Whether the two are told by age or school and nobody else is named beside them."""
    if len({word.replace(" ", "")[:2] for word in re.findall(r"작은\s?[애아놈딸]|막내", text)}) > 1:
        return False
    return _MORE.search(text) is None and re.search(r"살|학년|학생|개월|유치원|[초중고]등|[초중고][1-6]|돌(?=\s|이)", text) is not None


def _holds(page: Page, start: int, end: int) -> bool:
    return stance(page, start, end) not in (IDLE, DENIED) and not is_taken_back(page, end)


def _counts(page: Page) -> Iterator[tuple[int, int, int, bool]]:
    """(number, start, end, said of all children)."""
    text = page.text
    for match in (*_COUNTED.finditer(text), *_COUNT_BEFORE.finditer(text), *_OF_A_FORM.finditer(text)):
        words = match["count"].replace("명", "").replace("놈", "").strip()
        number = 1 if words == "하나뿐인" else value_of(words)
        if match.start() == 0 and words == "네" and not re.match(r"\s?(?:엄마|아빠|를\s?키|키우)", text[match.end() :]):
            # 네 아들 하나요 answers yes first.
            continue
        if words == "둘" and _WITH_ME.search(text, 0, match.start()) and _THE_TWO_LIVE.match(text, match.end()):
            # 저랑 딸 둘이 살아요: she and the one daughter.
            continue
        if number is not None:
            yield int(number), match.start(), match.end(), match["noun"].startswith(_WHOLE)
    yield from _totals(text)
    for match in _AGED_ONE.finditer(text) if page.asked in ("child_ages_months", "children") else ():
        yield int(value_of(match["count"]) or 1), match.start(), match.end(), False
    for match in _SETS.finditer(text):
        word = (match["born"] or match["word"]).replace(" ", "")
        size = next(size for name, size in SET_SIZES.items() if word.startswith(name))
        siblings = "남매" in word or "형제" in word
        among = word == "쌍둥이" and _are_some_of_several(text, match)
        raised = (not siblings and not among) or _RAISED.search(text, match.end(), match.end() + 14)
        unborn = word == "쌍둥이" and re.search(rf"임신|배\s?속|뱃속|쌍둥이{WEEKS}", text)
        if raised and not unborn:
            yield size, match.start(), match.end(), True


_WITH_ME = re.compile(r"(?<![가-힣])(?:저|나)(?:이?랑|하고|와)\s(?:우리\s)?$")
_THE_TWO_LIVE = re.compile(r"이(?:서)?\s?(?:같이\s|함께\s|만\s)?(?:살|사[는세시]|삽|산다)")


def _are_some_of_several(text: str, twins: re.Match[str]) -> bool:
    """애 셋인데 둘째 셋째가 쌍둥이: the twins are not all of the children."""
    others = _AMONG_OTHERS.search(text, 0, twins.start()) or _COUNTED.search(text) or _AND_ANOTHER.search(text, twins.end())
    return others is not None


def _totals(text: str) -> Iterator[tuple[int, int, int, bool]]:
    for match in _CORRECTED.finditer(text):
        yield int(value_of(match["count"].replace("명", "").strip()) or 0), match.start(), match.end(), True
    for match in _ONE_OF_EACH.finditer(text):
        yield 2 * int(value_of(match["count"].replace("명", "").strip()) or 1), match.start(), match.end(), True
    for match in _OLDER.finditer(text):
        if _A_CHILD.search(text[: match.start()]):
            yield 1 + int(value_of(match["count"].replace("명", "").strip()) or 1), match.start(), match.end(), True
