"""What comes next: say a reply, ask, wait for the person, send what they said, call somebody, end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from voice import actions, ending
from voice.actions import Action, Sound
from voice.asked import OURS, Asked, Kind
from voice.events import Expects, Line, Reply, Said
from voice.ladders import Rung
from voice.manner import MANNERS, Manner
from voice.state import State
from voice.talk import Pending, Talk

Reason = Literal["asked", "no_input", "no_match", "trouble"]
_MOST_REMEMBERED = 10
_MOST_SILENT = 5


def greet(talk: Talk) -> None:
    """Somebody new is there. The first thing said cannot be cut off by voice."""
    talk.awake = True
    talk.asked = Asked(expects=Expects.OPEN, lines=talk.prompts.say("welcome"))
    talk.say(talk.asked.lines, protected=True)


def settle(talk: Talk) -> None:
    """Nothing is being said and nothing was understood just now: do what is due."""
    if talk.ending:
        ending.finish(talk)
    elif talk.asked.kind in OURS:
        _wait(talk)
    elif talk.inbox:
        present(talk, talk.inbox.popleft())
    elif talk.pending is not None:
        talk.meanwhile(talk.profile.hands_free)
    else:
        _wait(talk)


def expect(talk: Talk) -> None:
    """It is the person's turn; if nothing comes, something leads on."""
    times = talk.profile.times
    if talk.warned:
        talk.after(times.extension, "wipe")
    elif talk.asked.expects is Expects.SCORE:
        talk.after(times.score, "score")
    elif talk.waiting:
        talk.after(times.reassure, "reassure")
    else:
        talk.after(times.no_input, "no_input")


def _wait(talk: Talk) -> None:
    expect(talk)
    if talk.profile.hands_free:
        talk.open_ear()
    else:
        talk.deafen()
        talk.state = State.IDLE


def present(talk: Talk, reply: Reply, part: int = 0, remember: bool = True) -> None:
    """Say part `part` of a reply, and ask for more or what the reply asks."""
    if remember and (reply.parts or reply.question):
        _remember(talk, Said(reply, part))
    talk.unheard = ()
    last = part >= len(reply.parts) - 1
    body = reply.parts[part] if part < len(reply.parts) else ()
    talk.asked = _asked(talk, reply, last, Said(reply, part + 1))
    lines = body + talk.asked.lines if last else body + talk.prompts.say("more")
    talk.ending = talk.ending or (reply.ends and last and reply.expects is not Expects.SCORE)
    if lines:
        talk.say(lines, protected=reply.protected)
    elif not (reply.waiting or talk.ending or reply.command):
        trouble(talk)
    else:
        settle(talk)


def _asked(talk: Talk, reply: Reply, last: bool, rest: Said) -> Asked:
    if not last:
        return Asked(Kind.MORE, Expects.YES_NO, talk.prompts.say("more"), names=reply.names, said=rest)
    numbered = talk.prompts.options(reply.options) if reply.say_options else ()
    return Asked(Kind.ANSWER, reply.expects, reply.question + numbered, reply.options, bool(numbered), reply.names)


def beside(talk: Talk, before: Asked, parts: Sequence[tuple[Line, ...]]) -> Reply:
    """What they wanted to know beside the talk, in parts; then what was asked `before`."""
    expects = before.expects if before.lines or before.expects is Expects.PHONE else Expects.NORMAL
    return Reply(talk.now, parts=tuple(parts), question=before.lines, expects=expects, options=before.options, waiting=talk.waiting)


def aside(talk: Talk, before: Asked, parts: Sequence[tuple[Line, ...]], remember: bool = False) -> None:
    present(talk, beside(talk, before, parts), remember=remember)


def _remember(talk: Talk, said: Said) -> None:
    if talk.said and talk.said[-1].reply is said.reply:
        talk.said.pop()
    talk.said = [*talk.said, said][-_MOST_REMEMBERED:]


def received(talk: Talk, reply: Reply) -> None:
    """A reply has come: to what was sent, or unasked."""
    mine = talk.pending is not None and reply.to == talk.pending.id
    known = mine or reply.to is None or reply.to in talk.owed
    talk.owed.discard(reply.to or 0)
    if not (known or (reply.protected and reply.to is not None and reply.to > talk.since)):
        return  # to something given up since, or to somebody who was here before
    if known:
        _now_waiting(talk, reply)
    if reply.command in MANNERS:
        set_manner(talk, talk.manner.changed(reply.command))
    if mine:
        called = talk.pending is not None and talk.pending.reason is not None
        talk.answered()
        if not reply.understood and not called:
            _not_understood(talk, reply)
            return
        if not called:
            talk.no_match.reset()
    if reply.to is None and not (reply.parts or reply.question):
        return
    if talk.mouth.current is not None or talk.busy_hearing or (talk.asked.kind in OURS and not reply.protected):
        talk.inbox.append(reply)
    else:
        present(talk, reply)


