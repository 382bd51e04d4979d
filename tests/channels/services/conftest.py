"""Published services kept in a folder of their own, from an API that only pretends."""

from __future__ import annotations

import io
import os
from pathlib import Path

import httpx2
import pytest
from pydantic import SecretStr
from rich.console import Console

from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels.cli import sync
from channels.cli.sync import Options
from channels.gov24 import Calls, Gov24
from tests.channels.gov24_fake import KEY, URL, FakeApi
from tests.channels.services.kept import Run


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("THREEANY_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)  # no `.env` of this machine


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path / "var", gov24_url=URL, gov24_key=SecretStr(KEY))


@pytest.fixture
def kept(settings: Settings) -> Snapshots:
    return Snapshots(settings.var_dir / "services")


@pytest.fixture
def fake() -> FakeApi:
    return FakeApi()




@pytest.fixture
def run(settings: Settings, fake: FakeApi) -> Run:
    """Sync; what was printed."""

    def connect(settings: Settings, calls: Calls) -> Gov24:
        key = settings.gov24_key.get_secret_value()
        return Gov24(settings.gov24_url, key, calls, httpx2.Client(transport=fake), lambda seconds: None)

    def begin(full: bool = False, terminal: bool = False, **options: bool) -> str:
        said = io.StringIO()
        sync.sync(settings, Console(file=said, width=100, force_terminal=terminal), Options(**options), full, connect)
        return said.getvalue()

    return begin


@pytest.fixture
def bring(settings: Settings, tmp_path: Path) -> Run:
    def begin(*contents: tuple[str, bytes], replace: bool = False, **options: bool) -> str:
        paths = []
        for name, content in contents:
            (tmp_path / name).write_bytes(content)
            paths.append(tmp_path / name)
        said = io.StringIO()
        sync.bring_in(settings, Console(file=said, width=100), paths, Options(**options), replace)
        return said.getvalue()

    return begin
