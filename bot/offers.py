"""Published services to choose from: what words name, what they describe, and what the own town gives of the same kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import eligibility, looked_after, published
from bot.eligibility import INELIGIBLE
from bot.intent import ASPECT_OF
from bot.knowledge import PUBLISHED, WRITTEN, Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.results import SHOWN_AT_ONCE, Results
from bot.understand.result import beside

LOCAL_AT_MOST = 2
_HARDLY_A_WORD = 10
"""Syllables beside a name: 신청 방법 알려주세요."""
_WISHES = ("ask_benefits", "ask_eligibility", "ask_overview", "ask_how")
"""Acts, as the classifier hears them, of who may look for something that no record is about."""
_OF_ONE = ("ask_benefits", "ask_eligibility", "ask_overview")


class Offers(Results):
    """An agency's service is shown as one to ask about, never as one that somebody gets."""

    def _sought(self) -> list[Benefit]:
        """Published services that the words ask for, where they name nothing that people wrote and tell nothing else."""
        if self.read.benefits or set(self.learnt) - {"region"}:
            return []
        text, where = self.heard.text, self.context.person(self.day).get("region")
        # 수원시 출산지원금: what a place gives is asked for, though the words are those of a need.
        if self._mentioned() or ("region" not in self.learnt and self.dialogue.meaning.needs_of(text, self.read)):
            return []
        return self.dialogue.sought(text, self.day, self.records.get(self.context.focus or ""), where)

    def _offered(self, sought: Sequence[Benefit], key: str = "published.found") -> Iterator[Reply]:
        """Candidates to choose from, each with its agency; of places, where they live settles which."""
        case = self.dialogue.case(self.context, self.day)
        verdicts = [eligibility.judge(benefit, case) for benefit in sought]
        self.context = replace(self.context, benefit=None)
        shown = self._show(f"{self._lead()}\n{self.wording.say(key)}".strip(), verdicts)
        yield self.answers.reply(shown.text, shown.benefits, self._to_ask(sought))
        if case.person.get("region") is None and not all(benefit.nationwide for benefit in sought):
            self._put("region")
            yield self.answers.reply(self._question_text("region"), quick=self._options("region"))

    def _choices(self) -> list[Benefit]:
        """What everyday words may mean, but for what they get or what is known to contradict."""
        someone, case = self.context.someone(), self.dialogue.case(self.context, self.day)
        # 저는 일흔이고 혼자 살아요: who only tells of themselves asks for nothing of one kind.
        if self.read.said and not self.dialogue.asks_for_one(beside(self.heard.text, self.read.said), self.day):
            return []
        near = self.dialogue.choices(self.heard.text, self.day, self.context.person(self.day).get("region"))
        known = [each for each in near if each.id not in (*someone.receiving, *someone.ruled_out)]
        return [each for each in known if each.closed or eligibility.judge(each, case).status != INELIGIBLE][:SHOWN_AT_ONCE]

    def _instead(self) -> list[Benefit]:
        """What to choose from where nothing fits by what is known, and nothing is talked about that might be gone on with."""
        goes_on = self.topic_before or self.context.focus
        return [] if goes_on or self._fits_of(self.context, self.context.subject) else self._choices()

    def _with_choices(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """`replies`, and what agencies publish of the same kind: before a question, which stays the last word."""
        cards = [card for reply in replies for card in reply.benefits]
        told, key = self._beside_them() if all(card.apply["origin"] == WRITTEN for card in cards) else ([], "")
        shown = {card.id for card in cards}
        if told and told[0].id in shown:
            return replies  # What fits the words best was just shown.
        others = [each for each in told if each.origin == PUBLISHED and each.id not in (*shown, *self.context.shown)]
        if not others or not replies:
            return replies
        case = self.dialogue.case(self.context, self.day)
        self.context = replace(self.context, shown=(*self.context.shown, *(each.id for each in others)))
        text = self.wording.say(key, names=", ".join(each.name for each in others))
        offer = self.answers.reply(text, [self.answers.card(eligibility.judge(each, case), case) for each in others], self._to_ask(others))
        asks = self.context.question is not None and len(replies) > 1 and not replies[-1].benefits
        return (*replies[:-1], offer, replies[-1]) if asks else (*replies, offer)

    def _beside_them(self) -> tuple[list[Benefit], str]:
        """What is told beside an answer, and how: of a benefit that is named, what the own town gives on the same words."""
        where = self.context.person(self.day).get("region")
        if self.crisis or self.context.crisis or looked_after.key(self.heard.text, self.read, self.context) == "young_mother":
            return [], ""  # Who is in danger or dares tell nobody hears of help first.
        if self._mentioned():
            asked = where is not None and self.intent.name in _OF_ONE and not self.intent.topic
            return self.dialogue.local(self.heard.text, self.day, where)[:LOCAL_AT_MOST] if asked else [], "published.beside_near"
        asked = self.heard.intent in _WISHES and (self.intent.topic is not None or self.intent.name == "ask_benefits")
        return self._choices() if asked else [], "published.beside"

    def _chosen(self) -> tuple[Benefit, str] | None:
        """과학문화바우처가 뭐예요: a service that was shown, named whole with hardly a word besides, and what is asked of it. Words of its
        name that are names of other things (바우처, 청년) do not count."""
        aspect = self.intent.aspect or ASPECT_OF.get(self.heard.intent or "")
        shown = (self.records[i] for i in reversed(self.context.shown) if i in self.records)
        chosen = published.named(self.heard.text, shown) if aspect else None
        short = chosen and len(compact(self.heard.text)) - len(compact(chosen.name)) <= _HARDLY_A_WORD
        return (chosen, aspect) if chosen and aspect and short else None

    def _to_ask(self, offered: Sequence[Benefit]) -> list[str]:
        return [self.wording.say("aspect_replies.overview", name=each.name) for each in offered]
