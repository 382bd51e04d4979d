"""The README that stands beside the recogniser, with its figures as they were measured."""

from __future__ import annotations

import math
import textwrap
from pathlib import Path
from typing import Any

from voice.agreement import UNITS
from voice.training import network, sentences, speakers

GOALS = {"quiet": 0.95, "noise": 0.85, "phone": 0.85}
REJECTED_GOAL = 0.95
_NAMES = {
    "quiet": "quiet",
    "noise": "noise, 10 dB",
    "phone": "telephone (300–3,400 Hz, μ-law)",
    "room": "room",
    "babble": "others talking, 10 dB",
}


def filled(template: Path, about: dict[str, Any], count: int) -> str:
    """`template` with what `about` (the sidecar) states; `count`: sentences a condition."""
    found = about["measured"]
    unwanted = {kind: figures for kind, figures in found.items() if "rejected" in figures}
    return template.read_text(encoding="utf-8").format(
        **{name: about[name] for name in ("longest_s",)},
        trusted=f"{math.exp(about['least_log_prob']):.0%}",
        **{name: about["trained"][name] for name in ("steps", "examples")},
        count=count,
        sounds=len(UNITS) - 1,
        architecture=f"80 mels, {network.AUDIO_LONGEST:,} audio positions, width {network.WIDTH}, {network.HEADS} heads, "
        f"{network.LAYERS} layers of encoder and {network.TEXT_LAYERS} of decoder",
        syllables=sentences.LONGEST,
        held=sentences.HELD,
        voices=len(speakers.TRAINED),
        unseen=len(speakers.UNSEEN),
        spoken=_table(found),
        rejected=_rejected(unwanted),
        verdict=_verdict(found, unwanted),
        doubt=f"{count} sentences leave about {100 * 1.96 * math.sqrt(0.25 / count):.0f} points of doubt either way at the most.",
    )


def _table(found: dict[str, Any]) -> str:
    lines = [
        "| Condition | Grammar: exact | exact and accepted | wrong and accepted | Project's own: exact |",
        "| --- | --- | --- | --- | --- |",
    ]
    for condition, name in _NAMES.items():
        grammar, own = found[f"grammar {condition}"], found[f"project {condition}"]
        shares = [grammar[name] for name in ("exact", "exact_and_accepted", "wrong_and_accepted")] + [own["exact"]]
        lines.append(f"| {name} | " + " | ".join(f"{share:.0%}" for share in shares) + " |")
    return "\n".join(lines)


def _rejected(unwanted: dict[str, Any]) -> str:
    shares = ", ".join(f"{kind} {figures['rejected']:.0%}" for kind, figures in unwanted.items())
    return textwrap.fill(f"Rejected, of {min(figures['count'] for figures in unwanted.values())} each: {shares}.", 140)


def _verdict(found: dict[str, Any], unwanted: dict[str, Any]) -> str:
    """Which goals it reaches: exact sentences of the grammar, and what is no sentence."""
    reached = {f"{name} {goal:.0%}": found[f"grammar {name}"]["exact"] >= goal for name, goal in GOALS.items()}
    share = sum(kind["rejected"] * kind["count"] for kind in unwanted.values()) / sum(kind["count"] for kind in unwanted.values())
    reached[f"rejected {REJECTED_GOAL:.0%}"] = share >= REJECTED_GOAL
    met, missed = ([name for name, is_met in reached.items() if is_met is wanted] for wanted in (True, False))
    told = [f"Goals reached: {', '.join(met)}." if met else "", f"**Goals it falls short of: {', '.join(missed)}.**" if missed else ""]
    return " ".join(filter(None, told))
