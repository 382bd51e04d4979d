"""Statuses and groups that published texts name: 수급자, 차상위, 한부모, 장애인, 보훈, 임산부, 농어업인, 다자녀 …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.services.reading.found import Found

_RECIPIENT = r"수급\s?권?자(?!\s?신청|격|로\s?(?:선정|결정))"
_FAMILY = re.compile(
    r"\s?(?:\([^)]{0,20}\)\s?)?(?:가구|가정|세대|가족|유족|유가족|및\s?(?:그\s?)?(?:가족|유족|배우자)|와\s?(?:그\s?)?(?:가족|유족|배우자)|자녀"
    r"|의\s?자녀|이\s?있는)"
)
_PRICE_AFTER = re.compile(r"[^\n]{0,14}?(?:\d[\d,]*\s?(?:천|만|백)*\s?원|본인\s?부담|\d\s?%|전액)")
_COUNT = {"두": 2, "둘": 2, "둘째": 2, "세": 3, "셋": 3, "셋째": 3, "네": 4, "넷": 4, "넷째": 4}
_ONE_MEMBER = frozenset({"disabled", "severe", "veteran"})
"""The other groups hold for everyone in a household."""
_SEXES = ("female", "male")
"""Said within the name of a group (여성장애인), so no reading of their own place."""
_DEAD = re.compile(r"사망|작고|별세")
_NEGATED = re.compile(r"\s?(?:가구|가정|세대)?\s?(?:\([^)]{0,30}\)\s?)?(?:이|가|에\s?해당(?:되지|하지))?\s?(?:아닌|아니|않|비대상)")
_NUMBER = r"(?<!\d)(?<!\d\s)(?P<n>\d|두|둘|세|셋|네|넷)"

_PATTERNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("basic", ("급", "기초생활"), rf"(?:국민\s?)?기초\s?생활\s?(?:보장)?\s?법?[^,\n/·ㆍ]{{0,36}}?{_RECIPIENT}"),
    ("basic", ("급", "기초생활"), rf"(?:생계|의료|주거|교육)\s?급여(?:\s?[1-2]종)?[^\n,]{{0,6}}?(?:{_RECIPIENT}|가구(?=\s|$|,))"),
    ("basic", ("급", "기초생활"), rf"기초\s?(?:생활|생계|의료)?\s?(?:보장)?\s?(?:급여)?\s?(?:{_RECIPIENT}|수급\s?(?:가구|가정|세대))"),
    ("basic", ("급", "기초생활"), r"(?:생계|의료|주거|교육)\s?급여(?=\s?(?:,|및|또는|와|$))"),
    ("basic", ("급", "기초생활"), rf"(?:기초\s?)?(?:생계|의료|주거|교육)(?:\s?[·,․ㆍ‧]\s?(?:생계|의료|주거|교육))*\s?{_RECIPIENT}"),
    ("basic", ("급", "기초생활"), r"기초\s?(?:생활)?\s?(?:보장)?\s?수급(?=\s?(?:,|및|·|\)|$|\s))|국민기초생활(?=\s?[,·])"),
    ("basic", ("급", "기초생활"), r"기초생활\s?수급(?:자|권자|가구|가정|세대|비\s?대상자)?"),
    (
        "basic",
        ("급", "기초생활"),
        rf"(?:^\s*|(?<=[,·/ㆍ(:)\]○]))\s?(?:저소득\s|관내\s|법정\s)?(?:1종\s?|2종\s?)?{_RECIPIENT}|비{_RECIPIENT}",
    ),
    ("basic", ("급", "기초생활"), r"의료급여(?:\s?\(?\s?[12]\s?(?:종\)?|[·.,]\s?[12]\s?종\)?)|(?=\s?(?:[가-힣]{2,4}\s?)?환자))"),
    ("near", ("상위",), r"(?:법정\s?)?차\s?상위(?:\s?계층)?(?:\s?(?:자|가구|가정|세대))?"),
    ("single", ("부모", "부자"), r"한\s?부모\s?가족\s?지원법[^,\n/]{0,40}?(?:대상자|한\s?부모\s?(?:가족|가정)?|보호대상)"),
    (
        "single",
        ("부모", "부자"),
        r"(?:청소년\s?)?한부모(?!\s?가족\s?(?:지원법|복지시설))(?:\s?(?:가족|가정|가구|세대))?|한\s부모\s?(?:가족(?!\s?지원법)|가정|가구|세대)"
        r"|(?<![가-힣])모[·ㆍ]?부자\s?가[정족]",
    ),
    (
        "severe",
        ("중증", "심한"),
        r"중증\s?장애인|(?:장애의?\s?정도가\s?)심한\s?(?:등록\s?)?(?:신장|시각|청각|지체|뇌병변|발달|지적)?\s?장애인|심한\s?장애인|장애인\s?\(\s?중증\s?\)"
        r"|장애의?\s?정도가\s?심한(?=\s?(?:자|사람|등록|[,)]))|최?중증\s?발달장애인",
    ),
    (
        "disabled",
        ("장애", "특수교육"),
        r"(?:등록\s?)?(?:(?:시각|청각|언어|지체|뇌병변|지적|자폐성?|발달|정신|신장|심장|와상|중복)(?:\s?[·ㆍ,]\s?|\s?및\s"
        r"|\s)?){0,8}장애인(?!을\s?(?:고용|채용)|\s?(?:복지법|복지관|복지시설|복지일자리|단체|고용|등록증명|거주\s?시설|활동\s?지원(?![^\n]{0,8}?(?:대상|수급))|보장구|보조기기"
        r"|연금법|주차|시설|표준사업장|생산품|체육|"
        r"기업|콜택시|등에|등\s?(?:의\s?)?편의))|장애\s?(?:아동|아|청소년|가정|학생|영유아)(?!\s?(?:동\s?수당|수당))|특수교육\s?대상(?:자|\s?학생)|장애인복지\s?카드",
    ),
    (
        "veteran",
        ("유공", "보훈", "고엽", "참전", "특수임무", "군경", "무공", "지사", "선열"),
        r"국가\s?유공자|국가유공\s?상이자|(?:국가)?\s?보훈\s?(?:희생[·ㆍ]공헌\s?대상자|대상자|가족|보상\s?대상자)|보훈자|독립\s?유공자|참전\s?(?:유공자|용사|자(?=\s|,|$))"
        r"|5\s?[·.․]\s?18\s?민주\s?(?:화\s?)?(?:유공자|운동\s?부상자)"
        r"|고엽제\s?후유\(?의?\)?증\s?(?:2세\s?)?(?:환자)?|특수\s?임무\s?(?:유공자|수행자)|[전공]상군경|전몰군경|순직군경|무공수훈자|애국지사|순국선열",
    ),
    (
        "pregnant",
        ("임",),
        r"(?<!예비\s)(?<!예비)(?:임산부|임신부|임부(?=\s|,|$))(?!\s?(?:배려|전용|주차)|가\s?출산)|임신\s?(?:중인(?!\s?태아)|\d+\s?주|한\s?여성"
        r"|출산부|및\s?출산\s?예정)|임신·출산부",
    ),
    (
        "multicultural",
        ("다문화", "결혼"),
        r"다문화\s?(?:가족|가정|가구|세대|아동|청소년|학생)?(?!\s?가족지원법)|(?:여성\s?)?결혼\s?이[민주]\s?(?:자|여성)?",
    ),
    ("defector", ("북", "탈", "새터"), r"북한\s?이탈\s?(?:주민|청년|청소년|여성)?|탈북\s?(?:민|청소년|청년)?|새터민|북향민"),
    (
        "foreign",
        ("외국", "난민"),
        r"외국인\s?(?:근로자|주민|유학생|가족|아동)(?![^\n]{0,4}?포함)|난민\s?(?:신청자|인정\s?신청자|인정자)|외국\s?국적\s?동포(?![^\n)]{0,3}?포함)",
    ),
    (
        "alone",
        ("독거", "1인", "홀"),
        r"독거(?:\s?(?:노인|어르신|가구|세대|장애인))?|1인\s?가구(?!\s?(?:기준|[:：(]|\d|월))|홀로\s?(?:사는|거주)|홀몸",
    ),
    (
        "farmer",
        ("농", "축산", "하는"),
        r"(?<![귀비])(?:청년\s?)?농\(임\)업인|농[·ㆍ]?어[·ㆍ]?업\s?경영체|(?<![귀비])농[어·]?\s?업인(?!\s?(?:단체|교육|의\s?날|안전))"
        r"|(?:[가-힣]{1,6}\s?)?농가(?!\s?(?:구|소득|주택|형|민박|맛집|경영비))|농업\s?경영체|농업경영인|농민(?!수당)|축산업(?=\s?(?:허가|등록))"
        r"|(?:재배|사육)하는\s?자"
        r"|농업에\s?종사(?:하는|하면서)|후계농|청년농",
    ),
    ("fisher", ("어",), r"(?<![농귀비])어업인(?!\s?단체)|어민|어업\s?경영체|어업에\s?종사|수산업\s?경영인|어가(?=\s|,|$)"),
    (
        "employed",
        ("재직", "직장", "근로", "노동"),
        r"재직\s?(?:중인\s?(?:근로자|자|청년|사람|직장인)|자(?=\s|,|$))|직장인|근로\s?중인\s?(?:청년|자|사람)|근로\s?청년|청년\s?(?:근로자|노동자)"
        r"|근로\s?\([^)]*가입\)\s?청년|(?<=장애인\s)근로자|(?:비정규직|저소득)\s?근로자(?!를)"
        r"|(?<=받은\s)근로자",
    ),
    (
        "jobless",
        ("취업", "구직", "실업", "실직", "경력"),
        r"미취업|(?<!구직\s)구직\s?(?:자|등록|신청|중|활동을)|구직단념|실업\s?(?:자|상태|급여\s?수급)|실직자|경력\s?(?:단절|보유)\s?여성",
    ),
    (
        "female",
        ("여성",),
        r"여성(?=\s?(?:장애인|농|어업인|청소년|결혼|구직자|근로자|가장|청년|세대주|1인|독거|노인|어르신))|(?<=이상\s)여성|여성(?=\s*$)|(?<=이탈)여성|(?<=이민)여성"
        r"|(?<=이주)여성|(?:가임기|경력\s?단절|경력\s?보유|미취업)\s?여성",
    ),
    ("male", ("남성",), r"남성(?=\s?(?:난임|한부모|장애인))"),
    (
        "children",
        ("자녀", "째", "아이", "아동", "직계", "다둥이"),
        rf"{_NUMBER}\s?(?:명의?\s?)?(?:자녀|아이|아동)(?:를)?\s?이상|{_NUMBER.replace('<n>', '<n2>')}\s?(?:명|인)?\s?이상의?\s?자녀"
        rf"|자녀[가를이]?\s?{_NUMBER.replace('<n>', '<n3>')}\s?(?:명|인)\s?이상",
    ),
    (
        "children",
        ("자녀", "째", "아이", "아동", "직계", "다둥이"),
        r"(?P<n>둘째|셋째|넷째)\s?(?:아|아이|자녀)?\s?(?:및\s?그\s?)?(?:이상|이후(?!\s?자녀\s?출생\s?시))|(?:직계비속"
        r"|자녀)\s?(?P<n6>[2-5])\s?명\s?이상|(?P<n7>둘|셋)\s?이상(?:의)?\s?다자녀|다자녀[^\n,]{0,6}?\(?(?P<n2>[2-5])\s?(?:명|자녀"
        r"|인)\s?이상|다둥이\s?(?P<n3>[2-5])\s?자녀|(?P<n4>[2-5])\s?자녀\s?이상(?=[^\n]{0,8}?(?:둔|가정|가구|세대|출산|부모))"
        r"|^\s*(?P<n5>[2-5])자녀",
    ),
)
_COMPILED = tuple((kind, hints, re.compile(pattern)) for kind, hints, pattern in _PATTERNS)


def find(text: str) -> Iterator[Found]:
    """Groups named in `text`; where two readings overlap the earlier pattern (the more telling one) wins."""
    taken: list[tuple[int, int]] = []
    for kind, hints, pattern in _COMPILED:
        if not any(hint in text for hint in hints):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind not in _SEXES and any(start < e and s < end for s, e in taken):
                continue
            if kind not in _SEXES:
                taken.append((start, end))
            yield from _found(text, kind, match)


def _found(text: str, kind: str, match: re.Match[str]) -> Iterator[Found]:
    start, end = match.span()
    words = match[0].removeprefix("청년").strip()
    family = _FAMILY.match(text, end) is not None or match[0].endswith(("가구", "가정", "세대", "가족"))
    household = (family and kind in _ONE_MEMBER) or _DEAD.search(text[max(0, start - 16) : start]) is not None
    if _NEGATED.match(text, end) or (kind == "basic" and match[0].startswith("비")):
        yield Found(kind, (), start, end, negated=True)
    elif kind == "severe":
        yield Found("disabled", ("severe",), start, end, household)
    elif kind == "disabled":
        yield Found("disabled", ("any",), start, end, household)
    elif kind == "female":
        yield Found("sex", ("female",), start, end)
    elif kind == "male":
        yield Found("sex", ("male",), start, end)
    elif kind == "children":
        figure = next(value for value in match.groups() if value)
        count = _COUNT.get(figure) or int(figure)
        if count > 1 and not _PRICE_AFTER.match(text, end):
            yield Found("children", (count,), start, end)
    elif kind == "farmer" and re.match(r"농[·ㆍ]?어?[·ㆍ]?\s?업\s?(?:인|경영체)", words) and not words.startswith(("농업", "농 업")):
        yield Found("farmer", (), start, end, household)
        yield Found("fisher", (), start, end, household)
    else:
        yield Found(kind, (), start, end, household)
