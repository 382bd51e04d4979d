"""After somebody spoke of danger: the number stays first until they say that they are safe."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot import in_debt, in_despair, looked_after, low_mood, no_bed
from bot.context import SELF, Context, is_person
from bot.intent import ASPECT_OF, TELLING, Intent
from bot.message import Heard
from bot.recognition import recognised
from bot.unanswered import asks_one_thing
from bot.understand import crisis, crisis_lost, crisis_settled, falls, reported, witness
from bot.understand.crisis_forms import form
from bot.understand.people import mentions
from bot.understand.result import Understanding

AT_HOME = ("domestic_violence", "sexual_violence", "child_abuse", "elder_abuse")
AFTERWARDS: dict[str, tuple[str, ...]] = {"fire": ("emergency_support",), "medical_emergency": ()}
"""What is over by itself, and the benefits to think of then."""
_OTHERS_OWN = ("with_child", "farewell", "unseen", "silent", "silent_abroad", "family", "loan", "control")
"""Forms of a danger that stay what they are when it is told again in other words."""
ALONG = ("along", "along_gas")
"""Forms of a danger in which somebody else would take the speaker along: to get away comes before every word of comfort."""
REPORTED = {"domestic_violence": "home", "sexual_violence": "home", "child_abuse": "child", "elder_abuse": "elder", "crime": "any"}
_YOUNG = 24
"""Years up to which 1388 is for (청소년기본법)."""
_GROWN = 19
WATCH = ("emergency_safety",)
HOMELESS = ("emergency_support",)
SHELTERS = ("homeless", "youth_shelter", "shelters")
"""Topics that tell by themselves where to stay."""
TOPIC_OF = {
    "domestic_violence": "violence_help",
    "sexual_violence": "sunflower_centre",
    "form.swindle": "smartphone_scam",
    "form.seen_elder": "senior_abuse_safe",
    "form.seen_disabled": "disability_abuse",
    "form.seen_home": "violence_help",
    "nowhere.released": "released",
    "nowhere.evicted": "eviction",
    "low.signs": "counselling_voucher",
    "low.carer": "carer_exhausted",
}
"""What the talk is about after such an answer, where the words name no topic."""
RESPITE = ("long_term_care",)
"""What lets one who cares rest."""
STRAYING = ("long_term_care", "dementia_treatment")
_OF_A_BODY = ("serious_illness", "age", "care_grade", "dementia", "disability")
_OWN = re.compile(r"(?<![가-힣])(?:저는|제가|나는|내가|전\s|난\s|저도|나도)")
REMEMBERED_TURNS = 6
"""Messages after a danger is over during which nothing is congratulated and its traces are met with care."""
CALLED = "called"
"""Form of an emergency in which help was called already: nobody is asked once more whether they did."""
_STILL = (CALLED, "swindle")
"""Forms of a danger of which a line of their own is said before what is asked."""
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
    # A topic that is only meant stands back: 갈 데가 없어요 is answered first of all.
    named = replace(intent, topic=None) if read.matter else intent
    aid = _first_aid(context, heard, read, named)
    return replace(aid, context=_remembering(context, aid.context, heard.text))


def of_the_ill(context: Context, text: str, read: Understanding) -> Context:
    """뇌경색이래, 일흔여덟이시고, while an emergency is spoken of, is told of the one who lies ill."""
    told = any(said.fact in _OF_A_BODY and said.person == "" for said in read.said)
    own = read.subject is not None or _OWN.search(text) is not None
    return context.about(context.hurt) if told and not own and context.hurt and context.crisis == "medical_emergency" else context


def _remembering(before: Context, after: Context, text: str) -> Context:
    """What danger was spoken of not long ago."""
    if after.crisis:
        return replace(after, danger_past=None, danger_past_turns=0)
    if over := before.crisis or crisis.passed(text):
        return replace(after, danger_past=over, danger_past_turns=0)
    if after.danger_past is None:
        return after
    gone = after.danger_past_turns + 1 > REMEMBERED_TURNS
    return replace(after, danger_past=None if gone else after.danger_past, danger_past_turns=0 if gone else after.danger_past_turns + 1)


def _first_aid(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    kind = context.crisis
    over = replace(context, crisis=None, crisis_form=None, crisis_turns=0)
    told = read.crisis
    if told in crisis.ENDS_BY_ITSELF and told in (context.danger_past, kind) and crisis_settled.repeats(heard.text):
        # 3주 전에 … 손 잘렸다구요: what is known to be over, told once more.
        told = None if told == context.danger_past or crisis_settled.key(heard.text, lost=False) else told
    if witnessed := _witnessed(context, heard, read, intent):
        return witnessed
    if told:
        return _told(context, told, heard, read)
    if crisis_lost.missing(heard.text) and (astray := _astray(context, read)):
        again = context.crisis_form == "lost" and kind is not None
        missed = replace(context, crisis="medical_emergency", crisis_form="lost", crisis_turns=0, hurt=astray)
        return FirstAid(missed, "medical_emergency", None, True, again=again)
    if known := _reported(context, heard, read):
        return known
    if kind is None:
        return _watched_over(context, heard, read, intent)
    if kind in crisis.ENDS_BY_ITSELF and (how := crisis_settled.key(heard.text, lost=context.crisis_form == "lost")):
        return _settled(over, context, kind, how, heard, read, intent)
    if kind == "suicide" and crisis.means_no_death(heard.text) and (_knows(over) or read.said or in_despair.burdened(heard.text)):
        return FirstAid(over, None, "after.not_meant")
    if crisis.is_safe(heard.text, kind):
        return _afterwards(over, kind, heard, read, intent)
    if despair := _in_despair(context, heard, read, intent):
        return despair
    if context.crisis_form == "weary":
        return FirstAid(over, None)  # The number was said; what they ask and tell is answered.
    if kind in crisis.ENDS_BY_ITSELF and context.crisis_form is None and crisis_settled.called(heard.text):
        context = replace(context, crisis_form=CALLED)
    turns = context.crisis_turns + 1
    if turns > WATCHED_TURNS:
        return FirstAid(over, None)
    watched = replace(context, crisis_turns=turns)
    told_of_life = bool(read.said) and turns > 1 and kind != "suicide"
    # What goes on about the topic that the danger raised, and asks nothing, is still told of the danger.
    tells = intent.topic == context.topic == TOPIC_OF["form.swindle"] and not asks_one_thing(heard.text, read)
    another = intent.topic and not tells
    if intent.name in _ASKING or another or read.benefits or told_of_life:
        shape = context.crisis_form
        still = "along" if shape in ALONG else "seen" if shape in witness.SEEN else shape if shape in _STILL else kind
        return FirstAid(watched, kind, f"still.{still}", thought_of=_to_live_on(context, heard, shape == "swindle"))
    return FirstAid(watched, kind, _stays(context, heard, read), True)


def _witnessed(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid | None:
    """What is asked by who fears for somebody else: 신고하면 제가 한 걸 알게 되나요, 넘어졌다고만 해요, 전화해 볼게요."""
    kind, shape = context.crisis, context.crisis_form
    if kind is None or read.benefits or read.wants_person or intent.name == "restart":
        return None
    if shape is None and (shape := witness.corrected(kind, heard.text)):
        return FirstAid(replace(context, crisis_form=shape, crisis_turns=0), kind, f"form.{shape}.corrected", True)
    if shape not in witness.SEEN or witness.hurts_me(heard.text):
        return None
    key = "reported" if reported.reported(heard.text) else witness.asked(heard.text)
    # What goes on being told of the danger is met by its number.
    if key is None or (read.crisis and (key in _OF_NOTHING_NEW or read.crisis not in (*AT_HOME, "crime"))):
        return None
    if key in ("calls", "reported"):
        return FirstAid(replace(context, crisis=None, crisis_form=None, crisis_turns=0), None, f"form.{shape}.{key}", True)
    return FirstAid(context, kind, f"form.{shape}.{key}", True)


_OF_NOTHING_NEW = ("help", "what", "can", "denies", "unsure", "quiet")


def _told(context: Context, kind: str, heard: Heard, read: Understanding) -> FirstAid:
    shape = form(kind, heard.text)
    called = kind in crisis.ENDS_BY_ITSELF and (context.crisis_form == CALLED or crisis_settled.called(heard.text))
    if shape == "weary" and context.crisis_form != "weary" and "suicide" in (context.crisis, context.danger_past):
        shape = None  # Who spoke of dying before is met no more lightly.
    if shape is None and context.crisis_form in witness.SEEN and kind in AT_HOME and not witness.hurts_me(heard.text):
        kind, shape = context.crisis or kind, context.crisis_form
    told = _danger(context, kind, CALLED if called and shape is None else shape)
    if told.context.crisis_form == "weary":
        respite = RESPITE if low_mood.worn_out(heard.text, context) else ()
        told = replace(told, key="form.weary.first", answers_alone=False, thought_of=respite, again=False)
    whom = recognised(read, context, heard.text).subject
    ill = whom if kind == "medical_emergency" and whom and is_person(whom) else context.hurt
    harmful = tuple(dict.fromkeys((*context.harmful, *(_who_harms(heard.text) if kind in AT_HOME else ()))))
    return replace(told, context=replace(told.context, hurt=ill, harmful=harmful))


def _who_harms(text: str) -> tuple[str, ...]:
    """남편이 때려서 집 나왔어요: whoever is told to do it."""
    return tuple(m.person for m in mentions(text) if m.role == "agent" and m.person != SELF and is_person(m.person))


def _astray(context: Context, read: Understanding) -> str | None:
    """Who is known to stray: the one spoken of, if it is known of anybody."""
    known = [who.id for who in context.people.values() if (fact := who.facts.get("dementia")) and fact.value]
    if not known and context.crisis_form != "lost":
        return None
    whom = read.subject if read.subject and is_person(read.subject) else None
    return whom or (known[0] if known else context.hurt or context.subject)


def _settled(over: Context, before: Context, kind: str, how: str, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    """119 불러서 병원 왔어, 작년 일이라고요, 지금은 집에 계세요: the alarm is left at once, and what is asked is answered."""
    if over.hurt and kind == "medical_emergency" and how != "misheard":
        over = over.about(over.hurt)
    over = replace(over, hurt=None)
    if before.crisis_form in ("unseen", "silent"):
        seen_to = "seen_to" if crisis_settled.in_hospital(heard.text) else "reported"
        return FirstAid(over, None, f"form.unseen.{seen_to}", not _asks(heard, read, intent))
    if how == "misheard" or crisis.is_taken_back(heard.text):
        over = over.with_someone(over.someone().forgets("crisis_event")) if kind == "fire" else over
        return FirstAid(over, None, "after.misheard", not read.said and not _asks(heard, read, intent))
    if kind == "fire":
        return FirstAid(over, None, "after.fire", False, AFTERWARDS["fire"])
    return FirstAid(over, None, f"after.{how}", not read.said and not _asks(heard, read, intent))


def _asks(heard: Heard, read: Understanding, intent: Intent) -> bool:
    wants = bool(_WANTS.search(heard.text))
    # 지금은 괜찮아요 남편 출근했어요 speaks of the violence too, and asks nothing of it.
    topic = intent.topic and ("question" in read.cues or intent.name not in TELLING)
    return bool(topic or read.benefits) or wants or intent.name == "ask_benefits"


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
    if context.crisis != "suicide" or context.crisis_form not in (None, "weary") or read.benefits or intent.name == "restart":
        return None
    key = in_despair.answered(heard.text, _is_young(context, read))
    if key is None and low_mood.asks_treatment(heard.text, context, True):
        return FirstAid(context, "suicide", "low.treatment", True)
    key = key or ("person" if intent.name == "ask_person" else None)
    return FirstAid(context, "suicide", f"despair.{key}", True) if key else None


def _is_young(context: Context, read: Understanding) -> bool:
    ages = [said.value for said in read.said if said.fact == "age" and said.person in ("", SELF) and isinstance(said.value, int)]
    known = context.someone(SELF).facts.get("age")
    age = ages[-1] if ages else known.value if known else None
    return age is not None and age <= _YOUNG


def _reported(context: Context, heard: Heard, read: Understanding) -> FirstAid | None:
    """오늘 112에 신고했어요 tells of no new danger: what comes after it is answered."""
    kind = context.crisis
    begun = kind is None and (context.benefit or context.question) and not _POLICE.search(heard.text)
    if begun or kind not in (None, *REPORTED) or not reported.reported(heard.text):
        return None
    over = replace(context, crisis=None, crisis_form=None, crisis_turns=0)
    whose = "swindle" if context.crisis_form == "swindle" else REPORTED[kind] if kind else "any"
    thought_of = _to_live_on(context, heard, whose == "swindle")
    if bed := _bed_tonight(kind, heard, read, over):
        return bed
    return FirstAid(over, None, f"reported.{whose}", reported.says_nothing_else(heard.text), thought_of)


def _bed_tonight(kind: str | None, heard: Heard, read: Understanding, over: Context) -> FirstAid | None:
    """지금은 괜찮아요 오늘밤 잘 데가 필요해요, of who got away from home."""
    place = no_bed.key(heard.text, read, over, True) if kind in AT_HOME and not read.benefits else None
    return FirstAid(over, None, place, True) if place else None


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
    if bed := _bed_tonight(kind, heard, read, over):
        return bed
    if kind == "suicide" and not read.benefits and (debt := in_debt.key(heard.text, lent=False)):
        return FirstAid(over, None, debt, True)
    another = bool(intent.topic) and (intent.topic != over.topic or asks_one_thing(heard.text, read))
    asks = another or bool(read.benefits) or (intent.name in _ASKING and bool(_WANTS.search(heard.text)))
    return FirstAid(over, None, "safe", not read.said and not asks)


def _knows(context: Context) -> bool:
    return any(who.facts or who.low_income for who in context.people.values())


def _to_live_on(context: Context, heard: Heard, swindled: bool) -> tuple[str, ...]:
    """할머니 생활비가 이제 없는데, after the money went to a swindler."""
    return HOMELESS if swindled and _LIVING.search(heard.text) else ()


def _watched_over(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid:
    """밤에 자꾸 쓰러지세요: no ambulance now, but somebody who notices."""
    if _DENIES_DYING.search(heard.text) and read.crisis is None:
        return FirstAid(context, None, "after.not_meant")  # 죽고 싶고 그런 건 아니에요: the number once, and what is asked.
    key = looked_after.key(heard.text, read, context)
    if key and (not intent.topic or key in looked_after.BEFORE_TOPICS):
        return FirstAid(context, None, key, True)
    if falls.again(heard.text):
        return FirstAid(context, None, "falls", False, WATCH)
    if strays := _strays(context, heard, read):
        return strays
    named = intent.topic in SHELTERS or (intent.topic == "single_parent_home" and _HOMES.search(heard.text))
    if not named and (place := no_bed.key(heard.text, read, context, context.danger_past in AT_HOME)):
        alone = not read.benefits and not (place == "nowhere.other" and intent.topic)
        if intent.topic == "migrant_shelter" and place == "nowhere.any":
            return FirstAid(context, None)  # 시어머니 집 나가라고 해요: its answer tells where to stay, in their tongue.
        return FirstAid(context, None, place, alone, HOMELESS if place.startswith("nowhere") and place != "nowhere.other" else ())
    if context.danger_past in AT_HOME and crisis.is_safe(heard.text) and not read.said and not asks_one_thing(heard.text, read):
        return FirstAid(context, None, "safe", True)
    if context.danger_past and not intent.topic and _WATCHED.search(heard.text):
        return FirstAid(context, None, "watching", True, ("senior_care_service", *WATCH))
    if crisis.is_sheltered(heard.text):
        return FirstAid(context, None, "sheltered", bool(_FOUND_OUT.search(heard.text)) and not read.benefits)
    if _UNSEEN.search(heard.text):
        return FirstAid(context, None, "unseen", True)
    if mind := _minded(context, heard, read, intent):
        return mind
    thought_of = WATCH if falls.feared(heard.text) else _to_live_on(context, heard, context.danger_past == "crime")
    return FirstAid(context, None, None, False, thought_of)


def _strays(context: Context, heard: Heard, read: Understanding) -> FirstAid | None:
    """요즘은 집을 못 찾아오세요: a line for the day it happens, then what helps the one who strays."""
    now = [said.person for said in read.said if said.fact == "dementia" and said.value and said.person and is_person(said.person)]
    known = [who.id for who in context.people.values() if (fact := who.facts.get("dementia")) and fact.value]
    if not crisis_lost.strays(heard.text, bool(known)):
        return None
    whom = (now or known or [context.subject])[0]
    return FirstAid(context.about(whom), None, "strays", False, STRAYING)


def _minded(context: Context, heard: Heard, read: Understanding, intent: Intent) -> FirstAid | None:
    """Debts after words of dying, signs of a low mood and how it is treated."""
    if context.danger_past == "suicide" and in_despair.asks_in_writing(heard.text):
        return FirstAid(context, None, f"despair.{'write_young' if _is_young(context, read) else 'write'}", True)
    if context.danger_past in ("suicide", "crime") and not read.benefits and (debt := in_debt.key(heard.text, lent=False)):
        return FirstAid(context, None, debt, True)
    ours = intent.topic is None or intent.topic in _OF_THE_MIND
    if ours and not read.benefits and low_mood.asks_treatment(heard.text, context, context.danger_past == "suicide"):
        return FirstAid(context, None, "low.treatment", True)
    if intent.topic in (None, TOPIC_OF["low.carer"]) and (worn := low_mood.worn_out(heard.text, context)):
        return FirstAid(context, None, f"low.{worn}", not any(not said.derived for said in read.said), RESPITE)
    if read.benefits or not ours or (intent.topic and _FOR_COUNSEL.search(heard.text)):
        return None
    if low_mood.forced(heard.text):
        return FirstAid(context, None, "low.admission", True)
    another = context.subject != SELF and context.someone().relation != "child"
    if low_mood.of_another(heard.text) if another else low_mood.shown(heard.text) and context.subject == SELF:
        alone = not any(not said.derived for said in read.said) and intent.name not in _ASKING
        return FirstAid(context, None, "low.of_another" if another else "low.signs", alone)
    return None


_DENIES_DYING = re.compile(
    r"(?:죽고\s?싶|죽을\s?(?:생각|마음)|자살\s?(?:할\s?)?(?:생각|마음))[가-힣\s]{0,10}?(?:아니에|아니예|아니고|아닌데|아닙|없어요|없고|없습|없는데)"
)
_LIVING = re.compile(r"생활비|생계|먹고\s?살|쌀\s?살|끼니|당장\s?쓸\s?돈|돈이\s?(?:하나도|한\s?푼도|다)\s?없")
_OF_THE_MIND = ("mental_health", "counselling_voucher", "perinatal_counselling")
"""Topics that a low mood is met before, unless they are asked for."""
_FOR_COUNSEL = re.compile(r"상담|치료|병원|바우처|지원")
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
_HOMES = re.compile(r"시설|모자원|쉼터")
_WATCHED = re.compile(
    r"(?:혼자|독거|홀로).{0,14}(?:챙겨|챙기|살펴|들여다|안부|돌봐|지켜|확인)[가-힣]{0,3}\s?(?:주는|주시는|줄|하는|보는|제도|서비스|사람|데)"
)
