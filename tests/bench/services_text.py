"""How well conditions are read out of published texts, on records labelled by hand.

`python -m tests.bench.services_text --data DIR [--split dev] [--misses]`; DIR holds the published records, which are not part of the
project. Labels (`service_labels.jsonl`): `required`, `alternatives` (any of them opens the service; `other` is a way in outside this
list) and `either` (may be read or not). A label is a kind and where it has one a value: `age:19-39` years and `ch:3-155` months, both
inclusive; `inc:50` percent of the median; `kids:2` at least; `school:emhu`; `res` a length of residence; `nohome`, `basic`, `near`,
`single` (parent), `dis`, `sevdis`, `vet`, `preg`, `multi`, `nk`, `foreign`, `alone`, `farm`, `fish`, `emp`, `seek`, `sex:f`.

The rules were written with `dev` in view. `heldout`, `fresh` and `last` were labelled before they were first read by the rules, one after
another; what each first run missed then went into the rules, so that today's figures for them are no longer blind (`BLIND`).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.services.reading import Extracted, read_conditions
from bot.services.service import Service

LABELS = Path(__file__).with_name("service_labels.jsonl")
_NAMES = {
    "child": "ch", "income": "inc", "children": "kids", "residence": "res", "no_home": "nohome", "veteran": "vet", "pregnant": "preg",
    "multicultural": "multi", "defector": "nk", "farmer": "farm", "fisher": "fish", "employed": "emp", "jobless": "seek",
}  # fmt: skip
_CODES = {
    "JA0302": "preg", "JA0401": "multi", "JA0402": "nk", "JA0403": "single", "JA0404": "alone", "JA0411": "kids", "JA0412": "nohome",
    "JA0313": "farm", "JA0314": "fish", "JA0328": "dis", "JA0329": "vet", "JA0326": "emp", "JA0327": "seek",
}  # fmt: skip
_BANDS = (("JA0205", None), ("JA0204", 200), ("JA0203", 100), ("JA0202", 75), ("JA0201", 50))
_SCHOOLS = (("JA0317", "e"), ("JA0318", "m"), ("JA0319", "h"), ("JA0320", "u"))
SPLITS = ("dev", "heldout", "fresh", "last")
BLIND = {"heldout": (0.933, 0.881), "fresh": (0.966, 0.824), "last": (0.896, 0.891)}
"""Precision and recall when the rules first read them."""


@dataclass(frozen=True)
class Record:
    service: Service
    codes: frozenset[str]


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    narrower: int = 0
    """Services for which more is required than the text demands: the harm that counts."""

    def add(self, found: set[str], expected: set[str], free: set[str]) -> tuple[set[str], set[str]]:
        wrong = {one for one in found - expected if one not in free and one.partition(":")[0] not in free}
        missed = expected - found
        for counter, items in ((self.right, found & expected), (self.wrong, wrong), (self.missed, missed)):
            counter.update(one.partition(":")[0].lstrip("|") for one in items)
        return wrong, missed

    def rates(self, kind: str | None = None) -> tuple[float, float, int]:
        right, wrong, missed = (c[kind] if kind else c.total() for c in (self.right, self.wrong, self.missed))
        return right / (right + wrong or 1), right / (right + missed or 1), right + missed


def measure(data: Path) -> dict[str, Any]:
    """For `make bench`: precision and recall a split, of the texts and of the codes alone."""
    records, labels = dict(_published(data)), _labels()
    began = time.perf_counter()
    for record in records.values():
        read_conditions(record.service)
    seconds = time.perf_counter() - began
    splits = [_figures(split, _of(split, labels, records), records) for split in SPLITS]
    return {"services": len(records), "read_s": seconds, "splits": splits}


def _figures(split: str, labels: list[dict[str, Any]], records: Mapping[str, Record]) -> dict[str, Any]:
    text, roles, codes = _scores(labels, records)
    return {
        "split": split,
        "records": len(labels),
        "text": text.rates(),
        "roles": roles.rates(),
        "codes": codes.rates(),
        "narrower": text.narrower,
        "blind": BLIND.get(split),
    }


def _labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]


def _of(split: str, labels: list[dict[str, Any]], records: Mapping[str, Record]) -> list[dict[str, Any]]:
    return [one for one in labels if one["split"] == split and one["id"] in records]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=SPLITS, action="append")
    parser.add_argument("--misses", action="store_true", help="also print what was read wrongly or not at all")
    asked = parser.parse_args()
    if not asked.data.is_dir():
        print(f"skipped: {asked.data} is not there")
        return
    records, labels = dict(_published(asked.data)), _labels()
    for split in asked.split or SPLITS:
        _report(split, _of(split, labels, records), records, asked.misses)
    began = time.perf_counter()
    for record in records.values():
        read_conditions(record.service)
    print(f"{len(records)} services read in {time.perf_counter() - began:.1f} s")


def _report(split: str, labels: list[dict[str, Any]], records: Mapping[str, Record], misses: bool) -> None:
    text, roles, codes = _scores(labels, records, misses)
    print(f"\n{split}: {len(labels)} services, precision recall (labels); of the JA codes alone")
    for kind in sorted({*text.right, *text.wrong, *text.missed}):
        print(f"  {kind:8}{_row(text.rates(kind))}    {_row(codes.rates(kind))}")
    print(f"  {'all':8}{_row(text.rates())}    {_row(codes.rates())}")
    print(f"  with the role (required, or one of several): {_row(roles.rates())}")
    print(f"  services with something wrongly required: {text.narrower}")


def _scores(labels: list[dict[str, Any]], records: Mapping[str, Record], misses: bool = False) -> tuple[Score, Score, Score]:
    """Of the texts, of the texts with the role of each demand, of the codes alone."""
    text, roles, codes = Score(), Score(), Score()
    for label in labels:
        record = records[label["id"]]
        extracted = read_conditions(record.service)
        expected, free = _expected(label)
        found = _found(extracted)
        wrong, missed = text.add(_bare(found), _bare(expected), free)
        role_wrong, _ = roles.add(found, expected, free | {f"|{one}" for one in free})
        too_narrow = {one for one in role_wrong if not one.startswith("|")}
        text.narrower += bool(too_narrow)
        if record.codes:
            codes.add(_coded(record), _bare(expected), free)
        if misses and (wrong or missed or too_narrow):
            print(f"\n{label['id']} {record.service.name}\n  T: {record.service.target[:700]!r}\n  C: {record.service.criteria[:400]!r}")
            print(f"  wrong {sorted(wrong)} missed {sorted(missed)} wrongly required {sorted(too_narrow)}")
    return text, roles, codes


def _row(rates: tuple[float, float, int]) -> str:
    return f"{rates[0]:7.3f}{rates[1]:7.3f} ({rates[2]:3})"


def _expected(label: dict[str, Any]) -> tuple[set[str], set[str]]:
    alternatives = {f"|{_canonical(one)}" for one in label["alternatives"] if one != "other"}
    return _split({_canonical(one) for one in label["required"]} | alternatives), _split({_canonical(one) for one in label["either"]})


def _split(labels: set[str]) -> set[str]:
    """Each level of school for itself."""
    return {f"{head}{letter}" for head, letters in map(_levels, labels) for letter in letters}


def _levels(label: str) -> tuple[str, str | tuple[str, ...]]:
    head, colon, value = label.partition(":")
    return (head + colon, value) if head.lstrip("|") == "school" and value else (label, ("",))


def _canonical(label: str) -> str:
    """Years become months, so that a child's age in years and in months is one thing; a severe disability is one value of `dis`."""
    name, _, value = label.partition(":")
    if name == "age" and value:
        low, high = value.split("-")
        return f"age:{int(low or 0) * 12}-{int(high) * 12 + 11 if high else ''}"
    if name == "ch":
        return f"age:{value}" if value else "age"
    return {"sevdis": "dis:severe", "dis": "dis:any"}.get(name, label)


