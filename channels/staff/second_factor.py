"""The second factor: six digits from an app (TOTP, RFC 6238), none of which is taken twice."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import orjson
import pyotp
import segno
from sqlalchemy import Connection, update

from channels.problems import Problem
from channels.schema import staff
from channels.vault import Vault, VaultError

STEP_MS = 30_000
DRIFT = 1
"""Steps that a telephone's clock may be off."""
ENROL_WITHIN_MS = 10 * 60 * 1000
ISSUER = "3-Any"


@dataclass(frozen=True)
class Enrolment:
    """What an app is told, and what comes back with the first code: nothing is kept until that is right."""

    secret: str
    uri: str
    qr: str
    """The URI as a picture: a data URI of an SVG."""
    enrolment: str


def offer(vault: Vault, staff_id: str, login: str, now: int) -> Enrolment:
    secret = pyotp.random_base32()
    uri = pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)
    sealed = vault.seal(orjson.dumps([staff_id, secret, now + ENROL_WITHIN_MS]).decode())
    return Enrolment(secret, uri, segno.make(uri, error="m", micro=False).svg_data_uri(scale=4), sealed)


def accept(vault: Vault, staff_id: str, enrolment: str, code: str, now: int) -> tuple[str, int]:
    """The secret, sealed, and the step of its first code. Raises Problem wrong_totp."""
    try:
        whose, secret, until = orjson.loads(vault.unseal(enrolment))
    except (VaultError, ValueError):
        raise Problem("wrong_totp") from None
    step = step_of(secret, code, now)
    if whose != staff_id or until <= now or step is None:
        raise Problem("wrong_totp")
    return vault.seal(secret), step


def step_of(secret: str, code: str, now: int) -> int | None:
    """The time step a code belongs to; None where it is wrong. All steps are compared, so that the time taken tells nothing."""
    current, digits = now // STEP_MS, "".join(code.split()).encode("utf-8", "surrogatepass")
    generator = pyotp.TOTP(secret)
    steps = range(current - DRIFT, current + DRIFT + 1)
    fitting = [step for step in steps if hmac.compare_digest(generator.generate_otp(step).encode(), digits)]
    return max(fitting, default=None)


def use(connection: Connection, staff_id: str, step: int) -> bool:
    """Use a step up; False where it, or a later one, was used before."""
    fresh = (staff.c.id == staff_id) & (staff.c.totp_step < step)
    return connection.execute(update(staff).where(fresh).values(totp_step=step)).rowcount == 1
