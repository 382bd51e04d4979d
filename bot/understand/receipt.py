"""Does the person say that a benefit is already received, or no longer? Of themselves or of whom they speak for.

작년부터 받고 계세요 says so; 옆집은 받더라 tells of strangers; 받을 수 있나요, 받고 싶어요 and 받으려면 only wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.plain import compact

_OTHERS = re.compile(
    r"(?:옆집|앞집|윗집|아랫집|뒷집|이웃|동네(?:사람|분|할매|할머니|친구)|친구|아는(?:사람|언니|형|동생|분|집|엄마)|남들|다른(?:사람|집"
    r"|분|노인|엄마)|누구는|누군|딴사람|사람들"
    r"|경로당(?:사람|할매|할머니|친구|노인)|회사동료|동료|지인|아무개|누구나|다들|어떤(?:사람|분|집)|김씨|박씨|이씨|사돈(?:네)?"
    r"|사촌)(?:네|들)*(?:은|는|이|가|도|집|할매|할머니|할아버지|영감|엄마|언니|분)*"
)
_WISHED = re.compile(
    r"받(?:고(?:싶|파|잡|프)|을(?:수|라|래|란|려|까|게|만|지|걸|건|거|텐|줄)|으(?:려|러|라|면|실수|실까)|나$|나요|는(?:지|가요|거(?:예"
    r"|에|야|죠)|법|방법|조건|사람|데(?:어디|뭐))|아(?:도(?:되|돼|괜)|야|볼))"
    r"|타(?:려|고싶|야|도(?:되|돼)|러)|탈(?:수|라|래|란|까|려)|나올까|나오(?:나|려나|냐|는지|면|게)|나와도|(?:되|돼)(?:나|요$|는지)"
    r"|(?:신청|가입|등록|접수|발급)(?:만)?하면(?:은)?(?:바로|언제|그냥|다|계속|금방)?(?:나와|나오|들어와|받|줘|주)"
    r"|받는다(?:고|구)[가-힣]{0,8}(?:그[랬러]|하[던더]|들었|카[더던])"
    r"|받(?:고있으면|고있어도|고있는데도|으면서도)"
)
_ASKED = re.compile(
    r"\?|(?:나요|(?<!니)까요?|는지요?|는가요?|[습입됩합]니까|는교|능교|ㄴ교|는겨|당가|랑가|은가|인가|는가|냐|니)\s*[.~!…]*$"
    r"|(?:어케|어캐|어떠케|우째|우찌|어째|어찌|어뜨케|우예)\s?(?:해|하|받|신청|타|되|돼|대|가)|얼마(?!.{0,4}(?:안|전))|(?:언제|언재|며칠|어떻|어디|누가|왜|어째서|무슨|뭐(?!\s*[.~!…]*$)|뭘|어느)|몇\s?(?!년|해|번째|달째|개월째"
    r"|달\s?전)|알려\s?(?:줘|주)|줘요?$|주세요"
)
_NOT = re.compile(
    r"받다가(?:지금은|이제|작년에|얼마전에|올해)?.{0,10}(?:끊|안|못|중지|탈락|그만|중단|정지)|받았었|받은적(?:이|은|도)?(?:없|있)"
    r"|타다가.{0,8}(?:끊|안|못)|(?:이제|인제|지금은|요즘은|요새는|더는|더이상|올해부터|지난달부터|작년부터)(?:는|은)?(?:통|하나도"
    r"|아예)?(?:안|못|몬)(?:나|받|타|줘|들어|주)"
    r"|(?:못|안|몬)(?:받(?!고싶|을수)|타(?:고|요|묵|먹|네|유|$)|나와|나오(?!면|나요|려)|나온|들어와|들어오|준다|줘요|줍)|받(?:지"
    r"|질)(?:를|는|도|은|요)?(?:못|않|안|몬)|타(?:지|질)(?:를|는|도)?(?:못|않)"
    r"|끊겼|끊긴|끊어졌|끊켰|끊기(?:고|뿟|버)|탈락|떨어졌|중지(?:됐|되|당)|중단(?:됐|되)|정지(?:됐|되)|취소(?:됐|되)|제외(?:됐|되)"
    r"|자격(?:이)?(?:없어졌|상실|박탈)|안된다(?:고|카|캐|더|하)|받는(?:게|거|것|돈)(?:이|은|도)?(?:하나도|아무것도|전혀)*없|(?:자격|지원"
    r"|혜택|급여|수당|연금)(?:이|도|가)?없어[졌지]"
    r"|한푼도(?:안|못)|부적합|거절(?:당|됐)|퇴짜|신청(?:도)?안(?:했|해봤)|한번도(?:못|안)"
)
_YES = re.compile(
    r"(?:받|타)(?:고|구)(?:는)?(?:지금)?(?:잇|이써|있(?!으면|어야|는지|나)|계(?!시면|신지)|있심|있수|이수)|받구이수|(?:타|받아"
    r"|얻어)(?:먹|묵)(?:고|구|는|었|습|어|지|네|심)|받(?:어(?:라|유|요|예|제|지|잉|라우|묵|먹)|지라|지유|아예|아라우?|응께|소$|습니더|는당게|제라|구마|아요|습니다|는다|네|지요|죠|제|심더|니더|아유|는디|는데|는구만|고잇|는중|은지"
    r"|으세요|으셔|으십|으신다|으시고|으시는|아서(?:쓰|살|생|$)|아쓰|으면서|거든|잖아|아$|어$|어요|고요$|고$|음$|는당께|당께|수다)"
    r"|타(?:요$|요만|거든|서(?:쓰|써|살|생)|드시|잡[수숫]|시(?:고|는|지)|셔|고(?:는)?있)|탄지|탄다|나오(?:고(?:는)?있|긴|기는|는데|는디"
    r"|거든|잖아|지요|네|구만|니더)|나와(?:요|서|유|예|$)|나옵니다|나온(?:다|지|당께)|들어(?:와요|오고|옵니다|온다|오는데|오거든|와$"
    r"|오네|와유)|줘서(?:쓰|살)|대상자(?:로)?(?:예|에|입|돼서|선정)"
    r"|(?:연금|급여|수당)[가-힣\d]{0,14}로(?:먹고|겨우|근근이|간신히|둘이서?|혼자서?|다달이)*(?:살(?!수|면|려)|사는|사네|산다|산께|삽|지내|버티|버텨)"
    r"|깎아(?:주더라|주고있|주네|줘서|주시더)|깎여서?나|할인(?:돼서|되서|되어|되고)나"
    r"|받았(?:어요|습니다|어|다|네|고|는데|는디|지|심더|당께|거든)|수급(?:중|하고있|받)|(?:벌써|이미|진작)(?:다)?(?:신청|등록)(?:해서"
    r"|했고)|지원받(?:아|고있|는중|습)|혜택(?:을|은|도)?(?:보고있|받)|이용(?:하고있|중|하고계)"
)
_SCHEME = re.compile(
    r"카드|바우처|급여|수당|연금|지원|서비스|일자리|통장|적금|계좌|할인|감면|면제|도우미|요양|돌봄|장학금|장려금|보험|검진|접종|이용권"
    r"|패스|자활|국취|배움|택배|시술|수급|그거|그것|그건|이미|벌써|진작"
)
_IN_USE = re.compile(
    r"(?:하|붓|넣|쓰|나가|되|오|갖|이용|결제하|지급되|찍히|활동하|다니|배우|모으)고(?:지금)?(?:있|계|잇)|(?:붓는|쓰는|다니는|이용|참여"
    r"|지급|하는)중|참여중|꼬박꼬박|다달이(?:나|들|찍)"
    r"|(?:이미|벌써|진작(?:에)?|한참전에|옛날부터|재작년에).{0,16}(?:있|했|됐|되고|받|탔|들었|들어|썼|쓰|달아|줬|만들|맞|왔|가입|나왔"
    r"|나오|완료)|(?:지금|매일|저녁마다|[월화수목금]요일)(?:.{0,6})(?:오[고세셔]|와(?:계|요|주))"
    r"|타고이[써쓰]|받암수다|받는중|찍혀|탔(?:지|어|습|네)|영감이타$"
)
"""How a scheme shows itself where nothing is said to be received: paid into, worked at, fitted, come by."""
_EARNED = re.compile(
    r"(?:월급|봉급|임금|품삯|알바비|용돈|세뱃돈|퇴직금|스트레스|전화(?!요금)|연락|문자|편지|검사|진단|수술|치료|진료|처방|교육|훈련|소개"
    r"|선물|상처|충격|벌|도움|상담|안내|설명|칭찬|오해|약|(?<!청년)월세|전세|세금|고지서|우편물|눈물|콧물|피|소리"
    r"|냄새|연기|집에서|밖에서|바람|기침|열|벌레|친구|물건|택배|짐|한숨|하품|개미|쥐|고향|얘기|이야기|말|책|생각|테레비|티비|킹|복|통보"
    r"|판정|영수증|쪽지|문의|예고장|전세금|보증금|투석|일당|신고|답|답장|사과|양육비|개|등급|면접)(?:을|를|이|가|은|는|도|에|만|에서"
    r"|한테)*(?:부터|치|[한두세석넉][달번]|많이|자꾸|매달|매일|계속|또|다|잘"
    r"|한달에|[0-9만천백십일이삼사오육칠팔구원씩쯤정도]+)*$"
)
_IN_A_SUM = re.compile(
    r"(?:연금|급여|수당)(?:(?:이?랑|하고|과|와|에|도|이|을|를)?(?:국민연금|연금|월급|알바비?|용돈))?(?:을|를|이|도|까지)?(?:다|모두|전부)?(?:합쳐|합치|합하|합해|더하|더해|해서|포함)"
    r"(?:서|면|해서?|하면)?(?:한달에|월|매달)?(?:\d|[일이삼사오육칠팔구]?[십백])|기초연금(?:국민|노령|유족|장애인?)연금(?:한달에|월)?\d"
)
"""기초연금이랑 국민연금 합쳐서 육십오만원: what makes up the income is received."""
_ALL_IN_A_SUM = re.compile(
    r"(?:연금|급여|수당)(?:이?랑|하고|과|와|에)[가-힣\d,]{2,24}?(?:거|것|돈)(?:뿐|밖에|이?전부|이?다(?:예요|에요|야|여)?$)"
)
"""기초연금 하고 아들이 이십만원 부쳐주는 거뿐이다."""
_PAID_OUT = (
    r"(?:연금|급여|수당)(?:이|은|만|으로|에서)?(?:한달에|매달|다달이|월|한|겨우|달랑)*[\d,일이삼사오육칠팔구십백]+(?:만"
    r"|만원|원)?(?:정도|쯤)?"
)
_IS_ALL = re.compile(rf"{_PAID_OUT}(?:그거(?:여|예요|에요|야|뿐|밖에|가다|가전부|하나)|그게(?:다|전부)|그것(?:뿐|이다|밖에)"
    rf"|이?(?:다예요|다에요|전부|뿐)|밖에)"
    r"|(?:받는|타는|나오는)(?:거|게|것|기)(?:이|은)?(?:그거|그것|그기|그게|이거|고거)?(?:뿐|다(?:예요|에요|야|임|다|여)?$|전부|밖에|하나뿐)")
"""기초연금 삼십사만원 그거여, 자립수당 오십 받는 거 뿐."""
_NAMED_IS_ALL = re.compile(r"(?:연금|급여|수당)(?:그거|그것|그기|그게|이거)?(?:뿐|밖에없|하나뿐|가다여|가전부)(?!만아니)")
"""버는 건 기초연금 그거뿐이여."""
_IS_WHAT_COMES = re.compile(rf"{_PAID_OUT}(?:이요|요|이에요|예요|입니다|이고|하고|이랑|나와|나옵|받|$)")
"""기초연금 34만원이요, to who asked for the income."""
_INSISTS = re.compile(
    r"\s*(?:(?:아니(?:요|라)?|아뇨|아닌데|저는?|나는?|전|난|지금|아직|근데|그거|그건)[\s,.!?]+)*(?:안|못)\s?받(?:고\s?있(?:는데|다고|다니까|어|거든|어요)|는다(?:고|니까)|는데|아요?(?=[\s.!?]|$)|아\s?봤|았(?:는데|다고|어))"
)
"""아니 안받고있는데??"""
_EITHER = re.compile(r"(?P<verb>나와|받아|돼|되|줘)[요유]?\s(?:안|못)\s?(?P=verb)")
"""나와요 안 나와요: a question."""
_BARE_OUTCOME = re.compile(r"끊겼|끊긴|끊어졌|탈락|떨어졌|취소|중지|없어졌")
"""What ends without being a benefit too (전기가 끊겼어요, 시험에 떨어졌어요): believed only where no such thing stands before it."""
_ENDED_THINGS = re.compile(
    r"(?:전기|수도|가스|물|핸드폰|전화|연락|소식|인연|버스|시험|면접|회사|대학|학교|약|쌀|반찬|연탄|기름|돈|열|다리|손목|힘|맥|목소리|술"
    r"|담배|청약|취업|취직|예약|계약|수업|행사|약속)(?:이|가|도|을|를|에|에서|은|는)?(?:다|또|그만|자꾸)?$"
)
_CLAUSES = re.compile(
    r"(?<=뿐이[여요다라])\s|[.!…;\n,]+|(?<=[?？])\s|(?<=[되있돼]나요)\s|(?<=는데)\s|(?<=지만)\s|(?<=거든요)\s|(?<=[아어여]서)\s|(?<=[가-힣]고)(?<!말고)(?<!빼고)(?<!는다고)(?<!금하고)(?<!금\s하고)(?<!당하고)(?<!당\s하고)(?<!여하고)\s(?!있|계|는\s?있|싶|파|잡)"
    r"|(?<=[니었았했였있없한인는]다)\s|(?<=니까)\s|(?<=니까요)\s|(?<=다고요)\s|(?<=다구요)\s|(?<=[어아에예]요)\s"
)
"""Where one statement ends and the next begins."""


_NOTHING = r"(?:하나도\s?|아무것도\s?|전혀\s?|일절\s?|따로\s?)?(?:없|읎|읍[써스]|안\s?(?:나오|나와|들어)|못\s?받)"
_NO_OTHER = re.compile(
    r"(?:연금|급여|수당|지원금?|바우처|월세|카드)\s?(?:말고는|빼고는|외에는|밖에(?:는)?)\s?"
    rf"(?:(?:들어오는|나오는|받는|버는)\s?(?:돈|거|것|게|건)\S?\s?)?{_NOTHING}"
    r"|(?:연금|급여|수당)(?:이?랑|하고|과|와|에|,)\s?(?:[^\s.?!]+\s){1,4}?(?:거|것|게|돈)?\s?(?:말고는|빼고는|외에는|밖에(?:는)?)\s?"
    rf"(?:(?:들어오는|나오는|받는|버는|가진)\s?(?:돈|거|것|게|건)\S?\s?)?{_NOTHING}"
    r"|(?:돈|소득|수입|벌이|생활비|(?:들어오는|나오는|받는)\s?(?:거|것|건|게))(?:은|는|이|가|도|이라고는)?\s(?:[^\s.?!]+\s){0,2}?[^\s.?!]{0,4}"
    rf"(?:연금|급여|수당|지원금?)\s?(?:말고|빼고|외에|밖에)(?:는)?\s?(?:다른\s?(?:거|건|것은|것)\s?)?{_NOTHING}"
)
"""돈은 기초연금 말고는 없심더: that one is received, and nothing beside it."""


def insists_not(text: str) -> bool:
    """아니 안 받고 있는데요: what was noted as received is not."""
    return _INSISTS.match(text) is not None


_OF_IT = re.compile(
    r"^(?:네|예|응|아니|이미|벌써|지금|저는|나는|전|난|제가|내가|그건|그거|그거는|원래|계속|잘)*받(?:고는?있|고는?계|는데|아요|습니다)"
)


def is_of_what_is_talked_about(text: str) -> bool:
    """받고는 있는데 시간이 모자라요: what is received is named nowhere in its clause."""
    return any(_OF_IT.match(compact(text[start:end])) and _clause(text[start:end]) for start, end in _clauses(text))


def no_other(text: str) -> bool:
    """Whether they say that they get one benefit and nothing else; 기초연금 말고는 없나요? asks for others."""
    return any(_NO_OTHER.search(text[start:end]) and not _ASKED.search(text[start:end].strip()) for start, end in _clauses(text))


def held(text: str, asked: str | None = None) -> list[tuple[int, int]]:
    """Where in `text` something is said to be received now. `asked` is the fact the last question was about."""
    return [(start, end) for start, end in _clauses(text) if _clause(text[start:end], asked)]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CLAUSES.finditer(text):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def receives(text: str, asked: str | None = None) -> bool | None:
    """True where the words say something is being received, False where it is no longer or was refused, None where they do neither."""
    said = [found for start, end in _clauses(text) if (found := _clause(text[start:end], asked)) is not None]
    if not said:
        return None
    # 받다가 끊겼어요, 신청했는데 탈락했어요: what came last is how it is now.
    return said[-1]


def _clause(clause: str, asked: str | None = None) -> bool | None:
    plain = compact(clause)
    if _INSISTS.match(clause):
        return False
    if not plain or _EITHER.search(clause) or _OTHERS.match(plain) or _ASKED.search(clause.strip()) or _WISHED.search(plain):
        return None
    if _ALL_IN_A_SUM.search(plain):
        return True
    if _IS_ALL.search(plain) or _NAMED_IS_ALL.search(plain) or (asked == "monthly_income" and _IS_WHAT_COMES.search(plain)):
        return True
    if _NO_OTHER.search(clause):
        return True
    refused = _NOT.search(plain)
    if refused and not _other_thing(plain, refused) and not _EARNED.search(plain[: refused.start()]):
        return False
    got = _YES.search(plain) or _IN_A_SUM.search(plain) or (_IN_USE.search(plain) if _SCHEME.search(plain) else None)
    if got is None or refused or _EARNED.search(plain[: got.start()]):
        return None
    return True


def _other_thing(plain: str, found: re.Match[str]) -> bool:
    return _BARE_OUTCOME.search(found[0]) is not None and _ENDED_THINGS.search(plain[: found.start()]) is not None
