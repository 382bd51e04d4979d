"""What was just said is not said again: what else is known answers, else that it is not known here, and who is to be asked."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import meant, same_again, timing, topics
from bot.choice import CLEARLY, PERHAPS
from bot.in_danger import InDanger
from bot.intent import ASPECT_OF, COMMANDS, TELLING
from bot.knowledge import Benefit
from bot.korean.plain import compact
from bot.message import Reply
from bot.topics import Topic
from bot.understand.two_questions import parts

_A_QUESTION = 4
"""Syllables."""
_INSTEAD = re.compile(r"말고")
_FIGURE = re.compile(r"[0-9]|[한두세네]\s?(?:달|번|해)|여덟|다섯|평생")
_WHEN = re.compile(r"며칠|메칠|언제|은제")
_UNITS = {"달": "(?:달|개월|일)", "개월": "(?:달|개월|일)", "살": "(?:살|세)", "세": "(?:살|세)",
          "년": "(?:년|개월)", "시간": "시간", "프로": "%"}  # fmt: skip
_COUNTED = re.compile(rf"몇\s?(?P<unit>{'|'.join(_UNITS)})")


class NotAgain(InDanger):
    """The part of a turn that looks at what was said before."""

    def _not_again(self, reply: Reply) -> Reply:
        """`reply`; where just that was said, what else answers, or that nothing does and whom to call."""
        benefit, topic = self.records.get(self.context.benefit or ""), self.dialogue.topics.by_id.get(self.context.topic or "")
        on = topic or (benefit if len(reply.benefits) == 1 and benefit and reply.benefits[0].id == benefit.id else None)
        beside = [self.answers.guidance(benefit) if benefit else "", self.lead]
        judged = self.learnt and self.intent.name in TELLING  # By what is known now.
        if on is None or judged or self.intent.name in (*COMMANDS, "ask_overview"):
            return reply
        heard = [self.wording.ending(key) for key in ("understood", "corrected", "known_already")]
        if not same_again.repeats(reply, self.context.last, beside, self.is_exact, heard):
            return reply
        return self._next_best(on) or self._nothing_more(on, reply, beside)

    def _next_best(self, on: Topic | Benefit) -> Reply | None:
        """What else the entry talked about says to it, that was not said just now."""
        said = "\n".join(str(node["text"]) for node in self.context.last)
        told = next((each for each in self._spoken_besides(on, said) if each and each not in said and self._is_an_answer(each)), None)
        if told is None:
            return self._of_the_related(on, said) if isinstance(on, Topic) else None
        self.is_exact = True
        if isinstance(on, Topic):
            return self.answers.detail_of_topic(on, told, [])
        return self._say_of(on, self.intent.aspect or self.read.aspect or "overview", [self.lead, told])

    def _spoken_besides(self, on: Topic | Benefit, said: str) -> list[str]:
        """By the time asked for, by a detail that was not told, by what is known of the aspect, by a sentence."""
        text, meaning = self.heard.text, self.dialogue.meaning
        aspect = topics.aspect(text, self.read) if isinstance(on, Topic) else self.intent.aspect
        timed = self._time_told(on, text, "period") if isinstance(on, Benefit) and self._wants_a_time(on) else None
        untold = [each for each in on.details if self._filled([each.text]) not in said]
        detail = meaning.choice.asked(untold, text, None, PERHAPS)
        if self.is_exact and not _INSTEAD.search(text):
            # Who asks the very same once more wants no neighbour of what answers it.
            told = max((meaning.choice.chance(each, text) for each in on.details), default=0.0)
            detail = None if detail and told >= CLEARLY > meaning.choice.chance(detail, text) else detail
            return [timed or "", self._filled([detail.text]) if detail else ""]
        of_aspect = on.told.get(aspect or "", "") if isinstance(on, Topic) else ""
        sentence = meaning.passage(on, text, said)
        return [timed or "", *(self._filled([each]) for each in (detail.text if detail else "", of_aspect, sentence or ""))]

    def _of_the_related(self, on: Topic, said: str) -> Reply | None:
        """딸이 크면 언제까지 나와요, of what a benefit that belongs to the topic gives: for each thing asked."""
        for benefit in (self.records[one] for one in on.related):
            told = []
            for part in (part for part in parts(self.heard.text) if len(compact(part.text)) >= _A_QUESTION):
                found = self.dialogue.meaning.choice.asked(benefit.details, part.text, None, CLEARLY)
                timed = self._time_told(benefit, part.text, "period") if timing.asked(part.text) == "until" and not found else None
                # What the words only share with a sentence is no answer but to what asks for a figure.
                wants = meant.asks_how_much(part.text) or _COUNTED.search(part.text)
                said_of = self.dialogue.meaning.passage(benefit, part.text, said) if wants and not (timed or found) else None
                passage = self._filled([said_of]) if said_of else ""
                told.append(timed or (self._filled([found.text]) if found else passage if self._is_an_answer(passage) else ""))
            fresh = [each for each in dict.fromkeys(told) if each and each not in said]
            if fresh:
                self.is_exact = True
                reply = self._say_of(benefit, "eligibility", fresh[:2])
                self.context = replace(self.context, topic=None)
                return reply
        return None

    def _wants_a_time(self, on: Benefit) -> bool:
        """Whether the record holds when or until when it is paid, which was asked."""
        told = self._time_told(on, self.heard.text, "period")
        return told is not None and _FIGURE.search(told.replace(self.answers.contacts(on), "")) is not None

    def _nothing_more(self, on: Topic | Benefit, reply: Reply, beside: list[str]) -> Reply:
        self.falls_short = True
        angry = self.heard.intent == "complain" and self.intent.name in ASPECT_OF
        key = "again.other" if _INSTEAD.search(self.heard.text) and not self.is_exact else "again.all"
        # Who is angry and asks once more is not told that this was all, nor who was told that nothing is known.
        keys = ("again.still",) if angry or self._was_unknown(on) else (key, "again.still")
        texts = [self.wording.say(each, name=on.name, contact=self.answers.contacts(on)) for each in keys]
        said = "\n".join(str(node["text"]) for node in self.context.last)
        if texts[0] in said and self._mentioned():
            return reply  # Asked for by its name once more, and not just said.
        self.says_again = True
        told = same_again.picked(self.heard.text, reply, on.name) if key == "again.all" else ""
        if key == "again.all" and not told:
            # 위는 안했는데 위는 되제, 그러니까 얼마냐고요: put in other words, it is answered once more, in short.
            told = same_again.first(reply, beside)
            told = told if self.is_exact or (meant.asks_how_much(self.heard.text) and self._is_an_answer(told)) else ""
        if told:
            key, contact = "again.picked" if self._is_an_answer(told) else "beyond.asked", self.answers.contacts(on)
            beyond = self.answers.beyond(on, True).text if isinstance(on, Topic) and key == "beyond.asked" else ""
            texts.insert(0, beyond or self.wording.say(key, told=told, name=on.name, contact=contact))
        text = next((each for each in texts if each not in said), texts[-1])
        lead = "" if isinstance(on, Topic) else self.lead
        perhaps = [each for each in self._perhaps() if on.name not in each]  # Asked once more, it may be something else.
        lines = (lead, text, self._whether_one_of() if perhaps else "")
        return self.answers.reply("\n".join(line for line in lines if line), quick=[*perhaps, self.wording.say("person_reply")])

    def _was_unknown(self, on: Topic | Benefit) -> bool:
        said = " ".join(str(node["text"]) for node in self.context.last)
        return isinstance(on, Topic) and any(
            self.wording.say(f"topics.more.{aspect}", name=on.name) in said for aspect in ("amount", "documents", "period", "eligibility")
        )

    def _is_an_answer(self, told: str) -> bool:
        """청년이면 얼마나 더 빼 줘요 is not answered by a sentence without a figure."""
        if counted := _COUNTED.search(self.heard.text):
            return re.search(rf"\d\s?{_UNITS[counted['unit']]}", told) is not None
        if meant.asks_how_much(self.heard.text):
            return meant.tells_how_much(told)
        return not _WHEN.search(self.heard.text) or _FIGURE.search(told) is not None
