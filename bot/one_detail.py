"""Which detail of which record answers a message: of what is talked about, of what is named or meant, or told by its words alone."""

from __future__ import annotations

import re

from bot import details, meant, published, supposed, timing
from bot.choice import CLEARLY
from bot.details import Detail
from bot.entries import CERTAIN, CLOSELY
from bot.intent import ASPECT_OF, TELLING, asks_the_limit
from bot.knowledge import Benefit
from bot.korean.plain import compact
from bot.two_people import TwoPeople
from bot.unanswered import asks_one_thing
from bot.understand.asking import asks_openly, asks_whether
from bot.understand.result import beside

_OF_ITS_OWN = 10
"""Syllables beside a name that may ask something of its own."""
_ONLY_NAMED = 3
"""Syllables beside a name that ask nothing of their own (은요, 그럼 …도)."""
_FAR_MORE = 1.5
"""How much longer its words must be for a detail that can be meant anywhere to come before one of what is talked about."""
_ASKING_ONE = (*ASPECT_OF, *TELLING, "ask_benefits", "ask_why_not", "compare", "out_of_scope", "unclear")

_WHAT_IS = re.compile(
    r"(?:그럼|그러면|근데)?(?:이|가|은|는|이?란)?(?:거|게|건|것)?(?:뭐|머|뭔|무엇|뭣)(?:에|예|여|야|인|입니|이|죠|지|가|데|요|까|고|대|니){0,4}"
)
"""구직급여가 뭐예요: what it is, and nothing of what is talked about."""
_HOW_MUCH_AT_ALL = re.compile(r"(?:^|[요은는이가예]\s?)얼마(?:나|씩)?\s?(?:나[와오]|[줘주받타]|예|에|인)\S{0,4}\s*[?？.!~]*$")
"""얼마 나와요, and no more: not 한 달에 며칠 일하면 얼마 나와요."""
_BORN = re.compile(r"\d{2}\s?년\s?생")
_SEEKS = re.compile(
    r"(?:[가-힣]주는|해\s?주는|오는|도와주는|보내\s?주는)\s?(?:거|것|데|곳|사람|서비스|제도|봉사)(?:가|는|도|이|은)?\s?(?:있|없|읎)\S{0,3}(?:까|나|요|교|노|소|가)"
)
"""Another thing is looked for than was talked about."""
_SAID_TO_BE = re.compile(r"(?:거|것|게|데|곳|제도|서비스|사람)(?:가|이|도|은|는)?\s?있(?:다|나|는|을|어|대|습)")
_WHY, _SHORT = 6, 9
"""Syllables: 왜 안 돼요, 언제까지 신청해요."""


