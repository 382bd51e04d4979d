"""Danger to life and limb is recognised before anything else, by words alone: no model, no engine, no network.

Missing a crisis is worse than a number too many, so patterns are wide; what people say every day (배고파 죽겠네, 발등에 불이
떨어졌어요) is taken out first, and what is denied or long over (작년에 집에 불이 나서) is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.korean.plain import compact
from bot.understand import crisis_idioms as idioms
from bot.understand import crisis_settled as settled
from bot.understand.crisis_scenes import SCENES
from bot.understand.crisis_scenes_more import SCENES_MORE
from bot.understand.crisis_swindled import SWINDLED
from bot.understand.crisis_words import PATTERNS

_TAIL = 12
"""Syllables after a match in which a denial or the tense is looked for."""

ENDS_BY_ITSELF = ("fire", "medical_emergency")
_NOUNS = tuple("자해 유서 투신 실신 기절 질식 경련 발작 하혈 가폭 학대 감금 폭행 추행 강도 납치 침입 사기".split())
"""Nouns that the end of one word and the beginning of the next make together (혼자 해도)."""
_ASKS = re.compile(r"\?|(?:나요|까요|습니까|니꺼|는지요?|는교)\s*[.~!…]*$")


class _Scene(NamedTuple):
    kind: str
    told_by: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]
    first: bool


class _Patterns(NamedTuple):
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    scenes: tuple[_Scene, ...]
    idioms: re.Pattern[str]
    denied: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled once, at first use: compiling takes some tens of milliseconds, importing must take none."""
    kinds = tuple((kind, re.compile(pattern, re.VERBOSE)) for kind, pattern in PATTERNS)
    scenes = tuple(
        _Scene(scene.kind, tuple(re.compile(word, re.VERBOSE) for word in scene.told_by), re.compile(scene.unless, re.VERBOSE), scene.first)
        for scene in (*SCENES, *SCENES_MORE, *SWINDLED)
    )
    return _Patterns(kinds, scenes, re.compile(f"{idioms.IDIOMS}|{idioms.BEREFT}", re.VERBOSE), re.compile(idioms.DENIED, re.VERBOSE))


def detect(text: str) -> str | None:
    """The kind of crisis `text` tells of, by the contract's names, or None."""
    plain = compact(text)
    patterns = _patterns()
    told = patterns.idioms.sub("·", plain)
    first = next((scene.kind for scene in patterns.scenes if scene.first and _told(scene, plain)), None)
    if first:
        return first
    for kind, pattern in patterns.kinds:
        for found in pattern.finditer(told):
            denied = patterns.denied.match(told[found.end() : found.end() + _TAIL])
            if not denied and not _made_of_two(found[0], text) and not _over(kind, plain, told, found):
                return kind
        if _scene(kind, plain):
            return kind
    return None


def passed(text: str) -> str | None:
    """A fire or an illness told of as over (3주 전에 손가락이 잘렸어요), or None."""
    plain = compact(text)
    patterns = _patterns()
    told = patterns.idioms.sub("·", plain)
    if detect(text) is not None:
        return None
    for kind, pattern in patterns.kinds:
        if kind not in ENDS_BY_ITSELF:
            continue
        if any(not patterns.denied.match(told[found.end() : found.end() + _TAIL]) for found in pattern.finditer(told)):
            return kind
    return None


def is_safe(text: str, kind: str | None = None) -> bool:
    """Does the person say that the danger is over or in good hands: 지금은 안전해요, 119 불렀어요, 병원에 있어요, 농담이에요?

    A fire or a collapse (`kind`) is over as well by what comes after it: 다 꺼졌어요, 어젯밤 일이에요, 벌써 퇴원했어요.
    False wherever the message still tells of danger, asks, or says that help does not come.
    """
    plain = compact(text)
    if kind == "suicide" and _has(idioms.CLEARLY_NOT_MEANT, plain) and detect(text) is None:
        return True
    if kind in ENDS_BY_ITSELF and _has(idioms.ENDED, plain) and not _has(idioms.STILL_GOING, plain):
        return not _ASKS.search(text) and detect(text) is None
    if not _has(idioms.SAFE, plain) or _has(idioms.NOT_SAFE, plain) or _ASKS.search(text):
        return False
    return detect(text) is None or _has(idioms.TAKEN_BACK, plain)


def means_no_death(text: str) -> bool:
    """죽고 싶다는 게 아니고 돈이 없어서 힘들다는 거예요: the alarm was wrong, and what was told goes on."""
    return _has(idioms.NO_DEATH, compact(text)) and detect(text) is None


def is_taken_back(text: str) -> bool:
    """농담이에요, 오해였어요: nothing has happened."""
    return _has(idioms.NOTHING_HAPPENED, compact(text))


