"""What a clause does with a thing it names: say it, deny it, not know it, or only talk about it.

A condition (임신하면), a wish (수급자가 되고 싶어요), a question (장애인도 되나요?) and a kind of people (혼자 사는 노인은) say nothing of
the speaker, so they are `idle`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.understand.clauses import Clause
from bot.understand.negation import NOT
from bot.understand.page import Found, Page
from bot.understand.schemes import BLANK

SAID, DENIED, UNKNOWN, IDLE = "said", "denied", "unknown", "idle"

_FILLER = (
    r"(?:이|가|은|는|도|을|를|건|것은|것도|게|거는|거|인|한|된|하는|하고|있는|있지|전혀|아직|따로|특별히|그런|같은|판정|진단"
    r"|등급|상태|계층|받지|받는|하지|이지|이진|걸린|걸리신|살지|사는|대상|제가|저는|그게|지금은|지금|이제|더는|계속|자격이"
    r"|월세도|전세도|당한|당하[지진]|중이?|\s)*"
)
_NOT_KNOWN = re.compile(
    rf"^{_FILLER}(?:인지|지|인가|여부|얼만지|얼마인지|얼만가|뭔지|뭐인지|뭣인지|몇\S*|있는지|맞는지|되는지|아닌지|없는지|정확히"
    rf"|정확하게|확실히"
    r"|자세히|잘|나도|기억이?|확실하지|는|은|도|이|\s)*(?:모르|몰라|몰러|모릅|모름|기억이?\s?안|기억\s?안|안\s?나|않아|글쎄"
    r"|헷갈|까먹)"
)
_DENIED = re.compile(
    rf"^도[\s,]?(?:[가-힣]{{1,8}}도[\s,]?){{1,3}}(?:다\s?|전혀\s?|둘\s?다\s?)?(?:{NOT}|없|읎|안\s?(?:해|받|돼))"
    rf"|^{_FILLER}(?:{NOT}|없|읎|읍써|ㄴㄴ|않|안\s?(?:했|해|하|당[했하해]|돼|됐|되|살"
    r"|사[는시세]|받|다니|다녀|낳|걸|지어|지[어으]|들었|있|가)|못\s?(?:받|하|해|했|됐|다니))"
)
_NOT_YET = re.compile(
    r"^[^.!?]{0,10}?(?:ㄹ까|을까|일까|할까|될까|을지도|일지도|할지도|ㄹ지도|지도\s?모|을\s?수도|될\s?수도|할\s?수도|것\s?같"
    r"|거\s?같|듯|뻔|인\s?줄|싶|예정(?!일)|려고|려는|려면|려구|고자|하게\s?되면|된다면|라면|다면|라고\s?치|가정하|하기\s?전"
    r"|되기\s?전|대비)"
)
_TALKED_ABOUT = re.compile(
    r"^(?:이|가|은|는|을|를|로|으로|인|도|의|에|에\s?대한|에\s?대해|이란|란)?\s*(?:되려|될\s?수|되는\s?(?:법|조건|방법|거|게)"
    r"|되나|됩니까|되는지|되고\s?싶|신청(?!\s?(?:해서\s?(?:받|됐)|해\s?받))|등록(?!이\s?(?:돼|되)|돼|되어|됐|했|증)|준비|계획"
    r"|예방|검사|걱정|무서|상담|기준|조건|자격|혜택|지원|제도|여부|맞나|맞는지|맞을|이란|뜻|의심|심사|조사|때(?!문)|였을|이었을|했을"
    r"|살\s?때|이라도|라도|여도|이어도|해도|살아도|다녀도|있어도|없어도|받아도|하더라도|이더라도|초과|이상이(?:면|어야)"
    r"|이하(?:면|여야)|(?:[은는]?\s?(?:그런|이런|저런|같은|따위)\s?(?:거|것|건|게|돈|지원|얘기|이야기)?\s?(?:은|는)?\s?)?말고|아도\s|어도\s|도\s?(?:되|돼|됩|가능|받을|받나|해당|신청)|보험|시험|영화|소설|드라마|뉴스)"
)
REPLACED = (
    r"(?:이|가)?\s?(?:아니고|아니라|아니구|말고|(?:이)?라(?:고)?\s?(?:아까\s?)?(?:말)?(?:했|캤|적었|썼|말했)는데(?:요)?)\s?"
    r"(?:사실(?:은)?\s|실은\s|실제로는\s|지금은\s)?"
)
"""Pattern of what stands between a value taken back and the one that replaces it."""
_OTHERS_SAID = re.compile(r"(?:병원|의사|센터|사무소|구청|시청|직원|공단|사람|남들|누가|거기|선생님?|경찰|친구|이웃"
    r"|옆집)\S*\s(?:[^\s.,]+\s){0,3}\S*$")
_TAKEN_BACK = re.compile(
    r"\S{0,4}?(?:고|구|라)?\s?(?:아까\s?|방금\s?)?(?:말)?(?:했|말씀드렸|말했|적었|썼|눌렀|그랬|얘기했|캤|혔)(?:었)?(?:는데|는디|지만"
    r"|던\s?거|는\s?거|더니|는데요)"
)
"""혼자 산다고 했는데 사실 …: what was said before is put right."""
# 직장 다니는 게 아니라 알바예요 puts another word in its place; it does not say that there is no work.
_CORRECTING = re.compile(rf"^{_FILLER}(?:\S{{0,3}}\s)?아니(?:라|고)")
_KIND_OF_PEOPLE = re.compile(
    r"^\s?(?:이|가)?\s?(?:[ㄴ는은한인된걸린있는]|하는|사는|사시는|받는|지은|키우는|당한|하신|되신|지내는)*\s?(?:사람|분|노인"
    r"|어르신|경우|가구|가정|청년|엄마|학생|여성|남성|노인네|환자|가족)(?:들|네)?\s?(?:은|는|이(?!에|고|라|야|오|올|우|요|세|신|여|거|지"
    r"|기)|도|만|한테|에게|을|를|이면|위한|관련|중에|받|뭐|지원|혜택|기준|대상|에\s?대)"
)
_HEARD_OF_THEM = re.compile(
    r"^(?:은|는|이|가|한테는?|에게는?)\s(?:[^\s.,?!]+\s){0,3}?[^\s.,?!]{0,4}(?:준|나온|된|받는|해준|깎아준)다(?:던데|는데|더라|며|면서|던가|고\s?(?:하|들|해|그))"
)
"""청소년한부모는 더 준다던데."""
_QUESTIONED = re.compile(
    r"^(?:인|자|들|대상자?)?\s*(?:이|가|은|는)?\s*(?:도(?!\s?(?:없|안))|만\s|한테|에게|이어야|여야|라야|인가|인지|인건|입니까"
    r"|이에요|예요|에요|이야|이여|인겨|이세요|세요|신가|이신가|이죠|맞|되[나는어죠요]?|될|돼|해당|관련|이란|이라고|용\s|위한"
    r"|부터|까지|있나요|있어야|하나요|해야)"
)
_PERSONAL = re.compile(
    r"(?<![가-힣])(?:저(?=[는도희]|\s)|제가|나(?=[는도]|\s)|내가|우리|저희|본인)|어머니|아버지|엄마|아빠|할머니|할아버지|남편"
    r"|아내|아들|딸|부모님|\d\s?(?:세|살)(?!\s?이[상하])|[가-힣]\s?살(?=\s)|년생|사는데"
)
_ONCE = re.compile(r"(?:예전|옛날|한때|전에는|왕년|만약|만일|젊었을|젊을|과거)")
_PAST = re.compile(
    r"^(?:이|을|를|에)?\s*(?:\S{0,3}(?:았|었|였|했)었|였(?!어|고요$)|이었|살았(?!다)|다니다|하다\s|살다\s|\S{0,4}다가|짓다|였다가)"
)


def stance(page: Page, start: int, end: int) -> str:
    """What is done with the words `start` to `end`: `said`, `denied`, `unknown` or `idle`."""
    rest, clause = page.rest(end), page.clause_at(end - 1)
    if _NOT_KNOWN.match(rest):
        return UNKNOWN
    if _BLAMED.match(page.text, end) and _WHY.search(page.lead(start)):
        return DENIED
    if _QUOTED.match(page.text, end):
        return IDLE
    if _SUCH_AS_ME.search(page.lead(start)) and _ALSO.match(rest):
        return SAID
    if (
        clause.mode == "if"
        or _TALKED_ABOUT.match(rest)
        or _NOT_YET.match(rest)
        or _KIND_OF_PEOPLE.match(rest)
        or (_AND_THEN.match(page.text, end) and _only_asks_from(page, clause))
        or (_TO_LEAVE.search(page.text, start, end) and page.text[end : end + 2] == "고 " and page.clause_at(clause.end).mode == "if")
        or (_SOME_DAY.search(page.lead(start)) and page.clause_at(clause.end).mode == "if")
        or _HEARD_OF_THEM.match(rest)
        or rest.lstrip()[:1] == BLANK
    ):
        return IDLE
    if _DENIED.match(rest):
        return IDLE if clause.mode == "ask" or _goes_on_as_a_condition(page, clause) else DENIED
    if clause.mode == "ask" and (_QUESTIONED.match(rest) or not _is_personal(page, clause)):
        return IDLE
    return SAID


_AND_THEN = re.compile(r"[가-힣]{0,3}고\s?(?:나서|나면|난\s?(?:뒤|후|다음))")
"""폐업하고 나서 그거 하면 돈 나와요: supposed, as nothing but a condition and a question follows."""


_TO_LEAVE = re.compile(r"(?:그만\s?두|관두|(?:퇴사|사직|휴직)하)$")
"""일 그만두고 아픈 남편 간병하면 돈 나오나요"""
_SOME_DAY = re.compile(r"(?<![가-힣])(?:나중에|만약에?|만일|언젠가|혹시라도)\s")
"""나중에 직장 그만두고 엄마 모시면: all of it is supposed."""


def _only_asks_from(page: Page, clause: Clause) -> bool:
    rest = [each for each in page.clauses if each.start >= clause.end]
    return bool(rest) and all(each.mode != "say" for each in rest)


_QUOTED = re.compile(
    r"(?:이?라는|다는)\s?(?:건|게|것은|말은)\s(?:그게\s|또\s)?(?:무슨|뭔|뭐|왜|어디서)"
    r"|이?라니(?:까)?(?:요)?\s(?:그게\s)?(?:무슨|뭔|뭐|왜)"
)
"""2인가구라는 건 무슨 말이에요: what the other said, asked about."""
_SUCH_AS_ME = re.compile(r"(?<![가-힣])(?:나|저|우리|저희)\s?같은(?:\s|$)(?:(?!경우|사람|처지|집|상황)[^\s]*[는은인한된던]\s){0,3}$")
_ALSO = re.compile(r"(?:\s?[가-힣]+)?\s?(?:[가-힣]*[는은인한]\s)?[가-힣]*(?:도|한테도|은|는)\s")
"""나 같은 월세 사는 사람도 되나요: who asks is one."""
_WHY = re.compile(r"왜(?:\s(?:자꾸|계속|맨날|또|아까부터|우리를|나를|저를|내가|제가|나보고|저보고))*\s$")
_BLAMED = re.compile(
    r"(?:이|으로|로)?\s?(?:래(?![가-힣])|래[요유노]|라(?:고|꼬)?\s?(?:[하해그카캐혀허나떠뜨]|알고)|라[카노]|(?:알|보|치)[고는아])"
)
"""왜 자꾸 수급자래: said of us, who took it for so."""


def _goes_on_as_a_condition(page: Page, clause: Clause) -> bool:
    """권고사직 아니고 제가 그만뒀으면: neither is told."""
    return _BUT.search(page.text[clause.start : clause.end]) is not None and page.clause_at(clause.end).mode == "if"


_BUT = re.compile(r"아니(?:고|라)[\s,]*$")


def _is_personal(page: Page, clause: Clause) -> bool:
    """A question in which somebody describes a person (쉰셋 남 무직 독거 뭐 받아요), not one about a kind of people."""
    aged = any(clause.start <= age.start < clause.end for age in page.ages)
    return aged or _PERSONAL.search(page.text, clause.start, clause.end) is not None


def is_taken_back(page: Page, end: int) -> bool:
    """Whether the words up to `end` only repeat what was said before, to correct it."""
    if _OTHERS_SAID.search(page.lead(end)):
        return False
    return re.match(r"\S{0,3}(?:다고|다|라고|라)\s", page.text[end - 1 :]) is not None and _TAKEN_BACK.match(page.text, end) is not None


def is_past(page: Page, start: int, end: int) -> bool:
    """Whether a state is told as over: 예전에 농사지었어요, 월세 살다가."""
    return _ONCE.search(page.lead(start)) is not None or _PAST.match(page.rest(end)) is not None


@dataclass(frozen=True)
class Cue:
    """Words that stand for one value of one fact."""

    fact: str
    value: object
    words: re.Pattern[str]
    denied: object = None
    """The value when the same words are denied; None: a denial says nothing."""
    state: bool = False
    """A lasting state: told as past, it says nothing of today."""
    implies: tuple[tuple[str, object], ...] = ()
    """Other facts these words say as well."""
    plain: bool = False
    """The words say it by themselves; only a condition or a question takes it back."""


def read_cues(page: Page, cues: Iterable[Cue]) -> Iterator[Found]:
    for cue in cues:
        for match in cue.words.finditer(page.text):
            yield from _read_cue(page, cue, match.start(), match.end())


def _read_cue(page: Page, cue: Cue, start: int, end: int) -> Iterator[Found]:
    what = stance(page, start, end)
    if is_taken_back(page, end) and what == SAID:
        what = DENIED
    if cue.plain and what in (DENIED, UNKNOWN):
        what = SAID
    if what == IDLE or (what == SAID and cue.state and is_past(page, start, end)):
        return
    if what == SAID:
        yield Found(cue.fact, cue.value, start, end)
        yield from (Found(fact, value, start, end) for fact, value in cue.implies)
    elif what == UNKNOWN:
        yield Found(cue.fact, None, start, end)
    elif cue.denied is not None and not (isinstance(cue.denied, str) and _CORRECTING.match(page.rest(end))):
        yield Found(cue.fact, cue.denied, start, end)
