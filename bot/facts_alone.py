"""Statements whose whole content is plain facts of a person, or that something is not so: they are about no matter by themselves.

The learnt model knows what people say of each matter, and hardly what they say of none: 나이가 68이에요 is much like 틀니 나이가 돼서요,
스스로 그만뒀어요 like what is told of who took their own life.
"""

from __future__ import annotations

import re

from bot.korean.numbers import NUMBER
from bot.korean.plain import compact, made_of
from bot.understand.negation import NOT
from bot.understand.result import Said, Understanding

_PLAIN = frozenset("age monthly_income household_size children child_ages_months housing lives_alone employment sex".split())
"""Facts that nobody tells for their own sake; what befell somebody (crisis_event, bereaved, job_lost) may be what they want help with."""
_END = r"[\s.!~ㅠㅜ]*$"
_FRAME = frozenset(
    "저 저는 저희 저희가 제 제가 나 나는 내가 난 전 저희는 우리 나이 연세 올해 지금 현재 이제 벌써 월급 소득 수입 벌이 연봉 봉급"
    " 한달 매달 다달이 월 식구 가족 집 아기 애기 애 아이 자녀 아들 딸 네 예 음 만 약 한 딱 좀 정도 쯤 대략 합쳐 합쳐서 모두 다 총"
    " 살 세 명 개월 돌 년생 생 년 원 천 백 이 가 은 는 을 를 도 에 로 으로 고 요 유 임 어요 아요 여요 해요 에요 예요 여요 입니다"
    " 야 인데 인데요 인디 인디요 지요 죠 네요 되고 돼요 되요 됩니다 되어요 됐어요 됐습니다 되었어요 있어요 있습니다 살아요 삽니다"
    " 살고 살며 벌어요 벌고 법니다 받아요 받고 받습니다 내요 내고".split()
)
"""What a fact is put in: whose it is, what it is called, and how the sentence ends."""
_ASKS = re.compile(r"[?？]|(?:나|까|냐|니|죠|지)요?[\s.!~]*$|(?:데|고|서|면|도)\s?(?:되|돼|됩)")
_FIGURE = re.compile(rf"(?<![가-힣]){NUMBER}")
_NO_LOSS = r"(?!데|곳|돈|집|쌀|밥|먹|잠|방|일|가족|사람|친구|힘|기운)"
"""What nobody says plainly that they have none of: it is what they lack."""
_WHO = r"^\s*(?:아니(?:요|에요)?[\s,.]+)?(?:(?:저는|전|나는|난|저희는|우리는|제가|저도)\s)?(?:지금\s|아직\s|이제\s)?"
_DENIES = re.compile(
    rf"{_WHO}[가-힣]{{1,8}}?(?:은|는|이|가)?\s?(?:거는?\s|건\s)?{NOT}[가-힣]{{0,5}}{_END}"
    rf"|{_WHO}(?:임신|결혼|이혼|재혼|별거|사별|실직|퇴사|폐업|휴직|입대|출산)(?:은|는|을|를)?\s?(?:한\s?(?:적|거|건)(?:은|이)?\s?(?:없|아니)|안\s?(?:했|됐|한)|못\s?했|하지\s?않)[가-힣]{{0,5}}{_END}"
    rf"|{_WHO}{_NO_LOSS}[가-힣]{{1,4}}[은는]\s?없(?:어|습|다|지|네|고)[가-힣]{{0,3}}{_END}"
)
_LEFT = re.compile(
    rf"{_WHO}(?:회사(?:를|는|에서)?\s|직장(?:을|은|에서)?\s|일(?:을|은)?\s)?(?:스스로|자진(?:해서)?|자발적으로|제\s?발로|내\s?발로)\s?(?:회사(?:를|에서)?\s|직장(?:을|에서)?\s|일을\s)?"
    rf"(?:그만\s?[두뒀둔]|관[두뒀둔]|나[왔온]|나오|퇴사|퇴직|사직|사표|때려)[가-힣]{{0,6}}(?:\s?(?:거|것|겁)[가-힣]{{1,4}})?{_END}"
)


def denies(text: str) -> bool:
    """외국인 아닙니다, 임신 안 했어요, 차는 없어요: that something is not so, and nothing else."""
    return _DENIES.search(text) is not None and not _ASKS.search(text)


def tells_alone(text: str, read: Understanding) -> bool:
    """나이가 68이에요, 월급이 이백삼사십 돼요: a plain fact or a mere number, in the words that such a thing is put in."""
    if _ASKS.search(text):
        return False
    rest = text
    for said in (each for each in read.said if _is_plain(each)):
        rest = rest[: said.start] + " " * (said.end - said.start) + rest[said.end :]
    without = _FIGURE.sub(" ", rest)
    return without != text and made_of(compact(without), _FRAME)


def about_nothing(text: str, read: Understanding) -> bool:
    """Whether the words alone are about no matter: facts, what is not so, or that somebody left their work by themselves."""
    return tells_alone(text, read) or denies(text) or (_LEFT.search(text) is not None and not _ASKS.search(text))


def _is_plain(said: Said) -> bool:
    """Nor is it plain that there is no home, no income or no work."""
    if said.derived or (said.fact in _PLAIN and said.value in (0, "none", "unemployed", "job_seeking")):
        return False
    return said.fact in _PLAIN or said.value in (False, "none")
