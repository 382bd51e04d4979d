"""What a message says of other things than the one asked for: such words never answer the question as well.

After "가족이 몇 명이세요?" the 50 of 소득은 50이요 is no number of people, and after "소득이 얼마쯤 되세요?" 119 is a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.understand.page import Found, Page
from bot.understand.schemes import BLANK

_MONEY = (
    r"소득|수입|월급|봉급|벌이|벌어|벌고|벌었|벌지|버[는시셔]|연봉|연금|용돈|급여|보증금|월세|전세|사글세|방세|관리비|빚|대출|이자"
    r"|저축|통장|재산|적금"
    r"|[가-힣]비(?:가|는|도|로|를|만)?(?=\s|\d)|[가-힣]\s?값|요금|만\s?원|천\s?원|\d원|돈"
)
_PHONE = (
    r"\d{2,4}-\d{3,4}|전화|버튼|누르|눌러|신고|번호|문자|(?<!\d)11[0-9](?!\d|만|\s?만)|(?<!\d)129(?!\d|만|\s?만)"
    r"|(?<!\d)1[1-689]\d\d(?=에|로|번|으로"
    r"|\s?전화|\s?걸)"
)
_HEARD = r"다던데|다더라|다면서|다던가|다며(?=\s|$)|라던데|라더라|[가-힣]대요?[\s.?]*$"
_BODY = (
    r"혈압|혈당|당뇨|콜레스테롤|(?<![가-힣])키(?=[가는도]\s)|몸무게|체중|킬로|kg|시력|허리|무릎|다리|어깨|관절|(?<![가-힣])(?:눈|귀"
    r"|이빨|머리|손|발|목)(?=[이가은는도])"
    r"|(?<![가-힣])암|병원|(?<![가-힣])약(?=[을이은도]|\s)|아프|아파|아픈|수술|주사|다쳤|다치|다쳐|임신|입원|퇴원|우울|치료|검사"
    r"|진단|못\s?걸"
)
_TIME = (
    r"(?:년|달|주|일|시간|개월|해)\s?(?:전|됐|되었|된\s|동안|째|넘게|만에|뒤|후)|시(?:에|까지|쯤|부터|\s?반)|오전|오후|아침|저녁"
    r"|월\s?\d{1,2}일"
    r"|[하두세네]\s?번"
)
_PLACE = r"[\d일이삼사오육칠팔구십]\s?(?:층|평|번지|호실|호선|동\s|미터|킬로)|km"
_GRADE = r"등급|급수|[1-6일이삼사오육]\s?급(?!여)|장애"
_CHILD = (
    r"(?<![가-힣])(?:애기?|아이|아기)(?:들)?(?=[가는를도한의]\s|은\s|\s|[둘셋넷하])|자녀|자식|아들|(?<![가-힣])딸|쌍둥이|막내|큰애"
    r"|개월|학년"
    r"|유치원|어린이집|[초중고][1-6]"
)
_KIN = r"형제|자매|남매|동생|친구|이웃|손주|손자|손녀|조카"
_ELDERS = r"어머니|아버지|엄마|아빠|부모|할머니|할아버지|남편|아내|신랑|영감"
_HOME = r"식구|가구|가족|살아|살고|사[는세시]|삽니|같이|함께"
_THINGS = r"(?<![가-힣])차(?=[가는도])|자동차|휴대폰|핸드폰|전화기|냉장고|텔레비전|컴퓨터|친구|시간|서류|통장|카드|증명서|신분증"
_AGE = r"나이|연세|년생|[\d일이삼사오육칠팔구십한두섯곱덟홉]\s?[살세](?=이?[에예요고라]|\s|인데|입)"
_WORK = r"직장|직업|일자리|회사"

_OWN = {
    "age": rf"{_AGE}|생일|태어",
    "monthly_income": r"소득|수입|월급|봉급|벌이|벌어|벌고|벌었|버[는시셔]|연봉|연금|용돈|급여|만\s?원|\d원|한\s?달|매달|다달이",
    "household_size": r"식구|가구|가족|같이|함께|포함|까지|다\s?해서|모두|합쳐|합해",
    "lives_alone": r"식구|가족|같이|함께|모시고|살|사[는세시]",
    "children": rf"{_CHILD}",
    "child_ages_months": rf"{_CHILD}|첫째|둘째|셋째|작은",
    "disability": r"장애|급수|[1-6일이삼사오육]\s?급(?!여)|중증|경증|심한\s?편|심하지|심하진|심한\s?거|등급",
    "care_grade": r"등급|요양|인지",
    "income_ratio": r"중위|%|프로|퍼센트",
    "sex": r"여자|남자|여성|남성|성별",
    "housing": r"(?<![가-힣])집|월세|전세|사글세|임대|자가|아파트|빌라|고시원|방(?=[이을])",
    "employment": rf"{_WORK}|(?<![가-힣])일(?=[을은도이]|\s)|농사|장사"
    rf"|(?:애|아이|아기|손주)\S{{0,2}}\s?(?:[둘셋]\s)?(?:봐|보|키|돌)|살림|알바|퇴직|은퇴|학교|학생|쉬"
    rf"|쉽"
    rf"|놀",
    "region": r"주소|지역|동네|구청|시청|사[는세시]",
}
"""Words for the thing asked for: a clause that names it is about it, whatever else it names."""
_FOREIGN = {
    "age": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _GRADE, _KIN, r"식구|[명인]이?(?=[\s.,요예에]|$)|학년|개월|번지"),
    "monthly_income": (_PHONE, _HEARD, _BODY, _PLACE, _GRADE, r"학년|개월|[\d일이삼사오육칠팔구십]\s?(?:주(?=예|이|차|요|쯤|정도|됐"
        r"|된|째|인|입|\s|$)|기(?=예|이|\s"
    r"|$)"
    r"|년생)"),
    "household_size": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _GRADE, _KIN, r"키워|키우"),
    "lives_alone": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _GRADE, _KIN, r"키워|키우|통화|연락|얘기|이야기|싸[웠우]|먹|입|씻"),
    "children": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _GRADE, _KIN, _ELDERS, _HOME),
    "child_ages_months": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _GRADE, _KIN, _ELDERS, _HOME),
    "disability": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, _CHILD, _AGE),
    "care_grade": (_MONEY, _PHONE, _BODY, _TIME, _PLACE, r"장애|급수|학년|개월"),
    "income_ratio": (_PHONE, _BODY, _TIME),
    "housing": (_CHILD, _PHONE, _BODY, _GRADE, _THINGS, _KIN, _ELDERS, _WORK, r"돈|소득|수입|빚|연금|급여"),
    "employment": (_CHILD, _PHONE, _GRADE, _THINGS, _KIN, r"병원|약국|복지관|교회|경로당", r"돈|빚|(?<![가-힣])집(?=[이은도]\s)"),
    "sex": (_MONEY, _PHONE, _BODY, _TIME, r"살아|살고|아프|계시|이?랑|하고"),
}
_TOPICS = {
    **_OWN,
    "near": _GRADE,
    "money": _MONEY,
    "body": _BODY,
    "things": _THINGS,
    "place": r"전화|주소|주민|비밀번호|이름|방법|신청|서류|어떻",
}
"""Whatever 모르겠어요 may be said of."""
_RELATED = {
    "lives_alone": frozenset({"household_size"}),
    "household_size": frozenset({"lives_alone"}),
    "monthly_income": frozenset({"employment", "household_size"}),
    "employment": frozenset({"job_lost", "business_closed"}),
    "sex": frozenset({"age"}),
}
"""Fact asked for → facts whose words may tell it too (셋이 살아요: not alone)."""


_ONLY_A_SUM = re.compile(
    r"\s*(?:(?:네|예|응|음|한|약|월|한\s?달에)[\s,]*)*(?!11[29])\d{2,4}\s*(?:정도|쯤)?(?:이?요|이?에요|예요|입니다)?[\s.!~]*"
)
"""110 in answer to the income is no telephone number, but 112 and 119 may call for help."""


def without_other_things(page: Page, asked: str, found: Iterable[Found]) -> Page:
    """`page` with all words covered that already tell another fact or speak of something else than `asked`."""
    text = list(page.text)
    for start, end in _spans(page, asked, found):
        text[start:end] = BLANK * (end - start)
    return replace(page, text="".join(text))


def _spans(page: Page, asked: str, found: Iterable[Found]) -> Iterable[tuple[int, int]]:
    related = _RELATED.get(asked, frozenset()) | {asked}
    yield from ((fact.start, fact.end) for fact in found if fact.fact not in related and not fact.derived)
    if asked not in ("age", "child_ages_months", "sex"):
        yield from ((age.start, age.end) for age in page.ages if age.counted)
    own, foreign = _OWN.get(asked), _FOREIGN.get(asked)
    if foreign is None or (asked == "monthly_income" and _ONLY_A_SUM.fullmatch(page.text)):
        return
    for clause in page.clauses:
        words = page.text[clause.start : clause.end]
        if re.search("|".join(foreign), words) and not (own and re.search(own, words)):
            yield clause.start, clause.end


def is_unknown_of(page: Page, asked: str, place: int) -> bool:
    """Whether 모르겠어요 at `place` is said of `asked`: of that very thing, or of nothing named."""
    clause = page.clause_at(place)
    words = page.text[clause.start : place]
    own = _OWN.get(asked)
    if own and re.search(own, words):
        return True
    return not any(re.search(topic, words) for name, topic in _TOPICS.items() if name != asked)
