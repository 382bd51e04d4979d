"""What a message adds to what is remembered: whose turn it is, the facts it states, the answer it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot import brood, earners, student
from bot import context as memory
from bot.context import Context, Someone
from bot.diagnosis import KIND_OF, name_of
from bot.errors import Invalid
from bot.in_passing import FOR_ONESELF, in_passing, parts_from_the_spouse
from bot.intent import ASPECT_OF, TELLING, Intent
from bot.message import Heard
from bot.passed_on import is_of_the_house
from bot.person import FACTS
from bot.recognition import recognised
from bot.understand.bearers import STANDING, WAS
from bot.understand.income import was_paid_once
from bot.understand.result import Said, Understanding
from bot.whose_again import asks_of_the_spouse, only_earns, whose_again, without_a_stale_couple

_IS_NONE = re.compile(
    r"없|읎|아무것도|하나도|한\s?푼도"
    r"|^\s*(?:아니[요오]?|아뇨|아니에요|아니예요|아닙니다|노|no|ㄴㄴ?|안\s?\S{1,6})\s*[.!~]*$"
)
_DENIED = {"disability": "none", "care_grade": "none", "children": 0, "monthly_income": 0}
"""What a bare "no" says where the question was not a yes/no one."""


@dataclass(frozen=True)
class Taken:
    context: Context
    learnt: tuple[str, ...]
    """Facts of the subject that are new or changed, said outright."""
    turned: bool
    """The talk turned from somebody known to somebody else."""


def take_in(heard: Heard, read: Understanding, intent: Intent, context: Context, day: date) -> Taken:
    read = _of_people(read)
    if (intent.name == "out_of_scope" and not (intent.animal or intent.topic)) or intent.term:
        # "내일 서울 비 와요?" says nothing of where anybody lives.
        return Taken(context, (), False)
    read = _of_the_living(recognised(read, context, heard.text), context, heard.text)
    before, turned = context, False
    context = _gather(context, read)
    subject, facts = _bearers(read, context, intent, heard.text)
    facts = tuple(said for said in whose_again(facts, context, heard.text) if not _is_of_the_job_lost(said, context, heard.text, intent))
    if _answers_for_the_house(subject, facts, intent, context, heard.text):
        facts = tuple(replace(said, person=context.subject) if _is_of_the_house(said) else said for said in facts)
        subject = None
    if subject == "spouse" and intent.topic in _OF_WHO_ASKS:
        subject = memory.SELF  # 와이프가 3주 뒤 출산인데 남편 휴가 며칠: asked by the father, of his own leave.
    passing = subject and (subject in context.harmful or in_passing(subject, facts, intent, context, heard.text))
    subject = None if passing else subject
    # Who does the harm, or lies hurt, is not who is being asked about.
    if subject and subject != context.subject and not read.crisis:
        turned = bool(context.someone().facts)
        context = context.about(subject)
    elif context.subject != memory.SELF and (context.subject in context.gone or parts_from_the_spouse(context, subject, heard.text)):
        # 남편 죽었어요 아기 2살 키워요, 이혼하면 뭐 받아요, while he was talked about: what is told beside it is of who is left.
        turned, context = bool(context.someone(memory.SELF).facts), context.about(memory.SELF)
    facts = brood.of_who_raises_them(tuple(_of_the_speakers_children(said, context) for said in facts))
    context = without_a_stale_couple(facts, context, heard.text)
    for said in facts:
        if not _is_known_more_exactly(context, said, read.correction):
            said = _beside_others(context, said, heard.text, read.correction)
            context, said = earners.added_up(context, said, heard.text, day)
            context = _keep(context, said, heard.text, day)
    context = student.of_the_home(earners.of_the_parents(context, facts, heard.text, day), facts, heard.text, day)
    context = _named(context, facts, heard.text, day)
    for child, rank in read.ranks:
        if child in context.people:
            context = context.with_someone(replace(context.someone(child), rank=rank))
    context = _childs_age(context, facts, heard.text, day)
    context = _place(context, read, heard.text, day)
    if read.low_income:
        context = context.with_someone(replace(context.someone(), low_income=True))
    if not read.said:
        context = _bare_answer(context, intent, heard.text, day)
    return Taken(context, changed(before, context), turned)


def _of_people(read: Understanding) -> Understanding:
    """Only what is told of those whom a conversation knows, whatever else the words were read to speak of."""
    return replace(
        read,
        subject=read.subject if read.subject is None or memory.is_person(read.subject) else None,
        said=tuple(said for said in read.said if not said.person or memory.is_person(said.person)),
        together=tuple(pair for pair in read.together if all(not one or memory.is_person(one) for one in pair)),
        gone=tuple(person for person in read.gone if memory.is_person(person)),
    )


def _gather(context: Context, read: Understanding) -> Context:
    """Who is gone, and who lives with whom."""
    told = {said.person for said in read.said}
    gone = (*context.gone, *(person for person in read.gone if person not in context.gone and person not in told))
    context = replace(context, gone=gone)
    for one, other in read.together:
        owner = one or (context.subject if context.subject != other else memory.SELF)
        someone = context.someone(owner)
        if owner != other and other not in (*someone.lives_with, *gone):
            context = context.with_someone(replace(someone, lives_with=(*someone.lives_with, other)))
    return context


def _of_the_living(read: Understanding, context: Context, text: str) -> Understanding:
    """수급자셨어요, of whoever died and was told of before, is no fact of the one who speaks."""
    if not context.gone or context.subject != memory.SELF or read.subject:
        return read
    said = tuple(fact for fact in read.said if fact.person or fact.fact not in STANDING or not WAS.match(text, fact.end))
    return replace(read, said=said)


_OF_WHO_ASKS = ("paternity_leave",)
"""Topics that are the speaker's own, though what befell the spouse is told."""
_OUT_OF_WORK = (("job_lost", True), ("business_closed", True), ("employment", "unemployed"), ("employment", "job_seeking"))


