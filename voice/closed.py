"""Answers from a closed set: yes, no, a number of a list, and the sounds of one who listens. Read before anything else is guessed.

Each is the whole utterance or none: 네 is a yes, 네 어머니가 예순여덟이세요 is for the dialogue.
"""

from __future__ import annotations

import re

from bot.korean.plain import compact

_YES = re.compile(
    r"(?:(?:네+|넵|넹|예+|응+|어+|그럼|그래|그렇|맞아|맞어|맞|맞습니다|맞고요|그렇습니다|그렇죠|그렇지|그래요|좋아|좋습니다|물론|당연하죠"
    r"|동의해|동의합니다|확인|오케이|해줘|해주세|해주십시오|할게|할래|그렇게해줘|그렇게해주세|그렇게해|부탁해|부탁합니다|부탁드립니다"
    r"|계속|계속해|계속해줘|계속해주세|더들을래|더들을게|더듣고싶어|들을게|들을래|더|일번|1번?)(?:요|유|예|에요)?)+"
)
_WEAK = re.compile(r"(?:어+|더|계속|들을|듣고).*")
"""Yes enough to go on reading, not to start anything: 어 may be one who thinks."""
_NO = re.compile(
    r"(?:(?:네|예|아)?(?:아니+|아니오|아뇨|아녀|아닙니다|아니야|아니에|아니예|아닌데|틀려|틀렸어|틀립니다|틀렸습니다|싫어|싫습니다|됐어"
    r"|됐습니다|괜찮아|괜찮습니다|필요없어|안해|안할래|안할게|하지마|하지마세|그만들을래|안들을래|안들어|이번|2번?|취소)(?:요|유|예)?)+"
)
_BACK_CHANNEL = re.compile(
    r"(?:네+|넵|예+|응+|음+|으음|흠+|아+|어+|오+|허+|그렇구나|그렇군|그렇구만|그렇지|그래|그러게|그렇네|맞아|맞지|아하|아이고|저런|알겠어|알았어"
    r"|그쵸|그죠)(?:요|유)?"
)
_NUMBERED = (
    r"일번|1번|첫번째|첫째|하나|처음거|처음것|첫번째거|첫번째것",
    r"이번|2번|두번째|둘째|둘|두번째거|두번째것|가운데|가운데거",
    r"삼번|3번|세번째|셋째|셋|세번째거|세번째것|마지막|마지막거|마지막것",
)
_POLITE = r"(?:으로|로|을|를)?(?:해|할게|할래|골라|부탁해)?(?:줘|주세)?(?:요|이요|예요|이에요|입니다)?"
_CHOICES = tuple(re.compile(rf"(?:{forms}|{n}){_POLITE}") for n, forms in enumerate(_NUMBERED, 1))


def yes_or_no(text: str) -> bool | None:
    """True and False for a plain yes and no, else None. 일 번 and 이 번 count: so the keys are said."""
    plain = compact(text)
    if _NO.fullmatch(plain):
        return False
    return True if _YES.fullmatch(plain) else None


def plain_yes_or_no(text: str) -> bool | None:
    """As `yes_or_no`, for what cannot be taken back."""
    return None if _WEAK.fullmatch(compact(text)) else yes_or_no(text)


def chosen(text: str, count: int) -> int | None:
    """Which of `count` numbered options (0, 1, …) is named by its number."""
    plain = compact(text)
    return next((i for i, pattern in enumerate(_CHOICES[:count]) if pattern.fullmatch(plain)), None)


def is_back_channel(text: str) -> bool:
    """네, 음, 그렇구나 …: I am listening, go on. Not an interruption."""
    plain = compact(text)
    while plain:
        found = _BACK_CHANNEL.match(plain)
        if found is None:
            return False
        plain = plain[found.end() :]
    return True
