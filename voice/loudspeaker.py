"""One sound played to its end on this machine's loudspeaker."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Any

from voice import soundcard
from voice.speak import Audio

_TAIL_S = 0.3
"""What the device may still hold when it has asked for the last sample."""


def present() -> bool:
    """Is there a device that somebody could hear?"""
    return soundcard.can_play()


def play(audio: Audio, device: Any = None) -> None:
    """Until it is over. `device`: for tests, one of miniaudio's. Raises SpeechError where the loudspeaker cannot be had."""
    over, said = threading.Event(), _pieces(audio, done := threading.Event())
    next(said)
    speaker = device or soundcard.speaker()
    try:
        speaker.start(said)
        done.wait(audio.seconds + 10.0)
        over.wait(_TAIL_S)
    finally:
        speaker.close()


def _pieces(audio: Audio, done: threading.Event) -> Generator[bytes, int, None]:
    """As many frames as the device asks for, silence at the end."""
    at, wanted = 0, (yield b"")
    while True:
        piece = audio.pcm[at : at + 2 * wanted]
        at += len(piece)
        if at >= len(audio.pcm):
            done.set()
        wanted = yield piece + bytes(2 * wanted - len(piece))
