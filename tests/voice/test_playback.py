"""Sound on its way to a device: in order, without loss, and told of when it has been heard and not before."""

from __future__ import annotations

import time
from collections.abc import Callable

import miniaudio
import numpy as np
import pytest

from bot.errors import SpeechError
from voice import soundcard
from voice.audio import RATE
from voice.playback import Playback, Played

NULL = {"backends": [miniaudio.Backend.NULL]}


def pcm(value: int, samples: int) -> bytes:
    return np.full(samples, value, "<i2").tobytes()


@pytest.fixture
def told() -> list[Played]:
    return []


def test_pieces_of_any_size_leave_in_order_with_silence_behind(told: list[Played]) -> None:
    playback = Playback(told.append)
    for value, samples in ((1, 300), (2, 1), (3, 700)):
        playback.add(5, 0, pcm(value, samples), is_last=value == 3)
    sound = b"".join(playback.pull(160) for _ in range(8))
    assert sound == pcm(1, 300) + pcm(2, 1) + pcm(3, 700) + bytes(2 * (8 * 160 - 1001))
    assert told == [Played(5, 0, True, 1001 / RATE)]
    assert playback.is_silent


def test_progress_is_told_every_quarter_second_and_the_end_at_the_end(told: list[Played]) -> None:
    playback = Playback(told.append)
    playback.add(1, 2, pcm(9, RATE), is_last=True)
    for _ in range(110):
        playback.pull(160)
    assert [(each.finished, each.position) for each in told] == [(False, 0.25), (False, 0.5), (False, 0.75), (True, 1.0)]


def test_what_the_device_still_holds_has_not_been_heard(told: list[Played]) -> None:
    playback = Playback(told.append, latency_s=0.1)
    playback.add(1, 0, pcm(9, 1600), is_last=True)
    for _ in range(10):
        playback.pull(160)
    assert told == [] and not playback.is_silent
    for _ in range(10):
        playback.pull(160)
    assert told == [Played(1, 0, True, 0.1)] and playback.is_silent


def test_a_gap_between_pieces_does_not_count_as_heard(told: list[Played]) -> None:
    playback = Playback(told.append)
    playback.add(1, 0, pcm(9, 160), is_last=False)
    playback.pull(1600)
    playback.add(1, 0, pcm(9, 160), is_last=True)
    playback.pull(1600)
    assert told == [Played(1, 0, True, 0.02)]


def test_a_sentence_nobody_can_say_is_over_at_once_and_in_its_place(told: list[Played]) -> None:
    playback = Playback(told.append)
    playback.add(1, 0, pcm(9, 160), is_last=True)
    playback.add(1, 1, b"", is_last=True)
    playback.pull(160)
    assert told == [Played(1, 0, True, 0.01), Played(1, 1, True, 0.0)]


def test_cleared_is_silent_at_once_and_nothing_more_is_told_of_it(told: list[Played]) -> None:
    playback = Playback(told.append, latency_s=0.05)
    playback.add(1, 0, pcm(9, 3200), is_last=True)
    playback.pull(160)
    playback.clear()
    assert playback.is_silent
    assert b"".join(playback.pull(160) for _ in range(30)) == bytes(2 * 160 * 30)
    assert told == []
    playback.add(2, 0, pcm(4, 160), is_last=True)
    assert playback.pull(160) == pcm(4, 160)


def test_a_signal_is_heard_over_what_is_said_and_never_too_loud(told: list[Played]) -> None:
    playback = Playback(told.append)
    playback.add(1, 0, pcm(32000, 320), is_last=True)
    playback.chime(pcm(1000, 200))
    assert playback.pull(160) == pcm(32767, 160)
    assert playback.pull(160) == pcm(32767, 40) + pcm(32000, 120)
    assert told == [Played(1, 0, True, 0.02)]


def test_a_real_device_plays_to_the_end(told: list[Played]) -> None:
    playback = Playback(told.append, soundcard.LATENCY_S)
    playback.add(1, 0, pcm(9, RATE // 2), is_last=True)
    device, began = soundcard.play_on(playback.pull, **NULL), time.monotonic()
    while not playback.is_silent and time.monotonic() - began < 4:
        time.sleep(0.01)
    device.close()
    assert 0.4 < time.monotonic() - began < 3.0
    assert told[-1] == Played(1, 0, True, 0.5)


def test_a_real_microphone_gives_small_pieces(told: list[Played]) -> None:
    pieces: list[bytes] = []
    device, began = soundcard.record(pieces.append, **NULL), time.monotonic()
    while len(pieces) < 5 and time.monotonic() - began < 4:
        time.sleep(0.01)
    device.close()
    assert len(pieces) >= 5
    assert {len(piece) % 2 for piece in pieces} == {0} and max(map(len, pieces)) <= RATE // 10 * 2


def test_devices_that_swallow_or_make_nothing_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Devices:
        names = ["Discard all samples (playback) or generate zero samples (capture)", "NULL Capture Device"]

        def get_captures(self) -> list[dict[str, str]]:
            return [{"name": name} for name in self.names]

    monkeypatch.setattr(miniaudio, "Devices", Devices)
    assert not soundcard.can_record()
    monkeypatch.setattr(Devices, "names", ["HDA Intel PCH"])
    assert soundcard.can_record()


@pytest.mark.parametrize(("kind", "open_it"), [("CaptureDevice", soundcard.record), ("PlaybackDevice", soundcard.play_on)])
def test_a_device_that_cannot_be_had_is_said(kind: str, open_it: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise miniaudio.MiniaudioError("in use", -1)

    monkeypatch.setattr(miniaudio, kind, refuse)
    with pytest.raises(SpeechError, match="cannot be had"):
        open_it(print)
