"""Which benefit a message means where it names none: the one its words describe, point to, or go on about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot import means
from bot.context import Context
from bot.intent import INTENT_OF, Intent
from bot.knowledge import Benefit, Knowledge
from bot.korean.plain import compact, sentences
from bot.person import FACTS
from bot.search import Need
from bot.unanswered import asks_one_thing
from bot.understand.asking import asks_for_all, asks_openly, asks_whether
from bot.understand.result import BenefitMention, Understanding

_POINTS_BACK = re.compile(
    r"(?:^|\s)(?:그거|그건|그게|그걸|그것|고거|고건|거기|이거|이건|이게|이것"
    r"|그\s?(?:돈|혜택|제도|연금|수당|급여|지원))"
)
_IF = re.compile(r"\s?[가-힣]{0,4}?(?:으면|하면|이면|되면|있으면|살면|[가-힣]면|어도|아도|해도|여도|라도|인데도)")
"""A condition on what is talked about, not a wish of its own (일하면 깎여요?)."""
_IF_AT_ALL = re.compile(r"[가-힣](?:으면|하면|이면|되면|살면|쉬면|[아어해여]도|라도|인데도)(?=\s|\?|$)")


def supposes(text: str) -> bool:
    """실직하면 얼마 나와요: what is if something were so."""
    return _IF_AT_ALL.search(text) is not None


_AS_TOPIC = re.compile(r"\s?(?:값|비|세|요금|지원)?\s?(?:은|는|도|요|이랑|하고|나)(?:\s|$|[?!.,])|\s?(?:값|비|요금)")
ITSELF_A_NEED = ("serious_illness", "crisis_event", "needs_care")


def needed(text: str, read: Understanding, needs: Sequence[Need], focus: Benefit | None, fitting: Sequence[str]) -> str | None:
    """The benefit whose need the words name clearly enough to turn from `focus` to it; `focus` itself counts as meant."""
    if not needs:
        return None
    best = next((need for need in needs if _counts(text, read, need, focus, fitting)), None)
    if best is None:
        return None
    # What is talked about is meant where the words fit it nearly as well.
    equal = focus and any(need.benefit == focus.id and need.score >= best.score for need in needs)
    return focus.id if focus and equal else best.benefit


def _counts(text: str, read: Understanding, need: Need, focus: Benefit | None, fitting: Sequence[str]) -> bool:
    if focus is None or need.benefit == focus.id:
        return True
    if need.learnt and need.score <= DESCRIBES and supposes(text):
        return False
    if _POINTS_BACK.search(text):
        return need.learnt and need.score >= DESCRIBES
    if _asks_along(text, need, focus):
        return False
    if need.told and need.score >= DESCRIBES:
        return not _is_told(text, read, need)
    start, end = need.spans[-1]
    wanted = need.told or need.benefit in fitting or _AS_TOPIC.match(text, end) or _WISHES.search(text, end)
    own = compact(" ".join((focus.name, focus.summary, focus.who, focus.amount, focus.how, *focus.documents, *focus.keywords)))
    mentioned = read.aspect == "documents" or _IF.match(text, end) or compact(text[start:end]) in own
    return bool(wanted) and not mentioned and not _is_told(text, read, need)


def _asks_along(text: str, need: Need, focus: Benefit) -> bool:
    """병원비도 나와요?, of a benefit that does pay for it."""
    found = re.match(r"([가-힣]{2,4}?)\s?도\s", text[need.spans[0][0] :])
    return found is not None and found[1] in f"{focus.summary} {focus.amount} {focus.how}"


def asks_of_it(text: str, read: Understanding, needs: Sequence[Need], on: Benefit | None) -> bool:
    """스물아홉이요. 하루에 얼마씩 나와요: beside what is told, one thing is asked of the benefit `on` that is talked about."""
    if on is None or read.benefits or read.aspect in (None, "overview") or asks_openly(text):
        return False
    return (not needs or any(need.benefit == on.id for need in needs)) and asks_one_thing(text, read)


def without_idle_answer(text: str, read: Understanding, needs: Sequence[Need], asked: str | None) -> Understanding:
    """A wish is no answer to the question put before: neither its "모르겠어요" nor a number in it (누르면 119 오는 거)."""
    if asks_for_all(text):
        # 하나도 모르니까 알아서 찾아줘요 knows nothing of benefits; of one's own age nothing was said.
        return replace(read, said=tuple(each for each in read.said if each.value is not None), answer=None)
    if read.receives and read.held:
        return read  # 기초연금하고 국민연금 합쳐서 육십만원 나와요: what is received makes up the sum.
    described = describes(text, needs)
    counted = described and asked is not None and FACTS[asked].kind in ("int", "months")
    # 돈은 한 푼도 없어 says what there is, whatever else it calls for.
    within = [said for said in read.said if counted and said.value != 0 and said.fact == asked and needs[0].covers(said.start, said.end)]
    said = tuple(each for each in read.said if each.value is not None and each not in within)
    idle = described and all(each.derived for each in said) and (len(said) < len(read.said) or read.answer == "unknown")
    return replace(read, said=said, answer=None) if idle else read


DESCRIBES = 5
"""Score from which words describe a benefit rather than mention a thing."""


def _is_told(text: str, read: Understanding, need: Need) -> bool:
    """Whether all that names the need are facts told of a person (치매인데, 월세 살아요), nothing asked for."""
    if _OF_ITS_OWN.search(text):
        return False
    told = [said for said in read.said if said.fact not in ITSELF_A_NEED and said.end > said.start]
    return all(
        any(said.start <= start and end <= said.end for said in told) and not _AS_TOPIC.match(text, end) for start, end in need.spans
    )


def wishes(text: str, read: Understanding, needs: Sequence[Need]) -> bool:
    """Whether a benefit is described beside the facts told (고1 딸 생리대 살 돈)."""
    return describes(text, needs) and not _is_told(text, read, needs[0])


_OF_ITS_OWN = re.compile(
    r"(?:나오는|나올|주는|받는|받을|도와\s?주는|보태\s?주는|해\s?주는)\s?(?:거|것|게|돈|데|수당|제도)"
    r"|한테도?\s?(?:나오|나와|줘|주)"
)
"""What is asked for has no other name than the facts told."""
_WISHES = re.compile(
    r"해\s?주|지원|도와|보태|깎아|할인|공짜|무료|받을|주나|줘|주면|값|비싸|부담|좋겠|좋겄|필요|걱정|못\s?내|없어|읎|어수[다게]"
    r"|밀렸|밀려|우짜|우째|어짜|어쩌|어떡|어떻게\s?(?:해야|하면|하죠|하나)|막막|감당"
    r"|너무\s?(?:많|나와)|많이\s?나[와오]"
)


def wants(text: str) -> bool:
    """방과후에 봐줄 곳이 필요합니다: a need is put into words."""
    return _WISHES.search(text) is not None


_IN_TROUBLE = re.compile(r"밀렸|밀려\s?(?:있|서)|우짜|우째|어짜|어쩌|어떡|막막|감당")


def in_trouble(text: str) -> bool:
    """병원비가 밀렸어예 우짜면 좋습니꺼: more than one benefit may be the help."""
    return _IN_TROUBLE.search(text) is not None


def describes(text: str, needs: Sequence[Need]) -> bool:
    """Whether the words describe a benefit: several of them together, or one with a wish."""
    return bool(needs) and needs[0].told and (needs[0].score >= DESCRIBES or bool(_WISHES.search(text)))


def described_instead(text: str, mention: BenefitMention, needs: Sequence[Need], known: Knowledge) -> Benefit | None:
    """The benefit that the words around a short name describe: 돌아가신 남편 국민연금 is 유족연금. A name in full stands."""
    if compact(text[mention.start : mention.end]) == compact(mention.name):
        return None
    around = (need for need in needs if need.told and need.score >= DESCRIBES and need.covers(mention.start, mention.end))
    need = next(around, None)
    return known.benefits[need.benefit] if need and known.benefits[need.benefit].name != mention.name else None


def told_apart(text: str, mentions: Sequence[BenefitMention], known: Knowledge) -> list[str]:
    """Two words for one benefit in one comparison (노령연금하고 기초연금): the one that ends another's name means that one."""
    return [id for mention in mentions if (id := _by_ending(text[mention.start : mention.end], mention.name, known))]


