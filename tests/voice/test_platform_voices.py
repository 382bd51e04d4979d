"""Which voice is taken on Windows and macOS, and what comes of their files: with drivers that answer as theirs do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import MouthError
from tests.voice.recorded import encoded, tone
from voice.pyttsx3_voice import Pyttsx3Voice


@dataclass
class Driver:
    """pyttsx3's engine as the SAPI and NSSpeechSynthesizer drivers make it."""

    voices: list[Any]
    file: Callable[[], bytes] = lambda: encoded(tone(0.8), "wav")
    driver_name: str = "sapi5"
    said: list[str] = field(default_factory=list)
    set: dict[str, Any] = field(default_factory=dict)

    def getProperty(self, name: str) -> Any:
        return self.voices

    def setProperty(self, name: str, value: Any) -> None:
        self.set[name] = value

    def save_to_file(self, text: str, path: str) -> None:
        self.said.append(text)
        data = self.file()
        if data:
            with open(path, "wb") as file:
                file.write(data)

    def runAndWait(self) -> None:
        pass


def voice(id: str, *languages: object) -> SimpleNamespace:
    return SimpleNamespace(id=id, name=id, languages=list(languages))


WINDOWS = [voice("TTS_MS_EN-US_ZIRA", "en-US"), voice("TTS_MS_KO-KR_HEAMI", "ko-KR")]
MACOS = [voice("com.apple.voice.Alex", "en_US"), voice("com.apple.voice.Konkani", "kok"), voice("com.apple.voice.Yuna", "ko_KR")]


@pytest.mark.parametrize(
    ("voices", "wanted", "taken", "korean"),
    [
        (WINDOWS, "", "TTS_MS_KO-KR_HEAMI", True),
        (MACOS, "", "com.apple.voice.Yuna", True),
        (MACOS, "com.apple.voice.Alex", "com.apple.voice.Alex", False),
        ([voice("old", b"\x05ko")], "", "old", True),
    ],
)
def test_the_korean_voice_is_found_by_its_language(voices: list[Any], wanted: str, taken: str, korean: bool) -> None:
    chosen = Pyttsx3Voice(wanted, Driver(voices))
    assert (chosen.name, chosen.korean) == (taken, korean)


@pytest.mark.parametrize(("platform", "advice"), [("win32", "Settings"), ("darwin", "Yuna"), ("linux", "espeak-ng")])
def test_without_a_korean_voice_the_start_says_how_to_get_one(platform: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    with pytest.raises(MouthError, match=advice):
        Pyttsx3Voice("", Driver(WINDOWS[:1]))


def test_a_platform_voice_is_given_the_text_as_it_is_written() -> None:
    driver = Driver(WINDOWS)
    said = Pyttsx3Voice("", driver).synthesise("국민연금", rate=140, volume=0.5)
    assert driver.said == ["국민연금"]
    assert driver.set == {"voice": "TTS_MS_KO-KR_HEAMI", "rate": 140, "volume": 0.5}
    assert abs(said.seconds - 0.8) < 0.02


def test_macos_writes_aiff_whatever_the_name() -> None:
    said = Pyttsx3Voice("", Driver(MACOS, lambda: encoded(tone(0.8), "aiff"), "nsss")).synthesise("안녕", rate=140, volume=1.0)
    assert abs(said.seconds - 0.8) < 0.02


@pytest.mark.parametrize("empty", [lambda: b"", lambda: encoded(tone(0.01), "wav")], ids=["no file", "next to nothing"])
def test_an_empty_file_is_asked_for_again(empty: Callable[[], bytes]) -> None:
    files = [empty, lambda: encoded(tone(0.8), "wav")]
    driver = Driver(WINDOWS, lambda: files.pop(0)())
    assert Pyttsx3Voice("", driver).synthesise("안녕하세요", rate=140, volume=1.0).seconds > 0.7
    assert len(driver.said) == 2


def test_a_voice_that_stays_silent_is_an_error() -> None:
    with pytest.raises(MouthError, match="no sound, 3 times"):
        Pyttsx3Voice("", Driver(WINDOWS, lambda: b"")).synthesise("안녕하세요", rate=140, volume=1.0)
