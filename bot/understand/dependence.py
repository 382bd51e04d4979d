"""Who cannot get through the day without somebody's help: 걷지를 못하세요, 누워만 계세요, 밥을 떠먹여 드려요.

The acts are those looked at when a grade of long-term care is given: moving, washing, dressing, eating, the toilet (노인장기요양보험법
시행규칙 별지 제5호서식). Who has no car, a small child in arms or too much to do cannot move in another sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page
from bot.understand.stance import DENIED, IDLE, is_past, stance

_NOT = r"(?:못|몬)"
_ALONE = r"(?:혼자(?:서|서는|선|힘으로는?|는)?|스스로|제\s?(?:힘|손)으로|지\s?힘으로|누가\s?없으면|옆에\s?누가\s?없으면)"
_MOVES = (
    r"(?:움직(?:이|여|임|일|인)|운신|걷|걸(?:으|어|음|을)|걸음(?:을|도)?\s?(?:걷|떼)|거동(?:을|도)?\s?(?=하|해)|일어[나서]|일나|일나시|일어날"
    r"|일어설|앉(?:으|아|지|을|기)|돌아\s?눕|몸(?:을|도)?\s?(?:가누|가눌|추스르|움직)|바깥\s?출입|문\s?밖)"
)
_TENDS = (
    r"(?:씻|목욕|세수|양치|옷(?:을|도)?\s?(?:갈아\s?)?입|입으|밥(?:을|도)?\s?(?:해|차려|챙겨|떠)?\s?(?:먹|드|잡)|드시|드셔|떠\s?먹|떠\s?드|화장실(?:을|도|에|에도)?\s?(?:가|못\s?가|다니)"
    r"|변소|소변|대변|용변|볼일|뒷?처리|약(?:을|도)?\s?(?:챙겨\s?)?(?:먹|드)|살림)"
)
_HARD = (
    r"(?:(?:이|가|도|조차|가\s?너무|도\s?너무|조차도)?\s?(?:영\s|많이\s|아주\s|너무\s|좀\s|점점\s)?"
    r"(?:힘들|힘드|심들|어렵|어려[워우운]|불편|벅[차찬]|불가능|안\s?[돼되됨된]|안되))"
)
_UNABLE = re.compile(
    # 못 걸으세요, 걷지를 못하세요, 걷기가 힘드세요, 걸을 수가 없어요
    rf"{_NOT}\s?{_MOVES}|{_MOVES}(?:지|질|지를|지는|지도|도|시지|시질|시지를|시지도)?\s?(?:잘\s?|통\s?|전혀\s?|아예\s?|거의\s?)?{_NOT}\s?[하해허혀함합한혔했이]"
    rf"|(?:움직이|걷|일어나|앉|돌아눕)기{_HARD}|(?:움직|걷|걸|일어|앉)\S{{0,3}}\s?수(?:가|도|조차)?\s?(?:없|읎)"
    rf"|거동(?:이|을|도|은|조차|하기)?\s?(?:가\s?)?(?:잘\s?|영\s|전혀\s|많이\s|아주\s|너무\s|통\s|점점\s|혼자서?\s)?(?:{_NOT}|안\s?[돼되됨된]|안되|불편|힘[들드]|어려|어렵|불가)"
    rf"|(?:밖에|밖을|바깥에|바깥을|문밖에)(?:를|도)?\s?(?:아예\s|전혀\s|통\s)?{_NOT}\s?나[가오]시"
    rf"|몸(?:을|도)?\s?{_NOT}\s?(?:가누|가눕|가눌|움직|추스)"
    # 혼자 못 씻으세요, 혼자서는 화장실도 못 가요, 혼자 밥을 못 드세요
    rf"|{_ALONE}\s?(?:[^\s.,?!]+\s){{0,2}}?{_NOT}\s?{_TENDS}|{_ALONE}\s?(?:[^\s.,?!]+\s){{0,1}}?{_TENDS}\S{{0,4}}\s?(?:혼자\s?)?(?:{_NOT}|수(?:가|도)?\s?없|힘[들드]|어려)"
    rf"|{_ALONE}\s?(?:[^\s.,?!]+\s){{0,1}}?(?:화장실|변소|뒷간|밥|식사|옷|목욕|세수|약)(?:을|를|도|에|에도|조차)?\s?{_NOT}"
    rf"|(?:옷|밥|식사|세수|양치|화장실|변소)(?:을|를|도|은|는|에|에도)?\s?{_ALONE}\s?(?:은\s|는\s|도\s)?{_NOT}"
    rf"|(?:밥|식사|끼니|반찬|진지)(?:을|를|도|조차)?\s?(?:혼자\s?|잘\s?)?{_NOT}\s?(?:해|차려|채려|챙겨|끓여)\s?(?:드|먹|잡|자)"
    rf"|{_ALONE}\s?(?:할\s?수\s?있는\s?(?:게|것이|일이)|(?:아무\s?것|암것|암\s?것|뭐)(?:도|두)?)\s?(?:하나도\s?)?(?:없|{_NOT}|할\s?수(?:가)?\s?없)"
    rf"|{_ALONE}\s?(?:생활|지내|지낼|사[시실는]|살|일상\s?생활)\S{{0,4}}\s?(?:{_NOT}|수(?:가|는)?\s?없|힘[들드]|어려|불가|안\s?[되돼])"
    rf"|(?:대소변|소변|대변|용변|똥오줌|오줌|똥)(?:을|도|이)?\s?(?:잘\s?|혼자\s?|스스로\s?)?(?:{_NOT}\s?(?:가리|가려|가누|보)|가리(?:지|질)(?:를|도)?\s?{_NOT})"
)
_LIES = re.compile(
    rf"누워만\s?(?:계|지내|있|사|기)|누워서만|(?:몸져|자리에|자리|드러)\s?(?:누[워웠]|누우|보전)|자리\s?보전|자리보존|누워\s?(?:계(?!시는데\s?깨)|지내|사[시세])|누븐|누버\s?(?:계|지|있|만)"
    rf"|와상(?=\s|환자|상태|이|으|에)|병석에|병상에|운신을?\s?{_NOT}|(?:꼼짝|옴짝\s?달싹|꿈쩍)(?:을|도|을\s?아예)?\s?{_NOT}|반신\s?불수|반신(?:이|을)?\s?마비|편마비"
    rf"|(?:왼|오른|한|한쪽|왼쪽|오른쪽)(?:쪽|편)?(?:팔|다리|팔다리|손발|몸|몸뚱이)?(?:을|를|이|은|팔을|다리를)?\s?(?:다\s?|잘\s?|통\s?)?{_NOT}\s?[쓰써쓴씁]"
    rf"|(?:팔다리|손발|다리|수족)(?:을|를)?\s?(?:다\s?|잘\s?|통\s?|아예\s?)?{_NOT}\s?[쓰써쓴씁]|휠체어\s?(?:없으면|없이는|에\s?앉|타[시세고는지]|생활|신세|에\s?의지)"
    rf"|콧줄|위루관|소변줄|욕창"
)
_NURSED = re.compile(
    r"(?:병\s?)?수발(?:을|을\s?다|은|도)?\s?(?:[^\s.,?!]+\s){0,3}?(?:들[어고었려기]|드[는니나네]|하[고는며]|해[요야]|합니)"
    r"|(?:밥|죽|식사)(?:을|를|도)?\s?(?:떠|먹여|멕여|믹여)\s?(?:먹여|먹이|멕여|드려|드리|줘야|주|믹여)"
    r"|(?:대소변|똥오줌|대변|소변|오줌)(?:을|도|까지)?\s?(?:다\s?|제가\s?|내가\s?|일일이\s?)*(?:받[아고는]|치[우워]|갈)"
    r"|기저귀(?:를|도)?\s?(?:다\s?)?(?:차[고]?\s?(?:계|지내)|차[시세셔신심]|찬\s?지|채워\s?드|갈아\s?드|하고\s?(?:계|지내)|하[시세셔])"
    r"|(?:씻겨|씻기고|목욕(?:을)?\s?시켜|옷(?:을|도)?\s?입혀|업어|부축해|일으켜|떠먹여)\s?(?:드[리려렸려립]|야\s?[하되해돼])"
    r"|부축(?:을|해|하지|받|없이|안)"
    r"|(?:하루\s?종일|온종일|종일|24시간|이십사\s?시간|밤낮으로|항상|늘|계속)\s?(?:[^\s.,?!]+\s){0,2}?(?:옆|곁)(?:에|에서)?\s?(?:누가\s?|사람이\s?)?(?:있어|붙어|지켜|지키|붙어\s?있)"
    r"|혼자\s?(?:두|둘|놔두|놔둘|계시게|남겨|내버려)\S{0,3}\s?(?:[^\s.,?!]+\s){0,2}?(?:겁|무서|무섭|위험|불안|못|몬|수(?:가|는)?\s?(?:없|읎)|걱정|안\s?[되돼될]|어려)"
    r"|(?:집에서는?\s?)?(?:더는\s?|더\s?이상\s?|도저히\s?|이제\s?|이제는\s?|계속\s?)?(?:못|몬)\s?(?:모시|모셔|돌보|돌봐|돌볼|보살)"
    r"|(?:모시|돌보|돌봐\s?드리|보살피)(?:기|는\s?게|는게|는\s?것)(?:가|이|도)?\s?(?:너무\s?|많이\s?|점점\s?|이제\s?|참\s?|넘\s?)?(?:힘[들드]|벅|버거|어렵|어려|지[치쳐])"
    r"|(?:돌봐|보살펴|봐|간병해|수발)\s?(?:줄|드릴|주실|들|할)\s?(?:사람|분|이|가족)(?:이|은|도)?\s?(?:아무도\s?|마땅히?\s?|하나도\s?)?(?:없|읎)"
)
"""What somebody else has to do; told of an elder or a spouse only: small children are always nursed."""
_ELDERS = frozenset({"mother", "father", "parent", "grandmother", "grandfather", "spouse", "sibling", "other"})
_YOUNG = re.compile(r"손|조카|동생|애")
_OTHERWISE = re.compile(
    # 차가 없어서, 보일러가 고장 나서
    r"(?:차|자가용|버스|교통편|돈|차비|시간|인터넷|에어컨|보일러|온수|가스|전기|쌀|연탄)(?:이|가|도|은)?\s?(?:없|끊|떨어|모자|고장)\S{0,3}\s?\S{0,2}(?:서|니까?)\s"
    # 애 보느라, 일이 많아서
    r"|(?<![가-힣])(?:일|애|애기|아기|아이|손주|가게|알바|회사|농사|비|눈|추위|더위|바람|코로나|공부|빚|대출|전세금)(?:이|가|도|를|을)?\s?(?:[^\s.,?!]+\s){0,1}?"
    r"(?:때문에|보느라|하느라|느라|와서|오면|많아서|밀려서|바빠서|묶여서?)"
    # 무서워서, 우울해서
    r"|(?:무서|무섭|겁|창피|부끄|눈치|우울|무기력|의욕|귀찮|바빠|바쁘)\S{0,3}(?:\s?없어)?서\s|알람|늦잠|아침에"
    # 아직 못 걸어요, of a baby; 못 나가게 해요, of who is kept
    r"|아직\s?(?:[^\s.,?!]+\s){0,1}?(?:걷|못)|뒤집|기어\s?다|이유식|개월\s?(?:된|인데|이고|아기|애)|돌\s?(?:지났|됐|전)|감시|못\s?나가게|못하게|가둬|가두"
)
"""Reasons of another kind in the same sentence, and babies."""
_SENTENCE_ENDS = re.compile(r"[.!?\n]\s*|(?<=[요다죠유예])\s+")
_OF_THINGS = re.compile(
    r"(?:차|문|기계|컴퓨터|폰|핸드폰|보일러|서랍|택배|바퀴|휠체어|강아지|고양이|개)(?:가|이|는|도)\s?(?:[^\s.,?!]+\s)?$"
)


def read_needs_care(page: Page) -> Iterator[Found]:
    """`needs_care`, once: of whom the words are told, or of whom somebody takes care."""
    for words in (_UNABLE, _LIES, _NURSED):
        for match in words.finditer(page.text):
            start, end = match.span()
            what = stance(page, start, end)
            if what in (IDLE, DENIED) or is_past(page, start, end):
                continue
            if _OF_THINGS.search(page.lead(start)) or _is_otherwise(page, start, end):
                continue
            person = _nursed(page, start, end) if words is _NURSED else None
            if words is _NURSED and person is None:
                continue
            yield Found("needs_care", True, start, end, person=person)
            return


def _is_otherwise(page: Page, start: int, end: int) -> bool:
    """차가 없어서 못 움직여요; 어머니가 못 걸으세요. 돈이 없어요 is two things."""
    begins = max((ends.end() for ends in _SENTENCE_ENDS.finditer(page.text, 0, start)), default=0)
    return _OTHERWISE.search(page.text[begins : page.clause_at(end - 1).end]) is not None


def _nursed(page: Page, start: int, end: int) -> str | None:
    """Whom somebody looks after: who is named nearest, before the words or else after them, if that is no child."""
    named = [m for m in page.mentions if m.person != "self" and m.role not in ("agent", "gone")]
    before = [m for m in named if m.end <= end]
    near = before[-1] if before else named[0] if named else None
    return near.person if near and near.relation in _ELDERS and not _YOUNG.match(near.word) else None
