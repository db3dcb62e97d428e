"""Promises and call-backs: what this network said it would do, by when, and whether it did."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import alarms, incidents, plans
from safeconduct.desk import fields as f
from safeconduct.desk.documents import PromiseDocument
from safeconduct.desk.models import Promise
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading

DESK = roles("operator", "coordinator")
PAST = define("promise_past", 422, N_("This moment has passed. Nothing was changed; choose a later one."))
DONE = define("promise_done", 409, N_("This promise was kept or dropped already. Nothing was changed."))

KEPT, LATER = N_("done as promised"), N_("another time was agreed")

Due = Annotated[
    datetime,
    Meta(tz=True, title=N_("By when"), examples=["2026-03-11T21:55:00+03:00"], extra={"widget": "when"}),
]


class MakePromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    text: Annotated[
        str,
        Meta(
            title=N_("What was promised"),
            min_length=1,
            max_length=200,
            examples=[N_("call back on the clean number")],
        ),
    ]
    due: Due
    incident: f.IncidentRef | None = None


class PromiseIs(Struct, kw_only=True, frozen=True):
    id: UUID
    due: datetime


@action(
    "desk.make_promise",
    title=N_("Write down a promise"),
    may=DESK,
    example={"text": "call back on the clean number", "due": "2099-03-11T21:55:00+03:00"},
    inverse="desk.drop_promise",
    urgent=True,
)
def make_promise(actor: Actor, given: MakePromise) -> PromiseIs:
    """Promise something by a moment. If nobody keeps it, its author is reminded, then the shift, then
    the coordinators, until somebody takes it.

    Refusals: not_found; promise_past.
    """
    if given.due <= clock.now():
        raise Refusal(PAST)
    incident = incidents.whole(actor, given.incident).id if given.incident else None
    document = PromiseDocument(
        text=given.text,
        due=given.due,
        made=incidents.stamp(actor),
        incident=incident,
        alarm=_remind(actor, given.text, given.due, incident),
    )
    row = rows.insert(actor.keys, Promise, incidents.desk(actor.keys), document)
    return PromiseIs(id=row.id, due=given.due)


class OnePromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: f.PromiseRef


@action(
    "desk.keep_promise",
    title=N_("Done as promised"),
    may=DESK,
    example={"promise": f.EXAMPLE},
    inverse="desk.reopen_promise",
    urgent=True,
)
def keep_promise(actor: Actor, given: OnePromise) -> PromiseIs:
    """Say that a promise was kept; its reminder is called off. Refusals: not_found; promise_done; stale."""
    return _end(actor, given.promise, replace(_open(actor, given.promise), kept=incidents.stamp(actor)))


class DropPromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: f.PromiseRef
    why: f.WhyNot


@action(
    "desk.drop_promise",
    title=N_("It will not be kept"),
    may=DESK,
    example={"promise": f.EXAMPLE, "why": "they asked us not to call"},
    inverse="desk.reopen_promise",
    destructive=True,
)
def drop_promise(actor: Actor, given: DropPromise) -> PromiseIs:
    """Say why a promise will not be kept. Refusals: not_found; promise_done; stale."""
    dropped = replace(_open(actor, given.promise), dropped=incidents.stamp(actor), why=given.why)
    return _end(actor, given.promise, dropped)


class Postpone(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: f.PromiseRef
    due: Due


@action(
    "desk.postpone_promise",
    title=N_("Another time was agreed"),
    may=DESK,
    example={"promise": f.EXAMPLE, "due": "2099-03-12T21:55:00+03:00"},
    inverse="desk.postpone_promise",
)
def postpone_promise(actor: Actor, given: Postpone) -> PromiseIs:
    """Move a promise to another moment. Refusals: not_found; promise_done; promise_past; stale."""
    document = _open(actor, given.promise)
    if given.due <= clock.now():
        raise Refusal(PAST)
    alarms.drop(actor, document.alarm, gettext(LATER))
    alarm = _remind(actor, document.text, given.due, document.incident)
    return _write(actor, given.promise, replace(document, due=given.due, alarm=alarm))


@action(
    "desk.reopen_promise",
    title=N_("It is open after all"),
    may=DESK,
    example={"promise": f.EXAMPLE},
    inverse="desk.keep_promise",
)
def reopen_promise(actor: Actor, given: OnePromise) -> PromiseIs:
    """Undo that a promise was kept or dropped; one whose moment has passed reminds at once.

    Refusals: not_found; stale.
    """
    document: PromiseDocument = _find(actor, given.promise).document
    if document.kept is None and document.dropped is None:
        return PromiseIs(id=given.promise, due=document.due)
    due = max(document.due, clock.now())
    alarm = _remind(actor, document.text, due, document.incident)
    return _write(actor, given.promise, replace(document, kept=None, dropped=None, why="", alarm=alarm))


def _remind(actor: Actor, text: str, due: datetime, incident: UUID | None) -> UUID:
    """What is promised stands in the note, which only the desk reads; the message says nothing."""
    note = AlarmNote(kind=plans.PROMISE, title=text, at=due, subject=incident)
    return orders.plan_at(
        actor.keys,
        at=due,
        kind=plans.PROMISE,
        card=Later(plan=plans.remind("operator", actor.member)),
        notes={incidents.desk(actor.keys): note},
    )


def _find(actor: Actor, handle: UUID) -> Reading[Promise]:
    return rows.find(actor.keys, Promise, handle)


def _open(actor: Actor, handle: UUID) -> PromiseDocument:
    document: PromiseDocument = _find(actor, handle).document
    if document.kept is not None or document.dropped is not None:
        raise Refusal(DONE)
    return document


def _end(actor: Actor, handle: UUID, document: PromiseDocument) -> PromiseIs:
    alarms.drop(actor, document.alarm, document.why or gettext(KEPT))
    return _write(actor, handle, document)


def _write(actor: Actor, handle: UUID, document: PromiseDocument) -> PromiseIs:
    rows.rewrite(actor.keys, _find(actor, handle).row, document)
    return PromiseIs(id=handle, due=document.due)
