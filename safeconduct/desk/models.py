"""Rows of the desk. There is no clear column beyond the envelope's own."""

from typing import ClassVar

from safeconduct.desk import documents
from safeconduct.keys.models import SealedRow

DESK = frozenset({"operator", "coordinator"})
GOES = frozenset({"lawyer", "passage", "psychologist"})


class Signal(SealedRow):
    """Sealed to a compartment of its own, granted to the desk and, once filed, to the case."""

    DOCUMENT = documents.SignalDocument
    AUTHORS = DESK


class Incident(SealedRow):
    """What signals are about; sealed to the desk, as what follows where nothing else is said."""

    DOCUMENT = documents.IncidentDocument
    AUTHORS = DESK


class Line(SealedRow):
    """A door for a provider; the row's id stands in the address it posts to."""

    MAY_GO = True
    DOCUMENT = documents.LineDocument
    AUTHORS = frozenset({"coordinator"})


class Intake(SealedRow):
    """Arrives by the public half alone: unverified until accepted."""

    MAY_GO = True
    UNSIGNED = True
    DOCUMENT = documents.IntakeDocument


class Dismissal(SealedRow):
    """A message was set aside."""

    MAY_GO = True
    DOCUMENT = documents.DismissalDocument
    AUTHORS = DESK


class Promise(SealedRow):
    """Something promised."""

    DOCUMENT = documents.PromiseDocument
    AUTHORS = DESK


class PlaybookRun(SealedRow):
    """A playbook that is followed."""

    DOCUMENT = documents.PlaybookDocument
    AUTHORS = DESK


class Dispatch(SealedRow):
    """The desk's side of a dispatch."""

    DOCUMENT = documents.DispatchDocument
    AUTHORS = DESK


class Offer(SealedRow):
    """The side of those who may go: sealed to the team of their role."""

    DOCUMENT = documents.OfferDocument
    AUTHORS = DESK


class Package(SealedRow):
    """An address, in a compartment whose key is two halves."""

    MAY_GO = True
    DOCUMENT = documents.PackageDocument
    AUTHORS: ClassVar = DESK | {"passage"}


class Prepared(SealedRow):
    """The desk's word that an address lies ready for a case."""

    MAY_GO = True
    DOCUMENT = documents.PreparedDocument
    AUTHORS = frozenset({"passage"})


class Arrival(SealedRow):
    """A time as its lawyer reports it; one copy to the desk, one to the lawyer."""

    DOCUMENT = documents.ArrivalDocument
    AUTHORS = GOES


class View(SealedRow):
    """A look at an address; one copy to the coordinators, one to the lawyer."""

    DOCUMENT = documents.AddressView
    AUTHORS = GOES


class Review(SealedRow):
    """A second person's word on a look at an address; sealed to the coordinators."""

    DOCUMENT = documents.ReviewDocument
    AUTHORS = frozenset({"coordinator"})


class Readiness(SealedRow):
    """Whether somebody can be sent; one copy to the desk, one to the member."""

    DOCUMENT = documents.ReadinessDocument
    AUTHORS: ClassVar = GOES | {"coordinator"}


class Conflict(SealedRow):
    """Who may not be sent for which case."""

    DOCUMENT = documents.ConflictDocument
    AUTHORS = frozenset({"coordinator"})


class Scene(SealedRow):
    """A lawyer's own copy of what they reported, sealed to them alone."""

    DOCUMENT = documents.SceneDocument
    AUTHORS = GOES


class Compromise(SealedRow):
    """A channel of a case in other hands. Whoever may mark it may write this."""

    DOCUMENT = documents.CompromiseDocument


class WarningTask(SealedRow):
    """One copy for the desk, without the path, and one for the colleague who warns."""

    DOCUMENT = documents.WarningDocument
    AUTHORS = DESK


class Warned(SealedRow):
    """Somebody was warned; one copy for the desk, one for the colleague who was asked."""

    DOCUMENT = documents.WarnedDocument


class Handover(SealedRow):
    """A shift's sheet."""

    DOCUMENT = documents.HandoverDocument
    AUTHORS = DESK
