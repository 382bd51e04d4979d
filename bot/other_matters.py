"""What another office answers (`data/topics`), and anger at others (알바비 안줌): a word of feeling and the matter itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import aimed, looked_after, meant, put_right, topics
from bot.asked_together import AskedTogether
from bot.choice import PERHAPS
from bot.details import Detail
from bot.entries import CERTAIN
from bot.everywhere import POSSIBLY, PROBABLY
from bot.intent import ASPECT_OF, TELLING
from bot.knowledge import Benefit
from bot.korean.plain import compact, sentences
from bot.matters import PLAIN
from bot.message import Reply
from bot.topics import Topic
from bot.unanswered import asks_one_thing
from bot.understand import animals
from bot.understand.asking import asks_openly

_ONLY_NAMED = 10
"""Syllables with which a thing is only named once more (아니 임플란트 말이여): like no question of a detail."""


TRIFLE = re.compile(
    r"점심|메뉴|뭐\s?먹|레시피|끓이는|요리|볶는|코인|주식|주가|로또|환율|날씨|대통령|정치|선거|연예인|아이돌|노래|영화|드라마|게임|축구|야구|월드컵|파이썬|코딩|코드\s?짜"
    r"|숙제|번역|농담|끝말잇기|퀴즈|운세|사주|궁합|맛집"
)
"""What no office answers."""


class OtherMatters(AskedTogether):
    """Answers about what is none of our benefits."""

    def _of_another(self) -> str | None:
        """니 말고 사장이, 당신 말고 장사가: whom it is about, says who was taken for complaining of us."""
        denied = aimed.denied(self.heard.text) and not (self.learnt or self.intent.topic or self.read.benefits)
        if denied and self.intent.name in ASPECT_OF and aimed.matter(self.heard.text) == "any":
            return None  # 상담원 말고 환불 기한이요 asks.
        return (aimed.matter(self.heard.text) or "any") if denied else None

    def _aimed_elsewhere(self, whom: str) -> Iterator[Reply]:
        topic = self.dialogue.topics.about(self.heard.text)
        if topic or whom in aimed.MATTER_OF:
            self.intent = replace(self.intent, name="out_of_scope", topic=topic.id if topic else aimed.MATTER_OF[whom])
            yield from self._feels_with()
            yield from self._elsewhere()
        elif self.dialogue.meaning.needs_of(self.heard.text, self.read):
            self._wish()
            yield from self._feels_with()
            yield from self._results(whole=True)
        else:
            yield self.answers.say(f"aimed.{whom}", [self.wording.say("person_reply")])

    def _feels_with(self) -> Iterator[Reply]:
        if not self.context.toned:
            self.context = replace(self.context, toned="anger")
            yield self.answers.say("aimed.feeling")

    def _out_of_scope(self) -> Iterator[Reply]:
        if animals.hurt(self.heard.text):
            yield self.answers.say("out_of_scope.animals_hurt", self.wording.options("out_of_scope.replies"))
            return
        if self.intent.animal:
            yield self.answers.say("out_of_scope.animals", self.wording.options("out_of_scope.replies"))
            return
        topic = self.dialogue.topics.about(self.heard.text)
        if topic is None and not TRIFLE.search(self.heard.text) and (told := self._of_any()):
            yield told
            return
        if topic is None:
            trifle = TRIFLE.search(self.heard.text) and not asks_openly(self.heard.text)
            yield self.answers.say("out_of_scope.trifle" if trifle else "out_of_scope.say", self.wording.options("out_of_scope.replies"))
            return
        self.context = replace(self.context, topic=topic.id, benefit=None)
        yield self.answers.guided(topic, self._of_topic(topic, None, more=False))

    def _elsewhere(self) -> Iterator[Reply]:
        """What another office answers. What was told along the way may settle what was to be asked next."""
        topic, asked = self.dialogue.topics.by_id[self.intent.topic or ""], topics.aspect(self.heard.text, self.read)
        if self.heard.intent == "complain" and aimed.matter(self.heard.text):
            yield from self._feels_with()
        more = self.context.topic == topic.id
        self.context = replace(self.context, topic=topic.id, benefit=None, aspect=asked)
        asked = asked if topics.says(self.heard.text, asked, topic) else None
        openly = not more and asked is None and asks_openly(self.heard.text) and self._fits_of(self.context, self.context.subject)
        lead = self._lead() if self.learnt and not openly and (more or self.intent.name in TELLING) else ""
        if lead and self.intent.name not in TELLING:
            yield self.answers.reply(lead)
            lead = ""
        yield self._before(lead, self._answer_of(topic, asked, more))
        if self.heard.intent != "life_event" and looked_after.key(self.heard.text, self.read, self.context) == "young_mother":
            return  # Who dares tell nobody hears of help first; what there is besides can wait.
        if self.crisis and self.context.crisis_form != "weary":
            return  # 방금 500만원 이체했어요: nothing is looked for beside it, and nothing asked.
        if openly:
            self._wish()
            yield from self._results(whole=True)
        elif self.intent.name in TELLING:
            yield from self._adds()
        elif self.learnt:
            self.context = self.dialogue.with_question(self.context, self.day)

    def _before(self, lead: str, reply: Reply) -> Reply:
        """`reply` after what was understood; a word of feeling that it says itself is not said twice."""
        kept = " ".join(each for each in sentences(lead) if each not in reply.text)
        return self.answers.reply(f"{kept}\n{reply.text}", reply.benefits, reply.quick_replies) if kept else reply

    def _answer_of(self, topic: Topic, asked: str | None, more: bool) -> Reply:
        return self.answers.guided(topic, self._told_of_topic(topic, asked, more))

    def _told_of_topic(self, topic: Topic, asked: str | None, more: bool) -> Reply:
        if both := self._of_topic_together(topic, more):
            return both
        if reckoned := self._reckoned_of_topic(topic, asked == "amount" or meant.asks_how_much(self.heard.text)):
            return reckoned
        if detail := self._asked_of(topic, asked, more):
            return self._detail_of_topic(topic, detail)
        choice = self.dialogue.meaning.choice
        if more and asked not in topic.told and (perhaps := choice.asked(topic.details, self.heard.text, self.detail_before, PERHAPS)):
            return self._detail_of_topic(topic, perhaps)
        if more and asked not in topic.told and (said := self.dialogue.meaning.passage(topic, self.heard.text)):
            return self.answers.detail_of_topic(topic, self._filled([said]), [])
        if more and asked == "amount" and asked not in topic.told:
            last = " ".join(str(node["text"]) for node in self.context.last)
            if paid := meant.priced(topic.answer) or meant.priced(last):
                self.is_exact = True
                return self.answers.detail_of_topic(topic, paid, [])  # 비용은요, of what was just told.
        if more and asked is None and self._is_beyond(topic):
            self.falls_short = True
            return self.answers.beyond(topic, "question" in self.read.cues, self.dialogue.meaning.near(topic, self.heard.text))
        return self._of_topic(topic, asked, more)

    def _asked_of(self, topic: Topic, asked: str | None, more: bool) -> Detail | None:
        """The detail asked for; what opens the talk and asks nothing (아이가 발달이 느린 것 같대요) is like no question of one."""
        named_again = more and put_right.insists(self.heard.text) and len(compact(self.heard.text)) <= _ONLY_NAMED
        untold = self._untold(topic.details)
        asks = self.intent.name in ASPECT_OF or asks_one_thing(self.heard.text, self.read)
        if more and not named_again:
            return self.dialogue.meaning.detail(untold, self.heard.text, self.detail_before, asked)
        return self.dialogue.meaning.anew(topic, untold, self.heard.text, self.detail_before, asks and not named_again, asked)

    def _is_beyond(self, topic: Topic) -> bool:
        """Told or asked while the topic is talked about, which its entry says nothing of."""
        return self.dialogue.topics.about(self.heard.text) != topic and not topics.points(self.heard.text)

    def _no_answer(self) -> Reply:
        return self._after_all() or self._of_any() or self._likeliest() or super()._no_answer()

    def _likeliest(self, apart: bool = True) -> Reply | None:
        """카톡으로 내일부터 나오지 말래요 그냥 당해야 돼요?: what is likelier than anything else, said to be no more than that."""
        meant = None if self.topic_before or self.context.focus else self.dialogue.meaning.likeliest(self.heard.text, apart)
        on = self.dialogue.meaning.entry_of(meant)
        if on is None:
            return None
        if isinstance(on, Topic):
            self.context = replace(self.context, topic=on.id, benefit=None)
            told = self._answer_of(on, topics.aspect(self.heard.text, self.read), more=False)
        else:
            self._turn_to(on, "overview")
            told = self.answers.aspect("overview", self._verdict(on), self.dialogue.case(self.context, self.day))
        self.falls_short = True
        return self._perhaps_told(on, told)

    def _no_benefit(self, aspect: str) -> Iterator[Reply]:
        told = self._after_all() or self._of_topic_before(aspect) or self._of_any() or (None if aspect == "amount" else self._likeliest())
        yield from (told,) if told else super()._no_benefit(aspect)

    def _of_topic_before(self, aspect: str) -> Reply | None:
        """신청은 어디서 해요? 진단서 있어야 돼요?, which names nothing: of the topic just talked about."""
        topic = self.dialogue.topics.by_id.get(self.topic_before or "")
        if topic is None or aspect in ("overview", "eligibility") or asks_openly(self.heard.text):
            return None
        self.context = replace(self.context, topic=topic.id, benefit=None)
        return self._answer_of(topic, topics.aspect(self.heard.text, self.read) or aspect, more=True)

    def _of_any(self) -> Reply | None:
        """The likeliest detail of all entries, in place of no answer."""
        found = self.dialogue.meaning.anywhere(self.heard.text, self.read)
        # 비행기표 싸게 사는 법 알아?, or 데려다주고 데려오고도 해줘요?, of what is talked about.
        alien = self.heard.intent == "out_of_scope" and self.heard.confidence >= CERTAIN
        if found is None or found.chance < (PROBABLY if alien or self.topic_before or self.context.focus else POSSIBLY):
            return None
        on = self.dialogue.meaning.entries[found.entry]
        if isinstance(on, Topic):
            self.context = replace(self.context, topic=on.id, benefit=None)
            told = self.answers.guided(on, self._detail_of_topic(on, found.detail))
        else:
            self.is_exact = True
            told = self._say_of(on, "eligibility", [self._filled([found.detail.text])])
        return told if found.chance >= PROBABLY else self._perhaps_told(on, told)

    def _perhaps_told(self, on: Topic | Benefit, told: Reply) -> Reply:
        """`told`, said to be of what is only likely meant."""
        line = self.wording.say("results.perhaps_told", name=on.name)
        text = told.text.removeprefix(self.wording.say("topics.heard_as", name=on.name)).strip()
        return self.answers.reply(f"{line}\n{text}", told.benefits, told.quick_replies)

    def _after_all(self) -> Reply | None:
        """What the entries talked about say to it, before it is said that nothing does."""
        topic = self.dialogue.topics.by_id.get(self.topic_before or "")
        for on in (topic, self.dialogue.knowledge.benefits.get(self.context.benefit or "")):
            told = self._spoken_of(on) if on else None
            if isinstance(on, Topic) and told:
                self.context = replace(self.context, topic=on.id, benefit=None)
                return self.answers.guided(on, self.answers.detail_of_topic(on, told, []))
            if on and told:
                self.context = replace(self.context, benefit=on.id, focus=on.id)
                return self._say_of(on, "eligibility", [told])
        return None

    def _spoken_of(self, on: Topic | Benefit) -> str | None:
        """By the questions of a detail, else by the words of a sentence."""
        text, meaning = self.heard.text, self.dialogue.meaning
        detail = meaning.choice.asked(on.details, text) if asks_one_thing(text, self.read) else None
        told = detail.text if detail else meaning.passage(on, text)
        return self._filled([told]) if told else None

    def _detail_of_topic(self, topic: Topic, detail: Detail) -> Reply:
        self.is_exact = True
        self.context = replace(self.context, detail=detail.id or None)
        benefit = self.records.get(detail.benefit)
        if benefit:
            self._turn_to(benefit, "overview")
            self.context = replace(self.context, topic=topic.id)
        return self.answers.detail_of_topic(topic, self._filled([detail.text]), [benefit.name] if benefit else [])

    def _of_topic(self, topic: Topic, asked: str | None, more: bool) -> Reply:
        related = [self.records[i].name for i in topic.related]
        told = self.answers.topic(topic, asked, more, related)
        matter, chance = self.read.matter or ("", 1.0)
        if matter != topic.id or chance >= PLAIN:
            return told
        return self.answers.reply(f"{self.wording.say('topics.heard_as', name=topic.name)} {told.text}", told.benefits, told.quick_replies)
