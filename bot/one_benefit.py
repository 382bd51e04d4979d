"""Answering about one benefit, or two: which one is meant, and what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import eligibility, meant, published, terms, timing
from bot.context import Question
from bot.eligibility import ELIGIBLE, INELIGIBLE, POSSIBLE, Verdict
from bot.entries import CERTAIN
from bot.intent import ASPECT_OF, asks_of_named
from bot.knowledge import WRITTEN, Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.offers import Offers
from bot.results import SHOWN_AT_ONCE
from bot.terms import Term

MEANT_SCORE = 12.0
"""Search score from which a benefit counts as the one meant."""
NAMED_TOO = 2
"""More than three answers at once nobody reads."""


class OneBenefit(Offers):
    """The part of a turn that is about one benefit."""

    @property
    def term(self) -> Term | None:
        """What a word means is asked, and of no benefit."""
        on = self.topic_before or self.context.benefit or self.context.focus
        return self.dialogue.meaning.term(self.heard.text, self.read, on)

    def _mentioned(self) -> list[Benefit]:
        text, known = self.heard.text, self.dialogue.knowledge
        needs = self.dialogue.meaning.needs_of(text, self.read)
        found = [(mention, known.by_name(mention.name)) for mention in self.read.benefits]
        other = self.dialogue.meaning.instead
        written = [
            meant.described_instead(text, mention, needs, known) or (len(found) == 1 and other(text, mention)) or benefit
            for mention, benefit in found
            if benefit
        ]
        if len(written) == 1 and compact(text[found[0][0].start : found[0][0].end]) != compact(written[0].name):
            # 남편 국민연금, of a husband who died.
            written = [self.records.get(self._by_word(alone=False) or "") or written[0]]
        shown = published.named(text, (self.records[i] for i in reversed(self.context.shown) if i in self.records))
        before = self.records.get(self.context.benefit or self.context.focus or "")
        if before and len(written) == 1 and before not in written and meant.that_and(text):
            written = [before, *written]
        # 서울형 긴급복지지원 holds the name of another.
        return [shown, *written] if shown and not any(b.name == shown.name for b in written) else written

    def _meant(self, nearest: bool = True) -> Benefit | None:
        """The benefit named or pointed to, else one whose need the words name, else the one talked about, else the nearest."""
        known, context, text = self.dialogue.knowledge, self.context, self.heard.text
        named = self._mentioned()
        if named:
            return named[0]
        focus = self.records.get(context.focus or "")
        needed = meant.needed(text, self.read, self.dialogue.meaning.needs_of(text, self.read), focus, context.fitting)
        pointed, ending = meant.pointed(text, context.listed), meant.ending(text, known, context)
        found = meant.first(pointed, ending, self._by_word(), self._meant_of_list(), needed)
        if found or focus:
            return self.records.get(found or "") or focus
        where = context.person(self.day).get("region")
        hits = self.dialogue.found(text, 1, self.day, where) if nearest and not meant.says_nothing(text) else []
        return hits[0][0] if hits and hits[0][1] >= MEANT_SCORE else None

    def _meant_of_list(self) -> str | None:
        """병원비 얼마 나와요, after a list for who is with child: the one of it that the model takes the words for."""
        context, (matter, _) = self.context, self.read.matter or ("", 0.0)
        return matter if context.benefit is None and matter in (*context.listed, *context.fitting) else None

    def _by_word(self, alone: bool = True) -> str | None:
        """적금은 …, 병원비 카드: a word of one of those spoken of or fitting."""
        context, verdicts = self.context, self.dialogue.verdicts(self.context, self.day)
        fits = (v.benefit.id for v in verdicts if v.status in (ELIGIBLE, POSSIBLE))
        before = (context.focus, *reversed(context.talked), *context.listed, *reversed(context.shown), *fits)
        return meant.by_word(self.heard.text, [i for i in before if i], self.dialogue.knowledge.benefits, alone)

    def _described(self) -> Benefit | None:
        """A benefit that a wish describes and that no list would show for it."""
        needs = self.dialogue.meaning.needs_of(self.heard.text, self.read)
        if self.read.benefits or self.learnt or meant.in_trouble(self.heard.text) or not meant.describes(self.heard.text, needs):
            return None
        if len(needs) > 1 and needs[1].told and needs[1].score == needs[0].score:
            return None  # Several are described as well: a list lets them choose.
        benefit = self.records[needs[0].benefit]
        return benefit if self._verdict(benefit).status == INELIGIBLE or self.context.fitting or self.turned else None

    def _shown_already(self) -> Benefit | None:
        """통신요금도 깎아주나요, of what a list just began with: asked of that one, which its words name nowhere."""
        meaning, text = self.dialogue.meaning, self.heard.text
        # 치료비 지원되나요, after what there is for a disabled child was listed: of such a child.
        of_whom = meaning.of_who_asks(text, self.read, self.context)
        found = of_whom or (meaning.matters.about(text) if self._asks_beyond() else None)
        return self.records.get(found[0]) if found and found[0] == self.context.focus and found[1] >= CERTAIN else None

    def _verdict(self, benefit: Benefit) -> Verdict:
        case = self.dialogue.case(self.context, self.day)
        return eligibility.judge(benefit, case, benefit.id in self.context.wished)

    def _turn_to(self, benefit: Benefit, aspect: str) -> None:
        talked = (*(i for i in self.context.talked if i != benefit.id), benefit.id)[-TALKED_AT_MOST:]
        self.context = replace(self.context, benefit=benefit.id, aspect=aspect, focus=benefit.id, talked=talked)

    def _say_of(self, benefit: Benefit, aspect: str, lines: Sequence[str]) -> Reply:
        self._turn_to(benefit, aspect)
        text = "\n".join(line for line in (*lines, self.answers.guidance(benefit)) if line)
        return self.answers.reply(text, [self.answers.card(self._verdict(benefit), self.dialogue.case(self.context, self.day))])

    def _contact_of(self, benefit: Benefit) -> str:
        first = benefit.contact[0]
        return self.wording.say("aspect.contact_item", name=first.name, phone=first.phone)

    def _filled(self, sentences: Sequence[str]) -> str:
        return " ".join(text for text in (self.answers.filled(sentence, self.day) for sentence in sentences) if text)

    def _standing_of(self, benefit: Benefit) -> Reply:
        self._turn_to(benefit, "eligibility")
        case, verdict = self.dialogue.case(self.context, self.day), self._verdict(benefit)
        lines = (self._lead(), self.answers.standing(verdict, case), self.answers.guidance(benefit))
        return self.answers.reply("\n".join(line for line in lines if line), [self.answers.card(verdict, case)])

    def _aspect(self, described: Benefit | None = None, aspect: str | None = None) -> Iterator[Reply]:
        several = [] if described else self._pointed_at_several()
        benefit, aspect = described or self._meant(), aspect or self.intent.aspect or "overview"
        if benefit is None:
            self.context = replace(self.context, benefit=None, aspect=aspect)
            yield from self._no_benefit(aspect)
            return
        is_written = benefit.origin == WRITTEN
        two_people = aspect in ("eligibility", "overview") or (aspect == "amount" and "spouse" in self.context.people)
        two_people = two_people and not any(said.fact == "bereaved" and said.value for said in self.read.said)
        if is_written and meant.both(self.heard.text) and len(self._mentioned()) < 2 and two_people:
            yield from self._both(benefit)
            return
        pair = meant.unique(b.id for b in self._mentioned()) or self._told_together()
        if meant.both(self.heard.text) and len(pair) == 2:
            yield from self._together(self.records[pair[0]], self.records[pair[1]])
            return
        self._turn_to(benefit, aspect)
        if is_written and aspect in ("period", "amount") and timing.amount_and_duration(self.heard.text):
            yield from self._amount_and_duration(benefit)
            return
        # An agency's words are quoted, never picked apart.
        timed = self._timed(benefit) if is_written else None
        told = timed or self.answers.aspect(aspect, self._verdict(benefit), self.dialogue.case(self.context, self.day))
        lead = self._lead() if self.learnt and (aspect != "eligibility" or timed) else ""
        yield self.answers.reply(f"{lead}\n{told.text}", told.benefits, told.quick_replies) if lead else told
        if several:
            yield self._or_another(benefit, several, aspect)
        for other in self._named_too(benefit):
            yield self.answers.aspect(aspect, self._verdict(other), self.dialogue.case(self.context, self.day))
        if aspect == "eligibility" and not timed:
            if self.learnt and asks_of_named(self.heard.text, self.read):
                yield from self._besides(benefit)
            yield from self._ask_for(benefit)

    def _office_asked_for(self) -> str | None:
        """횡성군청 번호는 몰라요?: an office whose number stands in no record, unless it is that of what is talked about."""
        contact = "contact" in (self.intent.aspect, ASPECT_OF.get(self.intent.name))
        office = _OFFICE.search(self.heard.text) if contact and not self._mentioned() else None
        on = self.records.get(self.context.focus or "")
        if office is None or not _ITS_NUMBER.match(self.heard.text, office.end()):
            return None  # 법원에서 하는 개인회생이요, 독촉 전화 안 오게
        return None if on and office["kind"] in f"{on.where} {self.answers.contacts(on)}" else office[0]

    def _pointed_at_several(self) -> list[str]:
        """Names of a list shown last, where "그거" is none of them and nothing was talked about; else the talk goes back to that."""
        context, known = self.context, self.dialogue.knowledge
        text, listed = self.heard.text, [self.records[i].name for i in context.listed if i in self.records]
        if len(listed) < 2 or not meant.points_back(text) or self._mentioned() or context.focus not in context.listed:
            return []
        if meant.first(meant.pointed(text, context.listed), meant.ending(text, known, context), self._by_word()):
            return []
        if meant.needed(text, self.read, self.dialogue.meaning.needs_of(text, self.read), None, context.fitting):
            return []
        last = context.talked[-1] if context.talked else None
        if last and (last == context.benefit or last in (*context.shown, *context.fitting)):
            self.context = replace(context, focus=last)
            return []
        return listed

    def _or_another(self, taken: Benefit, listed: Sequence[str], aspect: str) -> Reply:
        """Which one of the list was taken to be meant, and the others to choose from."""
        others = [self.wording.say(f"aspect_replies.{aspect}", name=name) for name in listed if name != taken.name]
        return self.answers.say("aspect.took_first", others, name=taken.name)

    def _amount_and_duration(self, benefit: Benefit) -> Iterator[Reply]:
        """What it gives, and for how long where that does not say so."""
        self.context = replace(self.context, aspect="amount")
        amount = self.answers.filled(benefit.amount, self.day)
        yield self.answers.aspect("amount", self._verdict(benefit), self.dialogue.case(self.context, self.day))
        more = [self.answers.filled(text, self.day) for text in (*(r.text for r in benefit.amount_rows), benefit.period)]
        told = timing.told("duration", *more)
        if told or not timing.told("duration", amount):
            key = "timing.duration" if told else "timing.duration_unknown"
            yield self.answers.say(key, name=benefit.name, told=told, contact=self._contact_of(benefit))

    def _besides(self, benefit: Benefit, acknowledged: bool = False) -> Iterator[Reply]:
        """In a line, what else fits who told of themselves while asking about one benefit."""
        verdicts = self.dialogue.verdicts(self.context, self.day)
        fits = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)]
        others = [v.benefit for v in fits if v.benefit.id != benefit.id]
        self.context = replace(self.context, fitting=tuple(v.benefit.id for v in fits))
        if others:
            names = ", ".join(other.name for other in others[:SHOWN_AT_ONCE])
            key = "results.besides" if len(others) > 1 else "results.besides_one"
            lead = "" if acknowledged else self._lead()
            yield self.answers.reply(self.wording.say(key, lead=lead, names=names, count=len(others)).strip())

    def _named_too(self, benefit: Benefit) -> list[Benefit]:
        """기초연금이랑 주거급여 얼마예요: the others asked about in one breath, each answered in a message of its own."""
        named = {other.id: other for other in self._mentioned() if other.id != benefit.id}
        return list(named.values())[:NAMED_TOO]

    def _timed(self, benefit: Benefit) -> Reply | None:
        told = self._time_told(benefit, self.heard.text, self.intent.aspect)
        if told is None:
            return None
        self.context = replace(self.context, aspect="contact" if timing.asked(self.heard.text) == "hours" else "period")
        card = self.answers.card(self._verdict(benefit), self.dialogue.case(self.context, self.day))
        return self.answers.reply(f"{told}\n{self.answers.guidance(benefit)}", [card])

    def _time_told(self, benefit: Benefit, text: str, aspect: str | None) -> str | None:
        """When, for how long and how often it is paid, where it is spent, when somebody is there: never how or when to apply."""
        kind = timing.asked(text)
        if kind is None or (kind != "from" and aspect not in ("period", "amount", "contact", "overview", "how")):
            return None
        texts = [self.answers.filled(text, self.day) for text in (benefit.amount, *(r.text for r in benefit.amount_rows), benefit.period)]
        if kind in timing.OF_THE_WHOLE:
            texts = [*(self.answers.filled(text, self.day) for text in (benefit.summary, benefit.who)), *texts]
        told = "" if kind == "hours" else timing.told(kind, *texts)
        if kind == "from" and not told:
            kind, told = "payday", timing.told("payday", *texts)
        if kind == "until" and not told:
            kind, told = "duration", timing.told("duration", *texts)
        if kind == "hours" and any(word in benefit.period for word in ("시부터", "시까지", "시예요")):
            return None
        key = f"timing.{kind}" if told or kind == "hours" else f"timing.{kind}_unknown"
        return self.wording.say(key, name=benefit.name, told=told, contact=self._contact_of(benefit), where=benefit.where)

    def _no_benefit(self, aspect: str) -> Iterator[Reply]:
        if aspect == "eligibility" or (aspect == "overview" and _OPENLY.search(self.heard.text)):
            yield from self._ask_benefits()
        elif aspect == "contact":
            # Whom to call is asked, not for somebody to come.
            yield self.dialogue.person_reply(self.context, "none" if self.heard.desk == "none" else "numbers")
        else:
            yield self._which()

    def _ask_benefits(self) -> Iterator[Reply]:
        # 나도 받을 수 있는 거야 그거, of nothing named yet, asks for what there is by its conditions.
        asked = self.intent.aspect if self.intent.name in ASPECT_OF else None
        self.context = replace(self.context, benefit=None, aspect=asked)
        self._wish()
        described, refused = self._described() or self._shown_already(), self._named_in_vain()
        if refused:
            yield from self._aspect(refused, "eligibility")
            yield from self._besides(refused)
        elif described:
            # 생계비 같은 건 못 받는가 asks whether, not what it is.
            yield from self._aspect(described, "eligibility" if _WHETHER.search(self.heard.text) else None)
        elif near := self._instead():
            yield from self._offered(near, "published.choices")
        else:
            yield from self._results(whole=True)

    def _named_in_vain(self) -> Benefit | None:
        """The benefit a wish names, where no list would show it: why not is said first."""
        named = [b for b in self._mentioned() if b.origin == WRITTEN]
        alone = len(named) == 1 and not _OTHERS.search(self.heard.text)
        return named[0] if alone and self._verdict(named[0]).status == INELIGIBLE else None

    def _which(self) -> Reply:
        self.falls_short = True
        names = [self.records[i].name for i in self.context.fitting[:4] if i in self.records]
        return self.answers.say("aspect.which" if names else "aspect.which_none", names)

    def _ask_for(self, benefit: Benefit) -> Iterator[Reply]:
        """The question that settles this one benefit."""
        fact = self.dialogue.next_fact(self.context, self.day, [self._verdict(benefit)])
        self.context = replace(self.context, question=Question(fact, self.context.subject) if fact else None)
        if fact:
            yield self._ask(fact)

    def _term(self) -> Iterator[Reply]:
        """What a word means; what is talked about and asked stays as it is."""
        term = self.term
        if term is not None:
            self.context = replace(self.context, benefit=None, aspect=None)
            explanation = terms.explain(term, self.dialogue.knowledge.parameters, self.day)
            question = self.context.question
            more = [self._question_text(question.fact)] if question else []
            yield self.answers.reply("\n".join([explanation, *more]), quick=self._options(question.fact) if question else ())

    def _both(self, benefit: Benefit) -> Iterator[Reply]:
        """Two benefits at once where none or another is named; one benefit for two people where it is."""
        named = self._mentioned()
        others = [i for i in reversed(self.context.talked) if i != benefit.id and i in self.records]
        with_another = not named or _BESIDE_ANOTHER.search(self.heard.text)
        if with_another and others and not meant.two_people(self.heard.text):
            yield from self._together(self.records[others[0]], benefit)
            return
        self._turn_to(benefit, "eligibility")
        who, amount = (self.answers.filled(text, self.day) for text in (benefit.who, benefit.amount))
        if meant.asks_how_much(self.heard.text):
            self.context = replace(self.context, aspect="amount")
            yield self.answers.aspect("amount", self._verdict(benefit), self.dialogue.case(self.context, self.day))
            return
        couple = " ".join(s for s in amount.replace(". ", ".\n").split("\n") if "부부" in s)
        text = self.wording.say("both.people", name=benefit.name, who=who, couple=couple).strip()
        yield self.answers.reply(f"{text}\n{self.answers.guidance(benefit)}")

    def _compare(self) -> Iterator[Reply]:
        known, context = self.records, self.context
        named = meant.unique(b.id for b in self._mentioned())
        if len(self.read.benefits) > len(named):
            named = meant.unique(meant.told_apart(self.heard.text, self.read.benefits, self.dialogue.knowledge)) or named
        both = meant.both(self.heard.text)
        if both and len(named) == 1 and self._concerns_two_people():
            yield from self._both(known[named[0]])
            return
        talked_about = self.records.get(context.focus or "")
        two_people = "spouse" in context.people or meant.two_people(self.heard.text)
        if both and not named and talked_about and two_people and len(context.talked) < 2:
            yield from self._both(talked_about)
            return
        pointed = meant.unique(meant.pointed(part, context.listed) for part in _PARTS.split(self.heard.text))
        before = (context.focus, *reversed(context.talked), *reversed(context.shown), *context.someone().receiving)
        among = meant.unique([*named, *pointed, *before]) if named or pointed or context.focus else []
        pair = [i for i in among if i in known][:2]
        if len(pair) < 2 and named and not _OF_TWO.search(self.heard.text):
            yield from self._aspect(known[named[0]], "eligibility")  # 글고 실업급여도 됨?
            return
        if len(pair) < 2:
            yield self.answers.say("compare.need_two")
            return
        yield from self._together(known[pair[0]], known[pair[1]]) if both else self._compared(known[pair[0]], known[pair[1]])

    def _concerns_two_people(self) -> bool:
        return "spouse" in self.context.people or any(word in self.heard.text for word in self.wording.options("both.couple_words"))

    def _compared(self, first: Benefit, second: Benefit) -> Iterator[Reply]:
        self._turn_to_both(first, second)
        yield self.answers.compare(self._verdict(first), self._verdict(second), self.dialogue.case(self.context, self.day))

    def _together(self, first: Benefit, second: Benefit) -> Iterator[Reply]:
        """Whether both can be had at once."""
        how_much = meant.asks_how_much(self.heard.text)
        self._turn_to_both(first, second, "amount" if how_much else "eligibility")
        case = self.dialogue.case(self.context, self.day)
        yield self.answers.together(self._verdict(first), self._verdict(second), case, how_much)

    def _told_together(self) -> list[str]:
        """둘 합치면 얼마예요, after an answer about two."""
        last = " ".join(str(node["text"]) for node in self.context.last)
        pair = [i for i in self.context.shown[-2:] if i in self.records and self.records[i].name in last]
        return pair if meant.summed_up(self.heard.text) else []

    def _turn_to_both(self, first: Benefit, second: Benefit, aspect: str = "overview") -> None:
        pair = (first.id, second.id)
        shown = (*(i for i in self.context.shown if i not in pair), *pair)
        self._turn_to(second, aspect)
        self._turn_to(first, aspect)
        self.context = replace(self.context, shown=shown)


TALKED_AT_MOST = 4
_OF_TWO = re.compile(r"[가-힣](?:이?랑|하고|과|와)\s|중에|차이|다르|달라|다른|비교|낫|나아|유리")
_OFFICE = re.compile(
    r"(?<![가-힣])[가-힣]{0,8}?(?P<kind>시청|군청|구청|도청|면사무소|읍사무소|동사무소|주민센터|행정복지센터|소비자원|세무서|보건소|교육청|경찰서|법원|우체국)"
)
_ITS_NUMBER = re.compile(r"\S{0,4}\s?(?:\S{1,6}\s){0,2}?\S{0,4}(?:번호|전화(?!\s?(?:좀\s)?(?:안|못))|연락처|통화)|\S{0,3}\s*[?？]?$")
"""What asks for the number of the office just named."""
_OPENLY = re.compile(r"(?:무슨|어떤|뭔|먼|어떠한)\s?(?:혜택|지원|복지|도움|제도|게\s?있|거\s?있)")
_OTHERS = re.compile(r"말고|다른|딴|그\s?외|외에|또\s|더\s")
_BESIDE_ANOTHER = re.compile(r"(?:이?랑|하고|과|와|에다가?|도)\s?(?:그거\s?)?(?:같이|함께|동시에|중복)")
_WHETHER = re.compile(
    r"(?:못|안)\s?(?:받|타|나오|되|돼)[가-힣]{0,4}\s*[?？]?$"
    r"|(?:되나|될까|돼|(?:깎아|해|도와)\s?(?:주나|줘|줍니까|줄까|주남)|됩니까|되는가|받을\s?수\s?있|받나|나오나)[가-힣]{0,3}\s*[?？]?$"
)
_PARTS = re.compile(r"하고|이?랑|(?<=거)와|과")
