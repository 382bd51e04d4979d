"""What fits somebody now, said; and the one question that settles most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot import eligibility, facts_alone
from bot.context import Context, Question
from bot.eligibility import ELIGIBLE, POSSIBLE, Verdict
from bot.intent import TELLING, speaks_only_of_an_animal
from bot.korean.plain import compact
from bot.lead import Lead
from bot.matters import SURE
from bot.meant import DESCRIBES
from bot.message import Reply
from bot.unanswered import asks_one_thing
from bot.understand import animals
from bot.understand.asking import asks_for_all, asks_openly
from bot.understand.result import Said, beside

SHOWN_AT_ONCE = 3
ASKED_AT_MOST = 2
WISHED_AT_MOST = 4
_TELLS_LITTLE = {"employment", "sex"}
"""Known alone, these make of a published service no more than a guess (광고인재 육성, of anybody who has a job)."""
_OF_ONESELF = frozenset(
    (
        "age job_lost employment disability disabled dementia serious_illness bereaved pregnant single_parent veteran care_grade "
        "business_closed"
    ).split()
)
"""Told of somebody, these are worth a look at what there is for them; a home and what comes in are everybody's."""
_NO_NEED = frozenset({"age", "sex", "region", "lives_alone", "household_size", "birthday_passed"})
"""Facts that call for nothing by themselves."""
_NO_WORD = " 0 "
"""What stands for the words of a fact, so that those around it are no word: 올해 67세고 names no 해고."""
_COSTS = re.compile(r"병원비|치료비|수술비|입원비|약값")
FOR_ANYBODY = 1
"""Weight of what nearly everybody may have, and nobody comes for."""
_A_STORY = 14
"""Syllables from which something was told, though nothing we know of was heard in it."""
_ASKS_ALONG = (*TELLING, "ask_benefits", "affirm", "deny", "dont_know")
"""Acts whose answer is what fits, whatever was asked beside it."""


_MAY_MEAN = (*TELLING, "ask_benefits", "unclear", "complain")
"""Acts of who tells a trouble in words that nothing was found for."""


