"""Whom a step reaches and by which ways.

When a rule would leave nobody, the rule gives way: somebody is always called while anybody can be.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from safeconduct.engine.documents import (
    Everyone,
    Named,
    Nobody,
    OnShift,
    Order,
    ShiftCard,
    StaffCard,
    Step,
    Way,
    Who,
)


class Roster(Struct, kw_only=True):
    """The staff and shifts that the engine knows of."""

    staff: dict[UUID, StaffCard] = field(default_factory=dict)
    shifts: ShiftCard | None = None

    def of_role(self, roles: Iterable[str]) -> list[UUID]:
        """Everybody reachable who holds one of `roles`; without roles, everybody reachable."""
        wanted = set(roles)
        return [
            handle
            for handle, card in self.staff.items()
            if card.channels and (not wanted or wanted & set(card.roles))
        ]

    def on_shift(self, role: str, now: datetime) -> list[UUID]:
        """Members on shift in the role. Where shifts overlap, all of them."""
        spans = self.shifts.spans if self.shifts else []
        on = {span.member for span in spans if span.role == role and span.since <= now < span.until}
        return [handle for handle in self.staff if handle in on and self.staff[handle].channels]


def people(who: Who, roster: Roster, now: datetime, *, emergency: bool) -> list[UUID]:
    """The members a step calls. Named members without a card are kept: that they cannot be reached
    must show. An ordinary alarm passes over those who sleep, unless nobody else is left."""
    match who:
        case Named(handles=handles) | Order(handles=handles):
            return list(dict.fromkeys(handles))
        case OnShift(role=role):
            on = roster.on_shift(role, now)
            return on or _awake(roster.of_role([role]), roster, now, emergency=emergency)
        case Everyone(roles=roles):
            return _awake(roster.of_role(roles), roster, now, emergency=emergency)
        case Nobody():
            return []


def is_pause(steps: Iterable[Step]) -> bool:
    """Whether nobody is meant to be called: then the step waits, where one that reaches nobody does not."""
    return all(isinstance(step.who, Nobody) for step in steps)


def called(
    steps: Iterable[Step], roster: Roster, now: datetime, *, emergency: bool, widest: bool
) -> list[tuple[UUID, list[str]]]:
    """Everybody that `steps` call, once each, with the channels of the first step that names them.

    With `widest` (a round after the first), steps that reach nobody call everybody there is.
    """
    found: dict[UUID, list[str]] = {}
    for step in steps:
        for handle in people(step.who, roster, now, emergency=emergency):
            found.setdefault(handle, list(step.channels))
    reachable = any(handle in roster.staff and roster.staff[handle].channels for handle in found)
    if widest and not reachable:
        for handle in roster.of_role([]):
            found.setdefault(handle, [])
    return list(found.items())


def ways(wanted: Iterable[str], card: StaffCard | None, standing: Iterable[str]) -> list[Way]:
    """The ways to a member, in the order to be tried: the step's channels first, then the member's
    own. `standing` are the channels that the installation has."""
    own = {way.channel: way for way in (card.channels if card else []) if way.channel in set(standing)}
    order = dict.fromkeys([*(name for name in wanted if name in own), *own])
    return [own[name] for name in order]


def _awake(handles: list[UUID], roster: Roster, now: datetime, *, emergency: bool) -> list[UUID]:
    if emergency:
        return handles
    return [handle for handle in handles if not asleep(roster.staff[handle], now)] or handles


def asleep(card: StaffCard, now: datetime) -> bool:
    """Whether it is inside the member's quiet hours, by the member's own wall."""
    if card.quiet is None:
        return False
    wall = now.astimezone(ZoneInfo(card.zone)).strftime("%H:%M")
    begins, ends = card.quiet.begins, card.quiet.ends
    return begins <= wall < ends if begins <= ends else wall >= begins or wall < ends
