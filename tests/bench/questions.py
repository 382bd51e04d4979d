"""Questions until settled, over 200 generated households: the next-question rule against asking every fact in a fixed order.

A household is a full set of facts; the assistant starts from one sentence's worth (age and one more fact) and asks. Ours is settled
when it has nothing worthwhile left to ask; the fixed order when no further answer of this household changes the list, which it
cannot know, so it asks all. How good a list is: the share, by weight, of what fits this household when everything is known.
"""

from __future__ import annotations

import json
import random
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import eligibility, knowledge
from bot.eligibility import ELIGIBLE, POSSIBLE
from bot.knowledge import Knowledge
from bot.person import FACTS, Person

DAY = date(2026, 11, 23)
HOUSEHOLDS = 200
SEED = 20261123


def household(chance: random.Random) -> dict[str, Any]:
    """A plausible household, in full: every public fact has a value."""
    age = chance.choice([*range(19, 40), *range(40, 65, 2), *range(65, 92)])
    size = chance.choices((1, 2, 3, 4, 5), (36, 29, 19, 13, 3))[0]
    children = 0 if size < 2 or age > 60 else chance.choices((0, 1, 2, 3), (30, 35, 28, 7))[0]
    income = int(chance.choice([0, 4, 6, 9, 13, 20, 28, 40, 60, 90])) * 100_000
    sex = chance.choice(("female", "male"))
    return {
        "age": age,
        "sex": sex,
        "region": {"sido": "부산광역시", "sigungu": "해운대구"},
        "household_size": size,
        "lives_alone": size == 1,
        "monthly_income": income,
        "employment": chance.choice(FACTS["employment"].values) if age < 65 else chance.choice(("retired", "farmer", "unemployed")),
        "job_lost": age < 65 and chance.random() < 0.1,
        "business_closed": chance.random() < 0.05,
        "disability": chance.choices(("none", "mild", "severe"), (92, 5, 3))[0],
        "pregnant": sex == "female" and 20 <= age <= 44 and chance.random() < 0.1,
        "infertility": 25 <= age <= 44 and chance.random() < 0.05,
        "children": children,
        "child_ages_months": [chance.randrange(0, 216) for _ in range(children)],
        "single_parent": children > 0 and chance.random() < 0.2,
        "multicultural": chance.random() < 0.05,
        "veteran": chance.random() < 0.03,
        "housing": chance.choices(FACTS["housing"].values, (50, 14, 22, 10, 4))[0],
        "basic_livelihood": income <= 600_000 and chance.random() < 0.3,
        "near_poor": income <= 900_000 and chance.random() < 0.15,
        "dementia": age >= 70 and chance.random() < 0.1,
        "serious_illness": chance.random() < 0.08,
        "bereaved": chance.random() < 0.03,
        "crisis_event": chance.random() < 0.05,
        "foreign_national": chance.random() < 0.04,
    }


@dataclass(frozen=True)
class Asked:
    lists: tuple[dict[str, str], ...]
    """What fitted (id → status) before the first question and after each."""

    @property
    def questions(self) -> int:
        return len(self.lists) - 1

    @property
    def settled_after(self) -> int:
        """Questions after which the list never changed again."""
        return max((i for i in range(1, len(self.lists)) if self.lists[i] != self.lists[i - 1]), default=0)

    def after(self, questions: int) -> dict[str, str]:
        return self.lists[min(questions, self.questions)]


def fitting(known: Knowledge, facts: Mapping[str, Any]) -> dict[str, str]:
    verdicts = eligibility.judge_all(known, Person(dict(facts)), DAY)
    return {v.benefit.id: v.status for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)}


def ask_best(known: Knowledge, truth: Mapping[str, Any], facts: dict[str, Any]) -> Asked:
    lists = [fitting(known, facts)]
    while True:
        person = Person(dict(facts))
        fact = eligibility.next_question(known, person, DAY, eligibility.judge_all(known, person, DAY), ())
        if fact is None:
            return Asked(tuple(lists))
        facts[fact] = truth.get(fact, False)
        lists.append(fitting(known, facts))


def ask_in_order(known: Knowledge, truth: Mapping[str, Any], facts: dict[str, Any]) -> Asked:
    lists = [fitting(known, facts)]
    for name in truth:
        if name not in facts and name != "income_ratio":
            facts[name] = truth[name]
            lists.append(fitting(known, facts))
    return Asked(tuple(lists))


class Share:
    """How much of what really fits is listed, by weight, and how many listed do not fit, over all households."""

    def __init__(self, known: Knowledge) -> None:
        self._weights = {benefit.id: benefit.weight for benefit in known.benefits.values()}
        self._found = self._total = self._wrong = self._households = 0

    def add(self, listed: Mapping[str, str], truth: Mapping[str, str]) -> None:
        self._found += sum(self._weights[b] for b in truth if b in listed)
        self._total += sum(self._weights[b] for b in truth)
        self._wrong += sum(b not in truth for b in listed)
        self._households += 1

    @property
    def found(self) -> float:
        return self._found / self._total

    @property
    def wrong(self) -> float:
        """Benefits a household."""
        return self._wrong / self._households


def run(root: Path) -> dict[str, Any]:
    """Questions of both ways, and how good their lists are: at the start, when ours is settled, and in fixed order by then."""
    known, chance = knowledge.load(root / "data"), random.Random(SEED)
    best, order = [], []
    shares = {name: Share(known) for name in ("start", "best", "order")}
    for _ in range(HOUSEHOLDS):
        truth = household(chance)
        second = chance.choice(("household_size", "housing", "employment"))
        opening = {name: truth[name] for name in ("age", second)}
        ours, fixed = ask_best(known, truth, dict(opening)), ask_in_order(known, truth, dict(opening))
        best.append(ours)
        order.append(fixed)
        whole = fixed.lists[-1]
        for name, listed in (("start", ours.lists[0]), ("best", ours.lists[-1]), ("order", fixed.after(ours.questions))):
            shares[name].add(listed, whole)
    return {
        "households": HOUSEHOLDS,
        "best": _counts([asked.questions for asked in best]),
        "order_all": _counts([asked.questions for asked in order]),
        "order_settled": _counts([asked.settled_after for asked in order]),
        "found": {name: share.found for name, share in shares.items()},
        "wrong": {name: share.wrong for name, share in shares.items()},
    }


def _counts(numbers: list[int]) -> dict[str, float]:
    return {"mean": statistics.mean(numbers), "median": statistics.median(numbers), "most": max(numbers)}


if __name__ == "__main__":
    print(json.dumps(run(Path(__file__).parents[2]), indent=1))
