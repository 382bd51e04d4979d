"""Asking openly what there is to get: however long the story before it, the last clause decides."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_WH = r"(?<![가-힣])(?:뭐|뭣|머|무엇|뭘|무슨|어떤|무신|뭔)"
_GOOD = r"(?:받을|탈|신청할|해당|도와|보태|지원|혜택|도움|방법|대책|제도)"
_THERE_IS = r"(?:있|읎|없|나오|나와|나올|되|돼|될|가능|받|타|주|준|줄|줍|해당|신청|도와)"
# Endings that only ask, in any province.
_ASKS = (
    r"(?:까|까요|까예|까잉|나|나요|나예|남|냐|냐고|는가|는가요|는고|는교|는지|은지|런지|노|노예|능교|습니까|소|쿠과|쑤과|당가|을란가|을랑가|으까|으까요)"
)
# Endings that ask as often as they state: a question word or mark decides.
_MAYBE = r"(?:요|지요|죠|는디요|데요|가|가요|가예|니|수|대|댜|겨)"
_END = r"(?:\s*[.!~ㅠㅜ…?？\s]*$|(?<=니까)\s|(?<=까요)\s|(?<=나요)\s)"
_OPEN = re.compile(rf"(?:{_WH}|{_GOOD})[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_ASKS}{_END}")
_OPEN_WHERE = re.compile(rf"어디(?:서|에서)?\s?(?:좀\s)?(?:도와|도움|보태|지원)[^.?!]{{0,8}}{_ASKS}{_END}")
_IN_SHORT = re.compile(r"(?:지원금?|혜택|수당|복지)\S{0,2}\s?(?:ㄱㄱ|고고|추천|ㅊㅊ|정리)[.!~ㅠㅜㅋㅎ\s]*$")
_OPEN_WH = re.compile(rf"{_WH}[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_MAYBE}{_END}")
_OPEN_AT_LAST = re.compile(rf"(?:받을|탈|신청할|할)\s?수\s?있는\s?(?:건|거|게|것은|것이)\s?(?:또\s|더\s)?{_WH}\S{{0,5}}\s*[.!~ㅠㅜ…?？]*$")
"""그럼 지금 할 수 있는 건 뭔데요."""
_WHAT_GOOD = re.compile(
    rf"(?:인데|이면|면|라서|니까|되면)(?:은|요)?\s(?:뭐가|무엇이|무슨\s점이|어떤\s게)\s?(?:좋|달라|나아)[^.?!]{{0,4}}{_END}"
)
"""차상위인데 뭐가 좋아요."""
_OPEN_FOR_WHOM = re.compile(
    rf"[가-힣]\s앞으로(?:도|는)?\s?(?:나오|나온|주|준|받|되|지원)[^.?!]{{0,8}}(?:있|없|읎)\S{{0,2}}(?:요|까|나|가|교|노|소){_END}"
)
"""애들 앞으로 나오는 건 없어요."""
_OPEN_MARK = re.compile(rf"{_GOOD}[^.?!]{{0,14}}{_THERE_IS}[^.?!]{{0,8}}{_MAYBE}\s*[?？]")


def asks_openly(text: str) -> bool:
    """`… 뭐 받을 수 있나요`, `… 나라서 뭐 안 도와준당가`, `… 보태줄 데 있을까요`."""
    forms = (_OPEN, _OPEN_WH, _OPEN_AT_LAST, _OPEN_FOR_WHOM, _OPEN_MARK, _OPEN_WHERE, _WHAT_GOOD, _IN_SHORT)
    return any(form.search(text) for form in forms)


def asks_what_else(text: str) -> bool:
    """그럼 지금 할 수 있는 건 뭔데요: what there is then, instead of what was told."""
    return _OPEN_AT_LAST.search(text) is not None


_ALL = re.compile(
    r"(?:(?:나는|저는|난|전)?(?:아무것도|하나도|잘|뭐가뭔지|뭘물어야할지|뭐부터해야할지)(?:도)?(?:몰라|모르|모릅)[가-힣]{0,5})?(?:그냥|그러니까|그러니|일단|처음부터|하여튼|아무튼|제발)*"
    r"(?:(?:있는|받을수있는|되는|나오는|해당되는)(?:거|것|건|혜택)|혜택|다|전부|모두|싹|뭐든지?|무엇이든|알아서|아무거나)(?:을|를|은)?(?:좀)?(?:그냥)?(?:다|전부|모두|싹)?(?:좀)?"
    r"(?:알려|말해|말씀해|얘기해|가르쳐|찾아|골라|추천해|보여|갈켜|설명해)(?:줘|주|달|봐|다오|줄)[가-힣]{0,6}"
)


def asks_for_all(text: str) -> bool:
    """`아무것도 몰라요 그냥 다 알려줘`, `있는 거 전부 말해 주세요`, `알아서 찾아줘요`: a wish to be shown whatever there is."""
    return _ALL.fullmatch(compact(text)) is not None


_HELP = re.compile(
    r"도와|도움|돈이?|생활비|먹을|월세|병원비|필요|지원|수당|연금|급여|신청|받[고을아]|살려|해결|구해|일자리|취직|입금|나오|나와|되면|어떻게(?:돼|되)|하면|두면"
)
_SPEECH = re.compile(r"말|얘기|이야기|설명|읽|들[려리을어]|소리|목소리|볼륨|속도|글씨|글자|천천")


def wants_help(text: str) -> bool:
    """빨리 돈이 필요해요, 그만두면 어떻게 돼요: of one's life, not of how to be spoken to."""
    plain = compact(text)
    return _HELP.search(plain) is not None and _SPEECH.search(plain) is None


