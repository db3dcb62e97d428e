"""What a case says of its people whatever the hour is: read once, and kept in memory with the keyring until
one of its rooms is written into. Whether they may be read is asked each time."""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from safeconduct.cases import briefs, parts
from safeconduct.cases.rooms import readable
from safeconduct.cases.rules.digests import NAME_CARD
from safeconduct.cases.standing import standing
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.places.zones import zones
from safeconduct.trace import asked, packs, told
from safeconduct.trace.models import Visit
from safeconduct.trace.rules.pack import Local, Rule
from safeconduct.trace.rules.reach import Contact
from safeconduct.trace.rules.said import Said

ROOMS = ("claims", asked.ROOM)


class Law(NamedTuple):
    """The rules that may hold for a case, what follows from its places, and the zones that they live by."""

    regions: frozenset[str]
    rules: list[Rule]
    local: list[Local]
    zones: tuple[str, ...]


class Person(NamedTuple):
    """What is told of one person, or of everybody where the case names nobody (`person` None).

    `minor` is what the card of names says; None for who reads none.
    """

    person: UUID | None
    label: str
    minor: bool | None
    said: list[Said]
    contacts: list[Contact]


class Told(NamedTuple):
    """Everything that a case says of its people."""

    claims: dict[UUID, Weighed]
    visits: list[Reading[Visit]]
    persons: list[Person]
    law: Law


def of_each(keyring: Keyring, cases: Collection[UUID]) -> dict[UUID, Told]:
    """Those of the cases whose claims, inquiries and letters of persons this keyring may read now."""
    opened = readable(keyring, cases, (*ROOMS, NAME_CARD))
    mine = {
        case: rooms
        for case, rooms in opened.items()
        if rooms.keys() >= {*ROOMS} and rooms.keys() & {briefs.KIND, NAME_CARD}
    }
    made_of = {case: frozenset(rooms.values()) for case, rooms in mine.items()}
    return standing(keyring, "trace").of_each(made_of, lambda case: _read(keyring, case, mine[case]))


def _read(keyring: Keyring, case: UUID, opened: Mapping[str, UUID]) -> Told:
    door = briefs.brief(keyring, case) if briefs.KIND in opened else None
    cards = [one for one in parts.persons(keyring, case) or [] if one.person is not None]
    labels = door.persons if door else {one.person: one.label for one in cards if one.person is not None}
    minors = {one.person: one.minor for one in cards}
    claims, attempts = weighed(keyring, case), asked.attempts(keyring, case)
    people: list[UUID | None] = [*labels] or [None]
    return Told(
        {one.id: one for one in claims},
        asked.visits(keyring, case),
        [
            Person(
                person=one,
                label=labels[one] if one else "",
                minor=minors.get(one) if one else None,
                said=told.said(claims, one, labels),
                contacts=told.contacts(attempts, claims, one),
            )
            for one in people
        ],
        _law(frozenset(one.document.place.region for one in claims if one.document.place)),
    )


def _law(regions: frozenset[str]) -> Law:
    live_by = tuple(dict.fromkeys(zone for region in sorted(regions) for zone in zones(region)))
    return Law(regions, packs.holding(regions), packs.local(), live_by)
