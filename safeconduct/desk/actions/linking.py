"""Incidents and cases: what is about whom, by code name alone."""

from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases.actions.opening import Captor, OpenCase, open_case
from safeconduct.cases.events import CaseOpened
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, known
from safeconduct.desk.actions.incidents import IncidentIs, incident_is
from safeconduct.desk.events import CaseLinked
from safeconduct.kernel.text import N_

DESK = roles("operator", "coordinator")


class LinkCase(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    case: f.CaseOf


@action(
    "desk.link_case",
    title=N_("This is about a known case"),
    may=DESK,
    example={"incident": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.unlink_case",
    emits=[CaseLinked],
    urgent=True,
)
def link_case(actor: Actor, given: LinkCase) -> IncidentIs:
    """Tie an incident to a case by its code name; nothing of the case is opened by that. A dispatch that
    is out already learns of it. Refusals: not_found; stale.
    """
    about = incidents.whole(actor, given.incident)
    if all(ref.case != given.case for ref in about.cases):
        refs = [*about.document.cases, known.ref(actor, given.case)]
        incidents.change(actor, about.id, cases=refs)
        emit(actor, CaseLinked(incident=about.id, case=given.case))
    return incident_is(actor, about.id)


@action(
    "desk.unlink_case",
    title=N_("This is not about that case"),
    may=DESK,
    example={"incident": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.link_case",
    emits=[CaseLinked],
)
def unlink_case(actor: Actor, given: LinkCase) -> IncidentIs:
    """Undo the tie. What was already filed there stays until it is unfiled. Refusals: not_found; stale."""
    about = incidents.whole(actor, given.incident)
    for part, document in about.parts.items():
        left = [ref for ref in document.cases if ref.case != given.case]
        incidents.change(actor, part, cases=left)
    emit(actor, CaseLinked(incident=about.id, case=given.case))
    return incident_is(actor, about.id)


class OpenCaseFor(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    captor: Captor = "unknown"


class CaseFor(Struct, kw_only=True, frozen=True):
    """The case that was opened, led by the coordinator on duty."""

    incident: UUID
    case: UUID
    code: str
    lead: UUID
    second: UUID | None


@action(
    "desk.open_case_for",
    title=N_("Open a case for it"),
    may=DESK,
    example={"incident": f.EXAMPLE, "captor": "state"},
    inverse="desk.unlink_case",
    emits=[CaseOpened, CaseLinked],
)
def open_case_for(actor: Actor, given: OpenCaseFor) -> CaseFor:
    """Open a case for somebody whom nobody knew, and tie the incident to it.

    Refusals: not_found; no_coordinator; stale.
    """
    about = incidents.whole(actor, given.incident)
    opened = open_case(actor, OpenCase(captor=given.captor))
    refs = [*about.document.cases, known.ref(actor, opened.id)]
    incidents.change(actor, about.id, cases=refs)
    emit(actor, CaseLinked(incident=about.id, case=opened.id))
    return CaseFor(
        incident=about.id, case=opened.id, code=opened.code, lead=opened.lead, second=opened.second
    )
