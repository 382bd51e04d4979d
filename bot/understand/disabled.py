"""Words that tell of a disability without its degree: 장애인이에요, 앞이 안 보입니다, 다리를 절단했어요."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Page
from bot.understand.stance import SAID, is_taken_back, stance

_KIND = (
    r"(?:지체|시각|청각|청력|시력|뇌병변|정신|신장|심장|호흡기|간|안면|장루|요루|뇌전증|언어|하지|상지|척추|복합|중복|보행|신체)"
)
_IS = r"(?=\s?(?:이(?!면|라도|어도|든)|인(?!\s?(?:사람|분|경우|지|가))|예요|입니|임(?=[\s.,]|$)|요(?![가-힣])|라서|라예|여(?=[\s.,]|$)))"
_DISABLED = re.compile(
    rf"(?:(?<![가-힣])|(?<=[는은가도저나]))(?:{_KIND}\s?)?장애(?:인|우|자){_IS}|(?<![가-힣])(?:{_KIND}\s?)?장애(?:가|도|는)?\s?(?:좀\s?|조금\s?|약간\s?|심하게\s?|같이\s?)?"
    r"(?:있(?!으면|나요|는지|는\s?(?:사람|분))|생겼|생긴|왔(?=어|습|지)|를\s?(?:가지|갖|입))"
    rf"|(?<![가-힣])(?:{_KIND}\s?)?장애(?!인[가-힣])(?!인\s[가-힣]){_IS}"
    rf"|(?<![가-힣])(?:{_KIND}\s?)?장애(?:인)?\s?(?:등록|판정|진단)(?:을|이|은|도)?\s?(?:\S+\s)?(?:했(?!으면)|받았(?!으면)|됐|되어|돼\s?있|된\s|나왔|받은|한\s?지)"
    r"|(?:장애인\s?)?복지\s?카드(?:가|는|도|를)?\s?(?:있(?!으면|어야|나)|받았|나왔|가지고)|장애인\s?(?:등록)?증(?:이|은|도)?\s?(?:있(?!으면|어야|나)|받았|나왔)"
    r"|(?<![가-힣])앞(?:이|을|도)\s?(?:하나도\s?|전혀\s?|아예\s?|아무것도\s?|거의\s?|완전히\s?|아주\s?)?(?:안\s?(?:보(?:이|여|입|인)|뵈|봬)|못\s?(?:보|봐|봅))"
    r"|(?:두|양쪽|한쪽)\s?눈(?:이|을)?\s?(?:다\s?)?(?:안\s?(?:보이|보여|보입)|못\s?(?:보|봐)|멀|잃)|실명(?=했|하|됐|되|이에|입니|인데|이고|해)|맹인"
    r"|(?<![가-힣])(?:두\s?|양쪽\s?)?눈(?:이|을)?\s?(?:다\s?|완전히\s?)?멀(?:었|어서|고(?=[\s,])|어\s)|(?<![가-힣])눈(?:이|을)\s?(?:하나도|전혀|아예|완전히|아무것도)\s?(?:안\s?(?:보이|보여|보입|뵈)|못\s?(?:보|봐))"
    r"|말(?:도|을)?\s?못\s?하(?:고|는데)\s?(?:듣지(?:를|도)?\s?못\s?[하해합]|귀)|듣지도\s?(?:못\s?하고\s?)?말|귀도\s?안\s?들리고\s?말|말(?:을|도)?\s?못\s?하는\s?(?:남?여?동생|형|언니|누나|오빠)"
    r"|(?:태어날\s?때부터|나면서부터|날\s?때부터|선천적으로|평생|어려서부터)\s(?:[^\s.,]+\s)?(?:말(?:을|도)?\s?못|귀(?:가|도)\s?안\s?들|앞(?:을|도)\s?못|듣지(?:를|도)?\s?못|걷지(?:를|도)?\s?못)"
    r"|휠체어(?:를|에)?\s?(?:타고\s?(?:생활|살아|사는|삽|산\s?지)|생활(?:을)?\s?(?:하|해|한)|신세|탄\s?지)"
    r"|(?:두|양쪽|한쪽)?\s?귀(?:가|는)\s?(?:하나도\s?|전혀\s?|아예\s?|완전히\s?|(?:둘|양쪽)\s?다\s?)안\s?들|농아|농인(?=이|인|입)|귀머거리|인공\s?와우"
    r"|(?:다리|팔|손|발|손목|발목|무릎\s?아래)(?:를|을|이|가)?\s?(?:하나를?\s?|한쪽을?\s?|둘\s?다\s?|양쪽\s?)?(?:절단|잘랐|잘라\s?냈)|의족|의수(?=를|\s?차)"
    r"|소아마비(?!\s?(?:예방|접종|주사))|(?<![가-힣])자폐(?:예요|이에요|입니다|이고|인데|가\s?있)|다운\s?증후군|뇌성\s?마비|반신(?:이)?\s?마비|편마비|(?:왼|오른)쪽(?:이|은|팔|다리)?\S{0,2}\s?(?:다\s?)?마비"
)
_BLIND = re.compile(r"(?<![가-힣])전맹(?=이|인|입|예|으|\s|[.,]|$)")
"""Blind altogether: 0.02 and less in the better eye is 심한 장애 (장애인복지법 시행규칙 별표 1)."""
_DESPAIR = re.compile(r"막막|캄캄|깜깜|살길|앞날|미래|눈물|죽|희망|절망|형편|빚")
_HELPS = re.compile(r"활동\s?지원사|주차|콜택시|학교|단체|협회|복지관|센터")


def told_without_degree(page: Page) -> Iterator[tuple[int, int]]:
    """Places where somebody is said to be disabled."""
    for match in _DISABLED.finditer(page.text):
        words = page.text[match.start() : match.end()]
        if words.startswith("앞") and _DESPAIR.search(page.text) or _HELPS.match(page.text[match.end() :].lstrip()):
            continue
        if stance(page, match.start(), match.end()) == SAID and not is_taken_back(page, match.end()):
            yield match.start(), match.end()


def tells_of_one(text: str) -> bool:
    """Whether the words speak of a disability, whoever has it."""
    return _DISABLED.search(text) is not None


def told_blind(page: Page) -> Iterator[tuple[int, int]]:
    yield from ((match.start(), match.end()) for match in _BLIND.finditer(page.text))
