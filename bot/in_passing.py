"""Whom the words tell something of without turning the talk to them: 아내는 주부예요, 저는 출근해야 해요, 부모님은 월 400 버세요."""

from __future__ import annotations

import re

from bot import student
from bot.context import SELF, Context
from bot.intent import ASPECT_OF, TELLING, Intent
from bot.understand.people import mentions
from bot.understand.result import Said
from bot.whose_again import asks_of_the_spouse

FOR_ONESELF = ("ask_benefits", "more", "compare")
"""저는 뭐 받을 수 있어요 월 230 벌어요 asks for the one who speaks."""
_INSTEAD = re.compile(r"(?<![가-힣])(?:나|저|제|내)\s?(?:거|것|얘기|이야기)?\s?말고|(?:얘기|이야기|말)(?:이?야|이?에요"
        r"|예요|입니다|이다|인데)")
"""나 말고 우리 영감 얘기야: said to turn the talk."""
_PASSING = {
    "spouse": frozenset({"age", "employment", "region", "foreign_national"}),
    "mother": frozenset({"region"}),
    "father": frozenset({"region"}),
    "parent": frozenset({"region", "age"}),
    "sibling": frozenset({"age", "employment", "region"}),
    "other": frozenset({"age", "employment", "region"}),
}
"""What is told of somebody beside one's own story without turning the talk to them."""
_PARENTS = ("parent", "mother", "father")
_LOOKED_AFTER = (*_PARENTS, "grandmother", "grandfather")
_AT_WORK = re.compile(
    r"(?<![가-힣])(?:저는?|제가|나는?|내가|전|난)\s(?:[^\s.,?!]+\s){0,2}?(?:출근(?:해야|하는데|하느라|을\s?해야)|(?:일|직장|회사)(?:을|에|하러)?\s?(?:나가|가)야|"
    r"(?:일|직장|회사)\S{0,2}\s?(?:하느라|다니느라|나가느라|때문에))"
)
"""저는 출근해야 해요: why nobody is at home with them."""
_MEANS_ASKED = re.compile(
    r"(?:제|내|저희|우리|자식|아들|딸|며느리)\s?(?:소득|재산|월급|수입)(?:이|도|까지)?\s?"
    r"(?:같이\s|다\s)?(?:보|봄|봐|봅|포함|합|따|잡|들어가)"
)
_PARTING = re.compile(r"이혼\s?(?:을\s?)?(?:하[면려고게]|하게\s?되|한다|할|해도|소송|숙려)|(?:헤어|갈라)(?:지면|질|지려|서면|설|서려)")


def in_passing(person: str, facts: tuple[Said, ...], intent: Intent, context: Context, text: str) -> bool:
    """Whether what is told of `person` leaves the talk with whom it is about."""
    if _INSTEAD.search(text):
        return False
    own = {said.fact for said in facts if said.person == person and not said.derived}
    if person == SELF:
        return _is_why_help_is_needed(own, facts, intent, context, text)
    if person == "spouse" and context.subject == SELF and own <= {"foreign_national"} and _is_from_abroad(facts, context):
        # 베트남 사람이에요 남편 한국 사람이에요 아기 있어요, whatever is asked: she tells her own story.
        return not asks_of_the_spouse(text)
    if person == "spouse" and not own and context.subject == SELF and intent.name in TELLING:
        # 베트남 사람이에요 남편 한국사람 결혼했어요: of him nothing is told, of her something.
        return any(said.person in ("", SELF) and not said.derived for said in facts)
    of_a_couple = person == "spouse" and context.subject == SELF and _HAS_ONE.search(text) and _is_asked_of_a_benefit(context)
    if of_a_couple and not asks_of_the_spouse(text):
        return True  # 기준이 얼마냐고요, 집사람이 있는데 집사람은 예순셋이에요: asked for the one who speaks, of a couple.
    if person in _PARENTS and own <= {"monthly_income", "region", "employment"} and own and _is_a_grown_childs_own(facts, intent, context):
        return True
    if person in _PARENTS and student.tells_of_home(own, facts, context, text):
        return True
    if person.partition(":")[0] in _LOOKED_AFTER and own <= {"age"} and _raises_alone(facts, context, text):
        return True
    if context.subject == SELF and context.someone().facts and not own and _LIVES_ELSEWHERE.search(text) and intent.name in TELLING:
        return True
    begun = bool(context.someone().facts) or any(said.person == SELF and not said.derived for said in facts)
    # 다음 달에 65세 됩니다 … 남편 67세예요 될까요 asks for who speaks.
    of_oneself = any(said.person == SELF and said.fact in _ONES_OWN and said.value for said in facts) and not asks_of_the_spouse(text)
    asks = person == "spouse" and of_oneself and intent.name in (*ASPECT_OF, "ask_benefits")
    told = context.subject == SELF and begun and (asks or intent.name in ("inform", "correct"))
    return told and bool(own) and own <= _PASSING.get(person.partition(":")[0], frozenset())


