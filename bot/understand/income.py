"""Income: the household's won a month, its percentage of the median, and words of want without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.korean.money import Amount, find_amounts
from bot.korean.numbers import SINO
from bot.understand.bounds import with_bound
from bot.understand.clauses import Clause
from bot.understand.daywages import TRADE, is_the_wage, read_day_wages
from bot.understand.no_income import NO_INCOME, told_to_be_none
from bot.understand.page import Found, Page
from bot.understand.people import Mention
from bot.understand.supposed_sums import is_supposed, told_apart

# 남편 삼백십 받고: who gets it and how much, without a word for wages.
_EARNED = re.compile(
    rf"(?:남편|신랑|아내|와이프|집사람|저는|나는|제가|내가)(?:은|는|이|가|도|만)?\s?(?={SINO}\s?(?:만\s?)?(?:원)?\s?(?:받|뿐|밖에))"
    rf"|{TRADE}\s(?:한\s)?(?=[일이삼사오육칠팔구]?백(?:[일이삼사오육칠팔구]?십)?(?:[일이삼사오육칠팔구])?\s?만?\s?원?(?:\s|$|[.,]|이|정도|쯤|받|벌))"
    rf"|(?:다녀서|다니면서|다니고|댕기면서|댕겨서)\s(?:한\s)?(?={SINO}\s?(?:만\s?)?(?:원)?\s?(?:정도\s?|쯤\s?|씩\s?)*(?:을\s?)?(?:받|벌|법))"
    rf"|(?:식당|공장|마트|회사|가게|병원|학교)(?:에서|서)\s(?:한\s)?(?={SINO}\s?(?:만\s?)?(?:원)?\s?(?:정도\s?|쯤\s?|씩\s?)*(?:을\s?)?(?:받|벌|법))"
    r"|(?:일|장사|알바|경비|청소|서빙|운전|농사)(?:을|로)?\s?(?:해서|해가|혀서|해갖고|지어서|서고|서서|하고|뛰고|다니고|다녀서|나가서)\s(?:한\s)?"
    rf"(?={SINO}\s?(?:만\s?)?(?:원)?\s?(?:정도|쯤)?\s*(?:[.!]?$|받))"
    rf"|(?:알바|아르바이트|과외|부업|투잡)(?:비)?(?:로|는|은|도)?\s(?:한\s|월\s)?(?={SINO}\s?(?:만\s?)?(?:원)?(?:이고|이에|이요|이라|인데|정도|쯤|\s?벌|\s?받|\s*[.,]|\s*$))"
    rf"|(?<![가-힣])(?:청소|경비|식당|공장|주방|마트|간병|가사|배달|밭|품)\s?일\s(?:한\s)?(?={SINO}\s?만\s?원?)"
    rf"|한\s?달\s?(?:꼬박|내내)|"
    r"월급|월\s?수입|월\s?소득|(?<!백)수입(?!니)|소득|벌이|벌(?:어|고|이|면서|었|구|지만|거든|며)|버[는시셔십](?!스)|번다"
    r"|법니다|벌어|봉급|급료|급여(?=가|는|로|\s?\d|\s?[이백삼]|\s?세후)|연봉|세후|세전|실수령|한\s?달에|한달에|매달|매월"
    r"|다달이|월\s?(?=\d|[일이삼사오육칠팔구]?[십백천])|일\s?년에|1년에|시급|일당|주급|월(?=\d)|생활비로\s?(?:받|쓰)|용돈|평균\s?(?=\d"
    r"|[일이삼사오육칠팔구]?[십백])|합쳐"
    r"|합치면|합해|합산|알바비"
)
_SPENT = re.compile(
    r"월세|사글세|전세|보증금|(?:건강|의료|실손|자동차|암)\s?보험(?!금)"
    r"|[가-힣](?<!알바)(?<!생활)(?<!생계)(?<!수급)(?<!활동)(?<!양육)(?<!자문)(?<!강사)(?<!경)비용?(?=[가는은이도로를만에]{0,2}\s)"
    r"|비용|[가-힣]\s?값|(?:재산|주민|자동차|소득|수도|물|가스)세(?=[가는은이도로를만]?\s)|이자|대출|빚|보험료|관리비|전기|가스비|가스요금|난방|수도|학원비"
    r"|생활비(?!로\s?받)|등록금|학비|치료비|수술비|카드값|과태료|벌금|재산|집값|예금|적금|통장|저축|모아|모은|시가|공시|짜리"
    r"|비급여|약제비|입원비|진료비|대여료|지원금|장려금|간병비|요양비|요금|통신비|월부|할부|합의금|벌금|퇴직금|상금|정도\s?내|건보료"
)
_PAID = re.compile(
    r"^\s?(?:원)?(?:씩|정도|쯤|이나|을|를|가까이|\s)*(?:짜리|넣[고은는어었으음]|부[어었]|붓[고는]|납입|내(?!\s?(?:외|가|월급|봉급|소득|수입|연금|벌이|알바|거|꺼|돈))|나가|들어가|들어요|들고|드[나냐는니]|듭니|써요|쓰고|쓴|씁|갚"
    r"|필요|빌|깨|부치|줘야|주라|주기로|주게|주고\s?살|주면|모자라|부족|나왔|나오나|나와요\?|줄|주나|주는)"
)
_LEFT = re.compile(r"\s?(?:원)?\s?(?:정도|쯤|밖에|뿐|만|도|이|가|은|가지고|\s)*(?:안\s)?남(?:았|아|은|습|음|네|어|겨|긴|기)")
_LEFT_BEFORE = re.compile(r"(?:(?:남은|가진|모은|들고\s?있는|갖고\s?있는|남아\s?있는)\s?(?:돈|거|게|건|것)|수중|주머니|지갑|잔고"
    r"|잔액|현금|전\s?재산|손에\s?쥔)[^\d,.!?]{0,6}$")
"""돈은 십팔만원 남았습니다: money that is left comes in no more."""
_NO_INCOME = re.compile(r"(?:만\s?)?(?:원)?(?:은|는|이|가|도)?\s(?:제\s|내\s|우리\s)?(?:월급|소득|수입|벌이|버는\s?(?:돈|거))(?:이|가"
    r"|은)?\s?아[니닙닌녜님]")
"""200은 월급이 아니라 보증금이에요."""
_FOR_WHAT = re.compile(rf"\s?(?:만\s?)?(?:원)?\s?(?:은|는|이|가|건)\s(?:[가-힣]{{1,6}}\s)?(?:{_SPENT.pattern})(?!\S*\s?(?:빼|떼))")
"""15만원은 보험료예요."""
_HEARSAY = re.compile(r"\s?(?:만\s?)?(?:원)?(?:이?(?:라는데|라던데|라데|래요|랍니다|라네요|라카던데)|든다(?:는데|던데|네요|고))")
"""비급여로 하면 600이라는데: a price that others named."""
_LOST = re.compile(
    r"\s?(?:만\s?)?(?:원)?(?:을|를|이|가)?\s?(?:다\s?)?(?:뺏|빼앗|사기|속아|잃|날[리렸린려]|털[렸린]|도둑|도난|송금|이체|잘못\s?(?:보|부))"
)
"""천만원 뺏긴 거: gone, and nothing that comes in."""
_BY_THE_DAY = re.compile(r"하루(?!\s?\S{0,4}시간)|일당|시급|주급")
_EARNED_NOUN = re.compile(r"월급|월\s?수입|월\s?소득|수입|소득|벌이|봉급|연봉|연금|알바")
_RENTED = re.compile(r"월세|사글세|달세|고시원|고시텔|쪽방|여관|여인숙|보증금|원룸|하숙")
_NO_RENT = 1_000_000
"""Won a month that who asks here hardly pays as rent: 배달해요 월 이백오십 월세 살아요."""
_BY_THE_MONTH = re.compile(r"(?<![가-힣])월\s?$")
_IS_EARNED = re.compile(r"월급|수입|소득|연금|알바|벌|버[는시]|번다|받|타[고서요]|들어[오와]|직장인|회사원|일용직|계약직|프리랜서|공무원")
_CORRECTED = re.compile(r"아니라|아니고|말고|고쳐|잘못|틀렸|정정|수정할|붙었|빠졌|취소|(?:옛날|예전|작년)(?:이고|이었|에\s?그랬|얘기)")
_COUNTED_IN = re.compile(r"합쳐|합치|합해|합산|포함|다\s?해서|총|모두|전부|합하")
_LIMIT = re.compile(
    r"^\s?(?:원)?\s?(?:이하|이상|미만|초과|까지|부터|넘)(?:이?면|으면|인\s?(?:사람|가구)|여야|이어야|인가|만|도|\s?(?:되나|받"
    r"|인가)|는|은)|^\s?(?:만\s?)?(?:원)?(?:이?면|만\s?(?:더|있)|까지|부터|라도|이라도|이?어도(?=\s?(?:되|돼|됩|받|가능|괜|신청|나[오와]))|도\s?(?:되|받|가능))"
)
# 월급이 이백사십이었거든요: a wage of a job that is gone, beside the loss or a question, is no income of today.
_WAS = re.compile(r"^\s?(?:만\s?)?(?:원)?\s?(?:정도|쯤|씩|가까이|\s)*(?:이?었|였|이였|받았|벌었|받던|벌던|받다가|벌다가|탔[었는던])")
_WAS_SO = re.compile(
    r"^\s?(?:만\s?)?(?:원)?\s?(?:정도|쯤|씩|\s)*(?:이었|였|이였|(?:받았|벌었|탔)었(?=[어습지는네고]|$)|(?:받|벌|타)고\s?(?:다녔|일했|있었))(?!으면)"
)
_BEFORE_THE_LOSS = re.compile(
    r"^\s?(?:만\s?)?(?:원)?(?:은|는|이|도|씩)?\s?(?:받은\s?(?:건|거는|게)\s?|이란\s?(?:건|거는)\s?)?(?:다\s)?(?:(?:회사\s?|직장\s?)?"
    r"(?:짤리|잘리|그만두|관두|퇴사하|해고되|해고당하|실직하|나오|폐업하|문\s?닫)기\s?전|예전|옛날|전\s?(?:회사|직장)|다닐\s?때|일할\s?때|그때)"
)
"""월급 260은 짤리기 전이고"""
_LAST_MONTH = re.compile(r"(?:지난|저번|이번|요번)\s?달")
_WHEN_EMPLOYED = re.compile(
    r"(?:다닐|일할|벌|하던|다니던|근무할|재직)\s?(?:때|적|당시|시절)|(?:퇴직|퇴사|은퇴|실직|해고|그만두|그만두기|잘리기|짤리기|관두기"
    r"|폐업하기|망하기|닫기|쓰러지기"
    r"|아프기|다치기)\s?(?:하기\s?)?전|예전|옛날|그\s?전에|전\s?직장|마지막\s?(?:월급|직장)|원래|전에는|(?:작년|지난해|재작년)(?:까지"
    r"|까진|에는|엔)"
)
_WORK_GONE = re.compile(
    r"실업\s?급여|구직\s?급여|해고|잘렸|짤렸|잘려|짤려|권고\s?사직|실직|퇴직|퇴사|그만\s?[두뒀둬]|관[두뒀]|폐업"
    r"|망했|계약\s?만료"
)
_PENSION = re.compile(
    r"(?:연금|급여|수당|생계비|보훈급여금|실업급여)(?:으로|로|을|를|이|가|은|는|만|도)?\s?(?:나오는\s?(?:거|게|것)?"
    r"|받는\s?(?:거|게|것)?|타는\s?(?:거|게|것)?|받는데|타는데|나오는데|받아서|타서|한\s?달에|매달|월|다달이|조금|한|겨우|달랑|합쳐서?|합해서?|다해서|\s)*\s?$"
)
# Not counted as income (국민기초생활보장법 시행령 제5조): what is paid for children.
_FOR_CHILDREN = re.compile(r"(?:부모|아동|양육|가정\s?양육|출산|첫만남)\s?(?:급여|수당)")
_FROM_CHILDREN = re.compile(
    r"(?:자식|자녀|아들|딸|며느리|사위|애)(?:들|네)?(?:이|가|은|는|도|한테서?|에게서?)?\s?(?:매달\s?|다달이\s?|한\s?달에\s?|용돈\S{0,2}\s|조금씩\s|한\s)?$"
)
"""연금 32만원에 자식이 20만원: what children give regularly is counted with the pension, roughly."""
_GIVEN = re.compile(r"\s?(?:원)?\s?(?:씩|정도|쯤|\s)*(?:이?[랑고]|을|를)?\s?(?:[줘준]|주[고는네지]|줍|받|$|[.,]|이?[요에예]|입)")
_RECEIVED = re.compile(
    r"^\s?(?:원)?\s?(?:씩|정도|쯤|조금|쪼금|쪼매|쪼끔|쪼까|쬐끔|\s|넘게|밖에|만)*"
    r"(?:받[아고는습]|받으[시세셔신십](?!려)|타[고요는 시세셔신십]|탑니다"
    r"|나와(?!요\?)|나옵|나오[고는시던]|들어와"
    r"|들어옵|들어오|(?:이|도|은)?\s?(?:채\s?)?안\s?(?:돼|되))|^\s?(?:원)?\s*$|^\s?(?:원)?\s?(?:이에요|예요|이?요(?![가-힣])|입니다|이고|인데|으로|이\s?다|이\s?전부|뿐|(?:이|가)\s?(?:제\s|내\s|우리\s"
    r"|저희\s)?(?:월\s?)?(?:수입|소득|생활비|버는\s?돈)(?:의|은|이)?\s?(?:전부|다(?=[\s야예이임입]|$))"
    r"|그게\s?(?:다|전부))"
)
_ONLY_SENT = re.compile(
    r"(?:보내|부쳐|보태|줘)\s?(?:주는|오는|서)\s?(?:거|것|돈|게|걸로)\s?(?:말고는?|밖에|뿐|빼고는?|빼면|외에는?|이?\s?(?:다|전부)(?=[\s.,!예야]|$))"
)
# 부모님 집에 얹혀살아요: nothing of one's own is not the income of the household.
_LIVES_OFF = re.compile(r"얹혀|부모님\s?(?:집|댁)에?\s?(?:\S+\s)?(?:살|사[는세]|지내)|부모님(?:이?랑|하고|과)\s?(?:\S+\s)?살")
_WANT = re.compile(
    r"(?:소득|수입|벌이|월급|버는\s?(?:돈|게|거))(?:이|가|은|는|도)?\s?(?:있(?:는데|지만|긴\s?한데|기는\s?한데|는디)\s)?(?:너무\s?|아주\s?|참\s?|정말\s?|많이\s?)?(?:거의|별로"
    r"|변변|얼마\s?(?:안|되지)|쥐꼬리|적[어은고습]|낮|작[아고은]|시원찮|줄[었어]|끊겼|많지\s?않|일정하지|불규칙|마땅|형편없"
    r"|별\s?볼\s?일)|(?:형편|생활|살림|사정|생계|가계|집안)(?:이|도|가|은|는)?\s?(?:너무\s?|아주\s?|참\s?|많이\s?|좀\s?"
    r"|정말\s?|말도\s?못하게\s?)?(?:어려|어렵|힘들|힘드|안\s?좋|말이\s?아니|빠듯|궁핍|팍팍|쪼들|막막|곤란|나빠|넉넉지"
    r"|넉넉하지)|먹고\s?살기(?:가|도)?\s?(?:너무\s?|참\s?)?(?:힘|어려|빠듯|팍팍|막막)|돈(?:이|도|은)?\s?(?:[하한]나도\s?"
    r"|한\s?푼도\s?|너무\s?|거의\s?|별로\s?)?(?:없[어는고습다네]|모자라|부족|떨어졌|안\s?벌|쪼들)|가난|빈곤|궁핍|저소득|쪼들"
    r"|생활비(?:가|도|는)?\s?(?:없|부족|모자|빠듯|막막|떨어)|입에\s?풀칠|하루\s?벌어|어렵게\s?(?:살|사|지내|생활)"
    r"|힘들게\s?(?:살|사[는시])|살기(?:가)?\s?(?:너무\s?)?(?:힘들|어려|팍팍|막막|빠듯)|빚(?:이|만|에|더미)\s?(?:많|있|늘|시달"
    r"|져)?|통장(?:이|에)?\s?(?:텅|비|돈이\s?없|잔고)"
    r"|(?:모아\s?(?:둔|놓은)|모은)\s?(?:돈|거|것|게|재산)(?:이|도|은)?\s?(?:하나도\s?|전혀\s?|한\s?푼도\s?|거의\s?)?(?:없|읎)|무일푼|한\s?푼도\s?없"
)
_OF_THE_MEDIAN = re.compile(r"중위\s?(?:소득)?(?:의|이|은|는|으로)?\s?(?:한\s?|약\s?)?$")
"""중위 150쯤: a percentage, though nobody says so."""
_MORE_THAN_A_MONTH = 20_000_000
"""Won from which an income without a period is a year's."""
_PERCENT = re.compile(r"[일이삼사오육칠팔구]?\s?(?:%|프로(?!그)|퍼센트|퍼(?![가-힣]))")
_UNNAMED = re.compile(
    r"(?:소득|수입|월급|벌이|연봉|얼마\s?(?:버는지|벌고|버시는지|버는가))(?:이|가|은|는|도|을|를|인지|얼마인지|얼만지"
    r"|\s)*(?:\S+\s)?(?:잘|정확히|정확하게|확실히|자세히)?\s?(?:은\s?)?(?:몰라|모르|모릅|기억이\s?안|가늠이)"
)


