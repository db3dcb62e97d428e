"""Code names of cases: a letter and a number that say nothing, not even how many cases there are."""

import re
import secrets
from collections.abc import Collection

LETTER = "K"
_CODE = re.compile(r"\s*[KkКк]\s*-?\s*(\d{1,6})\s*")  # the Cyrillic letter looks the same


def looks_like_one(text: str) -> bool:
    """Whether somebody who types this means a case by its code name."""
    return _CODE.fullmatch(text) is not None


def normal(text: str) -> str:
    """The code name as briefs have it; empty for what is none."""
    found = _CODE.fullmatch(text)
    return f"{LETTER}-{found[1]}" if found else ""


def unused(taken: Collection[str]) -> str:
    """A random number that no case has; one digit more as soon as half of a length is used up."""
    used, digits = set(taken), 2
    while sum(len(code) == digits + 2 for code in used) * 2 >= 9 * 10 ** (digits - 1):
        digits += 1
    low = 10 ** (digits - 1)
    free = [f"{LETTER}-{number}" for number in range(low, 10 * low)]
    return secrets.choice([code for code in free if code not in used])
