"""Who was refused, or asks why something is not shown: what the record says of just this, else the usual reasons, and what can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.choice import SURELY
from bot.eligibility import INELIGIBLE
from bot.knowledge import Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.one_benefit import OneBenefit
from bot.understand.result import beside

_WHY = re.compile(r"왜|이유|까닭|때문")
_A_STORY = 14
"""Syllables beside a name, from which more is told than that one was refused."""


class Refused(OneBenefit):
    """Answers to who does not get it."""

    def _ask_why_not(self) -> Iterator[Reply]:
        # What they were refused is told or was talked about; it is never guessed.
        benefit, rejected = self._meant(nearest=False), self.context.rejected
        if rejected and (benefit is None or rejected == benefit.id):
            yield from self._rejected()
            return
        if benefit is None:
            self.context = replace(self.context, benefit=None, aspect="eligibility")
            yield self._which()
            return
        self._turn_to(benefit, "eligibility")
        received = benefit.id in self.context.someone().receiving
        yield self.answers.why_not(self._verdict(benefit), self.dialogue.case(self.context, self.day), received)
        if not received and self._verdict(benefit).status != INELIGIBLE:
            yield from self._ask_for(benefit)

    def _rejected(self) -> Iterator[Reply]:
        """They applied and were turned down: the usual reasons, and the way to have it looked at again."""
        benefit, again = self._meant(nearest=False), self.context.rejected is not None
        if benefit:
            self._turn_to(benefit, "eligibility")
        self.context = replace(self.context, rejected=benefit.id if benefit else "")
        name = self.wording.say("rejected.of", name=benefit.name) if benefit else ""
        lines = [] if again else [self.wording.say("rejected.sorry", of=name)]
        if benefit and self._verdict(benefit).status == INELIGIBLE:
            lines.append(self.answers.standing(self._verdict(benefit), self.dialogue.case(self.context, self.day)))
        # 에너지바우처 탈락했대요 왜 그런 거예요: what the record says of just this comes before the usual reasons.
        asks = benefit and (_WHY.search(self.heard.text) or len(compact(beside(self.heard.text, self.read.benefits))) > _A_STORY)
        own = self.dialogue.meaning.choice.asked(benefit.details, self.heard.text, None, SURELY) if benefit and asks else None
        usual = "rejected.reasons" if benefit is None or _looks_at_means(benefit) else "rejected.conditions"
        lines.append(self.answers.filled(own.text, self.day) if own else self.wording.say(usual))
        contact = benefit.contact[0] if benefit else None
        where = self.wording.say("aspect.contact_item", name=contact.name, phone=contact.phone) if contact else ""
        lines.append(self.wording.say("rejected.appeal", contact=f", {where}" if where and contact and contact.phone != "129" else ""))
        yield self.answers.reply("\n".join(line for line in lines if line), quick=self.wording.options("rejected.replies"))


def _looks_at_means(benefit: Benefit) -> bool:
    """Whether income or property decides over it."""
    return any(word in benefit.who for word in ("소득", "재산", "수급자", "차상위", "형편"))