def _by_ending(said: str, name: str, known: Knowledge) -> str | None:
    own = known.by_name(name)
    if said == name or own is None:
        return own.id if own else None
    return next((b.id for b in known.benefits.values() if b.name != name and compact(b.name).endswith(compact(said))), own.id)


_ENDS = ("장려금", "바우처", "수당", "급여", "연금", "통장", "카드", "장학금", "할인", "감면", "보험", "이용권",
         "계좌", "대부", "일자리", "적금")  # fmt: skip
_THAT = re.compile(rf"(?:아까|그|말한|말씀하신|저|방금)\s?(?:그\s?)?({'|'.join(_ENDS)})|(?:^|\s)({'|'.join(_ENDS)})(?=\s|은|는|이|도|요|$)")


def ending(text: str, known: Knowledge, context: Context) -> str | None:
    """The benefit spoken of before whose name ends as "아까 그 장려금" says."""
    found = _THAT.search(text)
    if not found:
        return None
    word = found[1] or found[2]
    before = dict.fromkeys(i for i in (context.focus, *reversed(context.talked), *context.listed, *reversed(context.shown)) if i)
    return next((i for i in before if i in known.benefits and word in known.benefits[i].name.split("(")[0]), None)


_OF_PAYING = re.compile(r"병원비|의료비|진료비")
_SCHEMES = re.compile(r"진료비|보육료|교육비|국민연금|고용보험|적금|통장|계좌|바우처|카드|이용권|남편|아내|배우자")
_SHORT_WORD = re.compile(r"(?:^|\s|그\s?)(?:적금|통장|계좌)(?=은|는|이|도|요|을|\s|[?？]|$)")