def read_income(page: Page) -> Iterator[Found]:
    """`monthly_income`; of 백만 원도 안 돼요 the million, with the words that say it is less as evidence."""
    return (with_bound(page, found) for found in _read_income(page))


def _read_income(page: Page) -> Iterator[Found]:
    """ What the speaker and a spouse earn is one household's income and is added up."""
    earned = [(amount, page.nearest(amount.start, amount.end)) for amount in _earned(page)]
    nothing = list(told_to_be_none(page))
    if apart := told_apart(page, [amount for amount, _ in earned]):
        yield from apart
    elif earned:
        together = household_sum(page, earned)
        pension = (
            [] if _COUNTED_IN.search(page.text) else [p for p in _pensions(page) if all(p.start != amount.start for amount, _ in earned)]
        )
        # 연금이 백이십 나오고 경비 일로 백오십 벌어: both are the household's.
        yield replace(together, value=_won(together) + sum(a.won for a in pension))
    elif wages := list(read_day_wages(page)):
        yield from wages
    elif pension := _pensions(page):
        yield Found(
            "monthly_income",
            sum(a.won for a in pension),
            pension[0].start,
            pension[-1].end,
            approximate=any(a.approximate for a in pension),
        )
    elif sent := _sent(page):
        yield sent
    elif nothing and not _LIVES_OFF.search(page.text):
        yield Found("monthly_income", 0, nothing[-1].start(), nothing[-1].end())
    elif unknown := _UNNAMED.search(page.text):
        yield Found("monthly_income", None, unknown.start(), unknown.end())


