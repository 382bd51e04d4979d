"""`threeany match`: one option for each fact of the registry."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.errors import Invalid
from bot.person import FACTS, Fact, check_value

ROOT = Path(__file__).resolve().parents[2]


def register(app: typer.Typer) -> None:
    """Add the command, its options made from the registry: a new fact has its option at once."""
    app.command("match", help="What somebody with these facts is entitled to.")(_command())


def _command() -> Callable[..., None]:
    def match(as_json: bool, day: str, **given: str | None) -> None:
        on = day_of(day)
        facts = {name: parse(FACTS[name], text) for name, text in given.items() if text is not None}
        _print(facts, on, as_json)

    common = [
        _parameter("as_json", bool, False, "--json", "Print JSON."),
        _parameter("day", str, "", "--day", "Day the rules are read for, YYYY-MM-DD; today in Seoul by default."),
    ]
    facts = [_parameter(fact.name, str | None, None, flag(fact), "", expected(fact)) for fact in FACTS.values()]
    match.__signature__ = inspect.Signature(common + facts)
    match.__annotations__ = {parameter.name: parameter.annotation for parameter in common + facts}
    return match


def _parameter(name: str, kind: Any, default: object, option: str, text: str, takes: str | None = None) -> inspect.Parameter:
    annotation = Annotated[kind, typer.Option(option, help=text, metavar=takes)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def flag(fact: Fact) -> str:
    return f"--{fact.name.replace('_', '-')}"


def spelled_out(arguments: list[str]) -> list[str]:
    """`--veteran` and `--no-veteran`, as one types a yes or no, become `--veteran true` and `--veteran false`."""
    flags = {flag(fact) for fact in FACTS.values() if fact.kind == "bool"}
    result: list[str] = []
    for argument, following in zip(arguments, [*arguments[1:], "--"], strict=True):
        result.append(argument)
        if argument in flags and following.startswith("-"):
            result.append("true")
        elif (positive := argument.replace("--no-", "--", 1)) in flags and positive != argument:
            result[-1:] = [positive, "false"]
    return result


def expected(fact: Fact) -> str:
    """What the option takes, for `--help`."""
    if fact.kind == "choice":
        return " | ".join(fact.values)
    return _EXPECTED[fact.kind]


def parse(fact: Fact, text: str) -> Any:
    """The value of `fact` as typed on a command line, checked by the registry; raises Invalid."""
    try:
        value = _READ[fact.kind](text.strip())
    except ValueError as error:
        raise Invalid(f"{flag(fact)} must be {expected(fact)}, found {text!r}") from error
    return check_value(fact.name, value)


def _flag(text: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]


def _region(text: str) -> dict[str, str | None]:
    sido, _, sigungu = text.partition(" ")
    return {"sido": sido, "sigungu": sigungu.strip() or None}


def _months(text: str) -> list[int | list[int]]:
    ages: list[int | list[int]] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        low, dash, high = part.partition("-")
        ages.append([int(low), int(high)] if dash else int(low))
    return ages


_READ: dict[str, Callable[[str], Any]] = {
    "int": lambda text: int(text.replace(",", "")),
    "float": float,
    "bool": _flag,
    "choice": str,
    "region": _region,
    "months": _months,
    "grade": lambda text: text if text == "cognitive" else int(text),
}
_EXPECTED = {
    "int": "whole number",
    "float": "number",
    "bool": "true | false",
    "region": '"SIDO SIGUNGU", official names',
    "months": "months, comma-separated, each N or LOW-HIGH",
    "grade": "1 to 5, or cognitive",
}


def day_of(text: str) -> date:
    """As typed; today in Seoul where nothing was. Raises Invalid."""
    if not text:
        return datetime.now(ZoneInfo("Asia/Seoul")).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(f"--day must be YYYY-MM-DD, found {text!r}") from error


def _print(facts: dict[str, Any], day: date, as_json: bool) -> None:
    from bot import dialogue  # reads all of data/, which `--help` need not wait for
    from channels.cli.client import words
    from channels.cli.show import Screen

    found = dialogue.load(ROOT).match(facts, day)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        Screen(Console(), words(ROOT)).match(found)
