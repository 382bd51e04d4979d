"""What a conversation remembers: the people talked about, what is known of each, and where the talk stands.

The gateway's store owns it and sends it with every message; only this module knows its shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from bot.diagnosis import KIND_OF
from bot.entailed import proven
from bot.parameters import Parameters
from bot.person import FACTS, Person, check_value

_EARLIER = 3
VERSION = 1
SELF = "self"
RELATIONS = ("self", "spouse", "mother", "father", "parent", "grandmother", "grandfather", "child", "sibling", "other")
_CHILD_OF_SEX = {"male": "son", "female": "daughter"}
ADULT = 19
DRAFTED = 18
"""Years from which one serves in the forces (병역법 제8조, 제20조)."""
YOUNGEST_PARENT = 15
"""Years between a parent and a child, at least."""
_YOUNGEST = {"spouse": 18, "mother": 30, "father": 30, "parent": 30, "grandmother": 45, "grandfather": 45}
"""Years that the parent, grandparent or spouse of one who writes here has at least."""
_OF_COUPLES = ("children", "child_ages_months")
OF_THE_HOME = ("region", "household_size", "housing")
"""Household facts that grown-ups under one roof share whatever each of them earns."""


def is_person(person: str) -> bool:
    """Whether an id (`child:2`) is that of somebody the contract knows."""
    return person.partition(":")[0] in RELATIONS


@dataclass(frozen=True)
class Known:
    """A fact, with the words it was taken from."""

    value: Any
    evidence: str = ""
    said_on: str = ""
    by_birth_year: bool = False
    derived: bool = False


@dataclass(frozen=True)
class Someone:
    """One person talked about."""

    id: str
    facts: Mapping[str, Known] = field(default_factory=dict)
    unasked: tuple[str, ...] = ()
    """Facts they do not know or would rather not say."""
    receiving: tuple[str, ...] = ()
    """Ids of benefits they already get."""
    low_income: bool = False
    lives_with: tuple[str, ...] = ()
    """Ids of others in the same household, as far as that was said."""
    rank: str = ""
    """Of several children which: `first`, `second`, `third`, `last`."""
    word: str = ""
    """How a brother or sister is called (`eonni`, `hyeong`): key of the words for them."""
    ruled_out: tuple[str, ...] = ()
    """Ids of benefits that something told rules out though no fact says so (고용보험에 든 적이 없어요)."""

    @property
    def relation(self) -> str:
        return self.id.partition(":")[0]

    @property
    def called(self) -> str:
        """Key of the words for them: a child is a `son` or a `daughter` once that is known, a sister what she was called."""
        if self.word and self.relation == "sibling":
            return self.word
        sex = _value(self.facts, "sex")
        return _CHILD_OF_SEX.get(sex, self.relation) if self.relation == "child" else self.relation

    def knows(self, fact: str, known: Known) -> Someone:
        facts = {name: value for name, value in self.facts.items() if name not in (*_REPLACED.get(fact, ()), fact)}
        facts[fact] = known  # The newest comes last.
        unasked = tuple(name for name in self.unasked if name != fact)
        return _consistent(replace(self, facts=facts, unasked=unasked), fact, known)

    def forgets(self, fact: str) -> Someone:
        gone = {fact, KIND_OF.get(fact)} | ({"lives_alone"} if fact == "household_size" else set())
        return replace(self, facts={name: value for name, value in self.facts.items() if name not in gone})

    def declines(self, fact: str) -> Someone:
        return self if fact in self.unasked else replace(self, unasked=(*self.unasked, fact))


# A newer way of saying the same thing takes the place of the older one.
_REPLACED = {
    "monthly_income": ("income_ratio",),
    "income_ratio": ("monthly_income",),
    "age": ("birthday_passed",),
    "disability": ("disabled",),
}


def _consistent(someone: Someone, fact: str, known: Known) -> Someone:
    """Living alone and the number of people in the household are one thing said two ways."""
    facts = dict(someone.facts)
    derived = replace(known, derived=True)
    if fact == "lives_alone" and known.value is True:
        facts["household_size"] = replace(derived, value=1)
    elif fact == "lives_alone" and _value(facts, "household_size") == 1:
        del facts["household_size"]
    elif fact == "household_size" and known.value != 1 and _value(facts, "lives_alone"):
        facts["lives_alone"] = replace(derived, value=False)
    elif fact == "child_ages_months" and (_value(facts, "children") or 0) < len(known.value) and "children" in facts:
        del facts["children"]
    elif known.value in (False, "none") and fact in KIND_OF:
        facts.pop(KIND_OF[fact], None)
    elif fact == "disabled" and known.value and _value(facts, "disability") == "none":
        del facts["disability"]
    elif fact == "children" and known.value == 0:
        facts.pop("child_ages_months", None)
    return replace(someone, facts=facts)


def _value(facts: Mapping[str, Known], name: str) -> Any:
    return facts[name].value if name in facts else None


@dataclass(frozen=True)
class Question:
    fact: str
    person: str
    times: int = 1
    """How often it was put without an answer."""


@dataclass(frozen=True)
class Context:
    people: Mapping[str, Someone] = field(default_factory=lambda: {SELF: Someone(SELF)})
    subject: str = SELF
    gone: tuple[str, ...] = ()
    """Ids of those who are dead or have left; nobody asks about them."""
    harmful: tuple[str, ...] = ()
    """Ids of those who strike or threaten: the talk never turns to them by itself."""
    question: Question | None = None
    benefit: str | None = None
    """Id of the benefit the citizen asked about last."""
    aspect: str | None = None
    focus: str | None = None
    """Id of the benefit that "그거" means now: asked about, or put first."""
    shown: tuple[str, ...] = ()
    """Ids of benefits already put before them, for the current subject."""
    listed: tuple[str, ...] = ()
    """Ids of the list shown last, in its order: what "두 번째 거" counts on."""
    talked: tuple[str, ...] = ()
    """Ids of the benefits asked about, the last one last."""
    rejected: str | None = None
    """Id of the benefit they applied for in vain ("": they did not say which)."""
    fitting: tuple[str, ...] = ()
    """Ids that fitted when results were given last, for the current subject."""
    wished: tuple[str, ...] = ()
    """Ids their own words asked for, of the current subject."""
    foremost: str | None = None
    """Id of the one of them that their words surely meant: it leads the list."""
    places: tuple[dict[str, str | None], ...] = ()
    """Regions among which a name they said leaves open where the current subject lives."""
    topic: str | None = None
    """Id of the topic answered last, while nothing else was."""
    earlier: tuple[str, ...] = ()
    """Ids of the topics and benefits talked about before the talk came to something else, the latest first."""
    detail: str | None = None
    """Id of the detail (`bot.details`) told last, while nothing else was."""
    asked: str = ""
    """The words of the last question, so that one word put in its place (아니 부모급여요) is asked in full."""
    not_known: str | None = None
    """A name just asked about that no record knows: what little is asked next is asked of it."""
    misunderstandings: int = 0
    toned: str | None = None
    """The word of feeling in the last answer: it is not said twice in a row."""
    crisis: str | None = None
    """A danger spoken of that nobody has said is over."""
    crisis_form: str | None = None
    """Its shape within the kind (`crisis_forms`), for the words of first aid."""
    crisis_turns: int = 0
    """Messages since then."""
    danger_past: str | None = None
    """A danger that was spoken of not long ago and is over."""
    danger_past_turns: int = 0
    """Messages since then."""
    hurt: str | None = None
    """Who lies ill, while an emergency is spoken of: the talk is about them once it is over."""
    last: tuple[dict[str, Any], ...] = ()
    """The last answer, to say it again."""

    def someone(self, person: str | None = None) -> Someone:
        person = person or self.subject
        return self.people.get(person) or Someone(person)

    def with_someone(self, someone: Someone) -> Context:
        return replace(self, people={**self.people, someone.id: someone})

    def last_figure(self) -> str | None:
        """The fact learnt last of the subject, if it is a number that was said."""
        told = [name for name, known in self.someone().facts.items() if not known.derived]
        return told[-1] if told and FACTS[told[-1]].kind == "int" else None

    def about(self, subject: str) -> Context:
        """Turn to another person; what was shown and wished was the former one's."""
        if subject == self.subject:
            return self
        turned = replace(self, subject=subject, shown=(), listed=(), fitting=(), wished=(), foremost=None, places=(), question=None)
        return turned.with_someone(self.someone(subject))

    def person(self, day: date, who: str | None = None) -> Person:
        """The person as the rules see them on `day`; who lives with the speaker shares the household's facts."""
        someone = self.someone(who)
        values = {name: known.value for name, known in someone.facts.items()}
        age, by_birth_year = _age_on(someone.facts.get("age"), day)
        if age is not None:
            values["age"] = age
        minor = _is_minor(someone, age)
        for relative in self._household_of(someone, minor):
            shared = _OF_COUPLES if not minor else ()
            values |= {n: k.value for n, k in relative.facts.items() if (FACTS[n].household or n in shared) and n not in values}
        for other in self._housemates_of(someone):
            values |= {n: k.value for n, k in other.facts.items() if n in OF_THE_HOME and n not in values}
        values = {name: value for name, value in values.items() if name != "lives_alone" or not minor}
        values |= self._of_the_family(someone, values, minor)
        values = proven(someone.receiving) | values
        low_income = someone.low_income or (minor and self.someone(SELF).low_income)
        person = Person(values, by_birth_year, minor, low_income, frozenset(someone.receiving), _youngest(someone, values))
        return person.with_fact("birthday_passed", values["birthday_passed"]) if "birthday_passed" in values else person

    def _household_of(self, someone: Someone, minor: bool) -> tuple[Someone, ...]:
        """Those who surely live with somebody: couples, and children with the one who speaks."""
        if someone.id == SELF:
            return (self.people["spouse"],) if "spouse" in self.people else ()
        return (self.someone(SELF),) if minor or someone.relation == "spouse" else ()

    def _housemates_of(self, someone: Someone) -> tuple[Someone, ...]:
        """Grown-ups said to live with somebody: they share the home, but each has an income of their own."""
        ids = {*someone.lives_with, *(p.id for p in self.people.values() if someone.id in p.lives_with)} - {someone.id, *self.gone}
        return tuple(self.people[i] for i in sorted(ids) if i in self.people)

    def _of_the_family(self, someone: Someone, values: Mapping[str, Any], minor: bool) -> dict[str, Any]:
        """A death is the whole family's; of a child without an age that of the speaker's children is known."""
        found: dict[str, Any] = {}
        speaker = self.someone(SELF)
        if _value(speaker.facts, "bereaved") is True and someone.id != SELF and "bereaved" not in values and self.gone:
            found["bereaved"] = True
        ages = _value(speaker.facts, "child_ages_months")
        if minor and "age" not in values and ages:
            low, high = _ranked(ages, someone.rank)
            found |= {"age": low // 12} if low // 12 == high // 12 else {"child_ages_months": [[low, high]]}
        return found

    def public_facts(self, day: date, parameters: Parameters, who: str | None = None) -> dict[str, Any]:
        """The contract's facts of one person: what was said of them, ages as of `day`, and the income ratio that follows."""
        someone = self.someone(who)
        facts = {name: known.value for name, known in someone.facts.items() if FACTS[name].public}
        age, _ = _age_on(someone.facts.get("age"), day)
        if age is not None:
            facts["age"] = age - (1 if _value(someone.facts, "birthday_passed") is False else 0)
        ratio = _ratio(facts, day, parameters)
        return facts if ratio is None else {**facts, "income_ratio": ratio}

    def heard_facts(self) -> dict[str, Any]:
        """What was said of the subject beyond the contract's facts."""
        return {name: known.value for name, known in self.someone().facts.items() if not FACTS[name].public and not known.derived}

    def leaving(self, before: Context) -> Context:
        """With what was talked about `before`, and is no more, kept as earlier."""
        now = (self.topic, self.benefit)
        left = dict.fromkeys(each for each in (before.topic, before.benefit, *self.earlier, *before.earlier) if each and each not in now)
        return replace(self, earlier=tuple(left)[:_EARLIER])

    def to_dict(self) -> dict[str, Any]:
        return {"version": VERSION, **asdict(self)}

    @staticmethod
    def from_dict(node: Mapping[str, Any]) -> Context:
        """Read what `to_dict` wrote; an empty mapping is a new conversation."""
        if not node:
            return Context()
        people = {key: _someone(value) for key, value in node["people"].items() if is_person(key)}
        question = Question(**node["question"]) if node.get("question") and is_person(node["question"]["person"]) else None
        return Context(
            people=people,
            # What was kept by an earlier release may name a pet.
            subject=node["subject"] if is_person(node["subject"]) else SELF,
            gone=tuple(person for person in node.get("gone", ()) if is_person(person)),
            harmful=tuple(node.get("harmful", ())),
            question=question,
            benefit=node["benefit"],
            aspect=node["aspect"],
            focus=node["focus"],
            shown=tuple(node["shown"]),
            listed=tuple(node.get("listed", ())),
            talked=tuple(node.get("talked", ())),
            rejected=node.get("rejected"),
            fitting=tuple(node["fitting"]),
            wished=tuple(node["wished"]),
            foremost=node.get("foremost"),
            places=tuple(node.get("places", ())),
            topic=node.get("topic"),
            earlier=tuple(node.get("earlier", ())),
            detail=node.get("detail"),
            asked=node.get("asked", ""),
            not_known=node.get("not_known"),
            misunderstandings=node["misunderstandings"],
            toned=node.get("toned"),
            crisis=node["crisis"],
            crisis_form=node.get("crisis_form"),
            crisis_turns=node["crisis_turns"],
            danger_past=node.get("danger_past"),
            danger_past_turns=node.get("danger_past_turns", 0),
            hurt=node.get("hurt"),
            last=tuple(node["last"]),
        )


def _youngest(someone: Someone, values: Mapping[str, Any]) -> int:
    """Years the person has at least: as a relative of who writes here, or as somebody's parent."""
    ages = () if someone.relation in ("child", "sibling", "other") else values.get("child_ages_months") or ()
    oldest = max((age if isinstance(age, int) else age[0] for age in ages), default=None)
    as_parent = 0 if oldest is None else oldest // 12 + YOUNGEST_PARENT
    drafted = DRAFTED if values.get("soldier") else 0
    return max(_YOUNGEST.get(someone.relation, 0), as_parent, drafted)


def _ranked(ages: Sequence[Any], rank: str) -> tuple[int, int]:
    """The months of the child of that rank, oldest first; of all of them where the words did not say which."""
    bounds = sorted(((a, a) if isinstance(a, int) else (a[0], a[1]) for a in ages), reverse=True)
    place = {"first": 0, "second": 1, "third": 2, "last": len(bounds) - 1}.get(rank)
    if place is not None and place < len(bounds):
        return bounds[place]
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def _is_minor(someone: Someone, age: int | None) -> bool:
    if age is None:
        # Whose son has a job has a son who is grown up.
        work = someone.facts.get("employment")
        if _value(someone.facts, "soldier"):
            return False
        return someone.relation == "child" and (work is None or work.value in (None, "student"))
    return age < ADULT and someone.relation in ("child", "sibling", "other")


def _someone(node: Mapping[str, Any]) -> Someone:
    facts = {name: Known(**known) for name, known in node["facts"].items()}
    return Someone(
        node["id"],
        facts,
        tuple(node["unasked"]),
        tuple(node["receiving"]),
        node["low_income"],
        tuple(person for person in node.get("lives_with", ()) if is_person(person)),
        node.get("rank", ""),
        node.get("word", ""),
        tuple(node.get("ruled_out", ())),
    )


def _age_on(known: Known | None, day: date) -> tuple[int | None, bool]:
    """Age on `day` and whether the birthday is still unknown. A birth year ages every New Year; an age that was said, at least by then."""
    if known is None:
        return None, False
    said_on = date.fromisoformat(known.said_on) if known.said_on else day
    years = day.year - said_on.year
    return known.value + years, known.by_birth_year or years > 0


def _ratio(facts: Mapping[str, Any], day: date, parameters: Parameters) -> float | None:
    """Household income as % of that year's 기준 중위소득, one decimal; None where it does not follow."""
    size = facts.get("household_size") or (1 if facts.get("lives_alone") else None)
    income = facts.get("monthly_income")
    median = parameters.median_income(size, day) if size else None
    return round(income / median * 100, 1) if income is not None and median else None


def figures(context: Mapping[str, Any], intent: str | None) -> tuple[str | None, bool]:
    """For statistics, of a context just computed: the id of the topic or benefit the message was about, and whether it was understood."""
    asks = intent is not None and intent.startswith("ask_")
    about = context.get("topic") or (context.get("benefit") if asks else None)
    return about, intent != "unclear" and not context.get("not_known")


def learn(context: Context, person: str, fact: str, value: Any, *, evidence: str, day: date, **marks: bool) -> Context:
    """Keep a fact of somebody. `value` None: they do not know it, so it is not asked again."""
    someone = context.someone(person)
    if value is None:
        return context.with_someone(someone.declines(fact))
    known = Known(check_value(fact, value), evidence, day.isoformat(), **marks)
    return context.with_someone(someone.knows(fact, known))
