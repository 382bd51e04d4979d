"""What the person does: the classifier's view, corrected by what the grammar reads beyond doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot import aimed, put_right
from bot.korean.plain import compact
from bot.message import Heard
from bot.understand import confided
from bot.understand.asking import asks_for_all, asks_openly, asks_what_else, asks_whether, aspect_in_short, wants_help
from bot.understand.person_request import comes_to_help
from bot.understand.result import Understanding

CONFIDENT = 0.12
"""Below this the classifier's intent is not acted on by itself."""
ASPECT_OF = {
    "ask_overview": "overview",
    "ask_eligibility": "eligibility",
    "ask_amount": "amount",
    "ask_how": "how",
    "ask_documents": "documents",
    "ask_period": "period",
    "ask_contact": "contact",
}
INTENT_OF = {aspect: intent for intent, aspect in ASPECT_OF.items()}
COMMANDS = ("repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop")
LEAVE_QUEUE = "leave_queue"
"""Who waits for a counsellor would rather not; heard of nobody else."""
_BARE = {"yes": "affirm", "no": "deny", "unknown": "dont_know", "skip": "skip"}
TELLING = ("inform", "life_event", "correct", "change_subject")
# Acts that facts said along the way do not turn into something else.
_ASKING = (*ASPECT_OF, "ask_benefits", "ask_why_not", "compare", "already_receiving", "ask_person", "ask_privacy", "more")


@dataclass(frozen=True)
class Intent:
    name: str
    """An intent of docs/intents.md, or `unclear`."""
    confidence: float
    aspect: str | None = None
    term: bool = False
    """What a word means is asked: nothing is told of anybody."""
    animal: bool = False
    """Help for an animal is asked for, which is none of ours; what was told of people along the way still counts."""
    verdict: bool = False
    """Yes or no is wanted of what is talked about, by what is known now."""
    topic: str | None = None
    """Id of what is asked that another office answers; what was told along the way counts too."""


_ASIDES = {"who": "smalltalk", "number": "ask_privacy", "identifier": "ask_privacy", "recall": "smalltalk", "why": "ask_privacy"}
SURE = 0.6
"""From here on the classifier is believed against a cue word."""

DOUBTFUL, DOUBTED = 0.3, 0.5
_ASIDE = ("smalltalk", "out_of_scope", "complain", "unclear")
_SOCIAL = ("greet", "thank", "goodbye", "help", "ask_privacy")
_EVENTS = ("job_lost", "business_closed", "bereaved", "crisis_event")
# Acts that change what is remembered, or need two benefits: not on a guess.
_WEIGHTY = ("already_receiving", "compare", "restart", "stop", "goodbye", "ask_person")


