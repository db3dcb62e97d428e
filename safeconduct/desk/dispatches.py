"""Dispatches: proposed with their order and reasons, offered to a team, changed, called off."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases import access, rooms
from safeconduct.cases.shelves import shelf
from safeconduct.desk import alarms, incidents, packages, plans, staffing
from safeconduct.desk.documents import Aim, Candidate, DispatchDocument, OfferDocument
from safeconduct.desk.incidents import Whole
from safeconduct.desk.models import Dispatch, Offer
from safeconduct.desk.rules import dispatch as rules
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.engine.models import Note
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.founding import COORDINATORS
from safeconduct.keys.rows import Reading

# What who accepted may write into before a holder's session grants the rooms, if their role writes there.
ROOMS = ("timeline", "claims", "evidence")
LAWYER = "lawyer"
TITLES = {
    "lawyer": N_("A lawyer is needed"),
    "passage": N_("Somebody of the passage is needed"),
    "psychologist": N_("A psychologist is needed"),
}
REVIEW = N_("A dispatch went out without approval: look at it")


class Wish(NamedTuple):
    """Whom to send where. `address` and `directions` are sealed at once."""

    role: str = LAWYER
    aim: Aim = Aim.SCENE
    region: str = ""
    language: str = ""
    address: str = ""
    directions: str = ""


def find(actor: Actor, handle: UUID) -> Reading[Dispatch]:
    """Raises Refusal NOT_FOUND alike for absent and for not yours."""
    return rows.find(actor.keys, Dispatch, handle)


def everything(actor: Actor) -> dict[UUID, Reading[Dispatch]]:
    """Every dispatch by its handle; none for who is not of the desk."""
    desk = incidents.desk(actor.keys)
    return dict(shelf(actor.keys, Dispatch).follow(actor.keys, [desk] if actor.keys.holds(desk) else []))


def running(actor: Actor, about: Iterable[UUID]) -> list[Reading[Dispatch]]:
    """Dispatches for any of these incidents that were not called off and whose alarm is not over."""
    wanted, not_over = set(about), alarms.not_over()
    return [
        one
        for one in everything(actor).values()
        if one.document.incident in wanted
        and one.document.withdrawn is None
        and one.document.alarm in not_over
    ]


def propose(actor: Actor, about: Whole, wish: Wish, *, signal: UUID | None = None) -> UUID:
    """Propose who goes, and raise the alarm that goes out by itself if nobody approves it in time.

    The order is made here and frozen into the alarm; a second person is reminded to look at it.
    """
    case = about.cases[0].case if about.cases else None
    staff = staffing.fitness(actor, wish.role, wish.region, [ref.case for ref in about.cases])
    order, out = rules.order(staff, wish.language)
    handle, alarm = new_id(), new_id()
    sealed = packages.seal(actor, wish.address, wish.directions) if wish.address else None
    details = {"dispatch": str(handle), **({"signal": str(signal)} if signal else {})}
    note = AlarmNote(
        kind=plans.DISPATCH,
        title=TITLES[wish.role],
        at=clock.now(),
        emergency=True,
        subject=about.id,
        details=details,
    )
    orders.raise_alarm(
        actor.keys,
        kind=plans.DISPATCH,
        emergency=True,
        plan=plans.dispatch([one.member for one in order], approved=False),
        notes={incidents.desk(actor.keys): note, _team(actor, wish.role): note},
        alarm_id=alarm,
        half=sealed.half if sealed else None,
    )
    ready = None if sealed or case is None else _prepared(actor, alarm, wish.role, case)
    document = DispatchDocument(
        incident=about.id,
        code=about.document.code,
        role=wish.role,
        aim=wish.aim,
        proposed=incidents.stamp(actor),
        order=order,
        passed_over=out,
        language=wish.language,
        region=wish.region,
        package=sealed.package if sealed else ready,
        alarm=alarm,
        review=_remind_of_review(actor, about.id),
        case=case,
        prepared_for=case if ready else None,
    )
    rows.insert(actor.keys, Dispatch, incidents.desk(actor.keys), document, id=handle)
    offer(actor, handle, document, about)
    return handle


def offer(actor: Actor, handle: UUID, document: DispatchDocument, about: Whole) -> None:
    """Tell the team what it may know of a dispatch. Whoever writes this may not read what was told
    before: it is written anew each time, and the newest counts."""
    told = OfferDocument(
        dispatch=handle,
        incident=document.incident,
        code=document.code,
        at=clock.now(),
        role=document.role,
        aim=document.aim,
        region=document.region,
        minor=any(ref.minor for ref in about.cases),
        package=document.package,
        out=[one.member for one in document.passed_over],
        case=document.case,
        rooms=_rooms(actor, document.role, document.case),
        withdrawn=document.withdrawn is not None,
    )
    rows.insert(actor.keys, Offer, _team(actor, document.role), told)


def bring_up_to_date(actor: Actor, found: Reading[Dispatch], about: Whole) -> bool:
    """Give a running dispatch what became known since: the case, its rooms, an address that lies ready.
    Whether there was anything.

    An address that came with a case goes with it: a wrong link must not lead anybody to somebody else's
    door.
    """
    document: DispatchDocument = found.document
    case = about.cases[0].case if about.cases else None
    changed = replace(document, case=case)
    if document.prepared_for not in {None, case}:
        orders.use_half(actor.keys, document.alarm, None)
        changed = replace(changed, package=None, prepared_for=None)
    if changed.package is None and case is not None:
        ready = _prepared(actor, document.alarm, document.role, case)
        changed = replace(changed, package=ready, prepared_for=case if ready else None)
    if changed == document:
        return False
    rows.rewrite(actor.keys, found.row, changed)
    offer(actor, found.row.id, changed, about)
    return True


def offered(actor: Actor, alarm: UUID) -> OfferDocument:
    """What this member may know of the dispatch that an alarm is about; the newest offer counts.

    Raises Refusal NOT_FOUND alike when there is none and when it is not theirs.
    """
    notes = rows.read_all(actor.keys, Note.objects.filter(alarm=alarm))
    about = {one.document.details.get("dispatch") for one in notes if one.verified}
    teams = [_team(actor, role) for role in TITLES if role in actor.roles]
    told = shelf(actor.keys, Offer).follow(actor.keys, [one for one in teams if actor.keys.holds(one)])
    found = [one for one in told.values() if one.verified and str(one.document.dispatch) in about]
    if not found:
        raise Refusal(NOT_FOUND)
    newest: OfferDocument = max(found, key=lambda one: one.row.leaf).document
    return newest


def may_see(actor: Actor, alarm: UUID) -> bool:
    """Whether the dispatch of an alarm is offered to a team of this member's."""
    try:
        offered(actor, alarm)
    except Refusal:
        return False
    return True


