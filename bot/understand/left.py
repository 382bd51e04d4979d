"""Who has left for good or is heard of no more: 마누라는 집 나간 지 20년 됐어, 아들은 연락도 없고, 남편은 5년 전에 이혼했고.

Nothing more is told of them, and what comes next is of who is left behind.
"""

from __future__ import annotations

import re

_WHO = r"(?:놈|님|들|네)?(?:이|가|은|는|도|께서|하고는|이?랑은)?\s"
_WORDS = r"(?:(?!저는|나는|제가|내가|난|전)[^\s.,?!]+\s){0,3}?"
_UNHEARD_OF = re.compile(
    rf"{_WHO}{_WORDS}(?:연락(?:이|도|은|조차)?\s?(?:다\s?|아예\s?|통\s?)?(?:끊|안|없|두절)|소식(?:이|도|은|조차)?\s?(?:없|끊|몰라|모르|모린|모립)"
    r"|(?:인연|연|의)(?:을|도)?\s?끊|(?:어디|어데)\s?(?:사는지|있는지|사는가|갔는지|로\s?갔는지|가\s?있는지)(?:도|조차|를|는)?\s?(?:몰라|모르|모린|모립)"
    r"|(?:생사|행방)(?:도|를|조차)?\s?(?:몰라|모르|불명)|행방불명|실종|안\s?보고\s?(?:산|살)|남남(?:이|처럼|으로))"
)
_LEFT = re.compile(
    rf"{_WHO}{_WORDS}(?:튀었|튀고|튀어\s?버|튄\s?지|내뺐|내빼|야반도주|도망|줄행랑|잠수(?:를)?\s?[타탔]|집(?:을|에서)?\s?나간(?=\s?지|\s|다)"
    r"|살림(?:을)?\s?차[려렸]|바람(?:이)?\s?나(?:서|가)\s?(?:나|집|도망|이혼)"
    r"|(?:감방|깜빵|징역|구치소|형무소|빵)(?:에|을)?\s?(?:있|갔|가\s?있|살|들어가|계))"
)
_LEFT_THEM = re.compile(rf"{_WHO}{_WORDS}(?:버리고|두고|놔두고|떼어\s?놓고)\s?(?:갔|가\s?[버부뿌]|가불|나갔|나가\s?[버부뿌]|떠났)")
_WALKED_OUT = re.compile(
    r"(?:놈|님)?(?:이|가|은|는|도)?\s(?:그만\s)?나(?:가서|가고|갔(?:고|어|는데|지|네|습)|가\s?[버부뿌]|가불)"
    r"(?!\S*\s?(?:살|사[는시]|일|벌|돈|놀|있|장사|밭|들에))"
)
_PARTED = re.compile(
    rf"{_WHO}(?:\S+\s){{0,2}}?(?:이혼(?:했|하고(?!\s?싶)|한\s?지)|갈라섰|갈라선\s?지|헤어졌|헤어진\s?지|별거(?:\s?중|한|하고))"
)
_MAY_LEAVE = ("spouse", "child", "sibling", "other")


def has_left(text: str, person: str, start: int, end: int) -> bool:
    """Whether what follows the word for `person` at `start` to `end` of `text` says so. Parents who cannot be reached are worried about."""
    relation = person.partition(":")[0]
    if relation == "spouse" and _PARTED.match(text, end):
        return True
    wed = relation == "spouse" or text[start:end] in ("며느리", "사위")
    walked = wed and (_WALKED_OUT.match(text, end) or _LEFT_THEM.match(text, end))
    return relation in _MAY_LEAVE and bool(walked or _UNHEARD_OF.match(text, end) or _LEFT.match(text, end))
