"""One benefit for a couple, or for several children: who of them may have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot import eligibility, means, meant, supposed
from bot.context import SELF
from bot.eligibility import INELIGIBLE, Verdict
from bot.knowledge import Benefit
from bot.message import Reply
from bot.refused import Refused

_COUPLES = ((SELF, "spouse"), ("mother", "father"), ("grandmother", "grandfather"))
_PARTNER = {one: other for couple in _COUPLES for one, other in (couple, couple[::-1])}
_PER_CHILD = re.compile(r"아이마다|아이 한 명|한 아이에|자녀 한 명|자녀 1명|아이 1명")


class TwoPeople(Refused):
    """Answers about one benefit for two."""

    def _both(self, benefit: Benefit) -> Iterator[Reply]:
        per_child = _PER_CHILD.search(f"{benefit.summary} {benefit.amount}")
        if per_child and means.is_of_children(benefit):
            # 쌍둥이 둘 다 나와요: of the children, not of a couple.
            yield self._say_of(benefit, "amount", [self.wording.say("both.children", name=benefit.name), self._filled((benefit.amount,))])
            return
        couple = [self.context.subject, _PARTNER.get(self.context.subject, "")]
        known = all(who in self.context.people and self.context.people[who].facts for who in couple)
        if not known or (not self._mentioned() and any(i != benefit.id for i in self.context.talked)):
            yield from super()._both(benefit)
            return
        verdicts = {who: self._verdict_of(benefit, who) for who in couple}
        lines = [self._standing_by_name(benefit, who, verdict) for who, verdict in verdicts.items()]
        if meant.asks_how_much(self.heard.text):
            amount = self.wording.say("aspect.amount", name=benefit.name, amount=self.answers.filled(benefit.amount, self.day))
            yield self._say_of(benefit, "amount", [amount, *lines])
            return
        lines += self._still_open(verdicts)
        if all(verdict.status != INELIGIBLE for verdict in verdicts.values()):
            amount = self.answers.filled(benefit.amount, self.day)
            lines.append(" ".join(s for s in amount.replace(". ", ".\n").split("\n") if "부부" in s))
        yield self._say_of(benefit, "eligibility", [self.wording.say("both.each", name=benefit.name), *lines])

    def _still_open(self, verdicts: Mapping[str, Verdict]) -> list[str]:
        unknown = [
            text
            for who, verdict in verdicts.items()
            if verdict.status != INELIGIBLE
            for text in self.answers.explainer.unknown(verdict, self.dialogue.case(self.context.about(who), self.day))
        ]
        parts = [self.wording.say("eligibility.unknown_part", text=text) for text in dict.fromkeys(unknown)]
        return [self.wording.say("eligibility.unknown_parts"), *parts] if parts else []

    def _verdict_of(self, benefit: Benefit, who: str) -> Verdict:
        return eligibility.judge(benefit, self.dialogue.case(self.context.about(who), self.day), True)

    def _standing_by_name(self, benefit: Benefit, who: str, verdict: Verdict) -> str:
        case = self.dialogue.case(self.context.about(who), self.day)
        called = self.wording.say(f"who.{self.context.someone(who).called}")
        if verdict.status != INELIGIBLE:
            return self.wording.say(f"both.{verdict.status}", who=called)
        unmet = ", ".join(self.answers.explainer.unmet(verdict, case))
        age = self.context.public_facts(self.day, self.dialogue.knowledge.parameters, who).get("age")
        failing = [check.condition for check in verdict.checks if check.result.value is False]
        by_age = age is not None and all(supposed.fails_by_age_alone(condition) for condition in failing)
        return self.wording.say("both.not_of_age" if by_age else "both.ineligible", who=called, age=age, unmet=unmet)
