"""What is asked of a benefit that no aspect answers: their property, a coming birthday, an event, no money for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot import eligibility, means, meant, published, supposed, terms, timing
from bot.choice import PERHAPS
from bot.details import Detail
from bot.eligibility import ELIGIBLE, INELIGIBLE, Verdict
from bot.entries import CLOSELY
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.one_detail import OneDetail
from bot.results import SHOWN_AT_ONCE

Handler = Callable[[], Iterator[Reply] | Sequence[Reply]]
_ASKING = (*ASPECT_OF, *TELLING, "ask_benefits", "ask_why_not", "compare", "out_of_scope", "unclear", "smalltalk",
           "deny", "more", "help")  # fmt: skip

_IN_FEW_WORDS = 8
"""Syllables of a fact that goes on about what was just told."""


class Particular(OneDetail):
    """Answers that a record gives to one particular question."""

    def _aspect(self, described: Benefit | None = None, aspect: str | None = None) -> Iterator[Reply]:
        """출산휴가 언제부터 쓸 수 있어요: what the record of a benefit only described says to just this comes before its aspects."""
        benefit = None if described or self._mentioned() or meant.points_back(self.heard.text) else self._meant()
        written = benefit if benefit and benefit.origin == WRITTEN and not meant.both(self.heard.text) else None
        own = self._own_detail(written) if written else None
        if written and own and own.weight(self.heard.text) >= CLOSELY:
            yield from self._told_detail(written, own)
        else:
            yield from super()._aspect(described, aspect)

    def _told_detail(self, benefit: Benefit, detail: Detail) -> Iterator[Reply]:
        self.is_exact = True
        lead = self._lead() if self.learnt else ""
        # 얼마 동안 나와요 asks for a time, whatever the classifier makes of 얼마.
        timed = "period" if timing.asked(self.heard.text) not in (None, "hours") else None
        aspect = timed or self.intent.aspect or self.read.aspect or "overview"
        yield self._say_of(benefit, aspect, [lead, self._filled([detail.text])])
        self.context = replace(self.context, detail=detail.id or None)
        if self.learnt and self.intent.name in TELLING:
            yield from self._adds(benefit.id)

    def _ranked(self, benefit: Benefit) -> Iterator[Reply]:
        """둘째예요: what that child gets."""
        rank = meant.rank(self.heard.text, benefit) or ""
        later = next((row for row in benefit.amount_rows if "둘째" in row.label), None)
        row = next((row for row in benefit.amount_rows if rank in row.label), later if rank != "첫째" else None)
        text = self.answers.filled(row.text, self.day) if row else ""
        if row and text:
            yield self._say_of(benefit, "amount", [self.wording.say("aspect.ranked", name=benefit.name, label=row.label, text=text)])
        else:
            yield from self._aspect(benefit, "amount")

    def _unknown_scheme(self) -> str | None:
        """농민수당 얼마예요: a scheme named that no record knows."""
        text = self.heard.text
        if self._mentioned() or self.intent.animal or self.dialogue.meaning.needs_of(text, self.read):
            return None
        spoken_of = [b for i in (self.context.focus, *self.context.talked) if i and (b := self.records.get(i))]
        short = len(compact(text)) <= _SHORT and not self.read.said
        again = self.not_known_before if self.intent.name in ASPECT_OF and short else None
        return published.unknown_scheme(text, spoken_of) or again

    def _not_known(self, scheme: str) -> Iterator[Reply]:
        topic = self.dialogue.topics.about(scheme)
        if topic:
            # 급식카드 같은 거 나도 받을 수 있어요: asked of a name that a topic has, whatever stands around it.
            self.context = replace(self.context, topic=topic.id, benefit=None, aspect=self.intent.aspect)
            told = self.answers.topic(topic, self.intent.aspect, False, [self.records[i].name for i in topic.related])
            yield self.answers.guided(topic, told)
            return
        # 얼마예요, said next, is asked of this and of nothing talked about before.
        self.context = replace(self.context, benefit=None, aspect=self.intent.aspect, focus=None, not_known=scheme)
        yield self.answers.say("aspect.not_known", [self.wording.say("person_reply")], name=scheme)
        if self.learnt and self.intent.name == "ask_benefits":
            yield from self._results(whole=True)

    def _particular(self) -> Handler | None:
        if self.intent.name not in _ASKING:
            return None
        text, benefit = self.heard.text, self._talked_about()
        about = means.asked(text)
        if about == "family" and "수급" in text and not self._mentioned():
            benefit = self.dialogue.knowledge.by_name("생계급여")  # 자식 있으면 수급자 안된다던데, whatever was talked about.
        if about and not (about == "family" and benefit and means.is_of_children(benefit)):
            return lambda: self._counts(about, benefit)
        if self._ground():
            return self._by_ground
        if self.intent.name in _ASKS_BESIDE and (pair := self._received_beside()):
            return lambda: self._beside(*pair)
        if benefit is None:
            return None
        if _BY_ANOTHER.search(text) and not _OF_ANOTHER.search(f"{benefit.how} {' '.join(benefit.documents)}"):
            return lambda: self._by_another(benefit)
        if supposed.no_money(text) and not self.learnt:
            return lambda: self._without_money(benefit)
        if supposed.of_age(text) and any(supposed.fails_by_age_alone(c) for c in self._failing(benefit)):
            return lambda: self._of_age(benefit)
        clause = supposed.case(text, benefit) if self.intent.aspect == "eligibility" else None
        if clause and (perhaps := self.dialogue.meaning.choice.asked(benefit.details, text, self.detail_before, PERHAPS)):
            return lambda: self._told_detail(benefit, perhaps)
        if clause and not set(self.learnt) & benefit.conditions.facts():
            return lambda: self._of_a_case(benefit, clause)
        word = supposed.event(text)
        found = self._telling_of(word, benefit) if word and not self.learnt else []
        return (lambda: self._told_of(found, word or "")) if found else None

    def _talked_about(self) -> Benefit | None:
        """The benefit named, else the one talked about; of an agency's words nothing is picked apart."""
        named = self._mentioned()
        found = named[0] if named else self.records.get(self.context.benefit or self.context.focus or "")
        return found if found and found.origin == WRITTEN else None

    def _by_another(self, benefit: Benefit) -> Iterator[Reply]:
        """Somebody else applies, of which the record says nothing: what the law says of all, and where they apply."""
        topic = self.dialogue.topics.by_id["proxy_application"]
        told = topic.told["documents"] if self.intent.name == "ask_documents" else topic.answer
        where = self.wording.say("by_another", name=benefit.name, where=benefit.where, contact=self._contact_of(benefit))
        yield self._say_of(benefit, self.intent.aspect or "how", [self._lead() if self.learnt else "", told, where])

    # What they get, and what they ask for beside it

    def _received_beside(self) -> tuple[Benefit, Benefit] | None:
        """청년월세 받고 있는데 주거급여도 되나요: what is received, and the one asked for after it."""
        both = [
            benefit
            for mentions in (self.read.held, tuple(b for b in self.read.benefits if b not in self.read.held))
            if len(mentions) == 1 and (benefit := self.dialogue.knowledge.by_name(mentions[0].name))
        ]
        return (both[0], both[1]) if len(both) == 2 and both[0] != both[1] else None

    def _beside(self, received: Benefit, asked: Benefit) -> Iterator[Reply]:
        someone = self.context.someone()
        receiving = tuple(dict.fromkeys((*someone.receiving, received.id)))
        self.context = self.context.with_someone(replace(someone, receiving=receiving))
        case = self.dialogue.case(self.context, self.day)
        noted = self.wording.say("receiving.beside", name=received.name)
        lines = [noted, self.answers.of_both(asked, received), self.answers.standing(self._verdict(asked), case)]
        yield self._say_of(asked, "eligibility", [self._lead() if self.learnt else "", *lines])

    # What they own, and what their family has

    def _counts(self, about: str, benefit: Benefit | None) -> Iterator[Reply]:
        lead = self._lead() if self.learnt else ""
        if benefit is None:
            yield self.answers.reply("\n".join(part for part in (lead, self._in_general(about)) if part))
            return
        told = self._filled(means.told(benefit, about))
        key = self._family_key(benefit, told) if about == "family" else f"means.{means.kind(benefit)}"
        if key == "means.unknown" and (told := self._filled(means.told_of(benefit, self.heard.text))):
            key = "means.thing"
        values = {"name": benefit.name, "told": told, "contact": self._contact_of(benefit)}
        yield self._say_of(benefit, "eligibility", [lead, self.wording.say(key, **values).strip()])

    def _family_key(self, benefit: Benefit, told: str) -> str:
        if told:
            return "means.family_told"
        if means.looks_at_their_own(benefit):
            return "means.family_own"
        return "means.family_whatever" if means.kind(benefit) == "whatever" else "means.family_unknown"

    def _in_general(self, about: str) -> str:
        term = self.dialogue.glossary.named("부양의무자" if about == "family" else "소득인정액")
        return terms.explain(term, self.dialogue.knowledge.parameters, self.day) if term else self.wording.say("aspect.which_none")

    # A condition that is not met yet

    def _ruled_out_now(self) -> Benefit | None:
        """63인데 공짜 안돼요?, of an injection from 65 on: the benefit talked about, which what is told now rules out."""
        on = self.records.get(self.context.benefit or "")
        if on is None or on.origin != WRITTEN or self.turned or self._mentioned() or not set(self.learnt) & on.conditions.facts():
            return None
        asks = self.intent.name in ("ask_eligibility", "ask_benefits") and _ASKS_IF.search(self.heard.text)
        return on if asks and self._verdict(on).status == INELIGIBLE else None

    def _settled_by_it(self) -> Benefit | None:
        """지금 9살인데, of an allowance up to that age: the benefit talked about, which a fact told in few words settles."""
        on, pending = self.records.get(self.context.benefit or ""), self.context.question
        if on is None or on.origin != WRITTEN or pending or self.turned or self.context.topic or not self.context.aspect:
            return None
        short = len(compact(self.heard.text)) <= _IN_FEW_WORDS and set(self.learnt) & on.conditions.facts()
        return on if short and self._verdict(on).status in (INELIGIBLE, ELIGIBLE) else None

    def _failing(self, benefit: Benefit) -> list[Any]:
        return [check.condition for check in self._verdict(benefit).checks if check.result.value is False]

    def _of_age(self, benefit: Benefit) -> Iterator[Reply]:
        verdict, case = self._verdict(benefit), self.dialogue.case(self.context, self.day)
        unmet = ", ".join(self.answers.explainer.unmet(verdict, case))
        period = self.answers.filled(benefit.period, self.day)
        by_itself = "" if "저절로" in f"{benefit.how} {benefit.period}" else self.wording.say("supposed.apply_yourself")
        not_yet = self.wording.say("supposed.of_age", name=benefit.name, unmet=unmet, period=period)
        yield self._say_of(benefit, "period", [not_yet, by_itself])

    def _of_a_case(self, benefit: Benefit, clause: str) -> Iterator[Reply]:
        """Of which the record says nothing: to repeat its conditions would answer something else."""
        self.falls_short = True
        key = "supposed.untold" if supposed.stands_alone(clause) else "beyond.asked"
        line = self.wording.say(key, clause=clause, name=benefit.name, contact=self._contact_of(benefit))
        yield self._say_of(benefit, "eligibility", [self._lead() if self.learnt else "", line])

    def _left_open(self) -> Benefit | None:
        """The benefit just answered about, where a story or a question goes on that its record says nothing of."""
        on, text = self.records.get(self.context.benefit or ""), self.heard.text
        if on is None or on.origin != WRITTEN or self.turned or self.asked_for or self._mentioned() or self.context.topic:
            return None
        if not any(on.name in str(node["text"]) for node in self.context.last) or self.dialogue.meaning.needs_of(text, self.read):
            return None
        heard = self.learnt or self.read.answer or self.read.low_income or self.read.places or self.read.receives is not None
        tells = self.intent.name in TELLING and len(compact(text)) >= _A_STORY and self.read.emotion == "neutral" and not heard
        return on if self._asks_beyond() or tells else None

    def _beyond_record(self, benefit: Benefit) -> Iterator[Reply]:
        lead = self._lead() if self.learnt else ""
        if perhaps := self.dialogue.meaning.choice.asked(benefit.details, self.heard.text, self.detail_before, PERHAPS):
            yield from self._told_detail(benefit, perhaps)
            return
        if self._asks_beyond() and (said := self.dialogue.meaning.passage(benefit, self.heard.text)):
            yield self._say_of(benefit, "eligibility", [lead, self._filled([said])])
            return
        self.falls_short = True
        key = "beyond.asked" if self._asks_beyond() else "beyond.told"
        line = self.wording.say(key, name=benefit.name, contact=self._contact_of(benefit))
        self.context = replace(self.context, question=None)
        perhaps = [*self.dialogue.meaning.near(benefit, self.heard.text), *(each for each in self._perhaps() if benefit.name not in each)]
        yield self.answers.reply("\n".join(part for part in (lead, line) if part), quick=[*perhaps, self.wording.say("person_reply")])

    def _telling_of(self, word: str, benefit: Benefit) -> list[Benefit]:
        """Whose records speak of it: the one talked about, else those talked about before, shown or fitting."""
        if supposed.told_of(benefit, word) and not supposed.demands(benefit, word):
            return [benefit]
        ids = dict.fromkeys((*reversed(self.context.talked), *self.context.listed, *self.context.fitting))
        others = [self.records[i] for i in ids if i in self.records and self.records[i].origin == WRITTEN]
        return [b for b in others if supposed.told_of(b, word) and not supposed.demands(b, word)][:2]

    def _told_of(self, benefits: Sequence[Benefit], word: str) -> Iterator[Reply]:
        for benefit in benefits:
            told = self._filled(supposed.told_of(benefit, word))
            yield self._say_of(benefit, "eligibility", [self.wording.say("supposed.event", name=benefit.name, told=told)])

    def _without_money(self, benefit: Benefit) -> Iterator[Reply]:
        told = self._filled(supposed.reduced(benefit))
        key = "supposed.reduced" if told else "supposed.no_money"
        yield self._say_of(benefit, "amount", [self.wording.say(key, name=benefit.name, told=told, contact=self._contact_of(benefit))])

    # What one standing opens

    def _ground(self) -> str | None:
        """장애로 받을 수 있는 거, of somebody of whom it is not known."""
        found = _GROUND.search(self.heard.text)
        fact = next((fact for word, fact in _GROUNDS if found and word in found[0]), None)
        known = self.context.someone().facts
        return fact if fact and fact not in known and not (fact == "disability" and "disabled" in known) else None

    def _by_ground(self) -> Iterator[Reply]:
        fact = self._ground() or ""
        facts = {fact, "disabled"} if fact == "disability" else {fact}
        case = self.dialogue.case(self.context, self.day)
        records = [b for b in self.dialogue.knowledge.benefits.values() if facts & b.conditions.facts()]
        verdicts = [eligibility.judge(b, case, True) for b in records if b.id not in self.context.someone().receiving]
        fits = [v for v in verdicts if v.status != INELIGIBLE]
        fits.sort(key=lambda v: (-_closeness(v, facts), -v.benefit.weight, v.benefit.id))
        if not fits:
            yield from self._results(whole=True)
            return
        first = fits[:SHOWN_AT_ONCE]
        self.context = replace(self.context, benefit=None, aspect=None, wished=tuple(v.benefit.id for v in first))
        lead = self.wording.say(f"ground.{fact}", whom=self._whom())
        yield self._show(lead, first)