def by_word(text: str, ids: Iterable[str], known: Mapping[str, Benefit], alone: bool = True) -> str | None:
    """Of the benefits `ids` (those spoken of, then those that fit) the one whose name and aliases hold the words said.

    Two words of it (진료비 바우처, 남편 국민연금), or `alone` one that hardly anything else is called by (적금은 …).
    """
    said = set(_SCHEMES.findall(_OF_PAYING.sub("진료비", text)))
    scores = {i: _holding(said, known[i]) for i in dict.fromkeys(ids) if i in known}
    best = max(scores, key=lambda i: scores[i], default=None)
    needed = 1 if alone and _SHORT_WORD.search(text) else 2
    return best if best and scores[best] >= needed else None


def _holding(said: set[str], benefit: Benefit) -> int:
    own = _OF_PAYING.sub("진료비", " ".join((benefit.name, *benefit.aliases)))
    return sum(word in own for word in said)


_NOT_A_THING = r"(?!\s?(?:애|아이|아들|딸|자녀|주|달|날|해|학기|임신|출산))"
_PLACES = (
    (re.compile(rf"(?:첫|1)\s?번?째{_NOT_A_THING}|(?:맨|제일)\s?(?:위|처음|앞)|(?<!\d)1번\s?(?:거|것|꺼|은|이요|요)"), 0),
    (re.compile(rf"(?:두|둘|2)\s?번?째{_NOT_A_THING}|(?<!\d)2번\s?(?:거|것|꺼|은|이요|요)"), 1),
    (re.compile(rf"(?:세|셋|3)\s?번?째{_NOT_A_THING}|(?<!\d)3번\s?(?:거|것|꺼|은|이요|요)"), 2),
    (re.compile(r"(?:마지막|맨\s?(?:끝|아래|밑))\s?(?:거|것|꺼|에)"), -1),
)


