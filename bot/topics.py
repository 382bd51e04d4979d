"""What people ask for that no benefit of ours answers, and whom to call: `data/topics`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot import details
from bot.context import Context
from bot.details import Detail
from bot.intent import ASPECT_OF
from bot.knowledge import Contact
from bot.korean.alike import folded
from bot.korean.apart import pattern, placed
from bot.korean.plain import compact, compact_spans
from bot.reckoning import Way
from bot.unanswered import asks_one_thing, turns_to_a_living
from bot.understand.asking import asks_for_all, asks_openly
from bot.understand.result import Understanding

ASPECTS = ("eligibility", "amount", "how", "documents", "period")
"""What may be told of a topic beside what it is and whom to call."""


@dataclass(frozen=True)
class Topic:
    id: str
    name: str
    answer: str
    """Two or three sentences: what it is and where."""
    contact: tuple[Contact, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    """Aspect → what is known of it; any other is said to be unknown."""
    related: tuple[str, ...] = ()
    """Ids of benefits that belong to it."""
    details: tuple[Detail, ...] = ()
    untold: tuple[str, ...] = ()
    """Questions about it that no detail answers: by these too the choice among details is learnt."""
    yields: bool = False
    """While a benefit is talked about, it is asked of that (위임장 있어야 해요?)."""
    source: str = ""
    date: str = ""
    reckon: tuple[Way, ...] = ()
    """How to reckon what somebody pays or gets by what they told."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything it says."""
        return (self.answer, *self.told.values(), *(detail.text for detail in self.details))


@dataclass(frozen=True)
class Found:
    """A topic where its words stand in a text, whether or not it is what is asked."""

    topic: Topic
    start: int
    end: int
    asked: bool
    weight: int = 0
    """Syllables that named it."""
    is_wish: bool = False
    """Named by what happened (임신했는데 낳을지), which is told as well."""
    is_bare: bool = False
    """Nothing follows the words: 서울 노원구 임대아파트 may as well be told."""
    words: tuple[tuple[int, int], ...] = ()
    """Where each of them stands."""
    learnt: bool = False
    """Meant by the whole of the words, which name it nowhere (`bot.matters`)."""


