"""How Rasa is called: its interpreter, its environment variables, its command lines."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bot.errors import SettingsError

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


def python(root: Path) -> Path:
    path = root / ".venv-rasa" / "bin" / "python"
    if not path.exists():
        raise SettingsError(f"{path.relative_to(root)} does not exist: set up first with `make setup`")
    return path


def environment(root: Path, var_dir: Path, threads: int) -> dict[str, str]:
    """What Rasa's process needs beside the inherited environment.

    `threads` bounds TensorFlow and the numeric libraries. One is right for serving: a sentence is too small to share, and the
    cores belong to the gateway as well. No GPU is used, so a model trains the same everywhere.
    """
    return {
        **QUIET,
        "PYTHONPATH": str(root),
        "PYTHONHASHSEED": "0",
        # Its cache knows a component by its own source, not by the grammar that the component calls: it would keep stale features.
        "RASA_CACHE_DIRECTORY": str(var_dir / "rasa-cache"),
        "RASA_MAX_CACHE_SIZE": "0",
        "CUDA_VISIBLE_DEVICES": "-1",
        "TF_INTRA_OP_PARALLELISM_THREADS": str(threads),
        "TF_INTER_OP_PARALLELISM_THREADS": str(threads),
        "OMP_NUM_THREADS": str(threads),
        "OPENBLAS_NUM_THREADS": str(threads),
    }


def train_command(root: Path, name: str) -> list[str]:
    data = [f"data/{folder}" for folder in ("nlu", "rules", "stories") if (root / "data" / folder).is_dir()]
    inputs = ["--data", *data, "--config", "config.yml", "--domain", "domain.yml"]
    return [str(python(root)), "-m", "rasa", "train", *inputs, "--out", "models", "--fixed-model-name", name, "--skip-validation"]


def serve_command(root: Path, model: Path, port: int) -> list[str]:
    """Loopback only; the token reaches the process by THREEANY_RASA_TOKEN (`ps` shows command lines to everyone)."""
    files = ["--model", str(model), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return [str(python(root)), "-m", "bot.nlu.serve", *files, "--enable-api", "--interface", "127.0.0.1", "--port", str(port)]


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Ours, without what belongs to the Python we run in."""
    ours = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")}
    return ours | dict(extra)
