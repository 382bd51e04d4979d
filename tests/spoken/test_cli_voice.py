"""`threeany voice` with a real gateway over real sockets: file in, file out, keys, and what goes wrong."""

from __future__ import annotations

import os
import pty
import signal
import termios
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.errors import AudioError, EngineDown, Invalid, SpeechError
from channels.cli import pace, spoken_line
from channels.cli.spoken_line import SpokenLine
from tests.spoken.parrot import Parrot
from tests.spoken.terminal import SAID, Person, Running
from voice import soundcard
from voice.audio import RATE, to_pcm16, to_wav
from voice.playback import Playback
from voice.speak import Mouth

QUESTION, ANSWER = "기초연금이 뭐예요", "1: 기초연금이 뭐예요"


class Microphone:
    """Somebody who says the same again and again, with pauses."""

    def __init__(self, pcm: bytes) -> None:
        self._pcm = pcm + bytes(4 * RATE)
        self.is_closed = False

    def record(self, take: Callable[[bytes], None]) -> Microphone:
        self._take = take
        self._thread = threading.Thread(target=self._speak)
        self._thread.start()
        return self

    def close(self) -> None:
        self.is_closed = True
        self._thread.join()

    def _speak(self) -> None:
        at = 0
        while not self.is_closed:
            self._take(self._pcm[at : at + 1280])
            at = (at + 1280) % len(self._pcm)
            time.sleep(0.003)