def decide(
    heard: Heard,
    read: Understanding,
    asked: str | None,
    need: bool = False,
    topic: str | None = None,
    wished: bool = False,
    described: bool = False,
    pointed: bool = False,
    following: bool = False,
    term: bool = False,
    known: bool = True,
    before: str | None = None,
    learnt: bool = False,
    of_it: bool = False,
    particular: bool = False,
) -> Intent:
    """The act to answer.

    `asked`: the fact asked about last, so that a bare yes or a negation is an answer to it. `need`: the words name what some
    benefit is for (무릎 수술, 월세), so what hardly reads as talk is a wish; `described`: they describe one benefit. `topic`: id of
    what they ask for that another office answers; `wished`: by what happened to them, so they are shown what fits too. `pointed`:
    they point to a benefit of before (두 번째 거). `following`: one is talked about. `term`: they ask what a word means. `known`:
    something was told before, which a correction may put right. `before`: the aspect asked about last. `learnt`: the words mean the
    topic and do not name it, so what they do stays what it is. `of_it`: beside what is told, the benefit talked about is asked of.
    `particular`: a detail of the topic answers just this (상속포기하면 애들한테 넘어가나요).
    """
    if read.aside == "identifier":
        return Intent(_ASIDES[read.aside], 1.0)
    if term and not read.wants_person:
        return Intent("ask_overview", 1.0, "overview", term=True)
    if _is_for_an_animal(read):
        return Intent("out_of_scope", 1.0, animal=True)
    # 출입국에 말해요? asks what becomes of one's words, 그거 어디다 신고해요 does not.
    private = heard.intent == "ask_privacy" and heard.confidence >= DOUBTFUL and not (_ASKS_WHERE.search(heard.text) or particular)
    if topic and read.aside != "why" and not private:
        told = heard.intent in ("inform", "life_event") and any(said.value is not None and not said.derived for said in read.said)
        asks = heard.intent in ASPECT_OF and heard.confidence >= DOUBTFUL
        # 위임장이 있어야 하나요 asks for papers, whoever answers it.
        openly = learnt or asks_openly(heard.text) or (heard.intent == "ask_why_not" and bool(read.benefits))
        wishes = heard.intent in ("ask_benefits", "ask_why_not") and heard.confidence >= DOUBTFUL and openly
        tells = wishes or ((learnt or heard.intent == "life_event") and heard.intent in TELLING and heard.confidence >= DOUBTFUL)
        name = heard.intent if asks or tells else "life_event" if told and wished else "out_of_scope"
        return Intent(name or "out_of_scope", 1.0, topic=topic)
    if read.aside and not any(said.value is not None and not said.derived for said in read.said):
        return Intent(_ASIDES[read.aside], 1.0)
    if aimed.blames_us(heard.text) and not read.benefits and not read.said:
        return Intent("complain", 1.0)
    if _WHAT_ARE_YOU.search(heard.text) and not read.benefits and not read.said:
        return Intent("help", 1.0)
    certain = _certain(read, asked)
    if certain:
        return Intent(certain, 1.0)
    name = heard.intent or "unclear"
    if heard.confidence < CONFIDENT:
        name = _by_grammar(read) or "unclear"
    name = _corrected(name, heard.text, heard.confidence, read, asked)
    if name in ("correct", "deny") and read.benefits and not read.said:
        # 아니 국민연금 보험료 지원이요: that one is meant.
        name = INTENT_OF[read.aspect or before or "overview"]
    if name == "correct" and following and read.aspect and not read.said and _ASKED_AGAIN.search(heard.text):
        # 아니 제 말은 대신 신청할 수 있냐고요: the question put once more.
        name = INTENT_OF[read.aspect]
    if name == "complain" and "왜" in heard.text and (read.benefits or _WHY_NOT.search(heard.text)):
        # 짜증나네 기초연금 왜 안 되냐고, 아니 내가 왜 못 받아: anger is heard anyway.
        name = "ask_why_not"
    if name == "complain" and read.benefits and (read.aspect or _WAITS.search(heard.text)):
        # 장난하냐 생계급여 신청한지 두달이 넘었는데 아직도 심사중이래: asked of it, however angrily.
        name = INTENT_OF[read.aspect or "period"]
    if name == "complain" and following and not read.said and _WHAT_FIRST.search(heard.text):
        name = "ask_how"  # 아 진짜 짜증나네 그래서 나 뭐부터 해야 돼요
    if name in COMMANDS and not read.command and heard.confidence < DOUBTED:
        name = _by_grammar(read) or ("ask_benefits" if "question" in read.cues else "unclear")  # 다시 봐달라고 할 수는 없나요
    if name == "dont_know" and not asked and any(said.value is not None and not said.derived for said in read.said):
        name = "inform"  # 아버지 돌아가셨는데 빚이 얼만지 몰라요: nothing was asked that they do not know.
    if _is_told(asked, read) and len(compact(heard.text)) <= _SHORT:
        # "한 팔십만 원?" and "할매지 뭐" answer, however they end.
        name = "inform"
    elif (name in ("inform", "life_event") or (name == "out_of_scope" and read.said)) and not read.benefits and asks_openly(heard.text):
        # However long the story before it, the last clause asks.
        name = "ask_benefits"
    elif name == "inform" and not asked and any(said.value is True and said.fact in _EVENTS and not said.derived for said in read.said):
        name = "life_event"
    if following and not read.benefits and asks_what_else(heard.text):
        return Intent("more", 1.0)  # 신청 끝났다는 거예요? 그럼 지금 할 수 있는 건 뭔데요
    if following and not read.benefits and asks_whether(heard.text) and name not in ("ask_person", *COMMANDS):
        # 그래서 저희는 받을 수 있는 거예요 없는 거예요, of what is talked about.
        return Intent("ask_eligibility", 1.0, "eligibility", verdict=True)
    if name in TELLING and asks_of_named(heard.text, read):
        # 기초연금도 되나요 한달 소득 백만원 혼자 살아요
        name = "ask_eligibility"
    if need and name in ("inform", "unclear", "out_of_scope") and not read.said and _AND_WHAT_OF.search(heard.text):
        name = "ask_benefits"  # 치료비는요?
    if not (name == "compare" and _EITHER_OR.search(heard.text)):
        name = _doubted(name, heard.confidence, read, asked, need, following)
    if asks_for_all(heard.text) and not read.benefits and not following and name not in (*ASPECT_OF, *TELLING, "more"):
        name = "ask_benefits"
    if name in COMMANDS and not read.command and wants_help(heard.text):
        # 급해요 빨리 도와주세요 hurries nobody's speech.
        name = INTENT_OF[read.aspect or "overview"] if read.benefits else "ask_benefits"
    name = _followed(name, heard.text, read, asked, described, pointed, following)
    name = _asked_of_one(name, heard.text, read, described)
    if name in (*ASPECT_OF, "ask_benefits") and speaks_only_of_an_animal(read) and not read.benefits:
        return Intent("out_of_scope", 1.0, animal=True)
    if name in ("correct", "deny") and need and not read.said and put_right.asks_anew(heard.text):
        name = "ask_benefits"  # 아니 그게 아니고 휠체어요
    if name == "correct" and not known:
        name = "inform"
    if following and name == "inform" and _ASKS_IF.search(heard.text) and len(compact(heard.text)) <= _SHORT:
        # 나는 63인데 되나, of what is talked about.
        name = "ask_eligibility"
    openly = name == "ask_benefits" and read.aspect != "eligibility"
    if of_it and read.aspect and not openly and name in (*TELLING, "ask_benefits", "unclear", "complain", "deny"):
        name = INTENT_OF[read.aspect]
    aspect = ASPECT_OF.get(name)
    if aspect and read.aspect and heard.confidence < SURE:
        aspect = read.aspect
    if aspect == "how" and read.aspect == "eligibility" and _WHO_GETS.search(heard.text):
        aspect = "eligibility"  # 국민취업지원제도 누가 할 수 있어요
    if before and name in (*ASPECT_OF, "inform", "unclear") and len(read.benefits) == 1 and _is_only_named(heard.text, read):
        # 장애인연금 얼마 — 그럼 장애수당은?
        aspect = before
    if aspect == "amount" and asks_the_limit(heard.text):
        aspect = "eligibility"
    return Intent(INTENT_OF[aspect] if aspect else name, round(heard.confidence, 3), aspect)


