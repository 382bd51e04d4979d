"""The benefits, as people wrote them: one YAML file each, read and checked whole at start."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import details, parameters, reckoning, yaml_file
from bot.conditions import All, Condition
from bot.details import Detail
from bot.errors import DataError
from bot.korean.won import written
from bot.parameters import Parameters
from bot.reckoning import Way
from bot.vocabulary import Vocabulary

THEMES = (
    "생계",
    "의료",
    "주거",
    "교육",
    "노인",
    "장애",
    "임신·출산",
    "아동",
    "가족",
    "일자리",
    "청년",
    "감면",
    "문화",
    "금융",
    "안전",
)
WRITTEN, PUBLISHED = "written", "published"
PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)(?:\|([a-z]+))?\}")
FORMATS = ("won", "manwon", "plain")


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str


@dataclass(frozen=True)
class Source:
    title: str
    publisher: str
    date: str
    """Day, month or year the source is of."""


@dataclass(frozen=True)
class AmountRow:
    """The amount for one kind of household or age."""

    label: str
    text: str
    when: Condition | None
    """Picks the row for a person; None: only listed."""


@dataclass(frozen=True)
class Together:
    """What a source says of having it and others at the same time."""

    others: tuple[str, ...]
    """Their ids."""
    text: str
    source: str


@dataclass(frozen=True)
class Benefit:
    id: str
    name: str
    aliases: tuple[str, ...]
    theme: str
    agency: str
    weight: int
    """1 to 5: how much it matters to one who gets it (5: living money or care every month)."""
    summary: str
    who: str
    """Who gets it, in one or two plain sentences."""
    conditions: All
    amount: str
    amount_rows: tuple[AmountRow, ...]
    how: str
    where: str
    online: str
    documents: tuple[str, ...]
    period: str
    contact: tuple[Contact, ...]
    law: str
    sources: tuple[Source, ...]
    checked: date
    keywords: tuple[str, ...]
    """Everyday words people use for the need it meets; how they may be written is told at `bot.search.Needs`."""
    uncertain: tuple[str, ...]
    """What could not be verified, said as such and never asserted."""
    excludes: tuple[str, ...]
    """Ids of benefits that cannot be had for the same person at the same time."""
    nationwide: bool
    closed: str
    """Non-empty: not open to new applicants now, and why."""
    notice: str
    """What must be known before all else now, e.g. that this year's window has ended and when the next opens."""
    origin: str = WRITTEN
    """`written` by people who checked it, or `published`: an agency's own record, whose words are shown as its own."""
    published: tuple[str, ...] = ()
    """Ids under which agencies publish the same service, where their name for it is another."""
    complete: bool = True
    """False: its words demand more than its conditions say, so it never counts as settled."""
    details: tuple[Detail, ...] = ()
    untold: tuple[str, ...] = ()
    """Questions about it that no detail answers: by these too the choice is learnt."""
    together: tuple[Together, ...] = ()
    reckon: tuple[Way, ...] = ()
    """How to reckon what somebody gets by what they told."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says in sentences."""
        return (self.who, self.amount, self.how, self.period, *(detail.text for detail in self.details))


