"""What the entries of the knowledge base, benefits and topics alike, say to a message: by the questions and words of their details, by the
sentences in them, and by the learnt model of what is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from bot import meant
from bot.choice import CLEARLY, EXACT, LEAST, SURELY, Choice, entry
from bot.choice_model import Learnt
from bot.context import Context
from bot.details import Detail
from bot.everywhere import PLAINLY, POSSIBLY, PROBABLY, Everywhere, Likeliest
from bot.helplines import Helplines
from bot.knowledge import Benefit, Knowledge
from bot.korean.plain import compact
from bot.matters import NONE, OFFERED, PERHAPS, PLAIN, Matters
from bot.passages import Passages
from bot.search import Needs
from bot.terms import Terms
from bot.topics import Topic, Topics
from bot.unanswered import asks_one_thing
from bot.understand.result import BenefitMention, Understanding

CERTAIN, SLIGHT = 0.9, 0.03
"""From here on a matter counts more than the words of another topic, which the model thinks less likely than this."""
CLOSELY = 5
"""Syllables of a topic's words from which it is named, whatever else may be meant."""
BARELY = 3
"""Syllables of a detail's words below which it gives way to another matter that is meant."""
MOSTLY = 0.4
"""Share of the syllables that describe a benefit where little else is said: 국민연금은 누가 받을 수 있어요."""
_TELLING = 12
"""Syllables from which a listed question names its matter by itself (중고차도 취득세 면제돼요, not 얼마 나와요)."""
_NEAR, _NEAREST, _SAYABLE = 0.05, 2, 24
"""How likely a question is at least that is offered instead, how many are, and of how many letters at most."""


