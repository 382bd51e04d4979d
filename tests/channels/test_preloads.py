"""A page names every module it will need, so that a browser fetches them at once and not one step of imports after the other."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "channels" / "static"
_IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)
_PRELOAD = re.compile(r'<link rel="modulepreload" href="/static/([^"]+)">')
_SCRIPT = re.compile(r'<script type="module" src="/static/([^"]+)"')


def reached(module: str, found: set[str]) -> set[str]:
    """The module and all that it imports before it runs; what is imported later, when it is wanted, is none of it."""
    if module not in found:
        found.add(module)
        for path in _IMPORT.findall((STATIC / module).read_text(encoding="utf-8")):
            reached(posixpath.normpath(posixpath.join(posixpath.dirname(module), path)), found)
    return found


@pytest.mark.parametrize("page", ["console/index.html"])
def test_a_page_names_exactly_the_modules_it_begins_with(page: str) -> None:
    text = (STATIC / page).read_text(encoding="utf-8")
    scripts = _SCRIPT.findall(text)
    wanted = {module for script in scripts for module in reached(script, set())}
    assert sorted(_PRELOAD.findall(text)) == sorted(wanted - set(scripts))