def _sent(page: Page) -> Found | None:
    """아들이 이십만 원 보내주는 거 말고는 없어요: what they live on."""
    only = _ONLY_SENT.search(page.said)
    amounts = [a for a in find_amounts(page.said[: only.start()], implied=True) if only.start() - a.end <= 4] if only else []
    return Found("monthly_income", amounts[-1].won, amounts[-1].start, amounts[-1].end, approximate=True) if amounts else None


def _won(found: Found) -> int:
    return found.value if isinstance(found.value, int) else 0


def is_in_want(page: Page) -> bool:
    """Little income without a figure (소득이 거의 없어요, 형편이 어려워요)."""
    return (
        _LIVES_OFF.search(page.text) is not None
        and NO_INCOME.search(page.text) is not None
        or any(
            page.clause_at(match.start()).mode != "if" and not re.match(r"(?:지\s?않|진\s?않|지는\s?않)", page.text[match.end() :])
            for match in _WANT.finditer(page.text)
        )
    )


def _earned(page: Page) -> list[Amount]:
    found: list[Amount] = []
    corrected = _CORRECTED.search(page.text) is not None and not _SPENT.search(page.text)
    earned = _EARNED.search(page.text) is not None
    for clause in page.clauses:
        words = page.text[clause.start : clause.end]
        # 합쳐서 사백이요: the cue may end the clause before.
        cue = _EARNED.search(page.text[max(0, clause.start - 14) : clause.end])
        if (
            clause.mode == "if"
            or _BY_THE_DAY.search(page.text[max(0, clause.start - 12) : clause.start])
            or not any(character.isdigit() or character in "십백천만" for character in words)
        ):
            continue
        implied = bool(cue) or (corrected and earned) or page.asked == "monthly_income"
        for amount in _amounts_of(page, clause, implied):
            said = cue is not None or is_the_wage(page, clause, amount)
            said = said or (corrected and (earned or amount.explicit)) or amount.period is not None
            before = page.text[max(clause.start, amount.start - 22) : amount.start]
            if page.text.startswith("백수", amount.end - 1) or _is_an_age(page, amount):
                continue
            if said and amount.period != "other" and _counts(page, amount, clause) and not _PENSION.search(before):
                found.append(amount)
    return found