def pointed(text: str, listed: Sequence[str]) -> str | None:
    """The one of the list shown last that "두 번째 거" means."""
    for pattern, place in _PLACES:
        if pattern.search(text) and -len(listed) <= place < len(listed):
            return listed[place]
    return None


_BOTH = re.compile(
    r"둘\s?다|두\s?(?:가지|개)\s?다|두\s?분\s?다|둘이\s?(?:다|같이)"
    r"|(?:같이|함께|동시에|중복으로|중복)\s?(?:받|타|신청|되[나는]|될까|돼요|가능|나오나|나와요)|부부가?\s?(?:같이|다|둘)"
)
_SUMMED_UP = re.compile(r"(?:둘|두\s?개|두\s?가지|두\s?돈)(?:을|를|이)?\s?(?:다\s?)?(?:합|더하|보태)")
_GETS = re.compile(r"받|되|돼|탈|타|나오|나와|신청|가능")


def both(text: str) -> bool:
    """Whether it asks if two can be had at once, or by two people."""
    return bool(_BOTH.search(text) and _GETS.search(text)) or summed_up(text)


def summed_up(text: str) -> bool:
    """그럼 둘 합치면 얼마: of two that were told of together."""
    return _SUMMED_UP.search(text) is not None


_REJECTED = re.compile(
    r"(?:신청|넣|접수|심사)\S{0,6}.{0,14}?(?:떨어[졌졋젔젓지져]|탈락|거절|안\s?된다고|안\s?된대|안\s?됐|부적합|못\s?받는다)|탈락(?:했|됐|이래|이라)|^(?:또\s?)?떨어[졌졋젔젓](?:다|어|는데)"
)


def rejected(text: str) -> bool:
    """Whether they say that they applied and were turned down."""
    return bool(_REJECTED.search(text)) and not re.search(r"떨어졌으면|떨어지면|(?:돈|쌀|시력|체력|약)이?\s?(?:다\s?)?떨어", text)


_OF_WHOEVER = re.compile(r"(?<![가-힣])본인(?:이|은|도|한테)?")
_ALL_OF_US = re.compile(r"(?<![가-힣])(?:저희|우리)(?:는|도|가|집|네|\s)")
_OWN = re.compile(r"(?<![가-힣])(?:나|저|우리)(?:는|은|도|가|한테|에게|\s)|(?<![가-힣])(?:내|제)\s|(?<![가-힣])(?:난|전|내가|제가)")


_PAID_FOR = re.compile(r"(?:얼[마매]|몇\s?(?:프로|%|퍼센트|만\s?원))(?:나|씩|를)?\s?(?:내(?![가려])|냄|냅|부담)")
_IN_CASH = re.compile(r"(?:연금|수당|생계급여)$")
_BOTH_AT_ONCE = re.compile(r"같이|함께|동시|둘\s?다|중복|겹[치쳐]|합쳐|비교|차이|뭐가\s?나|바꾸|바꿔|깎")


def _comes_in(text: str, named: BenefitMention, read: Understanding) -> bool:
    """Money that is received: 국민연금하고 노령연금 해서 오십만원 되지, before anything is asked."""
    paid = _PAID_FOR.search(text)
    told = paid is not None and any(named.end <= said.start < paid.start() for said in read.said if said.fact == "monthly_income")
    return _IN_CASH.search(named.name) is not None and (named in read.held or told)


def beside_what_is_held(text: str, read: Understanding) -> Understanding:
    """청년월세 받고 있는데 주거급여도 되나요 asks about the second; whether both go together is asked of the two."""
    if denied := [b for b in read.benefits if _IS_NOT.match(text, b.end)]:
        # 보건소에 먼저 가야 되냐, 나는 기초수급은 아닌데: what one is not, and nothing asked of it.
        read = replace(read, benefits=tuple(b for b in read.benefits if b not in denied))
    others = tuple(b for b in read.benefits if b not in read.held)
    if read.held and not others and (then := _AND_THEN.search(text)) and all(b.end <= then.start() for b in read.held):
        return replace(read, benefits=())  # 기초연금 받고 혼자 살고 근데 수술을 먼저 하고 나중에 신청해도 되나
    if read.held and not others and (that := _THAT_TOO.search(text)) and all(b.end <= that.start() for b in read.held):
        return replace(read, benefits=())  # 어머니는 기초연금 받으세요. 그것도 돼요?
    if read.benefits and all(_comes_in(text, b, read) for b in read.benefits) and _PAID_FOR.search(text):
        return replace(read, benefits=())  # 나는 기초연금만 받는다 그럼 얼마 내노: of what is talked about.
    return replace(read, benefits=others) if read.held and others and not _BOTH_AT_ONCE.search(text) else read