class Results(Lead):
    """The ways to answer with what fits."""

    def _wish(self, *first: str) -> None:
        """Benefits whose need the words name, outside the facts they tell (월세 도와주는 거, 병원비가 걱정), after those in `first`."""
        if facts_alone.denies(self.heard.text):
            return
        told = (said for said in self.read.said if not self._names_a_need(said))
        text = beside(animals.blanked(self.heard.text), told, _NO_WORD)
        named = tuple(b.id for b in self._mentioned())
        needed = () if speaks_only_of_an_animal(self.read) else self.dialogue.meaning.needs.find(text)
        learnt = [need.benefit for need in self.dialogue.meaning.needs_of(self.heard.text, self.read) if need.learnt]
        wished = tuple(dict.fromkeys((*first, *named, *learnt, *needed)))[:WISHED_AT_MOST]
        matter, chance = self.read.matter or ("", 0.0)
        meant = matter if matter in self.dialogue.knowledge.benefits and chance >= SURE and not named else None
        if meant and self.records[meant].notice:
            meant = None  # What takes no applications now comes first only where it is asked for by its name.
        foremost = named[0] if len(named) == 1 else meant
        if wished or foremost:
            wished = tuple(dict.fromkeys((*wished, *([foremost] if foremost else []))))
            self.context = replace(self.context, wished=wished, foremost=foremost)

    def _names_a_need(self, said: Said) -> bool:
        """월세 사는데, 병원비가 천이백만 원 나왔어요: a fact that is told by what it costs."""
        return said.fact in ("housing", "needs_care") or _COSTS.search(self.heard.text, said.start, said.end) is not None

    def _results(self, whole: bool) -> Iterator[Reply]:
        """What fits now (whole, or what changed), then the one question that settles most."""
        if self._asks_beyond():
            yield (no_answer := self._no_answer())
            if no_answer.benefits or len(no_answer.quick_replies) > 1 or self.context.topic or not (self.learnt or self.turned):
                return  # The same list once more answers nothing; what was asked of them stays open.
            whole = whole and not self.context.fitting
        verdicts = self.dialogue.verdicts(self.context, self.day)
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        if self.intent.name in TELLING and all(v.benefit.weight <= FOR_ANYBODY for v in fits if v.benefit.id not in self.context.wished):
            # Who tells of debts and then an age is not waiting for a cancer screening.
            fits = [v for v in fits if v.benefit.id in self.context.wished]
        settling = self._next_fact(verdicts)
        fact = settling or self._unless_passed_over(lambda: self.dialogue.local_fact(self.context, self.day))
        lead = self._lead()
        tells = set(self.context.someone().facts) - _TELLS_LITTLE
        only = self._published(lead=lead) if not fits and self.learnt and tells else None
        if only:
            yield only
        elif not fits:
            yield from self._nothing_fits(lead, fact)
        elif whole:
            yield self._whole_list(lead, fits)
        else:
            yield from self._changes(lead, fits, settled=settling is None)
        self.context = replace(self.context, fitting=tuple(v.benefit.id for v in fits))
        yield from self._of_the_others()
        if fits or only:
            yield self._ask(fact)
        self._put(fact)

    def _adds(self, answered: str | None = None, worth: int = 0) -> Iterator[Reply]:
        """After an answer to what was told: in a line, what else than `answered` fits who told of themselves. No empty list, and no
        question: what is still unknown can wait until they ask for more. `worth`: only what weighs more."""
        self._wish()
        own = set(self.learnt) & _OF_ONESELF
        verdicts = self.dialogue.verdicts(self.context, self.day) if own else []
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        fits = [v for v in fits if v.benefit.id != answered]
        fits = [v for v in fits if v.benefit.weight > FOR_ANYBODY or v.benefit.conditions.facts() & own]
        fits = [v for v in fits if v.benefit.weight > worth]
        if fits:
            ids, first = [v.benefit.id for v in fits], fits[:SHOWN_AT_ONCE]
            shown = (*(i for i in self.context.shown if i not in ids[: len(first)]), *ids[: len(first)])
            self.context = replace(self.context, fitting=tuple(ids), shown=shown)
            key = "results.besides" if len(fits) > 1 else "results.besides_one"
            text = self.wording.say(key, lead="", names=", ".join(v.benefit.name for v in first), count=len(fits)).strip()
            case = self.dialogue.case(self.context, self.day)
            yield self.answers.reply(text, [self.answers.card(v, case) for v in first])

    def _of_the_others(self) -> Iterator[Reply]:
        """저는 백수고 아버지는 일흔둘이세요: that there is something for those too who are not answered for now, and how to ask."""
        told = {said.person for said in self.read.said if said.person and not said.derived and said.fact in _OF_ONESELF}
        others = [self.context.someone(one) for one in sorted(told - {self.context.subject, *self.context.gone})]
        unwished = replace(self.context, wished=())
        finds = [one for one in others if one.relation != "child" and self._fits_of(unwished, one.id)]
        if finds:
            names = ", ".join(self.wording.say(f"who.{one.called}") for one in finds)
            quick = [self.wording.say(f"others_reply.{one.called}") for one in finds]
            yield self.answers.say("results.others", quick, others=names, reply=quick[0])

    def _fits_of(self, context: Context, who: str) -> bool:
        return any(v.status in (ELIGIBLE, POSSIBLE) for v in self.dialogue.verdicts(context, self.day, who))

    def _asks_beyond(self) -> bool:
        """One thing is asked that names no benefit and no need of any."""
        told_of = self.read.benefits or self.asked_for or self.dialogue.meaning.needs_of(self.heard.text, self.read)
        # What another office answers, or a record just this, was answered.
        alone = not (told_of or self.intent.topic or self.is_exact)
        return alone and self.intent.name in _ASKS_ALONG and asks_one_thing(self.heard.text, self.read)

    def _no_answer(self) -> Reply:
        """That what was asked stands nowhere here, and who knows it."""
        self.falls_short = True
        perhaps = self._perhaps()
        lines = (self.wording.say("results.no_answer"), self._whether_one_of() if perhaps else "")
        return self.answers.reply("\n".join(line for line in lines if line), quick=[*perhaps, self.wording.say("person_reply")])

    def _perhaps(self) -> list[str]:
        """To ask for what may be meant."""
        return [self.wording.say("aspect_replies.overview", name=name) for name in self.dialogue.meaning.perhaps(self.heard.text)]

    def _whether_one_of(self) -> str:
        """Whether one of those is meant, by name: buttons are not heard."""
        names = self.dialogue.meaning.perhaps(self.heard.text)
        return self.wording.say("results.perhaps_one" if len(names) == 1 else "results.perhaps", names=", ".join(names))

    def _next_fact(self, verdicts: list[Verdict]) -> str | None:
        fact = self._unless_passed_over(lambda: self.dialogue.next_fact(self.context, self.day, verdicts))
        return "region" if self.context.places else fact

    def _unless_passed_over(self, next_fact: Callable[[], str | None]) -> str | None:
        """What to ask. A question put twice and passed over is not put again."""
        fact, pending = next_fact(), self.context.question
        if pending and pending.fact == fact and pending.times >= ASKED_AT_MOST and not self.learnt:
            self.context = self.context.with_someone(self.context.someone().declines(pending.fact))
            fact = next_fact()
        return fact

    def _put(self, fact: str | None) -> None:
        pending = self.context.question
        again = pending is not None and pending.fact == fact and pending.person == self.context.subject
        times = pending.times + 1 if again and pending else 1
        self.context = replace(self.context, question=Question(fact, self.context.subject, times) if fact else None)

    def _whole_list(self, lead: str, fits: list[Verdict]) -> Reply:
        sought = self._sought_among(fits)
        first = (sought or fits)[:SHOWN_AT_ONCE]
        key = "one" if len(fits) == 1 else "sought" if sought else ("again" if self.context.fitting else "first")
        besides = self.wording.say("results.others_count", count=len(fits) - len(first)) if sought and len(fits) > len(first) else ""
        lines = [lead, self.wording.say(f"results.{key}", whom=self._whom(), count=len(fits)), self._local()]
        shown = self._show("\n".join(line for line in lines if line), first)
        return self.answers.reply(f"{shown.text}\n{besides}", shown.benefits, shown.quick_replies) if besides else shown

    def _sought_among(self, fits: Sequence[Verdict]) -> list[Verdict]:
        """무릎 수술 해 주는 거 있다던데, 일흔둘이고: of what fits, what the words describe, where nothing told calls for more."""
        if self.intent.name != "ask_benefits" or not set(self.learnt) <= _NO_NEED or asks_for_all(self.heard.text):
            return []
        needs = self.dialogue.meaning.needs_of(self.heard.text, self.read)
        named = {need.benefit for need in needs} if any(need.score >= DESCRIBES for need in needs) else ()
        return [verdict for verdict in fits if verdict.benefit.id in named]

    def _local(self) -> str:
        """That their own town gives something too."""
        count = self.dialogue.published(self.context, self.day).local
        return self.wording.say("published.found_local", count=count) if count else ""

    def _show(self, lead: str, verdicts: Sequence[Verdict]) -> Reply:
        ids = tuple(v.benefit.id for v in verdicts)
        shown = (*(i for i in self.context.shown if i not in ids), *ids)
        # A list given along the way does not change what is being talked about.
        keeps = self.context.benefit and self.intent.name != "more" and not self.turned
        focus = self.context.benefit if keeps else ids[0]
        self.context = replace(self.context, shown=shown, listed=ids, focus=focus)
        return self.answers.listed(lead, verdicts, self.dialogue.case(self.context, self.day))

    def _changes(self, lead: str, fits: list[Verdict], settled: bool) -> Iterator[Reply]:
        now = {v.benefit.id: v for v in fits}
        before = self.context.fitting
        added = [v for i, v in now.items() if i not in before]
        received = self.context.someone().receiving
        dropped = [i for i in before if i not in now and i in self.context.shown and i in self.records and i not in received]
        if "region" in self.learnt and not added and not dropped:
            talked_about = self.context.focus
            near = self._published(near=True, lead=lead)
            if near:
                self.context = replace(self.context, focus=talked_about)
                yield near
                return
        lines = [lead]
        if settled and not added and not dropped and self.context.question is None:
            yield self.answers.reply("\n".join(line for line in (lead, self.wording.say("results.same")) if line))
            return
        if dropped:
            lines += [self._dropped(benefit) for benefit in dropped]
        if settled or dropped or any(v in added for v in fits[:SHOWN_AT_ONCE]):
            lines.append(self.wording.say("results.again", whom=self._whom(), count=len(fits)))
            yield self._show("\n".join(line for line in lines if line), fits[:SHOWN_AT_ONCE])
        elif lead:
            names = ", ".join(v.benefit.name for v in added[:SHOWN_AT_ONCE])
            lines.append(self.wording.say("results.added", names=names) if added else self.wording.say("results.same") if before else "")
            yield self.answers.reply("\n".join(line for line in lines if line))

    def _dropped(self, benefit_id: str) -> str:
        """Why something shown before is no longer there."""
        case = self.dialogue.case(self.context, self.day)
        verdict = eligibility.judge(self.records[benefit_id], case)
        unmet = ", ".join(self.answers.explainer.unmet(verdict, case))
        key = "results.dropped_because" if unmet else "results.dropped"
        return self.wording.say(key, name=verdict.benefit.name, unmet=unmet)

    def _nothing_fits(self, lead: str, fact: str | None) -> Iterator[Reply]:
        self.falls_short = True
        if of_it := self._beyond_what_was_told():
            yield of_it
            return
        known = self.context.someone().facts
        told = None if known or self.is_exact or self.intent.name not in _MAY_MEAN else self._likeliest(apart=False)
        if told:
            yield self.answers.reply(f"{lead}\n{told.text}".strip(), told.benefits, told.quick_replies)
            return
        nothing = "results.none" if fact else "results.none_settled"
        untold = "results.unheard" if self.intent.name in TELLING and len(compact(self.heard.text)) >= _A_STORY else "results.need_start"
        text = self.wording.say(nothing if known or self.turned else untold)
        perhaps = self._perhaps() if not known and untold == "results.unheard" and not self.is_exact else []
        if perhaps:
            text = self._whether_one_of()
            yield self.answers.reply("\n".join(p for p in (lead, text) if p), quick=[*perhaps, self.wording.say("person_reply")])
        elif fact:
            question = self._question_text(fact)
            yield self.answers.reply("\n".join(p for p in (lead, text, question) if p), quick=self._options(fact))
        else:
            yield self.answers.reply(f"{lead}\n{text}".strip(), quick=[self.wording.say("person_reply")])

    def _likeliest(self, apart: bool = True) -> Reply | None:
        """What is likelier than anything else, where nothing else is found (`OtherMatters`)."""
        return None

    def _beyond_what_was_told(self) -> Reply | None:
        """그거 차이를 물어봤는데요, of what was just talked about: its entry does not say so; whom to call, and what comes near to it."""
        text, before = self.heard.text, self._remembered
        on = self.dialogue.meaning.entry_of(before.topic or before.benefit)
        tells = self.learnt or self.turned or self.asked_for or self.read.low_income or self.read.places or self.read.receives is not None
        if on is None or tells or asks_for_all(text) or asks_openly(text) or self.read.benefits:
            return None
        self.context = replace(self.context, topic=before.topic, benefit=before.benefit, question=None)
        line = self.wording.say("beyond.asked", name=on.name, contact=self.answers.contacts(on))
        return self.answers.reply(line, quick=[*self.dialogue.meaning.near(on, text), *self._perhaps(), self.wording.say("person_reply")])

    def _question_text(self, fact: str) -> str:
        self.put = self._put_in_words(fact)
        return self.put

    def is_question(self, reply: Reply) -> bool:
        """Whether `reply` is only the question that settles most."""
        return bool(self.put) and reply.text == self.put

    def _put_in_words(self, fact: str) -> str:
        if fact == "region" and self.context.places:
            return self.answers.which_place(self.context.places)
        question = self.answers.question(fact, self._called(), self.context.person(self.day))
        if self.context.question is not None and self.context.question.fact == fact:
            return self.wording.say("ask_again", question=question)
        lead, note = self.wording.say("ask_lead", question=question), f"question_note.{fact}"
        return f"{lead} {self.wording.say(note)}" if self.wording.has(note) else lead

    def _options(self, fact: str) -> tuple[str, ...]:
        return self.answers.options(fact, self.context.person(self.day), self.context.places)

    def _ask(self, fact: str | None) -> Reply:
        if fact:
            return self.answers.reply(self._question_text(fact), quick=self._options(fact))
        benefit = self.records.get(self.context.focus or "")
        benefit = None if benefit and (benefit.notice or benefit.closed) else benefit
        quick = [self.wording.say(f"aspect_replies.{a}", name=benefit.name) for a in ("how", "documents")] if benefit else []
        near = [self.wording.say("published.near_reply")] if self.dialogue.published(self.context, self.day).local else []
        return self.answers.say("settled", [*near, *quick, *self.wording.options("settled_replies")])

    def _more(self) -> Iterator[Reply]:
        verdicts = self.dialogue.verdicts(self.context, self.day)
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        rest = [v for v in fits if v.benefit.id not in self.context.shown]
        # What takes nobody new now waits until the others have been shown.
        rest = [v for v in rest if not (v.benefit.notice or v.benefit.closed)] or rest
        country = self.dialogue.country(self.day)
        listed = [country.benefits.get(benefit) for benefit in self.context.listed] if country else []
        near = self._published(near=True) if listed and all(one and not one.nationwide for one in listed) else None
        if near:
            yield near
        elif not fits and not self.dialogue.published(self.context, self.day).fits:
            yield from self._results(whole=True)
        elif rest:
            yield self._show(self.wording.say("results.more"), rest[:SHOWN_AT_ONCE])
        else:
            yield self._published() or self.answers.say("results.no_more")

    def _near(self) -> Iterator[Reply]:
        """What their own town gives; where they live is asked first."""
        if self.context.person(self.day).get("region") is None:
            self._put("region")
            yield self.answers.reply(self._question_text("region"), quick=self._options("region"))
        else:
            yield self._published(near=True) or self.answers.say("published.none_near")

    def _published(self, near: bool = False, lead: str = "") -> Reply | None:
        """The next published services that fit, those of one theme together."""
        found = self.dialogue.published(self.context, self.day).fits
        fits = [fit for fit in found if fit.benefit.id not in self.context.shown and (fit.near or not near)]
        if not fits:
            return None
        theme = fits[0].benefit.theme
        case = self.dialogue.case(self.context, self.day)
        alike = [fit.benefit for fit in fits if fit.benefit.theme == theme][:SHOWN_AT_ONCE]
        verdicts = [eligibility.judge(benefit, case, benefit.id in self.context.wished) for benefit in alike]
        return self._show(f"{lead}\n{self.wording.say('published.near' if near else 'published.more', theme=theme)}".strip(), verdicts)
