"""Start Rasa's server: `python -m bot.nlu.serve` takes what `rasa run` takes.

The token comes in by THREEANY_RASA_TOKEN: a command line can be read by every user of the machine.
"""

from __future__ import annotations

import logging
import os
import sys

from rasa.__main__ import main as rasa
from rasa.core.channels import rest


class WithoutWords:
    """The log of Rasa's REST channel, which would hold what the citizen said wherever nobody waits for the answer any more, or it fails.

    An erased conversation must not live on in a file of logs.
    """

    _log = logging.getLogger("rasa.core.channels.rest")

    def error(self, event: str, **_said: object) -> None:
        self._log.error(event)

    def exception(self, event: str, **_said: object) -> None:
        # As the standard library writes it: lines of code, no values of variables.
        self._log.exception(event)


def main() -> None:
    rest.structlogger = WithoutWords()
    token = os.environ.get("THREEANY_RASA_TOKEN")
    sys.argv[:1] = ["rasa", "run"]
    # One argument, since a token may begin with a dash.
    sys.argv += [f"--auth-token={token}"] if token else []
    rasa()


if __name__ == "__main__":
    main()
