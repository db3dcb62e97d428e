"""One word on a statement, beside it; why, with the coordinators."""

from collections.abc import Iterable
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.voice import documents
from safeconduct.voice.documents import WordDocument
from safeconduct.voice.models import StatementWord, WordReasons
from safeconduct.voice.statements import Held


def say(actor: Actor, held: Held, word: str, reasons: str, about: Iterable[UUID] = ()) -> UUID:
    """Write a word (veto, lift, stands, withdraw), answering the flags it is `about`."""
    document = WordDocument(statement=held.id, word=word, at=clock.now(), about=list(about))
    made = rows.insert(actor.keys, StatementWord, held.reading.row.compartment, document)
    why = documents.WordReasons(of=made.id, case=held.case, reasons=reasons)
    rows.insert(actor.keys, WordReasons, briefs.team(actor.keys, "coordinator"), why)
    return made.id


def reasons(keyring: Keyring) -> dict[UUID, str]:
    """Word → why it was said; nothing for who is no coordinator."""
    found = rows.look_through(keyring, WordReasons.objects.order_by("leaf"))
    return {one.document.of: one.document.reasons for one in found}
