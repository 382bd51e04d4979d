"""Voice notes: what somebody said as text, and an answer as sound."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.errors import AudioError, SpeechError
from channels.gateway import Gateway
from channels.telegram.api import Api
from voice.audio import LARGEST, LONGEST_S, RATE, decode, to_ogg
from voice.manner import SLOW
from voice.sentences import split
from voice.vad import clipped, speech_in

READY_WITHIN_S = 120.0
"""The first voice note waits until the recogniser is loaded."""
MOST_SPOKEN = 600
"""Letters of an answer that are said; longer ones can be read on."""
PAUSE = np.zeros(round(0.25 * RATE), np.float32)


class Unheard(Exception):
    """There are no words; `key` says why in `voice.` of the wording."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Note:
    ogg: bytes
    seconds: float


class Sound:
    def __init__(self, shared: Gateway, api: Api) -> None:
        self._shared, self._api = shared, api

    @property
    def notice(self) -> str:
        """What has to be known of the recogniser beside what it heard; empty where there is nothing."""
        return self._shared.speech.notice

    async def heard(self, conversation_id: str, file_id: str, seconds: float, size: int | None) -> str:
        """The words of a voice note. Raises Unheard."""
        if seconds > LONGEST_S or (size or 0) > LARGEST:
            raise Unheard("too_long", seconds=round(LONGEST_S))
        sound = await self._api.download(file_id)
        if sound is None:
            raise Unheard("not_readable")
        try:
            async with asyncio.timeout(READY_WITHIN_S):
                return await self._recognised(conversation_id, sound)
        except AudioError as error:
            reason = "too_long" if error.reason in ("too_long", "too_large") else "not_readable"
            raise Unheard(reason, seconds=round(LONGEST_S)) from None
        except (SpeechError, TimeoutError) as error:
            self._shared.telemetry.log.error("voice note not heard", conversation=conversation_id, reason=type(error).__name__)
            raise Unheard("cannot_hear") from None

    async def _recognised(self, conversation_id: str, sound: bytes) -> str:
        speech = self._shared.speech
        await speech.open()
        samples, spoken_s = await asyncio.to_thread(_spoken, sound)
        if not spoken_s:
            raise Unheard("not_understood")
        heard = await speech.hear(samples, spoken_s, await self._likely(conversation_id))
        if not heard.accepted or not heard.text.strip():
            raise Unheard("not_understood")
        return heard.text

    async def _likely(self, conversation_id: str) -> tuple[str, ...]:
        """Benefits they may name: the one talked about, then those that fit."""
        state = json.loads(await self._shared.conversations.state(conversation_id))
        return tuple(name for name in (state.get("benefit"), *(match["name"] for match in state.get("matches", ()))) if name)

    async def note(self, speech: str) -> Note | None:
        """What is said aloud, as a voice note; None where there is no voice."""
        said, letters = [], 0
        try:
            await self._shared.speech.open_mouth()
            for sentence in split(speech):
                letters += len(sentence)
                if said and letters > MOST_SPOKEN:
                    break
                said += [(await self._shared.speech.say(sentence, SLOW, 1.0)).samples, PAUSE]
        except SpeechError as error:
            self._shared.telemetry.log.error("answer not spoken", reason=type(error).__name__)
            return None
        samples = np.concatenate(said) if said else PAUSE[:0]
        return Note(await asyncio.to_thread(to_ogg, samples), samples.size / RATE) if samples.any() else None


def _spoken(sound: bytes) -> tuple[np.ndarray, float]:
    """The part with speech in it, and the seconds of speech; blocks."""
    samples = decode(sound)
    speech = speech_in(samples)
    return clipped(samples, speech), speech.seconds
