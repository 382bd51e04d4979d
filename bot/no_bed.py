"""Who has nowhere to sleep, or is being put out: where to stay comes first, and no list of allowances."""

from __future__ import annotations

import re

from bot.context import SELF, Context
from bot.korean.plain import compact
from bot.understand.result import Understanding

_PLACE = r"(?:데|곳|집)(?:가|이|도|은|는|를|을|라도)?"
_PUT_OUT = (
    r"나가라(?!앉)|나가래|나가란|나가라[고는니네]|내쫓|쫓겨|쫓아내|비워달|방빼|퇴거|길에나앉|길거리|길바닥|강제집행|명도|짐(?:을)?(?:다)?(?:들어[내낸]|빼|내놓)|안나가면|나가야(?:되|돼|하|해|할)(?!나요|나$|는지|는가|는거예요|는겁니까|합니까|는교)|나가게(?:생|됐|되)"
)
_NOWHERE = (
    rf"(?:갈|잘|지낼|살|머물|있을|누울){_PLACE}(?:하나)?(?:아무데도|당장)?(?:없|읎|업[서어스])|당장|오늘|지금(?:바로|나가)|내일(?:까지)?|나앉게|길바닥에|노숙"
    r"|어디(?:로|에|서|다)?(?:가야|가요|갑니까|가나|가지|가죠|갈까|가노|자야|자요|자나|살아|지내|있어야)|(?:이번|다음)(?:주|달)(?:말)?까지|이달말"
)
_TONIGHT = (
    rf"(?:오늘|당장|지금|이밤에|밤에|내일)(?:부터|밤|밤에|저녁|저녁에|하룻밤|하루만|하루)*(?:애랑|아이랑|아기랑|애기랑|애들이랑|애하고|어디|우리|혼자|당장|바로)*(?:잘|갈|지낼|재워줄|묵을|있을)(?:수있는|만한)?{_PLACE}(?:요|$|없|읎|있|좀|어디|필요|찾|구)"
    r"|(?:오늘|당장|이밤에)(?:밤|밤에|저녁)?(?:어디서|어데서|어디에서|어디)(?:자|잡|지내|재우)"
)
_BARE = re.compile(rf"(?:잘|지낼|머물|누울|살){_PLACE}(?:하나|당장)?(?:없|읎|업[서어스])|갈{_PLACE}(?:하나|아무데도)?(?:없|읎|업[서어스])")
_SLEEPS = re.compile(
    r"(?:찜질방|사우나|피씨방|피시방|pc방|만화방|만화카페|차안|차|공원|지하철역|서울역|터미널|화장실|비닐하우스|여관|여인숙|모텔|병원대기실|길)(?:에서|에)(?:지금|계속|며칠째|하루하루)*(?:있|자|잤|지내|생활|버티|머물)"
    r"|노숙(?:하|중|해|한지|생활)"
)
_NOT_MEANT = re.compile(
    r"학교(?:가|를)?(?:끝나|마치|파하)|방과후|하교|낮에|방학|주말|심심|놀러|구경|데이트|여행|맡길|주차|운동할|회사에서나가|직장에서나가|사장(?:이|님이)?나가|알바|용역|해고|그만두라|학교에서나가|병원(?:에서)?나가|요양원(?:에서)?나가|묘|납골|강아지|고양이"
    r"|작년|예전|옛날|시설(?:에서)?나가|시설나가|보육원|(?:애|아이|아기)?(?:를|를좀)?맡|다탔|다타서|전소|이재민|불(?:이)?(?:났|나서)"
)
_OTHERS = re.compile(
    r"(?:형|형님|누나|오빠|언니|동생|삼촌|아저씨|친구|아들|딸|아버지|어머니|아빠|엄마|조카|이웃|지인|남자|사람|분)(?:이|가|께서|은|는|님이)"
)
_LANDLORD = re.compile(r"집주인|주인(?:이|집|아줌마|아저씨)|임대인|건물주|월세|전세|밀[려렸린]|명도|강제집행|경매|퇴거명령|재개발")
_ROOM = re.compile(r"고시원|고시텔|쪽방|달방|여관|여인숙|찜질방|모텔")
"""Where no court is asked before somebody is put out."""
_A_HOME = re.compile(r"살집|집지원|살데|임대|엘에이치|lh|주택|지원", re.IGNORECASE)
"""What who was cheated of a deposit asks of the help for just that."""
_RELEASED = re.compile(r"교도소|출소|구치소|감옥|징역|형기|전과|수감|빵에서")
_CHILD = re.compile(
    r"애기|아기|아이|애(?:랑|를|들|도|하고|둘|셋|하나)|갓난|신생아|임신|만삭|딸(?:이랑|하고|아이)|아들(?:이랑|하고)|모자|어린것"
)
_UNLAWFUL = re.compile(
    r"(?:강제로|집주인(?:이|은)?|주인(?:이)?|맘대로|마음대로|억지로|함부로).{0,8}(?:짐|문|열쇠|비번|비밀번호|도어락|자물쇠|전기|수도|쫓).{0,12}(?:불법|되나|돼|될까|해도|맞나|신고|괜찮)"
)
_SAID = re.compile(r"(?:갈|잘) 곳이 없(?:다고|어요)|살 집이 없어요")
_REFUSED = re.compile(r"전과|출소|교도소|안받아(?:주|줄)|받아(?:주나|줘요|줄까|주는)")


def key(text: str, read: Understanding, context: Context, at_home: bool) -> str | None:
    """The sentence under `crisis.` for somebody without a bed, or None. `at_home`: they fled violence."""
    plain = compact(text)
    if _was_said(context) and _REFUSED.search(plain) and not read.benefits:
        return "nowhere.released_again"
    if _UNLAWFUL.search(plain) and not read.benefits:
        return "nowhere.evicted"
    if _NOT_MEANT.search(plain) or not _has_none(plain, read) or (context.topic == "jeonse_fraud" and _A_HOME.search(plain)):
        return None
    if at_home:
        return "asked.where.home"
    if _OTHERS.search(plain) and _SLEEPS.search(plain) and not re.search(r"제가|저는|저희|우리", plain):
        return "nowhere.other"
    if _with_child(plain, context):
        foreign = any(said.fact in ("foreign_national", "multicultural") and said.value for said in read.said)
        facts = context.someone(SELF).facts
        known = any(name in facts and facts[name].value for name in ("foreign_national", "multicultural"))
        return "nowhere.child_foreign" if foreign or known else "nowhere.child_evicted" if _LANDLORD.search(plain) else "nowhere.child"
    if _RELEASED.search(plain):
        return "nowhere.released"
    return "nowhere.evicted" if _LANDLORD.search(plain) and not _ROOM.search(plain) else "nowhere.any"


def _has_none(plain: str, read: Understanding) -> bool:
    if re.search(_TONIGHT, plain) or (re.search(_PUT_OUT, plain) and re.search(_NOWHERE, plain)):
        return True
    if _SLEEPS.search(plain) and (_BARE.search(plain) or "노숙" in plain):
        return True
    without = any(said.fact == "housing" and said.value == "none" for said in read.said)
    return bool(_BARE.search(plain)) and without or ("나가래" in plain and _CHILD.search(plain) is not None)


def _with_child(plain: str, context: Context) -> bool:
    facts = context.someone(SELF).facts
    known = any(name in facts and facts[name].value for name in ("child_ages_months", "children", "pregnant"))
    return known or _CHILD.search(plain) is not None


def _was_said(context: Context) -> bool:
    return any(_SAID.search(str(node["text"])) for node in context.last)
