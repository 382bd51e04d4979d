"""Keys as they are pressed, without Enter behind them; from a pipe one line is one or more keys, an empty one Enter."""

from __future__ import annotations

import os
import re
import select
import threading
from collections.abc import Callable
from typing import Any

ENTER = "\n"
LEAVE = frozenset("qQ\x04")
"""Ctrl-D arrives as a key where keys come one by one."""
_LOOK_S = 0.1
_ESCAPED = re.compile(rb"\x1b(?:\[[0-9;]*[A-Za-z~]|O.)?")
"""Arrows and function keys, which hold digits that nobody pressed."""


class Keys:
    """A thread that reads while the context is open. `press` and `ended` are called from it."""

    def __init__(self, fd: int, press: Callable[[str], None], ended: Callable[[], None]) -> None:
        self._fd, self._press, self._ended = fd, press, ended
        self.is_terminal = os.isatty(fd)
        self._over = threading.Event()
        self._before: list[Any] | None = None
        self._line = b""
        self._thread = threading.Thread(target=self._read, daemon=True, name="keys")

    def __enter__(self) -> Keys:
        self._before = _one_by_one(self._fd) if self.is_terminal else None
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if os.name == "posix":
            self._thread.join()
        if self._before is not None:
            import termios

            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

    def _read(self) -> None:
        while not self._over.is_set():
            if not _ready(self._fd):
                continue
            data = os.read(self._fd, 1024)
            if not data:
                self._take_lines(ENTER.encode() if self._line else b"")
                self._ended()
                return
            self._take(data)

    def _take(self, data: bytes) -> None:
        if self._before is None:
            self._take_lines(data)
        else:
            for key in _ESCAPED.sub(b"", data).decode(errors="ignore"):
                self._press(key)

    def _take_lines(self, data: bytes) -> None:
        *lines, self._line = (self._line + data).split(b"\n")
        for line in lines:
            for key in line.decode(errors="ignore").strip() or ENTER:
                self._press(key)


def _ready(fd: int) -> bool:
    """Elsewhere only sockets can be waited for; there the thread waits in the read, and is left behind."""
    return os.name != "posix" or bool(select.select([fd], [], [], _LOOK_S)[0])


def _one_by_one(fd: int) -> list[Any] | None:
    """The terminal's settings as they were; None where it can only give lines. Ctrl-C stays what it is."""
    try:
        import termios
        import tty
    except ImportError:
        return None
    before = termios.tcgetattr(fd)
    tty.setcbreak(fd)
    return before
