"""Files that are there after a power cut: flushed to disk before anything points to them; and one writer at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, content: bytes) -> None:
    """A reader sees the old file or the new one, also after a kill in between."""
    beside = path.with_name(f"{path.name}.new")
    write(beside, content)
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A new name in a folder is on disk only once the folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def claimed(path: Path) -> Iterator[str]:
    """Hold the lock `path`: yields "" where it is ours, else the number of the process that has it. It goes with the process."""
    with open(path, "a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            yield file.read(20).decode("ascii", "replace").strip() or "unknown"
            return
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield ""
