"""Going on elsewhere: a one-time code to go on with this conversation on another device, or one that was brought from there.

At a kiosk a code is shown, and said aloud only after a yes: others stand there. Elsewhere who asks is the only one to hear it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from bot.korean import figures
from bot.privacy.numbers import digits
from voice import actions, closed, flow
from voice.asked import Asked, Kind
from voice.events import CodeMade, Expects, Joined, Line, NotJoined, Said
from voice.ladders import Rung
from voice.talk import Talk

LENGTH = 8
KINDS = frozenset({Kind.CODE, Kind.CODE_HEARD, Kind.ALOUD})
_FEWEST = 4
"""So many digits where a code is asked for are one that was not heard whole, and never words for the dialogue, which keeps them."""
_DIGIT = r"(?:하나|다섯|여섯|일곱|여덟|아홉|[\d공영빵일이삼사오육륙칠팔구둘셋넷])"
_RUN = re.compile(rf"{_DIGIT}(?:[\s.,\-–—에의]*{_DIGIT})*")
_IS = re.compile(r"\s*(?:[에예]?요|입니다)")
"""After the 이 of 육칠팔이에요, which is no digit."""
_BROUGHT = re.compile(r"이어\s?(?:서|하|할|갈|가)|(?:연결|받아\s?온|받은|적어\s?온)\s?번호|번호\s?(?:를\s?)?(?:받아|적어)\s?(?:왔|온)")


def choose(talk: Talk) -> None:
    """By the one key or button there is: a code to go on elsewhere, or one from there."""
    _put_aside(talk)
    options = talk.prompts.menu("elsewhere.titles", "elsewhere.sends")
    talk.asked = Asked(Kind.ELSEWHERE, lines=talk.prompts.options(options), options=options, said_options=True)
    talk.say(talk.asked.lines)


def decide(talk: Talk, yes: bool) -> None:
    """Yes or no to a question of this kind; a figure is confirmed without one."""
    asked = talk.asked
    if asked.kind is Kind.ALOUD and asked.said is not None:
        if not yes:
            flow.aside(talk, talk.before, (talk.prompts.say("elsewhere.where") + talk.prompts.say("elsewhere.secret"),))
        else:
            flow.present(talk, asked.said.reply)
    elif asked.kind is Kind.CODE_HEARD and yes:
        redeem(talk, asked.text)
    elif asked.kind is Kind.CODE_HEARD and talk.no_match.up() >= Rung.PERSON:
        _give_up(talk, "given_up")
    else:
        ask(talk, "incomplete" if asked.kind is Kind.CODE else "declined")


# Giving one


def give(talk: Talk) -> None:
    _put_aside(talk)
    flow.request(talk, actions.MakeCode)


def made(talk: Talk, event: CodeMade) -> None:
    if not talk.waits_for(event.to):
        return
    talk.answered()
    aloud = _aloud(talk, event.code, event.minutes)
    if talk.profile.shared:
        say = talk.prompts.say
        lines = say("elsewhere.shown") + say("elsewhere.valid", minutes=event.minutes) + say("elsewhere.aloud")
        reply = flow.beside(talk, talk.before, (aloud,))
        talk.asked = Asked(Kind.ALOUD, Expects.YES_NO, lines, said=Said(reply))
        talk.say(lines, protected=True)
    else:
        flow.aside(talk, talk.before, (aloud,), remember=True)


def _aloud(talk: Talk, code: str, minutes: int) -> tuple[Line, ...]:
    """Twice and slowly, how long it holds, and where it is typed; in one part, which can be heard again."""
    say, digit_by_digit = talk.prompts.say, _line(code, slow=True)
    once, twice = say("elsewhere.listen"), say("elsewhere.again")
    rest = say("elsewhere.valid", minutes=minutes) + say("elsewhere.where") + say("elsewhere.secret")
    return (*once, digit_by_digit, *twice, digit_by_digit, *rest)


# Taking one


def ask(talk: Talk, key: str = "ask") -> None:
    _put_aside(talk)
    lines = talk.prompts.say("elsewhere.ask")
    talk.asked = Asked(Kind.CODE, Expects.CODE, lines)
    leaves = talk.prompts.say("elsewhere.leaves") if key == "ask" and talk.said else ()
    talk.say(leaves + talk.prompts.say(f"elsewhere.{key}"))


def brought(talk: Talk, text: str) -> bool:
    """Read back the code of words that bring one along unasked (이어서 할게요 1234 5678); False where they do not."""
    if not _BROUGHT.search(text) or len(code_in(text)) != LENGTH:
        return False
    _put_aside(talk)
    _read_back(talk, code_in(text))
    return True


def told(talk: Talk, text: str) -> bool:
    """Read back the code of `text`, or ask for all of it; False where the words are none."""
    found = code_in(text)
    if len(found) == LENGTH:
        _read_back(talk, found)
    elif len(found) >= _FEWEST:
        ask(talk, "incomplete")
    elif talk.asked.kind is Kind.CODE and closed.yes_or_no(text) is False:
        flow.kept(talk)
    else:
        return False
    return True


def typed(talk: Talk, code: str) -> None:
    """Keys are not misheard, and who stands by hears nothing of them: what was typed counts at once."""
    if len(code) == LENGTH:
        redeem(talk, code)
    else:
        ask(talk, "incomplete")


def redeem(talk: Talk, code: str) -> None:
    talk.asked = talk.before if talk.asked.kind in KINDS else talk.asked
    flow.request(talk, lambda id: actions.Redeem(id, code))


def joined(talk: Talk, event: Joined) -> None:
    """Nothing of what was talked about here counts any more. What was answered there last can be heard again."""
    talk.forget_answers()
    talk.no_match.reset()
    reply = replace(event.reply, to=None, ends=False)
    talk.said = [Said(reply)] if reply.parts or reply.question else []
    talk.waiting, talk.attended = reply.waiting, reply.attended
    lines = talk.prompts.say("elsewhere.joined")
    if event.about:
        lines += talk.prompts.say("elsewhere.about", about=event.about)
    elif event.said is not None:
        lines += (*talk.prompts.say("elsewhere.last"), event.said)
    flow.present(talk, replace(reply, parts=(lines,)), remember=False)


def not_joined(talk: Talk, event: NotJoined) -> None:
    if not talk.waits_for(event.to):
        return
    talk.answered()
    if event.why != "wrong":
        _give_up(talk, event.why)
    elif talk.no_match.up() < Rung.PERSON:
        ask(talk, "wrong")
    else:
        _give_up(talk, "given_up")


def _give_up(talk: Talk, why: str) -> None:
    """On with what was asked here before."""
    talk.no_match.reset()
    talk.asked = talk.before
    talk.say(talk.prompts.say(f"elsewhere.{why}") + talk.asked.lines)


def _read_back(talk: Talk, code: str) -> None:
    lines = (_line(code), *talk.prompts.say("confirm.code"))
    talk.asked = Asked(Kind.CODE_HEARD, Expects.YES_NO, lines, text=code)
    talk.say(lines, protected=True)


def code_in(text: str) -> str:
    """The longest run of digits, in figures or words: 일이삼사 오육칠팔이요 is 12345678."""
    plain = unicodedata.normalize("NFKC", text)
    runs = [(found[0], plain[found.end() :]) for found in _RUN.finditer(plain)]
    whole = [run[:-1] if run.endswith("이") and len(digits(run)) > LENGTH and _IS.match(rest) else run for run, rest in runs]
    return max(map(digits, whole), key=len, default="")


def _line(code: str, slow: bool = False) -> Line:
    """In two halves; `slow`: with a pause after each digit, to be written down."""
    halves = code[: LENGTH // 2], code[LENGTH // 2 :]
    said = [(", " if slow else "").join(figures.digits(digit) for digit in half) for half in halves]
    return Line(" ".join(halves) + ".", ". ".join(said) + "." if slow else ", ".join(said) + ".", slow)


def _put_aside(talk: Talk) -> None:
    """What was asked is asked again once this is settled."""
    if talk.asked.kind is Kind.ANSWER:
        talk.before = talk.asked
    elif talk.asked.kind is Kind.MORE:
        talk.before = Asked()
