"""Which fact of before a few words put right: 아니 둘이에요, 210으로 고쳐주세요, 둘이 아니라 셋이요, 이제 다섯이에요.

The words name nothing but a figure; its unit and what was told last say what it is of. The question put meanwhile does not: whoever
takes back the number of children answers no question for their ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.context import SELF, Context, Known
from bot.korean.numbers import NUMBER, SINO, value_of
from bot.understand.clauses import split
from bot.understand.negation import NOT
from bot.understand.people import POINTS, Mention, mentions
from bot.understand.result import BenefitMention, Said

_TAKES_BACK = (
    r"(?:(?:아|앗|어|아참|참|아이고|아차|음|네|응)[\s,.!]+)*(?:아니(?:다|에요|예요|야|요|오|네|지|라)?|아뇨|아냐|ㄴㄴ|정정(?:할게요|합니다)?)[\s,.!~]+"
    r"(?:(?:제가|내가|저는|나는)\s)?(?:(?:잘못|틀리게)\s?\S{1,6}[\s,.]+|착각했\S*[\s,.]+|헷갈렸\S*[\s,.]+)?"
)
_MISSAID = (
    r"(?:(?:제가|내가|방금|아까)\s)*(?:잘못\s?(?:말|눌|적|썼|입력|얘기"
    r"|알)\S*|틀렸\S*|헷갈렸\S*|착각했\S*|말실수\S*|오타\S*)"
)
_SETTING = r"(?:으로|로)\s?(?:좀\s|다시\s)?(?:고[쳐치]|바꿔|바꾸|수정|정정|변경)\S*(?:\s(?:줘|주세요|줘요|주십시오|해줘|해주세요))?"
_COPULA = (
    r"(?:이?에요|이?예요|이?요|입니다|이야|야|이다|다|이네요?|네요?|인데요?|임|이지요?|이세요|세요|이십니다"
    r"|라고요?|이라고요?|이고요?|됐어요|됐네요|됐습니다|되었습니다|됐어|지났어요)"
)
_UNIT = r"(?P<unit>만\s?원|원|개월|갤|살|세|명|식구|인)"
_FIGURE = rf"(?P<number>{NUMBER})\s?{_UNIT}?(?:\s?{_COPULA})?"
_AGAIN = tuple(
    re.compile(form)
    for form in (
        rf"\s*{_TAKES_BACK}(?:이제\s|지금\s|만\s)?{_FIGURE}[\s.,!~ㅎㅋㅠ]*",
        rf"\s*{_TAKES_BACK}(?P<number>{NUMBER})\s?{_UNIT}?\s?{_SETTING}[\s.,!~]*",
        rf"\s*(?P<number>{NUMBER})\s?{_UNIT}?\s?{_SETTING}[\s.,!~]*",
        rf"\s*(?:아니[\s,]+)?(?P<number>{NUMBER})\s?{_UNIT}?이?라(?:니까|니깐|니께|고|구)(?:요|유)?[\s.,!~]*",
        rf"\s*{_FIGURE}[\s,.]+{_MISSAID}[\s.,!~]*",
        rf"\s*{_MISSAID}[\s,.]+{_FIGURE}[\s.,!~]*",
    )
)
_INSTEAD = re.compile(
    rf"\s*(?:(?:아|앗|아참|아니(?:요|다|에요)?|아뇨)[\s,.]+)?(?P<old>{NUMBER})\s?{_UNIT}?(?:이|가)?\s?(?:아니라|아니고|아니구|아이라|아이고|말고)[\s,]+"
    rf"(?P<new>{NUMBER})(?:\s?(?:만\s?원|원|개월|갤|살|세|명|식구|인))?(?:\s?{_COPULA})?(?=[\s.,!~ㅎㅋㅠ]|$)"
)
"""둘이 아니라 셋이요, 셋 말고 둘이요 두살은 조카예요."""
_NOW = re.compile(
    r"\s*(?:(?:아|참|아참)[\s,]+)?(?:(?:이제는?|인제|지금은|요즘은|현재는?|이번에|올해부터)\s(?:우리\s|식구가\s|가족이\s)?(?P<now>하나|혼자|둘|셋|넷|다섯|여섯|일곱|(?:한|두|세|네|다섯|여섯|[1-9])\s?(?:명|식구))"
    r"(?:이?에요|이?예요|이?요|입니다|이야|이다|임|으로\s?(?:늘|줄)\S*|(?:이|가)?\s?(?:됐|되었|살)\S*)|(?P<number>하나|둘|셋|넷|다섯|여섯|일곱|(?:한|두|세|네|다섯|여섯|[1-9])\s?(?:명|식구))"
    r"(?:이|가|으로)?\s?(?:됐|되었|늘었|줄었)\S*)[\s.,!~]*"
)
"""이제 다섯이에요, 네명이 됐어요: how many they are now."""
_SUM = re.compile(rf"\s*(?:한\s|약\s|네\s|음\s)?{SINO}\s?만\s?원\s?(?:정도|쯤)?\s?(?:이?에요|이?예요|이?요|입니다|이야"
        rf"|야|임|받아요?|벌어요?)?[\s.,!~]*")
"""A sum and nothing else."""
_COUNTS = ("children", "household_size")
_OF_UNIT = {"만원": ("monthly_income",), "원": ("monthly_income",), "개월": ("child_ages_months",), "갤": ("child_ages_months",),
            "살": ("age", "child_ages_months"), "세": ("age", "child_ages_months"), "명": _COUNTS, "식구": ("household_size",),
            "인": ("household_size",)}  # fmt: skip
_NATIVE_COUNT = re.compile(r"하나|둘|셋|넷|다섯|여섯|일곱|여덟|[1-9]$")
_MONEY = re.compile(r"\d{3,}|.*[백천만]|.*십")


def again(text: str, context: Context) -> str | None:
    """The fact told before that `text` puts right or brings up to date; None where it does neither."""
    if now := _NOW.fullmatch(text):
        known = _last_told(context, _COUNTS)
        became = now["number"] or re.search(r"됐|되었|늘|줄", text)
        return known if became or known == "household_size" else None
    if (instead := _INSTEAD.match(text)) and (known := _taken_for(context, instead)):
        return known
    found = next((match for form in _AGAIN if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    unit = (found["unit"] or "").replace(" ", "")
    if unit:
        return _last_told(context, _OF_UNIT[unit])
    number = found["number"].replace(" ", "")
    if _NATIVE_COUNT.match(number):
        return _last_told(context, (*_COUNTS, "child_ages_months", "care_grade"))
    if not _MONEY.match(number) and context.question and context.question.fact == "age":
        return None
    return _last_told(context, ("monthly_income", "age"))


def is_a_sum(text: str) -> bool:
    """이백칠십오만원: nothing but a sum; who is asked for no other thing tells what comes in."""
    return _SUM.fullmatch(text) is not None


def _last_told(context: Context, among: tuple[str, ...]) -> str | None:
    """Of these facts the one told last, of whom the talk is about or of the speaker."""
    for someone in (context.someone(), context.someone(SELF)):
        told = [name for name, known in someone.facts.items() if name in among and not known.derived]
        if told:
            return told[-1]
    return None


def _taken_for(context: Context, instead: re.Match[str]) -> str | None:
    """The fact that has the value taken back."""
    words, unit = instead["old"].replace(" ", ""), (instead["unit"] or "").replace(" ", "")
    # 백이십이 아니라: the last syllable is the particle.
    olds = {value for said in (words, words.removesuffix("이")) if (value := value_of(said)) is not None}
    among = _OF_UNIT.get(unit, (*_COUNTS, "age", "monthly_income", "care_grade"))
    for someone in (context.someone(), context.someone(SELF)):
        for name in reversed(tuple(someone.facts)):
            value = someone.facts[name].value
            if name in among and isinstance(value, int) and any(value in (old, old * 10_000) for old in olds):
                return name
    return None


_FACT_WORDS = {
    "monthly_income": r"소득|수입|월급|돈|벌이", "age": r"나이|연세|살", "household_size": r"식구|가족\s?수?", "housing": r"월세|전세|집세",
    "children": r"애들?|자녀|아이들?",
}  # fmt: skip
_NOT_BUT = r"(?:이|가|은|는)?\s?(?:아[니이][라고]|말고)(?:요)?[\s,]+(?:\S+\s){0,2}?"
_HOMES = {"public_rental": r"(?:영구|국민|매입|공공|전세)?\s?임대(?:\s?(?:주택|아파트|에))?|행복\s?주택"
    r"|LH", "monthly_rent": r"월세|사글세", "jeonse": r"전세", "owner": r"자가|(?:내|제)\s?집"}
_TRADES = {"self_employed": r"자영업자?|장사", "employed": r"직장인?|회사원?", "student": r"학생", "unemployed": r"백수|무직"}
_ILLS = {
    "serious_illness": re.compile(rf"(?<![가-힣])[가-힣]{{0,3}}암(?:은|이|는)?\s?{NOT}"),
    "dementia": re.compile(rf"치매(?:는|가)?\s?{NOT}"),
}
"""암 아니고 결절이래요."""
_IS_NOT = (
    rf"(?:[이가은는도를을])?\s?(?:안\s?(?:살|사[는세요]|삽|내[고요]|해[요서]|하[고는])|{NOT}"
    r"|(?:그런|같은|이런)\s?(?:거|것|건)?\s?(?:말고|아니))"
)
_NOT_HOME = (
    r"(?:시|군|구)?(?:에|에서|서|이|가|은|는|도)?\s?(?:(?:안|몬)\s?(?:살|사[는세]|산다|삽)|살지\s?(?:는\s?)?(?:않|안)"
    rf"|(?:사는|산다는|산)\s?(?:기|게|거|것|건)(?:이|은|는)?\s?{NOT}|{NOT})"
)
_IS_WELL = re.compile(
    r"(?:분)?(?:은|는|이|도)?\s?(?:하나도\s|전혀\s|아무\s?데도\s|지금\s)?(?:안\s?아[프파픕픈]|멀쩡|건강(?:해|하[시세셔]|합|하[고다]))"
)
_LONG_DEAD = re.compile(
    r"(?:돌아가[셨신시]|죽|떠나|세상|사별|가[셨신])[^.?!]{0,14}?(?:년\s?(?:도\s?)?(?:더\s?)?(?:전|됐|되었|넘)|오래\s?(?:전|됐|되)|한참\s?(?:전|됐))"
    r"|(?:\S년|오래|한참|옛날)\s?(?:도\s?)?(?:더\s?)?(?:전|됐|되었)\S{0,3}\s?(?:[^\s.?!]+\s){0,2}?(?:돌아가[셨신시]|죽었|떠나|떠났|가[셨신])"
    r"|(?:영감|남편|아내|와이프|어머니|아버지|부모님|엄마|아빠)\S{0,2}\s(?:죽|돌아가)\S*[\s,]+\S{1,4}년\s?전"
)


def taken_back(text: str, context: Context, told: tuple[Said, ...]) -> Context:
    """What the words deny of what was understood before is forgotten: 소득이 아니라 나이가 …, 월세 안 살아요, 암은 남편이 아니라 저예요."""
    for who, fact in _denied(text, context, told):
        context = context.with_someone(context.someone(who).forgets(fact))
    return context


def _denied(text: str, context: Context, told: tuple[Said, ...]) -> Iterator[tuple[str, str]]:
    learnt = {said.fact for said in told if said.value is not None}
    people = tuple(dict.fromkeys((context.subject, SELF)))
    for fact, words in _FACT_WORDS.items():
        instead = re.search(rf"(?:{words}){_NOT_BUT}(?P<other>[가-힣]+)", text)
        if instead and fact not in learnt and any(re.match(_FACT_WORDS[other], instead["other"]) for other in learnt & {*_FACT_WORDS}):
            yield from ((who, fact) for who in people)
    for fact, values in (("housing", _HOMES), ("employment", _TRADES)):
        if fact in learnt:
            continue
        for who in people:
            known = context.someone(who).facts.get(fact)
            words = values.get(str(known.value)) if known else None
            if words and re.search(rf"(?<![가-힣])(?:{words}){_IS_NOT}", text):
                yield who, fact
    for fact, words in _ILLS.items():
        if fact not in learnt and words.search(text):
            yield context.subject, fact
    if "region" not in learnt:
        yield from ((who, "region") for who in people if _is_no_home(text, context.someone(who).facts.get("region")))
    yield from _losses(context, told)
    for fact, words in _NO_SUCH.items():
        if fact not in learnt and words.search(text):
            yield from ((who, fact) for who in people)
    yield from _pointed_away(text, context, told)
    if "bereaved" not in learnt and _LONG_DEAD.search(text):
        yield from ((who, "bereaved") for who in people)
    yield from _of_others(text, context, told)


def _is_no_home(text: str, known: Known | None) -> bool:
    """사천에 사는 게 아니라 빚이 사천이라고요: the name by which the place was heard is denied."""
    name = known.evidence.strip() if known else ""
    return bool(name) and re.search(rf"(?<![가-힣]){re.escape(name)}{_NOT_HOME}", text) is not None


def _losses(context: Context, told: tuple[Said, ...]) -> Iterator[tuple[str, str]]:
    """저는 안 짤렸어요: nor is who did not lose it out of work, as far as only that was heard."""
    for who in (said.person or context.subject for said in told if said.fact == "job_lost" and said.value is False):
        lost, work = (context.someone(who).facts.get(name) for name in ("job_lost", "employment"))
        if lost and work and work.value == "unemployed" and work.evidence == lost.evidence:
            yield who, "employment"


def _of_others(text: str, context: Context, told: tuple[Said, ...]) -> Iterator[tuple[str, str]]:
    for mention in mentions(text):
        if mention.person not in context.people:
            continue
        if _IS_WELL.match(text, mention.end):
            yield mention.person, "serious_illness"
        if mention.role == "rejected" and _IS_NOT_THEIRS.match(text, mention.end):
            yield from ((mention.person, said.fact) for said in told if _is_anothers(said, mention))


_NEGATED = rf"(?:이|가|은|는)?\s?{NOT}"
_NO_SUCH = {
    "monthly_income": re.compile(rf"(?:월급|소득|수입|벌이|버는\s?(?:돈|거))(?:이라는\s?게)?{_NEGATED}"),
    "age": re.compile(rf"(?:나이|연세){_NEGATED}"),
    "household_size": re.compile(rf"(?:식구\s?수?|가족\s?수|가구원\s?수?){_NEGATED}"),
}
"""200은 월급이 아니라 보증금이에요: what was taken for it is forgotten."""
_I_DO_NOT = re.compile(r"(?<![가-힣])(?:저는|나는|전|난|저)\s?(?:이제\s)?안\s?[가-힣]")

def _pointed_away(text: str, context: Context, told: tuple[Said, ...]) -> Iterator[tuple[str, str]]:
    """임신한 건 제 동생이에요; 저 말고 남편이 짤렸어요; 농사는 남편이 짓고 저는 안 지어요: not the speaker, of whom it was understood."""
    points = any(POINTS.search(text[: m.start]) and m.person != SELF for m in mentions(text))
    instead = re.search(r"(?:^|[\s,.])(?:저|나|제가|내가)\s?말고\s(?!\S+도\s)", text) and re.match(r"\s*(?:아니|아뇨|잘못)", text)
    if not (points or instead or _I_DO_NOT.search(text)):
        return
    named = [m.person for m in mentions(text) if m.person in context.people] if points else []
    for said in told:
        of_another = said.person not in ("", SELF) and said.value not in (None, False) and said.fact != "sex"
        for who in dict.fromkeys((SELF, *((context.subject, *named) if points else ()))) if of_another else ():
            known = context.someone(who).facts.get(said.fact)
            if who != said.person and known and known.value == said.value:
                yield who, said.fact


_IS_NOT_THEIRS = re.compile(r"(?:이|가)?\s?(?:아니라|아니고|아이라|아이고)")


def _is_anothers(said: Said, mention: Mention) -> bool:
    return not said.derived and said.value is not None and (said.person or SELF) != mention.person


def holder(text: str, held: tuple[BenefitMention, ...], context: Context) -> str | None:
    """Who gets it: 소득은 어머니 기초연금 말고 없어요 is told of her, whoever is talked about. None: somebody nobody asks about."""
    for benefit in held:
        beside = [m for m in mentions(text) if 0 <= benefit.start - m.end <= _BESIDE]
        named = beside or [m for m in mentions(text) if m.end <= benefit.start and m.role in ("subject", "is")]
        if not named:
            continue
        who, honoured = named[-1].person, any(c.start <= benefit.start < c.end and c.honorific for c in split(text))
        if who == SELF and honoured:
            return context.subject
        if who == SELF or who in context.people:
            return who
        kin = [person for person, someone in context.people.items() if someone.relation == named[-1].relation]
        return kin[0] if kin else None if named[-1].relation == "other" else context.subject
    return context.subject


_BESIDE = 2
"""Characters between the word for a person and what they get."""


_INSISTS = re.compile(
    r"말이(?:라|여|야|에요|예요|라고|라니까|다|제|요)|(?:물어본|물은|묻는|물어보는|여쭌|여쭤본)\s?(?:거|건|것|게)|묻잖|물었잖|물어봤잖|말고\s?[가-힣\s]{2,14}(?:거|것|건|요)?[\s.!?]*$"
)
_ANEW = re.compile(
    r"^\s*(?:아\s|어\s|저기\s)?(?:아니(?!면)(?:요|야|라|고|여|그게|그거)?(?![가-힣])|아뇨|아녀|그게\s?아니|그\s?말이?\s?아니)|그\s?말이?\s?아니|그게\s?아니[라고]"
)


def asks_anew(text: str) -> bool:
    """아니 틀니는요, 그게 아니라: what was just answered is not what was asked."""
    return insists(text) or _ANEW.search(text) is not None


def insists(text: str) -> bool:
    """아니 틀니 말이여, 그걸 물어본 거예요, 과태료 말고 임금체불 진정이요: what is asked is named once more."""
    return _INSISTS.search(text) is not None
