"""Age and sex of the people a message is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.ages import Age
from bot.understand.page import ASKED, Found, Page
from bot.understand.people import PET, Mention
from bot.understand.schemes import BLANK
from bot.understand.schooling import pupils_age
from bot.understand.stance import IDLE, UNKNOWN, Cue, read_cues, stance

ADULT = 19
_LIMIT = re.compile(
    r"^\s?(?:인|이신)?\s?(?:사람|분|노인|어르신|인데)?(?:들)?\s?(?:도\s|도$|은\s|는\s|만\s|만$|이어야|여야|부터|까지|이면|면\s|면$|인가|\?)"
)
_UNNAMED = re.compile(
    r"(?:나이|연세|몇\s?살|생년|태어난\s?해)(?:가|는|은|이|도|를|인지|이신지)*\s?(?:\S+\s)?(?:잘|정확히|확실히)?\s?(?:몰라|모르|모릅|기억)"
)
_COPULA = (
    r"\s?(?:예|이에|에요|입|임|인데|인디|이?고(?=[\s요,.]|$)|이?라|이야|이?구|이?여|이?지(?=[\s요,.]|$)|이?네|이?거든|이?걸랑|요|혼자|야|이우"
    r"|(?=[.,]|$)"
)
_SEX = (
    Cue(
        "sex",
        "female",
        re.compile(
            rf"(?:(?<![가-힣])|(?<=[살세둘셋넷섯곱덟홉흔쉰순든]))(?:여자|여성|여인|(?:아줌마|아주머니|아지매|아가씨|노?처녀|할망)(?!\s)|여(?:학생|고생|중생|대생)|새댁|과부)(?!친구|애|아이"
            rf"|\s?친구|들|화장|속옷)(?={_COPULA}|\s(?!안심|청소년|지원|혜택)))"
            r"|엄맙니다|(?:애(?:기)?\s?(?:하나|둘|셋|넷)?|두\s?아이|세\s?아이|아들|딸|남매|쌍둥이|육아|워킹|전업|다둥이)\s?맘(?=이|인|입|예|[,.\s]|$)|(?<![가-힣])여(?:잡니|잔데|잔디|자ㅂ니)|(?<![가-힣])아줌(?:만데|맙니|만디)"
        ),
        None,
    ),
    Cue("sex", "female", re.compile(r"(?<!우리\s)(?<!우리)할(?:멈|망구)(?=이?오|이?요|이여|이라오|이우|입니|이지|이네|인데|인디)"), None),
    Cue(
        "sex",
        "male",
        re.compile(
            rf"(?:(?<![가-힣])|(?<=[살세은둘셋넷섯곱덟홉흔쉰순든]))(?:남자|남성|사내|아저씨|노?총각|남(?:학생|고생)|홀아비|홀애비)(?!친구|애|아이|\s?친구|들)(?={_COPULA}|\s|로\s))"
            r"|아빱니다|(?<![가-힣])남(?:잡니|잔데|잔디)|(?<![가-힣])아저씬(?:데|디)|(?<![가-힣])아저씹니"
        ),
        None,
    ),
)
_SHORT_SEX = re.compile(
    r"(?:^|[\s,/(])(?P<before>여|남)(?=[\s,/]\s?\d)|\d\s?(?:세|살)?[\s,/]\s?(?P<after>여|남)(?=[\s,/).]|$)|(?:하나|둘|셋|넷|섯"
    r"|곱|덟|홉|[물른흔쉰순든])\s(?P<spoken>여|남)(?=[\s,]|$)|\d[^.?!]*\s(?P<last>여|남)\s*$|[물른흔쉰순든하둘셋넷섯곱덟홉]\s[^.?!]*\s(?P<end>여|남)\s*$"
)
_OTHER_SEX = re.compile(r"(?:누구|어떤|다른|만나|사귀|그|이)\s?(?:여자|남자|여성|남성)")


_OFFICIAL = re.compile(r"(?<![가-힣])만(?:으로)?\s?$")
_COUNTED_AT_HOME = re.compile(r"나이(?:로는|로|는)?\s?$")
_BOTH_OVER = re.compile(r"(?:둘|두\s?분|부부)(?:이|가|은)?\s?(?:다|모두)\s?(?:만\s?)?$")
_OVER = re.compile(r"\s?(?:이|을|를|은|는)?\s?(?:다\s?)?(?:넘|이상)")
"""68세 부부 둘다 65세 넘음: a bound beside an age that was told."""
_REPAIRED = re.compile(r"\s(?:아|아니|앗|아참|어)[\s,]+(?=[\d일이삼사오육칠팔구열스서마쉰예여아])")
"""육십 아 칠십팔: the speaker puts it right at once."""


def read_ages(page: Page) -> Iterator[Found]:
    """Ages of the people talked about; those of minor children are children's ages, read elsewhere."""
    born = any(age.born for age in page.ages)
    official = any(_OFFICIAL.search(page.text[max(0, age.start - 5) : age.start]) for age in page.ages)
    for age in page.ages:
        if official and _COUNTED_AT_HOME.search(page.text[max(0, age.start - 8) : age.start]):
            continue
        if born and age.approximate and not age.born:
            # 사십구년생이라 일흔 넘었지: the round number only glosses the year.
            continue
        if _is_fact(page, age) and not is_a_childs(page, age):
            whose = ASKED if _answers_first(page, age) else None
            yield Found("age", age.years, age.start, age.end, approximate=age.approximate, person=whose)
    if pupil := pupils_age(page):
        yield pupil
    unknown = _UNNAMED.search(page.text)
    if unknown and page.clause_at(unknown.start()).mode != "if":
        yield Found("age", None, unknown.start(), unknown.end())


