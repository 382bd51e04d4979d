"""A message as sound: for who would rather hear than read. Translates, decides nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from enum import Enum
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from bot.errors import SpeechError
from bot.korean.reading import spoken
from channels.gateway import Gateway
from channels.problems import Problem
from channels.web import MOST_SEQ, PROBLEMS, Opened, Shared
from voice.audio import from_pcm16, to_wav
from voice.manner import NORMAL, RATES
from voice.sentences import split

router = APIRouter(prefix="/api/v1", tags=["conversation"], responses=PROBLEMS)
READY_WITHIN_S = 20.0
_WAV = {200: {"content": {"audio/wav": {}}, "description": "16-bit mono, 16 kHz"}}


class Trouble(Enum):
    """What a kiosk may have to say without us, and the sentence in our wording."""

    no_microphone = "kiosk.no_microphone"
    lost = "kiosk.lost"
    unreachable = "kiosk.unreachable"
    no_speech = "problem.no_speech.detail"


@router.get(
    "/conversations/{conversation_id}/messages/{seq}/speech", summary="A message read aloud", responses=_WAV, response_class=Response
)
async def speech(
    conversation: Opened,
    seq: Annotated[int, Path(ge=1, le=MOST_SEQ)],
    shared: Shared,
    rate: Annotated[int, Query(ge=RATES[0], le=RATES[-1], description="As pyttsx3 counts; 140 is 4.2 syllables a second")] = NORMAL,
) -> Response:
    events = await shared.conversations.read(conversation, seq - 1, messages_only=True, most=1)
    if not events or events[0].seq != seq:
        raise Problem("not_found")
    return await _said(shared, split(json.loads(events[0].payload)["speech"]), rate)


@router.get("/kiosk/speech/{name}", summary="What a kiosk keeps to say when we cannot", responses=_WAV, response_class=Response)
async def kept_speech(name: Annotated[str, Path(max_length=20)], shared: Shared) -> Response:
    """`no_microphone`, `lost`, `unreachable` or `no_speech`."""
    if name not in Trouble.__members__:
        raise Problem("not_found")
    return await _said(shared, split(spoken(shared.wording.say(Trouble[name].value))), NORMAL)


async def _said(shared: Gateway, sentences: Iterable[str], rate: int) -> Response:
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            await shared.speech.open_mouth()
            said = [await shared.speech.say(sentence, rate, 1.0) for sentence in sentences]
    except (SpeechError, TimeoutError) as error:
        shared.telemetry.log.error("not read aloud", reason=type(error).__name__)
        raise Problem("no_speech") from None
    return Response(
        to_wav(from_pcm16(b"".join(audio.pcm for audio in said))), media_type="audio/wav", headers={"Cache-Control": "no-store"}
    )
