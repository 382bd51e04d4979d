"""A provider of single sign-on on loopback, over real HTTP: it does what OpenID Connect says, and whatever wrong a test wants of it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "threeany", "provider-secret"
KIM = {"sub": "u-1", "preferred_username": "kim", "name": "김상담", "groups": ["desk"]}


@dataclass
class Provider:
    issuer: str
    now: Callable[[], int]
    """Seconds since 1970."""
    person: dict[str, Any] = field(default_factory=lambda: dict(KIM))
    claims: dict[str, Any] = field(default_factory=dict)
    """Put over those of the ID token."""
    secret: str = SECRET
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    signing: Any = None
    """Another key than the published one."""
    algorithm: str = "RS256"
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """By code: what the browser came with."""
    requests: list[str] = field(default_factory=list)

    def id_token(self, asked: dict[str, str]) -> str:
        times = {"iat": self.now(), "exp": self.now() + 300}
        claims = {"iss": self.issuer, "aud": CLIENT, "nonce": asked["nonce"], **times, **self.person, **self.claims}
        key = self.signing or self.key
        return jwt.encode({"alg": self.algorithm, "kid": key.kid}, claims, key, algorithms=[self.algorithm])


def app_of(provider: Provider) -> FastAPI:
    app = FastAPI(telemetry={"auto_configure": False})

    @app.get("/.well-known/openid-configuration")
    async def configuration() -> dict[str, Any]:
        provider.requests.append("configuration")
        addresses = {f"{name}_endpoint": f"{provider.issuer}/{name}" for name in ("authorization", "token")}
        return {"issuer": provider.issuer, "jwks_uri": f"{provider.issuer}/keys", **addresses}

    @app.get("/keys")
    async def keys() -> dict[str, Any]:
        provider.requests.append("keys")
        return {"keys": [provider.key.as_dict(private=False, use="sig")]}

    @app.get("/authorization")
    async def authorization(request: Request) -> RedirectResponse:
        asked = dict(request.query_params)
        code = f"code-{len(provider.asked)}"
        provider.asked[code] = asked
        answer = urlencode({"code": code, "state": asked["state"], "iss": provider.issuer})
        return RedirectResponse(f"{asked['redirect_uri']}?{answer}", 302)

    @app.post("/token")
    async def token(request: Request) -> JSONResponse:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        expected = "Basic " + base64.b64encode(f"{CLIENT}:{provider.secret}".encode()).decode()
        asked = provider.asked.pop(form.get("code", ""), None)
        if request.headers.get("authorization") != expected:
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or not fits(form.get("code_verifier", ""), asked) or form.get("redirect_uri") != asked["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": provider.id_token(asked)})

    return app


def fits(verifier: str, asked: dict[str, str]) -> bool:
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return asked.get("code_challenge_method") == "S256" and asked.get("code_challenge") == challenge


def shared_secret() -> OctKey:
    return OctKey.import_key(SECRET.ljust(32, "-"), {"kid": "shared"})


@asynccontextmanager
async def serving(now: Callable[[], int]) -> AsyncIterator[Provider]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        provider = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}", now)
        server = uvicorn.Server(uvicorn.Config(app_of(provider), log_config=None, lifespan="off"))
        running = asyncio.create_task(server.serve([listening]))
        try:
            yield provider
        finally:
            server.should_exit = True
            await running


def query_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
