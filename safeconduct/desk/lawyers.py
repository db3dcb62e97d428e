"""What the house knows of its lawyers, for the order of a dispatch."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.desk.documents import ArrivalDocument
from safeconduct.desk.models import Arrival
from safeconduct.desk.rules import Lawyer
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.people import duty, members
from safeconduct.places import regions


def candidates(actor: Actor, region: str, conflicts: frozenset[UUID]) -> list[Lawyer]:
    """Every lawyer who stands, with what speaks for and against sending them to `region` now."""
    on_shift = {one.member for one in duty.on_duty(actor.keys) if one.role == "lawyer"}
    reports = _reports(actor)
    return [
        Lawyer(
            member=one.handle,
            band=regions.band(one.profile.base, region),
            languages=frozenset(one.profile.languages),
            on_shift=one.handle in on_shift,
            load=_load(reports, one.handle),
            rested=_rested(reports, one.handle),
            conflict=one.handle in conflicts,
        )
        for one in members.everybody(actor.keys, "lawyer")
    ]


def _reports(actor: Actor) -> list[ArrivalDocument]:
    desk = well_known(DESK, actor.keys.organisation)
    found = rows.look_through(actor.keys, Arrival.objects.filter(compartment=desk).order_by("leaf"))
    return [one.document for one in found]


def _load(reports: list[ArrivalDocument], member: UUID) -> int:
    """Dispatches that the lawyer accepted and neither declined nor ended."""
    last = {one.dispatch: one.what for one in reports if one.member == member}
    return sum(what not in {"declined", "clear"} for what in last.values())


def _rested(reports: list[ArrivalDocument], member: UUID) -> float:
    """Hours since the lawyer last came back, a day when never."""
    ended = [one.at for one in reports if one.member == member and one.what == "clear"]
    return min(24.0, (clock.now() - max(ended)).total_seconds() / 3600) if ended else 24.0
