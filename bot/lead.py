"""One message taken in, and what an answer begins with: a word for what is felt, then what was understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot import aimed, details, kin, looked_after, means, put_right
from bot.context import ADULT, SELF, Context, is_person
from bot.describe import facts_text
from bot.details import Detail
from bot.intent import TELLING, Intent
from bot.message import Heard, Reply
from bot.person import FACTS
from bot.taking_in import changed, take_in
from bot.understand import disabled, emotion
from bot.understand.bounds import bound
from bot.understand.result import Understanding

if TYPE_CHECKING:
    from bot.dialogue import Dialogue

_TOUCHING = ("bereaved", "crisis_event", "job_lost", "pregnant")


class Lead:
    """`context` is the conversation after this turn."""

    def __init__(
        self,
        dialogue: Dialogue,
        heard: Heard,
        read: Understanding,
        intent: Intent,
        context: Context,
        day: date,
        taken_back: Mapping[str, Any] | None = None,
        beside: bool = False,
    ) -> None:
        """`beside`: one question of several, in a message whose facts are taken in and whose feeling is answered."""
        self.taken_back, self.beside = taken_back or {}, beside
        self.dialogue, self.heard, self.read, self.intent, self.day = dialogue, heard, read, intent, day
        self.answers, self.wording = dialogue.answers, dialogue.wording
        self.records = dialogue.records(day)
        taken = take_in(heard, replace(read, said=()) if beside else read, intent, context, day)
        self.context, self.learnt, self.turned = replace(taken.context, toned=None, not_known=None), taken.learnt, taken.turned
        self._remembered, self._taken_of = context, taken.context.subject
        self._hear_whom()
        self.disabled_before = "disabled" in context.someone(self.context.subject).facts
        self.toned_before, self.detail_before, self.not_known_before = taken.context.toned, taken.context.detail, taken.context.not_known
        self.topic_before = context.topic
        self.lead, self.says_again, self.is_exact = "", False, False
        """What was understood, as it was said; whether what would be said was just said; whether a record answers just this."""
        self.is_together, self.falls_short, self.put = False, False, ""
        """Whether two things asked of one matter are answered; whether all that is said is that nothing here answers; the question that
        settles most, as it was put."""
        self.crisis: str | None = None
        """What State says of a danger."""

    def _hear_whom(self) -> None:
        """집사람은 뭐 없어 turns to her though nothing new is told; a sister stays what she was called."""
        who, text = self.read.subject, self.heard.text
        if who and who.startswith("child"):
            # Which of several children is meant was settled when they were told of.
            who = None
        silent = self.learnt or self.read.crisis
        about = who and is_person(who) and who not in self.context.gone and kin.asks_of_them(text) and not silent
        self.asked_for = bool(about) and (who == self.context.subject or who in self.context.people)
        if self.asked_for and who and who != self.context.subject:
            self.turned, self.context = True, self.context.about(who)
        told = {self.context.subject, *(said.person for said in self.read.said)}
        word = kin.sibling(text) if "sibling" in told else None
        if word:
            self.context = self.context.with_someone(replace(self.context.someone("sibling"), word=word))

    def _untold(self, told: Sequence[Detail]) -> Sequence[Detail]:
        """`told` but for what is for those younger than whoever is talked about; after a wrong answer (아니 틀니 말이여 위는 되제) but for
        what was just said too."""
        age = self.context.public_facts(self.day, self.dialogue.knowledge.parameters).get("age")
        told = tuple(each for each in told if not (isinstance(age, int) and details.is_for_younger(each, age)))
        if not put_right.asks_anew(self.heard.text):
            return told
        text, said = self.heard.text, "\n".join(str(node["text"]) for node in self.context.last)
        others = tuple(each for each in told if self.answers.filled(each.text, self.day) not in said)
        weights = [max((each.weight(text) for each in some), default=0) for some in (told, others)]
        return others if weights[1] >= weights[0] else told

    def _lead(self) -> str:
        """Feeling first, then what was understood."""
        if self.beside:
            return ""
        parts = [self._tone()]
        parameters = self.dialogue.knowledge.parameters
        facts = self.context.public_facts(self.day, parameters) | self.context.heard_facts()
        # What a household has is kept of the parents while their small child is talked about.
        facts = self.context.public_facts(self.day, parameters, SELF) | facts
        # 어머니가 밤에 나가시고 저는 직장을 다니는데: of whom the answer speaks, though the words ended with another.
        told = self.learnt if self.context.subject == self._taken_of else changed(self._remembered, self.context)
        learnt = {name: facts[name] for name in facts if name in told}
        house = self._of_the_house(learnt)
        own = facts_text({name: value for name, value in learnt.items() if name not in house}, self.wording, self._bound())
        said = ", ".join(part for part in (own, self._of_all_at_home(house)) if part)
        if said:
            key = "corrected" if self.intent.name == "correct" else "understood"
            parts.append(self.wording.say(key, who=self._topic() if own else "", facts=said))
        elif erased := self._erased():
            parts.append(erased)
        elif known := self._known_already():
            parts.append(known)
        elif self.turned:
            parts.append(self.wording.say("subject_changed", who=self.wording.say(f"who.{self._called()}")))
        elif self.intent.name in ("dont_know", "skip"):
            parts.append(self.wording.say("noted_unknown"))
        elif self.intent.name in ("inform", "affirm", "deny"):
            parts.append(self.wording.say("noted"))
        things = means.owned(self.heard.text) if self.intent.name in TELLING and not means.asked(self.heard.text) else ()
        if things:
            parts.append(self.wording.say("means.heard", things=", ".join(things)))
        self.lead = " ".join(part for part in parts if part)
        return self.lead

    def opening(self) -> str:
        """What an answer to several questions begins with."""
        tells = self.learnt or self.taken_back
        return (self.lead or self._lead()) if tells else self._tone() if self.read.emotion in ("sadness", "anger") else ""

    def _erased(self) -> str:
        """That what was wrongly heard is known no more."""
        gone = facts_text({name: value for name, value in self.taken_back.items() if FACTS[name].public}, self.wording)
        return self.wording.say("taken_back", facts=gone) if gone else ""

    def _of_the_house(self, learnt: Mapping[str, Any]) -> dict[str, Any]:
        """저희 집 소득은 600이요, while the child or the husband is talked about: what comes in is everybody's."""
        own = {said.fact for said in self.read.said if said.person == SELF}
        shared = self.context.someone().relation in ("spouse", "child") and "monthly_income" in own
        return {name: value for name, value in learnt.items() if shared and name == "monthly_income"}

    def _bound(self) -> str:
        """Whether the income was told as a bound, as the words it was taken from say."""
        known = self.context.someone().facts.get("monthly_income") or self.context.someone(SELF).facts.get("monthly_income")
        return bound(known.evidence) if known else ""

    def _of_all_at_home(self, house: Mapping[str, Any]) -> str:
        text = facts_text(house, self.wording, self._bound())
        return self.wording.say("all_at_home", facts=text) if text else ""

    def _known_already(self) -> str:
        """네, 73세로 알고 있어요: of facts told once more, and of nobody else."""
        if self.intent.name not in ("inform", "correct", "deny", "complain") or self.turned:
            return ""
        facts = self.context.public_facts(self.day, self.dialogue.knowledge.parameters)
        subject = self.context.subject
        told = {s.fact for s in self.read.said if not s.derived and s.value is not None and (s.person or subject) == subject}
        text = facts_text({name: facts[name] for name in facts if name in told - {"sex", *_TOUCHING}}, self.wording)
        return self.wording.say("known_already", who=self._topic(), facts=text) if text else ""

    def _tone(self) -> str:
        """A word for what is felt, fitting what was told; never the same in two answers running."""
        name = self._feeling()
        if name in ("joy", "pregnant") and (self.context.crisis or self.context.danger_past or looked_after.tells_nobody(self.heard.text)):
            return ""  # Nothing is congratulated where danger was spoken of, nor a girl who dares tell nobody.
        if name is None or name == self.toned_before or not self.wording.has(f"tone.{name}"):
            return ""
        self.context = replace(self.context, toned=name)
        # Nobody apologises for what somebody else did.
        return self.wording.say("aimed.feeling" if name == "anger" and aimed.matter(self.heard.text) else f"tone.{name}")

    def _feeling(self) -> str | None:
        heard, troubled = self.read.emotion, self.read.emotion in ("sadness", "anger")
        shade = emotion.shade(self.heard.text) if troubled else None
        if shade == "hunger":
            return shade
        for fact in _TOUCHING:
            if fact in self.learnt and self.context.someone().facts[fact].value:
                return self._at_a_birth(shade) if fact == "pregnant" else fact
        if heard == "pleasure" and self.learnt:
            # "23살 백수임 ㅋㅋ" gladdens nobody.
            return None
        if heard == "joy":
            return emotion.glad_of(self.heard.text)
        return "rejected" if shade == "rejected" else (shade or heard if heard == "sadness" else heard)

    def _at_a_birth(self, shade: str | None) -> str:
        """A girl of seventeen, or who is afraid, is not congratulated."""
        years = self.context.person(self.day).age_range()
        if years is not None and years[0] < ADULT:
            return "pregnant_young"
        if self.context.someone().relation == "child" or self.intent.topic:
            return "pregnant_worried"  # 고등학생 딸이 임신했어요
        return "pregnant_worried" if shade or self.read.emotion == "sadness" else "pregnant"

    def _registration(self) -> Iterator[Reply]:
        """Where to register, for who cannot see or walk and says that it was never registered."""
        known = self.context.someone().facts.get("disability")
        none = "disability" in self.learnt and known is not None and known.value == "none"
        if none and (self.disabled_before or disabled.tells_of_one(self.heard.text)):
            topic = self.dialogue.topics.by_id["disability_registration"]
            yield self.answers.say("not_registered", told=topic.answer, contact=self.answers.contacts(topic))

    def _called(self) -> str:
        return self.context.someone().called

    def _topic(self) -> str:
        return "" if self._called() == "self" else self.wording.say(f"topic.{self._called()}") + " "

    def _whom(self) -> str:
        return "" if self._called() == "self" else self.wording.say(f"whom.{self._called()}") + " "
