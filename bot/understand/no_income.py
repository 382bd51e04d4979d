"""No income at all, as it is told: 수입이 하나도 없어요, 십 원 한 장 못 벌어요."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Page

NO_INCOME = re.compile(
    r"(?:소득|수입|월급|벌이|버는\s?(?:돈|게|거|것|사람)|들어오는\s?(?:돈|게|수입)|수익|돈벌이|벌어\s?(?:오는|먹는)\s?(?:돈"
    r"|사람))(?:이|가|은|는|도|이라고는|이라곤|같은\s?(?:거|건|것은))?(?:요)?\s?\??\s?(?:이제는?|인제는?|요새|요즘|당장|전혀|아무도|하나도|아예|아무것도|한\s?푼도|일절|지금|현재"
    r"|따로|없고|제가|뭐|일푼도|\s)*\s?(?P<no>없(?!다면|으면|어야|어도|더라도|을\s?(?:때|경우))|영원|0원|0(?=이|예|입|임|\s|$|[,!?]|\.(?!\d))"
    r"|제로|읎|빵원)|무소득|무수입|(?:이제는?|인제는?|지금은?|현재는?|당장은?)\s?(?:[월수소][급입득]\S?\s?)?(?P<now>0|영|빵)\s?원(?!짜리)|(?:한\s?푼도|십\s?원\s?한\s?장|돈을\s?아예|돈을\s?전혀)\s?(?:못\s?(?:벌|버)|안\s?(?:벌|들어|나와"
    r"|나오|생겨|생기))"
)
_BUT_A_PENSION = re.compile(r"(?:연금|수당)(?:이|은|만|도|을|으로|이나)?\s?(?:조금|쪼금|쪼끔|쬐끔|쪼매|약간|쥐꼬리|나오|나와|나옵"
    r"|받[아고는습]"
    r"|타[고서요])")
_HARDLY = re.compile(r"거의|별로|변변|그닥|그다지|딱히|마땅|제대로|일정|고정|많지|안정적|크게|많이|정기적")


def told_to_be_none(page: Page) -> Iterator[re.Match[str]]:
    """Where it is said that nothing comes in, and not that little does, or a pension, or what if it were so."""
    return (match for match in NO_INCOME.finditer(page.text) if _is_told(page, match))


def _is_told(page: Page, match: re.Match[str]) -> bool:
    if _HARDLY.search(match.group()) or _BUT_A_PENSION.search(page.said) or page.clause_at(match.start()).mode == "if":
        return False
    rest = page.rest(match.end())
    if page.clause_at(match.start()).mode == "ask" and re.match(r"\S{0,2}\s?(?:사람|분|가구|노인|경우|청년)|어도|으면|나요|는지", rest):
        return False
    return not re.match(
        r"(?:는|은)\s?(?:건|거|것은|게|편은)\s?(?:는\s?)?아니|지는?\s?않|다고는|는\s?(?:사람|분|가구|노인|경우)(?:은|는|이|도|만)", rest
    )