def _closeness(verdict: Verdict, facts: set[str]) -> bool:
    """Whether it is for those people alone, not for them among others."""
    return any(facts & part.facts() and len(part.facts()) <= len(facts) for part in verdict.benefit.conditions.parts)


_ASKS_BESIDE = ("compare", "ask_eligibility", "ask_benefits", "ask_why_not", "ask_overview")
_ASKS_IF = re.compile(
    r"(?:되나|될까|돼\s?요|되요|안\s?(?:돼|되|됨|됩|될)|공짜|무료|받을\s?수|받나|나오나|해당|가능)[가-힣]{0,5}\s*[?？]"
    r"|(?:되나요|될까요|받나요|되냐|되나|되는교)\s*$"
)
"""Whether one gets it, and nothing else."""
_A_STORY = 14
"""Syllables."""
_SHORT = 9
"""Syllables: 언제까지 신청해요."""
_BY_ANOTHER = re.compile(
    r"위임장|대리(?:인|로)?\s?(?:신청|접수|가|가도|해도|되|돼)"
    r"|대신\s?(?:가서\s?)?(?:신청|접수|해도|해\s?(?:줘|드려|주)|가도|가서|가면|갈\s?수|할\s?수|하면)"
)
_OF_ANOTHER = re.compile(r"대신|대리|위임")
_GROUNDS = (("장애", "disability"), ("임신", "pregnant"), ("치매", "dementia"), ("유공자", "veteran"), ("보훈", "veteran"),
            ("한부모", "single_parent"), ("다문화", "multicultural"))  # fmt: skip
_GROUND = re.compile(
    r"(?<![가-힣])(?:장애(?:인)?|임신|치매|국가유공자|유공자|보훈|한부모|다문화)(?:\s?등록)?(?:으?로|인\s?걸?로|이라서|라서)\s?(?:뭐\s?|뭘\s?)?(?:받|나오|나올|탈|되는|해당|지원)"
)
