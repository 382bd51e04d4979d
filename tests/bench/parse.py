"""What a Rasa model makes of texts. Run in the Rasa environment: `.venv-rasa/bin/python -m tests.bench.parse MODEL.tar.gz`.

A JSON list of texts in, a JSON list of Rasa's parses out.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any


def parses(model: Path, texts: Iterable[str]) -> list[dict[str, Any]]:
    return asyncio.run(_parse(model, texts))


async def _parse(model: Path, texts: Iterable[str]) -> list[dict[str, Any]]:
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    agent = Agent.load(str(model))
    return [await agent.parse_message(text) for text in texts]


def main() -> None:
    texts = json.load(sys.stdin)
    with redirect_stdout(sys.stderr):
        found = parses(Path(sys.argv[1]), texts)
    told = [{key: parse[key] for key in ("intent", "entities", "questions") if key in parse} for parse in found]
    json.dump(told, sys.stdout, default=str)


if __name__ == "__main__":
    main()
