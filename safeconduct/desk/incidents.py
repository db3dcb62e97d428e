"""Incidents as they stand: each with everything that was merged into it.

Merging writes one word into one row and copies nothing, so that taking apart restores exactly what was.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases.shelves import shelf
from safeconduct.desk.documents import CaseRef, IncidentDocument, Level, Stamp
from safeconduct.desk.models import Incident
from safeconduct.desk.rules import incidents as rules
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


@dataclass(frozen=True)
class Whole:
    """An incident with its parts: itself first, then what was merged into it."""

    id: UUID
    document: IncidentDocument
    parts: Mapping[UUID, IncidentDocument]

    @property
    def signals(self) -> list[UUID]:
        return rules.signals(self.parts.values())

    @property
    def cases(self) -> list[CaseRef]:
        return rules.cases(self.parts.values())

    @property
    def times(self) -> dict[str, Stamp]:
        return rules.times(self.parts.values())

    @property
    def level(self) -> Level:
        return rules.most_urgent(one.level for one in self.parts.values())


def desk(keyring: Keyring) -> UUID:
    """The desk's compartment."""
    return well_known(DESK, keyring.organisation)


def stamp(actor: Actor) -> Stamp:
    """Now, by this member."""
    return Stamp(at=clock.now(), by=actor.member)


def code(letter: str) -> str:
    """A short name to say aloud, like A-7315. Drawn, not counted: it tells nobody how many there are."""
    return f"{letter}-{secrets.randbelow(9000) + 1000}"


def find(actor: Actor, handle: UUID) -> Reading[Incident]:
    """One incident as it was written. Raises Refusal NOT_FOUND alike for absent and for not yours."""
    return rows.find(actor.keys, Incident, handle)


def everything(actor: Actor) -> dict[UUID, IncidentDocument]:
    """Every incident by its handle; none for who is not of the desk."""
    mine = [desk(actor.keys)] if actor.keys.holds(desk(actor.keys)) else []
    found = shelf(actor.keys, Incident).follow(actor.keys, mine)
    return {handle: reading.document for handle, reading in found.items()}


def whole(actor: Actor, handle: UUID) -> Whole:
    """The incident that this one is now part of. Raises Refusal NOT_FOUND."""
    known = everything(actor)
    if handle not in known:
        raise Refusal(NOT_FOUND)
    return _whole(rules.root(handle, known), known)


def wholes(actor: Actor) -> list[Whole]:
    """Every incident that was not merged into another, the newest first."""
    known = everything(actor)
    roots = (handle for handle in known if rules.root(handle, known) == handle)
    return sorted((_whole(one, known) for one in roots), key=lambda one: one.document.opened_at, reverse=True)


def _whole(handle: UUID, known: Mapping[UUID, IncidentDocument]) -> Whole:
    return Whole(handle, known[handle], {part: known[part] for part in rules.parts(handle, known)})


def insert(actor: Actor, document: IncidentDocument, handle: UUID | None = None) -> UUID:
    """Write a new incident."""
    return rows.insert(actor.keys, Incident, desk(actor.keys), document, id=handle).id


def change(actor: Actor, handle: UUID, **fields: object) -> IncidentDocument:
    """Write one incident with some fields changed; nothing is written where nothing changes.

    Raises Refusal NOT_FOUND, STALE.
    """
    found = find(actor, handle)
    document: IncidentDocument = replace(found.document, **fields)
    if document != found.document:
        rows.rewrite(actor.keys, found.row, document)
    return document
