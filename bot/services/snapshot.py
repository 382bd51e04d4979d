"""The kept services: `var/services/`. A new set is written beside, read back, and swapped in by renaming one small file.

    current            ids of the current and the previous snapshot, a line each
    <id>/records.jsonl one service a line, sorted by id; <id> are the first 16 hex digits of its SHA-256
    <id>/meta.json     schema, count, sha256, source, created
    lock               held by whoever changes the folder; the system frees it with the process, however that ends

Killed at any moment, the folder holds a whole current snapshot, or none where there was none.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from bot.errors import RecordError, SnapshotError
from bot.services import durable
from bot.services.service import Service

SCHEMA = 1
LOST_AT_MOST = 1 / 3
"""Share of the current services that may be missing from a new snapshot; with more it looks like half an answer."""
RECORDS, META, CURRENT, NEW = "records.jsonl", "meta.json", "current", ".new-"
_ID = re.compile(r"\b[0-9a-f]{16}\b")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Meta:
    id: str
    schema: int
    count: int
    sha256: str
    source: str
    """Where the services came from: an address, or the names of files."""
    created: str
    """ISO 8601."""


@dataclass(frozen=True)
class Loaded:
    meta: Meta
    services: tuple[Service, ...]
    problem: str = ""
    """Why this is the previous snapshot and not the current one."""


class Snapshots:
    """Readers need no lock: what `current` names is whole and never changed. Writers hold `locked()`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: tuple[tuple[int, int, int], tuple[str, ...]] | None = None

    def current(self) -> str | None:
        """Id of the current snapshot, None where there is none. Costs one stat while nothing changed: ask every turn.

        The id says that something changed, not that it can be read: load once a new id appears, and no more until the next.
        """
        ids = self._pointer()
        return ids[0] if ids else None

    def previous(self) -> str | None:
        ids = self._pointer()
        return ids[1] if len(ids) > 1 else None

    def load(self) -> Loaded | None:
        """The current services; where those are damaged the previous ones, with the reason in the log and in `problem`.

        None where nothing was ever kept. Raises SnapshotError where none can be read.
        """
        ids, problems = self._pointer(), []
        if not ids and (self.folder / CURRENT).exists():
            problems.append(f"{self.folder / CURRENT} names no snapshot")
            log.error("%s", problems[0])
            ids = self._newest()
        for id in ids:
            try:
                meta, services = self.read(id)
            except SnapshotError as error:
                log.error("%s", error)
                problems.append(str(error))
                continue
            return Loaded(meta, services, "; ".join(problems))
        if problems:
            raise SnapshotError("; ".join(problems) + ": run `threeany sync --full` or `threeany import`")
        return None

    def meta(self, id: str) -> Meta:
        path = self.folder / id / META
        try:
            found = Meta(**orjson.loads(path.read_bytes()))
        except (OSError, TypeError, orjson.JSONDecodeError) as error:
            raise SnapshotError(f"snapshot {id} is damaged: {path.name}: {error}") from error
        if found.schema != SCHEMA:
            raise SnapshotError(f"snapshot {id} must be of schema {SCHEMA}, found {found.schema}")
        return found

    def read(self, id: str) -> tuple[Meta, tuple[Service, ...]]:
        """Raises SnapshotError where anything about it is not as it was written."""
        meta = self.meta(id)
        try:
            content = (self.folder / id / RECORDS).read_bytes()
        except OSError as error:
            raise SnapshotError(f"snapshot {id} is damaged: {RECORDS}: {error}") from error
        return meta, _parsed(meta, content)

    def write(self, services: Iterable[Service], source: str, created: str) -> Meta:
        """Keep `services` as a snapshot that is not current yet. Raises SnapshotError where they cannot be kept, and leaves nothing behind.

        Refused: none at all, and an id twice.
        """
        ordered = sorted(services, key=lambda service: service.id)
        if not ordered:
            raise SnapshotError("no services: an empty answer replaces nothing")
        twice = sorted({a.id for a, b in zip(ordered, ordered[1:], strict=False) if a.id == b.id})
        if twice:
            raise SnapshotError(f"{len(twice)} ids are there twice: {', '.join(twice[:5])}")
        content = b"".join(orjson.dumps(service.to_json()) + b"\n" for service in ordered)
        digest = hashlib.sha256(content).hexdigest()
        meta = Meta(digest[:16], SCHEMA, len(ordered), digest, source, created)
        if not self._whole(meta.id):
            self._put(meta, content)
        return meta

    def activate(self, id: str, force: bool = False) -> None:
        """Make `id` current and delete all but it and the one before. Raises SnapshotError where it is damaged, or lost too many
        of the current services and `force` is not given.
        """
        _, services = self.read(id)
        ids = self._pointer()
        if not ids or ids[0] != id:
            if not force:
                self.refuse_loss({service.id for service in services})
            self._point(id, *(other for other in ids if other != id and self._whole(other)))
        self._prune()

    def refuse_loss(self, ids: set[str]) -> None:
        """Raises SnapshotError where more than a third of the current services are not among `ids`."""
        try:
            before = self.load()
        except SnapshotError:
            return  # nothing readable is there that could be lost
        if before is None:
            return
        lost = sum(service.id not in ids for service in before.services)
        if lost > before.meta.count * LOST_AT_MOST:
            raise SnapshotError(
                f"{lost} of {before.meta.count} services would be gone, more than a third: that looks like half an answer;"
                " `--force` if it is right"
            )

    def rollback(self) -> Meta:
        """Make the previous snapshot current, and this one the previous. Raises SnapshotError where there is none."""
        previous = self.previous()
        if previous is None:
            raise SnapshotError("no previous snapshot is kept: nothing to roll back to")
        meta, _ = self.read(previous)
        self._point(previous, *self._pointer()[:1])
        return meta

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Raises SnapshotError where another process is changing the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with durable.claimed(self.folder / "lock") as owner:
            if owner:
                raise SnapshotError(f"another sync or import is running (process {owner}): wait for it")
            yield

    def _pointer(self) -> tuple[str, ...]:
        path = self.folder / CURRENT
        try:
            stat = path.stat()
            mark = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if self._seen is None or self._seen[0] != mark:
                self._seen = (mark, tuple(_ID.findall(path.read_text(encoding="ascii", errors="replace"))))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise SnapshotError(f"{path} cannot be read: {error}") from error
        return self._seen[1]

    def _point(self, *ids: str) -> None:
        try:
            durable.replace(self.folder / CURRENT, "".join(f"{id}\n" for id in ids[:2]).encode("ascii"))
        except OSError as error:
            raise SnapshotError(f"{self.folder / CURRENT} cannot be written: {error}") from error
        self._seen = None  # two swaps within one tick of the clock may look alike

    def _put(self, meta: Meta, content: bytes) -> None:
        """Write, flush to disk, read back, and only then give it its name."""
        beside, final = self.folder / f"{NEW}{meta.id}", self.folder / meta.id
        try:
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir(parents=True)
            durable.write(beside / RECORDS, content)
            durable.write(beside / META, orjson.dumps(asdict(meta)))
            _parsed(meta, (beside / RECORDS).read_bytes())
            durable.sync_folder(beside)
            shutil.rmtree(final, ignore_errors=True)  # a damaged one of the same name
            os.rename(beside, final)
            durable.sync_folder(self.folder)
        except OSError as error:
            raise SnapshotError(f"{final} cannot be written: {error}; what was there is unchanged") from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def _newest(self) -> tuple[str, ...]:
        folders = [path for path in self.folder.iterdir() if _ID.fullmatch(path.name)]
        return tuple(path.name for path in sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True))

    def _whole(self, id: str) -> bool:
        try:
            self.read(id)
        except SnapshotError:
            return False
        return True

    def _prune(self) -> None:
        kept = {*self._pointer()}
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in kept and (path.name.startswith(NEW) or (path / META).exists()):
                shutil.rmtree(path, ignore_errors=True)


def _parsed(meta: Meta, content: bytes) -> tuple[Service, ...]:
    digest = hashlib.sha256(content).hexdigest()
    if digest != meta.sha256 or meta.id != digest[:16]:
        raise SnapshotError(f"snapshot {meta.id} is damaged: its records have the hash {digest[:16]}")
    try:
        services = tuple(Service.from_json(orjson.loads(line)) for line in content.splitlines())
    except (RecordError, orjson.JSONDecodeError) as error:
        raise SnapshotError(f"snapshot {meta.id} cannot be read: {error}") from error
    if len(services) != meta.count:
        raise SnapshotError(f"snapshot {meta.id} must hold {meta.count} services, found {len(services)}")
    return services
