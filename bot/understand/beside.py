"""Who is only named beside the one told about: as somebody whose means count, whom children have, or from whom one hides.

Who has gone for good is told here as well, where a day stands in place of where they went: 남편이 두 달 전에 갔어요.
"""

from __future__ import annotations

import re

from bot.understand.left import has_left

_MEANS = re.compile(
    r"(?:의|네)?\s?(?:한\s?달\s|월\s)?(?:소득|재산|월급|수입|벌이|연봉|연금)(?:이?랑\s?재산)?(?:이|을|은|도|까지|까지도|이나)?\s"
    r"?(?:다\s|같이\s|함께\s|전부\s|좀\s|꼭\s)*(?:보(?:나|는(?!데)|냐|니|면|고\s?(?:하|결정|정하))|볼까|봄(?:\?|$|\s)|봐요?\?|봅니까|포함|합산|따[지져집]|계산|반영"
    r"|들어가(?:나|는지|요\?)|영향|잡히|잡[나혀힙]|상관|(?:넘|있|많|높)으?면)"
)
"""부모님 소득도 보나요: of them nothing is told, and nobody asks for them."""
_OF_THEIR_CHILDREN = re.compile(r"(?:애기?|아이|아기|자식|아들|딸)(?:들)?(?:이|가|은|는|도)\s(?:매일\s|자꾸\s|가끔\s|지금\s)?$")
_NO_SUBJECT = re.compile(r"(?!\s?(?:가|이|는|은|도|께서|께|님)(?:\s|$))")
"""아이들이 아빠 면회 갈 때: the father of those children, not the speaker's."""
_LEAVE = re.compile(r"육아|출산|임신|휴직|휴가|돌봄")
_ANY_PARENT = re.compile(r"(?:도|만|가|는)?\s?(?:되[나는죠지]|돼|됨|쓸\s?수|써도|받을\s?수|받나|가능|해당|신청)")
"""육아휴직 아빠도 되죠: any father."""
_HIDDEN_FROM = re.compile(
    r"(?:이|가|은|는|한테|에게|께서)?\s(?:[^\s.,?!]+\s){0,3}?(?:(?:못\s?(?:찾|오|알|따라|들어|건드|데려)[^\s.,?!]{0,3}"
    r"|(?:찾|알|오|보|따라오|들어오)지\s?(?:못|않)[^\s.,?!]{0,2})게(?=\s|$)|(?:접근|연락)(?:을|도)?\s?(?:금지|못|막))"
)
"""남편이 주소를 못 찾게 하려면."""
_GIVES_NOW_AND_THEN = re.compile(
    r"(?:들|님)?(?:이|가|은|는|도|께서)\s(?:(?:가끔|가끔씩|종종|이따금|어쩌다|한\s?번씩|조금|조금씩|때때로|매달|다달이|용돈|용돈을|용돈도|생활비|생활비를|돈|돈을)\s)+"
    r"(?:줘|주[고시세셔는네지](?!\S*나)|준다|준\s|줍|보태|보내|부쳐|도와)"
)
"""엄마가 가끔 줘요."""
_UNDER_ONES_ROOF = re.compile(
    r"\s?집(?:에|으로)\s?(?:잠깐\s?|잠시\s?|지금\s?)?(?:와\s?계[시세신셔]|와\s?있"
    r"|올라[와오]|내려[와오]|오[셔시]|모셔\s?[왔와]|모시고\s?[왔와])"
)
"""우리 집에 와 계신데: told of who stays there."""
_DAY = (
    r"(?:(?:작년|재작년|올해?|지난|이번|저번)\S{0,3}\s?|(?:[\d일이삼사오육칠팔구십]{1,3}|한|두|세|네|몇|석|넉|다섯|여섯|일곱)?\s?(?:주일?|달|년|개월|해|일)\s?전에?\s?"
    r"|(?:초)?(?:봄|여름|가을|겨울|설|추석|연말|연초)(?:에|쯤)?\s?|(?:(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)[가-힣]{0,2}|\d\d|[이삼사오육칠팔구]십[일이삼사오육칠팔구]?)\s?[살세]?에\s"
    r"|(?:며칠|얼마|한참|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|스무날|달포|일주일)\s?전에?\s?|먼저\s?|일찍\s?)"
)
WENT = (
    rf"(?:이|가|은|는|께서|도)?\s?{_DAY}{{1,3}}(?:돌아갔|갔(?=[어습다네지는고소]|$)(?!다[가오와])(?!\S{{0,4}}\s\S{{1,5}}(?:에|로)[\s.!?]*$)|가(?:셨|시[고더]|신\s)|가고\s?(?:나|없))"
    rf"|(?:이|가|은|는|께서)\s돌아갔[어습]"
    rf"|(?:이|가|은|는|도|께서)?\s?{_DAY}{{0,3}}(?:갑자기\s)?(?:심장\s?마비|심근\s?경색|[가-힣]{{0,3}}암|뇌출혈|뇌졸중|중풍|폐렴|패혈증|코로나|(?:교통\s?|산재\s?)?사고|지병|과로|노환)"
    r"(?:으로|로)\s(?:갑자기\s|먼저\s|그만\s|일찍\s)*(?:갔(?=[어습다네지는고])(?!다[가오와])|가셨|가버|가부|가뿌|떠났|떠나셨)"
)
"""Pattern of what follows the word for one who died, as the old and those who learn Korean say it."""
_WENT = re.compile(WENT)
_COUNTED_BEFORE = re.compile(r"(?:애기?|아이|자녀|자식|아들|딸)(?:들)?\s?(?:하나|둘|셋|넷|다섯|\d\s?명?|[한두세네]\s?명)\s?[,·]\s?$")
_ENDS_THE_LIST = re.compile(r"\s?(?:이?랑\s(?:저|나)|이?요|있음|있어요?)?\s*(?:[.,!~]|$)")
"""41살. 애 둘, 아내: a list of the household, and the age before it the speaker's."""
_FAR_OR_BUSY = re.compile(
    r"(?:가|는|도|이|희는)?\s(?:[^\s.,]+\s){0,3}?[^\s.,]*"
    r"(?:직장|회사|다니|다녀|댕기|댕겨|일하|일해|일[을이도]|근무|출근|교대|맞벌이|바빠|바쁘|살|있|떨어져|지내|멀)[^\s.,]*\s(?:[^\s.,]+\s){0,4}?"
    r"(?:(?:못|몬)\s?(?:가|내려|올라|들르|들러|들여다|찾아|뵙|뵈|봬|챙|돌|봐|모시|오)"
    r"|(?:가|내려가|들르|찾아뵙|찾아가|들여다보|챙기|챙겨\s?드리|돌보|돌봐\s?드리|모시)기(?:가|도)?\s?(?:힘|어려|벅|쉽지)"
    r"|(?:한\s?달|두\s?달|일\s?년|일주일)에\s한\s?(?:번|두\s?번)\S*\s(?:밖에\s)?(?:못|가|내려|뵙))"
)
"""저는 서울에서 직장 다녀서 자주 못 내려가요: why nobody is with whom it is about."""
_PLACE = re.compile(
    r"(?:네|의)?\s?(?:작은\s|좁은\s)?(?:자취방|자취집|원룸|투룸|오피스텔|고시원|고시텔|월세방|단칸방|하숙집|숙소|가게|식당|회사|방|집)"
    r"(?:에서?\s|에$|인데|이에요|예요|이요|이고(?=\s)|입니다|임(?=[\s.,]|$)|이라)(?!(?:\S+\s)?혼자)"
)
"""친구 자취방인데: where the speaker stays, and nothing of the friend."""
_CONSENT = re.compile(r"(?:님)?(?:의)?\s?(?:동의|허락|서명|보증)(?=[가이을를은는도\s없?]|$)")
"""미성년자라 부모 동의 있어야 하나요: nothing is told of them."""
_INSTEAD_OF = re.compile(
    r"(?:님)?(?:이|가|은|는|도|께서)\s(?:[^\s.,?!]+\s){0,2}?(?:바빠|바쁘|일하|일해|일\s?나가|직장|시간|못\s?[가오])[^\s.,?!]*\s(?:[^\s.,?!]+\s)?(?:제가|내가)\s(?:[^\s.,?!]+\s)?(?:대신|가도|가서|신청)"
)
"""엄마가 바빠서 내가 대신 신청해도 돼?"""
_HOSTS = ("other", "sibling", "child")
_NOT_SPOKEN_OF = re.compile(
    r"(?:님)?\s?(?:얘기|이야기|말)(?:는|은|을|를|도)?\s?(?:(?:한|꺼낸|했던)\s?(?:적|기억)(?:이|은|도)?\s?(?:없|읎)|안\s?(?:했|꺼냈|혔)|하지\s?(?:도\s)?않|꺼내지)"
    r"|(?:님)?(?:이|가|은|는|께서)?\s?[^.?!]{1,14}?(?:이?라는|다는)\s?(?:건|게|것은|말은)\s(?:그게\s)?(?:무슨|뭔)"
    r"|(?:님)?(?:이|가|은|는)?\s?[^.?!]{1,14}?이?라니(?:요)?\s(?:그게\s)?(?:무슨|뭔)"
)
"""나는 부모님 얘기 한 적 없는데요, 배우자가 2인 가구라는 건 무슨 말이에요: taken up from what was answered."""
_EXPECTS = re.compile(r"\s?(?:지금\s|현재\s|또\s)?(?:임신(?!\s?시)|만삭|출산\s?(?:예정|앞|(?:이\s)?(?:한|두|세|\d{1,2})\s?(?:달|주|개월)))")
"""와이프 임신 5개월이고: told of her; 아이 임신 is told of who expects it."""
_MAY_EXPECT = ("spouse", "sibling", "other")
_MAY_DIE = ("spouse", "mother", "father", "parent", "grandmother", "grandfather")