def _answers_first(page: Page, age: Age) -> bool:
    """여든하나 할아버지는 여든다섯, to who was asked how old the grandmother is: the bare age that comes first is hers."""
    if _LEAD_IN.fullmatch(page.text[: age.start]) is None or _IS_WHOSE.match(page.text, age.end):
        return False
    later = next((other for other in page.ages if other.start >= age.end and other.years >= ADULT), None)
    if later is None:
        return False
    others = [m for m in page.mentions if age.end <= m.start and m.end <= later.start and m.role in ("subject", "is")]
    if others and others[-1].person == "self":
        # 예순여덟이고 저랑 둘이 살아요 저는 마흔: whoever tells their own age last told another's first.
        return _BESIDE.fullmatch(page.text[others[-1].end : later.start]) is not None
    other = next((m for m in page.mentions if m.start >= age.end and m.person not in ("self", PET)), None)
    if page.asked != "age" or other is None or not other.end <= later.start or other.person.startswith("child"):
        return False
    apart, beside = page.text[age.end : other.start], page.text[other.end : later.start]
    return _APART.fullmatch(apart) is not None and _BESIDE.fullmatch(beside) is not None


_IS_WHOSE = re.compile(r"\s?(?:살|세)?(?:은|는)\s")
"""예순하나는 남편이고: says whose it is."""
_LEAD_IN = re.compile(r"(?:(?:네|예|응|음|어|글쎄요?|아마|올해|만|한)[\s,.]+)*")
_APART = re.compile(
    r"\s?(?:살|세)?(?:이?요|이?세요|이?에요|예요|이?십니다|입니다|이?고요?|이?시고요?|인데요?|이신데요?|이?지요?|이?구요?)?[\s,.]+"
    r"(?:그리고\s)?(?:우리\s|저희\s)?"
)
_BESIDE = re.compile(r"(?:님)?(?:은|는|이|가|께서는|도)?\s?(?:올해\s?|만\s?|한\s?)?")


def read_sex(page: Page) -> Iterator[Found]:
    if not _OTHER_SEX.search(page.text):
        yield from read_cues(page, _SEX)
    for match in _SHORT_SEX.finditer(page.text):
        group = match.lastgroup or "after"
        yield Found("sex", "female" if match[group] == "여" else "male", match.start(group), match.end(group))


def is_a_childs(page: Page, age: Age) -> bool:
    """Whether this is the age of a minor child of the one who speaks."""
    if age.years >= ADULT:
        return False
    near = page.nearest(age.start, age.end)
    if near is not None and near.person == PET:
        return False
    if _OF_ALL_OF_THEM.search(page.text[: age.start]) and not any(m.start > age.start - 30 and m.end <= age.start for m in page.mentions):
        return True
    if near is not None and (near.role in ("subject", "company", "is") or near.person.startswith("child")):
        return near.person.startswith("child") or _a_child_follows(page, age) or _is_raised_beside(page, age, near)
    return page.asked != "age" and (page.asked == "child_ages_months" or age.years < 14 or "키우" in page.text)


_OF_ALL_OF_THEM = re.compile(r"(?<![가-힣])(?:애|애기|아이|아기|자식|자녀)들(?:은|이|도|만|,)?\s[^.?!]{0,30}$")
"""애들은 15살 12살 7살이요."""
_ELDERS = frozenset({"mother", "father", "parent", "grandmother", "grandfather"})


