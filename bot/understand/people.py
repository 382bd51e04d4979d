"""Who is mentioned in a message, and in what part: as the one told about, as company, as somebody who is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understand.beside import role_beside
from bot.understand.harm import FEARED
from bot.understand.left import GONE, LATE, MISSED, MISSED_BEFORE, PARTED
from bot.understand.neighbours import NEXT_DOOR, ONE_OF_MANY, is_named_again
from bot.understand.self_words import MISSPOKE, SELF

THAT = "that"
"""그분: the last one spoken of."""
PET = "pet"
"""Animals are named so that nothing told of them is taken for a person's. No reader's result names one: a pet is nobody."""
PET_WORDS = (
    r"강아지|고양이|멍멍이|댕댕이|(?:반려|애완|유기)(?:견|묘|동물)"
    r"|(?<![가-힣])(?<!러\s)(?<!한\s)(?<!두\s)(?<!세\s)(?<!네\s)(?<!몇\s)(?:냥이|개)(?=[가는를도]\s|\s?(?:한|두|세)\s?마리|\s(?:예방\s?접종|광견병|중성화|사료))"
)
_OF_THE_CHILD = r"(?:(?<![가-힣])|(?<=[데요고서면]))(?:뱃\s?속\s?)?(?:애기?|아기|아이)들?\s?"
"""애아빠, 뱃속 아기 아빠: the other parent of one's own child."""
_NOUNS: tuple[tuple[str, str | None, str], ...] = (
    (
        "other",
        "female",
        (
            rf"{NEXT_DOOR}\s?(?:할머니|할머님|할매|할멈|할망|아주머니|아줌마|어머니|엄마|언니|누나|이모|동생이?\s?여자)|(?:청소|식당|관리|요구르트"
            rf"|슈퍼|세탁소)\s?(?:아줌마|아주머니)(?=[가는도께한네]|\s그)|(?:손주?\s?)?며느리|손녀(?!딸)|손녀딸"
            r"|이모(?!티|저|작)|고모|숙모|큰\s?어머니|작은\s?어머니|(?<![가-힣])(?:작은|큰)\s?엄마|외숙모|여자\s?친구"
        ),
    ),
    (
        "other",
        "male",
        (
            rf"{NEXT_DOOR}\s?(?:할아버지|할아버님|할배|영감|아저씨|아버지|아빠|형|오빠)|(?:경비|수위|관리인?|택시\s?기사|세탁소|슈퍼"
            rf"|복덕방)\s?아저씨(?=[가는도께한네]|\s그)|사위(?=가|는|도|랑|\s|입|예|인데|이|라|고)|손자|삼촌|외삼촌|이모부|고모부"
            r"|큰\s?아버지|작은\s?아버지|(?<![가-힣])(?:작은|큰)\s?아빠|당숙|남자\s?친구"
        ),
    ),
    (
        "other",
        None,
        (
            rf"{NEXT_DOOR}\s?(?:사람|분|어르신|동생|노인|애)|이웃(?:집|사람)?|옆집|앞집|윗집|아랫집|친구(?!사)|지인|조카|손주|사촌"
            r"|동거인|룸메이트|(?:직장|회사)\s?동료|동료(?=가|는|도)|(?:돌보는|모시는|담당하는|아는)\s?(?:어르신|분(?=이|은|께)|노인)"
        ),
    ),
    ("other", "male", ONE_OF_MANY.format(who="영감(?:님|탱이)?|할아범|할배|할아버지")),
    ("other", "female", ONE_OF_MANY.format(who="할멈|할망구?|할매|할머니")),
    (
        "spouse",
        "male",
        (
            r"남편|신랑|서방(?:님)?(?!정)|바깥\s?(?:양반|사람|어른)|(?:우리|저희)\s?집\s?(?:양반|아저씨)|우리\s?아저씨"
            rf"|{_OF_THE_CHILD}아(?:빠|버지|부지|범)|영감(?:님|탱이)?|할아범"
        ),
    ),
    (
        "spouse",
        "female",
        (
            r"(?<![쫓쫒받참찾뽑쏟담몰앗짜])아내|와이프|집사람|안사람|안식구|마누라|할(?:멈|망구)(?!이?[오유요]|이여|이라오|입니|이지|이네|인데|인디)"
            rf"|{_OF_THE_CHILD}(?:엄마|어멈|어머니)"
            r"|(?<![가-힣])처(?=가\s|는\s|도\s|와\s|하고)|(?<![가-힣])부인"
        ),
    ),
    ("spouse", None, r"배우자"),
    ("mother:in_law", "female", r"(?<![가-힣])시\s?(?:어머니|어머님|엄마|어무이|어매|어마이)|장모(?:님)?|시모(?!집)"),
    ("mother", "female", r"(?:친정|홀)?\s?(?:어머니|어머님|엄마|노모|엄니|어매|어메|어무이|어무니|어마이|모친)|(?<![가-힣])어멍"),
    (
        "father:in_law",
        "male",
        r"(?<![가-힣])시\s?(?:아버지|아버님|아부지|아바이)|(?<![가-힣])장인(?:어른|\s어른|어르신)?(?=이|은|께|도|어|\s어)",
    ),
    ("father", "male", r"(?:친정|홀)?\s?(?:아버지|아버님|아빠(?!졌|져|진|지는)|아부지|아바이|아베|부친)|(?<![가-힣])아방(?!궁)"),
    ("parent", None, r"부모님|(?<![한조혼편])(?<!청소년)(?<!청소년\s)부모(?=가|는|를|도|\s|이)|양친|노부모|시부모(?:님)?"),
    ("grandmother", "female", r"(?:외|친|시)?할머니|할머님|할무니|할매(?!탕)|할미|할마시|할마이|할망(?!구)"),
    ("grandfather", "male", r"(?:외|친|시)?할아버지|할아버님|할배|하르방"),
    ("child", "male", r"(?:큰|작은|막내|첫째|둘째|셋째|외)?\s?(?<!알)아들(?!\s?맘)(?:놈|래미|내미|아이|애)?|장남|차남"),
    ("child", "female", r"(?:큰|작은|막내|첫째|둘째|셋째|외)?\s?(?<![가-힣]산)딸(?!\s?맘)(?:래미|내미|아이|애)?(?!기)|장녀|차녀"
        r"|미혼모인\s?딸"),
    (
        "child",
        None,
        (
            r"(?:(?<![가-힣])|(?<=우리)|(?<=저희)|(?<=혼자))(?:애기?들?(?=[가는은를도만랑의\s,이둘셋넷하엄아요예없있키낳한에]"
            r"|$)(?!비|미|매|써|로|초|정|국|플|인)|아이들?(?!다|라|래|고|템|폰|디|스"
            r"|돌봄)(?!(?<=[한된간산온운큰었았했였는인이없있]다\s아이)가)|아기들?|아가(?![씨서])|자식(?:들|놈)?"
            r"|(?<!유공자)(?<!유공자의)(?<!유공자 )(?<!유공자의 )(?<!수급자 )(?<!수급자의 )(?<!장애인 )(?<!장애인의 )자녀들?"
            r"|첫째|둘째|셋째|막내(?!\s?(?:동생|이모|삼촌|고모|아들|딸))|큰\s?애|큰아(?=가|는|도)|작은아(?=가|는|도)"
            r"|작은\s?애|꼬맹이|쌍둥이|늦둥이|갓난(?:아기|애|쟁이)|신생아)"
        ),
    ),
    ("sibling", "male", r"형님|(?:(?<![가-힣])|(?<=우리)|(?<=저희))형(?=이|은|도|\s|하고|한테|네|이랑)|오빠"
        r"|남동생|매형|처남|형부|매부|(?<!언)제부|매제|시동생|시숙|아주버님?"),
    ("sibling", "female", r"누나|누님|언니|여동생|올케|형수|처제|시누이"),
    ("sibling", None, r"동생|(?<![가-힣삼])형제|(?<![가-힣])자매"),
    (THAT, None, r"(?<![가-힣])(?:그\s?(?:분|양반|애|아이|친구)|걔)(?=[은는이가도께네]|\s)"),
    (PET, None, PET_WORDS),
)
_MENTION = re.compile("|".join([f"(?P<self>{SELF})", *(f"(?P<n{number}>{words})" for number, (_, _, words) in enumerate(_NOUNS))]))

