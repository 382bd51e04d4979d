"""A voice note is understood, answered by text, and answered aloud: real OGG/Opus both ways."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import pytest

from bot.settings import ROOT
from bot.wording import load
from channels.app import create_app
from channels.dialogue import Engine
from channels.keeping.terms import AUDIO
from channels.spoken.speech import Speech
from tests.channels.conftest import Desk, make_settings
from tests.channels.fakes import NOW, WELCOME, FakeDialogue, FakeRasa
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.telegram.fake_api import TOKEN, Fault, Params, Shown, Telegram
from tests.spoken.parrot import Parrot
from tests.spoken.shared_mouth import SharedMouth
from voice.audio import LARGEST, RATE, decode, to_ogg
from voice.speak import Mouth

WORDS = load(ROOT / "data" / "wording" / "telegram.ko.yml")
SAID = "어머니가 혼자 사세요"


@pytest.fixture
def ears() -> Parrot:
    return Parrot()


@pytest.fixture
async def bot(tmp_path: Path, api: Telegram, ears: Parrot, mouth: Mouth) -> AsyncIterator[Bot]:
    settings, rasa = make_settings(tmp_path, telegram_token=TOKEN, telegram_api_url=api.url), FakeRasa()
    speech = Speech(settings, lambda: {"기초연금": ()}, lambda: ears, lambda: SharedMouth(mouth))
    app = create_app(settings, FakeDialogue(), Engine(settings, rasa), now=lambda: NOW, speech=speech)
    sound = mouth.synthesise(SAID, rate=150).samples
    ears.known[SAID] = sound
    api.files["said"] = to_ogg(np.concatenate([np.zeros(RATE // 2, np.float32), sound, np.zeros(RATE // 2, np.float32)]))
    api.files["silence"] = to_ogg(np.zeros(2 * RATE, np.float32))
    api.files["damaged"] = b"no sound at all"
    async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=httpx2.ASGITransport(app)) as client:
        yield Bot(Desk(app, client, rasa, settings), api)


def note(person: Person, name: str, duration: int = 3, kind: str = "voice", **more: Any) -> Params:
    return person.sends(**{kind: {"file_id": name, "file_unique_id": name, "duration": duration, **more}})


def loud(shown: Shown) -> bool:
    samples = decode(shown.voice)
    return samples.size > RATE and float(np.abs(samples).max()) > 0.05


async def test_a_voice_note_is_answered_by_text_and_by_voice(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.send(note(person, "said"))
    await person.until(4)
    assert person.reads[:3] == [WELCOME, WORDS.say("voice.heard", text=SAID), f"1: {SAID}"]
    assert person.sees[3].kind == "voice" and loud(person.sees[3])
    assert person.sees[3].voice.startswith(b"OggS")
    assert {call["action"] for call in bot.api.called("sendChatAction")} == {"typing", "record_voice"}


async def test_what_is_written_is_not_answered_by_voice(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.send(note(person, "said"))
    await person.until(4)
    shown = await person.say("글로 쓸게요")
    await person.say("/help")
    assert [each.kind for each in (*shown, person.sees[-1])] == ["text", "text"]
    assert len(bot.api.called("sendVoice")) == 1


async def test_a_voice_note_comes_first_and_is_greeted(bot: Bot, person: Person) -> None:
    bot.api.send(note(person, "said"))
    await bot.api.until(lambda: len(bot.api.called("sendVoice")) == 1)
    assert WELCOME in person.reads and f"1: {SAID}" in person.reads


@pytest.mark.parametrize("kind", ["audio", "video_note"])
async def test_other_recordings_are_heard_too(bot: Bot, person: Person, kind: str) -> None:
    await person.start()
    bot.api.send(note(person, "said", kind=kind, **({"length": 240} if kind == "video_note" else {})))
    await person.until(3)
    assert person.reads[2] == f"1: {SAID}"


@pytest.mark.parametrize(
    ("name", "more", "key"),
    [
        ("silence", {}, "not_understood"),
        ("damaged", {}, "not_readable"),
        ("said", {"duration": 3600}, "too_long"),
        ("said", {"file_size": LARGEST + 1}, "too_long"),
    ],
)
async def test_what_cannot_be_heard_gets_a_sentence(bot: Bot, person: Person, name: str, more: dict[str, Any], key: str) -> None:
    await person.start()
    bot.api.send(note(person, name, **more))
    await person.until(2)
    assert person.reads[1] == WORDS.say(f"voice.{key}", seconds=60)
    assert not bot.desk.rasa.questions


async def test_where_nobody_can_hear_it_says_so(bot: Bot, person: Person, ears: Parrot) -> None:
    ears.down = 100
    await person.start()
    bot.api.send(note(person, "said"))
    await person.until(2)
    assert person.reads[1] == WORDS.say("voice.cannot_hear")


async def test_a_file_that_cannot_be_fetched_is_asked_for_again(bot: Bot, person: Person) -> None:
    bot.api.faults["getFile"].append(Fault(400, 1, description="Bad Request: file is too big"))
    await person.start()
    bot.api.send(note(person, "said"))
    await person.until(2)
    assert person.reads[1] == WORDS.say("voice.not_readable")


async def test_others_are_answered_while_a_note_is_listened_to(bot: Bot, person: Person, ears: Parrot) -> None:
    await person.start()
    ears.gate.clear()
    bot.api.send(note(person, "said"))
    other = Person(bot.api, 77)
    assert [shown.text for shown in await other.say("저도 있어요", 2)] == [WELCOME, "1: 저도 있어요"]
    ears.gate.set()
    await person.until(3)
    assert person.reads[2] == f"1: {SAID}"


async def test_who_does_not_want_voice_notes_still_reads_the_answer(bot: Bot, person: Person) -> None:
    await person.start()
    bot.api.faults["sendVoice"].append(Fault(400, 1, description="Bad Request: VOICE_MESSAGES_FORBIDDEN"))
    bot.api.send(note(person, "said"))
    await bot.api.until(lambda: bot.api.called("sendVoice"))
    assert (await person.say("고마워요"))[0].text == "2: 고마워요"
    assert all(shown.kind == "text" for shown in person.sees)


async def test_who_took_back_that_they_may_be_heard_is_not(bot: Bot, person: Person) -> None:
    await person.start()
    bound = await bot.bound(person)
    await bot.desk.gateway.own_data.decide(bound.conversation_id, AUDIO, False, None)
    bot.api.send(note(person, "said"))
    await person.until(2)
    assert person.reads[1:] == [WORDS.say("voice.refused")]
    assert not bot.api.called("getFile") and not bot.desk.rasa.questions
