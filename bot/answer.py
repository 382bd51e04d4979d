"""From verdicts and benefits to what the citizen reads: sentences, cards, quick replies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot import knowledge, published
from bot.conditions import Case
from bot.eligibility import ELIGIBLE, INELIGIBLE, OPEN, POSSIBLE, Verdict
from bot.explain import Explainer
from bot.knowledge import PUBLISHED, WRITTEN, Benefit, Knowledge
from bot.korean.plain import sentences
from bot.korean.reading import spoken
from bot.message import Card, QuickReply, Reply
from bot.person import Person
from bot.tact import asked_as
from bot.topics import Topic
from bot.wording import Wording

_FIGURE = re.compile(r"\d[\d,]*")
_WORD_GOES_ON = re.compile(r"[가-힣]$")
"""중증장애아동수당 is no 아동수당."""
_HAD_TOGETHER = re.compile(
    r"(?:[^가-힣][^.]{0,16}?|(?:과|와|이?랑|하고|도|이나|나|을|를)[는도]?\s[^.]{0,24}?)(?:함께|같이)\s(?:받을\s수|받지\s못|못\s받)"
)
def _bears(verdict: Verdict) -> bool:
    """Whether anything that was told bears on a benefit."""
    return verdict.status != OPEN or any(check.result.value is not None for check in verdict.checks)


_OF_BENEFITS = re.compile(
    r"(?<![가-힣])(?!주휴|연장|야[간근]|휴[일업]|특근|연차|해고예고)(?:[가-힣]{2,}(?:급여|연금|수당|장려금|지원금|바우처|이용권|보조금)|건강보험|고용보험|산재보험|장기요양)(?![가-힣]{0,2}공단)"
)
"""What speaks of money or help that an agency grants, though of no record of ours."""
ROWS_AT_MOST = 8
"""More amounts than this say nothing to somebody who listens; where they live or how many they are decides first."""
ASPECTS = ("overview", "eligibility", "amount", "how", "documents", "period", "contact")


class Answers:
    """Builds replies; knows nothing of the course of a conversation."""

    def __init__(self, known: Knowledge, wording: Wording) -> None:
        self.knowledge, self.wording, self.explainer = known, wording, Explainer(wording)

    def reply(self, text: str, cards: Iterable[Card] = (), quick: Iterable[QuickReply | str] = ()) -> Reply:
        replies = tuple(QuickReply(item, item) if isinstance(item, str) else item for item in quick)
        return Reply(text, spoken(text), tuple(cards), replies)

    def say(self, key: str, quick: Iterable[QuickReply | str] = (), **values: Any) -> Reply:
        return self.reply(self.wording.say(key, **values), quick=quick)

    # Cards

    def card(self, verdict: Verdict, case: Case) -> Card:
        benefit = verdict.benefit
        status = verdict.status if verdict.status in (ELIGIBLE, POSSIBLE) else None
        missing = tuple(sorted(verdict.missing)) if status else ()
        return Card(
            benefit.id,
            benefit.name,
            status,
            self.summary(benefit, case),
            self.explainer.why(verdict, case),
            missing,
            self.apply(benefit, case.day),
        )

    def apply(self, benefit: Benefit, day: date) -> dict[str, Any]:
        return {
            "how": benefit.how,
            "where": benefit.where,
            "online": benefit.online or None,
            "documents": list(benefit.documents),
            "period": self.filled(benefit.period, day),
            "amount": self.amount(benefit, day) or None,
            "contact": [{"name": contact.name, "phone": contact.phone} for contact in benefit.contact],
            "agency": benefit.agency,
            "checked": benefit.checked.isoformat(),
            "origin": benefit.origin,
        }

    def summary(self, benefit: Benefit, case: Case) -> str:
        """What it is, and what must be known of it before all else (that it is closed, a window that has)."""
        return " ".join(text for text in (self.closed(benefit), self._open_summary(benefit, case)) if text)

    def closed(self, benefit: Benefit) -> str:
        """That it takes nobody new, and since when; empty for one that does."""
        return self.wording.say("aspect.closed", text=benefit.closed) if benefit.closed else ""

    def _open_summary(self, benefit: Benefit, case: Case) -> str:
        if benefit.origin == PUBLISHED:
            return self.wording.say("published.quote", text=published.short(benefit.summary))
        return " ".join(text for text in (self.filled(benefit.summary, case.day), benefit.notice) if text)

    def amount(self, benefit: Benefit, day: date) -> str:
        """What one gets; of an agency's words no more than anybody reads."""
        if benefit.origin == PUBLISHED:
            return published.words("amount", benefit)[0]
        return self.filled(benefit.amount, day)

    def filled(self, text: str, day: date) -> str:
        """`text` with the figures of `day`; empty where one is not known, so that nothing outdated is asserted."""
        return knowledge.fill(text, self.knowledge.parameters, day) or ""

    # One benefit

    def aspect(self, aspect: str, verdict: Verdict, case: Case) -> Reply:
        benefit, lines = verdict.benefit, self.lines(aspect, verdict, case)
        lines.append(self.guidance(benefit))
        return self.reply("\n".join(line for line in lines if line), [self.card(verdict, case)], self._next_aspects(benefit, aspect))

    def lines(self, aspect: str, verdict: Verdict, case: Case) -> list[str]:
        """What is told of one aspect."""
        benefit = verdict.benefit
        is_published = benefit.origin == PUBLISHED
        lines = list(self._published(aspect, verdict, case) if is_published else getattr(self, f"_{aspect}")(verdict, case))
        if benefit.closed:
            lines.insert(0, self.closed(benefit))
        elif benefit.notice and aspect in ("eligibility", "how", "period", "documents"):
            lines.insert(0, self.wording.say("aspect.notice", text=benefit.notice))
        return lines + [self.wording.say("aspect.uncertain", text=text) for text in benefit.uncertain if _concerns(text, aspect)]

    def _published(self, aspect: str, verdict: Verdict, case: Case) -> Iterable[str]:
        """The agency's own words, marked as such; where it says nothing, whom to ask."""
        benefit = verdict.benefit
        text, is_cut = published.words(aspect, benefit)
        what = self.wording.say(f"published.what.{aspect}")
        if not text:
            yield self.wording.say("published.silent", name=benefit.name, what=what, contact=self._first_contact(benefit))
            return
        yield self.wording.say("published.words", name=benefit.name, what=what, agency=benefit.agency, text=text)
        if is_cut:
            yield self.wording.say("published.cut", contact=self._first_contact(benefit))
        if aspect == "eligibility":
            yield self.wording.say("published.standing")

    def guidance(self, benefit: Benefit) -> str:
        if benefit.origin == PUBLISHED:
            return self.wording.say("published.guidance", agency=benefit.agency, checked=_month(benefit.checked))
        return self.wording.say("guidance", agency=benefit.agency, checked=_month(benefit.checked))

    def contacts(self, benefit: Benefit) -> str:
        return ", ".join(self.wording.say("aspect.contact_item", name=c.name, phone=c.phone) for c in benefit.contact)

    def _first_contact(self, benefit: Benefit) -> str:
        first = benefit.contact[0]
        return self.wording.say("aspect.contact_item", name=first.name, phone=first.phone)

    def _next_aspects(self, benefit: Benefit, asked: str) -> list[QuickReply]:
        order = [a for a in ("amount", "how", "documents", "eligibility", "contact") if a != asked]
        texts = [(a, self.wording.say(f"aspect_replies.{a}", name=benefit.name)) for a in order[:3]]
        return [QuickReply(text, text) for _, text in texts]

    def _overview(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit = verdict.benefit
        yield self.wording.say("aspect.overview", name=benefit.name, summary=self._open_summary(benefit, case))
        yield self.filled(benefit.who, case.day)
        if not benefit.nationwide:
            yield self.wording.say("aspect.not_nationwide")

    def _eligibility(self, verdict: Verdict, case: Case) -> Iterable[str]:
        """How it stands for them first, where anything is known of that."""
        benefit = verdict.benefit
        who = self.wording.say("aspect.eligibility", name=benefit.name, who=self.filled(benefit.who, case.day))
        if not _bears(verdict):
            yield who  # What has to be checked would say it again.
            return
        first, *rest = self.standing(verdict, case).split("\n")
        yield from (who, first, *rest) if verdict.status == OPEN else (first, who, *rest)

    def _amount(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit = verdict.benefit
        amount = self.filled(benefit.amount, case.day)
        if not amount:
            yield self.wording.say("aspect.amount_unknown", name=benefit.name, contact=self._first_contact(benefit))
            return
        yield self.wording.say("aspect.amount", name=benefit.name, amount=amount)
        yield from self._amount_rows(benefit, case, amount)

    def _amount_rows(self, benefit: Benefit, case: Case, amount: str) -> Iterable[str]:
        """The row that fits this person; all of them where that is not known and they add to what `amount` says."""
        results = [(row, row.when.evaluate(case).value if row.when else None) for row in benefit.amount_rows]
        fitting = [row for row, fits in results if fits]
        rows = [(row, self.filled(row.text, case.day)) for row in fitting or [row for row, fits in results if fits is None]]
        said = set(_FIGURE.findall(amount))
        if len(rows) > ROWS_AT_MOST:
            yield self.wording.say("aspect.rows_ask")
        elif fitting or any(set(_FIGURE.findall(text)) - said or not _FIGURE.search(text) for _, text in rows):
            yield from (self.wording.say("aspect.amount_row", label=row.label, text=text) for row, text in rows if text)

    def _how(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit = verdict.benefit
        yield self.wording.say("aspect.how", name=benefit.name, how=benefit.how, where=benefit.where)
        yield self.filled(benefit.period, case.day)
        if not benefit.nationwide:
            yield self.wording.say("aspect.not_nationwide")

    def _documents(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit, contact = verdict.benefit, self._first_contact(verdict.benefit)
        if not benefit.documents:
            yield self.wording.say("aspect.documents_unknown", name=benefit.name, contact=contact)
            return
        yield self.wording.say("aspect.documents", name=benefit.name)
        yield from (self.wording.say("aspect.document", text=text) for text in benefit.documents)
        yield self.wording.say("aspect.documents_ask", contact=contact)

    def _period(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit = verdict.benefit
        yield self.wording.say("aspect.period", name=benefit.name, period=self.filled(benefit.period, case.day))

    def _contact(self, verdict: Verdict, case: Case) -> Iterable[str]:
        benefit = verdict.benefit
        yield self.wording.say("aspect.contact", name=benefit.name, contacts=self.contacts(benefit), agency=benefit.agency)

    def standing(self, verdict: Verdict, case: Case) -> str:
        """Where this person stands with a benefit, naming what failed or is unknown."""
        name = verdict.benefit.name
        if verdict.status == INELIGIBLE:
            unmet = ", ".join(self.explainer.unmet(verdict, case))
            return self.wording.say("eligibility.ineligible", name=name, unmet=unmet) if unmet else ""
        fits = self.explainer.fits(verdict, case)
        lines = [" ".join(part for part in (fits, self.wording.say(f"eligibility.{verdict.status}", name=name)) if part)]
        unknown = self.explainer.unknown(verdict, case)
        if verdict.status in (POSSIBLE, OPEN) and unknown:
            lines.append(self.wording.say("eligibility.unknown_parts"))
            lines += [self.wording.say("eligibility.unknown_part", text=text) for text in unknown]
        return "\n".join(lines)

    def why_not(self, verdict: Verdict, case: Case, received: bool) -> Reply:
        """Names the condition that failed, or says that nothing failed."""
        name, lines = verdict.benefit.name, []
        if received:
            lines.append(self.wording.say("eligibility.already", name=name))
        elif verdict.benefit.closed:
            lines.append(self.closed(verdict.benefit))
        elif verdict.status == OPEN:
            lines += [self.wording.say("eligibility.not_listed", name=name), self.standing(verdict, case)]
        elif verdict.status == INELIGIBLE:
            lines.append(self.standing(verdict, case))
        else:
            lines += [self.wording.say("eligibility.listed", name=name), self.standing(verdict, case)]
        lines.append(self.wording.say("eligibility.ask_agency", contact=self._first_contact(verdict.benefit)))
        lines.append(self.guidance(verdict.benefit))
        return self.reply("\n".join(lines), [self.card(verdict, case)], self._next_aspects(verdict.benefit, "eligibility"))

    def compare(self, first: Verdict, second: Verdict, case: Case) -> Reply:
        a, b = first.benefit, second.benefit
        lines = [self.wording.say("compare.lead", first=a.name, second=b.name)]
        for verdict in (first, second):
            summary, amount = self.summary(verdict.benefit, case), self.amount(verdict.benefit, case.day)
            lines.append(self.wording.say("compare.line", name=verdict.benefit.name, summary=summary, amount=amount))
            lines += [self.standing(verdict, case)] if _bears(verdict) else []
        exclusive = b.id in a.excludes or a.id in b.excludes
        lines.append(self.wording.say("compare.exclusive" if exclusive else "compare.together"))
        lines += [self.guidance(benefit) for benefit in ((a,) if a.origin == b.origin else (a, b))]
        return self.reply("\n".join(line for line in lines if line), [self.card(first, case), self.card(second, case)])

    def together(self, first: Verdict, second: Verdict, case: Case, how_much: bool) -> Reply:
        """Whether both can be had at once, as far as their records say; where each stands, or what each gives."""
        a, b = first.benefit, second.benefit
        lines = [self.of_both(a, b)]
        for verdict in (first, second):
            amount = self.amount(verdict.benefit, case.day) if how_much else ""
            status = self.wording.say("together.amount", name=verdict.benefit.name, amount=amount) if amount else ""
            if status or _bears(verdict):
                lines.append(status or self.standing(verdict, case).split("\n")[0])
        lines += [self.guidance(benefit) for benefit in ((a,) if a.origin == b.origin else (a, b))]
        return self.reply("\n".join(line for line in lines if line), [self.card(first, case), self.card(second, case)])

    def of_both(self, a: Benefit, b: Benefit) -> str:
        """What their records say of having both, or that they say nothing."""
        unknown = self.wording.say("together.unknown", first=a.name, second=b.name, contact=self._first_contact(a))
        return self.told_of_both(a, b) or unknown

    def told_of_both(self, a: Benefit, b: Benefit) -> str | None:
        if b.id in a.excludes or a.id in b.excludes:
            return self.wording.say("together.exclusive", first=a.name, second=b.name)
        pairs = ((a, b), (b, a))
        told = (each.text for one, other in pairs for each in one.together if other.id in each.others)
        said = ((one, text) for one, other in pairs for each in one.details for text in sentences(each.text) if _is_of_having(text, other))
        return next(told, None) or next((self._said_of_having(*each) for each in said), None)

    def _said_of_having(self, owner: Benefit, text: str) -> str:
        told = text.removeprefix("네, ")
        return told if owner.name in told else self.wording.say("together.said", name=owner.name, text=told)

    # What another office answers

    def topic(self, topic: Topic, asked: str | None, more: bool, related: Sequence[str]) -> Reply:
        """What it is and whom to call, with `asked` of it where that is known; `more`: it was just answered, only that is asked now."""
        # What it is says how, too.
        lines = [] if more and asked not in (None, "overview") else [topic.answer]
        lines.append(self.of_topic(topic, asked, more))
        lines.append(self._call(topic, " ".join(lines)))
        if related and not more:
            lines.append(self.wording.say("topics.related", names=", ".join(related)))
        return self.reply(" ".join(line for line in lines if line), quick=related or self.wording.options("out_of_scope.replies"))

    def of_topic(self, topic: Topic, asked: str | None, more: bool) -> str:
        """What its entry says to `asked`, or that it says nothing."""
        told = topic.told.get(asked or "") if more or asked != "how" else None
        unknown = f"topics.{'more' if more else 'unknown'}.{asked}"
        return told or (self.wording.say(unknown, name=topic.name) if asked and self.wording.has(unknown) else "")

    def _call(self, topic: Topic, told: str = "") -> str:
        """Whom to call, but for those whose number `told` just gave."""
        others = [each for each in topic.contact if not re.search(rf"(?<![\d,-]){each.phone}(?![\d,-]|\s?[만천원])", told)]
        items = [self.wording.say("aspect.contact_item", name=contact.name, phone=contact.phone) for contact in others]
        if not items:
            return ""
        return self.wording.say("topics.call", contacts=", ".join(items))

    def detail_of_topic(self, topic: Topic, told: str, related: Sequence[str]) -> Reply:
        return self.reply(f"{told} {self._call(topic, told)}".strip(), quick=related or self.wording.options("out_of_scope.replies"))

    def beyond(self, topic: Topic, is_asked: bool, near: Sequence[str] = ()) -> Reply:
        """What the topic's entry does not say: who knows it, and questions `near` to it that it answers."""
        text = self.wording.say("topics.beyond_asked" if is_asked else "topics.beyond_told", name=topic.name)
        return self.reply(f"{text} {self._call(topic)}", quick=[*near, *self.wording.options("out_of_scope.replies")])

    def guided(self, topic: Topic, reply: Reply) -> Reply:
        """`reply`, and where it says something of benefits whose they are, when somebody looked, and that the agency decides."""
        related = ", ".join(self.knowledge.benefits[each].name for each in topic.related)
        told = reply.text.replace(self.wording.say("topics.related", names=related), "")
        named = [benefit for benefit in self.knowledge.benefits.values() if benefit.name in told]
        if not (named or _OF_BENEFITS.search(told)):
            return reply
        year, month = topic.date.split("-")[:2]
        checked = f"{year}년 {int(month)}월"
        agencies = "·".join(dict.fromkeys(benefit.agency for benefit in named))
        guidance = self.wording.say("guidance", agency=agencies, checked=checked)
        text = guidance if agencies else self.wording.say("guidance_list", checked=checked)
        return self.reply(f"{reply.text}\n{text}", reply.benefits, reply.quick_replies)

    # Lists

    def listed(self, lead: str, verdicts: Sequence[Verdict], case: Case) -> Reply:
        """A few benefits, each in a line and a card."""
        lines = [lead, *(self._line(verdict, case) for verdict in verdicts)]
        for origin, key in ((WRITTEN, "guidance_list"), (PUBLISHED, "published.guidance_list")):
            if checked := [v.benefit.checked for v in verdicts if v.benefit.origin == origin]:
                lines.append(self.wording.say(key, checked=_month(min(checked))))
        return self.reply("\n".join(lines), [self.card(v, case) for v in verdicts])

    def _line(self, verdict: Verdict, case: Case) -> str:
        """Where the person stands is told of what is open; of what is closed its summary tells that it is."""
        benefit = verdict.benefit
        unmet = ", ".join(self.explainer.unmet(verdict, case)) if verdict.status == INELIGIBLE and not benefit.closed else ""
        key = "closed" if benefit.closed else OPEN if verdict.status == INELIGIBLE and not unmet else verdict.status
        said = {"name": benefit.name, "summary": self.summary(benefit, case), "agency": benefit.agency}
        return self.wording.say(f"results.line_{key}", **said, unmet=unmet)

    def question(self, fact: str, who: str, person: Person) -> str:
        """The question for `fact`, as it suits `person`."""
        return self.wording.say(f"question.{asked_as(fact, person)}", who=self.wording.say(f"topic.{who}") + " " if who != "self" else "")

    def which_place(self, places: Sequence[Mapping[str, str | None]]) -> str:
        """The question where several places of one name may be meant."""
        return self.wording.say("which_place", places=", ".join(self._place(place) for place in places))

    def _place(self, place: Mapping[str, str | None]) -> str:
        sido = self.wording.say(f"sido.{place['sido']}")
        return f"{sido} {place['sigungu']}"

    def options(self, fact: str, person: Person, places: Sequence[Mapping[str, str | None]] = ()) -> tuple[str, ...]:
        """Answers to choose from; none where people rather say it themselves (an age). `places`: those that may be meant."""
        if fact == "region" and places:
            return tuple(self.wording.say("place_reply", place=self._place(place)) for place in places)
        keys = (f"option.{asked_as(fact, person)}", f"option.{fact}", "option.bool")
        return self.wording.options(next(key for key in keys if self.wording.has(key)))


def _concerns(uncertain: str, aspect: str) -> bool:
    """A doubt about papers belongs to the papers; any other to what the benefit is and gives."""
    return (aspect == "documents") if "서류" in uncertain else aspect in ("overview", "eligibility", "amount", "period")


def _is_of_having(told: str, other: Benefit) -> bool:
    """Whether a sentence of another record says that `other` is had beside it, or is not: 근로장려금과 함께 받을 수 있고."""
    before, named, after = told.partition(other.name)
    return bool(named) and not _WORD_GOES_ON.search(before) and _HAD_TOGETHER.match(after) is not None


def _month(day: date) -> str:
    return f"{day.year}년 {day.month}월"
