"""Comparing a document with others: those of its case for all its readers, the rest for one reader's look."""

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.claims.brought import held
from safeconduct.claims.brought.documents import PENDING, BroughtDocument, EchoDocument
from safeconduct.claims.models import Brought
from safeconduct.claims.read import echo
from safeconduct.keys.rows import Reading

MOST = 10


def compared(actor: Actor, found: Reading[Brought], document: BroughtDocument) -> BroughtDocument:
    """The document with what it repeats in its own case, as proposals; decisions stay.

    What is kept here is read by all who read the case. Of other cases they must not learn that anything like
    it lies there, so nothing of those is kept, whoever looks.
    """
    decided = [one for one in kept(document) if one.state != PENDING]
    known = {one.reading for one in decided}
    near = [one for one in _others(actor, found) if one.row.compartment == found.row.compartment]
    proposed = [one for one in _alike(document, near) if one.reading not in known]
    return replace(document, echoes=[*decided, *proposed])


def elsewhere(actor: Actor, found: Reading[Brought]) -> list[EchoDocument]:
    """What this reader alone may know: documents of other cases, and of none, that are alike. Made for each
    look and kept nowhere; nothing is decided about them, for a source derives from its own case alone."""
    far = [one for one in _others(actor, found) if one.row.compartment != found.row.compartment]
    return [replace(one, source=None) for one in _alike(found.document, far)]


def kept(document: BroughtDocument) -> list[EchoDocument]:
    """The echoes in its own case."""
    return [one for one in document.echoes if one.source is not None]


def _others(actor: Actor, found: Reading[Brought]) -> list[Reading[Brought]]:
    return [one for one in held.everywhere(actor) if one.row.id != found.row.id]


def _alike(document: BroughtDocument, others: list[Reading[Brought]]) -> list[EchoDocument]:
    known = {one.row.id: one.document for one in others}
    texts = {handle: other.text for handle, other in known.items() if other.text}
    return [
        EchoDocument(reading=one.key, share=round(100 * one.share), source=known[one.key].source)
        for one in echo(document.text, texts)[:MOST]
    ]