_HONOUR = r"(?:님|네|들|께서|도)?"
_COMPANY = re.compile(
    rf"^{_HONOUR}\s?(?:(?:같이|함께)\s(?:살|사시)면\s(?:안|못|되|돼)|(?:이?랑|하고|과|와|이?영(?=\s))(?!\s?(?:관련|저는|나는))|(?:을|를)?\s?(?:모시|모셔|모신|데리|부양|돌보|돌봐|키우"
    r"|키워|길러|기르|임신|유산|출산|간병|간호|(?:병|대소변\s?)?수발|병시중|병구완|보살|챙기|낳|가졌|업고)|(?:집|네)(?:에|서|에서|이랑|랑|하고|로|집으로|\s?(?:살아|살고|삽니|사는데|사는디|살지|산다|얹혀))|도\s?(?:같이|함께)\s?[가-힣]{1,3}면(?=요|[\s?.]|$)|도\s?(?:같이|함께)\s?(?:사셔|사세요|사십니다|살아요|삽니다|산다)[.!~\s]*$|네?\s?(?:식구|가족"
    r"|내외|부부)(?:들)?(?:이?랑|하고|와|과|네)|한테|에게|께(?!서)|덕"
    r"|생각|앞으로\s?된|(?:이|가|은|는|도|만)?\s?(?:(?:둘|셋|넷)(?!째)|하나|한\s?명|두\s?명|세\s?명|네\s?명|\d\s?명"
    r"|있[어는고으다습지네구소슈제당]"
    r"|까지(?:요|예요|\s*$)|까지\s?(?:합|해서|다\s?해|총|모두|포함|치면|같이|\S{1,3}\s?(?:식구|명))"
    r"|없[어는고으다이]|생[겼기]|안\s?생|태어(?!날\s?때부터))|수당|급여|밥)|(?:이|가|께서|도)\s?(?:같이\s|새로\s|다시\s|우리\s?집(?:으로|에)\s|집(?:으로|에)\s)?들어[오와]"
)
_CHILD_COMPANY = re.compile(
    r"^(?:들)?(?:만|이|은|는|을|를|도)?\s?(?:다\s?(?:커|키|컸|크)|독립|출가|시집|장가|보내|봐|보느|보고\s|맡)"
    r"|^(?:들)?(?:을|를)?\s?(?:(?:저|나|제가|내가)\s?)?(?:혼자(?:서)?|홀로)\s?(?:다\s)?(?:키우|키워|키웁|기르|길러|데리)"
)
"""중2 아들 혼자 키우는데 배달해서 200 벌어요: what follows is told of who brings them up."""
_REJECTED = re.compile(r"^(?:이|가|은|는)?\s?(?:말고|아니라|아니고|빼고|없이)"
    r"|^(?:은|는|이|가)?\s?(?:하나도\s|전혀\s)?(?:안\s?아프|멀쩡하|건강하)(?:시)?다(?:니까|니깐|니께|고요|구요)"
    r"|^(?:이|가|은|는|도|께|께서|한테)?\s?(?:몰라|모르[게시세고는]|몰래)")