class Topics:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_id = {topic.id: topic for topic, _, _ in entries}
        self.called = tuple(
            (topic.id, word.replace("|", " ")) for topic, words, wishes in entries for word in (topic.name, *words, *wishes)
        )
        """(id, how it is called or asked for)."""
        self._last: tuple[str, list[Found]] = ("", [])
        self._patterns = [
            (topic, pattern(folded(each), _SHORT), is_wish)
            for topic, words, wishes in entries
            for is_wish, group in ((False, words), (True, wishes))
            for word in group
            for each in _spellings(word)
        ]

    def about(self, text: str) -> Topic | None:
        """The topic whose words stand in `text`, asked or not: for what is out of scope anyway."""
        return found.topic if (found := self.named(text)) else None

    def named(self, text: str) -> Found | None:
        return next(iter(self._found(text)), None)

    def places(self, text: str, topic: str | None) -> list[Found]:
        """Wherever `topic` is named in `text`."""
        return [found for found in self._found(text) if found.topic.id == topic] if topic else []

    def is_called(self, word: str, topic: str | None) -> bool:
        """Whether `word` begins as something by which `topic` and hardly another is called does (실종된: 실종자 찾기)."""
        others = self._stems.get(word[:_STEM], frozenset())
        return topic in others and len(others) <= _HARDLY

    @cached_property
    def _stems(self) -> Mapping[str, frozenset[str]]:
        """Which topics are called by words that begin so."""
        stems: dict[str, set[str]] = {}
        for topic, called in self.called:
            for part in called.split():
                stems.setdefault(part[:_STEM], set()).add(topic)
        return {stem: frozenset(ids) for stem, ids in stems.items()}

    def asked(self, text: str, read: Understanding, question: str | None = None) -> Found | None:
        """The topic that `text` asks for. `question`: the fact asked about last; a mere word answers it rather than asks."""
        for found in self._found(text):
            if _asks_otherwise(text, found):
                continue
            asked = found.asked or details.asked(found.topic.details, text, None)
            if asked and all(_within(found, each.start, each.end) or _is_set_aside(text, each.end, found) for each in read.benefits):
                tells = any(said.value is not None and not said.derived for said in read.said)
                is_answer = question is not None and not found.is_wish and any(said.fact == question for said in read.said)
                if not (is_answer or (found.is_bare and tells)) or _CUE.search(compact(text)) or _is_instead(text, found):
                    return found
        return None

    def _found(self, text: str) -> list[Found]:
        """Every topic named, the one named at most length first. A turn asks of the same words again and again; no more is remembered,
        since an erasure does not reach here."""
        if self._last[0] != text:
            self._last = (text, self._find(text))
        return self._last[1]

    def _find(self, text: str) -> list[Found]:
        plain, places = placed(text)
        alike = folded(plain)
        hits = []
        for topic, each, is_wish in self._patterns:
            for match in each.finditer(alike):
                weight = sum(len(group.replace(" ", "")) for group in match.groups() if group)
                bare = not is_wish and _is_bare(plain[match.end() :])
                words = tuple((places[start], places[end - 1] + 1) for start, end in match.regs[1:] if end > start >= 0)
                asked = _is_asked(plain, match.start(), match.end(), text, is_wish)
                hits.append(Found(topic, places[match.start()], places[match.end() - 1] + 1, asked, weight, is_wish, bare, words))
        return sorted(hits, key=lambda hit: (-hit.asked, -hit.weight, hit.start))

    def follows(
        self,
        text: str,
        read: Understanding,
        before: str | None,
        goes_on: bool = False,
        left: bool = False,
        choose: Callable[[Sequence[Detail], str, str | None], Detail | None] = details.asked,
    ) -> Found | None:
        """거기 전화번호가 뭐예요, after the topic `before`: more is asked of the same.

        `goes_on`: the words turn to nothing else, so whatever short thing is asked or told belongs to it. `left`: the talk went on
        to a benefit, so that only what names a detail comes back. `choose`: what finds the detail.
        """
        topic = self.by_id.get(before or "")
        tells = any(said.value is not None and not said.derived for said in read.said)
        if topic is None or read.benefits:
            return None
        if (asked := choose(topic.details, text, None)) and not turns_to_a_living(text, asked.text):
            return Found(topic, 0, 0, True)
        if left or _OTHERWISE.search(compact(text)) or for_whom(text):
            return None
        if (tells or len(compact(text)) > _FOLLOWS_AT_MOST) and not (goes_on and aspect(text, read) and asks_one_thing(text, read)):
            return None
        if PAID.search(compact(text)) and "amount" not in topic.told:
            return None  # 낳으면 매달 얼마씩 받아요: money comes of a benefit, not of an office.
        other = self.about(text) if goes_on else None
        if other and other != topic:
            return Found(other, 0, 0, True)  # 이혼도 생각 중이에요, while debts are talked about.
        return Found(topic, 0, 0, True) if goes_on or aspect(text, read) or _POINTS.search(text) else None


def goes_on(text: str, intent: str | None, read: Understanding, before: Context) -> bool:
    """Whether the words turn to nothing and nobody else than the topic talked about."""
    turns = read.subject not in (None, before.subject) or read.wants_person or read.command or read.aside or read.answer or read.correction
    said = read.crisis or read.receives is not None or (read.emotion != "neutral" and "question" not in read.cues)
    openly = asks_openly(text) or asks_for_all(text)
    return intent in _ABOUT_IT and len(compact(text)) >= _FOLLOWS_AT_LEAST and not (turns or said or openly)


def _spellings(word: str) -> tuple[str, ...]:
    """엄마치매검사어디서해요: written as one, two words stand anywhere."""
    joined = word.replace(" ", "")
    return (word,) if "|" in word or joined == word else (word, joined)


Entry = tuple[Topic, tuple[str, ...], tuple[str, ...]]
_SHORT = 3
"""Syllables: 세금 stands in 전세금 too, 세무서 in 전기세 무서워서."""
_ABOUT_IT = (*ASPECT_OF, "ask_benefits", "ask_why_not", "inform", "life_event", "unclear", "out_of_scope", "complain", "ask_privacy")
_FOLLOWS_AT_LEAST = 3
_STEM, _HARDLY = 2, 7
"""Syllables of a word that stay as they are, whatever ends it; and of how many topics a word tells which is meant."""
_FOLLOWS_AT_MOST = 18
"""Syllables."""


