"""Writing questions and answers, and the rows of a case as its pages and rules need them."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases import gate
from safeconduct.cases.documents import Proposal
from safeconduct.cases.rooms import contents, room
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.keys.rows import Reading
from safeconduct.trace.documents import PutInquiry
from safeconduct.trace.models import Answer, Attempt, Put, Read, Visit, VisitDropped

ROOM = "inquiries"
WHEN_BEFORE = define(
    "when_before", 422, N_("Say when it was put: without a time it would stand as put after the gate closed.")
)
TOLD_AN_AUTHORITY = frozenset({"inquiry", "complaint"})
R = TypeVar("R", bound=SealedRow)


class Said(NamedTuple):
    """A row that may have been amended: what stands now, and what it stood for, the newest first."""

    now: Reading[Any]
    first: UUID  # the handle of the first writing, by which others name it
    before: tuple[Reading[Any], ...]


def put(actor: Actor, case: UUID, document: PutInquiry) -> UUID:
    """Write down that a question was put, if the gate lets exactly this text through at this moment, or did
    once and the document says how it came to be put (`although`).

    The use of the consent is written into the consent room, as of when it was put. Raises Refusal NOT_FOUND,
    GATE_CLOSED, INVALID (WHEN_BEFORE).
    """
    if gate.standing(actor.keys, case, document.proposal).may_go:
        document = replace(document, although="")  # nothing stood in its way
    if document.although:
        gate.told(actor, case, document.proposal, document.at)
        if document.at >= document.noted:
            raise Refusal(INVALID, fields={"at": WHEN_BEFORE})
    else:
        gate.require_open(actor, case, document.proposal, document.text, document.at)
    return rows.insert(actor.keys, Put, room(actor.keys, case, ROOM, create=True), document).id


def drafted(keyring: Keyring, case: UUID, proposal: UUID) -> Proposal:
    """An inquiry or complaint as it was drafted. Raises Refusal NOT_FOUND, also for a statement."""
    document: Proposal = gate.find(keyring, case, proposal).document
    if document.kind not in TOLD_AN_AUTHORITY:
        raise Refusal(NOT_FOUND)
    return document


def require(table: type[SealedRow], handle: UUID | None, compartment: UUID) -> None:
    """Raises Refusal NOT_FOUND for a row of another case. Nothing is read: who writes may not read."""
    if handle is not None and not table.objects.filter(id=handle, compartment=compartment).exists():
        raise Refusal(NOT_FOUND)


def find(keyring: Keyring, case: UUID, table: type[R], handle: UUID) -> Reading[R]:
    """A row of the inquiries room of this case. Raises Refusal NOT_FOUND."""
    reading = rows.find(keyring, table, handle)
    if room(keyring, case, ROOM) != reading.row.compartment:
        raise Refusal(NOT_FOUND)
    return reading


def puts(keyring: Keyring, case: UUID) -> list[Reading[Put]]:
    """Every question that was put, oldest first. Raises Refusal NOT_FOUND."""
    return rows_of(keyring, case, Put)


def rows_of(keyring: Keyring, case: UUID, table: type[R]) -> list[Reading[R]]:
    """The rows of one table in the inquiries room, oldest first. Raises Refusal NOT_FOUND."""
    return contents(keyring, case, ROOM, table)


def answers(keyring: Keyring, case: UUID) -> list[Said]:
    """Every answer as it stands now, oldest first. Raises Refusal NOT_FOUND."""
    return amended(contents(keyring, case, ROOM, Answer))


def attempts(keyring: Keyring, case: UUID) -> list[Said]:
    """Every attempt to reach somebody as it stands now, oldest first. Raises Refusal NOT_FOUND."""
    return amended(contents(keyring, case, ROOM, Attempt))


def visits(keyring: Keyring, case: UUID) -> list[Reading[Visit]]:
    """Visits that are meant to be made and were neither tried nor dropped. Raises Refusal NOT_FOUND."""
    over = {one.document.visit for one in contents(keyring, case, ROOM, VisitDropped)}
    over |= {one.now.document.visit for one in attempts(keyring, case)}
    return [one for one in contents(keyring, case, ROOM, Visit) if one.row.id not in over]


def read(keyring: Keyring, case: UUID) -> dict[UUID, list[UUID]] | None:
    """Answer (by its first handle) → the claims it was read into; None for who does not open the claims."""
    try:
        found = contents(keyring, case, "claims", Read)
    except Refusal:
        return None
    claims: dict[UUID, list[UUID]] = {}
    for one in found:
        claims.setdefault(one.document.answer, []).extend(one.document.claims)
    return claims


def amended(found: Iterable[Reading[Any]]) -> list[Said]:
    """Rows, each with what it stands for, in the order of the first writing."""
    readings = list(found)
    known = {one.row.id: one for one in readings}
    gone = {one.document.replaces for one in readings}
    made = []
    for one in readings:
        if one.row.id in gone:
            continue
        before, step = [], known.get(one.document.replaces)
        while step is not None and step not in before:
            before.append(step)
            step = known.get(step.document.replaces)
        made.append(Said(one, before[-1].row.id if before else one.row.id, tuple(before)))
    return sorted(made, key=lambda said: (said.before[-1] if said.before else said.now).row.leaf)
