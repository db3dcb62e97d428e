"""Bringing a document, reading it, filing it, dating it, and letting it go."""

from uuid import UUID

import msgspec
from django.db import transaction
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, Made
from safeconduct.cases.rooms import room
from safeconduct.claims.brought import bringing, drafting, held, repeating, unfiled, work
from safeconduct.claims.brought.documents import CANCELLED, FILED, WAITING, BroughtDocument
from safeconduct.claims.brought.inputs import BringDocument, DateReading, FileReading, OfReading
from safeconduct.claims.models import Brought, Source
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import files, rows

WRITERS = roles("documenter", "lawyer")
IN_A_CASE = define("in_a_case", 409, N_("A case has this document already. It ends with the case."))


class ReadingState(msgspec.Struct, kw_only=True, frozen=True):
    """A reading and how far it is: waiting, read, failed or cancelled."""

    id: UUID
    state: str


@action(
    "claims.bring_document",
    title=N_("Bring a document"),
    may=WRITERS,
    example={
        "case": EXAMPLE_ID,
        "text": "Two men were taken on Monday, the network said.",
        "kind": "article",
    },
)
def bring_document(actor: Actor, given: BringDocument) -> Made:
    """Bring a document for a case, or for no case yet. It is hashed and sealed before anybody opens it;
    then it is read in a process without keys, which `claims.read_document` takes up. Nothing is ever
    fetched.

    Raises NO_BULK, NOT_FOUND, INVALID.
    """
    if given.case is not None:
        access.require(actor, given.case, access.writers("claims"))
    return Made(id=bringing.bring(actor, given))


@action(
    "claims.read_document",
    title=N_("Read the document"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID},
)
def read_document(actor: Actor, given: OfReading) -> ReadingState:
    """Take up what the reading found; begin it where nobody is at it: after a crash, a stop or a failure.

    What was decided about drafts stays. Raises NOT_FOUND, STALE.
    """
    found = held.find_to_change(actor, given.reading)
    document: BroughtDocument = found.document
    if work.state(given.reading) is None:
        document = bringing.again(actor, given.reading, document)
        if document.state != found.document.state:
            rows.rewrite(actor.keys, found.row, document)
        return ReadingState(id=given.reading, state=WAITING)
    outcome = work.outcome(given.reading)
    if outcome is None:
        return ReadingState(id=given.reading, state=WAITING)
    document = repeating.compared(actor, found, drafting.taken_up(document, outcome))
    rows.rewrite(actor.keys, found.row, document)
    transaction.on_commit(lambda: work.forget(given.reading))
    return ReadingState(id=given.reading, state=document.state)


@action(
    "claims.cancel_reading",
    title=N_("Stop the reading"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID},
    inverse="claims.read_document",
)
def cancel_reading(actor: Actor, given: OfReading) -> ReadingState:
    """Stop a reading that is under way. The sealed document stays and can be read again.

    Raises NOT_FOUND, STALE.
    """
    found = held.find_to_change(actor, given.reading)
    if found.document.state != WAITING:
        return ReadingState(id=given.reading, state=found.document.state)
    rows.rewrite(actor.keys, found.row, replace(found.document, state=CANCELLED))
    transaction.on_commit(lambda: work.stop(given.reading))
    return ReadingState(id=given.reading, state=CANCELLED)


@action(
    "claims.file_reading",
    title=N_("File it with a case"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "case": EXAMPLE_ID},
    final=N_("the case has the document from then on, and it ends with the case"),
)
def file_reading(actor: Actor, given: FileReading) -> Made:
    """Put an unfiled document into a case: it is sealed anew there, and what lay unfiled is erased.

    Raises NOT_FOUND, IN_A_CASE, STALE, ROOM_ERASED.
    """
    found = held.find_to_change(actor, given.reading)
    if held.case_of(actor.keys, found) is not None:
        raise Refusal(IN_A_CASE)
    access.require(actor, given.case, access.writers("claims"))
    document: BroughtDocument = found.document
    there, filed = room(actor.keys, given.case, "claims", create=True), new_id()
    kept = files.receive(
        actor.keys,
        there,
        files.content(actor.keys, document.file),
        name=bringing.NAME,
        media_type=bringing.MEDIA_TYPE,
    )
    document = replace(document, file=kept, echoes=[], before=given.reading)
    document = replace(document, source=bringing.source(actor, given.case, document))
    row = rows.insert(actor.keys, Brought, there, document, id=filed)
    empty = replace(found.document, state=FILED, filed=given.case, text="", drafts=[], names=[], echoes=[])
    rows.rewrite(actor.keys, found.row, empty)  # before the look for echoes: it would be its own
    rows.rewrite(actor.keys, row, repeating.compared(actor, rows.read(actor.keys, row), document))
    work.stop(given.reading)
    transaction.on_commit(lambda: unfiled.erase_when_kept(given.reading))
    return Made(id=filed)


@action(
    "claims.date_reading",
    title=N_("Date the document"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "earliest": "2026-03-12T08:00:00+03:00"},
    inverse="claims.date_reading",
)
def date_reading(actor: Actor, given: DateReading) -> ReadingState:
    """Say when a document was written and whose clocks its times are meant by, or that it has no date
    (`undated`); what is not said stays. It is read anew, so that “yesterday” has a day; what was decided
    about its drafts stays.

    Raises NOT_FOUND, STALE, INVALID.
    """
    found = held.find_to_change(actor, given.reading)
    zone = given.zone or found.document.zone
    document: BroughtDocument = replace(
        found.document, dated=bringing.redated(given, found.document, zone), zone=zone
    )
    if document.source is not None:
        origin = rows.find(actor.keys, Source, document.source)
        rows.rewrite(actor.keys, origin.row, replace(origin.document, dated=document.dated))
    work.stop(given.reading)
    document = bringing.again(actor, given.reading, document)
    rows.rewrite(actor.keys, found.row, document)
    return ReadingState(id=given.reading, state=document.state)


@action(
    "claims.erase_reading",
    title=N_("Erase the document"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID},
    destructive=True,
    final=N_("the key of the file goes first, then the rest; bring the document again if you need it"),
)
def erase_reading(actor: Actor, given: OfReading) -> Made:
    """Erase an unfiled document at once. One that a case has ends with the case.

    Raises NOT_FOUND, IN_A_CASE, ERASURE_KEY, BUSY.
    """
    found = held.find_to_change(actor, given.reading)
    if held.case_of(actor.keys, found) is not None:
        raise Refusal(IN_A_CASE)
    work.stop(given.reading)
    unfiled.erase(found.row.compartment)
    return Made(id=given.reading)
