"""Columns say what one benefit at a time says, to the bit.

10,000 persons made up at random meet every record: those that people wrote, published services made up at random (their texts and codes
read as those of a sync are), and records of conditions at random. Status and missing facts of each are laid beside what the evaluator says
(`tests/services/agreement.py` tells how it says so in seconds). That takes for granted that a condition with parts, and a record, see of a
person what their parts answer; so each record is also judged as it is, by 100 of the persons. `--only agreement` of the benchmarks does
the same with all services of a sync.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import pytest

from bot import knowledge
from bot.conditions import All, Any_, Condition, Not
from bot.eligibility import ELIGIBLE, INELIGIBLE, OPEN, POSSIBLE, judge
from bot.knowledge import Benefit, Contact, Knowledge
from bot.korean.regions import Regions
from bot.parameters import Dated, Parameter, Parameters
from bot.person import Person
from bot.receives import Receives
from bot.services import remembered, youth
from bot.services.benefit import Maker
from bot.services.columns import STATUS, Columns
from bot.services.leaves import Frame, names
from bot.services.reading import read, vocabulary
from bot.services.remembered import ladder, rung
from bot.services.service import Service
from tests.services import agreement, people, published

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
PERSONS = 10_000
PUBLISHED, MADE = 200, 60
FEW, AS_THEY_ARE = 2_000, 100
"""By so many of so few persons each record is judged as it is; by all of them it would take minutes."""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    written = knowledge.load(ROOT / "data")
    unknown = Parameter("no.such.figure.yet", "", "", (Dated(date(2099, 1, 1), 1, "", "A"),))
    return replace(written, parameters=Parameters({**written.parameters.entries, unknown.key: unknown}))


@pytest.fixture(scope="module")
def services() -> list[Service]:
    random = Random(20261129)
    return [published.service(random, number) for number in range(PUBLISHED)]


@pytest.fixture(scope="module")
def benefits(known: Knowledge, services: list[Service]) -> list[Benefit]:
    """Those written by people, those published, and some with conditions at random."""
    random = Random(20261129)
    model = next(iter(known.benefits.values()))
    maker = Maker(Regions.load(ROOT / "data" / "regions.csv"), youth.load(ROOT / "data" / "youth_ages.csv"), Contact("나래콜", "110"))
    made = [
        replace(
            model,
            id=f"made_{number}",
            conditions=All(tuple(people.condition(random) for _ in range(random.randint(0, 4)))),
            uncertain=random.choice(((), (), ("금액",))),
            complete=random.random() < 0.8,
            closed=random.choice(("", "", "", "", "끝났어요.")),
        )
        for number in range(MADE)
    ]
    return [*known.benefits.values(), *(maker.benefit(service, DAY) for service in services), *made]


@pytest.fixture(scope="module")
def columns(known: Knowledge, benefits: list[Benefit]) -> Columns:
    return Columns(benefits, known.parameters, DAY)


@pytest.fixture(scope="module")
def persons() -> list[Person]:
    random = Random(20261129)
    return [people.person(random, told=random.choice((0.1, 0.3, 0.6))) for _ in range(PERSONS)]


def test_every_person_is_judged_by_every_record_as_the_evaluator_judges(
    known: Knowledge, benefits: list[Benefit], columns: Columns, persons: list[Person]
) -> None:
    compared = agreement.compare(columns, persons, Frame(DAY, known.parameters))
    assert compared.verdicts == PERSONS * len(benefits)
    assert compared.differing == {}
    assert compared.seen == {ELIGIBLE, POSSIBLE, OPEN, INELIGIBLE}


def test_each_record_as_it_is_says_the_same(known: Knowledge, benefits: list[Benefit], columns: Columns, persons: list[Person]) -> None:
    frame, each = Frame(DAY, known.parameters), len(benefits) * AS_THEY_ARE // FEW + 1
    for number, person in enumerate(persons[:FEW]):
        places = [(number * each + step) % len(benefits) for step in range(each)]
        wished = {benefits[places[0]].id, "no such benefit"}
        judged = columns.judge(person, wished)
        for place in places:
            plain = judge(benefits[place], frame.case(person), benefits[place].id in wished)
            assert STATUS[judged.status[place]] == plain.status, (benefits[place], person)
            if plain.status != INELIGIBLE:
                assert names(int(judged.missing[place])) == plain.missing, (benefits[place], person)


def test_the_services_made_up_demand_all_that_the_reading_knows(services: list[Service]) -> None:
    demanded = {kind for service in services for one in read(service).extracted for kind, _ in one.demands}
    assert demanded >= {*vocabulary._BUILDERS, "school", "residence", "not basic", "not disabled"}


def test_many_persons_are_judged_as_one_by_one(columns: Columns) -> None:
    random = Random(7)
    persons = [people.person(random) for _ in range(300)]
    together = columns.statuses(persons)
    assert together.shape == (len(columns.benefits), 300)
    assert (together == np.stack([columns.judge(person).status for person in persons], axis=1)).all()
    assert (columns.statuses(persons[:50]) == together[:, :50]).all()


def test_a_stream_is_judged_in_blocks_and_forgotten(columns: Columns) -> None:
    random = Random(8)
    persons = [people.person(random) for _ in range(25)]
    blocks = list(columns.stream(iter(persons), block=10))
    assert [len(block) for block, _ in blocks] == [10, 10, 5]
    assert (np.concatenate([statuses for _, statuses in blocks], axis=1) == columns.statuses(persons)).all()


def test_equal_conditions_are_answered_once(known: Knowledge) -> None:
    model = next(iter(known.benefits.values()))
    one = Columns([model], known.parameters, DAY)
    many = Columns([replace(model, id=str(n)) for n in range(50)], known.parameters, DAY)
    assert many._nodes.answers([Person()]).shape == one._nodes.answers([Person()]).shape


def test_what_somebody_else_receives_is_not_taken_for_theirs(known: Knowledge) -> None:
    model = next(iter(known.benefits.values()))
    columns = Columns([replace(model, conditions=All((Receives("나래를 받아요.", "narae"),)))], known.parameters, DAY)
    persons = [Person(receiving=frozenset({"narae"})), Person()]
    assert [STATUS[columns.judge(person).status[0]] for person in persons] == [ELIGIBLE, INELIGIBLE]
    assert [STATUS[status] for status in columns.statuses(persons)[0]] == [ELIGIBLE, INELIGIBLE]


def test_a_condition_nobody_can_compare_is_refused(known: Knowledge) -> None:
    class Lottery(Condition):
        pass

    model = next(iter(known.benefits.values()))
    with pytest.raises(TypeError):
        Columns([replace(model, conditions=All((Lottery(),)))], known.parameters, DAY).judge(Person())


def test_joints_without_parts_are_a_yes_or_a_no(known: Knowledge) -> None:
    model = next(iter(known.benefits.values()))
    made = [replace(model, id=str(n), conditions=All((part,))) for n, part in enumerate((All(()), Any_(()), Not(Any_(())), Not(All(()))))]
    judged = Columns(made, known.parameters, DAY).judge(Person())
    assert [STATUS[status] for status in judged.status] == [OPEN, INELIGIBLE, OPEN, INELIGIBLE]


def test_numbers_on_one_rung_compare_alike_with_every_limit() -> None:
    steps = ladder([75.5, 10, float("nan"), 30, 10])
    for one, other in product((9, 10, 10.5, 30, 31, 75.5, 76), repeat=2):
        alike = all((one < limit) == (other < limit) and (one <= limit) == (other <= limit) for limit in (10, 30, 75.5))
        assert (rung(steps, one) == rung(steps, other)) == alike, (one, other)


def test_what_is_remembered_is_bounded_and_forgetting_changes_nothing(
    known: Knowledge, benefits: list[Benefit], columns: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "KEPT", 3)
    forgetful, random = Columns(benefits, known.parameters, DAY), Random(9)
    for person in (people.person(random, told=0.6) for _ in range(100)):
        one, other = columns.judge(person), forgetful.judge(person)
        assert (one.status == other.status).all() and (one.missing == other.missing).all()
    kinds = [kind for kind in forgetful._nodes._kinds if isinstance(kind, remembered.Remembered)]
    assert kinds and all(len(kind._rows) <= 3 for kind in kinds)
