"""Progress a person can follow: each step's name and how long it took, on a terminal with a spinner."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


class Step:
    """What is being done now; `note` says how far it is."""

    def __init__(self, console: Console, name: str) -> None:
        self._started, self._console, self._name = time.monotonic(), console, name
        self._status = console.status("") if console.is_terminal else None
        self._note = ""

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self._started

    def note(self, text: str = "") -> None:
        self._note = text or self._note
        if self._status:
            self._status.update(f"{self._name}  [dim]{self._note}  {self.elapsed_s:.0f} s[/dim]")

    def start(self) -> None:
        if self._status:
            self.note()
            self._status.start()
        else:
            self._console.print(f"… {self._name}", highlight=False)

    def stop(self, mark: str) -> None:
        if self._status:
            self._status.stop()
        note = f"  {self._note}" if self._note else ""
        self._console.print(f"{mark} {self._name}[dim]{note}  {self.elapsed_s:.1f} s[/dim]", highlight=False)


@contextmanager
def step(console: Console, name: str) -> Iterator[Step]:
    """Show `name` while the body runs, then its time; a cross where it fails."""
    current = Step(console, name)
    current.start()
    done = False
    try:
        yield current
        done = True
    finally:
        current.stop("[green]✓[/green]" if done else "[red]✗[/red]")
