"""The telephone's sound: 8 kHz μ-law, and the way from 8 to 16 kHz and back while a call goes on."""

from __future__ import annotations

from functools import cache
from math import gcd

import numpy as np

_BIAS, _CLIP = 0x84, 32635
_TAPS = 64
"""Of the filter that keeps 0 to 3.6 kHz: 2 ms of delay at 16 kHz."""
_EDGE = 0.475
"""Where it has fallen to half, as a share of 8 kHz."""


def from_mulaw(data: bytes) -> np.ndarray:
    """Samples (n,) float32 of G.711 μ-law, one byte a sample, at the rate they came."""
    return _heard()[np.frombuffer(data, np.uint8)]


def to_mulaw(samples: np.ndarray) -> bytes:
    """G.711 μ-law, one byte a sample."""
    value = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int32)
    size = np.minimum(np.abs(value), _CLIP) + _BIAS
    exponent = np.floor(np.log2(size)).astype(np.int32) - 7
    mantissa = (size >> (exponent + 3)) & 0x0F
    sign = np.where(value < 0, 0x80, 0)
    return (~(sign | (exponent << 4) | mantissa) & 0xFF).astype(np.uint8).tobytes()


@cache
def _heard() -> np.ndarray:
    """Byte → sample, by ITU-T G.711."""
    code = ~np.arange(256) & 0xFF
    size = ((((code & 0x0F) << 3) + _BIAS) << ((code >> 4) & 0x07)) - _BIAS
    table: np.ndarray = (np.where(code & 0x80, -size, size) / 32768).astype(np.float32)
    return table


class _Filter:
    """A low pass (a windowed sinc) that remembers where it was between two pieces of one stream."""

    def __init__(self, gain: float) -> None:
        at = np.arange(_TAPS) - (_TAPS - 1) / 2
        taps = np.sinc(_EDGE * at) * np.hamming(_TAPS)
        self._taps = (taps / taps.sum() * gain).astype(np.float32)
        self._before = np.zeros(_TAPS - 1, np.float32)

    def pass_on(self, samples: np.ndarray) -> np.ndarray:
        both = np.concatenate([self._before, samples])
        self._before = both[both.size - _TAPS + 1 :]
        return np.convolve(both, self._taps, "valid") if samples.size else samples


class Doubler:
    """8 → 16 kHz, piece by piece: n samples in, exactly 2 n out, 2 ms late."""

    def __init__(self) -> None:
        self._filter = _Filter(2.0)

    def push(self, samples: np.ndarray) -> np.ndarray:
        spread = np.zeros(2 * samples.size, np.float32)
        spread[::2] = samples
        return self._filter.pass_on(spread)


class Halver:
    """16 → 8 kHz, piece by piece: of an even number of samples exactly half come out, 2 ms late; nothing above 4 kHz folds down."""

    def __init__(self) -> None:
        self._filter, self._odd = _Filter(1.0), 0

    def push(self, samples: np.ndarray) -> np.ndarray:
        kept = self._filter.pass_on(samples)[self._odd :: 2]
        self._odd = (self._odd + samples.size) % 2
        return kept


def resampled(samples: np.ndarray, source: int, target: int) -> np.ndarray:
    """A whole sound at another rate (Hz), its length kept to a sample; by its spectrum, so nothing folds down."""
    if source == target or not samples.size:
        return samples
    unit, made = source // gcd(source, target), target // gcd(source, target)
    units = -(-samples.size // unit)
    spectrum = np.fft.rfft(np.pad(samples, (0, units * unit - samples.size)))
    whole = np.fft.irfft(spectrum[: units * made // 2 + 1], units * made) * (made / unit)
    return whole[: round(samples.size * target / source)].astype(np.float32)
