"""What a conversation remembers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot import context as memory
from bot import parameters
from bot.context import Context

DAY = date(2026, 11, 23)
FIGURES = parameters.load(Path(__file__).parents[2] / "data" / "parameters")


def learn(context: Context, who: str, **facts: object) -> Context:
    for name, value in facts.items():
        context = memory.learn(context, who, name, value, evidence="말", day=DAY)
    return context


def facts(context: Context, who: str = "self", day: date = DAY) -> dict:
    return context.public_facts(day, FIGURES, who)


def test_living_alone_and_the_number_of_people_agree() -> None:
    context = learn(Context(), "self", lives_alone=True)
    assert facts(context)["household_size"] == 1
    context = learn(context, "self", household_size=3)
    assert facts(context)["lives_alone"] is False


def test_a_newer_income_takes_the_place_of_a_ratio() -> None:
    context = learn(Context(), "self", household_size=1, income_ratio=80.0)
    assert facts(context)["income_ratio"] == 80.0
    context = learn(context, "self", monthly_income=400_000)
    assert facts(context)["income_ratio"] == 15.6


def test_people_keep_their_own_facts() -> None:
    context = learn(learn(Context(), "self", age=30), "mother", age=68)
    assert facts(context)["age"] == 30
    assert facts(context.about("mother"), "mother")["age"] == 68
    assert "age" in facts(context.about("mother").about("self"))


def test_a_child_shares_the_household_and_a_mother_does_not() -> None:
    context = learn(Context(), "self", monthly_income=2_000_000, household_size=3)
    context = learn(learn(context, "child:1", age=7), "mother", age=70)
    assert context.person(DAY, "child:1").get("monthly_income") == 2_000_000
    assert context.person(DAY, "child:1").minor
    assert context.person(DAY, "mother").get("monthly_income") is None


def test_a_couple_shares_the_household_both_ways() -> None:
    context = learn(Context(), "spouse", housing="monthly_rent")
    assert context.person(DAY).get("housing") == "monthly_rent"


def test_an_age_grows_with_the_years() -> None:
    context = learn(Context(), "self", age=64)
    assert facts(context, day=date(2027, 2, 1))["age"] == 65
    assert context.person(date(2027, 2, 1)).age_range() == (64, 65)


def test_what_somebody_does_not_know_is_not_asked_again_until_they_say_it() -> None:
    context = learn(Context(), "self", monthly_income=None)
    assert "monthly_income" in context.someone().unasked
    assert "monthly_income" not in learn(context, "self", monthly_income=0).someone().unasked


def test_it_survives_the_store() -> None:
    context = learn(Context(), "mother", age=68, child_ages_months=[7, [60, 71]]).about("mother")
    assert Context.from_dict(context.to_dict()).to_dict() == context.to_dict()
    assert Context.from_dict({}) == Context()


def test_evidence_is_kept() -> None:
    context = memory.learn(Context(), "self", "age", 68, evidence="예순여덟", day=DAY)
    assert context.someone().facts["age"].evidence == "예순여덟"
