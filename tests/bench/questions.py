"""Questions until settled, over 200 generated households: the next-question rule against asking every fact in a fixed order.

A household is a full set of facts; the assistant starts from one sentence's worth (age and one more fact) and asks. "Settled" is
the moment from which no further answer of this household changes any verdict among the benefits that fit.
"""

from __future__ import annotations

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
    questions: int
    settled_after: int
    """Questions after which the fitting list never changed again."""


def fitting(known: Knowledge, facts: Mapping[str, Any]) -> dict[str, str]:
    verdicts = eligibility.judge_all(known, Person(dict(facts)), DAY)
    return {v.benefit.id: v.status for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)}


def ask_best(known: Knowledge, truth: Mapping[str, Any], facts: dict[str, Any]) -> tuple[Asked, dict[str, str]]:
    lists = [fitting(known, facts)]
    while True:
        person = Person(dict(facts))
        fact = eligibility.next_question(known, person, DAY, eligibility.judge_all(known, person, DAY), ())
        if fact is None:
            return Asked(len(lists) - 1, _last_change(lists)), lists[-1]
        facts[fact] = truth.get(fact, False)
        lists.append(fitting(known, facts))


def ask_in_order(known: Knowledge, truth: Mapping[str, Any], facts: dict[str, Any]) -> tuple[Asked, dict[str, str]]:
    lists = [fitting(known, facts)]
    for name in truth:
        if name not in facts and name != "income_ratio":
            facts[name] = truth[name]
            lists.append(fitting(known, facts))
    return Asked(len(lists) - 1, _last_change(lists)), lists[-1]


def _last_change(lists: list[dict[str, str]]) -> int:
    return max((i for i in range(1, len(lists)) if lists[i] != lists[i - 1]), default=0)


def run(root: Path) -> dict[str, Any]:
    """Mean, median and most questions of both ways, and how much of the full list the short way finds."""
    known, chance = knowledge.load(root / "data"), random.Random(SEED)
    best, order, found, total, wrong = [], [], 0, 0, 0
    for _ in range(HOUSEHOLDS):
        truth = household(chance)
        opening = {"age": truth["age"], **dict([chance.choice([(k, truth[k]) for k in ("household_size", "housing", "employment")])])}
        short, short_list = ask_best(known, truth, dict(opening))
        whole, whole_list = ask_in_order(known, truth, dict(opening))
        best.append(short.questions)
        order.append(whole.questions)
        weight = {b: known.benefits[b].weight for b in whole_list}
        found += sum(w for b, w in weight.items() if b in short_list)
        total += sum(weight.values())
        wrong += sum(b not in whole_list for b in short_list)
    return {
        "households": HOUSEHOLDS,
        "best_mean": statistics.mean(best),
        "best_median": statistics.median(best),
        "best_most": max(best),
        "order_mean": statistics.mean(order),
        "found": found / total,
        "offered_though_excluded_by_unasked": wrong / HOUSEHOLDS,
    }


if __name__ == "__main__":
    for key, value in run(Path(__file__).parents[2]).items():
        print(f"{key}: {value:.3f}" if isinstance(value, float) else f"{key}: {value}")
