"""Two questions in one message (얼마 나오고 어디에 신청해요): both are answered, in one turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import details, meant, timing, topics
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.message import Reply
from bot.received import Received
from bot.topics import Topic
from bot.understand.two_questions import Part, parts

_ALONG = re.compile(r"같이|함께|동시에|중복|둘\s?다|받는데|받고\s?있는데|받아도|타는데")
_ASKING = (*ASPECT_OF, *TELLING, "ask_benefits", "ask_why_not", "out_of_scope", "unclear", "more", "help")


@dataclass(frozen=True)
class Together:
    """The answers to the parts of a message, each in lines."""

    aspect: str
    answers: tuple[tuple[str, ...], ...]


class AskedTogether(Received):
    def _both_asked(self) -> tuple[Benefit, Together] | None:
        """The one benefit of which two things are asked, and what answers each."""
        text = self.heard.text
        if self.intent.name not in _ASKING or self.intent.topic or meant.both(text) or timing.amount_and_duration(text):
            return None
        asked = [part for part in parts(text) if part.asks]
        if len(asked) < 2 or len({b.id for b in self._mentioned()}) > 1:
            return None
        held = self._held_beside()
        benefit = self.records.get(self.context.focus or "") if held else self._meant(nearest=False)
        if benefit is None or benefit.origin != WRITTEN:
            return None
        whole = details.asked(benefit.details, text, self.detail_before)
        told = {answer: part for part in asked[:3] if (answer := self._to_part(benefit, part, held))}
        if len(told) < 2 or (whole and not any(self._filled([whole.text]) in answer for answer in told)):
            return None
        first = next(part.aspect for part in told.values() if part.aspect) if any(p.aspect for p in told.values()) else None
        return benefit, Together(first or "overview", tuple(told)[:2])

    def _held_beside(self) -> Benefit | None:
        """기초연금 받는데 같이 해도 되나, of another that is talked about."""
        named = [self.dialogue.knowledge.by_name(mention.name) for mention in self.read.benefits]
        if len(named) != 1 or len(self.read.held) != 1 or named[0] is None or self.context.focus in (None, named[0].id):
            return None
        return named[0]

    def _to_part(self, benefit: Benefit, part: Part, held: Benefit | None) -> tuple[str, ...]:
        if held and _ALONG.search(part.text):
            return (self.answers.of_both(benefit, held),)
        if detail := details.asked(benefit.details, part.text, self.detail_before):
            return (self._filled([detail.text]),)
        kind = part.aspect
        if timing.asked(part.text) in ("spending", "times", "hours"):
            kind = "period"
        if kind in (None, "overview"):
            return ()
        timed = self._time_told(benefit, part.text, kind)
        case = self.dialogue.case(self.context, self.day)
        return (timed,) if timed else tuple(line for line in self.answers.lines(kind or "", self._verdict(benefit), case) if line)

    def _answered_together(self, benefit: Benefit, together: Together) -> Iterator[Reply]:
        lead = self._lead() if self.learnt else ""
        lines = dict.fromkeys(line for answer in together.answers for line in answer)
        yield self._say_of(benefit, together.aspect, [lead, *lines])

    def _of_topic_together(self, topic: Topic, more: bool) -> Reply | None:
        """Two things asked of a topic."""
        asked = [part for part in parts(self.heard.text) if part.asks]
        told = dict.fromkeys(line for part in asked[:3] if (line := self._to_part_of(topic, part, more))) if len(asked) > 1 else {}
        if len(told) < 2:
            return None
        return self.answers.detail_of_topic(topic, " ".join([*([] if more else [topic.answer]), *[*told][:2]]), [])

    def _to_part_of(self, topic: Topic, part: Part, more: bool) -> str:
        if detail := self.dialogue.meaning.detail(topic.details, part.text, self.detail_before, part.aspect):
            return self._filled([detail.text])
        asked = topics.aspect(part.text, replace(self.read, aspect=part.aspect))
        return self.answers.of_topic(topic, asked, more) if topics.says(part.text, asked, topic) else ""
