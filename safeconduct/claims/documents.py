"""The typed documents inside the envelopes of claims. Instants are aware, in UTC.

A figure that nobody knows is None, never a guess. What was said stands beside it, word for word.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import field
from msgspec.structs import force_setattr

from safeconduct.keys.documents import Document

NO_SIGN = "none_seen"  # of duress

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


class Speaker(Document, kw_only=True, frozen=True):
    """Somebody in the chain of those who say it, as `said`, and a person of the case if it is one.

    `first_hand`: they saw, heard or went through themselves what the claim says. Otherwise they pass it on,
    or nobody knows.
    """

    said: str
    person: UUID | None = None
    first_hand: bool = False


class ClaimDocument(Document, kw_only=True, frozen=True):
    """Somebody says that something is so.

    `text` is verbatim, in `language`; `stance` is what it does with what it says (words.TEXT_STANCES).
    `speakers` are those who say it, the outermost first: the journalist, the network that they quote, the
    two men whom that one asked. `subject` is who did it, `object` to whom, `to` to whom they were handed
    over; `age` is the age of whom it was done to. `from_custody` words are not free: `duress` lists the
    signs. `replaces` is the claim that this one corrects. `start` and `end` are where `text` stands in the
    text of the source's file, in characters.
    """

    source: UUID
    text: str
    noted: datetime
    speakers: list[Speaker] = []
    language: str = ""
    stance: str = "asserts"
    subject: Party | None = None
    act: str = ""
    act_said: str = ""
    object: Party | None = None
    to: Party | None = None
    age: Amount | None = None
    time: Interval | None = None
    place: Place | None = None
    amount: Amount | None = None
    from_custody: bool = False
    duress: list[str] = []
    replaces: UUID | None = None
    start: int | None = None
    end: int | None = None
    # How the one speaker was written before there were chains; read from old rows, never written.
    speaker_before: str = field(name="speaker", default="")
    person_before: UUID | None = field(name="speaker_person", default=None)

    def __post_init__(self) -> None:
        if self.speaker_before and not self.speakers:
            alone: Any = [Speaker(said=self.speaker_before, person=self.person_before)]
            force_setattr(self, "speakers", alone)

    @property
    def speaker(self) -> str:
        """Whose words these are: the innermost of the chain; empty if nobody is named."""
        return self.speakers[-1].said if self.speakers else ""

    @property
    def first_hand(self) -> bool:
        """Whether the one whose words these are saw it themselves."""
        return bool(self.speakers) and self.speakers[-1].first_hand

    @property
    def free(self) -> bool:
        """Whether nothing says that the words were spoken in custody or under duress."""
        return not self.from_custody and not set(self.duress) - {NO_SIGN}


# -- weight ----------------------------------------------------------------------------------------


class GradingDocument(Document, kw_only=True, frozen=True):
    """Somebody judged a claim: `source` A to F, `information` 2 to 6. The newest counts, all stay."""

    claim: UUID
    source: str
    information: int
    reasons: str
    at: datetime


class StanceDocument(Document, kw_only=True, frozen=True):
    """The claim `claim` stands to the claim `to` in the way `kind` (rules.weight.STANCES), and `why`."""

    claim: UUID
    kind: str
    to: UUID
    why: str
    at: datetime


class StanceEnd(Document, kw_only=True, frozen=True):
    """The stance was withdrawn: it was noted wrongly. It stays, marked."""

    stance: UUID
    why: str
    at: datetime


# -- cards for those who read no claims ------------------------------------------------------------


class Clearing(Document, kw_only=True, frozen=True):
    """These words, and no others, of the claim `claim` may be told in public.

    It lies in the claims room, and once more on the press digest. `attribution` is how whoever says it is
    called, `sentence` names nobody, `region` is a region or a country, `time` is as it may be told. `free`:
    the words were not spoken in custody or under duress. `card` is the digest's compartment. `other_…` are
    the same words in the other language, empty where nobody gave them.
    """

    claim: UUID
    attribution: str
    sentence: str
    at: datetime
    card: UUID
    region: str = ""
    time: str = ""
    free: bool = True
    other_attribution: str = ""
    other_sentence: str = ""


class ClearingEnd(Document, kw_only=True, frozen=True):
    """The claim is cleared no longer. `why` stands in the claims room alone, on the digest it is empty."""

    claim: UUID
    at: datetime
    why: str = ""


class CodedClaim(Document, kw_only=True, frozen=True):
    """A claim by codes: no person, no place, no word of it. `earliest` and `latest` are what its time can
    mean; `kind` is the kind of its source. Of several about one claim the newest counts."""

    claim: UUID
    kind: str
    act: str
    stance: str
    earliest: datetime | None
    latest: datetime | None
    low: int | None
    high: int | None
    first_hand: bool
    from_custody: bool
    duress: list[str]
    grade: str
    standing: str
    independent: int
    contested: bool