_INTRODUCED = re.compile(r"(?:이|가|은|는)?\s?(?:하나\s|한\s?명\s)?(?:있는데|있는디|계시는데|있거든요?)(?!\s?따로)")
"""오빠가 있는데 …: what follows is told of him."""
_AGENT = re.compile(
    r"^(?:님|께서|들)?(?!\s?(?:거|것|건|꺼|앞))(?:이|가|께서|만|은|는|도)?\s?(?:(?!\d|손주|손자|손녀|아들|딸|제가|내가|며느리"
    r"|사위)\S*[^\s데고서면요]\s){0,2}?(?:물어|여쭤|가르쳐|알려|알아보"
    r"|알아봐|그러[는시더]|그래서\s물|추천|말해\s?줘|말씀|대신|대리(?!\s?(?:운전|기사))|(?:보태|보내|부쳐|사|해|도와|벌어"
    r"|빌려)\s?(?:줘|주|준)"
    r"|(?:양육비|생활비|용돈|돈|연락)\S{0,2}\s?(?:\S+\s)?안\s?(?:줘|주|보내|해|하)|신청|문의|보호자|안\s?(?:줘|준대)|때[리려렸]|(?:다|전부|몽땅|맨날)\s(?:가져가|가져간|뺏|빼앗|가로채|챙겨\s?가)"
    r"|두들겨|폭행|폭력|욕을|욕해|괴롭|협박"
    r"|나가라|나가래|쫓아내|반대|술만|술을)|^만\s?(?:\S+\s)?(?:벌|번다|일)"
    r"|^(?:들)?(?:이|가|도|은|는)\s(?:매달\s|다달이\s|한\s?달에\s|한\s|용돈\S{0,2}\s"
    r"|조금씩\s)?[\d일이삼사오육칠팔구십백]+\s?만?\s?원?\s?(?:씩|정도|쯤)?\s?(?:을\s?|를\s?)?"
    r"(?:줘|주(?:고|는|네|지|시|세)|준다|줍|보내|부쳐|보태|(?<=만원)\s*$|(?<=만 원)\s*$)"
)
_CARER = re.compile(
    r"^(?:가|는|이)?\s?(?:\S+\s){0,3}?(?:모시|모셔|모신|돌보|돌봐|간병|부양|보살|챙기|대신|대리(?!\s?(?:운전|기사))|알아보|알아봐"
    r"|여쭤|물어|문의"
    r"|신청|걱정|보호자|도와\s?드|해\s?드|(?:옆|곁)(?:에서|에)\s?(?:\S+\s)?(?:보고|봐|붙어|지키|있)|병시중|병구완|병\s?수발|뒷바라지|수발"
    r"|(?:살고|지내고)?\s?있는데\s?따로)"
    r"|^(?:가|는|도)?\s(?:멀리\s|따로\s|[^\s.,]{1,8}(?:에|에서)?\s)?(?:있|살|사[는니]|떨어져|지내)\S*\s(?:[^\s.,]+\s){0,2}?"
    r"(?:못\s?(?:가|찾아|뵙|뵈|들여다|챙|돌|봐)|(?:가|찾아뵙|들여다보)기(?:가|도)?\s?(?:힘|어려))"
)
_IS = re.compile(
    r"^(?:들)?\s?(?:이에요|이예요|예요|에요|입니다|입니더|인데|인디|이?고(?:요)?(?=\s|$)|됩니다|되는(?:데|\s?사람)|이야|야(?=\s|$)"
    r"|이?여(?=\s|$|[,.])"
    r"|요(?![가-힣])|이요|이올시다|이?라(?:서|예|요|우)?(?=[\s,.]|$)|이?지(?:요)?(?=[\s,.]|$)|이?우다|이?구(?:요|먼)"
    r"|이?네(?:요)?(?=[\s,.]|$)"
    r"|이?거든|임(?:다|더)?(?=[\s,.]|$)|으?로서|인\s(?=(?:제|내)가|(?:저|나)[는도]))"
)
_PARENT_OF = re.compile(
    r"(?:(?<![가-힣])애기?|아이|아기|자녀|아들|딸|둘|셋|넷|하나|개월|살|남매|형제|자매|쌍둥이|다둥이|기러기|워킹|싱글|고딩|중딩|청소년|전업"
    r"|직장|학생|돌쟁이|살배기|유치원생|[초중고][1-6])\s?(?:된|짜리|의|둘|셋|넷|하나|있는|키우는|기르는|\s)*\s?$|(?:키우는|기르는|둔)\s$"
)


