"""What happens when nothing happens: each timer and what it does when it is due."""

from __future__ import annotations

from voice import actions, ending, flow, hands, helping, listening
from voice.actions import Sound
from voice.endpoint import LEAST
from voice.state import State
from voice.talk import Talk


def due(talk: Talk, name: str) -> None:
    """Timer `name` has run out."""
    _DUE[name](talk)


def _no_input(talk: Talk) -> None:
    if not _speaks(talk):
        helping.silent(talk)


def _reassure(talk: Talk) -> None:
    if not _speaks(talk):
        helping.reassure(talk)


def _score(talk: Talk) -> None:
    """Whoever does not say how it was is not kept."""
    if not _speaks(talk):
        ending.goodbye(talk, "goodbye_rated")


def _speaks(talk: Talk) -> bool:
    """In the middle of an answer; its end, or its longest time, leads on."""
    return talk.state in (State.SPEECH, State.TRAILING) and talk.ear.spoken >= LEAST


def _cap(talk: Talk) -> None:
    """No frames come any more, or the end was missed: take what there is."""
    if talk.ear.end():
        listening.end(talk, capped=True)
    else:
        listening.dropped(talk)


def _recognition(talk: Talk) -> None:
    if talk.recognition is not None:
        talk.emit(actions.CancelRecognition(talk.recognition.id))
        listening.failed(talk, talk.recognition.id)


def _thinking(talk: Talk) -> None:
    if talk.state in (State.THINKING, State.ENDPOINT):
        talk.emit(actions.Earcon(Sound.THINKING))
    if talk.pending is not None or talk.recognition is not None:
        talk.after(talk.profile.times.next_thinking_sound, "thinking")


def _wait_line(talk: Talk) -> None:
    talk.after(talk.profile.times.wait_line, "wait_line")
    if talk.state is State.THINKING:
        talk.say(talk.prompts.say("still_looking"))


def _answer(talk: Talk) -> None:
    no_answer(talk)


def no_answer(talk: Talk) -> None:
    """The dialogue or the person called does not answer."""
    if talk.pending is None:
        return
    talk.hush()
    if talk.pending.reason is None:
        talk.answered()
        flow.trouble(talk)
    else:
        flow.nobody(talk)


def _playback(talk: Talk) -> None:
    """Playback never reported: as good as no sound."""
    rest = talk.mouth.waiting.copy()
    talk.hush()
    if rest:
        for utterance in rest:
            talk.say(utterance.lines, utterance.protected)
    else:
        flow.muted(talk)


def _wipe(talk: Talk) -> None:
    if not _speaks(talk):
        talk.warned = False
        ending.goodbye(talk)


_DUE = {
    "no_input": _no_input,
    "cap": _cap,
    "recognition": _recognition,
    "false_interruption": listening.resume,
    "thinking": _thinking,
    "wait_line": _wait_line,
    "answer": _answer,
    "playback": _playback,
    "wipe": _wipe,
    "digits": hands.submit,
    "reassure": _reassure,
    "score": _score,
}
