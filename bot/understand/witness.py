"""Who tells of violence: the one who suffers it, or somebody who sees and hears it (옆집 할아버지가 할머니를 때리는 것 같아요).

Whoever reports is told that anybody may, and what becomes of the one they fear for; they are not told to flee.
"""

from __future__ import annotations

import re

from bot.korean.plain import compact
from bot.understand.neighbours import HOMES

SEEN = ("seen_elder", "seen_child", "seen_disabled", "seen_home")
"""Forms of a danger that somebody else suffers, by who suffers it."""
KINDS = ("domestic_violence", "child_abuse", "elder_abuse", "crime")

_NEXT_DOOR = (
    rf"(?:(?:{HOMES}|옆방|앞방|옆호|맞은편|같은(?:아파트|동네|건물|빌라|동|층)|(?:우리)?(?:동네|아파트|빌라)|(?<![가-힣])남의집)"
    r"(?!으로|로(?!부)|까지|한테|에게|에다|에(?:와|숨|피|도망|가서|있|알|들|도)|에서(?:신고|듣|들을|알|도와|봤)|이(?:신고|듣|알)|(?:사람|분|아줌마|아저씨)(?:들)?(?:이|가)신고|눈|창피|소문|보기|사람들?(?:이)?(?:알|듣|볼))"
    r"|(?:놀이터|길|마트|편의점|골목|버스|학교앞)(?:에서)?.{0,4}(?:어떤|모르는|웬|애|아이|아기|할머니|할아버지))"
)
_ACQUAINTED = (
    r"(?:친구|동료|동창|지인|후배|선배|제자|학생|반아이|원생|룸메(?:이트)?|이용자|환자|손님|세입자|아는(?:언니|누나|동생|오빠|형|분|사람|할머니|할아버지|아이|애|엄마))"
)
_KIN_APART = r"(?:딸|언니|누나|여동생|올케|형수|처제|처형|며느리|고모|이모|조카)"
_SUBJECT = r"(?:이|가|는|은|도|께서)"
_DONE_TO = rf"{_SUBJECT}.{{0,10}}?(?:한테|에게|께)(?:서)?.{{0,8}}?(?:맞|당하|당했|시달|학대)"
_SUFFERS = re.compile(
    rf"{_ACQUAINTED}(?:{_DONE_TO}|{_SUBJECT}.{{0,8}}?(?:맞고|맞는|맞았|맞아|맞은|학대|굶))|{_KIN_APART}{_DONE_TO}"
    rf"|(?:남편|남친|남자친구|애인|신랑|시댁|시어머니|동거남|전남편)(?:이|가|놈이|은|는|께서)?.{{0,12}}?{_ACQUAINTED}(?:를|을|한테|에게)"
    rf"|(?:엄마|아빠|부모님?|새아빠|새엄마|계부|계모)(?:이|가|는|은).{{0,12}}?(?:친구|제자|학생|반아이|짝꿍)(?:를|을|한테|에게)"
    rf"|(?:사위|형부|매형|매제|제부|아들|남동생|오빠)(?:이|가|놈이|은|는|께서)?.{{0,12}}?(?:딸|언니|누나|여동생|올케|새언니|며느리|조카|손주|손자|손녀)(?:를|을|한테|에게)"
)
_OF_MY_HOME = re.compile(
    r"(?:남편|남친|남자친구|신랑|아내|와이프|영감|시어머니|시아버지|동거남|(?<!시)아빠|아버지|엄마|어머니|새아빠|계부|계모|오빠|형)(?:이|가|놈이|은|는|도|께서|한테)"
)
"""Somebody of the speaker's own, told of before any neighbour is: 남편이 때려서 옆집에 와 있어요."""
_ME = re.compile(
    r"(?<![가-힣])(?:저|나)(?:를|까지)|(?<![가-힣])(?:저|나)도\s?(?:\S+\s)?(?:맞|때[리렸려]|당[했하])|(?<![가-힣])(?:날|절)\s"
    r"|(?<![가-힣])(?:저|나)(?:한테|에게|보고)(?!\s?\S{0,4}\s?(?:말|얘기|이야기|그러|그래|털어|전화|연락|와|왔|부탁|도와))"
    r"|(?:제|내)가\s?(?:또\s|자꾸\s|매일\s|맨날\s|어제\s|방금\s)*(?:맞|당하|당했|학대)"
    r"|(?:우리|저희)\s?(?:애|아이|아들|딸|엄마|어머니)(?:를|을|한테)|(?<![가-힣])(?:제|내)\s(?:몸|얼굴|팔|뺨|돈|통장|아이|애)(?:를|을|에|이)"
)
"""The speaker is hurt too."""
_DISABLED = re.compile(
    r"장애인|장애(?:가|를|우|아|있)|(?:지적|발달|정신|청각|시각)\s?장애|장애\s|뇌병변|자폐|휠체어|농인|말(?:을|도)\s?못\s?하는"
)
_ELDERLY = r"(?:할머니|할아버지|할매|할배|할멈|어르신|노인|노모|노부부|노부모)"
_ELDER = re.compile(
    rf"{_ELDERLY}(?:님|분)?(?:를|을|한테|에게|께)|노부부"
    rf"|{_ELDERLY}(?:님|분)?(?:이|가|께서|는|은).{{0,12}}?(?:맞|굶|멍|갇|묶|학대|당하|비명|울)"
)
_CHILD = re.compile(
    r"(?<![가-힣])(?:애|애기|아이|아기|꼬마|어린이|갓난애|손주|손자|손녀|조카|학생|원생|반아이|제자|초등학생|중학생|유치원생)(?:들)?"
    r"(?:를|을|한테|에게|가|이|는|은|들)"
)
_GROWN = re.compile(r"(?:며느리|딸|언니|누나|여동생|올케|새언니)(?:를|을)")
_THEY_THEMSELVES = re.compile(
    r"(?:아저씨|남자|아들|부부)(?:가|이|는).{0,8}(?:아줌마|아주머니|아내|부인|여자|와이프|여자친구|딸|애인|어머니|엄마)(?:를|을|한테)"
)
"""아랫집 아저씨가 아줌마를 때려요."""
_NOT_MINE = re.compile(
    rf"(?:{_NEXT_DOOR}|{_ACQUAINTED})(?:이|에|에서|의)?(?:라|이라)?(?:니까|구요|고요|는데|얘기|일|사람)|제가아니|저말고|저는안맞|제얘기(?:가)?아니|저(?:는)?아니고|맞는(?:건|게|사람은)제가아니"
)
"""저는 안 맞아요 옆집이라니까요: put right after having been spoken to as the one who suffers."""