def _is_an_age(page: Page, amount: Amount) -> bool:
    """소득이 아니라 나이가 육십삼이라고요; 본인 오십 남편 월급 삼백이십: a number right after a person, with no word for what is earned."""
    age = next((age for age in page.ages if age.start < amount.end and amount.start < age.end), None)
    if age is None or age.counted or amount.explicit:
        return age is not None and age.counted
    before = [m.end for m in page.mentions if m.end <= amount.start]
    between = page.text[max(before[-1], page.clause_at(amount.start).start) : amount.start] if before else None
    return between is not None and not _EARNED.search(between) and _IS_PAID.match(page.text, amount.end) is None


_IS_PAID = re.compile(r"\s?(?:만\s?)?(?:원)?\s?(?:정도|쯤|씩|을|를|밖에|\s)*(?:받|벌|법|버[는네]|번다|타[고요서]|나[오와])")


def _amounts_of(page: Page, clause: Clause, implied: bool) -> list[Amount]:
    """Amounts in the clause; the period may have been said just before it (연봉을 말한 거예요, 그 이천백)."""
    lead = max(0, clause.start - 18)
    found = (_moved(amount, lead) for amount in find_amounts(page.text[lead : clause.end], implied))
    return [amount for amount in found if amount.start >= clause.start]


