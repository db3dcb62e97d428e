"""A document that was brought and read, put where it lies without the processes that read it."""

import hashlib
from uuid import UUID

from safeconduct.claims.brought import unfiled
from safeconduct.claims.brought.documents import (
    BroughtDocument,
    DraftDocument,
    EchoDocument,
    MentionDocument,
)
from safeconduct.claims.models import Brought
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import files, rows
from safeconduct.keys.keyring import Keyring


def loose(keyring: Keyring, words: str) -> UUID:
    """A document that no case has."""
    reading = new_id()
    return put(keyring, unfiled.open_compartment(keyring, reading), words, reading=reading)


def put(
    keyring: Keyring,
    compartment: UUID,
    words: str,
    *,
    reading: UUID | None = None,
    source: UUID | None = None,
    repeats: tuple[UUID, UUID] | None = None,
) -> UUID:
    """A document with two open drafts and a rejected one; `repeats` is another with its source."""
    text = f"{words}. Two men were taken, Anna Primerova said. Nobody answered."
    pieces = [words, "Two men were taken, Anna Primerova said.", "Nobody answered."]
    drafts = [
        DraftDocument(
            number=number,
            start=text.index(piece),
            end=text.index(piece) + len(piece),
            text=piece,
            speakers=["unknown"],
            mentions=[MentionDocument(kind="person", text="Anna Primerova")] if number == 2 else [],
            state="rejected" if number == 3 else "pending",
        )
        for number, piece in enumerate(pieces, 1)
    ]
    document = BroughtDocument(
        title=words,
        kind="article",
        brought=clock.now(),
        by=keyring.member,
        file=files.receive(keyring, compartment, [text.encode()], name="document", media_type="text/plain"),
        digest=hashlib.sha256(text.encode()).digest(),
        length=len(text.encode()),
        zone="UTC",
        state="read",
        text=text,
        drafts=drafts,
        echoes=[EchoDocument(reading=repeats[0], share=50, source=repeats[1])] if repeats else [],
        source=source,
    )
    return rows.insert(keyring, Brought, compartment, document, id=reading).id
