"""The signature of a gateway, the same in both directions: HMAC-SHA256 over time and body."""

import hashlib
import hmac

from safeconduct.kernel import clock

SIGNATURE = "Safeconduct-Signature"
TOLERANCE_S = 300  # how far the clocks of both sides may be apart


def sign(secret: str, body: bytes, at: int | None = None) -> str:
    """`<Unix seconds>.<hex>` for a body sent now, or at `at`."""
    seconds = int(clock.now().timestamp()) if at is None else at
    return f"{seconds}.{_hex(secret, seconds, body)}"


def fits(secret: str, body: bytes, signature: str, received: float) -> bool:
    """Whether a body was signed with `secret` within five minutes of `received` (Unix seconds)."""
    seconds, _, given = signature.partition(".")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 12):
        return False
    if abs(int(seconds) - received) > TOLERANCE_S:
        return False
    return hmac.compare_digest(_hex(secret, int(seconds), body).encode(), given.encode())


def _hex(secret: str, seconds: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