_GETS = r"(?:받(?:을\s?수|는다|는)?|타|되|돼|해당(?:이|은)?(?:되|돼)?|가능|대상|나오|나온)"
_OR_NOT = r"(?:안\s?(?:되|돼|된|나오|나온|받)|못\s?(?:받|타)|없|아니|아닌|불가)"
_IS_IT = r"(?:거|건|것|겁|다는|냐|나|가|니|노|교|지|데|에요|예요)"
_IT_IS = r"(?:(?:거|건|것|겁)\S{1,4}|냐고?|나요?|는?가요?|니|노|교|지|데|에요|예요)"
"""As `_IS_IT`, with an ending of its own: 되는 거예요 안 되는 거예요, not 나오는 거 없나."""
_WHETHER = re.compile(
    rf"{_GETS}\S{{0,3}}\s?(?:있)?\S{{0,2}}\s?{_IT_IS}[\s,.…?]*{_OR_NOT}\S{{0,3}}\s?{_IS_IT}\S{{0,6}}[\s.…?？!~ㅠㅜ]*$"
    rf"|^(?:(?:그래서|그러니까|그러면|그럼|그니까|결국|아니|결론이|근데|그래가|그래갖고)[\s,.]*){{1,2}}(?:저희?|우리|나|제가|내가|저희\s?집)?(?:는|은|도|가|이)?(?:요)?[\s,.]*"
    rf"(?:받을\s?수\s?있|{_GETS})(?:다|는|ㄴ|나|냐|을까|을|어|는지|습|ㅂ|될|되|돼|되는|된다)?\S{{0,3}}\s?(?:거|건|것|겁|말)?\S{{0,5}}[?？요까죠나교노냐][\s.…?？!~]*$"
)
_WHAT = re.compile(r"왜|뭐|뭘|무엇|무슨|어떤|얼마|언제|어디|몇|다른|또\s|더\s|혜택|지원")


def asks_whether(text: str) -> bool:
    """`그래서 저희는 받을 수 있는 거예요 없는 거예요`, `되는 겁니까 안 되는 겁니까`, `그래서 되나요`: yes or no of what was spoken of."""
    return _WHETHER.search(text) is not None and not _WHAT.search(text)


_IN_SHORT_OF = tuple(
    (aspect, re.compile(rf"^\s*(?:그럼|그러면|근데|혹시|그거|그건|거기는?)?\s?{words}\S{{0,5}}\s*[?？.!~]*$"))
    for aspect, words in (
        ("eligibility", r"(?:소득|재산|월급|집)(?:은|는|도|이|을|를)?\s?(?:봐|보나|보는|봅니|따지|따져|상관|제한)"),
        ("eligibility", r"나이(?:가|는|도)?\s?(?:제한|상관|많아도|어려도|되)"),
        ("amount", r"(?:비용|돈|요금|수강료|회비)(?:은|는|이|도|을)?\s?(?:들|드나|내나|내야|내요|얼마)"),
    )
)


def aspect_in_short(text: str) -> str | None:
    """소득 봐요?, 돈 들어?, 나이 제한 있어요: the aspect that so few words ask for, of what was told of last."""
    return next((aspect for aspect, form in _IN_SHORT_OF if form.search(text)), None)
