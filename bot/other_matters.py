"""Anger at somebody else (알바비 안줌, 동사무소 갔더니 안된다고만 하고): a word of feeling and the matter itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import aimed
from bot.message import Reply
from bot.talk_itself import TalkItself


class OtherMatters(TalkItself):
    """Answers to those who complain, but not of what was answered here."""

    def _elsewhere(self) -> Iterator[Reply]:
        raise NotImplementedError

    def _of_another(self) -> str | None:
        """니 말고 사장이, 당신 말고 장사가: whom it is about, says who was taken for complaining of us."""
        denied = aimed.denied(self.heard.text) and not (self.learnt or self.intent.topic or self.read.benefits)
        return (aimed.matter(self.heard.text) or "any") if denied else None

    def _aimed_elsewhere(self, whom: str) -> Iterator[Reply]:
        topic, tone = self.dialogue.topics.about(self.heard.text), self.wording.say("aimed.feeling")
        self.context = replace(self.context, toned="anger")
        if topic or whom in aimed.MATTER_OF:
            self.intent = replace(self.intent, name="out_of_scope", topic=topic.id if topic else aimed.MATTER_OF[whom])
            first, *rest = self._elsewhere()
            yield replace(first, text=f"{tone} {first.text}", speech=f"{tone} {first.speech}")
            yield from rest
        elif self.dialogue.meaning.needs_of(self.heard.text, self.read):
            self._wish()
            yield self.answers.reply(tone)
            yield from self._results(whole=True)
        else:
            yield self.answers.say(f"aimed.{whom}", [self.wording.say("person_reply")])