_NOT_EARNED = re.compile(
    r"(?:원)?(?:은|는|이|가)?\s?(?:(?:제가|내가|저희가|우리가)\s?)?(?:버는|번다는|벌|번|받는|받는다는)\s?(?:돈|게|거|것|건)(?:이|은|는|가)?\s?"
    r"(?:아니|아닌|아녀|아이[고라])"
)
"""칠십만원은 내가 번다는 게 아니고."""
_OF_A_SPOUSE = re.compile(
    r"(?:남편|영감(?:님)?|신랑|아내|집사람|마누라|할멈|와이프)(?:은|는|이|가|께서|도)?\s(?:(?!나|저|내|제)[^\s.,]+\s){0,3}$"
)
_WAS_THEIRS = re.compile(r"(?:원)?(?:을|이|씩|정도|쯤|\s)*(?:받았(?!다고)|받으셨|받던|탔(?!다고)|타던|타셨|나왔|나오던|받았었)")
"""남편은 68만원 받았어요, of one who has died: paid no more."""


def _counts(page: Page, amount: Amount, clause: Clause) -> bool:
    """Money that comes in and is the household's own, not spent, owed, a limit, a benefit asked about or a wage of the past."""
    before, after = page.text[max(clause.start, amount.start - 14) : amount.start], page.rest(amount.end)
    if _PERCENT.match(page.text, amount.end) or (not amount.explicit and _OF_THE_MEDIAN.search(before)):
        return False
    if _is_past_wage(page, amount, after) or (_WAS_THEIRS.match(after) and _OF_A_SPOUSE.search(page.text[clause.start : amount.start])):
        return False
    if re.match(r"\s?(?:원)?\s?(?:씩|정도|쯤|\s)*(?:보내|부쳐|부치|보태|용돈)", after) or re.search(
        r"(?:준|주는|나온)다(?:던|고|는|더)|준(?:답|대[요서\s]|대$)", after[:24]
    ):
        return False
    if (
        _is_spent(before)
        or _LEFT.match(after)
        or _LEFT_BEFORE.search(page.text[max(0, amount.start - 12) : amount.start])
        or _PAID.match(after)
        or _LIMIT.match(after)
        or re.match(r"(?:만\s?)?(?:원)?(?:이|은|는)?\s?(?:아니(?:라|고|에요|야|요)|말고)", after)
        or _NO_INCOME.match(page.text, amount.end)
        or (_HEARSAY.match(after) and not _EARNER.search(before))
        or _FOR_WHAT.match(after)
        or _LOST.match(after)
        or _NOT_EARNED.match(page.text, amount.end)
        or is_supposed(page.text, amount.start, amount.end)
    ):
        return False
    if amount.won < _NO_RENT and _BY_THE_MONTH.search(before) and _RENTED.search(page.said) and not _IS_EARNED.search(page.said):
        # 고시원 살아요 월 25: the rent.
        return False
    asked_for = re.match(
        r"\s?(?:원)?\s?(?:이나|나|씩|을|를|이|은|정도|쯤|넘게|더|\s)*(?:나오|나와|줘|주나|주는|준|받을|받나|넘을|얼마|되나요|됩니까|지원|맞아|맞나|맞죠|맞지)",
        after,
    )
    return clause.mode == "say" or not asked_for


