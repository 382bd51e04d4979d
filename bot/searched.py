"""Where nothing would be answered: everything written is searched for the question first."""

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
from bot.written import AS_GOOD, LEAST, SURELY, Hit, Piece


class Searched(OtherMatters):
    """The last look before it is said that nothing is known."""

    def _unless_written(self, handler: Handler) -> Handler:
        """`handler`, or what is written for the question where its replies answer nothing."""

        def answered() -> Sequence[Reply]:
            before, replies = self.context, tuple(handler())
            hit = self._written_for(before, replies)
            if hit is None:
                return replies
            self.context = replace(before, question=None)
            return self._piece(hit.piece, self._lead() if self.learnt else "")

        return answered

    def _written_for(self, before: Context, replies: tuple[Reply, ...]) -> Hit | None:
        text = self.heard.text
        if self.intent.name not in _SEARCHED or not asks_one_thing(text, self.read) or asks_openly(text) or meant.both(text):
            return None
        if self.intent.verdict or self.intent.animal or self.read.aside or self.read.wants_person or self.asked_for or self.is_exact:
            return None
        if self._mentioned() or any(reply.benefits for reply in replies) or self.intent.topic:
            return None  # What was named, shown or talked about is what is answered.
        matter, chance = self.read.matter or (None, 0.0)
        about = (before.topic, before.benefit, before.focus, self.topic_before, matter if chance >= CERTAIN else None)
        talked_about = {each for each in about if each}
        found = self.dialogue.written.find(text, talked_about)
        # 몇 시야, 기름 어디가 제일 싸: surely none of our matters.
        talk = self.heard.intent in ("out_of_scope", "smalltalk") and self.heard.confidence >= CERTAIN
        if not found or found[0].score < (SURELY if talk else LEAST):
            return None
        told = "\n".join(reply.text for reply in replies)
        good = [hit for hit in found if hit.score >= found[0].score - AS_GOOD]
        return None if any(self._filled([hit.piece.text]) in told for hit in good) else found[0]

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


_SEARCHED = (*ASPECT_OF, *TELLING, "ask_benefits", "out_of_scope", "unclear", "smalltalk", "skip", "dont_know")
"""Acts that may end in saying that nothing is known."""
