"""Whether one document repeats another: how much of it stands there in the same words. Pure.

Shingles: runs of words, as in Broder 1997, "On the resemblance and containment of documents".
"""

import re
from collections.abc import Mapping
from uuid import UUID

LENGTH = 5  # words of a shingle
LEAST = 20  # per cent of the shorter of both
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words, without case and signs; a shorter text is one run."""
    words = [word.casefold().replace("ё", "е") for word in _WORD.findall(text)]
    if len(words) < LENGTH:
        return frozenset({tuple(words)} if words else ())
    return frozenset(tuple(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))


def share(one: str, other: str) -> int:
    """How many per cent of the shorter text's runs stand in the other too."""
    first, second = shingles(one), shingles(other)
    shorter = min(len(first), len(second))
    return round(100 * len(first & second) / shorter) if shorter else 0


def echoes(text: str, others: Mapping[UUID, str]) -> dict[UUID, int]:
    """Which of the others repeat the text, or are repeated by it, and how much; the most first."""
    found = {handle: share(text, other) for handle, other in others.items()}
    return dict(sorted(((one, much) for one, much in found.items() if much >= LEAST), key=lambda it: -it[1]))
