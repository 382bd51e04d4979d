"""The gateway as on another day: `python -m tests.engine.gateway_on 2026-11-23`. Its clock runs on, whole days off."""

from __future__ import annotations

import sys
from datetime import date, datetime

from bot.settings import load
from channels import clock


def main() -> None:
    real = clock.now
    shift = date.fromisoformat(sys.argv[1]) - real().date()

    def shifted() -> datetime:
        return real() + shift

    clock.now = shifted
    from channels.app import main as serve  # the app binds its clock when it is loaded

    serve(load())


if __name__ == "__main__":
    main()
