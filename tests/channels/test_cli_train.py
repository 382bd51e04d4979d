"""Training as a process: when it runs, what it says when it fails."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from bot.errors import SettingsError
from bot.settings import Settings
from channels.cli import models
from channels.cli.steps import Step
from channels.cli.train import TrainingFailed, ensure_model

RASA = """#!{python}
import sys
from pathlib import Path
arguments = sys.argv
name = arguments[arguments.index("--fixed-model-name") + 1]
with open("calls", "a") as calls:
    print(" ".join(arguments[1:]), file=calls)
{body}
"""
WRITES_A_MODEL = 'Path("models", name + ".tar.gz").write_bytes(b"model")'


def settings(root: Path, body: str = WRITES_A_MODEL) -> Settings:
    """A repository whose Rasa is a few lines of Python."""
    for folder in ("models", "data/nlu", "data/rules", ".venv-rasa/bin"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "config.yml").write_text("language: ko")
    python = root / ".venv-rasa" / "bin" / "python"
    python.write_text(RASA.format(python=sys.executable, body=body))
    python.chmod(0o755)
    return Settings(root=root, var_dir=root / "var", _env_file=None)


def step() -> Step:
    return Step(Console(file=io.StringIO()), "model")


def calls(root: Path) -> list[str]:
    path = root / "calls"
    return path.read_text().splitlines() if path.exists() else []


def test_the_model_is_trained_once_for_the_same_data(tmp_path: Path) -> None:
    configured = settings(tmp_path)
    first, second = ensure_model(configured, step()), ensure_model(configured, step())
    assert first == second
    assert len(calls(tmp_path)) == 1
    assert models.pointer(tmp_path / "models")[0] == models.content_hash(tmp_path)


def test_rasa_is_given_its_paths(tmp_path: Path) -> None:
    ensure_model(settings(tmp_path), step())
    name = models.content_hash(tmp_path)
    inputs = "--data data/nlu data/rules --config config.yml --domain domain.yml"
    assert calls(tmp_path) == [f"-m rasa train {inputs} --out models --fixed-model-name {name} --skip-validation"]


def test_changed_data_is_trained_again(tmp_path: Path) -> None:
    configured = settings(tmp_path)
    first = ensure_model(configured, step())
    (tmp_path / "data/nlu/greet.yml").write_text("nlu: []")
    assert ensure_model(configured, step()) != first


def test_a_rollback_is_not_undone_by_the_next_start(tmp_path: Path) -> None:
    configured = settings(tmp_path)
    old = ensure_model(configured, step())
    (tmp_path / "data/nlu/greet.yml").write_text("nlu: []")
    ensure_model(configured, step())
    models.rollback(tmp_path / "models")
    assert ensure_model(configured, step()) == old


def test_a_failed_training_shows_the_end_of_its_log(tmp_path: Path) -> None:
    configured = settings(tmp_path, 'sys.exit("InvalidRule: two rules contradict each other")')
    with pytest.raises(TrainingFailed, match="two rules contradict each other"):
        ensure_model(configured, step())
    assert models.pointer(tmp_path / "models") == (None, None)


def test_a_misaligned_entity_fails_the_training(tmp_path: Path) -> None:
    warning = "UserWarning: Misaligned entity annotation in message '근로장녀금 뭐예요' with intent 'compare'. Make sure"
    configured = settings(tmp_path, WRITES_A_MODEL + f"\nprint({warning!r})")
    with pytest.raises(TrainingFailed, match=r"1 examples .*\n  compare: 근로장녀금 뭐예요"):
        ensure_model(configured, step())
    assert list((tmp_path / "models").glob("*.tar.gz")) == []


def test_a_missing_environment_names_the_command_that_builds_it(tmp_path: Path) -> None:
    configured = settings(tmp_path)
    (tmp_path / ".venv-rasa/bin/python").unlink()
    with pytest.raises(SettingsError, match="make setup"):
        ensure_model(configured, step())