def told_beside(read: Understanding, found: Found) -> Understanding:
    """What is told of people beside the words of the topic: who asks for 우울증 상담 told of no illness."""
    if found.is_wish:
        return read
    said = tuple(each for each in read.said if each.derived or each.end <= found.start or found.end <= each.start)
    return replace(read, said=said)


def aspect(text: str, read: Understanding) -> str | None:
    """What is asked of a topic: money and place in words that no benefit is asked about with."""
    plain = compact(text)
    if _COST.search(plain):
        return "amount"
    if _WHERE.search(plain) and read.aspect not in ("contact", "period"):
        return "how"
    return read.aspect


def says(text: str, asked: str | None, topic: Topic) -> bool:
    """Whether papers or a time are asked in so many words, where the entry knows neither: 계속 내야 되나요 asks for none of them."""
    words = _IN_WORDS.get(asked or "")
    return words is None or asked in topic.told or words.search(text) is not None


_IN_WORDS = {
    "documents": re.compile(
        r"서류|준비|가져|가지고|갖고|챙[겨기]|들고|떼|띠어|증명|신분증|민증|도장|통장|등본|증빙|진단서|필요한\s?(?:거|것|게|건)"
    ),
    "period": re.compile(
        r"언제|언재|은제|운제|며칠|메칠|몇\s?(?:일|시|달|월|개월|년|주|번|살)|기간|기한|마감|날짜|걸[려리]|오래|동안|까지|기다"
    ),
}


def asks_otherwise(text: str) -> bool:
    """All there is, another than this, or for whom it is."""
    return _OTHERWISE.search(compact(text)) is not None


def for_whom(text: str) -> bool:
    """저는 뭐가 있어요?: all there is for somebody, whatever is talked about."""
    return _FOR_WHOM.search(compact(text)) is not None


def points(text: str) -> bool:
    """그거요?, of the topic itself."""
    return _POINTS.search(text) is not None


PAID = re.compile(r"(?:매달|다달이|얼마(?:씩|나)?|돈(?:은|이|도)?)(?:받|나오|나와|줘|주나|탈|타나)")
_COST = re.compile(
    r"얼마(?!나걸|나오래|나기다|동안)|얼매|을매|얼만(?!에)|공짜|무료(?:예|에|야|인가|로|죠|지|맞)|돈(?:이|은|을)?(?:들|내|받|안)|비용|비싸|수수료"
)
_WHERE = re.compile(r"어디(?:다|예|에|있|야|요$|로|고|노|여|서|가|쯤)|어딨|어데|워디|위치|주소|찾아가|가까운|예약|해야(?:되|돼|하)")
_POINTS = re.compile(r"^(?:거기|그거|그건|그게|그\s?곳|거긴|고거|거그)(?:\s|가|는|은|도|요|$)")
_OTHERWISE = re.compile(
    r"말고|빼고|외에|다른거|라니까|까먹|신경을?안|했냐"
    r"|(?:뭐|뭘|머|무슨|어떤|무엇)(?:를|을|가|이)?(?:혜택|지원|도움|거|걸|게|것|돈)?(?:이|을|가)?(?:좀|더)?"
    r"(?:받|나오|나와|줘|주나|주는|탈수|타나|좋|달라(?!요|져|지|진))"
    r"|혜택|(?:받|탈|신청할)(?:을|)수있는(?:거|게|것|돈|건|지원)"
    r"|(?:나|저|우리|사람|자|집|애)도(?:받을수|받나|되나|해당|되는)|자도해당|안(?:했|한|해)(?:어도|애도|집도|사람도)|[가어해]도(?:나오|나와|받을수|받나)"
    r"|(?:등본|초본|증명서|면허증|등록증|주민증|민증|여권|인감|진단서)(?:은|는|이|가|을|를|만|도|으로|로|도장)*(?:며칠이내거|꼭|안|애이름으로)*"
    r"(?:가져|들고(?!싶|십)|갖고|있어야|필요(?:한가|없|하)|내야|떼야|뗘야|떼도|챙|이어야|신분증|떼요제)|뗀지|떼어둔"
)
"""Another thing is asked for, all there is, for whom it is, or whether a paper is needed for something else."""
_FOR_WHOM = re.compile(
    r"(?:저|전|나|난|내|우리|저희|어머니|아버지|엄마|아빠|남편|아내|애|아이|그분)(?:는|은|도|한테는?|에게는?)?(?:뭐|머|뭣|뭔)(?:가|이|라도)?(?:좀|더)?있"
)
_INSTEAD = ("말고", "빼고", "외에")


