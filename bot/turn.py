"""Answering one message: take in what it says, then do what the person does (one method an intent)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot import aimed, means, meant, published, supposed
from bot.context import SELF, Context
from bot.describe import facts_text
from bot.eligibility import INELIGIBLE
from bot.entries import CERTAIN
from bot.first_aid import AT_HOME, TOPIC_OF, FirstAid, first_aid
from bot.intent import ASPECT_OF, COMMANDS, LEAVE_QUEUE, TELLING
from bot.knowledge import Benefit
from bot.korean.foreign import is_foreign
from bot.korean.plain import compact
from bot.message import QuickReply, Reply
from bot.not_again import NotAgain
from bot.other_matters import TRIFLE
from bot.results import FOR_ANYBODY
from bot.unanswered import asks_one_thing
from bot.understand import answers, confided
from bot.understand.result import beside
from bot.understand.witness import SEEN

HEARD_FIRST = ("ask_benefits", "ask_why_not", "ask_privacy", "out_of_scope", "unclear", "help", "compare")
LOOKS_ON = ("inform", "life_event", "affirm", "deny", "smalltalk", "unclear", "thank", "greet", "correct", "complain")
"""What is done by who tells that a danger is over or what is feared: they are shown what helps."""


class Turn(NotAgain):
    """One method an intent."""

    def answer(self) -> tuple[Reply, ...]:
        misunderstandings = self.context.misunderstandings + 1 if self.intent.name == "unclear" else 0
        goes_on = self.intent.name in _GOES_ON
        topic = self.context.topic if self.intent.topic or goes_on else None
        detail = self.context.detail if goes_on else None
        self.context = replace(self.context, misunderstandings=misunderstandings, topic=topic, detail=detail)
        danger_before = self.context.crisis
        aid = first_aid(self.context, self.heard, self.read, self.intent)
        self.context, self.crisis = aid.context, aid.crisis
        if asked := self._asked_in_danger(aid, danger_before):
            # Who asks what to do about it still speaks of it.
            self.context = replace(self.context, crisis_turns=max(0, self.context.crisis_turns - 1))
            return (asked,)
        if aid.answers_alone:
            # 출소했는데 갈 데가 없어요 — 일자리도 구해야 되는데; what was spoken of before a danger is spoken of after it.
            raised = [aid.key] if aid.crisis is None else [f"form.{self.context.crisis_form}", aid.crisis]
            told = next((one for each in raised if (one := TOPIC_OF.get(each or "")) in self.dialogue.topics.by_id), None)
            # Words of dying (문자로는 안 되나요) raise no topic of their own.
            witnessed = self.context.crisis_form in SEEN
            is_named = self.dialogue.topics.asked(self.heard.text, self.read, None) is not None
            raised_now = self.intent.topic if is_named and aid.crisis != "suicide" and not witnessed else None
            topic = raised_now or told or (self.topic_before if aid.crisis else self.context.topic)
            self.context = replace(self.context, topic=topic)
            first = () if self.heard.crisis_answered else self._first_aid(aid)
            goes_on = self.intent.topic == self.topic_before and not asks_one_thing(self.heard.text, self.read)
            named = self.intent.topic and (self.read.matter or ("", 1.0))[1] >= CERTAIN and not goes_on
            return (*first, *(self._elsewhere() if named and not witnessed and self.crisis not in _NOTHING_ELSE else ()))
        self.context = replace(self.context, wished=tuple(dict.fromkeys((*aid.thought_of, *self.context.wished))))
        self._note_receiving()
        self._note_uninsured()
        looks_on = aid.thought_of or (aid.key or "").startswith("after.")
        if looks_on and not aid.thought_of:
            self._wish()
        replies = tuple(self._results(whole=True) if looks_on and self._looks_on(aid) else self._handler()())
        answered = self.learnt or self.turned or self.context.topic or self.context.benefit or any(reply.benefits for reply in replies)
        if self.intent.name in _TOLD_ONLY and not answered:
            # 의무조사 안 받고 그냥 나왔습니다, of the topic talked about: it stays so, though nothing here speaks of that.
            self.context = replace(self.context, topic=self.topic_before)
        if aid.key:
            return tuple(self._led(aid, replies))
        said = self._but_what_was_said(replies)
        if self.beside:
            return said
        said = self._after_what_is_erased(said)
        felt = [tone for tone in self._felt() if not any(reply.text.startswith(tone.text) for reply in said)]
        return (*felt, *self._registration(), *(said if self._confided() else self._with_choices(said)))

    def _but_what_was_said(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """장애인연금은 묻지 않았습니다, 활동지원이요: beside what is answered, nothing is said of what was told before."""
        said = tuple(self._not_again(reply) for reply in replies)
        fresh = tuple(new for new, old in zip(said, replies, strict=True) if new is old)
        if not (self.says_again and fresh and self.intent.name in ASPECT_OF and len(self._mentioned()) > 1):
            return said
        self.says_again = self.falls_short = False
        lead = self.lead if self.lead not in fresh[0].text else ""
        return (self.answers.reply(f"{lead}\n{fresh[0].text}".strip(), fresh[0].benefits, fresh[0].quick_replies), *fresh[1:])

    def _looks_on(self, aid: FirstAid) -> bool:
        """Whether what the danger calls for is shown, rather than what is asked for by itself."""
        openly = bool(aid.thought_of) and self.intent.name == "ask_benefits" and not self.read.benefits
        return openly or self.intent.name in LOOKS_ON

    def _after_what_is_erased(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """`replies`, with what was wrongly heard said to be erased first, where something else is answered."""
        erased = self._erased()
        if not replies or not erased or erased in replies[0].text:
            return replies
        return (self.answers.reply(f"{erased}\n{replies[0].text}", replies[0].benefits, replies[0].quick_replies), *replies[1:])

    def _felt(self) -> Iterator[Reply]:
        """Sorrow and anger are answered also where only something was asked; who was refused hears it in the answer itself."""
        if meant.rejected(self.heard.text) and self.intent.name in _AFTER_REJECTION:
            return
        troubled = self.read.emotion in ("sadness", "anger") and not self.context.toned
        if troubled and self.intent.name in (*ASPECT_OF, *HEARD_FIRST) and (tone := self._tone()):
            yield self.answers.reply(tone)

    def _handler(self) -> Callable[[], Iterator[Reply] | Sequence[Reply]]:
        if is_foreign(self.heard.text):
            return self._foreign
        if self.intent.name == LEAVE_QUEUE:
            return self._leave_queue
        if self._wants_one_step():
            return self._first_step
        if chosen := self._chosen():
            return lambda: self._aspect(*chosen)
        if kept := self._confided():
            return lambda: (self.answers.say(f"confided.{kept}", [self.wording.say("person_reply")]),)
        if whom := self._of_another():
            return lambda: self._aimed_elsewhere(whom)
        if troubled := self._in_trouble_with():
            return lambda: self._troubled(*troubled)
        if self._why_not_shown():
            return self._ask_why_not
        if reckoned := self._reckoned():
            return reckoned
        if together := self._both_asked():
            return lambda: self._answered_together(*together)
        if not self.intent.topic and meant.rejected(self.heard.text) and self.intent.name in _AFTER_REJECTION:
            return self._rejected
        if bearing := self._bearing():
            return lambda: self._borne(*bearing)
        if on := self._ruled_out_now():
            return lambda: self._decided(on)
        if not self.intent.topic and (detail := self._detail()):
            return lambda: self._told_detail(*detail)
        if self.term is not None and not self.intent.topic:
            return self._term
        if office := self._office_asked_for():
            return lambda: [self.answers.say("talk.office_number", [self.wording.say("person_reply")], office=office)]
        if self.intent.topic:
            return self._elsewhere
        if ranked := self._of_a_rank():
            return lambda: self._ranked(ranked)
        if self.asked_for and self.intent.name in _NOT_ASKING:
            return self._change_subject
        if special := self._of_the_talk() or self._particular():
            return special
        if self.intent.name in _WISHING and published.asks_near(self.heard.text) and self.dialogue.country(self.day):
            return self._near
        if self.intent.name in (*_WISHING, *ASPECT_OF) and (sought := self._sought()):
            one = sought[0] if self.intent.name in ASPECT_OF and published.named(self.heard.text, sought[:1]) else None
            return (lambda: self._aspect(one)) if one else (lambda: self._offered(sought))
        if self.intent.name in _NAMING and (scheme := self._unknown_scheme()):
            return lambda: self._not_known(scheme)
        if answers.asks_no_more(self.heard.text) and self.intent.name not in ASPECT_OF:
            return self._skip
        if self.intent.verdict and (on := self.records.get(self.context.benefit or self.context.focus or "")):
            return lambda: self._decided(on)
        if self.intent.name in ASPECT_OF:
            return self._aspect
        if on := self._left_open():
            return lambda: self._beyond_record(on)
        return getattr(self, f"_{self.intent.name}", self._talk)

    def _confided(self) -> str | None:
        """What is said to who cannot tell others: key under `confided` in the wording."""
        kept = confided.told(self.heard.text)
        named = self.dialogue.topics.asked(self.heard.text, self.read, None) is not None
        if kept is None or named or self.read.benefits or self.learnt or "question" in self.read.cues:
            return None
        hurt = {self.context.danger_past, self.context.crisis} & set(AT_HOME)
        if kept == "police":
            return "police" if hurt else None
        pregnant = self.context.someone(SELF).facts.get("pregnant")
        return "home" if hurt else "pregnant" if pregnant and pregnant.value else "others"

    # Results

    def _inform(self) -> Iterator[Reply]:
        asked_of = self._about_the_one_asked_of()
        if asked_of:
            # 기초연금 받을 수 있나요 — 예순셋이요: the answer to what they asked.
            yield self._standing_of(asked_of)
            if self._verdict(asked_of).status == INELIGIBLE:
                yield from self._besides(asked_of, acknowledged=True)
            yield from self._ask_for(asked_of)
            return
        if on := self._settled_by_it():
            yield from self._decided(on)
            return
        if self._is_told_of_it() and (added := list(self._adds(worth=FOR_ANYBODY))):
            # 둘째 낳으면 뭐 더 주나요 — 서른셋이요: told of what is talked about, and no list is asked for.
            yield from (self.answers.reply(self._lead()), *added)
            return
        needs = self.dialogue.meaning.needs_of(self.heard.text, self.read)
        wishes = meant.wishes(self.heard.text, self.read, needs)
        if wishes:
            self._wish(needs[0].benefit)
        elif self.turned and self.context.focus and _WILL_GET.search(self.heard.text):
            self._wish(self.context.focus)  # 우리 엄마가 받을 거예요 82세이고: what was just shown.
        yield from self._results(whole=wishes or not self.context.fitting)

    def _is_told_of_it(self) -> bool:
        """A bare fact after a topic or a detail was told, while nothing was asked."""
        told = self.topic_before or self.detail_before or (self.context.benefit and not self.context.fitting)
        bare = len(compact(beside(self.heard.text, self.read.said))) < _BARE and bool(self.learnt)
        return bool(told) and bare and not (self.context.question or self.context.fitting or self.turned)

    def _decided(self, on: Benefit) -> Iterator[Reply]:
        """Yes, no, or what it still hangs on; then the one question that settles it."""
        failing = self._failing(on)
        if failing and all(supposed.fails_by_age_alone(condition) for condition in failing):
            yield from self._of_age(on)
            return
        yield self._standing_of(on)
        yield from self._ask_for(on)

    def _life_event(self) -> Iterator[Reply]:
        self._wish()
        yield from self._results(whole=True)

    def _correct(self) -> Iterator[Reply]:
        known = bool(self.read.said) or self.read.low_income
        if not self.learnt and not self.turned and not known and not self.taken_back:
            # 아니 벌써 병원이라니까 병원비: what is meant was named.
            yield from self._life_event() if self.dialogue.meaning.needs_of(self.heard.text, self.read) else self._unclear()
            return
        yield from self._results(whole=not self.context.fitting)

    def _change_subject(self) -> Iterator[Reply]:
        yield from self._results(whole=True)

    def _affirm(self) -> Iterator[Reply]:
        yield from self._after_bare("affirm")

    def _deny(self) -> Iterator[Reply]:
        yield from self._after_bare("deny")

    def _dont_know(self) -> Iterator[Reply]:
        yield from self._after_bare("affirm")

    def _skip(self) -> Iterator[Reply]:
        on = self.records.get(self.context.benefit or self.context.focus or "")
        if on and _WHETHER.search(self.heard.text):
            yield self._standing_of(on)  # 소득 물어보지 말고 되는지만 알려줘요
        else:
            yield from self._after_bare("affirm")

    def _after_bare(self, key: str) -> Iterator[Reply]:
        if self.context.question is None:
            yield self.answers.say(f"talk.{key}")
        else:
            yield from self._results(whole=not self.context.fitting)

    def _about_the_one_asked_of(self) -> Benefit | None:
        """The benefit whose conditions were the last thing asked about, where what was told now bears on it."""
        benefit = self.records.get(self.context.benefit or "")
        if benefit is None or self.context.aspect not in ("eligibility", "overview", "amount") or self.turned:
            return None
        owns = bool(means.owned(self.heard.text)) and means.kind(benefit) in ("income", "told")
        asked = self.context.aspect != "amount" and set(self.learnt) & benefit.conditions.facts()
        return benefit if asked or (owns and not self.learnt) else None

    # Everything else

    def _ask_person(self) -> Sequence[Reply]:
        return (self.dialogue.person_reply(self.context, self.heard.desk),)

    def _leave_queue(self) -> Sequence[Reply]:
        return (self.answers.say("person.left"),)

    def _complain(self) -> Iterator[Reply]:
        if _LAUGHS.search(self.heard.text) and self.read.emotion != "anger":
            # 로또 당첨되는 복지는 없냐ㅋㅋ: nobody is hurt.
            yield self.answers.reply(self.wording.options("talk.smalltalk_variants")[0])
            return
        whom = aimed.matter(self.heard.text)
        if whom:
            yield from self._aimed_elsewhere(whom)
            return
        yield self.answers.say("talk.complain", [self.wording.say("person_reply")])

    def _help(self) -> Sequence[Reply]:
        return (self.answers.say("talk.help", self.wording.options("talk.help_replies")),)

    def _ask_privacy(self) -> Sequence[Reply]:
        if self.read.aside == "number":
            return (self.answers.say("talk.number", [self.wording.say("person_reply")]),)
        if self.read.aside == "identifier":
            return (self.answers.say("talk.identifier"),)
        return (self.answers.say("talk.privacy"),)

    def _talk(self) -> Iterator[Reply]:
        """Greetings, thanks, small talk; a voice habit; with a feeling answered first."""
        name = self.intent.name
        if name == "smalltalk" and self.read.aside == "who":
            yield self.answers.say("talk.machine", [self.wording.say("person_reply")])
            return
        if name == "smalltalk" and self.read.aside == "recall":
            yield self._recalled()
            return
        sad = self.read.emotion in ("sadness", "anger")
        text = self._small_talk() if name == "smalltalk" else self.wording.say(self._talk_key(name))
        yield self.answers.reply(text, quick=[self.wording.say("person_reply")] if sad else ())
        if name in SAID_AGAIN:
            yield from (_again(node) for node in self.context.last)

    def _recalled(self) -> Reply:
        """What was understood of the one talked about."""
        facts = self.context.public_facts(self.day, self.dialogue.knowledge.parameters) | self.context.heard_facts()
        told = facts_text(facts, self.wording)
        return self.answers.say("talk.recalled", who=self._topic(), facts=told) if told else self.answers.say("talk.nothing_recalled")

    def _talk_key(self, name: str) -> str:
        return f"command.{name}" if self.wording.has(f"command.{name}") else f"talk.{name}"

    def _small_talk(self) -> str:
        if any(word in self.heard.text for word in self.wording.options("talk.name_words")):
            return self.wording.say("talk.name")
        if TRIFLE.search(self.heard.text):
            return self.wording.say("out_of_scope.trifle")  # 오늘 날씨 어때?
        said = "\n".join(str(node.get("text", "")) for node in self.context.last)
        variants = [each for each in self.wording.options("talk.smalltalk_variants") if each not in said]
        text = variants[sum(map(ord, self.heard.text)) % len(variants)]
        return f"{self._tone()} {text}".strip()

    def _foreign(self) -> Sequence[Reply]:
        return (self.answers.say("unclear.foreign"),)

    def _unclear(self) -> Iterator[Reply]:
        self.falls_short = True
        if told := self._after_all() or self._of_any() or self._likeliest(apart=False):
            self.context = replace(self.context, misunderstandings=0)
            yield told
        elif self.context.misunderstandings < 2:
            yield self.answers.say("unclear.first")
        else:
            yield self.answers.say("unclear.second", self.wording.options("unclear.choices"))

    def _repeat(self) -> Iterator[Reply]:
        if not self.context.last:
            yield self.answers.say("command.nothing_to_repeat")
        for node in self.context.last:
            yield _again(node)

    def _simpler(self) -> Iterator[Reply]:
        benefit = self.records.get(self.context.focus or "")
        if benefit is None:
            yield self.answers.say("simple.none")
            return
        summary = self.answers.filled(benefit.summary, self.day)
        contact = f"{benefit.contact[0].name} {benefit.contact[0].phone}"
        yield self.answers.say("simple.benefit", name=benefit.name, summary=summary, contact=contact)

    def _restart(self) -> Sequence[Reply]:
        """Everything is forgotten on plain words alone: what only the classifier takes for them (다 갈아엎자) is asked."""
        if self.read.command != "restart":
            return (self.answers.say("command.restart_asked", self.wording.options("command.restart_choices")),)
        self.context = Context()
        return (self.answers.say("command.restart"),)


_BARE = 4
"""Syllables beside what is told."""
_WILL_GET = re.compile(
    r"(?:받|쓰|타|이용하|신청하)(?:을|실|으실)?\s?(?:거|것|건)(?:예|에|이|야|라|니|다)|(?:쓸|탈|신청할|이용할)\s?(?:거|것|건)(?:예|에|이|야|라|니|다)"
)
_WHETHER = re.compile(r"(?:되|받|나오|해당하?)(?:는지|나|냐|는가)")
_LAUGHS = re.compile(r"[ㅋㅎ]{2}")
_AFTER_REJECTION = (*TELLING, *ASPECT_OF, "ask_why_not", "complain", "smalltalk", "out_of_scope", "unclear", "deny")
_NOTHING_ELSE = ("suicide", "medical_emergency", "fire", None)
"""Dangers in which nothing is told but the number, whatever is asked: 학교폭력 신고 어디에 해요 is answered too."""
_GOES_ON = (*COMMANDS, "thank", "affirm", "greet")
"""What leaves the topic talked about as it is."""
_TOLD_ONLY = ("inform", "life_event", "unclear", "complain", "skip", "deny", "dont_know")
_WISHING = ("ask_benefits", "more", "ask_overview", "ask_eligibility", "inform", "unclear", "smalltalk", "help", "out_of_scope")
_NAMING = (*ASPECT_OF, "ask_benefits", "ask_why_not", "correct", "deny", "unclear", "greet", "smalltalk", "help",
           "out_of_scope", "affirm", "complain")  # fmt: skip
"""Acts in which a name that no record knows is what is asked about; 효도수당 받아요 (inform) only tells of it."""
_NOT_ASKING = (*TELLING, "deny", "unclear", "smalltalk", "more", "out_of_scope", "complain", "already_receiving")
"""Acts of who asks what there is for somebody without the words for it."""
SAID_AGAIN = ("slower", "faster", "louder", "softer")
def _again(node: Mapping[str, Any]) -> Reply:
    """A remembered reply, without its cards (they are still on the page)."""
    quick = tuple(QuickReply(**item) for item in node["quick_replies"])
    return Reply(str(node["text"]), str(node["speech"]), (), quick)