def _is_raised_beside(page: Page, age: Age, near: Mention) -> bool:
    """저는 혼자 다섯 살 키워요 tells a child's age beside its parent; 동생이 열 살이에요 and 저는 열세 살이에요 do not."""
    if near.relation in ("sibling", "other") or (near.relation in _ELDERS and age.years >= 14):
        return False
    beside = near.end <= age.start and re.fullmatch(r"[는은도]?\s?(?:올해|이제|지금|만)?\s?", page.text[near.end : age.start]) is not None
    return (near.role != "subject" and near.person != "self") or (age.years < 14 and not beside and page.asked != "age")


def _a_child_follows(page: Page, age: Age) -> bool:
    return re.match(r"\s?(?:된|짜리|배기|먹은|난)?\s?(?:아들|딸|애|아이|아기|꼬맹이|쌍둥이)", page.text[age.end :]) is not None


def _is_fact(page: Page, age: Age) -> bool:
    clause, near = page.clause_at(age.start), page.nearest(age.start, age.end)
    if clause.mode == "if" or (near is not None and near.person == PET and age.years < ADULT):
        return False
    if near is not None and near.relation == "other" and near.role == "company" and age.years < ADULT:
        return False  # 손주(3살)를 봐주고 있어요: of a child that is only minded.
    if not age.counted and not _before_a_name(page, age) and stance(page, age.start, age.end) in (UNKNOWN, IDLE) and clause.mode != "ask":
        return False
    rest = page.rest(age.end)
    if _OF_AN_EVENT.match(rest) or _OF_A_RULE.match(page.text, age.end):
        return False
    if len(page.ages) > 1 and _OVER.match(rest) and _BOTH_OVER.search(page.text[: age.start]):
        return False
    if _REPAIRED.match(rest) or re.match(r"(?:이|가)?\s?(?:아니[라고에야구요여유다지제랑우]|아이[다라]|말고|아닌[데디])", rest):
        return False
    if clause.mode == "ask" and _LIMIT.match(rest):
        return _is_of_who_stands_before(page, age)
    return True


_OF_A_RULE = re.compile(
    r"\s?(?:살|세)?\s?(?:(?:넘|이상이)고|이상)\s(?!(?:저|나|제|내)[는가도]?\s)[^.,?!]{1,18}(?:으면|면)\s(?:[^\s.,?!]+\s){0,2}(?:된|되|돼|받|나오|나온|준|주|할인)"
)
"""65세 넘고 혼자 살면 되나요: whom something is for."""
_OF_AN_EVENT = re.compile(
    r"\s?(?:살|세)?\s?(?:때|적에|무렵|나이에\s?(?:결혼|시집|낳))"
    r"|\s?(?:살|세)?(?:에|엔)\s(?:먼저\s|일찍\s)?(?:갔|가셨|가시[고더]|가버|가뿟)"
    r"|\s?(?:살|세)?(?:에|엔)\s(?:[^\s.,?!]+\s){0,3}?[^\s.,?!]{0,4}?(?:입사|취직|취업했|결혼|혼인|시집|장가|낳|출산했|이혼|사별|퇴직|퇴사|은퇴|정년|돌아가|죽었|"
    r"들어[갔왔]|그만\s?[뒀두둔]|시작|쓰러[졌져지진]|다[치쳐쳤친]|걸[렸려린]|진단|판정|과부|홀로\s?[됐되돼]|혼자\s?[됐되돼]|상경|귀농|졸업|입대|제대|전역|가입|망했|잃|떠났|떠나보)"
    r"(?!\S*(?:려고|려는|예정|싶|면|[ㄹ을]))"
)
"""예순둘에 입사했어요, 서른에 결혼해서: how old one was then."""
_NATIVE = re.compile(r"(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)")


def _before_a_name(page: Page, age: Age) -> bool:
    """할아버지가 아흔셋 보훈수당 말고 …: a native number of years is an age, whatever is named after it."""
    return _NATIVE.match(page.text, age.start) is not None and page.rest(age.end).lstrip()[:1] == BLANK


_TIGHT = re.compile(r"\s?(?:올해\s?|만\s?|연세\s?|나이\s?)?")


def _is_of_who_stands_before(page: Page, age: Age) -> bool:
    """어머니 66세는 뭐 받을 수 있어요: an age that follows the word for a parent without a particle is theirs, no bound."""
    near = page.nearest(age.start, age.end)
    beside = near is not None and near.end <= age.start and near.person not in ("self", PET) and near.role == "subject"
    return beside and near is not None and _TIGHT.fullmatch(page.text[near.end : age.start]) is not None
