"""`threeany check --conflicts`: where the published services say other than what people wrote, for a policy editor to look at."""

from __future__ import annotations

from rich.console import Console

from bot import knowledge
from bot.services.links import Conflict, conflicts, links
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels import clock

UNIT = {"age": "years", "child": "months of a child", "income": "% of the median", "money": "won"}


def tell(settings: Settings, console: Console) -> None:
    """Print each conflict with the published words. The record people wrote is what is shown, so a conflict is no fault."""
    loaded = Snapshots(settings.services_dir).load()
    if loaded is None:
        console.print("no published services are kept: threeany sync", markup=False)
        return
    known = knowledge.load(settings.root / "data")
    found = list(conflicts(known.benefits, loaded.services, known.parameters, clock.now().date()))
    count = len(links(known.benefits.values(), loaded.services))
    console.print(f"{count} published services are linked to records; {len(found)} figures differ", markup=False, highlight=False)
    for conflict in found:
        console.print(f"  {_line(conflict)}", markup=False, highlight=False, soft_wrap=True)


def _line(conflict: Conflict) -> str:
    published, known = (", ".join(f"{figure:,.10g}" for figure in figures) for figures in (conflict.published, conflict.known))
    quote = " ".join(conflict.quote.split())
    return f"{conflict.benefit} ← {conflict.service}: {UNIT[conflict.kind]}, published {published}, ours {known}: “{quote}”"
