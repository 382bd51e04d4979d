"""Start Rasa's server: `python -m bot.nlu.serve` takes what `rasa run` takes.

The token comes in by THREEANY_RASA_TOKEN: a command line can be read by every user of the machine.
"""

from __future__ import annotations

import os
import sys

from rasa.__main__ import main as rasa


def main() -> None:
    token = os.environ.get("THREEANY_RASA_TOKEN")
    sys.argv[:1] = ["rasa", "run"]
    # One argument, since a token may begin with a dash.
    sys.argv += [f"--auth-token={token}"] if token else []
    rasa()


if __name__ == "__main__":
    main()
