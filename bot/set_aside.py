"""생계급여 말고요, 그거 말고, 농지연금은 됐고, 실종 아니라고요: what a message sets aside is not what it asks about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.intent import TELLING, Intent
from bot.put_right import asks_anew
from bot.understand.result import BenefitMention, Understanding

_WHATEVER = r"이?고\s?(?:나발|지랄|뭐|뭣)이?고"
_INSTEAD = re.compile(rf"\s?(?:말(?:고|구)(?:요|는|는요|도|예|유|라|라우)?|[됐됏]고(?:요|예|유)?|{_WHATEVER})(?![가-힣])")
_DENIED = (
    rf"(?:말(?:고|구)|[됐됏]고|{_WHATEVER}|관두고|아니고|아이고|아니라(?:고|니까|니깐|니께)?|아이라(?:고|카이)?|아닌데|아니에요|아니예요|아닙니다|아입니[더다])"
    r"(?:요|예|유|는|는요|여)?(?![가-힣])[!.,]*"
)
_NOT_THE_TOPIC = re.compile(
    rf"(?<![가-힣])(?P<word>[가-힣]{{2,8}}?)(?:\s?(?:신고|상담|신청|지원|문제|얘기))?(?:\s?(?:거|것|게|건|일))?(?:이|가|은|는|을|를)?\s?{_DENIED}"
)
"""실종된 게 아니라, 가출신고 아니라고요."""
_BUT_SO = re.compile(r"(?:아니고|아이고|아닌데)")
"""사고는 아니고 오래 앉아서 그런 건데요: tells how it is, and stays with the topic unless something is asked."""
_GRANTED = re.compile(
    r"^\s*(?:아니(?:요|라)?\s)?(?:[^,.?!]|\.(?=\d)){2,24}?(?:맞고요|맞고|맞아요|맞는데요?|알겠고요?|알고요|안다고요|있다고요|했다고요|냈다고요|했고요|냈고요)[,.!]?\s+"
    r"(?=.*(?:냐고|냐구|는지|나요|까요|물어본|[?？]))"
)
"""아니 프리랜서 맞고요, 서류는 다 냈다고요: told only to come to what is asked once more."""
_NOT_THE_QUESTION = re.compile(
    r"(?<![가-힣])(?:얼마|얼매|금액|비용|언제|며칠|메칠|몇\s?[가-힣]|어디|어데|어떻게|서류|기간|기한|방법|자격|조건|대상)[가-힣]{0,4}"
    rf"(?:\s[가-힣]{{1,5}}(?:냐|는지|인지|까지|는가|나))?(?:은|는|이|가|을|를|인지)?\s?{_DENIED}"
)
"""얼마 말고 언제요, 며칠 걸리냐 말고 비용이요: what was asked or answered of the same thing."""
_NOT_ASKED = re.compile(
    r"(?:이|가)?\s?(?:아니|아이)라(?:요|니까요?|니깐요?|니께|카이|고요?)?(?![가-힣])[!.,]*"
    r"|(?:은|는|을|를|이|가|도)?\s?(?:묻지\s?않|물어보지\s?않|안\s?물|물은\s?적\s?없|물어본\s?적\s?없)[가-힣]*[!.,]*"
    r"|(?:을|를|에\s?대해서?)?\s?(?:물은|물어본|물어보는|묻는|여쭌|여쭤본|말한|말하는|얘기한)\s?(?:것|게|거|건)(?:이|은|가)?\s?아[니닙녀녜닌][가-힣]*[.,!]*"
)
"""암검진이 아니라, 기초연금을 물은 것이 아닙니다: after the name of a benefit, with another thing asked."""
_THAT = re.compile(r"(?:그|이|저|요|고)(?:런|딴)?\s?(?:거|것|건|게|돈)(?:들)?(?:이|는|은)?$")
_WORD = re.compile(r"[가-힣A-Za-z]+$")
_WORDS = re.compile(r"[가-힣]{2,}")
_OTHERS = re.compile(r"다른|딴|그\s?외|또|더|나머지|뭐|뭘|무슨|어떤")


_NOT_THAT = re.compile(
    r"^(?:아이고|아이구|아니|음|어|글쎄요?|뭐|에이|잘)?[\s,.]*(?:(?:그건|그거는?|그런\s?(?:거|건)(?:는|은)?|그기는?|고건|그게|(?P<named>[가-힣]{1,8}(?:은|는|이|가|도)))\s)?"
    r"(?:잘\s|난\s|나는\s|저는\s|내는\s)?(?:(?P<unknown>(?:모르|모리|몰르)(?:겠|것|겄|긋)?고(?:요)?|(?:모르|모리)(?:겠|것|겄|긋)(?:는데|는디)|모린데이|몰라도)|됐고(?:요)?|나중에\s?(?:하고|보고)"
    r"|(?:제쳐|놔|놓아|냅)\s?두고|관두고|둘째\s?치고|그렇다\s?치고)[\s,.]+(?:그보다\s|그것보다\s|근데\s)?"
    r"|^(?:(?P<shrug>글쎄요?|몰라요?|몰러|모르겠어요?|모르겠네요?|모르겠는데요?|모르겠다|모르지요?|모르것소|모리겄소|모립니더|모르겄어라?)[\s,.]+)?"
    r"(?:그보다도?|그것보다도?|그거보다도?|그나저나|그건\s?그렇고|하여튼|하이튼|아무튼|근데|그런데|건데)\s"
)
"""그건 모르겠고, 글쎄요 그보다: the question that was put is left, and another thing asked."""


def question_left(text: str) -> tuple[str, bool] | None:
    """What is asked after the question put was left, as long as `text` was, and whether it was for not knowing; None where it was not."""
    left = _NOT_THAT.match(text)
    if left is None or (left["named"] or "").startswith(("저", "나", "제", "내")) or not text[left.end() :].strip():
        return None
    return " " * left.end() + text[left.end() :], bool(left["unknown"] or left["shrug"])


@dataclass(frozen=True)
class SetAside:
    rest: str
    """The message with what is set aside blanked out: as long as the message was."""
    names: tuple[str, ...]
    """Benefits named before 말고."""
    benefits: tuple[BenefitMention, ...]
    """Those named beside it."""
    thing: bool = True
    """Whether it is what was talked about, by its name or not; else only what was asked of it."""
    topic: str | None = None
    """Id of the topic talked about, if that is set aside."""
    words: tuple[str, ...] = ()
    """What is set aside, in its words."""

    @property
    def wants_others(self) -> bool:
        return _OTHERS.search(self.rest) is not None


def read(
    text: str, read: Understanding, is_need: Callable[[str], bool], topic: str | None = None, is_topic: Callable[[str], bool] | None = None
) -> SetAside | None:
    """What `text` sets aside: a benefit, "그거", a thing that some benefit is for (`is_need`), the `topic` talked about (`is_topic`: a word
    of its name) or what was asked of it, never a person or a fact. Only where something is left to ask about.
    """
    asked = [denied.span() for denied in _NOT_THE_QUESTION.finditer(text)]
    asked += [granted.span() for granted in (_GRANTED.match(text),) if granted and asks_anew(text)]
    words = [denied for denied in _NOT_THE_TOPIC.finditer(text) if is_topic and is_topic(denied["word"])]
    if not asks_anew(text):
        words = [denied for denied in words if not _BUT_SO.search(denied[0])]
    named = [denied.span() for denied in words]
    found = [span for instead in _INSTEAD.finditer(text) if (span := _before(text, instead, read, is_need))]
    found += [span for denied in _NOT_ASKED.finditer(text) if (span := _named_before(denied, read))]
    rest = text
    for start, end in (*found, *named, *asked):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if rest == text or not rest.strip(" .,?!요"):
        return None
    if words and is_topic and any(is_topic(word) and word[:2] != words[0]["word"][:2] for word in _WORDS.findall(rest)):
        topic = None  # 회생 말고 파산요: another thing of the same topic.
    gone = [b for b in read.benefits if any(start <= b.start and b.end <= end for start, end in found)]
    others = tuple(b for b in read.benefits if b not in gone and text[b.start : b.end] == rest[b.start : b.end])
    words_of = tuple(word for start, end in found for word in _WORDS.findall(text[start:end]))
    return SetAside(rest, tuple(b.name for b in gone), others, bool(found or (named and topic)), topic if named else None, words_of)


def turned(intent: Intent, aside: SetAside, need: bool, told: bool) -> Intent:
    """What they do who set something aside: ask for others, or for the thing named instead."""
    name = intent.name
    if aside.benefits or told or name in TELLING[:2]:
        return intent
    if name in ("ask_benefits", "ask_overview", "ask_eligibility", *_EMPTY) and aside.thing and aside.wants_others and not need:
        return replace(intent, name="more", aspect=None)
    return replace(intent, name="ask_benefits", aspect=None) if need and name in _EMPTY else intent


_EMPTY = ("correct", "deny", "unclear", "complain", "out_of_scope", "smalltalk", "affirm", "change_subject", "help", "already_receiving")


def _named_before(instead: re.Match[str], read: Understanding) -> tuple[int, int] | None:
    """The benefit named just before `instead`, and that."""
    return next(((b.start, instead.end()) for b in read.benefits if b.end <= instead.start() <= b.end + 2), None)


def _before(text: str, instead: re.Match[str], read: Understanding, is_need: Callable[[str], bool]) -> tuple[int, int] | None:
    lead = text[: instead.start()]
    if named := _named_before(instead, read):
        return named
    that = _THAT.search(lead)
    if that:
        return that.start(), instead.end()
    word = _WORD.search(lead)
    told = word and any(said.start < instead.start() and word.start() < said.end for said in read.said)
    return (word.start(), instead.end()) if word and not told and is_need(word[0]) else None