class Entries:
    def __init__(
        self,
        known: Knowledge,
        matters: Topics,
        lines: Helplines,
        glossary: Terms,
        model: Callable[[], Matters],
        learnt: Callable[[], Learnt | None],
    ) -> None:
        self.knowledge, self.topics, self.helplines, self.glossary = known, matters, lines, glossary
        self.needs = Needs(known)
        written = (*matters.by_id.values(), *known.benefits.values())
        self.entries = {each.id: each for each in written}
        self.choice = Choice(map(entry, written), lambda: self.matters, learnt)
        self.everywhere = Everywhere(self.choice, lambda: self.matters)
        self._passages = Passages(lambda: self.matters.vectors, (text for each in written for text in each.texts))
        self._model = model

    @cached_property
    def matters(self) -> Matters:
        """Loaded by the first message, so that a start need not wait for it."""
        return self._model()

    def warm(self) -> None:
        """Load and count what the first message would."""
        self.everywhere.get_ready()

    def entry_of(self, each: str | None) -> Topic | Benefit | None:
        return self.entries.get(each or "")

    def own(self, on: Topic | Benefit, text: str, before: Context) -> Detail | None:
        """What `on` says to just this; less readily where it was not talked about."""
        if on.id not in (before.topic, before.benefit):
            return self.anew(on, on.details, text, before.detail)
        return self.choice.asked(on.details, text, before.detail, self.least(on, text))

    def anew(
        self, on: Topic | Benefit, told: Sequence[Detail], text: str, before: str | None, asks: bool = True, asked: str | None = None
    ) -> Detail | None:
        """The one of `told`, details of `on`, to which the talk turns only now: by its words, or where it is likelier than those of all
        other entries, all the more where the words ask for an aspect (`asked`)."""
        found = self.everywhere.likeliest(text) if asks else None
        chance = found.chance if found and found.entry == on.id and found.detail in told else 0.0
        if found and chance >= PLAINLY:
            return found.detail
        named = self.choice.asked_anew(told, text, before, asks)
        return found.detail if found and named is None and chance >= (PROBABLY if asked else POSSIBLY) else named

    def least(self, on: Topic | Benefit, text: str) -> float:
        """How likely a detail of `on`, talked about, must be to answer: more so where the words describe another benefit (며느리 한국말
        가르쳐 주는 데, after an operation)."""
        needs, about = self.needs.told(text), self.matters.about(text)
        described = bool(needs) and needs[0].benefit != on.id and needs[0].score >= meant.DESCRIBES
        return CLEARLY if described or (about and about[0] != on.id and about[1] >= PLAIN) else LEAST

    def exactly(self, text: str, read: Understanding) -> tuple[Topic | Benefit, Detail] | None:
        """난임시술 지원 소득 상관없이 되나요: the detail that lists just these words, of what they name, describe or mean by themselves."""
        about = self.matters.about(text)
        ids = [about[0]] if about else []
        ids += [known.id for mention in read.benefits if (known := self.knowledge.by_name(mention.name))]
        ids += [need.benefit for need in self.needs.told(text)[:2]]
        listed = self._asked_of.get(compact(text), ())
        ids += listed if len(listed) == 1 and asks_one_thing(text, read) else ()
        for on in map(self.entry_of, dict.fromkeys(ids)):
            if on and (detail := self.choice.asked(on.details, text, None, EXACT)):
                return on, detail
        return None

    @cached_property
    def _asked_of(self) -> dict[str, list[str]]:
        """The entries of which a question is listed in just these words (compact), if these are so many that they tell the matter."""
        found: dict[str, list[str]] = {}
        for on in self.entries.values():
            for ask in {compact(each) for detail in on.details for each in (*detail.asks, *detail.tried)}:
                if len(ask) >= _TELLING:
                    found.setdefault(ask, []).append(on.id)
        return found

    def opens(self, text: str, read: Understanding) -> tuple[Topic | Benefit, Detail] | None:
        """What the first message of a talk asks of no entry that it names: 택배하는데 고용보험 들 수 있어요."""
        if exact := self.exactly(text, read):
            return exact
        found = self.anywhere(text, read)
        # 부모님이 농지 갖고 계신데 기초연금 안될까요: its entry is named, and only which detail is asked is to be found.
        least = SURELY if read.benefits else PLAINLY
        return (self.entries[found.entry], found.detail) if found and found.chance >= least else None

    def anywhere(self, text: str, read: Understanding) -> Likeliest | None:
        """The likeliest detail of all, where `text` asks one thing and names no other entry."""
        if read.crisis or read.wants_person or read.command or read.aside or read.answer or read.animal:
            return None
        found = self.everywhere.likeliest(text) if asks_one_thing(text, read) else None
        named = {known.id for mention in read.benefits if (known := self.knowledge.by_name(mention.name))}
        if found is None or (named and named != {found.entry}):
            return None
        topic = self.topics.asked(text, read)
        other = topic if topic and not topic.learnt and topic.topic.id != found.entry else None
        return None if other and (other.weight >= CLOSELY or found.chance < CERTAIN) else found

    def near(self, on: Topic | Benefit, text: str) -> list[str]:
        """Questions about `on` that come near to what is asked, the nearest first: none of them answers it, or it would have been."""
        chances = sorted(((self.choice.chance(each, text), min(each.asks, key=len)) for each in on.details if each.asks), reverse=True)
        return [ask for chance, ask in chances[:_NEAREST] if chance >= _NEAR and len(ask) <= _SAYABLE]

    def earlier(self, text: str, before: Context) -> tuple[Topic | Benefit, Detail] | None:
        """처방은 아무 이비인후과나 되나요, of the hearing aid asked about before the number to text to: a detail of what was talked about
        before the talk came to something else, which clearly answers just this."""
        about = self.matters.about(text)
        for on in (self.entry_of(each) for each in before.earlier):
            if on is None or (about and about[0] != on.id and about[1] >= PLAIN):
                continue
            if detail := self.choice.asked(on.details, text, None, CLEARLY):
                return on, detail
        return None

    def instead(self, text: str, mention: BenefitMention) -> Benefit | None:
        """영감 앞으로 나오던 국민연금이 끊겼는데, of one who died: the benefit that the model is certain of, and hardly the one whose short
        name is said."""
        own, about = self.knowledge.by_name(mention.name), self.matters.about(text)
        if own is None or about is None or about[1] < CERTAIN or compact(text[mention.start : mention.end]) == compact(mention.name):
            return None
        return self.knowledge.benefits.get(about[0]) if dict(self.matters.ranked(text)).get(own.id, 0.0) < PERHAPS else None

    def detail(self, told: Sequence[Detail], text: str, before: str | None, asked: str | None = None) -> Detail | None:
        """What is asked beside the aspects. `before`: id of the detail told last; `asked`: an aspect that the words ask for, which only
        what is asked more surely comes before."""
        return self.choice.asked(told, text, before, SURELY if asked else LEAST)

    def passage(self, on: Topic | Benefit, text: str, said: str = "") -> str | None:
        """The sentence of an entry that speaks of what is asked, where nothing was written for the question; none that was just `said`."""
        return self._passages.about(on.texts, on.name, text, said)

    def leaves_out(self, said: str, part: str) -> bool:
        """Whether `said` has none of the words by which `part` of a message tells what it is about; False where none tells."""
        return self._passages.untouched(part, said)

    def _is_slight(self, own: Detail, text: str, chance: float) -> bool:
        """Whether few of the words are those of the detail: all the fewer where another matter is certain."""
        weight = own.weight(text)
        return weight < BARELY or (chance >= CERTAIN and weight < MOSTLY * len(compact(text)))

    def likeliest(self, text: str, apart: bool) -> str | None:
        """The one entry that is offered; `apart`: where none other is half as likely."""
        (first, chance), (_, second) = self.matters.ranked(text)[:2]
        return first if first != NONE and chance >= OFFERED and (second <= chance / 2 or not apart) else None

    def perhaps(self, text: str) -> list[str]:
        """Names of the few benefits and topics that the words may mean."""
        likely = [(matter, chance) for matter, chance in self.matters.ranked(text)[:3] if matter != NONE and chance >= PERHAPS]
        ids = [matter for matter, _ in likely] if likely and likely[0][1] >= OFFERED else []
        return [self.topics.by_id[i].name if i in self.topics.by_id else self.knowledge.benefits[i].name for i in ids]
