"""espeak-ng called directly: hundreds of sentences a second. One synthesiser a process, and that process does nothing else: beside
pyttsx3, which loads the same library, one that was called directly has ended a process before."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np

from bot.errors import MouthError

SAMPLE_RATE = 22_050
"""Hz of what espeak-ng makes."""
_SYNCHRONOUS, _UTF8 = 2, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_WITH_PHONEMES, _PHONEME = 1, 7
"""Asks for an event at every phoneme; the kind of that event (espeak_EVENT_TYPE)."""
PHONEMES = tuple("_ a e i o u E @ u- j w ; n m N L l * q h s s- p ph p- b t th t- d d- k kh k- g tS tS; tS- tS;- dZ dZ; q- r x".split())
"""espeak-ng's names of the sounds it makes of Korean, without stress; the first is silence."""


VOWELS = frozenset(PHONEMES.index(name) for name in ("a", "e", "i", "o", "u", "E", "@", "u-"))
"""Every Korean syllable has exactly one."""


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int), ("unique_identifier", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user_data", ctypes.c_void_p), ("id", _Id),
    )  # fmt: skip


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
_SYNTH = (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p)
"""What espeak_Synth takes: text, its bytes, place, kind of place, end, flags, identifier, user data."""
_NUMBER = {name: number for number, name in enumerate(PHONEMES)}


@dataclass(frozen=True)
class Speaker:
    """One way of speaking: espeak-ng's voice (`ko+f2`), words a minute, pitch and pitch range from 0 to 99."""

    voice: str
    rate: int
    pitch: int
    range: int


@dataclass(frozen=True)
class Said:
    samples: np.ndarray
    """float32 at `SAMPLE_RATE`."""
    starts: np.ndarray
    """Sample at which each phoneme starts."""
    phonemes: np.ndarray
    """Its number in `PHONEMES`, -1 where it is none of them."""


class Espeak:
    """The library espeakng-loader brings. Raises MouthError where it is not installed or does not start."""

    def __init__(self) -> None:
        try:
            import espeakng_loader
        except ImportError as error:
            raise MouthError("training the recogniser needs espeakng-loader; install requirements/main.txt") from error
        self._library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        self._library.espeak_Synth.argtypes = _SYNTH
        # The path is handed over: without one the library looks in the system's folders and ends the process where they are empty.
        data = str(espeakng_loader.get_data_path()).encode()
        if self._library.espeak_Initialize(_SYNCHRONOUS, 2000, data, _WITH_PHONEMES) != SAMPLE_RATE:
            raise MouthError("espeak-ng did not start")
        self._chunks: list[np.ndarray] = []
        self._marks: list[tuple[int, int]] = []
        self._callback = _CALLBACK(self._take)
        self._library.espeak_SetSynthCallback(self._callback)
        self._voice = ""

    def _take(self, samples: ctypes._Pointer, count: int, events: ctypes._Pointer) -> int:
        number = 0
        while events[number].type:
            if events[number].type == _PHONEME:
                name = events[number].id.string.decode("ascii", "replace").lstrip("',%=_:") or "_"
                self._marks.append((events[number].sample, _NUMBER.get(name, -1)))
            number += 1
        if count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text: str, speaker: Speaker) -> np.ndarray:
        """`text` as float32 samples at `SAMPLE_RATE`, silence at the end cut to 20 ms; empty where nothing can be said."""
        return self.said(text, speaker).samples

    def said(self, text: str, speaker: Speaker) -> Said:
        """The same, with the phonemes and where they start."""
        if speaker.voice != self._voice:
            if self._library.espeak_SetVoiceByName(speaker.voice.encode()):
                raise MouthError(f"espeak-ng has no voice {speaker.voice!r}")
            self._voice = speaker.voice
        for parameter, value in ((_RATE, speaker.rate), (_VOLUME, 100), (_PITCH, speaker.pitch), (_RANGE, speaker.range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._chunks, self._marks = [], []
        written = text.encode() + b"\0"
        self._library.espeak_Synth(written, len(written), 0, 1, 0, _UTF8, None, None)
        samples = np.concatenate(self._chunks).astype(np.float32) / 32768 if self._chunks else np.zeros(0, np.float32)
        loud = np.flatnonzero(np.abs(samples) > 0.003)
        first, last = (loud[0], loud[-1] + SAMPLE_RATE // 50) if loud.size else (0, 0)
        marks = np.array(self._marks, np.int64).reshape(-1, 2)
        return Said(samples[first:last], marks[:, 0] - first, marks[:, 1])