def role_beside(text: str, person: str, start: int, end: int) -> str | None:
    """`gone`, `agent`, `rejected` or `company` for one of whom these words tell nothing, `subject` where they surely tell; else None."""
    relation = person.partition(":")[0]
    if person == "self" and text[start:end] not in ("제", "내") and _FAR_OR_BUSY.match(text, end):
        return "agent"
    if person != "self" and _NOT_SPOKEN_OF.match(text, end):
        return "rejected"
    if person != "self" and (_CONSENT.match(text, end) or _INSTEAD_OF.match(text, end)):
        return "company"
    if relation in _MAY_EXPECT and _EXPECTS.match(text, end):
        return "subject"
    if relation in _HOSTS and _PLACE.match(text, end):
        return "company"
    if (relation in _MAY_DIE and _WENT.match(text, end)) or has_left(text, person, start, end):
        return "gone"
    if person == "self" and _UNDER_ONES_ROOF.match(text, end):
        return "company"
    if _GIVES_NOW_AND_THEN.match(text, end):
        return "agent"
    if _MEANS.match(text, end) or _HIDDEN_FROM.match(text, end):
        return "company"
    if relation == "spouse" and _COUNTED_BEFORE.search(text[:start]) and _ENDS_THE_LIST.match(text, end):
        return "company"
    theirs = person in ("mother", "father") and _OF_THEIR_CHILDREN.search(text[:start]) and _NO_SUBJECT.match(text, end)
    return "company" if theirs else None


def is_any_parent(text: str, person: str, end: int) -> bool:
    """Of `text` with the names of benefits in it: 육아휴직 아빠도 되죠?"""
    return person in ("mother", "father") and _ANY_PARENT.match(text, end) is not None and _LEAVE.search(text) is not None