def _is_of_the_job_lost(said: Said, context: Context, text: str, intent: Intent) -> bool:
    """월급은 220이었어요, told after the job was lost: nothing that comes in today."""
    known = context.someone(said.person or context.subject).facts
    out = any(fact in known and known[fact].value == value for fact, value in _OUT_OF_WORK)
    if said.fact != "monthly_income" or not said.value or not out:
        return False
    asked = context.question is not None and context.question.fact == "monthly_income" and intent.name not in ASPECT_OF
    wage = not asked and _THE_WAGE.search(text[: said.start]) is not None and not _STILL_COMES_IN.search(text)
    return wage or was_paid_once(text, said.end)


_THE_WAGE = re.compile(r"(?:월급|연봉|봉급|급여|기본급|통상임금)(?:이|은|는|도)?\s?(?:세후\s?|세전\s?|한\s?)?$")
"""월급 260임, beside a question of what the firm owes: the wage of the job that is gone."""
_STILL_COMES_IN = re.compile(
    r"남편|신랑|아내|와이프|배우자|집사람|마누라|엄마|아빠|부모|지금|요즘|요새|현재|이제|새\s?(?:직장|회사)|다시|알바|들어오|들어와"
)


_WITH_ME = re.compile(r"(?<![가-힣])(?:저|나)(?:이?랑|하고|까지|도|요)?(?=[\s,.]|$)|(?:우리|저희)\s?(?:집|식구|가족|둘)")
"""엄마랑 저 둘이요: a list of who lives there, the speaker among them."""
_OF_THE_HOUSE = ("monthly_income", "income_ratio", "household_size", "lives_alone", "housing", "basic_livelihood", "near_poor")
_OUR_HOME = re.compile(r"(?:우리|저희)\s?(?:집|식구|가족|가구)")


def _is_of_the_house(said: Said) -> bool:
    return said.fact in _OF_THE_HOUSE and said.person in ("", memory.SELF)


def _answers_for_the_house(subject: str | None, facts: tuple[Said, ...], intent: Intent, context: Context, text: str) -> bool:
    """소득은 제가 식당일 해서 백오십이요, while the husband's household is asked about: it is answered, and the talk stays with him."""
    question = context.question
    if subject != memory.SELF or context.subject == memory.SELF or intent.name not in TELLING:
        return False
    own = {said.fact for said in facts if said.person in ("", memory.SELF) and not said.derived}
    asked = question.fact if question and question.person == context.subject else None
    answered = (asked in _OF_THE_HOUSE and asked in own) or (own and _OUR_HOME.search(text))
    someone = context.someone()
    together = memory.SELF in someone.lives_with or someone.id in context.someone(memory.SELF).lives_with
    counted = asked == "household_size" and own <= {"household_size", "lives_alone"} and _WITH_ME.search(text)
    near = someone.relation in ("spouse", "child") or together or counted
    return bool(answered) and bool(near) and own <= {*_OF_THE_HOUSE, "employment", "region"}


