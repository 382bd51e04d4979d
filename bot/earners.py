"""What the speaker and the spouse each bring in, told one after the other: the household's income is the sum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.context import SELF, Context, learn
from bot.korean.money import find_amounts
from bot.understand.people import mentions
from bot.understand.result import Said

_PARTS = {SELF: "own_pay", "spouse": "spouses_pay"}
_PARENTS = ("father", "mother", "parent")
_TOGETHER = re.compile(r"합쳐|합치|합해|합산|합친|둘이(?:서)?\s|(?:우리|저희)\s?(?:집|식구|가족|부부)|가구|다\s?해서|모두|총\s")
_IS_THEIRS = re.compile(
    r"(?:그건|그거는?|그게|아까\s?건|\S+은|\S+는)\s(?:우리\s|제\s|내\s)?"
    r"(?:남편|신랑|아내|와이프|집사람|마누라)(?:이|가)\s?(?:버는|벌어|번\s|받는)"
)
"""아니 그건 마누라가 버는 거고."""


_BEFORE_TAX = re.compile(r"세[전후]|실수령")


def added_up(context: Context, said: Said, text: str, day: date) -> tuple[Context, Said]:
    """`said` as the household's income, and the context with what each of the two brings in."""
    if said.fact != "monthly_income" or (said.person or context.subject) != SELF:
        return context, said
    at_home = context.someone(SELF).facts.get("with_parents")
    if said.value == 0 and at_home and at_home.value and not _TOGETHER.search(text):
        return context, replace(said, fact="own_pay")  # 부모님이랑 살고 소득 없어요: of the household's income nothing is known.
    if "monthly_income" in context.someone("spouse").facts:
        return context, said  # 400은 남편 월급이고 제 통상임금은 320: told apart.
    earner = _earner(context, said, text)
    if earner is None or not isinstance(said.value, int):
        speaker = context.someone(SELF)
        for part in _PARTS.values():
            speaker = speaker.forgets(part)
        return context.with_someone(speaker), said
    known = context.someone(SELF).facts
    if earner == SELF and _IS_THEIRS.search(text) and "own_pay" in known and "spouses_pay" not in known:
        context = _learnt(context, "spouse", known["own_pay"].value, day)
    context = _learnt(context, earner, said.value, day)
    other = context.someone(SELF).facts.get(_PARTS["spouse" if earner == SELF else SELF])
    return context, said if other is None else replace(said, value=said.value + other.value)


def of_the_parents(context: Context, facts: Iterable[Said], text: str, day: date) -> Context:
    """부모님이랑 같이 살고 아버지가 월 400 버세요: what a parent brings in is the household's income until more is told."""
    speaker = context.someone(SELF).facts
    lives, known = speaker.get("with_parents"), speaker.get("monthly_income")
    earned = [said for said in facts if said.fact == "monthly_income" and said.person in _PARENTS and isinstance(said.value, int)]
    asked = context.question is not None and context.question.fact == "monthly_income" and context.question.person == SELF
    together = asked if lives is None else lives.value
    if context.subject != SELF or not together or not earned or (known and known.value):
        return context
    won, evidence = sum(int(said.value) for said in earned), text[earned[0].start : earned[-1].end]
    return learn(context, SELF, "monthly_income", won, evidence=evidence, day=day)


def _learnt(context: Context, earner: str, won: int, day: date) -> Context:
    return learn(context, SELF, _PARTS[earner], won, evidence="", day=day, derived=True)


def _earner(context: Context, said: Said, text: str) -> str | None:
    """Who brings it in; None: both of them, or nobody says."""
    if not isinstance(said.value, int) or _TOGETHER.search(text):
        return None
    if said.value == 0:
        # 아내는 소득이 없습니다 takes nothing from what the speaker brings in; 소득이 없어요 tells of everybody.
        who = [m.person for m in mentions(text) if m.person in _PARTS and m.end <= said.start]
        return who[-1] if who and context.someone(SELF).facts.get(_PARTS[SELF if who[-1] == "spouse" else "spouse"]) else None
    sums = {won for amount in find_amounts(text, implied=True) for won in (amount.won, round(amount.won / 12))}
    if said.value not in sums:
        # 저는 100 남편은 150: both in one breath.
        return None
    named = [m for m in mentions(text) if m.person in _PARTS and m.role not in ("agent", "gone", "rejected")]
    before = [m for m in named if m.end <= said.start]
    if before or named:
        return before[-1].person if before else named[0].person
    if _BEFORE_TAX.search(text) and context.someone(SELF).facts.get(_PARTS["spouse"]) and not context.someone(SELF).facts.get(_PARTS[SELF]):
        return "spouse"  # 삼백은 세전이고 세후 이백육십이요, of what he was said to bring home.
    asked = context.question is not None and context.question.fact == "monthly_income"
    return None if asked else SELF
