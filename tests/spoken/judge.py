"""How a conversation ended, by what was said, and whether anybody was left in silence, by what was to be heard and when."""

from __future__ import annotations

from collections.abc import Iterator

from bot.wording import Wording
from tests.spoken.at_hand import AtHand
from tests.spoken.lines import EARCON_S, Loudspeaker
from tests.spoken.scene import Trace
from tests.spoken.script import Scenario
from voice.profile import CAP, PATIENCE, Times
from voice.prompts import lines

TIMES = Times()
SIGN_WITHIN_S = max(PATIENCE.values()) + 1.0
"""After the end of what they said: the longest patience, and the sound that says we heard it."""
SENTENCE_S = 2 * EARCON_S + 0.1
"""What sounds longer is no earcon."""
NO_LONGER_S = TIMES.no_input + max(PATIENCE.values())
WAITING_S = max(TIMES.reassure, TIMES.extension) + max(PATIENCE.values())
"""Told to wait, or that nothing needs to be done."""
_PERSON = ("connecting", "after_silence", "after_mishearing", "waiting", "none")
_ASKED_FOR = ("slower", "slowest", "faster", "louder", "softer", "stop", "nothing_to_repeat", "nothing_before", "anything_else")
"""By a key or a word; what we say of ourselves, such as that we did not understand, ends nothing."""


class Judge:
    def __init__(self, wording: Wording, engine: AtHand) -> None:
        self._wording, self._engine = wording, engine
        self._person = self._of(*(f"person.{key}" for key in _PERSON), "trouble")
        self._goodbye, self._number = self._of("goodbye_asked"), self._of("goodbye")
        self._waiting = self._of("person.waiting", "person.connecting", "idle")
        helps = (*wording.options("voice.help"), wording.say("voice.help_screen"))
        self._asked_for = self._of(*_ASKED_FOR) | {line.text for each in helps for line in lines(each)}

    def _of(self, *keys: str) -> set[str]:
        texts = [self._wording.say(f"voice.{key}", tap=tap) for key in keys for tap in ("", self._wording.say("voice.tap"))]
        return {line.text for text in texts for line in lines(text)}

    def ending(self, trace: Trace) -> str | None:
        """`goodbye`, `number`, `person`, `answer`; None where it goes on, or ended without a word of it."""
        said = set(trace.said(trace.last_input))
        if trace.is_over:
            told = {"goodbye": self._goodbye, "number": self._number}
            return next((ending for ending, words in told.items() if words <= set(trace.said())), None)
        if self._person & said:
            return "person"
        return "answer" if said & (self._engine.said | self._asked_for) else None

    def faults(self, scenario: Scenario, trace: Trace, speaker: Loudspeaker) -> Iterator[str]:
        """What nobody who only hears should have to bear, and what was made of their words that they did not say."""
        heard, understood = ([_plain(text) for text in texts] for texts in (trace.heard(), scenario.understood))
        if heard != understood:
            yield f"heard was {trace.heard()}, not {list(scenario.understood)}"
        longest = max(CAP.values()) + SIGN_WITHIN_S if scenario.drowned else 0.0
        yield from self._silences(trace, speaker, longest)
        for _, end in trace.spoken:
            gone = trace.ended - end < SIGN_WITHIN_S and scenario.ends == "gone"
            if gone or any(begin - end < SIGN_WITHIN_S and end < until for begin, until in trace.deaf):
                continue  # there was nobody at the end of the line
            if not _sounds(speaker, end, max(SIGN_WITHIN_S, longest), 0.0):
                yield f"nothing was heard within {SIGN_WITHIN_S} s of what they said until {end - trace.began:.1f}"
            if not _sounds(speaker, end, scenario.within + longest, SENTENCE_S):
                yield f"nothing was said within {scenario.within} s of what they said until {end - trace.began:.1f}"

    def _silences(self, trace: Trace, speaker: Loudspeaker, longest: float) -> Iterator[str]:
        alive = sorted([*speaker.spans, *trace.spoken, *trace.deaf, *trace.noises])
        last = trace.began
        for begin, end in [*alive, (trace.ended, trace.ended)]:
            said = trace.said_before(last)
            allowed = WAITING_S if said in self._waiting else NO_LONGER_S
            if begin - last > max(allowed, longest):
                yield f"{begin - last:.1f} s of silence from {last - trace.began:.1f} on, after {said!r}"
            last = max(last, end)


def _plain(text: str) -> str:
    return "".join(text.split())


def _sounds(speaker: Loudspeaker, since: float, within: float, least: float) -> bool:
    """Whether something longer than `least` begins or goes on in that time."""
    return any(begin <= since + within and end - max(begin, since) > least for begin, end in speaker.spans)
