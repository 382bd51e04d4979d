"""오늘 112에 신고했어요, 경찰이 다녀갔어요: the police know already, and what comes after it is asked."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_WHEN = (
    r"(?:이미|벌써|방금|아까|오늘|어제|어젯밤에?|그저께|다|제가|저는|저희가"
    r"|남편이|엄마가|딸이|아들이|친구가|언니가|이웃이|옆집에서|네|예|응)*"
)
_DID = (
    r"(?:신고|연락|전화)(?:는|를|도)?(?:이미|벌써|다|방금)*"
    r"(?:했(?:어[요유]?|습니다|다|지요?|는데[요]?|고요?|거든요?|음)|해(?:[놨놓뒀]|줬|주셨)(?:어요?|습니다|는데요?|고요?)|하고(?:왔|나왔|오는))"
)
_DONE = re.compile(
    rf"^{_WHEN}{_DID}|(?:112|119|1366|경찰(?:서)?|파출소|지구대)(?:에|에다|에다가|로|한테)?{_WHEN}{_DID}"
    r"|(?:경찰(?:이|관이|관들이|차가|분이|분들이|아저씨가)?|112에서)"
    r"(?:이미|벌써|방금|아까|오늘|어제)*(?:집에|우리집에)?(?:다녀[갔가]|왔다[갔가]|와서(?:조사|데려|보고)|나왔다[갔가])[가-힣]{0,5}"
)
_NOT_OF_HARM = re.compile(r"부정\s?수급|분실|출생|사망|혼인|폐업|개업|전입|퇴사|실종|민원|소음|연말정산|소득\s?신고|세금|종합소득")
_NOT_OVER = re.compile(
    r"또|다시|계속|자꾸|안(?:와|왔|오|받|해줘|도와)|못(?:와|왔)|풀려|보복|무서|겁나|찾아[와왔오]|까봐"
    r"|신고(?:를)?(?:하면|했다가|했더니|할까|해야)"
)
_WHAT_NOW = re.compile(
    r"(?:이제|인제|그(?:러|다음|담)?(?:엔|에는|에|은)?|그럼|그러면|다음(?:엔|에는|은)?|앞으로|저는|전|뭐|뭘|무엇을|무슨|어떻게|어떡|어째|우째|도움|하면|해야|하나|되나|할까|될까|하지|하죠"
    r"|[하되돼]|요|나|죠|지|까|을|를|좀|는지|모르겠어|걸|거|받을수있|있어|했|했어)*"
)


def reported(text: str) -> bool:
    """Is it told that the police or another such number was called, and nothing of danger that goes on?"""
    plain = compact(text)
    return bool(_DONE.search(plain)) and not _NOT_OVER.search(plain) and not _NOT_OF_HARM.search(text)


def says_nothing_else(text: str) -> bool:
    """오늘 112에 신고했어요 이제 뭐 해야 돼요: no more than that, and what to do now."""
    return _WHAT_NOW.fullmatch(_DONE.sub("", compact(text))) is not None
