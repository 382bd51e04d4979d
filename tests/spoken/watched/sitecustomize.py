"""Put in the way of every Python process of a test, before anything else runs there: writes down each file that is opened to be written."""

from __future__ import annotations

import os
import sys
from typing import Any

_LOG = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_STARTS = ("subprocess.Popen", "os.posix_spawn", "os.exec", "os.system")


def _note(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and _writes(*args[1:]):
        path = os.readlink(f"/proc/self/fd/{args[0]}") if isinstance(args[0], int) else os.fsdecode(args[0])
        os.write(_LOG, f"{os.getpid()} {path}\n".encode())
    elif event in _STARTS:
        os.write(_LOG, f"{os.getpid()} {event} {args[0]}\n".encode())


def _writes(mode: str | None, flags: int | None) -> bool:
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR)) or bool(set(mode or "") & set("wax+"))


sys.addaudithook(_note)
