"""What the person's words do: a habit, a plain answer to what was asked, or something for the dialogue."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import rating
from bot.privacy import mask
from voice import actions, call_back, closed, commands, elsewhere, ending, flow, helping
from voice.asked import OURS, Asked, Kind
from voice.doubt import number_left, unsure
from voice.events import Expects, Transcript
from voice.habits import asks_for_a_little, asks_for_more, spoken_habit
from voice.ladders import Rung
from voice.talk import Talk

_CORRECTED = re.compile(r"^(?:아니(?:요|오|에요|야)?|아뇨|틀렸어요|그게 아니라)[,.\s]+")
"""Said to our read-back alone; the dialogue has not heard what is put right."""


def heard(talk: Talk, transcript: Transcript) -> None:
    """The words of one turn. What interrupted us without being an answer lets us go on."""
    text = transcript.text.strip()
    left, talk.interrupted = talk.interrupted, ()
    usable = transcript.accepted and bool(text)
    talk.drop_hearing()
    if left and (not usable or closed.is_back_channel(text)):
        talk.mistaken += not usable
        commands.resume(talk, left)
        return
    if not talk.free and (not usable or closed.is_back_channel(text)):
        flow.settle(talk)
        return
    if not usable:
        helping.mistaken(talk)
        return
    talk.no_input.reset()
    talk.reassured, talk.warned, talk.mistaken = 0, False, 0
    talk.emit(actions.Caption(f"heard.{transcript.id}", mask(text), "citizen"))
    habit = spoken_habit(text)
    if elsewhere.brought(talk, text):
        return
    if habit is not None:
        talk.no_match.reset()
        doubtful = unsure(transcript, Expects.NORMAL)
        commands.do(talk, habit, left, more=asks_for_more(text), little=asks_for_a_little(text), unsure=doubtful)
    elif talk.free:
        _answer(talk, transcript, text)
    elif talk.pending is not None and talk.pending.reason is not None:
        talk.say(talk.prompts.say("person.connecting"))
    else:
        _pass_on(talk, text)


def _answer(talk: Talk, transcript: Transcript, text: str) -> None:
    asked = talk.asked
    reads = closed.plain_yes_or_no if asked.kind in OURS else closed.yes_or_no
    said = reads(text) if asked.expects is Expects.YES_NO else None
    doubtful = unsure(transcript, talk.before.expects if asked.kind is Kind.HEARD else asked.expects)
    if asked.kind in (Kind.CODE, Kind.CODE_HEARD) and elsewhere.told(talk, text):
        return
    if asked.kind is Kind.CODE:
        talk.asked = talk.before  # asked in vain: they want something else
        _new(talk, text, doubtful)
    elif asked.kind in OURS:
        # A yes that may have been something else starts nothing; a no is always safe.
        if said is None or (said and doubtful):
            helping.mistaken(talk)
        else:
            decide(talk, said)
    elif said is not None:
        decide(talk, said)
    elif asked.expects is Expects.SCORE and _judged(talk, text):
        return
    elif asked.expects is Expects.PHONE and closed.plain_yes_or_no(text) and asked.options:
        flow.send(talk, asked.options[0].text)  # to be called is wanted; where, is asked
    elif asked.said_options and (index := closed.chosen(text, len(asked.options))) is not None:
        choose(talk, index)
    else:
        _new(talk, text, doubtful)


def _judged(talk: Talk, text: str) -> bool:
    """How it was, or that they would rather not say; False where they go on talking."""
    score = rating.score(text)
    if score is not None:
        flow.send(talk, str(score))
    elif closed.yes_or_no(text) is False:
        ending.goodbye(talk, "goodbye_rated")
    else:
        return False
    return True


def _new(talk: Talk, text: str, doubtful: bool) -> None:
    """Words for the dialogue, read back first where we are not sure of them. Numbers nobody may hear are never read back."""
    corrected = talk.asked.kind is Kind.HEARD
    if corrected:
        text = _CORRECTED.sub("", text) or text
    if corrected and talk.no_match.up() >= Rung.PERSON:
        flow.hand_over(talk, "no_match")
    elif call_back.is_asked(talk) and call_back.told(talk, text):
        return
    elif doubtful and mask(text) == text:
        flow.confirm(talk, Kind.HEARD, "heard", text=text.rstrip(".?! "))
    else:
        _pass_on(talk, text)


def _pass_on(talk: Talk, text: str) -> None:
    """To the dialogue. A telephone number may be kept there to be called, so it is read back first, by its end: others hear us."""
    if last := number_left(text):
        flow.confirm(talk, Kind.NUMBER, "number", text=text, last=" ".join(last))
    else:
        flow.send(talk, text)


def decide(talk: Talk, yes: bool) -> None:
    """Yes or no to what was asked, by voice, button or key."""
    asked = talk.asked
    talk.no_input.reset()
    if asked.kind in elsewhere.KINDS:
        elsewhere.decide(talk, yes)
    elif asked.kind is Kind.MORE and asked.said is not None:
        commands.go_on(talk, asked.said) if yes else commands.enough(talk, asked.said)
    elif asked.kind is Kind.HEARD and yes and call_back.is_asked(talk):
        call_back.agreed(talk)
    elif asked.kind is Kind.HEARD:
        flow.send(talk, asked.text) if yes else _declined(talk)
    elif asked.kind is Kind.ANSWER:
        flow.send(talk, talk.prompts.sends("yes" if yes else "no"))
    elif asked.kind is Kind.NUMBER:
        talk.asked = talk.before
        flow.send(talk, asked.text) if yes else _declined(talk)
    elif not yes:
        flow.kept(talk)
    elif asked.kind is Kind.RESTART:
        ending.give_up(talk)
        talk.asked = Asked()
        flow.send(talk, talk.prompts.sends("restart"))
    elif asked.kind is Kind.PERSON:
        talk.asked = Asked()
        flow.hand_over(talk, "asked")
    elif asked.kind is Kind.WITHDRAW:
        # Nobody is listened to who does not want to be: it is told, and that is the end.
        talk.emit(actions.KeepAudio(False))
        ending.goodbye(talk, "goodbye_withdrawn")
    else:
        ending.goodbye(talk, "goodbye_asked")


def _declined(talk: Talk) -> None:
    """We misheard: once more, and the ladder counts it."""
    rung = talk.no_match.up()
    talk.asked = talk.before
    if call_back.is_asked(talk) and rung < Rung.PERSON:
        call_back.declined(talk)
    elif rung is Rung.AGAIN:
        talk.say(talk.prompts.say("confirm.declined"))
    elif rung is Rung.CHOICES:
        helping.choices(talk)
    elif rung is Rung.PERSON:
        flow.hand_over(talk, "no_match")
    else:
        ending.goodbye(talk)


def choose(talk: Talk, index: int) -> None:
    """One of the options numbered aloud; ours may be a habit."""
    text = talk.asked.options[index].text
    talk.no_input.reset()
    talk.asked = replace(talk.asked, said_options=False)
    habit = spoken_habit(text)
    if habit is not None:
        commands.do(talk, habit)
    else:
        flow.send(talk, text)
