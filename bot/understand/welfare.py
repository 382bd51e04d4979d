"""Standing with the state: basic livelihood, near poor, veteran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page
from bot.understand.schemes import BLANK
from bot.understand.stance import DENIED, IDLE, SAID, Cue, read_cues, stance

_ON_LIVELIHOOD = re.compile(
    r"(?:기초\s?생활\s?)?(?:기초\s?)?수급(?:자|잔[데디]|잡니|가구|\s?가구|자격|대상자?|비|권자|을\s?(?:받|탔)|\s?(?:받고|중이|됐|된)"
    r"|(?=이?\s?(?:갑자기\s?)?(?:끊|탈락|중지|떨어|짤렸|잘렸)))"
    r"|기초\s?생활\s?수급|기초\s?수급(?=[은이]\s?(?:아[니녀닙이입]|안))|기초\s?수급(?:자|\s?(?:을\s?)?(?:받|중|이에|입니|예요|가구|인데"
    r"|이고|가정)|(?=\s?(?:을\s?)?신청\S*\s\S{0,6}(?:떨어"
    r"|탈락))|(?=\s?[.!]?$))|기초\s?생활\s?(?:보장)?\s?(?:을\s?)?(?:받고|대상|보장을\s?받|받아)|생계\s?급여(?:를|도|는"
    r"|만)?\s?(?:\S+만\s?원\S*\s?)?(?:조금\s?|이미\s?|벌써\s?|매달\s?|지금\s?|계속\s?)?(?:수급|받고|받아(?!도)|받는(?!\s?(?:법|방법"
    r"|조건|사람))"
    r"|받습|받으시|받으세|타고|타요|탑|나와요(?!\?)|나옵)|의료\s?급여\s?(?:[12일이]\s?종|수급|(?:를\s?)?(?:받고|받아(?!도|야|볼)|받습"
    r"|받으세|받으시는데))|(?:나라|구청|동사무소|면사무소)에서\s?(?:\S+\s)?생계비"
    r"(?:를|로|가)?\s?(?:\S+\s)?(?:받|타|나와|나오는)"
    r"|생활\s?보호\s?대상자?|생보자|영세민"
)
_WITH_OTHERS = re.compile(
    r"생계(?:\s?급여)?(?:이?랑|하고|와|과|,|도)?\s?(?:(?:주거|의료|교육)(?:\s?급여)?(?:이?랑|하고|와|과|,|도)?\s?){1,3}"
    r"(?:를|는|만)?\s?(?:다\s|둘\s?다\s|같이\s)?(?:받고|받아(?!도|야|볼)|받습|받으시|받으세|타고|타요|탑|나와요(?!\?)|나옵)(?!\s?싶)"
)
"""생계급여랑 주거급여 받고 있어요: names that are covered, so the message itself is read."""
_OTHER_PENSIONS = re.compile(rf"(?:{BLANK}|연금|실업\s?급여|구직\s?급여|유족|급여\s?외에|급여\s?말고)\s?$|(?:지원금|장려금|대출)\s?$")
_NEAR_POOR = Cue("near_poor", True, re.compile(r"차\s?상위(?!\s?(?:확인|신청))"), False, state=True)
_VETERAN = Cue(
    "veteran", True,
    re.compile(
        r"(?:국가|독립|민주|참전)?\s?유공(?:자|잔데|잡니다|잔디)(?!\s?(?:혜택|지원|유족|자녀|가족|아들|딸|부인|집안|후손|의\s?(?:자녀"
        r"|가족|유족"
        r"|아들|딸)))|보훈(?=이에요|예요|입니|인데|이고|이라|이여|이야|이요)|보훈(?:처|청|지청"
        r"|부)?에?\s?(?:국가유공자로\s?)?등록(?=\s?(?:돼|되|됐|된|했|이\s?돼))|보훈\s?(?:대상자?|가족이\s?아니라\s?본인"
        r"|보상금을?\s?받)|참전(?!\s?(?:명예|수당))|(?:월남|베트남|육이오"
        r"|6\s?[.·]?\s?25)\s?(?:때|적에)\s?(?:\S+\s){0,3}?(?:싸웠|싸우셨|참전|나갔|나가서|군인|총)|(?:월남|베트남|육이오"
        r"|6\s?[.·]?\s?25)\s?(?:전쟁\s?)?(?:전)?(?:에)?\s?(?:참전|갔다|다녀|나갔|싸웠|용사|나가서)|상이\s?(?:군인|용사)|(?<![가-힣])상이\s?(?:등급\s?)?[1-7일이삼사오육칠]\s?급|고엽제"
        r"|(?:공상|전상)\s?군경|제대\s?군인(?=이)|의병\s?제대"
    ),
    False,
)  # fmt: skip
_VETERANS_PAY = re.compile(
    r"(?:참전\s?(?:명예)?\s?수당|보훈\s?(?:급여금?|연금|수당|보상금))(?:을|를|도|만|이)?\s?(?:[^\s.?!]+\s)?(?:받(?:고|아(?!도|야)|습"
    r"|으며)|타(?:고|요)|탑|나와요(?!\?)|나옵)"
)
_FAILED = re.compile(
    r"^[^.!?]{0,16}(?:떨어졌|떨어지|떨어져|떨어진|탈락|짤렸|짤려|잘렸|잘려|안\s?됐|안\s?된다|안\s?되[었셨]|거절|부적합|못\s?받|끊겨서|끊겼"
    r"|끊어졌|끊긴|중지|취소됐|박탈|벗어났|이?\s?안\s?나와)"
)
_NEITHER = re.compile(
    r"(?:아니(?:에요|예요|요|야|고요|지|라예|유)|아닙니다|아닌데요?|아녀유?|아입니더|없어요|해당\s?없\S*)[\s,.]+"
    r"(?P<what>(?:기초\s?)?(?:생활\s?)?(?:수급자?|차\s?상위(?:\s?계층)?)도(?:[\s,]+(?:기초\s?)?(?:수급자?"
    r"|차\s?상위(?:\s?계층)?)도)?)(?:요)?[\s.!]*$"
)
"""둘 다 아니에요, 수급자도 차상위도: the denial comes first."""
_NEAR_POOR_LOST = re.compile(
    r"차\s?상위(?:\s?계층)?(?:이|가|에서|도|로|를)?\s?(?:됐|되었|이었|였|받|하|있|신청했)?(?:었)?(?:다가|는데|는디"
    r"|지만)?\s?(?:[^\s.,?!]+\s){0,3}?"
    r"(?:떨어졌|떨어져|떨어진|탈락|짤렸|잘렸|끊겼|끊어졌|취소됐|박탈|안\s?된대)(?!으면|다면|나)"
)
_ONE_OF_US = re.compile(r"(?<![가-힣])(?:우리|저희|저|나)\s?(?:집\s?)?같은\s?(?:차\s?상위(?!\s?(?:아니|안))"
    r"|(?:기초\s?)?(?:생활\s?)?수급자)")
"""우리 같은 차상위도 되나요: who asks is one."""
_FAMILY_OF = re.compile(r"^\s?(?:의\s?)?(?:유족|자녀|가족|아들|딸|부인|배우자|집안|후손|미망인)")


_OWN_ALLOWANCE = re.compile(
    r"(?<![가-힣])(?:내|제|나의|저의)\s?(?:기초\s?)?(?:생활\s?)?(?:수급비|생계비|생계급여)(?!\S?\s?(?:받으려|신청))"
)
"""엄마가 내 수급비 통장을 가져가요: who speaks is on it, whoever else is named."""
_ONLY_THE_NAME = re.compile(r"\s*기초\s?(?:생활\s?)?수급\s*[.!?~]*\s*")


def read_welfare(page: Page) -> Iterator[Found]:
    if page.asked is None and _ONLY_THE_NAME.fullmatch(page.text):
        # 기초수급, and nothing else, asks about it.
        return
    if neither := _NEITHER.search(page.text):
        for fact, word in (("basic_livelihood", "수급"), ("near_poor", "차상위")):
            if word in neither["what"].replace(" ", ""):
                yield Found(fact, False, neither.start(), neither.end())
        return
    for match in _ON_LIVELIHOOD.finditer(page.text):
        if not _OTHER_PENSIONS.search(page.text[: match.start()]):
            yield from _livelihood(page, match.start(), match.end())
    if own := _OWN_ALLOWANCE.search(page.said):
        yield Found("basic_livelihood", True, own.start(), own.end(), person="self")
        return
    if several := _WITH_OTHERS.search(page.said):
        yield from _livelihood(page, several.start(), several.end())
    yield from _near_poor(page)
    yield from _paid_to_veterans(page)
    for found in read_cues(page, (_VETERAN,)):
        if not _FAMILY_OF.match(page.text[found.end :]):
            yield found


def _near_poor(page: Page) -> Iterator[Found]:
    lost = _NEAR_POOR_LOST.search(page.text)
    if lost and page.clause_at(lost.end() - 1).mode != "if":
        yield Found("near_poor", False, lost.start(), lost.end())
        return
    yield from read_cues(page, (_NEAR_POOR,))
    if ours := _ONE_OF_US.search(page.text):
        fact = "near_poor" if "상위" in ours.group() else "basic_livelihood"
        yield Found(fact, True, ours.start(), ours.end())


def _paid_to_veterans(page: Page) -> Iterator[Found]:
    """참전명예수당 받고 있어요: what only veterans are paid. Such names are covered, so the message itself is read."""
    for match in _VETERANS_PAY.finditer(page.said):
        if page.clause_at(match.start()).mode == "say" and not re.match(r"\s?(?:수|려|고\s?싶)", page.said[match.end() :]):
            yield Found("veteran", True, match.start(), match.end())


_SAID_OF_ALL = re.compile(
    r"(?:가|는|도|로|이)?\s?(?:못|안)\s?(?:된다|되는\s?거|되는\s?걸로|된대|하는\s?거)"
    r"(?:던데|더라|면서|며|고\s?(?:하던데|그러|들었)|라고\s?하던데|라던데|요\s*\?|아니|맞)"
)
"""수급자 못 된다던데 맞아요?: what is said of everybody."""
_HAPPENED = re.compile(r"[았었였했됐갔졌렸겼탔]|[린긴진된]\s|[았었]던")
_COULD_NOT = re.compile(r"(?:가|는|도|로|이)?\s?(?:못|안)\s?(?:된다|되[나는죠지]|돼|된대|하나|한다|하는)")
_IN_SUCH_A_CASE = re.compile(
    r"[가-힣](?:면|으면|다고)\s(?:[^\s.?!]+\s){0,2}$|(?:때문에|있어서)\s(?:[^\s.?!]+\s)?$|그러는데\s|그러던데\s|하던데\s"
)
"""자식이 돈 벌면 수급자 못 하나요: a case that is only thought of."""


_PUT_RIGHT_AT_ONCE = re.compile(r"자?(?:이?에요|예요|이고|입니다|인데)?[\s,.]+(?:아\s)?아니(?:다|요|지|구나)?[\s,]+차상위")
"""수급자예요 아니 차상위예요."""


def _livelihood(page: Page, start: int, end: int) -> Iterator[Found]:
    """수급자였다가 떨어졌어요 is no longer one; 수급자가 되고 싶어요 says nothing."""
    what = stance(page, start, end)
    after = page.text[end : end + 24]
    if _SAID_OF_ALL.match(after) or (_COULD_NOT.match(after) and _IN_SUCH_A_CASE.search(page.text[:start])):
        return
    if _PUT_RIGHT_AT_ONCE.match(after):
        return
    over = re.match(
        r"(?:였|이었|이였)(?:는데|는디|다가|었)|(?:였|이었|이였)\S*\s?(?:[^.!?]*)(?:아니|떨어|탈락|끊|잘렸|안\s?(?:돼|되))", after
    )
    failed = _FAILED.match(page.text[end : end + 30])
    if failed and page.clause_at(end + failed.end() - 1).mode != "say" and not _HAPPENED.search(page.text, end, end + failed.end() + 3):
        # 공장에 들어가면 수급비 아예 못 받나요: feared only.
        return
    if over or what == DENIED or (failed and not re.match(r"\s?(?:가|이)?\s?된\s?지", after)):
        yield Found("basic_livelihood", False, start, end)
    elif what == SAID and not re.match(r"(?:였|이었|이였)", after):
        yield Found("basic_livelihood", True, start, end)
    elif what not in (IDLE, SAID):
        yield Found("basic_livelihood", None, start, end)
