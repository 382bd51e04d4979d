"""What a message means where it names nothing: by the words of records and topics first, by the learnt model where they are silent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from bot import facts_alone, means, meant, published, put_right, supposed, timing, topics
from bot.audience import audience
from bot.choice import CLEARLY
from bot.context import Context
from bot.details import Detail
from bot.entries import CERTAIN, CLOSELY, MOSTLY, SLIGHT, Entries
from bot.intent import asks_the_limit, speaks_only_of_an_animal
from bot.knowledge import Benefit
from bot.korean.plain import compact
from bot.matters import LIKELY, PERHAPS, PLAIN, SURE
from bot.message import Heard
from bot.search import Need
from bot.terms import Term
from bot.topics import Found, Topic
from bot.unanswered import asks_one_thing
from bot.understand import reported
from bot.understand.asking import asks_openly
from bot.understand.result import BenefitMention, Understanding, beside

_BESIDE_FACTS, _BESIDE_AN_ANSWER = 4, 8
"""Syllables beside facts, and beside an answer, from which something more is said."""
_BEYOND_DOUBT = 0.95
_ONE_MATTER = 24
"""Syllables beyond which a story may tell of several matters."""
_ONLY_NAMED = 3
"""Syllables beside a name that ask nothing of their own (은요, 그럼 …도)."""
_BEGINS = 3
"""Syllables with which a name begins: 한부모 되는 거예요."""
_AND_WHAT_OF = re.compile(r"(?:은|는)요?\s*[?？.]*$")
_OF_THE_SAME = re.compile(
    r"면(?:은)?요?\s*[?？.]*$|^(?:그럼\s|그러면\s)?(?:저|나|남편|신랑|아내|와이프|엄마|아빠|어머니|아버지|부모님|딸|아들|애|애들|아이|동생|할머니|할아버지)(?:도|은요|는요)(?=\s|[?？]|$)"
)
"""회사가 망했으면요?, 남편도 쉴 수 있어요?: of what is talked about."""
_OF_THE_NAMED = ("ask_why_not", "compare", "already_receiving", "complain")
"""What is done about a benefit that is named."""
_SOMEWHAT, _OF_ITSELF = 0.3, 0.6
"""Confidences from which an intent is thought of, and believed."""
_HALF, _TAKEN_UP = 0.5, 0.3
"""Of 700 questions of details, asked while their entry is talked about, the model would leave it with 62: 27 of them take up so much of
the entry; of 310 sentences that rightly leave another entry 1 does."""
_ONLY_TALK = ("smalltalk", "greet", "thank", "goodbye")
_TALK = (*_ONLY_TALK, "out_of_scope", "ask_privacy", "help")
_WHETHER_IT_TOO = re.compile(r"^\s*(?:그럼\s|그러면\s)?\S{1,6}(?:도|은|는)\s?(?:되|돼|받|가능|해당|포함)")
_ITS_MEANS = re.compile(r"(?:소득|재산|월급|수입)(?:도|까지|은|는|을|를)?\s?(?:(?:다|같이)\s?)?(?:보나|봐요|보는|봅니|따지|치나|포함)")
"""우리 부부 소득도 보나요: which means count, of what is talked about."""
_ASKED_ABOUT = re.compile(r"^\s*(?:그럼|그러면|근데|그)?\s?(?P<it>[가-힣]{2,5})(?:은|는|이|가|을|를|도)\s")
"""등기는 어디서 해요."""
_ASKS_WHERE = re.compile(r"(?:데|곳|사람|차|주는\s?(?:거|것|건))(?:가|는|도|이)?\s?(?:있|없)(?:나|을까|습니까|습니꺼|는지|어|냐|는교)")
"""태워 주는 데가 있나요 택시비가 사만 원이에요: asked, and told of after it."""
_WHAT_THERE_IS = re.compile(r"(?:나오|받|주)는(?:거|것|게|건|혜택)|(?:받을|탈)수있는")
"""장애 등록으로 나오는 거요: what there is to get is asked, whatever it is got by."""
_ASKED_FOR = re.compile(
    r"(?:도|은|는)?\s?(?:또\s|같이\s|따로\s)?(?:받(?:을|으실)\s?수|되나|되는지|될까|나오나|나올까|신청(?:돼|되|할\s?수)|탈\s?수|가능)"
)
"""기초연금도 받으실 수 있을까요."""


def _needed(heard: Heard) -> float:
    """How likely a matter must be; the more so, the surer the words are of doing something else (눈이 펑펑 오네요)."""
    if heard.intent in _ONLY_TALK and heard.confidence >= SURE:
        return math.inf
    if heard.intent in _TALK and heard.confidence >= _SOMEWHAT:
        if heard.intent == "out_of_scope":
            return CERTAIN if heard.confidence >= CERTAIN else SURE if heard.confidence >= _OF_ITSELF else PLAIN
        return SURE
    return PLAIN if heard.intent == "inform" and heard.confidence >= _OF_ITSELF else LIKELY


class Meaning(Entries):
    def matter(self, heard: Heard, read: Understanding, before: Context, spoken_of: Iterable[Benefit]) -> tuple[str, float] | None:
        """The benefit or topic meant, where none is named; facts and a mere answer to the question put mean no more than that.

        `spoken_of`: benefits of before, whose names may be said again.
        """
        if read.crisis or read.wants_person or read.command or read.aside or read.answer or read.animal:
            return None
        text = heard.text
        if facts_alone.about_nothing(text, read) or self.clearly(text, read, before) or (before.focus and meant.summed_up(text)):
            return None
        # What befell somebody (비에 배추밭이 잠겼어요) is a fact, and is what they want help with.
        told = [said for said in read.said if not said.derived and said.fact not in meant.ITSELF_A_NEED]
        asked = before.question.fact if before.question else None
        rest = beside(text, told)
        if told and len(compact(rest)) < (_BESIDE_AN_ANSWER if any(said.fact == asked for said in told) else _BESIDE_FACTS):
            return None
        of_whom = self.of_who_asks(text, read, before)
        found, needed = of_whom or self.matters.about(text), PLAIN if of_whom else _needed(heard)
        # 고용보험 3년 들었어요, while 구직급여 is talked about, turns to nothing.
        if found is None or found[1] < needed or found[0] in (before.benefit, before.focus) or means.asked(text):
            return None
        if read.benefits and (found[0] not in self.topics.by_id or found[1] < SURE or heard.intent in _OF_THE_NAMED):
            return None
        if before.focus and (_WHETHER_IT_TOO.match(text) or _ITS_MEANS.search(text)):
            return None  # 암도 되나요, 우리 부부 소득도 보나요, of what is talked about.
        if told and (again := dict(self.matters.ranked(rest)).get(found[0], 0.0)) > found[1]:
            found = (found[0], again)  # 저는 45살이고 애 둘 키워요 …: what was told beside it blurs it.
        wishes = found[1] >= CERTAIN and (heard.intent == "ask_benefits" or meant.wants(rest))
        if told and not wishes and dict(self.matters.ranked(rest)).get(found[0], 0.0) < PERHAPS:
            return None  # 치매인 어머니가 올라오셨어요: of a fact alone.
        known = list(spoken_of)
        return None if published.unknown_scheme(text, known) or published.named(text, known) else found

    def of_who_asks(self, text: str, read: Understanding, before: Context) -> tuple[str, float] | None:
        """자동차 살 때도 할인되나요, after what there is for who is disabled was listed: of the disabled, though only told before."""
        asks = asks_one_thing(text, read) or _AND_WHAT_OF.search(text)
        is_led = bool(before.topic or before.benefit or read.benefits or read.said)
        if not asks or is_led or len(compact(text)) > _ONE_MATTER or (self.matters.about(text) or ("", 0.0))[1] >= SURE:
            return None
        someone = before.someone()
        told = (audience(name, fact.value, someone.relation) for name, fact in someone.facts.items())
        kinds = [f"{kind} {text}" for kind in told if kind and kind not in text]
        alone = dict(self.matters.ranked(text))
        # A kind that makes its matter no likelier has no part in it: 지하철에서는요, of one who is with child.
        found = [about for about in map(self.matters.about, kinds) if about and about[1] >= max(PLAIN, alone.get(about[0], 0.0))]
        return max(found, key=lambda about: about[1], default=None)

    def clearly(self, text: str, read: Understanding, before: Context) -> tuple[Topic | Benefit, Detail] | None:
        """What is talked about, and its detail that answers just this, whatever else is named: 혼인신고 아직인데 돼요?, of 청소년부모."""
        if read.crisis or read.wants_person or read.command or read.aside or read.answer or read.animal:
            return None
        asked = before.question.fact if before.question else None
        # A benefit beside a topic is what the talk of the topic turned to.
        on = self.knowledge.benefits.get(before.benefit or "") or self.topics.by_id.get(before.topic or "")
        elsewhere = asks_openly(text) or topics.for_whom(text) or meant.both(text) or meant.points_back(text) or supposed.of_age(text)
        if on is None or elsewhere or meant.pointed(text, before.listed) or any(said.fact == asked for said in read.said):
            return None
        others = [mention for mention in read.benefits if mention.name != on.name]
        if others and len(compact(beside(text, read.benefits))) <= _ONLY_NAMED:
            return None  # 노인맞춤돌봄서비스는요
        least = CLEARLY if self.least(on, text) < CLEARLY else CERTAIN
        detail = self.choice.asked(on.details, text, before.detail, least)
        if detail is None:
            return None if self.choice.asked(on.details, text) else self.earlier(text, before)
        topic = self.topics.asked(text, read)
        named = [self.knowledge.by_name(mention.name) for mention in read.benefits]
        others = [each for each in (*named, topic.topic if topic else None) if each and each.id != on.id]
        chance = self.choice.chance(detail, text)
        return None if any(self.choice.chance(own, text) > chance for each in others for own in each.details) else (on, detail)

    def needs_of(self, text: str, read: Understanding) -> Sequence[Need]:
        """What the words name that some benefit is for; an animal's illness or litter is none of it."""
        if speaks_only_of_an_animal(read) or facts_alone.denies(text):
            return ()
        found = self.needs.told(text)
        benefit, chance = read.matter or ("", 0.0)
        described = found and (found[0].score >= meant.DESCRIBES or (found[0].told and chance < PLAIN))
        if benefit not in self.knowledge.benefits or described:
            return found
        known, plain = self.knowledge.benefits[benefit], compact(text)
        named = chance >= CERTAIN and any(compact(name)[:_BEGINS] in plain for name in (known.name, *known.aliases))
        score = meant.DESCRIBES + (1 if named else 0 if chance >= PLAIN else -1)
        learnt = Need(benefit, score, ((0, len(text)),), True, learnt=True)
        return (learnt, *(need for need in found if need.benefit != benefit))

    def term(self, text: str, read: Understanding, on: str | None = None) -> Term | None:
        """The word whose meaning is asked, where no benefit is named. `on`: id of what is talked about."""
        tells = "question" not in read.cues and any(said.value is not None and said.person and not said.derived for said in read.said)
        # 수급자는 어머니고 아버지는 아니에요 asks for no word's meaning.
        return None if read.benefits or tells or (on and self.glossary.is_of_another(text)) else self.glossary.asked(text)

    def topic(
        self, text: str, read: Understanding, before: Context, intent: str | None = None, confidence: float = 0.0
    ) -> Found | None:
        """What is asked for that is no benefit of ours, or more of what was asked for last."""
        fresh = not (before.focus or before.topic or before.question)
        if clear := (self.opens(text, read) if fresh else None) or self.clearly(text, read, before):
            return Found(clear[0], 0, 0, True) if isinstance(clear[0], Topic) else None
        question = before.question.fact if before.question else None
        alone = facts_alone.tells_alone(text, read) and not before.topic
        found = None if alone else self.topics.asked(text, read, question) or self._named_anew(text, read)
        # 기초연금은 언제 들어와요 is asked of that pension.
        of_named = bool(read.benefits) and (intent in _OF_THE_NAMED or timing.asked(text) == "payday")
        if found and found.topic.yields and ((before.focus and not before.topic) or means.asked(text) or of_named):
            return None
        if found and found.topic.yields and not found.learnt and self._said_of_named(text, read, found, before.detail):
            return None  # 부모급여 받는데 이사 가면 다시 신청해요: its own record says so.
        on = self.topics.by_id.get(before.topic or "")
        meant_too = found and read.matter and read.matter[0] == found.topic.id and read.matter[1] >= CERTAIN
        if found and not before.topic and (not meant_too or meant.supposes(text)) and self.of_listed(text, before, found):
            return None  # 실손보험 있으면 안 되나요, of the help with hospital bills just shown.
        if found and found.is_wish and (other := self._wishes_of_another(text, found)):
            # 산재로 다쳐서 일을 못해요, by words of who is ill and earns nothing.
            return Found(self.topics.by_id[other], 0, len(text), True, is_wish=True, learnt=True) if other in self.topics.by_id else None
        if found and self._is_rather_a_benefit(text, read, found):
            return None  # 이혼하면 한부모 되는 거예요?
        more = self.choice.asked(on.details, text, before.detail) if on and found and found.topic != on else None
        if on and found and more and more.weight(text) >= found.weight:
            return Found(on, 0, 0, True)  # 사대보험 안 들었는데 되나요, of the wages talked about.
        if on and found and found.topic != on and found.topic.yields and self.choice.asked(on.details, text):
            return Found(on, 0, 0, True)  # 제가 엄마인데 대신 해도 되나요, of the papers of veterans.
        learnt = self._learnt_topic(text, read, before)
        if learnt and learnt.topic.yields and ((before.focus and asks_the_limit(text)) or self._is_of_a_term(text, read)):
            learnt = None  # 올해 기준이 얼마냐고요, of a benefit; 기준 중위소득이 얼마예요: explained with the figures of the day.
        if found and learnt and self._is_rather(text, read, found):
            return learnt  # 시어머니 돌아가신 걸 며느리가 대신 신고하러, of a death more than of whoever goes.
        # 1388이 뭐예요 asks of the number, not of what was talked about.
        if found or before.topic is None or (self.helplines.numbered(text) and not reported.reported(text)):
            return found or learnt
        if intent == "out_of_scope" and confidence >= _OF_ITSELF and self._is_alien(text, self.topics.by_id[before.topic]):
            return learnt
        least = meant.DESCRIBES if read.aspect and asks_one_thing(text, read) else 0
        turns = any(need.score >= least for need in self.needs_of(text, read)) or self.term(text, read, before.topic) is not None
        goes_on = topics.goes_on(text, intent, read, before) and not turns
        follows = self.topics.follows(text, read, before.topic, goes_on, before.benefit is not None, self.choice.asked)
        benefit, chance = read.matter or ("", 0.0)
        told = chance >= CERTAIN and any(need.benefit == benefit for need in self.needs.told(text))
        if follows and told and self.leaves(text, read, before):
            return None  # 육아휴직 초1도 쓸 수 있나요, while the care after school is talked about.
        if follows is None and learnt is None and intent != "ask_person" and not read.benefits and not topics.for_whom(text):
            on, tells = self.topics.by_id[before.topic], any(not said.derived for said in read.said)
            of_benefits = bool(before.listed) and topics.PAID.search(compact(text)) and "amount" not in on.told
            no_word = tells or of_benefits  # 낳으면 매달 얼마씩 받아요: of what was listed, not of the office asked about since.
            merely_tells = tells and len(compact(beside(text, read.said))) < _BESIDE_FACTS  # 68세예요
            # 네 일흔둘이시고 소득은 국민연금 삼십만 원, to who asked for the income.
            answers = any(said.fact == question for said in read.said) and not asks_one_thing(text, read)
            near = not merely_tells and self.choice.asked(on.details, text)
            speaks = not answers and (near or (not no_word and self.passage(on, text)))
            follows = Found(on, 0, 0, True) if speaks or put_right.insists(text) else None
        return learnt if learnt and learnt.topic.id != before.topic else follows

    def _is_alien(self, text: str, on: Topic) -> bool:
        """파이썬 코드 짜줘, after 층간소음: by no word, nor by a question of a detail, of what is talked about."""
        near = topics.points(text) or self.choice.asked(on.details, text)
        return not near and not self._passages.speaks_of((on.name, *on.texts), text)

    def _said_of_named(self, text: str, read: Understanding, topic: Found, told: str | None) -> bool:
        """Whether the record of the one benefit named says to just this at least as much as the topic's own words ask."""
        names = {mention.name for mention in read.benefits}
        named = self.knowledge.by_name(names.pop()) if len(names) == 1 else None
        own = self.choice.asked_anew(named.details, text, told) if named else None
        spoken = max((mention.end - mention.start for mention in read.benefits), default=0)
        return own is not None and own.weight(text) + spoken >= topic.weight

    def _named_anew(self, text: str, read: Understanding) -> Found | None:
        """과태료 말고 임금체불 진정 넣는 거: what is named after another was set aside is asked, however it is put."""
        named = self.topics.named(text) if put_right.asks_anew(text) and not read.said and read.receives is None else None
        return None if named and topics.asks_otherwise(text[named.end :]) else named

    def of_listed(self, text: str, before: Context, topic: Found | None) -> tuple[Benefit, Detail] | None:
        """What a record of the list shown last says to just this: by many of its words, or by those that name a topic. While a benefit is
        talked about, or where the words point back (그거 언제 들어와요), no other is meant."""
        listed = () if before.benefit or meant.points_back(text) else before.listed
        words = topic.words or ((topic.start, topic.end),) if topic else ()
        for benefit in (known for i in (before.focus, *listed) if i and (known := self.knowledge.benefits.get(i))):
            found = self.choice.asked_anew(benefit.details, text, before.detail)
            if found and (found.weight(text) >= max(CLOSELY, topic.weight if topic else 0) or found.share(text, *words) > _HALF):
                return benefit, found
        return None

    def _is_rather(self, text: str, read: Understanding, found: Found) -> bool:
        """Whether the model is certain of the matter learnt, and hardly thinks of the one whose words were found."""
        if found.weight >= CLOSELY or (read.matter or ("", 0.0))[1] < CERTAIN:
            return False
        return dict(self.matters.ranked(text)).get(found.topic.id, 0.0) < SLIGHT

    def _is_of_a_term(self, text: str, read: Understanding) -> bool:
        """Whether an explained term is most of what is said."""
        term = self.term(text, read)
        return term is not None and len(compact(term.name)) >= _HALF * len(compact(text))

    def _wishes_of_another(self, text: str, found: Found) -> str | None:
        """The matter that the model is certain of, where it hardly thinks of the one some of whose scattered words were found."""
        about = self.matters.about(text) if len(compact(text)) <= _ONE_MATTER else None
        certain = about is not None and about[1] >= _BEYOND_DOUBT and about[0] != found.topic.id
        return about[0] if about and certain and dict(self.matters.ranked(text)).get(found.topic.id, 0.0) < SLIGHT else None

    def _is_rather_a_benefit(self, text: str, read: Understanding, found: Found) -> bool:
        return bool(read.matter) and read.matter[0] in self.knowledge.benefits and self._is_rather(text, read, found)

    def _learnt_topic(self, text: str, read: Understanding, before: Context) -> Found | None:
        """By the model; the words of a record, and what is talked about, want it to be sure."""
        topic, chance = read.matter or ("", 0.0)
        on_the_way = before.benefit or before.topic or self.helplines.numbered(text)
        needs = self.needs.told(text)
        described = bool(needs) and needs[0].score >= max(meant.DESCRIBES, MOSTLY * len(compact(text)))
        described = described and bool(read.benefits or not self._hardly(text, chance, {needs[0].benefit}))
        leaves = self.leaves(text, read, before)
        beside_others = on_the_way or needs or self.term(text, read, before.topic or before.focus)
        least = CERTAIN if described else SURE if on_the_way and not leaves else PLAIN if beside_others else LIKELY
        what_there_is = _WHAT_THERE_IS.search(compact(text)) is not None
        otherwise = topics.asks_otherwise(text) or (what_there_is and not (leaves and chance >= CERTAIN))
        openly = (otherwise or (asks_openly(text) and not leaves)) and bool(on_the_way)
        opens = not (on_the_way or before.focus or before.question)  # 가게 문 닫으려는데 받을 수 있는 거 있나요
        openly = openly or ((otherwise or asks_openly(text)) and chance < (PLAIN if opens else CERTAIN))
        named = [benefit for mention in read.benefits if (benefit := self.knowledge.by_name(mention.name))]
        on = (self.topics.by_id.get(before.topic or ""), self.knowledge.benefits.get(before.benefit or before.focus or ""))
        own = [each and self.detail(each.details, text, before.detail) for each in (*on, *named)]
        near = on[0] and self.choice.asked(on[0].details, text)
        if any(each and (each == near or not (leaves and self._is_slight(each, text, chance))) for each in own):
            return None
        if on[1] and supposed.of_age(text):
            return None  # 65세 되면 자동으로 나와요, of the pension talked about.
        if on[1] and meant.supposes(text) and not (leaves and "?" in text.strip()[:-1]):
            return None  # 스스로 그만두면 못 받아요, of what is talked about.
        if topic not in self.topics.by_id or chance < least or openly:
            return None
        if before.topic and chance < CERTAIN and self._takes_up_last(text, before):
            return None  # 등기는 어디서 해요, just told of 임차권등기.
        return Found(self.topics.by_id[topic], 0, len(text), True, is_wish=True, learnt=True)

    def _takes_up_last(self, text: str, before: Context) -> bool:
        """Whether it asks of a word in the last answer."""
        about, said = _ASKED_ABOUT.match(text), compact(" ".join(str(node["text"]) for node in before.last))
        return about is not None and about["it"] in said

    def leaves(self, text: str, read: Understanding, before: Context) -> bool:
        """Whether another matter is meant, and hardly what was talked about: 위탁? 그거 하면 돈 받나요, after the money of the jobless."""
        matter, chance = read.matter or ("", 0.0)
        # What a list began with is talked about no more once another office's matter was asked.
        on = {each for each in (before.topic, before.benefit, None if before.topic else before.focus) if each}
        asks = asks_one_thing(text, read) or put_right.insists(text) or _AND_WHAT_OF.search(text)
        asks = asks or (read.aspect and "question" in read.cues) or (chance >= CERTAIN and _ASKS_WHERE.search(text))
        # 휴대폰 요금도 되나요, after the tolls (통행 요금) of a car: described by its own words.
        described = any(need.benefit == matter and need.score >= meant.DESCRIBES for need in self.needs.told(text))
        same = _OF_THE_SAME.search(text) or supposed.of_age(text) or (self._goes_on(text, on, matter) and not described)
        return bool(asks) and not same and matter not in on and self._hardly(text, chance, on)

    def _goes_on(self, text: str, on: Iterable[str], instead: str) -> bool:
        """Whether what the entries `on` speak of is taken up, and more of it than of the matter `instead`, by whose name nothing is called:
        등록하려면 검사비도 드나요, after 보청기; 국민연금 내야 하나요 names 국민연금 납부예외."""
        entries = [self.topics.by_id.get(each) or self.knowledge.benefits.get(each) for each in (instead, *on)]
        other, *talked = [each for each in entries if each] if entries[0] else [None]
        if other is None or self._passages.named(other.name, text, [each.name for each in talked]):
            return False
        held = max((self._passages.taken_up((each.name, *each.texts), text) for each in talked), default=0.0)
        return held >= _TAKEN_UP and held >= self._passages.taken_up((other.name, *other.texts), text)

    def is_of_another(self, owner: Benefit, own: Detail, text: str, before: Context) -> bool:
        """Whether the model is certain of another matter, and hardly thinks of `owner`, that was not talked about, though `text` holds a
        few words of its detail `own`."""
        about = self.matters.about(text)
        if about is None or about[0] == owner.id or about[1] < CERTAIN or owner.id in (before.benefit, before.focus):
            return False
        return self._is_slight(own, text, about[1]) and self._hardly(text, about[1], {owner.id})

    def gives_way(self, own: Detail, text: str, read: Understanding, before: Context) -> bool:
        """이혼하면 한부모 되는 거예요?, while another benefit is talked about that says something `own` of a word in it."""
        benefit, chance = read.matter or ("", 0.0)
        return benefit in self.knowledge.benefits and self._is_slight(own, text, chance) and self.leaves(text, read, before)

    def is_of(self, own: Detail, on: Benefit, text: str, mention: BenefitMention) -> bool:
        """Whether what is named is asked of `on`: it is that, or a word of the detail `own`. Another that is named now is asked of itself
        (국민연금은 언제부터 나와요, 기초연금도 받을 수 있을까요, whatever was talked about)."""
        if mention.name == on.name:
            return True
        return own.share(text, (mention.start, mention.end)) > _HALF and not _ASKED_FOR.match(text, mention.end)

    def _hardly(self, text: str, chance: float, others: Iterable[str]) -> bool:
        """Whether the model takes one matter to be meant, and none of `others`."""
        ranked = dict(self.matters.ranked(text)) if chance >= PLAIN else {}
        return bool(ranked) and all(ranked.get(each, 0.0) < SLIGHT for each in others)
