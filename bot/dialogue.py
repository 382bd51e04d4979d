"""One turn of the conversation: what was heard and remembered in, what is answered and remembered out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot import choice_model, eligibility, helplines, knowledge, matters, put_in, switched_off, terms, topic_files, wording
from bot import context as memory
from bot.answer import Answers
from bot.catalogue import Catalogue
from bot.choice_model import Learnt
from bot.conditions import Case
from bot.context import SELF, Context, Question
from bot.describe import facts_text
from bot.eligibility import ELIGIBLE, POSSIBLE, Verdict
from bot.errors import Invalid
from bot.helplines import Helplines
from bot.intent import COMMANDS
from bot.interpreter import Interpreter
from bot.knowledge import Contact, Knowledge
from bot.korean.plain import compact
from bot.korean.regions import Regions
from bot.matters import Matters
from bot.meaning import Meaning
from bot.message import Heard, Outcome, Reply
from bot.person import FACTS, Person, check_value
from bot.search import model as search_model
from bot.search.model import Model
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.country import Fitting
from bot.services.keeper import Keeper, keeper
from bot.services.snapshot import Snapshots
from bot.several import Several
from bot.terms import Terms
from bot.topics import Topics
from bot.turn import Turn
from bot.understand import Names, Reader
from bot.understand.crisis_forms import form
from bot.understand.witness import SEEN
from bot.wording import Wording

SAID_AT_MOST = 4
"""Replies that are remembered where the last one only says that the one before was all."""


def load(root: Path, services: Path | None = None, model: str | None = None) -> Dialogue:
    """Everything under `root`/data, checked, and the snapshots of published services in `services`. Raises DataError.

    With a `model` the published services are made ready to be searched: "" is ours, else one of sentence-transformers.
    """
    known = knowledge.load(root / "data")
    regions, names = Regions.load(root / "data" / "regions.csv"), Names(known.names())
    words = wording.load(root / "data" / "wording" / "ko.yml")
    ask = Contact(words.say("published.ask.name"), words.say("published.ask.phone"))
    maker = Maker(regions, youth.load(root / "data" / "youth_ages.csv"), ask)

    @cache
    def searching() -> Model:
        return search_model.load(root / "models" / "search", model or "", root / "data")

    @cache
    def meaning() -> Matters:
        return matters.load(root / "models" / "matters", searching() if not model else search_model.load(root / "models" / "search"))

    return Dialogue(
        known,
        names,
        Reader(regions, names),
        words,
        topic_files.load(root / "data" / "topics", known.benefits, known.parameters),
        helplines.load(root / "data" / "helplines.yml"),
        terms.load(root / "data" / "terms.yml", known.parameters),
        keeper(Snapshots(services), known, maker, searching if model is not None else None) if services else None,
        regions,
        searching,
        meaning,
        lambda: choice_model.load(root / "models" / "choice", meaning().vectors),
    )


class Dialogue(Catalogue):
    def __init__(
        self,
        known: Knowledge,
        names: Names,
        reader: Reader,
        words: Wording,
        topics: Topics,
        lines: Helplines,
        glossary: Terms,
        services: Keeper | None = None,
        regions: Regions | None = None,
        model: Callable[[], Model] = Model,
        meaning: Callable[[], Matters] = Matters,
        learnt: Callable[[], Learnt | None] = lambda: None,
    ) -> None:
        super().__init__(known, names, Answers(known, words), services, regions, model)
        self.reader, self.wording, self.topics, self.helplines, self.glossary = reader, words, topics, lines, glossary
        self.meaning = Meaning(known, topics, lines, glossary, meaning, learnt)

    # What the gateway asks

    def new_context(self) -> dict[str, Any]:
        return Context().to_dict()

    def welcome(self) -> tuple[Reply, ...]:
        return (self.answers.say("welcome", self.wording.options("welcome_replies")),)

    def unavailable(self) -> Reply:
        return self.answers.say("unavailable", [self.wording.say("person_reply")])

    def crisis(self, kind: str, text: str = "", again: bool = False, shape: str | None = None) -> tuple[Reply, ...]:
        """The number to call first, in words that fit what was told, then the offer of a person. `again`: it was told before.
        `shape`: the form of the danger told before."""
        shape = form(kind, text) or shape
        shape = None if again and shape == "weary" else shape
        who = "seen_" if shape in SEEN else ""  # Whoever reports is not asked whether they are safe.
        quick = self.wording.options(f"crisis.{who}replies")
        if again and shape is None and kind == "suicide":
            # Who says it again is answered in few words, and not in the same ones as before.
            few = self.wording.options("crisis.again")
            return (self.answers.reply(few[sum(map(ord, text)) % len(few)], quick=quick),)
        said_first, said_next = (f"form.{shape}.first", f"form.{shape}.stay") if shape else (kind, f"stay.{kind}")
        first = self.wording.say(f"crisis.{said_next if again else said_first}")
        text = first if shape == "weary" else "\n".join((first, self.wording.say(f"crisis.{who}person")))
        return (self.answers.reply(text, quick=quick),)

    def respond(self, heard: Heard, context: Mapping[str, Any], day: date) -> Outcome:
        """Answer one message."""
        if heard.without and not self.without:
            return self.leaving_out(heard.without).respond(heard, context, day)
        before = switched_off.forgotten(Context.from_dict(context), self.without)
        interpreter = Interpreter(self, self.reader, self.meaning)
        interpreted = interpreter.interpret(heard, before, day)
        turn = Turn(self, interpreted.heard, interpreted.read, interpreted.intent, interpreted.context, day, interpreted.taken_back)
        replies = turn.answer()
        if several := Several(self, interpreter, day).answer(heard, turn, replies, before):
            replies, turn = several.replies, several.turn
            turn.context = several.context
        intent = turn.intent
        about = switched_off.about(turn, replies)
        if self.without:
            replies = self._left_out(turn, replies, heard.without, day)
        # What was said about how to say things is not what "다시 말해줘" means.
        said = () if intent.name in COMMANDS else tuple(reply.to_dict() for reply in replies)
        said = (*before.last, *said)[-SAID_AT_MOST:] if turn.says_again else said
        after = turn.context.leaving(before)
        asked = put_in.asked(interpreted.heard.text, intent, after.benefit is not None or after.topic is not None)
        after = replace(after, last=said or turn.context.last, asked=asked or before.asked)
        return Outcome(replies, after.to_dict(), self._state(after, day, turn), about)

    def paused(self, one: str, text: str, day: date) -> Reply:
        """Said instead of anything about a benefit or topic that is switched off: `text`, or that it is looked over; whom to call."""
        found = self.topics.by_id.get(one) or self.records(day).get(one)
        quick = [self.wording.say("person_reply")]
        if found is None:
            return self.answers.reply(text, quick=quick) if text else self.answers.say("switched_off.unknown", quick)
        contact = self.answers.contacts(found)
        if text:
            return self.answers.reply(f"{text}\n{self.wording.say('switched_off.contact', contact=contact)}", quick=quick)
        return self.answers.say("switched_off.say", quick, name=found.name, contact=contact)

    def name_of(self, one: str, day: date) -> str | None:
        """Of a benefit or topic; None: there is none of this id."""
        found = self.topics.by_id.get(one) or self.records(day).get(one)
        return found.name if found else None

    def called(self, query: str, limit: int, day: date) -> list[tuple[str, str, str]]:
        """(`benefit` or `topic`, id, name) of what everyday words mean, for who looks after the answers."""
        plain = compact(query)
        named = [("topic", each.id, each.name) for each in self.topics.by_id.values() if plain and plain in compact(each.name)]
        hits = [("benefit", found.id, found.name) for found, _ in self.found(query, limit, day)] if plain else []
        return [*named[: limit // 2], *hits][:limit]

    def _left_out(self, turn: Turn, replies: tuple[Reply, ...], texts: Mapping[str, str], day: date) -> tuple[Reply, ...]:
        asked = switched_off.asked_of(turn)
        if self.without & set(asked) and not turn.crisis:
            # What would settle it is of no use now.
            turn.context = replace(turn.context, question=None)
        return switched_off.left_out(
            replies, asked, self.without, turn.crisis is not None, lambda one: self.paused(one, texts.get(one, ""), day)
        )

    def edit(self, context: Mapping[str, Any], person: str | None, facts: Mapping[str, Any], day: date) -> Outcome:
        """The citizen edits or removes (None) what was understood. Raises Invalid."""
        after = Context.from_dict(context)
        who = person or after.subject
        if not memory.is_person(who):
            raise Invalid(f"'{who}' is not a person of this conversation")
        for name, value in facts.items():
            if name not in FACTS:
                raise Invalid(f"'{name}' is not a known fact")
            if value is None:
                after = after.with_someone(after.someone(who).forgets(name))
            else:
                after = memory.learn(after, who, name, check_value(name, value), evidence="", day=day)
        after = self.with_question(after, day)
        return Outcome((), after.to_dict(), self._state(after, day))

    def listen(self, text: str, context: Mapping[str, Any], day: date) -> Outcome:
        """What a message tells that a counsellor answers: its facts are kept, and nothing counts as asked or shown by us.

        `replies` are what the assistant would have said, for the counsellor to use.
        """
        before = Context.from_dict(context)
        heard = self.respond(Heard(text), replace(before, question=None).to_dict(), day)
        after = Context.from_dict(heard.context)
        same = after.subject == before.subject
        after = replace(
            after,
            question=None,
            shown=before.shown if same else (),
            listed=before.listed if same else (),
            fitting=before.fitting if same else (),
            misunderstandings=before.misunderstandings,
            toned=before.toned,
            last=before.last,
        )
        return Outcome(heard.replies, after.to_dict(), heard.state)

    def described(self, facts: Mapping[str, Any]) -> str:
        """The contract's facts in a few words: `68세, 혼자 사시는 분`; empty for none."""
        return facts_text(facts, self.wording)

    def cards(self, ids: Sequence[str], context: Mapping[str, Any], day: date) -> tuple[dict[str, Any], ...]:
        """Benefits as a counsellor shows them to this citizen; ids that no record has are left out."""
        now, records = Context.from_dict(context), self.records(day)
        case = self.case(now, day)
        found = [records[each] for each in ids if each in records]
        return tuple(asdict(self.answers.card(eligibility.judge(each, case, each.id in now.wished), case)) for each in found)

    def handover(self, context: Mapping[str, Any], day: date, desk: str = "none") -> Outcome:
        """A person is asked for by a button and none can come now: the numbers to call; the talk stays with the assistant."""
        before = Context.from_dict(context)
        reply = self.person_reply(before, desk)
        after = replace(before, last=(reply.to_dict(),))
        return Outcome((reply,), after.to_dict(), self._state(after, day))

    def state(self, context: Mapping[str, Any], day: date) -> dict[str, Any]:
        return self._state(Context.from_dict(context), day)

    def match(self, facts: Mapping[str, Any], day: date) -> dict[str, Any]:
        """The contract's `/match`: no conversation, one person's facts. Raises Invalid."""
        person = Person({name: check_value(name, value) for name, value in facts.items() if value is not None})
        verdicts = eligibility.judge_all(self.knowledge, person, day, without=self.without)
        case = Case(person, day, self.knowledge.parameters)
        asked = eligibility.next_question(self.knowledge, person, day, verdicts) or self._local_fact(person, day)
        found = {status: [v for v in verdicts if v.status == status] for status in eligibility.RANK}
        country = self.country(day)
        for fit in country.fitting(person, self.without).fits if country else ():
            found[fit.status].append(eligibility.judge(fit.benefit, case))
        return {
            "eligible": [self._match(v, case) for v in found[ELIGIBLE]],
            "possible": [self._match(v, case) for v in found[POSSIBLE]],
            "open_count": len(found[eligibility.OPEN]),
            "ineligible_count": len(found[eligibility.INELIGIBLE]),
            "next_question": self._question_node(asked, SELF, person) if asked else None,
        }

    # What a turn is made of

    def published(self, context: Context, day: date) -> Fitting:
        """What fits of the published services."""
        country, someone = self.country(day), context.someone()
        without = (*someone.receiving, *self.without)
        return country.fitting(context.person(day, someone.id), without, context.wished) if country else Fitting()

    def verdicts(self, context: Context, day: date, who: str | None = None) -> list[Verdict]:
        someone = context.someone(who)
        person = context.person(day, someone.id)
        without = (*someone.receiving, *someone.ruled_out, *self.without)
        return eligibility.judge_all(self.knowledge, person, day, context.wished, without, context.foremost)

    def case(self, context: Context, day: date) -> Case:
        return Case(context.person(day), day, self.knowledge.parameters)

    def next_fact(self, context: Context, day: date, verdicts: Sequence[Verdict]) -> str | None:
        """What settles most of `verdicts`."""
        return eligibility.next_question(self.knowledge, context.person(day), day, verdicts, context.someone().unasked)

    def local_fact(self, context: Context, day: date) -> str | None:
        """What settles most of what their own town gives; where they live before all."""
        return self._local_fact(context.person(day), day, context.someone().unasked)

    def _local_fact(self, person: Person, day: date, unasked: Collection[str] = ()) -> str | None:
        country = self.country(day)
        return country.question(person, unasked) if country and person.age_range() is not None else None

    def with_question(self, context: Context, day: date) -> Context:
        """The context with the question that now settles most, or none."""
        fact = self.next_fact(context, day, self.verdicts(context, day)) or self.local_fact(context, day)
        return replace(context, question=Question(fact, context.subject) if fact else None)

    def person_reply(self, context: Context, desk: str) -> Reply:
        """That one is called; or numbers to call, the agency of the benefit talked about among them."""
        if desk in ("open", "waiting"):
            return self.answers.say(f"person.{desk}")
        found = self.knowledge.benefits.get(context.benefit or "")
        extra = [c for c in found.contact if c.phone not in ("129", "110")] if found else []
        agency = self.wording.say("person.agency", name=extra[0].name, phone=extra[0].phone) if extra else ""
        return self.answers.say(f"person.{desk}" if desk != "none" else "person.offer", agency=agency)

    def _match(self, verdict: Verdict, case: Case) -> dict[str, Any]:
        card = self.answers.card(verdict, case)
        return {
            "id": card.id,
            "name": card.name,
            "status": card.status,
            "summary": card.summary,
            "why": list(card.why),
            "missing": list(card.missing),
        }

    def _question_node(self, fact: str, who: str, person: Person) -> dict[str, Any]:
        text = self.answers.question(fact, who, person)
        return {"fact": fact, "text": text, "options": list(self.answers.options(fact, person))}

    def _pending(self, context: Context, question: Question, person: Person) -> dict[str, Any]:
        """The question put last, as the contract's `next_question`."""
        node = self._question_node(question.fact, context.someone(question.person).called, person)
        if question.fact != "region" or not context.places:
            return node
        options = self.answers.options("region", person, context.places)
        return {**node, "text": self.answers.which_place(context.places), "options": list(options)}

    def _state(self, context: Context, day: date, turn: Turn | None = None) -> dict[str, Any]:
        """The contract's State but for `mode`, which the gateway owns."""
        verdicts = self.verdicts(context, day)
        parameters, someone = self.knowledge.parameters, context.someone()
        question, person = context.question, context.person(day)
        records = self.records(day)
        benefit = records.get(context.benefit or "")
        return {
            "subject": someone.relation,
            "facts": context.public_facts(day, parameters),
            "matches": [
                {"id": v.benefit.id, "name": v.benefit.name, "status": v.status} for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)
            ]
            + [{"id": fit.benefit.id, "name": fit.benefit.name, "status": fit.status} for fit in self.published(context, day).fits],
            "next_question": self._pending(context, question, person) if question else None,
            "intent": {"name": turn.intent.name, "confidence": turn.intent.confidence} if turn else None,
            "benefit": benefit.name if benefit else None,
            "aspect": context.aspect,
            "emotion": turn.read.emotion if turn else "neutral",
            "crisis": turn.crisis if turn else None,
            "command": turn.intent.name if turn and turn.intent.name in COMMANDS else None,
            "people": [
                {"id": p.id, "relation": p.relation, "facts": context.public_facts(day, parameters, p.id)} for p in context.people.values()
            ],
            "receiving": [records[b].name for b in someone.receiving if b in records],
        }
