"""Putting a text before the public: one last look, and then one row in the clear, in one transaction.

The row is made from the sealed revisions alone. What stands in the clear is never read back into it: whoever
altered it there must not have their words signed by the next correction.
"""

import hashlib
from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.cases import gate
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import well_known
from safeconduct.voice import checks, statements, texts
from safeconduct.voice.documents import PublicationDocument, RevisionDocument
from safeconduct.voice.models import Publication, Published
from safeconduct.voice.public.documents import PublicCorrection, PublicDocument, PublicText, PublicVersion
from safeconduct.voice.rules import harm
from safeconduct.voice.statements import Held

NOT_SUBMITTED = define("not_submitted", 409, N_("This text was not put before the gate as it stands now."))
STANDS = define("stands_in_public", 409, N_("This text stands in public already, word for word."))
VETOED = define("vetoed", 409, N_("Somebody who runs the relocation says no. Speak with them first."))
STOPPED = define(
    "stopped", 409, N_("A question of harm is open, or stops this text. Nothing was published. Look at them.")
)
PUBLIC = "public"  # the well-known handle of what lies in the clear: nobody holds a key to it
encode = msgspec.msgpack.Encoder().encode


def publish(actor: Actor, held: Held) -> None:
    """Let the newest text stand in public, if everything holds at this moment.

    Raises Refusal WITHDRAWN, STANDS, NOT_SUBMITTED, VETOED, STOPPED, GATE_CLOSED, BETRAYS, MINOR_NAMED,
    NOT_FOUND.
    """
    statements.require_not_withdrawn(held)
    if held.public_revision is held.latest:
        raise Refusal(STANDS)
    submitted = held.submitted
    if submitted is None:
        raise Refusal(NOT_SUBMITTED)
    if held.vetoed:
        raise Refusal(VETOED)
    answers = {one.question: one.answer for one in checks.look(actor.keys, held)}
    if stops := harm.stops(answers):
        raise Refusal(STOPPED, values={"stops": ", ".join(stops)})
    revision: RevisionDocument = held.latest.document
    let = gate.require_open(actor, held.case, submitted.proposal, texts.canonical(held.kind, revision))
    if let.content != held.content:
        raise Refusal(gate.GATE_CLOSED)
    _put(actor, held, held.latest.row.id, "published" if held.published is None else "corrected")


def withdraw(actor: Actor, held: Held) -> None:
    """Take the text out of the public at once; what stays says that it was there."""
    _put(actor, held, None, "withdrawn")


def _put(actor: Actor, held: Held, revision: UUID | None, state: str) -> None:
    now = clock.now()
    row = held.published.document.row if held.published is not None else new_id()
    made = [(one.document.revision, one.document.at) for one in held.publications]
    stood = [*made, (revision, now)] if revision is not None else made
    plain = encode(_document(held, stood, now, withdrawn=revision is None))
    _store(actor, row, plain)
    signed = PublicationDocument(
        statement=held.id,
        revision=revision,
        row=row,
        digest=hashlib.sha256(plain).digest(),
        state=state,
        at=now,
    )
    rows.insert(actor.keys, Publication, statements.publicity(actor.keys, held.case), signed)


def _document(
    held: Held,
    stood: list[tuple[UUID | None, datetime]],
    now: datetime,
    *,
    withdrawn: bool,
) -> PublicDocument:
    known = {one.row.id: one.document for one in held.revisions}
    shown = [] if withdrawn else [_version(known[one], at) for one, at in stood if one is not None]
    # Of what was published, never of a newer draft: a language that only the draft has would tell of it.
    newest = next(known[one] for one, _at in reversed(stood) if one is not None)
    spoken = [text.language for text in newest.texts]
    return PublicDocument(
        code=held.document.code,
        kind=held.document.kind,
        published=stood[0][1],
        updated=now,
        versions=shown,
        languages=spoken,
        withdrawn=now if withdrawn else None,
    )


def _version(revision: RevisionDocument, at: datetime) -> PublicVersion:
    said = [
        PublicText(language=text.language, title=text.title, parts=texts.sentences(text))
        for text in revision.texts
    ]
    corrected = [(text.language, texts.correction(text, revision.rest)) for text in revision.texts]
    return PublicVersion(
        at=at,
        texts=said,
        corrections=[PublicCorrection(language=one, parts=parts) for one, parts in corrected if parts],
    )


def _store(actor: Actor, id: UUID, plain: bytes) -> None:  # noqa: A002  (the column's own name)
    """Write the row and its leaf: as it lies there, the log knows it."""
    row = Published.objects.filter(id=id).first()
    if row is None:
        home = well_known(PUBLIC, actor.keys.organisation)
        rows.store(Published(id=id, compartment=home, epoch=0, version=1), plain)
        return
    was, row.version = row.version, row.version + 1
    rows.store(row, plain, replaces=was)
