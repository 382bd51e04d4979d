"""Yes and no in the words of the thing itself: 접었어요 after whether a business closed, 12주 after whether somebody is pregnant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.understand.family import LANDS
from bot.understand.page import Found, Page

_BEFORE = (
    r"^\s*(?:(?:네|예|응|아니(?:요|오)?|아뇨|저는?|나는?|지금(?:은)?|이미|벌써|작년에|올해|얼마\s?전에|결국|이번에|아직(?:은|도)?|계속)"
    r"[\s,.]+)*"
)
_NOT = r"(?:안|못)\s?"
_END = r"(?!으면|다면|을까|으려|려고|고\s?싶|나요|까요|는지)"
_SHUT = (
    r"(?:(?:가게|장사|사업|문)\S{0,2}\s)?(?:접[었고은]|망[했하]|망해|닫[았고은]|문\s?닫|폐업|정리[했하]|그만\s?[뒀둬]|때려\s?치|날렸"
    rf"|말아\s?먹){_END}"
)
_OPEN = rf"{_NOT}(?:접|망|닫|했)|(?:하고|운영하고|열고)\s?있|(?:아직|계속|그대로)\s?(?:해|하[고는]|합|열|운영)"
_GETS = rf"(?:받(?:고|아(?!도|야)|습|는\s?중|은\s?지)|타(?:고|요|먹)|되(?:었|어\s?있)|됐|돼\s?있|나[와오]|맞){_END}"
_LOST = rf"(?:떨어졌|탈락|끊[겼어긴]|짤렸|잘렸|취소|중지|벗어났)|{_NOT}(?:받|타|돼|됐|되|나와)"
_DIAGNOSED = rf"(?:진단|판정)(?:을|은|도|이)?\s?(?:받(?:았|으[셨신]|으시고|은\s)|나왔|났|내려|됐)|(?:그렇다고|맞다고)\s?(?:하|해|했){_END}"
_NOT_DIAGNOSED = rf"(?:진단|판정|검사)(?:을|은|는|도|이)?\s?(?:아직\s?)?(?:{_NOT}(?:받|나|했)|없)"
_WEEKS = (
    r"(?:임신\s?)?(?:이제\s?|지금\s?)?(?:(?:[1-4]?\d|[일이삼사오육칠팔구십]{1,3})\s?주"
    r"|(?:[1-9]|10|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|[일이삼사오육칠팔구십])\s?(?:개월|달))(?:\s?차|째)?"
    r"(?:\s?(?:이?요|이?에요|예요|입니다|됐어요|됐습니다|됐|이야|임|정도|쯤|정도요|쯤이요))?[\s.!~]*$"
)
_FROM = (
    rf"(?:저는?\s|나는?\s)?{LANDS}(?:이?요|이?에요|예요|입니다|\s?사람\S*|\s?국적\S*|\s?출신\S*|인이?[요에]\S*"
    r"|에서\s?(?:왔|온)\S*)?[\s.!~]*$"
)
_KOREA = (
    r"(?:저는?\s|나는?\s)?(?:우리나라|한국|대한민국|국내)(?:이?요|이?에요|예요|입니다|\s?사람\S*|\s?국적\S*|인이?[요에입]\S*)?[\s.!~]*$"
)


def _reader(fact: str, yes: str, no: str = "") -> Callable[[Page], Iterator[Found]]:
    told = [(re.compile(_BEFORE + f"(?:{words})"), value) for words, value in ((no, False), (yes, True)) if words]

    def read(page: Page) -> Iterator[Found]:
        for words, value in told:
            if match := words.search(page.text):
                yield Found(fact, value, match.start(), match.end())
                return

    return read


READERS: dict[str, Callable[[Page], Iterator[Found]]] = {
    fact: _reader(fact, *words)
    for fact, words in {
        "business_closed": (_SHUT, _OPEN),
        "basic_livelihood": (_GETS, _LOST),
        "near_poor": (_GETS, _LOST),
        "dementia": (_DIAGNOSED, _NOT_DIAGNOSED),
        "infertility": (_DIAGNOSED, _NOT_DIAGNOSED),
        "pregnant": (_WEEKS,),
        "foreign_national": (_FROM, _KOREA),
        "multicultural": (_FROM,),
    }.items()
}