_THAT_TOO = re.compile(
    r"(?<![가-힣])(?:그것|그거|그런\s?것|그런\s?거|이것|이거|거기|그래도|이래도)(?:도|은|는)?\s?(?:되|돼|될|받을|받나|가능|신청)"
)
_IS_NOT = re.compile(r"자?(?:은|는|이|가|도)?\s?(?:아닌[데디]|아니고|아니[에예]요|아닙니다|아니거든|아님)(?:요|예|유)?\s*[.!~]*$")
_AND_THEN = re.compile(
    r"(?<=\s)(?:근데|그런데|건데|그러고)\s(?![^?]{0,40}(?:연금|급여|수당|그거|그게|이거|끊|줄어|줄[나까]|깎|계속))[^?]{8,}"
)
_ME_FIRST = re.compile(r"^\s*(?:그럼\s|그러면\s|아니\s|일단\s|우선\s)?(?:저|나|제\s?거|내\s?거|저희)\s?(?:부터|먼저)(?=요|[\s,.!]|$)")


def no_more(text: str, intent: Intent, read: Understanding) -> Intent:
    """돈은 기초연금 말고는 없심더 asks for no others; 저부터 알려주세요 asks for the one who speaks, not about what was named last."""
    if _ME_FIRST.match(text) and not read.benefits and intent.name in ("more", "ask_overview", "unclear", "change_subject", "help"):
        return replace(intent, name="ask_benefits", aspect=None)
    tells = read.no_other and read.held and intent.name not in ("ask_person", "stop", "restart")
    beside = bool(read.held) and any(b not in read.held for b in read.benefits)
    if beside and (tells or intent.name == "already_receiving"):
        # 기초연금은 받는다니까요 노인일자리요
        aspect = read.aspect or "overview"
        return replace(intent, name=INTENT_OF[aspect], aspect=aspect)
    return replace(intent, name="already_receiving", aspect=None) if tells else intent


def of_whoever(text: str, read: Understanding) -> Understanding:
    """본인이 얼마 내는가 and 부모님이 부자면 못 받아요 ask of whoever is talked about."""
    if means.asked(text) == "family" and all(said.derived or said.fact == "sex" for said in read.said):
        return replace(read, subject=None, said=())
    if read.subject == "self" and not read.said and _ALL_OF_US.search(text) and asks_whether(text):
        return replace(read, subject=None)  # 그래서 저희는 받을 수 있는 거예요 없는 거예요
    whoever = read.subject == "self" and not read.said and _OF_WHOEVER.search(text) and not _OWN.search(text)
    return replace(read, subject=None) if whoever else read


_RANK = re.compile(
    r"^(?:네|예|응|우리|저희|저는|전|이번(?:이|에|에는|엔)?|지금|그거|얼마에요|얼마예요|애가|아이가|아기가|근데|그럼|아니|[\s,.])*(첫째|둘째|셋째|넷째)"
    r"(?:\s?(?:아이|애기?|아기|(?:임신|출산|낳)[가-힣]{0,3}면|이고|인데요?|이에요|예요|에요|이요|요|라면|이면|면|일\s?때는?|은|는|도|임|입니다|라서"
    r"|얼마[가-힣]*|나와[가-힣]*|나오[가-힣]*|받[가-힣]*|돼[가-힣]*|되[가-힣]*|줘[가-힣]*|주[가-힣]*))*[\s?？.!]*$"
)


