"""From what a form was told to the claim that is kept."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.claims import intervals, understanding
from safeconduct.claims.documents import Amount, ClaimDocument, Interval, Party, Place, Speaker
from safeconduct.claims.inputs import ClaimFields
from safeconduct.claims.intervals import Reckoned
from safeconduct.kernel import clock


def document_of(
    actor: Actor, given: ClaimFields, replaces: UUID | None = None, before: Interval | None = None
) -> ClaimDocument:
    """The claim as it is kept, said now; `before` is the time of the one that it replaces.

    Raises Refusal INVALID for a time that cannot be.
    """
    return ClaimDocument(
        source=given.source,
        speakers=_chain(given),
        text=given.text,
        noted=clock.now(),
        language=given.language,
        stance=given.stance,
        subject=_party(given.subject, given.subject_person),
        act=given.act,
        act_said=given.act_said,
        object=_party(given.object, given.object_person),
        to=_party(given.to, given.to_person),
        age=_understood(understanding.aged, given.age_said, given.age_low, given.age_high),
        time=intervals.interval(actor, Reckoned.of(given), given.language, before),
        place=_place(given),
        amount=_understood(understanding.counted, given.count_said, given.count_low, given.count_high),
        from_custody=given.from_custody,
        duress=given.duress,
        replaces=replaces,
    )


def _chain(given: ClaimFields) -> list[Speaker]:
    """Those who passed it on, the outermost first, and then whose words these are."""
    whose = Speaker(said=given.speaker, person=given.speaker_person, first_hand=given.first_hand)
    return [*(Speaker(said=one) for one in given.through), whose]


def _party(said: str, person: UUID | None) -> Party | None:
    return Party(said=said, person=person) if said or person else None


def _understood(
    words: Callable[[Amount], Amount], said: str, low: int | None, high: int | None
) -> Amount | None:
    """An amount with what its words mean; None where nothing was said."""
    if not said and low is None and high is None:
        return None
    return words(Amount(said=said, low=low, high=high))


def _place(given: ClaimFields) -> Place | None:
    if not (given.place or given.region):
        return None
    return Place(said=given.place, region=given.region, precision=given.precision)


def fields_of(document: ClaimDocument) -> dict[str, Any]:
    """The fields of a form that would be kept as this claim: what a correction begins with."""
    whose = document.speakers[-1]
    nobody, nothing = Party(), Amount(said="")
    subject, target, to = document.subject or nobody, document.object or nobody, document.to or nobody
    amount, age, place = document.amount or nothing, document.age or nothing, document.place or Place()
    return {
        "source": document.source,
        "speaker": whose.said,
        "speaker_person": whose.person,
        "first_hand": whose.first_hand,
        "through": [one.said for one in document.speakers[:-1]],
        "text": document.text,
        "language": document.language,
        "stance": document.stance,
        "subject": subject.said,
        "subject_person": subject.person,
        "act": document.act,
        "act_said": document.act_said,
        "object": target.said,
        "object_person": target.person,
        "to": to.said,
        "to_person": to.person,
        "age_said": age.said,
        "age_low": age.low,
        "age_high": age.high,
        **intervals.fields_of(document.time, document.language),
        "place": place.said,
        "region": place.region,
        "precision": place.precision,
        "count_said": amount.said,
        "count_low": amount.low,
        "count_high": amount.high,
        "from_custody": document.from_custody,
        "duress": document.duress,
    }
