"""How somebody is housed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page
from bot.understand.stance import Cue, read_cues

_LANDLORD = re.compile(
    r"월세(?:를|로|도)?\s?(?:매달\s|조금\s|[\d일이삼사오육칠팔구십백]+\S*\s)?(?:받(?!을\s?수|나|는\s?거)|놓|놨|줬|주고\s?있는\s?집)"
)
_HOUSING = (
    Cue(
        "housing",
        "public_rental",
        re.compile(
            r"(?:영구|국민|공공|매입|전세|장기|행복|통합\s?공공|시영|장기전세|LH|엘에이치|SH|주공"
            r"|도시공사)?\s?임대\s?(?:아파트|주택|아파드|빌라)(?!\s?(?:신청|들어가|입주\s?(?:신청|하고|하려)|당첨))|(?:영구"
            r"|국민|공공|매입)\s?임대|행복\s?주택|(?:LH|lh|엘에이치|SH|sh|에스에이치)(?=\s?(?:에|아파트|주택|집|살|사[는시]"
            r"|임대|전세|매입|청년|행복|예|이에|아파드))|주공\s?(?:아파트|임대)(?=\s?(?:에|살|임대|예|사))|나라에서\s?(?:준"
            r"|해준|빌려준)\s?(?:집|아파트)|장기\s?전세|역세권\s?청년\s?주택"
        ),
        None,
        state=True,
    ),
    Cue(
        "housing",
        "monthly_rent",
        re.compile(
            r"월세(?!\s?(?:지원|도와|보조|대출|특별|받|집\s?구하|방\s?구하|로\s?(?:놓|주|옮기|가려)|를\s?(?:놓|받)))|사글세"
            r"|삭월세|달세|반전세|반월세|고시원|고시텔|쪽방|여관방|달방|하숙(?=하|해|집|방|생|에|\s)|보증금\s?(?:\d+"
            r"|[일이삼사오육칠팔구십백천만억]+)\s?(?:만\s?원?)?\s?에|월\s?\d+\s?(?:만\s?원?)?\s?짜리"
        ),
        None,
        state=True,
    ),
    Cue(
        "housing",
        "jeonse",
        re.compile(
            r"(?<!장기\s)(?<!장기)(?<!반)(?<!LH\s)전세(?!\s?(?:임대|사기|자금|대출|버스|기|가\s?(?:비싸|올|너무)|를\s?(?:구하"
            r"|놓|얻으려|알아보|줬|받)|집\s?구하|로\s?(?:놓|옮기고\s?싶|가려|주)|난|값|금이\s?올|금(?:을|도)?\s?(?:떼|못)|역전"
            r"|지원))"
        ),
        None,
        state=True,
    ),
    Cue(
        "housing",
        "none",
        re.compile(
            r"노숙(?!인\s?(?:쉼터\s?지원|지원))|집(?:이|도|은)?\s?(?:아예\s?|지금\s?|하나도\s?)?없(?:어|습|고|는데|네|다"
            r"|이\s?(?:살|지내|떠)|는\s?(?:상태|처지|신세)|구|음|지)|찜질방|길바닥(?!에\s?나앉)|길거리에|길에서\s?(?:자|지내"
            r"|살)|거리에서\s?(?:자|지내|살)|차에서\s?(?:자|지내|살|생활)|갈\s?(?:데|곳)(?:이|가|도|은)?\s?없|잘\s?(?:데"
            r"|곳)(?:이|가|도|은)?\s?없|살\s?(?:데|곳)(?:이|가|도|은)?\s?없|오갈\s?데|지낼\s?(?:데|곳)(?:이|가|도|은)?\s?없"
            r"|피시방에서|PC방에서|역에서\s?(?:자|지내)|만화방|비닐하우스에서?\s?살"
        ),
        None,
        plain=True,
    ),
    Cue(
        "housing",
        "owner",
        re.compile(
            r"(?<![가-힣])자가(?=\s|예|이|로|에|소유|주택|요|입|인|를|$|격리x)(?!\s?(?:용|운전|격리|진단))|(?:내|제|우리|저희"
            r"|자기|본인|우리\s?명의|제\s?명의)\s?(?:소유의?\s?|명의로?\s?된?\s?)?(?:집|아파트|빌라|주택)(?:이|은"
            r"|도)?\s?(?:이에요|예요|이고요?|입니다|이라|인데|이\s?(?:한\s?채\s?)?있|은\s?있|도\s?있|있어|있고|요$|이야|이지"
            r"|이죠|하나\s?있)|(?:(?:내|제|우리)\s?집|집\s?한\s?채|아파트\s?한\s?채|집\s?하나|주택\s?한\s?채)(?=\s?(?:은|는|이"
            r"|가|만|뿐)?\s?(?:있|가지|뿐|예요|이에요|입니다|소유))|집(?:은|이|도)\s?(?:한\s?채\s?|하나\s?|자가로\s?)?있(?:어"
            r"|습|고|는데|지|구|음|으)|집(?:을|도)?\s?(?:샀|산\s?거|장만|가지고|갖고|소유)|(?:제|내|남편|아내"
            r"|본인)\s?명의(?:의|로\s?된)?\s?(?:집|아파트)|자택|주택\s?소유|(?:아파트|집|빌라)(?:를|을)?\s?(?:소유|보유"
            r"|가지고\s?있|갖고\s?있)"
        ),
        None,
        state=True,
    ),
)


def read_housing(page: Page) -> Iterator[Found]:
    """Of several the last one told counts (전세 살다가 월세로 옮겼어요); public rental comes before the rent paid for it."""
    found = [cue for cue in read_cues(page, _HOUSING) if not _LANDLORD.search(page.text) or cue.value != "monthly_rent"]
    found.sort(key=lambda cue: cue.start)
    public = [cue for cue in found if cue.value == "public_rental"]
    yield from public[-1:] or found[-1:]