_RANKS = (
    (re.compile(r"큰|첫째|장[남녀]"), "first"),
    (re.compile(r"둘째|차[남녀]"), "second"),
    (re.compile(r"셋째"), "third"),
    (re.compile(r"막내|작은"), "last"),
)


@dataclass(frozen=True)
class Mention:
    person: str
    sex: str | None
    start: int
    end: int
    role: str
    """`subject`, `company` (with whom, whom one looks after), `gone`, `rejected` (…말고), `agent` (does something for the one asked
    about) or `is` (저는 할아버지예요)."""

    word: str = ""

    @property
    def rank(self) -> str:
        """Of several children which: `first`, `second`, `third`, `last`; empty where the word does not say."""
        return next((rank for words, rank in _RANKS if words.match(self.word)), "")

    @property
    def relation(self) -> str:
        """`child` of `child:2`, `mother` of `mother:in_law`."""
        return _relation(self.person)


def mentions(text: str) -> tuple[Mention, ...]:
    """Everybody named in `text`, in order. Children are counted by the words for them: 아들 child:1, 딸 child:2; of siblings and
    others a brother and a sister are two."""
    found: list[Mention] = []
    children: dict[str, str] = {}
    sexes: dict[str, list[str]] = {}
    for match in _MENTION.finditer(text):
        group, start = match.lastgroup or "", match.end() - len(match.group().lstrip())
        if group == "self" and MISSPOKE.match(text, match.end()):
            continue
        person, sex = ("self", None) if group == "self" else _NOUNS[int(group[1:])][:2]
        again = person in ("grandmother", "grandfather") and is_named_again(text, start, match.end(), [m.word for m in found])
        if person == THAT or again:
            person = next((m.person for m in reversed(found) if m.person != "self"), "other")
        if person == "child" and found and _AS_A_CHILD.fullmatch(text, found[-1].end, match.end()) and _IS.match(text[match.end() :]):
            continue
        if person == "child":
            word = match.group().strip()
            person = children.setdefault(_child_key(word, children), f"child:{len(children) + 1}")
        if person in ("sibling", "other") and sex:
            known = sexes.setdefault(person, [])
            known += [] if sex in known else [sex]
            person = person if sex == known[0] else f"{person}:2"
        couple = bool(found) and {_relation(person), found[-1].relation} == {"mother", "father"}
        if couple and _AND.fullmatch(text, found[-1].end, start):
            found.pop()
            person, sex = "parent", None
        role = _role(text, person, start, match.end())
        if role == "is" and person != "self":
            person = "self"
        found.append(Mention(person, sex, start, match.end(), role, match.group().strip()))
    return tuple(_joined(text, found))


