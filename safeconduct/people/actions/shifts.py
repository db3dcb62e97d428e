"""Who is on duty when, planned in local time; the engine is told the coming 48 hours."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES
from safeconduct.acts.registry import action, query
from safeconduct.kernel.errors import INVALID, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.people import duty, members, refusals
from safeconduct.people.actions.enrolment import Role
from safeconduct.people.actions.founding import Nothing
from safeconduct.people.actions.membership import MemberRef
from safeconduct.people.documents import ShiftDocument
from safeconduct.people.models import Shift
from safeconduct.people.policies import coordinators, keepers
from safeconduct.people.policies import members as everybody
from safeconduct.people.rules.shifts import Stretch, fits

DAYS = {
    "0": N_("Monday"),
    "1": N_("Tuesday"),
    "2": N_("Wednesday"),
    "3": N_("Thursday"),
    "4": N_("Friday"),
    "5": N_("Saturday"),
    "6": N_("Sunday"),
}
_SOME = "5a1c7c52-5f0e-4c1c-8f5e-1f6f0a1b2c3d"
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", max_length=5, examples=["20:00"])]


class PlanShift(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Duty in local time, once or on several weekdays."""

    member: MemberRef
    role: Annotated[Role, Meta(title=N_("Role"), extra={"widget": "choice", "choices": ROLES})]
    first: Annotated[date, Meta(title=N_("First day"))]
    last: Annotated[date | None, Meta(title=N_("Last day"), description=N_("empty: the first day alone"))] = (
        None
    )
    begins: Annotated[Clock, Meta(title=N_("Begins"))]
    ends: Annotated[
        Clock,
        Meta(title=N_("Ends"), description=N_("a time that is not later lies on the next day")),
    ]
    days: Annotated[
        list[Literal["0", "1", "2", "3", "4", "5", "6"]],
        Meta(
            title=N_("Weekdays"),
            description=N_("none: every day"),
            max_length=7,
            extra={"widget": "choices", "choices": DAYS},
        ),
    ] = []
    zone: Annotated[str, Meta(title=N_("Time zone"), max_length=64, examples=["Europe/Berlin"])] = "UTC"


class ShiftRef(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One planned shift."""

    shift: Annotated[UUID, Meta(title=N_("Shift"), extra={"widget": "ref", "of": "people.shift"})]


class Planned(msgspec.Struct, kw_only=True, frozen=True):
    """The planned shift."""

    shift: UUID


class Span(msgspec.Struct, kw_only=True, frozen=True):
    """Who is on duty in which role, from `since` up to `until` (UTC)."""

    member: UUID
    name: str
    role: str
    since: datetime
    until: datetime


class ShiftLine(msgspec.Struct, kw_only=True, frozen=True):
    """A shift as it was planned, in local time."""

    shift: UUID
    member: UUID
    name: str
    role: str
    zone: str
    first: str
    last: str
    begins: str
    ends: str
    days: list[int]


class Window(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A stretch of time."""

    since: Annotated[datetime, Meta(tz=True, title=N_("From"))]
    until: Annotated[datetime, Meta(tz=True, title=N_("Until"))]


@action(
    "people.plan_shift",
    title=N_("Plan a shift"),
    may=keepers,
    example={
        "member": "8a5d2f0c-3c1b-4a7e-9b8e-5d5f2f7f6a10",
        "role": "coordinator",
        "first": "2026-03-11",
        "last": "2026-03-31",
        "begins": "20:00",
        "ends": "08:00",
        "days": ["0", "2", "4"],
        "zone": "Europe/Berlin",
    },
    inverse="people.end_shift",
)
def plan_shift(actor: Actor, given: PlanShift) -> Planned:
    """Plan somebody's duty. Shifts overlap rather than gap where clocks are changed.

    Raises Refusal NOT_FOUND, and INVALID with NOT_THEIR_ROLE, NOT_A_SHIFT or UNKNOWN_ZONE at the field.
    """
    keyring = actor.keys
    member = members.member(keyring, given.member)
    if given.role not in member.roles:
        raise Refusal(INVALID, fields={"role": refusals.NOT_THEIR_ROLE})
    if given.zone not in available_timezones():
        raise Refusal(INVALID, fields={"zone": refusals.UNKNOWN_ZONE})
    document = ShiftDocument(
        member=given.member,
        role=given.role,
        zone=given.zone,
        first=given.first.isoformat(),
        last=(given.last or given.first).isoformat(),
        begins=given.begins,
        ends=given.ends,
        days=sorted({int(day) for day in given.days}) or list(range(7)),
    )
    if not fits(duty.pattern(document)):
        raise Refusal(INVALID, fields={"last": refusals.NOT_A_SHIFT})
    for reading in duty.over(duty.shifts(keyring)):
        rows.erase(keyring, reading.row)
    row = rows.insert(keyring, Shift, well_known(HOUSE, keyring.organisation), document)
    duty.publish(keyring)
    return Planned(shift=row.id)


@action(
    "people.end_shift",
    title=N_("Take a shift out of the plan"),
    may=keepers,
    example={"shift": _SOME},
    destructive=True,
    inverse="people.plan_shift",
)
def end_shift(actor: Actor, given: ShiftRef) -> None:
    """Take a shift, with all its days, out of the plan. Raises Refusal NOT_FOUND."""
    keyring = actor.keys
    rows.erase(keyring, rows.find(keyring, Shift, given.shift).row)
    duty.publish(keyring)


@action(
    "people.publish_shifts",
    title=N_("Tell the engine who is on shift"),
    may=coordinators,
    example={},
)
def publish_shifts(actor: Actor, given: Nothing) -> None:
    """Give the engine the coming 48 hours anew; pages of coordinators do so by themselves."""
    del given
    duty.publish(actor.keys)


@query("people.on_duty", title=N_("Who is on duty"), may=everybody, example={})
def on_duty(actor: Actor, given: Nothing) -> list[Span]:
    """Who is on duty now, by role."""
    del given
    return _spans(actor, duty.on_duty(actor.keys))


@query(
    "people.duty_between",
    title=N_("Who is on duty when"),
    may=everybody,
    example={"since": "2026-03-11T00:00:00Z", "until": "2026-03-13T00:00:00Z"},
)
def duty_between(actor: Actor, given: Window) -> list[Span]:
    """Who is on duty in a stretch of at most 31 days, by time. Raises Refusal INVALID with NOT_A_SHIFT."""
    if not given.since < given.until <= given.since + duty.KEPT:
        raise Refusal(INVALID, fields={"until": refusals.NOT_A_SHIFT})
    return _spans(actor, duty.between(actor.keys, given.since, given.until))


@query("people.shifts", title=N_("Planned shifts"), may=everybody, example={})
def shifts(actor: Actor, given: Nothing) -> list[ShiftLine]:
    """Every shift that is planned and not long over."""
    del given
    found = duty.shifts(actor.keys)
    gone = {reading.row.id for reading in duty.over(found)}
    return [
        ShiftLine(
            shift=reading.row.id,
            name=members.name_of(actor.keys, reading.document.member),
            **{
                name: getattr(reading.document, name)
                for name in ("member", "role", "zone", "first", "last", "begins", "ends", "days")
            },
        )
        for reading in found
        if reading.row.id not in gone
    ]


def _spans(actor: Actor, found: list[Stretch]) -> list[Span]:
    known = members.profiles(actor.keys)
    return [
        Span(
            member=one.member,
            name=known[one.member].display_name if one.member in known else "",
            role=one.role,
            since=one.since,
            until=one.until,
        )
        for one in found
    ]
