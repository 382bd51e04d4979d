"""Of the talk itself: why something was asked, what this channel can do, where to begin, whose number it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.context import SELF
from bot.knowledge import Benefit
from bot.message import Reply
from bot.particular import Handler
from bot.reckoned import Reckoned
from bot.topics import Topic

_ASKS = r"(?:물어|묻|알아야|알려고|알려는|알고\s?싶|궁금|필요하?(?:해|한데|한가|하죠|합니|혀|하나)|말해야|대야|캐물|따지|또\s?물)"
_ASKS_WHY = re.compile(
    rf"왜\s?(?:[가-힣]{{1,5}}\s){{0,3}}?(?:[가-힣]{{1,6}}(?:를|을|은|는|가|이|까지)?\s?)?{_ASKS}"
    rf"|(?:뭐|뭣|무엇|뭘)\s?(?:때문에"
    rf"|하려고|할라고|하러)\s?(?:[가-힣]{{1,6}}\s){{0,2}}?{_ASKS}"
)
_WHY_AT_END = re.compile(
    r"(?:나이|연세|몇\s?살|소득|월급|수입|돈\s?버는|식구|가족\s?수|자녀|애들?|집|직업|일|사는\s?(?:곳|데)|주소|동네|장애)"
    r"(?:인지|은|는|를|을|가|이)?\s?(?:도\s?)?왜(?:요|유|예|죠|지요?|냐|노|그래요?)?\s*[?.!]*$"
)
_BELONGS = re.compile(r"기초|서류|증명|신분증|민증|동의서|계약서|통장|도장|사진|진단서|소견서|등본|인감")
"""왜 등본이 필요해요 is asked of papers."""
_FACTS = (
    ("age", re.compile(r"나이|연세|몇\s?살|생년|춘추|몇살")),
    ("monthly_income", re.compile(r"소득|월급|수입|버는|벌이|얼마\s?버")),
    ("household_size", re.compile(r"식구|가족|몇\s?명|누구랑|같이\s?사는|혼자\s?사는지")),
    ("children", re.compile(r"자녀|자식|애들?(?=\s|가|는|은|를|이|나)|아이")),
    ("disability", re.compile(r"장애")),
    ("region", re.compile(r"사는\s?(?:곳|데)|어디\s?사|주소|동네")),
    ("housing", re.compile(r"집(?=\s|이|은|을|을|도)|전세|월세")),
    ("employment", re.compile(r"직업|일하는지|무슨\s?일|하는\s?일|직장")),
)
_SEND = re.compile(
    r"(?:문자|카톡|카카오톡|메일|이메일|팩스|우편|편지|메시지|사진|종이)(?:로|으로|에|에다|에다가|함)?\s?(?:좀\s?)?(?:다\s?)?(?:보내\s?(?:줘|주|줄|달|다오|드)|넣어\s?(?:줘|주)"
    r"|적어\s?(?:줘|주)|뽑아|출력|인쇄|부쳐)"
    r"|(?:프린트|인쇄|출력|캡처|복사)(?:를|을|도)?\s?(?:좀\s?)?(?:해\s?(?:줘|주|줄)|해\s?달|뽑아|되나|돼요?|부탁)|적어서\s?보내\s?(?:줘|주)"
)
_LOST = re.compile(
    r"(?:무슨|뭔|어떤)\s?(?:말|얘기|이야기)(?:을|부터)?\s?(?:해야|하면|할지)[가-힣\s]{0,6}(?:모르|몰라)"
    r"|(?:뭘|뭐를|무엇을|뭣을|무슨\s?말(?:을|부터)?|뭐라고|뭐부터|어떻게|어디서부터|멀)\s?(?:좀\s?)?(?:물어|말|여쭤|얘기|이야기|질문|시작)[가-힣]*(?:\s[가-힣]{1,3})?\s?(?:할지|될지"
    r"|되는지|좋을지|하는지|돼는지|할\s?줄|지)?(?:를|도|는)?\s?(?:모르|몰라|모릅)"
)
_FIRST_STEP = re.compile(
    r"(?:제일|가장|젤|일단|우선)\s?(?:먼저\s|먼저|지금\s)?(?:해야\s?할\s?(?:거|것|일)\s)?(?:딱\s)?(?:하나|한\s?가지)만"
    r"|(?:딱\s)?(?:하나|한\s?가지)만\s(?:[^\s.?!]+\s){0,2}?(?:먼저|하면|할게|알려|말해)[^.?!]{0,14}(?:먼저|하면|돼|되|뭐|뭘)"
)
"""너무 복잡해요, 제일 먼저 하나만 뭐 하면 되는지 알려주세요."""
_COUNSELLOR = re.compile(r"(?<![가-힣])상담\s?(?:해|하여)?\s?(?:주는|줄|주시는|받아\s?주는)\s?(?:사람|분|양반|선생님)")
_ANOTHER_COUNSEL = re.compile(r"(?:심리|법률|진로|취업|정신|부부|금융|채무|육아|고용|노무|임신|학업|우울)\s?상담")
_SHELTER = re.compile(r"쉼터|(?:잘|지낼|갈|있을)\s?(?:데|곳)(?:가|이|도)?\s?(?:없|있)|재워\s?(?:줘|주)")
OLDEST_IN_A_SHELTER = 24
"""Years: 청소년복지시설 take those between 9 and 24 (gov24 WII000000620)."""
_OF_A_NUMBER = re.compile(
    r"뭐|뭔|머(?:예|에|야)|무슨|무엇|뭣|어디|누가|누구|전화(?:하면|해도|하믄|해서)|걸면|받아|받나|되나|돼요?|24시간|밤에|새벽"
)
_BY_NIGHT = re.compile(r"밤|새벽|주말|휴일|일요일|토요일|명절|연휴")


class TalkItself(Reckoned):
    """Answers about the conversation."""

    def _of_the_talk(self) -> Handler | None:
        text = self.heard.text
        if self._asks_why() is not None:
            return self._why_asked
        if self.read.benefits:
            return None
        by_night = self.intent.topic is not None and _BY_NIGHT.search(text) is not None  # 지금 밤 열한시인데 129 받아요?
        if self.dialogue.helplines.numbered(text) and _OF_A_NUMBER.search(text) and not self.learnt and not by_night:
            return self._number
        if _SHELTER.search(text) and self._is_young() and not self.learnt:
            return self._shelter
        if _SEND.search(text) and self.intent.aspect != "how":
            return self._send
        if _COUNSELLOR.search(text) and not _ANOTHER_COUNSEL.search(text):
            return self._a_person
        if _LOST.search(text) and not self.learnt and self.read.emotion == "neutral":
            return self._begin
        return None

    # Why something was asked

    def _asks_why(self) -> str | None:
        """The fact they ask about ("": whatever was asked), or None."""
        text, question = self.heard.text, self.context.question
        if _BELONGS.search(text) or not (_ASKS_WHY.search(text) or _WHY_AT_END.search(text)):
            return None
        named = next((fact for fact, words in _FACTS if words.search(text[_why_at(text) :])), None) or next(
            (fact for fact, words in _FACTS if words.search(text)), None
        )
        return named or ("" if question else None)

    def _why_asked(self) -> Iterator[Reply]:
        """그건 왜 물어요? — the reason; nobody is pressed for what they asked about."""
        fact, question = self._asks_why() or "", self.context.question
        fact = fact or (question.fact if question else "")
        reason = self.wording.say(f"why.{fact}" if self.wording.has(f"why.{fact}") else "why.any")
        if question and question.fact == fact:
            self.context = self.context.with_someone(self.context.someone(question.person).declines(fact))
        quick = self._options(fact) if question and question.fact == fact else ()
        yield self.answers.say("why_asked", quick, reason=reason)
        if self.learnt:
            self.context = replace(self.context, question=None)
            yield from self._results(whole=not self.context.fitting)

    # What this channel does, where to begin, whom to call

    def _is_young(self) -> bool:
        age = self.context.someone(SELF).facts.get("age")
        return age is not None and isinstance(age.value, int) and age.value <= OLDEST_IN_A_SHELTER

    def _shelter(self) -> Sequence[Reply]:
        return (self.answers.say("talk.shelter", [self.wording.say("person_reply")]),)

    def _send(self) -> Sequence[Reply]:
        return (self.answers.say("talk.send", [self.wording.say("person_reply")]),)

    def _a_person(self) -> Sequence[Reply]:
        return (self.dialogue.person_reply(self.context, self.heard.desk),)

    def _begin(self) -> Iterator[Reply]:
        question = self.context.question
        if question:
            yield self.answers.say("talk.begin_with", self._options(question.fact), question=self._question_text(question.fact))
        else:
            yield self.answers.say("talk.begin", self.wording.options("talk.begin_replies"))

    def _wants_one_step(self) -> bool:
        return _FIRST_STEP.search(self.heard.text) is not None and not (self.learnt or self.read.benefits) and self._on_hand() is not None

    def _on_hand(self) -> Topic | Benefit | None:
        """What was talked about before this message, with whom to call."""
        on = self.records.get(self.context.benefit or "") or self.dialogue.topics.by_id.get(self.topic_before or "")
        return on if on and on.contact else None

    def _first_step(self) -> Iterator[Reply]:
        if on := self._on_hand():
            yield self.answers.say("talk.first_step", name=on.contact[0].name, phone=on.contact[0].phone)

    def _number(self) -> Iterator[Reply]:
        line = self.dialogue.helplines.numbered(self.heard.text)
        if line:
            yield self.answers.say("talk.whose_number", number=line.number, name=line.name, what=line.what)


def _why_at(text: str) -> int:
    """왜 or what stands for it; what is asked about stands close to it."""
    found = re.search(r"왜|뭐\s?때문", text)
    return max(0, found.start() - 12) if found else 0

