"""Rows of the vault: what stands outside the envelopes, and why so little of it does."""

from typing import ClassVar, Self

import msgspec
from django.db import models

from safeconduct.keys.documents import (
    CertificateDocument,
    Countersign,
    EpochNotice,
    FileDocument,
    FoundingDocument,
    MachineKeys,
    PreviousSecret,
    RecoveryUse,
    RecoveryWish,
    RosterDocument,
    SignedHead,
)


class Organisation(models.Model):
    """The one organisation of this installation; its id binds every envelope to it."""

    id = models.UUIDField(primary_key=True)


class SealedRow(models.Model):
    """A row that is an envelope.

    `compartment` and `epoch` say which key opens it, `version` counts its writes, `leaf` is the
    index of its latest leaf in the log. Subclasses name the document inside (`DOCUMENT`), the
    further clear columns (`ROUTING`, each hashed into the leaf) and whose signature is accepted
    (`AUTHORS`, role names; None: any certified member). Only where a table says `UNSIGNED` may a row come by
    the public half alone, with nobody's signature: whoever has the database can seal one. A single row goes
    again only where `MAY_GO` says so, any other with its whole compartment: a leaf that says “erased” can be
    appended by whoever writes to the database.
    """

    DOCUMENT: ClassVar[type[msgspec.Struct]]
    ROUTING: ClassVar[tuple[str, ...]] = ()
    AUTHORS: ClassVar[frozenset[str] | None] = None
    MAY_GO: ClassVar[bool] = False
    UNSIGNED: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True)
    compartment = models.UUIDField(db_index=True)
    epoch = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    leaf = models.BigIntegerField()
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


class Grant(SealedRow):
    """A compartment's secret, sealed to a holder.

    `compartment` is here the holder's handle and `epoch` the holder's (0 for a person): what the
    grant opens stands inside only.
    """

    MAY_GO = True


class Epoch(SealedRow):
    """The public half of a compartment at one epoch, vouched for inside to every member."""

    DOCUMENT = EpochNotice
    ROUTING = ("of", "number", "box_public")

    of = models.UUIDField()
    number = models.PositiveIntegerField()
    box_public = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "number"], name="one_epoch_of_a_number")
        ]


class Previous(SealedRow):
    """The secret of the epoch before, for readers who joined later."""

    DOCUMENT = PreviousSecret


class Roster(SealedRow):
    """Who was granted a compartment, readable by its holders only."""

    MAY_GO = True
    DOCUMENT = RosterDocument


class Founding(SealedRow):
    """The founding document: the root of every certificate."""

    DOCUMENT = FoundingDocument


class Certificate(SealedRow):
    """Whose keys these are and which roles they hold, said by its author."""

    DOCUMENT = CertificateDocument


class Countersignature(SealedRow):
    """A second member says the same."""

    DOCUMENT = Countersign


class HeadSignature(SealedRow):
    """A member saw the log at one head, and that it went on from the one they saw before."""

    DOCUMENT = SignedHead


class Escrow(SealedRow):
    """The engine's own keys, sealed to recovery: without them a loss of the boot secret would be for good."""

    MAY_GO = True
    DOCUMENT = MachineKeys


class RecoveryUsed(SealedRow):
    """Recovery was used, and must be replaced; written where nobody is signed in."""

    UNSIGNED = True
    DOCUMENT = RecoveryUse


class RecoveryWished(SealedRow):
    """The word of the first of two for a new recovery; it stays, since the new one counts by it."""

    DOCUMENT = RecoveryWish
    AUTHORS = frozenset({"admin", "coordinator"})  # as `certificates.CERTIFIERS`, which are built on rows


class SealedFile(SealedRow):
    """A file: name, type, length and the fingerprint of its sealed chunks are inside."""

    MAY_GO = True
    DOCUMENT = FileDocument


class Chunk(models.Model):
    """One sealed mebibyte of a file; written once. Not logged: the file's document fingerprints it."""

    file = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="a_chunk_is_written_once")
        ]


class Entry(models.Model):
    """One leaf of the log: which row, which version, and hashes of its envelope and clear columns."""

    index = models.BigIntegerField(primary_key=True)
    compartment = models.UUIDField()
    table = models.CharField(max_length=60)
    row = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    envelope = models.BinaryField()
    routing = models.BinaryField()


class Node(models.Model):
    """A complete subtree of the log, so that heads and proofs need few look-ups (RFC 6962)."""

    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "position"], name="a_node_stands_once")
        ]