def words_for_people(text: str) -> list[tuple[str, int, int]]:
    """Every word for a person in `text`: relation, start and end. A father beside a mother stays a second word."""
    found = []
    for match in _MENTION.finditer(text):
        group = match.lastgroup or ""
        person = "self" if group == "self" else _NOUNS[int(group[1:])][0]
        if person != PET:
            found.append((_relation(person), match.end() - len(match.group().lstrip()), match.end()))
    return found


_AS_A_CHILD = re.compile(r"(?:님)?(?:이|가|은|는|도)\s(?:집안\s)?(?:(?:외|외동|맏|큰|막내|둘째)\s?(?:아들|딸)|장남|장녀|막내)")
"""남편이 외아들이라: what he is to his parents, no child of who speaks."""
_AND = re.compile(r"[\s,]{0,2}(?:하고|과|와|이?랑)?[\s,]{0,2}")


def _relation(person: str) -> str:
    return person.partition(":")[0]


def _child_key(word: str, known: dict[str, str]) -> str:
    """애, 아이 and the like mean the child named before, if there is one."""
    generic = word.startswith(("애", "아이", "아기", "아가", "자식", "자녀"))
    return next(iter(known), word) if generic else word


_KEPT = re.compile(r"(?:들)?\s?(?:(?:한|두|세|네|여러|\d)\s?마리)?\s?(?:이?랑|하고|과|와|만|를|을|도)?\s?(?:같이|함께|하나|둘|혼자)?\s?"
    r"(?:키우|키워|키운|키웁|길러|기르|데리|돌보|돌봐|입양|살|사[는며시])")
"""강아지 한 마리 키우며: what follows is told of whoever keeps it."""


_UNBORN = re.compile(r"태어[나날납]|임신|출산|낳[을아]|예정일|뱃속|배\s?속|만삭")
_RANK_ALONE = re.compile(r"(?:첫|둘|셋|넷)째|첫\s?(?:애|아이|아기)")


_TENDED = re.compile(r"(?:수발|시중|간병|간호|병구완|대소변|기저귀)(?:을|를|은|도)?\s$")
_TENDS = re.compile(r"(?:가|이)?\s?(?:다\s|혼자\s|맨날\s|매일\s|직접\s)*(?:들|하|해|받|갈|치)")
"""어머니 수발을 제가 다 들어요."""
WEEKS = r"\s?(?:임신\s?)?(?:1\d|2\d|3\d|4[0-2]|[4-9])\s?주(?:차|째)?(?=\s|$|이[에고라]|예|인|입|요|[.,])"
"""Pattern of what stands after a child that is not born: 쌍둥이 30주인데요."""
_WEEKS = re.compile(WEEKS)
_NOT_ME = re.compile(r"(?:는|은|도)\s(?:안\s?[가-힣]|아니)")  # 저는 안 짤렸어요 …: told of who speaks, whatever they applied for.
POINTS = re.compile(r"[가-힣](?<![것거게])\s?(?:건|거는|것은|게|사람은|분은|쪽은)\s(?:다\s)?(?:우리\s|저희\s|제\s|울\s)?$"
    r"|(?:[살세]|\d|하나|[둘셋넷섯곱덟홉열물른흔쉰순든십]|치매|암|장애인?|수급자?|차상위|유공자|환자|임[신산]부?|\d\s?주|급여|등급|농사|연금|소득|월급|취준생|백수|학생|직장인|주부|실업자)"
    r"(?:은|는|이|가)\s(?:우리\s|저희\s|제\s|울\s)?$")