def _bearers(read: Understanding, context: Context, intent: Intent, text: str) -> tuple[str | None, tuple[Said, ...]]:
    """The subject and the facts, but for those of people who are gone; what a housemate earns is the household's income."""
    facts = tuple(said for said in read.said if said.person not in context.gone)
    subject = None if read.subject in context.gone or (is_of_the_house(text) and all(said.derived for said in facts)) else read.subject
    if subject == "spouse" and context.subject != "spouse" and _is_only_the_income(facts):
        subject = subject if asks_of_the_spouse(text) else None
    elif subject == "spouse" and context.subject == memory.SELF and only_earns(facts, text):
        subject = memory.SELF
    earner = subject if subject and intent.name not in FOR_ONESELF and _earns_only(subject, facts, context) else None
    if earner:
        theirs = (said for said in facts if _is_income_of(said, earner) or _is_their_number(said, earner))
        return None, (*(said for said in facts if said.person != earner), *(replace(said, person=context.subject) for said in theirs))
    return subject, facts


def _is_only_the_income(facts: tuple[Said, ...]) -> bool:
    """남편 월급이 320만원이에요, while the mother is talked about: of the husband himself nothing is told."""
    told = [(said.person, said.fact) for said in facts if not said.derived]
    return told == [(memory.SELF, "monthly_income")]


def _earns_only(person: str, facts: tuple[Said, ...], context: Context) -> bool:
    """남편 월급이 250이에요, while somebody else is talked about: nothing is told of him but what he brings home."""
    own = {said.fact for said in facts if said.person == person and not said.derived}
    earns = any(said.fact == "monthly_income" and said.value for said in facts) and own <= {"monthly_income"}
    return earns and person != context.subject and _shares_income(person, context)


def _is_income_of(said: Said, earner: str) -> bool:
    return said.fact == "monthly_income" and said.person == earner


def _is_their_number(said: Said, earner: str) -> bool:
    """우리 둘이 연금 합쳐서 구십만 원: how many they are, told with what they live on."""
    return said.fact == "household_size" and said.derived and said.person == earner


def _shares_income(person: str, context: Context) -> bool:
    """Couples do, and whoever was said to live with the one talked about."""
    parents = (memory.SELF, "spouse")
    couple = {person, context.subject} <= {*parents} or (person in parents and context.subject.startswith("child"))
    return couple or person in context.someone().lives_with or context.subject in context.someone(person).lives_with


_STAYS_BESIDE_SIDE_WORK = ("job_seeking", "student")
_KINDS_OF_WORK = ("일용", "계약직", "비정규", "파견직", "프리랜서")
_OUT_OF_IT = ("unemployed", "job_seeking")
_NO_IDLER = re.compile(r"(?:무직|백수|실업자)(?:은|는|이|가)?\s?(?:아니|말고)")
_NOWHERE = re.compile(r"(?:갈|잘|살|지낼)\s?(?:데|곳)")
_LEFT_HOME = re.compile(r"쫓겨났|쫓겨나서|쫓겨나가|나왔|나와서|나온|잃|길에서|노숙|찜질방|쉼터|차에서")


def _is_side_work(context: Context, who: str, said: Said, evidence: str) -> bool:
    """취준생입니다 … 알바로 월 60정도: a part-time job beside it takes nobody out of looking for work or of school."""
    known = context.someone(who).facts.get("employment")
    if said.fact == "employment" and evidence.startswith(_KINDS_OF_WORK) and known is not None and known.value in _OUT_OF_IT:
        # 일용직이라 산재가 되나요, of one who cannot work: what kind of work it was.
        return True
    if said.fact != "employment" or said.value != "employed" or not evidence.startswith(("알바", "아르바이트", "파트타임")):
        return False
    return known is not None and known.value in _STAYS_BESIDE_SIDE_WORK


