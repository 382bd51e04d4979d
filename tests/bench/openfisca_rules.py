"""Ten of the benefits as a tax-benefit system of OpenFisca, its usual way: persons, households, variables by month, parameters by date.

OpenFisca knows no "unknown", so everybody here has told everything; a rule then says whether anything excludes them, and what only an
agency can check excludes nobody. Figures are those of our parameters on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bot.parameters import Parameters
from bot.person import Person

SIZES = 9
PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
HOUSEHOLD = build_entity(
    key="household",
    plural="households",
    label="household",
    roles=[
        {"key": "applicant", "plural": "applicants", "label": "who asks", "max": 1},
        {"key": "child", "plural": "children", "label": "child"},
    ],
)
APPLICANT: Mapping[str, type] = {
    "age": int,
    "severe": bool,
    "disabled": bool,
    "student": bool,
    "working": bool,
    "veteran": bool,
    "basic_livelihood": bool,
    "near_poor": bool,
    "foreign_national": bool,
}
WORKING = ("employed", "self_employed", "farmer", "fisher")
OF_HOUSEHOLD: Mapping[str, type] = {"income": float, "size": int, "minors": int, "single_parent": bool, "multicultural": bool}


def _child(household: Any, period: Any, at_least: float, below: float) -> Any:
    months = household.members("age_in_months", period)
    return household.any((months >= at_least) & (months < below), role=HOUSEHOLD.CHILD)


def _of_median(household: Any, period: Any, parameters: Any, percent: float) -> Any:
    medians = parameters(period).median
    table = np.array([medians[f"of_{size}"] for size in range(1, SIZES + 1)])
    limit = np.floor(table[household("size", period) - 1] * percent / 100 + 0.5)
    return household("income", period) <= limit


def _within_own(household: Any, period: Any, limits: Any) -> Any:
    """Of the couple or the single; of others in the household an income excludes nobody."""
    income, size, minors = (household(name, period) for name in ("income", "size", "minors"))
    grown = np.where(minors > 0, np.maximum(1, size - minors), size)
    return (income <= limits.single) | ((grown == 2) & (income <= limits.couple)) | (grown > 2)


def _poor(household: Any, period: Any) -> Any:
    return household.applicant("basic_livelihood", period) | household.applicant("near_poor", period)


def basic_pension(household: Any, period: Any, parameters: Any) -> Any:
    old, foreign = household.applicant("age", period) >= 65, household.applicant("foreign_national", period)
    limits, earned = parameters(period).basic_pension, parameters(period).basic_pension_earned
    eased = household.applicant("working", period) & _within_own(household, period, earned)
    return old & (_within_own(household, period, limits) | eased) & ~foreign


def child_allowance(household: Any, period: Any, parameters: Any) -> Any:
    return _child(household, period, 0, parameters(period).child_allowance * 12)


def parental_benefit(household: Any, period: Any) -> Any:
    return _child(household, period, 0, 24)


def home_care_allowance(household: Any, period: Any) -> Any:
    return _child(household, period, 24, 86)


def single_parent_allowance(household: Any, period: Any, parameters: Any) -> Any:
    child = _child(household, period, 0, 22 * 12)
    percent = parameters(period).single_parent_percent
    return household("single_parent", period) & child & _of_median(household, period, parameters, percent)


def disability_pension(household: Any, period: Any, parameters: Any) -> Any:
    grown, severe = household.applicant("age", period) >= 18, household.applicant("severe", period)
    return grown & severe & _within_own(household, period, parameters(period).disability_pension)


def disabled_child_allowance(household: Any, period: Any) -> Any:
    age, student = household.applicant("age", period), household.applicant("student", period)
    young = (age < 18) | ((age <= 20) & student)
    return young & household.applicant("disabled", period) & _poor(household, period)


def young_parents_allowance(household: Any, period: Any, parameters: Any) -> Any:
    age = household.applicant("age", period)
    young = (age >= 12) & (age <= 24) & ~household("single_parent", period)
    percent = parameters(period).young_parents_percent
    return young & _child(household, period, 0, 144) & _of_median(household, period, parameters, percent)


def livelihood_benefit(household: Any, period: Any, parameters: Any) -> Any:
    settled = ~household.applicant("foreign_national", period) | household("multicultural", period)
    may_earn = (household.applicant("age", period) < 65) | household.applicant("working", period)
    eased = may_earn & _of_median(household, period, parameters, parameters(period).livelihood_earned_percent)
    return settled & (_of_median(household, period, parameters, parameters(period).livelihood_percent) | eased)


def veterans_honor_allowance(household: Any, period: Any) -> Any:
    return household.applicant("veteran", period) & (household.applicant("age", period) >= 65)


RULES: tuple[Callable[..., Any], ...] = (
    basic_pension,
    child_allowance,
    parental_benefit,
    home_care_allowance,
    single_parent_allowance,
    disability_pension,
    disabled_child_allowance,
    young_parents_allowance,
    livelihood_benefit,
    veterans_honor_allowance,
)
"""Named as the benefits."""


def system(parameters: Parameters, day: date) -> TaxBenefitSystem:
    made = TaxBenefitSystem([PERSON, HOUSEHOLD])
    made.parameters = _parameters(parameters, day)
    made.add_variable(_variable("age_in_months", int, PERSON))
    for names, entity in ((APPLICANT, PERSON), (OF_HOUSEHOLD, HOUSEHOLD)):
        for name, kind in names.items():
            made.add_variable(_variable(name, kind, entity))
    for rule in RULES:
        made.add_variable(_variable(rule.__name__, bool, HOUSEHOLD, formula=rule))
    return made


def _variable(name: str, kind: type, entity: Any, **more: Any) -> type[Variable]:
    return type(name, (Variable,), {"value_type": kind, "entity": entity, "definition_period": MONTH, "label": name, **more})


def _parameters(parameters: Parameters, day: date) -> ParameterNode:
    def value(key: str) -> dict[str, Any]:
        return {"values": {"2000-01-01": {"value": parameters.value(key, day)}}}

    def limits(name: str) -> dict[str, Any]:
        return {side: value(f"{name}_{side}") for side in ("single", "couple")}

    medians = {f"of_{n}": {"values": {"2000-01-01": {"value": parameters.median_income(n, day)}}} for n in range(1, SIZES + 1)}
    return ParameterNode(
        data={
            "median": medians,
            "basic_pension": limits("basic_pension.threshold"),
            "basic_pension_earned": limits("basic_pension.earned"),
            "disability_pension": limits("disability_pension.threshold"),
            "child_allowance": value("child_allowance.age_under"),
            "single_parent_percent": value("single_parent.income_pct"),
            "young_parents_percent": value("young_parents.income_pct"),
            "livelihood_percent": value("median_percent.livelihood"),
            "livelihood_earned_percent": value("median_percent.livelihood_earned"),
        }
    )


def simulation(made: TaxBenefitSystem, persons: Sequence[Person], month: str) -> Simulation:
    """Each of `persons` with their children as one household."""
    children = [person.facts["child_ages_months"] for person in persons]
    sizes = np.array([1 + len(ages) for ages in children])
    of = np.repeat(np.arange(len(persons)), sizes)
    first = np.zeros(len(of), np.bool_)
    first[np.cumsum(sizes) - sizes] = True
    builder = SimulationBuilder()
    builder.create_entities(made)
    builder.declare_person_entity("person", range(len(of)))
    builder.join_with_persons(builder.declare_entity("household", range(len(persons))), of, np.where(first, "applicant", "child").tolist())
    made_of = builder.build(made)
    months = np.full(len(of), 10_000)
    months[~first] = [age for ages in children for age in ages]
    made_of.set_input("age_in_months", month, months)
    for name, value in _inputs(persons).items():
        made_of.set_input(name, month, value if name in OF_HOUSEHOLD else _of_applicants(value, first))
    return made_of


def _of_applicants(values: NDArray[Any], first: NDArray[np.bool_]) -> NDArray[Any]:
    spread = np.zeros(len(first), values.dtype)
    spread[first] = values
    return spread


def _inputs(persons: Sequence[Person]) -> dict[str, NDArray[Any]]:
    facts = [person.facts for person in persons]
    same = ("age", "veteran", "basic_livelihood", "near_poor", "foreign_national", "single_parent", "multicultural")
    return {name: np.array([each[name] for each in facts]) for name in same} | {
        "severe": np.array([each["disability"] == "severe" for each in facts]),
        "disabled": np.array([each["disability"] != "none" for each in facts]),
        "student": np.array([each["employment"] == "student" for each in facts]),
        "working": np.array([each["employment"] in WORKING for each in facts]),
        "income": np.array([each["monthly_income"] for each in facts], np.float64),
        "size": np.array([each["household_size"] for each in facts]),
        "minors": np.array([each["children"] for each in facts]),
    }


def verdicts(made_of: Simulation, month: str) -> NDArray[np.bool_]:
    """Rules × persons: whether nothing excludes them."""
    return np.stack([made_of.calculate(rule.__name__, month) for rule in RULES])
