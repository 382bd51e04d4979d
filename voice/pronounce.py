"""Hangul as it is written → Hangul as it sounds, for a voice that reads letters: 국민연금은 → 궁민년그믄.

espeak-ng knows liaison and little else of standard Korean. Writing the sound out does liaison no second time (measured: it says
머거 as 먹어), and spares it 못해, 놓는, 넓다 and 여덟, which it says wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bot import yaml_file
from bot.errors import DataError
from bot.korean.jamo import FINALS, INITIALS, VOWELS
from voice import breath, sounds

WORDS = Path(__file__).resolve().parent.parent / "data" / "pronunciation.yml"
"""How words sound that no rule knows."""
_FIRST = 0xAC00
_WORD = re.compile(r"[가-힣]+")
_SPAN = re.compile(rf"[가-힣]+(?:[{breath.CLOSE}{breath.TENSE}][가-힣]+)*")
_SILENT, _R, _N = INITIALS.index("ㅇ"), INITIALS.index("ㄹ"), INITIALS.index("ㄴ")
_L, _T, _S = FINALS.index("ㄹ"), FINALS.index("ㄷ"), FINALS.index("ㅅ")
_EO, _YEO, _E, _YE, _UI, _I = (VOWELS.index(vowel) for vowel in "ㅓㅕㅔㅖㅢㅣ")
_Y = frozenset(VOWELS.index(vowel) for vowel in "ㅣㅑㅕㅛㅠ")
_PALATAL = frozenset(INITIALS.index(letter) for letter in "ㅈㅉㅊ")
_TENSE = {INITIALS.index(a): INITIALS.index(b) for a, b in zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True)}
_UNVOICED = {code + _T: code + _S for code in range(_FIRST, 0xD7A4, 28)}


class Pronouncer:
    """Standard pronunciation by rule, and by `words` where no rule knows it: written → respelt, the rules still to be applied."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        starts: dict[str, set[int]] = {}
        for word in words:
            bare = word.lstrip("^")
            starts.setdefault(bare[:2], set()).add(len(bare))
        self._lengths = {start: sorted(lengths, reverse=True) for start, lengths in starts.items()}

    def standard(self, text: str) -> str:
        """`text` as the standard pronounces it, in Hangul; whatever is no Hangul stays where it is."""
        return _SPAN.sub(lambda found: _sounded(found[0]), breath.marked(self._respelt(text)))

    def for_espeak(self, text: str) -> str:
        """The same for espeak-ng, which voices a final ㄷ: [ㄷ] at the end of a syllable is written ㅅ, which it does not."""
        return self.standard(text).translate(_UNVOICED)

    def _respelt(self, text: str) -> str:
        """The longest known word at each place, from left to right; what a word has covered nothing else may touch."""
        out, place = [], 0
        while place < len(text):
            lengths = self._lengths.get(text[place : place + 2])
            found = self._known(text, place, lengths) if lengths else None
            out.append(found or text[place])
            place += len(out[-1])
        return "".join(out)

    def _known(self, text: str, place: int, lengths: list[int]) -> str | None:
        at_start = place == 0 or not "가" <= text[place - 1] <= "힣"
        for length in lengths:
            word = text[place : place + length]
            said = (self._words.get(f"^{word}") if at_start else None) or self._words.get(word)
            if said:
                return said
        return None


def load(path: Path) -> Pronouncer:
    """The words of `path`: written → respelt, as long as it is; `^` before a word: only where a word begins. Raises DataError."""
    node = yaml_file.read(path)
    if not isinstance(node, Mapping):
        raise DataError(path, "the file", "words with how they are said", node)
    for word, said in node.items():
        bare = str(word).lstrip("^")
        if not (isinstance(said, str) and _WORD.fullmatch(bare) and _WORD.fullmatch(said) and len(said) == len(bare) > 1):
            raise DataError(path, str(word), "as many syllables as the word has, two at least", said)
    return Pronouncer(node)


def _sounded(span: str) -> str:
    """Words said in one breath; the marks between them become spaces again."""
    said, initial = "", (ord(span[0]) - _FIRST) // 588
    place, last = 0, len(span) - 1
    while place < last:
        following, link = span[place + 1], ""
        if following < "가":
            link, following = following, span[place + 2]
        sound, initial = _syllable(span[place], initial, following, link)
        said += sound
        place += 2 if link else 1
    return said + _syllable(span[last], initial, "", "")[0]


@lru_cache(maxsize=65_536)
def _syllable(char: str, initial: int, following: str, link: str) -> tuple[str, int]:
    """`char`, which begins with the sound `initial`, as it sounds before `following`; and how that one then begins."""
    code = ord(char) - _FIRST
    written, vowel, final = code // 588, code % 588 // 28, code % 28
    after = 0
    if following:
        final, after = _across(final, ord(following) - _FIRST, link, char)
    else:
        final = sounds.at_the_end(final)
    return chr(_FIRST + initial * 588 + _vowel(written, initial, vowel) * 28 + final) + (" " if link else ""), after


def _across(final: int, following: int, link: str, char: str) -> tuple[int, int]:
    """How one syllable ends and the next begins."""
    initial, vowel = following // 588, following % 588 // 28
    if not link:
        return sounds.meet(final, initial, vowel)
    ending = sounds.at_the_end(final)
    if link == breath.TENSE:
        return ending, _TENSE.get(initial, initial)
    if char == "못" and initial == _SILENT and vowel in _Y:
        return sounds.meet(ending, _N, vowel)
    if ending == _T and initial == _SILENT:
        # 못 이 comes here only as 몇 인: the sound goes over as it is and is not palatalised.
        return 0, INITIALS.index("ㄷ")
    return sounds.meet(ending, initial, vowel)


def _vowel(written: int, initial: int, vowel: int) -> int:
    """제5항: 가져 → 가저, 계획 → 게획 (not 예, 례 and what 례 becomes), 희망 → 히망."""
    if vowel == _YEO and initial in _PALATAL:
        return _EO
    if vowel == _YE and written not in (_SILENT, _R, _N):
        return _E
    return _I if vowel == _UI and written != _SILENT else vowel


@lru_cache(maxsize=4)
def _pronouncer(words: Path) -> Pronouncer:
    return load(words)


def pronounced(text: str, words: Path = WORDS) -> str:
    """`text` as espeak-ng must read it, by the words of the file `words`, which is read at the first call."""
    return _pronouncer(words).for_espeak(text)


def standard(text: str, words: Path = WORDS) -> str:
    """`text` as the standard pronounces it, by the same words."""
    return _pronouncer(words).standard(text)
