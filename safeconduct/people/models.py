"""Rows of people: accounts, enrolments, profiles, shifts, removals, holds.

What stands in the clear, and why, is listed in `keys.tables`. Sign-in names are among it: a keyed look-up
would hide them only from a thief who has the database without the key that lies beside it.
"""

from django.db import models

from safeconduct.keys.certificates import CERTIFIERS
from safeconduct.keys.models import SealedRow
from safeconduct.people.documents import (
    AccountDocument,
    EnrolmentDocument,
    HoldDocument,
    NewcomerDocument,
    PinDocument,
    ProfileDocument,
    RemovalDocument,
    ReopeningDocument,
    ShareDocument,
    SheetDocument,
    ShiftDocument,
    TrialDocument,
    TurningDocument,
    UpkeepDocument,
    WaysDocument,
)


class Account(SealedRow):
    """Where a sign-in begins; the row's id is the member's handle.

    `stretching` is the blob's own head (cost and salt), which changes only with the passphrase: it is
    hashed into the log, so that an earlier passphrase cannot be put back unseen. The rest of `blob` is
    sealed anew at each sign-in with the log's head, and answers for itself.
    """

    MAY_GO = True
    UNSIGNED = True
    DOCUMENT = AccountDocument
    ROUTING = ("name", "stretching")

    name = models.CharField(max_length=40, unique=True)
    stretching = models.BinaryField()
    blob = models.BinaryField()


class Pin(SealedRow):
    """Which house a member knows; sealed to the member, signed by the member. The row's id is the handle."""

    DOCUMENT = PinDocument


class SecondFactor(models.Model):
    """The newest time step whose code was taken, and wrong codes that followed a right passphrase.

    Not logged. Who alters it can use an overheard code a second time within a minute and a half, or
    try codes without being slowed down; both need the passphrase.
    """

    handle = models.UUIDField(primary_key=True)
    step = models.BigIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)


class Enrolment(SealedRow):
    """A spoken code and, sealed to the house, whom it is for."""

    MAY_GO = True
    DOCUMENT = EnrolmentDocument
    ROUTING = ("lookup", "until")
    AUTHORS = CERTIFIERS

    lookup = models.BinaryField(unique=True)
    until = models.DateTimeField()


class Newcomer(SealedRow):
    """The keys that came by an enrolment; written without a key, so vouched for by nobody."""

    MAY_GO = True
    UNSIGNED = True
    DOCUMENT = NewcomerDocument
    ROUTING = ("enrolment",)

    enrolment = models.UUIDField(unique=True)


class Profile(SealedRow):
    """How the house knows a member; the row's id is the handle."""

    DOCUMENT = ProfileDocument


class Ways(SealedRow):
    """A member's own channels, sealed to the member alone; the row's id is the handle."""

    MAY_GO = True
    DOCUMENT = WaysDocument


class Trial(SealedRow):
    """A code on its way to an address of the member's own."""

    MAY_GO = True
    DOCUMENT = TrialDocument


class Shift(SealedRow):
    """A duty, once or recurring."""

    MAY_GO = True
    DOCUMENT = ShiftDocument
    AUTHORS = CERTIFIERS


class Removal(SealedRow):
    """Somebody left; what he knew is replaced compartment by compartment."""

    DOCUMENT = RemovalDocument
    AUTHORS = CERTIFIERS


class Turning(SealedRow):
    """What a session replaced because somebody left."""

    DOCUMENT = TurningDocument


class Upkeep(SealedRow):
    """How far a member's sessions looked at the log; sealed to the member, the row's id is the handle."""

    DOCUMENT = UpkeepDocument


class Hold(SealedRow):
    """An account said to be taken."""

    DOCUMENT = HoldDocument


class Reopening(SealedRow):
    """One of the two words that reopen it."""

    DOCUMENT = ReopeningDocument


class Sheet(SealedRow):
    """Shares and boot secret until they are printed, sealed to the founder alone."""

    MAY_GO = True
    DOCUMENT = SheetDocument


class Share(SealedRow):
    """What becomes of one recovery share; coordinators and admins know its keeper."""

    DOCUMENT = ShareDocument
