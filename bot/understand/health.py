"""Health: disability, long-term care grade, dementia, serious illness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import value_of
from bot.understand.disabled import told_blind, told_without_degree
from bot.understand.negation import NOT
from bot.understand.page import Found, Page
from bot.understand.stance import DENIED, IDLE, SAID, UNKNOWN, Cue, is_taken_back, read_cues, stance

_KIND = r"(?:지체|시각|청각|뇌병변|지적|자폐성?|정신|신장|심장|호흡기|간|안면|장루|요루|뇌전증|언어|하지|상지|척추|발달|복합)"
_DEGREE = re.compile(
    rf"(?:(?:{_KIND}\s?)?장애(?:인)?\s?(?:등급)?(?:이|가|은|는|정도가|판정|등록)?\s?(?:판정\s?)?"
    rf"|{_KIND}\s?)(?P<degree>[1-6일이삼사오육])\s?등?급|(?P<before>[1-6일이삼사오육])\s?급\s?(?:{_KIND}\s?)?장애"
    rf"|(?:중복\s?)?장애[^.,]{{0,12}}?(?P<loose>[1-6일이삼사오육])\s?급(?!여)"
)
_BARE_DEGREE = re.compile(r"(?<![가-힣\d])(?P<degree>[1-6일이삼사오육])\s?급(?!여|식|한|히)")
# 저 6급인데, 형이 1급: beside the word of a person the grade of a disability, unless it grades something else.
_DEGREE_OF_SOMEBODY = re.compile(r"(?:이|가|은|는|도|님이|님은|께서)?\s?(?:지금\s?|옛날\s?|원래\s?|등급이\s?|장애\s?)?")
_OLD_DEGREE = re.compile(r"복지\s?카드|급수")
"""옛날 급수로 1급이에요."""
_OTHER_DEGREE = re.compile(r"공무원|자격|한자|토익|시험|기능사|기사|호봉|직급|요양|산재|보훈|상이")
_SEVERE = re.compile(
    rf"(?<![가-힣]){_KIND}\s?중증(?!\s?(?:은|는|이|도)?\s?아니)|중증\s?(?:\S{{0,5}}\s?)?장애|중증\s?(?:뇌병변|지체|시각|청각)(?=이|인|예|입|으로|\s|$)"
    r"|장애(?:의)?\s?(?:정도)?(?:가|는)?\s?(?:많이|매우|아주|꽤)?\s?(?:심한|심해|심하(?!지\s?않)"
    r"|심합|중증)|(?<!안\s)심한\s?(?:\S{0,5}\s?)?장애|(?<![가-힣])중증(?=이에요|입니다|이고|이래|이요|이세요)"
    r"|(?<=\d[살세]\s)중증(?=\s?[,.]|\s*$)|장애[^.,]{0,14}중증(?!\s?(?:은|도)?\s?아니)|(?<![가-힣])중증으로\s?(?:바뀌|바꼈|판정|나왔|됐|조정|등록|올라)"
    r"|(?<![안은]\s)심한\s?(?:거|것|걸|정도|장애|편)(?:으로|로)\s?(?:바뀌|바꼈|판정|나왔|됐|조정|등록|올라)|(?:전신|하반신|사지)\s?마비"
)
_MILD = re.compile(
    rf"경증\s?(?:\S{{0,5}}\s?)?장애|(?:심한|중증)\s?(?:장애)?(?:는|은|까진|까지는|정도는)?\s?{NOT}"
    r"|장애(?:의)?\s?(?:정도)?(?:가|는)?\s?(?:별로\s?|그렇게\s?|그리\s?)?(?:심하지\s?않|안\s?심"
    r"|심하진\s?않|심하지는\s?않|경증|가벼)|장애[^.]{0,8}?(?:심하지(?:는)?\s?않|안\s?심|심하진\s?않)"
    r"|안\s?심한\s?(?:\S{0,5}\s?)?장애|심하지\s?않은\s?(?:\S{0,5}\s?)?장애|가벼운\s?장애|(?<![가-힣])경증(?=이에요|입니다|이고|이래"
    r"|이요|이세요)"
    r"|장애[^.,]{0,14}경증|(?<![가-힣])경증으로\s?(?:바뀌|바꼈|판정|나왔|됐|조정|등록|내려)"
    r"|(?:심하지\s?않은|안\s?심한|가벼운)\s?(?:거|것|걸|정도|장애|편)(?:으로|로)\s?(?:바뀌|바꼈|판정|나왔|됐|조정|등록|내려)"
)
# 장애인복지법 시행규칙 별표 1: a registered 지적 or 자폐성 장애 is always one of 심한 정도.
_ALWAYS_SEVERE = re.compile(r"(?<![가-힣])자폐(?:증|아)?(?=\s?(?:판정|진단(?!\s?(?:전|받으려|받으러|검사))|예요|에요|이에요|입니다"
    r"|이고|인데|래요|이래요|라서"
    r"|(?:가|이)\s?있))|(?:지적|자폐성|발달)\s?장애(?!\s?(?:의심|검사|진단\s?(?:전|받으려)))")
_NONE = re.compile(
    r"(?:(?<![가-힣])|(?<=[는은도]))(?:장애|장애인?\s?등록|장애\s?등급|장애\s?판정|장애\s?진단|장애는요|장애\s?같은\s?(?:거|건"
    r"|것은))(?:이|가|은|는|도"
    r"|인)?\s?(?:전혀\s?|따로\s?|아직\s?|하나도\s?|그런\s?(?:거|건)\s?)?(?:없(?!으면|다면|는\s?(?:사람|분))|읎|안\s?(?:가지|했|해|받"
    r"|돼\s?있|되어)|못\s?받)"
    rf"|(?<![적각체신폐달변])(?<![적각체신폐달변]\s)장애인(?:은|이|도|이\s?저는)?\s?{NOT}"
    r"|비장애인|(?<![적각체신폐달변])(?<![적각체신폐달변한증]\s)(?:장애"
    r"|장애인)\s?(?:등록)?(?:은|는)?\s?아니(?:에요|고|야|예요|요)|몸(?:은|에)?\s?(?:장애)?\s?(?:멀쩡|성하)"
)
_UNKNOWN = re.compile(
    r"장애(?:인(?:인데|이고|은\s?맞는데|이긴\s?한데|이지만|은데)?)?\s?(?:은\s?|는\s?)?(?:등급|정도|급수|급)?(?:이|가|은|는|도|을"
    r"|인지)?\s?(?:몇\s?급인지|어떻게\s?되는지|\S+지)?\s?(?:잘\s?"
    r"|정확히\s?)?(?:는\s?|은\s?)?(?:몰라|모르|모릅|기억이?\s?안)"
)
_GRADE = re.compile(
    r"(?:장기\s?요양|요양|노인\s?장기|장기요양보험|치매)\s?(?:보험|인정)?\s?(?:등급)?(?:으로|이|가|은|는|을|를"
    r"|도)?\s?(?:판정\s?)?(?:지금\s?|현재\s?)?(?P<grade>[1-5일이삼사오]|인지\s?지원)\s?등급"
    r"|(?<![가-힣\d])(?P<alone>[1-5일이삼사오])\s?등급(?=\s?(?:판정|받|이에|예요|이고|인데|이네|이라|이야|나왔|이세|이신|이래|입니"
    r"|이시|이요|요|됐|되었|이\s?됐|로\s?(?:바뀌|올라|내려|조정)"
    r"|어르신|으로|을|이\s?나))|(?P<cognitive>인지\s?지원\s?등급)|(?<![가-힣\d])(?P<bare>[1-5일이삼사오])\s?등급(?=\s*(?:[.,!)]|$))|장기\s?요양\s?(?P<level>[1-5])\s?급"
)
_OF_A_GRADE = re.compile(r"등급(?:은|이|을|도|판정)?\s")
"""그 등급은 받아놨소 3등급."""
_GRADE_UNKNOWN = re.compile(r"(?:요양\s?)?등급(?:이|은|는)?\s?(?:몇\s?등급인지|\S+지)?\s?(?:잘\s?)?(?:몰라|모르)"
    r"|요양\s?등급\S{0,3}\s(?:\S+\s)?(?:숫자|몇)\S{0,6}\s?(?:몰라|모르)")
_NO_GRADE = re.compile(
    r"(?:(?P<named>(?:장기\s?요양|요양|노인\s?장기)\s?(?:보험\s?)?(?:인정\s?)?)|(?<![가-힣]))등급(?:은|이|을|도|판정은?|조차)?"
    r"\s?(?:아직\s?|따로\s?|아예\s?|지금\s?|신청을?\s?)*(?:없(?!으면|다면|어도|는\s?(?:사람|분|노인|어르신|경우))|읎"
    r"|안\s?(?:받(?!으면|아도)|했|나왔)|못\s?(?:받(?!으면|나|아도)|했))"
)
"""장기요양등급 없어요; 등급은 없어요 of who is told to have dementia."""
_WAS = re.compile(r"(?:\s?장애)?(?:이었|였|이였|에서(?=\s))")
_OTHER_GRADE = re.compile(r"장애|신용|수능|내신|에너지|소득|학자금|석차|효율|자격|(?:국어|영어|수학|한국사)")
_NO_CURE = r"(?!\s?(?:검진|보험|검사|예방|센터|걱정|의심|만|튼|기|행|호|시장|묵|컷|살|흑|막|송|벽|암))"
_ILL = Cue(
    "serious_illness",
    True,
    re.compile(
        r"(?:위|폐|간|대장|직장|유방|갑상선|췌장|전립선|자궁(?:경부)?|난소|혈액|방광|신장|식도|구강|후두|담도|담낭|피부|뇌"
        rf"|골수|혀|설|임파선|소세포)암{_NO_CURE}|(?<![가-힣])암(?=[은이]\s[^.?!]{{0,22}}걸[렸린리려])|(?<=[은는이가도]\s)암(?=[,.]|\s*$)|(?<![가-힣])암(?=\s?(?:에\s?걸|이에|이여|이야|이네|이유|이래|이라|인데|이고|이세|이신|입니|으로"
        r"|수술|투병|환자|말기|[은이]\s?아니|[은도이]\s?없|판정|선고|치료|걸|앓|진단|\d기|[일이삼사]기|이\s?(?:생|재발|전이|있|발견|퍼)"
        r"|을\s?앓|도\s?있"
        r"|에다))|항암|백혈병|림프종|뇌종양|악성\s?종양|희귀\s?난?치?성?\s?(?:질환|병|난치)|희귀병|난치병|난치성\s?질환"
        r"|중증\s?(?:질환|난치)|중병|산정\s?특례(?!\s?(?:라[고는]|란|요(?![가-힣])|신청|(?:[이가]|라는\s?게)?\s?(?:뭐|뭔|무[슨엇])"
        r"|[은는를도]?\s?(?:어떻|뭐|뭔|몰라|모르|안\s|못\s|알려|등록하)|\s*$))|투석|신부전|심부전|뇌졸중|중풍|풍(?:을|이)\s?맞|뇌출혈|뇌경색|심근\s?경색"
        r"|협심증\s?수술|심장\s?(?:수술|이식)|(?:고관절|대퇴(?:골|부)?|엉덩이\s?뼈|궁디\s?뼈|골반)(?:이|가|을|를)?\s?(?:[^\s.,?!]+\s)?(?:수술|골절|부러[졌지져]|뿌러[졌지져]|뿌[사싸])|큰\s?(?:수술|병)|대수술|진폐|파킨슨|루게릭|근이영양증|다발성\s?경화|간경화|(?:간|신장"
        r"|심장|골수|폐)\s?이식|중환자실|시한부|말기\s?(?:환자|래|라)|크론병|루푸스|중증\s?화상|식물인간|전신\s?마비|(?!약\s?값(?:이|도"
        r"|가)?\s?(?:너무|엄청|많이))(?:병원비"
        r"|치료비|수술비|입원비|약값|의료비|간병비)(?:가|이|는|도|로|만)?\s?(?:벌써\s?|한\s?달에\s?|한\s?|매달\s?|지금까지\s?"
        r"|이번에\s?|총\s?)?(?:\S+\s?(?:천|억)\s?만?\s?원?|천\s?만\s?원|수천|몇\s?천|몇\s?백|너무|엄청|많이|감당(?:이|을|도|하기)?(?:\s?(?:안\s?[되돼됩된]|못\s?[하해할]|할\s?수(?:가)?\s?없))?|산더미"
        r"|어마어마|장난\s?아니|부담|눈덩이|밀렸|밀려|\S*백만\s?원?|없어서\s?수술)|큰\s?병원비"
        r"|(?:병원비|치료비|수술비|입원비|의료비|간병비)(?:를|을)\s?(?:도저히\s|더는\s)?감당(?:이|을|도|하기)?\s?(?:안\s?[되돼됩된]|못\s?[하해할]|할\s?수(?:가)?\s?없|힘들|어려)"
    ),
    False,
)
_CURED = re.compile(r"(?:완치|다\s?나[았으]|나았|이겨\s?냈|옛날|예전|오래\s?전|어릴\s?때|돌아가|떠[나났난]|죽|사망|별세)")
_DEMENTIA = Cue(
    "dementia",
    True,
    re.compile(
        r"(?:알츠하이머|노망(?:이|기)?|노망)|(?<![가-힣])치메(?=\s?(?:판정|진단|가\s|예|에요|래|라|이|초기))"
        r"|치매(?!\s?(?:약\s?(?:값|비)|약제비|(?:진료|검사|치료|병원|간병)비|올까|오면|걸릴까|걸리면"
        r"|라도)|\s?(?:환자(?:의)?\s?(?:가족|보호자|를|돌)|가족|검사|걱정|예방|안심|센터"
        r"|보험|치료\s?관리|의심|초기\s?검진|인가|인지|가\s?(?:오|올|걸릴)\s?(?:까|것|면)|일까|아닌가|같|걸릴|가\s?무서"
        r"|가\s?걱정|파트너|상담|교육|기운|끼(?=[가는도]|\s)|증세|증상|진단(?:(?:을|이)?\s?(?:나오면|나면|받으면|받으믄|되면|내려지면)|\s?(?:검사|받으러|받으려|받고\s?싶)|을\s?(?:받으려|받고\s?싶"
        r"|받으러))))(?!\s?(?:가|이)?\s?(?:온\s?(?:것|거)|오는\s?(?:것|거)|생길|의심))"
    ),
    False,
)

_ONCE_DIAGNOSED = re.compile(
    r"(?:으로|로|라고|이라고)?\s?(?:진단|판정)\S{0,2}\s(?:나온|받은|난|된)\s(?:다음|뒤|후)(?:에|에는|엔)?(?:이?요|이에요|예요|에요|말이?요)"
)
"""치매로 진단이 나온 다음이요: what there would be then is asked for."""


def read_health(page: Page) -> Iterator[Found]:
    yield from _disability(page)
    if "등급" in page.text or "요양" in page.text:
        yield from _care_grade(page)
    yield from (found for found in read_cues(page, (_DEMENTIA,)) if not _ONCE_DIAGNOSED.match(page.text, found.end))
    for found in read_cues(page, (_ILL,)):
        clause = page.clause_at(found.start)
        if not _CURED.search(page.text[clause.start : clause.end + 12]):
            yield found


def _disability(page: Page) -> Iterator[Found]:
    """`none`, `mild` (4–6급, 심하지 않은) or `severe` (1–3급, 심한). 장애인이에요 alone tells no degree: `disabled`, to be asked for."""
    told: set[str | None] = set()
    none = _NONE.search(page.text)
    if none and page.clause_at(none.start()).mode == "say":
        told.add(_whose(page, none.start(), none.end()))
        yield Found("disability", "none", none.start(), none.end())
    elif unknown := _UNKNOWN.search(page.text):
        yield Found("disability", None, unknown.start(), unknown.end())
        if unknown.group().startswith("장애인"):
            yield Found("disabled", True, unknown.start(), unknown.end(), derived=True)
        return
    degrees = list(_degrees(page))
    for start, end, value, derived in degrees:
        if _WAS.match(page.text, end) and any(other[0] > end for other in degrees):
            # 2급이었는데 재판정 받고 4급 됐어요: the last one holds.
            continue
        whose = _whose(page, start, end)
        if whose not in told and stance(page, start, end) == SAID and not is_taken_back(page, end):
            told.add(whose)
            yield Found("disability", value, start, end, derived)
    for start, end in told_without_degree(page):
        if _whose(page, start, end) not in told:
            told.add(_whose(page, start, end))
            yield Found("disabled", True, start, end)


def _whose(page: Page, start: int, end: int) -> str | None:
    near = page.nearest(start, end)
    return near.person if near else None


def _may_grade(page: Page) -> bool:
    return "장애" in page.text or ("급" in page.text and not _OTHER_DEGREE.search(page.said))


def _is_somebodys_degree(page: Page, start: int) -> bool:
    near = [m for m in page.mentions if m.end <= start]
    if _OLD_DEGREE.search(page.text[:start]):
        return True
    return bool(near) and _DEGREE_OF_SOMEBODY.fullmatch(page.text[near[-1].end : start]) is not None


def _degrees(page: Page) -> Iterator[tuple[int, int, str, bool]]:
    text = page.text
    for match in _DEGREE.finditer(text):
        degree = value_of(match["degree"] or match["before"] or match["loose"])
        yield match.start(), match.end(), "severe" if degree and degree <= 3 else "mild", False
    for match in _BARE_DEGREE.finditer(text) if _may_grade(page) else ():
        degree = value_of(match["degree"])
        if "장애" not in text and not _is_somebodys_degree(page, match.start()):
            continue
        yield match.start(), match.end(), "severe" if degree and degree <= 3 else "mild", False
    for words, value in ((_MILD, "mild"), (_SEVERE, "severe")):
        yield from ((match.start(), match.end(), value, False) for match in words.finditer(text))
    yield from ((start, end, "severe", False) for start, end in told_blind(page))
    yield from ((match.start(), match.end(), "severe", True) for match in _ALWAYS_SEVERE.finditer(text))


def _is_of_a_disability(page: Page, start: int) -> bool:
    """장애가 있어요. 3등급이에요: no grade of long-term care, unless that was spoken of."""
    before = page.text[:start]
    return page.asked == "disability" or ("장애" in before and not re.search(r"요양|치매", before))


def _care_grade(page: Page) -> Iterator[Found]:
    for match in _GRADE.finditer(page.text):
        words = match["grade"] or match["alone"] or match["bare"] or match["level"]
        before = page.text[: match.start()]
        if match["bare"] and not _OF_A_GRADE.search(before) and not (before.endswith("(") and re.search(r"요양\s?(?:원|시설)", before)):
            continue
        of_another = _OTHER_GRADE.search(page.lead(match.start())) or _is_of_a_disability(page, match.start())
        if (match["alone"] or match["bare"]) and of_another:
            continue
        what = stance(page, match.start(), match.end())
        if (
            what in (IDLE, DENIED)
            or page.clause_at(match.start()).mode == "ask"
            and re.match(r"(?:도|은|는|이면|부터|까지)", page.rest(match.end()))
        ):
            continue
        cognitive = match["cognitive"] or "인지" in (words or "")
        value = None if what == UNKNOWN else "cognitive" if cognitive else int(value_of(words) or 0)
        yield Found("care_grade", value, match.start(), match.end())
    none = _NO_GRADE.search(page.text)
    of_care = none and (none["named"] or (re.search("치매|요양", page.text) and "장애" not in page.text))
    if none and of_care and page.clause_at(none.end() - 1).mode == "say":
        yield Found("care_grade", "none", none.start(), none.end())
    unknown = _GRADE_UNKNOWN.search(page.text)
    if unknown and "장애" not in page.text:
        yield Found("care_grade", None, unknown.start(), unknown.end())
