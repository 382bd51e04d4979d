"""Two questions in one message (얼마 나오고 어디에 신청해요): both are answered, in one turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import details, means, meant, timing, topics
from bot.choice import SURELY
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.message import Reply
from bot.received import Received
from bot.topics import Topic
from bot.understand.two_questions import Part, parts

_ALONG = re.compile(r"같이|함께|동시에|중복|둘\s?다|받는데|받고\s?있는데|받아도|타는데")
_BEARS = re.compile(
    r"깎|줄[어이지]|줄[까면]|끊|짤[리려려]|짤려|잘[리려]|바[뀌꿔꾸]|없어[지져]|중단|영향|사라[지져]|계속\s?(?:나오|나와|받|주|줘)|(?:못|안)\s?(?:받|타|나오|나와|되|돼|줘|주)"
    r"|(?:받으|하|타|들어가|있으|나오|되)(?:면|믄|므는|먼)|(?:받|타|하)(?:는데|고\s?있는데|면서)|[받아해타]도\s?(?:되|돼|괜찮)|상관"
)
_WHICH = re.compile(
    r"차이|다른\s?(?:거|건|게|점)|다르|달라(?!지|져)|비교|견주|(?:뭐|뭣|머|어느|어떤|무엇|어떻게)[가-힣]{0,2}\s?(?:[가-힣]{1,3}\s)?(?:나[은을아]|낫|좋|유리|이득|이익|많|커|큰)"
    r"|(?:둘|두\s?개)\s?중|중에\s?(?:뭐|어느)|골라|고르|택하|선택"
)
"""Which of two is better, or how they differ: only then they are put side by side."""
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

    def _bearing(self) -> tuple[Benefit, Benefit, str] | None:
        """노인일자리 하면 기초연금 깎여요: two benefits, and what their records say that the one does to the other."""
        text, named = self.heard.text, list({b.id: b for b in self._mentioned() if b.origin == WRITTEN}.values())
        if self.intent.name not in (*_ASKING, "compare", "already_receiving") or len(named) != 2 or meant.both(text):
            return None
        if self.intent.name != "already_receiving" and self._received_beside():
            return None
        if _WHICH.search(text) or not _BEARS.search(text) or not (self.intent.name == "compare" or "question" in self.read.cues):
            return None
        told = self._of_each_other(named[0], named[1])
        unknown = self.answers.of_both(*named) if self.intent.name == "compare" else None
        return (named[0], named[1], told or unknown or "") if told or unknown else None

    def _of_each_other(self, first: Benefit, second: Benefit) -> str | None:
        """By the words of a detail that name both, else by what is written of having both."""
        text, spans = self.heard.text, {m.name: (m.start, m.end) for m in self.read.benefits}
        found = {
            detail.weight(text): detail
            for one, other in ((first, second), (second, first))
            if other.name in spans
            and (detail := self.dialogue.meaning.choice.asked(one.details, text, self.detail_before))
            and detail.share(text, spans[other.name]) == 1.0
        }
        if found:
            return self._filled([found[max(found)].text])
        return self.answers.told_of_both(first, second)

    def _borne(self, first: Benefit, second: Benefit, told: str) -> Iterator[Reply]:
        self._turn_to_both(first, second, "eligibility")
        case = self.dialogue.case(self.context, self.day)
        lines = (self._lead() if self.learnt else "", told, self.answers.guidance(first))
        cards = [self.answers.card(self._verdict(each), case) for each in (first, second)]
        yield self.answers.reply("\n".join(line for line in lines if line), cards)

    def _held_beside(self) -> Benefit | None:
        """기초연금 받는데 같이 해도 되나, of another that is talked about."""
        named = [self.dialogue.knowledge.by_name(mention.name) for mention in self.read.benefits]
        if len(named) != 1 or len(self.read.held) != 1 or named[0] is None or self.context.focus in (None, named[0].id):
            return None
        return named[0]

    def _to_part(self, benefit: Benefit, part: Part, held: Benefit | None) -> tuple[str, ...]:
        if held and _ALONG.search(part.text):
            return (self.answers.of_both(benefit, held),)
        detail = self.dialogue.meaning.choice.asked(benefit.details, part.text, self.detail_before, SURELY)
        told = self._filled([detail.text]) if detail else ""
        if told and (not meant.asks_how_much(part.text) or meant.tells_how_much(told)):
            return (told,)
        if (about := means.asked(part.text)) and (told := self._filled(means.told(benefit, about))):
            return (told,)
        kind = part.aspect
        if timing.asked(part.text) in ("spending", "times", "hours"):
            kind = "period"
        if kind in (None, "overview"):
            return ()
        timed = self._time_told(benefit, part.text, kind)
        case = self.dialogue.case(self.context, self.day)
        return (timed,) if timed else tuple(line for line in self.answers.lines(kind or "", self._verdict(benefit), case) if line)

    def _answered_together(self, benefit: Benefit, together: Together) -> Iterator[Reply]:
        self.is_together = True
        lead = self._lead() if self.learnt else ""
        lines = dict.fromkeys(line for answer in together.answers for line in answer)
        yield self._say_of(benefit, together.aspect, [lead, *lines])

    def _of_topic_together(self, topic: Topic, more: bool) -> Reply | None:
        """Two things asked of a topic."""
        asked = [part for part in parts(self.heard.text) if part.asks]
        told = dict.fromkeys(line for part in asked[:3] if (line := self._to_part_of(topic, part, more))) if len(asked) > 1 else {}
        if len(told) < 2:
            return None
        self.is_together = True
        return self.answers.detail_of_topic(topic, " ".join([*([] if more else [topic.answer]), *[*told][:2]]), [])

    def _to_part_of(self, topic: Topic, part: Part, more: bool) -> str:
        if detail := self.dialogue.meaning.detail(topic.details, part.text, self.detail_before, part.aspect):
            return self._filled([detail.text])
        asked = topics.aspect(part.text, replace(self.read, aspect=part.aspect))
        known = asked != "eligibility" or asked in topic.told  # 그거 돌려받을 수 있어요 asks not who may.
        return self.answers.of_topic(topic, asked, more) if known and topics.says(part.text, asked, topic) else ""
