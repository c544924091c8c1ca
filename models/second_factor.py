"""Time-based codes (RFC 6238): draw a secret, write it for a telephone, tell which time step a code belongs to."""

import hmac
from datetime import datetime

import pyotp

STEP_SECONDS = 30
DRIFT = (0, -1, 1)
"""Steps before and after now that are taken too: telephones are a little slow or fast."""


def draw_secret() -> str:
    """Return a new secret, 160 bits in base 32."""
    return pyotp.random_base32()


def uri_of(secret: str, *, login: str, issuer: str) -> str:
    """Return what a telephone's app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=issuer)


def step_of(secret: str, code: str, *, at: datetime, after: int) -> int | None:
    """Return the time step whose code this is, later than the step `after`; None when it is none of now."""
    now = int(at.timestamp()) // STEP_SECONDS
    made, typed = pyotp.TOTP(secret), code.encode()
    steps = (now + drift for drift in DRIFT)
    fitting = (step for step in steps if hmac.compare_digest(made.generate_otp(step).encode(), typed))
    return next((step for step in fitting if step > after), None)