_EARNER = re.compile(rf"{_EARNED_NOUN.pattern}|직장인|회사원|일용직|계약직|프리랜서|공무원")


def _is_spent(before: str) -> bool:
    """월세 35만원에 월급 165: the word nearest to the amount says what it is."""
    spent = [match.start() for match in _SPENT.finditer(before)]
    return bool(spent) and not any(match.start() > spent[-1] for match in _EARNER.finditer(before))


def comes_in(page: Page, amount: Amount) -> bool:
    """Whether an amount told in answer to the question for income is one: no rent, debt, savings or age."""
    clause = page.clause_at(amount.start)
    aged = any(age.start < amount.end and amount.start < age.end for age in page.ages)
    return not aged and _counts(page, amount, clause)


def _is_past_wage(page: Page, amount: Amount, after: str) -> bool:
    if _WHEN_EMPLOYED.search(page.lead(amount.start)) or _BEFORE_THE_LOSS.match(page.rest(amount.end)):
        return True
    if page.asked == "monthly_income" and not _WORK_GONE.search(page.said):
        # 월급은 세후 310이었어요, to somebody who asks what it is: what was paid last.
        return False
    over = _WAS_SO.match(after) is not None and _LAST_MONTH.search(page.lead(amount.start)) is None
    return over or (_WAS.match(after) is not None and _WORK_GONE.search(page.said) is not None)


