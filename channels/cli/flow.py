"""Domain and rules: every intent leads somewhere, and nothing is named that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.yaml_file import read

BUILT_IN = ("action_listen", "action_restart", "action_session_start", "action_default_fallback", "action_unlikely_intent")


def flow_problems(root: Path) -> Iterator[str]:
    domain = read(root / "domain.yml") or {}
    intents, actions = names(domain, "intents"), names(domain, "actions") | set(BUILT_IN)
    files = [path for folder in ("rules", "stories") for path in sorted((root / "data" / folder).glob("*.yml"))]
    steps = [step for path in files for step in _steps(read(path))]
    used = {step["intent"] for step in steps if "intent" in step}
    yield from (f"domain.yml: no rule answers the intent '{name}'" for name in sorted(intents - used))
    yield from (f"data/rules: the intent '{name}' is not in domain.yml" for name in sorted(used - intents - {"nlu_fallback"}))
    named = {step["action"] for step in steps if "action" in step}
    yield from (f"data/rules: the action '{name}' is not in domain.yml" for name in sorted(named - actions))
    if "assistant_id" not in (read(root / "config.yml") or {}):
        yield "config.yml: assistant_id is missing, training would rewrite the file"


def names(domain: dict[str, Any], key: str) -> set[str]:
    """What domain.yml lists under `key`; an entry with options is a mapping of its name."""
    return {item if isinstance(item, str) else next(iter(item)) for item in domain.get(key) or ()}


def _steps(content: Any) -> Iterator[dict[str, Any]]:
    """Every step, those between `or` included."""
    for group in ("rules", "stories"):
        for rule in (content or {}).get(group) or ():
            for step in rule.get("steps") or ():
                yield from step.get("or") or (step,)
