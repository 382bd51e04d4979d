"""Who writes, as the store may know them: a keyed hash to recognise the chat by, a sealed number to answer it."""

from __future__ import annotations

from pathlib import Path

from channels import bindings, vault
from channels.bindings import Bound, Somebody
from channels.vault import Vault, VaultError

CHANNEL = "telegram"


class People:
    def __init__(self, key: bytes, sealer: Vault) -> None:
        self._key, self._vault = key, sealer

    @classmethod
    def load(cls, keys: Path) -> People:
        """With the keys in that folder, which are made where there are none."""
        return cls(bindings.load_key(keys / "binding.key"), vault.load(keys / "vault.key"))

    def of_chat(self, chat_id: int) -> Somebody:
        return Somebody(CHANNEL, bindings.hashed(self._key, CHANNEL, str(chat_id)), self._vault.seal(str(chat_id)))

    def chat_of(self, bound: Bound) -> int:
        """Raises VaultError where there is no address, or it was sealed with a key that is lost."""
        if bound.address is None:
            raise VaultError("no address")
        return int(self._vault.unseal(bound.address))
