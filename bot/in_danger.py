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
_KEYS = {"domestic_violence": "home", "child_abuse": "child", "sexual_violence": "home", "elder_abuse": "elder"}


def asked(text: str, kind: str, minor: bool, shape: str | None = None) -> str | None:
    """The sentence under `crisis.` that answers, or None. `minor`: who asks is no grown-up. `shape`: form of the danger."""
    if kind not in AT_HOME and shape not in ALONG:
        return None
    if _POLICE.search(text):
        return "asked.police"
    if _WHERE.search(text) and _ASKS.search(text):
        return f"asked.where.{'own' if minor else _KEYS.get(kind, 'home')}"
    return None
