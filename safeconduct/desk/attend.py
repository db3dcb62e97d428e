"""What a member of the desk does by being there: keys go and come that nobody has to think of.

Called after signing in and at most once a minute while somebody works; each in its own transaction.
"""

from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.acts.run import run
from safeconduct.cases import briefs
from safeconduct.desk import alarms, dispatches, incidents, letting_go, packages, reporting, scene
from safeconduct.desk.documents import DispatchDocument, Joined
from safeconduct.keys import certificates, rows


@attends
def let_filed_signals_go(actor: Actor) -> None:
    """A day after it was filed, the desk loses the key to a signal."""
    if actor.keys.holds(incidents.desk(actor.keys)):
        letting_go.let_go(actor)


@attends
def tell_those_who_go(actor: Actor) -> None:
    """What became known since a dispatch went out: an address that the passage laid ready meanwhile."""
    if not actor.roles & {"operator", "coordinator"}:
        return
    known = incidents.everything(actor)
    for found in dispatches.running(actor, known):
        dispatches.bring_up_to_date(actor, found, incidents.whole(actor, found.document.incident))


@attends
def assign_those_who_accepted(actor: Actor) -> None:
    """Who accepted a dispatch works on its case from then on; a coordinator's presence makes it so, once:
    who is taken off the case afterwards stays off."""
    if "coordinator" not in actor.roles:
        return
    holders = scene.accepted(scene.reports(actor))
    for handle, found in dispatches.everything(actor).items():
        document: DispatchDocument = found.document
        if document.case is None or handle not in holders:
            continue
        joined = Joined(member=holders[handle].member, case=document.case)
        if joined in document.joined:
            continue
        _assign(actor, document.role, joined)
        rows.rewrite(actor.keys, found.row, replace(document, joined=[*document.joined, joined]))


@attends
def file_what_waited(actor: Actor) -> None:
    """What somebody reported from the scene before the case was known goes into it now."""
    if "lawyer" in actor.roles:
        reporting.file_waiting(actor)


@attends
def let_moved_photographs_go(actor: Actor) -> None:
    """After the filing was kept, and by a later visit where somebody was killed in between."""
    if "lawyer" in actor.roles:
        reporting.let_moved_go(actor)


@attends
def forget_addresses(actor: Actor) -> None:
    """An address dies with its dispatch, and a prepared one when another took its place."""
    if not actor.roles & {"operator", "coordinator"}:
        return
    kept = alarms.kept()
    out: set[UUID] = set()
    over: set[UUID] = set()
    for found in dispatches.everything(actor).values():
        if found.document.package is not None:
            (out if found.document.alarm in kept else over).add(found.document.package)
    packages.tidy(actor, out, over)


def _assign(actor: Actor, role: str, joined: Joined) -> None:
    """Through the action that everybody uses; somebody who left meanwhile is not assigned."""
    standing = certificates.directory(actor.keys).now(joined.member)
    if standing is None or role not in standing.roles:
        return
    brief = briefs.brief(actor.keys, joined.case)
    if role not in briefs.assigned_as(actor.keys, brief, joined.member):
        given = {"case": str(joined.case), "member": str(joined.member), "role": role}
        run(actor, "cases.assign", given)
