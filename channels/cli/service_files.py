"""Services from files: JSON (a list, `{"data": […]}`, or an object a line) or CSV, in the field names of the public-service API.

Rows of one service, its list's, detail's and conditions', may stand in one file or in several.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from bot.errors import Invalid, RecordError
from bot.services import bokjiro
from bot.services.service import Service, merged, read, unknown
from bot.services.values import Row

ENCODINGS = ("utf-8-sig", "cp949")
"""What government files come in."""


@dataclass(frozen=True)
class FromFiles:
    services: tuple[Service, ...]
    unreadable: tuple[RecordError, ...]
    unknown: Mapping[str, int]


def read_all(files: Iterable[Path], names: Mapping[str, str]) -> FromFiles:
    """Raises Invalid where a file as a whole cannot be read; single records that cannot are listed.

    `names`: id → name of services known already, for files that give none (details, conditions).
    """
    by_id: dict[str, dict[str, Any]] = {}
    unreadable: list[RecordError] = []
    counted: Counter[str] = Counter()
    for path in files:
        for where, row in _rows(path):
            if isinstance(row, RecordError):
                unreadable.append(row)
                continue
            id = row.get("서비스ID")
            if not isinstance(id, str) or not id:
                unreadable.append(RecordError(where, "서비스ID", "there, as text", id))
                continue
            counted.update(unknown(row))
            by_id[id] = merged((by_id.get(id, {}), row))
    services = []
    for id, row in by_id.items():
        try:
            services.append(read({"서비스명": names.get(id), **row}))
        except RecordError as error:
            unreadable.append(error)
    return FromFiles(tuple(services), tuple(unreadable), counted)


Found = Iterable[tuple[str, Row | RecordError]]
"""Where it stands, and the row or why it is none."""


def _rows(path: Path) -> Found:
    try:
        text = _decoded(path, path.read_bytes())
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}") from error
    return _from_csv(path, text) if path.suffix.lower() == ".csv" else _from_json(path, text)


def _decoded(path: Path, content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid(f"{path} must be in UTF-8 or CP949")


def _from_csv(path: Path, text: str) -> Found:
    csv.field_size_limit(1 << 20)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    if "서비스ID" not in [(name or "").strip() for name in reader.fieldnames or ()]:
        raise Invalid(f"{path} must have a column 서비스ID, found {reader.fieldnames}")
    found: list[tuple[str, Row | RecordError]] = []
    try:
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row:
                found.append((where, RecordError(where, "row", "as long as the header", f"{len(row[None])} values more")))
            else:
                found.append((where, {name.strip(): (value or "").strip() for name, value in row.items()}))
    except csv.Error as error:
        raise Invalid(f"{path}, line {reader.line_num}: {error}") from error
    return found


def _from_json(path: Path, text: str) -> Found:
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return _from_lines(path, text, error)
    other = bokjiro.rows(content)
    if other is not None:
        return _numbered(path, "row", other)
    if isinstance(content, Mapping):
        content = content.get("data", [content])
    if not isinstance(content, list):
        raise Invalid(f'{path} must hold a list of records, {{"data": […]}}, or a record a line')
    return _numbered(path, "row", content)


def _from_lines(path: Path, text: str, whole: Exception) -> Found:
    found: list[Any] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(orjson.loads(line))
            except orjson.JSONDecodeError as error:
                found.append(RecordError(f"{path.name}, line {number}", "line", f"JSON ({error})", line))
    if not any(isinstance(row, Mapping) for row in found):
        raise Invalid(f"{path} is no JSON: {whole}")
    return _numbered(path, "line", found)


def _numbered(path: Path, what: str, rows: list[Any]) -> Found:
    for number, row in enumerate(rows, 1):
        where = f"{path.name}, {what} {number}"
        if isinstance(row, Mapping | RecordError):
            yield where, row
        else:
            yield where, RecordError(where, "row", "an object", row)
