"""Who lives together: household size, living alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.numbers import value_of
from bot.understand.children import read_children
from bot.understand.last_words import lives_with_elders
from bot.understand.page import Found, Page
from bot.understand.people import PET, PET_WORDS, Mention
from bot.understand.stance import DENIED, IDLE, REPLACED, SAID, UNKNOWN, is_past, is_taken_back, stance

_LIVE = (
    r"(?:살(?!다가|\s?때|면|기는?\s?싫|려)|사[는시세십신셔심](?!람)|사[요유](?=[\s.,!]|$)"
    r"|삽|산다|지내|거주|생활|있[어습는다]|계[시세셔십])"
)
_STAY = _LIVE.replace("|있[어습는다]", "")
_HEADS = r"(?:한|두|세|네|다섯|여섯|일곱|여덟|\d{1,2})"
_SIZES = (
    re.compile(
        r"(?<![가-힣\d])(?P<number>[일이삼사오육칠팔구십]|\d{1,2})\s?인\s?(?:가구|가족|식구)(?!\s?(?:기준|중위|이상|이하|지원"
        r"|소득(?!(?:은|이|도)?\s?(?:한\s?달에\s?|월\s?|약\s?|한\s?)?(?:\d|[일이삼사오육칠팔구]?[십백천]|없)(?![^.?!]*(?:이하|이상|미만|까지|넘)))|금액|얼마|\S+\s?얼마))"
    ),
    re.compile(
        rf"(?<![가-힣\d])(?P<number>{_HEADS}|[이삼사오육칠팔])\s?(?:명\s?)?식구(?!\s?(?:이상|이하|기준))"
        rf"|(?<!유일)(?P<also>{_HEADS})\s?(?:명\s?)?가족(?!\s?(?:이상|이하|기준))"
    ),
    re.compile(
        r"(?:식구|가족|가구원|세대원|집\s?식구)(?:들)?(?:\s?수)?(?:이|가|은|는|도)?\s?(?:(?:저|나)\s?(?:포함(?:해서)?"
        r"|까지(?:\s?(?:해서|합쳐))?)|다\s?해서|다해서"
        r"|모두|총|전부|합쳐서?|합해서)?\s?(?P<number>혼자|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|(?:한|두|세|네|다섯|여섯"
        r"|\d{1,2})\s?(?:명|인|사람)|[1-9](?=\s|이|예|$))(?!\s?(?:살|이상|이하|당))"
    ),
    re.compile(
        rf"(?:단\s?)?(?P<number>(?:둘|셋|넷|{_HEADS}\s?(?:명|사람|분))(?:이서만?|이|서|이만|만|끼리)?|(?:다섯|여섯|일곱"
        r"|여덟)(?:이서|이))\s?(?:같이|함께|이렇게|모여|오순도순|오손도손|복작복작|북적북적|옹기종기|알콩달콩|서울에서|시골에서"
        r"|한집에|한\s집에|오붓하게"
        rf"|따로|\S{{1,6}}에서?)?\s?(?:서)?\s?{_STAY}"
    ),
    re.compile(r"(?P<number>[두세]\s?분)(?:이서|이|만|끼리)\s(?:\S+에서\s)?(?:농사|장사|가게|식당|과수원|텃밭|밭일|의지)"),
    re.compile(r"(?:이?랑|하고|와|과)\s(?P<number>둘|셋|넷)(?:이서|이)?\s?(?:이?요(?![가-힣])|예요|이에요|이다(?=[\s.,!]|$)|다(?=[.,!]|$)|입니다|입니더|이고(?=\s)|인데(?=\s|$)|인디|이야|이지|임(?=\s|$)|이여|이유|뿐|$)"),
    re.compile(r"(?<![가-힣])(?:우린|(?:우리|저희)(?:는|넨|\s?(?:집|식구|가족)[은는]))\s(?:이제\s|총\s|다\s?해서\s)?(?P<number>둘|셋|넷|다섯|여섯)(?:이고요?|이구요?|이에요|이예요|이?요(?![가-힣])|입니다|인데요?)"),
    re.compile(r"(?:단\s?)?(?P<number>둘|셋|넷)뿐|단\s?(?P<also>둘)(?:이서|이)"),
    re.compile(
        r"(?<!직원)(?<!직원\s)(?<!직원은\s)(?<!직원이\s)(?<!직원들\s)(?:저|나|본인)(?:를|을)?\s?(?:포함(?:해서?|하면|하여)?|까지(?:\s?(?:해서|합쳐서?|합하면))?)\s?(?:총\s?"
        r"|모두\s?)?(?P<number>둘|셋|넷|다섯|여섯|(?:두|세|네"
        r"|다섯|여섯|\d)\s?(?:명|식구|사람))"
    ),
    re.compile(
        r"(?P<couple>(?:노|젊은\s?|우리\s?|저희\s?|신혼\s?)?부부)(?:가|만|끼리|는|은)?\s?(?:단\s?)?(?:둘이서?|둘만"
        rf"|만)?\s?(?:같이|함께|오붓하게)?\s?(?:{_LIVE}|둘(?:이(?!서?\s?(?:다\s|같이\s|함께\s)?(?:[^\s.,]+\s)?(?:벌|맞벌|일[해하을]"
        rf"|받|다니|출근))|뿐|입|예요)|단둘)"
    ),
)
_ALONE = re.compile(
    r"기러기\s?(?:아빠|엄마|아버지)[^.?!]{0,12}혼자|(?:혼자|홀로|나홀로)(?:서)?\s?(?:(?:서|시골|집|원룸|월세|전세|고시원|임대아파트|아파트)(?:에서|에|로)?\s?|쭉\s?|계속\s?"
    r"|떨어져\s?|따로\s?|나와\s?|외롭게\s?|쓸쓸히\s?){0,2}(?P<verb>살(?!림|고\s?싶|면|려)|사[는시세십신심니](?!람|\s?거나)|삽|산다"
    r"|산당|있(?:응께|지(?:요"
    r"|만)?(?=[\s,.]|$)|으니께|다\s?보니|어라우?(?=[\s,.]|$)|어유(?=[\s,.]|$)|당께|구먼|제(?=[\s,.]|$)|심더|심니더)"
    r"|사[요유](?=[\s.,]|$)|산디|산\s?지(?!\s?않)|삼(?=$|\s)|사셔|지내|계시|계세|계신|계셔|계십|생활|거주|자취)|(?:혼자|홀로)(?:서)?\s(?!병원|학교|회사"
    r"|낮|방|집|요양|시설|가게|시장|현장)[가-힣]{2,5}(?:에서|에|서)\s?(?:살(?!림|고\s?싶|면|려|다)|사[는시세십](?!람)|삽|산다|지내"
    r"|계[시세])"
    r"|독거|자취(?=하|해|생|방|를|중|\s?\d|함)"
    r"|(?:1|일|한)\s?인\s?(?:가구|세대)(?!(?:은|는|도|이?면|의)?\s?(?:기준|중위|지원|소득|이상|얼마|금액|생계|급여|선정|몇))"
    r"|혼자\s?(?:된\s?(?:지|몸|사람|할)|됐|되었|되셨|되신|남았|남으|남게|예요"
    r"|에요|이에요|입니다|뿐)|혼자(?:여|야|다|라예|입니더|구먼|지|임)(?=$|[\s.,])|혼자(?:인데|인디|라서|고\s)|혼잔(?:데|디)|혼잡니다"
    r"|혼자(?:서)?\s?(?:[^\s.,?!]+\s){0,2}?[^\s.,?!]*(?:월세|전세|보증금|방세|원룸|투룸|고시원|오피스텔|자취방)[^\s.,?!]*\s?(?:[^\s.,?!]+\s){0,3}?"
    r"[^\s.,?!]*?(?:내고|내면서|주고|얻어서?|구해서?|받아서?|들어)\s?(?:살(?!림|고\s?싶|면|려)|사[는네니]|삽|산다|지내)"
    r"|등본\S*\s(?:저|나)\s?혼자|(?<=[.,]\s)혼자(?=[.,](?:\s|$))"
    r"|(?:(?<=[세살])|(?<=아파트)|(?<=빌라)|(?<=원룸)|(?<=월세)|(?<=전세)|(?<=고시원)|(?<=자가)|(?<=주택))\s혼자(?=(?:요|임"
    r"|다)?[\s.,]*$|\s(?:월세|전세|고시원|원룸|임대|수급|무직|독거|기초연금|국민연금|□+)(?=[\s.,]|$))|(?:^\s*|(?<=\s))(?:\d\d\s혼자(?=[\s.,]*$)|혼자\s[5-9]\d(?=[\s.,]|$)(?!\s?(?:만|원|명)))|(?<![가-힣])(?:나"
    r"|저)밖에\s?없|같이\s?사는\s?(?:사람|식구|가족)(?:이|은|도)?\s?없|(?:식구|가족)(?:은|는|이|가)?\s?(?:저"
    r"|나)\s?(?:혼자|하나)"
)
_NOT_ALONE = re.compile(
    r"혼자(?:서)?\s?(?:는\s?|도\s?)?(?:안\s?(?:살|사)|살진\s?(?:않|안)|사(?:시)?는\s?줄\s?(?:알|아|았)|살지\s?(?:는\s?)?(?:않|안)"
    r"|사시지\s?(?:는\s?)?(?:않|안)|사는\s?(?:거|건"
    r"|게|것은|것이|것도)\s?(?:는\s?)?아니|사시는\s?(?:거|건|게|것은|것이)\s?아니|아니(?:에|고|야|라|요|여|유|다))"
)
_RAISING = re.compile(r"혼자(?:서)?\s?(?:\S{1,9}\s?){0,2}?(?:키우|키워|기르|길러|양육|돌보|낳)")
_TOGETHER = re.compile(
    r"(?:이?랑|하고|와|과|네랑|네하고|네\s?집에(?:서)?|집에(?:서)?|네에)\s?(?:같이|함께|한집에서?|한\s집에서?"
    rf"|합가해서?)?\s?{_STAY}|네(?:\s?집)?(?:로|에|으로)\s?(?:들어[갔왔]|합[쳤가])|(?:모시고|데리고|얹혀|합가해서?)\s?{_LIVE}"
    rf"|(?:같이|함께)\s?(?:살아|살고|사세|사셔|삽|산다|사는데"
    r"|사시는데|사십)"
)
_CHILDREN_ARE = re.compile(r"(?:(?<![가-힣])(?:애|아이|아기|자식|자녀)들?|아들|딸)(?:이|가|은|는|도|만|을|를)?\s?$")
_COUNT = r"(?P<number>둘|셋|넷|다섯|여섯|일곱|(?:두|세|네|다섯|여섯|\d)\s?(?:명|식구))(?=\s?(?:이|예|뿐|입|요|야|여|라|만\s?살|살|$))"
_AT_ONCE = re.compile(
    r"(?:식구|가족|살|사[는시])[^.?!]{0,14}?(?:하나|둘|셋|넷|다섯|여섯|일곱|[가-힣\d]\s?명)(?:이?[요다]|이에요|예요|입니다|인데)?"
    rf"[\s.,]+(?:아\s)?(?:아니(?:다|에요|요)?|아뇨|아차|참)[\s,.]+{_COUNT}"
)
"""식구는 셋. 아니다 넷이다"""
_NOW = re.compile(rf"(?:식구|가족|살)[^.?!]{{0,20}}?(?:지금은|이제는?|현재는?|실제로는)\s(?:우리\s|저희\s)?{_COUNT}")
_INSTEAD = re.compile(rf"(?:식구|가족|가구원)[^.?!]{{0,14}}?\s\S{{1,5}}?{REPLACED}{_COUNT}")
"""식구가 넷이 아니라 다섯이에요."""
_MOVED = (
    r"(?:태어나|낳|생기|들어오|들어와|들어오셔|나가|독립하|독립해|분가하|분가해|합치|합쳐|합가하|합가해|이사\s?오|이사\s?와|돌아오|돌아와|시집\s?가|장가\s?가|결혼하|결혼해|군대\s?가|입대하|입대해|취직해|모시게\s?돼|떠나)"
)
_CHANGED = re.compile(
    rf"{_MOVED}(?!\S{{0,2}}면)\S{{0,3}}[\s,.]+(?!(?<=태어나서\s)[하둘])(?:그래서\s)?(?:이제는?\s|인제\s|지금은\s|현재\s|식구가\s|가족이\s|우리\s|저희\s|총\s|모두\s|다\s?해서\s)*"
    r"(?P<number>하나|혼자|둘|셋|넷|다섯|여섯|일곱|(?:한|두|세|네|다섯|여섯|일곱|[1-9])\s?(?:명|식구))(?:이|가|이서|으로|로|만)?\s?"
    r"(?:됐|되었|되[어었]|돼|늘|줄|이?에요|이?예요|이?요(?![가-힣])|입니다|남|이?야|이다|임|살(?!이)|사[는셔세]|산다|삽|뿐|있[어습])"
)
"""막내가 태어나서 네명이 됐습니다: who came or went, and how many they are now."""
_CAME_OR_WENT = re.compile(r"막내|첫째|둘째|셋째|큰애|작은애|아들|딸|애|아기|애기|아이|할머니|할아버지|어머니|아버지"
        r"|엄마|아빠|부모님|장모|장인|시어머니|시아버지|시부모"
    r"|남편|아내|와이프|동생|형|누나|언니|오빠|조카|손[자주녀]|며느리|사위")
_COUPLE_AND = re.compile(
    r"(?<![가-힣])(?:애기?|아이|아들|딸|자식|자녀|아기)(?:들)?\s?(?P<number>하나|둘|셋|넷|다섯|(?:한|두|세|네|[1-5])\s?명)(?:에|이?랑|하고|와|과|,|,?\s그리고)\s?(?:우리|저희)?\s?(?:부부|내외)(?!만|끼리|가\s?(?:따로|다\s))"
    r"|(?<![가-힣])(?:(?:우리\s?|저희\s?)?(?:부부|내외)(?:에|이?랑|하고|와|과|,)\s?|(?:우리|저희)\s둘(?:에|이?랑|하고|,)?\s)(?:애기?|아이|아들|딸|자식|자녀|아기)(?:들)?\s?(?P<after>하나|둘|셋|넷|다섯|(?:한|두|세|네|[1-5])\s?명)(?!\s?(?:다|모두)\s|째|\s?살)"
)
"""애 둘에 우리 부부: the couple and their children."""
_WITH_PET = re.compile(
    r"(?:강아지|고양이|반려견|반려묘|멍멍이)(?:하고|랑|이랑|와)?\s?(?:나|저)?(?:하고|랑|이랑)?\s?(?:단?둘이|둘만|둘이서)\s?(?:살|사"
    r"|지내|의지)"
    r"|(?:나|저)(?:하고|랑)\s?(?:강아지|고양이|반려견)\s?(?:뿐|만\s?(?:살|있))|혼자\s?(?:강아지|고양이|반려견)\S*\s?(?:키우"
    r"|데리)\S*\s?(?:살|사는|지내)"
)
_PET_BESIDE = re.compile(rf"(?:{PET_WORDS})$")
_SIZE_UNKNOWN = re.compile(r"(?:식구|가족|가구원)(?:이|은|는)?\s?(?:\S+\s)?몇\s?(?:명|인|식구)?(?:인지|이나)?\s?(?:잘\s?)?(?:몰라|모르)")
_RELATIVES = frozenset({"self", "spouse", "mother", "father", "parent", "grandmother", "grandfather", "sibling"})
_ONE_OF_LIST = re.compile(r"^\s?(?P<count>(?:하나|둘|셋|넷|(?:한|두|세|네|\d)\s?명)(?!\s?(?:다|모두)\s))?(?:이)?(?:이?랑|하고|와|과"
    r"|,|까지|[\s.!~]|$|이렇게|이서|이|(?:요|예요|에요|임|입니다)(?=[\s.!~]*$))")


def read_household_size(page: Page) -> Iterator[Found]:
    sizes = [found for found in _sizes(page) if _holds(page, found)]
    listed = _listed(page)
    counted = [found for found in sizes if re.search("식구|가구|가족|명", page.text[found.start : found.end])]
    # 여섯 식구? 시어머니까지 다섯이요: what is asked back is no answer.
    counted, echoed = [f for f in counted if not page.text.startswith("?", f.end)], [f for f in counted if page.text.startswith("?", f.end)]
    sizes = [f for f in sizes if f not in echoed]
    # 아내랑 저, 딸 하나 세 식구: the number that was said comes before the one that was counted up.
    put_right = _AT_ONCE.search(page.text) or _NOW.search(page.text) or _INSTEAD.search(page.text)
    if put_right and (number := value_of(re.sub(r"\s?(?:명|식구)$", "", put_right["number"]))):
        yield Found("household_size", int(number), put_right.start("number"), put_right.end("number"))
        return
    if (changed := _CHANGED.search(page.text)) and page.clause_at(changed.start("number")).mode != "if":
        number = 1 if changed["number"] == "혼자" else value_of(re.sub(r"\s?(?:명|식구)$", "", changed["number"]))
        if number and _CAME_OR_WENT.search(page.text[: changed.start()]):
            yield Found("household_size", int(number), changed.start("number"), changed.end("number"), person="speaker")
            return
    if not counted and (family := _COUPLE_AND.search(page.text)) and page.clause_at(family.start()).mode == "say":
        counted_up = sum(found.value for found in read_children(page) if isinstance(found.value, int))
        yield Found("household_size", 2 + counted_up, family.start(), family.end())
        return
    told = counted or ([listed] if listed else sizes)
    yield from told or (() if echoed else _couple_who_earn(page))
    if not told and (us := _US_AND.search(page.text)) and page.clause_at(us.start()).mode == "say":
        others = re.sub(r"\s?(?:명|분)$", "", us["others"] or "하나")
        yield Found("household_size", int(value_of(us["us"]) or 0) + int(value_of(others) or 1), us.start(), us.end(), person="speaker")
    unknown = _SIZE_UNKNOWN.search(page.text)
    if unknown:
        yield Found("household_size", None, unknown.start(), unknown.end())


_US_AND = re.compile(
    r"(?<![가-힣])(?:우리|저희)\s?(?:식구\s?|가족\s?|부부\s?)?(?P<us>둘|셋|넷|다섯)(?:이?랑|하고|에|,|이고|과)?\s"
    r"(?:조카|손주|손녀|손자|남?여?동생|시?어머니|시?아버지|엄마|아빠|장모님?|장인|할머니|할아버지)(?:들)?(?:이?랑|하고)?\s?(?P<others>하나|둘|셋|한\s?명|두\s?명|두\s?분|한\s?분)?(?=이?[요다]|입|이[에고]|예|임|[\s.,!]|$)"
)
"""우리 셋 조카 둘: all who live there."""
_EARN_TOGETHER = re.compile(
    r"(?<![가-힣])(?:(?:우리|저희|부부|신랑이랑|남편이랑|아내랑|와이프랑)\s?)?둘이?(?:서)?\s?(?:(?:다\s)?(?:연금|월급|수입|소득)(?:을|이|은)?\s?)?(?:다\s)?(?:합쳐|합치|합해|합산)"
    r"|(?<![가-힣])(?:(?:우리|저희|부부)\s?)?둘이(?:서)?\s?(?:다\s|같이\s)?(?:벌어|버는|법니|번다|맞벌이)"
    r"|(?<![가-힣])(?:우리|저희)\s(?:둘이|부부가?)(?:서)?\s(?:[^\s.,?!]+\s){0,3}?(?=[\d일이삼사오육칠팔구]?[\d십백천])"
    r"|(?<![가-힣])(?:부부|맞벌이|(?:우리|저희)\s내외)(?:가|로)?\s?(?:(?:\S+\s){0,2}?)(?:합산|합쳐|합해|합치)|^\s*둘이(?:서)?\s(?:한\s|다해서\s)?(?=[\d이삼사오육칠팔구]?[\d백천])"
    r"|(?:남편|신랑|아내|와이프|집사람|마누라|영감)(?:이?랑|하고|과|와)\s(?:(?:합쳐|합치|합해)\S*\s|둘이(?:서)?\s|같이\s|한\s|다해서\s)*(?:월\s?|한\s?달에?\s?)?(?=[\d일이삼사오육칠팔구]?[\d십백천])"
)
"""둘이 합쳐 한 달 430, 남편이랑 450 정도요: a couple who live on it."""
_SPOUSE_EARNS = re.compile(
    r"(?<![가-힣])(?:남편|신랑|애\s?아빠|아내|와이프|집사람)(?:이|은|는|가)?\s?(?:월급|봉급|연봉|벌이|수입|소득|월)(?:이|은|는)?\s?(?:한\s?달에?\s?|세후\s?|한\s)?(?=[\d일이삼사오육칠팔구]?[\d십백천])"
)
"""남편 월급 400 애 둘이에요: a couple and their children live on it."""
_MORE_AT_HOME = re.compile(r"모시|시어머니|시아버지|장모|장인|부모|어머니|아버지|엄마|아빠|할머니|할아버지|동생|손[주자녀]|조카"
    r"|형제|자매|남매|누나|언니|오빠|(?<![가-힣])형(?=이랑|하고)|친구|룸메|따로|별거|주말\s?부부|이혼|헤어")
_GROWN_AND_GONE = re.compile(r"[컸커큰]|결혼|독립|시집|장가|출가|대학|직장|군대|취직|따로")


def _couple_who_earn(page: Page) -> Iterator[Found]:
    told = _EARN_TOGETHER.search(page.text) or (_SPOUSE_EARNS.search(page.text) if any(read_children(page)) else None)
    if told is None or page.clause_at(told.start()).mode == "if" or _MORE_AT_HOME.search(page.text):
        return
    if _CHILDREN_ARE.search(page.text[: told.start()]):
        return
    children = sum(found.value for found in read_children(page) if isinstance(found.value, int))
    if children and _GROWN_AND_GONE.search(page.text):
        return
    of_both = None if _EARN_TOGETHER.search(page.text) else "speaker"
    yield Found("household_size", 2 + children, told.start(), told.end(), derived=True, person=of_both)


_WITH_FAMILY = re.compile(rf"(?:가족|식구|애들|아이들)(?:들)?(?:이?랑|하고|과|와)\s?(?:다\s?)?(?:같이|함께)?\s?{_STAY}")
"""저는 가족하고 살아요."""


def read_lives_alone(page: Page) -> Iterator[Found]:
    """Living alone, and the household of one that follows from it."""
    pet = _WITH_PET.search(page.text)
    if pet and page.clause_at(pet.start()).mode == "say":
        yield Found("lives_alone", True, pet.start(), pet.end(), person="speaker")
        yield Found("household_size", 1, pet.start(), pet.end(), derived=True, person="speaker")
        return
    denied = _NOT_ALONE.search(page.text)
    if denied:
        yield Found("lives_alone", False, denied.start(), denied.end())
        return
    family = _WITH_FAMILY.search(page.text)
    if family and page.clause_at(family.start()).mode == "say" and not is_past(page, family.start(), family.end()):
        yield Found("lives_alone", False, family.start(), family.end())
    for match in _ALONE.finditer(page.text):
        if is_taken_back(page, match.end()):
            yield Found("lives_alone", False, match.start(), match.end())
            return
        if _RAISING.match(page.text, match.start()) or is_past(page, match.start(), match.end()):
            continue
        if lives_with_elders(page) or (match["verb"] or "").startswith("있") and _is_a_childs(page, match.start()):
            continue
        before = [page.text[m.end : match.start()].strip() for m in page.mentions if m.person != "self" and m.role == "company"]
        if match.group().startswith("자취") and {"", "네", "의"} & {*before}:
            # 친구 자취방이에요: no home of one's own.
            continue
        what = stance(page, match.start(), match.end())
        if what == DENIED:
            yield Found("lives_alone", False, match.start(), match.end())
        elif what == SAID:
            yield Found("lives_alone", True, match.start(), match.end())
            yield Found("household_size", 1, match.start(), match.end(), derived="인" not in match.group())
    if not any(True for _ in _sizes(page)):
        yield from _with_others(page)


def _is_a_childs(page: Page, place: int) -> bool:
    """애가 집에 혼자 있당께: of the hours a child is alone."""
    clause = page.clause_at(place)
    return any(clause.start <= m.start < place and m.relation == "child" for m in page.mentions)


def _with_others(page: Page) -> Iterator[Found]:
    for match in _TOGETHER.finditer(page.text):
        inside = page.clause_at(match.start())
        companions = [m for m in page.mentions if inside.start <= m.start < match.end() and m.person not in ("self", PET)]
        companions = [m for m in companions if m.role == "company" or page.text[m.end : match.start()].strip(" 들네") == ""]
        if companions and inside.mode == "say" and not _listed(page) and not is_past(page, match.start(), match.end()):
            yield Found("lives_alone", False, companions[0].start, match.end(), derived=True)


def _sizes(page: Page) -> Iterator[Found]:
    for pattern in _SIZES:
        for match in pattern.finditer(page.text):
            groups = match.groupdict()
            words = groups.get("number") or groups.get("also")
            number = (
                2
                if groups.get("couple")
                else 1
                if words == "혼자"
                else value_of(re.sub(r"\s?(?:명|인|사람|식구|분)?(?:이서만?|이|서|이만|만|끼리)?$", "", words or ""))
            )
            lead = page.lead(match.start())
            if page.asked == "children" and groups.get("number") and page.text.startswith("뿐", match.end("number")):
                # 둘뿐이에요, to who asked for the children.
                continue
            with_child = lead.endswith("만 ") and "이서" in match.group()
            of_others = _WITH_PET.search(page.text) or (_CHILDREN_ARE.search(lead) and not with_child)
            of_others = of_others or _PET_BESIDE.search(page.text[: match.start()])
            if number is not None and 1 <= number <= 30 and not of_others:
                yield Found("household_size", int(number), match.start(), match.end())


def _holds(page: Page, found: Found) -> bool:
    if re.match("았|었", page.text[found.end :]) or is_taken_back(page, found.end):
        return False
    if stance(page, found.start, found.end) in (IDLE, DENIED, UNKNOWN) or is_past(page, found.start, found.end):
        # 4인 가구 뭐 받을 수 있어요: said in passing, so it is theirs; 4인 가구는 얼마예요 asks about a kind of household.
        rest = page.rest(found.end)
        generic = re.match(r"이?라(?:는|니)"
            r"|\s?(?:은|는|도|만|아도|어도|이면|기준|이상|이하|이?\s?아니|말고|한테|까지|였|이었|살다|\S*\s?얼마"
            r"|소득|금액)", rest)
        return page.clause_at(found.start).mode == "ask" and not generic
    return True


def _listed(page: Page) -> Found | None:
    """저랑 남편이랑 애 둘 → 4. Counts the one who speaks and everybody in a list of at least two, or one that names the speaker."""
    everyone = [
        m
        for m in page.mentions
        if m.role != "gone" and (m.relation in _RELATIVES or m.person.startswith("child"))
    ]
    for first in range(len(everyone) - 1):
        members = [everyone[first]]
        for mention in everyone[first + 1 :]:
            between = page.text[members[-1].end : mention.start]
            if len(between) > 8 or not re.search(r"이?랑|하고|와|과|,", between) or re.search(r"[?!.]|사람|출신", between):
                break  # 남편 한국 사람, 나 캄보디아: told of each, no list.
            members.append(mention)
        if len(members) >= 2 and (found := _size_of_list(page, members)):
            return found
    return None


_THE_TWO_LIVE = re.compile(rf"\s?둘이(?:서)?\s?(?:같이\s|함께\s|만\s)?{_LIVE}")
"""저랑 딸 둘이 살아요: the two of the list."""


def _size_of_list(page: Page, members: list[Mention]) -> Found | None:
    end = members[-1].end
    after = page.text[end:]
    count = _ONE_OF_LIST.match(after)
    tail = page.text[end : end + 24]
    verb = _STAY if all(m.person.startswith("child") for m in members) else _LIVE
    lives = re.search(rf"{verb}|식구|가족|이렇게|입니다|이에요|예요|이요|(?:둘|셋|넷|하나|명)(?:이?요|이?예요|이에요"
        rf"|임)?\s*[.!]?\s*$", tail)
    lives = lives or (page.asked == "household_size" and not re.search(r"[다까]요", tail))
    if count is None or not lives or page.clause_at(end - 1).mode == "if" or re.search(r"이혼|헤어|별거|^(?:랑"
        r"|하고)?\s?(?:둘|두\s?분)?\s?(?:다|모두)\s", tail):
        return None
    own = any(m.person == "self" for m in members)
    if own and len(members) == 2 and _THE_TWO_LIVE.match(after):
        return Found("household_size", 2, members[0].start, end + count.end(), person="speaker")
    people = 0 if own else 1
    for number, mention in enumerate(members):
        limit = members[number + 1].start if number + 1 < len(members) else len(page.text)
        how_many = _ONE_OF_LIST.match(page.text[mention.end : limit])
        words = (how_many["count"] or "하나").replace("명", "").strip() if how_many else "하나"
        if not mention.person.startswith("child") and how_many and how_many["count"]:
            # 영감하고 나 둘: the number is that of all.
            number = int(value_of(words) or 1)
            return Found("household_size", number, members[0].start, end + count.end(), person="speaker" if own else None)
        people += 2 if mention.person == "parent" else int(value_of(words) or 1)
    return Found("household_size", people, members[0].start, end + count.end(), person="speaker" if own else None)
