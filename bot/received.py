"""What is received already, or no longer: noted; why it came to less or did not come, as far as the record tells; what never can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import details, put_right, timing
from bot.eligibility import INELIGIBLE, OPEN
from bot.intent import COMMANDS, TELLING
from bot.knowledge import WRITTEN, Benefit
from bot.korean.plain import sentences
from bot.message import Reply
from bot.talk_itself import TalkItself
from bot.understand import insured, payment
from bot.understand.receipt import insists_not, is_of_what_is_talked_about
from bot.understand.result import beside

_NEVER = (*COMMANDS, "ask_person", "ask_privacy", "compare")
_COMES = re.compile(r"(?:들어와|들어오|나와|넣어|입금)")
_LESS = re.compile(r"줄어|줄고|깎|감액|덜 나|적게|빼고 드려")


class Received(TalkItself):
    def _note_receiving(self) -> None:
        """What they say they get or get no longer, told along the way ("기초연금만 받아요")."""
        told = self.intent.name in (*TELLING, "already_receiving")
        gets = self.read.receives or self.read.no_other
        denied = not gets and self.read.receives is False and self.context.someone().receiving
        if self.read.receives is None or not (told or self.read.held or denied):
            return
        named = self._held()
        on = self.context.benefit or self.context.focus
        if gets and not named and on in self.records and is_of_what_is_talked_about(self.heard.text):
            # 받고는 있는데 시간이 모자라요
            named = [on]
        if denied and not named and insists_not(self.heard.text):
            # 아니 안 받고 있는데요: of what was talked about last, or all there is.
            named = [i for i in (self.context.benefit, self.context.focus) if i in denied] or [*denied][:1]
        holder = put_right.holder(self.heard.text, self.read.held, self.context)
        if holder is None:
            return  # 그 형님은 기초연금 받는다는데
        someone = self.context.someone(holder)
        kept = tuple(i for i in someone.receiving if i not in named)
        self.context = self.context.with_someone(replace(someone, receiving=(*kept, *named) if gets else kept))

    def _held(self) -> list[str]:
        """Ids of the benefits said to be received, else of those named."""
        held = [benefit for mention in self.read.held if (benefit := self.dialogue.knowledge.by_name(mention.name))]
        return list(dict.fromkeys(benefit.id for benefit in (held or self._mentioned())))

    def _already_receiving(self) -> Iterator[Reply]:
        if self.read.receives is False and not self.read.no_other:
            yield from self._results(whole=True)
            return
        # What was talked about may have gone with the services that were published then.
        named = self._held() or [i for i in (self.context.focus,) if i in self.records]
        if not named:
            topic = self.dialogue.topics.about(self.heard.text) or self.dialogue.topics.by_id.get((self.read.matter or ("",))[0])
            if topic:
                self.context = replace(self.context, topic=topic.id, benefit=None)
                yield self.answers.say("receiving.topic", name=topic.name)
            else:
                yield self.answers.say("receiving.which")
            return
        someone = self.context.someone(put_right.holder(self.heard.text, self.read.held, self.context))
        receiving = (*someone.receiving, *(i for i in named if i not in someone.receiving))
        self.context = self.context.with_someone(replace(someone, receiving=receiving))
        fitting = tuple(i for i in self.context.fitting if i not in named)
        focus = None if self.context.focus in named else self.context.focus
        self.context = replace(self.context, fitting=fitting, focus=focus)
        names = ", ".join(self.records[i].name for i in named)
        yield self.answers.say("receiving.noted", names=names)
        talked = self.records.get(focus or "") if self.learnt else None
        if talked and self.context.talked[-1:] == (talked.id,):
            # Told on the way to what they asked for.
            yield self._standing_of(talked)
            yield from self._ask_for(talked)
        elif fitting or self.learnt or self.turned or someone.facts:
            yield from self._results(whole=bool(fitting))

    def _in_trouble_with(self) -> tuple[Benefit, str] | None:
        """The benefit received of which it is told or asked, and `less` or `not_come`."""
        kind = payment.trouble(self.heard.text, bool(self.read.benefits))
        if kind is None or self.intent.name in _NEVER or self.read.crisis:
            return None
        received = self.context.someone().receiving
        on = self.context.benefit or (received[-1] if received else None) or self.context.focus
        talked_of = self.dialogue.knowledge.benefits.get(on or "")
        place = payment.where(self.heard.text)
        before = [m for m in self.read.benefits if m.start <= place] or [*self.read.benefits]
        named = self.dialogue.knowledge.by_name(before[-1].name) if before else None
        benefit = talked_of if talked_of and (named is None or payment.names_a_cause(self.heard.text)) else named
        return (benefit, kind) if benefit and benefit.origin == WRITTEN else None

    def _why_not_shown(self) -> bool:
        """자녀장려금은 왜 안 나와요, of what cannot be theirs by what is known, or of what nothing that they told speaks for, asks why not.
        Of what they receive or may receive, it is the money that has not come."""
        named = self._mentioned()
        benefit = named[0] if named else self.records.get(self.context.benefit or "")
        if benefit is None or len(named) > 1 or not payment.is_missing(beside(self.heard.text, self.read.benefits)):
            return False
        someone, status = self.context.someone(), self._verdict(benefit).status
        if benefit.id in someone.receiving or self.context.rejected == benefit.id:
            return False
        return status == INELIGIBLE or (status == OPEN and bool(someone.facts) and payment.asks_why(self.heard.text))

    def _troubled(self, benefit: Benefit, kind: str) -> Iterator[Reply]:
        someone = self.context.someone()
        also = [b.id for m in self.read.held if (b := self.dialogue.knowledge.by_name(m.name))]
        receiving = tuple(dict.fromkeys((*someone.receiving, *also, benefit.id)))
        self.context = self.context.with_someone(replace(someone, receiving=receiving))
        self.context = replace(self.context, fitting=tuple(i for i in self.context.fitting if i not in receiving))
        tone = "" if self._tone() or self.toned_before == "payment" else self.wording.say(f"payment.{kind}")
        self.context = replace(self.context, toned=self.context.toned or "payment")
        told = self._why_less(benefit) if kind == "less" else self._payday(benefit)
        ask = self.wording.say(f"payment.{kind}_ask", name=benefit.name, contact=self._contact_of(benefit))
        yield self._say_of(benefit, "contact", [self._lead() if self.learnt else "", tone, told, ask])

    def _why_less(self, benefit: Benefit) -> str:
        # 노령연금 was once the name of 기초연금: what counts is the word.
        words = [self.heard.text[m.start : m.end] for m in self.read.benefits] if payment.names_a_cause(self.heard.text) else []
        cause = [word for word in words if word not in benefit.name]
        asked = [self.wording.say("payment.asks.so", cause=each, name=benefit.name) for each in cause]
        for text in (*asked, self.heard.text, self.wording.say("payment.asks.why", name=benefit.name)):
            if (detail := details.asked(benefit.details, text, self.detail_before)) and _LESS.search(detail.text):
                return self._filled([detail.text])
        return self._filled([sentence for sentence in sentences(benefit.amount) if _LESS.search(sentence)])

    def _payday(self, benefit: Benefit) -> str:
        """What the record says to just this (반기신청 했는데 안 들어왔어요), else to when it is paid."""
        for text in (self.heard.text, self.wording.say("payment.asks.when", name=benefit.name)):
            if (detail := details.asked(benefit.details, text, self.detail_before)) and _COMES.search(detail.text):
                return self._filled([detail.text])
        return timing.told("payday", self.answers.filled(benefit.amount, self.day), self.answers.filled(benefit.period, self.day))

    def _note_uninsured(self) -> None:
        """고용보험은 든 적이 없어요: what is paid only to the insured is not shown to them."""
        if insured.never(self.heard.text) and not self.turned:
            someone = self.context.someone()
            out = tuple(b.id for b in self.dialogue.knowledge.benefits.values() if insured.is_for_them(b.who))
            self.context = self.context.with_someone(replace(someone, ruled_out=tuple(dict.fromkeys((*someone.ruled_out, *out)))))
