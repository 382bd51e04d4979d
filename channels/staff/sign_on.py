"""Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce; the ID token is checked with the provider's own keys."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from bot.errors import SettingsError, ThreeAnyError
from bot.settings import Settings

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519"]
"""With a key pair, all of them: a token that is signed with a shared secret, or not at all, is none."""
LEEWAY_S = 60
"""How far the provider's clock may be off."""
KNOWN_FOR_S = 3600.0
WITHIN_S = 10.0
WELL_KNOWN = "/.well-known/openid-configuration"


class SignOnError(ThreeAnyError):
    """The provider did not vouch for anybody; `reason` is a name for the audit log, never what was sent."""

    code = "sign_on"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Pending:
    """What a browser that was sent to the provider has to bring back; sealed in a cookie of its own."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    until: int
    """Milliseconds since 1970."""


@dataclass(frozen=True)
class Vouched:
    subject: str
    """Issuer and subject: unique among all providers, and never given to somebody else."""
    login: str
    name: str
    role: str


class SingleSignOn:
    """One provider; its addresses and keys are read when they are needed and kept for an hour."""

    def __init__(self, settings: Settings) -> None:
        self._issuer, self._claim, self._roles = settings.oidc_issuer, settings.oidc_claim, settings.oidc_roles
        address = urlsplit(self._issuer)
        local = address.hostname in ("127.0.0.1", "localhost", "::1")
        if not settings.oidc_client_id or not (address.scheme == "https" or (local and address.scheme == "http")):
            raise SettingsError("THREEANY_OIDC_ISSUER must be an https address, and THREEANY_OIDC_CLIENT_ID set")
        self._client_id, self._secret = settings.oidc_client_id, settings.oidc_client_secret.get_secret_value() or None
        self._scope, self._trust_env = settings.oidc_scope, not local
        self._known: tuple[float, dict[str, Any], KeySet] | None = None

    async def begin(self, redirect_uri: str, now: int, within_ms: int) -> tuple[str, Pending]:
        """Where to send the browser. Raises SignOnError."""
        state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
        async with self._client(redirect_uri) as client:
            provider, _ = await self._provider(client)
            url, _ = client.create_authorization_url(
                provider["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce, response_type="code"
            )
        return str(url), Pending(state, nonce, verifier, redirect_uri, now + within_ms)

    async def finish(self, pending: Pending, answer: Mapping[str, str], now: int) -> Vouched:
        """Whom the provider vouches for. Raises SignOnError."""
        if pending.until <= now or not hmac.compare_digest(answer.get("state", "").encode(), pending.state.encode()):
            raise SignOnError("state")
        if answer.get("iss", self._issuer) != self._issuer:
            raise SignOnError("issuer")  # RFC 9207: the answer of another provider
        if "code" not in answer:
            raise SignOnError("refused")
        async with self._client(pending.redirect_uri) as client:
            claims = await self._claims(client, answer["code"], pending, now)
        return self._vouched(claims)

    def _client(self, redirect_uri: str) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._client_id,
            self._secret,
            token_endpoint_auth_method=None if self._secret else "none",
            scope=self._scope,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            timeout=WITHIN_S,
            trust_env=self._trust_env,
        )

    async def _claims(self, client: AsyncOAuth2Client, code: str, pending: Pending, now: int) -> Mapping[str, Any]:
        provider, keys = await self._provider(client)
        try:
            token = await client.fetch_token(provider["token_endpoint"], code=code, code_verifier=pending.verifier)
            try:
                return self._checked(token, keys, pending.nonce, now)
            except InvalidKeyIdError:
                # The provider has a new key since we asked.
                _, keys = await self._provider(client, anew=True)
                return self._checked(token, keys, pending.nonce, now)
        except (JoseError, AuthlibBaseError) as error:
            raise SignOnError(_named(error)) from None
        except (httpx2.HTTPError, KeyError, ValueError, TypeError):
            raise SignOnError("provider") from None

    def _checked(self, token: Mapping[str, Any], keys: KeySet, nonce: str, now: int) -> Mapping[str, Any]:
        decoded = jwt.decode(token["id_token"], keys, registry=JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False))
        expected = {"iss": {"essential": True, "value": self._issuer}, "aud": {"essential": True, "value": self._client_id}}
        params = {"nonce": nonce, "client_id": self._client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(decoded.claims, decoded.header, expected, params)
        claims.validate(now=now // 1000, leeway=LEEWAY_S)
        return dict(claims)

    def _vouched(self, claims: Mapping[str, Any]) -> Vouched:
        told = claims.get(self._claim)
        values = [told] if isinstance(told, str) else told if isinstance(told, list) else []
        role = next((role for value, role in self._roles if value in values), None)
        if role is None:
            raise SignOnError("role")
        login = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])
        return Vouched(f"{self._issuer}|{claims['sub']}", login, str(claims.get("name") or login), role)

    async def _provider(self, client: AsyncOAuth2Client, anew: bool = False) -> tuple[dict[str, Any], KeySet]:
        if not anew and self._known and time.monotonic() - self._known[0] < KNOWN_FOR_S:
            return self._known[1], self._known[2]
        try:
            provider = await _fetched(client, self._issuer.rstrip("/") + WELL_KNOWN)
            if provider.get("issuer") != self._issuer:
                raise SignOnError("issuer")
            keys = KeySet.import_key_set(await _fetched(client, provider["jwks_uri"]))
        except (httpx2.HTTPError, JoseError, KeyError, ValueError, TypeError):
            raise SignOnError("provider") from None
        self._known = (time.monotonic(), provider, keys)
        return provider, keys


async def _fetched(client: AsyncOAuth2Client, url: str) -> Any:
    response = await client.request("GET", url, withhold_token=True)
    response.raise_for_status()
    return response.json()


def _named(error: Exception) -> str:
    """`expired_token`, `invalid_claim_nonce` …"""
    claim = getattr(error, "claim", None)
    name = str(getattr(error, "error", "") or "token")
    return f"{name}_{claim}" if claim else name
