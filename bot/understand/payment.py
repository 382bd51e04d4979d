"""Trouble with what is already received: it came to less than before or than another's, or did not come."""

from __future__ import annotations

import re

_WHY = r"(?<![가-힣])(?:왜|와|어째서|우째서?|뭣?\s?땜에|무엇\s?때문에)(?![가-힣]{3})"
_LESS = re.compile(
    r"(?<!안)(?<!안\s)(?<!못)(?<!못\s)[깎깍](?:였|있|인(?:\s?(?:기|거|건|게|겁|이유|까닭)|가)|여서?\s?(?:나왔|들어왔|나와|들어와)|아\s?(?:놨|놓))"
    r"|줄었|줄어(?:서)?\s?(?:나왔|들어왔|나와|들어와)|(?:적게|덜|조금만|쪼끔만)\s?(?:나왔|들어왔|줬)"
    rf"|{_WHY}[^.?!]{{0,20}}?(?:[깎깍]|줄어|적[게냐어은노지나]|덜\s|쪼[끔금]|만\s?원?밖에\s?(?:안|못))"
)
_NOT_COME = re.compile(
    r"(?:이번\s?달|요번\s?달|이달|지난달|오늘|어제|아직|갑자기|통장|25일|20일|[한두]\s?달)[^.?!]{0,14}?(?:안\s?(?:들어[왔와오온]|나왔|나와|나온|찍혔|왔)|입금\S{0,2}\s?안\s?[됐되된])"
)
_NO_MONEY = re.compile(r"(?:시간|등급|구간|점수|횟수)(?:이|가|을|를|도|은|는)?\s?(?:너무\s?|또\s?|확\s?|많이\s?)?(?:적게|덜|줄|깎|조금)")
"""활동지원 시간이 적게 나왔어요: what came to less is no money."""
_CONDITION = re.compile(r"(?:으면|하면|되면|오면|가면|받으면|벌면|면서|[가-힣]면|어도|아도|해도)(?=요?\s|요?[?？]|$)")
_ANOTHER_THING = re.compile(
    r"월급|급여일|임금|봉급|수입|매출|벌이|소득|일당|시급|알바비|용돈|손님|일감|일이\s|시간|몸무게|체중|시력|식구|가족이|보험료|요금|양육비|답|연락|전화|문자|통지|결과|사람|선생|보호사"
)
_THIS = re.compile(r"이번\s?달|이달|그거|그기|그기가|그게|그것|받[았던고는]|나는|내\s|친구|남들|옆집|돈이")
_OF_A_CAUSE = re.compile(r"땜|때문|탓|그래서")


def trouble(text: str, is_named: bool) -> str | None:
    """`less` or `not_come`; a condition (일하면 깎여요?) tells of none. `is_named`: a benefit is, not only talked about."""
    if _CONDITION.search(text) or (not is_named and _ANOTHER_THING.search(text)):
        return None
    if _NOT_COME.search(text):
        return "not_come"
    less = None if _NO_MONEY.search(text) else _LESS.search(text)
    return "less" if less and (is_named or _THIS.search(text) or re.search(_WHY, text)) else None


_ENDS = re.compile(
    r"끊(?:기|겨|긴|길|깁|어지|어져|어진)|[깎깍](?:이|여|인|일)|중단|지급\s?정지|탈락|[짤잘](?:리|려|린|릴)|없어(?:지|져|진|질)"
)
_NOT_PAID = re.compile(r"전기|수도|가스|물이|통신|전화|핸드폰|인터넷|연락|소식|임금|월급|일당|회사|직장|일자리|알바")


def ends(text: str) -> bool:
    """이사하면 끊겨요?, 일하면 깎이나요: what is paid ends or comes to less."""
    return _ENDS.search(text) is not None and _NOT_PAID.search(text) is None


_WHY_OR_WHOSE = (
    r"\s*(?:(?:그럼|그러면|근데|그런데|아니|도대체|대체|저는|나는|전|난|저한테는?|나한테는?|우리는?|저희는?|왜|와|어째서"
    r"|그건|그거는?|그게|은|는|이|가|도)\s?)*\s*"
)
_MISSING = re.compile(
    rf"{_WHY_OR_WHOSE}(?:(?:안|못)\s?(?:나오|나와|나옵|나온|떠|뜨|뜹|뜬|되|돼|됩|된|보여|보이|해당|받)|없(?=어|나|습|는|지|냐))[가-힣]{{0,4}}"
    r"(?:\s?(?:거|건|것|겁|이유)[가-힣]{0,4})?[\s.?？!~ㅠㅜ]*"
)
"""왜 …은 안 나와요, …가 안 떠요: nothing said beside the name tells of money or a month."""


def is_missing(text: str) -> bool:
    """Whether `text`, without the name of a benefit, only says that it is not there."""
    return _MISSING.fullmatch(" ".join(text.split())) is not None


def asks_why(text: str) -> bool:
    return re.search(_WHY, text) is not None


def where(text: str) -> int:
    """Where it is told of."""
    return next((found.start() for each in (_NOT_COME, _LESS) if (found := each.search(text))), len(text))


def names_a_cause(text: str) -> bool:
    """노령연금도 받고 있다 그거 땜에 깎인 거가: another benefit is named as why."""
    return _OF_A_CAUSE.search(text) is not None
