"""Where something else would be said than what is written for the question: everything written is searched for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import meant
from bot.context import Context
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import Benefit
from bot.meaning import CERTAIN
from bot.message import Reply
from bot.other_matters import OtherMatters
from bot.particular import Handler
from bot.unanswered import asks_one_thing
from bot.understand.asking import asks_openly
from bot.written import AHEAD, AS_GOOD, LEAST, LIKELY, SURELY, Hit, Piece


class Searched(OtherMatters):
    """The last look at what a question is answered with."""

    def _unless_written(self, handler: Handler) -> Handler:
        """`handler`, or what is written for the question where its replies say nothing of it."""

        def answered() -> Sequence[Reply]:
            before, replies = self.context, tuple(handler())
            hit = self._written_for(before, replies)
            if hit is None:
                return replies
            self.context = replace(before, question=None)
            return self._piece(hit.piece, self._lead() if self.learnt else "")

        return answered

    def _written_for(self, before: Context, replies: tuple[Reply, ...]) -> Hit | None:
        text, named = self.heard.text, {benefit.id for benefit in self._mentioned()}
        if self.intent.name not in _SEARCHED or not asks_one_thing(text, self.read) or asks_openly(text) or meant.both(text):
            return None
        if self.intent.verdict or self.intent.animal or self.read.aside or self.read.wants_person or self.asked_for:
            return None
        if self.is_exact or any(card.id in named for reply in replies for card in reply.benefits):
            return None
        talked_about = {each for each in (before.topic, before.benefit, before.focus, self.topic_before) if each}
        found = self.dialogue.written.find(text, talked_about)
        if not found or found[0].score < self._needed(replies) or found[0].piece.owner.id == self._told_of(replies):
            return None
        ahead = found[0].score - max((hit.score for hit in found if hit.piece.owner != found[0].piece.owner), default=0.0)
        if any(reply.benefits for reply in replies) and ahead < AHEAD:
            return None
        told = "\n".join(reply.text for reply in replies)
        good = [hit for hit in found if hit.score >= found[0].score - AS_GOOD]
        return None if any(self._filled([hit.piece.text]) in told for hit in good) else found[0]

    def _needed(self, replies: tuple[Reply, ...]) -> float:
        """The score from which something else is said: the higher, the more likely `replies` are what is wanted."""
        topic = self.dialogue.topics.by_id.get(self.intent.topic or "")
        if (topic and topic.id != self.topic_before and not topic.yields) or self._is_talk():
            return SURELY
        return LIKELY if any(reply.benefits for reply in replies) else LEAST

    def _is_talk(self) -> bool:
        """몇 시야, 기름 어디가 제일 싸: surely none of our matters."""
        return self.heard.intent in ("out_of_scope", "smalltalk") and self.heard.confidence >= CERTAIN

    def _told_of(self, replies: tuple[Reply, ...]) -> str | None:
        """Id of the entry whose answer `replies` are."""
        shown = {card.id for reply in replies for card in reply.benefits}
        return self.context.topic or (shown.pop() if len(shown) == 1 else None)

    def _piece(self, piece: Piece, lead: str) -> tuple[Reply, ...]:
        if isinstance(piece.owner, Benefit):
            if piece.detail:
                self.context = replace(self.context, topic=None, detail=piece.detail.id or None)
                return (self._say_of(piece.owner, self.intent.aspect or "overview", [lead, self._filled([piece.text])]),)
            self.context = replace(self.context, topic=None, detail=None)
            return tuple(self._aspect(piece.owner, piece.aspect))
        self.context = replace(self.context, topic=piece.owner.id, benefit=None, aspect=self.intent.aspect)
        if piece.detail:
            told = self._detail_of_topic(piece.owner, piece.detail)
        else:
            told = self._of_topic(piece.owner, self.intent.aspect, more=False)
        return (self.answers.reply(f"{lead}\n{told.text}", told.benefits, told.quick_replies),) if lead else (told,)


_SEARCHED = (*ASPECT_OF, *TELLING, "ask_benefits", "ask_why_not", "compare", "out_of_scope", "unclear", "smalltalk", "complain", "deny",
             "more", "help", "thank", "already_receiving", "skip", "dont_know", "correct")  # fmt: skip
"""Acts in which a question may be put: thanks and a refusal may be followed by one."""
