"""Going on elsewhere from `threeany voice`, and there with what was begun elsewhere: nothing that goes on is erased when one leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Invalid
from channels.cli.client import Gateway
from tests.spoken.parrot import Parrot
from tests.spoken.terminal import SAID, Person
from voice.audio import to_wav
from voice.speak import Mouth


def spoken_to_file(text: str, tmp_path: Path, mouth: Mouth, ears: Parrot) -> Path:
    said = mouth.synthesise(text, rate=150)
    ears.known[text] = said.samples
    file = tmp_path / "said.wav"
    file.write_bytes(to_wav(said.samples))
    return file


def test_a_code_is_shown_and_what_it_opens_is_kept(person: Person, tmp_path: Path, mouth: Mouth, ears: Parrot) -> None:
    shown = person.speaks(file=spoken_to_file("다른 기기에서 이어하기", tmp_path, mouth, ears))
    assert "다른 기기에서 이어 갈 번호: " in shown and "(60분 안에 한 번)" in shown
    assert shown.rstrip().endswith(SAID.say("voice.kept"))
    assert person.gateway.messages()


def test_what_was_begun_elsewhere_goes_on_and_stays(person: Person, tmp_path: Path, mouth: Mouth, ears: Parrot) -> None:
    there = Gateway(SAID, person.gateway.url)
    there.begin()
    there.say("저희 어머니가 예순여덟이세요")
    code = there._call("POST", f"/conversations/{there.id}/link")["code"]
    person.terminal.when["이 번호가 맞으세요?"] = lambda: person.type("1\n")
    shown = person.speaks(file=spoken_to_file(f"이어서 할게요 {code[:4]} {code[4:]}", tmp_path, mouth, ears))
    assert "이어 갈게요" in shown and "나> 저희 어머니가 예순여덟이세요" in shown
    assert shown.rstrip().endswith(SAID.say("bye"))
    assert person.is_forgotten(), "what was begun here"
    assert there.messages()
    with pytest.raises(Invalid):
        there._call("POST", "/conversations/join", {"code": code})
    there._client.close()
