"""What happens to a voice between mouth and recogniser: rooms, noises, telephone lines, levels. All of it made here, none recorded."""

from __future__ import annotations

import numpy as np
from scipy import signal

from voice.audio import PHONE_RATE, RATE
from voice.telephone import from_mulaw, resampled, to_mulaw
from voice.training.espeak import SAMPLE_RATE, Espeak
from voice.training.speakers import babbling

_SECONDS = 8
"""Of one stretch of noise; utterances are cut from it."""
_TELEPHONE = signal.butter(4, (300, 3400), "bandpass", fs=PHONE_RATE, output="sos")

Noise = dict[str, list[np.ndarray]]


def noises(espeak: Espeak, draw: np.random.Generator, count: int = 12) -> Noise:
    """`count` stretches of each of `NOISES`, of loudness 1 (root mean square)."""
    found = {name: [_even(make(draw)) for _ in range(count)] for name, make in MADE.items()}
    found["babble"] = [_even(_babble(espeak, draw)) for _ in range(count)]
    return found


def rooms(draw: np.random.Generator, count: int = 48) -> list[np.ndarray]:
    """Impulse responses: the direct sound, some early reflections, a tail that dies within 0.1 to 0.6 s (RT60)."""
    made = []
    for _ in range(count):
        tail = draw.uniform(0.1, 0.6)
        length = int(min(tail, 0.35) * RATE)
        times = np.arange(length) / RATE
        response = draw.standard_normal(length) * np.exp(-6.9 * times / tail)
        response[: int(0.002 * RATE)] = 0
        response *= draw.uniform(0.1, 0.5) / np.sqrt(np.sum(response**2))
        response[0] = 1
        made.append(response.astype(np.float32))
    return made


def in_room(samples: np.ndarray, response: np.ndarray) -> np.ndarray:
    return signal.fftconvolve(samples, response)[: samples.size].astype(np.float32)


def with_noise(samples: np.ndarray, noise: np.ndarray, decibels: float, draw: np.random.Generator) -> np.ndarray:
    """`samples` and a cut of `noise`, `decibels` below the loudness of what is not silence in `samples`."""
    voiced = samples[np.abs(samples) > 0.01]
    loudness = float(np.sqrt(np.mean(voiced**2))) if voiced.size else 0.05
    return samples + cut(noise, samples.size, draw) * loudness * 10 ** (-decibels / 20)


def cut(noise: np.ndarray, length: int, draw: np.random.Generator) -> np.ndarray:
    start = int(draw.integers(0, max(1, noise.size - length)))
    return np.resize(noise[start:], length) if noise.size - start < length else noise[start : start + length]


def by_phone(samples: np.ndarray) -> np.ndarray:
    """As a telephone passes it: 300 to 3,400 Hz at 8,000 Hz, eight bits by the µ-law (ITU-T G.711), back at `RATE`."""
    narrow = signal.sosfilt(_TELEPHONE, resampled(samples, RATE, PHONE_RATE))
    narrow = narrow / max(1e-6, np.abs(narrow).max()) * 0.6
    return resampled(from_mulaw(to_mulaw(narrow)), PHONE_RATE, RATE)[: samples.size]


def _even(samples: np.ndarray) -> np.ndarray:
    return (samples / (np.sqrt(np.mean(samples**2)) + 1e-9)).astype(np.float32)


def _white(draw: np.random.Generator) -> np.ndarray:
    return draw.standard_normal(_SECONDS * RATE)


def _pink(draw: np.random.Generator) -> np.ndarray:
    return _sloped(draw, 0.5)


def _brown(draw: np.random.Generator) -> np.ndarray:
    return _sloped(draw, 1.0)


def _sloped(draw: np.random.Generator, slope: float) -> np.ndarray:
    spectrum = np.fft.rfft(_white(draw))
    return np.fft.irfft(spectrum / np.maximum(np.arange(spectrum.size), 20 * _SECONDS) ** slope)


def _hum(draw: np.random.Generator) -> np.ndarray:
    times = np.arange(_SECONDS * RATE) / RATE
    base = draw.choice((50.0, 60.0, draw.uniform(80, 400)))
    tones = sum(draw.uniform(0.1, 1) / k * np.sin(2 * np.pi * base * k * times + draw.uniform(0, 6)) for k in range(1, 9))
    return tones + 0.05 * _white(draw)


def _music(draw: np.random.Generator) -> np.ndarray:
    """Chords of decaying tones on a pentatonic scale."""
    out = np.zeros(_SECONDS * RATE)
    beat = draw.uniform(0.15, 0.5)
    for start in np.arange(0, _SECONDS - beat, beat):
        at = int(start * RATE)
        times = np.arange(min(int(beat * 2.5 * RATE), out.size - at)) / RATE
        for _ in range(int(draw.integers(1, 4))):
            tone = 110 * 2 ** ((draw.choice((0, 2, 4, 7, 9)) + 12 * draw.integers(0, 4)) / 12)
            wave = sum(np.sin(2 * np.pi * tone * k * times) / k**1.5 for k in range(1, 5))
            out[at : at + times.size] += wave * np.exp(-times * draw.uniform(2, 8))
    return out


def _clicks(draw: np.random.Generator) -> np.ndarray:
    """Keys, knocks, dishes: short bursts over a little noise."""
    out = 0.02 * _white(draw)
    for at in draw.integers(0, out.size - 2000, int(draw.integers(20, 80))):
        length = int(draw.integers(100, 2000))
        out[at : at + length] += draw.standard_normal(length) * np.exp(-np.arange(length) / length * 6) * draw.uniform(0.3, 2)
    return out


def _babble(espeak: Espeak, draw: np.random.Generator) -> np.ndarray:
    """Four to seven people talking at once, none of them to us."""
    out = np.zeros(_SECONDS * RATE, np.float32)
    for _ in range(int(draw.integers(4, 8))):
        text, speaker = babbling(draw)
        said = np.concatenate([resampled(espeak.say(text, speaker), SAMPLE_RATE, RATE), np.zeros(RATE // 4, np.float32)])
        out += np.roll(np.resize(said, out.size), int(draw.integers(0, out.size))) * draw.uniform(0.5, 1)
    return out


MADE = {"white": _white, "pink": _pink, "brown": _brown, "hum": _hum, "music": _music, "clicks": _clicks}
"""Noise → how a stretch of it is made; babble alone wants voices."""
NOISES = (*MADE, "babble")
