"""What browsers, messengers and telephones send becomes the same sound; what is no sound becomes an error with a reason."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from bot.errors import AudioError
from tests.voice.recorded import CONTAINERS, encoded, talk, tone
from voice.audio import RATE, LiveDecoder, decode, from_pcm16, to_ogg, to_pcm16, to_wav
from voice.telephone import Doubler, Halver, from_mulaw, resampled, to_mulaw


def likeness(a: np.ndarray, b: np.ndarray) -> float:
    """How much two sounds are one another, 0 to 1, at the shift of up to 20 ms that fits best."""
    size = min(a.size, b.size)
    best = 0.0
    for shift in range(-320, 321, 4):
        left, right = a[max(shift, 0) : size + min(shift, 0)], b[max(-shift, 0) : size + min(-shift, 0)]
        best = max(best, float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right))))
    return best


@pytest.mark.parametrize("kind", CONTAINERS)
def test_every_container_decodes_to_the_same_sound(kind: str) -> None:
    said = talk(2.37)
    found = decode(encoded(said, kind))
    assert found.dtype == np.float32 and found.ndim == 1
    assert abs(found.size - said.size) / RATE < 0.050
    assert likeness(found, said) > 0.97


def test_a_fragmented_mp4_of_a_telephone_decodes_too() -> None:
    data = encoded(talk(1.5), "mp4", {"movflags": "frag_keyframe+empty_moov+default_base_moof"})
    assert abs(decode(data).size / RATE - 1.5) < 0.050


def test_pcm_frames_come_back_as_they_were() -> None:
    said = tone(0.1)
    assert np.abs(from_pcm16(to_pcm16(said)) - said).max() <= 0.5 / 32768 + 1e-9
    assert to_pcm16(np.array([2.0, -2.0], np.float32)) == b"\xff\x7f\x00\x80"


def test_half_a_sample_is_refused() -> None:
    with pytest.raises(AudioError) as refused:
        from_pcm16(b"\x00\x01\x02")
    assert refused.value.reason == "damaged"


def test_mulaw_is_the_one_of_g711() -> None:
    """Reference points of ITU-T G.711: silence, the ends, and every code as it came."""
    codes = bytes(range(256))
    heard = np.rint(from_mulaw(codes) * 32768).astype(int)
    assert [heard[0x00], heard[0x80], heard[0xFF], heard[0x7F], heard[0x0F], heard[0x70]] == [-32124, 32124, 0, 0, -16764, -120]
    back = to_mulaw(from_mulaw(codes))
    assert [a for a, b in zip(codes, back, strict=True) if a != b] == [0x7F]  # minus nought is nought


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00" * 64, "damaged"),
        (random.Random(4).randbytes(20_000), "damaged"),
        (b"<html><body>404</body></html>", "damaged"),
        (encoded(tone(1.0), "mp4")[:4000], "damaged"),
        (encoded(tone(1.0), "webm")[900:], "damaged"),
        (b"RIFF" + bytes(40), "damaged"),
        (to_wav(np.zeros(0, np.float32)), "empty"),
        (to_wav(np.zeros(61 * RATE, np.float32)), "too_long"),
        (bytes(10_000_001), "too_large"),
    ],
    ids="empty nulls garbage html cut-mp4 later-webm-piece bare-riff no-samples long large".split(),
)
def test_what_is_no_sound_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(AudioError) as refused:
        decode(data)
    assert refused.value.reason == reason


@pytest.mark.parametrize("head", [b"RIFF", b"OggS", b"\x1aE\xdf\xa3", b"\xff\xfb\x90\x00", b"ID3\x04", b"FORM", b"\x00\x00\x00\x20ftyp"])
def test_ten_megabytes_of_noise_that_begin_like_sound_end_soon(head: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(AudioError):
        decode(head + os.urandom(9_000_000))
    assert time.monotonic() - began < 4.0


def test_a_playlist_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(to_wav(tone(1.0)))
    for text in (f"#EXTM3U\n#EXTINF:1,\n{tmp_path}/secret.wav\n", f"ffconcat version 1.0\nfile {tmp_path}/secret.wav\n"):
        with pytest.raises(AudioError):
            decode(text.encode())


def test_a_recording_that_breaks_off_gives_what_was_said_until_then() -> None:
    data = encoded(talk(3.0), "webm")
    assert 0.8 < decode(data[: len(data) // 2]).size / RATE < 2.2


def test_one_broken_packet_does_not_lose_the_others() -> None:
    data = bytearray(encoded(talk(3.0), "ogg"))
    data[len(data) // 2 : len(data) // 2 + 30] = bytes(30)
    assert decode(bytes(data)).size / RATE > 1.0


def test_a_webm_stream_is_heard_while_it_arrives() -> None:
    data, early = encoded(talk(3.0), "webm"), 0
    pieces = [data[at : at + 2000] for at in range(0, len(data), 2000)]
    with LiveDecoder() as live:
        heard = []
        for piece in pieces[:-1]:
            heard.append(live.feed(piece))
            time.sleep(0.01)
            early += heard[-1].size
        heard += [live.feed(pieces[-1]), live.finish()]
    assert early > RATE
    assert likeness(np.concatenate(heard), decode(data)) > 0.999
    assert np.concatenate(heard).size == decode(data).size


def test_a_stream_of_no_sound_is_refused() -> None:
    with LiveDecoder() as live, pytest.raises(AudioError, match="none of them"):
        live.feed(b"not a sound at all")
        live.finish()
    with LiveDecoder() as live, pytest.raises(AudioError) as refused:
        live.finish()
    assert refused.value.reason == "empty"


def test_a_stream_without_end_is_cut_off() -> None:
    with LiveDecoder(largest=1000) as live, pytest.raises(AudioError) as refused:
        live.feed(bytes(1001))
    assert refused.value.reason == "too_large"


def test_a_forgotten_stream_leaves_no_thread() -> None:
    live = LiveDecoder()
    live.feed(encoded(talk(1.0), "webm")[:1500])
    thread = next(each for each in threading.enumerate() if each.name == "live-decoder")
    del live
    thread.join(2.0)
    assert not thread.is_alive()


def test_a_call_is_doubled_piece_by_piece_without_a_seam() -> None:
    call, double = tone(1.0, 1000.0, 8000), Doubler()
    heard = np.concatenate([double.push(call[at : at + 160]) for at in range(0, 8000, 160)])
    assert heard.size == 16_000
    assert snr(heard, 1000.0, RATE) > 45


def test_a_voice_is_halved_piece_by_piece_and_nothing_folds_down() -> None:
    halve = Halver()
    high = np.concatenate([halve.push(piece) for piece in np.array_split(tone(1.0, 6000.0), 37)])
    assert abs(high.size - 8000) <= 1
    assert np.abs(high[200:]).max() < 0.4 / 200
    halve = Halver()
    low = np.concatenate([halve.push(piece) for piece in np.array_split(tone(1.0, 1000.0), 37)])
    assert snr(low, 1000.0, 8000) > 45


def test_a_whole_sound_keeps_its_length_at_another_rate() -> None:
    assert resampled(tone(2.0, rate=22_050), 22_050, RATE).size == 2 * RATE


def snr(heard: np.ndarray, hertz: float, rate: int) -> float:
    """How far a tone stands above all that is not it, in dB; the filter's start is left out."""
    heard = heard[rate // 50 :]
    at = np.arange(heard.size) / rate
    basis = np.stack([np.sin(2 * np.pi * hertz * at), np.cos(2 * np.pi * hertz * at)], 1)
    fitted = basis @ np.linalg.lstsq(basis, heard, rcond=None)[0]
    return float(10 * np.log10((fitted**2).sum() / ((heard - fitted) ** 2).sum()))


def test_a_voice_note_is_opus_in_ogg_and_sounds_as_it_did() -> None:
    second = np.arange(RATE) / RATE
    tone = (0.3 * np.sin(2 * np.pi * 440 * second)).astype(np.float32)
    note = to_ogg(tone)
    assert note[:4] == b"OggS" and b"OpusHead" in note
    assert len(note) < 8_000
    heard = decode(note)
    assert abs(heard.size - RATE) <= RATE // 50
    assert np.abs(np.fft.rfft(heard)).argmax() * RATE / heard.size == pytest.approx(440, abs=2)