@pytest.fixture
def question(tmp_path: Path, mouth: Mouth, ears: Parrot) -> Path:
    said = mouth.synthesise(QUESTION, rate=150)
    ears.known[QUESTION] = said.samples
    file = tmp_path / "question.wav"
    file.write_bytes(to_wav(np.concatenate([np.zeros(RATE // 5, np.float32), said.samples])))
    return file


def loud_seconds(file: Path) -> float:
    with wave.open(str(file)) as opened:
        assert (opened.getnchannels(), opened.getsampwidth(), opened.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(opened.readframes(opened.getnframes()), "<i2").astype(np.float64)
    frames = samples[: samples.size // 320 * 320].reshape(-1, 320)
    return float((np.abs(frames).max(axis=1) > 300).sum() * 320 / RATE)


def test_a_file_is_heard_and_the_answer_is_in_the_other(person: Person, question: Path, tmp_path: Path, mouth: Mouth) -> None:
    shown = person.speaks(file=question, out=tmp_path / "answer.wav")
    assert shown.index("안녕하세요") < shown.index(f"나> {QUESTION}") < shown.index(f"비서> {ANSWER}") < shown.index(SAID.say("bye"))
    said = sum(mouth.synthesise(line.removeprefix("비서> "), rate=140).seconds for line in shown.splitlines() if line.startswith("비서> "))
    assert said > 5.0
    assert loud_seconds(tmp_path / "answer.wav") > 0.6 * said
    assert person.is_forgotten()


def test_without_a_microphone_the_keys_of_a_pipe_carry_on_and_its_end_leaves(person: Person) -> None:
    person.type("9\n")
    person.close_keys()
    shown = person.speaks()
    assert SAID.say("voice.no_microphone") in shown
    assert SAID.say("voice.no_speaker") in shown
    assert "별표" in shown, "the help that key 9 asks for"
    assert shown.rstrip().endswith(SAID.say("bye"))
    assert person.is_forgotten()


def test_q_leaves_and_forgets(person: Person) -> None:
    person.type("q\n")
    shown = person.speaks()
    assert SAID.say("bye") in shown
    assert person.is_forgotten()


@pytest.fixture
def heeded() -> Iterator[None]:
    """Ctrl-C is heeded, also where the tests were started in the background of a shell, which makes them deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_ctrl_c_leaves_and_forgets(person: Person) -> None:
    person.terminal.when["안녕하세요"] = lambda: os.kill(os.getpid(), signal.SIGINT)
    assert SAID.say("bye") in person.speaks()
    assert person.is_forgotten()


def test_who_says_goodbye_by_key_is_taken_leave_of(person: Person) -> None:
    person.type("#\n1\n")
    shown = person.speaks()
    assert "이용해 주셔서 고마워요." in shown
    assert SAID.say("bye") in shown
    assert person.is_forgotten()


def test_a_gateway_that_goes_for_good_is_said_and_so_is_what_it_keeps(
    person: Person, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_line, "GIVEN_UP_S", 0.5)
    person.terminal.when["안녕하세요"] = running.go_away
    with pytest.raises(EngineDown, match="make run"):
        person.speaks()
    assert SAID.say("voice.lost") in person.terminal.text
    assert SAID.say("voice.not_erased") in person.terminal.text


def test_a_gateway_that_comes_back_goes_on_with_the_same_person(person: Person, running: Running) -> None:
    def restart() -> None:
        running.go_away()
        threading.Thread(target=come_back).start()

    def come_back() -> None:
        running.stop()
        running.start()
        person.terminal.when["안녕하세요"] = lambda: person.type("q\n")
        person.terminal.truncate(0)

    person.terminal.when["안녕하세요"] = restart
    assert SAID.say("bye") in person.speaks()
    assert person.is_forgotten()


def test_files_that_cannot_be_used_are_said_before_anything_begins(person: Person, tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("no sound")
    for file in (tmp_path / "none.wav", tmp_path / "text.wav"):
        with pytest.raises(AudioError):
            person.speaks(file=file)
    with pytest.raises(SpeechError, match="cannot be written"):
        person.speaks(out=tmp_path / "none" / "out.wav")
    assert person.gateway.id == ""


def test_a_microphone_is_heard_and_closed_at_the_end(
    person: Person, running: Running, question: Path, monkeypatch: pytest.MonkeyPatch, ears: Parrot
) -> None:
    microphone = Microphone(to_pcm16(ears.known[QUESTION]))
    monkeypatch.setattr(soundcard, "can_record", lambda: True)
    monkeypatch.setattr(soundcard, "record", microphone.record)
    person.terminal.when[f"비서> {ANSWER}"] = lambda: person.type("q\n")
    shown = person.speaks()
    assert f"나> {QUESTION}" in shown
    assert SAID.say("voice.no_microphone") not in shown
    assert microphone.is_closed


def test_a_microphone_that_cannot_be_had_is_none(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(take: object) -> None:
        raise SpeechError("in use")

    monkeypatch.setattr(soundcard, "can_record", lambda: True)
    monkeypatch.setattr(soundcard, "record", refuse)
    person.type("q\n")
    assert SAID.say("voice.no_microphone") in person.speaks()


def test_a_conversation_that_is_not_there_is_refused_in_words(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = person.gateway.begin

    def with_another_token() -> None:
        begin()
        person.gateway.token = "x" * 43

    monkeypatch.setattr(person.gateway, "begin", with_another_token)
    with pytest.raises(Invalid):
        person.speaks()


def test_on_a_terminal_keys_act_at_once_and_the_terminal_is_as_it_was(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    really = SpokenLine.send

    def send(line: SpokenLine, frame: Any) -> None:
        sent.append(frame)
        really(line, frame)

    monkeypatch.setattr(SpokenLine, "send", send)
    typist, person.stdin = pty.openpty()
    before = termios.tcgetattr(person.stdin)
    person.terminal.when["안녕하세요"] = lambda: os.write(typist, b"\x1b[15~")
    person.terminal.when["사정인지"] = lambda: os.write(typist, b"\n9x")
    person.terminal.when["별표"] = lambda: os.write(typist, b"q")
    person.speaks()
    pressed = [frame for frame in sent if isinstance(frame, dict) and frame["type"] in ("button", "key")]
    assert pressed == [{"type": "button", "name": "talk"}, {"type": "key", "key": "9"}]
    assert termios.tcgetattr(person.stdin) == before
    assert person.is_forgotten()
    os.close(typist)
    os.close(person.stdin)


def test_the_big_button_stops_our_words(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "FRAME_S", 0.04)
    was_silent: list[bool] = []
    add, clear = Playback.add, Playback.clear
    typist, person.stdin = pty.openpty()

    def add_and_tell(playback: Playback, *piece: Any) -> None:
        add(playback, *piece)
        person.terminal.write("(sound)")

    def clear_and_tell(playback: Playback) -> None:
        was_silent.append(playback.is_silent)
        clear(playback)
        person.terminal.write("(silence)")

    monkeypatch.setattr(Playback, "add", add_and_tell)
    monkeypatch.setattr(Playback, "clear", clear_and_tell)
    person.terminal.when["(sound)"] = lambda: os.write(typist, b"\n")
    person.terminal.when["(silence)"] = lambda: os.write(typist, b"q")
    person.speaks()
    assert was_silent == [False]
    os.close(typist)
    os.close(person.stdin)
