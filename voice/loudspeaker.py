"""The sound device of this machine, by miniaudio: no system package, it finds ALSA, PulseAudio, CoreAudio or WASAPI when it runs."""

from __future__ import annotations

import threading
from collections.abc import Generator

from voice.audio import RATE
from voice.speak import Audio

_NOWHERE = ("Discard all samples", "NULL ")
"""Devices that swallow what they are given: ALSA lists one where there is no sound card."""
_TAIL_S = 0.3
"""What the device may still hold when it has asked for the last sample."""


def present() -> bool:
    """Is there a device that somebody could hear?"""
    import miniaudio

    try:
        found = miniaudio.Devices().get_playbacks()
    except miniaudio.MiniaudioError:
        return False
    return any(not device["name"].startswith(_NOWHERE) for device in found)


def play(audio: Audio, device: object = None) -> None:
    """Until it is over. `device`: for tests, one of miniaudio's."""
    import miniaudio

    over, said = threading.Event(), _pieces(audio, done := threading.Event())
    next(said)
    speaker = device or miniaudio.PlaybackDevice(output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE)
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
