"""아니 부모급여요, 제 말은 파산이요: a thing put in the place of another is asked what was asked last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.intent import ASPECT_OF, Intent
from bot.korean.plain import compact, made_of

_ASKS = re.compile(
    r"[?？]|(?:나|까|까요|나요|는지|지요|죠|가요|니까|교|노|냐|냐고|냐구|냐고요|냐구요|돼요|되요|여|얼마|언제|어디)[요예유]?\s*[.!~ㅠㅜ]*$"
    r"|얼마|언제|어디|며칠|몇|어떻게|서류|어떡|뭐|뭔|누가|왜"
)
_SENTENCES = re.compile(r"(?<=[?？.!])\s+")
_LONGEST = 40
"""Syllables of a question that may be asked of something else: a story is of the one who told it."""
_ANEW = re.compile(
    r"아니|아뇨|ㄴㄴ|물어본|물은|묻는|여쭤|말이|말한|말하는|말임|말입|제\s?말은|내\s?말은|라니까|라니깐|라니께|라고요|라구요|라고[.!\s]*$|말고|됐고|아이고"
)
_FILLER = frozenset(
    "아니 아니요 아니라 아니고 아니여 아니야 아뇨 아이 아이고 ㄴㄴ 그게 그거 그건 제 내 말은 저 저는 나 나는 난 전 지금 물어본"
    " 물은 묻는 여쭤본 여쭌 말한 말하는 얘기한 한 거 건 것 게 겁 긴 말 임 입 이 예요 에요 이에요 이예요 니다 입니다 야 여 다 더"
    " 라고 라고요 라구 라구요 라니까 라니까요 라니깐 라니께 라니께요 고요 구요 데요 인데 인데요 이여 이라니까 이라니깐 이라니께"
    " 이라고 이라구 요 이요 은 는 가 을 를 도 그럼 그러면 . , ! ? ？ ~ ㅠ ㅜ ㅋ ㅎ".split()
)
_PARTICLE = re.compile(r"^\s*(?:은|는|이|가|을|를|도|이?랑|하고|의|요)(?=\s)")


def asked(text: str, intent: Intent, of_one: bool) -> str:
    """The question in `text`, without the story before it; empty where nothing is asked, or too much to ask it of something else.

    `of_one`: it was answered of one benefit or topic, whatever it was taken for.
    """
    asking = [part.strip() for part in _SENTENCES.split(text.strip()) if _ASKS.search(part)]
    asks = intent.name in ASPECT_OF or intent.topic is not None or (intent.name == "ask_benefits" and of_one)
    return asking[-1] if asks and asking and len(compact(asking[-1])) <= _LONGEST else ""


def only_names(text: str, names: Sequence[tuple[int, int]], instead: bool) -> bool:
    """Whether `text` puts what stands at `names` in the place of what was answered, and says nothing else. `instead`: of something that it
    set aside."""
    rest = text
    for start, end in names:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return bool(names) and (instead or _ANEW.search(text) is not None) and made_of("".join(rest.split()), _FILLER)


_SIZE = (
    r"(?:(?:[일이삼사오육칠팔]|\d)\s?인(?:\s?(?:가구|가족|식구))?|(?:한|두|세|네|다섯|여섯|일곱|\d)\s?(?:명|식구|사람)"
    r"(?:\s?(?:가구|가족))?|혼자|둘|셋|넷|다섯)"
)
_ONLY_SIZE = re.compile(
    rf"^(?:그럼|그러면|그라믄|그라모|혹시|만약에?|아니|우리는|저희는|저는|나는|[\s,.])*(?P<size>{_SIZE})"
    r"\s?(?:이?면(?:은)?|이?라면|일\s?때는?|일\s?경우(?:는|에는)?|기준은|은|는)\s?(?:요|예|유|얼마[가-힣]{0,6})?\s*[?？.!~]*$"
)
_ITS_SIZE = re.compile(
    r"(?<![가-힣\d])(?:(?:[일이삼사오육칠팔]|\d)\s?인\s?(?:가구|가족|식구)|(?:한|두|세|네|다섯|여섯|\d)\s?(?:식구|명)|혼자)"
)


def of_size(text: str, question: str) -> str | None:
    """4인은요?, 세 식구면요?: `question` asked of a household of that size; None where anything else is said."""
    only = _ONLY_SIZE.match(text)
    if only is None:
        return None
    size = only["size"]
    size = f"{size} 가구" if size.endswith("인") else f"{_IN_FIGURES[size]}인 가구" if size in _IN_FIGURES else size
    its = _ITS_SIZE.search(question)
    return f"{question[: its.start()]}{size}{question[its.end() :]}" if its else f"{question.rstrip(' ?？')} {size}?"


_KIND = (
    r"(?:기초\s?)?(?:생활\s?)?수급자|차상위(?:계층)?|한부모|(?:중증\s?|경증\s?)?장애인|(?:국가)?유공자|[12일이]종|(?:직장|지역)\s?가입자|프리랜서|자영업자|외국인"
    r"|신혼(?:부부)?|맞벌이|외벌이|쌍둥이|[둘셋넷]째"
)
_ONLY_KIND = re.compile(
    r"^(?:그럼|그러면|그라믄|그라모|혹시|만약에?|[\s,.])*"
    rf"(?:(?P<who>(?:{_KIND}|의료급여|생계급여|건강보험))(?:이?면(?:은)?|이?라면|일\s?때는?|일\s?경우(?:는|에는)?)|(?P<kind>{_KIND})(?:은|는))"
    r"\s?(?:요|예|유)?\s*[?？.!~]*$"
)
_SHARE = re.compile(
    r"^(?:그럼|그러면|[\s,.])*(?P<share>\d{2,3}\s?(?:%|프로|퍼센트))(?:이면|면|는|은|이?라면)\s?(?:얼마[가-힣]{0,4}|요|예|유)*\s*[?？.!~]*$"
)
_MEDIAN = re.compile(r"중위\s?소득")


def of_kind(text: str, question: str) -> str | None:
    """수급자면요?, 차상위는요?: `question` asked of who is that; 60%는 얼마예요, of 중위소득. None where anything else is said."""
    if (share := _SHARE.match(text)) and _MEDIAN.search(question):
        return f"기준 중위소득 {share['share']}는 얼마예요?"
    only = _ONLY_KIND.match(text)
    return f"{only['who'] or only['kind']}면 {question}" if only else None


_IN_FIGURES = {"혼자": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5}


def in_full(name: str, question: str, names: Sequence[tuple[int, int]]) -> str:
    """`question` asked of `name`: in the place of what stood at `names`, else before all."""
    if not names:
        return f"{name} {question}"
    start, end = names[0]
    rest = _PARTICLE.sub("", question[end:]).strip()
    return f"{question[:start]}{name} {rest}".strip()
