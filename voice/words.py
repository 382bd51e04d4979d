"""Sounds → the words they most likely are: CTC prefix beam search (Hannun et al. 2014) through a language of syllables.

The encoder tells sounds far better than a small decoder spells them; what is said to the assistant is known well enough to do that instead.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.korean.jamo import VOWELS
from voice.agreement import UNITS
from voice.language import Language

BEAM, WIDTH = 64, 14.0
"""Beginnings that are followed at once, and how far behind the likeliest (nats)."""
LANGUAGE = 0.55
"""Weight of the language beside the sounds, of which each frame pretends to know nothing of the last."""
_NOTHING = 0.99
"""Probability from which a frame holds no sound."""
_UNHEARD = 1e-3
"""Probability under which a sound is not tried in a frame."""
_LOST = -10.0
"""ln of what is heard and not written: a consonant that belongs to no syllable, a syllable that nobody says."""
_NEVER = -1e30
_VOWELS = frozenset(UNITS.index(vowel) for vowel in VOWELS)

_Key = tuple[tuple[int, ...], int, tuple[int, ...], int]
"""Units so far, state of the language, syllable being said (nothing, its initial, or initial and vowel; 0 for no initial), last sound."""


@dataclass(slots=True)
class _Beginning:
    ended: float
    """ln of all ways in which the last frame holds nothing …"""
    sounding: float
    """… and in which it holds the last sound."""
    said: float
    """What the language makes of the units, weighted."""

    @property
    def heard(self) -> float:
        return _both(self.ended, self.sounding)


def words(frames: np.ndarray, language: Language) -> tuple[str, float]:
    """`frames` (t, len(UNITS)): ln of the probability of each sound, or of nothing (0), every 20 ms → what is said, empty where nothing
    is; what the language makes of it (ln, a mean of syllables and the end)."""
    beam: dict[_Key, _Beginning] = {((), language.start, (), 0): _Beginning(0.0, _NEVER, 0.0)}
    for frame in frames:
        nothing = float(frame[0])
        if nothing > math.log(_NOTHING):
            beam = {key: _Beginning(one.heard + nothing, _NEVER, one.said) for key, one in beam.items()}
        else:
            beam = _best(_onward(beam, frame, language))
    return _likeliest(beam, language)


def _onward(beam: dict[_Key, _Beginning], frame: np.ndarray, language: Language) -> dict[_Key, _Beginning]:
    """What the beginnings become with one more frame."""
    nothing = float(frame[0])
    tried = [(sound, float(frame[sound])) for sound in map(int, np.flatnonzero(frame > math.log(_UNHEARD))) if sound]
    found: dict[_Key, _Beginning] = {}
    for key, one in beam.items():
        _add(found, key, one.heard + nothing, _NEVER, one.said)
        for sound, probability in tried:
            before = one.heard
            if sound == key[3]:
                # The same sound goes on; it is a second one only after nothing.
                _add(found, key, _NEVER, one.sounding + probability, one.said)
                before = one.ended
            if before > _NEVER:
                for units, state, syllable, said, lost in _said(key, sound, language):
                    _add(found, (units, state, syllable, sound), _NEVER, before + probability + lost, one.said + said)
    return found


def _said(key: _Key, sound: int, language: Language) -> Iterator[tuple[tuple[int, ...], int, tuple[int, ...], float, float]]:
    """Where `sound` may stand: units, state and syllable after it, what the language makes of what is new, the cost of what is lost."""
    units, state, syllable, _ = key
    vowel = sound in _VOWELS
    if len(syllable) < 2:
        if vowel:
            yield units, state, (*(syllable or (0,)), sound), 0.0, 0.0
        else:
            yield units, state, (sound,), 0.0, _LOST if syllable else 0.0
        return
    for spelt, after, likely, lost in _spelt(units, state, (*syllable, 0), language):
        yield spelt, after, (0, sound) if vowel else (sound,), LANGUAGE * likely, lost
    if not vowel:
        for spelt, after, likely, lost in _spelt(units, state, (*syllable, sound), language):
            yield spelt, after, (), LANGUAGE * likely, lost


def _spelt(
    units: tuple[int, ...], state: int, syllable: tuple[int, ...], language: Language
) -> list[tuple[tuple[int, ...], int, float, float]]:
    """Units, state and what the language makes of them after `syllable`; one that nobody says is lost."""
    followers = language.followers(state, syllable)
    return [((*units, one.unit), one.state, one.log_prob, 0.0) for one in followers] or [(units, state, 0.0, _LOST)]


def _add(found: dict[_Key, _Beginning], key: _Key, ended: float, sounding: float, said: float) -> None:
    known = found.get(key)
    if known is None:
        found[key] = _Beginning(ended, sounding, said)
    else:
        known.ended, known.sounding = _both(known.ended, ended), _both(known.sounding, sounding)


def _best(found: dict[_Key, _Beginning]) -> dict[_Key, _Beginning]:
    scored = sorted(((one.heard + one.said, key) for key, one in found.items()), reverse=True)[:BEAM]
    return {key: found[key] for score, key in scored if score >= scored[0][0] - WIDTH}


def _likeliest(beam: dict[_Key, _Beginning], language: Language) -> tuple[str, float]:
    best, said, odd = _NEVER, (), 0.0
    for (units, state, syllable, _), one in beam.items():
        ends = _spelt(units, state, (*syllable, 0), language) if len(syllable) == 2 else [(units, state, 0.0, _LOST if syllable else 0.0)]
        for spelt, after, likely, lost in ends:
            fits = one.said + LANGUAGE * (likely + language.end(after))
            if one.heard + lost + fits > best:
                best, said, odd = one.heard + lost + fits, spelt, fits
    return "".join(language.written[unit] for unit in said).strip(), odd / LANGUAGE / (len(said) + 1)


def _both(one: float, other: float) -> float:
    """ln(e^one + e^other)."""
    if one < other:
        one, other = other, one
    return one if other < one - 40 else one + math.log1p(math.exp(other - one))