def rank(text: str, benefit: Benefit | None) -> str | None:
    """Which child a bare "둘째예요" is, while a benefit for children is talked about: no place in a list, and nobody turned to."""
    found = _RANK.search(text) if benefit and means.is_of_children(benefit) else None
    return found[1] if found else None


def of_a_rank(text: str, read: Understanding, benefit: Benefit | None) -> Understanding:
    return replace(read, subject=None, said=(), ranks=()) if rank(text, benefit) else read


_POINTS_ALONE = re.compile(r"(?:^|\s)(?:그거|그건|그게|그걸|그것|고거|고건|이거|이건|이게|이것)(?:\s|은|는|도|요|[?？]|$)")


def points_back(text: str) -> bool:
    """그거 얼마예요: something of before, by no name."""
    return _POINTS_ALONE.search(text) is not None


_THAT_AND = re.compile(r"(?:^|\s)(?:그거|그것|고거|이거|이것|그\s?(?:돈|혜택|제도|연금|수당|급여|지원))(?:이?랑|하고|과|와)\s")


def that_and(text: str) -> bool:
    """그거랑 장애인연금 둘 다 돼요: what was talked about, and another that is named."""
    return _THAT_AND.search(text) is not None


_TWO_PEOPLE = re.compile(
    r"둘이|두\s?분|부부|두\s?사람|내외|(?:남편|신랑|아내|집사람|마누라|와이프|영감|할멈|배우자)(?:이?랑|하고|과|와)\s?(?:같이|함께|둘)"
)
_HOW_MUCH = re.compile(r"얼마(?!간|나?\s?(?:오래|걸|동안|있|기다))|얼매|을매|얼만|금액|합쳐")


def two_people(text: str) -> bool:
    return _TWO_PEOPLE.search(text) is not None


def asks_how_much(text: str) -> bool:
    return _HOW_MUCH.search(text) is not None


def tells_how_much(told: str) -> bool:
    """Whether an answer holds a sum or a share, or says that there is none."""
    return _SUM.search(told) is not None


_SUM = re.compile(r"\d\s?(?:[만천백]|원|%|배|시간|포인트)|\d,\d{3}|무료|(?<!조건이 )(?<!제한이 )없어요|않아요")


_PRICED = re.compile(
    r"무료|내지\s?않|(?:원|%)\S{0,6}\s?(?:[^\s.]+\s){0,3}?(?:받[을아으고]|드[리려]|나[오와]|내[고면요어]|낼|줘|주[는며고]|돌려|부담)"
)


def priced(told: str) -> str:
    """The sentences of an answer that say what is paid: 소득에 따라 상담비를 내지 않거나 30%까지만 내요."""
    return " ".join(each for each in sentences(told) if _PRICED.search(each))


_SAYS_NOTHING = re.compile(
    r"(?:그럼|그러면|근데|그런데|이제|지금|일단|저는?|제가|나는?|내가|좀|또|혹시"
    r"|어[디데](?:로|에|서|에서|다|로요|요|예요|가서)?|누구(?:한테|에게)?|어떻게|어떡해?요?|우[째찌]|언제(?:까지|부터)?|얼마(?:나|예요)?|뭐|뭘|무엇을"
    r"|(?:가면|가야|가서|가나|가요|가라고|갈까|가는|하면|해야|하나|하는|할까|해요|해|돼요|돼|되나|되는|될까|됩니까|되요|하죠|하지|물어봐야|물어보면|신청해야|신청하면|신청해요|신청하나)(?:요|지|죠|교|까요|할까요|지요)?)"
)


def says_nothing(text: str) -> bool:
    """어디로 가면 돼요: no word in it tells of any benefit."""
    return all(_SAYS_NOTHING.fullmatch(word) for word in re.findall(r"[가-힣A-Za-z0-9]+", text))


def first(*found: str | None) -> str | None:
    return next((each for each in found if each), None)


def unique(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(i for i in ids if i))
