"""`threeany voice`: a spoken conversation in a terminal, by microphone and loudspeaker or from file to file."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from bot.errors import AudioError, EngineDown, Invalid, SpeechError
from channels.cli.client import Gateway
from channels.cli.show import Screen
from channels.cli.spoken_call import Call
from voice.audio import RATE, decode, to_pcm16

LONGEST_FILE_S = 600.0
LARGEST_FILE = 100_000_000
"""Bytes."""


@dataclass(frozen=True)
class Wanted:
    headset: bool = False
    """The microphone does not hear the loudspeaker, so our words can be interrupted by voice."""
    file: Path | None = None
    """Spoken in place of a microphone."""
    out: Path | None = None
    """Filled in place of a loudspeaker."""


def converse(gateway: Gateway, screen: Screen, wanted: Wanted, stdin: int) -> None:
    """Until q, Ctrl-C, a goodbye, or the end of the file or pipe; the conversation is erased then, unless it goes on elsewhere by a code.

    `stdin`: file descriptor of the keys.

    Raises AudioError where the file is no sound, SpeechError where the other cannot be written, EngineDown and Invalid like `Gateway`.
    """
    said = _sound_of(wanted.file) if wanted.file else None
    with _recording(wanted.out) if wanted.out else nullcontext() as out:
        gateway.begin()
        screen.say("voice.hint", "dim")
        call = Call(gateway, screen, "headset" if wanted.headset else "none", said, out)
        try:
            asyncio.run(call.run(stdin))
        except KeyboardInterrupt:
            screen.console.print()
        finally:
            screen.say("voice.kept" if call.goes_on_elsewhere else "bye" if _erased(gateway) else "voice.not_erased", "dim")


def _erased(gateway: Gateway) -> bool:
    try:
        gateway.erase()
    except Invalid:
        return True  # by another device, or there is no such conversation any more
    except EngineDown:
        return False
    return True


def _sound_of(file: Path) -> bytes:
    try:
        return to_pcm16(decode(file.read_bytes(), LONGEST_FILE_S, LARGEST_FILE))
    except OSError as error:
        raise AudioError("damaged", f"{file} cannot be read: {error.strerror}") from error


@contextmanager
def _recording(file: Path) -> Iterator[wave.Wave_write]:
    try:
        opened = file.open("wb")
    except OSError as error:
        raise SpeechError(f"{file} cannot be written: {error.strerror}") from error
    with opened, wave.open(opened, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        yield out