_WHAT_ARE_YOU = re.compile(
    r"(?<![가-힣])(?:너|넌|니|네|당신|챗봇|이거|여기)(?:는|가|은)?\s(?:대체\s|도대체\s)?(?:뭐\s?하는|뭘\s?(?:할\s?수|해\s?줄|도와)|무얼\s?(?:할|해))"
)
"""너는 뭐하는 애야, 니가 뭘 할 수 있냐고."""
_WAITS = re.compile(r"(?:신청|접수)[^.?!]{0,20}(?:달|주|일|개월|넘|지났)[^.?!]{0,16}(?:심사|결과|연락|소식|아직|안\s?[나오와])")
_WHY_NOT = re.compile(r"왜\s?[^.?!]{0,6}(?:못|안)\s?(?:받|되|돼|된|나오|나와|줘|준|줍)")
_WHAT_FIRST = re.compile(
    r"(?:뭐|뭘|뭣|무엇)\s?(?:부터|를\s?먼저|먼저)|어[디데](?:로|부터|가서)\s?(?:뭘\s?)?(?:가|해|하|신청)|(?:어떻게|우째|우예|어째|뭐를?|뭘)\s?(?:해야|하면|하라는|하라고|하란)"
)
_EITHER_OR = re.compile(r"(?:그거|그것|요거|이거|저거|둘)[^.?!]{0,12}(?:이거|이건|그건|요건|저건|다른\s?(?:거|것|건))")
_AND_WHAT_OF = re.compile(r"^(?:그럼\s|그러면\s|그리고\s)?\S{2,8}(?:은|는)요?\s*[?？]*$")
_ASKS_WHERE = re.compile(r"어디|어데|어따|워디|어떻게|우째|번호")
_LIMIT = re.compile(
    r"(?:기준|자격|소득\s?한도)(?:이|은|는|액이?|금액이?)?\s?(?:[가-힣]{1,4}\s)?얼마|얼마\s?(?:이하|까지\s?(?:벌|있))"
)


