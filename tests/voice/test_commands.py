"""`threeany say` and `threeany listen`, and the sound device behind the first."""

from __future__ import annotations

import json
import time
from collections.abc import Generator
from pathlib import Path

import miniaudio
import numpy as np
import pytest
from typer.testing import CliRunner

from bot.errors import AudioError, EarsError
from channels.cli.commands import app
from tests.voice.recorded import talk
from tests.voice.weights import checkpoint
from voice import loudspeaker
from voice.audio import RATE, decode, to_pcm16, to_wav
from voice.convert import converted
from voice.speak import Audio


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ears")
    return converted(checkpoint(folder / "toy.pt", context=300), folder)


@pytest.fixture
def heard(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_EARS_MODEL", str(model))
    monkeypatch.setenv("THREEANY_EARS_ENGINE", "ctranslate")


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    result = CliRunner().invoke(app, arguments, obj=folder, input=stdin)
    if result.exception:
        raise result.exception
    return result.stdout


def test_say_writes_a_file_at_the_rate_asked_for(tmp_path: Path) -> None:
    assert "slow.wav" in run(tmp_path, "say", "월 334,810원입니다", "--out", "slow.wav", "--rate", "105")
    run(tmp_path, "say", "월 334,810원입니다", "--out", "fast.wav", "--rate", "200")
    slow, fast = (decode((tmp_path / name).read_bytes()).size / RATE for name in ("slow.wav", "fast.wav"))
    assert slow > 1.5 * fast > 1.5


def test_say_without_a_device_says_so_and_writes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loudspeaker, "present", lambda: False)
    assert "no sound device" in run(tmp_path, "say", "안녕하세요")
    assert decode((tmp_path / "spoken.wav").read_bytes()).size > RATE / 2


def test_say_plays_where_there_is_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[Audio] = []
    monkeypatch.setattr(loudspeaker, "present", lambda: True)
    monkeypatch.setattr(loudspeaker, "play", played.append)
    run(tmp_path, "say", "안녕하세요")
    assert played[0].seconds > 0.5 and list(tmp_path.iterdir()) == []


def test_a_device_that_swallows_everything_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Devices:
        names = ["Discard all samples (playback) or generate zero samples (capture)"]

        def get_playbacks(self) -> list[dict[str, str]]:
            return [{"name": name} for name in self.names]

    monkeypatch.setattr(miniaudio, "Devices", Devices)
    assert not loudspeaker.present()
    monkeypatch.setattr(Devices, "names", ["Discard all samples", "HDA Intel PCH"])
    assert loudspeaker.present()


def test_the_device_is_given_every_sample_in_order() -> None:
    class Device:
        def start(self, said: Generator[bytes, int, None]) -> None:
            self.given = b"".join(said.send(160) for _ in range(12))

        def close(self) -> None:
            self.closed = True

    device, audio = Device(), Audio(to_pcm16(talk(0.1)))
    loudspeaker.play(audio, device)
    assert device.given[: len(audio.pcm)] == audio.pcm and set(device.given[len(audio.pcm) :]) == {0}
    assert device.closed


def test_a_real_device_plays_to_the_end() -> None:
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, backends=[miniaudio.Backend.NULL]
    )
    began = time.monotonic()
    loudspeaker.play(Audio(to_pcm16(talk(0.5))), device)
    assert 0.2 < time.monotonic() - began < 3.0


@pytest.mark.usefixtures("heard")
def test_listen_prints_words_scores_and_the_verdict(tmp_path: Path) -> None:
    (tmp_path / "silence.wav").write_bytes(to_wav(np.zeros(RATE, np.float32)))
    shown = run(tmp_path, "listen", "silence.wav")
    assert "refused: short" in shown and "log_prob" in shown and "no_speech" in shown and "0.0 s of speech in 1.0 s" in shown


@pytest.mark.usefixtures("heard")
def test_listen_takes_standard_input(tmp_path: Path) -> None:
    run(tmp_path, "say", "기초연금을 신청하고 싶어요", "--out", "said.wav")
    found = json.loads(run(tmp_path, "listen", "-", "--json", stdin=(tmp_path / "said.wav").read_bytes()))
    assert found["speech_seconds"] > 1.0 and found["text"] and found["refused"] in (None, "repetition", "too_fast")


def test_listen_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AudioError, match="none.wav cannot be read"):
        run(tmp_path, "listen", "none.wav")
    with pytest.raises(AudioError, match="at most 10 MB"):
        run(tmp_path, "listen", "-", stdin=bytes(10_000_001))
    monkeypatch.setenv("THREEANY_EARS_ENGINE", "ctranslate")
    monkeypatch.setenv("THREEANY_EARS_MODEL", "smallish")
    (tmp_path / "silence.wav").write_bytes(to_wav(np.zeros(RATE, np.float32)))
    with pytest.raises(EarsError, match="neither a file"):
        run(tmp_path, "listen", "silence.wav")
