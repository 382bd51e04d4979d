"""The gateway as `make run` starts it with a certificate of its own: a process that greets over wss, and nothing in the clear."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.asyncio.client import connect

from bot.settings import Settings
from channels.cli import client
from tests.channels.conftest import API, make_settings

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_S = 90
GREETED_WITHIN_S = 60
"""The recogniser that comes along is loaded first."""


@dataclass(frozen=True)
class Served:
    settings: Settings
    url: str
    trusted: ssl.SSLContext


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]), datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1))
    signed = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    certificate, private = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write_bytes(key.private_bytes(*plain))
    return certificate, private


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("tls")
    certificate, private = self_signed(folder)
    settings = make_settings(folder / "var", tls_cert=certificate, tls_key=private, host="127.0.0.1", port=free_port())
    told = {"TLS_CERT": certificate, "TLS_KEY": private, "HOST": settings.host, "PORT": settings.port, "VAR_DIR": settings.var_dir}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **{f"THREEANY_{name}": str(value) for name, value in told.items()}}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "channels.cli", "gateway"], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            url = client.address(settings)
            _up(url, process, folder / "log")
            yield Served(settings, url, ssl.create_default_context(cafile=str(certificate)))
        finally:
            process.terminate()
            process.wait(20)


def _up(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + UP_WITHIN_S
    with client.connect(url) as asking:
        while process.poll() is None and time.monotonic() < until:
            try:
                if asking.get("/health/live").status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace")[-2000:])


async def test_it_greets_over_wss_with_its_own_certificate(served: Served) -> None:
    async with httpx2.AsyncClient(verify=served.trusted, trust_env=False) as citizen:
        key = (await citizen.post(f"{served.url}{API}/conversations", json={"channel": "kiosk"})).json()
    address = f"{served.url.replace('https', 'wss')}{API}/conversations/{key['id']}/audio"
    async with connect(address, ssl=served.trusted, proxy=None) as line, asyncio.timeout(GREETED_WITHIN_S):
        await line.send(json.dumps({"type": "auth", "token": key["token"], "device": "kiosk"}))
        assert (await _until(line, "ready"))["rate"] == 16_000
        await line.send(json.dumps({"type": "start"}))
        said = await _until(line, "say")
        sound = await line.recv()
    assert "자동 안내" in said["text"]
    assert isinstance(sound, bytes) and any(sound[8:]), "it is heard, not only shown"


async def test_the_command_line_finds_it_there(served: Served) -> None:
    with client.connect(served.url) as found:
        assert served.url.startswith("https://") and found.get("/health/live").status_code == 200


async def test_it_answers_nobody_in_the_clear(served: Served) -> None:
    async with httpx2.AsyncClient(trust_env=False) as citizen:
        with pytest.raises(httpx2.TransportError):
            await citizen.get(f"{served.url.replace('https', 'http')}/health/live")


async def _until(line: Any, kind: str) -> dict[str, Any]:
    while True:
        message = await line.recv()
        if isinstance(message, str) and (frame := json.loads(message))["type"] == kind:
            found: dict[str, Any] = frame
            return found
