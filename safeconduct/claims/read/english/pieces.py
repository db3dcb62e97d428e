"""The sentences of an English paragraph that tell something: “They beat me!” Anna said. — is one."""

import re
from collections.abc import Iterable

from safeconduct.claims.read.english import prefixes
from safeconduct.claims.read.english.furniture import furniture
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.english.verbs import TRAILING
from safeconduct.claims.read.language import Block, Stretch

_CLOSED = re.compile(r"[?!…][”»\"’']+$")
_TAG = re.compile(rf"^[^,;:]{{2,60}}\b(?:{TRAILING})\b(?!\s+that\b)[^,;:]{{0,60}}\.?$")


def pieces(text: str, block: Block) -> list[Stretch]:
    """The sentences in order, without datelines, and without furniture ("Photo: the agency" behind words)."""
    places = [prefixes.dateline(text, one) for one in sentences(text, block.start, block.end)]
    return [one for one in _joined(text, places) if block.under is not None or not furniture(one.of(text))]


def _joined(text: str, places: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for place in places:
        if found and _belongs(text, found[-1], place):
            found[-1] = Stretch(found[-1].start, place.end)
        else:
            found.append(place)
    return found


def _belongs(text: str, before: Stretch, place: Stretch) -> bool:
    """Whether a sentence is told with the one before it: its speaker stands there, or "UPD 21:40." does."""
    speaks = _CLOSED.search(before.of(text)) and _TAG.match(place.of(text))
    return bool(speaks) or prefixes.alone(text, before)
