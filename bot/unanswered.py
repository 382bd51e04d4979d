"""Questions that no answer of ours fits: it is said so, with whom to ask, rather than answering what was not asked."""

from __future__ import annotations

import re

from bot.facts_alone import tells_alone
from bot.korean.plain import compact
from bot.understand.asking import asks_for_all, asks_openly
from bot.understand.result import Understanding, beside

_ASKS = re.compile(
    r"(?:(?<![\s하])나요?|(?<=[^\s하]하)나요?|까요?|는지요?|니까|[슴음임됨남함옴감]까|니꺼|는교|능교|인교|당가|는가요?|은가요?|던가요?|을랑가|남유|쥬|수과|쑤과|냐|냐고요?|냐구요?|다던데요?|라던데요?|다면서요?|다며"
    r"|(?<=[받주되하])지(?:요)?|맞지|(?<![안못])(?<![안못]\s)돼)\s*[?？.!~ㅠㅜㅋㅎ]*$"
    r"|[?？]|(?:되나요|되나여|되냐|될까요|(?<![안못])(?<![안못]\s)돼요|됩니까)(?=\s|$)"
    r"|(?:어디|언제|얼마(?!\s?안)|며칠|몇|누가|누구|왜)(?![가-힣]*(?:든|라도|도\s|더라))"
)
_NO_MORE_THAN_HELP = re.compile(
    r"(?<![가-힣])(?:뭐|뭣|머|무엇|뭘|무슨|어떤|무신|뭔)[^.?!]{0,14}(?:있|읎|없|나오|나와|나올|받|타|주|준|줄|줍|도와|도울|해당|신청)[^.?!]{0,10}[.?!~\s]*$|(?:어떡|어떻게\s?(?:해야|하면|하죠|하나|살|하지|합니까|해요)|우[짜째찌]|우예|어[쩌째찌짜]|워[쩌찌]|막막|뭐\s?(?:해야|하면|부터)|뭘\s?(?:해야|하면)|어케|방법(?:이|은)?\s?(?:없|있)"
    r"|도와\s?(?:줄|주실)|도움|받을\s?(?:수|거|것|게)\s?(?:가|이|좀|뭐)?\s?(?:있|없)|해당(?:되|하)|(?:나오는|나올|탈)\s?(?:거|것|게)\s?(?:가|이|좀)?\s?(?:있|없)"
    r"|왜\s?이(?:렇게|래|리)|살\s?수가)[가-힣\s]{0,10}[?？.!~ㅠㅜ\s]*$"
)
_SENTENCES = re.compile(r"(?<=[?？!.…])\s+|(?<=[?？])(?![?？])")
_TELLS = re.compile(
    r"(?:다|라)(?:니까|니까는|니께|니깐|고|구)요?\s*[.!~]*$"
    r"|(?:다|았|었|했|였|네|거)\s?(?:아입니[꺼까]|아이가|아잉교|아이[가겠]|아니겠\S*|아니유|안\s?(?:그래요|그렇습니까|글나|카나))[?？.!~\s]*$"
    r"|(?:[십백천만원살세]|\d)\s?(?:쯤|정도|은|는|도|이|가|남짓)?\s?돼요?\s*[.!~]*$"
    r"|잖(?:아요?|습니까|슴까|나요?)[?？.!~\s]*$"
)
"""나는 백만원이라니까, 문 닫았다 아입니꺼: told, though a question ends alike."""
_LOOKED_UP = re.compile(r"\S\s(?:차이|차이점|다른\s?점|비교)\s*[.!~]*$")
"""행복주택이랑 국민임대 차이: asked as one types into a search box."""
_ONE_ACT = re.compile(r"(?:신청|가입|이용|사용|취소|해지|변경|연기)할\s?수")
_SAID_TO_BE = re.compile(
    r"(?:도와|지원|돕|보태|대)\s?(?:주는|해\s?주는|하는)?\s?(?:거|것|게|데|제도|돈)(?:가|이|도)?\s?(?:있다|있나|있을|없나|없을|있어|없어)"
)
_BEGINS = re.compile(r"(?<![가-힣])(?:내|내가|나는|나도|저는|저도|제가|근데|아니)(?=\s)")
_OF_ITS_OWN = 5
"""Syllables beside the facts told: fewer are no question of their own (혼자 사는데 되나요)."""


def asks_one_thing(text: str, read: Understanding) -> bool:
    """집주인이 물어내라는데 진짜 물어줘야 돼요?: one thing is asked, and neither what there is to get nor for help at large."""
    parts = _SENTENCES.split(text.strip())
    asking = [part for part in parts if _LOOKED_UP.search(part) or (_ASKS.search(part) and not _TELLS.search(part))]
    if asks_for_all(text) or not asking or tells_alone(text, read) or all(_is_open(part) for part in asking):
        return False
    return len(compact(_BEGINS.sub("", beside(text, read.said)))) >= _OF_ITS_OWN


_LIVING = re.compile(r"생활비|생계|먹고살|쌀값|끼니|식비|난방비|월세|병원비")


def turns_to_a_living(text: str, told: str) -> bool:
    """할머니 생활비가 없는데 뭐라도 받을 수 있을까요, while money sent to a swindler is talked about. `told`: what would be answered."""
    living = _LIVING.search(compact(text))
    return living is not None and asks_openly(text) and living[0] not in told and "긴급복지" not in told


def _is_open(part: str) -> bool:
    """What there is to get is asked, or for help at large."""
    openly = (asks_openly(part) and not _ONE_ACT.search(part)) or _SAID_TO_BE.search(part)
    return bool(openly or _NO_MORE_THAN_HELP.search(part))
