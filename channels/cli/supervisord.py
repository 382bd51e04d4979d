"""supervisord that ends with the process that started it: `python -m channels.cli.supervisord CONFIG`.

Were `threeany run` killed outright, its children would keep the ports. Linux can send a signal when the parent dies.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""prctl(2)."""


def main() -> None:
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        return  # it died before we asked
    from supervisor.supervisord import main as supervisord

    supervisord(["-n", "-c", sys.argv[1]])


if __name__ == "__main__":
    main()
