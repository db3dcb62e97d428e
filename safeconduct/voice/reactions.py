"""What changes under a text, seen by whoever changes it."""

from collections.abc import Iterable
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit, reacts
from safeconduct.cases import briefs
from safeconduct.cases.events import ConsentWithdrawn
from safeconduct.claims.events import ClaimChanged
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.keys.compartments import room_id
from safeconduct.voice import alarms, attend, statements, texts
from safeconduct.voice.documents import FlagDocument, RevisionDocument
from safeconduct.voice.events import TextFlagged
from safeconduct.voice.models import Publication, Statement, TextFlag
from safeconduct.voice.statements import Held

__all__ = ["attend"]  # imported for what it registers


@reacts(ClaimChanged, emits=[TextFlagged])
def flag_what_used_it(actor: Actor, event: ClaimChanged) -> None:
    """Flag every text of the case that rests on the claim, in every language and channel it stands in."""
    for held in _open(actor, event.case):
        for revision in _standing(held):
            if event.claim in texts.claims_of(revision):
                _flag(actor, held, revision, event.how, event.claim)


@reacts(ConsentWithdrawn, emits=[TextFlagged])
def flag_what_was_consented_to(actor: Actor, event: ConsentWithdrawn) -> None:
    """Flag what stands in public: it rested on a consent. Drafts are stopped by the gate itself."""
    try:
        found = statements.of_case(actor.keys, event.case)
    except Refusal:
        _flag_unseen(actor, event.case)
        return
    for held in found:
        if held.public_revision is not None:
            _flag(actor, held, held.public_revision.document, "consent_withdrawn", None)


def _flag_unseen(actor: Actor, case: UUID) -> None:
    """The same from somebody who takes the call and reads no texts: every text of the case, with one alarm if
    any of them was ever published. Handles alone are looked at; the flags are sealed to the readers."""
    publicity = room_id(briefs.brief(actor.keys, case).root, "publicity")
    if not Publication.objects.filter(compartment=publicity).exists():
        return
    alarm = alarms.demand(actor.keys, case)
    texts_of_it = Statement.objects.filter(compartment=publicity).order_by("leaf")
    for handle in texts_of_it.values_list("id", flat=True):
        document = FlagDocument(
            statement=handle,
            claim=None,
            how="consent_withdrawn",
            at=clock.now(),
            published=True,
            alarm=alarm,
        )
        rows.insert(actor.keys, TextFlag, publicity, document)
        emit(actor, TextFlagged(case=case, statement=handle))


def _open(actor: Actor, case: UUID) -> list[Held]:
    """The statements that the actor reads; who reads none wrote nothing that they rest on."""
    try:
        return statements.of_case(actor.keys, case)
    except Refusal:
        return []


def _standing(held: Held) -> Iterable[RevisionDocument]:
    """The text in public, and the one that is being written where that is another."""
    found = {one.row.id: one for one in (held.public_revision, held.latest) if one is not None}
    withdrawn = held.published is not None and not held.in_public
    return [] if withdrawn else [one.document for one in found.values()]


def _flag(actor: Actor, held: Held, revision: RevisionDocument, how: str, claim: UUID | None) -> None:
    standing = held.public_revision
    published = standing is not None and standing.document == revision
    spoken = texts.languages(revision, {claim}) if claim else [one.language for one in revision.texts]
    document = FlagDocument(
        statement=held.id,
        claim=claim,
        how=how,
        at=clock.now(),
        published=published,
        languages=spoken,
        channels=revision.channels,
        alarm=alarms.demand(actor.keys, held.case) if published else None,
    )
    rows.insert(actor.keys, TextFlag, held.reading.row.compartment, document)
    emit(actor, TextFlagged(case=held.case, statement=held.id))