def _now_waiting(talk: Talk, reply: Reply) -> None:
    """A counsellor was called, took over or gave back; whoever is silent just then is spoken to accordingly."""
    changed, talk.waiting, talk.attended, talk.reassured = talk.waiting is not reply.waiting, reply.waiting, reply.attended, 0
    if changed and talk.timers.keys() & {"no_input", "reassure"}:
        talk.forget("no_input", "reassure")
        expect(talk)


def _not_understood(talk: Talk, reply: Reply) -> None:
    rung = talk.no_match.up()
    if rung < Rung.PERSON or reply.waiting:
        offered = replace(reply, say_options=bool(reply.options) and rung >= Rung.CHOICES)
        if talk.mouth.current is not None or talk.busy_hearing:
            talk.inbox.append(offered)
        else:
            present(talk, offered)
    elif rung is Rung.PERSON:
        hand_over(talk, "no_match")
    else:
        ending.goodbye(talk)


def send(talk: Talk, text: str) -> None:
    """To the dialogue, after what it is working at: both are answered."""
    request(talk, lambda id: actions.SendText(id, text))
    if talk.inbox and talk.mouth.current is None:
        present(talk, talk.inbox.popleft())


def request(talk: Talk, action: Callable[[int], Action]) -> None:
    """Have something done that is answered; its id is given."""
    id = talk.id()
    if talk.pending is not None:
        talk.owed.add(talk.pending.id)
    talk.emit(action(id))
    talk.think(Pending(id), talk.profile.times.dialogue)


def hand_over(talk: Talk, reason: Reason) -> None:
    """Call a person, unless one is called already."""
    if talk.waiting or (talk.pending is not None and talk.pending.reason is not None):
        reassure(talk)
        return
    id = talk.id()
    if talk.asked.kind in OURS:
        talk.asked = talk.before
    talk.hush()
    talk.emit(actions.HandOver(id, reason))
    talk.think(Pending(id, reason), talk.profile.times.person)
    key = {"asked": "person.connecting", "no_input": "person.after_silence", "no_match": "person.after_mishearing", "trouble": "trouble"}
    talk.say(talk.prompts.say(key[reason]), protected=True)


def reassure(talk: Talk) -> None:
    """Say that a person is called, or there already."""
    talk.say(talk.prompts.say("person.there" if talk.attended else "person.waiting"))


def nobody(talk: Talk) -> None:
    """No person can be had: say whom to call. Who was handed over by us hears goodbye next, unless they go on."""
    reason = talk.pending.reason if talk.pending else None
    talk.answered()
    if reason != "asked":
        talk.no_input.rung = Rung.PERSON
    talk.asked = Asked()
    talk.say(talk.prompts.say("person.none"), protected=True)


def trouble(talk: Talk) -> None:
    """The dialogue gave no answer."""
    talk.emit(actions.Earcon(Sound.ERROR))
    hand_over(talk, "trouble")


def muted(talk: Talk) -> None:
    """Nothing of an utterance could be made to sound. Captions stay; a person can still speak."""
    talk.mouth.silent += 1
    talk.emit(actions.Earcon(Sound.ERROR))
    calls = talk.pending is not None and talk.pending.reason is not None
    if talk.mouth.silent >= _MOST_SILENT and not talk.ending:
        ending.goodbye(talk)  # shown at least
        return
    if talk.mouth.silent >= 2 and not calls and not talk.waiting and not talk.ending:
        hand_over(talk, "trouble")
        return
    settle(talk)


def set_manner(talk: Talk, manner: Manner) -> None:
    if manner != talk.manner:
        talk.manner = manner
        talk.emit(actions.SetManner(manner.rate, manner.volume))


def confirm(talk: Talk, kind: Kind, key: str, **values: str) -> None:
    """Read back, and wait for a plain yes. Read-backs cannot be cut by voice."""
    if talk.asked.kind is Kind.ANSWER:
        talk.before = talk.asked
    lines = talk.prompts.say(f"confirm.{key}", **values)
    talk.asked = Asked(kind, Expects.YES_NO, lines, text=values.get("text", ""))
    talk.say(lines, protected=True)


def kept(talk: Talk) -> None:
    talk.asked = talk.before
    talk.say(talk.prompts.say("confirm.kept") + talk.asked.lines)
