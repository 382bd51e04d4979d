"""`threeany audit`: whether the log of who did what is whole, and what it says."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="The log of who did what in the console.")

FAULTS = {
    "changed": "row {seq} is not as it was written",
    "missing": "row {seq} is missing",
    "cut": "row {seq} and all after it are gone, though rows after it were anchored",
    "replaced": "row {seq} is not the one that was anchored: the log was cut before it and went on, or was written anew with the key",
    "anchor_missing": "the anchor file is missing: rows up to {seq} hang together, but whether any are gone cannot be told",
    "anchor_damaged": "line {seq} of the anchor file is none of ours",
}

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def verify(
    context: typer.Context,
    anchor: Annotated[Path | None, typer.Option(help="A copy of the anchor file kept elsewhere, in place of the one in var/audit.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read the whole log: changed, missing, reordered rows, a tail that was cut, another log in its place: exit code 1."""
    import orjson

    from bot.settings import load
    from channels.audit.anchor import AnchorFile
    from channels.audit.verify import Verdict
    from channels.audit.verify import verify as check
    from channels.cli import stored

    async def work() -> Verdict:
        async with stored.read_only(load()) as (store, chain):
            elsewhere = AnchorFile((context.obj or Path()) / anchor) if anchor else chain.anchors
            return await check(store, replace(chain, anchors=elsewhere))

    found = asyncio.run(work())
    typer.echo(orjson.dumps({**_shown(found), "sound": found.sound}).decode() if as_json else _told(found))
    raise typer.Exit(0 if found.sound else 1)


@app.command()
def show(
    after: Annotated[int | None, typer.Option(min=0, help="Rows after this number, oldest first; without it the newest.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Print rows of the log."""
    from dataclasses import asdict

    import orjson

    from bot.settings import load
    from channels.audit import log
    from channels.cli import stored
    from channels.clock import from_millis, iso

    async def work() -> list[log.Entry]:
        async with stored.read_only(load()) as (store, _):
            if after is not None:
                return await store.run(log.read, after, limit)
            return list(reversed(await store.run(log.newest, 2**31 - 1, limit)))

    for row in asyncio.run(work()):
        at = iso(from_millis(row.at))
        if as_json:
            typer.echo(orjson.dumps({**asdict(row), "at": at, "detail": orjson.loads(row.detail)}).decode())
        else:
            typer.echo(f"{row.seq:>6}  {at}  {row.actor}  {row.action}  {row.target}  {row.detail}")


@app.command()
def anchor() -> None:
    """Begin an anchor file where there is none: on another machine of the same log, or after the old file was put aside."""
    from bot.settings import load
    from channels.audit.restart import restart
    from channels.cli import stored
    from channels.clock import millis, now

    async def work() -> int:
        async with stored.read_only(load()) as (store, chain):
            return await restart(store, chain, millis(now()))

    typer.echo(f"anchored at row {asyncio.run(work())}")


def _shown(found: Any) -> dict[str, Any]:
    fault = {"kind": found.fault.kind, "seq": found.fault.seq} if found.fault else None
    return {"rows": found.rows, "head": found.head.mac, "unanchored": found.unanchored, "fault": fault}


def _told(found: Any) -> str:
    if found.fault:
        return f"NOT SOUND after {found.rows} rows: {FAULTS[found.fault.kind].format(seq=found.fault.seq)}"
    behind = f", {found.unanchored} rows since the last anchor" if found.unanchored else ""
    return f"sound: {found.rows} rows{behind}, head {found.head.mac}"
