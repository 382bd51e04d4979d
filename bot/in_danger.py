"""What is asked while a danger at home is open: where to go, what the police do."""

from __future__ import annotations

import re

from bot.first_aid import ALONG, AT_HOME

_WHERE = re.compile(
    r"어디(?:로|에|다|서)?\s?(?:[가-힣]{1,4}\s)?(?:가|피|도망|숨|자|지내|있)|(?:갈|잘|피할|지낼|숨을|도망갈|있을)\s?(?:데|곳)|쉼터|피난처|보호소|보호\s?시설"
    r"|(?:집|여기)(?:에서|을)?\s?(?:좀\s?)?(?:나오고|나가고|나올|나갈|나가야|나와야|도망|빠져나)|(?:어디로|어디)\s?(?:데려|모셔|보내)"
)
_ASKS = re.compile(r"[?？]|나요|까요?|되나|돼요?|어디|어떡|어떻|우째|있어|있나|없나|싶|해야|알려")
_POLICE = re.compile(
    r"(?:경찰|112|신고)(?:을|를|에|에다|서|한테)?\s?(?:좀\s?)?(?:부르|불러|신고|오|전화|하|해)?[가-힣]{0,4}(?:면|믄|도|서)?\s?.{0,8}(?:어떻|어떡|어찌|우째|뭐|무슨|되나"
    r"|돼요?|될까|해도|잡혀|잡아|처벌|감옥|벌금|와요|오나|쫓아|떼어|도와)"
)
_BY_TEXT = re.compile(
    r"(?:문자|카톡|카카오톡|채팅|톡|글)(?:으로|로)(?:는|도|만)?\s?(?:[가-힣0-9]{1,5}\s){0,2}?(?:안\s?[되돼될]|[되돼될]|가능|신고|보내(?:도|면|볼|야)|할\s?수|하는\s?(?:법|방법))"
    r"|(?:전화|통화)(?:는|를|도|가|하면)?\s?(?:소리|[가-힣]{0,4}\s?못\s?(?:하|해|걸)|할\s?수(?:가|도)?\s?없|걸\s?수(?:가|도)?\s?없|하기\s?(?:힘들|어려|무서|겁))"
    r"|(?:소리|말)\s?(?:안\s?내고|없이|안\s?하고)\s?.{0,6}신고|들키지\s?않(?:게|고)\s?.{0,6}(?:신고|전화)"
)
_SECRET = re.compile(
    r"알려[지져질]|소문|비밀|(?:부모|엄마|아빠|가족|남편|학교|회사|동네|담임|선생님?|집)(?:에|에도|한테|한테도|에게|이|가|도|들이)?\s?(?:연락|말|통보|다\s)?\s?(?:가나|가요|하나|알게|알까|알아|아나)"
    r"|신고(?:하면|했다가|해서|한\s?(?:게|거|줄|사람)).{0,18}(?:구박|해코지|보복|알(?:게|까|아|려|면)|들[키킬통]|눈치|(?:더|또)\s?(?:맞|때|심|힘들|괴롭))"
)
_KEPT_FROM = {"child_abuse": "child", "elder_abuse": "elder", "sexual_violence": "sexual", "domestic_violence": "home"}
_KEYS = {"domestic_violence": "home", "child_abuse": "child", "sexual_violence": "home", "elder_abuse": "elder"}


def asked(text: str, kind: str, minor: bool, shape: str | None = None) -> str | None:
    """The sentence under `crisis.` that answers, or None. `minor`: who asks is no grown-up. `shape`: form of the danger."""
    if kind not in AT_HOME and shape not in ALONG:
        return None
    if kind in AT_HOME and _BY_TEXT.search(text):
        return "asked.text"
    if kind in AT_HOME and _SECRET.search(text):
        own = minor and kind in ("child_abuse", "domestic_violence")
        return f"asked.secret.{'own' if own else _KEPT_FROM[kind]}"
    if _POLICE.search(text):
        return "asked.police"
    if _WHERE.search(text) and _ASKS.search(text):
        return f"asked.where.{'own' if minor else _KEYS.get(kind, 'home')}"
    return None
