"""Train the Rasa model where the training data changed, and point to it."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

import psutil

from bot.errors import ThreeAnyError
from bot.settings import Settings
from channels.cli import engine, models
from channels.cli.steps import Step

TAIL_LINES = 25
MISALIGNED = re.compile(r"Misaligned entity annotation in message '(.*)' with intent '(\w+)'")
"""Rasa's warning, which it gives and trains on: an annotation it cannot use."""


class TrainingFailed(ThreeAnyError):
    code = "training"


def ensure_model(settings: Settings, step: Step, force: bool = False) -> Path:
    """The model for what `data/` and the grammar hold now, trained if there is none yet; older ones beyond three are deleted.

    Raises TrainingFailed with the end of the log, or with the examples whose entity is misaligned.
    """
    root, folder = settings.root, settings.root / "models"
    wanted = models.content_hash(root)
    model = None if force else models.usable(folder, wanted)
    if model is None:
        model = _train(settings, wanted, step)
    else:
        step.note(f"{model.name.removesuffix('.tar.gz')}, nothing changed")
    if model.name == f"{wanted}.tar.gz":
        models.point(folder, wanted)
    models.prune(folder)
    return model


def _train(settings: Settings, name: str, step: Step) -> Path:
    root, log = settings.root, settings.var_dir / "logs" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    threads = psutil.cpu_count() or 1
    environment = engine.child_environment(engine.environment(root, settings.var_dir, threads) | {"LOG_LEVEL": "INFO"})
    with open(log, "wb") as output:
        process = subprocess.Popen(
            engine.train_command(root, name), cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            while process.poll() is None:
                step.note(f"training {_percent(log)}")
                time.sleep(0.5)
        finally:
            _end(process)
    return _checked(root / "models" / f"{name}.tar.gz", process.returncode, log.read_text(encoding="utf-8", errors="replace"), step)


def _checked(model: Path, code: int, log: str, step: Step) -> Path:
    if code or not model.exists():
        raise TrainingFailed("training failed; the end of var/logs/train.log:\n" + "\n".join(log.splitlines()[-TAIL_LINES:]))
    misaligned = MISALIGNED.findall(log)
    if misaligned:
        model.unlink()
        examples = "\n".join(f"  {intent}: {text}" for text, intent in misaligned)
        raise TrainingFailed(f"{len(misaligned)} examples have an entity that no token boundary meets (see `threeany check`):\n{examples}")
    step.note(f"{model.name.removesuffix('.tar.gz')}, trained")
    return model


def _percent(log: Path) -> str:
    """How far the classifier is, from the progress bar it writes."""
    found = re.findall(r"Epochs:\s+(\d+)%", log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return f"{found[-1]} %" if found else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Training is stopped with us, never left behind."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
