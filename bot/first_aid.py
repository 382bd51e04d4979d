"""After somebody spoke of danger: the number stays first until they say that they are safe."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot import in_despair, looked_after
from bot.context import SELF, Context, is_person
from bot.intent import ASPECT_OF, Intent
from bot.message import Heard
from bot.recognition import recognised
from bot.understand import crisis, falls, reported
from bot.understand.crisis_forms import form
from bot.understand.result import Understanding

AT_HOME = ("domestic_violence", "sexual_violence", "child_abuse", "elder_abuse")
AFTERWARDS: dict[str, tuple[str, ...]] = {"fire": ("emergency_support",), "medical_emergency": ()}
"""What is over by itself, and the benefits to think of then."""
_OTHERS_OWN = ("with_child", "farewell", "unseen", "family", "loan", "control")
"""Forms of a danger that stay what they are when it is told again in other words."""
ALONG = ("along", "along_gas")
"""Forms of a danger in which somebody else would take the speaker along: to get away comes before every word of comfort."""
REPORTED = {"domestic_violence": "home", "sexual_violence": "home", "child_abuse": "child", "elder_abuse": "elder", "crime": "any"}
_YOUNG = 24
"""Years up to which 1388 is for (청소년기본법)."""
_GROWN = 19
WATCH = ("emergency_safety",)
HOMELESS = ("emergency_support",)
WATCHED_TURNS = 3
"""Messages after a danger was spoken of during which nothing is asked and the number comes first."""
_ASKING = (*ASPECT_OF, "ask_benefits", "compare", "more", "ask_person", "ask_why_not", "restart")


@dataclass(frozen=True)
class FirstAid:
    context: Context
    crisis: str | None
    """What State says."""
    key: str | None = None
    """Sentence under `crisis.` in the wording; None: the first answer to a danger, or nothing to say."""
    answers_alone: bool = False
    """Nothing else is answered this time."""
    thought_of: tuple[str, ...] = ()
    """Ids of benefits that what was told calls for."""
    again: bool = False
    """The danger was told before: the same sentence is not said twice."""


def first_aid(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    if read.crisis:
        told = _danger(context, read.crisis, form(read.crisis, heard.text))
        whom = recognised(read, context, heard.text).subject
        ill = whom if read.crisis == "medical_emergency" and whom and is_person(whom) else context.hurt
        return replace(told, context=replace(told.context, hurt=ill))
    kind = context.crisis
    if known := _reported(context, heard):
        return known
    if kind is None:
        return _watched_over(context, heard, read, intent)
    over = replace(context, crisis=None, crisis_form=None, crisis_turns=0)
    if crisis.is_safe(heard.text, kind):
        return _afterwards(over, kind, heard, read, intent)
    if despair := _in_despair(context, heard, read, intent):
        return despair
    turns = context.crisis_turns + 1
    if turns > WATCHED_TURNS:
        return FirstAid(over, None)
    watched = replace(context, crisis_turns=turns)
    told_of_life = bool(read.said) and turns > 1 and kind != "suicide"
    if intent.name in _ASKING or intent.topic or read.benefits or told_of_life:
        return FirstAid(watched, kind, "still.along" if context.crisis_form in ALONG else f"still.{kind}")
    return FirstAid(watched, kind, _stays(context, heard, read), True)


def _stays(context: Context, heard: Heard, read: Understanding) -> str:
    """Key of what is said while the danger goes on and nothing of it is asked."""
    if context.crisis_form in ALONG and _OUT.search(heard.text):
        return "form.along.out"
    if context.crisis_form:
        return f"form.{context.crisis_form}.stay"
    age = context.someone(SELF).facts.get("age")
    if context.crisis == "sexual_violence" and age and isinstance(age.value, int) and age.value < _GROWN:
        return "form.family.stay"
    if context.crisis == "suicide" and (key := in_despair.stays(heard.text, bool(read.said))) != "stay":
        return f"despair.{key}"
    return f"stay.{context.crisis}"


def _in_despair(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid | None:
    """전화는 하기 싫어요, 말할 사람이 없어요: answered for itself, and the danger is watched no less long."""
    if context.crisis != "suicide" or context.crisis_form or read.benefits or intent.name == "restart":
        return None
    ages = [said.value for said in read.said if said.fact == "age" and said.person in ("", SELF) and isinstance(said.value, int)]
    known = context.someone(SELF).facts.get("age")
    age = ages[-1] if ages else known.value if known else None
    key = in_despair.answered(heard.text, age is not None and age <= _YOUNG) or ("person" if intent.name == "ask_person" else None)
    return FirstAid(context, "suicide", f"despair.{key}", True) if key else None


def _reported(context: Context, heard: Heard) -> FirstAid | None:
    """오늘 112에 신고했어요 tells of no new danger: what comes after it is answered."""
    kind = context.crisis
    begun = kind is None and (context.benefit or context.question) and not _POLICE.search(heard.text)
    if begun or kind not in (None, *REPORTED) or not reported.reported(heard.text):
        return None
    over = replace(context, crisis=None, crisis_form=None, crisis_turns=0)
    return FirstAid(over, None, f"reported.{REPORTED[kind] if kind else 'any'}", reported.says_nothing_else(heard.text))


def _danger(context: Context, kind: str, shape: str | None) -> FirstAid:
    """신고하면 보복할까 봐 겁나요 does not turn the husband's violence into a stranger's crime; money just sent to a swindler does."""
    if kind == "crime" and shape != "swindle" and context.crisis in AT_HOME:
        kind, shape = context.crisis, context.crisis_form
    again = kind == context.crisis
    if again and shape is None and context.crisis_form in (*ALONG, *_OTHERS_OWN):
        shape = context.crisis_form
    return FirstAid(replace(context, crisis=kind, crisis_form=shape, crisis_turns=0), kind, None, True, again=again)


def _afterwards(over: Context, kind: str, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    """A warm word; after a fire or an illness what follows it is looked for at once."""
    if over.hurt and kind == "medical_emergency":
        over = over.about(over.hurt)
    over = replace(over, hurt=None)
    if kind in AFTERWARDS and not crisis.is_taken_back(heard.text):
        return FirstAid(over, None, f"after.{kind}", False, AFTERWARDS[kind])
    if kind == "fire" and crisis.is_taken_back(heard.text):
        over = over.with_someone(over.someone().forgets("crisis_event"))
    asks = bool(intent.topic or read.benefits) or (intent.name in _ASKING and bool(_WANTS.search(heard.text)))
    return FirstAid(over, None, "safe", not read.said and not asks)


def _watched_over(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    """밤에 자꾸 쓰러지세요: no ambulance now, but somebody who notices."""
    key = looked_after.key(heard.text, read, context)
    if key and (not intent.topic or read.matter or key in looked_after.BEFORE_TOPICS):
        return FirstAid(context, None, key, True)
    if falls.again(heard.text):
        return FirstAid(context, None, "falls", False, WATCH)
    if (_PUT_OUT.search(heard.text) and _NOWHERE.search(heard.text)) or _TONIGHT.search(heard.text):
        return FirstAid(context, None, "nowhere", False, HOMELESS)
    if crisis.is_sheltered(heard.text):
        return FirstAid(context, None, "sheltered", bool(_FOUND_OUT.search(heard.text)) and not read.benefits)
    if _UNSEEN.search(heard.text):
        return FirstAid(context, None, "unseen", True)
    return FirstAid(context, None, None, False, WATCH if falls.feared(heard.text) else ())


_POLICE = re.compile(r"112|119|1366|경찰|파출소|지구대")
_OUT = re.compile(
    r"(?:밖|바깥|마당|길|옥상|놀이터|편의점|차|이웃|옆집|친구|언니|이모|고모|할머니)\S{0,2}(?:에|에서|으로|로|집에|집으로)?\s?(?:나와|나왔|나가|피해|피했|있어|와\s?있|왔|숨)"
    r"|(?:빠져|뛰쳐|도망|도망쳐|대피)\s?(?:나왔|나와|했|해서|와\s?있|쳤|왔)|(?<!안\s)(?<!못\s)(?<![안못])나왔어|피했어|피신했"
)
_FOUND_OUT = re.compile(r"주소|전입|등본|초본|찾(?:을|아올|아낼|아오)|추적|들킬|알아낼|알\s?까")
_UNSEEN = re.compile(
    r"(?:옆집|앞집|윗집|아랫집|이웃|위층|윗층|아래층|옆방|앞방)\S{0,3}\s.{0,14}(?:며칠|몇\s?일|\d+일|이틀|사흘|나흘|일주일|열흘|보름|한참).{0,8}(?:안\s?보[여이]|못\s?[봤뵀]|안\s?나[오와])"
    r"(?!.*(?:이사|여행|입원|요양원|강아지|고양이))"
)
_WANTS = re.compile(r"지원|방법|알려\s?[주줘]|있[어나을]|없[어나을]|받을\s?수|신청|혜택|얼마|어디")
_PUT_OUT = re.compile(r"나가라|나가래|나가란|내쫓|쫓겨|쫓아내|비워\s?달|방\s?빼|퇴거|길에\s?나앉|길거리|길바닥|노숙|강제\s?집행|명도")
_TONIGHT = re.compile(r"(?:오늘|당장|지금)\s?(?:밤에?\s?)?(?:[가-힣]{1,3}\s)?(?:잘|갈|지낼)\s?(?:데|곳)(?:가|이|도)?\s?(?:없|읎)")
_NOWHERE = re.compile(
    r"(?:갈|잘|지낼|살|머물)\s?(?:데|곳|집)(?:가|이|도)?\s?(?:하나\s?)?(?:없|읎)"
    r"|당장|오늘|지금\s?(?:바로|나가)|내일(?:까지)?|나앉게|길바닥에|노숙"
)
