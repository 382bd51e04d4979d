"""From the messages of an answer to what the turn machine says of it: sentences in parts, the question, how it may be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from channels.desk.sentences import FORM, RATING
from voice import sentences
from voice.closed import yes_or_no
from voice.events import Expects, Habit, Line, Option, Reply

FIGURES = frozenset({"age", "household_size", "children", "monthly_income", "income_ratio", "care_grade"})
"""Facts that are one figure, so that keys may be typed for them."""
FORMS = {FORM: Expects.PHONE, RATING: Expects.SCORE}
STORIES = frozenset({"region", "child_ages_months"})
MOST_BEFORE = 1
"""Sentences that only lead to the question of the same message: 하나만 여쭐게요."""
COUNSELLOR = "counsellor"
WAITING = ("waiting", COUNSELLOR)
PEOPLE = (COUNSELLOR, "system")
"""Roles of a counsellor, and of what is told of one."""

Message = Mapping[str, Any]
"""`text`, `speech`, `quick_replies` … of the contract's Message."""


def reply(
    at: float, to: int | None, messages: Sequence[Message], state: Mapping[str, Any], rate: int, *, wants_person: bool = False
) -> Reply:
    """`state`: the contract's State after the answer. `rate`: how fast we speak to them. `wants_person`: they are told whom to call."""
    asked, fact = _asked(messages, state)
    lines = [line for message in messages for line in spoken_lines(message)]
    body, question = lines[: len(lines) - asked], tuple(lines[len(lines) - asked :])
    options, form = _options(messages, state, fact), _form(messages)
    return Reply(
        at,
        to=to,
        # What a person says, or says of a person, is never held back half-way, nor what one agrees to who takes up an offer.
        parts=(tuple(body),) if body and (of_people(messages) or form) else _parts(body, rate, _numbers(state, wants_person)),
        question=question,
        expects=FORMS.get(form) or _expects(fact, options, bool(question)),
        options=options,
        protected=bool(state.get("crisis")) and bool(messages),
        understood=_intent(state) != "unclear",
        waiting=is_waiting(state),
        attended=state.get("mode") == COUNSELLOR,
        ends=state.get("mode") == "closed",
        command=_habit(state.get("command")),
    )


def is_waiting(state: Mapping[str, Any]) -> bool:
    return state.get("mode") in WAITING


def of_people(messages: Sequence[Message]) -> bool:
    return all(message.get("role") in PEOPLE for message in messages)


def spoken_lines(message: Message) -> tuple[Line, ...]:
    """Its sentences, each as written and as said; where the two do not go together, as said."""
    said, written = sentences.split(message["speech"]), sentences.split(message["text"])
    shown = written if len(written) == len(said) else said
    return tuple(Line(text, speech) for text, speech in zip(shown, said, strict=True))


def _numbers(state: Mapping[str, Any], wants_person: bool) -> tuple[str, ...]:
    """What nobody should have to ask for to hear it."""
    wants_person = wants_person or _intent(state) == "ask_person"
    return (*(sentences.CRISIS_NUMBERS if state.get("crisis") else ()), *(sentences.PERSON_NUMBERS if wants_person else ()))


def _intent(state: Mapping[str, Any]) -> str | None:
    found: str | None = (state.get("intent") or {}).get("name")
    return found


def _parts(lines: Sequence[Line], rate: int, at_once: Sequence[str]) -> tuple[tuple[Line, ...], ...]:
    together = _together(lines)
    found = []
    for part in sentences.parts([" ".join(line.speech for line in each) for each in together], rate, at_once):
        found.append(tuple(line for each in together[: len(part)] for line in each))
        del together[: len(part)]
    return tuple(found)


def _together(lines: Sequence[Line]) -> list[list[Line]]:
    """What is written in brackets after a sentence is said with it."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.text.startswith("("):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _asked(messages: Sequence[Message], state: Mapping[str, Any]) -> tuple[int, str | None]:
    """How many sentences at the end are the question, and which fact it asks for."""
    if not messages:
        return 0, None
    lines = spoken_lines(messages[-1])
    node = state.get("next_question")
    if node:
        wanted = next(iter(sentences.split(node["text"])), node["text"])
        place = next((i for i in reversed(range(len(lines))) if wanted in lines[i].text), None)
        if place is not None:
            return len(lines) - (0 if place <= MOST_BEFORE else place), node["fact"]
    return (1, None) if lines and lines[-1].text.endswith("?") else (0, None)


def _options(messages: Sequence[Message], state: Mapping[str, Any], fact: str | None) -> tuple[Option, ...]:
    if fact is not None:
        return tuple(Option(text, text) for text in map(str, state["next_question"]["options"]))
    quick = messages[-1].get("quick_replies", ()) if messages else ()
    return tuple(Option(each["title"], each["text"]) for each in quick)


def _form(messages: Sequence[Message]) -> str:
    """What the last message offers to fill in; here it is said, or typed on keys."""
    quick = messages[-1].get("quick_replies", ()) if messages else ()
    return next((each["form"] for each in quick if each.get("form") in FORMS), "")


def _expects(fact: str | None, options: Sequence[Option], is_asked: bool) -> Expects:
    if is_asked and len(options) >= 2 and yes_or_no(options[0].text) is True and yes_or_no(options[1].text) is False:
        return Expects.YES_NO
    if fact in FIGURES:
        return Expects.NUMBER
    return Expects.OPEN if fact in STORIES else Expects.NORMAL


def _habit(command: object) -> Habit | None:
    return next((habit for habit in get_args(Habit) if habit == command), None)
