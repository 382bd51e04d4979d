"""산재 되나요? 그동안 생활비는 어떻게 해요?: a message that asks more than one thing, parted after each question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.korean.plain import compact


@dataclass(frozen=True)
class Question:
    text: str
    """What was told since the question before, then the question."""
    alone: str
    """The question, without what was told before it or that it was asked before."""


AT_MOST = 4
_END = re.compile(
    r"[?？!.…~\n]+(?!\d)[\s\"'”’)]*|(?<=는지|은지|인지|을지|할지),\s*"
    r"|(?<=[가-힣][요까냐죠교꺼])\s+(?!하[시셨고는던]|라고|라는|그[랬래러]|싶)|(?<=니다)\s+|\s+(?=(?:그리고|그라고|글고|그리구)\s)"
    r"|(?<=[되하있없받주나오][나노])\s+(?=\S{2})(?!싶|봐|보)"
)
_ASKS = re.compile(
    r"(?:나요|(?<!하)나여|까요?|ㄹ까|냐|냐고요?|냐구요?|는지요?|은지요?|인지요?|[인은는던한큰신간]가요|는가|은가|인가|니까|니꺼|습니꺼|는교|능교|인교|은교|ㄴ교|는겨|랑가|당가|나|노|남유"
    r"|죠|지요|지예|려나|건가|인가베|은감|는감|[되돼하]?[음슴]감)$"
    r"|(?:알려|가르쳐|말해|말씀해|설명해|계산(?:\s?좀)?\s?해)\s?(?:주|줘|달|봐|드)[가-힣]{0,5}$|궁금[가-힣]{0,6}$|알고\s?싶[가-힣]{0,5}$|(?:여쭤|여쭙|문의)[가-힣\s]{0,8}$"
    r"|물어(?:봤|본)[^.?!]{0,10}$"
    r"|[가-힣]{2}[은는]요$|(?:하|되|으|이|가|오|보|리|지|쓰|나)면요$"
)
_ONLY_NAMES = re.compile(
    r"^(?:(?:아뇨|아니|아니요|네)[\s,]+)?(?:[가-힣]+\s){0,2}[가-힣]+(?<![어아해에예네데려셔돼와서구고니져켜겨지죠녀둘셋넷명살가오자타사하나라이건거것])(?<![^월전]세)이?요$"
)
"""장례비요: of what was asked before, where something else is asked beside it."""
_PUTS = re.compile(
    r"(?:뭐|뭘|뭣|무엇|무슨|어떤|어느|어떻|어떡|어째|어쩌|우째|우짜|우예|어디|어데|워디|언제|얼마(?!\s?(?:안|전))|얼매|을매|몇|며칠|누구|누가|왜)[^.?!]{0,24}"
    r"(?:요|유|예|소|여|혀|겨|데|디|해|돼|가|나와|와|줘|감|음|임|함|됨|능교|니껴)$"
)
_BEGINS = re.compile(r"^(?:(?:그리고|그라고|글고|그리구|또|근데|그런데|그럼|그러면|아|네|예|저기|혹시|그래서|음)(?:\s|,|$)\s*)+")
_TELLS = re.compile(
    r"딴\s?소리|엉뚱한|같은\s말|까\s말까|(?:말고|아니고|아니라)(?:요|예|고요|니까|니까요|니께)?$|(?:저기\s뭐냐|(?:이|그|저)\s뭐냐|잖아요?|거든요?|(?:다|라)(?:니까|니깐|니께|구|고)요?|[았었했였됐]지요?|기\s?하나|[살세]\s?이?(?:니까|니까요)"
    r"|어떻게든|그러니까|(?:안녕하|수고하)(?:세요|십니까)|(?:으|하|시|되|이|오|가|나|리|서)니까)$"
)
_ASKED_BEFORE = re.compile(r"(?<=\S)\s?(?:을|를|은|는)?\s?(?:물어|여쭤)\s?(?:봤|본)[^.?!]{0,10}$")
"""쉼터 돈 내는 건지 물어봤는데요: asked once more."""
_GREETS = re.compile(r"^(?:안녕|수고|반갑|고맙|감사|여보세요)")
_MARKED = re.compile(r"[?？]")


def questions(text: str) -> tuple[Question, ...]:
    """Its questions in turn; fewer than two where only one thing is asked. What follows the last one only tells, and is in none."""
    found: list[tuple[Question, bool]] = []
    begins = at = 0
    for end in [*_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        sentence = text[at:stop].strip()
        at = end.end() if end else stop
        asks = _is_question(sentence, end is not None and _MARKED.search(end[0]) is not None)
        if asks or only_names(sentence):
            found.append((Question(text[begins:at].strip(" ,"), _ASKED_BEFORE.sub("", _BEGINS.sub("", sentence))), asks))
            begins = at
    return tuple(question for question, _ in found[:AT_MOST]) if any(asks for _, asks in found) else ()


def only_names(sentence: str) -> bool:
    """장례비요: a matter, and nothing of what is asked of it."""
    return _ONLY_NAMES.search(sentence) is not None and not _TELLS.search(sentence)


def _is_question(sentence: str, marked: bool) -> bool:
    words = sentence.rstrip(" .,!~ㅠㅜㅋㅎ")
    if len(compact(words)) < 2 or _GREETS.search(words):
        return False
    return marked or ((_ASKS.search(words) or _PUTS.search(words)) is not None and not _TELLS.search(words))
