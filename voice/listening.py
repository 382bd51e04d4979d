"""Frames and transcripts: hear an answer, recognise it ahead, notice who speaks into our words."""

from __future__ import annotations

from voice import actions, answering, commands, ending, flow
from voice.actions import Sound
from voice.endpoint import Phase, Sign
from voice.events import Frame, Transcript
from voice.habits import spoken_habit
from voice.ladders import Rung
from voice.state import State
from voice.talk import WAITING, Recognition, Talk

BARGE_IN = 0.5
"""Seconds of speech that stop us."""
_ATTEMPTS = 2
_MOST_MISTAKEN = 2
"""After so many interruptions that were nothing only keys and buttons interrupt, until words are heard."""
_HEARING = (State.THINKING, State.LISTENING, State.SPEECH, State.TRAILING, State.ENDPOINT, State.PAUSED)


def frame(talk: Talk, heard: Frame) -> None:
    if talk.state is State.SPEAKING:
        # Without echo cancellation what comes in is our own voice: it must not even pass for the noise of the room.
        if talk.profile.echo != "none":
            _while_speaking(talk, heard)
        return
    sign = talk.ear.hear(heard)
    if sign is not None and talk.state in _HEARING:
        _heed(talk, sign)


def _heed(talk: Talk, sign: Sign) -> None:
    paused = talk.state is State.PAUSED
    if sign is Sign.STARTED:
        talk.state = State.SPEECH
        _watch(talk)
    elif sign is Sign.RESUMED:
        _give_up_recognition(talk)
        talk.state = State.PAUSED if paused else State.SPEECH
        _watch(talk)
    elif sign is Sign.DROPPED:
        dropped(talk)
    elif sign in (Sign.ENDED, Sign.CAPPED):
        end(talk, capped=sign is Sign.CAPPED)
    else:
        talk.state = State.PAUSED if paused else State.TRAILING
        if sign is Sign.PAUSED and talk.recognition is None:
            talk.recognition = Recognition(talk.recognise(speculative=True))


def _watch(talk: Talk) -> None:
    """Frames may stop coming; the utterance ends all the same."""
    talk.timers["cap"] = talk.ear.ends_latest + 0.1


def _give_up_recognition(talk: Talk) -> None:
    if talk.recognition is not None:
        talk.emit(actions.CancelRecognition(talk.recognition.id))
    talk.recognition, talk.ended = None, False
    talk.forget("recognition", "false_interruption", "thinking")


def dropped(talk: Talk) -> None:
    """A sound too short to be speech: as if it had not been."""
    talk.forget("cap")
    if talk.interrupted:
        resume(talk)
    elif talk.inbox or not talk.free:
        flow.settle(talk)
    else:
        talk.state = State.LISTENING
        if not set(WAITING) & talk.timers.keys():
            flow.expect(talk)


def end(talk: Talk, capped: bool = False) -> None:
    """The utterance is over; its words may be there already."""
    talk.forget("cap", *WAITING)
    talk.ended = True
    talk.after(talk.profile.times.first_thinking_sound, "thinking")
    talk.emit(actions.Earcon(Sound.HEARD))
    if not talk.interrupted:
        talk.state = State.ENDPOINT
    if capped:
        talk.capped = True
        talk.ear.close()
    if talk.recognition is None:
        talk.recognition = Recognition(talk.recognise(speculative=False))
    if talk.recognition.result is not None:
        deliver(talk)
        return
    talk.after(talk.profile.times.recognition, "recognition")
    if talk.interrupted:
        talk.after(talk.profile.times.false_interruption, "false_interruption")


def deliver(talk: Talk) -> None:
    """One utterance, one transcript: what is still on its way is not wanted any more."""
    assert talk.recognition is not None and talk.recognition.result is not None
    result, talk.recognition = talk.recognition.result, None
    capped, talk.capped = talk.capped, False
    if capped:
        talk.say(talk.prompts.say("capped"), protected=True)  # who is cut off goes on talking, and would cut us off
    answering.heard(talk, result)


def transcript(talk: Talk, result: Transcript) -> None:
    if result.id == talk.aside:
        talk.aside = None
        habit = spoken_habit(result.text) if result.accepted else None
        if habit is not None:
            commands.do(talk, habit, talk.hush())
    elif talk.recognition is not None and result.id == talk.recognition.id:
        talk.recognition.result = result
        if talk.ended:
            deliver(talk)


def failed(talk: Talk, id: int | None) -> None:
    """No words can be had of request `id`: once more, then say so. None: no audio at all came."""
    if id is None:
        unheard(talk)
    elif id == talk.aside:
        talk.aside = None
    elif talk.recognition is not None and id == talk.recognition.id:
        attempts = talk.recognition.attempts
        if not talk.ended:
            talk.recognition = None
        elif attempts < _ATTEMPTS:
            talk.recognition = Recognition(talk.recognise(speculative=False), attempts + 1)
            talk.after(talk.profile.times.recognition, "recognition")
        else:
            unheard(talk)


def unheard(talk: Talk) -> None:
    """Something was said and cannot be made into words."""
    left, talk.interrupted, talk.capped = talk.interrupted, (), False
    if talk.mouth.current is not None:
        return
    talk.drop_hearing()
    if not talk.free:
        flow.settle(talk)
        return
    if left:
        commands.resume(talk, left)
        return
    talk.emit(actions.Earcon(Sound.ERROR))
    rung = talk.no_match.up()
    if rung < Rung.PERSON:
        talk.say(talk.prompts.say("not_audible"), protected=True)
    elif rung is Rung.PERSON:
        flow.hand_over(talk, "trouble")
    else:
        ending.goodbye(talk)


def resume(talk: Talk) -> None:
    """A false interruption: on with the sentence it cut."""
    left, talk.interrupted, talk.capped = talk.interrupted, (), False
    talk.mistaken += 1
    talk.drop_hearing()
    commands.resume(talk, left)


def _while_speaking(talk: Talk, heard: Frame) -> None:
    utterance = talk.mouth.current
    warming = talk.warm_at is not None and heard.at < talk.warm_at
    mistaken = talk.mistaken >= _MOST_MISTAKEN
    if utterance is None or utterance.protected or warming or mistaken or talk.pending is not None or talk.ending:
        talk.ear.close()
        talk.ear.hear(heard)
        return
    if talk.ear.phase is Phase.CLOSED:
        _open_beside(talk)
    sign = talk.ear.hear(heard)
    if talk.ear.phase is Phase.SPEECH and talk.ear.spoken >= BARGE_IN - 1e-6:
        _interrupt(talk)
    elif sign is Sign.PAUSED:
        _drop_aside(talk)
        talk.aside = talk.recognise(speculative=True)
    elif sign is Sign.RESUMED:
        _drop_aside(talk)
    elif sign in (Sign.ENDED, Sign.DROPPED, Sign.CAPPED):
        _open_beside(talk)


def _open_beside(talk: Talk) -> None:
    asked, profile = talk.asked.expects, talk.profile
    talk.ear.open(talk.now - 0.05, profile.patience[asked], profile.cap[asked])


def _drop_aside(talk: Talk) -> None:
    if talk.aside is not None:
        talk.emit(actions.CancelRecognition(talk.aside))
        talk.aside = None


def _interrupt(talk: Talk) -> None:
    _drop_aside(talk)
    talk.interrupted = talk.cut()
    talk.state = State.PAUSED
    _watch(talk)
