"""pyttsx3: espeak-ng on Linux (its library comes with espeakng-loader), SAPI on Windows, the system's voices on macOS.

Runs in a process of its own (`voice.speak.Mouth`). What it has to work around, each seen in pyttsx3 2.99:
a property that is set still waits in espeak's queue when the text is spoken, and is cancelled there: drained by Synchronize, as is the text
itself; without ESPEAK_DATA_PATH the C library ends the whole process; an unknown voice is passed over in silence; a WAV may be empty.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import AudioError, MouthError
from voice.audio import RATE, decode, to_pcm16
from voice.speak import Audio
from voice.telephone import resampled

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_ATTEMPTS = 3
_SHORTEST_S, _SHORTEST_LETTER_S = 0.1, 0.02
"""No voice says a text, or a letter of it, faster than this."""
_ADVICE = {
    "win32": "add Korean speech in Settings › Time & language › Speech",
    "darwin": "download a Korean voice (Yuna) in System Settings › Accessibility › Spoken Content",
}


class Pyttsx3Voice:
    def __init__(self, wanted: str = "", engine: Any = None) -> None:
        """`wanted`: id of a voice; empty: the first Korean one. `engine`: pyttsx3's, for tests. Raises MouthError where there is none."""
        self._engine = engine or _engine()
        self._espeak = "espeak" in self._engine.driver_name
        if self._espeak:
            self._engine.runAndWait()  # until a first run properties wait in pyttsx3's own queue, beside the text
        self.name, self.korean = _chosen(self._engine.getProperty("voices"), wanted, self._espeak)
        self._set: dict[str, Any] = {}

    def synthesise(self, text: str, *, rate: int, volume: float) -> Audio:
        """See `voice.speak.Voice`; one call at a time. `volume` above 1 is made of the same sound, with its peaks rounded."""
        if _HANGUL.search(text) and not self.korean:
            raise MouthError(f"the voice {self.name} is not Korean and would make noise of a Korean text")
        said = self._as_read(text)
        least = max(_SHORTEST_S, _SHORTEST_LETTER_S * sum(char.isalnum() for char in said) * 175 / max(rate, 175))
        for _ in range(_ATTEMPTS):
            self._settle({"voice": self.name, "rate": rate, "volume": min(volume, 1.0)})
            samples = self._spoken(said)
            if samples.size >= least * RATE:
                return Audio(to_pcm16(np.tanh(samples * volume) if volume > 1.0 else samples))
        raise MouthError(f"the voice {self.name} gave no sound, {_ATTEMPTS} times in a row")

    def _as_read(self, text: str) -> str:
        """espeak knows too little of how Korean sounds; other voices are not to be given a text twice re-spelt."""
        if not (self._espeak and self.korean):
            return text
        from voice.pronounce import pronounced

        return pronounced(text)

    def _settle(self, wanted: dict[str, Any]) -> None:
        """Set what differs from last time, and wait until it holds."""
        for name, value in wanted.items():
            if self._set.get(name) != value:
                self._engine.setProperty(name, value)
                self._set[name] = value
                if self._espeak:
                    _drain()
        if self._espeak and self._engine.getProperty("voice") != self.name.lower():
            self._set.clear()
            raise MouthError(f"espeak has no voice {self.name}")

    def _spoken(self, text: str) -> np.ndarray:
        if not self._espeak:
            return self._by_file(text)
        file = io.BytesIO()  # this driver alone takes it: nothing of what is said touches the disk
        self._engine.save_to_file(text, file)
        self._engine.runAndWait()
        _drain()
        return _read_wav(file.getvalue())

    def _by_file(self, text: str) -> np.ndarray:
        """By a file that only we may read and that is gone at once; macOS writes AIFF into it whatever its name."""
        with tempfile.TemporaryDirectory(prefix="threeany-") as folder:
            path = Path(folder) / "said.wav"
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            try:
                return decode(path.read_bytes() if path.exists() else b"", longest_s=600.0, largest=100_000_000)
            except AudioError:
                return np.zeros(0, np.float32)


def _engine() -> Any:
    if sys.platform not in ("win32", "darwin"):
        _load_espeak()
    import pyttsx3

    return pyttsx3.init()


def _load_espeak() -> None:
    """Have pyttsx3 find espeakng-loader's library under the name it looks for, and its data; the system's own serve where it is missing."""
    import ctypes

    try:
        import espeakng_loader
    except ImportError:
        return
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = Path(espeakng_loader.get_library_path())
    named = library.with_name("libespeak-ng.so.1")
    ctypes.CDLL(str(named if named.exists() else library), mode=ctypes.RTLD_GLOBAL)


def _drain() -> None:
    from pyttsx3.drivers import _espeak

    _espeak.Synchronize()


def _chosen(voices: list[Any], wanted: str, espeak: bool) -> tuple[str, bool]:
    """Id of the voice to use, and whether it is Korean. Espeak's ids may name a variant: `ko+f2`."""
    if not wanted:
        found = next((voice for voice in voices if _is_korean(voice)), None)
        if found is None:
            raise MouthError(f"no Korean voice is installed: {_ADVICE.get(sys.platform, 'install espeak-ng with its Korean data')}")
        return found.id, True
    base = wanted.lower().split("+")[0] if espeak else wanted
    named = next((voice for voice in voices if base in (voice.id, voice.name)), None)
    if named is None:
        raise MouthError(f"there is no voice {wanted}; there are {', '.join(sorted(voice.id for voice in voices))}")
    return wanted if espeak else named.id, _is_korean(named)


def _is_korean(voice: Any) -> bool:
    """By the language it states, `ko`, `ko-KR`, `ko_KR`; in bytes or after a control byte, as drivers of pyttsx3 do."""
    stated = [item.decode("utf-8", "ignore") if isinstance(item, bytes) else str(item) for item in voice.languages or ()]
    return any(re.fullmatch(r"ko([-_].*)?", item.strip("\x00\x05 ").lower()) for item in stated)


def _read_wav(data: bytes) -> np.ndarray:
    import wave

    if not data:
        return np.zeros(0, np.float32)
    with wave.open(io.BytesIO(data)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768
        return resampled(samples, file.getframerate(), RATE)