@dataclass(frozen=True)
class Knowledge:
    benefits: Mapping[str, Benefit]
    parameters: Parameters
    snapshot: str
    """Content hash of everything read."""

    def by_name(self, name: str) -> Benefit | None:
        return next((b for b in self.benefits.values() if b.name == name), None)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Official name → aliases."""
        return {b.name: b.aliases for b in self.benefits.values()}


def load(data_dir: Path) -> Knowledge:
    """Read `data_dir`/benefits and /parameters. Raises DataError at the first thing that is malformed."""
    figures = parameters.load(data_dir / "parameters")
    benefits: dict[str, Benefit] = {}
    for path in sorted((data_dir / "benefits").glob("*.yml")):
        benefit = read_benefit(path, figures)
        benefits[benefit.id] = benefit
    _check_together(data_dir / "benefits", benefits)
    return Knowledge(benefits, figures, _snapshot(data_dir))


def _snapshot(data_dir: Path) -> str:
    digest = hashlib.sha256()
    for folder in ("parameters", "benefits"):
        for path in sorted((data_dir / folder).glob("*.yml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _check_together(folder: Path, benefits: Mapping[str, Benefit]) -> None:
    if not benefits:
        raise DataError(folder, "the folder", "at least one benefit", "none")
    owner: dict[str, str] = {}
    for benefit in benefits.values():
        for name in (benefit.name, *benefit.aliases):
            key = name.replace(" ", "")
            if key in owner and owner[key] != benefit.id:
                raise DataError(folder / f"{benefit.id}.yml", "aliases", f"names of its own ({owner[key]} has it)", name)
            owner[key] = benefit.id
        for other in benefit.excludes:
            if other not in benefits:
                raise DataError(folder / f"{benefit.id}.yml", "excludes", "ids of benefits", other)
        for i, told in enumerate(benefit.together):
            if not set(told.others) <= set(benefits):
                raise DataError(folder / f"{benefit.id}.yml", f"together[{i}].with", "ids of benefits", list(told.others))
    details.check_together(folder, [(f"{b.id}.yml: details", each) for b in benefits.values() for each in b.details], benefits)


_TEXTS = ("id", "name", "theme", "agency", "summary", "who", "amount", "how", "where", "period", "law")
_LISTS = (
    *("aliases", "amount_rows", "documents", "keywords", "uncertain", "excludes", "published", "details", "untold", "together", "reckon"),
)
_OPTIONAL = (*_LISTS, "online", "nationwide", "closed", "notice")
_KEYS = {*_TEXTS, *_OPTIONAL, "weight", "conditions", "contact", "sources", "checked"}


def read_benefit(path: Path, figures: Parameters) -> Benefit:
    node = yaml_file.read(path)
    if not isinstance(node, dict):
        raise DataError(path, "the file", "a mapping", node)
    for key in node:
        if key not in _KEYS:
            raise DataError(path, key, f"one of {sorted(_KEYS)}", "an unknown key")
    texts = {key: _text(path, key, node.get(key)) for key in _TEXTS}
    _check_head(path, node)
    words = Vocabulary(path, figures)
    benefit = Benefit(
        **texts,
        aliases=_texts(path, "aliases", node.get("aliases", [])),
        weight=node["weight"],
        conditions=All(words.read_list("conditions", node.get("conditions"))),
        amount_rows=tuple(_rows(path, words, node.get("amount_rows", []))),
        online=_optional_text(path, "online", node),
        documents=_texts(path, "documents", node.get("documents", [])),
        contact=tuple(_contacts(path, node.get("contact"))),
        sources=tuple(_sources(path, node.get("sources"))),
        checked=_day(path, "checked", node.get("checked")),
        keywords=_texts(path, "keywords", node.get("keywords", [])),
        uncertain=_texts(path, "uncertain", node.get("uncertain", [])),
        excludes=_texts(path, "excludes", node.get("excludes", [])),
        nationwide=node.get("nationwide", True),
        closed=_optional_text(path, "closed", node),
        notice=_optional_text(path, "notice", node),
        published=_texts(path, "published", node.get("published", [])),
        details=details.read(path, "details", node.get("details", [])),
        untold=_texts(path, "untold", node.get("untold", [])),
        together=tuple(_together(path, node.get("together", []))),
        reckon=reckoning.read(path, "reckon", node.get("reckon", []), figures),
    )
    _check_placeholders(path, benefit, figures)
    return benefit


def _check_head(path: Path, node: Mapping[str, Any]) -> None:
    if node["id"] != path.stem:
        raise DataError(path, "id", f"the file's name '{path.stem}'", node["id"])
    if node["theme"] not in THEMES:
        raise DataError(path, "theme", f"one of {THEMES}", node["theme"])
    if type(node.get("weight")) is not int or not 1 <= node["weight"] <= 5:
        raise DataError(path, "weight", "a whole number from 1 to 5", node.get("weight"))
    if not isinstance(node.get("nationwide", True), bool):
        raise DataError(path, "nationwide", "true or false", node["nationwide"])


def _text(path: Path, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(path, key, "a text", value)
    return " ".join(value.split())


def _optional_text(path: Path, key: str, node: Mapping[str, Any]) -> str:
    return _text(path, key, node[key]) if node.get(key) is not None else ""


def _texts(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise DataError(path, key, "a list of texts", value)
    return tuple(_text(path, f"{key}[{i}]", item) for i, item in enumerate(value))


def _rows(path: Path, words: Vocabulary, node: Any) -> Iterator[AmountRow]:
    if not isinstance(node, list):
        raise DataError(path, "amount_rows", "a list of {label, text, when}", node)
    for i, item in enumerate(node):
        where = f"amount_rows[{i}]"
        if not isinstance(item, Mapping) or not {"label", "text"} <= set(item) <= {"label", "text", "when"}:
            raise DataError(path, where, "{label, text, when}", item)
        when = words.read(f"{where}.when", item["when"]) if "when" in item else None
        yield AmountRow(_text(path, f"{where}.label", item["label"]), _text(path, f"{where}.text", item["text"]), when)


def _together(path: Path, node: Any) -> Iterator[Together]:
    if not isinstance(node, list):
        raise DataError(path, "together", "a list of {with, text, source}", node)
    for i, item in enumerate(node):
        where = f"together[{i}]"
        if not isinstance(item, Mapping) or set(item) != {"with", "text", "source"}:
            raise DataError(path, where, "{with, text, source}", item)
        text, source = (_text(path, f"{where}.{key}", item[key]) for key in ("text", "source"))
        yield Together(_texts(path, f"{where}.with", item["with"]), text, source)


def _contacts(path: Path, node: Any) -> Iterator[Contact]:
    if not isinstance(node, list) or not node:
        raise DataError(path, "contact", "a list of {name, phone}", node)
    for i, item in enumerate(node):
        if not isinstance(item, Mapping) or set(item) != {"name", "phone"}:
            raise DataError(path, f"contact[{i}]", "{name, phone}", item)
        phone = _text(path, f"contact[{i}].phone", item["phone"])
        if not re.fullmatch(r"[\d-]{3,13}", phone):
            raise DataError(path, f"contact[{i}].phone", "a telephone number in quotes", item["phone"])
        yield Contact(_text(path, f"contact[{i}].name", item["name"]), phone)


def _sources(path: Path, node: Any) -> Iterator[Source]:
    if not isinstance(node, list) or not node:
        raise DataError(path, "sources", "a list of {title, publisher, date}", node)
    for i, item in enumerate(node):
        if not isinstance(item, Mapping) or set(item) != {"title", "publisher", "date"}:
            raise DataError(path, f"sources[{i}]", "{title, publisher, date}", item)
        yield Source(str(item["title"]), str(item["publisher"]), str(item["date"]))


def _day(path: Path, key: str, value: Any) -> date:
    if not isinstance(value, date):
        raise DataError(path, key, "a date such as 2026-06-12", value)
    return value


def _check_placeholders(path: Path, benefit: Benefit, figures: Parameters) -> None:
    texts = {"amount": benefit.amount, "who": benefit.who, "summary": benefit.summary, "period": benefit.period}
    texts |= {f"amount_rows[{i}].text": row.text for i, row in enumerate(benefit.amount_rows)}
    texts |= {f"details[{i}].text": detail.text for i, detail in enumerate(benefit.details)}
    for key, text in texts.items():
        for match in PLACEHOLDER.finditer(text):
            if match[1] not in figures.entries:
                raise DataError(path, key, "keys of parameters in braces", match[0])
            if (match[2] or "plain") not in FORMATS:
                raise DataError(path, key, f"a format of {FORMATS}", match[0])
        if "{" in PLACEHOLDER.sub("", text):
            raise DataError(path, key, "braces only around keys of parameters, e.g. {basic_pension.amount_max|won}", text)


def fill(text: str, figures: Parameters, day: date) -> str | None:
    """`text` with the figures of `day`; None where one of them is not known on that day."""
    values = {m[1]: figures.value(m[1], day) for m in PLACEHOLDER.finditer(text)}
    if None in values.values():
        return None
    return PLACEHOLDER.sub(lambda m: _formatted(values[m[1]], m[2] or "plain"), text)


def _formatted(value: float | None, form: str) -> str:
    if form == "plain" or value is None:
        return f"{value:,}"
    return written(value) if form == "won" else f"{value / 10_000:,.10g}만 원"