def asks_the_limit(text: str) -> bool:
    """올해 기준이 얼마예요: who gets it, and not how much they get."""
    return _LIMIT.search(text) is not None


_ASKED_AGAIN = re.compile(r"냐고|냐구|는지|[?？]|나요|까요")


def asks_of_named(text: str, read: Understanding) -> bool:
    """기초연금도 되나요 혼자 살아요, 기초연금은 집이 있으면 안 된다던데: asked of a benefit named, whatever else is told."""
    ends = [*(benefit.start for benefit in read.benefits), len(text)][1:]
    return any(_ASKED_OF_IT.search(text[benefit.end : end]) for benefit, end in zip(read.benefits, ends, strict=True))


_ASKED_OF_IT = re.compile(
    r"^[^.?!]{0,8}?(?:되나|되는지|되는가|될까|될랑가|됩니까|됩니꺼|되능교|되는교|받을\s?수\s?(?:있나|있을까|있어요\s?\?|있는지|있습니까)|나오나|받나요|가능한가|가능할까|가능해요)"
    r"|^(?:를|을)?\s?(?:좀\s)?(?:신청하|받으|알아보|이용하|써\s?보)(?:려는데|려고\s?(?:하는데|해요|합니다|하거든)|려|려니)(?:요)?\s"
    r"|^[^.?!]{0,24}?(?:못\s?(?:받|타)|안\s?(?:되|된|나오|나온|준|주)|받을\s?수\s?(?:없|있))[가-힣]{0,2}(?:다던|다면서|다며|다는데|다는디|대요|다고\s?(?:하|그러|들|해)"
    r"|다카|다더|는\s?거\s?아니|는거\s?아니)"
)


def _is_for_an_animal(read: Understanding) -> bool:
    """강아지 병원비 지원되나요; 강아지 키우는 65세인데 뭐 받나요 asks for the one who keeps it."""
    # 72세인데 혼자 살아요 강아지가 수술했어요 asks nothing for the dog.
    asks = speaks_only_of_an_animal(read) or bool(read.cues & {"question", "request"})
    animals = (read.animal == "sure" and asks) or (read.animal == "maybe" and speaks_only_of_an_animal(read))
    return animals and not (read.benefits or read.wants_person or read.command)


def speaks_only_of_an_animal(read: Understanding) -> bool:
    """Nothing in the words is told of a person: what they name is no need of anybody's."""
    return read.animal is not None and not any(said.value is not None and not said.derived for said in read.said)


def _doubted(name: str, confidence: float, read: Understanding, asked: str | None, need: bool, following: bool) -> str:
    """What to make of an act the classifier is not sure of."""
    if name == "compare" and len({benefit.name for benefit in read.benefits}) < 2 and confidence < 0.8:
        return "ask_eligibility" if read.benefits or (following and confidence < SURE) else "ask_benefits" if confidence < SURE else name
    if confidence >= SURE:
        return name
    if name in _SOCIAL and confidence < 0.4:
        # A trouble told in few words is no greeting.
        return "ask_benefits" if need else "unclear"
    if name in _ASIDE:
        return "ask_benefits" if need else (name if confidence >= DOUBTFUL else "unclear")
    if name in _WEIGHTY and confidence < 0.5:
        return _by_grammar(read) or ("ask_benefits" if need else "unclear")
    if name in _BARE.values() and not asked and confidence < DOUBTFUL:
        return "unclear"
    return name