"""짤린 건 남편이고, 예순하나는 남편이고, 치매는 할머니고: what comes before is told of who is named after it."""


def _is_unborn(text: str, start: int, end: int) -> bool:
    """다음 달에 아기가 태어나요 첫째예요: how many there will be, nobody of whom anything can be told."""
    return _RANK_ALONE.fullmatch(text[start:end]) is not None and _IS.match(text[end:]) is not None and _UNBORN.search(text) is not None


def _role(text: str, person: str, start: int, end: int) -> str:
    rest = text[end : end + 40]
    if POINTS.search(text[max(0, start - 12) : start]) and _IS.match(rest):
        return "subject"
    if person != "self" and (MISSED.match(rest) or MISSED_BEFORE.search(text[max(0, start - 12) : start])):
        return "gone" if GONE.match(rest) else "company"
    if person.startswith("child") and (_is_unborn(text, start, end) or _WEEKS.match(rest)):
        return "company"
    if person == PET and _KEPT.match(rest):
        return "company"
    if person == "self" and _REJECTED.match(rest):
        return "rejected"
    if person == "self" and _TENDED.search(text[max(0, start - 10) : start]) and _TENDS.match(rest):
        return "agent"
    if person == "self" and text[start:end] not in ("제", "내") and _CARER.match(rest) and not _NOT_ME.match(rest):
        return "agent"
    if person == "self":
        return "company" if re.match(r"(?:랑|하고|와)", rest) else role_beside(text, person, start, end) or "subject"
    if _relation(person) in ("mother", "father", "spouse") and _IS.match(rest) and _PARENT_OF.search(text[max(0, start - 12) : start]):
        return "is"
    if _names_the_speaker(text, start) or _is_kin_speaking(text, start, end):
        return "is"
    if _is_an_old_self(text, start, end) and not _OWNED.search(text[max(0, start - 14) : start]):
        return "is"
    if _IS.match(rest) and (_tells_of_self(text, start, end) or _is_an_elder_speaking(text, person, start)):
        return "is"
    if beside := role_beside(text, person, start, end):
        return beside
    if _REJECTED.match(rest):
        return "rejected"
    if person == "parent" and PARTED.match(rest):
        return "gone"
    if GONE.match(rest) or LATE.search(text[max(0, start - 8) : start]):
        return "gone"
    if not person.startswith(("child", "spouse")) and _INTRODUCED.match(rest):
        return "subject"
    if _COMPANY.match(rest) or (person.startswith("child") and _CHILD_COMPANY.match(rest)):
        return "company"
    return "agent" if _AGENT.match(rest) or FEARED.match(rest) else "subject"


_SELF_BEFORE = re.compile(r"(?:^|\s|,)(?:저는|전|제가|나는|내는|지는|난|내가|저도|나도|저|나)\s(?!말고|아니라|아니고)(?:\S+\s){0,2}$")
_SELF_AFTER = re.compile(r"^\S{1,5}[\s,.]*(?:제가|내가|저는|나는)")


def _tells_of_self(text: str, start: int, end: int) -> bool:
    return _SELF_BEFORE.search(text[max(0, start - 20) : start]) is not None or _SELF_AFTER.match(text[end : end + 14]) is not None


_SELF_NAMED = re.compile(
    r"(?:애기?|아기|아이)들?\s?(?:엄마|아빠|어멈|아범)(?=입니|예요|이에요|인데|인디|이?고\s|이야|이?지(?:요|만)?\s|임(?:\s|$)|라서|이라)"
    r"|할(?:매|배|망구?|미)(?=지|라[\s예]|이?여[\s.,]|이?여$|다[\s.,]|이우다|우다|인데|인디|입니|임더|이고)|할(?:매|배"
    r"|망)\s(?![^.!?]*(?:시[고는며니]|세요|셔|신[데지]|계[시세]))"
    r"|할(?:매|배|미|멈|아범)(?:가|는|이)\s(?=[^.!?]{0,20}손[주자녀][^.!?]{0,20}(?:키우|키워|키웁|키운|데리|길러|기르|기른|맡))"
    r"(?![^.!?]*(?:시[고는며니]|세요|셔|신[데지]|계[시세]|(?<![가-힣])(?:저|제가|나를|우리를)))"
    r"|할(?:머니|아버지)(?:가|는)?\s?혼자(?:서)?\s?키우는\s?손[주자녀](?=[^.!?]{0,30}애\s?(?:엄마|아빠|어멈|아범))"
)
"""애엄마인데요, 할매지: words one calls oneself by. 할매 혼자 산다, without honour and particle, is an old woman's word for herself."""


