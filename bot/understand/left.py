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
GONE = re.compile(
    r"^(?:님|께서)?(?:이|가|은|는|도|을|를|께서|마저|까지)?\s?(?:(?!부모|시?어머니|시?아버지|시부모|친정|장모|장인|영감|집사람|마누라|신랑|와이프|남편|아내|엄마|아빠|할머니|할아버지|형"
    r"|누나|동생)\S+\s){0,3}?(?:돌아가[셨시신셔심]|떠나(?!기)|떠났|떠난|죽(?!겠|을|어도|고\s?(?:싶|나(?!서|니))|자|재|이[려고는겠]|으[려러]|는다고|는대|여)|사망|세상을|세상\s?[떠떴뜨뜬]"
    r"|(?:년|해)\s?전에\s?(?:집(?:을)?\s?)?나[갔가](?:어|고|서|버|부|뿌|네|지|당)|별세|작고|하늘나라|여의|여읜|여읬|소천|보내드|먼저\s?(?:가|갔|보[내냈낸]|떠)|하늘로\s?보[내냈낸]|저세상|살았을\s?(?:적|때)|살아\s?(?:있|계)[을실셨]|생전|장례|사십구|49\s?재|삼우|상(?:을)?\s?(?:당[했하한해](?!히)"
    r"|치[르렀른러]|중(?=[이에]))|발인|초상"
    r"|(?:작년에?|재작년에?|올해|올봄에?|지난[달해]에?|먼저|일찍|그만)\s?가(?:(?<=[년해]에\s가)고(?=\s)|불고|부[렀러]|뿌[고렀]|뿟|\s?버[렸리려])|가출"
    r"|집(?:을)?\s?나[가갔](?!셔)|안\s?계[시세신셔]|구속|수감|감옥|교도소|도망|잠적|연락\s?두절|연락(?:이|도|은)?\s?(?:끊|안))|(?:이|가|께서|은|는"
    r"|도)?\s?가(?:시고|신\s?지"
    r"|신\s?후|신\s?뒤)|(?:을|를)\s?(?:\S+\s){0,2}?잃|(?:을|를)?\s?(?:먼저\s?)?(?:보낸\s?지\s|보내고(?!\s?(?:있|싶)))|(?:이?랑|하고|과"
    r"|와)?\s?(?:이혼|헤어|별거|사별|갈라)|(?:이|가|은|는)?\s?(?:이혼하고\s?(?:나)?갔|집(?:을)?\s?나갔|가고\s?(?:나서|나니|없)|(?:이|가|도)?\s?간\s?(?:지\s|뒤|후))"
)
"""Pattern of what follows the word for one who is dead or away for good."""
PARTED = re.compile(r"(?:이|가|은|는|께서|두\s?분)*\s?(?:\S{1,6}\s)?(?:이혼|별거|헤어지|헤어져|헤어졌|갈라[서섰])")
"""부모님이 이혼하셔서 아빠랑 살아요: the two of them are no household."""
LATE = re.compile(r"(?:죽은|돌아가신|돌아간|세상\s?[뜬떠난]{1,2}|작고하신|사별한|이혼한|헤어진|먼저\s?간)\s?(?:우리\s|제\s|저희\s)?$"
    r"|(?:(?<![가-힣])|(?<=[을를은는이가]))전$")
"""죽은 남편, 전남편: nobody asks about them."""
MISSED = re.compile(r"(?:이|가|은|는|도)?\s?(?:너무|참|많이|자꾸|무척|정말|더)?\s?(?:그립|그리[워운]|보고\s?싶|보고파)")
MISSED_BEFORE = re.compile(r"(?:그립\S{0,4}|그리[워운]\S{0,3}|보고\s?[싶파]\S{0,4})[\s,.!~]*(?:우리|울|내|제|저희)?\s?$")
"""그립네요 우리 영감: who is longed for is not who is asked about."""
_MAY_LEAVE = ("spouse", "child", "sibling", "other")


def has_left(text: str, person: str, start: int, end: int) -> bool:
    """Whether what follows the word for `person` at `start` to `end` of `text` says so. Parents who cannot be reached are worried about."""
    relation = person.partition(":")[0]
    if relation == "spouse" and _PARTED.match(text, end):
        return True
    wed = relation == "spouse" or text[start:end] in ("며느리", "사위")
    walked = wed and (_WALKED_OUT.match(text, end) or _LEFT_THEM.match(text, end))
    return relation in _MAY_LEAVE and bool(walked or _UNHEARD_OF.match(text, end) or _LEFT.match(text, end))