def _followed(
    name: str, text: str, read: Understanding, asked: str | None, described: bool, pointed: bool, following: bool
) -> str:
    """What short words go on about: the benefit talked about, pointed to or described."""
    if any(not said.derived for said in read.said) or read.wants_person or name in COMMANDS:
        return name
    if pointed and name not in ("already_receiving", "compare", "ask_why_not", *ASPECT_OF):
        return INTENT_OF[read.aspect or "overview"]
    short = len(compact(text)) <= _SHORT
    if following and short and read.aspect and not read.benefits and not _answers(asked, read) and name in (*_ASIDE, *_EMPTY, "simpler"):
        return INTENT_OF[read.aspect]
    if name == "life_event" or (name == "already_receiving" and read.receives):
        return name
    if described and name in (*_ASIDE, *TELLING, "thank", "greet", "help", "goodbye", "already_receiving"):
        return INTENT_OF[read.aspect] if read.aspect in ("amount", "how", "documents", "period", "contact") else "ask_benefits"
    return name


def _asked_of_one(name: str, text: str, read: Understanding, described: bool) -> str:
    """A wish that asks one thing of one benefit, named or described, is that question."""
    if name == "ask_person" and not read.wants_person and comes_to_help(text):
        return "ask_benefits"
    if name == "ask_person" and read.benefits and read.aspect == "contact" and not read.wants_person:
        return "ask_contact"
    if name != "ask_benefits" or not (read.benefits or described) or _SEVERAL.search(text):
        return name
    exact = read.aspect in ("documents", "contact", "period", "amount") or (read.aspect == "eligibility" and _WHO_GETS.search(text))
    return INTENT_OF[read.aspect] if exact and read.aspect else name


_SEVERAL = re.compile(r"말고|외에|이외|또|더|뭐|뭘|무슨|어떤")
_WHO_GETS = re.compile(r"자격|조건|대상|누구|누가|저도|나도|제가|내가|우리도|저희도|저\s?같은")


def _answers(asked: str | None, read: Understanding) -> bool:
    """Whether a bare answer to the question put is heard."""
    return bool(asked and read.answer)


def _is_only_named(text: str, read: Understanding) -> bool:
    return not read.aspect and not read.said and _ONLY_NAMED.search(text) is not None


_ONLY_NAMED = re.compile(r"^(?:그럼|그러면|그리고|그라믄|그라모|아니\s?그럼)?\s*\S+(?:\s\S+){0,2}?(?:은|는|도)(?:요)?\s*[?？]*$")
_ASKS_IF = re.compile(r"(?:되나|될까|되는가|돼\s?요\s?[?]|가능|받을\s?수|받나|나오나|해당)\S{0,3}\s*[?？]?$")
_SHORT = 12
"""Syllables."""


def _certain(read: Understanding, asked: str | None) -> str | None:
    """What the words say whatever the classifier thinks."""
    if read.wants_person:
        return "ask_person"
    # "디딤씨앗통장을 쉽게 설명해 주세요" is no wish of how to be spoken to.
    if read.command and not read.said and not (read.benefits and read.command == "simpler"):
        return read.command
    if asked and any(said.fact == asked for said in read.said):
        told = [said for said in read.said if not said.derived]
        return "dont_know" if told and all(said.value is None for said in told) else None
    if asked and read.answer and not read.said:
        return _BARE[read.answer]
    return None


def _by_grammar(read: Understanding) -> str | None:
    """What to do where the classifier has no view."""
    if read.receives and read.held and not read.aspect:
        # 소득이 30만원 노령연금 나오는 게 다다: told, not asked about.
        return "inform" if read.said else "already_receiving"
    if read.benefits:
        return INTENT_OF[read.aspect or "overview"]
    if read.aspect:
        return INTENT_OF[read.aspect]
    if read.said or read.low_income or read.places:
        return "correct" if read.correction else "inform"
    return _BARE.get(read.answer or "")


