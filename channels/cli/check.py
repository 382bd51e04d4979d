"""`threeany check`: everything people write under data/, read as the programme reads it and looked at for the usual slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console

from bot import wording
from bot.errors import ThreeAnyError
from channels.cli.examples import example_problems, misaligned, unresolved
from channels.cli.flow import flow_problems
from channels.cli.made import stale
from channels.cli.yaml_files import yaml_problems

Check = Callable[[Path], Iterable[str]]


def report(root: Path, console: Console) -> bool:
    """Print each check with what it found; True where nothing is wrong. Notes are worth a look and no fault."""
    clean = True
    for name, check, is_fault in CHECKS:
        found = _found(check, root)
        clean = clean and not (found and is_fault)
        mark = ("[red]✗[/red]" if is_fault else "[yellow]![/yellow]") if found else "[green]✓[/green]"
        console.print(f"{mark} {name}", highlight=False)
        for line in found:
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    return clean


def _found(check: Check, root: Path) -> list[str]:
    """A file that cannot be read at all is a fault like any other, said in its own words."""
    try:
        return list(check(root))
    except ThreeAnyError as error:
        return [str(error)]


def _knowledge(root: Path) -> Iterable[str]:
    from bot import dialogue

    known = dialogue.load(root).knowledge
    return [] if known.benefits else ["data/benefits holds no benefit"]


def _wording(root: Path) -> Iterable[str]:
    for path in sorted((root / "data" / "wording").glob("*.yml")):
        wording.load(path)
    return []


def _searched(root: Path) -> Iterable[str]:
    from bot.search.everyday import Everyday
    from bot.search.kinds import Kinds
    from bot.search.model import EVERYDAY, KINDS, SITUATIONS
    from bot.search.situations import Situations

    for load, name in ((Everyday.load, EVERYDAY), (Situations.load, SITUATIONS), (Kinds.load, KINDS)):
        if (root / "data" / name).exists():
            load(root / "data" / name)
    return []


CHECKS: tuple[tuple[str, Check, bool], ...] = (
    ("YAML: no key twice, nothing Rasa would take for training data", yaml_problems, True),
    ("Benefits, parameters, regions, topics, terms", _knowledge, True),
    ("Wording", _wording, True),
    ("Everyday words, situations and kinds of the search", _searched, True),
    ("NLU examples: enough of each, none claimed twice", example_problems, True),
    ("Entities stand on morphemes", misaligned, True),
    ("Entities name a benefit (else an alias may be missing)", unresolved, False),
    ("Domain and rules", flow_problems, True),
    ("Models made from what is written (else make them anew)", stale, False),
)
"""Name, check, and whether what it finds is a fault."""
