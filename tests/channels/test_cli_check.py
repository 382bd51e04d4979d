"""`threeany check` sees the slips that YAML and Rasa let pass."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from channels.cli.check import report
from channels.cli.examples import example_problems
from channels.cli.flow import flow_problems
from channels.cli.yaml_files import yaml_problems

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = "intents: [greet, thank]\nactions: [action_answer]\n"
RULES = """\
rules:
- rule: all
  steps:
  - or:
    - intent: greet
    - intent: thank
  - action: action_answer
"""


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def nlu(intent: str, *lines: str) -> str:
    return f"nlu:\n- intent: {intent}\n  examples: |\n" + "".join(f"    - {line}\n" for line in lines)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository without a fault."""
    write(tmp_path, "config.yml", "assistant_id: x\n")
    write(tmp_path, "domain.yml", DOMAIN)
    write(tmp_path, "endpoints.yml", "{}\n")
    write(tmp_path, "credentials.yml", "rest:\n")
    write(tmp_path, "data/rules/talk.yml", RULES)
    for intent, word in (("greet", "안녕"), ("thank", "고마워")):
        write(tmp_path, f"data/nlu/{intent}.yml", nlu(intent, *(f"{word} {number}" for number in range(60))))
    return tmp_path


def problems(root: Path) -> list[str]:
    return [*yaml_problems(root), *example_problems(root), *flow_problems(root)]


def test_a_repository_without_a_fault_is_clean(root: Path) -> None:
    assert problems(root) == []


def test_too_few_examples_are_counted(root: Path) -> None:
    write(root, "data/nlu/greet.yml", nlu("greet", "안녕", "[기초연금](benefit) 안녕"))
    assert problems(root) == ["greet: 2 examples, at least 60 are needed"]


def test_a_sentence_two_intents_claim_is_found_whatever_its_spacing(root: Path) -> None:
    write(root, "data/nlu/more.yml", nlu("thank", "안녕1!"))
    assert problems(root) == ["'안녕1' is claimed by greet, thank"]


def test_a_question_mark_makes_another_sentence(root: Path) -> None:
    write(root, "data/nlu/more.yml", nlu("thank", "안녕 1?"))
    assert problems(root) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[기초연금(benefit) 안녕", "a bracket is left open"),
        ("[기초연금] (benefit) 안녕", "a bracket is left open"),
        ("[기초연금 ](benefit) 안녕", "begins or ends with a space"),
        ("[기초연금](name) 안녕", "the only entity is 'benefit', found 'name'"),
    ],
)
def test_a_broken_annotation_is_found(root: Path, line: str, fault: str) -> None:
    write(root, "data/nlu/more.yml", nlu("greet", line))
    assert [problem for problem in problems(root) if fault in problem]


def test_a_key_given_twice_is_found(root: Path) -> None:
    write(root, "data/wording/ko.yml", "talk:\n  hello: 안녕\n  hello: 반가워\n")
    assert problems(root) == ["data/wording/ko.yml: talk.hello is given twice, only the last would count"]


def test_knowledge_that_rasa_would_take_for_training_data_is_found(root: Path) -> None:
    write(root, "data/benefits/x.yml", "rules: []\n")
    assert "data/benefits/x.yml: Rasa would read the key 'rules' as training data; name it otherwise" in problems(root)


def test_an_intent_without_a_rule_and_a_rule_without_its_intent_are_found(root: Path) -> None:
    write(root, "data/rules/talk.yml", RULES.replace("intent: thank", "intent: tank"))
    assert problems(root) == [
        "domain.yml: no rule answers the intent 'thank'",
        "data/rules: the intent 'tank' is not in domain.yml",
    ]


def test_an_action_that_does_not_exist_is_found(root: Path) -> None:
    write(root, "data/rules/talk.yml", RULES.replace("action_answer", "action_anser"))
    assert problems(root) == ["data/rules: the action 'action_anser' is not in domain.yml"]


def test_a_missing_file_is_said(root: Path) -> None:
    (root / "credentials.yml").unlink()
    assert problems(root) == ["credentials.yml is missing"]


def test_unreadable_yaml_is_a_fault_of_its_file_and_not_a_crash(root: Path) -> None:
    write(root, "data/wording/ko.yml", "a: [1")
    output = io.StringIO()
    assert not report(root, Console(file=output, width=200))
    assert "ko.yml" in output.getvalue()


def test_the_shipped_data_has_no_fault() -> None:
    output = io.StringIO()
    assert report(ROOT, Console(file=output, width=200)), output.getvalue()