def _has_a_home(context: Context, who: str, said: Said, evidence: str, text: str) -> bool:
    """당장 갈 데도 없는데, of one who rents: there is a home as long as nobody has left it."""
    known = context.someone(who).facts.get("housing")
    feared = said.fact == "housing" and said.value == "none" and _NOWHERE.match(evidence) and not _LEFT_HOME.search(text)
    return bool(feared) and known is not None and known.value not in (None, "none")


_ELDERS = ("mother", "father", "parent", "grandmother", "grandfather")
_OF_PARENTS = ("children", "child_ages_months")
_GROWN = 19


def _is_small(context: Context) -> bool:
    """Whether a minor child is talked about: what the household has is told of the parents."""
    someone, age = context.someone(), context.someone().facts.get("age")
    raised = context.someone(memory.SELF).facts.keys() & {*_OF_PARENTS}
    return someone.relation == "child" and (age.value < _GROWN if age else bool(raised))


def _of_the_speakers_children(said: Said, context: Context) -> Said:
    """애들은 초3, 중1이에요, while the old parents are talked about: the children one has told of before are one's own."""
    someone, own = context.someone(), context.someone(memory.SELF).facts.keys() & {*_OF_PARENTS}
    elder = someone.relation in _ELDERS and not someone.facts.keys() & {*_OF_PARENTS}
    # 첫째가 5살이고 둘째가 3살이에요, while a small child is talked about, who has no children.
    small = _is_small(context)
    theirs = not said.person and (said.fact in _OF_PARENTS or (small and said.fact in ("daughter", *_OF_THE_HOUSE)))
    return replace(said, person=memory.SELF) if theirs and ((elder and own) or small) else said


def _beside_others(context: Context, said: Said, text: str, corrected: bool) -> Said:
    """딸도 있어요 세살: the second child's age stands beside the first's. 막내는 칠개월이라니까요 puts right that one's only."""
    someone = context.someone(said.person or context.subject)
    known = someone.facts.get("child_ages_months")
    if said.fact != "child_ages_months" or known is None or not isinstance(said.value, list):
        return said
    if corrected:
        return replace(said, value=brood.put_right(known.value, known.evidence, said.value, text))
    count = someone.facts.get("children")
    only = count is not None and count.value == 1
    return replace(said, value=brood.joined(known.value, known.evidence, said.value, text, only))


_SPAN = 10
"""Years that 예순다섯 넘었어요 may leave open."""


def _is_known_more_exactly(context: Context, said: Said, corrected: bool) -> bool:
    """아내가 예순다섯 넘었으니, of one who is sixty-six."""
    known = context.someone(said.person or context.subject).facts.get("age") if said.fact == "age" and said.approximate else None
    return known is not None and isinstance(said.value, int) and (0 if corrected else -1) <= known.value - said.value < _SPAN


def _keep(context: Context, said: Said, text: str, day: date) -> Context:
    evidence = _evidence(context, said, text)
    by_birth_year = said.fact == "age" and any(mark in evidence for mark in ("생", "띠"))
    who = said.person or context.subject
    if (_is_side_work(context, who, said, evidence) and not _NO_IDLER.search(text)) or _has_a_home(context, who, said, evidence, text):
        return context
    marks = {"derived": said.derived, "by_birth_year": by_birth_year}
    try:
        return memory.learn(context, who, said.fact, said.value, evidence=evidence, day=day, **marks)
    except Invalid:
        return context  # thirty children, or as many ages: more than anybody tells


def _evidence(context: Context, said: Said, text: str) -> str:
    """The words of a fact; of children's ages the whole message, which names the children, after those that told of some before."""
    if said.fact != "child_ages_months" or not isinstance(said.value, list):
        return text[said.start : said.end]
    known = context.someone(said.person or context.subject).facts.get("child_ages_months")
    kept = known is not None and any(age in said.value for age in known.value)
    return f"{known.evidence} {text}" if known and kept else text


