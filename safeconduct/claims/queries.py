"""What may be read of sources and claims."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.claims import kept
from safeconduct.claims.documents import ClaimDocument, Interval, Party, Place, SourceDocument
from safeconduct.claims.models import Claim, Source
from safeconduct.claims.rules.times import ALWAYS, Span
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading


class SourceLine(msgspec.Struct, kw_only=True, frozen=True):
    """One source; `claims` counts what rests on it."""

    id: UUID
    title: str
    kind: str
    brought_by: str
    received: datetime
    derived_from: list[UUID]
    reference: str
    date_said: str
    earliest: datetime | None
    latest: datetime | None
    claims: int


class SpeakerLine(msgspec.Struct, kw_only=True, frozen=True):
    """One of those who say it, and whether they saw it themselves."""

    said: str
    person: UUID | None
    first_hand: bool


class ClaimLine(msgspec.Struct, kw_only=True, frozen=True):
    """One claim. `earliest` and `latest` are what its time can mean now, through all it was reckoned from;
    `undated` if it waits for a source or claim that has no time yet."""

    id: UUID
    source: UUID
    speaker: str
    speakers: list[SpeakerLine]
    text: str
    language: str
    noted: datetime
    by: UUID | None
    subject: str
    subject_person: UUID | None
    act: str
    act_said: str
    object: str
    object_person: UUID | None
    time_said: str
    earliest: datetime | None
    latest: datetime | None
    undated: bool
    place: str
    region: str
    precision: str
    count_said: str
    count_low: int | None
    count_high: int | None
    from_custody: bool
    duress: list[str]


@query(
    "claims.sources",
    title=N_("Sources of a case"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def sources(actor: Actor, given: ByCase) -> list[SourceLine]:
    """The sources of a case, the newest first. Raises NOT_FOUND."""
    found = kept.sources(actor.keys, given.case)
    resting = [one.document.source for one in kept.claims(actor.keys, given.case)]
    return [_source(one, resting.count(one.row.id)) for one in reversed(found)]


@query(
    "claims.claims",
    title=N_("Claims of a case"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def claims(actor: Actor, given: ByCase) -> list[ClaimLine]:
    """What is said in a case, in the order of what it can mean; what has no time comes last.

    Conflicting claims stand side by side. Raises NOT_FOUND.
    """
    found = kept.claims(actor.keys, given.case)
    spans = kept.spans(found, kept.sources(actor.keys, given.case))
    lines = [_claim(one, spans[one.row.id]) for one in found]
    return sorted(lines, key=_place_in_time)


def _place_in_time(line: ClaimLine) -> tuple[bool, datetime]:
    at = line.earliest or line.latest
    return at is None, at or line.noted


def _source(one: Reading[Source], claims: int) -> SourceLine:
    document: SourceDocument = one.document
    dated = document.dated or Interval()
    return SourceLine(
        id=one.row.id,
        title=document.title,
        kind=document.kind,
        brought_by=document.brought_by,
        received=document.received,
        derived_from=document.derived_from,
        reference=document.reference,
        date_said=dated.said,
        earliest=dated.earliest,
        latest=dated.latest,
        claims=claims,
    )


def _claim(one: Reading[Claim], span: Span) -> ClaimLine:
    document: ClaimDocument = one.document
    subject, target = document.subject or Party(), document.object or Party()
    time, place, amount = document.time or Interval(), document.place or Place(), document.amount
    return ClaimLine(
        id=one.row.id,
        source=document.source,
        speaker=document.speaker,
        speakers=[
            SpeakerLine(said=each.said, person=each.person, first_hand=each.first_hand)
            for each in document.speakers
        ],
        text=document.text,
        language=document.language,
        noted=document.noted,
        by=one.author,
        subject=subject.said,
        subject_person=subject.person,
        act=document.act,
        act_said=document.act_said,
        object=target.said,
        object_person=target.person,
        time_said=time.said,
        earliest=span.earliest,
        latest=span.latest,
        undated=span == ALWAYS and time.reckoned_from is not None,
        place=place.said,
        region=place.region,
        precision=place.precision,
        count_said=amount.said if amount else "",
        count_low=amount.low if amount else None,
        count_high=amount.high if amount else None,
        from_custody=document.from_custody,
        duress=document.duress,
    )
