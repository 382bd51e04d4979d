"""What a message adds to what is remembered: whose turn it is, the facts it states, the answer it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot import context as memory
from bot.context import Context
from bot.intent import Intent
from bot.message import Heard
from bot.person import FACTS
from bot.recognition import recognised
from bot.understand.result import Said, Understanding

_DENIED = {"disability": "none", "children": 0, "monthly_income": 0}
"""What a bare "no" says where the question was not a yes/no one."""


@dataclass(frozen=True)
class Taken:
    context: Context
    learnt: tuple[str, ...]
    """Facts of the subject that are new or changed, said outright."""
    turned: bool
    """The talk turned from somebody known to somebody else."""


def take_in(heard: Heard, read: Understanding, intent: Intent, context: Context, day: date) -> Taken:
    if intent.name == "out_of_scope" or intent.term:
        # "내일 서울 비 와요?" says nothing of where anybody lives.
        return Taken(context, (), False)
    read = recognised(read, context)
    before, turned = context, False
    # Who does the harm, or lies hurt, is not who is being asked about.
    if read.subject and read.subject != context.subject and not read.crisis:
        turned = bool(context.someone().facts)
        context = context.about(read.subject)
    for said in read.said:
        context = _keep(context, said, heard.text, day)
    context = _place(context, read, heard.text, day)
    if read.low_income:
        context = context.with_someone(replace(context.someone(), low_income=True))
    if not read.said:
        context = _bare_answer(context, intent, heard.text, day)
    return Taken(context, _changed(before, context), turned)


def _keep(context: Context, said: Said, text: str, day: date) -> Context:
    evidence = text[said.start : said.end]
    by_birth_year = said.fact == "age" and any(mark in evidence for mark in ("생", "띠"))
    who = said.person or context.subject
    return memory.learn(
        context, who, said.fact, said.value, evidence=evidence, day=day, derived=said.derived, by_birth_year=by_birth_year
    )


def _place(context: Context, read: Understanding, text: str, day: date) -> Context:
    """강서구 with 서울, whichever of the two was said first, is a region; alone it leaves open which is meant."""
    known = context.someone().facts.get("region")
    places = read.places or context.places
    if known is None or known.value["sigungu"]:
        return replace(context, places=() if known and not read.places else places)
    meant = [place for place in places if place["sido"] == known.value["sido"]]
    if len(meant) != 1:
        return replace(context, places=places)
    evidence = f"{known.evidence} {text}".strip() if read.places else known.evidence
    return replace(memory.learn(context, context.subject, "region", meant[0], evidence=evidence, day=day), places=())


def _bare_answer(context: Context, intent: Intent, text: str, day: date) -> Context:
    """Yes, no, don't know or skip, as the answer to the question asked."""
    question = context.question
    if question is None or intent.name not in ("affirm", "deny", "dont_know", "skip"):
        return context
    value = _answered(intent.name, question.fact)
    if value is None and intent.name in ("affirm", "deny"):
        # "네" to how old somebody is answers nothing; it will be asked once more.
        return context
    if value is None:
        return context.with_someone(context.someone(question.person).declines(question.fact))
    return memory.learn(context, question.person, question.fact, value, evidence=text, day=day)


def _answered(intent: str, fact: str) -> object:
    if intent == "affirm":
        return True if FACTS[fact].kind == "bool" else None
    if intent == "deny":
        return False if FACTS[fact].kind == "bool" else _DENIED.get(fact)
    return None


def _changed(before: Context, after: Context) -> tuple[str, ...]:
    old, new = before.someone(after.subject).facts, after.someone().facts
    return tuple(
        name for name, known in new.items() if not known.derived and (name not in old or old[name].value != known.value)
    )
