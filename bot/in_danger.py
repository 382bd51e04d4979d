"""What is said of a danger told of, and of what is asked while it is open: where to go, what the police do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import in_debt, topics
from bot.context import ADULT, SELF
from bot.first_aid import ALONG, AT_HOME, FirstAid
from bot.intent import ASPECT_OF
from bot.message import Reply
from bot.other_matters import OtherMatters
from bot.topics import Topic
from bot.understand.witness import SEEN

_CAN_COME = ("open", "waiting")
"""States of the desk in which a counsellor comes."""
_WHERE = re.compile(
    r"어디(?:로|에|다|서)?\s?(?:[가-힣]{1,4}\s)?(?:가|피|도망|숨|자|지내|있)|(?:갈|잘|피할|지낼|숨을|도망갈|있을)\s?(?:데|곳)|쉼터|피난처|보호소|보호\s?시설"
    r"|(?:집|여기)(?:에서|을)?\s?(?:좀\s?)?(?:나오고|나가고|나올|나갈|나가야|나와야|도망|빠져나)|(?:어디로|어디)\s?(?:데려|모셔|보내)"
)
_NOWHERE = re.compile(r"(?:갈|잘|피할|지낼|숨을|도망갈|있을)\s?(?:데|곳)(?:가|이|도)?\s?(?:하나도\s?|아무데도\s?)?(?:없|읎)")
_TO_LIVE_ON = re.compile(
    r"(?:방값|방세|월세|집세|생활비|먹을\s?(?:것|거|게)|쌀|돈)(?:이|도|을|를|은)?\s?(?:\S+\s){0,2}?(?:없|밀렸|떨어)|하루\s?한\s?끼|굶|끼니"
)
_PARTS = re.compile(
    r"이혼.{0,24}(?:애|아이|양육|친권|못\s?데|뺏|돈|어떡|어떻|절차|비용|소송|되나|하려면|하면)|양육권|친권|(?:애|아이)(?:들)?(?:을|를)?\s?(?:못\s?데[려리]|뺏[길기겨]|빼앗)"
)
_DRIVES = re.compile(
    r"(?:차|택시|자가용|트럭)(?:로|에|를|타고|태워|태우)\s?.{0,10}(?:데려|데리|모시|모셔|가도|가는|갈까|태워|옮|가면)|직접\s?(?:데려|모시|모셔)|업고\s?(?:가|뛰)"
)
_ASKS = re.compile(r"[?？]|나요|까요?|되나|돼요?|어디|어떡|어떻|우째|있어|있나|없나|싶|해야|알려")
_POLICE = re.compile(
    r"(?:경찰|112|신고)(?:을|를|에|에다|서|한테)?\s?(?:좀\s?)?(?:부르|불러|신고|오|전화|하|해)?[가-힣]{0,4}(?:면|믄|도|서)?\s?.{0,8}(?:어떻|어떡|어찌|우째|뭐|무슨|되나"
    r"|돼요?|될까|해도|잡혀|잡아|처벌|감옥|벌금|와요|오나|쫓아|떼어|도와)"
)
_BY_TEXT = re.compile(
    r"(?:문자|카톡|카카오톡|채팅|톡|글)(?:으로|로)(?:는|도|만)?\s?(?:[가-힣0-9]{1,5}\s){0,2}?(?:안\s?[되돼될]|[되돼될]|가능|신고|보내(?:도|면|볼|야)|할\s?수|하는\s?(?:법|방법))"
    r"|(?:전화|통화)(?:는|를|도|가|하면)?\s?(?:소리|[가-힣]{0,4}\s?못\s?(?:하|해|걸)|할\s?수(?:가|도)?\s?없|걸\s?수(?:가|도)?\s?없|하기\s?(?:힘들|어려|무서|겁))"
    r"|(?:소리|말)\s?(?:안\s?내고|없이|안\s?하고)\s?.{0,6}신고|들키지\s?않(?:게|고)\s?.{0,6}(?:신고|전화)"
)
_SECRET = re.compile(
    r"알려[지져질]|소문|비밀|(?:부모|엄마|아빠|가족|남편|학교|회사|동네|담임|선생님?|집)(?:에|에도|한테|한테도|에게|이|가|도|들이)?\s?(?:연락|말|통보|다\s)?\s?(?:가나|가요|하나|알게|알까|알아|아나)"
    r"|신고(?:하면|했다가|해서|한\s?(?:게|거|줄|사람)).{0,18}(?:구박|해코지|보복|알(?:게|까|아|려|면)|들[키킬통]|눈치|(?:더|또)\s?(?:맞|때|심|힘들|괴롭))"
)
_KEPT_FROM = {"child_abuse": "child", "elder_abuse": "elder", "sexual_violence": "sexual", "domestic_violence": "home"}
_KEYS = {"domestic_violence": "home", "child_abuse": "child", "sexual_violence": "home", "elder_abuse": "elder"}
_WILL_CALL = re.compile(r"(?:전화|연락|상담|신고)\s?(?:를\s?|는\s?)?(?:해\s?볼|할게|할께|했|걸어볼|할라|해보겠|하겠)|해볼게")


def _will_call(text: str) -> bool:
    """109 전화해볼게요 asks nothing of the number."""
    return _WILL_CALL.search(text) is not None


def _asked(text: str, kind: str, minor: bool, shape: str | None = None) -> str | None:
    """The sentence under `crisis.` that answers, or None. `minor`: who asks is no grown-up. `shape`: form of the danger."""
    if kind == "medical_emergency":
        return "asked.drive" if _DRIVES.search(text) else None
    if (kind == "suicide" and shape is None) or shape == "loan":
        return in_debt.key(text, lent=shape == "loan") if shape is None or _ASKS.search(text) else None
    if kind not in AT_HOME and shape not in ALONG:
        return None
    if kind in AT_HOME and _BY_TEXT.search(text):
        return "asked.text"
    if kind in AT_HOME and _SECRET.search(text):
        own = minor and kind in ("child_abuse", "domestic_violence")
        return f"asked.secret.{'own' if own else _KEPT_FROM[kind]}"
    if _POLICE.search(text):
        return "asked.police"
    if kind == "domestic_violence" and _PARTS.search(text):
        return "asked.parting"
    if (_WHERE.search(text) and _ASKS.search(text)) or _NOWHERE.search(text):
        return f"asked.where.{'own' if minor else _KEYS.get(kind, 'home')}"
    return None


class InDanger(OtherMatters):
    """The part of a turn that answers a danger, and what is asked while it is open."""

    def _first_aid(self, aid: FirstAid) -> tuple[Reply, ...]:
        if aid.key is None:
            said = self.dialogue.crisis(aid.crisis or "", self.heard.text, again=aid.again, shape=aid.context.crisis_form)
            # 다음 주 방값이 없어요 밥도 하루 한 끼 먹어요: what they despair of is met too.
            wants = aid.again and aid.crisis == "suicide" and _TO_LIVE_ON.search(self.heard.text)
            return (*said, self.answers.say("crisis.to_live_on")) if wants else said
        witnessed = aid.context.crisis_form in SEEN
        quick = "talk.help_replies" if aid.crisis is None else "crisis.seen_replies" if witnessed else "crisis.replies"
        case = self.dialogue.case(self.context, self.day)
        cards = [self.answers.card(self._verdict(self.records[one]), case) for one in aid.thought_of]
        key = f"{aid.key}_called"  # where a counsellor comes, nobody is told that none can
        called = self.heard.desk in _CAN_COME and self.wording.has(f"crisis.{key}")
        said = self.answers.say(f"crisis.{key if called else self._fresh(aid.key)}", self.wording.options(quick))
        return (replace(said, benefits=tuple(cards)),)

    def _fresh(self, key: str) -> str:
        """Another sentence of the same kind, where there is one and this was just said."""
        repeats = self._just_said(key)
        return f"{key}_again" if repeats and self.wording.has(f"crisis.{key}_again") else key

    def _just_said(self, key: str) -> bool:
        said = self.wording.say(f"crisis.{key}")
        return any(said in str(node["text"]) for node in self.context.last)

    def _asked_in_danger(self, aid: FirstAid, before: str | None) -> Reply | None:
        """Where to go, what the police do, whether one may call: answered from first aid, and no benefit is guessed at."""
        despair = (aid.key or "").startswith(("despair.", "low."))
        if aid.crisis is None or self.read.benefits or despair or aid.context.crisis_form in SEEN:
            return None
        key = _asked(self.heard.text, aid.crisis, self._is_a_minor(aid.crisis), aid.context.crisis_form)
        at_once = before is None or self.read.crisis
        if key and at_once and key.startswith(("asked.text", "asked.secret")):
            # Whether one may write, and who will know: the number stands first in the answer.
            return self.answers.say(f"crisis.{self._fresh(key)}", self.wording.options("crisis.replies"))
        if before is None:
            return None
        if self.read.crisis:
            # 신고하면 어떻게 돼요 speaks of the danger again, and asks.
            return self.answers.say(f"crisis.{key}", self.wording.options("crisis.replies")) if key == "asked.police" else None
        line = None if _will_call(self.heard.text) else self.dialogue.helplines.numbered(self.heard.text)
        if key is None and line and self.intent.name in (*ASPECT_OF, "ask_benefits", "out_of_scope"):
            told = self.wording.say("talk.whose_number", number=line.number, name=line.name, what=line.what)
            still = self.wording.say(f"crisis.still.{aid.crisis}")
            return self.answers.reply(f"{told} {still}", quick=self.wording.options("crisis.replies"))
        if key is None and self.intent.name in ASPECT_OF and not self.intent.topic and self._meant(nearest=False) is None:
            shape = aid.context.crisis_form
            key = f"form.{shape}.stay" if shape else "despair.how" if aid.crisis == "suicide" else f"stay.{aid.crisis}"
            key = self._fresh(key)
        topic = self.dialogue.topics.by_id.get(self.intent.topic or "")
        if key and topic and (self._just_said(self._fresh(key)) or (key.startswith("asked.where") and self._asks_its_cost(topic))):
            return None  # 이혼하면 비자 없어져요, asked once more: not what was just said of a divorce.
        return self.answers.say(f"crisis.{self._fresh(key)}", self.wording.options("crisis.replies")) if key else None

    def _asks_its_cost(self, topic: Topic) -> bool:
        """쉼터 가면 돈 내야 돼요: asks more of the place than where it is."""
        return "amount" in topic.told and topics.aspect(self.heard.text, self.read) == "amount"

    def _is_a_minor(self, kind: str) -> bool:
        age = self.context.someone(SELF).facts.get("age")
        return self.context.crisis_form == "own" or (age is not None and age.value < ADULT and kind in AT_HOME)

    def _led(self, aid: FirstAid, replies: tuple[Reply, ...]) -> Iterator[Reply]:
        """The number once more before what was asked for; not where it was just given."""
        if not (self.heard.crisis_answered and self.read.crisis):
            yield self.answers.say(f"crisis.{aid.key}")
        answered = self.intent.topic is not None and self.context.topic == self.intent.topic
        if aid.key == "form.weary.first" and not answered and in_debt.key(self.heard.text, lent=False):
            yield self.answers.say("crisis.form.weary.debt")
        yield from replies