def _asks_otherwise(text: str, found: Found) -> bool:
    """Whether something else than `found` is asked for: not by its own words (조카 키우는데 뭐 나와요), nor after another is set aside."""
    plain, places = compact_spans(text)
    for match in _OTHERWISE.finditer(plain):
        start, end = places[match.start()], places[match.end() - 1] + 1
        insisted = match[0] == "라니까" and start <= found.end <= end  # 저 보육원 퇴소라니까요
        if not (insisted or (match[0] in _INSTEAD and end <= found.start)) and not found.start <= start < end <= found.end:
            return True
    return False


def _is_instead(text: str, found: Found) -> bool:
    """아기 말고 89세 엄마 성인기저귀요: named instead of something else, it is asked for, whatever is told beside it."""
    return any(word in text[: found.start] for word in _INSTEAD)


_SET_ASIDE = re.compile(r"(?:은|는|을|를|이|도)?\s*(?:말고|빼고|외에|받고\s?(?:있|계)|받는(?:데|디)|타고\s?있|받아(?:유|여|요)?\s)")


def _is_set_aside(text: str, end: int, found: Found) -> bool:
    """Whether the benefit named up to `end` is had or put aside before `found` is asked for (유족연금 말고 조카 키우는 돈이요)."""
    return end <= found.start and _SET_ASIDE.match(text, end) is not None


