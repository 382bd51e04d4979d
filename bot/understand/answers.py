"""Bare answers: yes, no, don't know, rather not say — and nothing else in the message."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_FORMS = {
    "yes": (
        r"네+|넵+|넹+|넴|네에+|예+|옙|옛|예에|응+|으응|웅+|엉+|어+|그래+|그려+|그랴|그럼|그럼요|그라믄|그라제|그라지|그렇지|그렇죠|그렇습니다|그렇다"
        r"|그렇지예|그라지예|그렇지유|그래유|그류|그러제|그렇제|하모|하모예|하믄|기여|기유|기라|기다|야|맞아|맞어|맞지|맞죠|맞다|맞네|맞습니다|맞아유|맞심더|맞심니더|맞는디"
        r"|맞다카이|맞당께|마자|마져|맞고말고|당연하지|당연하죠|당연히|당근|물론|물론이죠|물론이지|ㅇㅇ+|ㅇㅋ|ㅇ|ㅔ|ㄴㅔ|넼|오케이|오키|ok|okay|yes|y|예스|좋아|좋습니다|좋지"
        r"|있어|있지|있다|있음|있죠|있습니다|있는데|있심더|있어유|있당께|있고말고|그런거있어|그런편이에?|그런편이지|그런것같아|그런거같아|그런듯|그런가봐|맞는것같아|맞는거같아"
        r"|그렇게해|그렇게하죠|그럽시다|할게|할래|해줘|해주세|부탁해|부탁합니다|부탁드려|부탁드립니다"
    ),
    "no": (
        r"아니|아냐|아니야|아니요+|아니오+|아뇨+|아녀+|아녀유|아니유|아니여|아니에|아니예|아닙니다|아닌데|아닌데예|아닌디|아닌디유|아이다|아이라예|아인데|아인데예|아이고예|아니라예|아입니더"
        r"|아니지|아니죠|아닌걸|아닐걸|아닌것같아|아닌거같아|아닌가봐|아니당께|아니랑께|ㄴㄴ+|ㄴ|노|노노|no|n|없어+|없지|없다|없음|없죠|없습니다|없는데|없는디|없심더|없어유|없당께|없슈|없구만|읎어|읎슈"
        r"|읍써|업어|업서|업써|업습니다|없는것같아|없는거같아|그런거없어|그런건없어|그런거없는데|그런거안해|그런거안받아|하나도없어|아무것도없어|전혀|전혀없어|전혀아니야|절대아니야|절대|별로|아직|아직아니야|아직은|아직없어"
        r"|안해|안합니다|안돼|안받아|안됩니다|싫어|싫은데|싫다|됐어|됐습니다|괜찮아|괜찮습니다|그렇지않아|그렇지는않아|그건아니야|그건아닌데|그건아니고"
    ),
    "unknown": (
        r"(?:잘|전혀|도통|저는|저도|나는|나도|난|그건|그건잘|글쎄|정확히는|정확하게는|솔직히|아무것도)*"
        r"(?:몰라+|몰러|몰것어|모른다|모르지|모르죠|모르겠어|모르겠네|모르겠다|모르겠는데|모르겠는디|모르겠습니다|모르겠심더|모르것어|모르것는디|모르것네|모르겄어|모르겄는디|모르겄네|모르는데|모릅니다|모름|모르지예|모르겠어유|모르겠구만)"
        r"|글쎄+|글쎄다|글쎄올시다|기억이안나|기억안나|기억이없어|생각이안나|생각안나|까먹었어|잊어버렸어|헷갈려|확실하지않아|확실치않아|확실히는|잘모름|ㅁㄹ|모루겠어|모르게써|모르겟어|몰겠어|몰겄어|몰갔어"
        r"|알수없어|알수가없어|알아봐야해|알아봐야돼|물어봐야해|물어봐야돼|확인해봐야해|확인해봐야돼|모르것슈|모르겠슈"
    ),
    "skip": (
        r"(?:이건|그건|이질문은|그질문은|이거|그거|일단|그냥|지금은)*"
        r"(?:건너뛰기|건너뛰어|건너뛸게|건너뛸래|건너뛰자|건너뛰고|건너뛰|스킵|스킵해|스킵할게|skip|패스|패스해|패스할게|pass|넘어가|넘어갈게|넘어갈래|넘어가자|넘어갑시다|넘겨|넘길게|넘길래|넘기자|넘어가면안돼|넘기고"
        r"|다음|다음거|다음질문|다음으로|다음것|다음으로넘어가|다음질문으로|다음질문으로넘어가|다음질문해|다른질문|다른거물어봐|나중에|나중에할게|나중에말할게|나중에얘기할게"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변|공개)(?:은|을)?(?:하기|드리기)?(?:는|가)?(?:좀)?(?:싫어|싫은데|싫다|곤란해|곤란한데|어려워|그래|그런데|불편해|부담스러워)"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변)(?:은|을)?(?:안|못)(?:할래|할게|할거야|하고싶어|하겠어|하겠습니다|할란다|할래요)"
        r"|(?:말|말씀|얘기|이야기|대답|답|답변)(?:은|을)?하(?:고|기)싶지(?:는|가)?않아|안알려줄래|안말할래|안가르쳐줄래|비밀|비밀이야|노코멘트|묻지마|묻지말아줘|그런거묻지마|그런건묻지마|왜그런걸물어)(?:줘|주세|주시|주이소|주라)?"
    ),
    "": r"음+|흠+|저+|저기|그+|아+|아이고|에이|에|뭐|글세|근데|그런데|사실|혹시|한번|그거|그건|그게|그런거|이거|저는|나는|전|난|참|일단|또|지금은|지금|현재|현재는|따로|딱히|거의|진짜|정말|아마|아마도|네요|잘|다|좀|그냥",
}  # fmt: skip
_POLITE = r"(?:요|용|여|욤|유|예|이요|라고요|이에요|예요|에요|지요|죠|세요|네요|습니다|니다|거든요?|구요|고요|하이|데이)?"
_PIECES = tuple((kind, re.compile(rf"(?:{forms}){_POLITE}")) for kind, forms in _FORMS.items())
_LONGEST = 24
"""Syllables; a longer message says more than yes or no."""
_STRONGEST = ("skip", "unknown", "no", "yes")
_ANSWERED_NO = re.compile(r"(?:네+|예+|응+|어+|아)(?:아니|아뇨|아녀|없|전혀|안)")
"""네 없어요 answers no, and 어 아니요, where the first word only says that one has heard."""


def read(text: str, asked: str | None = None) -> str | None:
    """`yes`, `no`, `unknown` or `skip` where the message is nothing but that answer, else None.

    `asked` is the fact the last question was about; where nothing was asked, 나중에 refuses no question. A message
    that asks (있어요?) answers nothing.
    """
    plain = compact(text)
    if not plain or len(plain) > _LONGEST or (asked is None and plain.startswith("나중에")):
        return None
    kinds = _kinds(plain)
    found = next((kind for kind in _STRONGEST if kind in kinds), None)
    if {"yes", "no"} <= kinds and found == "no" and not _ANSWERED_NO.match(plain):
        return None
    return None if "?" in text and found in ("yes", "no", "skip") else found


def _kinds(plain: str) -> frozenset[str]:
    """The kinds of answer `plain` is put together from, by the cut into fewest pieces; empty where anything else remains."""
    reached: dict[int, tuple[int, frozenset[str]]] = {0: (0, frozenset())}
    for place in range(len(plain)):
        if place not in reached:
            continue
        pieces, kinds = reached[place]
        for kind, pattern in _PIECES:
            for end in _ends(pattern, plain, place):
                if end not in reached or pieces + 1 < reached[end][0]:
                    reached[end] = (pieces + 1, kinds | {kind} if kind else kinds)
    return reached.get(len(plain), (0, frozenset[str]()))[1]


def _ends(pattern: re.Pattern[str], plain: str, place: int) -> list[int]:
    return [end for end in range(place + 1, len(plain) + 1) if pattern.fullmatch(plain, place, end)]