class OneDetail(TwoPeople):
    """Which detail is told."""

    def _detail(self) -> tuple[Benefit, Detail] | None:
        """The detail that answers, unless a published service is asked for by its name (나래 도시락 있나요)."""
        found = self._written_detail()
        return None if found and self._names_published() else found

    def _names_published(self) -> bool:
        return self.dialogue.named(self.heard.text, self.day, self.records.get(self.context.focus or "")) is not None

    def _written_detail(self) -> tuple[Benefit, Detail] | None:
        """What the record of the benefit talked about says to just this, else a record whose words can be meant anywhere."""
        text, before = self.heard.text, self.detail_before
        fresh = not (self.context.focus or self.context.topic or self.context.question)
        if fresh and (exact := self.dialogue.meaning.opens(text, self.read)) and isinstance(exact[0], Benefit):
            return exact[0], exact[1]
        if self._asks_of_itself():
            return None
        choice, records = self.dialogue.meaning.choice, self.dialogue.knowledge.benefits.values()
        owners = {detail: benefit for benefit in records for detail in benefit.details if detail.anywhere or detail.after}
        found = None if self._mentioned() else details.asked(owners, text, before)
        if found and not found.after and self.dialogue.meaning.is_of_another(owners[found], found, text, self.context):
            found = None  # 남편이 국민연금 22년 부었는데 …, of the survivors' pension.
        clear = self.dialogue.meaning.clearly(text, self.read, self.context)
        if clear and isinstance(clear[0], Benefit) and not (found and choice.chance(found, text) > choice.chance(clear[1], text)):
            return clear[0], clear[1]
        if len(self._mentioned()) > 1 and (self.intent.name == "compare" or meant.both(text)):
            return None
        born = _BORN.search(text) and not self.context.question  # 66년생이요, of the pension just asked about.
        answers = self.learnt and not born and len(compact(beside(text, self.read.said))) < _OF_ITS_OWN
        if self.intent.name in TELLING and (answers or self.read.held) and not asks_one_thing(text, self.read):
            return None  # 둘이 합쳐 650이요 answers a question, and asks none; nor does who says what is received.
        on = self.dialogue.knowledge.benefits.get(self.context.benefit or self.context.focus or "")
        only_listed = on is not None and on.id != self.context.benefit and self._mentioned() and on not in self._mentioned()
        own = self._own_detail(on) if on and not only_listed else None  # 생계급여 끊기나요, asked of no job that was only shown.
        if own and (self.dialogue.meaning.gives_way(own, text, self.read, self.context) or self._seeks_another(own)):
            return None
        is_clear = found and own and choice.chance(found, text) > max(CLEARLY, choice.chance(own, text))
        if found and own and (is_clear or found.weight(text) >= _FAR_MORE * own.weight(text)):
            return owners[found], found  # 국민연금 미리 타면 손해예요, of the pension whatever was talked about.
        around = compact(beside(text, self.read.benefits))
        if own and self.read.benefits and not self.read.said and (len(around) <= _ONLY_NAMED or _WHAT_IS.fullmatch(around)):
            own = own if any(mention.name == on.name for mention in self.read.benefits) else None  # 전기요금할인은요
        rivals = [self.dialogue.meaning.choice.asked(b.details, text, before) for b in self._mentioned() if on and b.id != on.id]
        outdone = own and any(
            each and (each.weight(text) >= own.weight(text) or choice.chance(each, text) >= choice.chance(own, text)) for each in rivals
        )
        if on and own and not outdone and all(self.dialogue.meaning.is_of(own, on, text, mention) for mention in self.read.benefits):
            # 본인부담은 얼마예요 goes on, though another benefit's name begins so.
            return on, own
        named = self._talked_about()
        if named and (own := self._own_detail(named) or self._alike(named)):
            return named, own
        if self._mentioned():
            return None
        if anew := self._meant_anew():
            return anew
        asks_one, topic = self.intent.name in _ASKING_ONE and not meant.both(text), self.dialogue.topics.asked(text, self.read, None)
        if asks_one and (listed := self.dialogue.meaning.of_listed(text, self.context, topic)):
            return listed
        return (owners[found], found) if found else None

    def _meant_anew(self) -> tuple[Benefit, Detail] | None:
        """남편이 국민연금 22년 부었는데 그 연금은 없어지나요: of what the model is certain is meant, though nothing names it."""
        text, (matter, chance) = self.heard.text, self.read.matter or ("", 0.0)
        benefit = self.dialogue.knowledge.benefits.get(matter)
        if benefit is None or chance < CERTAIN or self.context.focus or self.intent.name not in _ASKING_ONE:
            return None
        if self.intent.name == "ask_benefits" or _SAID_TO_BE.search(text) or asks_openly(text) or not asks_one_thing(text, self.read):
            return None  # 안부전화 해주는 거 있다던데 asks for the benefit itself.
        own = self._of_its_kind(self.dialogue.meaning.choice.asked(self._untold(benefit.details), text, None))
        return (benefit, own) if own else None

    def _asks_of_itself(self) -> bool:
        """둘 다 돼요, 두 번째 거요, 둘째예요, 65세 되면 바로 나와요, 청년월세 받는데 주거급여도 되나요: answered by more than a detail."""
        text, on = self.heard.text, self._talked_about()
        rank = self._of_a_rank() is not None and len(compact(text)) <= _SHORT
        waits = on is not None and supposed.of_age(text) and any(supposed.fails_by_age_alone(c) for c in self._failing(on))
        # 영감이 먼저 갔는데 둘 다는 못 받는다고: both pensions, of one person.
        both = meant.both(text) and not self.detail_before and not any(said.fact == "bereaved" and said.value for said in self.read.said)
        why = "왜" in text and len(compact(text)) <= _WHY
        pointed = meant.pointed(text, self.context.listed)
        return bool(why or both or rank or waits or pointed or asks_whether(text) or self._received_beside())

    def _seeks_another(self, own: Detail) -> bool:
        """혼자 밥해 먹기 힘든데 반찬 갖다주는 거 있나요, after 노인일자리, whose record speaks of 식사 돕기."""
        return _SEEKS.search(self.heard.text) is not None and not self._mentioned() and own.weight(self.heard.text) < CLOSELY

    def _own_detail(self, benefit: Benefit) -> Detail | None:
        meaning, told, text = self.dialogue.meaning, self._untold(benefit.details), self.heard.text
        if published.unknown_scheme(text, [benefit]):
            told = tuple(each for each in told if each.weight(text))  # 효도수당은 얼마예요, while 기초연금 is talked about.
        if benefit.id == self.context.benefit:
            return self._of_its_kind(meaning.choice.asked(told, text, self.detail_before, meaning.least(benefit, text)))
        asks = self.intent.name in ASPECT_OF or asks_one_thing(text, self.read)
        return self._of_its_kind(meaning.anew(benefit, told, text, self.detail_before, asks, self.intent.aspect))

    def _of_its_kind(self, told: Detail | None) -> Detail | None:
        """`told`, but where a sum or the limit is asked and it speaks of something else: 매달 얼마 나와요 is not answered by the payday."""
        if told is None or self.intent.aspect not in ("amount", "eligibility"):
            return told
        text = self.heard.text
        if asks_the_limit(text):
            return told if told.weight(text) >= CLOSELY else None
        counts = self.intent.aspect == "amount" and meant.asks_how_much(text)
        if counts and self._mentioned() and not told.weight(text) and _HOW_MUCH_AT_ALL.search(text):
            return None  # 기초연금은 됐고 주거급여요 얼마 나와요
        return None if counts and not meant.tells_how_much(self._filled([told.text])) else told

    def _alike(self, benefit: Benefit) -> Detail | None:
        """By the questions it is like; of what only tells or thanks nothing is asked."""
        text, told = self.heard.text, self.dialogue.meaning.needs.told(self.heard.text)
        if self.intent.name not in _ASKING_ONE or self.intent.verdict:
            return None  # 그래서 되는 거예요 안 되는 거예요 asks for a verdict.
        if self.intent.name in (*TELLING, "ask_benefits") and (self.learnt or not asks_one_thing(text, self.read)):
            return None
        rest = beside(text, self.read.benefits)
        merely_named = self.read.benefits and len(compact(rest)) < _OF_ITS_OWN
        if merely_named or (not self._mentioned() and benefit.id != self.context.benefit):
            return None  # 노인맞춤돌봄서비스 알려줘요, and what was only shown in a list.
        of_another = len(self._mentioned()) > 1 or self.asked_for or (told and told[0].benefit != benefit.id)
        if of_another or self.term or meant.both(text) or asks_openly(text) or timing.asked(text) == "hours":
            return None
        found = self.dialogue.meaning.detail(self._untold(benefit.details), rest, self.detail_before, self.read.aspect)
        return self._of_its_kind(found)

    def _of_a_rank(self) -> Benefit | None:
        benefit = self.records.get(self.context.benefit or self.context.focus or "")
        return benefit if meant.rank(self.heard.text, benefit) else None
