"""Pure decisions at the door: names, codes, and how long somebody who was wrong must wait."""

import hmac
import re
from datetime import datetime, timedelta

import pyotp

STEP = 30  # seconds that a code is shown (RFC 6238)
DRIFT = 1  # steps that a device's clock may be off
DIGITS = 6
FREE = 3  # wrong attempts before anybody has to wait
LONGEST_WAIT = timedelta(minutes=5)


def normal_name(typed: str) -> str:
    """A sign-in name as it is kept, however its parts were typed: "Otter Maple 42" is otter-maple-42."""
    return "-".join(re.findall(r"[a-z0-9]+", typed.casefold()))[:40]


def step_of(seed_base32: str, typed: str, at: datetime) -> int | None:
    """The time step whose code was typed, from one before `at` to one after; None if it is none of them.

    Every candidate is compared, so that the time taken does not tell which was near.
    """
    digits = "".join(typed.split())
    present = int(at.timestamp()) // STEP
    totp = pyotp.TOTP(seed_base32, digits=DIGITS, interval=STEP)
    found: int | None = None
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode()):
            found = step
    return found


def wait_after(wrong: int) -> timedelta:
    """How long nobody may try again after so many wrong attempts in a row: 0, then 2 s, doubling to 5 min."""
    if wrong < FREE:
        return timedelta()
    return min(LONGEST_WAIT, timedelta(seconds=2 ** min(wrong - FREE + 1, 20)))


def must_wait(wrong: int, last: datetime | None, at: datetime) -> bool:
    """Whether an attempt at `at` comes too soon. A clock set back never makes anybody wait longer."""
    return last is not None and timedelta(0) <= at - last < wait_after(wrong)
