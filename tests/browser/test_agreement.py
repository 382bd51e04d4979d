"""What the page and the programme both know has to be the same."""

from __future__ import annotations

import csv

from bot.person import FACTS
from bot.settings import ROOT, Settings
from tests.browser.conftest import Chat

PAGE = """async () => {
  const [{ FACTS }, { ko }, { LIMIT }] = await Promise.all(["facts", "ko", "composer"].map((name) => import(`/static/${name}.js`)));
  const choices = Object.keys(FACTS).filter((name) => FACTS[name].kind === "choice").map((name) => [name, Object.keys(ko.values[name])]);
  return { facts: Object.keys(FACTS), labels: Object.keys(ko.facts), choices, regions: ko.region.all, limit: LIMIT };
}"""


def test_the_page_knows_every_public_fact_and_its_values(chat: Chat) -> None:
    page = chat.page.evaluate(PAGE)
    public = {name: fact for name, fact in FACTS.items() if fact.public}
    assert set(page["facts"]) == set(page["labels"]) == set(public)
    choices = {name: set(fact.values) for name, fact in public.items() if fact.kind == "choice"}
    grades = {"care_grade": {"1", "2", "3", "4", "5", "cognitive", "none"}}
    assert {name: set(values) for name, values in page["choices"]} == choices | grades


def test_the_page_offers_every_province(chat: Chat) -> None:
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8") as file:
        provinces = {row["sido"] for row in csv.DictReader(file)}
    assert set(chat.page.evaluate(PAGE)["regions"]) == provinces


def test_the_page_counts_to_the_gateways_limit(chat: Chat) -> None:
    assert chat.page.evaluate(PAGE)["limit"] == Settings.model_fields["max_message_chars"].default
