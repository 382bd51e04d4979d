"""All services of the API, or what changed among them: whole answers only, and what was fetched is kept for the next try.

`<folder>/partial/` holds the pages of an interrupted run; they are used again the same day, and gone once a run has ended well.
"""

from __future__ import annotations

import shutil
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import orjson

from bot.errors import RecordError, SourceError
from bot.services import durable
from bot.services.service import Service, read, unknown, views
from channels import clock
from channels.gov24 import CONDITIONS, DETAIL, LIST, PER_PAGE, Gov24, Page, Row

KEPT_S = 26 * 3600
"""Longer than a day, so that a quota spent early is gone on with the next day."""
LIST_KEPT_S = 3600
"""The list says what there is and what was modified, so it must be of today."""
CLOCKS_S = 600
"""How far our clock and theirs may differ."""
PASSES = 3
"""The list may change while it is paged; so many times it is begun again."""
FEW = 50
"""Rows that a set of pages lacks are asked for one by one, up to so many."""
LACKING_AT_MOST = 1 / 3
"""Share of services that may have no detail at all, if the API says that it gave every one it has."""

Progress = Callable[[str, int, int], None]
"""Called with what is being fetched, how many calls of it are done, and how many it takes."""


@dataclass(frozen=True)
class Fetched:
    services: tuple[Service, ...]
    """All there are now, the unchanged ones included."""
    unreadable: tuple[RecordError, ...] = ()
    """Records that could not be read; where they could before, the earlier one stays in `services`."""
    unknown: Mapping[str, int] | None = None
    """Field or code nobody here knows → how many rows have it."""
    duplicates: int = 0
    """Ids the API itself lists twice."""
    without_detail: tuple[str, ...] = ()
    """Ids in the list that have no detail or no conditions."""


