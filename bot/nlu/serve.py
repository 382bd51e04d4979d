"""Start Rasa's server: `python -m bot.nlu.serve` takes what `rasa run` takes.

The token comes in by THREEANY_RASA_TOKEN: a command line can be read by every user of the machine.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from bot.nlu.korean import DATA, korean


def main() -> None:
    with ThreadPoolExecutor(1) as pool:
        # The JVM reads its dictionary without holding Python's lock, so Rasa's imports run beside it: three seconds less to wait.
        ready = pool.submit(korean, DATA)
        from rasa.__main__ import main as rasa

        ready.result()
    token = os.environ.get("THREEANY_RASA_TOKEN")
    sys.argv[:1] = ["rasa", "run"]
    # One argument, since a token may begin with a dash.
    sys.argv += [f"--auth-token={token}"] if token else []
    rasa()


if __name__ == "__main__":
    main()
