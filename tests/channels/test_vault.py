"""What is sealed opens with the key alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from channels import vault
from channels.vault import Vault, VaultError

NUMBER = "010-0000-0000"


def test_what_was_sealed_comes_back_and_cannot_be_read_before(tmp_path: Path) -> None:
    found = vault.load(tmp_path / "keys" / "vault.key")
    sealed = found.seal(NUMBER)
    assert NUMBER not in sealed
    assert vault.load(tmp_path / "keys" / "vault.key").unseal(sealed) == NUMBER


def test_another_key_opens_nothing() -> None:
    sealed = Vault([Fernet.generate_key()]).seal(NUMBER)
    with pytest.raises(VaultError):
        Vault([Fernet.generate_key()]).unseal(sealed)


def test_an_older_key_still_opens_after_a_newer_one_was_put_first() -> None:
    old, new = Fernet.generate_key(), Fernet.generate_key()
    assert Vault([new, old]).unseal(Vault([old]).seal(NUMBER)) == NUMBER


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    vault.load(tmp_path / "vault.key")
    assert (tmp_path / "vault.key").stat().st_mode & 0o077 == 0


def test_processes_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    def read(_: int) -> bytes:
        return vault.key_file(tmp_path / "k" / "vault.key", Fernet.generate_key())

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(read, range(40)))) == 1