def _named(context: Context, facts: tuple[Said, ...], text: str, day: date) -> Context:
    """Which illness or disability it is. Bills and further ailments tell nothing against the name that was heard before."""
    for said in facts:
        kind, who = KIND_OF.get(said.fact), said.person or context.subject
        if kind is None or said.value in (None, False, "none"):
            continue
        others = any(other.fact == said.fact and other.person != said.person for other in facts)
        evidence = text[said.start : said.end]
        name = name_of(kind, evidence, "" if others else text)
        if name and (name != "other" or kind not in context.someone(who).facts):
            context = memory.learn(context, who, kind, name, evidence=evidence, day=day, derived=True)
    return context


def _place(context: Context, read: Understanding, text: str, day: date) -> Context:
    """강서구 with 서울, whichever of the two was said first, is a region; alone it leaves open which is meant."""
    known = context.someone().facts.get("region")
    places = read.places or context.places
    if known is None or known.value["sigungu"]:
        return replace(context, places=() if known and not read.places else places)
    meant = [place for place in places if place["sido"] == known.value["sido"]]
    if len(meant) != 1:
        return replace(context, places=places)
    evidence = f"{known.evidence} {text}".strip() if read.places else known.evidence
    return replace(memory.learn(context, context.subject, "region", meant[0], evidence=evidence, day=day), places=())


def _childs_age(context: Context, facts: tuple[Said, ...], text: str, day: date) -> Context:
    """아들은 열세 살이에요, while that son is talked about: his own age, and that of the speaker's only child."""
    child = context.someone()
    if child.id == memory.SELF:
        child = _the_child_named(context, text) or child
    if child.relation == "child" and brood.is_of_another(child, text):
        return context
    told = next((said for said in facts if said.fact == "child_ages_months" and said.person in ("", memory.SELF, child.id)), None)
    if child.relation != "child" or told is None or not isinstance(told.value, list) or len(told.value) != 1:
        return context
    months = told.value[0]
    low, high = (months, months) if isinstance(months, int) else months
    evidence = text[told.start : told.end]
    context = context.with_someone(child.forgets("child_ages_months"))
    if low // 12 == high // 12:
        context = memory.learn(context, child.id, "age", low // 12, evidence=evidence, day=day)
    known = context.someone(memory.SELF).facts.get("child_ages_months")
    if known is None or len(known.value) == 1:
        context = memory.learn(context, memory.SELF, "child_ages_months", told.value, evidence=evidence, day=day)
    return context


def _the_child_named(context: Context, text: str) -> Someone | None:
    """아들은 열세 살이에요, while the speaker is talked about: the one son whose own age is known."""
    aged = [one for one in context.people.values() if one.relation == "child" and "age" in one.facts]
    named = brood.names_of(text)
    if len(aged) != 1 or len(named) != 1:
        return None
    sex = aged[0].facts.get("sex")
    return aged[0] if named[0][1] in ("", sex.value if sex else "") else None


def _bare_answer(context: Context, intent: Intent, text: str, day: date) -> Context:
    """Yes, no, don't know or skip, as the answer to the question asked."""
    question = context.question
    if question is None or intent.name not in ("affirm", "deny", "dont_know", "skip"):
        return context
    if intent.name == "deny" and FACTS[question.fact].kind != "bool" and not _IS_NONE.search(text):
        # 아니 치매 검사요, while the income is asked about, says nothing of it.
        return context
    value = _answered(intent.name, question.fact)
    if value is None and intent.name in ("affirm", "deny"):
        # "네" to how old somebody is answers nothing; it will be asked once more.
        return context
    if value is None:
        return context.with_someone(context.someone(question.person).declines(question.fact))
    return memory.learn(context, question.person, question.fact, value, evidence=text, day=day)


def _answered(intent: str, fact: str) -> object:
    if intent == "affirm":
        return True if FACTS[fact].kind == "bool" else None
    if intent == "deny":
        return False if FACTS[fact].kind == "bool" else _DENIED.get(fact)
    return None


def changed(before: Context, after: Context) -> tuple[str, ...]:
    old, new = before.someone(after.subject).facts, after.someone().facts
    if _is_small(after):
        # 저희 세 식구예요, while the son is talked about: heard, and kept of the parents.
        old, new = ({**{n: k for n, k in c.someone(memory.SELF).facts.items() if n in _OF_THE_HOUSE}, **facts}
                    for c, facts in ((before, old), (after, new)))
    return tuple(
        name for name, known in new.items() if not known.derived and (name not in old or old[name].value != known.value)
    )
