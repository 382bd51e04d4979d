"""At whom anger is aimed: 알바비 안줌, 동사무소 갔더니 안된다고만 하고 speak of others, not of what was answered here."""

from __future__ import annotations

import re

from bot.korean.plain import compact

MATTER_OF = {"wages": "unpaid_wages", "trade": "small_business"}
"""Topics of what people are angry about elsewhere."""
_NOT_YOU = re.compile(
    r"(?:니|너|네|당신|그쪽|거기|챗봇|니들|상담원|여기|이거)(?:한테|보고)?(?:가|이)?(?:말고|아니고|아니라|한테(?:하는|한)(?:말|소리)(?:이|가)?아니)"
)
_US = re.compile(
    r"대답|답변|답을|답이|안내|챗봇|기계|로봇|인공지능|ai|에이아이|말귀|알아[듣들먹묵]|못알아|딴소리|딴말|딴얘기|엉뚱|똑같은|같은(?:말|소리|얘기|대답)|물어봤|물었잖|물어봐도|묻는|물어보|몇번(?:을|이나)?(?:말|물|얘기)"
    r"|쓸모|쓸데|도움(?:이|도)?(?:하나도|전혀)?안|바보|멍청|엉터리|(?<![가-힣])(?:니가|너는|너(?=뭐)|네가|당신|그쪽|이놈의(?:기계|로봇|앱))|뭔소리|무슨소리|뭔말|무슨말|헛소리|동문서답|제대로(?:좀)?(?:말"
    r"|알려|대답|해)|그만(?:좀)?물"
    r"|내말|제말|말했잖|말했는데|아까(?:도)?말|안알려|설명|이따위|이딴|이게뭐|뭐하는|뭐이런|장난|왜자꾸|느려|느리|오류|화면|글씨"
)
_OTHERS = (
    ("wages", re.compile(
        r"(?:알바비|아르바이트비|월급|임금|급여|일당|퇴직금|시급|주휴|수당|품삯|돈)(?:을|를|도|은|이)?(?:.{0,8})(?:안(?:줌|줘|주|준)|떼[먹였여]|못받|밀[려렸]|깎|늦)|(?:사장|점주|회사"
        r"|업주)(?:님)?(?:이|가|놈이|새끼가)?.{0,10}(?:돈|월급|알바비|임금|퇴직금)"
        r"|수습(?:이라고|기간)|최저(?:임금|시급)|갑질")),
    ("work", re.compile(r"사장|회사|직장|상사|부장|과장|팀장|점주|알바|동료|해고")),
    ("office", re.compile(
        r"동사무소|주민센터|행정복지센터|면사무소|읍사무소|구청|시청|군청|도청|공무원|공단|복지과|담당자|보건소|고용센터|복지센터|직원|은행|병원|보험사|법원|경찰")),
    ("trade", re.compile(r"장사|가게|손님|매출|파리(?:만)?날|영업|식당|사업(?!자등록)|폐업|임대료")),
    ("landlord", re.compile(r"집주인|주인(?:집|이|아줌마|아저씨|놈)|건물주|임대인|세입자|층간|윗집|옆집")),
    ("home", re.compile(
        r"남편|신랑|아내|와이프|마누라|시어머니|시댁|시누|며느리|아들|딸|자식|전남편|동생|형|언니|부모|엄마|아빠|영감|애들"
    )),
    ("country", re.compile(r"나라|정부|대통령|국회|정치|세금|법이|제도|세상|정책|복지(?:가|는)|물가")),
)  # fmt: skip
_ANGER = re.compile(r"ㅅㅂ|시발|씨발|ㅈㄹ|지랄|짜증|열받|화나|화가|답답|최악|별로")


def denied(text: str) -> bool:
    """니 말고 사장이, 당신 말고 장사가: not us, says who was taken for complaining of us."""
    return _NOT_YOU.search(compact(text)) is not None


def matter(text: str) -> str | None:
    """Whom the words are about: a key under `aimed` in the wording, `wages` or `trade`. None: they may well be about us."""
    plain = compact(text)
    denied = _NOT_YOU.search(plain)
    rest = _NOT_YOU.sub("", plain)
    if (_US.search(rest) or blames_us(text)) and not denied:
        return None
    named = next((name for name, told in _OTHERS if told.search(rest)), None)
    if named or denied:
        return named or "any"
    return None if _ANGER.search(rest) or len(rest) < _TELLS else "any"


_BLAMES = re.compile(
    r"(?:네|니|너|당신|챗봇|그쪽|여기|이거)(?:가|이|는|은|말이야|야|말고)*.{0,6}?(?:틀렸|틀린|틀리|거짓말|엉터리|잘못(?:알|말|안내|가르|대답))"
    r"|(?:알려|가르쳐|말해|안내해|안내한|답해|대답해|대답한)(?:준|주신|줬던)?(?:거|것|게|건|대로|말|내용|번호)(?:이|가|은|는|도)?(?:다|전부|모두|또|완전|하나도)?(?:틀|다르|달랐|거짓|엉터리|아니래|아니라고|안맞)"
)


def blames_us(text: str) -> bool:
    """네가 틀렸다고, 지난번에 알려준 거 다 틀렸던데요."""
    return _BLAMES.search(compact(text)) is not None


_TELLS = 8
"""Syllables from which words that name nobody tell of something."""
