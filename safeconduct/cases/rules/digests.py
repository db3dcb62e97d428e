"""Which cards are made from which room, and what of an age may stand on one. Pure.

A card is a compartment of its own beside the room, so that its readers never hold the room's key.
"""

import re

from safeconduct.cases.rules.rooms import ROOMS

NAME_CARD, DIGEST, VERDICT, COUNT = "name_card", "timeline_digest", "consent_verdict", "consent_count"
NEVER_PUBLISH = "never_publish"
CLEARED, CODED = "claim_digest", "coded_claim"
# Card → the room that it is made from, and with which it goes.
MADE_FROM = {
    NAME_CARD: "identity",
    NEVER_PUBLISH: "identity",
    DIGEST: "timeline",
    VERDICT: "consent",
    COUNT: "consent",
    CLEARED: "claims",
    CODED: "claims",
}
COMPARTMENTS = (*ROOMS, *MADE_FROM)

BANDS = ((14, "child"), (18, "youth"), (30, "adult_young"), (45, "adult"), (60, "adult_older"))
OLD = "old"
_NUMBER = re.compile(r"\d+")


def cards_of(room: str) -> tuple[str, ...]:
    """The cards made from a kind of room."""
    return tuple(card for card, source in MADE_FROM.items() if source == room)


def band(age: str, born: str, year: int, minor: bool | None) -> str:
    """The age band of somebody whose age or year of birth is known as it was said; empty if it is not.

    "about 17" is a youth. Who is said to be a minor is never put into a band of adults, nor the other
    way round: then no band is given.
    """
    years = _years(age, born, year)
    if years is None:
        return ""
    found = next((name for limit, name in BANDS if years < limit), OLD)
    if minor is not None and minor != (found in {"child", "youth"}):
        return ""
    return found


def _years(age: str, born: str, year: int) -> int | None:
    said = [int(one) for one in _NUMBER.findall(age)]
    if len(said) == 1 and said[0] < 120:
        return said[0]
    years = [int(one) for one in _NUMBER.findall(born) if year - 120 < int(one) <= year]
    return year - years[0] if len(years) == 1 else None
