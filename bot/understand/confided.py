"""What somebody cannot tell others, or would not do: 부모님한테는 말 못해요, 경찰엔 신고하기 싫어요 refuse no question of ours."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_WHOM = (
    r"(?:부모님?|엄마|아빠|어머니|아버지|엄빠|가족(?:들)?|식구(?:들)?|집|남편|신랑|아내|와이프|시댁|친정|시어머니|애아빠|회사|사장(?:님)?|학교|담임|선생님?|친구(?:들)?|남친|여친|자식(?:들)?|아들|딸|동네"
    r"|이웃|주변|사람들|남(?:들)?|아무)"
)
_TELLS = r"(?:말|말씀|얘기|이야기|알리|알려|상의|의논|연락|털어놓|고백|손벌|부탁)"
_NOT = (
    r"(?:못[하해할했]|안[했하할]|(?:기|는(?:거|건|게))(?:는|가|도)?(?:너무|좀|정말|죽기보다)?(?:싫|무서|무섭|겁|두려|부끄|창피|어려|힘들|그래|좀)"
    r"|고싶지|수(?:가|는|도)?없|싫)"
)
_KEPT = re.compile(
    rf"{_WHOM}(?:한테|에게|께|보고|에다|에)(?:는|도|만|다)?.{{0,8}}?{_TELLS}[가-힣]{{0,3}}?{_NOT}"
    rf"|{_WHOM}(?:이|가|은|는)?(?:모르게|몰래|알면안)"
)
_UNREPORTED = re.compile(
    r"(?:경찰|112|신고|고소|고발)(?:에|에는|엔|한테|한테는|까지|는|은|를|을|도)?.{0,4}?(?:신고|알리|부르|연락|하)?(?:하)?"
    r"(?:기(?:는|가|도)?(?:너무|좀|정말)?(?:싫|무서|무섭|겁|두려|꺼려|망설|그래|좀)|고싶지|고싶진|ㄹ수(?:가|는)?없|지(?:는)?못|싶지(?:는)?않|못하겠|안할)"
)
_US = re.compile(r"(?:너|당신|여기|기계|챗봇|그쪽|상담원)(?:한테|에게|에|에다)")


def told(text: str) -> str | None:
    """`police`: nothing shall be reported; `others`: somebody must not know; None."""
    plain = compact(text)
    if _US.search(plain):
        return None
    return "police" if _UNREPORTED.search(plain) else "others" if _KEPT.search(plain) else None
