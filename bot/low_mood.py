"""Long-lasting signs of a low mood (하루종일 누워만 있어요, 자꾸 눈물만 나고 잠이 안 와요): a gentle word comes before what fits."""

from __future__ import annotations

import re

from bot.context import Context
from bot.korean.plain import compact

_SIGNS = re.compile(
    r"아무것도(?:하기(?:가)?|할(?:마음|의욕|기운|힘)(?:이|도)?)(?:너무)?(?:싫|없|귀찮)|아무(?:의욕|기운)(?:이|도)?없|의욕(?:이|도)?(?:하나도|전혀|아예)*없|만사(?:가)?(?:다)?귀찮"
    r"|(?:하루종일|온종일|종일|맨날|매일)(?:이불속에|침대에|방에|집에|그냥|멍하니)*(?:누워만|누워(?:있[어고는]|지내)|잠만자|방에만|이불(?:속)?에만|멍하니)"
    r"|(?:자꾸|계속|매일|맨날|시도때도없이|하염없이|이유없이|괜히|밤마다|혼자)(?:그냥)?(?:눈물|울)(?:만|이|도|기만|고만|음만|어요|게|고)|눈물만(?:나|흐|흘)|눈물(?:이)?(?:안멈|멈추(?:지|질))"
    r"|(?:우울|무기력)(?:하|해|감|증(?:이|인|세|같))|살맛(?:이|도)?(?:안|없)|마음(?:이)?(?:텅|공허|무너)|웃어본(?:지|적)"
)
_SLEEPLESS = re.compile(
    r"잠(?:이|을|도)?(?:통|도통|하나도|며칠째)?(?:안[와오]|못[자이잤]|들지못)|밥(?:이|도)?(?:안넘어|못먹겠|먹기싫)|입맛(?:이|도)?(?:없|떨어)"
)
_SORROW = re.compile(r"눈물|우울|울|죽은|돌아가|보내고|떠나|유산|사별|이혼|헤어|불안|무서|생각나|괴로|외로")
_BODY = re.compile(
    r"허리|다리|무릎|수술|다쳐|다친|뇌졸중|중풍|거동|계[세시셔신]|골절|입덧|만삭|깁스|요양|등급|암(?:이|환자|수술)|감기|몸살|(?:애기|아기|강아지|고양이)(?:가|는|도)?(?:자꾸|계속|밤마다)"
)
_GLOOMY = re.compile(r"우울|무기력|의욕|눈물|울기|울고|아무것도")
_TREATMENT = re.compile(r"상담|병원|정신과|치료|약(?:을|값)|심리|바우처")
_ASKS = re.compile(r"싶|까요|나요|돈|없|어디|어떻|돼|되|비용|얼마|몇번|무료|비싸")


def shown(text: str) -> bool:
    """Are such signs told of who speaks?"""
    plain = compact(text)
    if _BODY.search(plain):
        return False
    return bool(_SIGNS.search(plain) or (_SLEEPLESS.search(plain) and _SORROW.search(plain) and "약" not in plain))


def of_another(text: str) -> bool:
    """엄마가 하루종일 누워만 있어요 우울증인가봐요: told of somebody near."""
    plain = compact(text)
    return bool(_SIGNS.search(plain) and _GLOOMY.search(plain)) and not _BODY.search(plain)


def asks_treatment(text: str, context: Context, low: bool) -> bool:
    """상담 받고 싶은데 돈이 없어요, 병원 가보면 좋아질까요: after such a word (`low`: somebody spoke of dying)."""
    plain = compact(text)
    spoken = low or any("1577-0199" in str(node["text"]) for node in context.last)
    return spoken and bool(_TREATMENT.search(plain) and _ASKS.search(plain)) and not re.search(r"병원비|장기요양|수술", plain)


_CARED_FOR = (
    r"(?:아빠|아버지|아부지|엄마|어머니|어무이|어매|부모님?|남편|영감|아내|집사람|마누라|신랑|자식|아들|딸|아이|애(?=를|들|가|도|랑|\s)|동생|형|오빠|언니|누나|할머니|할매|할아버지|할배|시어머니|시아버지|장모|장인|가족|식구)"
)
_CARE = r"간병|병수발|수발|모시|돌보|돌봐|돌봄|치매|뇌경색|뇌졸중|중풍|장애|대소변|기저귀|누워|거동|암(?:이|환자|수술)|요양|병간호|아픈"
_AWAY = re.compile(
    rf"{_CARED_FOR}[가-힣]{{0,3}}(?:다)?(?:버리고|두고|놔두고|놓고|내버려두고|팽개치고)(?:그냥|멀리|어디(?:로)?|혼자)*(?:도망|나가|떠나|가버리|사라지|훌쩍)"
    r"|(?:도망|도망치|사라지|떠나버리|훌쩍떠나|집나가|다버리)(?:고|가고|쳐버리고)?싶"
)
_NO_MORE = re.compile(
    r"(?:더는|더이상|더|이제는?|인제|도저히|진짜|정말)(?:는)?(?:이렇게|혼자|나도)*(?:못(?:모시|돌보|하겠|버티|견디|해먹|살겠|하것|보겠|참)|버틸수가?없|견딜수가?없|자신이?없)"
    r"|(?<![버부])(?:지쳤|지쳐|지치|지칩|지친다)|(?:녹초|번아웃|한계|탈진)"
)
_LEAVES = re.compile(r"폭력|때리|때려|맞고|욕|학대|사채|빚쟁이|이혼|회사|학교|군대|시설|요양원에서|병원에서")


def worn_out(text: str, context: Context) -> str | None:
    """`carer` where one who cares for somebody can do so no longer (아빠 버리고 도망가고 싶어요, 더는 못 모시겠어요)."""
    plain = compact(text)
    if _LEAVES.search(plain):
        return None
    cares = re.search(_CARE, plain) or any(
        fact.value for who in context.people.values() for name, fact in who.facts.items() if name in _ILL_FACTS
    )
    away = _AWAY.search(plain)
    return "carer" if (away and re.search(_CARED_FOR, plain)) or (cares and (away or _NO_MORE.search(plain))) else None


_ILL_FACTS = ("dementia", "care_grade", "serious_illness", "disability")
_FORCED = re.compile(r"강제(?:로)?(?:병원|입원|정신병원|치료|데려|데리|넣|집어)|강제입원|억지로(?:라도)?(?:병원|입원|넣)")


def forced(text: str) -> bool:
    """본인이 싫다는데 강제로 병원 넣을 수 있나요."""
    return _FORCED.search(compact(text)) is not None