def seen(kind: str, text: str) -> str | None:
    """One of `SEEN`, where violence at home is told of by somebody who does not suffer it; None otherwise."""
    plain = compact(text)
    if kind not in KINDS or _ME.search(text):
        return None
    near = re.search(_NEXT_DOOR, plain)
    own = _OF_MY_HOME.search(plain)
    if near and own and own.start() < near.start():
        return None
    disabled = _DISABLED.search(text)
    if kind == "crime" and not (near and (disabled or _THEY_THEMSELVES.search(plain))):
        return None
    if not near and not _SUFFERS.search(plain):
        return None
    return _whom(kind, text, plain)


def hurts_me(text: str) -> bool:
    return _ME.search(text) is not None


def corrected(kind: str, text: str) -> str | None:
    """One of `SEEN`, where the one spoken to as a victim says that it is somebody else."""
    plain = compact(text)
    return _whom(kind, text, plain) if kind in KINDS[:3] and _NOT_MINE.search(plain) and not _ME.search(text) else None


def _whom(kind: str, text: str, plain: str) -> str:
    if _DISABLED.search(text):
        return "seen_disabled"
    if not _GROWN.search(plain) and (kind == "elder_abuse" or (kind == "domestic_violence" and _ELDER.search(plain))):
        return "seen_elder"
    return "seen_child" if kind == "child_abuse" or _CHILD.search(text) else "seen_home"


_ASKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("calls", re.compile(
        r"(?:전화|신고|연락|상담|말)(?:를|은|는)?(?:한번|바로|일단|지금|먼저)*(?:해볼게|해볼께|해볼란|해보겠|해봐야겠|할게|할께|하겠|걸어볼|넣어볼|드려볼)|해볼게요|해보겠습니다")),
    ("secret", re.compile(
        r"신고(?:하면|한|했다가|해도)?.{0,10}(?:알게|알아|알까|알려[지져질]|들키|들킬|밝혀|눈치|보복|해코지|원망|사이)|익명|비밀|제가(?:신고)?(?:한|했다는)(?:거|걸|게|줄|사람)|누가(?:신고)?했는지|이름(?:을)?(?:안|말|밝|알)"
        r"|해코지|보복|(?:이웃|얼굴)(?:끼리|보고).{0,8}(?:살|불편|어색|껄끄)")),
    ("denies", re.compile(
        r"넘어[졌지]|부딪|문에|다쳤다[고는]|(?:아니|괜찮|별일|아무일)(?:라|다|없)?(?:고|대|다고|라고|다는데|래)|숨기|감추|말을안|얘기를안|대답을안|아무말(?:도)?안")),
    ("unwilling", re.compile(
        r"신고(?:를|는|는하기|하기)?(?:하지)?(?:싫|말라|말래|말아|원[하치]|못하게|안한|안하겠|하지말|안했으면)|하지말(?:라|래|아)|(?:참|버티)(?:겠|는다|고산|는대)|헤어지(?:지|기).{0,4}(?:못|싫|않)"
        r"|처벌(?:은|을|까지)?(?:원|바라|싫)|자식이라|가족이라")),
    ("unsure", re.compile(
        r"잘못(?:신고|안|알|본|들)|아니면(?:어[떡쩌]|저)|아닐(?:수|까|지)|확실(?:하|치)|확신|증거|오해|착각|허위|벌금|(?:그냥|혹시)?(?:싸우는|노는|혼내는|훈육)[가-힣]{0,4}(?:일|수|건지|거면)|괜히|오지랖|참견")),
    ("where", re.compile(
        r"(?:지낼|갈|피할|머물|살|숨을|있을|모실)(?:데|곳)|쉼터|보호소|보호시설|피난|(?:데리고|데려|모시고|모셔)(?:나|와|올|가|갈|있)|나와서(?:지|살|있)|분리")),
    ("money", re.compile(
        r"(?:돈|연금|통장|수급비|월급|재산|집문서|카드|수당|장애인연금|기초연금)(?:을|를|도|은|이|까지)?.{0,14}(?:가져|뺏|빼앗|없|다써|쥐고|관리|못쓰|안줘|안주|챙)|(?:돈|생활비)(?:이|가|도)?(?:하나도|한푼도)?없")),
    ("what", re.compile(
        r"(?:신고|전화|112|경찰)(?:하면|에|가|이|을|오면|부르면|를하면|에전화하면)?.{0,8}(?:어떻게(?:되|돼)|뭐(?:라고|를)?|무슨|어떤|와요|오나|출동|처벌|잡아|잡혀|데려|분리|누가|그다음)|뭐라고(?:말|해)|어떻게말")),
    ("can", re.compile(
        r"(?:제가|저도|남인데|남이|아무나|누구나|이웃(?:인데|도|이)|친구(?:인데|도|가)|가족(?:도|이)?아닌데|대신)?.{0,8}신고(?:를)?(?:해도|하는게|할수|해야|하면(?:되|돼)|가능|할까|되나|돼요)|어디(?:다|에|로)(?:신고|전화|말)|몇번")),
    ("help", re.compile(
        r"^(?!.*(?:이혼|소송|변호사|접근|병원|치료|학교|전학)).*(?:어떻게(?:도와|해야|하면|해요|하죠|하지|할까)|뭘(?:해|하|도와)|뭐(?:를)?(?:해|하면|도와)|도와줄|도울|해줄수|어떡|어쩌)")),
    ("stay", re.compile(
        r"또맞|맞(?:으셨|았|고있|는소리)|때[리렸려린]|비명|우는소리|울음|소리(?:가)?(?:또|자꾸|계속)*(?:나요|났|들려|들렸)|던지|부수")),
    ("quiet", re.compile(r"(?:지금은|오늘은|이제는?|아까부터)?(?:조용|잠잠|그쳤|멈췄|소리(?:가|는)?(?:안|없)|나갔|잠들)")),
)  # fmt: skip


def asked(text: str) -> str | None:
    """What the one who reports asks or says next: a key under `crisis.<form>` in the wording, or None."""
    plain = compact(text)
    return next((key for key, told in _ASKED if told.search(plain)), None)