def is_sheltered(text: str) -> bool:
    """가정폭력으로 나와서 쉼터에 있어요: away from it and in good hands."""
    plain = compact(text)
    return _has(idioms.SHELTERED, plain) and not _has(idioms.FOLLOWED, plain)


def _scene(kind: str, plain: str) -> bool:
    return any(_told(scene, plain) for scene in _patterns().scenes if scene.kind == kind)


def _told(scene: _Scene, plain: str) -> bool:
    found = None
    for word in scene.told_by:
        found = word.search(plain)
        if found is None:
            return False
    return found is not None and not scene.unless.search(plain) and not _over(scene.kind, plain, plain, found)


def _over(kind: str, plain: str, told: str, found: re.Match[str]) -> bool:
    """Is it told of the past or in jest? What that takes depends on the kind: a fire ends by itself, a violent husband does not."""
    distant = _has(idioms.DISTANT, plain)
    if kind == "sexual_violence":
        return False
    if kind == "suicide":
        harmless = found[0].startswith("약") and _has(idioms.EVERYDAY_MEDICINE, plain)
        return harmless or (distant and _has(idioms.OVER_IT, plain))
    if _has(idioms.IN_JEST, plain):
        return True
    if kind == "fire" and _has(idioms.BUSY, plain):
        return True
    if kind in ENDS_BY_ITSELF:
        if kind == "medical_emergency" and (settled.in_hospital(plain) or _oppressed(plain, found)):
            return True
        gone = distant or _has(idioms.LATELY, plain) or _has(idioms.AFTERWARDS, plain) or (kind == "fire" and _has(idioms.YESTERDAY, plain))
        return (gone and not _has(idioms.NOW, plain)) or (kind == "medical_emergency" and _needs_care(plain))
    if kind == "crime":
        gone = (distant or _has(idioms.LATELY, plain)) and not _has(idioms.STILL, plain)
        return gone or _hearsay(plain, found) or _only_feared(told, found) or _warded_off(plain, found) or _left(plain)
    if _left(plain) or (_has(idioms.SHELTERED, plain) and not _has(idioms.FOLLOWED, plain)):
        return True
    if distant and _has(idioms.LEFT, told[found.start() :]) and not _has(idioms.STILL_AFTER_LEAVING, plain):
        return True
    past = _has(idioms.PAST, told[found.start() : found.end() + _TAIL])
    return distant and past and not _has(idioms.STILL, plain)


def _needs_care(plain: str) -> bool:
    """중풍으로 쓰러져 한쪽이 마비됐어요, 밤에 자꾸 쓰러지세요: how things have been for some time, unless something is new."""
    if _has(idioms.SUDDEN, plain) or _has(idioms.NOW, plain):
        return False
    return _has(idioms.SETTLED, plain) or (_has(idioms.AGAIN_AND_AGAIN, plain) and not _has(idioms.NEW_SIGNS, plain))


def _made_of_two(found: str, text: str) -> bool:
    """혼자 해도, 교실 신청: a noun read out of the end of one word and the beginning of the next."""
    noun = next((each for each in _NOUNS if found.startswith(each)), None)
    return noun is not None and not re.search(rf"{noun}|(?<![가-힣]){noun[0]}\s+{noun[1:]}", text)


def _oppressed(plain: str, found: re.Match[str]) -> bool:
    """대출 5군데 숨막혀: no breath fails."""
    return re.match(r"숨.{0,3}막", found[0]) is not None and _has(idioms.OPPRESSES, plain) and not _has(idioms.BREATHLESS, plain)


def _left(plain: str) -> bool:
    return _has(idioms.OUT_OF_IT, plain) and _has(idioms.LEFT, plain) and not _has(idioms.STILL_AFTER_LEAVING, plain)


def _hearsay(plain: str, found: re.Match[str]) -> bool:
    return _has(idioms.BAIT + "|도둑|강도|소매치기", found[0]) and _has(idioms.HEARSAY, plain) and not _has(idioms.TAKEN_IN_MYSELF, plain)


def _only_feared(told: str, found: re.Match[str]) -> bool:
    """도둑 들까 봐 문을 잠가요."""
    return told.startswith(("까봐", "까바", "을까봐", "ㄹ까봐"), found.end())


def _warded_off(plain: str, found: re.Match[str]) -> bool:
    """보이스피싱 문자가 와서 지웠지: somebody tried and nothing was lost."""
    tried = _has(idioms.BAIT, found[0]) and _has(idioms.CAME, plain[found.start() :])
    return tried and not _has(idioms.TAKEN_IN, plain)


def _has(pattern: str, plain: str) -> bool:
    return re.search(pattern, plain, re.VERBOSE) is not None
