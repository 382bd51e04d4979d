"""`python -m tests.channels.gateway_process VAR_DIR INSTANCE`: a gateway in a process of its own, before an engine that is a stand-in.

Begins at a line of its input, by which time it has imported everything, and prints its port once it serves.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn

from channels.app import serving
from tests.channels.conftest import make_app, make_settings
from tests.channels.fakes import FakeRasa
from tests.channels.test_wire import Server


async def main(var_dir: Path, instance: str) -> None:
    settings = make_settings(var_dir, instance=instance)
    server = Server(uvicorn.Config(make_app(settings, FakeRasa()), **{**serving(settings), "port": 0, "timeout_graceful_shutdown": 1}))
    serve = asyncio.create_task(server.serve())
    await server.up.wait()
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await serve


if __name__ == "__main__":
    sys.stdin.readline()
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
