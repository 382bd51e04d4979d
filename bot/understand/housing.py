"""How somebody is housed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page
from bot.understand.stance import Cue, read_cues

_LANDLORD = re.compile(
    r"월세(?:를|로|도)?\s?(?:매달\s|조금\s|[\d일이삼사오육칠팔구십백]+\S*\s)?(?:받(?!을\s?수|나|는\s?거)|놓|놨|줬|주고\s?있는\s?집)"
)
_BY_DAY = re.compile(
    r"(?<![가-힣])(?:낮에?|낮\s?동안|주말에?|휴일에?|방학\S*|놀러|놀|운동하러|하루\s?종일|심심\S*"
    r"|졸업\S*|퇴근\S*|맡길|산책\S*)\s(?:[^\s.,]+\s){0,2}?$"
)
"""낮에 갈 데가 없어요 misses something to do, no home."""
_ONE_OF_SUCH = re.compile(r"(?:이?라(?:던가|든가|든지|던지)|이?나\s?(?:뭐|그런|이런|다른)|이?든가|\s?같은\s?(?:거|것|게|건|데|곳)"
    r"|(?:이나|이랑)?\s?그런\s?(?:거|것|데))")
_WISHED = re.compile(
    r"(?:을|를|에|로|도|으로)?\s(?:[^\s.,?!]+\s){0,2}?(?:(?:들어가|옮기|얻|구하|이사\s?가|신청하|입주하)(?:고\s?(?:싶|파)|고픈|려(?:고|면|는))|(?:들어갈|얻을|구할|옮길)\s?(?:수|래))"
    r"|(?:[^\s.,?!]*\s){0,4}?[^\s.,?!]{0,6}(?:있|준|나온|해준|된|들어간|살\s수\s있)다(?:던데|던가|는데|더라|며|면서|고\s?(?:하|들|해|그))"
    r"|\s살\s(?:돈|형편|여유|처지)(?:이|도|가|은)"
    r"|(?:이|가|은|는|도)?\s?(?:없(?:나|을까|음\?|어요\?|냐|니)|있(?:나요|을까|음\?|냐))"
)
"""임대주택이라던가, 임대주택에 들어가고 싶어요: named as a wish. LH 전세임대 그런 거 있다던데: only heard of."""
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
            r"(?<![가-힣])세\s?(?:들어\s?|를\s?)?(?:살(?=[아고며던았]|지)|사[는세시])|셋[방집]|월세(?!\s?(?:지원|알아|구하|도와|보조"
            r"|대출|특별|받|집\s?구하|방\s?구하|로\s?(?:놓|주|옮기|가려)|를\s?(?:놓|받)))|사글세"
            r"|삭월세|달세|반전세|반월세|방세(?!\s?(?:지원|도와))|고시원|고시텔|쪽방|여관방|달방|하숙(?=하|해|집|방|생|에|\s)"
            r"|여인숙|보증금\s?(?:[\d일이삼사오육칠팔구십백천만억]+)\s?(?:만\s?원?)?\s?에|월\s?\d+\s?(?:만\s?원?)?\s?짜리"
            r"|(?<![\d가-힣])(?:\d{3,4}|[이삼사오육칠팔구]?[천백](?:오백)?)\s?(?:만\s?원?)?에\s(?:월\s?)?(?:\d{2,3}|[이삼사오육칠팔구]?[십백][오]?)\s?(?:만\s?원?)?"
            r"(?=이?[에예]요|이?고[요\s,]|인데|짜리|이?요|\s?(?:살|사[는세]|내고|주고))"
        ),
        None,
        state=True,
    ),
    Cue(
        "housing",
        "jeonse",
        re.compile(
            r"(?<!장기\s)(?<!장기)(?<!반)(?<!LH\s)전세(?!\s?(?:임대|사기(?!(?:를)?\s?당)|자금|대출|버스|기|가\s?(?:비싸|올|너무)"
            r"|를\s?(?:구하"
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
            r"집도\s?절도\s?없|집\s?(?:한\s?)?칸(?:도|이)?\s?없|쉼터에(?:서)?\s?(?:있|살|지내|들어와)|노숙(?!인\s?(?:쉼터\s?지원|지원))"
            r"|집(?:이|도|은)?\s?(?:아예\s?|지금\s?|하나도\s?)?없(?:어|습|고|는데|네|다"
            r"|이\s?(?:살|지내|떠)|는\s?(?:상태|처지|신세)|구|음|지)|찜질방|길바닥(?!에\s?나앉)|길거리에|길에서\s?(?:자|지내"
            r"|살)|거리에서\s?(?:자|지내|살)|차에서\s?(?:자|지내|살|생활)|갈\s?(?:데|곳)(?:이|가|도|은)?\s?없|잘\s?(?:데"
            r"|곳)(?:이|가|도|은)?\s?없|살\s?(?:데|곳)(?:이|가|도|은)?\s?없|오갈\s?데|지낼\s?(?:데|곳)(?:이|가|도|은)?\s?없"
            r"|피시방에서|PC방에서|역에서\s?(?:자|지내)|만화방|(?:비닐\s?하우스|하우스|컨테이너|움막|천막|텐트|창고|축사|막사"
            r"|농막)(?:에서?|서)\s?(?:\S+\s)?(?:살|사[는시세]|삽|산다|지내|자고|자요|잠|생활|기거)"
        ),
        None,
        plain=True,
    ),
    Cue(
        "housing",
        "owner",
        re.compile(
            r"(?<![가-힣])자가(?=\s|예|이|고|로|에|소유|주택|요|입|인|를|$|격리x)(?!\s?(?:용|운전|격리|진단))|(?:내|제|우리|저희"
            r"|자기|본인|우리\s?명의|제\s?명의)\s?(?:소유의?\s?|명의로?\s?된?\s?)?(?:집|아파트|빌라|주택)(?:이|은"
            r"|도)?\s?(?:이에요|예요|이요(?![가-힣])|이고요?|입니다|이라|인데|이\s?(?:한\s?채\s?)?있|은\s?있|도\s?있|있어|있고|요$|이야|이여|이유|이오"
            r"|이구|이제(?=[\s.,!]*$)|이지"
            r"|이죠|하나\s?있)|(?:(?:내|제|우리)\s?집|집\s?한\s?채|아파트\s?한\s?채|집\s?하나|주택\s?한\s?채)(?=\s?(?:은|는|이"
            r"|가|만|뿐)?\s?(?:있|가지|뿐|예요|이에요|입니다|소유))|집(?:은|이|도)\s?(?:한\s?채\s?|하나\s?|자가로\s?)?있(?:어"
            r"|습|고|는데|는디|지|구|음|으|소|제|네|수(?!도)|슈|유|당|심|라)|(?:집|아파트|빌라|주택)(?:을|를|도)?\s?(?:대출\S*\s)?(?:\S+\s)?(?:샀(?!으면)|장만했|마련했)"
            r"|집(?:을|도)?\s?(?:산\s?거|장만|가지고|갖고|소유)|(?:제|내|남편|아내"
            r"|본인)\s?명의(?:의|로\s?된)?\s?(?:집|아파트)|집\S{0,3}\s(?:\S+\s)?(?:내|제|우리)\s?[거꺼](?=여|예|에|이|야|요|유|다|$)"
            r"|집(?:도|은|이)\s?(?:내|제|우리)\s?[거꺼](?=여|예|에|이|야|요|유|다|$)|집\S{0,2}\s(?:내|제|본인|우리)\s?명의|자택"
            r"|주택\s?소유|(?:집|아파트|빌라)(?:은|는|이|가|도)\s?(?:내|제|본인|우리|남편|아내)\s?(?:이름|명의|앞)(?:으로|로|이)(?!\s?(?:안|못|하고|바꾸))|(?:아파트|집|빌라)(?:를"
            r"|을)?\s?(?:소유|보유"
            r"|가지고\s?있|갖고\s?있)"
        ),
        None,
        state=True,
    ),
)


_NOWHERE = re.compile(r"(?:갈|잘|살|지낼)\s?(?:데|곳)")


def _is_feared(page: Page, cue: Found) -> bool:
    """쫓겨나면 갈 데가 없어요: until then there is a home."""
    if _NOWHERE.match(page.text, cue.start) is None:
        return False
    clause = page.clause_at(cue.start)
    return clause.start > 0 and page.clause_at(clause.start - 1).mode == "if"


def read_housing(page: Page) -> Iterator[Found]:
    """Of several of one person the last one told counts (전세 살다가 월세로 옮겼어요); public rental comes before the rent paid for it."""
    found = [cue for cue in read_cues(page, _HOUSING) if not _LANDLORD.search(page.text) or cue.value != "monthly_rent"]
    found = [cue for cue in found if cue.value != "none" or not _BY_DAY.search(page.lead(cue.start))]
    found = [cue for cue in found if not _ONE_OF_SUCH.match(page.text, cue.end) and not _WISHED.match(page.rest(cue.end))]
    found = [cue for cue in found if cue.value != "none" or not _is_feared(page, cue)]
    found.sort(key=lambda cue: cue.start)
    by_person: dict[str | None, list[Found]] = {}
    for cue in found:
        near = page.nearest(cue.start, cue.end)
        by_person.setdefault(near.person if near else None, []).append(cue)
    for cues in by_person.values():
        yield from [cue for cue in cues if cue.value == "public_rental"][-1:] or cues[-1:]