def reasons(document: DispatchDocument, order: Iterable[UUID]) -> list[Candidate]:
    """A new order, each with what was said of them before."""
    said = {one.member: one for one in [*document.order, *document.passed_over]}
    return [said.get(one) or Candidate(member=one) for one in dict.fromkeys(order)]


def _team(actor: Actor, role: str) -> UUID:
    return well_known(f"team:{role}", actor.keys.organisation)


def _prepared(actor: Actor, alarm: UUID, role: str, case: UUID) -> UUID | None:
    """The address that lies ready for the case, its half brought to this alarm; only lawyers get one."""
    package = packages.prepared(actor, case) if role == LAWYER else None
    if package is not None:
        orders.use_half(actor.keys, alarm, package)
    return package


def _rooms(actor: Actor, role: str, case: UUID | None) -> dict[str, UUID]:
    if case is None:
        return {}
    writes = [kind for kind in ROOMS if role in access.writers(kind)]
    return {kind: rooms.room(actor.keys, case, kind, create=True) for kind in writes}


def _remind_of_review(actor: Actor, incident: UUID) -> UUID:
    due = clock.now() + rules.APPROVAL + rules.REMIND_REVIEW
    note = AlarmNote(kind=plans.REVIEW, title=REVIEW, at=due, subject=incident)
    return orders.plan_at(
        actor.keys,
        at=due,
        kind=plans.REVIEW,
        card=Later(plan=plans.remind("coordinator")),
        notes={well_known(COORDINATORS, actor.keys.organisation): note},
    )
