"""From what a form was told to the claim that is kept."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.claims import intervals
from safeconduct.claims.documents import Amount, ClaimDocument, Party, Place, Speaker
from safeconduct.claims.inputs import ClaimFields
from safeconduct.claims.intervals import Reckoned
from safeconduct.kernel import clock


def document_of(actor: Actor, given: ClaimFields, replaces: UUID | None = None) -> ClaimDocument:
    """The claim as it is kept, said now. Raises Refusal INVALID for a time that cannot be."""
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
        age=_amount(given.age_said, given.age_low, given.age_high),
        time=intervals.interval(actor, Reckoned.of(given)),
        place=_place(given),
        amount=_amount(given.count_said, given.count_low, given.count_high),
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


def _amount(said: str, low: int | None, high: int | None) -> Amount | None:
    return Amount(said=said, low=low, high=high) if said or low is not None or high is not None else None


def _place(given: ClaimFields) -> Place | None:
    if not (given.place or given.region):
        return None
    return Place(said=given.place, region=given.region, precision=given.precision)
