"""What every channel is held to, by voice: at a kiosk, where it is shown as well, and in a call.

An answer comes sentence by sentence; what it has in brackets for the eye stands in no caption, and buttons are not read out. The turn says
words of its own: whom it calls, whether to go on with a long answer, whether a telephone number was heard right. The last two are answered
by a key.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from bot import wording
from tests.channels.conversations import CONVERSATIONS, Conversation, engine
from tests.spoken.caller import SECRET, SIGNED, URL, Streamed
from tests.spoken.conftest import Booth, Opening
from tests.spoken.tones import BEGINS, Tones, heard
from tests.spoken.visitor import Visitor
from voice.audio import from_pcm16
from voice.prompts import Prompts

PROMPTS = Prompts(wording.load(Path(__file__).resolve().parents[2] / "data" / "wording" / "ko.yml"), hands_free=True)
ASKED = PROMPTS.say("more") + PROMPTS.say("confirm.number", last="5 6 7 8")
OWN = {each for line in ASKED + PROMPTS.say("person.connecting") for each in (line.text, line.speech)}
YES = "1"
UNSAID = re.compile(r"\([^)]*\)")


class AtTheKiosk:
    def __init__(self, visitor: Visitor, voice: Tones) -> None:
        self._visitor, self._voice = visitor, voice
        self.asks, self.keys = visitor.asks, visitor.keys

    async def turn(self) -> None:
        """Until it is theirs."""
        await self._visitor.until("turn", state="idle")

    def latest(self) -> str:
        """The sentence said last."""
        return self._meant(list(self._visitor.played.values())[-1])

    def reached(self) -> tuple[list[str], ...]:
        """The sentences that did so far: to the ear, to the eye."""
        said = [self._meant(pcm) for pcm in self._visitor.played.values()]
        return said, [caption["text"] for caption in self._visitor.of("caption") if caption["who"] != "citizen"]

    def _meant(self, pcm: bytes) -> str:
        return self._voice.meant([heard(tone) for tone in np.split(from_pcm16(pcm), 3)])

    def benefits(self) -> tuple[str, ...]:
        return tuple(card["name"] for frame in self._visitor.of("benefits") for card in frame["benefits"])


class OnThePhone(Streamed):
    """Knows sentences by their tones; whatever else there is to hear is an earcon."""

    def __init__(self, booth: Booth, voice: Tones) -> None:
        super().__init__(booth.app, lambda text: voice.synthesise(text, rate=0), booth.speaks)
        self._voice_of, self._tones, self._sentences = voice, list[int](), list[str]()
        self.turn, self.asks = self.may_speak, self.speaks

    def _take(self, samples: np.ndarray) -> None:
        if not self._tones and heard(samples) != BEGINS:
            super()._take(samples)
            return
        self._tones.append(heard(samples))
        if len(self._tones) == 3:
            self._sentences.append(self._voice_of.meant(self._tones))
            self._tones.clear()

    def latest(self) -> str:
        return self._sentences[-1]

    def reached(self) -> tuple[list[str], ...]:
        return (list(self._sentences),)

    def benefits(self) -> None:
        """There is nothing to show them on."""


@pytest.fixture
def voice() -> Tones:
    return Tones()


@pytest.fixture
async def booth(opening: Opening, voice: Tones) -> AsyncIterator[Booth]:
    async with opening(voice=voice, phone_secret=SECRET, phone_url=URL) as found:
        found.rasa.script = engine
        yield found


@pytest.mark.parametrize("held", CONVERSATIONS, ids=lambda found: found.name)
async def test_a_kiosk_holds_the_conversation(held: Conversation, booth: Booth, voice: Tones) -> None:
    visitor = await (await booth.visitor()).connect(device="kiosk")
    await visitor.send(type="start")
    await play(held, AtTheKiosk(visitor, voice))


@pytest.mark.parametrize("held", CONVERSATIONS, ids=lambda found: found.name)
async def test_a_call_holds_the_conversation(held: Conversation, booth: Booth, voice: Tones) -> None:
    caller = OnThePhone(booth, voice)
    await caller.call(SIGNED)
    await play(held, caller)
    await caller.hang_up()


async def play(held: Conversation, guest: AtTheKiosk | OnThePhone) -> None:
    await guest.turn()
    greeted = guest.reached()
    said, shown, benefits = list[str](), list[str](), ()
    for exchange in held.exchanges:
        await guest.asks(exchange.says)
        await guest.turn()
        while guest.latest() in {line.speech for line in ASKED}:
            await guest.keys(YES)
            await guest.turn()
        said += " ".join(exchange.aloud).split()
        shown += UNSAID.sub("", " ".join(exchange.answers)).split()
        benefits += exchange.benefits
        for before, sentences, expected in zip(greeted, guest.reached(), (said, shown), strict=False):
            assert " ".join(each for each in sentences[len(before) :] if each not in OWN).split() == expected
            assert not [each for each, following in pairwise(sentences) if each == following]
        assert guest.benefits() in (benefits, None)