_SAID_TO_BE = re.compile(
    r"(?:받는|타는|주는|나오는|되는|해\s?주는)\s?(?:거|것|게|데|돈|제도)(?:가|도|이)?\s?있(?:다던|다며|다면서|다더|다는데|다카|나|는가|을까|습니까|어요\s?\?|대요|다고\s?(?:하|그|들))"
)
_WISHED = re.compile(r"(?:받|타|신청하|하|들)고\s?(?:싶|십|시프|파)|받[으을](?:려|라|럴|래)|받아\s?(?:볼|보고|보려)|하면|되면")
_OF_WORDS = re.compile(
    r"개인\s?정보|비밀|저장|보관|지[우워]|삭제|남[아나는겨]|새[나는어]|유출|알려지|소문|녹음|녹취|말한\s?(?:거|것|게|내용)|(?:한|하는)\s?(?:말|얘기|이야기)|누가\s?(?:봐|보|듣|알)|다른\s?(?:사람"
    r"|데|곳|기관)"
    r"|주민\s?번호|주민등록번호|계좌\s?번호|안전(?:한|해)|믿어도|넘[기어겨]|조회|동의|신상|이름\s?(?:안|밝|말)|익명|모르게|알[까면게리]"
)


def _corrected(name: str, text: str, confidence: float, read: Understanding, asked: str | None) -> str:
    if name == "skip" and read.answer != "skip" and confided.told(text):
        return "life_event"  # 경찰엔 신고하기 싫어요 refuses no question.
    if name == "already_receiving" and not read.receives and read.benefits and _WISHED.search(text):
        return INTENT_OF[read.aspect or "eligibility"]  # 의료급여 받고 싶은데요
    if name == "already_receiving" and _SAID_TO_BE.search(text):
        return INTENT_OF[read.aspect or "overview"] if read.benefits else "ask_benefits"  # 교통카드 환급 받는 거 있다던데
    if name == "ask_privacy" and confidence < SURE + DOUBTFUL / 2 and "question" in read.cues and not _OF_WORDS.search(text):
        return INTENT_OF[read.aspect or "eligibility"]  # 병원 기록은 사제병원 것도 됩니까
    if read.answer == "no" and name in ASPECT_OF and not read.benefits and "question" not in read.cues:
        return "deny"  # 괜찮아요 안 해 주셔도 돼요
    if _is_told(asked, read) and name not in _ASKING:
        # However it is put ("아니, 전세예요"), what was asked is answered.
        return "inform"
    if read.said and read.correction and name in ("deny", "affirm", "complain"):
        return "correct"
    if read.low_income and name in ("unclear", "out_of_scope", "deny", "greet") and not read.benefits and "?" not in text:
        return "inform"  # 소득은 있는데 얼마 안 돼요
    tells = bool(read.said or read.places)
    if tells and name not in (*_ASKING, *TELLING) and (confidence < SURE or name in (*_EMPTY, "complain", "smalltalk")):
        # Facts are never talked past: a greeting or thanks with facts in it is somebody telling.
        return "inform"
    if name in TELLING and read.benefits and read.aspect and not read.said:
        return INTENT_OF[read.aspect]
    if name in ("inform", "life_event", "change_subject") and read.benefits and "question" in read.cues:
        # A story that ends in a question about a named benefit.
        return INTENT_OF[read.aspect or "eligibility"]
    if name == "ask_benefits" and read.benefits and read.aspect in ("amount", "documents", "period", "contact"):
        return INTENT_OF[read.aspect]
    if read.benefits and name in ("out_of_scope", "smalltalk", *_EMPTY):
        return INTENT_OF[read.aspect or "overview"]
    if name in ("out_of_scope", "smalltalk", "unclear") and not tells and (aspect := aspect_in_short(text)):
        return INTENT_OF[aspect]
    return name


def _is_told(asked: str | None, read: Understanding) -> bool:
    """Whether the words tell what was asked, if only a place whose name several have."""
    return any(said.fact == asked for said in read.said) or (asked == "region" and bool(read.places))


_EMPTY = ("greet", "thank", "goodbye", "help", "affirm", "deny", "unclear")
"""Acts that say nothing beside the facts that came with them."""
