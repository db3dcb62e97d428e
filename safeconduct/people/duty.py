"""Who is on duty, from the shifts that the house knows."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.kernel import clock
from safeconduct.keys import certificates, rows
from safeconduct.keys.certificates import Directory
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.people.documents import ShiftDocument
from safeconduct.people.models import Shift
from safeconduct.people.ports import PORTS, Span
from safeconduct.people.rules.shifts import Pattern, Stretch, stretches
from safeconduct.web.moments import zone_named

PUBLISHED = timedelta(hours=48)
KEPT = timedelta(days=31)  # a shift that is over goes after that

_shifts: WeakKeyDictionary[Keyring, tuple[tuple[int, int], list[Reading[Shift]]]] = WeakKeyDictionary()


def shifts(keyring: Keyring) -> list[Reading[Shift]]:
    """Every shift that a coordinator or admin signed, in the order of writing."""
    house = well_known(HOUSE, keyring.organisation)
    found = Shift.objects.filter(compartment=house).order_by("leaf")
    mark = (found.count(), found.values_list("leaf", flat=True).last() or 0)
    kept = _shifts.get(keyring)
    if kept is None or kept[0] != mark:
        kept = _shifts[keyring] = (mark, [one for one in rows.read_all(keyring, found) if one.verified])
    return kept[1]


def pattern(document: ShiftDocument) -> Pattern:
    """The shift as the rules know it."""
    return Pattern(
        zone_named(document.zone),
        date.fromisoformat(document.first),
        date.fromisoformat(document.last),
        time.fromisoformat(document.begins),
        time.fromisoformat(document.ends),
        frozenset(document.days),
    )


def between(
    keyring: Keyring, since: datetime, until: datetime, directory: Directory | None = None
) -> list[Stretch]:
    """Who is on duty when, of members who still stand in the role, by time."""
    planned = shifts(keyring)
    directory = directory or certificates.directory(keyring)
    found = []
    for reading in planned:
        shift = reading.document
        handle = directory.successor(shift.member)
        standing = directory.now(handle)
        if standing is None or shift.role not in standing.roles:
            continue
        found += [
            Stretch(handle, shift.role, begins, ends)
            for begins, ends in stretches(pattern(shift), since, until)
        ]
    return sorted(found, key=lambda one: (one.since, one.role, one.member))


def on_duty(
    keyring: Keyring, at: datetime | None = None, directory: Directory | None = None
) -> list[Stretch]:
    """Who is on duty at an instant (now), by role."""
    moment = at or clock.now()
    found = between(keyring, moment, moment + timedelta(microseconds=1), directory)
    return sorted(found, key=lambda one: one.role)


def is_on_duty(keyring: Keyring, handle: UUID, directory: Directory | None = None) -> bool:
    """Whether the member is on duty now, in any role."""
    return any(one.member == handle for one in on_duty(keyring, directory=directory))


def publish(keyring: Keyring) -> None:
    """Tell the engine who is on shift in the coming 48 hours; inside the action's transaction."""
    now = clock.now()
    PORTS.publish_shifts(keyring, [Span(*one) for one in between(keyring, now, now + PUBLISHED)])


def over(found: Iterable[Reading[Shift]]) -> list[Reading[Shift]]:
    """Shifts that ended so long ago that nobody asks any more."""
    oldest = (clock.now() - KEPT).date()
    return [reading for reading in found if date.fromisoformat(reading.document.last) < oldest]
