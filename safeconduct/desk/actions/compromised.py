"""After a phone was taken: the people linked to it are warned by another path, each by a named colleague.

The mark itself is made in the case (`cases.mark_compromised`). The system messages nobody at risk.
"""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import action
from safeconduct.cases import contacts
from safeconduct.desk import alarms, incidents
from safeconduct.desk import fields as f
from safeconduct.desk.documents import CompromiseDocument, WarnedDocument, WarningDocument
from safeconduct.desk.models import Compromise, Warned, WarningTask
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows

DESK = roles("operator", "coordinator")
GONE = define("colleague_gone", 422, N_("This colleague no longer works here. Choose another."))
WARNED = N_("everybody linked is warned")


class AssignWarning(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    compromise: f.CompromiseRef
    link: Annotated[UUID, Meta(title=N_("Who is to be warned"), extra={"widget": "ref", "of": "cases.link"})]
    member: Annotated[
        UUID, Meta(title=N_("Colleague who warns"), extra={"widget": "ref", "of": "people.member"})
    ]


class WarningIs(Struct, kw_only=True, frozen=True):
    id: UUID
    done: bool


@action(
    "desk.assign_warning",
    title=N_("Have somebody warned"),
    may=DESK,
    example={"compromise": f.EXAMPLE, "link": f.EXAMPLE, "member": f.EXAMPLE},
    final=N_("assign it again to another colleague instead"),
    urgent=True,
)
def assign_warning(actor: Actor, given: AssignWarning) -> WarningIs:
    """Ask a colleague to warn one linked person, by the safe path that the case names.

    Only who may read the contacts of the case can, since only they see who is linked and the path.
    Refusals: not_found; colleague_gone.
    """
    about: CompromiseDocument = rows.find(actor.keys, Compromise, given.compromise).document
    linked = {one.id: one for one in contacts.links(actor.keys, about.case.case)}
    if given.link not in linked:
        raise Refusal(NOT_FOUND)
    if certificates.directory(actor.keys).now(given.member) is None:
        raise Refusal(GONE)
    task = WarningDocument(
        compromise=given.compromise,
        link=given.link,
        code=about.case.code,
        assigned=given.member,
        given=incidents.stamp(actor),
    )
    row = rows.insert(actor.keys, WarningTask, incidents.desk(actor.keys), task)
    path = f"{linked[given.link].who}: {linked[given.link].path}"[:200]
    rows.insert(actor.keys, WarningTask, given.member, replace(task, path=path, of=row.id))
    return WarningIs(id=row.id, done=False)


class SayWarned(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    warning: f.WarningRef
    note: Annotated[
        str, Meta(title=N_("Note"), max_length=200, examples=[N_("told in person, leaving tonight")])
    ] = ""


@action(
    "desk.warned",
    title=N_("Warned"),
    may=anybody_signed_in,
    example={"warning": f.EXAMPLE, "note": "told in person, leaving tonight"},
    final=N_("a person who was warned stays warned; write another note if it was a mistake"),
    urgent=True,
)
def warned(actor: Actor, given: SayWarned) -> WarningIs:
    """Say that somebody was warned. The colleague who was asked says it, or the desk.

    Refusals: not_found.
    """
    found = rows.find(actor.keys, WarningTask, given.warning)
    task: WarningDocument = found.document
    word = WarnedDocument(of=task.of or found.row.id, at=clock.now(), note=given.note)
    for reader in (incidents.desk(actor.keys), task.assigned):
        rows.insert(actor.keys, Warned, reader, word)
    return WarningIs(id=given.warning, done=True)


class OneCompromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    compromise: f.CompromiseRef


class CompromiseIs(Struct, kw_only=True, frozen=True):
    id: UUID


@action(
    "desk.settle_compromise",
    title=N_("Everybody linked is warned"),
    may=DESK,
    example={"compromise": f.EXAMPLE},
    inverse="desk.unsettle_compromise",
)
def settle_compromise(actor: Actor, given: OneCompromise) -> CompromiseIs:
    """Take it off the desk and end its alarm; the mark on the channel itself stays.

    Only who may read the contacts of the case can, since only they see who is linked.
    Refusals: not_found; stale.
    """
    found = rows.find(actor.keys, Compromise, given.compromise)
    contacts.links(actor.keys, found.document.case.case)
    alarms.close(actor, found.document.alarm, gettext(WARNED))
    rows.rewrite(actor.keys, found.row, replace(found.document, settled=incidents.stamp(actor)))
    return CompromiseIs(id=given.compromise)


@action(
    "desk.unsettle_compromise",
    title=N_("Not everybody is warned yet"),
    may=DESK,
    example={"compromise": f.EXAMPLE},
    inverse="desk.settle_compromise",
)
def unsettle_compromise(actor: Actor, given: OneCompromise) -> CompromiseIs:
    """Put it back on the desk. Refusals: not_found; stale."""
    found = rows.find(actor.keys, Compromise, given.compromise)
    rows.rewrite(actor.keys, found.row, replace(found.document, settled=None))
    return CompromiseIs(id=given.compromise)
