"""Topics as they lie in `data/topics`, read and checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot import details, reckoning, yaml_file
from bot.errors import DataError
from bot.knowledge import Contact
from bot.parameters import Parameters
from bot.topics import ASPECTS, Entry, Topic, Topics

_KEYS = {"id", "name", "words", "answer", "contact", "source", "date"}
NO_FIGURES = Parameters({})
_MORE = {"wishes", "told", "related", "yields", "details", "untold", "reckon"}


def load(path: Path, benefits: Collection[str], figures: Parameters = NO_FIGURES) -> Topics:
    """Read and check the files of a folder, or one file. `benefits`: ids that may be related. Raises DataError."""
    entries, owners = dict[str, Entry](), dict[str, str]()
    for file in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
        node = yaml_file.read(file)
        if not isinstance(node, list) or not node:
            raise DataError(file, "the file", f"a list of {sorted(_KEYS)}", node)
        for i, item in enumerate(node):
            topic, words, wishes = entry = _entry(file, f"[{i}]", item, benefits, figures)
            if topic.id in entries:
                raise DataError(file, f"[{i}].id", "an id of its own", topic.id)
            entries[topic.id] = entry
            for word in (*words, *wishes):
                if owners.setdefault(" ".join(word.split()), topic.id) != topic.id:
                    raise DataError(file, f"[{i}].words", f"words of its own ({owners[word]} has it)", word)
    details.check_together(path, [(f"{t.id}.details", each) for t, _, _ in entries.values() for each in t.details], benefits)
    return Topics(list(entries.values()))


def _entry(path: Path, where: str, item: Any, benefits: Collection[str], figures: Parameters) -> Entry:
    if not isinstance(item, Mapping) or not _KEYS <= set(item) <= _KEYS | _MORE:
        expected = f"the keys {sorted(_KEYS)}, and {sorted(_MORE)} where they help"
        raise DataError(path, where, expected, sorted(map(str, item)) if isinstance(item, Mapping) else item)
    texts = {key: _text(path, f"{where}.{key}", item[key]) for key in ("id", "name", "answer", "source", "date")}
    _check_date(path, f"{where}.date", texts["date"])
    told, related = item.get("told", {}), tuple(_texts(path, where, "related", item.get("related", [])))
    if not isinstance(told, Mapping) or not set(told) <= set(ASPECTS):
        raise DataError(path, f"{where}.told", f"a mapping of {ASPECTS} to sentences", told)
    for id in related:
        if id not in benefits:
            raise DataError(path, f"{where}.related", "ids of benefits", id)
    words = tuple(_texts(path, where, "words", item["words"]))
    wishes = tuple(_texts(path, where, "wishes", item.get("wishes", [])))
    if not words:
        raise DataError(path, f"{where}.words", "at least one text", item["words"])
    if not isinstance(item.get("yields", False), bool):
        raise DataError(path, f"{where}.yields", "true or false", item["yields"])
    sentences = {key: _text(path, f"{where}.told.{key}", text) for key, text in told.items()}
    contact = _contacts(path, f"{where}.contact", item["contact"])
    more = details.read(path, f"{where}.details", item.get("details", []))
    ways = reckoning.read(path, f"{where}.reckon", item.get("reckon", []), figures)
    yields, untold = item.get("yields", False), tuple(_texts(path, where, "untold", item.get("untold", [])))
    topic = Topic(**texts, contact=contact, told=sentences, related=related, details=more, untold=untold, yields=yields, reckon=ways)
    return topic, words, wishes


def _contacts(path: Path, where: str, node: Any) -> tuple[Contact, ...]:
    if not isinstance(node, list) or not node or not all(isinstance(each, Mapping) and set(each) == {"name", "phone"} for each in node):
        raise DataError(path, where, "a list of {name, phone}", node)
    for each in node:
        if not isinstance(each["phone"], str) or not re.fullmatch(r"[0-9-]{3,14}", each["phone"]):
            raise DataError(path, f"{where}.phone", 'a telephone number in quotes, e.g. "129"', each["phone"])
    return tuple(Contact(_text(path, f"{where}.name", each["name"]), each["phone"]) for each in node)


def _texts(path: Path, where: str, key: str, node: Any) -> Iterator[str]:
    if not isinstance(node, list):
        raise DataError(path, f"{where}.{key}", "a list of texts", node)
    for i, text in enumerate(node):
        yield _text(path, f"{where}.{key}[{i}]", text)


def _text(path: Path, where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(path, where, "a text", value)
    return " ".join(value.split())


def _check_date(path: Path, where: str, text: str) -> None:
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError as error:
        raise DataError(path, where, 'a day or month in quotes, e.g. "2026-07-10"', text) from error
