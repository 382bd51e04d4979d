"""What a message means after all that was told before it: the facts it tells, the matter it is about, what the person does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot import first_aid, meant, passed_on, put_in, put_right, set_aside, thanks, topics
from bot.catalogue import Catalogue
from bot.context import Context
from bot.entries import CERTAIN
from bot.intent import DOUBTFUL, INTENT_OF, LEAVE_QUEUE, SURE, Intent, decide
from bot.korean.plain import compact
from bot.meaning import Meaning
from bot.message import Heard
from bot.recognition import recognised
from bot.set_aside import SetAside
from bot.topics import Found
from bot.understand import Reader, Understanding, payment
from bot.understand.person_request import leaves_queue


@dataclass(frozen=True)
class Interpretation:
    heard: Heard
    """The message but for what it sets aside."""
    read: Understanding
    intent: Intent
    context: Context
    """What was remembered but for what the message takes back or sets aside; what it adds, the turn takes in."""
    taken_back: Mapping[str, Any] = field(default_factory=dict)
    """Facts of the one talked about that were remembered, and are no more."""


_ONE_WORD = 6
"""Syllables."""
_OF_MANY = ("급여", "지원", "할인", "감면", "수당", "연금", "바우처", "서비스", "지원금", "장려금", "카드", "제도", "사업")
"""급여 말고 할인은요 sets aside no kind of people or of need."""
_OF_THE_QUESTION = ("dont_know", "skip", "deny", "affirm", "unclear")
"""Acts that the classifier sees in the words for leaving a question."""


_ONLY_WANT = 7
"""Syllables."""


class Interpreter:
    def __init__(self, catalogue: Catalogue, reader: Reader, meaning: Meaning) -> None:
        self._catalogue, self._reader, self._meaning = catalogue, reader, meaning

    def interpret(self, heard: Heard, before: Context, day: date) -> Interpretation:
        heard, before = self._without_the_question(thanks.asked_after(heard), before, day)
        asked = before.question.fact if before.question else None
        read = self._read(heard.text, before, asked, day)
        before = first_aid.of_the_ill(before, heard.text, read)
        read = meant.without_idle_answer(heard.text, read, self._meaning.needs_of(heard.text, read), asked)
        read = meant.of_whoever(heard.text, read)
        remembered = before
        told = recognised(read, before, heard.text).said
        before = put_right.taken_back(heard.text, passed_on.passed_on(heard.text, before, told, day), told)
        read = meant.beside_what_is_held(heard.text, read)
        aside = None if read.no_other else self._aside(heard.text, read, before.topic, before.shown)
        if aside:
            again = self._read(aside.rest, before, asked, day) if aside.topic or not aside.thing else read
            heard = replace(heard, text=aside.rest)
            if aside.topic:
                # 남편이 실종된 게 아니라 생활비를 안 주고 나갔어요: of the same matter as before, and so for whom it was.
                read = replace(again, benefits=aside.benefits, subject=None)
            else:
                read = replace(again, benefits=aside.benefits, said=read.said)
            before = self._without(before, aside)
        if aside and not aside.thing and (instead := topics.aspect(heard.text, read)):
            heard, read = replace(heard, intent=INTENT_OF[instead], confidence=SURE), replace(read, aspect=instead)
            on = self._catalogue.knowledge.benefits.get(before.benefit or "")
            if on and not read.benefits and len(compact(heard.text)) <= _ONE_WORD:
                heard = replace(heard, text=f"{on.name} {heard.text.strip()}")  # 비용이요 names what others are for.
                read = replace(read, benefits=self._reader.read(heard.text, day).benefits)
        if full := self._in_full(heard, read, remembered, day, aside is not None and aside.thing):
            heard = full
            read = replace(self._read(heard.text, before, None, day), correction=read.correction)
        before = self._of_what_they_get(heard.text, read, before)
        read = meant.of_a_rank(heard.text, read, self._catalogue.knowledge.benefits.get(before.benefit or before.focus or ""))
        read, topic = self._matter(heard, read, before, day, aside.topic if aside else None)
        intent = decide(heard, read, asked, **self._hints(heard.text, read, before, topic))
        read = topics.told_beside(read, topic) if topic else read
        if aside:
            intent = set_aside.turned(intent, aside, bool(self._meaning.needs_of(heard.text, read)), bool(read.said))
        intent = meant.no_more(heard.text, intent, read)
        if heard.desk == "waiting" and leaves_queue(heard.text):
            intent = replace(intent, name=LEAVE_QUEUE, topic=None)
        now = before.someone().facts
        gone = {name: known.value for name, known in remembered.someone(before.subject).facts.items() if name not in now}
        return Interpretation(heard, read, intent, before, gone)

    def _without_the_question(self, heard: Heard, before: Context, day: date) -> tuple[Heard, Context]:
        """그건 모르겠고 병원비는 어떻게 내요: the question put is left, and what is asked instead is all that is heard."""
        left = set_aside.question_left(heard.text) if before.question else None
        if left is None or before.question is None:
            return heard, before
        rest, unknown = left
        if (aside := self._aside(heard.text, self._reader.read(heard.text, day), before.topic)) and aside.topic:
            return heard, replace(before, question=None)  # 농지연금은 됐고 leaves more than a question.
        read = self._reader.read(rest, day, before.question.fact)
        answers = any(said.fact == before.question.fact and said.value is not None for said in read.said)
        asks = bool(read.cues & {"question", "request"} or read.aspect) and self._is_about_something(rest.strip(), read)
        if answers or not (asks or read.benefits):
            return heard, before
        if unknown:
            before = before.with_someone(before.someone(before.question.person).declines(before.question.fact))
        if heard.intent in _OF_THE_QUESTION:
            needs = self._meaning.needs_of(rest.strip(), read)
            heard = replace(heard, intent="ask_benefits", confidence=DOUBTFUL) if needs else replace(heard, intent=None, confidence=0.0)
        return replace(heard, text=rest.strip()), replace(before, question=None)

    def _is_about_something(self, text: str, read: Understanding) -> bool:
        needs = self._meaning.needs_of(text, read)
        return bool(needs or self._meaning.topics.asked(text, read) or self._meaning.term(text, read) or self._meaning.matters.about(text))

    def _read(self, text: str, before: Context, asked: str | None, day: date) -> Understanding:
        read = self._read_again(text, before, day) or self._reader.read(text, day, asked)
        if read.correction and not read.said and (last := before.last_figure()):
            # 아니 20이요: the figure given last is put right, whatever was asked since.
            again = self._reader.read(text, day, last)
            read = again if [said.fact for said in again.said if not said.derived] == [last] else read
        return read

    def _aside(self, text: str, read: Understanding, topic: str | None, shown: Sequence[str] = ()) -> SetAside | None:
        needed, is_called = self._meaning.needs.told, self._meaning.topics.is_called
        return set_aside.read(
            text, read, lambda word: bool(needed(word) or self._named_by(word, shown)), topic, lambda word: is_called(word, topic)
        )

    def _named_by(self, word: str, shown: Iterable[str]) -> list[str]:
        """Ids of the benefits `shown` in whose names the word stands: 노인 말고, after 노인맞춤돌봄서비스."""
        known = self._catalogue.knowledge.benefits
        return [i for i in shown if i in known and len(word) > 1 and word not in _OF_MANY and word in known[i].name]

    def _in_full(self, heard: Heard, read: Understanding, before: Context, day: date, instead: bool) -> Heard | None:
        """아니 부모급여요: what was asked last, of what is named now; None where more than that is said, or nothing was asked."""
        if before.asked and (of_others := put_in.of_size(heard.text, before.asked) or put_in.of_kind(heard.text, before.asked)):
            on = self._catalogue.records(day).get(before.benefit or "") or self._meaning.topics.by_id.get(before.topic or "")
            is_named = self._reader.read(before.asked, day).benefits or self._meaning.topics.places(before.asked, before.topic)
            text = of_others if on is None or is_named else f"{on.name} {of_others}"
            return replace(heard, text=text, intent=INTENT_OF.get(before.aspect or "", "ask_amount"), confidence=SURE)
        topic = self._meaning.topics.named(heard.text) if not read.benefits else None
        names = [(each.start, each.end) for each in (*read.benefits[:1], *([topic] if topic else []))]
        if not before.asked or not put_in.only_names(heard.text, names, instead):
            return None
        of = self._reader.read(before.asked, day).benefits or self._meaning.topics.places(before.asked, before.topic)
        text = put_in.in_full(heard.text[slice(*names[0])], before.asked, [(each.start, each.end) for each in of])
        return replace(heard, text=text, intent=INTENT_OF.get(before.aspect or "", "ask_eligibility"), confidence=SURE)

    def _matter(
        self, heard: Heard, read: Understanding, before: Context, day: date, aside: str | None = None
    ) -> tuple[Understanding, Found | None]:
        """`read` with the matter the learnt model takes it for, and the topic of another office that it is about instead; `aside`: the
        topic that is neither."""
        spoken_of = [benefit for i in (*before.talked, *before.shown) if (benefit := self._catalogue.records(day).get(i))]
        # 돈이 없어요 alone tells of want: the learnt model would make one kind of it.
        only_want = read.low_income and not read.said and len(compact(heard.text)) <= _ONLY_WANT
        found = None if only_want else self._meaning.matter(heard, read, before, spoken_of)
        found = None if found and (found[0] == aside or self._seeks_published(heard.text, before, day)) else found
        read = replace(read, matter=found)
        topic = self._meaning.topic(heard.text, read, before, heard.intent, heard.confidence)
        opens = topic is not None and before.topic is None and not topic.weight and not topic.learnt
        if opens and self._catalogue.named(heard.text, day, self._catalogue.records(day).get(before.focus or "")):
            topic = None  # 어르신 나래 도시락 얼마예요: a published service, named in full.
        if topic and topic.topic.id == aside:
            rest = heard.text
            for each in self._meaning.topics.places(rest, aside):
                rest = rest[: each.start] + " " * (each.end - each.start) + rest[each.end :]
            other = self._meaning.topic(rest, read, before, heard.intent, heard.confidence)
            topic = other if other and other.topic.id != aside else None
        return replace(read, matter=None) if topic and not topic.learnt else read, topic

    def _seeks_published(self, text: str, before: Context, day: date) -> bool:
        return bool(self._catalogue.sought(text, day, self._catalogue.records(day).get(before.focus or "")))

    def _of_what_they_get(self, text: str, read: Understanding, before: Context) -> Context:
        """주거급여 받는데 … 이사하면 끊겨요?: only what is paid can end, whatever else was answered since it was told of."""
        received = [i for i in before.someone().receiving if i in self._catalogue.knowledge.benefits]
        topic = self._meaning.topics.by_id.get(before.topic or "")
        if not received or read.benefits or before.benefit or not payment.ends(text) or (before.focus and not topic):
            return before
        of_topic = topic and any(payment.ends(told) for told in topic.texts)
        return before if of_topic else replace(before, topic=None, focus=received[-1])

    def _without(self, before: Context, aside: SetAside) -> Context:
        """What is set aside is no longer talked about, and is not shown again among others; a kind (노인 말고) not at all."""
        if aside.topic:
            return replace(before, topic=None)
        if not aside.thing:
            return before
        named = {b.id for name in aside.names if (b := self._catalogue.knowledge.by_name(name))}
        kinds = {i for word in aside.words for i in self._named_by(word, before.shown)} if not named else set()
        if kinds:
            someone = before.someone()
            before = before.with_someone(replace(someone, ruled_out=tuple(dict.fromkeys((*someone.ruled_out, *sorted(kinds))))))
        gone = named | kinds or {before.focus, before.benefit}
        focus, benefit = (None if each in gone else each for each in (before.focus, before.benefit))
        shown = (*before.shown, *(i for i in gone if i and i not in before.shown))
        return replace(before, focus=focus, benefit=benefit, shown=shown)

    def _read_again(self, text: str, before: Context, day: date) -> Understanding | None:
        """What the words say of a fact told before, where they put it right or bring it up to date; a bare sum is what comes in."""
        fact = put_right.again(text, before)
        if fact is None and put_right.is_a_sum(text) and before.focus is None:
            fact = "monthly_income"
        read = self._reader.read(text, day, fact) if fact else None
        return read if read and any(said.fact == fact for said in read.said) else None

    def _hints(self, text: str, read: Understanding, before: Context, topic: Found | None) -> dict[str, Any]:
        """What the knowledge base makes of the words, for `decide`."""
        needs = self._meaning.needs_of(text, read)
        described = meant.describes(text, needs)
        on = self._catalogue.knowledge.benefits.get(before.benefit or before.focus or "")
        pointed = meant.pointed(text, before.listed) or meant.ending(text, self._catalogue.knowledge, before)
        term = self._meaning.term(text, read, before.topic or (on.id if on else None)) is not None
        hints: dict[str, Any] = {
            "need": bool(needs),
            "described": described,
            "pointed": pointed is not None,
            "following": before.focus is not None,
            "of_it": meant.asks_of_it(text, read, needs, on),
            "before": before.aspect if before.benefit else None,
            "known": any(someone.facts for someone in before.people.values()),
            "term": term and not (on and self._meaning.own(on, text, before)),
        }
        if topic:
            hints |= {"topic": topic.topic.id, "wished": topic.is_wish, "learnt": topic.learnt}
            hints["particular"] = self._meaning.choice.asked(topic.topic.details, text, before.detail) is not None
            certain = dict(self._meaning.matters.ranked(text)).get(topic.topic.id, 0.0) >= CERTAIN if term else False
            hints["term"] = hints["term"] and not (topic.learnt or hints["particular"] or certain)
        return hints
