"""Code names of cases: a letter and a number that say nothing, not even how many cases there are."""

import secrets
from collections.abc import Collection

LETTER = "K"


def unused(taken: Collection[str]) -> str:
    """A random number that no case has; one digit more as soon as half of a length is used up."""
    used, digits = set(taken), 2
    while sum(len(code) == digits + 2 for code in used) * 2 >= 9 * 10 ** (digits - 1):
        digits += 1
    low = 10 ** (digits - 1)
    free = [f"{LETTER}-{number}" for number in range(low, 10 * low)]
    return secrets.choice([code for code in free if code not in used])