def _bare(labels: Iterable[str]) -> set[str]:
    return {one.lstrip("|") for one in labels}


def _found(extracted: Iterable[Extracted]) -> set[str]:
    return _split(
        {
            ("" if one.required else "|") + _named(kind, value)
            for one in extracted
            for kind, value in one.demands
            if not kind.startswith("not ")
        }
    )


def _named(kind: str, value: tuple[Any, ...]) -> str:
    if kind in ("age", "child"):
        low, high = value
        name = "age" if kind == "age" else "ch"
        return _canonical(f"{name}:{low or (0 if name == 'ch' else '')}-{'' if high is None else high}")
    if kind == "disabled":
        return f"dis:{value[0]}"
    if kind == "sex":
        return f"sex:{value[0][0]}"
    name = _NAMES.get(kind, kind)
    return f"{name}:{value[0]}" if value else name


def _coded(record: Record) -> set[str]:
    """What the JA codes alone say, read as generously as they allow: all codes of a kind set means no restriction."""
    codes, found = record.codes, set()
    service = record.service
    if (service.age_from or 0) > 0 or (service.age_to or 120) < 120:
        high = "" if (service.age_to or 120) >= 120 else service.age_to
        found.add(f"age:{service.age_from or ''}-{high}")
    limit = next((limit for band, limit in _BANDS if band in codes), None)
    if limit:
        found.add(f"inc:{limit}")
    if ("JA0102" in codes) != ("JA0101" in codes):
        found.add("sex:f" if "JA0102" in codes else "sex:m")
    if "JA0322" not in codes:
        found |= {_CODES[code] for code in codes if code in _CODES and code < "JA04"}
        levels = "".join(letter for code, letter in _SCHOOLS if code in codes)
        found |= {f"school:{levels}"} if levels else set()
    if "JA0410" not in codes:
        found |= {_CODES[code] for code in codes if code in _CODES and code > "JA04"}
    return _split({_canonical(one) for one in found})


def _published(data: Path) -> Iterator[tuple[str, Record]]:
    for row in json.loads((data / "bokjiro_local_birth_1358_2026-08.json").read_text("utf-8"))["items"]:
        detail = row.get("detail") or {}
        yield row["servId"], _record(row["servId"], row["servNm"], detail.get("target"), detail.get("crit"), {})
    for row in json.loads((data / "gov24_central_500_2026.json").read_text("utf-8")):
        raw = row["eligibility_raw"]
        yield row["id"].removeprefix("gov24_"), _record(row["id"], row["name"], raw["target"], raw["criteria"], {})
    for row in json.loads((data / "gov24_services_8255_2026-07.json").read_text("utf-8")):
        yield row["서비스ID"], _record(row["서비스ID"], row["서비스명"], row.get("지원대상"), row.get("선정기준"), row)


def _record(identifier: str, name: str, target: str | None, criteria: str | None, row: Mapping[str, Any]) -> Record:
    codes = frozenset(row.get("JA") or ())
    service = Service(
        id=identifier,
        name=name,
        target=target or "",
        criteria=criteria or "",
        codes=codes,
        age_from=row.get("JA0110"),
        age_to=row.get("JA0111"),
    )
    return Record(service, codes)


if __name__ == "__main__":
    main()