def was_paid_once(text: str, end: int) -> bool:
    """월급은 220이었어요, of one who has no work any more: what ends at `end` came in while there was work."""
    return (_WAS.match(text[end:]) or _WAS_SO.match(text[end:])) is not None and _LAST_MONTH.search(text[:end]) is None


def _moved(amount: Amount, by: int) -> Amount:
    return Amount(amount.won, amount.start + by, amount.end + by, amount.period, amount.approximate, amount.explicit)


_AND_MORE = re.compile(r"\s?(?:원)?\s?(?:이?랑|하고|,|에(?=\s))|\s?(?:원)?\s(?=월세|전세|관리비|방세|집세)")


_SUMMED_UP = re.compile(r"\s?(?:원)?\s?(?:이?랑|하고)\s")


def _pensions(page: Page) -> list[Amount]:
    """What is received as a pension or benefit; income where nothing else is said."""
    found = []
    paid = re.search("연금|급여|수당|용돈|생계비", page.said) is not None
    for clause in page.clauses if paid else ():
        words = page.said[clause.start : clause.end]
        if clause.mode != "if":
            for amount in find_amounts(words, implied=True):
                place = amount.start + clause.start
                before = page.said[max(0, place - 22) : place]
                if is_supposed(page.said, place, amount.end + clause.start):
                    continue
                if clause.mode == "ask" and not _SUMMED_UP.match(words[amount.end :]):
                    continue
                if found and _FROM_CHILDREN.search(before) and _GIVEN.match(words[amount.end :]):
                    found.append(replace(_moved(amount, clause.start), approximate=True))
                elif (
                    _PENSION.search(before)
                    and not _FOR_CHILDREN.search(before)
                    and (_RECEIVED.match(words[amount.end :]) or _AND_MORE.match(words[amount.end :]))
                ):
                    found.append(_moved(amount, clause.start))
    return found


def household_sum(page: Page, earned: list[tuple[Amount, Mention | None]]) -> Found:
    # 남편 200 나 100 합산 300: a sum that is said is taken as it is.
    if len(earned) > 1 and _COUNTED_IN.search(page.text, earned[-2][0].end, earned[-1][0].start):
        earned = earned[-1:]
    if len(earned) > 2 and earned[-1][0].won == sum(amount.won for amount, _ in earned[:-1]):
        # 남편 250 저 180 해서 430이요
        earned = earned[-1:]
    by_person: dict[str, Amount] = {}
    for amount, mention in earned:
        amount = _of_a_month(amount)
        by_person[mention.person if mention else "self"] = amount
    together = list(by_person.values()) if set(by_person) == {"self", "spouse"} else [_of_a_month(earned[-1][0])]
    total = sum(amount.won for amount in together)
    return Found("monthly_income", total, together[0].start, together[-1].end, approximate=any(a.approximate for a in together))


def _of_a_month(amount: Amount) -> Amount:
    """소득 합쳐서 7천: so much comes in a year."""
    yearly = amount.period is None and amount.won >= _MORE_THAN_A_MONTH
    return replace(amount, won=round(amount.won / 12), period="year", approximate=True) if yearly else amount