_CUE = re.compile(
    r"어디|어데|어딘|어따|어딨|워디|어떻|어떡|어케|어캐|우째|우찌|우예|우얘|우짜|워쩌|워찌|어찌|어쩌|번호|전화(?:해|번|좀|걸|할|하)|문의|알려|갈켜"
    r"|가르쳐|알고싶|알아보|물어(?!주|내|줬)|상담(?!사|원|을?받고있|을?받았|을?받는중|했|을?했)|신고(?!했|하고나|당|해서)|방법|법$|법(?:좀|이|을)"
    r"|얼마|비용|싶|궁금|도와|되려|하려|할려|하러|할라|라믄|라면요?$|려면|려고요|가려|받을데|할데|갈데|되나|되는교|되는지|되는가|될까|됩니|돼요$|되요$"
    r"|되남|괜찮(?:은가|나|을까|은지|은겨|은교)|가능|(?:나|까|냐|니까)(?:요)?$|나요|까요|는교|능교|는가|남요?$|노$|나예|있나|있능|있을까|없나|없을까|없을지|데(?:가|는|라도|좀)?(?:있|없|어)"
    r"|뭐(?:예|에|야|고|여|지|죠|가)|뭔(?:가|데|지)|뭡니|무엇|입소(?!했|해|중)|해줘|해주|받을수|이용(?:하|방)"
    r"|신청(?!했|하고있|해서|해놨|해놓|한지|은했|중)(?:$|하|해|서|좀|방|문|절|가|할|은|요)"
    r"|던데|라?카던|카는데|다면서|라면서|되는데$|무료인|무료예|무료죠|공짜인|공짜예|몇번|몇장|위치|자격|절차|조건|필요|뭐해야|전화$|번호$"
    r"|돈(?:을|이)?(?:줘|주나|나와)|재발급|발급(?!받았|받고)|몇시|언제|예약|기준이|자격이|있을란가|달라|들어가"
)
_CLEAR_CUE = re.compile(
    r"괜찮(?:은가|나|을까|은지|은겨|은교)|어디|어데|어딘|어따|어딨|워디|번호|전화(?:해|번|좀|걸|할|하)|문의|물어(?!주|내|줬)|상담(?!사|원|했)|신고(?!했)|알려|도와주는데|도와줄데|데(?:가)?(?:있나|없나|있을까|없을까|있어|없어)|지우|지워|삭제|청구|방법$|방법(?:이|은)?(?:있|없)|만들려"
    r"|(?:받을|할|갈|말할)(?:데|곳|방법)|^.{0,6}(?:어떻|어떡|어찌|어쩌|우째|우짜|우찌|우예|방법|재발급)"
)
"""Asks what to do about what was told in a clause before it."""
_FOR_HELP = re.compile(
    r"제도|키우는데도움|도와주는(?:거|게|것)|되는게|뭐라도|뭐하나|나라|한국에서|보탬|보탤|보태|기댈|방도|막막|해주는게|해주는거|신청은(?!어)"
)
"""Asks for whatever helps, after a story in which the words only stand by the way."""
_TOLD = re.compile(
    r"^[가-힣]{0,5}?(?:받았|받고있|받고[^싶]|받아서|받는중|했[어는고다더지대]|했다|됐|되어서|돼서|당했[어다]|나왔|나오셨|중이|중인|다니|다녀|살아|살고|사는|사세"
    r"|이에요|예요|에요|입니다|인데|이고|이라(?!는|카는)|있어서|있고|없고|하고(?:나서)?혼자|해서|하고있)"
)
_WITHHELD = re.compile(
    r"^(?:을|를|은|는|이|가|도)?(?:한번도|아직|여태|여지껏|계속|자꾸|절대)?(?:안|못)(?:준|줘|주[는려네고]|줬|줄라|받았|받고)"
)
"""주휴수당을 안 준대요: whoever is kept from it asks for it."""
_BOUNDARY = re.compile(
    r"(?:(?<!다)고(?!\s?(?:싶|십|계))|[아어여해와워져려겨쳐켜혀커파]서|[했었았왔졌갔됐났렸셨쳤켰있사키]는데|인데|니까|으니|더니|라서|자라|이라|지만|며|[가-힣]요|니다|[었았했]어)\s"
)
"""Ends a clause that tells."""
_ENDS_CLAUSE = re.compile(r"^[가-힣]{0,3}?(?:서|고(?!\s(?:있|계))|다가|니까|길래|더니|는데|은데)\s")


def _is_asked(plain: str, start: int, end: int, text: str, is_wish: bool) -> bool:
    """Whether the topic at `start`–`end` of `plain` is asked for: by its words alone, by a cue, or as all that is said."""
    before, rest = plain[:start], plain[end:]
    if (is_wish and not _ENDS_CLAUSE.search(rest)) or _IS_NAMED.match(rest):
        return True
    if _WITHHELD.match(compact(rest)):
        return True
    boundary = _BOUNDARY.search(rest)
    if boundary:
        head, tail = compact(rest[: boundary.end()]), compact(rest[boundary.end() :])
        clear = _CLEAR_CUE.search(tail) is not None and not _FOR_HELP.search(tail)
        return clear or (_CUE.search(f"{head}.") is not None and not _TOLD.search(head) and not _FOR_HELP.search(tail))
    if _CUE.search(compact(rest)) or re.search(r"어디|어데|워디|어떻게|상담|무료로|공짜로|알려", before):
        return True
    if _TOLD.search(compact(rest)):
        return False
    return "?" in text or "？" in text or _is_bare(rest)


_IS_NAMED = re.compile(r"(?:\s?(?:가입|제도|제|인))?(?:이?요|\s?말(?:입니다|이에요|예요|이야|이여|이다|인데요?|이라니까요?))(?:\s|$)")
"""성년후견이요, 임의계속가입 말입니다: said to be what is asked for, whatever is said after it."""


def _is_bare(rest: str) -> bool:
    """Whoever ends on the words asks for them: a story ends on a verb."""
    return _BARE.fullmatch(compact(rest)) is not None


_BARE = re.compile(r"(?:센터|서비스|지원|원스톱)?(?:이?요|좀|좀요|건|관련)?")


def _within(found: Found, start: int, end: int) -> bool:
    """국민연금공단 is more than the 국민연금 in it."""
    return end - start < found.end - found.start and any(first <= start and end <= last for first, last in found.words)
