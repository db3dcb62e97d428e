"""The typed documents inside the envelopes of claims. Instants are aware, in UTC.

A figure that nobody knows is None, never a guess. What was said stands beside it, word for word.
"""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document

# -- time as reported ------------------------------------------------------------------------------


class AtInstant(Document, kw_only=True, frozen=True, tag="instant"):
    """Reckoned from a known instant: the call, the date of a letter."""

    at: datetime


class OfClaim(Document, kw_only=True, frozen=True, tag="claim"):
    """Reckoned from the time of another claim, whatever that turns out to be."""

    claim: UUID


class OfSource(Document, kw_only=True, frozen=True, tag="source"):
    """Reckoned from a source that may have no date yet (an article): its `place` in the order told there.

    Order and offset are kept until the source is dated.
    """

    source: UUID
    place: int = 0


Anchor = AtInstant | OfClaim | OfSource


class Interval(Document, kw_only=True, frozen=True):
    """When, as `said`. Between `earliest` and `latest` if these were given as such, either of them open.

    Otherwise `least_s` to `most_s` seconds after (negative: before) what it was `reckoned_from`. `zone`
    is the IANA name of the zone in which wall times were meant.
    """

    said: str = ""
    earliest: datetime | None = None
    latest: datetime | None = None
    zone: str = "UTC"
    reckoned_from: Anchor | None = None
    least_s: int | None = None
    most_s: int | None = None


# -- place, number, subject ------------------------------------------------------------------------


class Place(Document, kw_only=True, frozen=True):
    """Where, as `said`. `region` is an ISO 3166-2 code; `precision` says how far it may be trusted."""

    said: str = ""
    region: str = ""
    precision: str = "unknown"


class Amount(Document, kw_only=True, frozen=True):
    """How many, as `said` ("dozens"): at least `low`, at most `high`, either of them open."""

    said: str
    low: int | None = None
    high: int | None = None


class Party(Document, kw_only=True, frozen=True):
    """Whom a claim is about or who it says acted: as `said`, and a person of the case if it is one."""

    said: str = ""
    person: UUID | None = None


# -- sources and claims ----------------------------------------------------------------------------


class SourceDocument(Document, kw_only=True, frozen=True):
    """Where claims come from. `brought_by` is how it reached us; `derived_from` the sources it repeats.

    `file` is a sealed file, `reference` an address or shelf-mark that is never fetched by the server.
    """

    title: str
    kind: str
    brought_by: str
    received: datetime
    derived_from: list[UUID] = []
    language: str = ""
    reference: str = ""
    file: UUID | None = None
    dated: Interval | None = None
    note: str = ""


class ClaimDocument(Document, kw_only=True, frozen=True):
    """Somebody says that something is so.

    `text` is verbatim, in `language`. `from_custody` words are not free: `duress` lists the signs.
    """

    source: UUID
    speaker: str
    text: str
    noted: datetime
    language: str = ""
    speaker_person: UUID | None = None
    subject: Party | None = None
    act: str = ""
    act_said: str = ""
    object: Party | None = None
    time: Interval | None = None
    place: Place | None = None
    amount: Amount | None = None
    from_custody: bool = False
    duress: list[str] = []
