"""What the audit log's head was, written down outside the database: a line for each row, in a file that only grows.

Whoever changes the database alone cannot change this file, so a log that was cut short or written anew no longer fits it. `chattr +a` on
the file, or a copy elsewhere, holds even against whoever gets at this machine.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(\d{1,15}) ([0-9a-f]{64}) (\d{1,15})")


@dataclass(frozen=True)
class Head:
    """The newest row at a time."""

    seq: int
    mac: str
    at: int


BEGINNING = Head(0, "0" * 64, 0)
"""Of a log without rows; the file's first line, so that a file that was removed differs from one not yet needed."""


@dataclass(frozen=True)
class Anchors:
    heads: tuple[Head, ...]
    damaged: int | None = None
    """Number of the first line that is none of ours, from 1."""

    @property
    def newest(self) -> int:
        return max((head.seq for head in self.heads), default=0)


class AnchorFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, head: Head = BEGINNING) -> bool:
        """Make the file; False where there is one already."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        except FileExistsError:
            return False
        _write(descriptor, _line(head))
        _flush(self.path.parent)
        return True

    def append(self, head: Head) -> None:
        """Write the head down and wait until the disk has it. OSError where the file is gone: it is never made anew in silence."""
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # another process may be writing; closing unlocks
        _write(descriptor, _line(head))

    def read(self) -> Anchors | None:
        """None where there is no file."""
        try:
            lines = self.path.read_text(encoding="ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return None
        found = [_LINE.fullmatch(line) for line in lines]
        heads = tuple(Head(int(match[1]), match[2], int(match[3])) for match in found if match)
        return Anchors(heads, next((number for number, match in enumerate(found, 1) if not match), None))


def flush(path: Path) -> None:
    """Have the disk keep what was written to a file, where there is one."""
    with contextlib.suppress(FileNotFoundError):
        _flush(path)


def _line(head: Head) -> bytes:
    return f"{head.seq} {head.mac} {head.at}\n".encode()


def _write(descriptor: int, line: bytes) -> None:
    with _closing(descriptor):
        os.write(descriptor, line)
        os.fsync(descriptor)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    with _closing(descriptor):
        os.fsync(descriptor)


@contextlib.contextmanager
def _closing(descriptor: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(descriptor)
