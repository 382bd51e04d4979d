"""Answering one message: take in what it says, then do what the person does (one method an intent)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot import eligibility
from bot.context import Context, Question
from bot.describe import facts_text
from bot.eligibility import ELIGIBLE, INELIGIBLE, POSSIBLE, Verdict
from bot.intent import ASPECT_OF, Intent
from bot.knowledge import Benefit
from bot.message import Heard, QuickReply, Reply
from bot.taking_in import take_in
from bot.understand.result import Understanding

if TYPE_CHECKING:
    from bot.dialogue import Dialogue

SHOWN_AT_ONCE = 3
WISHED_AT_MOST = 4
MEANT_SCORE = 5.0
"""Search score from which a benefit counts as the one meant."""
_TOUCHING = ("bereaved", "crisis_event", "job_lost", "pregnant")


class Turn:
    def __init__(
        self, dialogue: Dialogue, heard: Heard, read: Understanding, intent: Intent, context: Context, day: date
    ) -> None:
        self.dialogue, self.heard, self.read, self.intent, self.day = dialogue, heard, read, intent, day
        self.answers, self.wording = dialogue.answers, dialogue.wording
        taken = take_in(heard, read, intent, context, day)
        self.context, self.learnt, self.turned = taken.context, taken.learnt, taken.turned

    def answer(self) -> tuple[Reply, ...]:
        if self.read.crisis:
            return () if self.heard.crisis_answered else self.dialogue.crisis(self.read.crisis)
        misunderstandings = self.context.misunderstandings + 1 if self.intent.name == "unclear" else 0
        self.context = replace(self.context, misunderstandings=misunderstandings)
        return tuple(self._handler()())

    def _handler(self) -> Callable[[], Iterator[Reply] | Sequence[Reply]]:
        if self.intent.name in ASPECT_OF:
            return self._aspect
        return getattr(self, f"_{self.intent.name}", self._talk)

    # Results

    def _inform(self) -> Iterator[Reply]:
        yield from self._results(whole=not self.context.fitting)

    def _life_event(self) -> Iterator[Reply]:
        self._wish()
        yield from self._results(whole=True)

    def _ask_benefits(self) -> Iterator[Reply]:
        self.context = replace(self.context, benefit=None, aspect=None)
        self._wish()
        yield from self._results(whole=True)

    def _correct(self) -> Iterator[Reply]:
        if not self.learnt and not self.turned:
            yield from self._unclear()
            return
        yield from self._results(whole=not self.context.fitting)

    def _change_subject(self) -> Iterator[Reply]:
        yield from self._results(whole=True)

    def _affirm(self) -> Iterator[Reply]:
        yield from self._after_bare("affirm")

    def _deny(self) -> Iterator[Reply]:
        yield from self._after_bare("deny")

    def _dont_know(self) -> Iterator[Reply]:
        yield from self._after_bare("affirm")

    def _skip(self) -> Iterator[Reply]:
        yield from self._after_bare("affirm")

    def _after_bare(self, key: str) -> Iterator[Reply]:
        if self.context.question is None:
            yield self.answers.say(f"talk.{key}")
        else:
            yield from self._results(whole=not self.context.fitting)

    def _wish(self) -> None:
        """Benefits whose need the words name, outside the facts they tell (월세 도와주는 거, 병원비가 걱정)."""
        text = self.heard.text
        for said in sorted(self.read.said, key=lambda said: said.start, reverse=True):
            text = f"{text[: said.start]} {text[said.end :]}" if said.fact != "housing" else text
        named = tuple(b.id for b in self._mentioned())
        wished = (*named, *self.dialogue.needs.find(text))[:WISHED_AT_MOST]
        self.context = replace(self.context, wished=wished or self.context.wished)

    def _results(self, whole: bool) -> Iterator[Reply]:
        """What fits now (whole, or what changed), then the one question that settles most."""
        verdicts = self.dialogue.verdicts(self.context, self.day)
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        fact = self.dialogue.next_fact(self.context, self.day, verdicts)
        lead = self._lead()
        if not fits:
            yield from self._nothing_fits(lead, fact)
        elif whole:
            yield self._whole_list(lead, fits)
        else:
            yield from self._changes(lead, fits, settled=fact is None)
        self.context = replace(self.context, fitting=tuple(v.benefit.id for v in fits))
        if fact or fits:
            yield self._ask(fact)
        self.context = replace(self.context, question=Question(fact, self.context.subject) if fact else None)

    def _lead(self) -> str:
        """Feeling first, then what was understood."""
        parts = [self._tone()]
        facts = self.context.public_facts(self.day, self.dialogue.knowledge.parameters)
        said = facts_text({name: facts[name] for name in facts if name in self.learnt}, self.wording)
        if said:
            key = "corrected" if self.intent.name == "correct" else "understood"
            parts.append(self.wording.say(key, who=self._topic(), facts=said))
        elif self.turned:
            parts.append(self.wording.say("subject_changed", who=self.wording.say(f"who.{self._relation()}")))
        elif self.intent.name in ("dont_know", "skip"):
            parts.append(self.wording.say("noted_unknown"))
        elif self.intent.name in ("inform", "affirm", "deny"):
            parts.append(self.wording.say("noted"))
        return " ".join(part for part in parts if part)

    def _tone(self) -> str:
        for fact in _TOUCHING:
            if fact in self.learnt and self.context.someone().facts[fact].value:
                return self.wording.say(f"tone.{fact}")
        key = f"tone.{self.read.emotion}"
        return self.wording.say(key) if self.wording.has(key) else ""

    def _relation(self) -> str:
        return self.context.someone().relation

    def _topic(self) -> str:
        return "" if self._relation() == "self" else self.wording.say(f"topic.{self._relation()}") + " "

    def _whom(self) -> str:
        return "" if self._relation() == "self" else self.wording.say(f"whom.{self._relation()}") + " "

    def _whole_list(self, lead: str, fits: list[Verdict]) -> Reply:
        first = fits[:SHOWN_AT_ONCE]
        key = "one" if len(fits) == 1 else ("again" if self.context.fitting else "first")
        text = self.wording.say(f"results.{key}", whom=self._whom(), count=len(fits))
        return self._show(f"{lead}\n{text}".strip(), first)

    def _show(self, lead: str, verdicts: Sequence[Verdict]) -> Reply:
        ids = tuple(v.benefit.id for v in verdicts)
        shown = (*(i for i in self.context.shown if i not in ids), *ids)
        self.context = replace(self.context, shown=shown, focus=ids[0])
        return self.answers.listed(lead, verdicts, self.dialogue.case(self.context, self.day))

    def _changes(self, lead: str, fits: list[Verdict], settled: bool) -> Iterator[Reply]:
        now = {v.benefit.id: v for v in fits}
        before = self.context.fitting
        added = [v for i, v in now.items() if i not in before]
        dropped = [self.dialogue.knowledge.benefits[i].name for i in before if i not in now and i in self.context.shown]
        lines = [lead]
        if settled and not added and not dropped and self.context.question is None:
            yield self.answers.reply("\n".join(line for line in (lead, self.wording.say("results.same")) if line))
            return
        if dropped:
            lines.append(self.wording.say("results.dropped", names=", ".join(dropped)))
        if settled or dropped or any(v in added for v in fits[:SHOWN_AT_ONCE]):
            lines.append(self.wording.say("results.again", whom=self._whom(), count=len(fits)))
            yield self._show("\n".join(line for line in lines if line), fits[:SHOWN_AT_ONCE])
        elif lead:
            yield self.answers.reply("\n".join(line for line in lines if line))

    def _nothing_fits(self, lead: str, fact: str | None) -> Iterator[Reply]:
        known = self.context.someone().facts
        nothing = "results.none" if fact else "results.none_settled"
        text = self.wording.say(nothing if known or self.turned else "results.need_start")
        if fact:
            question = self._question_text(fact)
            yield self.answers.reply("\n".join(p for p in (lead, text, question) if p), quick=self.answers.options(fact))
        else:
            yield self.answers.reply(f"{lead}\n{text}".strip(), quick=[self.wording.say("person_reply")])

    def _question_text(self, fact: str) -> str:
        alone = self.context.person(self.day).size() == 1
        question = self.wording.say("ask_lead", question=self.answers.question(fact, self._relation(), alone))
        note = f"question_note.{fact}"
        asked_before = self.context.question is not None and self.context.question.fact == fact
        return f"{question} {self.wording.say(note)}" if self.wording.has(note) and not asked_before else question

    def _ask(self, fact: str | None) -> Reply:
        if fact:
            return self.answers.reply(self._question_text(fact), quick=self.answers.options(fact))
        benefit = self.dialogue.knowledge.benefits.get(self.context.focus or "")
        quick = [self.wording.say(f"aspect_replies.{a}", name=benefit.name) for a in ("how", "documents")] if benefit else []
        return self.answers.say("settled", [*quick, *self.wording.options("settled_replies")])

    def _more(self) -> Iterator[Reply]:
        verdicts = self.dialogue.verdicts(self.context, self.day)
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        rest = [v for v in fits if v.benefit.id not in self.context.shown]
        if not fits:
            yield from self._results(whole=True)
        elif rest:
            yield self._show(self.wording.say("results.more"), rest[:SHOWN_AT_ONCE])
        else:
            yield self.answers.say("results.no_more")

    # One benefit

    def _mentioned(self) -> list[Benefit]:
        found = (self.dialogue.knowledge.by_name(mention.name) for mention in self.read.benefits)
        return [benefit for benefit in found if benefit]

    def _meant(self) -> Benefit | None:
        """The benefit named, else the one talked about, else one the words clearly point to."""
        named = self._mentioned()
        if named:
            return named[0]
        if self.context.focus:
            return self.dialogue.knowledge.benefits.get(self.context.focus)
        hits = self.dialogue.found(self.heard.text, 1)
        return hits[0][0] if hits and hits[0][1] >= MEANT_SCORE else None

    def _verdict(self, benefit: Benefit) -> Verdict:
        case = self.dialogue.case(self.context, self.day)
        return eligibility.judge(benefit, case, benefit.id in self.context.wished)

    def _aspect(self) -> Iterator[Reply]:
        benefit, aspect = self._meant(), self.intent.aspect or "overview"
        self.context = replace(self.context, benefit=benefit.id if benefit else None, aspect=aspect)
        if benefit is None:
            yield from self._no_benefit(aspect)
            return
        self.context = replace(self.context, focus=benefit.id)
        yield self.answers.aspect(aspect, self._verdict(benefit), self.dialogue.case(self.context, self.day))
        if aspect == "eligibility":
            yield from self._ask_for(benefit)

    def _no_benefit(self, aspect: str) -> Iterator[Reply]:
        if aspect == "eligibility":
            yield from self._ask_benefits()
        elif aspect == "contact":
            yield self.dialogue.person_reply(self.context)
        else:
            yield self._which()

    def _which(self) -> Reply:
        benefits = self.dialogue.knowledge.benefits
        names = [benefits[i].name for i in self.context.fitting[:4] if i in benefits]
        return self.answers.say("aspect.which" if names else "aspect.which_none", names)

    def _ask_for(self, benefit: Benefit) -> Iterator[Reply]:
        """The question that settles this one benefit."""
        fact = self.dialogue.next_fact(self.context, self.day, [self._verdict(benefit)])
        self.context = replace(self.context, question=Question(fact, self.context.subject) if fact else None)
        if fact:
            yield self._ask(fact)

    def _ask_why_not(self) -> Iterator[Reply]:
        benefit = self._meant()
        self.context = replace(self.context, benefit=benefit.id if benefit else None, aspect="eligibility")
        if benefit is None:
            yield self._which()
            return
        self.context = replace(self.context, focus=benefit.id)
        received = benefit.id in self.context.someone().receiving
        yield self.answers.why_not(self._verdict(benefit), self.dialogue.case(self.context, self.day), received)
        if not received and self._verdict(benefit).status != INELIGIBLE:
            yield from self._ask_for(benefit)

    def _compare(self) -> Iterator[Reply]:
        named = list(dict.fromkeys(b.id for b in self._mentioned()))
        others = [i for i in (self.context.focus, *self.context.shown) if i and i not in named]
        pair = [*named, *others][:2] if named or self.context.focus else []
        if len(pair) < 2:
            yield self.answers.say("compare.need_two")
            return
        first, second = (self.dialogue.knowledge.benefits[i] for i in pair)
        self.context = replace(self.context, focus=first.id, benefit=first.id, aspect="overview")
        case = self.dialogue.case(self.context, self.day)
        yield self.answers.compare(self._verdict(first), self._verdict(second), case)

    def _already_receiving(self) -> Iterator[Reply]:
        named = [b.id for b in self._mentioned()] or [i for i in (self.context.focus,) if i]
        if not named:
            yield self.answers.say("receiving.which")
            return
        someone = self.context.someone()
        receiving = (*someone.receiving, *(i for i in named if i not in someone.receiving))
        self.context = self.context.with_someone(replace(someone, receiving=receiving))
        fitting = tuple(i for i in self.context.fitting if i not in named)
        focus = None if self.context.focus in named else self.context.focus
        self.context = replace(self.context, fitting=fitting, focus=focus)
        names = ", ".join(self.dialogue.knowledge.benefits[i].name for i in named)
        yield self.answers.say("receiving.noted", names=names)
        yield from self._results(whole=bool(fitting))

    # Everything else

    def _ask_person(self) -> Sequence[Reply]:
        return (self.dialogue.person_reply(self.context),)

    def _complain(self) -> Sequence[Reply]:
        return (self.answers.say("talk.complain", [self.wording.say("person_reply")]),)

    def _help(self) -> Sequence[Reply]:
        return (self.answers.say("talk.help", self.wording.options("talk.help_replies")),)

    def _ask_privacy(self) -> Sequence[Reply]:
        return (self.answers.say("talk.privacy"),)

    def _talk(self) -> Iterator[Reply]:
        """Greetings, thanks, small talk; a voice habit; with a feeling answered first."""
        name = self.intent.name
        text = self.wording.say(f"command.{name}" if self.wording.has(f"command.{name}") else f"talk.{name}")
        if name == "smalltalk" and self._tone():
            text = f"{self._tone()} {text}"
        sad = self.read.emotion in ("sadness", "anger")
        yield self.answers.reply(text, quick=[self.wording.say("person_reply")] if sad else ())

    def _out_of_scope(self) -> Iterator[Reply]:
        line = self.dialogue.helplines.about(self.heard.text)
        where = self.wording.say("out_of_scope.at", name=line.name, phone=line.phone) if line else ""
        yield self.answers.say("out_of_scope.say", contact=where or self.wording.say("out_of_scope.general"))

    def _unclear(self) -> Iterator[Reply]:
        if self.context.misunderstandings < 2:
            yield self.answers.say("unclear.first")
        else:
            yield self.answers.say("unclear.second", self.wording.options("unclear.choices"))

    def _repeat(self) -> Iterator[Reply]:
        if not self.context.last:
            yield self.answers.say("command.nothing_to_repeat")
        for node in self.context.last:
            yield _again(node)

    def _simpler(self) -> Iterator[Reply]:
        benefit = self.dialogue.knowledge.benefits.get(self.context.focus or "")
        if benefit is None:
            yield self.answers.say("simple.none")
            return
        summary = self.answers.filled(benefit.summary, self.day)
        contact = f"{benefit.contact[0].name} {benefit.contact[0].phone}"
        yield self.answers.say("simple.benefit", name=benefit.name, summary=summary, contact=contact)

    def _restart(self) -> Sequence[Reply]:
        self.context = Context()
        return (self.answers.say("command.restart"),)


def _again(node: Mapping[str, Any]) -> Reply:
    """A remembered reply, without its cards (they are still on the page)."""
    quick = tuple(QuickReply(**item) for item in node["quick_replies"])
    return Reply(str(node["text"]), str(node["speech"]), (), quick)
