"""`threeany user`, `threeany audit`: staff and log from the command line."""

from __future__ import annotations

import asyncio
import io
import re
from pathlib import Path

import orjson
import pytest
from argon2 import profiles
from rich.console import Console
from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.errors import Invalid
from bot.settings import load
from channels.audit import log
from channels.audit.log import AuditError
from channels.cli import run, user
from channels.cli.commands import app
from channels.staff import accounts, passwords
from channels.staff.accounts import Account
from channels.staff.passwords import Passwords
from channels.store import Store

PASSWORD = "파란 자전거 열두 시"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THREEANY_VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setattr(passwords, "PROFILE", profiles.CHEAPEST)


def threeany(*words: str, typed: str = "") -> Result:
    result = CliRunner().invoke(app, list(words), input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def account(login: str) -> Account | None:
    async def work() -> Account | None:
        store = Store(load().store_url)
        try:
            return await store.run(accounts.by_login, login)
        finally:
            await store.close()

    return asyncio.run(work())


def token(result: Result) -> str:
    found = re.search(r"/console#setup=(\S+)", result.output)
    assert found, result.output
    return found[1]


def test_a_new_member_gets_a_one_time_link() -> None:
    result = threeany("user", "add", "Kim", "--name", "김상담", "--role", "supervisor")
    assert len(token(result)) >= 43
    found = account("kim")
    assert found is not None and (found.name, found.role, found.password_hash) == ("김상담", "supervisor", None)


def test_at_a_terminal_the_password_is_asked_for_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user, "_at_terminal", lambda: True)
    result = threeany("user", "add", "kim", "--name", "김상담", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert PASSWORD not in result.output and "#setup=" not in result.output
    found = account("kim")
    assert found is not None
    assert asyncio.run(Passwords().fits(PASSWORD, found.password_hash))[0]


def test_an_empty_password_gives_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user, "_at_terminal", lambda: True)
    assert token(threeany("user", "add", "kim", "--name", "김상담", typed="\n"))


def test_a_weak_password_adds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user, "_at_terminal", lambda: True)
    with pytest.raises(Invalid, match="10 characters"):
        threeany("user", "add", "kim", "--name", "김상담", typed="password1234\npassword1234\n")
    assert threeany("user", "list").output == ""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", "k", "--name", "김상담"), "2 to 64"),
        (("add", "kim2", "--name", " "), "2 to 64"),
        (("add", "kim2", "--name", "김상담", "--role", "boss"), "one of the four"),
        (("add", "KIM", "--name", "김상담"), "taken"),
        (("role", "kim", "boss"), "one of the four"),
        (("disable", "nobody"), "no such login"),
        (("link", "nobody"), "no such login"),
        (("link",), "staff already"),
        (("role", "root", "auditor"), "other administrator"),
        (("disable", "root"), "other administrator"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(words: tuple[str, ...], reason: str) -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    threeany("user", "add", "root", "--name", "이관리", "--role", "administrator", "--link")
    with pytest.raises(Invalid, match=reason):
        threeany("user", *words)


def test_before_there_is_staff_a_link_sets_the_console_up() -> None:
    assert token(threeany("user", "link"))
    shown = user.first_link()
    assert shown is not None and "http://127.0.0.1:8000/console#setup=" in shown
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    assert user.first_link() is None


def test_a_link_leads_to_the_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_PUBLIC_URL", "https://help.example.kr/")
    assert threeany("user", "link").output.startswith("https://help.example.kr/console#setup=")


def test_the_list_tells_how_everybody_signs_in() -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    threeany("user", "add", "lee", "--name", "이상담", "--link")
    threeany("user", "disable", "lee")
    assert threeany("user", "list").output == "kim  counsellor  김상담  (no password yet)\nlee  counsellor  이상담  (disabled)\n"
    threeany("user", "enable", "lee")
    threeany("user", "role", "lee", "auditor")
    assert "lee  auditor  이상담  (no password yet)" in threeany("user", "list").output


def test_a_reset_takes_the_password_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user, "_at_terminal", lambda: True)
    threeany("user", "add", "kim", "--name", "김상담", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert token(threeany("user", "reset", "kim"))
    found = account("kim")
    assert found is not None and found.password_hash is None


def test_what_the_command_line_does_is_in_the_log() -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    threeany("user", "role", "kim", "supervisor")
    rows = [orjson.loads(line) for line in threeany("audit", "show", "--json").output.splitlines()]
    assert [(row["actor"], row["action"], row["target"], row["detail"]["change"]) for row in rows] == [
        ("system", "user", "kim", change) for change in ("added", "link", "role")
    ]
    assert threeany("audit", "show", "--after", "1", "--limit", "1").output.split()[0] == "2"


def test_a_sound_log_ends_with_code_0() -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    result = threeany("audit", "verify")
    assert (result.exit_code, result.output.startswith("sound: 2 rows, head ")) == (0, True)
    assert orjson.loads(threeany("audit", "verify", "--json").output)["sound"] is True


def test_a_log_that_was_changed_ends_with_code_1_and_the_row() -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")

    async def tamper() -> None:
        store = Store(load().store_url)
        await store.run(lambda connection: connection.execute(text("UPDATE audit SET target = 'lee' WHERE seq = 2")))
        await store.close()

    asyncio.run(tamper())
    result = threeany("audit", "verify")
    assert (result.exit_code, result.output) == (1, "NOT SOUND after 1 rows: row 2 is not as it was written\n")
    assert orjson.loads(threeany("audit", "verify", "--json").output)["fault"] == {"kind": "changed", "seq": 2}


def test_a_missing_key_is_named_and_never_made_anew() -> None:
    with pytest.raises(AuditError, match=r"audit\.key is missing"):
        threeany("audit", "verify")
    assert not log.key_path(load()).exists()


def test_a_missing_anchor_file_is_begun_anew_by_hand_alone(tmp_path: Path) -> None:
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    anchors = log.anchor_file(load()).path
    anchors.rename(tmp_path / "aside")
    result = threeany("user", "disable", "kim")
    assert "see `threeany audit verify`" in result.output and "disabled" in result.output
    assert threeany("audit", "verify").exit_code == 1
    assert threeany("audit", "anchor").output == "anchored at row 4\n"
    assert threeany("audit", "verify").exit_code == 0
    assert threeany("audit", "verify", "--anchor", str(tmp_path / "aside")).output.startswith("sound: 4 rows, 2 rows since")


def test_a_start_without_staff_prints_the_link_and_with_staff_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def printed() -> str:
        screen = io.StringIO()
        run._offer_set_up(Console(file=screen, width=60))
        return screen.getvalue()

    link = re.search(r"http://127\.0\.0\.1:8000/console#setup=[\w-]{43}  ", printed())
    assert link
    threeany("user", "add", "kim", "--name", "김상담", "--link")
    assert printed() == ""
    monkeypatch.setenv("THREEANY_DATABASE_URL", "sqlite:////nonexistent/x.db")
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)
    monkeypatch.setattr(Path, "touch", lambda *_, **__: None)
    assert "threeany user link" in printed()
