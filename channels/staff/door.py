"""What signing in needs besides the store: made once, shared by all requests."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from channels.limits import Limit
from channels.staff.attempts import Rule, rule_of
from channels.staff.passwords import Passwords
from channels.staff.sign_on import SingleSignOn


@dataclass(frozen=True)
class Door:
    passwords: Passwords
    sign_on: SingleSignOn | None
    """None: passwords alone."""
    rule: Rule
    failures: Limit
    """Of one address, whatever accounts it tries."""


def make(settings: Settings) -> Door:
    failures = Limit(settings.staff_address_failures, per_s=600.0)
    return Door(Passwords(), SingleSignOn(settings) if settings.oidc_issuer else None, rule_of(settings), failures)
