"""밀린 공과금도 내줘요?, after 긴급복지 얼마 나와요?: of two questions in a message, the one that the answer says nothing of."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.not_again import NotAgain
from bot.topics import Topic
from bot.understand.asking import asks_openly
from bot.understand.two_questions import Part, parts

_ASKING = (*ASPECT_OF, *TELLING, "ask_benefits", "out_of_scope", "complain")
_BEGINS = re.compile(r"^(?:(?:아니|그러니까|그니까|그럼|그러면|그리고|근데|그래서|네|예)(?:\s|$))+")
_ASKS_ITSELF = re.compile(
    r"(?:나요|까요|니까|냐고?요?|냐구요?|는교|은교|능교|는가|은가|던가|지요|돼요?|되요|[가-힣]{2}[은는]요|어떡[가-힣]*|어떻게\s?[가-힣]*|우야노|우짜노)\s*$"
)
_OF_ALL = re.compile(r"^(?:저도|나도|제가|저는|우리도)?\s?(?:받(?:을|으실)\s?수|탈\s?수|될|되|가능|신청)[가-힣\s]*$")
"""받으실 수 있을까요: a verdict, which the answer is about."""
_LEAST, _LONGEST = 5, 24
"""Syllables of a question of its own, and of one that can be said back."""
_LONG = ("eligibility", "documents", "overview")
"""Aspects that take too many lines to be told beside another."""


class OtherQuestion(NotAgain):
    """The part of a turn that looks back at what was asked, once it is answered."""

    def _with_the_other(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """`replies`, with an answer to the second question, or that there is none here."""
        on = self.dialogue.topics.by_id.get(self.context.topic or "") or self.records.get(self.context.benefit or "")
        skipped = self.crisis or self.context.crisis or self.says_again or self.intent.name not in _ASKING or len(self._mentioned()) > 1
        if skipped or on is None or (isinstance(on, Benefit) and on.origin != WRITTEN) or not replies:
            return replies
        asked = [part for part in parts(self.heard.text) if part.asks]
        said = "\n".join((*(reply.text for reply in replies), *(str(node["text"]) for node in self.context.last)))
        if len(asked) < 2 or asks_openly(self.heard.text):
            return replies
        untold = next((part for part in asked[:3] if self._is_untold(part, said)), None)
        other = self._and(replies[0], untold, on) if untold else None
        return (other, *replies[1:]) if other else replies

    def _is_untold(self, part: Part, said: str) -> bool:
        length = len(compact(_BEGINS.sub("", part.text)))
        mark = self.heard.text[self.heard.text.find(part.text) + len(part.text) :][:1]
        if not (mark in tuple("?？") or _ASKS_ITSELF.search(part.text)) or _OF_ALL.match(part.text):
            return False
        if not _LEAST <= length <= _LONGEST or (part.aspect and part.aspect in (*_LONG, self.context.aspect)):
            return False
        return self.dialogue.meaning.leaves_out(said, part.text)

    def _and(self, reply: Reply, part: Part, on: Topic | Benefit) -> Reply | None:
        told = self._to_part_of(on, part, True) if isinstance(on, Topic) else " ".join(self._to_part(on, part, None))
        quick = reply.quick_replies
        if not told or told in reply.text:
            if part.aspect:
                return None  # What was said may well hold it.
            found, elsewhere = self.dialogue.meaning.needs.told(part.text), self.dialogue.topics.about(part.text)
            is_known = (elsewhere and elsewhere != on) or (found and found[0].benefit != on.id)
            key = "other_question.next" if is_known else "other_question.unknown"
            told = self.wording.say(key, part=_BEGINS.sub("", part.text), contact=self.answers.contacts(on))
            quick = (*self.answers.reply("", quick=[part.text]).quick_replies, *quick) if is_known else quick
        guidance = self.answers.guidance(on) if isinstance(on, Benefit) else ""
        lines = [line for line in reply.text.split("\n") if line != guidance]
        text = "\n".join(line for line in (*lines, told, guidance if guidance in reply.text else "") if line)
        return replace(self.answers.reply(text, reply.benefits), quick_replies=quick)
