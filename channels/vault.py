"""Seals what must be kept readable to reach somebody (a messenger's address, a call-back number), with a key that is not in the store.

Who has the database alone reads none of it. Without the key file nothing sealed can be opened any more; `docs/operations.md` says how to
keep and change it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import ThreeAnyError


class VaultError(ThreeAnyError):
    """Something sealed was opened with another key, or was tampered with."""

    code = "vault"


class Vault:
    """`seal` and `unseal` (Fernet: AES-128-CBC with HMAC-SHA-256). The first key seals, every key opens: so keys are changed."""

    def __init__(self, keys: list[bytes]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """Raises VaultError."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise VaultError("sealed with another key") from None


def load(path: Path) -> Vault:
    """The vault whose keys `path` holds, a line each, newest first; the file is made, for its owner alone, where there is none."""
    return Vault(key_file(path, Fernet.generate_key()).split())


def key_file(path: Path, fresh: bytes) -> bytes:
    """What a key file holds; `fresh` is written where there is none. Two processes that start together get the same key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=path.parent)  # for its owner alone
        with os.fdopen(descriptor, "wb") as file:
            file.write(fresh + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            # Fails where another process was quicker; a file is there whole or not at all.
            os.link(draft, path)
        os.unlink(draft)
    return path.read_bytes()