class Download:
    """One run. With `keep` false it writes nothing of what it fetches; pages kept before are used all the same."""

    def __init__(self, api: Gov24, folder: Path, keep: bool = True, progress: Progress | None = None, per_page: int = PER_PAGE) -> None:
        self._api, self._keep = api, keep
        self._folder = folder / "partial" / f"{zlib.crc32(api.url.encode()):08x}"  # what one address gave is no answer of another
        self._progress, self._per_page = progress or (lambda what, done, of: None), per_page
        self._duplicates = 0
        self._unknown: Counter[str] = Counter()

    def unchanged(self, known: Mapping[str, Service], since: str) -> bool:
        """One call: is nothing modified since `since` (as the API writes times), and are there as many as before?"""
        page = self._api.page(LIST, 1, self._per_page, {"수정일시::GTE": since})
        same = all((old := known.get(str(row.get("서비스ID")))) and old.modified == str(row.get("수정일시")) for row in page.rows)
        return same and page.matching == len(page.rows) and page.total == len(known)

    def fetch(self, known: Mapping[str, Service]) -> Fetched:
        """`known`: services that need no second look where the list says they were not modified since; none to fetch everything.

        Raises SourceError where no whole answer could be had, QuotaSpent and KeyRefused as the API does.
        """
        listed, bad = self._listed()
        wanted = [
            id for id, row in listed.items() if id not in known or not known[id].modified or known[id].modified != str(row.get("수정일시"))
        ]
        details = self._rows(DETAIL, wanted, listed)
        conditions = self._rows(CONDITIONS, wanted, listed)
        services, lacking, fresh = [], [], set(wanted)
        for id, row in listed.items():
            try:
                if id in fresh:
                    services.append(read(row, details.get(id), conditions.get(id)))
                    if id not in details or id not in conditions:
                        lacking.append(id)
                else:
                    services.append(replace(known[id], views=views(row)))
            except RecordError as error:
                bad.append(error)
                if id in known:
                    services.append(known[id])
            self._unknown.update(unknown(row, details.get(id), conditions.get(id)))
        return Fetched(tuple(services), tuple(bad), self._unknown, self._duplicates, tuple(lacking))

    def forget(self) -> None:
        """The run ended well: the next one begins anew."""
        shutil.rmtree(self._folder.parent, ignore_errors=True)

    def _listed(self) -> tuple[dict[str, Row], list[RecordError]]:
        """Every row of the list by id, and those without a usable id. Paged again until the counts agree."""
        before: set[str] | None = None
        for _ in range(PASSES):
            rows, settled = self._paged(LIST)
            good = [row for row in rows if _has_id(row)]
            found = {row["서비스ID"]: row for row in good}
            twice = len(good) - len(found)
            # An unstable order shows some twice and hides others; the same ones twice every time are the API's own.
            if settled and (not twice or before == set(found)):
                self._duplicates = twice
                return found, [_nameless(row) for row in rows if not _has_id(row)]
            before = set(found) if settled else None
            self._drop(LIST)
        raise SourceError(f"the list changed while it was read, {PASSES} times; nothing here was changed, try again later")

    def _rows(self, kind: str, ids: list[str], listed: Mapping[str, Row]) -> dict[str, Row]:
        """The rows of `ids`: one by one, or all pages where that takes fewer calls."""
        pages = -(-len(listed) // self._per_page)
        if len(ids) <= pages:
            return self._singly(kind, ids, listed)
        found, unfit = self._all(kind, ids, listed)
        return found | self._singly(kind, unfit[:FEW], listed)

    def _all(self, kind: str, ids: list[str], listed: Mapping[str, Row]) -> tuple[dict[str, Row], list[str]]:
        """All pages by id, and which of `ids` they lack or hold from before a change.

        Paged again where the pages do not fit together and these are more than can be asked for one by one.
        """
        for _ in range(PASSES):
            since = self._kept_since(kind)
            rows, settled = self._paged(kind)
            found = {str(row.get("서비스ID")): row for row in rows}
            lacking = [id for id in ids if id not in found]
            stale = [id for id in ids if id in found and since and str(listed[id].get("수정일시")) > since]
            if len(lacking) + len(stale) <= FEW or (settled and not stale and len(lacking) <= len(ids) * LACKING_AT_MOST):
                return found, [*lacking, *stale]
            self._drop(kind)
        raise SourceError(
            f"{kind} has no row for {len(lacking)} of {len(ids)} services: half an answer; nothing here was changed, try again later"
        )

    def _singly(self, kind: str, ids: Iterable[str], listed: Mapping[str, Row]) -> dict[str, Row]:
        ids = list(ids)
        found = {}
        for done, id in enumerate(ids):
            self._progress(kind, done, len(ids))
            key = f"{kind}-{listed[id].get('수정일시')}-{id}"
            row = self._kept(key) or self._api.one(kind, id)
            if row:
                self._save(key, row)
                found[id] = row
        self._progress(kind, len(ids), len(ids))
        return found

    def _paged(self, kind: str) -> tuple[list[Row], bool]:
        """The rows of all pages, and whether they fit together: the same total on each, and as many rows as it says."""
        self._progress(kind, 0, 1)
        first = self._page(kind, 1)
        rows, last, settled = list(first.rows), -(-first.matching // first.per_page), True
        for number in range(2, last + 1):
            self._progress(kind, number - 1, last)
            page = self._page(kind, number)
            settled = settled and page.matching == first.matching
            rows.extend(page.rows)
        self._progress(kind, last, last)
        return rows, settled and len(rows) == first.matching

    def _page(self, kind: str, number: int) -> Page:
        key = f"{kind}-{number}-of-{self._per_page}"
        kept = self._kept(key)
        if kept:
            return Page(tuple(kept["rows"]), *(kept[name] for name in ("number", "per_page", "matching", "total")))
        page = self._api.page(kind, number, self._per_page)
        self._save(key, {name: getattr(page, name) for name in ("rows", "number", "per_page", "matching", "total")})
        return page

    def _path(self, key: str) -> Path:
        return self._folder / ("".join(char if char.isalnum() or char == "-" else "_" for char in key)[:150] + ".json")

    def _kept(self, key: str) -> Row | None:
        path = self._path(key)
        try:
            if not _fresh(path):
                return None
            kept = orjson.loads(path.read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return None
        return kept if isinstance(kept, dict) else None

    def _kept_since(self, kind: str) -> str:
        """When the oldest page of `kind` was kept, as the API writes times; "" where none is. What was modified later it cannot know."""
        times = [path.stat().st_mtime for path in self._folder.glob(f"{kind}-*") if _fresh(path)]
        return f"{datetime.fromtimestamp(min(times) - CLOCKS_S, clock.SEOUL):%Y%m%d%H%M%S}" if times else ""

    def _save(self, key: str, row: object) -> None:
        if not self._keep:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            durable.replace(self._path(key), orjson.dumps(row))
        except OSError as error:
            raise SourceError(f"{self._folder} cannot be written: {error}") from error

    def _drop(self, kind: str) -> None:
        for path in self._folder.glob(f"{kind}-*"):
            path.unlink(missing_ok=True)


def _has_id(row: Row) -> bool:
    return isinstance(row.get("서비스ID"), str) and row["서비스ID"] != ""


def _nameless(row: Row) -> RecordError:
    try:
        read(row)
    except RecordError as error:
        return error
    raise AssertionError("a row without an id was read")


def _fresh(path: Path) -> bool:
    limit = LIST_KEPT_S if path.name.startswith(LIST) else KEPT_S
    return -60 < time.time() - path.stat().st_mtime < limit
