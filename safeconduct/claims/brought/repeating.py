"""Comparing a document with all others that its reader can open: in memory, for this one look."""

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.claims.brought import held
from safeconduct.claims.brought.documents import PENDING, BroughtDocument, EchoDocument
from safeconduct.claims.models import Brought
from safeconduct.claims.read import echo
from safeconduct.keys.rows import Reading

MOST = 10


def compared(actor: Actor, found: Reading[Brought], document: BroughtDocument) -> BroughtDocument:
    """The document with what it repeats, or what repeats it, as proposals; decisions stay.

    A source can derive from a source of its own case alone: of others it is only said that they are alike.
    """
    others = {one.row.id: one for one in held.everywhere(actor) if one.row.id != found.row.id}
    texts = {handle: one.document.text for handle, one in others.items() if one.document.text}
    decided = {one.reading: one for one in document.echoes if one.state != PENDING}
    proposed = [
        EchoDocument(
            reading=one.key,
            share=round(100 * one.share),
            source=others[one.key].document.source
            if others[one.key].row.compartment == found.row.compartment
            else None,
        )
        for one in echo(document.text, texts)[:MOST]
        if one.key not in decided
    ]
    return replace(document, echoes=[*decided.values(), *proposed])
