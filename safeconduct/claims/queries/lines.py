"""Sources and claims as queries answer with them."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.claims.documents import (
    Amount,
    ClaimDocument,
    Interval,
    OfClaim,
    OfSource,
    Party,
    Place,
    SourceDocument,
)
from safeconduct.claims.models import Source
from safeconduct.claims.rules.times import ALWAYS
from safeconduct.claims.understanding import by_words
from safeconduct.claims.weighing import Weighed
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
    """One claim with what it weighs.

    `speakers` are the chain, outermost first, and `speaker` the last of it. `earliest` and `latest` are what
    its time can mean now, through all it was reckoned from; `understood` if that is what its words mean, and
    nobody gave it in figures; `undated` if it waits for a source or claim that has no time yet. It is
    reckoned from the claim `from_claim` or the source `from_source`, if from one, and that can mean
    `from_earliest` to `from_latest`. `grade` is the effective one, as “B2”; `independent` counts the
    independent sources; `against` are the claims that contradict or deny it. `echo_of` is an earlier claim
    that says the same and has an origin in common with it: the two are one voice.
    """

    id: UUID
    source: UUID
    speaker: str
    speakers: list[SpeakerLine]
    first_hand: bool
    text: str
    language: str
    stance: str
    noted: datetime
    by: UUID | None
    subject: str
    subject_person: UUID | None
    act: str
    act_said: str
    object: str
    object_person: UUID | None
    to: str
    to_person: UUID | None
    age_said: str
    age_low: int | None
    age_high: int | None
    time_said: str
    earliest: datetime | None
    latest: datetime | None
    understood: bool
    undated: bool
    from_claim: UUID | None
    from_source: UUID | None
    from_earliest: datetime | None
    from_latest: datetime | None
    place: str
    region: str
    precision: str
    count_said: str
    count_low: int | None
    count_high: int | None
    from_custody: bool
    duress: list[str]
    free: bool
    grade: str
    standing: str
    independent: int
    against: list[UUID]
    replaces: UUID | None
    echo_of: UUID | None


def source_line(one: Reading[Source], claims: int) -> SourceLine:
    """A source, on which so many claims rest."""
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


def claim_line(one: Weighed, echo_of: UUID | None = None) -> ClaimLine:
    """A claim with what it weighs, and the claim whose echo it is."""
    document: ClaimDocument = one.document
    nobody, nothing = Party(), Amount(said="")
    subject, target, to = document.subject or nobody, document.object or nobody, document.to or nobody
    time, place = one.time or Interval(), document.place or Place()
    anchor = time.reckoned_from
    amount, age = document.amount or nothing, document.age or nothing
    return ClaimLine(
        id=one.id,
        source=one.source,
        speaker=document.speaker,
        speakers=[
            SpeakerLine(said=each.said, person=each.person, first_hand=each.first_hand)
            for each in document.speakers
        ],
        first_hand=one.first_hand,
        text=document.text,
        language=document.language,
        stance=document.stance,
        noted=document.noted,
        by=one.author,
        subject=subject.said,
        subject_person=subject.person,
        act=document.act,
        act_said=document.act_said,
        object=target.said,
        object_person=target.person,
        to=to.said,
        to_person=to.person,
        age_said=age.said,
        age_low=age.low,
        age_high=age.high,
        time_said=time.said,
        earliest=one.span.earliest,
        latest=one.span.latest,
        understood=by_words(time, document.language),
        undated=one.span == ALWAYS and anchor is not None,
        from_claim=anchor.claim if isinstance(anchor, OfClaim) else None,
        from_source=anchor.source if isinstance(anchor, OfSource) else None,
        from_earliest=one.anchor.earliest,
        from_latest=one.anchor.latest,
        place=place.said,
        region=place.region,
        precision=place.precision,
        count_said=amount.said,
        count_low=amount.low,
        count_high=amount.high,
        from_custody=document.from_custody,
        duress=document.duress,
        free=one.free,
        grade=str(one.grade),
        standing=one.standing,
        independent=one.independent,
        against=list(one.against),
        replaces=document.replaces,
        echo_of=echo_of,
    )
