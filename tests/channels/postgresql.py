"""A PostgreSQL server of the tests' own: it listens on a socket in a folder of its own and is gone when they end."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from channels.store import Store

TEMPLATE = "every_table"


@dataclass
class PostgreSQL:
    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """URL of a database with every table and no row."""
        name = f"t{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        yield self.url(name)
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def make_template(self) -> None:
        self._do(f"CREATE DATABASE {TEMPLATE}")
        asyncio.run(_make_tables(self.url(TEMPLATE)))

    def _do(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)


async def _make_tables(url: str) -> None:
    store = Store(url)
    await store.open()
    await store.close()


def programs() -> Path | None:
    """Folder of the newest server's programs, where Debian or the PATH has them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    here = found[-1] if found else shutil.which("initdb")
    return Path(here).parent if here else None


@contextmanager
def served(bin_dir: Path) -> Iterator[PostgreSQL]:
    # It refuses to run as root, so there it runs as the user that its package makes.
    other = "postgres" if os.geteuid() == 0 else None

    def run(program: str, *arguments: str) -> None:
        groups: list[str] | None = [] if other else None
        command = [bin_dir / program, *arguments]
        subprocess.run(command, check=True, user=other, group=other, extra_groups=groups, stdout=subprocess.DEVNULL)

    with tempfile.TemporaryDirectory(prefix="threeany-postgresql-") as name:
        folder, data = Path(name), str(Path(name, "data"))
        if other:
            shutil.chown(folder, other, other)
        run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        # Nothing here has to survive a power cut, and nobody comes over the network.
        run("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", f"-F -k {folder} -c listen_addresses= -N 200")
        try:
            server = PostgreSQL(folder)
            server.make_template()
            yield server
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