_LIVES_ELSEWHERE = re.compile(
    r"(?:부모님|아버지|어머니|엄마|아빠)(?:은|는|이|가|께서|들은)?\s?(?:다\s)?(?:지방|시골|고향|딴\s?데|다른\s?데|다른\s?곳|외국|해외|본가|따로)\S{0,3}\s?(?:계|살|있|사[시세셔])[가-힣]{0,4}[.!~\s]*$"
)
"""부모님은 지방에 계세요, told by the student who asks for the rent."""
_HAS_ONE = re.compile(r"(?:집사람|아내|마누라|와이프|안사람|남편|영감|배우자)(?:이|가|도)?\s?있(?:는데|는디|고요?|어서|거든)")


def _is_asked_of_a_benefit(context: Context) -> bool:
    """Whether a benefit is talked about, for somebody of whom something is known."""
    return bool(context.benefit and context.someone().facts)


_ONES_OWN = ("age", "pregnant", "serious_illness")
_LONE = ("bereaved", "single_parent")


def _raises_alone(facts: tuple[Said, ...], context: Context, text: str) -> bool:
    """남편이 돌아가셨고 시어머니 87살 모시고 살아요 … 한부모 될까요: asked by the widow for herself and her child."""
    own = {said.fact for said in facts if said.person in ("", SELF) and said.value}
    alone = own & {*_LONE} or "spouse" in context.gone or any(fact in context.someone(SELF).facts for fact in _LONE)
    return context.subject == SELF and bool(alone) and bool(own & {"children", "child_ages_months"}) and "한부모" in text.replace(" ", "")


def parts_from_the_spouse(context: Context, subject: str | None, text: str) -> bool:
    """이혼하면 뭐 받을 수 있어요, while the husband is talked about: asked for the one who speaks."""
    return subject is None and context.subject == "spouse" and _PARTING.search(text) is not None


def _is_why_help_is_needed(own: set[str], facts: tuple[Said, ...], intent: Intent, context: Context, text: str) -> bool:
    """어머니는 여든둘이고 저는 직장 다녀요, while she is talked about; 제 소득도 보나요."""
    if _is_own_pay(own, facts, intent, context, text):
        return True
    if context.someone().relation not in _LOOKED_AFTER or not own <= {"employment", "region"}:
        return False
    of_them = any(said.person == context.subject and not said.derived for said in facts)
    why = _AT_WORK.search(text) or _MEANS_ASKED.search(text)
    return bool(why) or (bool(own) and of_them and intent.name in TELLING)


def _is_own_pay(own: set[str], facts: tuple[Said, ...], intent: Intent, context: Context, text: str) -> bool:
    """언니는 소득이 없어요. 제 월급은 280이요; 600은 저희 부부 월급이고요: what comes in, while another is talked about."""
    if context.subject in (SELF, "spouse") or not own or not own <= {"monthly_income", "employment", "household_size"}:
        return False
    named = any(said.person == context.subject for said in facts) or context.someone().relation in {m.relation for m in mentions(text)}
    return _PAY.search(text) is not None and named and not _FOR_ME.search(text) and intent.name not in _ONE_ASKS


_PAY = re.compile(r"(?<![가-힣])(?:제|내|저희|우리|저희\s?부부|우리\s?부부|저희\s?둘)\s?(?:월급|봉급|연봉|소득|수입|벌이)")
_FOR_ME = re.compile(r"(?<![가-힣])(?:저는|나는|저도|나도|제가|내가)\s(?:\S+\s){0,2}?(?:뭐|뭘|받을|되나|될까|해당)")
_ONE_ASKS = ("more", "compare")


def _is_from_abroad(facts: tuple[Said, ...], context: Context) -> bool:
    if any(said.fact == "foreign_national" and said.value and said.person in ("", SELF) for said in facts):
        return True
    known = context.someone(SELF).facts.get("foreign_national")
    return known is not None and known.value is True and any(said.fact == "foreign_national" for said in facts)


def _is_a_grown_childs_own(facts: tuple[Said, ...], intent: Intent, context: Context) -> bool:
    """엄마 아빠 합쳐서 월 400이요, told by the student whose scholarship it is; 28살이고 아빠 연봉 7천."""
    age = context.someone(SELF).facts.get("age")
    ages = [age.value] if age else []
    ages += [said.value for said in facts if said.fact == "age" and said.person in ("", SELF)]
    young = any(isinstance(years, int) and years <= _YOUNG for years in ages)
    return context.subject == SELF and (young or student.studies(facts, context)) and intent.name not in FOR_ONESELF


_YOUNG = 39
"""Years up to which what one's parents have may decide over one's own (청년)."""
