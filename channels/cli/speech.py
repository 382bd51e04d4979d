"""`threeany say` and `threeany listen`."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import typer
from rich.console import Console

from bot.errors import AudioError
from bot.settings import Settings

UNHEARD = "spoken.wav"


def say(settings: Settings, text: str, rate: int | None, out: Path | None, here: Path, console: Console) -> None:
    """Play `text`, or write it to a WAV file. Raises MouthError where no voice can say it."""
    from bot.korean.reading import spoken
    from voice import loudspeaker
    from voice.speak import mouth

    voice = mouth(settings)
    try:
        audio = voice.synthesise(spoken(text), rate=rate or settings.voice_rate, volume=settings.voice_volume)
    finally:
        voice.close()
    if out is None and loudspeaker.present():
        loudspeaker.play(audio)
        return
    target = here / (out or UNHEARD)
    target.write_bytes(audio.wav())
    why = "" if out else "There is no sound device here. "
    console.print(f"{why}{target.name}: {audio.seconds:.1f} s", highlight=False, markup=False)


def listen(settings: Settings, file: str, here: Path, console: Console, as_json: bool) -> None:
    """Print what is said in a sound file (`-`: standard input). Raises AudioError, EarsError."""
    from bot import knowledge
    from voice import blocklist
    from voice.audio import LARGEST, decode
    from voice.names import Corrector, prompt
    from voice.transcribe import ears, refusal
    from voice.vad import clipped, speech_in

    samples = decode(_content(file, here, LARGEST + 1))
    speech = speech_in(samples)
    names = knowledge.load(settings.root / "data").names()
    likely = prompt(names)
    recogniser = ears(settings)
    try:
        loaded = recogniser.start()
        heard = recogniser.transcribe(clipped(samples, speech), prompt=likely)
    finally:
        recogniser.close()
    found = {
        "text": Corrector(names).correct(heard.text).text,
        "heard": heard.text,
        "log_prob": round(heard.log_prob, 3),
        "no_speech": round(heard.no_speech, 3),
        "compression": round(heard.compression, 2),
        "seconds": round(samples.size / 16_000, 2),
        "speech_seconds": round(speech.seconds, 2),
        "refused": refusal(heard, speech.seconds, blocklist.load(settings.root).with_prompt(likely)),
        "recogniser": loaded.name,
        "cautions": list(loaded.cautions),
    }
    typer.echo(orjson.dumps(found).decode()) if as_json else _show(found, console)


def _content(file: str, here: Path, most: int) -> bytes:
    """At most so many bytes of it; one more than may be decoded, so that what is too large is seen to be."""
    if file == "-":
        return sys.stdin.buffer.read(most)
    try:
        with (here / file).open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise AudioError("damaged", f"{file} cannot be read: {error.strerror}") from error


def _show(found: dict[str, object], console: Console) -> None:
    for caution in found["cautions"] if isinstance(found["cautions"], list) else ():
        console.print(caution, style="yellow", highlight=False, markup=False)
    console.print(f"{found['text'] or '(nothing)'}", style="bold", highlight=False, markup=False)
    if found["heard"] != found["text"]:
        console.print(f"heard: {found['heard']}", highlight=False, markup=False)
    scores = ", ".join(f"{name} {found[name]}" for name in ("log_prob", "no_speech", "compression"))
    console.print(f"{scores}; {found['speech_seconds']} s of speech in {found['seconds']} s", highlight=False, markup=False)
    console.print("accepted" if found["refused"] is None else f"refused: {found['refused']}", highlight=False, markup=False)
