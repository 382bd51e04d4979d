"""Which words are said in one breath, and the sounds that only the word as a whole decides: 할 것, 못 해요, 십 년, 나라의."""

from __future__ import annotations

import re

CLOSE, TENSE = "\x01", "\x02"
"""In place of a space: the words sound as one; or only the second begins tense."""

_NUMBERS = "영공일이삼사오육칠팔구십백천만억열덟섯곱홉물른흔쉰순든몇"
_COUNTERS = (
    "명|년|월|원|만|미터|밀리|마리|개|시|분|살|세|달|주|번|곳|가지|장|권|대|등급|급|호|층|점|도|건|동|집|단계|종|조|회|일|억|배|부"
    "|군데|자리|잔|병|줄"
)
_COUNTED = re.compile(rf"(?<=[{_NUMBERS}]) (?=(?:{_COUNTERS}))")
_TENSE_AFTER_L = re.compile(
    r"(?<=[열덟]) (?=[가개거건고곳구군권그급기다단달대도동두등박배번병부분살세시자잔장점종주줄집])"
    r"|(?<=[일칠팔]) (?=(?:세|종|주|점|등급|단계|대|시|장|조)(?![가-힣]{2}))"
)
_NOT = re.compile(r"(?<![가-힣])못 (?=[가-힣])")
_THING = re.compile(
    r"(?<=[가-힣]) (?=(?:것|거(?:[예야라고나니든지]|\b)|수(?:[도는가록밖만]|\b)|데(?:[가는도를서]|\b)|줄(?:[은도을]|\b)|바(?:[가는를]|\b)))"
)
_OTHER = re.compile(
    r"(?<=[할될볼갈줄올쓸살낼릴실질킬]) (?=(?:사람|곳|정도|분[이은들께]|적[이은도에]|듯|지[도가]?\b|걸|건\b"
    r"|게\b|동안|집|돈|자격|수급|서류|사정))"
    r"|(?<=[받있없않같많좋높낮찾먹읽늦맞잃싶었았였겠했됐왔갔]을) (?=(?:사람|곳|정도|분[이은들께]|적[이은도에]|듯|지[도가]?\b|걸|건\b"
    r"|게\b|돈|자격|서류))"
)
_TENSE_ENDING = re.compile(r"(?<=[가-힣])(?:게(?=요)|거(?=[예야])|걸(?=요)|수록|지(?=[도요 ]|$))")
_LIKELY_STEM = frozenset("을할될볼갈올어떨드릴")
_NASAL_ROOTS = (
    "연령|난로|관련|관리|권리|분량|전력|진료|원료|연료|권력|논리|분류|한류"
    "|윤리|전례|신뢰|혼란|언론|원론|선로|진로|간략|인력|근력|완력|혼례|산란|단련|훈련|만료"
    "|본론|천륜|전략|혼례|관례|반론|분란|문란|민란|관령"
)
_KEPT = re.compile(rf"(?:{_NASAL_ROOTS})")
_SUFFIX = re.compile(r"(?<=[가-힣])([가-힣])([란량력령료론례])")
_N_TO_N = {"란": "난", "량": "냥", "력": "녁", "령": "녕", "료": "뇨", "론": "논", "례": "녜"}
_DIGIT = "[공일이삼사오육칠팔구]"
_SIX = re.compile(rf"(?<=[십씹백천만억])육(?!아)|(?<={_DIGIT}[일삼육칠팔])육(?!아)|(?<=(?<![가-힣])[일삼육칠팔])육(?={_DIGIT})")
_PENSION = re.compile(r"(?<=[가-힣])(연금|요양)")
_UI = re.compile(r"(?<![가-힣])([가-힣]+)의(?![가-힣])|(?<=[가-힣])의(?=[가-힣])")
_UI_NOUNS = frozenset(
    (
        "주의 회의 동의 합의 정의 문의 강의 논의 심의 편의 건의 결의 상의 협의 이의 임의"
        " 창의 호의 고의 성의 예의 의의 유의 명의 거의 본의 대의 발의 열의"
        " 하의 상하의 전문의 주치의 전화문의 제공동의 사회주의 민주주의 개인주의"
    ).split()
)


def marked(text: str) -> str:
    """`text` with a mark for each space that is no pause, and the syllables respelt that a rule of syllables cannot know."""
    said = _SUFFIX.sub(_nasal_suffix, _UI.sub(_ui, _PENSION.sub(_pension, _SIX.sub("뉵", text))))
    said = _TENSE_ENDING.sub(_tense_ending, said)
    said = _TENSE_AFTER_L.sub(TENSE, said)
    said = _NOT.sub(f"못{CLOSE}", _COUNTED.sub(CLOSE, said))
    return _OTHER.sub(TENSE, _THING.sub(_after_stem, said))


def ends_in(char: str, final: int) -> bool:
    return "가" <= char <= "힣" and (ord(char) - 0xAC00) % 28 == final


def _after_stem(found: re.Match[str]) -> str:
    return TENSE if ends_in(found.string[found.start() - 1], 8) else " "


def _tense_ending(found: re.Match[str]) -> str:
    """드릴게요 → 드릴께요, 할수록 → 할쑤록, 될지 → 될찌: 제27항 붙임."""
    before = found.string[found.start() - 1]
    if not ends_in(before, 8) or (found[0] == "지" and before not in _LIKELY_STEM):
        return found[0]
    return {"게": "께", "거": "꺼", "걸": "껄", "수록": "쑤록", "지": "찌"}[found[0]]


def _pension(found: re.Match[str]) -> str:
    """제29항: 국민연금 → 국민년금, 방문요양 → 방문뇨양; nothing comes between a vowel and the next."""
    before = found.string[found.start() - 1]
    if ends_in(before, 0):
        return found[0]
    return "년금" if found[0] == "연금" else "뇨양"


def _nasal_suffix(found: re.Match[str]) -> str:
    """제20항 다만: 의견란 → 의견난, where the second part is a suffix of its own and not of a word like 관리, 진료."""
    before, suffix = found[1], found[2]
    if not ends_in(before, 4) or _KEPT.match(before + suffix):
        return found[0]
    return before + _N_TO_N[suffix]


def _ui(found: re.Match[str]) -> str:
    """제5항 다만 4: 의 is 이 inside a word and 에 as a particle."""
    if found[1] is None:
        return "이"
    return found[1] + ("이" if found[1] + "의" in _UI_NOUNS else "에")
