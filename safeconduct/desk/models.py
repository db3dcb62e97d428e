"""Rows of the desk. There is no clear column beyond the envelope's own."""

from typing import ClassVar

from safeconduct.desk import documents
from safeconduct.keys.models import SealedRow

DESK = frozenset({"operator", "coordinator"})


class Signal(SealedRow):
    """Sealed to a compartment of its own, granted to the desk and, once filed, to the case."""

    DOCUMENT = documents.SignalDocument
    AUTHORS = DESK


class Incident(SealedRow):
    DOCUMENT = documents.IncidentDocument
    AUTHORS = DESK


class Line(SealedRow):
    """A door for a provider; the row's id stands in the address it posts to."""

    DOCUMENT = documents.LineDocument
    AUTHORS = DESK


class Intake(SealedRow):
    """Arrives by the public half alone: unverified until accepted."""

    DOCUMENT = documents.IntakeDocument


class Promise(SealedRow):
    DOCUMENT = documents.PromiseDocument


class PlaybookRun(SealedRow):
    DOCUMENT = documents.PlaybookDocument


class Dispatch(SealedRow):
    DOCUMENT = documents.DispatchDocument
    AUTHORS = DESK


class Offer(SealedRow):
    """The lawyers' team's side of a dispatch."""

    DOCUMENT = documents.OfferDocument
    AUTHORS = DESK


class Package(SealedRow):
    """The address of one dispatch, in a compartment whose key is two halves."""

    DOCUMENT = documents.PackageDocument
    AUTHORS: ClassVar = DESK | {"passage"}


class Arrival(SealedRow):
    DOCUMENT = documents.ArrivalDocument


class View(SealedRow):
    DOCUMENT = documents.AddressView


class Compromise(SealedRow):
    DOCUMENT = documents.CompromiseDocument


class WarningTask(SealedRow):
    """One copy for the desk, without the path, and one for the colleague who warns."""

    DOCUMENT = documents.WarningDocument


class Handover(SealedRow):
    DOCUMENT = documents.HandoverDocument
    AUTHORS = DESK
