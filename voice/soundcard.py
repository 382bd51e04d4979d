"""The sound devices of this machine, by miniaudio: no system package, it finds ALSA, PulseAudio, CoreAudio or WASAPI when it runs."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, Protocol

from bot.errors import SpeechError
from voice.audio import RATE

_NOWHERE = ("Discard all samples", "NULL ")
"""Devices that swallow what they are given: ALSA lists one where there is no sound card."""
PERIOD_MS = 40
LATENCY_S = 0.12
"""What the device still holds of what it has asked for: three periods, as miniaudio has by default."""


class Device(Protocol):
    """Goes on by itself, in a thread of its own, until it is closed."""

    def close(self) -> None: ...


def can_play() -> bool:
    """Is there a device that somebody could hear?"""
    return _any("get_playbacks")


def can_record() -> bool:
    """Is there a microphone?"""
    return _any("get_captures")


def _any(which: str) -> bool:
    import miniaudio

    try:
        found = getattr(miniaudio.Devices(), which)()
    except miniaudio.MiniaudioError:
        return False
    return any(not device["name"].startswith(_NOWHERE) for device in found)


def speaker(**more: Any) -> Any:
    """Not started yet: 16 kHz, 16-bit mono. Raises SpeechError where it cannot be had."""
    import miniaudio

    try:
        return miniaudio.PlaybackDevice(output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, **more)
    except miniaudio.MiniaudioError as error:
        raise SpeechError(f"the loudspeaker cannot be had: {error}") from error


def play_on(pull: Callable[[int], bytes], **more: Any) -> Device:
    """Play what `pull(samples)` gives: 16-bit PCM of exactly so many samples. Raises SpeechError."""
    device = speaker(buffersize_msec=PERIOD_MS, **more)
    return _started(device, _pulled(pull))


def record(take: Callable[[bytes], None], **more: Any) -> Device:
    """Give `take` what the microphone hears, some 40 ms at a time: 16 kHz, 16-bit mono. Raises SpeechError where it cannot be had."""
    import miniaudio

    form = miniaudio.SampleFormat.SIGNED16
    try:
        device = miniaudio.CaptureDevice(input_format=form, nchannels=1, sample_rate=RATE, buffersize_msec=PERIOD_MS, **more)
    except miniaudio.MiniaudioError as error:
        raise SpeechError(f"the microphone cannot be had: {error}") from error
    return _started(device, _taken(take))


def _started(device: Any, work: Generator[Any, Any, None]) -> Device:
    import miniaudio

    next(work)
    try:
        device.start(work)
    except miniaudio.MiniaudioError as error:
        device.close()
        raise SpeechError(f"the sound device does not start: {error}") from error
    found: Device = device
    return found


def _pulled(pull: Callable[[int], bytes]) -> Generator[bytes, int, None]:
    wanted = yield b""
    while True:
        wanted = yield pull(wanted)


def _taken(take: Callable[[bytes], None]) -> Generator[None, bytes, None]:
    while True:
        take(bytes((yield)))
