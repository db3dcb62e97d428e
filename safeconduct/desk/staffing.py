"""What the house knows of those who may be sent, for the order of a dispatch."""

from collections.abc import Iterable
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents, scene
from safeconduct.desk.documents import ArrivalDocument, ConflictDocument, ReadinessDocument
from safeconduct.desk.models import Conflict, Readiness
from safeconduct.desk.rules.dispatch import Fitness
from safeconduct.kernel import clock
from safeconduct.keys import certificates, rows
from safeconduct.people import duty, members
from safeconduct.places import regions

DEFENDERS = "lawyer"  # the role that must be let in to detained people


def fitness(actor: Actor, role: str, region: str, cases: Iterable[UUID]) -> list[Fitness]:
    """Everybody who stands in a role, with what speaks for and against sending them now."""
    now = clock.now()
    on_shift = {one.member for one in duty.on_duty(actor.keys) if one.role == role}
    reports, said, barred = scene.reports(actor), readiness(actor), conflicts(actor, cases)
    found = []
    for one in members.everybody(actor.keys, role):
        ready = said.get(one.handle) or ReadinessDocument(member=one.handle, at=now)
        mine = [report for report in reports if report.member == one.handle]
        found.append(
            Fitness(
                member=one.handle,
                band=regions.band(one.profile.base, region),
                languages=frozenset(one.profile.languages or [one.profile.language]),
                on_shift=one.handle in on_shift,
                load=_load(mine),
                rested=_rested(mine),
                conflict=one.handle in barred,
                may_visit=ready.may_visit or role != DEFENDERS,
                away=ready.away_until is not None and now < ready.away_until,
                safe_to_send=not region or region not in ready.unsafe_in,
            )
        )
    return found


def readiness(actor: Actor) -> dict[UUID, ReadinessDocument]:
    """What was said last of each member, by themself or by a coordinator; others' words count for nothing."""
    desk, directory = incidents.desk(actor.keys), certificates.directory(actor.keys)
    found = rows.look_through(actor.keys, Readiness.objects.filter(compartment=desk).order_by("leaf"))
    said = {}
    for one in found:
        standing = directory.at(one.author, one.row.leaf) if one.author else None
        if standing is not None and (one.author == one.document.member or "coordinator" in standing.roles):
            said[one.document.member] = one.document
    return said


def conflicts(actor: Actor, cases: Iterable[UUID]) -> set[UUID]:
    """Members who may not be sent for one of these cases."""
    about = set(cases)
    last: dict[tuple[UUID, UUID], ConflictDocument] = {
        (one.document.member, one.document.case): one.document
        for one in rows.look_through(actor.keys, Conflict.objects.order_by("leaf"))
        if one.verified
    }
    return {one.member for one in last.values() if one.stands and one.case in about}


def _load(reports: list[ArrivalDocument]) -> int:
    """Dispatches that the member accepted and neither declined nor ended."""
    last = {one.dispatch: one.what for one in reports}
    return sum(what not in {"declined", "clear"} for what in last.values())


def _rested(reports: list[ArrivalDocument]) -> float:
    """Hours since the member last came back, a day when never."""
    ended = [one.at for one in reports if one.what == "clear"]
    return min(24.0, (clock.now() - max(ended)).total_seconds() / 3600) if ended else 24.0
