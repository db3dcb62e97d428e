"""Sources, claims, gradings and stances of a case, and the times of claims as far as they can be known."""

from datetime import timedelta
from uuid import UUID

from safeconduct.cases.rooms import contents
from safeconduct.claims import understanding
from safeconduct.claims.documents import AtInstant, ClaimDocument, Interval, OfClaim, SourceDocument
from safeconduct.claims.models import Claim, Grading, Source, Stance, WithdrawnStance
from safeconduct.claims.rules.times import ALWAYS, Offset, Reported, Span, exactly, meet, moved, resolve
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


def claims(keyring: Keyring, case: UUID) -> list[Reading[Claim]]:
    """The claims of a case, oldest first. Raises Refusal NOT_FOUND without the claims room."""
    return contents(keyring, case, "claims", Claim)


def sources(keyring: Keyring, case: UUID) -> list[Reading[Source]]:
    """The sources of a case, oldest first. Raises Refusal NOT_FOUND without the claims room."""
    return contents(keyring, case, "claims", Source)


def gradings(keyring: Keyring, case: UUID) -> list[Reading[Grading]]:
    """Every judgement of a claim of the case, oldest first. Raises Refusal NOT_FOUND as above."""
    return contents(keyring, case, "claims", Grading)


def stances(keyring: Keyring, case: UUID) -> list[Reading[Stance]]:
    """Every stance ever noted in the case, oldest first. Raises Refusal NOT_FOUND as above."""
    return contents(keyring, case, "claims", Stance)


def withdrawn(keyring: Keyring, case: UUID) -> dict[UUID, Reading[WithdrawnStance]]:
    """Stance → its withdrawal. Raises Refusal NOT_FOUND as above."""
    return {one.document.stance: one for one in contents(keyring, case, "claims", WithdrawnStance)}


def spans(found: list[Reading[Claim]], known: list[Reading[Source]]) -> dict[UUID, Span]:
    """The span of each claim and source, through the claims and sources that it was reckoned from."""
    times: dict[UUID, Reported | None] = {}
    for claim in found:
        document: ClaimDocument = claim.document
        times[claim.row.id] = reported(understanding.anchored(document), document.language)
    for source in known:
        origin: SourceDocument = source.document
        times[source.row.id] = reported(origin.dated, origin.language)
    return {key: resolve(key, times.get) for key in times}


def reported(interval: Interval | None, written: str = "") -> Reported | None:
    """A time as the rules take it, its words read in the language of what was `written`; None for none."""
    if interval is None:
        return None
    own = Span(interval.earliest, interval.latest)
    offset = Offset(_seconds(interval.least_s), _seconds(interval.most_s))
    anchor = interval.reckoned_from
    if anchor is None:
        return Reported(own=own)
    if isinstance(anchor, AtInstant):
        reckoned = moved(exactly(anchor.at), offset)
        return Reported(own=meet(own, reckoned) or own if own != ALWAYS else reckoned)
    target = anchor.claim if isinstance(anchor, OfClaim) else anchor.source
    words = None if own.known else understanding.reckoning(interval, written)
    return Reported(own=own, anchor=target, offset=offset, words=words)


def _seconds(given: int | None) -> timedelta | None:
    return None if given is None else timedelta(seconds=given)
