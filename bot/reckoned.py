"""얼마 나와요, of somebody of whom something is known: reckoned from what they told, rather than told in general."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot import meant, reckoning
from bot.choice import CLEARLY
from bot.context import Question
from bot.details import Detail
from bot.formula import Unknown
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.particular import Particular
from bot.person import FACTS
from bot.quantities import Quantities
from bot.reckoning import Way
from bot.terms import Term
from bot.topics import Topic
from bot.understand.two_questions import parts

Owner = Benefit | Topic | Term
_ASKING = (*ASPECT_OF, *TELLING, "ask_benefits", "compare", "out_of_scope", "unclear")
_SETTLES = {"size": "household_size", "income": "monthly_income"}
"""The fact that a quantity is read from, where it has another name."""
_SHORT = 14
"""Syllables of an answer: 가족은 셋이에요."""


class Reckoned(Particular):
    wanted: str | None = None
    """What would let the amount be reckoned, if they told it."""
    is_reckoned = False
    """Whether the answer was reckoned from what they told."""

    # By words that tell by themselves what is asked, or by what was told after the general answer

    def _reckoned(self) -> Callable[[], Iterator[Reply] | Sequence[Reply]] | None:
        if self.intent.name not in _ASKING:
            return None
        entries: list[Owner] = [*self.dialogue.knowledge.benefits.values(), *self.dialogue.glossary.entries]
        for owner in entries:
            ways = [way for way in owner.reckon if way.anywhere and way.asks(self.heard.text)]
            if ways and (found := self._first(ways)):
                return partial(self._say_reckoned, owner, *found)
            if ways and isinstance(owner, Term) and self._can_want():
                return self._say_wanted
        on = self.records.get(self.context.benefit or "")
        goes_on = self.learnt and self.intent.name in TELLING and self.context.aspect == "amount" and not self._mentioned()
        if on is None or not goes_on or len(compact(self.heard.text)) > _SHORT:
            return None
        if found := self._first([w for w in on.reckon if not w.asked]):
            return partial(self._say_reckoned, on, *found)
        return partial(self._aspect, on, "amount") if self._narrows(on) else None

    def _narrows(self, on: Benefit) -> bool:
        """서울이야, of 주거급여: what was told now picks a row of its amounts."""
        case = self.dialogue.case(self.context, self.day)
        picked = [row.when for row in on.amount_rows if row.when and row.when.evaluate(case).value]
        return any(set(self.learnt) & when.facts() for when in picked)

    def _first(self, ways: Sequence[Way]) -> tuple[str, str] | None:
        """Of whom, and what."""
        return next((told for way in ways if (told := self._told_by(way))), None)

    def _told_by(self, way: Way) -> tuple[str, str] | None:
        """By what is known of the one talked about, else of another of whom the message tells."""
        whom = dict.fromkeys((self.context.subject, *(said.person for said in self.read.said if said.person)))
        for who in whom:
            case = self.dialogue.case(self.context.about(who), self.day)
            try:
                if told := reckoning.told(way, Quantities(self.context, who, case, self.heard.text)):
                    return who, told
            except Unknown as unknown:
                self.wanted = self.wanted or _SETTLES.get(unknown.name, unknown.name)
        return None

    def _say_reckoned(self, owner: Benefit | Term, who: str, told: str) -> Iterator[Reply]:
        lead = self._lead() if self.learnt else ""
        reply = self._reply_reckoned(owner, who, told)
        yield self.answers.reply(f"{lead}\n{reply.text}", reply.benefits, reply.quick_replies) if lead else reply

    def _reply_reckoned(self, owner: Owner, who: str, told: str) -> Reply:
        self.is_exact = self.is_reckoned = True
        self.wanted = None
        self.context = self.context.about(who)
        if isinstance(owner, Benefit):
            standing = [self._standing_line(owner)] if any(part.aspect == "eligibility" for part in parts(self.heard.text)) else []
            return self._say_of(owner, self.intent.aspect or "amount", [*standing, told])
        if isinstance(owner, Topic):
            return self.answers.detail_of_topic(owner, told, [])
        self.context = replace(self.context, topic=None, benefit=None, aspect="amount")
        return self.answers.reply(told)

    def _standing_line(self, benefit: Benefit) -> str:
        return self.answers.standing(self._verdict(benefit), self.dialogue.case(self.context, self.day)).split("\n")[0]

    # In the place of what would be told in general

    def _of_entry(self, on: Benefit | Topic, how_much: bool) -> Reply | None:
        """By the ways of an entry that are asked for, `how_much` or otherwise; None where something else of it is asked."""
        if not on.reckon or self._asks_otherwise(on):
            return None
        found = self._first(self._ways(on, how_much))
        return self._reply_reckoned(on, *found) if found else None

    def _ways(self, on: Benefit | Topic, how_much: bool) -> list[Way]:
        return [way for way in on.reckon if (way.asks(self.heard.text) if way.asked else how_much)]

    def _asks_otherwise(self, on: Benefit | Topic) -> bool:
        """알바하면 얼마나 깎여요, of 구직급여: a detail that says something else than how much."""
        detail = self.dialogue.meaning.choice.asked(on.details, self._asking(), self.detail_before, CLEARLY)
        silent = detail is not None and meant.asks_how_much(self._asking()) and not meant.tells_how_much(self._filled([detail.text]))
        return detail is not None and not detail.reckoned and not silent

    def _asking(self) -> str:
        """What of the message asks: 남편 월급이 350이에요, told beside it, asks for no detail."""
        return " ".join(part.text for part in parts(self.heard.text) if part.asks) or self.heard.text

    def _timed(self, benefit: Benefit) -> Reply | None:
        text = self.heard.text
        how_much = self.context.aspect == "amount" and (meant.asks_how_much(text) or "얼마" not in text)  # 얼마나 걸려요
        return self._of_entry(benefit, how_much) or super()._timed(benefit)

    def _both(self, benefit: Benefit) -> Iterator[Reply]:
        told = self._of_entry(benefit, meant.asks_how_much(self.heard.text))
        yield from (told,) if told else super()._both(benefit)

    def _detail(self) -> tuple[Benefit, Detail] | None:
        found = super()._detail()
        choice = self.dialogue.meaning.choice
        told_beside = found and found[0].reckon and not found[1].reckoned and choice.chance(found[1], self._asking()) < CLEARLY
        return None if found and told_beside and self._first([w for w in found[0].reckon if not w.asked]) else found

    def _told_detail(self, benefit: Benefit, detail: Detail) -> Iterator[Reply]:
        found = self._first(self._ways(benefit, meant.asks_how_much(self.heard.text))) if detail.reckoned else None
        yield from self._say_reckoned(benefit, *found) if found else super()._told_detail(benefit, detail)

    def _reckoned_of_topic(self, topic: Topic, how_much: bool) -> Reply | None:
        """By its own ways, else by those of a benefit that belongs to it, where their words ask."""
        if told := self._of_entry(topic, how_much):
            return told
        for benefit in () if self._asks_otherwise(topic) else (self.records[related] for related in topic.related):
            if benefit.origin == WRITTEN and (found := self._first([way for way in benefit.reckon if way.asks(self.heard.text)])):
                return self._reply_reckoned(topic, *found)
        return None

    # Where one thing is missing

    def _aspect(self, described: Benefit | None = None, aspect: str | None = None) -> Iterator[Reply]:
        yield from super()._aspect(described, aspect)
        if self.context.aspect == "amount" and not self.is_exact and self.context.question is None and self._can_want():
            yield from self._say_wanted()

    def _can_want(self) -> bool:
        """Whether there are words for what is missing, and they did not say that they do not know it."""
        return self.wording.has(f"reckoned.wants.{self.wanted}") and self.wanted not in self.context.someone().unasked

    def _say_wanted(self) -> Iterator[Reply]:
        wanted, self.wanted = self.wanted, None
        if wanted in FACTS:
            # A short answer (셋이요) is then heard as that.
            self.context = replace(self.context, question=Question(wanted, self.context.subject))
        yield self.answers.say(f"reckoned.wants.{wanted}")