def _names_the_speaker(text: str, start: int) -> bool:
    if _HUMBLE.search(text[max(0, start - 8) : start]):
        return True
    return _SELF_NAMED.match(text, start) is not None and not _OWNED.search(text[max(0, start - 14) : start])


_HUMBLE = re.compile(r"(?<![가-힣])이\s?(?:늙은|못난|무식한|다\s?늙은)\s?$")
_CARES = re.compile(r"(?:모시는|모시고\s?사는|돌보는|간병하는|부양하는|챙기는)\s?(?:[^\s.,]+\s){0,2}$")
_KIN_FIRST = re.compile(r"(?:안녕하세요|네|예|저기요|여보세요|저는|전|제가)?[\s,.!]*(?:큰|작은|막내|외)?\s?$")
_KIN_WORD = re.compile(r"(?:큰|작은|막내|외)?\s?(?:딸|아들|며느리|사위|손녀|손자|조카|동생)")
_ELDER = re.compile(r"어머|아버|엄마|아빠|엄니|부모|할머|할아버|할매|할배|장모|장인|시아|시어|고모|이모|삼촌|형님|언니|누나")


def _is_kin_speaking(text: str, start: int, end: int) -> bool:
    """딸인데요 아버지가 여든이세요: a message that opens by saying who writes, and then names the elder it is about."""
    opens = (_KIN_FIRST.fullmatch(text[:start]) or _CARES.search(text[max(0, start - 18) : start])) and _KIN_WORD.fullmatch(text[start:end])
    return opens is not None and _IS.match(text[end : end + 10]) is not None and _ELDER.search(text) is not None


def _is_an_elder_speaking(text: str, person: str, start: int) -> bool:
    """일흔둘 할머니예요: a grandmother who is nobody's 우리 할머니 and about whom something was said is the speaker."""
    before = text[max(0, start - 14) : start]
    return person in ("grandmother", "grandfather") and before.strip() != "" and not _OWNED.search(before)


_OLD = re.compile(r"할머니|할아버지|할매|할배|할망구?|할미|아줌마|아저씨")


def _is_an_old_self(text: str, start: int, end: int) -> bool:
    """나는 일흔하나 할머니 전북 군산, 저는 며느리 마흔둘: after 나는 a bare word for the old, or for kin before an age, is one's own."""
    told = _SELF_BEFORE.search(text[max(0, start - 24) : start])
    if told and _KIN_OF.fullmatch(text[start:end]) and _AGE_NEXT.match(text, end):
        return True
    return bool(told) and _OLD.fullmatch(text[start:end]) is not None and _ALONE_STANDING.match(text[end:]) is not None


_KIN_OF = re.compile(r"조카|(?:손주?\s?)?며느리|사위|손녀|손자|시어머니|시아버지|장모|장인|올케|형수")
_AGE_NEXT = re.compile(r"\s(?:올해\s|만\s)?(?:\d{2}(?=[살세\s,.]|$)|스물|스무\s|서른|마흔|쉰|예순|일흔|여든|아흔)")
_ALONE_STANDING = re.compile(r"(?:\s*$|\s(?!밑|손에|댁|집|할머니|할아버지|할매|할배|모시|모셔|돌보|때문|한테|거|얘기))")


_OWNED = re.compile(r"(?:우리|울|저희|제|내|이번엔?|이번에는|다음은|이제|외|친|시|말고|아니|아니라|아니고|네)\s?$")


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """Of 동생 남편 or 친구 어머니 only the last is meant, and it is nobody near where the first is not."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if (
            before
            and before.person not in ("self", mention.person)
            and text[before.end : mention.start].strip() in ("", "의", "네")
            and before.role == "subject"
        ):
            if text[before.end : mention.start] == "" and before.relation == "other":
                kept.pop()
            kept[-1:] = [] if kept and kept[-1] is before else kept[-1:]
            far = before.relation in ("other", "sibling")
            mention = Mention("other" if far else mention.person, mention.sex, mention.start, mention.end, mention.role, mention.word)
        kept.append(mention)
    return kept
