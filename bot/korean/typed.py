"""Words as they were meant: common slips of the thumb and spellings by ear, put right one for one.

Every word keeps its length, so a place in the text stays that place. Only forms that are no words of their own are here, or that stand
where the other word cannot (애를 업어 carries a child, 벌이가 업어 has no earnings).
"""

from __future__ import annotations

import re

_WITHOUT = (
    r"(?:소득|수입|벌이|월급|돈|집|차|직장|직업|일|가족|식구|사람|데|곳|거|것|게|건|수|자식|자녀|연금|재산|빚|쌀|남편|아내"
    r"|부모|연락|방법)(?:이|가|은|는|도|두)?\s?"
)
_WORDS = (
    (re.compile(r"(?<=[가-힣])(?P<slip>[업읍읎](?:서|써))(?=[요유예\s.,!?ㅠ]|$)"), "없어"),
    (re.compile(r"(?:(?<=\s)|^)(?P<slip>업(?:서|써))(?=[요유예])"), "없어"),
    (re.compile(rf"{_WITHOUT}(?P<slip>업어)"), "없어"),
    (re.compile(rf"{_WITHOUT}(?P<slip>업고)"), "없고"),
    (re.compile(r"(?P<slip>업습)(?=니)"), "없습"),
    (re.compile(r"(?P<slip>업는)(?=데|디|걸|거|사람|집|상태)"), "없는"),
    (re.compile(r"(?P<slip>업스)(?=면|니|세)"), "없으"),
    (re.compile(r"(?P<slip>도라가)(?=[셨시신셔심])"), "돌아가"),
    (re.compile(r"(?<=[될할갈볼줄을])(?P<slip>가)(?=요|\?|\s*$)"), "까"),
    (re.compile(r"(?P<slip>샹활|셍활|생할)"), "생활"),
    (re.compile(r"(?P<slip>어[덯떻떠덕]\s?[게케개캐])(?![가-힣]*서)"), "어떻게"),
    (re.compile(r"(?:어떻게|우째)\s(?P<slip>대)(?=나요|는지|요\b)"), "되"),
    (re.compile(r"(?P<slip>남펀|남푠)"), "남편"),
    (re.compile(r"(?P<slip>식꾸)"), "식구"),
    (re.compile(r"(?P<slip>월쎄)"), "월세"),
    (re.compile(r"(?P<slip>전쎄)"), "전세"),
    (re.compile(r"(?P<slip>장얘|쟝애)"), "장애"),
    (re.compile(r"(?P<slip>갠찬)"), "괜찮"),
    (re.compile(r"(?<![가-힣])(?P<slip>아푸)(?=고|세|시|다|면|네)"), "아프"),
)


_PAST = re.compile(
    r"(?P<slip>[잇햇됫됏왓렷둿졋쳣셧봣줫켯]|(?<=[받살앉찾놓낳맞잡막팔알달남닫놀돌볼쌓갚깎담])앗|(?<=[가-힣])엇|(?<![가-힣])갓|(?<=[나돌와라])갓)"
    r"(?=어[요유서도]|어[\s.,!?]|어$|습니|는데|는디|는거|는지|으면|으니|으시|나요|지만|구요|거든|다[\s.,고가]|다$|음[\s.,]|음$|네[요\s]|고[\s요])"
)
"""잇어요, 햇는데, 짤렷어요: one ㅅ where two belong."""


_NORTHERN = re.compile(
    r"(?P<formal>(?<=[가-힣])슴)(?P<told>[다까])(?=[요\s.,!?~]|$)|(?P<noun>잠|맘|빰|숨|붐|(?<=는\s)검)(?P<is>[다까])(?=[\s.,!?~]|$)"
    r"|(?P<verb>[함됨삼봄감옴줌탐님림킴])(?P<does>[다까])(?=[\s.,!?~]|$)"
)
"""없슴다, 혼잠다, 일함까: -습니다 and -ㅂ니다 as they are said in the north and in Yanbian."""
_NOUNS = re.compile(r"(?:혼자|여자|남자|[가-힣](?:자|부)|엄마|아빠|백수|거)$")
_M, _N, _VOWELS, _FINALS = 16, 4, 21, 28
_BRIGHT = (0, 8)
"""Places of ㅏ and ㅗ among the vowels."""


def _southern(text: str) -> str:
    """`text` with the endings of the north as they are said in the south, each as long as it was."""
    return _NORTHERN.sub(lambda found: _said_here(found, text), text)


def _said_here(found: re.Match[str], text: str) -> str:
    if found["formal"]:
        before = text[found.start() - 1]
        bright = (ord(before) - 0xAC00) // _FINALS % _VOWELS in _BRIGHT and (ord(before) - 0xAC00) % _FINALS != 20
        return "나요" if found["told"] == "까" else "아요" if bright else "어요"
    syllable = found["noun"] or found["verb"]
    open_one = chr(ord(syllable) - _M)
    if found["verb"]:
        return f"{open_one}냐" if found["does"] == "까" else f"{chr(ord(open_one) + _N)}다"
    if not _NOUNS.search(text[: found.start()] + open_one):
        return found.group()
    return f"{open_one}냐" if found["is"] == "까" else f"{open_one}임"


def as_meant(text: str) -> str:
    """`text` with such slips put right, as long as before."""
    text = _southern(text)
    text = _PAST.sub(lambda found: chr(ord(found["slip"]) + 1), text).replace("됬", "됐")
    for form, word in _WORDS:
        text = form.sub(lambda found, word=word: _put(found, word), text)
    return text


def _put(found: re.Match[str], word: str) -> str:
    slip = found["slip"]
    if len(slip) != len(word):
        return found.group()
    start, end = (place - found.start() for place in found.span("slip"))
    return found.group()[:start] + word + found.group()[end:]
