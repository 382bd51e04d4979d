"""Which container some bytes are, by their first ones, and a file that is still arriving.

The format is always named to FFmpeg. Left to guess, it would take a text for a playlist, open the files that stands in it, and find
music in noise.
"""

from __future__ import annotations

import threading

from bot.errors import AudioError

HEAD = 12
"""Bytes that decide."""
_FORMATS = (
    (0, b"RIFF", "wav"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"OggS", "ogg"),
    (4, b"ftyp", "mov"),
    (4, b"styp", "mov"),
    (4, b"moov", "mov"),
    (0, b"FORM", "aiff"),
    (0, b"fLaC", "flac"),
    (0, b"ID3", "mp3"),
)
_SYNC, _LAYER, _LAYER_3, _ADTS = 0xE0, 0x06, 0x02, 0x00


def container(head: bytes) -> str:
    """FFmpeg's name of the format. Raises AudioError (`damaged`) for any other, a later piece of a stream among them."""
    for place, magic, name in _FORMATS:
        if head.startswith(magic, place):
            return name
    if len(head) >= 2 and head[0] == 0xFF and head[1] & _SYNC == _SYNC:
        layer = head[1] & _LAYER
        if layer == _LAYER_3:
            return "mp3"
        if layer == _ADTS and head[1] & 0xF0 == 0xF0:
            return "aac"
    raise AudioError("damaged", "WAV, WebM, OGG, MP4, MP3, AAC, FLAC or AIFF is needed, found none of them")


class Pipe:
    """A file for one reader, whose bytes are still being written by another thread."""

    def __init__(self) -> None:
        self._changed, self._bytes, self._closed = threading.Condition(), bytearray(), False

    def write(self, data: bytes) -> None:
        with self._changed:
            self._bytes += data
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def head(self) -> bytes:
        """The first bytes, left in place, as soon as there are enough to tell the format; fewer where the file ended."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._bytes) >= HEAD or self._closed)
            return bytes(self._bytes[:HEAD])

    def read(self, size: int) -> bytes:
        """At most `size` bytes; waits for the first of them, and answers none at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._bytes or self._closed)
            found = bytes(self._bytes[:size])
            del self._bytes[:size]
            return found
