"""Sound as it arrives, as it is kept, and as it leaves.

Inside it is always one float32 array, mono, -1 to 1, 16,000 samples a second. In come the containers that browsers, telephones and
messengers send (WAV, WebM, OGG, MP4, MP3, AIFF), decoded by PyAV, so no ffmpeg program is needed.
"""

from __future__ import annotations

import io
import threading
import wave
import weakref
from collections.abc import Iterator
from typing import Any

import numpy as np

from bot.errors import AudioError
from voice.container import Pipe, container

RATE = 16_000
"""Samples a second of everything inside."""
PHONE_RATE = 8_000
LONGEST_S = 60.0
LARGEST = 10_000_000
"""Bytes."""
OPUS_BITS = 24_000
"""A second, of voice notes."""


def decode(data: bytes, longest_s: float = LONGEST_S, largest: int = LARGEST) -> np.ndarray:
    """Samples (n,) of a whole file. Raises AudioError: `empty`, `damaged`, `too_long`, `too_large`."""
    _check_size(len(data), largest)
    if not data:
        raise AudioError("empty", "a sound file of at least one byte is needed, found an empty one")
    found = _joined(list(_sounds(io.BytesIO(data), container(data), longest_s)))
    if not found.size:
        raise AudioError("empty", "the file holds no sound")
    return found


class LiveDecoder:
    """One file that arrives piece by piece, such as the timeslices of a browser's MediaRecorder; only the first carries the header.

    A thread decodes beside the caller, since PyAV waits where bytes are missing. Use it as a context, or `close` it.
    """

    def __init__(self, longest_s: float = LONGEST_S, largest: int = LARGEST) -> None:
        self._pipe, self._out, self._received, self._largest = Pipe(), _Out(), 0, largest
        self._thread = threading.Thread(target=_decode_live, args=(self._pipe, self._out, longest_s), daemon=True, name="live-decoder")
        weakref.finalize(self, self._pipe.close)  # one that is forgotten must not leave a waiting thread
        self._thread.start()

    def __enter__(self) -> LiveDecoder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def feed(self, piece: bytes) -> np.ndarray:
        """Hand in the next bytes; answers the samples that are ready by now, perhaps none. Raises AudioError like `decode`."""
        self._received += len(piece)
        _check_size(self._received, self._largest)
        self._pipe.write(piece)
        return self._out.take()

    def finish(self) -> np.ndarray:
        """No more bytes will come: the rest of the samples. Raises AudioError like `decode`."""
        self.close()
        rest = self._out.take()
        if not self._out.ever:
            raise AudioError("empty", "the stream held no sound")
        return rest

    def close(self) -> None:
        self._pipe.close()
        self._thread.join()


class _Out:
    """What a decoding thread has ready."""

    def __init__(self) -> None:
        self._lock, self._ready = threading.Lock(), [np.zeros(0, np.float32)]
        self.error: AudioError | None = None
        self.ever = False

    def put(self, samples: np.ndarray) -> None:
        with self._lock:
            self._ready.append(samples)
            self.ever = self.ever or samples.size > 0

    def take(self) -> np.ndarray:
        with self._lock:
            ready, self._ready = self._ready, [np.zeros(0, np.float32)]
        if self.error is not None:
            raise self.error
        return _joined(ready)


def _decode_live(pipe: Pipe, out: _Out, longest_s: float) -> None:
    try:
        head = pipe.head()
        if head:
            for samples in _sounds(pipe, container(head), longest_s):
                out.put(samples)
    except AudioError as error:
        out.error = error
    finally:
        pipe.close()


def _sounds(file: Any, form: str, longest_s: float) -> Iterator[np.ndarray]:
    """The sound of an open file in pieces. A packet that is broken is left out; where most are, the file is `damaged`."""
    import av

    left, good, bad = int(longest_s * RATE), 0, 0
    try:
        with av.open(file, format=form, metadata_errors="ignore") as opened:
            stream = next((each for each in opened.streams if each.type == "audio"), None)
            if stream is None:
                raise AudioError("damaged", "the file holds no sound track")
            convert = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            for packet in opened.demux(stream):
                try:
                    frames = packet.decode()
                    good += bool(frames)
                except av.error.InvalidDataError:
                    frames, bad = [], bad + 1
                for samples in _converted(convert, frames):
                    left -= samples.size
                    if left < 0:
                        raise AudioError("too_long", f"at most {longest_s:g} s of sound are taken, found more")
                    yield samples
            if good:  # the filter's tail; a converter that never saw a frame has no format to flush
                yield from (piece.to_ndarray().reshape(-1) for piece in convert.resample(None))
    except (av.error.FFmpegError, ValueError, IndexError) as error:
        raise AudioError("damaged", f"the sound cannot be read ({type(error).__name__})") from error
    if bad > good:
        raise AudioError("damaged", f"{bad} of {bad + good} packets of sound are broken")


def _converted(convert: Any, frames: list[Any]) -> Iterator[np.ndarray]:
    for frame in frames:
        frame.pts = None  # a gap in the file's clock is no silence that somebody sent
        for piece in convert.resample(frame):
            yield piece.to_ndarray().reshape(-1)


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise AudioError("too_large", f"at most {largest / 1e6:g} MB are taken, found {size / 1e6:.1f}")


def _joined(pieces: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def from_pcm16(data: bytes) -> np.ndarray:
    """Samples of 16-bit little-endian PCM. Raises AudioError where half a sample is left over."""
    if len(data) % 2:
        raise AudioError("damaged", f"16-bit samples have an even number of bytes, found {len(data)}")
    return np.frombuffer(data, "<i2").astype(np.float32) / 32768


def to_pcm16(samples: np.ndarray) -> bytes:
    """16-bit little-endian PCM; what is louder than full is cut off."""
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes()


def to_wav(samples: np.ndarray, rate: int = RATE) -> bytes:
    """A WAV file, 16-bit mono."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(to_pcm16(samples))
    return file.getvalue()


def to_ogg(samples: np.ndarray) -> bytes:
    """An OGG file with Opus, as messengers take voice notes: about 3 kB a second."""
    import av  # heavy

    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=RATE, layout="mono", options={"application": "voip"})
        stream.bit_rate = OPUS_BITS
        frame = av.AudioFrame.from_ndarray(np.frombuffer(to_pcm16(samples), np.int16).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)
    return file.getvalue()
